package docread

import (
	"strings"

	"dondoc/internal/text"
)

// readPipeTable reads a Markdown table: lines of cells between pipes, the
// second one a rule.
func readPipeTable(lines []line) (*Table, int) {
	if len(lines) < 2 || !isPipeRow(lines[0].text) || !isPipeRule(lines[1].text) {
		return nil, 0
	}
	head := pipeCells(lines[0].text)
	t := &Table{Cols: len(head), Place: Place{Line: lines[0].no}}
	n := 0
	for ; n < len(lines) && isPipeRow(lines[n].text); n++ {
		if n != 1 {
			t.Rows = append(t.Rows, pipeRow(lines[n]))
		}
	}
	t.Place.LineEnd = lines[n-1].no
	for _, r := range t.Rows {
		t.Cols = max(t.Cols, len(r.Cells))
	}
	return t, n
}

func isPipeRow(s string) bool { return len(s) > 1 && s[0] == '|' && strings.Count(s, "|") > 1 }

func isPipeRule(s string) bool {
	return isPipeRow(s) && strings.Contains(s, "-") && strings.Trim(s, "|-: ") == ""
}

func pipeRow(l line) Row {
	place := Place{Line: l.no, LineEnd: l.no}
	r := Row{Place: place}
	for i, s := range pipeCells(l.text) {
		c := Cell{Col: i, ColSpan: 1, RowSpan: 1}
		if s != "" {
			c.Paragraphs = []Paragraph{{Text: s, Place: place}}
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

// pipeCells splits at the pipes that are not escaped; a "<br>" is a line break, which is a space.
func pipeCells(s string) []string {
	const escaped = "\x00"
	s = strings.ReplaceAll(strings.TrimPrefix(s, "|"), `\|`, escaped)
	s = strings.TrimSuffix(strings.TrimSpace(s), "|")
	cells := strings.Split(s, "|")
	for i, c := range cells {
		c = strings.NewReplacer(escaped, "|", "<br>", " ", "<br/>", " ", "<br />", " ").Replace(c)
		cells[i] = text.Normal(c)
	}
	return cells
}
