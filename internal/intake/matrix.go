package intake

import (
	"regexp"
	"slices"
	"strings"

	"dondoc/internal/docread"
	"dondoc/internal/org"
)

// A matrix is a table of targets whose columns are what is measured, and whose rows are in what place, body or year: none of its
// headings is that of a programme, and only what stands over it, or over its columns, calls its figures targets.
type matrix struct {
	table *docread.Table
	top   int // the first row of headings
	from  int // the first row under them
	heads []head
	names *org.Resolver
}

// matrixAt reads a matrix that begins at a row of a table, and how many rows its headings take; 0 for none.
func matrixAt(t *docread.Table, i int, caption string, names *org.Resolver) (*layout, int) {
	n := figuresFrom(t, i) - i
	if n < 1 || n > maxHeads || t.Cols < 2 {
		return nil, 0
	}
	m := &matrix{t, i, i + n, headsOf(t, i, n), names}
	if n > 1 && countsColumns(t.Rows[i+n-1]) {
		m.heads = headsOf(t, i, n-1)
	}
	if !m.aims(caption) {
		return nil, 0
	}
	return m.layout(caption), n
}

// figuresFrom is the first row from one on that has a figure beside its first text, the number of rows where none has.
func figuresFrom(t *docread.Table, i int) int {
	for ; i < len(t.Rows); i++ {
		if r := t.Rows[i]; countsColumns(r) && !isYear(r.Cells[0].Text()) {
			continue
		}
		text := false
		for _, c := range t.Rows[i].Cells {
			s := c.Text()
			if text && isFigure(s) && !isYear(s) {
				return i
			}
			text = text || s != "" && !isLabel(s) || isYear(s)
		}
	}
	return i
}

// isFigure: a cell that is one number, compared at most and with a few words of its unit.
func isFigure(s string) bool {
	_, rest := comparisonIn(s)
	_, n := number(rest)
	return n > 0 && len(wordsOf(rest[n:])) <= maxBehind+1
}

// aims: the table is said to be of targets by the lines right over it or by what stands over its columns.
func (m *matrix) aims(caption string) bool {
	for _, h := range m.heads {
		if has(wordsOf(h.above+" "+h.own), "chi tieu", "muc tieu") {
			return true
		}
	}
	words := wordsOf(titleOver(caption))
	return has(words, "chi tieu", "muc tieu") && !has(words, "ket qua thuc hien", "tinh hinh thuc hien", "thuc trang", "hien trang")
}

// maxTitleLines is how many lines right over a table may be its title.
const maxTitleLines = 2

// titleOver are the last short lines over a table, but for its unit and the document that it comes with.
func titleOver(caption string) string {
	var title []string
	lines := strings.Split(caption, "\n")
	for _, line := range slices.Backward(lines) {
		switch words := wordsOf(line); {
		case strings.HasPrefix(line, "(") || startsWith(words, "don vi tinh", "dvt"):
		case len(line) > maxHeading || len(title) == maxTitleLines || len(title) > 0 && strings.HasSuffix(line, "."):
			return strings.Join(title, "\n")
		default:
			title = append([]string{line}, title...)
		}
	}
	return strings.Join(title, "\n")
}

// layout gives the columns their roles: the first of texts names the rows, those of figures are values; nil where one has more to say.
func (m *matrix) layout(caption string) *layout {
	n := len(m.heads)
	l := &layout{sheet: sheetMatrix, roles: make([]role, n), heads: make([]string, n), times: make([]string, n)}
	key := -1
	for col, h := range m.heads {
		l.heads[col] = strings.TrimSpace(h.above + " " + h.own)
		figures, texts := m.count(col)
		if key < 0 && h.role() != colNumber && (2*texts > figures || h.role() == colDeadline) {
			key, l.roles[col] = col, colContent
			continue
		}
		role, ok := m.roleBeside(col, key, figures, texts)
		if !ok {
			return nil
		}
		l.roles[col] = role
	}
	switch {
	case key < 0 || !l.has(colValue):
		return nil
	case !m.namesRows(key):
		return m.turned(l, key)
	}
	l.unit = unitUnder(caption)
	return l
}

// roleBeside is the role of a column beside the one that names the rows (-1 where that is still to come), with so many figures and texts.
func (m *matrix) roleBeside(col, key, figures, texts int) (r role, ok bool) {
	heading := strings.TrimSpace(m.heads[col].above + " " + m.heads[col].own)
	switch own := m.heads[col].role(); {
	case own == colNumber && key < 0, own == colNote:
		return own, true
	case isReachedHeading(heading) || isBasis(heading):
		return colReached, true
	case key >= 0 && figures > 2*texts:
		return colValue, true
	default:
		return colNone, !slices.Contains([]role{colLead, colBoth, colProduct, colDeadline}, own) && (texts == 0 || own == colUnit)
	}
}

// turned makes the layout of a table of targets of a matrix whose rows are what is measured, and whose columns are places, bodies or
// times; nil for any other table.
func (m *matrix) turned(l *layout, key int) *layout {
	if other, _ := headingAt(m.table, m.top, m.names); other != nil && other.sheet != sheetOther || roleOf(m.heads[key].own) != colContent {
		return nil
	}
	for col, r := range l.roles {
		if own := m.heads[col].own; r == colValue && !m.namesOne(own) && !isTotal(wordsOf(own)) {
			return nil
		}
	}
	l.sheet, l.roles[key] = sheetTargets, colIndicator
	for col, h := range m.heads {
		if h.role() == colUnit {
			l.roles[col] = colUnit
		}
	}
	return l
}

// count counts the cells of a column that are figures and those of other words.
func (m *matrix) count(col int) (figures, texts int) {
	for _, r := range m.table.Rows[m.from:min(len(m.table.Rows), m.from+maxSensed)] {
		c := cellOver(r, col)
		if c == nil || c.ColSpan > 1 || !strings.ContainsFunc(c.Text(), isWordRune) {
			continue
		}
		figure := btoi(isFigure(c.Text()))
		figures += figure
		texts += 1 - figure
	}
	return figures, texts
}

// isReachedHeading: a column tells what was reached before.
func isReachedHeading(heading string) bool {
	words := wordsOf(heading)
	return !has(words, toCarryOut...) && has(words, "thuc hien nam", "th nam", "uth", "uoc thuc hien", "uoc nam", "dat duoc", "hien trang",
		"hien nay", "hien co", "dau nam", "ket qua nam", "da thuc hien", "da dat")
}

// isBasis: a column counts all of which the targets are a part, or what they cost.
func isBasis(heading string) bool {
	return startsWith(wordsOf(heading), "tong so ho", "tong so dan", "tong so nguoi", "dan so", "tong dan so", "kinh phi", "von", "nguon",
		"nhu cau von", "du toan", "ngan sach")
}

// placeHeadings begin the heading of a column of places or bodies, and yearHeadings that of one of times.
var (
	placeHeadings = []string{
		"don vi", "dia phuong", "dia ban", "xa", "phuong", "huyen", "thi tran", "tinh", "thon", "ban", "co quan", "to chuc",
		"doanh nghiep", "truong", "so nganh", "noi thuc hien", "ten don vi", "ten dia phuong", "ten co quan", "ten tinh", "ten huyen",
		"ten xa", "ten phuong",
	}
	yearHeadings = []string{"nam", "giai doan", "thoi gian", "thoi ky", "moc", "lo trinh"}
	governed     = []string{"xa", "phuong", "thi tran", "huyen", "thi xa", "quan", "thanh pho", "tinh", "dac khu"}
	placeKinds   = append([]string{
		"thon", "to dan pho", "khu vuc", "vung", "toan tinh", "toan huyen", "toan xa", "toan thanh pho", "ca nuoc",
	}, governed...)
)

// namesRows: most cells of a column are places, bodies or times, or its heading says that they are.
func (m *matrix) namesRows(col int) bool {
	heading := wordsOf(m.heads[col].own)
	if has(heading, "chi tieu", "muc tieu", "tinh") && !startsWith(heading, "tinh") && !startsWith(heading, "don vi hanh chinh") {
		return false // "đơn vị tính"
	}
	if startsWith(heading, placeHeadings...) || startsWith(heading, yearHeadings...) {
		return true
	}
	named, all := 0, 0
	for _, r := range m.table.Rows[m.from:min(len(m.table.Rows), m.from+maxSensed)] {
		c := cellOver(r, col)
		if c == nil || c.Text() == "" {
			continue
		}
		all++
		named += btoi(m.namesOne(c.Text()))
	}
	return 2*named > all
}

// namesOne: the words are a place, a body or a time.
func (m *matrix) namesOne(words string) bool {
	s := sense{names: m.names}
	return startsWith(wordsOf(words), placeKinds...) || isTime(words) || s.isBodies(words)
}

// unitUnder is the unit that a line over a table gives for all its figures: "Đơn vị tính: ha"; empty for none.
func unitUnder(caption string) string {
	lines := strings.Split(caption, "\n")
	m := unitLine.FindStringSubmatch(strings.Trim(lines[len(lines)-1], "() "))
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[1])
}

var unitLine = regexp.MustCompile(`(?i)^(?:đơn vị tính|đvt|đơn vị)\s*:\s*([^;,]+)$`)

// targetsOfMatrix reads the rows of a matrix.
func (p *parser) targetsOfMatrix(r run) []Target {
	var targets []Target
	for _, row := range r.rows {
		targets = append(targets, p.targetsAcross(row, r.layout.unit, titleOver(r.caption))...)
	}
	return targets
}

// targetsAcross reads a target of each value of a row, for the place, the body or the time that the row is of.
func (p *parser) targetsAcross(r row, unit, title string) []Target {
	var targets []Target
	key := strings.TrimSpace(r.cells[colContent])
	for _, v := range r.values {
		t := Target{Phrase: v.text, Place: r.place}
		t.Indicator, t.Unit = measuredBy(v.head)
		if t.Indicator == "" {
			t.Indicator = aimNamed(title)
			t.note("indicator", sureGuess, "intake.doubt_torn", title)
		}
		if t.Unit == "" {
			t.Unit = unit
		}
		t.read(v.text)
		t.Period = lastPeriod(v.head)
		p.ofRow(&t, key)
		if t.Period == "" {
			t.Period = periodIn(title)
		}
		if p.isPast(scope{to: t.Period}, figure{}) {
			continue
		}
		p.periodByTitle(&t)
		t.measure()
		p.answerFor(&t, row{cells: map[role]string{colLead: p.bodyOf(key)}})
		targets = append(targets, t)
	}
	return targets
}

// ofRow gives a target what its row is of: a time, a place or a body, which answers for it, or all of them.
func (p *parser) ofRow(t *Target, key string) {
	words := wordsOf(key)
	switch {
	case key == "":
		t.note("indicator", sureGuess, "intake.doubt_torn", t.Phrase)
	case isTotal(words):
	case periodIn(key) != "" && isTime(key):
		t.Period = periodIn(key)
	default:
		t.Indicator += " (" + key + ")"
	}
}

// bodyOf is the body that answers for what a place or a body is to reach, empty for none: the state's of a place, unless a committee of
// the Party shares the targets out.
func (p *parser) bodyOf(key string) string {
	words := wordsOf(key)
	if !startsWith(words, governed...) {
		if s := (sense{names: p.names}); s.isBodies(key) {
			return key
		}
		return ""
	}
	if isOfParty(p.issuer) {
		return ""
	}
	return "UBND " + uncapitalised(key)
}

// isTotal: a row adds up those above it.
func isTotal(words []word) bool {
	return len(words) <= 2 && startsWith(words, "tong", "cong")
}

// headTime matches the time in a heading, and aimLead what only says that its column is of targets.
var (
	headTime = regexp.MustCompile(`(?i)(?:(?:đến|trong|vào|hết|cuối) )*` +
		`(?:(?:kế hoạch|chỉ tiêu|mục tiêu)(?: giao| phấn đấu| thực hiện)? )?(?:năm |giai đoạn )?\b(?:19|2\d)\d\d(?: ?[-–] ?2\d\d\d)?\b`)
	aimLead  = regexp.MustCompile(`(?i)^(?:các )?(?:chỉ tiêu|mục tiêu|kế hoạch)(?: cụ thể| giao| phấn đấu| thực hiện| được giao)*(?:$| )`)
	headUnit = regexp.MustCompile(`\(([^()]{1,40})\)`)
)

// measuredBy is what a heading says is measured, without its time and its unit in brackets.
func measuredBy(heading string) (indicator, unit string) {
	indicator = headTime.ReplaceAllString(heading, "")
	if m := headUnit.FindStringSubmatchIndex(indicator); m != nil && !hasYear(indicator[m[2]:m[3]]) {
		unit = strings.TrimSpace(withoutLabel(indicator[m[2]:m[3]]))
		indicator = indicator[:m[0]] + indicator[m[1]:]
	}
	indicator = strings.Join(strings.Fields(indicator), " ")
	indicator = strings.TrimSpace(aimLead.ReplaceAllString(indicator, ""))
	return capitalised(strings.Trim(indicator, " ,;:()")), unit
}

// withoutLabel drops "ĐVT:" before a unit.
func withoutLabel(unit string) string {
	if m := unitLine.FindStringSubmatch(unit); m != nil {
		return m[1]
	}
	return unit
}

// aimNamed is what the title of a table says that its targets are of: "Chỉ tiêu giảm hộ nghèo giao các xã".
func aimNamed(title string) string {
	last := title[strings.LastIndexByte(title, '\n')+1:]
	if label, _, rest := labelOf(last); label != "" && rest != "" {
		last = rest
	}
	last = strings.TrimSpace(headTime.ReplaceAllString(strings.Trim(last, " :."), ""))
	return capitalised(strings.TrimSpace(aimLead.ReplaceAllString(last, "")))
}
