package calendar

import "time"

// point is a named time: a day, a month, a quarter, a half, a year, or a run of months; the year may be
// missing. "Đầu tháng 6" is a month with a day.
type point struct {
	unit        Precision
	year        int // 0: not written
	first, last int // months, 1 to 12; 0 for a day without its month
	day         int // 0: the whole; lastDay: the last
	slot        slot
	short       bool // the year is written with two figures
	bare        bool
}

// lastDay stands for the last day of any month.
const lastDay = 31

// The last of the first week, and of the first and the second ten days of a month.
const (
	firstWeek = 7
	firstTen  = 10
	secondTen = 20
)

// span returns the first and last day, the year given; no day when there is none such.
func (p point) span(year int) (from, to Day) {
	if p.first == 0 || year == 0 {
		return Day{}, Day{}
	}
	end := LastOfMonth(year, time.Month(p.last))
	switch {
	case p.day == 0:
		return NewDay(year, time.Month(p.first), 1), end
	case p.day > end.DayOfMonth() && p.unit == ByDay:
		return Day{}, Day{}
	}
	d := NewDay(year, time.Month(p.last), min(p.day, end.DayOfMonth()))
	return d, d
}

// Years outside are read as something else: the grammar is for programmes, not for history.
const (
	minYear = 1945
	maxYear = 2100
)

func (r *reader) year(i int) int {
	if n := r.number(i); n >= minYear && n <= maxYear {
		return n
	}
	return 0
}

// point reads a named time at i and returns where it ends.
func (r *reader) point(i int) (p point, end int, ok bool) {
	switch r.word(i) {
	case "ngay":
		return r.day(i + 1)
	case "thang":
		return r.month(i + 1)
	case "quy", "qui":
		return r.quarter(i + 1)
	case "t":
		if n := r.initial(i); n > 0 && r.number(i+n) != noNumber {
			return r.month(i + n)
		}
	case "q":
		if n := r.initial(i); n > 0 {
			return r.quarter(i + n)
		}
	case "qi", "qii", "qiii", "qiv":
		return r.quarter(i)
	case "nam":
		return r.wholeYear(i + 1)
	case "cac":
		switch r.word(i + 1) {
		case "nam":
			return r.wholeYear(i + 2)
		case "thang": // "vào các tháng 5 và 10/2026"
			return r.month(i + 2)
		}
	case "ca":
		if r.is(i+1, "nam") {
			return r.allYear(i + 2)
		}
	case "tuan":
		return r.week(i)
	case "nua":
		return r.half(i)
	case "thuong", "trung", "ha":
		return r.tenDays(i)
	case "dau", "giua", "cuoi":
		return r.part(i)
	}
	if r.number(i) == noNumber {
		return point{}, i, false
	}
	if p, end, ok = r.monthsOfYear(i); ok {
		return p, end, true
	}
	return r.bare(i)
}

// initial counts the tokens of the letter that stands for "tháng" or "quý": "T12/2026", "T.6", "Q.III", "Q III/2026".
// With a space between, only Roman figures are told from the names of things.
func (r *reader) initial(i int) int {
	switch {
	case r.joined(i):
		return 0
	case r.is(i+1, ".") && r.joined(i+1):
		return 2
	case r.joined(i + 1), r.is(i, "q") && r.quarterNumber(i+1) > 0 && r.number(i+1) == noNumber:
		return 1
	}
	return 0
}

// day reads "31/3/2022", "31-3", "31 tháng 3 năm 2022", or a day of the month alone.
func (r *reader) day(i int) (point, int, bool) {
	if r.oneOf(i, "mung", "mong") {
		i++
	}
	if r.is(i, "dau", "tien", "cua") && r.oneOf(i+3, "moi", "hang", "thang") { // "ngày đầu tiên của mỗi tháng"
		return r.firstDay(i + 3)
	}
	p := point{unit: ByDay, day: r.number(i)}
	if p.day < 1 || p.day > 31 {
		return point{}, i, false
	}
	i++
	if s, end := r.slotAt(i); s != noSlot {
		p.slot = s
		return p, end, true
	}
	separated := r.oneOf(i, "/", "-", ".") && isMonth(r.number(i+1))
	if !separated && !(r.is(i, "thang") && isMonth(r.number(i+1))) {
		return p, i, !r.dangling(i)
	}
	p.first = r.number(i + 1)
	p.last = p.first
	if p.day > LastOfMonth(2000, time.Month(p.first)).DayOfMonth() {
		return point{}, i, false
	}
	if separated && !r.is(i, "/") && r.oneOf(i+2, "/", "-", ".") && r.word(i+2) != r.word(i) {
		return point{}, i, false // "01-02/2026" may be two months
	}
	if p.year = r.shortYear(i); p.year != 0 {
		p.short = true
		i += 4
	} else {
		p.year, i = r.yearAfter(i + 2)
	}
	if from, _ := p.span(p.year); p.year != 0 && from.IsZero() {
		return point{}, i, false
	}
	return p, i, !r.dangling(i)
}

// firstDay is the first day of a month that is named, or of every one.
func (r *reader) firstDay(i int) (point, int, bool) {
	if !r.is(i, "thang") {
		return point{unit: ByDay, day: 1}, i, r.is(i+1, "thang")
	}
	p, end, ok := r.month(i + 1)
	p.unit, p.day = ByDay, 1
	return p, end, ok
}

// shortYear reads the two figures after day and month in "31/12/26"; the century is ours. 0 for none.
func (r *reader) shortYear(i int) int {
	const minShort, maxShort = 20, 50
	n := r.number(i + 3)
	if r.word(i+2) != r.word(i) || n < minShort || n > maxShort || !r.joined(i+3) || r.oneOf(i+4, "/", "-") {
		return 0
	}
	return 2000 + n
}

func isMonth(n int) bool { return n >= 1 && n <= 12 }

func (r *reader) month(i int) (point, int, bool) {
	n, size := r.count(i)
	if !isMonth(n) || r.is(i, "nam") && !r.is(i+1, "nam") || r.once(i) > 0 { // "các tháng năm 2026", "hai tháng một lần"
		return point{}, i, false
	}
	p := point{unit: ByMonth, first: n, last: n}
	p.year, i = r.yearAfter(i + size)
	return p, i, !r.dangling(i)
}

func (r *reader) quarter(i int) (point, int, bool) {
	n := r.quarterNumber(i)
	if n == 0 {
		return point{}, i, false
	}
	p := point{unit: ByQuarter, first: 3*n - 2, last: 3 * n}
	p.year, i = r.yearAfter(i + 1)
	return p, i, !r.dangling(i)
}

func (r *reader) quarterNumber(i int) int {
	for n, roman := range [...]string{"i", "ii", "iii", "iv"} {
		if w := r.word(i); w == roman || w == "q"+roman || r.number(i) == n+1 {
			return n + 1
		}
	}
	if n, size := r.count(i); size == 1 && n <= 4 {
		return n
	}
	return 0
}

func (r *reader) wholeYear(i int) (point, int, bool) {
	// "Trong năm" is the one that the document speaks of.
	if r.is(i-2, "trong") && i == len(r.tokens) && (i == 2 || i == 4 && r.is(0, "hoan", "thanh")) {
		return point{unit: ByYear, first: 1, last: 12}, i, true
	}
	if r.is(i-2, "het") && r.endsUnit(i) { // "từ 15/11/2026 đến hết năm"
		return point{unit: ByYear, first: 12, last: 12}, i, true
	}
	y := r.year(i)
	return point{unit: ByYear, first: 1, last: 12, year: y}, i + 1, y != 0 && !r.dangling(i+1)
}

// allYear reads "cả năm 2026", or "cả năm" behind a part of the same year.
func (r *reader) allYear(i int) (point, int, bool) {
	p := point{unit: ByYear, first: 1, last: 12, year: r.year(i)}
	return p, i + boolInt(p.year != 0), p.year != 0 && !r.dangling(i+1) || r.partNamed(i-2)
}

// partNamed reports that a part of a year is named before i: "nửa đầu năm …; cả năm …".
func (r *reader) partNamed(i int) bool {
	const far = 60 // tokens
	for j := max(1, i-far); j+1 < i; j++ {
		if r.oneOf(j, "dau", "cuoi") && r.is(j+1, "nam") && r.oneOf(j-1, "nua", "thang") {
			return true
		}
	}
	return false
}

// week reads the first week of a month, the only one whose days need no count of weeks: due by the 7th.
func (r *reader) week(i int) (point, int, bool) {
	j := i + 2 + boolInt(r.is(i+2, "tien"))
	j += boolInt(r.is(j, "cua"))
	if !r.is(i+1, "dau") || !r.is(j, "thang") || r.is(i-1, "truoc") { // when it begins is not said
		return point{}, i, false
	}
	p, end, ok := r.month(j + 1)
	p.day = firstWeek
	return p, end, ok
}

// half reads "nửa đầu năm 2025", "nửa đầu tháng 3".
func (r *reader) half(i int) (point, int, bool) {
	if r.oneOf(i+1, "dau", "cuoi") && r.is(i+2, "thang") {
		return r.part(i + 1)
	}
	if !r.is(i, "nua") || !r.oneOf(i+1, "dau", "cuoi") || !r.is(i+2, "nam") {
		return point{}, i, false
	}
	return r.runOfMonths(i+1, 6)
}

// monthsOfYear reads "6 tháng đầu năm 2025", "quý" excluded: n months at one end of the year.
func (r *reader) monthsOfYear(i int) (point, int, bool) {
	n := r.number(i)
	if n < 1 || n > 11 || !r.is(i+1, "thang") || !r.oneOf(i+2, "dau", "cuoi") {
		return point{}, i, false
	}
	return r.runOfMonths(i+2, n)
}

// runOfMonths reads the end of the year that n months stand at, and the year; i is at "đầu" or "cuối".
func (r *reader) runOfMonths(i, n int) (point, int, bool) {
	p := point{unit: runUnit(n), first: 1, last: n}
	if r.is(i, "cuoi") {
		p.first, p.last = 13-n, 12
	}
	i++
	if r.is(i, "cua") {
		i++
	}
	if r.is(i, "nam") && r.year(i+1) == 0 {
		return p, i + 1, true
	}
	p.year, i = r.yearAfter(i)
	return p, i, p.year != 0 && !r.dangling(i)
}

func runUnit(months int) Precision {
	switch months {
	case 3:
		return ByQuarter
	case 6:
		return ByHalf
	}
	return ByMonth
}

// part reads "cuối tháng 6/2022" and "giữa năm 2025": the 1st, the 15th, the last day of a month; the first of
// January, the last of June, the last of December; half a month is 15 days (Civil Code 2015, art. 146). The Code knows
// of quarters only that they end, so "đầu quý" is not read.
func (r *reader) part(i int) (point, int, bool) {
	which := r.word(i)
	p, end, ok := r.point(i + 1)
	if !ok && r.is(i+1, "nam") && !r.is(i+2, "hoc") {
		p, end, ok = point{unit: ByYear, first: 1, last: 12}, i+2, true
	}
	if !ok || p.bare || p.day != 0 {
		return point{}, i, false
	}
	switch {
	case which == "cuoi":
		p.day = lastDay
	case p.unit == ByMonth && which == "dau" && !r.is(i-1, "nua"):
		p.day = 1
	case p.unit == ByMonth:
		p.day = 15
	case p.unit == ByYear && which == "dau":
		p.last, p.day = 1, 1
	case p.unit == ByYear:
		p.last, p.day = 6, lastDay
	default:
		return point{}, i, false
	}
	return p, end, true
}

// tenDays reads "thượng tuần tháng 3": the first, the second or the last ten days of a month, due by the last of them.
func (r *reader) tenDays(i int) (point, int, bool) {
	if !r.is(i+1, "tuan") || !r.is(i+2, "thang") {
		return point{}, i, false
	}
	p, end, ok := r.month(i + 3)
	switch r.word(i) {
	case "thuong":
		p.day = firstTen
	case "trung":
		p.day = secondTen
	default:
		p.day = lastDay
	}
	return p, end, ok
}

// bare reads a time by its figures alone: "31/3/2022", "30/6", "4/2022", "2025".
func (r *reader) bare(i int) (point, int, bool) {
	if p, ok := r.isoDay(i); ok {
		return p, i + 5, true
	}
	if y := r.year(i); y != 0 {
		return point{unit: ByYear, first: 1, last: 12, year: y, bare: true}, i + 1, !r.dangling(i + 1)
	}
	if isMonth(r.number(i)) && r.oneOf(i+1, "/", "-", ".") && r.year(i+2) != 0 {
		p, end, ok := r.month(i)
		p.bare = true
		return p, end, ok
	}
	p, end, ok := r.day(i)
	p.bare = true
	return p, end, ok && p.first != 0
}

// isoDay reads "2026-09-30", as sheets print dates.
func (r *reader) isoDay(i int) (point, bool) {
	p := point{unit: ByDay, year: r.year(i), first: r.number(i + 2), day: r.number(i + 4), bare: true}
	if p.year == 0 || !r.is(i+1, "-") || !r.is(i+3, "-") || !isMonth(p.first) || !r.joined(i+2) || !r.joined(i+4) || p.day < 1 {
		return point{}, false
	}
	p.last = p.first
	from, _ := p.span(p.year)
	return p, !from.IsZero()
}

// yearAfter reads the year that follows a month or quarter: "/2022", "-2022", "năm 2022", "2022"; 0 and i when
// there is none.
func (r *reader) yearAfter(i int) (year, end int) {
	j := i
	if r.oneOf(j, "/", "-", ".") {
		j++
	} else {
		if r.is(j, ",") && r.is(j+1, "nam") {
			j++
		}
		if r.is(j, "cua") {
			j++
		}
		if r.is(j, "nam") {
			j++
		}
	}
	if y := r.year(j); y != 0 {
		return y, j + 1
	}
	return 0, i
}

// dangling reports that the time at i goes on with a figure that was not understood, as in a text cut off
// ("Tháng 01 - 02/2"): better nothing than half of it.
func (r *reader) dangling(i int) bool { return r.is(i, "/") }

// same reads a further time after a dash or comma: in full, or by the figure of the same unit ("tháng 01-02",
// "quý I, II").
func (r *reader) same(unit Precision, i int) (point, int, bool) {
	if r.oneOf(i, "ngay", "thang", "quy", "qui", "nam", "nua", "dau", "giua", "cuoi") {
		return r.point(i)
	}
	switch unit {
	case ByMonth:
		return r.month(i + boolInt(r.is(i, "t") && r.joined(i+1)))
	case ByQuarter:
		return r.quarter(i + boolInt(r.is(i, "q") && r.joined(i+1)))
	case ByYear:
		return r.wholeYear(i)
	case ByDay:
		p, end, ok := r.day(i)
		return p, end, ok && p.first != 0
	default:
		return point{}, i, false
	}
}
