package docread

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table. One that only arranges others is read cell by cell in the flow; where a cell of another holds a
// table, that one follows it.
func (h *htmlReader) table(n *html.Node) {
	arranges := holds(n, atom.Table) && !saysItself(n)
	t := &Table{}
	var inner []flowing
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
				lines = h.row(row, t, g, &inner) || lines
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
	for _, add := range inner {
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
func (h *htmlReader) row(n *html.Node, t *Table, g grid, inner *[]flowing) (lines bool) {
	r := Row{}
	for cell := range cellsOf(n) {
		look := h.lookOf(cell)
		if look.gone && !h.all {
			h.readUnseen(cell)
			continue
		}
		lines = lines || hasBorder(cell)
		r.Cells = append(r.Cells, h.cell(cell, inner))
	}
	if h.pieces > maxPieces {
		return lines
	}
	placed := g.place(r)
	h.pieces += len(placed.Cells) - len(r.Cells)
	t.Rows = append(t.Rows, placed)
	return lines
}

// flowing adds a table that stood in a cell to the flow around.
type flowing func(flow)

// cell reads a cell, and its tables into inner. Numbers of items without text are what it says where it says nothing else.
func (h *htmlReader) cell(n *html.Node, inner *[]flowing) Cell {
	c := Cell{ColSpan: span(htmlAttr(n, "colspan")), RowSpan: rowSpan(htmlAttr(n, "rowspan"))}
	h.pieces++
	tables := len(*inner)
	var numbers []Paragraph
	into := flow{
		paragraph: func(p Paragraph) {
			c.Struck = c.Struck || p.Struck
			if p.Text != "" {
				c.Paragraphs = append(c.Paragraphs, p)
			}
		},
		table:  func(t *Table, layout bool) { *inner = append(*inner, func(to flow) { to.table(t, layout) }) },
		number: func(p Paragraph) { numbers = append(numbers, p) },
	}
	h.within(n, func() {
		h.look.capitals = false // said of a whole table or cell, it is no title's
		h.child(into, n)
	})
	if len(c.Paragraphs) == 0 && len(*inner) == tables {
		c.Paragraphs = numbers
		h.pieces += len(numbers)
	}
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

func holds(n *html.Node, kinds ...atom.Atom) bool {
	for c := range n.Descendants() {
		if slices.Contains(kinds, c.DataAtom) {
			return true
		}
	}
	return false
}

// maxCellBlocks bounds the paragraphs beside a table within a cell of a data table: a cell with more of them is a column of a page.
const maxCellBlocks = 6

// saysItself reports that a table that holds others is one of data: most of its rows have three cells or more with text of
// their own, those with the tables within too, and what stands around these is short. A page laid out in columns is not.
func saysItself(n *html.Node) bool {
	rows, said := 0, 0
	for row := range rowsOf(n) {
		saying, longest := 0, 0 // cells, and the longest of those with tables within
		for c := range cellsOf(row) {
			blocks, says := ownBlocks(c)
			if says {
				saying++
			}
			if holds(c, atom.Table) {
				longest = max(longest, blocks, 1)
			}
		}
		if longest > maxCellBlocks || longest > 0 && saying < 3 {
			return false
		}
		if rows++; saying >= 3 {
			said++
		}
	}
	return said >= 2 && 2*said > rows
}

// ownBlocks counts the paragraphs, items and broken lines in a part of the page outside the tables in it, and reports
// whether it holds text.
func ownBlocks(n *html.Node) (blocks int, says bool) {
	if n.Type == html.TextNode {
		return 0, !isBlank([]byte(n.Data))
	}
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Table {
			inner, text := ownBlocks(c)
			blocks, says = blocks+inner, says || text
		}
	}
	if n.DataAtom == atom.Br || blocks == 0 && says && isBlock(n.DataAtom) {
		blocks++
	}
	return blocks, says
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
