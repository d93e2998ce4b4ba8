package docread

import (
	"slices"
	"strings"
)

// isTorn reports that one row stands in two pieces. Pieces have the same cells;
// where rows are numbered exactly one of them has the number (cells may be
// centred, so it can be either); without numbers a small letter tells.
func (t *ruledTable) isTorn(head, tail Row) bool {
	if !slices.EqualFunc(head.Cells, tail.Cells, func(x, y Cell) bool { return x.Col == y.Col && x.ColSpan == y.ColSpan }) {
		return false
	}
	if len(head.Cells) == 1 {
		return false
	}
	if t.countsRows() {
		return isOrdinal(head.Cells[0].Text()) != isOrdinal(tail.Cells[0].Text())
	}
	return slices.ContainsFunc(tail.Cells, func(c Cell) bool { return startsLower(c.Text()) }) || t.lacksCells(tail)
}

// usuallyFilled is the share of the rows that fill a column for a row without its cell to be the rest of one.
const usuallyFilled = 0.9

// lacksCells reports that a row is empty in two columns at least that nearly all rows fill: the text of its other cells was
// longer than that of these, before the page ended.
func (t *ruledTable) lacksCells(tail Row) bool {
	lacking := 0
	for _, c := range tail.Cells {
		if c.ColSpan == 1 && len(c.Paragraphs) == 0 && t.filledShare(c.Col) >= usuallyFilled {
			lacking++
		}
	}
	return lacking > 1
}

// maxCounted is how many of its last rows tell what a table's columns hold.
const maxCounted = 60

// filledShare is the share of the rows that say something in a column, of those that have a cell of its own there.
func (t *ruledTable) filledShare(col int) float64 {
	cells, filled := 0, 0
	for _, r := range t.Rows[max(len(t.Rows)-maxCounted, 0):] {
		for _, c := range r.Cells {
			if c.Col == col && c.ColSpan == 1 {
				cells++
				if len(c.Paragraphs) > 0 {
					filled++
				}
			}
		}
	}
	if cells < leastNumbers {
		return 0
	}
	return float64(filled) / float64(cells)
}

// countsRows reports that the first column numbers the rows.
func (t *ruledTable) countsRows() bool {
	counted := 0
	for _, r := range t.Rows {
		if isOrdinal(r.Cells[0].Text()) {
			counted++
		}
	}
	return counted*2 >= len(t.Rows)
}

// mend joins the rest of a torn row, cell by cell.
func (r *Row) mend(rest Row) {
	for i := range r.Cells {
		c := &r.Cells[i]
		for _, p := range rest.Cells[i].Paragraphs {
			if n := len(c.Paragraphs); n > 0 && !opensItem(c.Paragraphs[n-1].Text, p.Text) {
				c.Paragraphs[n-1].Text = strings.TrimSpace(joinWraps(c.Paragraphs[n-1].Text, p.Text))
			} else {
				c.Paragraphs = append(c.Paragraphs, p)
			}
		}
	}
}
