package intake

import (
	"slices"
	"strings"
)

// A field is a labelled part of an item: "Cơ quan chủ trì: Sở X". It says what a column of a table says.
type field struct {
	role role
	text string
}

// takeFields moves the labelled lines under the item, and the labelled parts at
// the end of its own text, into its fields. A label with nothing after it takes
// the items under it.
func (it *item) takeFields() {
	if text, own := fieldsOf(it.paragraphs()); len(own) > 0 && (text != "" || it.rank < rankLetter) {
		_, inHead := fieldsOf(it.head)
		it.inline = len(inHead) == len(own)
		it.fields = own
		it.text = oneLine(text)
		it.head, _ = fieldsOf(it.head)
		it.rest = nil
	}
	if it.rank < rankNumber {
		return
	}
	labelled, assigns := it.labelled(), it.assigns()
	for _, fields := range labelled {
		assigns = assigns || slices.ContainsFunc(fields, field.assigns)
	}
	it.children = slices.DeleteFunc(it.children, func(c *item) bool {
		fields := labelled[c]
		if fields == nil || !assigns || fields[0].role == colContent && len(c.children) > 0 {
			return false
		}
		it.fields = append(it.fields, fields...)
		it.place.LineEnd = max(it.place.LineEnd, c.end())
		return true
	})
}

// labelled reads the items under it that are nothing but labelled parts.
func (it *item) labelled() map[*item][]field {
	all := map[*item][]field{}
	for _, c := range it.children {
		if before, fields := fieldsOf(c.whole()); before == "" && len(fields) > 0 {
			all[c] = fields
		}
	}
	return all
}

// raiseFields gives an item the labelled lines that stand after the last of its
// lettered points, when no other point has any: points describe one task, and its
// lines close it. Numbered items are tasks of their own, and keep theirs. A time that the last point's own sentence ends
// with is of that point, and so is who does it where the others say whose work they are.
func (it *item) raiseFields() {
	n := len(it.children)
	if n < 2 || it.rank < rankNumber || it.assigns() || it.children[n-1].rank < rankLetter || isBareStep(it.head) {
		return
	}
	last := it.children[n-1]
	if !last.assigns() || slices.ContainsFunc(it.children[:n-1], (*item).hasFields) {
		return
	}
	if last.inline && (last.get(colLead) == "" || slices.ContainsFunc(it.children[:n-1], (*item).beginsWithBody)) {
		return
	}
	if it.isTopicOver(last) || it.partsByBody() {
		for _, c := range it.children[:n-1] {
			c.fields = append(c.fields, last.fields...)
		}
		return
	}
	it.fields, last.fields = last.fields, nil
}

// beginsWithBody: the item says itself whose work it is.
func (it *item) beginsWithBody() bool { return beginsWithBody(it.head, wordsOf(it.head)) }

// hasFields: the item, or one under it, has labelled lines that assign it.
func (it *item) hasFields() bool {
	return it.assigns() || slices.ContainsFunc(it.children, (*item).hasFields)
}

// partsByBody: each point gives a body its own part of the work: "+ Sở A: hướng dẫn …". The line that closes them holds for all.
func (it *item) partsByBody() bool {
	return strings.HasSuffix(it.head, ":") && !slices.ContainsFunc(it.children, func(c *item) bool {
		who, work, found := strings.Cut(c.head, ":")
		return !found || !startsWith(wordsOf(who), letterheadKinds...) || len(who) > maxHeading ||
			!beginsWithVerb(work, wordsOf(work), 0)
	})
}

// isTopicOver: the line that closes the points only says who sees to them, and each point is a sentence of its own: they are
// the work, and the item's title is their topic. A product or a time would be of one piece of work.
func (it *item) isTopicOver(last *item) bool {
	if slices.ContainsFunc(last.fields, func(f field) bool { return f.role != colLead && f.role != colDoer && f.role != colCoordinating }) {
		return false
	}
	works, sentences := 0, 0
	for _, c := range it.children {
		if c.rank < rankDash || len(c.children) > 0 {
			return false
		}
		works += btoi(opensWithWork(c.head))
		sentences += btoi(strings.HasSuffix(c.head, "."))
	}
	n := len(it.children)
	return works == n || sentences == n && 3*works >= 2*n // one may begin with a verb that nobody knows
}

// isBareStep: "Bước 1:" says nothing that could be done.
func isBareStep(head string) bool {
	words := wordsOf(head)
	return strings.HasSuffix(head, ":") && len(words) > 0 && len(words) <= 3 && labelRank(words[len(words)-1].fold) == rankNumber
}

// paragraphs joins the item's own paragraphs, each on its line.
func (it *item) paragraphs() string {
	all := []string{it.head}
	for _, p := range it.rest {
		all = append(all, p.Text)
	}
	return strings.TrimSpace(strings.Join(all, "\n"))
}

func oneLine(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\n", " ")) }

// whole is an item's text, with that of the items under it when it only announces them.
func (it *item) whole() string {
	s := it.paragraphs()
	if !strings.HasSuffix(s, ":") {
		return s
	}
	parts := []string{s}
	for _, c := range it.children {
		parts = append(parts, strings.TrimRight(c.whole(), " .;")+";")
	}
	return strings.Join(parts, " ")
}

func (it *item) end() int {
	end := max(it.place.Line, it.place.LineEnd)
	for _, c := range it.children {
		end = max(end, c.end())
	}
	return end
}

// fieldsOf cuts a text at its labels and returns what stands before the first.
func fieldsOf(s string) (before string, fields []field) {
	before = s
	if !strings.Contains(s, ":") {
		return before, nil
	}
	words := wordsOf(s)
	var marks []labelMark
	for i := range words {
		if !opensLabel(s, words, i) && !followsLabel(s, words[i].start, marks) {
			continue
		}
		if n, r := fieldLabel(beforeColon(s, words[i:])); n > 0 && startsColon(s[words[i+n-1].end:]) {
			start := words[i].start
			marks = addMark(marks, labelMark{start, start + strings.IndexByte(s[start:], ':') + 1, r})
		}
	}
	for i, m := range marks {
		end := len(s)
		if i+1 < len(marks) {
			end = marks[i+1].start
		} else {
			before = s[:marks[0].start]
		}
		fields = append(fields, field{m.role, oneLine(strings.Trim(s[m.end:end], " \n;,-–—*+•("))})
	}
	return strings.TrimRight(before, " \n;,-–—*+•("), withTimes(dropBracket(before, fields))
}

// A labelMark is a label in a text: where it begins, and where what it labels does.
type labelMark struct {
	start, end int
	role       role
}

// followsLabel: only the colon of a label stands before the byte: "Cơ quan thực hiện: Đơn vị chủ trì: …".
func followsLabel(s string, at int, marks []labelMark) bool {
	n := len(marks)
	return n > 0 && at > marks[n-1].end && strings.TrimSpace(s[marks[n-1].end:at]) == ""
}

// addMark adds a label. Of two that share a colon the one that assigns the work is meant ("Chủ trì, thực hiện: …"), or else the
// last ("Nhiệm vụ - Thực hiện: …").
func addMark(marks []labelMark, m labelMark) []labelMark {
	n := len(marks)
	if n == 0 || m.start >= marks[n-1].end {
		return append(marks, m)
	}
	if !assigningRole(marks[n-1].role) {
		marks[n-1].role = m.role
	}
	return marks
}

// withTimes parts the sentence that says when off the line before it: "Sản phẩm: … . Hoàn thành trước …", "Chủ trì: Sở A. Ngày
// 25/02".
func withTimes(fields []field) []field {
	var all []field
	for _, f := range fields {
		parts := sentencesOf(f.text)
		if n := len(parts); n > 1 && (f.role == colProduct || f.role == colLead || f.role == colCoordinating) {
			last := wordsOf(parts[n-1])
			k, r := fieldLabel(last)
			alone := f.role != colProduct && len(last) <= maxFlatTime && isTime(strings.TrimRight(parts[n-1], " ."))
			if k > 0 && r == colDeadline || alone {
				when := field{colDeadline, strings.TrimSpace(parts[n-1])}
				f.text = strings.TrimSpace(strings.Join(parts[:n-1], ""))
				all = append(all, f, when)
				continue
			}
		}
		all = append(all, f)
	}
	return all
}

// dropBracket takes the closing bracket off the last field of "(Cơ quan chủ trì: …; thời gian: …)".
func dropBracket(before string, fields []field) []field {
	if n := len(fields); n > 0 && strings.HasSuffix(strings.TrimRight(before, " "), "(") {
		last := &fields[n-1].text
		*last = strings.TrimRight(*last, " .;")
		*last = strings.TrimSuffix(*last, ")")
	}
	return fields
}

// beforeColon takes the words up to the next colon.
func beforeColon(s string, words []word) []word {
	n := 1
	for n < len(words) && n < maxLabel && !strings.Contains(s[words[n-1].end:words[n].start], ":") {
		n++
	}
	return words[:n]
}

// maxLabel is how many words a label has at most.
const maxLabel = 12

// startsColon: a colon follows, after a bracket at most.
func startsColon(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	if strings.HasPrefix(rest, "(") {
		if end := strings.IndexByte(rest, ')'); end > 0 && end < maxHeading/2 {
			rest = strings.TrimLeft(rest[end+1:], " ")
		}
	}
	return strings.HasPrefix(rest, ":")
}

// opensLabel: a label stands at the beginning or after a mark, not inside a sentence.
func opensLabel(s string, words []word, i int) bool {
	if i == 0 {
		return strings.Trim(s[:words[0].start], " \n-–—*+•(") == ""
	}
	return strings.ContainsAny(s[words[i-1].end:words[i].start], "\n;.,(-–—*+•")
}

// The parts a label is made of, in the order they stand in: who, what for, and
// what is done. A label is one of them at least and nothing else, so that "Chủ trì
// triển khai các nhiệm vụ: …" is none.
var (
	labelBodies = []string{
		"co quan don vi", "don vi co quan", "co quan to chuc", "co quan dia phuong", "don vi dia phuong", "co quan",
		"don vi", "to chuc", "cap", "bo phan",
	}
	labelDeeds = []string{
		"hoan thanh", "hoan tat", "thuc hien", "trien khai", "to chuc thuc hien", "bao cao", "trinh", "ban hanh", "du kien", "dau ra",
		"can dat", "dat duoc",
		"chinh", "cu the", "chi dao thuc hien", "giao nop", "cong viec", "bat dau", "ket thuc", "xong", "thuc hien hoan thanh",
	}
)

// labelRoles are the words that tell what a label is for. Of two that begin alike the longer comes first.
var labelRoles = []struct {
	phrase string
	role   role
	bare   bool // a label without a body before it
}{
	{"phoi hop", colCoordinating, true}, {"cung phoi hop", colCoordinating, true},
	{"chu tri tham dinh", colExamine, true}, {"tham dinh", colExamine, true},
	{"chu tri tham tra", colExamine, true}, {"tham tra", colExamine, true},
	{"chiu trach nhiem", colLead, false}, {"chu tri tham muu", colLead, true}, {"chu tri", colLead, true}, {"tham muu", colLead, false},
	{"duoc giao", colLead, false}, {"duoc phan cong", colLead, false}, {"dau moi", colLead, true}, {"thuc hien", colDoer, true},
	{"phan cong", colLead, true}, {"trach nhiem", colLead, true}, {"giao", colLead, false},
	{"trinh", colSubmit, false}, {"phe duyet", colNote, false}, {"ban hanh", colNote, false}, {"quyet dinh", colNote, false},
	{"tham gia y kien", colParticipate, true}, {"gop y", colParticipate, true}, {"tham gia", colParticipate, false},
	{"theo doi don doc", colMonitor, true}, {"theo doi", colMonitor, true},
	{"kiem tra giam sat", colMonitor, true}, {"giam sat", colMonitor, true},
	{"moc thoi gian", colDeadline, true}, {"thoi gian", colDeadline, true}, {"thoi han", colDeadline, true},
	{"thoi diem", colDeadline, true},
	{"tien do", colDeadline, true}, {"lo trinh", colDeadline, true}, {"han", colDeadline, true}, {"hoan thanh", colDeadline, true},
	{"san pham", colProduct, true}, {"ket qua", colProduct, true}, {"dau ra", colProduct, true},
	{"noi dung", colContent, true}, {"nhiem vu", colContent, true}, {"cong viec", colContent, true},
	{"nguon kinh phi", colNote, true}, {"kinh phi", colNote, true}, {"du toan", colNote, true}, {"ghi chu", colNote, true},
	{"dia diem", colNote, true}, {"hinh thuc", colNote, true}, {"doi tuong", colNote, true}, {"thanh phan", colNote, true},
}

// fieldLabel reads a label and returns how many words it has, 0 for none. Words that could be the label's or
// the text's end it: the caller checks that a colon follows.
func fieldLabel(words []word) (int, role) {
	n := 0
	body, _ := atAny(words, 0, labelBodies)
	n += body
	for _, r := range labelRoles {
		k, ok := at(words, n, r.phrase)
		if !ok || body == 0 && !r.bare {
			continue
		}
		n += k
		for k, ok = atAny(words, n, labelDeeds); ok; k, ok = atAny(words, n, labelDeeds) {
			n += k
		}
		n += labelScope(words[n:])
		if r.role == colSubmit && words[0].fold == "cap" {
			return n, colNote // to whom it is submitted
		}
		return n, r.role
	}
	return 0, colNone
}

// labelScope counts the words behind a label that say that it holds for a whole list: "Đơn vị chủ trì các nhiệm vụ tại mục
// này: …", "Thời gian thực hiện những nội dung nêu trên: …".
func labelScope(words []word) int {
	n, ok := atAny(words, 0, []string{"cac", "nhung", "tat ca cac", "toan bo"})
	if !ok {
		return 0
	}
	k, ok := atAny(words, n, []string{"nhiem vu", "noi dung", "cong viec", "hoat dong", "giai phap"})
	if !ok {
		return 0
	}
	if n += k; n == len(words) {
		return 0 // it names the work and points nowhere
	}
	for ; n < len(words); n++ {
		_, ok := atAny(words, n, []string{"tai", "thuoc", "trong", "cua", "o", "muc", "phan", "nhom", "diem", "khoan", "nay", "neu",
			"tren", "duoi", "day"})
		if !ok && labelRank(words[n].fold) == rankNone && labelRank(strings.ToUpper(words[n].fold)) == rankNone {
			return 0
		}
	}
	return n
}

// get joins the item's fields of a role. Who carries the work out leads it where nobody else does.
func (it *item) get(r role) string {
	if own := it.said(r); own != "" || r != colLead {
		return own
	}
	return it.said(colDoer)
}

// doers are those who carry the work out under another who leads it, empty for none.
func (it *item) doers() string {
	if it.said(colLead) == "" {
		return ""
	}
	return it.said(colDoer)
}

func (it *item) said(r role) string {
	var all []string
	for _, f := range it.fields {
		if f.role == r && f.text != "" {
			all = append(all, strings.TrimRight(f.text, " .;"))
		}
	}
	return strings.Join(all, "; ")
}

// assigns reports that the fields say who or when, so that the item is a task.
func (it *item) assigns() bool {
	return slices.ContainsFunc(it.fields, field.assigns)
}

func (f field) assigns() bool {
	return f.text != "" && assigningRole(f.role)
}

func assigningRole(r role) bool {
	return slices.Contains([]role{colLead, colDoer, colCoordinating, colDeadline, colProduct}, r)
}
