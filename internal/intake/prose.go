package intake

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/org"
)

// readChapter reads the targets of a chapter's general items and what the others assign.
func (p *parser) readChapter(d *Draft, c *chapter) {
	if len(c.top.children) == 0 {
		p.readItem(c, c.top, nil)
		return
	}
	own := p.holderOf(c.top, p.holderAbove(c.top))
	for _, it := range c.top.children {
		if isGeneral(it) {
			d.Targets = append(d.Targets, p.targetsOf(it, c.top.path)...)
			continue
		}
		p.readItem(c, it, own)
	}
}

// holderAbove is whom the headings over a chapter assign everything under them to.
func (p *parser) holderAbove(it *item) *subject {
	if it.parent == nil {
		return nil
	}
	return p.holderOf(it.parent, p.holderAbove(it.parent))
}

// holderOf finds whom the items under a heading are assigned to: the
// organisations that the heading consists of, those its fields or its opening
// sentence name, or else those above.
func (p *parser) holderOf(it *item, above *subject) *subject {
	if s := p.headedBy(it); s != nil {
		return s
	}
	if s := p.fieldSubject(it); s != nil && len(s.leads) > 0 {
		return s
	}
	if len(it.children) == 0 {
		return above
	}
	last := it.head
	if n := len(it.rest); n > 0 {
		last = it.rest[n-1].Text
	}
	if s := p.subjectIn(last, wordsOf(last)); s != nil && (strings.HasSuffix(last, ":") || len(it.rest) == 0 && s.sure > sureGuess) {
		return s
	}
	return above
}

// headedBy reads a heading that only lists organisations: "3. Sở Y tế", "Giao Sở X:", "Đối với các huyện".
func (p *parser) headedBy(it *item) *subject {
	head := strings.TrimRight(it.head, " .:;")
	words := wordsOf(head)
	from := 0
	if n, ok := atAny(words, 0, []string{"doi voi", "trach nhiem cua", "nhiem vu cua"}); ok {
		from = n
	}
	if n, ok := atAny(words, from, ordering); ok {
		from += n
	}
	to := len(words)
	for _, tail := range []string{"chu tri thuc hien", "chu tri", "co trach nhiem", "chiu trach nhiem", "thuc hien", "co nhiem vu"} {
		n := strings.Count(tail, " ") + 1
		if to-n <= from {
			continue
		}
		if _, ok := at(words, to-n, tail); ok {
			to -= n
			break
		}
	}
	if from >= to {
		return nil
	}
	for i := from + 1; i < to; i++ {
		if isVerb(head, words, i, assigning) || isVerb(head, words, i, acting) {
			return nil
		}
	}
	phrase := head[words[from].start:closing(head, words[to-1].end)]
	found, whole := p.names.Covering(phrase)
	if !whole || len(phrase) > maxHeading || !canAct(found) || !isQuantifiedAll(found) && partOf(it.root()) != partDuties {
		return nil
	}
	return &subject{leads: found, leadPhrase: phrase, end: len(it.head), sure: sureExact}
}

// isQuantifiedAll: outside the part on organisation "Doanh nghiệp số" is a subject matter, "Các doanh nghiệp số" are bodies.
func isQuantifiedAll(found []org.Mention) bool {
	return !slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class && !isQuantified(m.Text) })
}

// root is the top item over one.
func (it *item) root() *item {
	for it.parent != nil {
		it = it.parent
	}
	return it
}

// closing takes the bracket that closes right after a byte.
func closing(s string, end int) int {
	if strings.HasPrefix(s[end:], ")") {
		return end + 1
	}
	return end
}

// readItem reads an item and what stands under it.
func (p *parser) readItem(to *chapter, it *item, above *subject) {
	switch {
	case it.assigns():
		own := p.fieldSubject(it)
		if len(it.children) > 0 && p.anyAssigned(it) {
			for _, c := range it.children {
				p.readItem(to, c, own)
			}
			return
		}
		p.addTask(to, it, p.withAbove(it, own, above), it.path, it.text)
	case len(it.children) > 0 && besideLabelled(it) && !p.anyAssigned(it) && !p.anySubject(it):
		p.addTask(to, it, above, it.path, it.text)
	case len(it.children) == 0:
		p.readLeaf(to, it, above)
	default:
		own := p.holderOf(it, above)
		for _, c := range it.children {
			p.readItem(to, c, own)
		}
	}
}

// anyAssigned reports that items under one have labelled lines of their own.
func (p *parser) anyAssigned(it *item) bool {
	return slices.ContainsFunc(it.children, func(c *item) bool { return c.assigns() || p.anyAssigned(c) })
}

// readLeaf reads an item with nothing under it. The paragraphs under a heading
// of organisations are their duties, those under a part's title are items, one each.
func (p *parser) readLeaf(to *chapter, it *item, above *subject) {
	if s := p.headedBy(it); s != nil && len(it.rest) > 0 {
		for _, one := range it.each() {
			p.addTask(to, one, s, one.path, one.text)
		}
		return
	}
	if it.rank < rankNumber && len(it.rest) > 0 {
		for _, one := range it.each() {
			p.readSentences(to, one, above)
		}
		return
	}
	p.readSentences(to, it, above)
}

// each makes an item of every paragraph after the heading. A single one keeps the heading's path.
func (it *item) each() []*item {
	var all []*item
	for i, q := range it.rest {
		one := *it
		one.head, one.text, one.words, one.rest, one.place = q.Text, q.Text, wordsOf(q.Text), nil, q.Place
		if len(it.rest) > 1 {
			one.path += "." + strconv.Itoa(i+1)
		}
		all = append(all, &one)
	}
	return all
}

func (p *parser) readSentences(to *chapter, it *item, above *subject) {
	duties := p.dutiesIn(it, above)
	for i, t := range duties {
		path := it.path
		if len(duties) > 1 {
			path += "." + strconv.Itoa(i+1)
		}
		p.addTask(to, it, t.subject, path, t.text)
	}
	if len(duties) == 0 {
		p.addTask(to, it, above, it.path, it.text)
	}
}

// A duty is a stretch of a text with its subject.
type duty struct {
	subject *subject
	text    string
}

// dutiesIn splits a text where another subject begins: "giao Sở A …; đề nghị
// Tập đoàn B …". Under a heading that assigns the whole, it is one duty.
func (p *parser) dutiesIn(it *item, above *subject) []duty {
	if above != nil {
		if own := p.narrower(it, above); own != nil {
			return []duty{{own, it.text}}
		}
		return nil
	}
	first := p.subjectIn(it.text, it.words)
	if first == nil {
		return nil
	}
	duties := []duty{{first, it.text[:first.end]}}
	for _, clause := range sentencesOf(it.text[first.end:]) {
		last := &duties[len(duties)-1]
		s := p.subjectIn(clause, wordsOf(clause))
		if len(last.text) > first.end && s != nil && s.sure > sureGuess && !sameSubject(s, last.subject) {
			duties = append(duties, duty{s, clause})
			continue
		}
		last.text += clause
	}
	if len(duties) == 1 {
		duties[0].text = it.text
	}
	for i := range duties {
		duties[i].text = strings.Trim(duties[i].text, " ;")
	}
	return duties
}

func sameSubject(a, b *subject) bool {
	return slices.EqualFunc(a.leads, b.leads, func(x, y org.Mention) bool { return x.Name == y.Name })
}

// narrower reads an item's own subject under a heading that names one: only
// where the sentence begins with it, and it says something the heading does not.
func (p *parser) narrower(it *item, above *subject) *subject {
	own := p.subjectAt(it.text, it.words, 0)
	if own == nil || own.sure <= sureGuess {
		return nil
	}
	shared := 0
	for _, m := range own.leads {
		shared += btoi(slices.ContainsFunc(above.leads, func(a org.Mention) bool { return saysSame(a, m) }))
	}
	if shared > 0 && (shared < len(own.leads) || shared == len(above.leads)) {
		return nil
	}
	return own
}

// saysSame: the words of the one are the other's, but for "các".
func saysSame(a, b org.Mention) bool {
	drop := func(s string) string {
		words := wordsOf(s)
		if len(words) > 0 && words[0].fold == "cac" {
			words = words[1:]
		}
		var all []string
		for _, w := range words {
			all = append(all, w.fold)
		}
		return strings.Join(all, " ")
	}
	return drop(a.Name) == drop(b.Name)
}

// sentencesOf splits a text after its semicolons and full stops.
func sentencesOf(s string) []string {
	var all []string
	from := 0
	for i := range len(s) {
		end := s[i] == ';' || s[i] == '.' && i+2 < len(s) && s[i+1] == ' ' && !isShort(s[:i])
		if end {
			all = append(all, s[from:i+1])
			from = i + 1
		}
	}
	if strings.TrimSpace(s[from:]) != "" {
		all = append(all, s[from:])
	}
	return all
}

// besideLabelled: the item stands in a list whose items have labelled lines, and is one of them without.
func besideLabelled(it *item) bool {
	return it.parent != nil && slices.ContainsFunc(it.parent.children, (*item).assigns)
}

// anySubject reports that an item under one names who acts.
func (p *parser) anySubject(it *item) bool {
	return slices.ContainsFunc(it.children, func(c *item) bool { return p.subjectAt(c.text, c.words, 0) != nil || p.anySubject(c) })
}

// addTask adds an assignment, or, without a subject, what may be one.
func (p *parser) addTask(to *chapter, it *item, s *subject, path, content string) {
	if strings.TrimSpace(content) == "" {
		content = it.get(colContent)
	}
	t := assignment{item: it, products: it.get(colProduct), BodyTask: BodyTask{
		Path: path, Content: content, Appendix: []string{}, Leads: []string{}, Coordinators: []string{}, Place: it.place,
	}}
	t.note("content", sureExact, "", "")
	if s != nil {
		t.LeadPhrase = s.leadPhrase
		t.Leads = t.names("leads", s.leads)
		if len(s.leads) > 0 && s.sure < doubtful {
			t.note("leads", s.sure, "intake.doubt_lead_inferred", s.leadPhrase)
		}
		p.coordinate(&t.BodyTask, it, s, content)
	}
	if len(t.Leads) == 0 {
		t.note("leads", sureMissing, "intake.doubt_no_lead", "")
	}
	p.dateTask(&t.BodyTask, it, content, s)
	to.found = append(to.found, t)
}

func (p *parser) coordinate(t *BodyTask, it *item, s *subject, content string) {
	found, phrase := s.coordinators, s.coordinatePhrase
	if len(found) == 0 && !it.assigns() {
		found, phrase = p.coordinatorsIn(content, wordsOf(content), 0)
	}
	found = slices.DeleteFunc(slices.Clone(found), func(m org.Mention) bool {
		return slices.ContainsFunc(s.leads, func(l org.Mention) bool { return l.Name == m.Name })
	})
	t.CoordinatingPhrase = phrase
	t.Coordinators = t.names("coordinators", found)
}
