package docread

import "slices"

// A table that stands in a cell of another one is drawn with lines that meet those of the cell, so that both are found as
// one: its rows part the cell's row, and the other cells of the row hold for all of them. It becomes a table of its own
// again, as it is one in the files of word processors, and follows the outer one.

// leastInner is how many rows of several cells an inner table has at least: what parts a cell in fewer is a cell divided.
const leastInner = 2

// An innerPlace is rows of a table, and the columns in them that hold an inner one.
type innerPlace struct{ row, rows, from, to int }

// takeInner takes inner tables out of a table.
func (t *ruledTable) takeInner() {
	usual := t.spans()
	var rows []Row
	for i := 0; i < len(t.Rows); i++ {
		at := t.innerAt(i)
		if at.rows == 0 || usual[[2]int{at.from, at.to}] != len(t.Rows)-at.rows+t.spanned(at) {
			rows = append(rows, t.Rows[i])
			continue
		}
		t.inner = append(t.inner, t.innerTable(at))
		rows = append(rows, t.outerRow(at))
		shorten(rows[:len(rows)-1], t.Rows[i], at.rows-1)
		i += at.rows - 1
	}
	t.Rows = rows
}

// spans counts the rows that have a cell from one column up to another one.
func (t *ruledTable) spans() map[[2]int]int {
	n := map[[2]int]int{}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			n[[2]int{c.Col, c.Col + c.ColSpan}]++
		}
	}
	return n
}

// spanned counts the rows of a place in which one cell takes all its columns.
func (t *ruledTable) spanned(at innerPlace) int {
	n := 0
	for _, r := range t.Rows[at.row : at.row+at.rows] {
		if len(r.within(at)) == 1 {
			n++
		}
	}
	return n
}

// within gives the cells of a row that stand in a place's columns.
func (r Row) within(at innerPlace) []Cell {
	return slices.DeleteFunc(slices.Clone(r.Cells), func(c Cell) bool { return c.Col < at.from || c.Col >= at.to })
}

// innerAt finds the place of an inner table that begins with a row, one without rows where none does: cells side by side do
// not hold for as many rows as the others, two of them at least, and several cells stand there in the rows below.
func (t *ruledTable) innerAt(i int) innerPlace {
	at := innerPlace{row: i, from: -1}
	for _, c := range t.Rows[i].Cells {
		at.rows = max(at.rows, c.RowSpan)
	}
	outer := 0
	for _, c := range t.Rows[i].Cells {
		switch {
		case c.Merged || c.RowSpan == at.rows:
			outer++
		case at.from < 0:
			at.from, at.to = c.Col, c.Col+c.ColSpan
		case c.Col == at.to:
			at.to += c.ColSpan
		default:
			return innerPlace{}
		}
	}
	if at.rows < 2 || outer < 2 || at.from < 0 || at.to-at.from < 2 || i+at.rows > len(t.Rows) {
		return innerPlace{}
	}
	for _, r := range t.Rows[i+1 : i+at.rows] {
		if slices.ContainsFunc(r.Cells, func(c Cell) bool { return !c.Merged && (c.Col < at.from || c.Col >= at.to) }) {
			return innerPlace{} // a row of the outer table begins
		}
	}
	said := 0
	for _, r := range t.Rows[i : i+at.rows] {
		if (Row{Cells: r.within(at)}).filled() > 1 {
			said++
		}
	}
	if said < leastInner {
		return innerPlace{}
	}
	return at
}

// outerRow is the row of the outer table, with what is said beside the inner one.
func (t *ruledTable) outerRow(at innerPlace) Row {
	row := Row{Place: t.Rows[at.row].Place}
	own := Cell{Col: at.from, ColSpan: at.to - at.from, RowSpan: 1}
	for _, r := range t.Rows[at.row : at.row+at.rows] {
		if cells := r.within(at); len(cells) == 1 && !cells[0].Merged {
			own.Paragraphs = append(own.Paragraphs, cells[0].Paragraphs...)
		}
	}
	for _, c := range t.Rows[at.row].Cells {
		switch {
		case c.Col == at.from:
			row.Cells = append(row.Cells, own)
		case c.Col < at.from || c.Col >= at.to:
			c.RowSpan = 1
			row.Cells = append(row.Cells, c)
		}
	}
	return row
}

// shorten takes rows off the cells above that hold for a row.
func shorten(above []Row, row Row, rows int) {
	for _, c := range row.Cells {
		for i := len(above) - 1; i >= 0 && c.Merged; i-- {
			at := slices.IndexFunc(above[i].Cells, func(u Cell) bool { return u.Col == c.Col })
			if at >= 0 && !above[i].Cells[at].Merged {
				above[i].Cells[at].RowSpan -= rows
				break
			}
		}
	}
}

// innerTable is the inner table itself, without the strips between its edge and that of the cell.
func (t *ruledTable) innerTable(at innerPlace) *Table {
	inner := &Table{Place: t.Rows[at.row].Place, Cols: at.to - at.from}
	for _, r := range t.Rows[at.row : at.row+at.rows] {
		cells := r.within(at)
		if len(cells) < 2 {
			continue
		}
		for i := range cells {
			cells[i].Col -= at.from
		}
		inner.Rows = append(inner.Rows, Row{Place: r.Place, Cells: cells})
	}
	if inner.isEmpty(inner.Cols - 1) {
		inner.Cols--
		for i := range inner.Rows {
			inner.Rows[i].Cells = inner.Rows[i].Cells[:len(inner.Rows[i].Cells)-1]
		}
	}
	if inner.isEmpty(0) {
		inner.Cols--
		for i := range inner.Rows {
			inner.Rows[i].Cells = inner.Rows[i].Cells[1:]
			for j := range inner.Rows[i].Cells {
				inner.Rows[i].Cells[j].Col--
			}
		}
	}
	return inner
}

// isEmpty reports that a column has a cell of its own in each row, and none says anything.
func (t *Table) isEmpty(col int) bool {
	return !slices.ContainsFunc(t.Rows, func(r Row) bool {
		i := slices.IndexFunc(r.Cells, func(c Cell) bool { return c.Col == col && c.ColSpan == 1 })
		return i < 0 || len(r.Cells[i].Paragraphs) > 0
	})
}
