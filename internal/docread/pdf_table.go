package docread

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// How drawn lines are read, in points: thinner than thin is a line, and lines
// nearer than near meet.
const (
	thin = 3.5
	near = 3.0
)

// A ruling is the lines of one table: where its rows and columns part.
type ruling struct {
	across []Box // horizontal lines
	down   []Box // vertical lines
	box    Box
}

// rulings finds the tables on a page: lines that touch one another, at least two each way.
func (p Page) rulings() []ruling {
	var found []ruling
	for _, line := range p.lines() {
		joined := ruling{box: line}
		joined.add(line)
		rest := found[:0:0]
		for _, r := range found {
			if r.touches(line) {
				joined.across, joined.down = append(joined.across, r.across...), append(joined.down, r.down...)
				joined.box = joined.box.join(r.box)
			} else {
				rest = append(rest, r)
			}
		}
		rest = append(rest, joined)
		found = rest
	}
	return slices.DeleteFunc(found, func(r ruling) bool { return len(r.across) < 2 || len(r.down) < 2 })
}

// lines turns what is drawn into lines: a thin box is one, a larger one has
// four edges. A box around the whole page is its background.
func (p Page) lines() []Box {
	var lines []Box
	for _, b := range p.Rules {
		switch {
		case b.width() <= thin && b.height() <= thin:
		case b.isLine():
			lines = append(lines, b)
		case b.width() < p.Width*0.97 || b.height() < p.Height*0.9:
			lines = append(lines, Box{b.Left, b.Top, b.Right, b.Top}, Box{b.Left, b.Bottom, b.Right, b.Bottom},
				Box{b.Left, b.Top, b.Left, b.Bottom}, Box{b.Right, b.Top, b.Right, b.Bottom})
		}
	}
	return lines
}

func (b Box) isLine() bool { return b.width() <= thin || b.height() <= thin }

func (r *ruling) add(line Box) {
	if line.height() <= thin {
		r.across = append(r.across, line)
	} else {
		r.down = append(r.down, line)
	}
}

func (r ruling) touches(line Box) bool {
	for _, own := range slices.Concat(r.across, r.down) {
		if line.Left <= own.Right+near && own.Left <= line.Right+near && line.Top <= own.Bottom+near && own.Top <= line.Bottom+near {
			return true
		}
	}
	return false
}

// stops gives the places where lines stand, lines nearer than near being one.
func stops(lines []Box, at func(Box) float64) []float64 {
	values := make([]float64, len(lines))
	for i, l := range lines {
		values[i] = at(l)
	}
	slices.Sort(values)
	return slices.CompactFunc(values, func(a, b float64) bool { return math.Abs(a-b) < near })
}

// wholeBorder is the share of a row's height that a border takes.
const wholeBorder = 0.9

// borders gives the places where columns part. A bar beside lines that were changed, which programs draw in the margin, is
// as high as its letters: no piece of it goes from one line across to the next, as some piece of a column's border does.
func (r ruling) borders(ys []float64) []float64 {
	xs := stops(r.down, Box.midX)
	whole := make([]bool, len(xs))
	for _, l := range r.down {
		if at := stopAt(xs, l.midX()); at >= 0 && !whole[at] {
			whole[at] = l.takesRow(ys)
		}
	}
	if len(xs) < 2 || !whole[0] || !whole[len(xs)-1] {
		return xs
	}
	var kept []float64
	for i, x := range xs {
		if whole[i] {
			kept = append(kept, x)
		}
	}
	return kept
}

// takesRow reports that a line goes from one of some heights to the next.
func (b Box) takesRow(ys []float64) bool {
	for i := 1; i < len(ys); i++ {
		if min(b.Bottom, ys[i])-max(b.Top, ys[i-1]) >= wholeBorder*(ys[i]-ys[i-1]) {
			return true
		}
	}
	return false
}

// A ruledTable is a table of one page, its columns' places beside it, which
// tell whether a table on the next page goes on with it.
type ruledTable struct {
	Table
	columns []float64
	box     Box
	inner   []*Table // that stood in cells of it
}

// table reads the cells between the lines and the words in them.
func (r ruling) table(words []word, page int) *ruledTable {
	ys := stops(r.across, Box.midY)
	xs := r.borders(ys)
	if len(xs) < 2 || len(ys) < 2 {
		return nil
	}
	t := &ruledTable{Table: Table{Cols: len(xs) - 1}, columns: xs, box: r.box}
	above := make([]*Cell, len(xs)) // by column, the cell that no line has closed
	for i := range len(ys) - 1 {
		row := Row{Place: Place{Page: page}}
		for col := 0; col < len(xs)-1; {
			end := col + 1
			for end < len(xs)-1 && !isCut(r.down, Box{xs[end], ys[i], xs[end], ys[i+1]}) {
				end++
			}
			c := Cell{Col: col, ColSpan: end - col, RowSpan: 1}
			in := Box{xs[col], ys[i], xs[end], ys[i+1]}
			if up := above[col]; i > 0 && up != nil && up.ColSpan == c.ColSpan && !isCut(r.across, Box{in.Left, in.Top, in.Right, in.Top}) {
				c.Merged = true
				up.RowSpan++
			}
			row.Cells = append(row.Cells, c)
			col = end
		}
		t.Rows = append(t.Rows, row)
		last := &t.Rows[len(t.Rows)-1]
		for j := range last.Cells {
			if c := &last.Cells[j]; !c.Merged {
				above[c.Col] = c
			}
		}
	}
	t.fill(xs, ys, words, page)
	t.takeInner()
	return t
}

// isCut reports that a line is drawn along the middle of an edge.
func isCut(lines []Box, edge Box) bool {
	x, y := edge.midX(), edge.midY()
	return slices.ContainsFunc(lines, func(l Box) bool {
		return l.Left-near <= x && x <= l.Right+near && l.Top-near <= y && y <= l.Bottom+near
	})
}

// fill reads the text of each cell. A merged cell's text may stand in any of its rows, so all of them are read together.
func (t *ruledTable) fill(xs, ys []float64, words []word, page int) {
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[j]
			if c.Merged {
				continue
			}
			in := Box{xs[c.Col], ys[i], xs[c.Col+c.ColSpan], ys[i+c.RowSpan]}
			c.Paragraphs = cellParagraphs(wordsIn(words, in), page)
			for below := i + 1; below < i+c.RowSpan; below++ {
				for k := range t.Rows[below].Cells {
					if under := &t.Rows[below].Cells[k]; under.Merged && under.Col == c.Col {
						under.Paragraphs = c.Paragraphs
					}
				}
			}
		}
	}
}

func wordsIn(words []word, in Box) []word {
	var found []word
	for _, w := range words {
		if x, y := w.box.midX(), w.box.midY(); in.Left <= x && x < in.Right && in.Top <= y && y < in.Bottom {
			found = append(found, w)
		}
	}
	return found
}

// cellParagraphs joins the lines of a cell; an item of a list after a closed line begins anew.
func cellParagraphs(words []word, page int) []Paragraph {
	var ps []Paragraph
	lines := linesOf(words, page)
	if label := brokenLabel(lines); label != "" {
		return []Paragraph{{Text: label, Place: Place{Page: page}}}
	}
	for i, l := range lines {
		s := l.text()
		if i > 0 && (lines[i-1].isBroken(l) || isBrokenDate(lines, i)) {
			ps[len(ps)-1].Text += s
			continue
		}
		if n := len(ps); n > 0 && !opensItem(ps[n-1].Text, s) {
			ps[n-1].Text = joinWraps(ps[n-1].Text, s)
			continue
		}
		ps = append(ps, Paragraph{Text: s, Place: Place{Page: page}})
	}
	return ps
}

// fullDate is a day, a month or a quarter with its year.
var fullDate = regexp.MustCompile(`^(?:(\d{1,2}[/.-])?(0?[1-9]|1[0-2])|[IV]{1,3})[/.-]\d{4}\W?$`)

// isBrokenDate reports that the line at i goes on with a date that a cell narrower than it breaks anywhere, perhaps
// twice: "31/1", "0/202", "6". What lines before it hold is no date yet.
func isBrokenDate(lines []textLine, i int) bool {
	for from := max(i-2, 0); from < i; from++ {
		date := lines[from].words[len(lines[from].words)-1].text
		for to := from + 1; to < min(from+4, len(lines)) && !fullDate.MatchString(date); to++ {
			date += lines[to].words[0].text
			if to >= i && fullDate.MatchString(date) && (len(lines[from].words) == 1 || strings.Contains(lines[from].text(), "/")) {
				return true
			}
			if len(lines[to].words) > 1 {
				break
			}
		}
	}
	return false
}

// brokenLabel is the label of the numbers' column in a cell narrower than it ("ST", "T"); empty for any other text.
func brokenLabel(lines []textLine) string {
	var pieces strings.Builder
	for _, l := range lines {
		if pieces.WriteString(l.words[0].text); len(l.words) > 1 {
			return ""
		}
	}
	label := pieces.String()
	if len(lines) < 2 || !isLabelWord(label) {
		return ""
	}
	return label
}

// isBroken reports that a word of the cell goes on in the next line: a cell narrower than a word breaks it anywhere. Of
// the pieces at least one is no word ("Q", "uý"; "Thờ", "i").
func (l textLine) isBroken(next textLine) bool {
	if len(l.words) != 1 {
		return false // a word is broken only where it has the line for itself
	}
	a, b := shardOf(l.words[0].text), shardOf(next.words[0].text)
	if areInitials(a.letters, b.letters) {
		return true
	}
	word, whole := wordOf([]shard{a, b})
	return whole && !isMixed(word) && isSyllable(word) && !(isSyllable(a.letters) && isSyllable(b.letters) && !isLoneVowel(b.letters))
}

// areInitials reports that two pieces are one abbreviation: longer than those that a cell has room for, and one or two
// capitals of the rest, which are none by themselves.
func areInitials(a, b string) bool {
	return a == strings.ToUpper(a) && b == strings.ToUpper(b) && !isSyllable(a) &&
		utf8.RuneCountInString(a) >= 6 && b != "" && utf8.RuneCountInString(b) <= 2
}

// isLoneVowel: a vowel that is no word by itself.
func isLoneVowel(letters string) bool {
	switch letters {
	case "a", "e", "i", "o", "u":
		return true
	}
	return false
}

// goesOn reports that a table at the top of a page continues one at the foot of
// the page before: both have the same edges, and where the columns of one part
// the other's part too, if perhaps more finely.
func (t *ruledTable) goesOn(before *ruledTable) bool {
	few, many := t.columns, before.columns
	if len(few) > len(many) {
		few, many = many, few
	}
	return isNear(few[0], many[0]) && isNear(few[len(few)-1], many[len(many)-1]) &&
		!slices.ContainsFunc(few, func(x float64) bool { return stopAt(many, x) < 0 })
}

func isNear(a, b float64) bool { return math.Abs(a-b) < near }

// stopAt finds a place among the places where columns part, -1 where they do not.
func stopAt(stops []float64, x float64) int {
	return slices.IndexFunc(stops, func(s float64) bool { return isNear(s, x) })
}

// regrid counts the cells' columns by a finer division.
func (t *ruledTable) regrid(columns []float64) {
	for _, r := range t.Rows {
		for i := range r.Cells {
			c := &r.Cells[i]
			from, to := stopAt(columns, t.columns[c.Col]), stopAt(columns, t.columns[c.Col+c.ColSpan])
			c.Col, c.ColSpan = from, to-from
		}
	}
	t.columns, t.Cols = columns, len(columns)-1
}

// append adds the rows of a continued table: a repeated heading is dropped, a row torn by the page's end is joined.
func (t *ruledTable) append(next *ruledTable) {
	if len(next.columns) > len(t.columns) {
		t.regrid(next.columns)
	} else {
		next.regrid(t.columns)
	}
	rows := t.dropHeading(next.Rows)
	if len(rows) > 0 && len(t.Rows) > 0 && t.isTorn(t.Rows[len(t.Rows)-1], rows[0]) {
		t.Rows[len(t.Rows)-1].mend(rows[0])
		rows = rows[1:]
	} else {
		t.keepMerging(rows)
	}
	t.Rows = append(t.Rows, rows...)
	t.box, t.inner = next.box, append(t.inner, next.inner...)
}

// dropHeading takes the heading off the rows of a page that repeats it. Where the repeated heading is set lower than the
// first one, as a program does with a heading whose cells go over several rows, the end of a label stands in the row under it.
func (t *ruledTable) dropHeading(rows []Row) []Row {
	for i := 0; len(rows) > 0 && i < len(t.Rows) && repeats(rows[0], t.Rows[i]); i++ {
		rests := map[int]string{}
		for j, c := range rows[0].Cells {
			if rest := strings.TrimSpace(strings.TrimPrefix(t.Rows[i].Cells[j].Text(), c.Text())); rest != "" {
				rests[c.Col] = rest
			}
		}
		if !takeFronts(rows[1:], rests) { // a row of its own that begins like one above
			break
		}
		rows = rows[1:]
	}
	return rows
}

// takeFronts takes from the cells of the first row what of a heading's labels goes on there, by column. It reports false, and
// takes nothing, where one of them does not go on.
func takeFronts(rows []Row, rests map[int]string) bool {
	if len(rests) == 0 {
		return true
	}
	if len(rows) == 0 {
		return false
	}
	var fronts []*Cell
	for i := range rows[0].Cells {
		c := &rows[0].Cells[i]
		if rest := rests[c.Col]; rest != "" && len(c.Paragraphs) > 0 && strings.HasPrefix(c.Paragraphs[0].Text, rest) {
			fronts = append(fronts, c)
		}
	}
	if len(fronts) < len(rests) {
		return false
	}
	for _, c := range fronts {
		c.dropFront(rests[c.Col])
	}
	return true
}

// repeats reports that a row has the texts of another one, or in some cells only their beginnings.
func repeats(row, first Row) bool {
	return slices.EqualFunc(row.Cells, first.Cells, func(x, y Cell) bool {
		return x.Col == y.Col && (x.Text() == y.Text() || x.Text() != "" && strings.HasPrefix(y.Text(), x.Text()+" "))
	})
}

// dropFront takes a beginning off the cell's text.
func (c *Cell) dropFront(front string) {
	c.Paragraphs = slices.Clone(c.Paragraphs)
	c.Paragraphs[0].Text = strings.TrimSpace(strings.TrimPrefix(c.Paragraphs[0].Text, front))
	if c.Paragraphs[0].Text == "" {
		c.Paragraphs = c.Paragraphs[1:]
	}
}

// keepMerging lets cells that hold for several rows hold for those of the next page, too: their text stands on the page
// before, and the page's end parts them without a line being drawn for it. Columns that may be empty tell of no such cell.
func (t *ruledTable) keepMerging(rows []Row) {
	if len(rows) == 0 || len(t.Rows) == 0 {
		return
	}
	last := t.Rows[len(t.Rows)-1]
	for i := range rows[0].Cells {
		c := &rows[0].Cells[i]
		up := slices.IndexFunc(last.Cells, func(u Cell) bool { return u.Col == c.Col && u.ColSpan == c.ColSpan })
		if up < 0 || len(c.Paragraphs) > 0 || t.filledShare(c.Col) < 1 || !t.isMerging(last.Cells[up]) {
			continue
		}
		c.Merged, c.Paragraphs = true, last.Cells[up].Paragraphs
		t.lengthen(c.Col, c.RowSpan)
		for k := 1; k < min(c.RowSpan, len(rows)); k++ {
			for j := range rows[k].Cells {
				if under := &rows[k].Cells[j]; under.Col == c.Col && under.Merged {
					under.Paragraphs = c.Paragraphs
				}
			}
		}
		c.RowSpan = 1
	}
}

// mergedHabit is the share of a column's rows for which the cell of a row above holds, where merging is the column's habit.
const mergedHabit = 0.3

// isMerging reports that a cell at the end of a page may hold for rows of the next one: it holds for several already, or
// many of its column do.
func (t *ruledTable) isMerging(cell Cell) bool {
	rows, merged := t.Rows[max(len(t.Rows)-maxCounted, 0):], 0
	for _, r := range rows {
		if slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Col == cell.Col && c.Merged }) {
			merged++
		}
	}
	return cell.Merged || float64(merged) >= mergedHabit*float64(len(rows))
}

// lengthen lets the last cell of a column that no other one goes on with hold for more rows.
func (t *ruledTable) lengthen(col, rows int) {
	for _, r := range slices.Backward(t.Rows) {
		for j := range r.Cells {
			if c := &r.Cells[j]; c.Col == col && !c.Merged {
				c.RowSpan += rows
				return
			}
		}
	}
}

func sameTexts(a, b Row) bool {
	return slices.EqualFunc(a.Cells, b.Cells, func(x, y Cell) bool { return x.Text() == y.Text() && x.Col == y.Col })
}
