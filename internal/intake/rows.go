package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/org"
)

// A row is a table row with its cells by role.
type row struct {
	number   string
	cells    map[role]string
	marks    []int   // the marked columns of times
	time     string  // that they say
	within   string  // the time that the group's title is
	whole    string  // the time in the row of its group
	values   []value // of a table of targets
	place    docread.Place
	unread   string // what the columns hold that nobody understands and that are of times
	note     string // remarks
	title    bool   // one cell takes the whole row
	entitled bool   // its lead is the body that the title over it is
	again    bool   // number and content are merged with those of the row above
	shared   bool   // only the number is
	renewed  bool   // its deadline took the place of the one first given
	parted   bool   // of a table of targets: the row only names what the rows without a number under it measure
	part     bool   // of a table of targets: the row is a part of the numbered one over it
	torn     []role // what was joined from a row that goes on with this one
	guess    []role // of the columns that only their cells tell of
}

// A value is what a table of targets says for one column.
type value struct{ head, text string }

func (r row) has(roles ...role) bool {
	return slices.ContainsFunc(roles, func(x role) bool { return r.cells[x] != "" })
}

// isTask reports that the row names an agency, a product or a date, not only a heading.
func (r row) isTask() bool {
	return r.inCharge() || len(r.marks) > 0 ||
		r.has(colCoordinating, colProduct, colDeadline, colStart, colExamine, colParticipate, colMonitor)
}

// inCharge reports that the row names who has to act.
func (r row) inCharge() bool { return r.has(colLead, colBoth, colSubmit) }

func (r row) isEmpty() bool {
	return r.cells[colContent] == "" && !r.isTask() && len(r.values) == 0 && !r.has(colUnit)
}

// rowOf sorts the cells of a row by role.
func (l *layout) rowOf(r docread.Row) row {
	out := row{cells: map[role]string{}, place: r.Place, guess: l.inferred}
	if r.Partial {
		out.guess = l.misplaced(r)
	}
	merged := map[role]bool{}
	out.title = l.isTitle(filledOf(r)) || repeatsTitle(r)
	for _, c := range r.Cells {
		s := c.Text()
		name := l.roleOver(c)
		if out.title && !isLabel(s) {
			name = colContent
		}
		if s != "" && name == colLead && l.spansRoles(c) {
			out.torn = append(out.torn, colLead, colCoordinating) // one name for both: who leads is not said
		}
		merged[name] = merged[name] || c.Merged
		heading := l.headAt(c.Col)
		if last := c.Col + c.ColSpan - 1; name == colValue && c.ColSpan > 1 && last < len(l.heads) {
			heading = l.heads[last] // of several years: the level at their end
		}
		if slices.Contains(l.dated, c.Col) {
			out.unread = joined(out.unread, s, "; ")
		}
		out.put(name, c.Col, heading, s)
	}
	out.time = l.timeOf(out.marks)
	out.again = merged[colNumber] && merged[colContent]
	out.shared = merged[colNumber] && !merged[colContent]
	if l.isTimetable() {
		out.readGroup(l.countsMonths())
	}
	out.readTitle(l.has(colNumber))
	return out
}

// misplaced are the roles of a row with fewer cells than columns whose cells may be another's: all of them, and where a time
// of its own stands in its column, those it took from the row above.
func (l *layout) misplaced(r docread.Row) []role {
	var above []role
	for _, c := range r.Cells {
		if role := l.roleOver(c); c.Merged && (role == colLead || role == colCoordinating || role == colDeadline || role == colProduct) {
			above = append(above, role)
		}
	}
	own := slices.DeleteFunc(slices.Clone(r.Cells), func(c docread.Cell) bool { return c.Merged })
	if len(own) < len(r.Cells) && l.dates(docread.Row{Cells: own}) {
		return above
	}
	return append(slices.DeleteFunc(above, func(x role) bool { return x != colProduct }), colLead, colCoordinating, colDeadline)
}

// isTitle reports that a row holds one text across the table, beside a number at most.
func (l *layout) isTitle(filled []docread.Cell) bool {
	if n := len(filled); n == 0 || n > 2 || n == 2 && !isLabel(filled[0].Text()) {
		return false
	}
	last := filled[len(filled)-1]
	return l.spansRoles(last) || l.isHeadless(last, len(filled) == 2) || len(filled) == 1 && l.isMisplaced(last)
}

// isMisplaced: a sentence alone in the first column, which is not for contents, is a title that lost its width.
func (l *layout) isMisplaced(c docread.Cell) bool {
	role := l.roleOver(c)
	return c.Col == 0 && len(l.heads) > 2 && role != colContent && role != colLead && len(wordsOf(c.Text())) > 3
}

// repeatsTitle reports a title that a format without merged cells repeats in every cell of its row, beside a number at most.
func repeatsTitle(r docread.Row) bool {
	filled := filledOf(r)
	if len(filled) > 0 && isLabel(filled[0].Text()) {
		filled = filled[1:]
	}
	if len(filled) < minRepeated {
		return false
	}
	title := filled[0].Text()
	return len(wordsOf(title)) > 1 && !slices.ContainsFunc(filled, func(c docread.Cell) bool { return c.Text() != title })
}

// minRepeated is in how many cells a text stands that is the title of its row: two may say the same.
const minRepeated = 3

// isHeadless reports a title that a format without merged cells leaves in the first column, or beside its number,
// whatever that column holds. In the first column it is no number, or begins with one.
func (l *layout) isHeadless(c docread.Cell, numbered bool) bool {
	if numbered {
		return c.Col == 1 && l.roleAt(0) == colNumber && l.roleAt(1) != colContent && l.has(colContent)
	}
	if c.Col > 0 || c.Merged || l.roleAt(0) == colContent || len(l.roles) < 3 {
		return false
	}
	if l.roleAt(0) == colNumber {
		return !isLabel(c.Text())
	}
	label, rank, rest := labelOf(c.Text())
	return label != "" && rank != rankNone && rest != ""
}

// roleOver is the role of the columns a cell covers. One that begins at the
// content takes the row; one over leads and coordinators names the leads, one over
// beginning and end the time.
func (l *layout) roleOver(c docread.Cell) role {
	first := l.roleAt(c.Col)
	if !l.spansRoles(c) {
		return first
	}
	switch first {
	case colStart:
		return colDeadline
	case colNone, colGroup, colOther:
		return colContent
	default:
		return first
	}
}

// spansRoles reports a cell that covers columns of different meaning.
func (l *layout) spansRoles(c docread.Cell) bool {
	for col := c.Col + 1; col < min(c.Col+c.ColSpan, len(l.heads)); col++ {
		if l.heads[col] != l.headAt(c.Col) {
			return true
		}
	}
	return false
}

func (l *layout) headAt(col int) string {
	if col < 0 || col >= len(l.heads) {
		return ""
	}
	return l.heads[col]
}

// put adds a cell's text to the row.
func (r *row) put(name role, col int, heading, s string) {
	switch {
	case s == "" || name == colNone || name == colOther || name == colReached:
	case name == colNote:
		r.note = joined(r.note, s, "; ")
	case name == colNumber:
		if r.number = bareLabel(s); strings.Trim(r.number, "-–+•* ") == "" {
			r.number = "" // a dash counts nothing
		}
	case name == colYear:
		r.mark(col, s)
	case name == colValue && !strings.ContainsFunc(s, isWordRune):
		// a dash: nothing is aimed at
	case name == colValue:
		r.values = append(r.values, value{head: heading, text: s})
	case name == colIndicator:
		r.cells[colContent] = joined(r.cells[colContent], s, " ")
	case name == colDeadline && renewsTime(heading):
		r.cells[name], r.renewed = s, true
	case name == colDeadline && r.renewed: // what it was before
	default:
		if old := r.cells[name]; old != "" && old != s && !slices.Contains(r.torn, name) {
			r.torn = append(r.torn, name) // two columns say it: how they belong together is for a person
		}
		sep := "; "
		if name == colContent {
			sep = " "
		}
		r.cells[name] = joined(r.cells[name], s, sep)
	}
}

// renewsTime: the column holds the time that takes the place of the one first given: "Thời hạn hoàn thành mới", "Thời hạn sau gia hạn".
// What is only asked for does not.
func renewsTime(heading string) bool {
	words := wordsOf(heading)
	renews := slices.ContainsFunc(words, func(w word) bool { return strings.EqualFold(heading[w.start:w.end], "mới") })
	return (renews || has(words, "dieu chinh", "gia han")) && !has(words, "de nghi", "xin", "ly do", "truoc")
}

// mark takes a column of a time that a cell marks. A cell of words says more than a mark does, a figure is no mark.
func (r *row) mark(col int, s string) {
	words := strings.ContainsFunc(s, unicode.IsLetter)
	if isMark(s) || words {
		r.marks = append(r.marks, col)
	}
	if words && !isMark(s) {
		r.torn = append(r.torn, colDeadline)
	}
}

// timeOf writes marked columns as a phrase: one time, the first to the last of neighbours, or several.
func (l *layout) timeOf(marks []int) string {
	var parts []string
	for i := 0; i < len(marks); {
		end := i
		for end+1 < len(marks) && marks[end+1] == marks[end]+1 {
			end++
		}
		part := l.times[marks[i]]
		if end > i {
			part += " - " + l.times[marks[end]]
		}
		parts = append(parts, part)
		i = end + 1
	}
	return strings.Join(parts, "; ")
}

// isMark: a cell that only marks its column.
func isMark(s string) bool {
	switch s {
	case "x", "X", "✓", "✔", "√", "☑", "☒", "v", "*", "+":
		return true
	}
	return false
}

func joined(a, b, sep string) string {
	if a == "" || b == "" || a == b {
		return a + b[:len(b)*btoi(a != b)]
	}
	return a + sep + b
}

// readTitle takes the number out of a title that holds it: "I. Kinh tế số". In a row of separate cells only the number
// of a group is meant, unless the table has no column of numbers: then any row may hold its own.
func (r *row) readTitle(numbered bool) {
	if r.number != "" || numbered && (r.isTask() || len(r.values) > 0) {
		return
	}
	label, rank, rest := labelOf(r.cells[colContent])
	if rest != "" && label != "" && (!numbered || r.title && rank != rankNone || rank == rankRoman || rank == rankPart) {
		r.number, r.cells[colContent] = label, rest
	}
}

// A run is the rows under the same headings: of a table, and of those after it that go on with it.
type run struct {
	layout  *layout
	rows    []row
	caption string // what stands over the table
	behind  int    // the paragraph before the table, 0 for none
}

// A runner collects the runs of a document.
type runner struct {
	names   *org.Resolver
	runs    []run
	columns *layout // of the rows that come next
	width   int
	caption string
	title   string // that the table before has in its first row
	behind  int    // the last paragraph so far
}

// runsOf reads the tables in document order. A heading row that comes again is
// skipped; a table of the same width without headings goes on with the one before.
func runsOf(doc *docread.Document, names *org.Resolver) []run {
	r := &runner{names: names}
	for _, b := range doc.Blocks {
		if b.Table == nil {
			r.caption, r.behind = captionWith(r.caption, *b.Paragraph), b.Paragraph.Place.Paragraph
			continue
		}
		r.read(b.Table)
		r.caption = ""
	}
	return r.runs
}

func (r *runner) read(t *docread.Table) {
	if t.Cols != r.width {
		r.columns = nil
	}
	r.width = t.Cols
	top := r.skipTitle(t)
	if l, n := matrixAt(t, top, r.caption, r.names); n > 0 && l != nil {
		r.begin(l, true)
		r.add(t.Rows[top+n:]...)
		return
	}
	for i := top; i < len(t.Rows); {
		l, n := headingAt(t, i, r.names)
		if n > 0 && (r.columns == nil || l.isLike(r.columns) || i == top && !r.columns.dates(t.Rows[i])) {
			unread := r.columns == nil
			r.begin(l, i == top)
			if unread {
				r.add(groupsOf(t.Rows[top:i])...)
			}
			i += n
			continue
		}
		if r.columns != nil {
			r.add(t.Rows[i])
		}
		i++
	}
}

// add reads rows under the headings that were found last.
func (r *runner) add(rows ...docread.Row) {
	last := &r.runs[len(r.runs)-1]
	for _, row := range rows {
		one := r.columns.rowOf(row)
		if n := len(last.rows); n > 0 && r.columns.isTimetable() {
			one.goOn(last.rows[n-1])
		}
		last.rows = append(last.rows, one)
	}
}

// groupsOf are the last of the rows that hold a number and a title only: where they stand over the headings of a
// table, they open its groups.
func groupsOf(rows []docread.Row) []docread.Row {
	from := len(rows)
	for from > 0 {
		filled := filledOf(rows[from-1])
		if len(filled) != 2 || !isLabel(filled[0].Text()) || isLabel(filled[1].Text()) {
			break
		}
		from--
	}
	return rows[from:]
}

// skipTitle passes over the rows of one text that stand over the headings in the table itself: they are its caption.
func (r *runner) skipTitle(t *docread.Table) int {
	for i := range min(len(t.Rows)-1, maxHeads) {
		if len(filledOf(t.Rows[i])) != 1 {
			break
		}
		if l, n := headingAt(t, i+1, r.names); n > 0 && (r.columns == nil || l.isLike(r.columns)) {
			for _, row := range t.Rows[:i+1] {
				r.entitle(filledOf(row)[0].Text())
			}
			return i + 1
		}
	}
	return 0
}

// entitle adds a title to the caption. One that comes again with the headings is printed on every page.
func (r *runner) entitle(title string) {
	if r.columns == nil || title != r.title {
		r.caption = captionWith(r.caption, docread.Paragraph{Text: title})
	}
	r.title = title
}

// begin opens a run under headings, unless they only repeat those before.
func (r *runner) begin(l *layout, first bool) {
	if r.columns == nil || r.caption != "" && first || !slices.Equal(r.columns.heads, l.heads) {
		r.runs = append(r.runs, run{layout: l, caption: r.caption, behind: r.behind})
	}
	r.columns = l
}

func filledOf(r docread.Row) []docread.Cell {
	return slices.DeleteFunc(slices.Clone(r.Cells), func(c docread.Cell) bool { return c.Text() == "" })
}

// isLike reports that headings inside a table are its own again, and not a
// row of few words: they are the same, or name the column of numbers.
func (l *layout) isLike(columns *layout) bool {
	return slices.Contains(l.roles, colNumber) || slices.EqualFunc(l.heads, columns.heads, func(a, b string) bool {
		return slices.Equal(foldsOf(a), foldsOf(b))
	})
}

// anyYear lets phrases without a year be read where only their form matters.
const anyYear = 2000

// dates reports that a row has a time where the layout has deadlines: it goes on with the table before, however much its
// few words look like headings.
func (l *layout) dates(r docread.Row) bool {
	return slices.ContainsFunc(r.Cells, func(c docread.Cell) bool {
		if role := l.roleAt(c.Col); role != colDeadline && role != colStart {
			return false
		}
		kind := calendar.Parse(c.Text(), calendar.Context{Year: anyYear}).Kind
		return kind != calendar.None && kind != calendar.Unresolved
	})
}

// maxCaption is how many bytes over a table may belong to its caption.
const maxCaption = 2000

func captionWith(caption string, p docread.Paragraph) string {
	caption = strings.TrimSpace(caption + "\n" + p.Text)
	if len(caption) <= maxCaption {
		return caption
	}
	if _, rest, found := strings.Cut(caption[len(caption)-maxCaption:], "\n"); found {
		return rest
	}
	return p.Text
}
