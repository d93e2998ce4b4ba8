package docread

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/text"
)

// A recognisedLine is a line as OCR found it, in dots from the page's upper
// left corner. Its baseline may climb or fall.
type recognisedLine struct {
	picture int // which of those recognised it is from
	words   []word
	box     Box
	slope   float64 // of the baseline
	rise    float64 // of the baseline's beginning over the box's bottom, 0 or less
	size    float64 // height of letters from the foot of g to the top of d
}

// readHOCR reads Tesseract's hOCR (kba.github.io/hocr-spec): pages of lines of
// words, with boxes and baselines in titles. Its pages are the pictures it was given.
func readHOCR(r io.Reader, pictures []cutout) ([]recognisedLine, error) {
	decoder := xml.NewDecoder(r)
	decoder.Strict = false
	decoder.Entity = xml.HTMLEntity
	var lines []recognisedLine
	page := -1
	var word *strings.Builder
	var box Box
	depth := 0
	for {
		token, err := decoder.Token()
		if err == io.EOF { //nolint:errorlint // the decoder returns it bare
			return lines, nil
		}
		if err != nil {
			return nil, fmt.Errorf("result of a recognition: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			class, title := attr(t, "class"), attr(t, "title")
			switch {
			case word != nil:
				depth++ // emphasis inside a word
			case class == "ocr_page":
				if page++; page >= len(pictures) {
					return nil, fmt.Errorf("result of a recognition: more pages than pictures (%d)", len(pictures))
				}
			case page < 0:
			case class == "ocrx_word":
				word, box, depth = &strings.Builder{}, pictures[page].moved(bboxOf(title)), 0
			case strings.HasPrefix(class, "ocr_") && strings.Contains(title, "baseline"):
				lines = append(lines, lineOf(title, pictures, page))
			}
		case xml.CharData:
			if word != nil {
				word.Write(t)
			}
		case xml.EndElement:
			if word == nil {
				continue
			}
			if depth--; depth < 0 {
				if n := len(lines); n > 0 {
					lines[n-1].add(word.String(), box)
				}
				word = nil
			}
		}
	}
}

// add takes a word that holds a letter or figure, or a mark that stands alone in print.
func (l *recognisedLine) add(s string, box Box) {
	s = text.Normal(s)
	if s == "" || strings.IndexFunc(s, unicode.IsLetter) < 0 && strings.IndexFunc(s, unicode.IsDigit) < 0 && !isLoneMark(s) {
		return
	}
	l.words = append(l.words, word{text: s, box: box})
}

// isLoneMark: signs that stand between spaces. Others that stand alone are dirt on the paper.
func isLoneMark(s string) bool {
	switch s {
	case "-", "–", "+", "*", "%", "/", ":", ";", "(", ")", "&", ".", ",":
		return true
	}
	return strings.Trim(s, ".…_-") == ""
}

// numbersOf reads what follows a name in a title: "bbox 1 2 3 4; baseline 0 -5".
func numbersOf(title, name string) []float64 {
	for property := range strings.SplitSeq(title, ";") {
		fields := strings.Fields(property)
		if len(fields) == 0 || fields[0] != name {
			continue
		}
		var numbers []float64
		for _, f := range fields[1:] {
			n, err := strconv.ParseFloat(f, 64)
			if err != nil {
				return nil
			}
			numbers = append(numbers, n)
		}
		return numbers
	}
	return nil
}

func bboxOf(title string) Box {
	n := numbersOf(title, "bbox")
	if len(n) != 4 {
		return Box{}
	}
	return Box{n[0], n[1], n[2], n[3]}
}

func lineOf(title string, pictures []cutout, page int) recognisedLine {
	l := recognisedLine{picture: page, box: pictures[page].moved(bboxOf(title))}
	if b := numbersOf(title, "baseline"); len(b) == 2 {
		l.slope, l.rise = b[0], b[1]
	}
	first := func(name string) float64 {
		if n := numbersOf(title, name); len(n) == 1 {
			return n[0]
		}
		return 0
	}
	l.size = first("x_size")
	return l
}

func (l recognisedLine) text() string { return textLine{words: l.words}.text() }

// baseline is the height of the letters' feet at some place along the line.
func (l recognisedLine) baseline(x float64) float64 {
	return l.box.Bottom + l.rise + l.slope*(x-l.box.Left)
}

// setWords makes the glyphs of recognised words, in points. The letters of a
// word share its width evenly, which is near enough for telling columns and lines apart.
func (p *Page) setWords(lines []recognisedLine, dpi float64) {
	usual := median(lines, func(l recognisedLine) float64 { return l.size })
	for _, l := range lines {
		size := l.size / (ascent + descent)
		if l.size > usual*0.7 && l.size < usual*1.4 { // what a line happens to hold makes its size look different
			size = usual / (ascent + descent)
		}
		for _, w := range l.words {
			foot := l.baseline(w.box.midX())
			box := Box{w.box.Left, foot - ascent*size, w.box.Right, foot + descent*size}
			p.addWord(w.text, box.scaled(72/dpi))
		}
	}
}

func (b Box) scaled(by float64) Box { return Box{b.Left * by, b.Top * by, b.Right * by, b.Bottom * by} }

func (p *Page) addWord(s string, box Box) {
	letters := []rune(s)
	wide := box.width() / float64(len(letters))
	for i, r := range letters {
		left := box.Left + float64(i)*wide
		p.Glyphs = append(p.Glyphs, Glyph{Char: r, Box: Box{left, box.Top, left + wide, box.Bottom}})
	}
	p.Glyphs = append(p.Glyphs, Glyph{Char: ' '})
}
