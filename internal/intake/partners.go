package intake

import (
	"slices"
	"strings"

	"dondoc/internal/org"
)

// A list of those somebody works with may be parted by semicolons: "Sở A chủ trì, phối hợp với Sở B; Sở C; các cơ quan liên
// quan lập …". It goes on for as long as the text has not said what the work is.

// maxPartners is how many bytes such a list may have: each part of it is read with all before it.
const maxPartners = 4000

// goesOnWithPartners: the last duty ends among those its subject works with, and the clause behind it names more of them, with
// the work of them all. Where the work stands before ("… (giao Sở A chủ trì, phối hợp với Sở B; Sở C tham mưu)"), the clause
// says no more of them than that they carry it out.
func (p *parser) goesOnWithPartners(text string, last *duty, s *subject, clause string) bool {
	at := strings.Index(last.text, last.subject.leadPhrase)
	before, _, named := strings.Cut(clause, s.leadPhrase)
	if at < 0 || len(last.text) > maxPartners || s.end > len(clause) || !named || strings.TrimSpace(before) != "" {
		return false
	}
	partners := p.partnersOf(last.text[at+len(last.subject.leadPhrase):])
	if len(partners) == 0 {
		return false
	}
	opening := text[:runeBoundary(text, maxHeading)] // enough for the words of an order
	told := at > 0 && orderAt(opening, wordsOf(opening), 0) == 0
	if told && !p.onlyCarriesOut(strings.TrimRight(clause[s.end:], " .;)")) {
		return false
	}
	with := *last.subject
	with.coordinators = partners
	last.subject = &with
	return true
}

// partnersOf reads a clause behind its subject that only says whom it works with: "chủ trì, phối hợp với Sở A; Sở B;".
func (p *parser) partnersOf(clause string) []org.Mention {
	clause = strings.TrimRight(clause, " ,;")
	words := wordsOf(clause)
	i := 0
	for i < len(words) && words[i].fold != "phoi" {
		n, ok := carrying.at(clause, words, i)
		if !ok {
			return nil
		}
		i += n
	}
	n, ok := at(words, i, "phoi hop")
	if !ok {
		return nil
	}
	if i, _ = afterWith(clause, words, i+n); i >= len(words) {
		return nil
	}
	found, whole := p.names.Covering(clause[words[i].start:])
	if !whole || !canAct(found) || !isSureOf(found) {
		return nil
	}
	return found
}

// morePartners reads on behind the list of those somebody works with, where a text that begins with it goes on behind a
// semicolon, and gives the list as a whole.
func (p *parser) morePartners(content string, found []org.Mention, phrase string) ([]org.Mention, string) {
	at := strings.Index(content, phrase)
	if len(found) == 0 || at < 0 || len(p.partnersOf(content[:at+len(phrase)])) == 0 {
		return found, phrase
	}
	end := at + len(phrase)
	found = slices.Clone(found)
	for strings.HasPrefix(content[end:], ";") && end-at <= maxPartners {
		rest := content[end+1:]
		if next := strings.IndexByte(rest, ';'); next >= 0 {
			rest = rest[:next+1]
		}
		words := wordsOf(rest)
		if len(words) == 0 {
			break
		}
		more, text := p.listAt(rest, words, 0)
		stop := words[0].start + len(text)
		if len(more) == 0 || !isSureOf(more) || !strings.HasPrefix(rest[stop:], ";") && !goesOnWithVerb(rest, words, stop) {
			break
		}
		found, end = append(found, more...), end+1+stop
	}
	return found, content[at:end]
}
