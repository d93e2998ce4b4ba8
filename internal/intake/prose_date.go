package intake

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// dateTask reads the labelled time, or else the times the sentence names: after
// its subject where it can, since a topic before it has times of its own.
func (p *parser) dateTask(t *BodyTask, it *item, content string, s *subject) {
	times := p.timesOf(it)
	if phrase := it.get(colDeadline); phrase != "" {
		d := Deadline{Deadline: calendar.Parse(phrase, times), SendTo: p.sendTo(phrase)}
		if len(d.SendTo) == 0 {
			d.SendTo = p.recipientsOf(&t.Check, phrase) // "Báo cáo kết quả về Sở A trước 20/10"
		}
		if len(d.SendTo) == 0 {
			d.SendTo = p.reportedTo(&t.Check, it.text)
		}
		t.Check.deadline(d.Deadline)
		if len(d.Also) > 0 && len(d.SendTo) > 0 { // it may go to another at each time
			t.weaken("deadline", sureRival, "intake.doubt_recipient_unread", phrase)
		}
		if it.common {
			t.weaken("deadline", sureRival, "intake.doubt_common_time", phrase)
		}
		t.Deadline, t.Due = &d, d.Deadline.Due
		return
	}
	rest := s.behind(content)
	for _, text := range []string{rest, content} {
		found := calendar.Find(text, times)
		if len(found) > 0 && !allTellOther(text, found) {
			t.setDeadline(p, text, found)
			return
		}
	}
	d, ok := saidOtherwise(content, rest, times)
	if !ok {
		t.dateWithin(it, times)
		return
	}
	t.note("deadline", sureGuess, "intake.doubt_deadline_prose", d.Phrase)
	t.Deadline, t.Due = &Deadline{Deadline: d, SendTo: p.recipientsOf(&t.Check, content)}, d.Due
}

// saidOtherwise reads when a sentence is due that no marker word tells: by its attribution, a day alone, an event or a rhythm.
func saidOtherwise(content, rest string, times calendar.Context) (calendar.Deadline, bool) {
	for _, read := range []func() (calendar.Deadline, bool){
		func() (calendar.Deadline, bool) { return attributedTime(content, times) },
		func() (calendar.Deadline, bool) { return dayBehindColon(content, times) },
		func() (calendar.Deadline, bool) { return whenAlone(content, times) },
		func() (calendar.Deadline, bool) { return alwaysIn(rest, times) },
		func() (calendar.Deadline, bool) { return eventIn(content) },
		func() (calendar.Deadline, bool) { return setElsewhere(content) },
		func() (calendar.Deadline, bool) { return rhythmIn(rest, times) },
		func() (calendar.Deadline, bool) { return rhythmIn(content, times) },
	} {
		if d, ok := read(); ok {
			return d, true
		}
	}
	return calendar.Deadline{}, false
}

// alwaysIn: the adverb that a duty opens with is of all of it ("Thường xuyên rà soát …", "Định kỳ đánh giá …"), whatever event its
// end speaks of, unless it says how often something is done ("Thường xuyên kiểm tra …, hằng quý báo cáo …").
func alwaysIn(duty string, times calendar.Context) (calendar.Deadline, bool) {
	words := wordsOf(duty)
	n, ok := atAny(words, 0, []string{"thuong xuyen", "dinh ky"})
	if !ok {
		return calendar.Deadline{}, false
	}
	if d, recurs := recursIn(duty, times); recurs {
		return d, true
	}
	return calendar.Deadline{Phrase: duty[words[0].start:words[n-1].end], Kind: calendar.Ongoing, Rule: "throughout"}, true
}

// setting are the documents that set times for others.
var setting = []string{"cong dien", "cong van", "ke hoach", "quyet dinh", "thong bao", "nghi quyet", "chi thi", "ket luan", "van ban"}

// setElsewhere finds that the work is to be finished by what another document says ("hoàn thành theo chỉ đạo tại các công điện …"): the
// time is there, and a person must look it up.
func setElsewhere(s string) (calendar.Deadline, bool) {
	const far = 8
	words := wordsOf(s)
	from := index(words, 0, "hoan thanh theo", "xong theo")
	if from < 0 {
		return calendar.Deadline{}, false
	}
	to := markBehind(s, words, from)
	k := index(words[:min(to, from+far)], from, "tai")
	if k < 0 || !has(words[k:to], setting...) {
		return calendar.Deadline{}, false
	}
	return calendar.Deadline{Phrase: s[words[from].start:words[to-1].end], Kind: calendar.Unresolved}, true
}

// dayBehindColon reads a day that stands by itself behind what happens on it ("Tổng duyệt: Ngày 05/9/2026 (thứ Bảy)").
func dayBehindColon(s string, times calendar.Context) (calendar.Deadline, bool) {
	what, when, found := strings.Cut(s, ": ")
	if !found || len(what) > maxHeading || !startsWith(wordsOf(when), "ngay") {
		return calendar.Deadline{}, false
	}
	d := calendar.Parse(strings.TrimRight(when, " .;"), times)
	return d, d.Kind == calendar.Due && d.Precision == calendar.ByDay
}

// reportedTo reads who receives a report in the clause that ends a work whose time stands in a line of its own: "tổng hợp, báo
// cáo kết quả gửi Sở A. Thời gian: …". What is sent before that is a step of the work, and its time another.
func (p *parser) reportedTo(c *Check, work string) []string {
	const longest = 600
	for _, last := range slices.Backward(sentencesOf(work)) {
		if n, label := fieldLabel(wordsOf(last)); n > 0 && label != colNone && strings.Contains(last, ":") {
			continue
		}
		last = last[strings.LastIndexByte(last, ';')+1:]
		if len(last) > longest || !has(wordsOf(last), "bao cao", "ket qua", "gui") {
			return nil
		}
		who := p.recipientsIn(last)
		if to := sentBehind(last); len(who) == 0 && to != "" {
			c.note("deadline", sureGuess, "intake.doubt_recipient_unread", to)
		}
		if rest, found := behindReceivers(last, who); !found || strings.Contains(rest, ",") || beginsWithVerb(rest, wordsOf(rest), 0) {
			c.note("deadline", sureGuess, "intake.doubt_recipient_unread", rest)
		}
		return p.recipientsOf(c, last)
	}
	return nil
}

// behindReceivers is what a clause goes on with behind those who receive something. A further step behind a comma, or theirs, may
// have the time, and what is sent be a step before it.
func behindReceivers(clause string, who []org.Mention) (rest string, found bool) {
	if len(who) == 0 {
		return "", true
	}
	last := who[len(who)-1].Text
	i := strings.LastIndex(clause, last)
	if i < 0 || last == "" {
		return clause, false
	}
	return clause[i+len(last):], true
}

// sentBehind is what stands behind the word that leads from a report to its receiver, empty for none.
func sentBehind(clause string) string {
	words := wordsOf(clause)
	from := index(words, 0, "bao cao", "ket qua")
	for i := max(from, 0); from >= 0 && i < len(words); i++ {
		if n, ok := atAny(words, i, []string{"gui ve", "gui cho", "gui", "cho"}); ok && i+n < len(words) {
			return stepEnd(clause[words[i+n].start:])
		}
		if _, ok := atAny(words, i, []string{"bao cao co quan", "bao cao don vi", "bao cao cap"}); ok {
			return stepEnd(clause[words[i+2].start:])
		}
	}
	return ""
}

// stepEnd is the receiver up to the comma, empty where a further step of the work follows: its time is not that of the sending.
func stepEnd(receiver string) string {
	receiver, next, _ := strings.Cut(receiver, ",")
	if beginsWithVerb(next, wordsOf(next), 0) {
		return ""
	}
	return receiver
}

// dateWithin takes the time of the heading above for an item that names none, or only a day of it.
func (t *BodyTask) dateWithin(it *item, times calendar.Context) {
	heading := it.within
	if d, ok := dayWithin(t.Content, heading, times); ok {
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", d.Phrase)
		t.Deadline, t.Due = &Deadline{Deadline: d}, d.Due
		return
	}
	d := calendar.Parse(heading, times)
	over := it.announced && d.Kind == calendar.Due && d.Due.Before(times.Issued) // it tells what was done until then
	if d.Kind == calendar.None || over {
		t.note("deadline", sureMissing, "intake.doubt_no_deadline", "")
		return
	}
	t.Check.deadline(d)
	event := d.Kind == calendar.Event && d.Rule != calendar.AtOccasion
	if event || d.Precision == calendar.ByYear || d.Precision == calendar.ByPeriod || d.Kind == calendar.Ongoing || it.announced {
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", d.Phrase)
	}
	t.Deadline, t.Due = &Deadline{Deadline: d}, d.Due
}

// dayWithin reads the day that a clause names of the month that the heading is: "(trình trước ngày 20)" under "Tháng 3".
func dayWithin(content, heading string, times calendar.Context) (calendar.Deadline, bool) {
	if heading == "" {
		return calendar.Deadline{}, false
	}
	for clause := range strings.FieldsFuncSeq(content, func(r rune) bool { return strings.ContainsRune("();", r) }) {
		if i := index(wordsOf(clause), 0, "ngay"); i < 0 {
			continue
		}
		d := calendar.Parse(strings.TrimRight(clause, " .")+" "+heading, times)
		if d.Kind == calendar.Due && d.Precision == calendar.ByDay && len(d.Also) == 0 {
			return d, true
		}
	}
	return calendar.Deadline{}, false
}

// behind is the text after the subject, all of it where the subject stands in a heading above.
func (s *subject) behind(content string) string {
	if s == nil || s.end >= len(content) || !strings.Contains(content[:s.end], s.leadPhrase) {
		return content
	}
	if _, rhythm := atAny(wordsOf(content[:s.end]), 0, opening); rhythm { // "Hằng năm, các sở … trước ngày 15/12"
		return content
	}
	return content[s.end:]
}

// opening are the words of a rhythm that a sentence begins with, and that is of all of it.
var opening = []string{"hang nam", "hang quy", "hang thang", "hang tuan", "moi nam", "moi quy", "dinh ky"}

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

// rhythms are the words that say how often, without a day. "Hằng năm" by itself only says that the work goes
// on (domain.md §5); the others recur.
var rhythms = []struct{ phrase, means string }{
	{"hang tuan", "định kỳ hằng tuần"}, {"moi tuan", "định kỳ hằng tuần"}, {"hang thang", "định kỳ hằng tháng"},
	{"moi thang", "định kỳ hằng tháng"}, {"hang quy", "định kỳ hằng quý"}, {"moi quy", "định kỳ hằng quý"},
	{"moi hoc ky", "định kỳ 6 tháng"}, {"sau thang mot lan", "định kỳ 6 tháng"}, {"moi nam mot lan", "định kỳ hằng năm"},
	{"thuong xuyen dinh ky", ""}, {"thuong xuyen", ""}, {"hang nam", ""},
}

// rhythmIn finds a rhythm where it begins or ends a clause and so speaks of the whole of it.
func rhythmIn(s string, times calendar.Context) (calendar.Deadline, bool) {
	return rhythmOf(s, times, false)
}

// recursIn is as rhythmIn, and passes over words that only say that the work goes on.
func recursIn(s string, times calendar.Context) (calendar.Deadline, bool) {
	return rhythmOf(s, times, true)
}

func rhythmOf(s string, times calendar.Context, recurring bool) (calendar.Deadline, bool) {
	words := wordsOf(s)
	for i := range words {
		for _, r := range rhythms {
			n, ok := at(words, i, r.phrase)
			if !ok || recurring && r.means == "" || !isOwnClause(s, words, i, n) {
				continue
			}
			phrase := s[words[i].start:words[i+n-1].end]
			if r.means == "" {
				return calendar.Deadline{Phrase: phrase, Kind: calendar.Ongoing, Rule: "throughout"}, true
			}
			d := calendar.Parse(r.means, times)
			d.Phrase = phrase
			return d, d.Kind == calendar.Recurring
		}
	}
	return calendar.Deadline{}, false
}

// qualifiedByRhythm are the last words of what a rhythm may belong to: "chỉ tiêu", "nhiệm vụ", "chi", "giáo dục", "dạy nghề thường xuyên".
var qualifiedByRhythm = wordSet("tieu vu chi duc nghe")

// planned are plans and money that each year has its own of ("kế hoạch trung hạn, hằng năm"); what is done about "Kế hoạch hằng
// năm" may be yearly.
var planned = []string{"ngan sach", "du toan", "trung han"}

// isOwnClause: the words qualify no noun ("chỉ tiêu hằng năm"), and a clause ends behind them, or begins with
// them, or a count follows ("mỗi quý một lớp").
func isOwnClause(s string, words []word, i, n int) bool {
	const near = 4
	before := words[max(0, i-near):i]
	if i > 0 && (qualifiedByRhythm[words[i-1].fold] || words[i].fold == "hang" && has(before, planned...)) {
		return false
	}
	rest := strings.TrimLeft(s[words[i+n-1].end:], " ")
	ends := i > 0 && (rest == "" || strings.ContainsAny(rest[:1], ".;,)"))
	begins := i == 0 || strings.ContainsAny(s[words[i-1].end:words[i].start], ".;,:")
	counted := i+n < len(words) && words[i+n].fold == "mot"
	return ends || counted || begins && words[i].fold != "thuong"
}

// outsideBrackets drops times in brackets that tell when something else is ("thời gian cao điểm (từ … đến …)"), where the
// sentence says when its work is due.
func outsideBrackets(s string, found []calendar.Found) []calendar.Found {
	plain := slices.DeleteFunc(slices.Clone(found), func(f calendar.Found) bool {
		return inBrackets(s, f.Start) && (f.Deadline.Kind == calendar.Window || tellsOther(s, f.Start))
	})
	if !slices.ContainsFunc(plain, func(f calendar.Found) bool { return !inBrackets(s, f.Start) }) {
		return found
	}
	return plain
}

// allTellOther: every time that was found stands in a bracket about something else.
func allTellOther(s string, found []calendar.Found) bool {
	return !slices.ContainsFunc(found, func(f calendar.Found) bool { return !inBrackets(s, f.Start) || !tellsOther(s, f.Start) })
}

// tellsOther: the bracket around a byte says when something else is planned, or what another document had set ("(dự kiến tổ
// chức vào tháng 12)", "(giao tại Thông báo số 96/TB-UBND, hạn 31/5)").
func tellsOther(s string, at int) bool {
	open := strings.LastIndexByte(s[:at], '(')
	if open < 0 {
		return false
	}
	if startsWith(wordsOf(s[open:at]), "du kien") {
		return true
	}
	_, cites := citationIn(s[open:at])
	return cites
}

// tellsMeeting: the time behind the words is that of a meeting at which something is to be done ("báo cáo tại phiên họp … tổ chức
// vào").
func tellsMeeting(before string) bool {
	words := wordsOf(before)
	n := len(words)
	return n > 3 && has(words[n-3:], "to chuc", "dien ra") && // "vào" may be of the time
		has(words[max(0, n-maxSent):], "tai phien hop", "tai ky hop", "tai hoi nghi", "tai cuoc hop")
}

// setByOthers: what follows a time says that somebody else had set it, perhaps for more than this work ("trước ngày 01/7/2028 theo
// quy định của Bộ A").
func setByOthers(rest string) bool {
	return startsWith(wordsOf(rest), "theo quy dinh cua", "theo yeu cau cua", "theo chi dao cua")
}

// setDeadline takes the first deadline of the sentence; further ones are instalments.
func (t *BodyTask) setDeadline(p *parser, s string, found []calendar.Found) {
	found = outsideBrackets(s, found)
	first := Deadline{Deadline: found[0].Deadline}
	for _, f := range found[1:] {
		first.Also = append(first.Also, f.Deadline)
	}
	if !found[0].Sure || tellsMeeting(s[:found[0].Start]) || setByOthers(s[found[0].End:]) {
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", found[0].Deadline.Phrase)
	}
	first.SendTo = p.recipientsAround(&t.Check, s, found[0].Start, found[0].End)
	if len(first.SendTo) == 0 {
		first.SendTo = p.reportedBehind(&t.Check, s[found[len(found)-1].End:])
	}
	recurs := func(d calendar.Deadline) bool { return d.Kind == calendar.Recurring || d.Kind == calendar.Ongoing }
	if !recurs(first.Deadline) && slices.ContainsFunc(first.Also, recurs) { // the one may be what the other reports on
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", found[0].Deadline.Phrase)
	}
	if len(first.SendTo) > 0 && len(first.Also) > 0 { // whether all of them go there is not said
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", found[0].Deadline.Phrase)
	}
	if often := unreadRhythm(s[found[0].End:], found[1:], found[0].End); often != "" {
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", often)
	}
	t.Check.deadline(first.Deadline)
	t.Deadline, t.Due = &first, first.Deadline.Due
}

// reportedBehind is who receives the results of what is due, in a clause behind it that has no time of its own: "…; kết thúc mỗi
// đợt báo cáo kết quả về Chi cục A". Whether that is the same work a person tells.
func (p *parser) reportedBehind(c *Check, rest string) []string {
	sentences := sentencesOf(rest)
	if len(sentences) != 2 || !has(wordsOf(sentences[1]), "bao cao ket qua", "gui ket qua") {
		return nil
	}
	who := p.recipientsOf(c, sentences[1])
	if len(who) > 0 {
		c.note("deadline", sureGuess, "intake.doubt_recipient_unread", who[0])
	}
	return who
}

// regular are the words of a rhythm that is work of its own wherever it stands; "hằng năm" mostly tells of what is done ("kế hoạch hằng
// năm").
var regular = []string{"hang tuan", "hang thang", "hang quy"}

// unreadRhythm is a rhythm in a later sentence behind the first deadline, which none of those that were found took in: work that comes
// again beside work that is due once. Empty for none.
func unreadRhythm(rest string, found []calendar.Found, from int) string {
	sentences := sentencesOf(rest)
	at := from
	for i, sentence := range sentences {
		words := wordsOf(sentence)
		start := at
		at += len(sentence)
		k := index(words, 0, regular...)
		if i == 0 || k < 0 || slices.ContainsFunc(found, func(f calendar.Found) bool { return f.End > start && f.Start < at }) {
			continue
		}
		return sentence[words[k].start:words[k+1].end]
	}
	return ""
}
