package docread

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table. One that only arranges others is read cell by cell in the flow; where a cell of another holds a
// table, that one follows it.
func (h *htmlReader) table(n *html.Node) {
	arranges := holdsTable(n) && !saysItself(n)
	t := &Table{}
	h.inner = nil
	g := grid{}
	lines := hasBorder(n)
	for row := range rowsOf(n) {
		lines = lines || hasBorder(row)
		around := h.look
		h.look = h.lookOf(row.Parent)
		h.within(row, func() {
			if arranges {
				h.arranged(row)
			} else {
				lines = h.row(row, t, g) || lines
			}
		})
		h.look = around
	}
	if arranges || h.pieces > maxPieces { // readHTML refuses the page
		return
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			t.Cols = max(t.Cols, c.Col+c.ColSpan)
		}
	}
	h.to.table(t, !lines && t.Cols <= maxLayoutCols && len(t.Rows) <= maxLayoutLong)
	for _, add := range h.inner {
		add(h.to)
	}
}

func (h *htmlReader) arranged(row *html.Node) {
	for cell := range cellsOf(row) {
		h.within(cell, func() { h.element(cell) })
		h.flush()
	}
}

// row adds a row to a table, and reports whether its cells have borders.
func (h *htmlReader) row(n *html.Node, t *Table, g grid) (lines bool) {
	r := Row{}
	for cell := range cellsOf(n) {
		look := h.lookOf(cell)
		if look.gone && !h.all {
			h.readUnseen(cell)
			continue
		}
		lines = lines || hasBorder(cell)
		r.Cells = append(r.Cells, h.cell(cell))
	}
	if h.pieces > maxPieces {
		return lines
	}
	placed := g.place(r)
	h.pieces += len(placed.Cells) - len(r.Cells)
	t.Rows = append(t.Rows, placed)
	return lines
}

func (h *htmlReader) cell(n *html.Node) Cell {
	c := Cell{ColSpan: span(htmlAttr(n, "colspan")), RowSpan: rowSpan(htmlAttr(n, "rowspan"))}
	h.pieces++
	into := flow{paragraph: func(p Paragraph) {
		if p.Text != "" {
			c.Paragraphs = append(c.Paragraphs, p)
		}
	}}
	into.table = func(t *Table, layout bool) {
		h.inner = append(h.inner, func(to flow) { to.table(t, layout) })
	}
	h.within(n, func() { h.child(into, n) })
	return c
}

// rowSpan reads rowspan; 0 means to the end of the table.
func rowSpan(val string) int {
	const end = 1 << 16
	switch n, err := strconv.Atoi(val); {
	case err != nil || n < 0:
		return 1
	case n == 0 || n > end:
		return end
	default:
		return n
	}
}

// A grid remembers, by grid column, the cells that reach down into the next row.
type grid map[int]*reaching

type reaching struct {
	cell *Cell
	rows int // that it still reaches into
}

// place gives the cells of a row their grid columns; cells that reach down from above stand among them, merged.
func (g grid) place(r Row) Row {
	out := Row{}
	col := 0
	above := func() {
		for s := g[col]; s != nil; s = g[col] {
			s.cell.RowSpan++
			out.Cells = append(out.Cells, Cell{Paragraphs: s.cell.Paragraphs, Col: col, ColSpan: s.cell.ColSpan, RowSpan: 1, Merged: true})
			if s.rows--; s.rows == 0 {
				delete(g, col)
			}
			col += s.cell.ColSpan
		}
	}
	spans := make([]int, 0, len(r.Cells))
	for _, c := range r.Cells {
		above()
		c.Col = col
		col += c.ColSpan
		spans = append(spans, c.RowSpan)
		c.RowSpan = 1
		out.Cells = append(out.Cells, c)
	}
	above()
	g.reach(out, spans)
	return out
}

// reach notes the new cells that go on below.
func (g grid) reach(r Row, spans []int) {
	own := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Merged {
			continue
		}
		if n := spans[own]; n > 1 {
			g[c.Col] = &reaching{cell: c, rows: n - 1}
		}
		own++
	}
}

func holdsTable(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.Table {
			return true
		}
	}
	return false
}

// saysItself reports that a table has two rows with three cells or more that hold text outside the tables within.
func saysItself(n *html.Node) bool {
	said := 0
	for row := range rowsOf(n) {
		cells := 0
		for c := range cellsOf(row) {
			if !isBlank([]byte(ownText(c))) {
				cells++
			}
		}
		if cells >= 3 {
			said++
		}
	}
	return said >= 2
}

// ownText is the text of a cell without that of the tables in it.
func ownText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Table {
			b.WriteString(ownText(c))
		}
	}
	return b.String()
}

// rowsOf gives the rows of a table, whichever part of it they stand in.
func rowsOf(n *html.Node) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for part := range n.ChildNodes() {
			switch part.DataAtom {
			case atom.Tr:
				if !yield(part) {
					return
				}
			case atom.Thead, atom.Tbody, atom.Tfoot:
				for row := range part.ChildNodes() {
					if row.DataAtom == atom.Tr && !yield(row) {
						return
					}
				}
			default: // a caption and columns hold no rows
			}
		}
	}
}

func cellsOf(row *html.Node) func(func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for c := range row.ChildNodes() {
			if (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && !yield(c) {
				return
			}
		}
	}
}

// hasBorder reports that a line is drawn around a table or cell, by its
// attribute or its style: "border: 1px solid", not "border: none" or "border-collapse".
func hasBorder(n *html.Node) bool {
	if b := htmlAttr(n, "border"); b != "" && b != "0" {
		return true
	}
	for rule := range strings.SplitSeq(htmlAttr(n, "style"), ";") {
		name, value, _ := strings.Cut(rule, ":")
		switch strings.TrimSpace(name) {
		case "border", "border-top", "border-bottom", "border-left", "border-right", "border-width", "border-style":
			value = strings.TrimSpace(value)
			none := value == "" || value == "0" || strings.Contains(value, "none")
			if !none && !strings.HasPrefix(value, "0p") && !strings.HasPrefix(value, "0 ") {
				return true
			}
		}
	}
	return false
}
