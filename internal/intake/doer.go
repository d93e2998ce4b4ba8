package intake

import (
	"slices"
	"strings"
)

// namedLater reads an item whose first sentence says what to do and whose later one names somebody. One that only says who
// deals with it ("Lập hồ sơ …. Sở X chủ trì, phối hợp với Sở Y.") names the item's own lead; one with work of its own begins
// another duty, and nobody is named for what stands before it. Nil where no sentence names anybody.
func (p *parser) namedLater(it *item) []duty {
	from := 0
	for i, sentence := range sentencesOf(it.text) {
		start := from
		from += len(sentence)
		if i == 0 || !strings.HasSuffix(strings.TrimRight(it.text[:start], " "), ".") {
			continue
		}
		s := p.speaksTo(sentence)
		if s == nil {
			continue
		}
		if rest := it.text[start+s.end:]; p.onlyCarriesOut(rest) {
			p.helpBehind(s, rest)
			s.end += start
			return []duty{{subject: s, text: it.text}}
		}
		if !beginsWithVerb(it.text, it.words, 0) {
			break
		}
		before := duty{text: strings.TrimSpace(it.text[:start])}
		return append([]duty{before}, p.goingOn(s, it.text[start:])...)
	}
	if s := p.shortlyNamed(it); s != nil {
		return []duty{{subject: s, text: it.text}}
	}
	return nil
}

// speaksTo reads a known subject that a sentence begins with.
func (p *parser) speaksTo(sentence string) *subject {
	words := wordsOf(sentence)
	from := consentAt(sentence, words, 0)
	s := p.subjectAt(sentence, words, from+orderAt(sentence, words, from))
	if s == nil || s.sure <= sureGuess || !isSureOf(s.leads) {
		return nil
	}
	return s
}

// helpBehind adds those whom the clauses behind a lead name as helping: "Sở X chủ trì; các sở liên quan phối hợp".
func (p *parser) helpBehind(s *subject, rest string) {
	for _, clause := range sentencesOf(rest) {
		if help := p.speaksTo(clause); help != nil && isMereHelp(clause[help.end:]) {
			s.coordinators = append(slices.Clone(s.coordinators), help.leads...)
			if s.coordinatePhrase == "" {
				s.coordinatePhrase = help.leadPhrase
			}
		}
	}
}

// carrying are the verbs that say of somebody that it deals with what was said before, and nothing more.
var carrying = verbsOf(`chủ trì, phối hợp, chỉ đạo, lãnh đạo, tổ chức thực hiện, triển khai thực hiện, thực hiện, triển khai, tham mưu,
	hướng dẫn, theo dõi, đôn đốc, phụ trách, chịu trách nhiệm, có trách nhiệm, làm đầu mối, là cơ quan đầu mối, là đầu mối`)

// carryingEnds are the words behind such verbs that say of what, when and how.
var carryingEnds = []string{
	"noi dung nay", "nhiem vu nay", "viec nay", "hoan thanh", "xong", "trong", "truoc", "cham nhat", "tu", "theo quy dinh", "hang nam",
	"hang quy", "hang thang", "dinh ky", "thuong xuyen",
}

// onlyCarriesOut: behind a subject the rest of a text says that it deals with the matter, with whom and when, and gives
// it no other work.
func (p *parser) onlyCarriesOut(rest string) bool {
	words := wordsOf(rest)
	seen := false
	for i := 0; i < len(words); {
		n, ok := carrying.at(rest, words, i)
		if !ok {
			return seen && p.closesCarrying(rest, words, i)
		}
		seen, i = true, i+n
		for k, with := atAny(words, i, withWords); with; k, with = atAny(words, i, withWords) {
			i += k
		}
		if next := p.pastNames(rest, words, i); next > i {
			i = next
		}
	}
	return seen
}

// pastNames is the word behind the list of organisations that begins at a word of the same clause.
func (p *parser) pastNames(s string, words []word, i int) int {
	if i == 0 || i >= len(words) || strings.ContainsAny(s[words[i-1].end:words[i].start], ",.;()") {
		return i
	}
	found, phrase := p.listAt(s, words, i)
	if len(found) == 0 {
		return i
	}
	end := words[i].start + len(phrase)
	for i < len(words) && words[i].start < end {
		i++
	}
	return i
}

// closesCarrying: the clause ends at a word, or goes on with when it is to be done.
func (p *parser) closesCarrying(s string, words []word, i int) bool {
	if i > 0 && strings.ContainsAny(s[words[i-1].end:words[i].start], ".;)") {
		clause := s[words[i].start:]
		help := p.speaksTo(clause)
		return help != nil && isMereHelp(clause[help.end:])
	}
	_, ok := atAny(words, i, carryingEnds)
	return ok
}
