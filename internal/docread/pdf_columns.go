package docread

import (
	"cmp"
	"slices"
	"strings"

	"dondoc/internal/text"
)

// A table without drawn columns is known by the numbers of its rows: they stand
// in a column of their own at the left, nothing else does, and right of them the
// words leave at least two more gutters free from the first row to the last. A
// letterhead or a signature block has no numbers, a numbered list only one gutter.
// This file finds where such a table stands and its gutters; pdf_rows.go parts its
// rows, by drawn lines where there are any.

// What convinces of a table where none goes on from the page before.
const (
	leastNumbers = 3
	leastColumns = 3
)

// A lineRow is the words of a page that stand on one height, from left to right.
type lineRow struct {
	words []word
	box   Box
	title bool // of a group, from the numbers' column on
}

// A columnRun is rows of one page in which the numbers' column holds nothing but numbers.
type columnRun struct {
	page      int // from 0
	rows      []lineRow
	from, end bool // it begins with the page's first row, it ends with the last one
}

// A columnTable is a table without drawn columns. Its edges are where its columns begin and end.
type columnTable struct {
	runs  []columnRun
	edges []float64
	size  float64 // of the letters
	gap   float64 // words farther apart than this stand in different columns, or may
}

// findColumns takes the lines of tables without drawn columns out of the sheets
// and puts tables in their place. It returns the pages, from 1, on which one begins.
func findColumns(pages []Page, sheets [][]piece) (found []int) {
	for _, t := range columnTables(sheets) {
		var heading Row
		for _, run := range t.runs {
			part := columnPart{columnTable: t, page: run.page + 1, rows: run.rows, heading: heading}
			made := part.read(pages[run.page])
			if made == nil {
				continue
			}
			sheets[run.page] = replaceLines(sheets[run.page], made)
			if heading.Cells == nil {
				found, heading = append(found, run.page+1), made.Rows[0]
			}
		}
	}
	return found
}

// columnTables collects the runs that convince of a table, with those of the pages after that go on with it.
func columnTables(sheets [][]piece) []columnTable {
	var tables []columnTable
	var open columnTable
	for i := range sheets {
		for _, run := range numberedRuns(i, rowsOfSheet(sheets[i]), open) {
			if longer, ok := open.with(run); ok {
				open = longer
				continue
			}
			if begun, ok := (columnTable{}).with(run); ok {
				tables, open = append(tables, open), begun
			}
		}
		if n := len(open.runs); n > 0 && (open.runs[n-1].page != i || !open.runs[n-1].end) {
			tables, open = append(tables, open), columnTable{}
		}
	}
	return append(tables, open)
}

// maxMeasured is how many pages of a table its columns are measured by.
const maxMeasured = 60

// with is the table with a run more; false where the run does not go on with
// it, or, for a table without any, does not convince of one by itself.
func (t columnTable) with(run columnRun) (columnTable, bool) {
	own := columnTable{runs: []columnRun{run}}
	own.measure()
	n := len(t.runs)
	if n == 0 {
		return own, run.numbers() >= leastNumbers && len(own.edges) > leastColumns && own.fullRows() >= leastNumbers
	}
	if !run.from || !t.runs[n-1].end {
		return t, false
	}
	longer := columnTable{runs: append(slices.Clone(t.runs), run), edges: t.edges, size: t.size, gap: t.gap}
	if n < maxMeasured {
		longer.measure()
	}
	return longer, len(longer.edges) >= min(len(t.edges), len(own.edges)) && len(longer.edges) > leastColumns
}

// fullRows counts the lines on which text stands in two columns at least besides the numbers' one. The marks of items are
// none: those of a list in a list stand in columns, too.
func (t columnTable) fullRows() int {
	n := 0
	for _, r := range t.runs[0].rows {
		beside := 0
		for i, w := range r.words {
			begins := i == 0 || w.box.Left-r.words[i-1].box.Right >= t.gap
			if begins && w.box.Left > t.edges[1] && !isMark(w.text) {
				beside++
			}
		}
		if beside >= leastColumns-1 {
			n++
		}
	}
	return n
}

// measured are the rows that tell of the columns: no titles of groups, and over
// the first number no line that stands alone, as the table's title does.
func (r columnRun) measured() []lineRow {
	var rows []lineRow
	numbered := false
	for _, row := range r.rows {
		_, number := row.number()
		numbered = numbered || number
		if !row.title && (numbered || len(row.segments(2*row.box.height())) > 1) {
			rows = append(rows, row)
		}
	}
	return rows
}

func (r columnRun) numbers() int {
	n := 0
	for _, row := range r.rows {
		if w, ok := row.number(); ok && isOrdinal(w.text) {
			n++
		}
	}
	return n
}

// rowsOfSheet arranges the words of a page that stand in no ruled table.
func rowsOfSheet(sheet []piece) []lineRow {
	var words []word
	for _, p := range sheet {
		if p.line != nil {
			words = append(words, p.line.words...)
		}
	}
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
	var rows []lineRow
	for _, w := range words {
		if n := len(rows); n > 0 && sameHeight(rows[n-1].words, w) {
			rows[n-1].words, rows[n-1].box = append(rows[n-1].words, w), rows[n-1].box.join(w.box)
			continue
		}
		rows = append(rows, lineRow{words: []word{w}, box: w.box})
	}
	for _, r := range rows {
		slices.SortStableFunc(r.words, func(a, b word) int { return cmp.Compare(a.box.Left, b.box.Left) })
	}
	return rows
}

// number is the row's number or the label of the numbers' column, if its first
// word is one that stands apart from the next.
func (r lineRow) number() (w word, ok bool) {
	w = r.words[0]
	if len(r.words) > 1 && r.words[1].box.Left-w.box.Right < 0.5*w.box.height() {
		return w, false
	}
	return w, isOrdinal(w.text) || isLabelWord(w.text)
}

// isLabelWord knows the words of the label of the numbers' column ("Số TT", "STT").
func isLabelWord(s string) bool {
	switch strings.Trim(text.Fold(s), ".:") {
	case "stt", "tt", "so", "thu", "tu":
		return true
	}
	return false
}

// numberedRuns gives the stretches of a page's rows in which the numbers' column
// holds nothing but numbers. Where a table goes on, its column is that one.
func numberedRuns(page int, rows []lineRow, open columnTable) []columnRun {
	column, ok := numbersColumn(rows)
	if n := len(open.runs); n > 0 && len(rows) > 0 {
		if own := (Box{Left: open.edges[0], Right: open.edges[1] - gutterWidth*open.size/2}); !rows[0].intrudes(own) {
			column, ok = own, true
		}
	}
	if !ok {
		return nil
	}
	var runs []columnRun
	begin := 0
	for i := 0; i <= len(rows); i++ {
		if i < len(rows) && !rows[i].intrudes(column) {
			continue
		}
		if n := titleLength(rows[i:], column); n > 0 && hasNumber(rows[begin:i]) {
			for k := i; k < i+n; k++ {
				rows[k].title = true
			}
			i += n - 1
			continue
		}
		if i > begin {
			runs = append(runs, columnRun{page: page, rows: rows[begin:i], from: begin == 0, end: i == len(rows)})
		}
		begin = i + 1
	}
	return runs
}

func hasNumber(rows []lineRow) bool {
	return slices.ContainsFunc(rows, func(r lineRow) bool { _, ok := r.number(); return ok })
}

// maxTitle is how many lines the title of a group may take that begins in the numbers' column.
const maxTitle = 4

// titleLength counts the lines of such a title: it begins with the group's number, and the table goes on close under it.
func titleLength(rows []lineRow, column Box) int {
	if len(rows) == 0 || !isOrdinal(rows[0].words[0].text) || !strings.ContainsAny(rows[0].words[0].text, ".)") {
		return 0
	}
	for n := 1; n <= maxTitle && n < len(rows); n++ {
		if rows[n].box.Top-rows[n-1].box.Bottom > rows[0].box.height() {
			return 0
		}
		if !rows[n].intrudes(column) {
			return n
		}
	}
	return 0
}

// numbersColumn is the place that most numbers share.
func numbersColumn(rows []lineRow) (column Box, ok bool) {
	most := 0
	for _, r := range rows {
		first, ok := r.number()
		if !ok || !isOrdinal(first.text) {
			continue
		}
		n, box := 0, first.box
		for _, o := range rows {
			if w, ok := o.number(); ok && (isNear(w.box.midX(), first.box.midX()) || isNear(w.box.Left, first.box.Left)) {
				box = box.join(w.box)
				if isOrdinal(w.text) {
					n++
				}
			}
		}
		if n > most {
			most, column = n, box
		}
	}
	return column, most >= leastNumbers
}

// intrudes reports that something other than a number stands in the numbers' column.
func (r lineRow) intrudes(column Box) bool {
	if r.box.Left > column.Right {
		return false
	}
	_, ok := r.number()
	return !ok || r.words[0].box.Right > column.Right+near
}

// measure finds the columns.
func (t *columnTable) measure() {
	var rows []lineRow
	for _, r := range t.runs {
		rows = append(rows, r.measured()...)
	}
	if len(rows) == 0 {
		return
	}
	t.size = median(rows, func(r lineRow) float64 { return r.words[0].box.height() })
	around := rows[0].box
	var gaps []float64
	for _, r := range rows {
		around = around.join(r.box)
		for i := 1; i < len(r.words); i++ {
			gaps = append(gaps, r.words[i].box.Left-r.words[i-1].box.Right)
		}
	}
	t.gap = max(wordGap*t.size, wideGap*median(gaps, func(g float64) float64 { return g }))
	t.edges = []float64{around.Left - 1}
	for _, g := range gutters(rows, around, t.gap, gutterWidth*t.size) {
		t.edges = append(t.edges, g.midX())
	}
	t.edges = append(t.edges, around.Right+1)
	for col := len(t.edges) - 2; col > 1; col-- {
		if t.isTail(rows, col) {
			t.edges = slices.Delete(t.edges, col, col+1)
		}
	}
}

// A tail is a column that is none: in justified text the last words of some lines stand apart.
const (
	tailShare = 0.8 // of the lines that the column before has
	tailGap   = 0.9 // of the letters' size, from the words before; the margins of two cells are wider
)

// isTail reports that a column holds words on few lines, and mostly close after words of the column before.
func (t *columnTable) isTail(rows []lineRow, col int) bool {
	before, lines, apart := 0, 0, 0
	for _, r := range rows {
		at := slices.IndexFunc(r.words, func(w word) bool { return w.box.midX() >= t.edges[col] })
		if at < 0 {
			at = len(r.words)
		}
		beside := at > 0 && r.words[at-1].box.midX() >= t.edges[col-1]
		if beside {
			before++
		}
		if at == len(r.words) || r.words[at].box.midX() >= t.edges[col+1] {
			continue
		}
		if !beside || r.words[at].box.Left-r.words[at-1].box.Right > tailGap*t.size {
			apart++
		}
		lines++
	}
	return apart <= lines/3 && float64(lines) <= tailShare*float64(before)
}

// Gutters, in shares of the letters' size, and the shares of rows that may go over one: titles of groups do.
const (
	gutterWidth = 0.3
	wordGap     = 0.42
	wideGap     = 1.5 // of the usual distance of words: justified text has wide ones
	mayCross    = 0.25
)

// gutters finds the strips that text leaves free. Titles that go over several
// columns do not count, and what stands within a strip parts it.
func gutters(rows []lineRow, around Box, gap, least float64) []Box {
	covered := make([]int, int(around.width())+2)
	for _, r := range rows {
		for _, s := range r.segments(gap) {
			for x := int(s.Left - around.Left); x <= int(s.Right-around.Left); x++ {
				covered[x]++
			}
		}
	}
	var strips, found []Box
	for x := 0; x < len(covered); x++ {
		from := x
		for x < len(covered) && float64(covered[x]) <= mayCross*float64(len(rows)) {
			x++
		}
		if x > from {
			strips = append(strips, Box{Left: around.Left + float64(from), Right: around.Left + float64(x)})
		}
	}
	for _, strip := range strips {
		found = append(found, partStrip(strip, strips, rows, gap, least)...)
	}
	return slices.DeleteFunc(found, func(g Box) bool { return g.Left <= around.Left+1 || g.Right >= around.Right })
}

// partStrip takes out of a strip what stands in it. Titles go over this strip or another one.
func partStrip(strip Box, strips []Box, rows []lineRow, gap, least float64) []Box {
	free := []Box{strip}
	for _, r := range rows {
		for _, s := range r.segments(gap) {
			if slices.ContainsFunc(strips, s.isOver) || s.Right < strip.Left || s.Left > strip.Right {
				continue
			}
			var rest []Box
			for _, f := range free {
				if s.Right < f.Left || s.Left > f.Right {
					rest = append(rest, f)
					continue
				}
				for _, part := range [...]Box{{Left: f.Left, Right: s.Left}, {Left: s.Right, Right: f.Right}} {
					if part.width() >= least {
						rest = append(rest, part)
					}
				}
			}
			free = rest
		}
	}
	return free
}

// isOver reports that a stretch of text begins before a strip and ends after it.
func (b Box) isOver(strip Box) bool { return b.Left < strip.Left && b.Right > strip.Right }

// segments are the stretches of a row whose words are no farther apart than words are.
func (r lineRow) segments(gap float64) []Box {
	var all []Box
	for i, w := range r.words {
		if i > 0 && w.box.Left-r.words[i-1].box.Right < gap {
			all[len(all)-1] = all[len(all)-1].join(w.box)
		} else {
			all = append(all, w.box)
		}
	}
	return all
}

// replaceLines puts a table in the place of the lines that stand in its box.
func replaceLines(sheet []piece, t *ruledTable) []piece {
	var out []piece
	placed := false
	for _, p := range sheet {
		if p.line != nil && t.box.Top <= p.line.box.midY() && p.line.box.midY() <= t.box.Bottom {
			if !placed {
				out, placed = append(out, piece{table: t}), true
			}
			continue
		}
		out = append(out, p)
	}
	return out
}
