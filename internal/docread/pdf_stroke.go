package docread

import (
	"slices"
	"strings"
)

// Lines that are drawn with words are no rulings of a table: one under them, as long as they are, and one through them,
// which strikes them out. Struck words are not read, and a warning says so.

// Places of such lines, in shares of the letters' height from their top.
const (
	strikeFrom = 0.3
	strikeTo   = 0.7
	underTo    = 1.25
)

const (
	strokeEnds  = 2.0 // points by which such a line may go beyond its words; the border of a cell goes farther
	strokeShare = 0.5 // of its length that letters take, the rest being spaces
)

// maxStrokes is how many lines of a page are looked at; strokeBand is the height in points in which letters are looked for.
const (
	maxStrokes = 2000
	strokeBand = 8
)

// takeStrokes takes the lines that are drawn with words off the page, and marks the letters that are struck out. It
// reports whether there are such.
func (p *Page) takeStrokes() (struck bool) {
	bands, looked := p.glyphBands(), 0
	p.Rules = slices.DeleteFunc(p.Rules, func(rule Box) bool {
		if rule.height() > thin || rule.width() <= thin || looked == maxStrokes {
			return false
		}
		looked++
		letters, through := p.lettersOn(rule, bands[int(rule.midY())/strokeBand])
		for _, i := range letters {
			p.Glyphs[i].struck = p.Glyphs[i].struck || through
		}
		struck = struck || through
		return len(letters) > 0
	})
	return struck
}

// struckText is what is struck out on the page, line by line.
func (p *Page) struckText() string {
	var b strings.Builder
	var last Box
	for _, w := range p.words() {
		if !w.struck {
			continue
		}
		if w.box.midY() > last.Bottom || w.box.midY() < last.Top {
			b.WriteByte('\n')
		}
		b.WriteString(w.text + " ")
		last = w.box
	}
	return b.String()
}

// dropStruck drops the struck words of a page's or a cell's lines. They keep their room: the words around them stand in one
// line, and the lines around a line that is struck out wholly are as close as they are seen to be.
func dropStruck(lines []textLine) []textLine {
	var kept []textLine
	for _, l := range lines {
		l.words = slices.DeleteFunc(l.words, func(w word) bool { return w.struck })
		switch {
		case len(l.words) > 0:
			kept = append(kept, l)
		case len(kept) > 0:
			last := &kept[len(kept)-1]
			last.box.Bottom, last.box.Right = l.box.Bottom, max(last.box.Right, l.box.Right)
		}
	}
	return kept
}

// glyphBands lists the letters of a page by the heights at which a line may be drawn with them.
func (p *Page) glyphBands() map[int][]int {
	bands := map[int][]int{}
	for i, g := range p.Glyphs {
		h := g.Box.height()
		if h <= 0 || h > p.Height/10 || seenAs(g.Char) == ' ' {
			continue
		}
		for k := int(g.Box.Top) / strokeBand; k <= int(g.Box.Top+h*underTo)/strokeBand; k++ {
			bands[k] = append(bands[k], i)
		}
	}
	return bands
}

// lettersOn finds the letters with which a line is drawn: it begins where the first one does and ends with the last one.
func (p *Page) lettersOn(rule Box, near []int) (letters []int, through bool) {
	around, covered := Box{}, 0.0
	for _, i := range near {
		g := p.Glyphs[i].Box
		at := (rule.midY() - g.Top) / g.height()
		if g.midX() < rule.Left || g.midX() > rule.Right || at < strikeFrom || at > underTo {
			continue
		}
		if letters == nil {
			around = g
		}
		letters, around, covered = append(letters, i), around.join(g), covered+g.width()
		through = at <= strikeTo
	}
	if around.Left-rule.Left > strokeEnds || rule.Right-around.Right > strokeEnds || covered < rule.width()*strokeShare {
		return nil, false
	}
	return letters, through
}
