package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/calendar"
)

// timeTitle is the time that a group's title names, where it names nothing else ("THÁNG 01/2026", "Quý II", "Nhiệm vụ trọng
// tâm tháng 4"), or that its work has no end ("Nhiệm vụ thường xuyên"), empty for any other. Of a year a title may speak
// whenever its work is due ("Nhiệm vụ năm 2026").
func timeTitle(title string) string {
	title, _, _ = strings.Cut(title, "(") // "Tháng 4 (07 nhiệm vụ)"
	words := wordsOf(title)
	named := 0
	for named < len(words) && titleNouns[words[named].fold] {
		named++
	}
	words = words[named:]
	n := len(words) - 2
	always := n >= 0 && n+2 <= maxLasting && startsWith(words[n:], "thuong xuyen")
	if always && (n == 0 && named > 0 || lasts(title, words[:n])) {
		return title[words[n].start:words[n+1].end]
	}
	for _, w := range words {
		if !titleTimes[w.fold] && strings.Trim(w.fold, "0123456789") != "" {
			return ""
		}
	}
	if len(words) < 2 {
		return ""
	}
	time := strings.Trim(title[words[0].start:], " .;:")
	d := calendar.Parse(time, calendar.Context{Year: anyYear})
	yearly := d.Precision == calendar.ByYear || d.Precision == calendar.ByPeriod
	if d.Kind != calendar.Due && d.Kind != calendar.Window || named > 0 && yearly {
		return ""
	}
	return time
}

// maxLasting is how many words a title has that says that its work has no end ("Giám sát thường xuyên").
const maxLasting = 4

// lasts: the words before "thường xuyên" are work, and no money or school of that name ("Chi thường xuyên").
func lasts(title string, words []word) bool {
	return beginsWithVerb(title, words, 0) && !has(words, "chi", "giao duc", "day nghe", "dao tao")
}

// stageTime is the time that a heading gives a stage of the work: "Đợt 1: Từ ngày 05/12/2026 đến ngày 20/02/2027", "Giai đoạn
// II (quý I/2027): …"; empty for any other.
func stageTime(heading string) string {
	words := wordsOf(heading)
	n, ok := atAny(words, 0, []string{"dot", "giai doan", "buoc", "dot cao diem"})
	if !ok || n+1 >= len(words) || strings.Trim(words[n].fold, "0123456789") != "" && !romanFigures[words[n].fold] {
		return ""
	}
	if strings.TrimSpace(heading[words[n].end:words[n+1].start]) == "" { // "Đợt 1 tập trung …", "Giai đoạn 2026 - 2030"
		return ""
	}
	rest := heading[words[n+1].start:]
	named, _, _ := strings.Cut(rest, ":")
	named, _, _ = strings.Cut(named, ")")
	if time := timeTitle(named); time != "" {
		return time
	}
	found := calendar.Find(rest, calendar.Context{Year: anyYear})
	if len(found) == 0 || found[0].Start > 0 || found[0].Deadline.Kind != calendar.Due && found[0].Deadline.Kind != calendar.Window {
		return ""
	}
	return rest[:found[0].End]
}

// occasionTitle is the meeting that a heading names and nothing else, at which the work under it is done ("Tại kỳ họp cuối năm
// 2026:"); empty for any other.
func occasionTitle(heading string) string {
	words := wordsOf(heading)
	n, _ := atAny(words, 0, []string{"tai", "vao", "trong"})
	if _, meets := atAny(words, n, []string{"ky hop", "phien hop"}); !meets || len(words) > maxTitle {
		return ""
	}
	time := strings.Trim(heading, " .;:")
	if d := calendar.Parse(time, calendar.Context{Year: anyYear}); d.Rule != calendar.AtOccasion || d.Event != time {
		return ""
	}
	return time
}

// courseTitle is the course of things or the event that a heading names and nothing else, in which or before which the work under it is
// done ("Trong quá trình khai thác mỏ", "Trước khi đóng điện"); empty for any other.
func courseTitle(heading string) string {
	words := wordsOf(heading)
	_, opens := atAny(words, 0, []string{"trong qua trinh", "trong suot", "trong thoi gian", "truoc khi", "sau khi"})
	time := strings.Trim(heading, " .;:")
	if !opens || len(words) > maxTitle || strings.ContainsAny(time, ",;:(") {
		return ""
	}
	d := calendar.Parse(time, calendar.Context{})
	if d.Kind != calendar.Ongoing && d.Kind != calendar.Event || len(d.Also) > 0 {
		return ""
	}
	return time
}

// announcedTime is the time for which the sentence that ends a heading announces tasks, or by which it orders what is listed under it:
// "… nhiệm vụ trọng tâm 6 tháng cuối năm 2026 như sau:", "Từ nay đến hết năm 2026, tập trung:", "… (khi Bộ A có hướng dẫn):"; empty
// for any other.
func announcedTime(heading string) string {
	if !strings.HasSuffix(heading, ":") {
		return ""
	}
	last := announcement(heading)
	if time := eventAtEnd(last); time != "" {
		return time
	}
	found := calendar.Find(last, calendar.Context{Year: anyYear})
	if len(found) != 1 || strings.Contains(last, " đã ") || !has(wordsOf(last), "nhiem vu") && found[0].Start > 0 {
		return ""
	}
	switch d := found[0].Deadline; {
	case found[0].Start == 0 && len(d.Also) == 0: // what a sentence opens with is of all of it
		if d.Kind != calendar.Due && d.Kind != calendar.Window && d.Kind != calendar.Event {
			return ""
		}
	case d.Kind != calendar.Due || d.YearAssumed || !slices.Contains(partsOfYear, d.Precision):
		return ""
	}
	return last[found[0].Start:found[0].End]
}

// partsOfYear are the times for which tasks are announced.
var partsOfYear = []calendar.Precision{calendar.ByHalf, calendar.ByQuarter, calendar.ByMonth}

// announcement is the last sentence of a heading, with what opens the list behind it ("…; cụ thể như sau:"). A small letter goes on
// with the sentence before a full stop that was read amid it.
func announcement(heading string) string {
	sentences := sentencesOf(heading)
	n := len(sentences) - 1
	for n > 0 {
		last := strings.TrimSpace(sentences[n])
		broken := unicode.IsLower(firstRune(last)) && strings.HasSuffix(sentences[n-1], ".")
		if !broken && len(wordsOf(last)) > maxOpener {
			break
		}
		n--
	}
	return strings.TrimSpace(strings.Join(sentences[n:], ""))
}

// eventAtEnd is the event in brackets that a heading ends with, empty for none.
func eventAtEnd(heading string) string {
	at := strings.LastIndex(heading, "(khi ")
	if at < 0 || strings.Trim(heading[max(at, strings.LastIndexByte(heading, ')')):], " ):") != "" {
		return ""
	}
	words := wordsOf(heading[at:])
	if eventInBrackets(heading[at:], words, 0) == 0 {
		return ""
	}
	return strings.Trim(heading[at:], " ():")
}

// orderedTime is the last day by which a heading orders its work to be finished ("Hoàn thành 5 vườn hoa trong năm 2026"); empty for
// any other.
func orderedTime(heading string) string {
	words := wordsOf(heading)
	if len(words) > maxSpacedTitle || !startsWith(words, "hoan thanh") {
		return ""
	}
	found := calendar.Find(heading, calendar.Context{})
	if len(found) != 1 || found[0].Deadline.Kind != calendar.Due || strings.Trim(heading[found[0].End:], " .:") != "" {
		return ""
	}
	return heading[found[0].Start:found[0].End]
}

// romanFigures are the small Roman numbers, folded.
var romanFigures = wordSet("i ii iii iv v vi")

// titleNouns are the words by which a group which is a time says that it holds work.
var titleNouns = wordSet("cac nhiem vu cong viec tac noi dung trong tam chuong trinh can thuc hien hoan thanh cua")

// titleTimes are the words that a group which is a time is called with, beside figures.
var titleTimes = wordSet("thang quy nam i ii iii iv tu den trong va dau cuoi cac nua giai doan")

// dateRow reads when the row is due. What its own cells say is refined by the time of the group; where they are
// silent, a time in the content counts, which is a doubt, and else the group's.
func (p *parser) dateRow(t *Task, r row) {
	year, _ := strconv.Atoi(yearIn(r.within))
	own := p.inYear(year)
	t.Deadline = own.deadlineOfRow(r)
	if r.within != "" && t.Deadline.Kind == calendar.Unresolved { // "trước ngày 20" under "Tháng 3"
		whole := own.deadlineOf(t.Deadline.Phrase + " " + r.within)
		if whole.Kind == calendar.Due && whole.Precision == calendar.ByDay {
			t.Deadline = whole
		}
	}
	if t.Deadline.Kind == calendar.None {
		own.dateSilentRow(t, r)
	}
	t.Check.deadline(t.Deadline.Deadline)
	own.dateByNote(t, r)
	if r.unread != "" && (t.Deadline.Kind == calendar.None || t.Deadline.Phrase == r.within) {
		t.note("deadline", sureGuess, "intake.doubt_column_unread", r.unread)
	}
	p.doubtSendings(t)
}

// dateByNote reads a time in the remarks of a row: where the row has the time of its group only, the remark says it closer
// ("Trước 20/01" in "Tháng 01"), and where it has one of its own, which of the two counts is for a person.
func (p *parser) dateByNote(t *Task, r row) {
	d, ok := p.dateInNote(r.note)
	if !ok || d.Due == t.Deadline.Due {
		return
	}
	if t.Deadline.Kind == calendar.None || r.within != "" && t.Deadline.Phrase == r.within && d.Due.Before(t.Deadline.Due) {
		t.Deadline = d
	}
	t.note("deadline", sureGuess, "intake.doubt_deadline_note", r.note)
}

// dateInNote is the one day, month or other time that a remark names until when something is done; past ones are results.
func (p *parser) dateInNote(note string) (Deadline, bool) {
	words := wordsOf(note)
	if len(words) == 0 || startsWith(words, "da", "theo", "can cu") || has(words, "da hoan thanh", "da thuc hien", "da trinh") {
		return Deadline{}, false
	}
	if d := p.deadlineOf(note); d.Kind == calendar.Due && len(d.Also) == 0 {
		return d, true
	}
	found := calendar.Find(note, p.times)
	if len(found) != 1 || found[0].Deadline.Kind != calendar.Due || !found[0].Sure && !found[0].Deadline.YearAssumed {
		return Deadline{}, false
	}
	return p.deadlineOf(found[0].Deadline.Phrase), true
}

// doubtSendings doubts a cell of several times that names who receives something, for it may be another at each, and "hằng năm" beside a
// report, which may be due on a day of each year.
func (p *parser) doubtSendings(t *Task) {
	phrase := t.Deadline.Phrase
	if len(t.Deadline.Also) > 0 && len(p.withoutIssuer(p.recipientsIn(phrase))) > 0 {
		t.weaken("deadline", sureRival, "intake.doubt_recipient_unread", phrase)
	}
	yearly := startsWith(wordsOf(phrase), "hang nam") && t.Deadline.Kind == calendar.Ongoing
	if yearly && len(p.withoutIssuer(p.recipientsIn(t.Content))) > 0 {
		t.weaken("deadline", sureRival, "intake.doubt_yearly_report", t.Content)
	}
}

// dateSilentRow dates a row whose cells say no time.
func (p *parser) dateSilentRow(t *Task, r row) {
	if found := calendar.Find(t.Content, p.times); len(found) == 1 && (found[0].Sure || found[0].Deadline.YearAssumed) {
		t.note("deadline", sureGuess, "intake.doubt_deadline_prose", found[0].Deadline.Phrase)
		t.Deadline = Deadline{Deadline: found[0].Deadline}
		return
	}
	switch {
	case r.within != "":
		t.Deadline = p.deadlineOf(r.within)
	case r.whole != "":
		t.Deadline = p.deadlineOf(r.whole)
		t.note("deadline", sureGuess, "intake.doubt_deadline_group", r.whole)
	}
}

// deadlineOfRow reads the deadline's cell, with the beginning or the marked years where the table has such columns.
func (p *parser) deadlineOfRow(r row) Deadline {
	phrase, start := r.cells[colDeadline], r.cells[colStart]
	switch {
	case phrase == "" && r.time != "":
		phrase = r.time
	case phrase != "" && start != "":
		end, begin := p.deadlineOf(phrase), calendar.Parse("từ "+start, p.times)
		if end.Kind == calendar.Due && begin.Kind == calendar.Ongoing && !begin.From.IsZero() && begin.From.Before(end.Due) {
			end.Kind, end.From, end.Phrase = calendar.Window, begin.From, start+" - "+phrase
			return end
		}
		if end.Kind == calendar.Due && calendar.Parse(start, p.times).Kind == calendar.Event { // it begins with the plan's issue
			return end
		}
		return Deadline{Deadline: calendar.Deadline{Phrase: start + " - " + phrase, Kind: calendar.Unresolved}}
	case phrase == "":
		phrase = start
	}
	return p.deadlineOf(phrase)
}
