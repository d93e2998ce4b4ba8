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

// minSpacedCells is how many cells a row has whose pipes only part them: two texts with a pipe between are the halves of a
// letterhead, or a path on a page.
const minSpacedCells = 3

// maxUnlike is how many rows are read before most of them must have equally many cells: a text may hold a pipe in each of its
// lines.
const maxUnlike = 20

// readSpacedTable reads a table of one row a line whose cells have a pipe between them and none at the ends. Empty
// lines may stand between the rows, and most rows have equally many cells.
func readSpacedTable(lines []line) (*Table, int) {
	if strings.HasPrefix(lines[0].text, "|") {
		return nil, 0
	}
	t, next, widths := &Table{Place: Place{Line: lines[0].no}}, 0, widths{}
	for i, l := range lines {
		if l.blank() {
			continue
		}
		if !isSpacedRow(l.text) {
			break
		}
		r := spacedRow(l)
		widths.add(len(r.Cells))
		if len(t.Rows) == 0 && len(r.Cells) < minSpacedCells || len(t.Rows) > maxUnlike && !widths.most(len(t.Rows)) {
			return nil, 0
		}
		t.Rows, next = append(t.Rows, r), i+1
	}
	if widths.counts[widths.best] < 2 || widths.best < minSpacedCells || !widths.most(len(t.Rows)) {
		return nil, 0
	}
	if !spanHeadings(t.Rows, widths.best) {
		return nil, 0
	}
	for _, r := range t.Rows {
		t.Cols = max(t.Cols, len(r.Cells))
	}
	t.Place.LineEnd = lines[next-1].no
	return t, next
}

// widths counts how many rows have so many cells; best is the commonest number.
type widths struct {
	counts [maxSpacedCells + 1]int
	best   int
}

// maxSpacedCells is where the counting of a row's cells ends.
const maxSpacedCells = 40

func (w *widths) add(cells int) {
	cells = min(cells, maxSpacedCells)
	if w.counts[cells]++; w.counts[cells] > w.counts[w.best] {
		w.best = cells
	}
}

func (w *widths) most(rows int) bool { return 2*w.counts[w.best] > rows }

// spanHeadings spreads headings over the columns that only the second row heads ("Thời gian | Nội dung | Thực hiện" over " |  |
// Chủ trì | Phối hợp"), and reports whether those of a first row with fewer cells can be told so.
func spanHeadings(rows []Row, width int) bool {
	first := rows[0].Cells
	if len(first) >= width {
		return true
	}
	if len(rows) < 2 || len(rows[1].Cells) != width {
		return false
	}
	col := 0
	for i := range first {
		span := 1
		for under := func(c int) bool { return c < width && len(rows[1].Cells[c].Paragraphs) > 0 }; under(col) && under(col+span); {
			span++
		}
		first[i].Col, first[i].ColSpan = col, span
		col += span
	}
	return col == width
}

// isSpacedRow: a pipe between spaces; at the line's ends the spaces are gone.
func isSpacedRow(s string) bool { return strings.Contains(" "+s+" ", " | ") && !isPipeRule(s) }

// spacedRow splits at each pipe: one that begins or ends the line has an empty cell beyond it.
func spacedRow(l line) Row {
	l.text = "|" + l.text + " |"
	return pipeRow(l)
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
