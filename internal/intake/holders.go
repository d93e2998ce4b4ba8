package intake

import (
	"slices"
	"strings"

	"dondoc/internal/org"
)

// under is whom the items under a heading are for, and those of them that give work: a heading may list its bodies as
// items of their own ("Giao các sở gồm: - Sở A (…); - Sở B (…). Có trách nhiệm: a) … b) …").
func (p *parser) under(it *item, above *subject) (*subject, []*item) {
	if s, rest := p.listedUnder(it); s != nil {
		return s, rest
	}
	own := p.holderOf(it, above)
	if own == above && own != nil {
		if to := p.delegateIn(it.head, 0); to != "" { // "b) Chỉ đạo Sở X:" under the committee that is to direct it
			passed := *own
			passed.rival = to
			return &passed, it.children
		}
	}
	return own, it.children
}

// listedUnder reads the bodies that the first items under a heading name and nothing else, where items of another kind follow
// that say what they do. It gives nil where there are none.
func (p *parser) listedUnder(it *item) (*subject, []*item) {
	own, n := &subject{sure: sureExact, end: len(it.head)}, 0
	for _, c := range it.children {
		found := p.namedBy(c)
		if c.rank != it.children[0].rank || found == nil {
			break
		}
		if !isSureOf(found) {
			own.sure = sureGuess
		}
		own.leads = append(own.leads, found...)
		n++
	}
	if n < 2 || n == len(it.children) || it.children[n].rank == it.children[0].rank {
		return nil, nil
	}
	own.leadPhrase = strings.Trim(it.children[0].head, " .;:")
	return own, it.children[n:]
}

// namedBy reads an item that is a body, with what a bracket says of it, nil for any other.
func (p *parser) namedBy(it *item) []org.Mention {
	names, _, _ := strings.Cut(it.head, "(")
	found, whole := p.names.Covering(strings.Trim(names, " .;:"))
	if len(it.children) > 0 || !whole || !canAct(found) || !endsName(found) {
		return nil
	}
	return found
}

// goesOnWith are the words by which a class goes on with what makes it one ("được giao quản lý …", "đang thi công …").
var goesOnWith = []string{"duoc", "dang", "co tai san", "co lien quan"}

// headedByClass reads a heading of one class that is told at length, with verbs: "Các cơ quan, đơn vị được giao quản lý, sử
// dụng tài sản".
func (p *parser) headedByClass(it *item) *subject {
	head := strings.TrimRight(it.head, " .:;")
	words := wordsOf(head)
	if len(it.children) == 0 || len(head) > maxHeading || !startsWith(words, "cac") && !startsWith(words, "nhung") ||
		strings.Contains(head, ". ") || strings.Contains(head, ";") {
		return nil
	}
	for i := 2; i < len(words); i++ {
		if _, ok := atAny(words, i, goesOnWith); !ok {
			continue
		}
		found, whole := p.names.Covering(strings.TrimRight(head[:words[i].start], " ,"))
		if whole && slices.IndexFunc(found, func(m org.Mention) bool { return !m.Class }) < 0 && isSureOf(found) {
			first := words[0].end
			m := org.Mention{Name: strings.ToLower(head[:first]) + head[first:], Text: head, End: len(head), Class: true}
			return &subject{leads: []org.Mention{m}, leadPhrase: head, end: len(it.head), sure: sureSpelling}
		}
	}
	return nil
}
