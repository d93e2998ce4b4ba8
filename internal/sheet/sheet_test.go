package sheet_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"dondoc/internal/errs"
	"dondoc/internal/sheet"
)

func table() sheet.Table {
	return sheet.Table{Name: "Báo cáo", Columns: []sheet.Column{
		{Title: "id", Hidden: true}, {Title: "Nhiệm vụ", Width: 40}, {Title: "Kết quả", Width: 40, Input: true, Choices: []string{"a", "b"}},
	}, Rows: [][]string{{"1", "Lập quy hoạch", ""}, {"2", "=1+1", "+84"}, {"3", "@x", "-1"}}}
}

func write(t *testing.T, v sheet.Table) []byte {
	t.Helper()
	data, err := sheet.Write(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	titles, rows, err := sheet.Read(write(t, table()), 3)
	if err != nil {
		t.Fatal(err)
	}
	want := []sheet.Row{
		{Line: 2, Cells: []string{"1", "Lập quy hoạch", ""}}, {Line: 3, Cells: []string{"2", "=1+1", "+84"}},
		{Line: 4, Cells: []string{"3", "@x", "-1"}},
	}
	if d := cmp.Diff(want, rows); d != "" || strings.Join(titles, "|") != "id|Nhiệm vụ|Kết quả" {
		t.Errorf("%v\n%s", titles, d)
	}
}

// Words that look like a formula are words, ids are out of sight, and what is not asked for is locked.
func TestCellsAreTextAndLocked(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(write(t, table())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, cell := range []string{"B3", "C3", "B4", "C4"} {
		kind, err := f.GetCellType("Báo cáo", cell)
		says, formula := f.GetCellFormula("Báo cáo", cell)
		if err != nil || formula != nil || says != "" || kind != excelize.CellTypeSharedString && kind != excelize.CellTypeInlineString {
			t.Errorf("%s: type %d, formula %q, %v, %v", cell, kind, says, err, formula)
		}
	}
	if visible, err := f.GetColVisible("Báo cáo", "A"); err != nil || visible {
		t.Errorf("the ids are shown: %v", err)
	}
	for cell, locked := range map[string]bool{"A2": true, "B2": true, "C2": false} {
		id, err := f.GetCellStyle("Báo cáo", cell)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil || style.Protection == nil || style.Protection.Locked != locked {
			t.Errorf("%s is locked: %+v, %v", cell, style, err)
		}
	}
}

func TestAFormulaIsNamed(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(write(t, table())))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.SetCellFormula("Báo cáo", "C3", "HYPERLINK(\"http://x\")"); err != nil {
		t.Fatal(err)
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	_, rows, err := sheet.Read(buf.Bytes(), 3)
	if err != nil || rows[0].Formula != "" || rows[1].Formula != "C3" {
		t.Errorf("%+v, %v", rows, err)
	}
}

// A file that is no spreadsheet, a torn one, and one that inflates without end are refused.
func TestFilesThatAreRefused(t *testing.T) {
	whole := write(t, table())
	long := sheet.Table{Name: "x", Columns: []sheet.Column{{Title: "a"}}, Rows: make([][]string, 2001)}
	for i := range long.Rows {
		long.Rows[i] = []string{"1"}
	}
	cases := []struct {
		name string
		data []byte
		kind errs.Kind
		key  string
	}{
		{"nothing", nil, errs.Invalid, "sheet.not_xlsx"},
		{"words", []byte("id;percent\n1;40"), errs.Invalid, "sheet.not_xlsx"},
		{"an old .xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), errs.Invalid, "sheet.not_xlsx"},
		{"torn", whole[:len(whole)/2], errs.Invalid, "sheet.not_xlsx"},
		{"another archive", archive(t, "hello.txt", 10), errs.Invalid, "sheet.not_xlsx"},
		{"a bomb", archive(t, "xl/worksheets/sheet1.xml", 200<<20), errs.Invalid, "sheet.not_xlsx"},
		{"too long", write(t, long), errs.TooLarge, "sheet.long"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, rows, err := sheet.Read(c.data, 3); !errs.Is(err, c.kind, c.key) {
				t.Errorf("%d rows, %v", len(rows), err)
			}
		})
	}
}

// archive is a ZIP with one entry of n spaces.
func archive(t *testing.T, name string, n int) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	block := bytes.Repeat([]byte(" "), 1<<20)
	for n > 0 {
		part := block[:min(n, len(block))]
		if _, err := w.Write(part); err != nil {
			t.Fatal(err)
		}
		n -= len(part)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
