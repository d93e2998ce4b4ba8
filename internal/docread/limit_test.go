package docread

import (
	"strings"
	"testing"

	"dondoc/internal/errs"
)

func TestMergedCellsAreCountedInEveryRow(t *testing.T) {
	cases := []struct {
		name             string
		paragraphs, rows int
		text, want       string
	}{
		{"usual", 3, 200, "a", ""},
		{"most pieces", 400, maxPieces / 400, "a", ""},
		{"pieces", 400, maxPieces/400 + 1, "a", "docread.too_many"},
		{"much text in one cell of many rows", 1, 60, strings.Repeat("a", 1<<20), ""},
		{"text", 7, 1, strings.Repeat("a", 1<<20), "docread.too_much_text"},
		{"bytes", 1, maxUnpacked>>20 + 1, strings.Repeat("a", 1<<20), "docread.unpacked"},
	}
	for _, c := range cases {
		merged := Cell{Paragraphs: make([]Paragraph, c.paragraphs)}
		for i := range merged.Paragraphs {
			merged.Paragraphs[i].Text = c.text
		}
		table := &Table{Cols: 1}
		for i := range c.rows {
			merged.Merged = i > 0
			table.Rows = append(table.Rows, Row{Cells: []Cell{merged}})
		}
		err := (&Document{Blocks: []Block{{Table: table}}}).checkSize()
		if c.want == "" && err != nil || c.want != "" && !errs.Is(err, errs.TooLarge, c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}
