package intake

import (
	"slices"
	"strings"

	"dondoc/internal/docread"
)

// A row is a table row with its cells by role.
type row struct {
	number string
	cells  map[role]string
	years  []string // of the marked columns of years
	values []value  // of a table of targets
	place  docread.Place
	title  bool   // one cell takes the whole row
	again  bool   // number and content are merged with those of the row above
	shared bool   // only the number is
	torn   []role // what was joined from a row that goes on with this one

}

// A value is what a table of targets says for one column.
type value struct{ head, text string }

func (r row) has(roles ...role) bool {
	return slices.ContainsFunc(roles, func(x role) bool { return r.cells[x] != "" })
}

// isTask reports that the row names an agency, a product or a date, not only a heading.
func (r row) isTask() bool {
	return r.inCharge() || len(r.years) > 0 ||
		r.has(colCoordinating, colProduct, colDeadline, colStart, colExamine, colParticipate, colMonitor)
}

// inCharge reports that the row names who has to act.
func (r row) inCharge() bool { return r.has(colLead, colBoth, colSubmit) }

func (r row) isEmpty() bool {
	return r.cells[colContent] == "" && !r.isTask() && len(r.values) == 0 && !r.has(colUnit)
}

// rowOf sorts the cells of a row by role.
func (l *layout) rowOf(r docread.Row) row {
	out := row{cells: map[role]string{}, place: r.Place}
	merged := map[role]bool{}
	filled := slices.DeleteFunc(slices.Clone(r.Cells), func(c docread.Cell) bool { return c.Text() == "" })
	out.title = l.isTitle(filled)
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
		out.put(name, l.headAt(c.Col), s)
	}
	out.again = merged[colNumber] && merged[colContent]
	out.shared = merged[colNumber] && !merged[colContent]
	out.readTitle()
	return out
}

// isTitle reports that a row holds one text across the table, beside a number at most.
func (l *layout) isTitle(filled []docread.Cell) bool {
	if n := len(filled); n == 0 || n > 2 || n == 2 && !isLabel(filled[0].Text()) {
		return false
	}
	return l.spansRoles(filled[len(filled)-1])
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
func (r *row) put(name role, heading, s string) {
	switch {
	case s == "" || name == colNone || name == colOther || name == colNote || name == colReached:
	case name == colNumber:
		if r.number = bareLabel(s); strings.Trim(r.number, "-–+•* ") == "" {
			r.number = "" // a dash counts nothing
		}
	case name == colYear:
		if isMark(s) {
			r.years = append(r.years, heading)
		}
	case name == colValue:
		r.values = append(r.values, value{head: heading, text: s})
	case name == colIndicator:
		r.cells[colContent] = joined(r.cells[colContent], s, " ")
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

// isMark: a cell that only marks its column.
func isMark(s string) bool {
	switch s {
	case "x", "X", "✓", "✔", "√", "v", "*", "+":
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

// readTitle takes the number out of a title that holds it: "I. Kinh tế số". In
// a row of separate cells only the number of a group is meant.
func (r *row) readTitle() {
	if r.number != "" || r.isTask() || len(r.values) > 0 {
		return
	}
	label, rank, rest := labelOf(r.cells[colContent])
	if rest != "" && label != "" && (r.title && rank != rankNone || rank == rankRoman || rank == rankPart) {
		r.number, r.cells[colContent] = label, rest
	}
}

// A run is the rows under the same headings: of a table, and of those after it that go on with it.
type run struct {
	layout  *layout
	rows    []row
	caption string // what stands over the table
}

// runsOf reads the tables in document order. A heading row that comes again is
// skipped; a table of the same width without headings goes on with the one before.
func runsOf(doc *docread.Document) []run {
	var runs []run
	var columns *layout
	width, caption := 0, ""
	for _, b := range doc.Blocks {
		if b.Table == nil {
			caption = captionWith(caption, *b.Paragraph)
			continue
		}
		if b.Table.Cols != width {
			columns = nil
		}
		width = b.Table.Cols
		for i := 0; i < len(b.Table.Rows); {
			if l, n := headingAt(b.Table, i); n > 0 && (i == 0 || columns == nil || l.isLike(columns)) {
				if columns == nil || caption != "" && i == 0 || !slices.Equal(columns.heads, l.heads) {
					runs = append(runs, run{layout: l, caption: caption})
				}
				i += n
				columns = l
				continue
			}
			if columns != nil && len(runs) > 0 {
				last := &runs[len(runs)-1]
				last.rows = append(last.rows, columns.rowOf(b.Table.Rows[i]))
			}
			i++
		}
		caption = ""
	}
	return runs
}

// isLike reports that headings inside a table are its own again, and not a
// row of few words: they are the same, or name the column of numbers.
func (l *layout) isLike(columns *layout) bool {
	return slices.Contains(l.roles, colNumber) || slices.EqualFunc(l.heads, columns.heads, func(a, b string) bool {
		return slices.Equal(foldsOf(a), foldsOf(b))
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
