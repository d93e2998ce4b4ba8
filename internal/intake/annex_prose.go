package intake

import (
	"slices"
	"strings"

	"dondoc/internal/docread"
)

// annexLabel stands for an annex in the path of what it lists.
const annexLabel = "PL"

// Limits of an annex of tasks in prose: how many items it has at least, and how many of all that it holds end as sentences, of which
// the pieces of a table's cells do not.
const (
	minAnnexItems = 3
	sentenceShare = 0.6
)

// openAnnexes makes parts of the annexes behind the signature that list tasks in prose: "PHỤ LỤC / NHIỆM VỤ CỤ THỂ CỦA CÁC BỘ /
// 1. Bộ A: a) …".
func (o *outline) openAnnexes() {
	var closing []docread.Paragraph
	for lines := o.closing; len(lines) > 0; {
		n := 1 + slices.IndexFunc(lines[1:], func(q docread.Paragraph) bool { return isAppendixTitle(q.Text) })
		if n == 0 {
			n = len(lines)
		}
		closing = append(closing, o.openAnnex(lines[:n])...)
		lines = lines[n:]
	}
	o.closing = closing
}

// openAnnex makes a part of the lines of an annex, and gives those that are left of them: all where it lists no tasks in prose.
func (o *outline) openAnnex(lines []docread.Paragraph) []docread.Paragraph {
	first := slices.IndexFunc(lines, func(q docread.Paragraph) bool { _, r, _ := labelOf(q.Text); return r != rankNone && r != rankDash })
	if !isAppendixTitle(lines[0].Text) || first < 2 || first > annexTitle+2 || !slices.ContainsFunc(lines[1:first], isTaskList) {
		return lines
	}
	inner := arranged(lines[first:])
	if len(inner.top.children) < minAnnexItems || !inner.isOfSentences() {
		return lines
	}
	var title []string
	for _, q := range lines[1:first] {
		if own, _, _ := strings.Cut(q.Text, "("); isCapitals(own) {
			title = append(title, strings.TrimSpace(own))
		}
	}
	root := &item{label: annexLabel, path: annexLabel, rank: rankPart, head: strings.Join(title, " "), place: lines[0].Place}
	root.children = inner.top.children
	for _, c := range root.children {
		c.parent = root
	}
	inner.walk(func(it *item) { it.path = annexLabel + "." + it.path })
	o.top.children = append(o.top.children, root)
	o.size += inner.size + 1
	return slices.Concat(lines[:first], inner.closing)
}

// isOfSentences: most of the items end as sentences.
func (o *outline) isOfSentences() bool {
	all, ended := 0, 0
	o.walk(func(it *item) {
		last := it.head
		if n := len(it.rest); n > 0 {
			last = it.rest[n-1].Text
		}
		all++
		ended += btoi(closesSentence(last) || isSentence(last))
	})
	return float64(ended) >= sentenceShare*float64(all)
}
