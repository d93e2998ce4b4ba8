package intake

import (
	"slices"
	"strings"

	"dondoc/internal/org"
)

// subjectBeforeColon reads "Sở X: …" and "Giao Sở X: …".
func (p *parser) subjectBeforeColon(s string, words []word) *subject {
	colon := strings.IndexByte(s, ':')
	if colon < 0 || colon > 2*maxList || len(words) == 0 {
		return nil
	}
	from := orderAt(s, words, 0)
	if openHeadBefore(s[:colon]) {
		return p.namedBehindColon(s, words, from, colon)
	}
	if from >= len(words) || words[from].start > colon {
		return nil
	}
	last := from
	for last+1 < len(words) && words[last+1].start < colon {
		last++
	}
	last = withoutDuty(words, from, last+1) - 1
	phrase := s[words[from].start:closing(s, words[last].end)]
	found, whole := p.names.Covering(phrase)
	if whole && isClasses(found) {
		if len(sentencesOf(phrase)) > 1 {
			return nil // "Các xã trồng cây theo quy hoạch. Cụ thể:"
		}
		if one := p.placesBehindColon(s, words, from); one != nil {
			return one
		}
	}
	if !whole && isPerson(phrase) {
		found, whole = p.names.List(phrase), true
	}
	if !whole || !canAct(found) || !isQuantifiedAll(found) ||
		(colon > maxHeading || !isSureOf(found) && comradeAt(s, words, from) == 0) && hasVerb(s, words, from+1, last+1) {
		return nil
	}
	own := &subject{leads: withoutHonorific(found), leadPhrase: strings.TrimSpace(phrase), end: colon + 1, sure: sureExact}
	own.rival = p.bodyBehind(s[colon+1:], found)
	if behind := strings.TrimSpace(s[colon+1:]); own.rival == "" && countsPlaces(wordsOf(phrase)) && !opensWithWork(behind) {
		own.rival = behind[:runeBoundary(behind, maxCalled)] // "Ủy ban nhân dân 2 xã: A, B": which ones they are
	}
	return p.withCoordinators(s, words, from, own)
}

// maxList is how long a list of bodies behind their kind may be, in bytes.
const maxList = 2 * maxHeading

// namedBehindColon reads a class that is told by names up to a second colon, behind which stands their work: "Các sở: Tài chính, Y tế
// và Ủy ban nhân dân các xã: rà soát …".
func (p *parser) namedBehindColon(s string, words []word, from, colon int) *subject {
	n := strings.IndexByte(s[colon+1:min(len(s), colon+1+maxList)], ':')
	if n < 0 || from >= len(words) || words[from].start > colon || strings.ContainsAny(s[colon:colon+1+n], ".;") {
		return nil
	}
	phrase := strings.TrimSpace(s[words[from].start : colon+1+n])
	found, whole := p.names.Covering(phrase)
	if !whole || !isSureOf(found) || isClasses(found) {
		return nil
	}
	return &subject{leads: found, leadPhrase: phrase, end: colon + n + 2, sure: sureExact}
}

// bodyBehind is the body by name that what stands behind a colon begins with and gives its work to, where the one before the colon
// may be what it is about: "Trung tâm A: Ban B chấm dứt hợp đồng …". Empty for none.
func (p *parser) bodyBehind(rest string, before []org.Mention) string {
	words := wordsOf(rest)
	own := p.subjectAt(rest, words, orderAt(rest, words, 0))
	if own == nil || own.sure <= sureGuess || own.leads[0].Class || sameSubject(own, &subject{leads: before}) {
		return ""
	}
	return own.leadPhrase
}

// placesBehindColon reads a heading whose class is told by the names that follow it: "Đề nghị Ủy ban nhân dân các tỉnh, thành phố: A,
// B:". It is nil where anything else follows.
func (p *parser) placesBehindColon(s string, words []word, from int) *subject {
	phrase := strings.TrimRight(s[words[from].start:], " .:;")
	found, whole := p.names.Covering(phrase)
	if !whole || slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class }) {
		return nil
	}
	return &subject{leads: found, leadPhrase: phrase, end: len(s), sure: sureExact}
}
