package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

func (p *parser) readSentences(to *chapter, it *item, above *subject) {
	duties := p.dutiesIn(it, above)
	for i, t := range duties { // several keep the item's number: the document prints no other
		p.addTask(to, it, t.subject, it.path, t.text)
		made := &to.found[len(to.found)-1]
		made.topic, made.first = t.topic, i == 0
	}
	if len(duties) == 0 && above == nil {
		above = p.strangersIn(it)
	}
	if len(duties) == 0 {
		p.addTask(to, it, above, it.path, it.text)
	}
}

// A duty is a stretch of a text with its subject. The topic before the first of several ("Đối với dự án X: ") is of all of
// them and not of their texts.
type duty struct {
	subject *subject
	text    string
	topic   string
}

// dutiesIn splits a text where another subject begins: "giao Sở A …; đề nghị
// Tập đoàn B …". Under a heading that assigns the whole, it is one duty.
func (p *parser) dutiesIn(it *item, above *subject) []duty {
	if both := p.besideThose(it, above); both != nil {
		return []duty{{subject: both, text: it.text}}
	}
	if first := p.namedUnder(it, above); first != nil {
		return p.goingOn(first, it.text)
	}
	if above != nil {
		if own := p.ownUnder(it, above); own != nil {
			return []duty{{subject: own, text: it.text}}
		}
		return nil
	}
	first := p.subjectIn(it.text, it.words)
	if first == nil {
		first = p.behindConsent(it.text)
	}
	if first == nil {
		return p.namedLater(it)
	}
	return p.goingOn(first, it.text)
}

// besideThose is the subject above an item that opens with those beside whom it does the work ("Cùng (với) Sở B trồng cây …"), nil for
// none.
func (p *parser) besideThose(it *item, above *subject) *subject {
	if above == nil || len(it.words) < 3 || !strings.HasPrefix(it.text, "Cùng ") {
		return nil
	}
	found, phrase := p.listAt(it.text, it.words, 1+btoi(it.words[1].fold == "voi"))
	if len(found) == 0 || !canAct(found) {
		return nil
	}
	both := *above
	both.coordinators, both.coordinatePhrase = found, phrase
	return &both
}

// namedUnder reads bodies by name under a heading that speaks to a class, where they open the item or stand right behind its topic
// ("Cầu A: Sở B hoàn thành …"). Amid its sentence they may be spoken of only.
func (p *parser) namedUnder(it *item, above *subject) *subject {
	if above == nil || !isClasses(above.leads) {
		return nil
	}
	if first := p.openedBy(it.text); first != nil {
		return first
	}
	return p.behindConsent(it.text)
}

// behindConsent is the subject by name of the sentence behind a first one that only agrees to something, nil for none.
func (p *parser) behindConsent(s string) *subject {
	from := consentLen(s)
	first := p.openedBy(s[from:])
	if first != nil {
		first.end += from
	}
	return first
}

// openedBy is the subject by name that a text opens with, or that stands right behind its topic or an order.
func (p *parser) openedBy(s string) *subject {
	first := p.subjectIn(s, wordsOf(s))
	if first == nil || isClasses(first.leads) || first.sure <= sureGuess || first.leadPhrase == "" {
		return nil
	}
	before, _, _ := strings.Cut(s, first.leadPhrase)
	words := wordsOf(before)
	if before = strings.TrimSpace(before); before == "" || strings.HasSuffix(before, ":") || orderAt(before, words, 0) == len(words) {
		return first
	}
	return nil
}

// agreeing are the words of a sentence that only says what is agreed to; who is to act on it comes behind it.
var agreeing = []string{"thong nhat", "co ban thong nhat", "dong y", "co ban dong y", "chap thuan", "nhat tri", "ghi nhan"}

// consentLen is the length of a first sentence that only agrees to something, behind its topic ("Dự án A: đồng ý điều chỉnh ranh
// giới. Sở B …"); of the whole text if there is none. One that also orders something, or says by when, gives work itself.
func consentLen(s string) int {
	first, agrees, orders := agreementIn(s)
	if !agrees || orders || len(first) == len(s) {
		return len(s)
	}
	return len(first) + len(". ")
}

// agreementIn is the first sentence, whether it agrees to something, and whether it also gives work.
func agreementIn(s string) (first string, agrees, orders bool) {
	first, _, _ = strings.Cut(s, ". ")
	agreed := first[topicLen(first, len(first)):]
	words := wordsOf(agreed)
	_, agrees = atAny(words, 0, agreeing)
	return first, agrees, agrees && ordersToo(agreed, words)
}

// orderedInAgreement is the first sentence where it agrees to something and gives work to others than those whom only the heading
// names; empty for none.
func orderedInAgreement(s string, own *subject) string {
	first, _, orders := agreementIn(s)
	if !orders || len(first) == len(s) || strings.Contains(s, own.leadPhrase) {
		return ""
	}
	return first
}

// ordersToo: behind its consent a sentence orders something or sets a time. What somebody asked for is no order ("theo đề nghị của Sở
// A").
func ordersToo(s string, words []word) bool {
	for i := 1; i < len(words); i++ {
		n := orderAt(s, words, i)
		if n > 0 && words[i-1].fold != "theo" && (i+n == len(words) || words[i+n].fold != "cua") {
			return true
		}
	}
	return len(calendar.Find(s, calendar.Context{Year: anyYear})) > 0
}

// ownUnder is the subject of an item under a heading that names one, where it is another or there may be another; nil where
// nothing in the item speaks of one.
func (p *parser) ownUnder(it *item, above *subject) *subject {
	if own := p.narrower(it, above); own != nil {
		if _, asks := atAny(it.words, 0, asking); !asks || !own.leads[0].Class {
			return own
		}
		asked := *above // to ask others for it may be the heading's work
		asked.rival = own.leadPhrase
		return &asked
	}
	if own := p.oneOfClass(it, above); own != nil {
		return own
	}
	if own := p.dashedTo(it.text, above); own != nil {
		return own
	}
	return p.rivalOf(it, above)
}

// oneOfClass reads a body by name before a colon, whose work the item is, under a heading of the class that it is of: "1. Các đơn
// vị thuộc Bộ: a) Cục A: Nghiên cứu …".
func (p *parser) oneOfClass(it *item, above *subject) *subject {
	if !isClasses(above.leads) {
		return nil
	}
	own := p.subjectBeforeColon(it.text, it.words)
	if own == nil || slices.ContainsFunc(own.leads, func(m org.Mention) bool { return m.Class }) {
		return nil
	}
	return own
}

// goingOn splits a text from its first subject on.
func (p *parser) goingOn(first *subject, text string) []duty {
	duties := []duty{{subject: first, text: text[:first.end]}}
	next := first.end
	for _, clause := range sentencesOf(text[first.end:]) {
		last := &duties[len(duties)-1]
		at := next
		next += len(clause)
		whole := text[at-len(last.text) : next] // to join them anew each time would take too long
		s := p.subjectIn(clause, wordsOf(clause))
		switch {
		case s != nil && s.sure > sureGuess && len(last.text) > first.end && !sameSubject(s, last.subject):
			if isMereHelp(clause[s.end:]) || p.goesOnWithPartners(text, last, s, clause) {
				last.help(s, whole)
				continue
			}
			duties = append(duties, duty{subject: s, text: unlinked(clause)})
		case s == nil && p.isDueApart(last.text, clause):
			again := *last.subject
			again.sure = min(again.sure, sureGuess)
			duties = append(duties, duty{subject: &again, text: clause})
		default:
			last.text = whole
		}
	}
	if len(duties) == 1 {
		duties[0].text = text
	} else {
		shareTopic(duties)
	}
	for i := range duties {
		duties[i].text = strings.Trim(duties[i].text, " ;")
		duties[i].subject = duties[i].subject.within(duties[i].text)
	}
	return duties
}

// shareTopic takes the topic before the first of several duties out of its text.
func shareTopic(duties []duty) {
	first := &duties[0]
	n := topicLen(first.text, strings.Index(first.text, first.subject.leadPhrase))
	topic := first.text[:n]
	first.text = first.text[n:]
	for i := range duties {
		duties[i].topic = topic
	}
}

// topicLen is the length of the topic that a text begins with: to the colon before its subject. 0 for none.
func topicLen(s string, subject int) int {
	n := strings.IndexByte(s[:max(0, subject)], ':') + 1
	if n == 0 || n > maxHeading || !isTopic(s[:n-1]) {
		return 0
	}
	return n + len(s[n:]) - len(strings.TrimLeft(s[n:], " "))
}

// linking are the words that tie a further order to those before it.
var linking = []string{"tren co so do", "theo do", "dong thoi", "ngoai ra", "ben canh do", "cung voi do", "mat khac"}

// unlinked is a further order without the words that tie it to the one before.
func unlinked(s string) string {
	words := wordsOf(s)
	n, ok := atAny(words, 0, linking)
	if !ok || n >= len(words) || strings.TrimSpace(s[words[n-1].end:words[n].start]) != "," {
		return s
	}
	return s[words[n].start:]
}

// isDueApart: a clause behind one with a deadline has one of its own, and so is work of its own, of whom the clause before
// speaks of: a sentence ("… trước ngày 25/8/2025. Định kỳ hằng tháng tổng hợp …"), or behind a semicolon another product or
// another thing to prepare ("…, trình trong quý II; Đề án Y, trình trong quý IV"). What is done only if something else is
// not ("; nếu không chấp hành thì lập hồ sơ …") needs no deadline before it.
func (p *parser) isDueApart(before, clause string) bool {
	if len(calendar.Find(clause, p.times)) == 0 {
		return false
	}
	if isConditional(clause) {
		return true
	}
	return (strings.HasSuffix(before, ".") || opensWork(clause)) && len(calendar.Find(before, p.times)) > 0
}

// isConditional: the clause orders something for the case that it names.
func isConditional(clause string) bool {
	words := wordsOf(clause)
	i := index(words, 0, "neu", "truong hop")
	return i >= 0 && index(words, i+1, "thi") > 0
}

// preparing are the verbs of an order that leads to a paper of its own.
var preparing = []string{"tham muu", "xay dung", "nghien cuu", "lap", "soan thao"}

// opensWork: the clause begins with what is to be made, or with an order to make it. To review what was done is part of
// the order before it.
func opensWork(clause string) bool {
	words := wordsOf(clause)
	if len(words) == 0 || has(words, "so ket", "tong ket") {
		return false
	}
	_, orders := atAny(words, 0, preparing)
	return orders || beginsKind(words, 0) && unicode.IsUpper(firstRune(clause[words[0].start:]))
}

// within is a subject without coordinators that another part of the item names.
func (s *subject) within(part string) *subject {
	if strings.Contains(part, s.coordinatePhrase) {
		return s
	}
	own := *s
	own.coordinators, own.coordinatePhrase = nil, ""
	return &own
}

// help makes the subject of a clause that only helps a coordinator of the duty before it.
func (d *duty) help(s *subject, whole string) {
	with := *d.subject
	with.coordinators = append(slices.Clone(with.coordinators), s.leads...)
	if with.coordinatePhrase == "" {
		with.coordinatePhrase = s.leadPhrase
	}
	d.subject = &with
	d.text = whole
}

func sameSubject(a, b *subject) bool {
	return slices.EqualFunc(a.leads, b.leads, func(x, y org.Mention) bool { return x.Name == y.Name })
}

// maxBracket is how long a bracket may be, in bytes, whose semicolons part no clauses: one that never closes holds nothing.
const maxBracket = 600

// sentencesOf splits a text after its full stops, and its semicolons outside brackets.
func sentencesOf(s string) []string {
	var all []string
	from, closed := 0, 0 // behind the bracket that is open
	for i := range len(s) {
		if s[i] == '(' && i >= closed {
			closed = i + strings.IndexByte(s[i:min(len(s), i+maxBracket)], ')') + 1
		}
		end := s[i] == ';' && i >= closed || s[i] == '.' && i+2 < len(s) && s[i+1] == ' ' && !isShort(s[:i])
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
