package intake

import (
	"slices"
	"strings"

	"dondoc/internal/docread"
)

// A sheet says what a table is for.
type sheet int

const (
	sheetOther   sheet = iota // shares, money, names: nothing that is read here
	sheetTasks                // rows are tasks
	sheetTargets              // rows are targets
)

// A layout says what the grid columns of a table hold.
type layout struct {
	sheet   sheet
	roles   []role   // by grid column
	heads   []string // by grid column, its heading; of two rows the lower one last
	guessed bool     // the content's column was found by its place, not by its heading
}

func (l *layout) roleAt(col int) role {
	if l == nil || col < 0 || col >= len(l.roles) {
		return colNone
	}
	return l.roles[col]
}

func (l *layout) has(roles ...role) bool {
	return slices.ContainsFunc(roles, func(r role) bool { return slices.Contains(l.roles, r) })
}

// maxHeads is how many rows headings may take: the duty under "Cơ quan thực hiện", the year under "Kết quả".
const maxHeads = 3

// headingAt reads the headings that begin at a row of the table, and how many
// rows they take, 0 where none begin. A table that begins with the label of a
// number column has headings even where they are not those of a programme.
func headingAt(t *docread.Table, i int) (*layout, int) {
	if i >= len(t.Rows) || !mayHead(t.Rows[i]) {
		return nil, 0
	}
	n := 1
	for n < maxHeads && i+n < len(t.Rows) && isSubheading(t, t.Rows[i], t.Rows[i+n]) {
		n++
	}
	for ; n > 0; n-- {
		if l := layoutOf(headsOf(t, i, n)); l != nil {
			if i+n < len(t.Rows) && countsColumns(t.Rows[i+n]) {
				n++
			}
			return l, n
		}
	}
	return nil, 0
}

// mayHead: headings are short, and none is the number of a row, unless a
// group's number is merged over the heading row under it.
func mayHead(r docread.Row) bool {
	filled := 0
	for _, c := range r.Cells {
		s := c.Text()
		if len(s) > maxHeading || isLabel(s) && !isYear(s) && !c.Merged {
			return false
		}
		if s != "" {
			filled++
		}
	}
	return filled > 1
}

// isLabel reports a cell that holds nothing but the number of a row.
func isLabel(s string) bool { return labelRank(bareLabel(s)) != rankNone }

func bareLabel(s string) string { return strings.Trim(s, ".)/( ") }

// isSubheading reports that a row divides headings of the row above it. A
// format without merged cells prints only the parts: then both rows together
// are as wide as the table and the heading divided.
func isSubheading(t *docread.Table, above, r docread.Row) bool {
	if !mayHead(r) {
		return false
	}
	if len(above.Cells) < t.Cols && len(above.Cells)+len(r.Cells)-1 == t.Cols {
		return true
	}
	parts := 0
	for _, c := range r.Cells {
		switch {
		case c.Merged || c.Text() == "":
		case !isDivided(above, c.Col):
			return false
		default:
			parts++
		}
	}
	return parts > 1
}

// isDivided reports that the heading over a grid column goes on over others.
// Formats without merged cells leave the others empty.
func isDivided(r docread.Row, col int) bool {
	over := cellOver(r, col)
	if over == nil || over.ColSpan > 1 || over.Text() == "" {
		return over != nil
	}
	next := cellOver(r, col+1)
	return next != nil && next.Text() == ""
}

// cellOver finds the cell of a row that covers a grid column, nil for none.
func cellOver(r docread.Row, col int) *docread.Cell {
	for i := range r.Cells {
		if c := &r.Cells[i]; col >= c.Col && col < c.Col+max(c.ColSpan, 1) {
			return c
		}
	}
	return nil
}

// A head is the heading of one grid column: what stands over it, from top to bottom.
type head struct{ above, own string }

// headsOf lays the headings of n rows over the grid.
func headsOf(t *docread.Table, i, n int) []head {
	rows := t.Rows[i : i+n]
	if n == 2 && len(rows[0].Cells) < t.Cols && len(rows[0].Cells)+len(rows[1].Cells)-1 == t.Cols {
		return spliced(rows[0].Cells, rows[1].Cells)
	}
	heads := make([]head, t.Cols)
	for k, r := range rows {
		last := ""
		for col := range heads {
			s := ""
			if c := cellOver(r, col); c != nil {
				s = c.Text()
				if s == "" && k == 0 && n > 1 {
					s = last
				}
				last = s
			}
			heads[col].add(s)
		}
	}
	return heads
}

// add puts a lower heading under those of a column. A merged cell says the same in every row.
func (h *head) add(s string) {
	if s == "" || s == h.own {
		return
	}
	h.above, h.own = strings.TrimSpace(h.above+" "+h.own), s
}

// spliced puts the parts under the heading they divide: the first one that is
// neither the number's nor the content's and that gives every part a meaning.
func spliced(above, parts []docread.Cell) []head {
	at := len(above) - 1
	for i, c := range above {
		r := roleOf(c.Text())
		if r == colLead || r == colBoth || r == colDeadline || r == colValue || r == colProduct || r == colOther {
			at = i
			break
		}
	}
	var heads []head
	for i, c := range above {
		if i != at {
			heads = append(heads, head{own: c.Text()})
			continue
		}
		for _, p := range parts {
			heads = append(heads, head{above: c.Text(), own: p.Text()})
		}
	}
	return heads
}

// countsColumns reports the row under headings that numbers the columns: "(1) (2) (3)", "A B 1 2".
func countsColumns(r docread.Row) bool {
	if len(r.Cells) < 3 {
		return false
	}
	return !slices.ContainsFunc(r.Cells, func(c docread.Cell) bool { return len(c.Text()) > 8 || !isColumnNumber(c.Text()) })
}

func isColumnNumber(s string) bool {
	s, formula, found := strings.Cut(bareLabel(s), "=")
	return isLabel(s) && (!found || formula != "")
}

// layoutOf reads headings. They are a table's when they name the content and at
// least two more columns, or everything of a narrow table; nil otherwise.
func layoutOf(heads []head) *layout {
	l := &layout{roles: make([]role, len(heads)), heads: make([]string, len(heads))}
	known, named := map[role]bool{}, 0
	for i, h := range heads {
		l.heads[i] = strings.TrimSpace(h.above + " " + h.own)
		l.roles[i] = h.role()
		if l.roles[i] != colNone {
			known[l.roles[i]] = true
			named++
		}
	}
	if known[colIndicator] {
		known = l.findValues()
	}
	l.findContent(known)
	counted := isNumberHeading(heads[0].own)
	switch {
	case !known[colContent] && !known[colIndicator]:
		if counted && len(heads) > 2 {
			return l
		}
		return nil
	case len(known) < 2, !counted && named*2 < len(heads), !counted && len(known) < 3 && named < len(heads):
		return nil
	}
	l.settle(known)
	return l
}

// role of a heading of two rows is the lower one's, with the upper one's noun where it has none.
func (h head) role() role {
	if isLabel(h.own) && !isYear(h.own) {
		return colNumber // a group's number, merged over the heading row under it
	}
	own := roleOf(h.own)
	if h.above == "" {
		return own
	}
	over := roleOf(h.above)
	switch {
	case over == colOther:
		return colOther
	case own == colNone:
		return roleOf(h.above + " " + h.own)
	case own == colYear && over == colReached:
		return colReached
	}
	return own
}

// findValues knows the columns of figures beside an indicator by the year they
// are headed with: "Mục tiêu năm 2026", and "Thực hiện năm 2025" for what is reached.
func (l *layout) findValues() (known map[role]bool) {
	known = map[role]bool{}
	for i, r := range l.roles {
		if hasYear(l.heads[i]) && r != colIndicator && r != colUnit && r != colNumber && r != colNote && r != colDeadline {
			l.roles[i] = colValue
		}
		if l.roles[i] == colValue && has(wordsOf(l.heads[i]), "thuc hien", "uoc", "dat duoc", "hien trang", "hien nay") {
			l.roles[i] = colReached
		}
		known[l.roles[i]] = l.roles[i] != colNone
	}
	return known
}

// findContent takes the first unread column beside a number and a body in
// charge for the content: its heading is a word of the document's own.
func (l *layout) findContent(known map[role]bool) {
	if known[colContent] || known[colIndicator] || !known[colNumber] || !known[colLead] && !known[colBoth] || !known[colDeadline] {
		return
	}
	for i, r := range l.roles {
		if (r == colNone || r == colGroup) && l.heads[i] != "" {
			l.roles[i], l.guessed = colContent, true
			known[colContent] = true
			return
		}
	}
}

// settle decides what the table is for, and what its other columns mean in it.
func (l *layout) settle(known map[role]bool) {
	if known[colIndicator] && !known[colContent] {
		l.sheet = sheetTargets
		l.settleTargets()
		return
	}
	if known[colUnit] && known[colYear] && !known[colLead] && !known[colBoth] && !known[colDeadline] {
		return
	}
	planned := 0
	for _, r := range [...]role{colDeadline, colProduct, colCoordinating, colStart} {
		if known[r] {
			planned++
		}
	}
	inCharge := l.has(colLead, colBoth, colSubmit) && (planned > 0 || l.assigns())
	if inCharge || planned > 1 {
		l.sheet = sheetTasks
		l.settleTasks(known)
	}
}

// assigns reports that a table without dates and products still assigns: its
// heading says what the bodies do, and it shares out no money.
func (l *layout) assigns() bool {
	assigns := false
	for i, r := range l.roles {
		words := wordsOf(l.heads[i])
		if r == colOther && has(words, "kinh phi", "von", "du toan", "nguon", "ngan sach", "so luong", "ty le") {
			return false
		}
		if r == colLead || r == colBoth || r == colSubmit {
			assigns = assigns || has(words, "chu tri", "thuc hien", "phan cong", "trach nhiem", "trinh", "soan thao", "tham muu")
		}
	}
	return assigns
}

// settleTasks: an indicator beside tasks is theirs; who takes part without
// anybody who coordinates is a coordinator; a beginning without an end is the time.
func (l *layout) settleTasks(known map[role]bool) {
	for i, r := range l.roles {
		switch {
		case r == colReached && !known[colProduct]:
			l.roles[i] = colProduct // "Kết quả thực hiện" beside a task is what it is to give
		case r == colIndicator || r == colUnit || r == colValue || r == colReached:
			l.roles[i] = colOther
		case r == colParticipate && known[colLead] && !known[colCoordinating]:
			l.roles[i] = colCoordinating
		case r == colStart && !known[colDeadline]:
			l.roles[i] = colDeadline
		case r == colYear && known[colDeadline] && !strings.Contains(l.heads[i], " "):
			l.roles[i] = colOther
		}
	}
}

// settleTargets: in a table of targets results, plans and years are values,
// "Đơn vị" alone is the unit, and who is in charge may be said in any way.
func (l *layout) settleTargets() {
	for i, r := range l.roles {
		switch {
		case r == colLead && isUnitHeading(l.heads[i]) && !slices.Contains(l.roles, colUnit):
			l.roles[i] = colUnit
		case r == colBoth || r == colMonitor || r == colSubmit:
			l.roles[i] = colLead
		case r == colProduct || r == colYear || r == colDeadline && hasYear(l.heads[i]):
			l.roles[i] = colValue
		}
	}
}

func isUnitHeading(s string) bool {
	words := wordsOf(s)
	return len(words) == 2 && words[0].fold == "don" && words[1].fold == "vi"
}

func hasYear(s string) bool {
	return slices.ContainsFunc(wordsOf(s), func(w word) bool { return isYear(w.fold) })
}
