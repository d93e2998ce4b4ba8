package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/org"
)

// A flat table has lost its form: its headings stand as paragraphs, one each, and its cells after them, row by row. A cell is
// told by what it holds, in the order of the headings: a number, a time, work, or bodies.
type flat struct {
	names *org.Resolver
	cols  []role
	heads []docread.Paragraph
	rows  []flatRow
	at    int // the column of the last cell
}

// A flatRow holds the paragraphs of each column.
type flatRow struct {
	cells [][]docread.Paragraph
	place docread.Place
}

// How many headings in a row begin a flat table.
const (
	minFlatHeads = 4
	maxFlatHeads = 16
)

// restored is the document with its first flat table made a table again. Of one that cannot be it gives the place of the
// headings, nil where there is none.
func restored(doc *docread.Document, names *org.Resolver) (whole *docread.Document, lost *docread.Place) {
	for i := range doc.Blocks {
		f := &flat{names: names}
		if n := f.readHeads(doc.Blocks[i:]); n > 0 {
			end := i + n + f.readRows(doc.Blocks[i+n:])
			if f.isWrapped() {
				return f.mended(doc, i, n), &f.heads[0].Place
			}
			if len(f.rows) < minFlatRows {
				return doc, nil
			}
			out := *doc
			table := f.table()
			out.Blocks = slices.Concat(doc.Blocks[:i], []docread.Block{{Table: &table}}, doc.Blocks[end:])
			return &out, nil
		}
	}
	return doc, nil
}

// mended is the document with the table of torn lines behind n headings at block i put together, or as it is.
func (f *flat) mended(doc *docread.Document, i, n int) *docread.Document {
	table, size := f.readPieces(doc.Blocks[i:], n)
	if size == 0 {
		return doc
	}
	out := *doc
	out.Blocks = slices.Concat(doc.Blocks[:i], []docread.Block{{Table: &table}}, doc.Blocks[i+size:])
	return &out
}

// doubtLost doubts all that was read behind the headings of a table whose cells are lost in its lines.
func doubtLost(d *Draft, lost *docread.Place) {
	if lost == nil {
		return
	}
	d.Warnings = append(slices.Clone(d.Warnings), docread.Warning{Key: "intake.lost_table", Place: *lost})
	for _, it := range d.items() {
		if it.place.Paragraph > lost.Paragraph {
			for _, field := range fieldsOfKind(it.Kind) {
				it.check.weaken(field, sureRecognised, "intake.doubt_torn", "")
			}
		}
	}
}

// isWrapped: many of the cells begin in the middle of a sentence, because what stands on a line is a piece of a cell. Which pieces
// are one cell is not told, and nothing is read from them as if it were.
func (f *flat) isWrapped() bool {
	all, broken := 0, 0
	for _, r := range f.rows {
		for _, cell := range r.cells {
			for _, p := range cell {
				all++
				broken += btoi(unicode.IsLower(firstRune(p.Text)))
			}
		}
	}
	return all < manyBroken*broken
}

// manyBroken: one cell in so many that begins with a small letter shows that lines are no cells.
const manyBroken = 6

// minFlatRows is how many rows a flat table has at least.
const minFlatRows = 3

// readHeads reads the headings that begin the blocks, and how many blocks they are; 0 for none. A table with no row but its
// headings may hold the first of them.
func (f *flat) readHeads(blocks []docread.Block) int {
	n := 0
	if t := blocks[0].Table; t != nil && len(t.Rows) == 1 && len(t.Rows[0].Cells) <= maxFlatHeads {
		for _, c := range t.Rows[0].Cells {
			f.head(docread.Paragraph{Text: c.Text(), Place: t.Place})
		}
		n = 1
	}
	for len(f.heads) < maxFlatHeads {
		size := f.headIn(blocks[n:])
		if size == 0 {
			break
		}
		n += size
	}
	twice := slices.Contains(f.cols[min(len(f.cols), slices.Index(f.cols, colContent)+1):], colContent) // the first is a title's
	if len(f.heads) < minFlatHeads || twice || !slices.Contains(f.cols, colContent) || !slices.Contains(f.cols, colLead) ||
		!slices.Contains(f.cols, colCoordinating) || !slices.Contains(f.cols, colDeadline) {
		return 0
	}
	f.settleHeads()
	return n
}

// headIn takes the heading that the blocks begin with, and gives the number of its lines: a narrow column has single syllables on
// them ("Cơ", "quan", "phối hợp"). It is 0 where none begins.
func (f *flat) headIn(blocks []docread.Block) int {
	const most, syllables = 4, 2
	whole := docread.Paragraph{}
	for n := 0; n < min(most, len(blocks)) && blocks[n].Paragraph != nil; n++ {
		p := *blocks[n].Paragraph
		if n > 0 && (len(wordsOf(whole.Text)) > syllables || !unicode.IsLower(firstRune(p.Text))) {
			return 0
		}
		if n > 0 {
			p.Text, p.Place = whole.Text+" "+p.Text, whole.Place
		}
		if whole = p; f.head(whole) {
			return n + 1
		}
	}
	return 0
}

func (f *flat) head(p docread.Paragraph) bool {
	if len(p.Text) > maxHeading {
		return false
	}
	if last := len(f.heads) - 1; last >= 0 && unicode.IsLower(firstRune(p.Text)) {
		whole := f.heads[last].Text + " " + p.Text
		if r := roleOf(whole); r != colNone && len(wordsOf(whole)) <= maxTitle {
			f.heads[last].Text, f.cols[last] = whole, r
			return true
		}
	}
	if strings.HasPrefix(p.Text, "(") && strings.HasSuffix(p.Text, ")") && len(f.heads) > 0 {
		return true // a note on the heading above
	}
	r := roleOf(p.Text)
	if r == colNone || len(wordsOf(p.Text)) > maxTitle || strings.ContainsAny(p.Text, ".:;") {
		return false
	}
	f.heads, f.cols = append(f.heads, p), append(f.cols, r)
	return true
}

// unusedHead is the heading of a column that says nothing of a task.
const unusedHead = "Ghi chú"

// settleHeads leaves one column of leads: that whose heading names the lead. A heading that stands over others ("Thực hiện") is
// no column, and a column of bodies beside them is of no use. Numbers of groups may stand where no heading counts.
func (f *flat) settleHeads() {
	lead := slices.IndexFunc(f.heads, func(p docread.Paragraph) bool { return has(wordsOf(p.Text), "chu tri") })
	heads, cols := []docread.Paragraph{}, []role{}
	if !slices.Contains(f.cols, colNumber) {
		heads, cols = append(heads, docread.Paragraph{Text: "TT", Place: f.heads[0].Place}), append(cols, colNumber)
	}
	for i, r := range f.cols {
		switch {
		case r == colLead && lead >= 0 && i != lead && len(wordsOf(f.heads[i].Text)) <= 2:
			continue
		case r == colLead && lead >= 0 && i != lead:
			r = colOther
			f.heads[i].Text = unusedHead
		}
		heads, cols = append(heads, f.heads[i]), append(cols, r)
	}
	f.heads, f.cols = heads, cols
}

// readRows reads cells up to the end of the table, and gives the number of their blocks. What follows the last row that names
// somebody is text again.
func (f *flat) readRows(blocks []docread.Block) int {
	end, kept := 0, 0
	for i, b := range blocks {
		if b.Paragraph == nil || isAddressees(b.Paragraph.Text) || opensSignature(b.Paragraph.Text) || isAppendixTitle(b.Paragraph.Text) {
			break
		}
		f.put(*b.Paragraph)
		if last := len(f.rows) - 1; f.at > f.column(colContent) && f.isOfBodies(f.at) {
			end, kept = i+1, last+1
		}
	}
	f.rows = f.rows[:kept]
	return end
}

func (f *flat) column(r role) int { return slices.Index(f.cols, r) }

// put sets a paragraph into the row's next column that can hold it, or else begins a row.
func (f *flat) put(p docread.Paragraph) {
	dash := strings.HasPrefix(p.Text, "-")
	if last := len(f.rows) - 1; last >= 0 {
		row := &f.rows[last]
		if dash && f.isOfBodies(f.at) && len(row.cells[f.at]) > 0 && strings.HasPrefix(row.cells[f.at][0].Text, "-") {
			row.cells[f.at] = append(row.cells[f.at], p)
			return
		}
		if next := f.next(f.at+1, p.Text); next > 0 {
			row.cells[next], f.at = append(row.cells[next], p), next
			return
		}
	}
	row := flatRow{cells: make([][]docread.Paragraph, len(f.cols)), place: p.Place}
	f.at = max(f.next(0, p.Text), 0)
	if f.at > f.column(colContent) && f.cols[f.at] != colDeadline {
		f.at = f.column(colContent)
	}
	row.cells[f.at] = append(row.cells[f.at], p)
	f.rows = append(f.rows, row)
}

func (f *flat) isOfBodies(col int) bool {
	return f.cols[col] == colLead || f.cols[col] == colCoordinating || f.cols[col] == colOther
}

// next is the first column from one on that can hold a text, -1 for none. Numbers and times may be missing; work and the first
// bodies are not passed over.
func (f *flat) next(from int, s string) int {
	number, time := isLabel(s), len(wordsOf(s)) <= maxFlatTime && isTime(s) || bareMonths.MatchString(s)
	for i := from; i < len(f.cols); i++ {
		switch f.cols[i] {
		case colNumber:
			if number {
				return i
			}
		case colDeadline:
			if time {
				return i
			}
		case colContent:
			if number || time {
				return -1
			}
			return i
		default:
			if !number && !time && f.holdsBodies(s) {
				return i
			}
			if !time {
				return -1
			}
		}
	}
	return -1
}

// maxFlatTime is how many words a cell of a time has at most: work may end with one.
const maxFlatTime = 12

// bareMonths: "10-11/2026", "01/2026".
var bareMonths = regexp.MustCompile(`^\d{1,2}(?:\s*[-–]\s*\d{1,2})?/\d{4}$`)

// holdsBodies: a text of bodies only, which no verb opens.
func (f *flat) holdsBodies(s string) bool {
	s = strings.Trim(s, " -–;.")
	words := wordsOf(s)
	if len(words) == 0 || beginsWithVerb(s, words, 0) || len(words) > maxFlatBodies {
		return false
	}
	first, _, _ := strings.Cut(s, "/")
	_, whole := f.names.Covering(first)
	return whole || startsWith(words, "co quan", "don vi", "cac co quan", "cac don vi")
}

// maxFlatBodies is how many words a cell of bodies has at most.
const maxFlatBodies = 60

// table is the table of the rows. A time holds for the rows under it up to the next group.
func (f *flat) table() docread.Table {
	t := docread.Table{Cols: len(f.cols), Place: f.heads[0].Place}
	cells := make([][]docread.Paragraph, len(f.cols))
	for i, p := range f.heads {
		cells[i] = []docread.Paragraph{p}
	}
	t.Rows = append(t.Rows, gridRow(flatRow{cells, t.Place}, false))
	when := f.column(colDeadline)
	var time []docread.Paragraph
	for _, r := range f.rows {
		partial := f.isPartial(r)
		f.fillLead(r)
		bodies := len(r.cells[f.column(colLead)]) > 0
		switch {
		case len(r.cells[when]) > 0:
			time = r.cells[when]
		case bodies && when < f.column(colContent): // it is printed once, before the rows it spans
			r.cells[when] = time
		case !bodies:
			time = nil
		}
		t.Rows = append(t.Rows, gridRow(r, bodies && partial))
	}
	return t
}

// fillLead makes the only bodies of a row those that lead.
func (f *flat) fillLead(r flatRow) {
	lead, other := f.column(colLead), f.column(colOther)
	if other >= 0 && len(r.cells[lead]) == 0 && len(r.cells[f.column(colCoordinating)]) == 0 {
		r.cells[lead], r.cells[other] = r.cells[other], nil
	}
}

// isPartial: a column of bodies or the time is empty, and so which of them a cell is of may be another.
func (f *flat) isPartial(r flatRow) bool {
	for i, name := range f.cols {
		if len(r.cells[i]) == 0 && name != colNumber {
			return true
		}
	}
	return false
}

func gridRow(r flatRow, partial bool) docread.Row {
	out := docread.Row{Place: r.place, Partial: partial}
	for i, ps := range r.cells {
		out.Cells = append(out.Cells, docread.Cell{Paragraphs: ps, Col: i, ColSpan: 1, RowSpan: 1})
		if len(ps) > 0 && strings.HasPrefix(ps[0].Text, "-") {
			out.Cells[i].Paragraphs = undashed(ps)
		}
		if n := len(ps); n > 0 {
			out.Place.LineEnd = max(out.Place.LineEnd, ps[n-1].Place.Line, ps[n-1].Place.LineEnd)
		}
	}
	return out
}

// undashed takes the dashes off a list: a name may hold one, and semicolons part names as well.
func undashed(ps []docread.Paragraph) []docread.Paragraph {
	out := slices.Clone(ps)
	for i := range out {
		out[i].Text = strings.TrimRight(strings.TrimLeft(out[i].Text, "- "), " .;")
		if i+1 < len(out) {
			out[i].Text += ";"
		}
	}
	return out
}
