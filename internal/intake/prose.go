package intake

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// A part is what a top item of the prose is for.
type part int

const (
	partOther  part = iota // aims and requirements in words, reasons, the situation
	partTasks              // what is to be done
	partGoals              // figures to be reached
	partDuties             // how the programme itself is organised
)

// maxTitle is how many words the title of a part counted by plain numbers has.
const maxTitle = 12

// partOf knows a part by the words of its title.
func partOf(root *item) part {
	words := wordsOf(root.head)
	if root.rank >= rankNumber && len(words) > maxTitle || has(words, "chiu trach nhiem", "co trach nhiem") {
		return partTasks // an assignment, not a title
	}
	words = words[:min(len(words), 16)]
	switch {
	case has(words, "to chuc thuc hien", "trach nhiem", "che do bao cao", "che do thong tin", "dieu khoan thi hanh", "hieu luc thi hanh"):
		return partDuties
	case has(words, "muc dich", "quan diem", "su can thiet", "thuc trang", "can cu", "danh gia", "tinh hinh", "boi canh", "ket qua dat duoc",
		"ton tai", "han che", "nguyen nhan", "pham vi dieu chinh"):
		return partOther
	case has(words, "muc tieu", "chi tieu"):
		return partGoals
	}
	return partTasks
}

// A chapter is a heading of the prose that holds tasks, the counterpart of a group of the appendix.
type chapter struct {
	top   *item
	title string
	found []assignment
	tasks []int // indices of its body tasks
}

// An assignment is a piece of the prose that is or may be a task, with the item it was read from.
type assignment struct {
	BodyTask
	item     *item
	products string
}

// chaptersOf takes the numbered items under a part; a part without any is a chapter itself.
func chaptersOf(root *item) []chapter {
	var cs []chapter
	for _, c := range root.children {
		if c.rank < rankLetter && (len(c.children) > 0 || !c.assigns()) {
			cs = append(cs, chapter{top: c, title: c.head})
		}
	}
	if len(cs) == 0 || !slices.ContainsFunc(root.children, func(c *item) bool { return len(c.children) > 0 }) {
		return []chapter{{top: root, title: root.head}}
	}
	return cs
}

// isGeneral knows the items that state aims, not assignments, by their heading.
func isGeneral(it *item) bool {
	words := wordsOf(it.head)
	i := index(words, 0, "nhiem vu chung", "muc tieu", "yeu cau chung", "chi tieu", "quan diem")
	return i >= 0 && i < 2
}

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

// fieldSubject reads who the item's labelled lines name, nil when it has none.
func (p *parser) fieldSubject(it *item) *subject {
	if !it.assigns() {
		return nil
	}
	s := &subject{sure: sureExact, end: len(it.text)}
	if phrase := it.get(colLead); phrase != "" {
		s.leads, s.leadPhrase, s.coordinators, s.coordinatePhrase = p.leadField(phrase)
	}
	if phrase := it.get(colCoordinating); phrase != "" {
		s.coordinators, s.coordinatePhrase = append(s.coordinators, p.names.List(phrase)...), phrase
	}
	return s
}

// leadField reads a labelled line that may hold a sentence: "Sở X chủ trì, phối hợp với Y".
func (p *parser) leadField(phrase string) (leads []org.Mention, leadPhrase string, coordinators []org.Mention, coordinatePhrase string) {
	words := wordsOf(phrase)
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
	return leads, leadPhrase, coordinators, coordinatePhrase
}

// fieldList reads a list that a verb may end ("Sở X chủ trì", "Sở X đôn đốc, hướng dẫn …").
func (p *parser) fieldList(phrase string) ([]org.Mention, string) {
	words := wordsOf(phrase)
	tries := 0
	for i := 1; i < len(words) && tries < 4; i++ {
		if !isVerb(phrase, words, i, assigning) && !isVerb(phrase, words, i, acting) {
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
		if isVerb(phrase, words, i, assigning) || isVerb(phrase, words, i, acting) {
			list := strings.TrimRight(phrase[:words[i].start], " ,;:–-")
			return p.names.List(list), list
		}
	}
	return p.names.List(phrase), phrase
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

// withAbove fills in what the labelled lines leave out: the lead from the sentence, or from above.
func (p *parser) withAbove(it *item, own, above *subject) *subject {
	if len(own.leads) > 0 {
		return own
	}
	s := above
	if above == nil {
		s = p.subjectIn(it.text, it.words)
	}
	if s != nil {
		own.leads, own.leadPhrase, own.sure = s.leads, s.leadPhrase, s.sure
	}
	return own
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

// dateTask reads the labelled time, or else the times the sentence names: after
// its subject where it can, since a topic before it has times of its own.
func (p *parser) dateTask(t *BodyTask, it *item, content string, s *subject) {
	times := p.timesOf(it)
	if phrase := it.get(colDeadline); phrase != "" {
		d := Deadline{Deadline: calendar.Parse(phrase, times), SendTo: p.sendTo(phrase)}
		t.Check.deadline(d.Deadline)
		t.Deadline, t.Due = &d, d.Deadline.Due
		return
	}
	if s != nil && s.end > 0 && s.end < len(content) && content == it.text {
		if found := calendar.Find(content[s.end:], times); len(found) > 0 {
			t.setDeadline(p, content[s.end:], found)
			return
		}
	}
	if found := calendar.Find(content, times); len(found) > 0 {
		t.setDeadline(p, content, found)
		return
	}
	if phrase := rhythmRemark(content); phrase != "" {
		d := Deadline{Deadline: calendar.Deadline{Phrase: phrase, Kind: calendar.Ongoing, Rule: "throughout"}}
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", phrase)
		t.Deadline = &d
		return
	}
	t.note("deadline", sureMissing, "intake.doubt_no_deadline", "")
}

// timesOf gives phrases without a year the year of the heading above.
func (p *parser) timesOf(it *item) calendar.Context {
	times := p.times
	if it.period.from == "" && it.period.to != "" {
		if year, err := strconv.Atoi(it.period.to); err == nil {
			times.Year = year
		}
	}
	return times
}

// rhythmRemark finds "hằng năm" or "thường xuyên" where it ends a clause and so speaks of the whole of it.
func rhythmRemark(s string) string {
	words := wordsOf(s)
	for i := range words {
		n, ok := atAny(words, i, []string{"hang nam", "thuong xuyen dinh ky", "thuong xuyen", "hang quy", "hang thang"})
		if !ok || i > 0 && (words[i-1].fold == "chi" || words[i-1].fold == "nhiem" || words[i-1].fold == "vu") {
			continue
		}
		rest := strings.TrimLeft(s[words[i+n-1].end:], " ")
		if i > 0 && (rest == "" || strings.ContainsAny(rest[:1], ".;,")) {
			return s[words[i].start:words[i+n-1].end]
		}
	}
	return ""
}

// setDeadline takes the first deadline of the sentence; further ones are instalments.
func (t *BodyTask) setDeadline(p *parser, s string, found []calendar.Found) {
	first := Deadline{Deadline: found[0].Deadline}
	for _, f := range found[1:] {
		first.Also = append(first.Also, f.Deadline)
	}
	if !found[0].Sure {
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", found[0].Deadline.Phrase)
	}
	first.SendTo = p.recipientsAround(s, found[0].Start, found[0].End)
	t.Check.deadline(first.Deadline)
	t.Deadline, t.Due = &first, first.Deadline.Due
}
