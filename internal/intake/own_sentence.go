package intake

import (
	"slices"

	"dondoc/internal/calendar"
)

// saysOwnWork: an item is a sentence that orders something by a time or of somebody, and those under it give others their part of
// it: "1. Rà soát toàn bộ quy trình, hoàn thành trong quý I. - Sở A: …; - Sở B: …". What stands in none of these would be lost.
func (p *parser) saysOwnWork(it *item) bool {
	words := wordsOf(it.head)
	if len(it.rest) > 0 || len(words) < minSentence || !p.anySubject(it) {
		return false
	}
	own := p.spokenTo(it.head)
	if own == nil && !beginsWithVerb(it.head, words, 0) {
		return false
	}
	sentence, timed := closesSentence(it.head), len(calendar.Find(it.head, p.times)) > 0
	if !sentence && !timed || own == nil && (!sentence || !timed) {
		return false
	}
	return slices.ContainsFunc(it.children, func(c *item) bool {
		s := p.spokenTo(c.head)
		return s != nil && (own == nil || !sameSubject(s, own))
	})
}

// readOwnSentence makes work of what the item says itself. The items under it may be all of it, which is a doubt.
func (p *parser) readOwnSentence(to *chapter, it *item, above *subject) {
	from := len(to.found)
	p.readSentences(to, it.headAlone(), above)
	for i := range to.found[from:] {
		to.found[from+i].note("content", sureRival, "intake.doubt_parted_below", it.head)
	}
}
