package docread

import (
	"strings"

	"dondoc/internal/text"
)

// A flow takes the paragraphs and tables of a body, cell, header or note in
// their order. A paragraph's text still holds its line breaks.
type flow struct {
	paragraph func(Paragraph)
	table     func(t *Table, layout bool)
	number    func(Paragraph) // of an item without text; only cells of tables take it
}

// addFlow adds a paragraph in the order of the file.
func (d *Document) addFlow(p Paragraph) {
	if p.Text == "" {
		return
	}
	p.Place.Paragraph = len(d.Blocks) + 1
	d.Blocks = append(d.Blocks, Block{Paragraph: &p})
	if p.Struck {
		d.warnStruck(p.Place)
	}
}

// addLines adds a paragraph of the body. A line break in it is a space, but where a sign closes the line before it and the one
// behind begins an item of a list or an article: writers break lines so instead of beginning a paragraph.
func (d *Document) addLines(p Paragraph) {
	var lines []string // of the item so far
	add := func() {
		if p.Text = strings.Join(lines, " "); p.Text != "" {
			d.addFlow(p)
			p.Spaced, p.Struck, lines = false, false, nil
		}
	}
	for s := range strings.SplitSeq(p.Text, "\n") {
		s = text.Normal(s)
		if n := len(lines); n > 0 && isClosed(lines[n-1]) && (opensItem(lines[n-1], s) || opensArticle(s)) {
			add()
		}
		if s != "" {
			lines = append(lines, s)
		}
	}
	add()
}

// isClosed: a sign ends the line behind which an item of a list may follow.
func isClosed(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, ";") || strings.HasSuffix(s, ":")
}

// opensArticle: "Điều 2." at the head of a line.
func opensArticle(s string) bool {
	number, found := strings.CutPrefix(s, "Điều ")
	number, _, ended := strings.Cut(number, ".")
	return found && ended && len(number) <= 3 && isOrdinal(number)
}

// A table without borders lays out a letterhead or a signature block when it is no larger than this.
const (
	maxLayoutCols = 4
	maxLayoutLong = 12
)

// addFlowTable adds a table, or, where a table only lays out text (letterheads
// and signature blocks are tables without borders), its paragraphs row by row.
// Each cell then begins as after an empty line, so that the next cell does not
// read as its continuation. A line break is a space in a real table; in a layout
// the lines are set by hand and stand for themselves.
func (d *Document) addFlowTable(t *Table, layout bool) {
	if len(t.Rows) == 0 {
		return
	}
	if !layout || t.isNumbered() {
		t.each(func(p *Paragraph) { *p = flat(*p) })
		d.addTable(t)
		return
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if !c.Merged {
				d.addLayoutCell(c)
			}
		}
	}
}

func (d *Document) addLayoutCell(c Cell) {
	first := true
	for _, p := range c.Paragraphs {
		for s := range strings.SplitSeq(p.Text, "\n") {
			if s != "" && !isRule(s) {
				line := p
				line.Text, line.Spaced, line.Struck = s, p.Spaced || first, false
				d.addFlow(line)
				first = false
			}
		}
	}
	d.leaveStruck(Paragraph{Struck: c.Struck})
}

// isNumbered reports that the first heading is the number column's: no letterhead has one.
func (t *Table) isNumbered() bool {
	return len(t.Rows[0].Cells) > 2 && isNumberLabel(t.Rows[0].Cells[0].Text())
}

// each visits the paragraphs of a table for changing them; what a merged cell repeats is visited once.
func (t *Table) each(visit func(*Paragraph)) {
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			for i := range c.Paragraphs {
				if !c.Merged {
					visit(&c.Paragraphs[i])
				}
			}
		}
	}
}

// addHeader adds a text that stands outside the flow, line by line: a mark in a page header has its own line.
func (d *Document) addHeader(p Paragraph) {
	if p.Struck {
		d.warnStruck(Place{})
	}
	for s := range strings.SplitSeq(p.Text, "\n") {
		if s != "" {
			d.Headers = append(d.Headers, Paragraph{Text: s})
		}
	}
}

func (d *Document) addHeaderTable(t *Table, _ bool) {
	t.each(func(p *Paragraph) { d.addHeader(*p) })
}

// flat makes the line breaks of a paragraph spaces.
func flat(p Paragraph) Paragraph {
	p.Text = text.Normal(p.Text)
	return p
}

// normalLines brings text to its normal form and keeps its line breaks; empty
// lines at its ends are dropped.
func normalLines(s string) string {
	if !strings.Contains(s, "\n") {
		return text.Normal(s)
	}
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = text.Normal(l)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
