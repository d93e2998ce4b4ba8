package intake

import (
	"slices"
	"strings"
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
	for _, task := range it.children[i].children {
		task.fields = append(task.fields, fields...)
	}
	it.children = rest
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
	var fields []field
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
