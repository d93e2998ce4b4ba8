package docread

import (
	"encoding/xml"
	"strconv"
)

// maxSpan bounds the columns a cell may span (63 in Word), so that a number in a file cannot ask for memory.
const maxSpan = 100

// A tableReader collects a table. Cells belong to columns of the grid, which
// rows divide in different ways.
type tableReader struct {
	*docxReader
	table   *Table
	lines   bool          // a border is drawn between the cells
	inner   []func(flow)  // nested tables, in their order
	merging map[int]*Cell // by grid column: the cell that goes on downwards
}

func (w *docxReader) readTable(x *xmlReader, to flow) error {
	t := &tableReader{docxReader: w, table: &Table{}, merging: map[int]*Cell{}}
	if err := t.readRows(x); err != nil {
		return err
	}
	if len(t.table.Rows) == 0 {
		return nil
	}
	to.table(t.table, !t.lines && t.table.Cols <= maxLayoutCols && len(t.table.Rows) <= maxLayoutLong)
	for _, add := range t.inner {
		add(to)
	}
	return nil
}

func (t *tableReader) readRows(x *xmlReader) error {
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tblPr":
			return t.readBorders(x)
		case "tr":
			return t.readRow(x)
		case "tblGrid", "Fallback", "sdtPr":
			return x.skip()
		case "del", "moveFrom":
			t.changes++
			return x.skip()
		}
		return t.readRows(x)
	})
}

// readBorders looks for a border that is drawn, in the table's properties or a
// cell's. A table style draws borders by its name only as far as this reader knows.
func (t *tableReader) readBorders(x *xmlReader) error {
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "top", "bottom", "left", "right", "start", "end", "insideH", "insideV":
			if val := attr(e, "val"); val != "" && val != "nil" && val != "none" {
				t.lines = true
			}
		case "tblStyle":
			t.lines = t.lines || attr(e, "val") == "TableGrid"
		}
		return t.readBorders(x)
	})
}

// A rowReader collects a row.
type rowReader struct {
	*tableReader
	row     Row
	col     int // grid column of the next cell
	deleted bool
	cells   []merge
}

// merge says whether a cell begins a merged one or goes on with the one above.
type merge int

const (
	mergeNone merge = iota
	mergeBegin
	mergeGoOn
)

func (t *tableReader) readRow(x *xmlReader) error {
	r := &rowReader{tableReader: t}
	if err := r.readCells(x); err != nil {
		return err
	}
	if r.deleted {
		t.changes++
		return nil
	}
	t.table.Rows = append(t.table.Rows, r.row)
	t.table.Cols = max(t.table.Cols, r.col)
	r.follow(&t.table.Rows[len(t.table.Rows)-1])
	return nil
}

func (r *rowReader) readCells(x *xmlReader) error {
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "trPr":
			return r.readRowFormat(x)
		case "tc":
			return r.readCell(x)
		case "tblPrEx", "Fallback", "sdtPr":
			return x.skip()
		}
		return r.readCells(x)
	})
}

func (r *rowReader) readRowFormat(x *xmlReader) error {
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "gridBefore":
			r.col = span(attr(e, "val"))
		case "del", "moveFrom":
			r.deleted = true
		}
		return x.skip()
	})
}

func span(val string) int {
	n, err := strconv.Atoi(val)
	if err != nil {
		return 1
	}
	return min(max(n, 1), maxSpan)
}

// readCell reads a cell into the row; a nested table follows the outer one.
func (r *rowReader) readCell(x *xmlReader) error {
	if err := r.count(); err != nil {
		return err
	}
	c := Cell{Col: r.col, ColSpan: 1, RowSpan: 1}
	m, joined := mergeNone, false
	into := flow{
		paragraph: func(p Paragraph) {
			c.Struck = c.Struck || p.Struck
			if p.Text != "" {
				c.Paragraphs = append(c.Paragraphs, p)
			}
		},
		table: func(t *Table, layout bool) { r.inner = append(r.inner, func(to flow) { to.table(t, layout) }) },
	}
	err := x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "tcPr":
			var err error
			m, joined, err = r.readCellFormat(x, &c)
			return err
		case "p":
			return r.readParagraph(x, into)
		case "tbl":
			return r.readTable(x, into)
		case "Fallback":
			return x.skip()
		}
		return r.readFlow(x, into)
	})
	r.col += c.ColSpan
	if n := len(r.row.Cells); joined && n > 0 {
		r.row.Cells[n-1].ColSpan += c.ColSpan
		return err
	}
	r.row.Cells, r.cells = append(r.row.Cells, c), append(r.cells, m)
	return err
}

// readCellFormat reads how a cell spans columns and rows. The older hMerge joins a cell to the one before it.
func (r *rowReader) readCellFormat(x *xmlReader, c *Cell) (m merge, joined bool, err error) {
	err = x.each(func(e xml.StartElement) error {
		val := attr(e, "val")
		switch e.Name.Local {
		case "gridSpan":
			c.ColSpan = span(val)
		case "vMerge":
			m = mergeGoOn
			if val == "restart" {
				m = mergeBegin
			}
		case "hMerge":
			joined = val != "restart"
		case "tcBorders":
			return r.readBorders(x)
		}
		return x.skip()
	})
	return m, joined, err
}

// follow ties the cells that go on to the ones above them. A cell that goes on
// with nothing stands for itself.
func (r *rowReader) follow(row *Row) {
	open := map[int]*Cell{}
	for i := range row.Cells {
		c := &row.Cells[i]
		above := r.merging[c.Col]
		switch {
		case r.cells[i] == mergeGoOn && above != nil:
			above.RowSpan++
			c.Paragraphs, c.Merged = above.Paragraphs, true
			open[c.Col] = above
		case r.cells[i] != mergeNone:
			open[c.Col] = c
		}
	}
	r.merging = open
}
