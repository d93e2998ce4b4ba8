// Package sheet writes a table as a spreadsheet (.xlsx) to be filled in, and
// reads what came back. It knows nothing of what the cells mean.
package sheet

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Column is one column of a table.
type Column struct {
	Title   string
	Width   float64 // in characters
	Input   bool    // to be filled in; the others are locked
	Hidden  bool
	Choices []string // what may be filled in; none: anything
}

// Table is a sheet with a row of titles.
type Table struct {
	Name    string // of the sheet, at most 31 characters
	Columns []Column
	Rows    [][]string // a cell for each column
}

// protection of a sheet keeps people from changing locked cells by mistake; it has no password, because it protects
// nobody from intent.
func protection() *excelize.SheetProtectionOptions {
	return &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true, FormatRows: true}
}

// Write makes the file. Every cell is text, so that one that begins with "=" is no formula.
func Write(t Table) (data []byte, err error) {
	f := excelize.NewFile()
	defer func() { err = closing(f, err) }()
	const first = "Sheet1"
	if err := f.SetSheetName(first, t.Name); err != nil {
		return nil, err
	}
	w := writer{file: f, sheet: t.Name}
	w.styles()
	for i, c := range t.Columns {
		w.column(i+1, c, len(t.Rows))
	}
	for y, row := range t.Rows {
		for x, value := range row {
			w.cell(x+1, y+2, value)
		}
	}
	w.note(f.ProtectSheet(t.Name, protection()))
	w.note(f.SetPanes(t.Name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	if w.err != nil {
		return nil, w.err
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func closing(f *excelize.File, err error) error {
	if closed := f.Close(); err == nil {
		return closed
	}
	return err
}

// writer fills one sheet; its first failure is kept.
type writer struct {
	file                *excelize.File
	sheet               string
	head, input, locked int // styles
	err                 error
}

func (w *writer) note(err error) {
	if w.err == nil {
		w.err = err
	}
}

// styles: text (number format 49) that wraps; input cells are open and have a colour of their own.
func (w *writer) styles() {
	const asText = 49
	style := func(s excelize.Style) int {
		s.NumFmt, s.Alignment = asText, &excelize.Alignment{Vertical: "top", WrapText: true}
		id, err := w.file.NewStyle(&s)
		w.note(err)
		return id
	}
	grey := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E9ECEF"}}
	w.head = style(excelize.Style{Font: &excelize.Font{Bold: true}, Fill: grey})
	w.locked = style(excelize.Style{Protection: &excelize.Protection{Locked: true}})
	w.input = style(excelize.Style{
		Protection: &excelize.Protection{Locked: false}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFF8E1"}},
	})
}

func (w *writer) column(x int, c Column, rows int) {
	name, err := excelize.ColumnNumberToName(x)
	w.note(err)
	w.cell(x, 1, c.Title)
	w.note(w.file.SetColWidth(w.sheet, name, name, max(c.Width, 8)))
	w.note(w.file.SetColVisible(w.sheet, name, !c.Hidden))
	w.note(w.file.SetCellStyle(w.sheet, name+"1", name+"1", w.head))
	if rows == 0 {
		return
	}
	last, style := fmt.Sprintf("%s%d", name, rows+1), w.locked
	if c.Input {
		style = w.input
	}
	w.note(w.file.SetCellStyle(w.sheet, name+"2", last, style))
	if len(c.Choices) > 0 {
		offer := excelize.NewDataValidation(true)
		offer.SetSqref(name + "2:" + last)
		w.note(offer.SetDropList(c.Choices))
		w.note(w.file.AddDataValidation(w.sheet, offer))
	}
}

func (w *writer) cell(x, y int, value string) {
	name, err := excelize.CoordinatesToCellName(x, y)
	w.note(err)
	w.note(w.file.SetCellStr(w.sheet, name, value))
}
