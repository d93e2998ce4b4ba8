package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
)

// A section may be laid out by labels as headings: "1. Nội dung, biện pháp: a) … b) …; 2. Cơ quan chủ trì: - Sở A - Sở B;
// 3. Thời gian thực hiện: quý I". What is under the label of the content are the tasks, and the other labels hold for each.

// shareLabels gives the items under a section's content what its other headings say.
func (it *item) shareLabels() {
	i := slices.IndexFunc(it.children, func(c *item) bool { return headingRole(c) == colContent && len(c.children) > 0 })
	if i < 0 {
		return
	}
	var fields []field
	if isCountedName(it.head) || len(it.children) == 1 { // "Hoạt động 1", whose other lines hold for all that its content lists
		fields, it.fields = it.fields, nil
	}
	var rest []*item
	for _, c := range it.children {
		said := fieldsUnder(c)
		if c == it.children[i] || len(said) == 0 {
			rest = append(rest, c)
			continue
		}
		fields = append(fields, said...)
	}
	if len(fields) == 0 || slices.ContainsFunc(it.children[i].children, (*item).assigns) {
		return
	}
	tasks := it.children[i].children
	timed := slices.ContainsFunc(tasks, (*item).saysTime)
	for _, task := range tasks {
		task.fields, task.common = append(task.fields, fields...), timed
	}
	it.children = rest
}

// saysTime: the item's own text names a time or a rhythm.
func (it *item) saysTime() bool {
	times := calendar.Context{Year: anyYear}
	_, rhythm := rhythmIn(it.text, times)
	return rhythm || len(calendar.Find(it.text, times)) > 0
}

// headingRole is what a heading that is only a label says of what is under it, colNone for any other.
func headingRole(it *item) role {
	words := wordsOf(it.head)
	n, r := fieldLabel(words)
	if n == 0 || len(it.rest) > 0 {
		return colNone
	}
	for n < len(words) { // "Nội dung, biện pháp", "Cơ quan chủ trì, phối hợp"
		_, ok := atAny(words, n, []string{"bien phap", "giai phap", "nhiem vu", "phoi hop", "thuc hien", "cong viec"})
		if !ok {
			return colNone
		}
		n += 2
	}
	return r
}

// fieldsUnder reads a heading that is only a label: what is under it, or under the labels under it, and the fields of an item
// that holds nothing else.
func fieldsUnder(it *item) []field {
	if strings.TrimSpace(it.text) == "" && len(it.children) == 0 {
		return it.fields
	}
	r := headingRole(it)
	if r == colNone || r == colContent || len(it.children) == 0 {
		return nil
	}
	fields := slices.Clone(it.fields)
	var values []string
	for _, c := range it.children {
		if own := fieldsUnder(c); len(own) > 0 {
			fields = append(fields, own...)
			continue
		}
		values = append(values, strings.TrimRight(c.unremarked(), " .;"))
	}
	if len(values) > 0 {
		fields = append(fields, field{r, strings.Join(values, "; ")})
	}
	return fields
}

// unremarked is an item's text without the paragraphs under it that only remark on it in brackets.
func (it *item) unremarked() string {
	s := it.text
	for _, q := range it.rest {
		if remark := strings.TrimSpace(q.Text); strings.HasPrefix(remark, "(") && strings.HasSuffix(strings.TrimRight(remark, " .;"), ")") {
			s = strings.Replace(s, remark, "", 1)
		}
	}
	return strings.TrimSpace(s)
}

// minLabelledLists is how many lists beside one have lines under each of their items, before lines under its last item alone are
// taken for all of it.
const minLabelledLists = 2

// shareLastLines gives the numbered items of a list the lines under its last one, where only that one has any and the lists beside
// it have them under each item. It may still be that the others lack theirs, which is a doubt.
func (it *item) shareLastLines() {
	n := len(it.children)
	if n < 2 || it.parent == nil || !it.onlyLastAssigns() {
		return
	}
	whole := 0
	for _, beside := range it.parent.children {
		some := slices.ContainsFunc(beside.children, func(c *item) bool { return !c.assigns() })
		whole += btoi(beside != it && len(beside.children) > 0 && !some)
	}
	if whole < minLabelledLists {
		return
	}
	for _, c := range it.children[:n-1] {
		c.inherit(it.children[n-1].fields)
		c.shared = true
	}
}

// inherit adds the fields of another item, but for what the item's own lines say.
func (it *item) inherit(fields []field) {
	own := slices.Clip(it.fields)
	for _, f := range fields {
		if !slices.ContainsFunc(own, func(o field) bool { return o.role == f.role && o.text != "" }) {
			it.fields = append(it.fields, f)
		}
	}
}

// onlyLastAssigns: of a list of numbered items without others under them the last alone has labelled lines.
func (it *item) onlyLastAssigns() bool {
	n := len(it.children)
	last := it.children[n-1]
	return last.assigns() && !last.inline && last.get(colLead) != "" && !slices.ContainsFunc(it.children[:n-1], func(c *item) bool {
		return c.assigns() || len(c.children) > 0 || c.rank < rankNumber || c.rank >= rankLetter
	})
}

// doubtShared doubts what the lines under another item of the list gave.
func (a *assignment) doubtShared(it *item) {
	if !it.shared {
		return
	}
	for _, f := range [...]struct {
		field string
		role  role
	}{{"leads", colLead}, {"coordinators", colCoordinating}, {"deadline", colDeadline}, {"products", colProduct}} {
		if phrase := it.get(f.role); phrase != "" {
			a.weaken(f.field, sureRival, "intake.doubt_shared_lines", phrase)
		}
	}
}
