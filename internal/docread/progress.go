package docread

// Step is a part of reading that takes long enough to be told to who waits.
type Step string

// The steps, in the order in which they come. A file takes one of them, or StepPages and then StepRecognise.
const (
	StepConvert   Step = "convert"   // a word processor turns the file into .docx; its end is not known in advance
	StepPages     Step = "pages"     // the text of a PDF's pages is read
	StepRecognise Step = "recognise" // pages that are pictures are read by OCR, seconds for each
)

// Progress is told how far a step is: done of total pages, 0 of 0 where the
// length is not known. A step begins with done = 0. It is called by one goroutine
// at a time, before Read returns, and should return at once.
type Progress func(step Step, done, total int)

func (p Progress) tell(step Step, done, total int) {
	if p != nil {
		p(step, done, total)
	}
}
