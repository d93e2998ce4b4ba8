package docread

// Stamp is what an annotation shows upon a page: a stamp, a field of a form, the
// number and the day that a signing program sets into their places, or the
// picture of a signature with the signer's name.
type Stamp struct {
	Box    Box
	Glyphs []Glyph
	Typed  bool // typed upon the page as its text
}

// placeStamps puts stamped text that stands on a line of the page into that line:
// "Số:       /TB-UBND" gets its number. What is typed is text of the page
// wherever it stands. The rest ("Ký bởi: …") is no part of the text and goes to the
// headers, where a mark of secrecy is still looked for.
func (p *Page) placeStamps(d *Document, page int) {
	for _, s := range p.Stamps {
		apart := Page{Glyphs: s.Glyphs}
		lines := linesOf(apart.words(), page)
		if s.Typed || p.holdsLines(lines) {
			p.Glyphs = append(append(p.Glyphs, Glyph{Char: ' '}), s.Glyphs...)
			continue
		}
		for _, l := range lines {
			d.addHeader(Paragraph{Text: l.text()})
		}
	}
	p.Stamps = nil
}

// holdsLines reports that every line has room on a line of the page that stands close by.
func (p *Page) holdsLines(lines []textLine) bool {
	words := p.words()
	for _, l := range lines {
		beside := false
		for _, w := range words {
			if !sameHeight([]word{w}, word{box: l.box}) {
				continue
			}
			if w.box.Left < l.box.Right && l.box.Left < w.box.Right {
				return false
			}
			beside = beside || w.box.Left-l.box.Right < maxStampGap*l.size() && l.box.Left-w.box.Right < maxStampGap*l.size()
		}
		if !beside {
			return false
		}
	}
	return len(lines) > 0
}

// maxStampGap is how far a stamped word may stand from the words of its line, in
// letters' heights: a form leaves room for some digits.
const maxStampGap = 6
