package intake

import (
	"slices"
	"strings"
)

// A sheet says what a table is for.
type sheet int

const (
	sheetOther   sheet = iota // shares, money, names: nothing that is read here
	sheetTasks                // rows are tasks
	sheetTargets              // rows are targets
	sheetMatrix               // cells are targets
)

// A layout says what the grid columns of a table hold.
type layout struct {
	sheet    sheet
	roles    []role   // by grid column
	heads    []string // by grid column, its heading; of two rows the lower one last
	times    []string // by grid column, the time that a marked column stands for
	inferred []role   // of the columns that only their cells tell of
	dated    []int    // the columns that nobody understands and that hold times
	unit     string   // of all figures of a matrix
	guessed  bool     // the content's column was found by its place, not by its heading
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

// layoutOf reads headings. They are a table's when they name the content and at
// least two more columns, or everything of a narrow table; nil otherwise.
func layoutOf(heads []head, cells sense) *layout {
	l := &layout{roles: make([]role, len(heads)), heads: make([]string, len(heads)), times: make([]string, len(heads))}
	known, named := map[role]bool{}, 0
	for i, h := range heads {
		l.heads[i] = strings.TrimSpace(h.above + " " + h.own)
		l.roles[i], l.times[i] = h.role(), h.time()
		if l.roles[i] != colNone {
			known[l.roles[i]] = true
			named++
		}
	}
	if known[colContent] && known[colUnit] && !known[colIndicator] && !known[colProduct] {
		l.findIndicator()
		known[colIndicator] = l.has(colIndicator)
	}
	if known[colIndicator] {
		known = l.findValues()
	}
	counted := isNumberHeading(heads[0].own)
	if !known[colIndicator] && (counted || known[colContent] && named*2 >= len(heads)) {
		l.infer(cells, known)
	}
	l.findContent(known)
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
	l.findDated(cells)
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
	case own == colNone && over == colIndicator && hasYear(h.own):
		return colValue // "Chỉ tiêu" over "Đến năm 2030"
	case own == colNone:
		return roleOf(h.above + " " + h.own)
	case own == colYear && over == colReached:
		return colReached
	}
	return own
}

// time is what a marked column under the heading says: its year may stand over it.
func (h head) time() string {
	year := ""
	if words := wordsOf(h.own); len(words) == 1 && isYear(words[0].fold) {
		return "năm " + words[0].fold
	}
	if !hasYear(h.own) {
		year = yearIn(h.above)
	}
	return strings.TrimSpace(h.own + strings.Repeat(" năm ", btoi(year != "")) + year)
}

// findIndicator takes a content that is also said to be a target ("Chỉ tiêu, nhiệm vụ") for one where the table has a unit.
func (l *layout) findIndicator() {
	for i, r := range l.roles {
		if r == colContent && has(wordsOf(l.heads[i]), "chi tieu") {
			l.roles[i] = colIndicator
		}
	}
}

// findValues knows the columns of figures beside an indicator by the year they
// are headed with: "Mục tiêu năm 2026", and "Thực hiện năm 2025" for what is reached.
func (l *layout) findValues() (known map[role]bool) {
	known = map[role]bool{}
	for i, r := range l.roles {
		if hasYear(l.heads[i]) && r != colIndicator && r != colUnit && r != colNumber && r != colNote && r != colDeadline {
			l.roles[i] = colValue
		}
		if words := wordsOf(l.heads[i]); l.roles[i] == colValue && !has(words, toCarryOut...) &&
			has(words, "thuc hien", "th", "uth", "uoc", "dat duoc", "hien trang", "hien nay") {
			l.roles[i] = colReached
		}
		known[l.roles[i]] = l.roles[i] != colNone
	}
	return known
}

// toCarryOut are the headings of figures to be reached that speak of carrying out.
var toCarryOut = []string{"lo trinh thuc hien", "ke hoach thuc hien", "muc tieu thuc hien", "chi tieu thuc hien", "phan dau thuc hien"}

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
	if inCharge || planned > 1 || known[colDeadline] && l.listsWork() {
		l.sheet = sheetTasks
		l.settleTasks(known)
	}
}

// listsWork: the heading of the contents calls them tasks.
func (l *layout) listsWork() bool {
	if l.sharesMoney() {
		return false
	}
	for i, r := range l.roles {
		if r == colContent && has(wordsOf(l.heads[i]), "nhiem vu", "cong viec") {
			return true
		}
	}
	return false
}

// sharesMoney: a column has sums or shares, as a table of costs does.
func (l *layout) sharesMoney() bool {
	for i, r := range l.roles {
		if r == colOther && has(wordsOf(l.heads[i]), "kinh phi", "von", "du toan", "nguon", "ngan sach", "so luong", "ty le") {
			return true
		}
	}
	return false
}

// assigns reports that a table without dates and products still assigns: its
// heading says what the bodies do, and it shares out no money.
func (l *layout) assigns() bool {
	if l.sharesMoney() {
		return false
	}
	for i, r := range l.roles {
		inCharge := r == colLead || r == colBoth || r == colSubmit
		if inCharge && has(wordsOf(l.heads[i]), "chu tri", "thuc hien", "phan cong", "trach nhiem", "trinh", "soan thao", "tham muu") {
			return true
		}
	}
	return false
}

// settleTasks: an indicator beside tasks is theirs; who takes part without
// anybody who coordinates is a coordinator; a beginning without an end is the time.
func (l *layout) settleTasks(known map[role]bool) {
	for i, r := range l.roles {
		switch {
		case r == colLead && l.namesHead(i) && l.leadsBesides(i):
			l.roles[i] = colOther // the head answers for what the body of the other column leads
		case r == colLead && l.answersFor(i) && l.isLedIn(i):
			l.roles[i] = colDoer // the state body behind the one that leads, and who acts where none does
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

// namesHead: the column holds the persons who head the bodies.
func (l *layout) namesHead(col int) bool {
	return startsWith(wordsOf(l.heads[col]), "nguoi", "thu truong", "lanh dao", "can bo")
}

// answersFor: the column holds the bodies that answer for the work by law.
func (l *layout) answersFor(col int) bool {
	words := wordsOf(l.heads[col])
	return has(words, "chiu trach nhiem", "quan ly nha nuoc") && !has(words, "chu tri")
}

// isLedIn reports another column, which says who leads.
func (l *layout) isLedIn(col int) bool {
	for i, r := range l.roles {
		if i != col && r == colLead && has(wordsOf(l.heads[i]), "chu tri") {
			return true
		}
	}
	return false
}

// leadsBesides reports another column of who leads, which holds bodies.
func (l *layout) leadsBesides(col int) bool {
	for i, r := range l.roles {
		if i != col && (r == colLead || r == colBoth) && !l.namesHead(i) {
			return true
		}
	}
	return false
}

// settleTargets: in a table of targets results, plans and years are values,
// "Đơn vị" alone is the unit, and who is in charge may be said in any way.
func (l *layout) settleTargets() {
	valued := l.has(colValue, colYear, colProduct)
	for i, r := range l.roles {
		switch {
		case r == colLead && isUnitHeading(l.heads[i]) && !slices.Contains(l.roles, colUnit):
			l.roles[i] = colUnit
		case r == colBoth || r == colMonitor || r == colSubmit:
			l.roles[i] = colLead
		case r == colNone && l.heads[i] != "" && !valued:
			l.roles[i] = colValue // for a class: "Cấp xã"
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
