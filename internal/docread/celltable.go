package docread

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/text"
)

// readTable recognises the printings of tables in text files at the first
// line, and returns the table and how many lines it takes, 0 for none.
func readTable(lines []line) (*Table, int) {
	for _, read := range [...]func([]line) (*Table, int){readBarTable, readPipeTable, readSpacedTable, readCellTable} {
		if t, n := read(lines); n > 0 {
			return t, n
		}
	}
	return nil, 0
}

// readCellTable reads a table printed one cell per line, with an empty line
// after each row: a heading row that begins with the number's label, then rows
// that begin with a number of their own line. The label of the number column is
// the only word this relies on; the width comes from the rows.
func readCellTable(lines []line) (*Table, int) {
	if !isNumberLabel(lines[0].text) {
		return nil, 0
	}
	if at := skipBlank(lines, 1); at == len(lines) || isNumberLabel(lines[at].text) {
		return nil, 0
	}
	head, next := cellRow(lines, 0, maxHead)
	if len(head) < 2 || len(head) == maxHead || slices.ContainsFunc(head[1:], func(l line) bool { return isOrdinal(l.text) }) {
		return nil, 0 // rows follow without an empty line: only their numbers part them
	}
	rows := [][]line{head}
	for {
		at := skipBlank(lines, next)
		if at == len(lines) || !isOrdinal(lines[at].text) {
			break
		}
		var row []line
		row, next = cellRow(lines, at, maxLines)
		rows = append(rows, row)
	}
	if len(rows) < 2 {
		return nil, 0
	}
	return makeCellTable(rows), next
}

// maxHead and maxLines are how many lines a heading and a row may take: what
// is longer is no table, and trying every line must not read the file to its end.
const (
	maxHead  = 60
	maxLines = 400
)

// cellRow collects the lines of the row that begins at i, to the empty line
// that ends it or to the most it may take. The empty line that may follow the row's number does not.
func cellRow(lines []line, i, most int) (row []line, next int) {
	row = append(row, lines[i])
	next = i + 1
	if at := skipBlank(lines, next); at < len(lines) && !isOrdinal(lines[at].text) {
		next = at
	}
	for next < len(lines) && !lines[next].blank() && len(row) < most {
		row = append(row, lines[next])
		next++
	}
	return row, next
}

func skipBlank(lines []line, i int) int {
	for i < len(lines) && lines[i].blank() {
		i++
	}
	return i
}

func makeCellTable(rows [][]line) *Table {
	width := usualWidth(rows[1:])
	if width < 2 {
		width = len(rows[0])
	}
	t := &Table{Cols: width}
	for _, r := range rows {
		t.Rows = append(t.Rows, makeRow(joinWrapped(r, width), width))
	}
	t.Place = Place{Line: t.Rows[0].Place.Line, LineEnd: t.Rows[len(t.Rows)-1].Place.LineEnd}
	return t
}

// usualWidth is the commonest number of lines among the rows that are more
// than a group's number and title; the larger one of equals.
func usualWidth(rows [][]line) int {
	counts := map[int]int{}
	best := 0
	for _, r := range rows {
		if n := len(r); n > 2 {
			counts[n]++
			if counts[n] > counts[best] || counts[n] == counts[best] && n > best {
				best = n
			}
		}
	}
	return best
}

// maxWrapped is how many lines a cell may take on average before a row is held to be no row of this table.
const maxWrapped = 40

// joinWrapped joins continued lines to the cell before them until the row has
// the table's width. What continues is guessed by the surest sign there is, and
// a row without a sign stays torn.
func joinWrapped(row []line, width int) [][]line {
	cells := make([][]line, len(row))
	for i, l := range row {
		cells[i] = []line{l}
	}
	for len(cells) > width && len(cells) <= maxWrapped*width {
		i := continuation(cells)
		if i == 0 {
			break
		}
		cells[i-1] = append(cells[i-1], cells[i]...)
		cells = append(cells[:i], cells[i+1:]...)
	}
	return cells
}

// continuation finds the cell that most likely continues the one before it, 0 for none.
func continuation(cells [][]line) int {
	best, most := 0, 0
	for i := 2; i < len(cells); i++ {
		before := cells[i-1][len(cells[i-1])-1]
		if s := continues(before, cells[i][0]); s > most {
			best, most = i, s
		}
	}
	return best
}

// continues weighs the signs that a line goes on with the one before: lost
// indentation, a small letter, a comma or conjunction left open.
func continues(before, l line) int {
	score := 0
	if before.indented && !l.indented {
		score += 4
	}
	if first, _ := utf8.DecodeRuneInString(l.text); unicode.IsLower(first) {
		score += 2
	}
	if strings.HasSuffix(before.text, ",") || strings.HasSuffix(text.Fold(before.text), " va") {
		score++
	}
	return score
}

// makeRow makes cells of the collected lines. A row of a number and one text
// is a group's: its text takes the rest of the width.
func makeRow(cells [][]line, width int) Row {
	r := Row{}
	for i, lines := range cells {
		c := Cell{Col: i, ColSpan: 1, RowSpan: 1}
		for _, l := range lines {
			c.Paragraphs = append(c.Paragraphs, Paragraph{Text: l.text, Place: Place{Line: l.no, LineEnd: l.no}})
			r.Place.LineEnd = l.no
		}
		r.Cells = append(r.Cells, c)
	}
	r.Place.Line = cells[0][0].no
	if len(cells) == 2 && width > 2 {
		r.Cells[1].ColSpan = width - 1
	}
	return r
}

// isNumberLabel knows how the number column of a Vietnamese table is headed.
func isNumberLabel(s string) bool {
	switch strings.Trim(text.Fold(s), ".: ") {
	case "stt", "tt", "so tt", "so thu tu":
		return true
	}
	return false
}

// isOrdinal reports whether a line is only a row's number: "12", "1.2", "IV", "III.1.2", "a)", "B.".
func isOrdinal(s string) bool {
	s = strings.TrimRight(s, ".)/")
	if s == "" || len(s) > 8 {
		return false
	}
	if part, under, found := strings.Cut(s, "."); found && isRoman(part) {
		return part != "" && isNumeral(under)
	}
	first, size := utf8.DecodeRuneInString(s)
	return isNumeral(s) || isRoman(s) || size == len(s) && unicode.IsLetter(first) // "đ)" follows "d)"
}

// isNumeral: digits with full stops between them.
func isNumeral(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return true
}

func isRoman(s string) bool { return strings.Trim(s, "IVXLC") == "" }
