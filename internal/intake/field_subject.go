package intake

import (
	"slices"
	"strings"

	"dondoc/internal/org"
)

// fieldSubject reads who the item's labelled lines name, nil when it has none.
func (p *parser) fieldSubject(it *item) *subject {
	if !it.assigns() {
		return nil
	}
	s := &subject{sure: sureExact, end: len(it.text)}
	if phrase := it.get(colLead); phrase != "" {
		s.leads, s.leadPhrase, s.coordinators, s.coordinatePhrase = p.leadField(phrase)
	}
	for _, phrase := range []string{it.doers(), it.get(colCoordinating)} {
		if phrase != "" {
			s.coordinators, s.coordinatePhrase = append(s.coordinators, p.names.List(phrase)...), phrase
		}
	}
	return s
}

// leadField reads a labelled line that may hold a sentence: "Sở X chủ trì, phối hợp với Y".
func (p *parser) leadField(phrase string) (leads []org.Mention, leadPhrase string, coordinators []org.Mention, coordinatePhrase string) {
	if s := p.markedInBrackets(phrase); s != nil {
		return s.leads, s.leadPhrase, s.coordinators, s.coordinatePhrase
	}
	words := wordsOf(phrase)
	if leads, coordinators := p.eachWithRole(phrase, words); len(leads) > 0 && len(coordinators) > 0 {
		return leads, phrase, coordinators, phrase
	}
	if i := index(words, 0, "phoi hop"); i > 0 {
		start := words[i].start
		n := 2
		for {
			k, ok := atAny(words, i+n, []string{"chat che", "cung", "voi", "va"})
			if !ok {
				break
			}
			n += k
		}
		if i+n < len(words) {
			coordinators, coordinatePhrase = p.fieldList(phrase[words[i+n].start:])
		}
		phrase = strings.TrimRight(phrase[:start], " ,;:(-")
	}
	leads, leadPhrase = p.fieldList(phrase)
	return p.withLater(leads, phrase), leadPhrase, coordinators, coordinatePhrase
}

// eachWithRole reads a line that says behind each of those whom it names what they do: "Sở X chủ trì, Sở Y phối hợp".
func (p *parser) eachWithRole(phrase string, words []word) (leads, coordinators []org.Mention) {
	last := max(0, len(words)-2)
	if _, helps := at(words, last, "phoi hop"); !helps || index(words, 0, "chu tri") <= 0 {
		return nil, nil
	}
	var unclear Check
	if leads, coordinators = p.bodiesIn(phrase, &unclear); len(unclear.Doubts) > 0 {
		return nil, nil
	}
	return leads, coordinators
}

// withLater adds who the further clauses of a labelled line name for a part of the work: "Sở A tổng
// hợp; các sở, ngành rà soát".
func (p *parser) withLater(leads []org.Mention, phrase string) []org.Mention {
	clauses := sentencesOf(phrase)
	for _, c := range clauses[min(1, len(clauses)):] {
		s := p.subjectAt(c, wordsOf(c), 0)
		if s == nil {
			continue
		}
		for _, m := range s.leads {
			if !slices.ContainsFunc(leads, func(l org.Mention) bool { return l.Name == m.Name }) {
				leads = append(leads, m)
			}
		}
	}
	return leads
}

// workOfAnother is the coordinator to whom a further clause of the line that names the lead gives work of its own: "Sở A chủ trì, phối
// hợp với Sở B; Sở C in tờ rơi". Empty for none.
func (p *parser) workOfAnother(it *item, found []org.Mention) string {
	clauses := sentencesOf(it.get(colLead))
	for _, c := range clauses[min(1, len(clauses)):] {
		s := p.subjectAt(c, wordsOf(c), 0)
		if s == nil || isMereHelp(c[s.end:]) {
			continue
		}
		if slices.ContainsFunc(found, func(m org.Mention) bool { return m.Name == s.leads[0].Name }) {
			return s.leadPhrase
		}
	}
	return ""
}

// fieldList reads a list that a verb may end ("Sở X chủ trì", "Sở X đôn đốc, hướng dẫn …").
func (p *parser) fieldList(phrase string) ([]org.Mention, string) {
	words := wordsOf(phrase)
	if class := p.toldBy(phrase, words); class != nil {
		return class, phrase
	}
	tries := 0
	for i := 1; i < len(words) && tries < 4; i++ {
		if !isVerbAt(phrase, words, i) {
			continue
		}
		tries++
		list := strings.TrimRight(phrase[:words[i].start], " ,;:–-")
		if found, whole := p.names.Covering(list); whole && isSureOf(found) {
			return found, list
		}
	}
	if found, whole := p.names.Covering(phrase); whole {
		return found, phrase
	}
	for i := 1; i < len(words); i++ {
		if isVerbAt(phrase, words, i) {
			list := strings.TrimRight(phrase[:words[i].start], " ,;:–-")
			return p.names.List(list), list
		}
	}
	return p.names.List(phrase), phrase
}

// toldBy reads a labelled line that is one class, and a rule by which it is told who is of it: "Các cơ quan, đơn vị theo quy định". Nil
// for any other.
func (p *parser) toldBy(phrase string, words []word) []org.Mention {
	i := index(words, 1, "theo quy dinh", "theo phan cong", "theo chuc nang", "theo tham quyen", "theo phan cap")
	if i < 0 || strings.ContainsAny(phrase[words[i-1].end:], ",;") {
		return nil
	}
	found, whole := p.names.Covering(strings.TrimRight(phrase[:words[i].start], " "))
	if !whole || len(found) != 1 || !found[0].Class || !isSureOf(found) {
		return nil
	}
	told := found[0]
	told.Name, told.Text, told.End = told.Name+phrase[told.End:], phrase[told.Start:], len(phrase)
	return []org.Mention{told}
}

// withAbove fills in what the labelled lines leave out: the lead from the sentence, or from above. A sentence that gives a
// body named above its own part of the work says it better.
func (p *parser) withAbove(it *item, own, above *subject) *subject {
	if len(own.leads) > 0 {
		return own
	}
	s := above
	if above != nil {
		if part := p.narrower(it, above); part != nil {
			s = part
		}
	} else {
		if s = p.subjectIn(it.text, it.words); s == nil {
			s = p.subjectBehindTitle(it)
		}
	}
	if s != nil {
		own.leads, own.leadPhrase, own.sure = s.leads, s.leadPhrase, s.sure
		if len(own.coordinators) == 0 {
			own.coordinators, own.coordinatePhrase = s.coordinators, s.coordinatePhrase
		}
	}
	return own
}

// subjectBehindTitle reads whom the first sentence behind an item's title names ("Bước 3: Lập đề án. Trên cơ sở đề nghị của
// các xã, Sở X lập …"); where a further one names somebody else, it is not sure.
func (p *parser) subjectBehindTitle(it *item) *subject {
	var first *subject
	for _, sentence := range behindTitle(sentencesOf(it.text)) {
		s := p.subjectIn(sentence, wordsOf(sentence))
		switch {
		case s == nil || s.sure <= sureGuess:
		case first == nil:
			first = s
		case !sameSubject(first, s):
			first.sure = min(first.sure, sureGuess)
		}
	}
	return first
}

// behindTitle leaves out the first of several sentences.
func behindTitle(sentences []string) []string { return sentences[min(1, len(sentences)):] }
