package intake

import (
	"slices"
	"strings"
)

// A plan may describe a piece of work by its aspects, one a line: "2. Tuyên truyền: - Nội dung: …; - Hình thức: …; - Số lượng: …". The
// lines are of one task, and what they list are no tasks: where samples are taken, whom it is for.

// aspects are what such a line is about, as its label begins.
var aspects = []string{
	"noi dung", "hinh thuc", "so luong", "khoi luong", "doi tuong", "dia diem", "dia ban", "diem", "vi tri", "thong so", "tan suat",
	"quy mo", "pham vi", "phuong phap", "phuong thuc", "cach thuc", "thanh phan", "muc dich", "thoi gian", "thoi luong", "kinh phi",
	"tai lieu",
}

// leastAspects is how many aspects describe a piece of work, at least.
const leastAspects = 2

// isDescribed: at least two lines under an item say an aspect of it, and all of them but for those that such a line announces.
func (p *parser) isDescribed(it *item) bool {
	n, announced := 0, false
	for _, q := range it.rest {
		if !isAspect(q.Text) {
			return false
		}
		n++
		announced = strings.HasSuffix(q.Text, ":")
	}
	for _, c := range it.children {
		if c.rank < rankLetter || c.assigns() || !announced && p.subjectAt(c.text, c.words, 0) != nil {
			return false
		}
		if isAspect(c.head) && !p.listsWork(c) {
			n++
		} else if !announced {
			return false
		}
	}
	return n >= leastAspects && it.rank >= rankNumber && len(it.children) > 0 && p.headedBy(it) == nil
}

// isAspect: the label of a line is what describes work.
func isAspect(s string) bool {
	label, _, found := strings.Cut(s, ":")
	words := wordsOf(label)
	return found && len(words) <= maxTitle && startsWith(words, aspects...)
}

// listsWork: under a label alone ("Nội dung:") stands what is to be done, one thing an item.
func (p *parser) listsWork(it *item) bool {
	_, said, _ := strings.Cut(it.head, ":")
	return strings.TrimSpace(said) == "" && slices.ContainsFunc(it.children, func(c *item) bool {
		return beginsWithVerb(c.text, c.words, 0) || p.subjectAt(c.text, c.words, 0) != nil
	})
}

// withDescription is the item with all that stands under it as its own text.
func (it *item) withDescription() *item {
	one := *it
	one.text, one.rest, one.children = oneLine(it.allText()), nil, nil
	one.words = wordsOf(one.text)
	one.place.LineEnd = max(one.place.LineEnd, it.end())
	return &one
}

// allText is the item's text with that of all items under it.
func (it *item) allText() string {
	all := []string{it.paragraphs()}
	for _, c := range it.children {
		all = append(all, c.allText())
	}
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), "\n")
}
