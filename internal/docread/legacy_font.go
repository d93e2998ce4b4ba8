package docread

// A fontRegister keeps what the fonts of old codes are used for in a document. A
// program that brought the text to Unicode may have left their names, and then
// they lie: what stands in such a font is Unicode.
type fontRegister struct {
	heard map[string]*tally // by font: words read as its name says, and words that only Unicode has
	lying map[string]bool
}

// codeOf is the code of a font in this document.
func (f *fontRegister) codeOf(font string) code {
	if f.lying[font] {
		return codeUnicode
	}
	return codeOfFont(font)
}

// hear notes a text in a font of an old code, as it is in the file.
func (f *fontRegister) hear(font, written string) {
	if isASCII(written) {
		return
	}
	t := f.heard[font]
	if t == nil {
		t = &tally{}
		if f.heard == nil {
			f.heard = map[string]*tally{}
		}
		f.heard[font] = t
	}
	for _, stretch := range stretches(written) {
		if isUnicodeVietnamese(stretch) {
			t.bad++
		} else if as, decoded := tallyOf(stretch), tallyOf(codeOfFont(font).decode(stretch)); decoded.score() > as.score() {
			t.good++
		}
	}
}

// expose finds the fonts whose names lie, and reports whether there are any that were believed.
func (f *fontRegister) expose() bool {
	found := false
	for font, t := range f.heard {
		if t.bad > 2*t.good && !f.lying[font] {
			if f.lying == nil {
				f.lying = map[string]bool{}
			}
			f.lying[font], found = true, true
		}
	}
	return found
}
