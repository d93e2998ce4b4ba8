package calendar

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxPhrase is the length in bytes over which a text is no phrase but prose, which Find reads.
const maxPhrase = 4096

// Parse reads a deadline phrase, the content of one cell or field, after the grammar of domain.md §5. The
// phrase is kept verbatim, its ends trimmed. What the grammar does not understand, or is longer than 4096 bytes,
// is Unresolved, an empty phrase or one of marks alone is None; nothing is guessed. Case and spacing do not count, nor
// do accents but in numbers in words, which are other words without them.
func Parse(phrase string, c Context) Deadline {
	phrase = strings.TrimSpace(phrase)
	if len(phrase) > maxPhrase {
		return Deadline{Phrase: phrase, Kind: Unresolved}
	}
	r := &reader{src: phrase, tokens: scan(phrase)}
	if !r.hasWords() {
		return Deadline{Phrase: phrase, Kind: None}
	}
	all := r.clauses(c)
	if len(all) == 0 {
		return Deadline{Phrase: phrase, Kind: Unresolved}
	}
	d := all[0]
	d.Phrase = phrase
	d.Also = append(d.Also, all[1:]...)
	return d
}

func (r *reader) hasWords() bool {
	for _, t := range r.tokens {
		if first, _ := utf8.DecodeRuneInString(t.word); classOf(first) != mark {
			return true
		}
	}
	return false
}

// clauses reads each clause of the phrase; one that cannot be read although it speaks of time makes the
// whole unresolved.
func (r *reader) clauses(c Context) []Deadline {
	var all []Deadline
	for start := 0; start < len(r.tokens); {
		end := start
		for end < len(r.tokens) && !r.clauseEnd(end) {
			end++
		}
		read, ok := r.clause(start, end, c)
		if !ok {
			return nil
		}
		if len(read) == 0 && len(all) > 0 && r.recursUnsaid(start, end) {
			read = []Deadline{{Phrase: r.text(start, end), Kind: Ongoing, Rule: "throughout"}}
		}
		all = append(all, read...)
		if y := writtenYear(read); y != 0 {
			c.Year = y
		}
		start = end + 1
	}
	return all
}

// writtenYear is the year of the last day that a clause names in full, 0 for none: the next clause may leave it out.
func writtenYear(read []Deadline) int {
	for _, d := range slices.Backward(read) {
		if d.Kind == Due && !d.YearAssumed && d.Event == "" {
			return d.Due.Year()
		}
	}
	return 0
}

// clauseEnd reports a semicolon, a full stop that does not stand inside a figure or after a number, or a
// comma before "riêng" or a dash before an instalment: what follows has a time of its own.
func (r *reader) clauseEnd(i int) bool {
	if r.is(i, ";") || r.is(i, ",") && r.is(i+1, "rieng") || i > 0 && r.is(i, "-") && (r.instalment(i+1) > 0 || r.opensPart(i)) {
		return true
	}
	if !r.is(i, ".") || i+1 == len(r.tokens) {
		return i+1 == len(r.tokens) && r.is(i, ".")
	}
	return r.tokens[i+1].start > r.tokens[i].end
}

// opensPart reports the dash of a further line of a list in one cell, whose part a colon parts from its time: "- 08 xã: quý II/2026 -
// 06 xã còn lại: trước 30/11/2026".
func (r *reader) opensPart(i int) bool {
	const far = 10
	if !r.is(0, "-") || r.joined(i) || r.joined(i+1) {
		return false
	}
	for j := i + 1; j < i+far && !r.oneOf(j, ";", "-"); j++ {
		if r.is(j, ":") {
			return true
		}
	}
	return false
}

// clause reads the deadlines of one clause. Each is given its own words as phrase.
func (r *reader) clause(start, end int, c Context) ([]Deadline, bool) {
	for i := start; i < end; i++ {
		if r.namelessRhythm(i) ||
			r.is(i, "hang", "ngay") && r.hourOfDays(i) || r.is(i, "nam", "truoc") && (i+2 >= end || r.oneOf(i+2, "den", ",", "-", ")")) {
			return nil, false // a year before one that is not said
		}
	}
	terms := r.strongest(start, r.inYears(r.terms(start, end)))
	if len(terms) == 0 {
		return nil, !r.speaksOfTime(start, end)
	}
	all := r.combine(terms, c)
	for i := range all {
		if all[i].Kind == Unresolved {
			return nil, false
		}
	}
	if len(all) > 0 {
		all[0].Phrase = r.text(start, end)
	}
	return all, true
}

// inYears gives times without a year that of the whole year named before them: "năm 2026 (Quý III)", "2026, hoàn
// thành trước 30/6". A rhythm has its own use for years.
func (r *reader) inYears(terms []term) []term {
	if find(terms, repeating) >= 0 || len(terms) < 2 || !terms[0].isYear() {
		return terms
	}
	year := terms[0].spans[0].first.year
	for _, t := range terms[1:] {
		if t.form != dated || t.isYear() || t.spans[0].first.year != 0 || t.spans[len(t.spans)-1].last.year != 0 {
			return terms
		}
	}
	for _, t := range terms[1:] {
		for i := range t.spans {
			t.spans[i].first.year, t.spans[i].last.year = year, year
		}
	}
	if r.reports(terms[1].start) { // "năm 2026 (báo cáo trước 10/12)": the work has the year, its report the day
		terms[0].marked = true
		return terms
	}
	return terms[1:]
}

// isYear reports a single whole year that nothing stands before but "trong".
func (t term) isYear() bool {
	if t.form != dated || t.mode != within || len(t.spans) != 1 {
		return false
	}
	s := t.spans[0]
	return s.first.unit == ByYear && s.first.day == 0 && !s.ranged && !s.open
}

// strongest drops times that only name something else: where one has a marker word ("trước", "trong") or a
// rhythm is said, the unmarked ones in the free text beside it; and bare figures inside free text.
func (r *reader) strongest(start int, terms []term) []term {
	marked := false
	for _, t := range terms {
		marked = marked || t.marked && t.form == dated
	}
	kept := terms[:0]
	previous := start
	for _, t := range terms {
		if t.form == dated && !t.marked {
			lead := r.leadsUp(previous, t.start) || len(kept) > 0 && r.is(t.start-1, ",") && t.isFullDay() ||
				r.is(t.start-1, ":") // "Kế hoạch: tháng 4/2026": what is before it is the part of the work, and no document
			if marked && (!lead || t.spans[0].first.unit == ByYear) {
				continue
			}
			if !lead && (t.spans[0].first.bare || t.spans[0].first.unit == ByYear || r.cites(start, t.start)) {
				continue
			}
		}
		kept = append(kept, t)
		previous = t.end
	}
	return kept
}

// leadsUp reports that between start and end stand only words that lead to a deadline.
func (r *reader) leadsUp(start, end int) bool {
	for i := start; i < end; {
		n := max(r.instalment(i), boolInt(r.isLead(i)))
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// instalment counts the tokens of a numbered part of the work, 0 for none: "Đợt 1", "giai đoạn 2", "lần 3".
func (r *reader) instalment(i int) int {
	n := 0
	switch {
	case r.oneOf(i, "dot", "lan", "buoc"):
		n = 1
	case r.is(i, "giai", "doan"):
		n = 2
	}
	if k := r.number(i + n); n == 0 || k < 1 || k > maxInstalments || r.oneOf(i+n+1, "/", "-") {
		return 0
	}
	return n + 1
}

// maxInstalments bounds the number of a part of the work: a larger one is a year or counts something else.
const maxInstalments = 12

// isFullDay reports one day with its month and year.
func (t term) isFullDay() bool {
	p := t.spans[0].first
	return len(t.spans) == 1 && !t.spans[0].ranged && p.unit == ByDay && p.first != 0 && p.year != 0
}

func (r *reader) isLead(i int) bool {
	if r.labelsPart(i) {
		return true
	}
	switch r.word(i) {
	case "hoan", "thanh", "xong", "thuc", "hien", "du", "kien", "thoi", "gian", "han", "ket", "rieng", "va", "la",
		"trien", "khai", "ban", "hanh", "nhiem", "vu", ":", ",", "(", ")", "-", "+", "&":
		return true
	}
	return false
}

// labelsPart reports that a token is of the label of an instalment: "đợt 1:", "lần 2:", "giai đoạn 1:".
func (r *reader) labelsPart(i int) bool {
	for start := max(0, i-3); start <= i; start++ {
		if n := r.instalment(start); n > 0 && r.is(start+n, ":") && i <= start+n {
			return true
		}
	}
	return false
}

// cites reports that the text speaks of another document, whose date an unmarked day may be.
func (r *reader) cites(start, end int) bool {
	for i := start; i < end; i++ {
		if r.is(i, "nghi", "quyet") || r.is(i, "quyet", "dinh") || r.is(i, "ke", "hoach") || r.is(i, "cong", "van") ||
			r.is(i, "thong", "bao") || r.is(i, "chi", "thi") || r.is(i, "nghi", "dinh") || r.is(i, "thong", "tu") ||
			r.is(i, "luat") || r.is(i, "van", "ban") || r.is(i, "to", "trinh") || r.is(i, "ket", "luan") {
			return true
		}
	}
	return false
}

// citation skips the number of another document with its date: "05-NQ/TU ngày 25/10/2021". It returns i when
// there is none.
func (r *reader) citation(i int) int {
	j := r.documentNumber(i)
	if j > i && r.is(j, "ngay") {
		if _, end, ok := r.point(j); ok {
			return end
		}
	}
	return j
}

// documentNumber returns where a document's number ends, i when there is none: figures, then letters in
// capitals, or in any case where a slash leads to them without a space ("144/kh-ubnd", "190/2025/qh15").
func (r *reader) documentNumber(i int) int {
	if r.number(i) == noNumber || !r.oneOf(i+1, "/", "-") {
		return i
	}
	j := i + 2
	if r.number(j) != noNumber && r.oneOf(j+1, "/", "-") {
		j += 2
	}
	if r.word(j) == "" || r.number(j) != noNumber || r.quarterNumber(j) != 0 {
		return i
	}
	known := r.tokens[j].caps || r.is(j-1, "/") && r.joined(j)
	for j++; r.oneOf(j, "/", "-", "&") && r.joined(j) && r.joined(j+1); j += 2 {
		known = known || r.is(j, "/")
	}
	if !known {
		return i
	}
	return j
}

// joined reports that no space stands before the token.
func (r *reader) joined(i int) bool {
	return i > 0 && i < len(r.tokens) && r.tokens[i].start == r.tokens[i-1].end
}

// speaksOfTime reports figures or words of time that no rule has read, so that the clause is not mere talk.
func (r *reader) speaksOfTime(start, end int) bool {
	for i := start; i < end; i++ {
		if n := r.citation(i); n > i {
			i = n - 1
			continue
		}
		if r.oneOf(i, "ngay", "thang", "quy", "nam", "tuan") && (r.number(i+1) != noNumber || r.quarterNumber(i+1) != 0) ||
			r.year(i) != 0 || r.number(i) != noNumber && r.is(i+1, "/") {
			return true
		}
	}
	return false
}

// ruleName joins how a time is related to what is named: "before_month", "quarter".
func ruleName(m mode, what string) string {
	switch m {
	case before:
		return "before_" + what
	case by:
		return "by_" + what
	case beforeHour:
		return "before_hour"
	case from:
		return "from_" + what
	default:
		return what
	}
}

// partName tells "cuối tháng" from "tháng" in the rule's name.
func partName(p point) string {
	if p.unit == ByDay || p.day == 0 {
		return string(p.unit)
	}
	names := map[int]string{1: "start", firstWeek: "first_week", 15: "middle", lastDay: "end",
		firstTen: "first_ten_days", secondTen: "second_ten_days"}
	name := names[p.day]
	if p.unit == ByYear && p.last == 6 {
		name = "middle"
	}
	return fmt.Sprintf("%s_of_%s", name, p.unit)
}
