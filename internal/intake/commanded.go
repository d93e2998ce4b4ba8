package intake

import (
	"strings"
	"unicode"
)

// maxAuthority is how many words the name of an authority has that hands out work.
const maxAuthority = 14

// maxCommands is how many orders of a sentence are read for whom they are for: each is read to the end of the text.
const maxCommands = 4

// commandedIn reads whom an authority gives the work behind an opening clause: "Xét đề nghị của Sở A, Chủ tịch UBND tỉnh giao Sở
// B chủ trì …". The comma may be missing behind a verb ("Sau khi xem xét UBND tỉnh giao …"). Elsewhere the authority and
// its order only say which work is meant ("nhiệm vụ UBND tỉnh giao Sở C").
func (p *parser) commandedIn(s string, words []word, from int) *subject {
	if from >= len(words) || beginsWithVerb(s, words, from) {
		return nil
	}
	end := sentenceEnd(s, words[from].start)
	tries := 0
	for i := from + 1; i < len(words) && words[i].start < end && tries < maxCommands; i++ {
		n := orderAt(s, words, i)
		if n == 0 || !p.isAuthorityBefore(s, words, from, i) {
			continue
		}
		tries++
		found := p.subjectAt(s, words, i+n+comradeAt(s, words, i+n))
		if found != nil && found.sure > sureGuess && goesOnWithVerb(s, words, found.end) {
			found.sure = min(found.sure, sureGrammar)
			return found
		}
	}
	return nil
}

// isAuthorityBefore: an authority is named right before a word, behind a comma or the verb of the clause that opens the sentence.
func (p *parser) isAuthorityBefore(s string, words []word, from, order int) bool {
	_, adverbial := atAny(words, from, adverbials)
	for i := order - 1; i > from && i >= order-maxAuthority; i-- {
		gap := s[words[i].end:words[i+1].start]
		if strings.TrimSpace(gap) != "" {
			return false
		}
		if !unicode.IsUpper(firstRune(s[words[i].start:])) {
			continue
		}
		comma := strings.HasPrefix(s[words[i-1].end:words[i].start], ",")
		if !comma && !(adverbial && endsVerb(s, words, i)) {
			continue
		}
		found, whole := p.names.Covering(s[words[i].start:words[order-1].end])
		return whole && p.commands(found)
	}
	return false
}

// endsVerb: a verb of two words ends right before a word.
func endsVerb(s string, words []word, i int) bool {
	if i < 2 || strings.TrimSpace(s[words[i-1].end:words[i].start]) != "" {
		return false
	}
	n, ok := acting.at(s, words, i-2)
	return ok && n == 2
}

// goesOnWithVerb: a verb stands at a byte, behind no more than a comma.
func goesOnWithVerb(s string, words []word, at int) bool {
	for i, w := range words {
		if w.start >= at {
			return strings.Trim(s[at:w.start], " ,") == "" && isVerbAt(s, words, i)
		}
	}
	return false
}

// maxPartnerLists is how many such clauses a sentence may have before its subject: each is read to the end of the text.
const maxPartnerLists = 4

// pastPartners is the word behind those whom a clause that begins at a word works with (", phối hợp với Sở A, Sở B"), which the
// commas of their list begin nothing new in; the word itself where the clause names none.
func (p *parser) pastPartners(s string, words []word, i int) int {
	n, ok := at(words, i, "phoi hop")
	if !ok {
		return i
	}
	next, _ := afterWith(s, words, i+n)
	return p.pastNames(s, words, next)
}
