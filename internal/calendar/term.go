package calendar

import (
	"strings"
	"unicode/utf8"
)

// form is what a term says about time.
type form uint8

const (
	dated      form = iota + 1 // a named time
	repeating                  // "hằng năm", "6 tháng một lần"
	throughout                 // "thường xuyên", "trong quá trình thực hiện …"
	counted                    // "trong 10 ngày kể từ …"
	following                  // "sau khi …", "theo tiến độ …"
	continuing                 // "… các năm tiếp theo", apart from the time it goes on from
)

// mode is how a marker word relates a deadline to the time it names.
type mode uint8

const (
	within     mode = iota // "trong", "vào", or nothing
	before                 // "trước"
	by                     // "chậm nhất", "đến hết"
	beforeHour             // "trước 17 giờ ngày …": that day is still in time
	from                   // "từ"
	past                   // "sau ngày …": no last day
)

// term is a piece of a phrase that speaks of time.
type term struct {
	start, end int // tokens
	form       form
	mode       mode
	marked     bool   // a marker word leads it
	reach      bool   // the marker is "đến", as of a planning horizon
	guessed    bool   // the work that follows makes it one
	spans      []span // of a dated term
	every      string // of a repeating term
	periodic   bool   // of a repeating term: "định kỳ" or a count says that it recurs
	report     bool   // of a repeating term: it names a report ("báo cáo 6 tháng"), which recurs only where its day has no year
	event      [2]int // tokens of what a counted or following term counts from
	offset     Offset
}

// terms reads the terms of the tokens from start up to end, in order.
func (r *reader) terms(start, end int) []term {
	var all []term
	lead := true // only words that lead to a deadline so far
	for i := start; i < end; {
		if n := r.citation(i); n > i {
			i, lead = n, false
			continue
		}
		t, ok := term{}, false
		if r.starts(i) {
			t, ok = r.term(i, previous(all), lead)
		}
		if !ok || t.end > end {
			lead = lead && r.isLead(i)
			i++
			continue
		}
		all = append(all, t)
		i = t.end
	}
	return withoutReports(all)
}

// withoutReports drops the name of a report ("báo cáo 6 tháng") before a day with its year: that one is due once.
func withoutReports(terms []term) []term {
	kept := terms[:0]
	for i, t := range terms {
		if !t.report || i+1 == len(terms) || terms[i+1].form != dated || terms[i+1].spans[0].first.year == 0 {
			kept = append(kept, t)
		}
	}
	return kept
}

func previous(all []term) *term {
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// starts reports that a term may begin at i; it spares most words of prose the trouble.
func (r *reader) starts(i int) bool {
	switch r.word(i) {
	case "ngay", "thang", "quy", "qui", "t", "q", "qi", "qii", "qiii", "qiv", "ca", "cac", "nhung", "tai", "ky", "phien",
		"du", "ket", "nien", "vu", "hoc",
		"muoi", "hai", "ba", "bon", "bay", "tam", "chin", "nam",
		"nua", "dau", "giua", "cuoi", "giai", "thoi", "nhiem", "truoc", "cham", "muon",
		"khong", "den", "toi", "het", "trong", "vao", "noi", "tu", "ke", "tinh", "bat", "sau", "dinh", "hang", "moi", "tung",
		"tuan", "thuong", "trung", "ha", "lien", "xuyen", "lau", "la", "theo", "khi", "dip", "nhan":
		return true
	}
	return r.number(i) != noNumber
}

// term reads one term at i. An event opens a phrase; later its words are only a remark ("… hoặc khi có yêu
// cầu"), and inside free text only "sau khi" is clear enough.
func (r *reader) term(i int, previous *term, lead bool) (term, bool) {
	if t, ok := r.countedAt(i); ok && !r.isDayOfReport(i, t) {
		return t, true
	}
	if t, ok := r.repeatingAt(i, previous); ok {
		return t, true
	}
	if t, ok := r.countdownAt(i); ok {
		return t, true
	}
	if t, ok := r.seasonAt(i, lead); ok {
		return t, true
	}
	if t, ok := r.throughoutAt(i); ok {
		return t, true
	}
	if t, ok := r.datedAt(i); ok {
		return t, true
	}
	occasion := (r.ledToOccasion(i) || r.isLaidBeforeSession(i)) && r.isOccasion(i)
	if previous == nil && (lead || r.is(i, "sau", "khi") || occasion) ||
		occasion && r.prose && previous.form == dated && !previous.marked { // "báo cáo về năm 2026 tại kỳ họp giữa năm 2027"
		return r.followingAt(i)
	}
	return term{}, false
}

// datedAt reads marker words and the times they lead to.
func (r *reader) datedAt(i int) (term, bool) {
	t := term{start: i, form: dated}
	j, ok := r.markers(i, &t)
	if !ok {
		return term{}, false
	}
	if r.oneOf(i-1, "hoc", "viet") && t.start == j ||
		r.oneOf(i-1, "dau", "giua", "cuoi") && !r.oneOf(i, "truoc", "cham", "muon", "trong") ||
		r.is(i-1, "tuan") && r.oneOf(i, "dau", "giua", "cuoi") || r.weekBefore(i) {
		return term{}, false // a school year; "Việt Nam 2025"; a part of a time that has no such part by law; a week
	}
	t.spans, t.end, ok = r.spansAt(j, t.mode == before)
	week := ok && t.spans[0].first.day == firstWeek && t.spans[0].first.unit == ByMonth
	t.guessed = t.guessed || week
	t.marked = t.marked || r.completes(i) || r.prose && r.labelsPart(i-1)
	if ok && !t.marked && (r.isLaidBefore(i, t.end) || r.beginsWork(i, t) || r.reaches(i, t) || r.endsWork(t)) {
		t.marked, t.guessed = true, true
	}
	return t, ok
}

// beginsWork reports a time in prose that begins what is to be done then: "…; quý III/2026 trình đề án, quý I/2027 triển
// khai".
func (r *reader) beginsWork(i int, t term) bool {
	s := t.spans[0]
	if !r.prose || s.first.year == 0 && s.last.year == 0 || s.first.unit == ByYear || i > 0 && !r.oneOf(i-1, ",", ";", "(", ":") {
		return false
	}
	end := t.end
	return r.oneOf(end, "trinh", "xong") || r.is(end, "trien", "khai") || r.is(end, "hoan", "thanh") || r.is(end, "ban", "hanh") ||
		r.is(end, "phe", "duyet") || r.is(end, "khoi", "cong") || r.is(end, "to", "chuc") || r.is(end, "bao", "cao") ||
		r.is(end, "dua", "vao") || r.is(end, "tong", "ket") || r.is(end, "so", "ket")
}

// milestones are the words for what works of building come to, each of which may have a day of its own.
var milestones = [][]string{{"khoi", "cong"}, {"hop", "long"}, {"thong", "xe"}, {"thong", "xe", "ky", "thuat"}, {"khanh", "thanh"}}

// reaches reports a milestone right before a time: "hợp long 30/4/2026, thông xe kỹ thuật 19/12/2026".
func (r *reader) reaches(i int, t term) bool {
	for _, m := range milestones {
		if at := i - len(m); at >= 0 && r.is(at, m...) {
			p := t.spans[0].first
			return p.year != 0 && (p.unit == ByDay || !r.prose) && !r.oneOf(at-1, "da", "duoc")
		}
	}
	return false
}

// startsWork reports that what stands before a time is the beginning of the work.
func (r *reader) startsWork(i int) bool { return r.is(i-2, "khoi", "cong") || r.is(i-2, "bat", "dau") }

// endsWork reports a time in prose that ends a sentence apart from the rest of it: years behind a comma or in a bracket (", giai đoạn
// 2026 - 2028.", "(2027 - 2029)."), a list in a bracket ("(tháng 6 và tháng 12)"), or halves of a year that each have a
// part of the work ("6 tháng đầu năm 20 khu, …").
func (r *reader) endsWork(t term) bool {
	s := t.spans[0]
	if !r.prose || t.start == 0 {
		return false
	}
	bracketed := r.is(t.start-1, "(") && r.is(t.end, ")")
	last := t.end + boolInt(bracketed)
	ends := last >= len(r.tokens) || r.clauseEnd(last)
	switch {
	case s.ranged && s.first.unit == ByYear:
		return ends && (bracketed || r.is(t.start-1, ",") && r.periodWord(t.start) > 0) && !r.namesProgramme(t.start)
	case s.first.unit == ByHalf:
		return r.oneOf(t.start-1, ":", ",") && r.number(t.end) != noNumber
	}
	return bracketed && len(t.spans) > 1 && s.first.unit != ByYear
}

// namesProgramme reports that the clause before i names a document or programme, whose years may be of its name.
func (r *reader) namesProgramme(i int) bool {
	const far = 60
	start := i
	for start > max(0, i-far) && !r.clauseEnd(start-1) {
		start--
	}
	for j := start; j < i; j++ {
		if r.is(j, "de", "an") || r.is(j, "du", "an") || r.is(j, "chuong", "trinh") || r.is(j, "chien", "luoc") || r.is(j, "quy", "hoach") {
			return true
		}
	}
	return r.cites(start, i)
}

// weekBefore reports a week of the time at i: "tuần 2, tháng 3", "tuần thứ hai của tháng 3". Which days a week of a month
// has, where months begin amid one, is nowhere laid down.
func (r *reader) weekBefore(i int) bool {
	const far = 6
	ordinal := false
	for j := i - 1; j >= max(0, i-far); j-- {
		switch {
		case r.is(j, "tuan"):
			return ordinal
		case r.number(j) != noNumber, r.oneOf(j, "nhat", "hai", "ba", "tu", "nam", "dau", "giua", "cuoi"):
			ordinal = true
		case !r.oneOf(j, "thu", "cua", "trong", ",", "(", "va", "-"):
			return false
		}
	}
	return false
}

// completes reports that a verb of handing in stands right before a time ("hoàn thành tháng 10/2026", "trình quý IV"),
// as what is to be done and not as what was.
func (r *reader) completes(i int) bool {
	var verb int
	switch {
	case r.is(i-2, "hoan", "thanh"):
		verb = i - 2
	case r.is(i-1, "xong"), r.is(i-1, "trinh") && !r.oneOf(i-2, "cong", "chuong", "qua", "quy", "to"):
		verb = i - 1
	default:
		return false
	}
	return !r.oneOf(verb-1, "da", "duoc")
}

// isLaidBefore reports a time at the end of a clause in prose by which something is laid before somebody: "trình Thủ tướng Chính phủ phê
// duyệt quý I năm 2027", "trình Ban Chấp hành tháng 4/2026". Behind a paper the time may be what that is about.
func (r *reader) isLaidBefore(i, end int) bool {
	const far = 14
	if !r.prose || !r.endsUnit(end) || r.is(i-2, "bao", "cao") || r.is(i-2, "ke", "hoach") {
		return false
	}
	for k := i - 1; k >= max(0, i-far) && !r.clauseEnd(k) && !r.oneOf(k, ",", "(", ")"); k-- {
		if r.lays(k) {
			return r.capital(k+1) || r.is(k+1, "hoi", "nghi") || r.is(k+1, "cap", "co", "tham", "quyen")
		}
	}
	return false
}

// markers reads the words before a time and returns where the time begins. The last word that sets a mode
// wins, except that nothing weakens "trước": "chậm nhất trước ngày d" is strict.
func (r *reader) markers(i int, t *term) (int, bool) {
	for {
		m, n := r.marker(i)
		if n == 0 {
			return i, true
		}
		if m == past {
			t.mode = past
		}
		if t.mode != before && t.mode != past && (m != within || !t.marked) {
			t.mode = m
		}
		if h := r.hour(i + n); h > 0 && m == before {
			t.mode, n = beforeHour, n+h
		} else if h > 0 && (m == by || m == from) { // "chậm nhất 16 giờ 00 ngày …"
			n += h
		}
		n += boolInt(r.oneOf(i+n, "sang", "trua", "chieu", "dem") && r.is(i+n+1, "ngay")) // "từ chiều ngày 19/9/2026"
		t.reach = t.reach || r.oneOf(i, "den", "toi") && !r.is(i+1, "het")
		t.guessed = t.guessed || r.oneOf(i, "nhan", "tai", "du") // near that day, the month of a session, as is expected
		t.marked = true
		i += n
		i += r.feast(i)
		if r.is(i, ":") || r.is(i, "la") {
			i++
		}
	}
}

// marker reads one marker at i: its mode and how many tokens it has.
func (r *reader) marker(i int) (mode, int) {
	switch r.word(i) {
	case "truoc":
		return r.markedBefore(i)
	case "tai":
		return within, r.meeting(i)
	case "cham", "muon":
		if r.is(i+1, "nhat") {
			return by, 2
		}
	case "khong":
		if r.oneOf(i+1, "muon", "cham", "tre") && r.is(i+2, "hon") {
			return by, 3
		}
		if r.is(i+1, "qua") || r.is(i+1, "sau") {
			return by, 2
		}
	case "den", "toi", "het":
		if !r.is(i-1, "tinh") {
			return by, 1
		}
	case "tu":
		return from, 1 + boolInt(r.is(i+1, "nay"))
	case "ke", "tinh", "bat":
		if r.is(i+1, "tu") || r.is(i, "bat", "dau", "tu") {
			return from, 2 + boolInt(r.is(i, "bat"))
		}
	case "sau":
		return past, 1
	}
	return within, r.markedWithin(i)
}

// markedBefore reads "trước": a year's debts of before ("công nợ các năm trước trong năm 2026") are none of its marks, and before the end
// of a time is within it ("trước khi kết thúc quý II/2026").
func (r *reader) markedBefore(i int) (mode, int) {
	if r.is(i-1, "nam") && r.oneOf(i+1, "trong", "vao") {
		return within, 0
	}
	if r.is(i+1, "khi", "ket", "thuc") {
		if _, _, ok := r.point(i + 4); ok {
			return by, 4
		}
	}
	return before, 1
}

// markedWithin counts the tokens of a marker that only says that the time is meant.
func (r *reader) markedWithin(i int) int {
	switch r.word(i) {
	case "trong", "vao", "noi":
		return 1
	case "du":
		if r.prose && r.is(i+1, "kien") && r.oneOf(i-1, ",", "(") {
			return 2
		}
	case "ca":
		return boolInt(r.is(i+1, "nam") && (!r.prose || r.oneOf(i-1, "trong", ";", ":")) && r.year(i+2) != 0)
	case "nhan": // "nhân ngày 10/10"
		return boolInt(r.spelt(i) == "nhân" && r.oneOf(i+1, "ngay", "dip") && !persons[r.word(i-1)])
	case "dip": // in a sentence it may be why, and not when
		return boolInt(!r.prose && r.number(i+1) != noNumber)
	case "dinh":
		return 2 * boolInt(r.is(i+1, "ky", "ngay")) // "định kỳ ngày 20 hằng tháng"
	}
	return 0
}

// meeting counts the tokens of a session before its month: "tại kỳ họp chuyên đề tháng 6/2026".
func (r *reader) meeting(i int) int {
	const far = 7
	if !r.is(i+1, "ky", "hop") && !r.is(i+1, "phien", "hop") {
		return 0
	}
	for j := i + 3; j < i+far; j++ {
		switch {
		case r.is(j, "thang"):
			if p, _, ok := r.month(j + 1); ok && p.year != 0 {
				return j - i
			}
			return 0
		case r.clauseEnd(j), r.oneOf(j, ",", "(", "trong", "vao", "truoc"), r.number(j) != noNumber:
			return 0
		}
	}
	return 0
}

// persons are the first syllables of those who are called something with "nhân" ("công nhân", "bệnh nhân"), which gives no occasion.
var persons = func() map[string]bool {
	all := map[string]bool{}
	for syllable := range strings.FieldsSeq("cong benh doanh tu ca nan than quan phap pham thuong nghe danh chung cu phu nguyen tac hon") {
		all[syllable] = true
	}
	return all
}()

// feast counts the tokens of a feast's name before its day: "trước ngày Quốc khánh 02/9/2025", "trước dịp lễ 30/4", "trước ngày
// Môi trường thế giới 05/6".
func (r *reader) feast(i int) int {
	n := boolInt(r.oneOf(i, "ngay", "dip"))
	n += boolInt(r.is(i+n, "le"))
	if r.is(i+n, "khai", "giang") {
		n += 2
	} else if n > 0 {
		n += r.feastName(i + n)
	}
	if n < 1+boolInt(r.is(i, "ngay")) || r.number(i+n) == noNumber || !r.is(i+n+1, "/") {
		return 0
	}
	return n
}

// feastName counts the words of a name that begins with a capital and stands right before figures; "hội" may lead it.
func (r *reader) feastName(i int) int {
	const longest = 10
	if !r.capital(i + boolInt(r.is(i, "hoi"))) {
		return 0
	}
	for n := range longest {
		if r.number(i+n) != noNumber {
			return n
		}
		if first, _ := utf8.DecodeRuneInString(r.word(i + n)); classOf(first) != letters && !r.is(i+n, "-") {
			return 0
		}
	}
	return 0
}

// hour counts the tokens of "17h", "17h00", "17 giờ 30" before a day.
func (r *reader) hour(i int) int {
	if n := r.number(i); n < 0 || n > 24 || !r.oneOf(i+1, "h", "gio") {
		return 0
	}
	n := 2
	if r.number(i+n) != noNumber && (r.oneOf(i+n+1, "ngay", ",", "phut", "cua", "hang") || r.is(i+n+1, "'")) {
		n++
	}
	for r.oneOf(i+n, "phut", ",", "cua", "'") {
		n++
	}
	return n
}

// hourOfDays reports that "hằng ngày" at i has an hour: "trước 16 giờ hằng ngày", "hằng ngày, trước 16h00". A deadline has
// days, so what falls due every day at an hour is more than it can say.
func (r *reader) hourOfDays(i int) bool {
	const far = 6
	for k := max(0, i-far); k < i; k++ {
		if n := r.hour(k); n > 0 && k+n >= i {
			return true
		}
	}
	k := i + 2
	for r.oneOf(k, ",", "(", "truoc", "luc", "vao", "cham", "muon", "nhat", "den") {
		k++
	}
	return r.hour(k) > 0
}

// throughoutAt reads "thường xuyên", "trong suốt quá trình thực hiện …", "hằng ngày".
func (r *reader) throughoutAt(i int) (term, bool) {
	t := term{start: i, form: throughout}
	switch {
	case r.is(i, "thuong", "xuyen") && !r.oneOf(i-1, "chi", "duc", "nghe"), // no spending, schooling or training of that name
		r.is(i, "lien", "tuc"), r.is(i, "xuyen", "suot"), r.is(i, "lau", "dai"), r.is(i, "hang", "ngay") && !r.hourOfDays(i):
		t.end = i + 2
		return t, true
	case r.is(i, "ca", "nam") && !(r.year(i+2) != 0 || r.partNamed(i)):
		t.end = i + 1
		return t, true
	case r.oneOf(i, "cac", "nhung") && r.is(i+1, "nam") && r.oneOf(i+2, "tiep", "sau", "ke"):
		t.form, t.end = continuing, i+3+boolInt(r.oneOf(i+3, "theo", "sau", "do", "tiep"))
		return t, true
	case r.is(i, "trong"):
		i++
		for r.oneOf(i, "suot", "ca") {
			i++
		}
		if _, _, named := r.point(i); r.is(i-1, "suot") && !named {
			t.end = r.eventEnd(i, true)
			return t, r.throughWhat(i) || r.is(i, "qua", "trinh")
		}
		if r.prose && r.is(i, "mua") && !r.is(i+1, "sam") { // "… trong mùa khô": as long as it lasts
			t.end = r.eventEnd(i, true)
			return t, !r.namesTime(i, t.end)
		}
		span := r.is(i, "qua", "trinh") || r.is(i, "thoi", "gian") || r.is(i, "giai", "doan") || r.is(i, "nhiem", "ky")
		t.end = i + 2
		return t, span && r.throughWhat(i+2)
	}
	return term{}, false
}

// throughWhat reports that a course of action is named, not a length of time or a vague soon.
func (r *reader) throughWhat(i int) bool {
	return r.word(i) != "" && r.number(i) == noNumber && !r.oneOf(i, "toi", "som", "nhanh", "ngan", "khong", "qua",
		"truoc", "sau", "nhat", "cham", "vong", "han", "tu", "den", ",", ";")
}
