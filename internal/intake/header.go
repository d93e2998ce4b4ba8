package intake

import (
	"strings"

	"dondoc/internal/docread"
	"dondoc/internal/org"
)

// maxHeads is how many rows headings may take: the duty under "Cơ quan thực hiện", the year under "Kết quả".
const maxHeads = 3

// headingAt reads the headings that begin at a row of the table, and how many
// rows they take, 0 where none begin. A table that begins with the label of a
// number column has headings even where they are not those of a programme.
func headingAt(t *docread.Table, i int, names *org.Resolver) (*layout, int) {
	if i >= len(t.Rows) || t.Cols == 0 || !mayHead(t.Rows[i]) {
		return nil, 0
	}
	n := 1
	for n < maxHeads && i+n < len(t.Rows) && isSubheading(t, t.Rows[i], t.Rows[i+n]) {
		n++
	}
	for ; n > 0; n-- {
		if l := layoutOf(headsOf(t, i, n), sense{t, i + n, names}); l != nil {
			if i+n < len(t.Rows) && countsColumns(t.Rows[i+n]) {
				n++
			}
			return l, n
		}
	}
	return nil, 0
}

// mayHead: headings are short, and none is the number of a row, unless a
// group's number is merged over the heading row under it.
func mayHead(r docread.Row) bool {
	filled := 0
	for _, c := range r.Cells {
		s := c.Text()
		if len(s) > maxHeading || isLabel(s) && !isYear(s) && !c.Merged {
			return false
		}
		if s != "" {
			filled++
		}
	}
	return filled > 1
}

// isLabel reports a cell that holds nothing but the number of a row.
func isLabel(s string) bool { return labelRank(bareLabel(s)) != rankNone }

func bareLabel(s string) string { return strings.Trim(s, ".)/( ") }

// isSubheading reports that a row divides headings of the row above it. A
// format without merged cells prints only the parts: then both rows together
// are as wide as the table and the heading divided.
func isSubheading(t *docread.Table, above, r docread.Row) bool {
	if !mayHead(r) {
		return false
	}
	if len(above.Cells) < t.Cols && len(above.Cells)+len(r.Cells)-1 == t.Cols {
		return true
	}
	parts := 0
	for _, c := range r.Cells {
		switch {
		case c.Merged || c.Text() == "":
		case !isDivided(above, c.Col):
			return false
		default:
			parts++
		}
	}
	return parts > 1
}

// isDivided reports that the heading over a grid column goes on over others.
// Formats without merged cells leave the others empty.
func isDivided(r docread.Row, col int) bool {
	over := cellOver(r, col)
	if over == nil || over.ColSpan > 1 || over.Text() == "" {
		return over != nil
	}
	next := cellOver(r, col+1)
	return next != nil && next.Text() == ""
}

// cellOver finds the cell of a row that covers a grid column, nil for none.
func cellOver(r docread.Row, col int) *docread.Cell {
	for i := range r.Cells {
		if c := &r.Cells[i]; col >= c.Col && col < c.Col+max(c.ColSpan, 1) {
			return c
		}
	}
	return nil
}

// A head is the heading of one grid column: what stands over it, from top to bottom.
type head struct{ above, own string }

// headsOf lays the headings of n rows over the grid.
func headsOf(t *docread.Table, i, n int) []head {
	rows := t.Rows[i : i+n]
	if n == 2 && len(rows[0].Cells) < t.Cols && len(rows[0].Cells)+len(rows[1].Cells)-1 == t.Cols {
		return spliced(rows[0].Cells, rows[1].Cells)
	}
	heads := make([]head, t.Cols)
	for k, r := range rows {
		last := ""
		for col := range heads {
			s := ""
			if c := cellOver(r, col); c != nil {
				s = c.Text()
				if s == "" && k == 0 && n > 1 {
					s = last
				}
				last = s
			}
			heads[col].add(s)
		}
	}
	return heads
}

// add puts a lower heading under those of a column. A merged cell says the same in every row.
func (h *head) add(s string) {
	if s == "" || s == h.own {
		return
	}
	h.above, h.own = strings.TrimSpace(h.above+" "+h.own), s
}

// spliced puts the parts under the heading they divide: the first one that is
// neither the number's nor the content's and that gives every part a meaning.
func spliced(above, parts []docread.Cell) []head {
	at := len(above) - 1
	for i, c := range above {
		r := roleOf(c.Text())
		if r == colLead || r == colBoth || r == colDeadline || r == colValue || r == colProduct || r == colOther {
			at = i
			break
		}
	}
	var heads []head
	for i, c := range above {
		if i != at {
			heads = append(heads, head{own: c.Text()})
			continue
		}
		for _, p := range parts {
			heads = append(heads, head{above: c.Text(), own: p.Text()})
		}
	}
	return heads
}

// countsColumns reports the row under headings that numbers the columns: "(1) (2) (3)", "A B 1 2". A merged heading
// may leave cells of it empty.
func countsColumns(r docread.Row) bool {
	n := 0
	for _, c := range r.Cells {
		s := c.Text()
		if s != "" && (len(s) > 8 || !isColumnNumber(s)) {
			return false
		}
		n += btoi(s != "")
	}
	return n > 2
}

func isColumnNumber(s string) bool {
	s, formula, found := strings.Cut(bareLabel(s), "=")
	return isLabel(s) && (!found || formula != "")
}
