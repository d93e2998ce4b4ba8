package sheet

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"

	"dondoc/internal/errs"
)

// Row is a line of the first sheet, below the titles.
type Row struct {
	Line    int      // as the program that shows the file counts, from 1
	Cells   []string // as shown; missing ones are empty
	Formula string   // name of the first cell that holds a formula; empty: none
}

// Limits of a file that is read: it is filled in by hand.
const (
	unzipped = 32 << 20 // bytes; what inflates to more is no table of ours
	maxRows  = 2000
)

// Read reads the columns of the first sheet: its titles, and the rows below. errs.Invalid
// "sheet.not_xlsx"; errs.TooLarge "sheet.long" beyond 2000 rows.
func Read(data []byte, columns int) (titles []string, rows []Row, err error) {
	// A parser of foreign files may fail in ways of its own; none of them is ours to answer for.
	defer func() {
		if p := recover(); p != nil {
			titles, rows, err = nil, nil, errs.Wrap(fmt.Errorf("panic: %v", p), errs.Invalid, "sheet.not_xlsx")
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: unzipped, UnzipXMLSizeLimit: unzipped})
	if err != nil {
		return nil, nil, errs.Wrap(err, errs.Invalid, "sheet.not_xlsx")
	}
	defer func() { err = closing(f, err) }()
	sheets := f.GetSheetList()
	if len(sheets) == 0 {
		return nil, nil, errs.New(errs.Invalid, "sheet.not_xlsx")
	}
	all, err := read(f, sheets[0], columns)
	if err != nil || len(all) == 0 {
		return nil, nil, err
	}
	return all[0].Cells, all[1:], nil
}

func read(f *excelize.File, sheet string, columns int) (all []Row, err error) {
	lines, err := f.Rows(sheet)
	if err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "sheet.not_xlsx")
	}
	defer func() {
		if closed := lines.Close(); err == nil {
			err = closed
		}
	}()
	for n := 1; lines.Next(); n++ {
		if n > maxRows+1 {
			return nil, errs.New(errs.TooLarge, "sheet.long", maxRows)
		}
		cells, err := lines.Columns()
		if err != nil {
			return nil, errs.Wrap(err, errs.Invalid, "sheet.not_xlsx")
		}
		row := Row{Line: n, Cells: make([]string, columns)}
		copy(row.Cells, cells)
		if row.Formula, err = formula(f, sheet, n, columns); err != nil {
			return nil, errs.Wrap(err, errs.Invalid, "sheet.not_xlsx")
		}
		all = append(all, row)
	}
	return all, nil
}

// formula finds the first cell of a line that computes its value.
func formula(f *excelize.File, sheet string, line, columns int) (string, error) {
	for x := 1; x <= columns; x++ {
		cell, err := excelize.CoordinatesToCellName(x, line)
		if err != nil {
			return "", err
		}
		if says, err := f.GetCellFormula(sheet, cell); err != nil || says != "" {
			return cell, err
		}
	}
	return "", nil
}
