package intake

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// readChapter reads the targets of a chapter's general items and what the others assign.
func (p *parser) readChapter(d *Draft, c *chapter) {
	above := p.holderAbove(c.top)
	if p.reports(c.top) {
		return
	}
	if len(c.top.children) == 0 || p.listsObjects(c.top) && p.enumerates(c.top) {
		p.readItem(c, c.top, above)
		return
	}
	if p.isDescribed(c.top) {
		p.readItem(c, c.top, above)
		return
	}
	own, children := p.under(c.top, above)
	own = p.readHead(c, c.top, own)
	for _, it := range children {
		if isGeneral(it) {
			d.Targets = append(d.Targets, p.targetsOf(it, c.top.path)...)
			continue
		}
		p.readItem(c, it, own)
	}
}

// readItem reads an item and what stands under it.
func (p *parser) readItem(to *chapter, it *item, above *subject) {
	switch {
	case isAttendance(it), p.reports(it):
	case it.assigns():
		own := p.fieldSubject(it)
		if len(it.children) > 0 && p.anyAssigned(it) {
			for _, c := range it.children {
				p.readItem(to, c, own)
			}
			return
		}
		if it.announcesWorks() {
			for _, c := range it.children {
				c.inherit(it.fields)
				p.readItem(to, c, own)
			}
			return
		}
		p.addTask(to, it, p.withAbove(it, own, above), it.path, it.text)
	case len(it.children) > 0 && besideLabelled(it) && !it.saysWorkFollows() && !p.anyAssigned(it) && !p.anySubject(it):
		p.addTask(to, it, above, it.path, it.text)
	case p.isDescribed(it):
		p.addTask(to, it.withDescription(), above, it.path, it.withDescription().text)
		to.found[len(to.found)-1].described = true
	case len(it.children) == 0:
		p.readLeaf(to, it, above)
	case p.listsObjects(it) && p.enumerates(it):
		if above == nil {
			above = p.subjectIn(it.head, wordsOf(it.head))
		}
		p.addTask(to, it.withList(), above, it.path, it.whole())
	case p.enumerates(it):
		p.readLeaf(to, it.withList(), above)
	case above != nil && it.tellsHow():
		p.readSentences(to, it.withList(), above)
	default:
		own, children := p.under(it, above)
		own = p.readHead(to, it, own)
		for _, c := range children {
			p.readItem(to, c, own)
		}
	}
}

// announcesWorks: a labelled item only says that work follows ("Tham gia thực hiện các nhiệm vụ:"), and each item under it says what.
func (it *item) announcesWorks() bool {
	head, announces := strings.CutSuffix(strings.TrimSpace(it.text), ":")
	words := wordsOf(head)
	_, tasks := atAny(words, max(0, len(words)-2), []string{"nhiem vu", "cong viec"})
	_, following := atAny(words, max(0, len(words)-3), []string{"nhiem vu sau", "cong viec sau"})
	return announces && (tasks || following) && len(words) <= maxTitle && len(it.children) > 0 &&
		!slices.ContainsFunc(it.children, func(c *item) bool { return !beginsWithVerb(c.text, c.words, 0) })
}

// saysWorkFollows: an item ends with words that call what stands under it work: "Tập trung hoàn thành các việc sau:".
func (it *item) saysWorkFollows() bool {
	head, announces := strings.CutSuffix(strings.TrimSpace(it.text), ":")
	words := wordsOf(head)
	tail := words[max(0, len(words)-3):]
	return announces && has(tail, "viec sau", "nhiem vu sau")
}

// readHead reads the work that a heading with items under it gives itself: paragraphs under a body's name that only another one
// announces the items ("1. Công an tỉnh: Tham mưu … Trong đó giao …: - …"), and an order with its day before a sentence that
// announces them ("Bộ A hoàn thiện dự thảo trước ngày 20/10. Trong đó chú ý: …"). It returns whom the items are for, without
// those who only help with that order.
func (p *parser) readHead(to *chapter, it *item, own *subject) *subject {
	if it.isFirstOfList() {
		p.readSentences(to, it.headAlone(), own)
		return own
	}
	if p.isFirstOfDuties(it) {
		p.readSentences(to, it.headAlone(), own)
		return nil
	}
	if p.saysOwnWork(it) {
		p.readOwnSentence(to, it, own)
		return own
	}
	if s := p.headedBy(it); s != nil {
		for _, one := range it.each() {
			_, assigns := assigning.at(one.text, one.words, 0)
			announces := strings.HasSuffix(one.text, ":") && !strings.HasSuffix(one.text, "gồm:") // what it includes is not all
			if !announces && (assigns || beginsWithVerb(one.text, one.words, 0)) {
				p.addTask(to, one, s, one.path, one.text)
			}
		}
		return own
	}
	sentences := sentencesOf(it.head)
	n := len(sentences)
	if n < 2 || own == nil || !strings.HasSuffix(it.head, ":") || !strings.HasSuffix(sentences[n-2], ".") {
		return own
	}
	order := strings.TrimSpace(strings.Join(sentences[:n-1], ""))
	s := p.subjectAt(order, wordsOf(order), 0)
	if s == nil || len(calendar.Find(order, p.times)) == 0 {
		return own
	}
	p.addTask(to, it, s, it.path, order)
	alone := *own
	alone.coordinators, alone.coordinatePhrase = nil, ""
	return &alone
}

// isFirstOfList: the item is a sentence that says what to do, and those under it go on with its words: they stand beside it.
func (it *item) isFirstOfList() bool {
	words := wordsOf(it.head)
	if len(words) < minSentence || !strings.HasSuffix(it.head, ".") || !beginsWithVerb(it.head, words, 0) {
		return false
	}
	return !slices.ContainsFunc(it.children, func(c *item) bool {
		return len(c.words) < 2 || c.words[0].fold != words[0].fold || c.words[1].fold != words[1].fold
	})
}

// isFirstOfDuties: the item is a sentence that gives somebody work, and those under it give others theirs: "3. Sở A có trách nhiệm …
// . - Đối với Sở B …".
func (p *parser) isFirstOfDuties(it *item) bool {
	own := p.spokenTo(it.head)
	if own == nil || !strings.HasSuffix(it.head, ".") || len(wordsOf(it.head[own.end:])) < minSentence {
		return false
	}
	return !slices.ContainsFunc(it.children, func(c *item) bool {
		s := p.spokenTo(c.head)
		return s == nil || sameSubject(s, own)
	})
}

// spokenTo is who a text begins with that it is sure to give work, or speaks of as those whom it is about; nil for none.
func (p *parser) spokenTo(s string) *subject {
	words := wordsOf(s)
	from, _ := at(words, 0, "doi voi")
	own := p.subjectAt(s, words, from)
	if own == nil || own.sure <= sureGuess {
		return nil
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
			holder := s
			if own := p.narrower(one, s); own != nil {
				holder = own
			}
			p.addTask(to, one, holder, one.path, one.text)
		}
		return
	}
	if it.rank < rankNumber && len(it.rest) > 0 {
		if first := it.headAlone(); isSentence(it.head) && p.subjectIn(first.text, first.words) != nil {
			p.readSentences(to, first, above)
		}
		for _, one := range it.each() {
			p.readSentences(to, one, above)
		}
		return
	}
	if it.lost || p.isTitled(it) {
		for _, one := range it.each() {
			p.readSentences(to, one, above)
		}
		return
	}
	p.readSentences(to, it, above)
}

// isTitled: a title on its own line ("2. Phát triển sản xuất"), which names nobody, stands over paragraphs of which
// one does.
func (p *parser) isTitled(it *item) bool {
	topic := startsWith(wordsOf(it.head), "ve") && strings.HasSuffix(it.head, ":") && len(it.rest) > 0 // "- Về việc X:"
	if !topic && (!it.isEntitled() && !p.isAimOver(it) || p.subjectIn(it.head, wordsOf(it.head)) != nil) {
		return false
	}
	return slices.ContainsFunc(it.rest, func(q docread.Paragraph) bool { return p.subjectIn(q.Text, wordsOf(q.Text)) != nil }) ||
		it.isOverWorks()
}

// isOverWorks: the paragraphs under the title are set apart, two thirds of them are whole sentences, and half of them say at once
// what to do.
func (it *item) isOverWorks() bool {
	if !it.isEntitled() {
		return false
	}
	works, sentences := 0, 0
	for _, q := range it.rest {
		if !q.Spaced {
			return false
		}
		works += btoi(opensWithWork(q.Text))
		sentences += btoi(closesSentence(q.Text))
	}
	return 2*works >= len(it.rest) && 3*sentences >= 2*len(it.rest)
}

// closesSentence: a full stop or an ellipsis.
func closesSentence(s string) bool { return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "…") }

// isAimOver: the item opens with its aim as a sentence ("7. Ít nhất 30% doanh nghiệp được hỗ trợ."), and the paragraph under it
// names who has work of its own for it.
func (p *parser) isAimOver(it *item) bool {
	if len(it.rest) == 0 || !strings.HasSuffix(it.head, ".") || len(wordsOf(it.head)) > maxSpacedTitle {
		return false
	}
	s := p.subjectAt(it.rest[0].Text, wordsOf(it.rest[0].Text), 0)
	return s != nil && s.sure > sureGuess && !p.onlyCarriesOut(it.rest[0].Text[s.end:])
}

// headAlone is the item without what stands under its first paragraph.
func (it *item) headAlone() *item {
	one := *it
	one.text, one.words, one.rest = it.head, wordsOf(it.head), nil
	return &one
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

// rivalOf keeps the subject above for an item that speaks of somebody else inside its text, and says of whom.
func (p *parser) rivalOf(it *item, above *subject) *subject {
	inner := p.activeIn(it.text, it.words)
	if inner == nil || !isSureOf(inner.leads) || slices.ContainsFunc(inner.leads, func(m org.Mention) bool {
		return m.Class || slices.ContainsFunc(above.leads, func(a org.Mention) bool { return saysSame(a, m) })
	}) {
		return nil
	}
	own := *above
	own.rival = inner.leadPhrase
	return &own
}

// narrower reads an item's own subject under a heading that names one: only
// where the sentence begins with it, and it says something the heading does not.
func (p *parser) narrower(it *item, above *subject) *subject {
	from := consentAt(it.text, it.words, 0)
	own := p.subjectAt(it.text, it.words, from+orderAt(it.text, it.words, from))
	if own == nil || own.sure <= sureGuess {
		return nil
	}
	shared := 0
	for _, m := range own.leads {
		shared += btoi(slices.ContainsFunc(above.leads, func(a org.Mention) bool { return saysSame(a, m) }))
	}
	if shared > 0 && (shared < len(own.leads) || shared == len(above.leads)) || isBareName(own.leads) {
		return nil
	}
	if above.withEach {
		both := *above
		both.coordinators, both.coordinatePhrase, both.end = own.leads, own.leadPhrase, own.end
		return &both
	}
	if len(own.coordinators) == 0 && isHeadOf(own.leads, above.leads) {
		own.coordinators, own.coordinatePhrase = above.coordinators, above.coordinatePhrase
	}
	return own
}

// chiefs are the offices of those at the head of a body, with whom it does what it does with others.
var chiefs = []string{
	"bo truong", "giam doc", "tong giam doc", "chu tich", "cuc truong", "tong cuc truong", "thu truong", "chanh", "truong",
}

// isHeadOf: one leads the body that the other is: "Giám đốc Sở A" under "Sở A".
func isHeadOf(own, above []org.Mention) bool {
	if len(own) != 1 || len(above) != 1 {
		return false
	}
	office, found := strings.CutSuffix(text.Fold(own[0].Name), " "+text.Fold(above[0].Name))
	return found && slices.Contains(chiefs, office)
}

// isBareName: one word for a kind of body that nobody knows as a name is the sentence's verb ("Thanh tra, kiểm tra …").
func isBareName(leads []org.Mention) bool {
	return len(leads) == 1 && leads[0].Doubt == org.DoubtUnknown && len(wordsOf(leads[0].Text)) <= 2
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

// besideLabelled: the item stands in a list whose items have labelled lines, and is one of them without.
func besideLabelled(it *item) bool {
	return it.parent != nil && slices.ContainsFunc(it.parent.children, (*item).assigns)
}

// helpersBeside is the line of coordinators of an item in the same list, empty for none.
func helpersBeside(it *item) string {
	if it.parent == nil {
		return ""
	}
	for _, c := range it.parent.children {
		if helpers := c.get(colCoordinating); helpers != "" {
			return helpers
		}
	}
	return ""
}

// anySubject reports that an item under one names who acts.
func (p *parser) anySubject(it *item) bool {
	return slices.ContainsFunc(it.children, func(c *item) bool { return p.subjectAt(c.text, c.words, 0) != nil || p.anySubject(c) })
}

// isOnlyTopic: a heading over labelled lines says what they are about, and its line of content what is to be done.
func isOnlyTopic(heading string) bool {
	words := wordsOf(heading)
	return strings.HasSuffix(heading, ":") || len(words) <= maxTitle && !beginsWithVerb(heading, words, 0)
}

// tellsWork: a text begins with what to do, or is as long as a sentence.
func tellsWork(s string) bool {
	words := wordsOf(s)
	return len(words) >= minSentence || beginsWithVerb(s, words, 0)
}

// addTask adds an assignment, or, without a subject, what may be one.
func (p *parser) addTask(to *chapter, it *item, s *subject, path, content string) {
	labelled := it.get(colContent)
	topic := strings.TrimSpace(content) != "" && isOnlyTopic(content) && tellsWork(labelled)
	if topic || strings.TrimSpace(content) == "" || labelled != "" && isCountedName(content) {
		content = labelled
	}
	t := assignment{item: it, products: it.get(colProduct), roles: p.rolesIn(it.get), BodyTask: BodyTask{
		Path: path, Content: content, Appendix: []string{}, Leads: []string{}, Coordinators: []string{}, Place: it.place,
	}}
	t.note("content", sureExact, "", "")
	if topic && !isCountedName(it.head) {
		t.note("content", sureRival, "intake.doubt_content_labelled", it.head)
	}
	if root := it.root(); s == nil && partOf(root) == partTasks && !startsWith(wordsOf(root.head), "thoi gian") {
		s = p.asked
	}
	s = p.orAsked(s)
	if s != nil {
		s = p.asAddressed(s)
		t.LeadPhrase = s.leadPhrase
		t.Leads = t.names("leads", s.leads)
		with := p.coordinate(&t.BodyTask, it, s, content)
		p.weighLeads(&t.Check, s, with, content)
		if who := p.directedBy(s, content); len(who) > 0 && it.get(colParticipate) == "" {
			t.roles = append(t.roles, namedRole{colParticipate, who})
		}
	} else {
		p.coordinate(&t.BodyTask, it, &subject{}, content)
	}
	if len(t.Leads) == 0 {
		t.note("leads", sureMissing, "intake.doubt_no_lead", "")
		if helped := clauseOfHelp(content); helped != "" && len(t.Coordinators) == 0 {
			t.note("coordinators", sureMissing, "intake.doubt_coordinators_unread", helped)
		}
		if beside := helpersBeside(it); beside != "" && !it.assigns() {
			t.note("coordinators", sureMissing, "intake.doubt_coordinators_unread", beside)
		}
	}
	p.dateTask(&t.BodyTask, it, content, s)
	t.doubtShared(it)
	to.found = append(to.found, t)
}

// orAsked doubts a bare class ("các địa phương") where the introduction asks others to do what follows: they may be meant.
func (p *parser) orAsked(s *subject) *subject {
	if s == nil || p.asked == nil || s.rival != "" || len(s.leads) != 1 || !isBareClass(s.leads[0]) ||
		slices.ContainsFunc(p.asked.leads, func(m org.Mention) bool { return saysSame(m, s.leads[0]) }) {
		return s
	}
	own := *s
	own.rival = p.asked.leadPhrase
	return &own
}
