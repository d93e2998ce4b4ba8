package calendar

// span is a time a phrase names: one point, or from one to another, or from one on.
type span struct {
	first, last point
	ranged      bool
	open        bool // "và các năm tiếp theo", "trở đi"
}

// spanAt reads a point at i with its range or its "and the years after".
func (r *reader) spanAt(i int) (s span, end int, ok bool) {
	period := r.periodWord(i)
	i += period
	if s, end, ok := r.figures(i); ok {
		return s, end, true
	}
	if s, end, ok := r.countedYears(i); ok {
		return s, end, true
	}
	p, end, ok := r.point(i)
	if !ok {
		return span{}, i, false
	}
	s = span{first: p, last: p}
	if n := r.after(end); n > 0 {
		s.open = true
		return s, end + n, true
	}
	if next := r.rangeWord(end); next > 0 {
		if q, qEnd, ok := r.same(p.unit, end+next); ok && !r.isYearOfWork(i, p, q) {
			return r.spanTo(p, q, qEnd)
		}
	}
	return s, end, (period == 0 || p.unit != ByYear) && !r.dashed(end)
}

// figures reads a range of months or days in figures alone, as columns of times have it: "10-11/2019", "27-28/8/2025". Day and
// month have one mark between them and before the year, so that these are no day.
func (r *reader) figures(i int) (span, int, bool) {
	from, to := r.number(i), r.number(i+2)
	if r.prose || from < 1 || to <= from || !r.is(i+1, "-") || !r.is(i+3, "/") || r.is(i-1, "/") {
		return span{}, i, false
	}
	if q, end, ok := r.day(i + 2); ok && q.first != 0 && q.year != 0 {
		p := q
		p.day = from
		return span{first: p, last: q, ranged: true}, end, true
	}
	q, end, ok := r.month(i + 2)
	p := point{unit: ByMonth, year: q.year, first: from, last: from}
	return span{first: p, last: q, ranged: true}, end, ok && q.year != 0
}

// countedYears reads years that are counted and listed: "hai năm 2026, 2027", "02 năm 2026 và 2027".
func (r *reader) countedYears(i int) (span, int, bool) {
	n, size := r.count(i)
	i += size + 1
	from := r.year(i)
	if n < 2 || !r.is(i-1, "nam") || from == 0 || !r.oneOf(i+1, ",", "va", "-") || r.year(i+2) != from+1 || n != 2 {
		return span{}, i, false
	}
	p, q := point{unit: ByYear, first: 1, last: 12, year: from}, point{unit: ByYear, first: 1, last: 12, year: from + 1}
	return span{first: p, last: q, ranged: true}, i + 3, true
}

// isYearOfWork: a year in prose is no beginning of what ends with a day: "giải ngân vốn năm 2026 đến hết ngày 31/01/2027".
func (r *reader) isYearOfWork(i int, p, q point) bool {
	return r.prose && p.unit == ByYear && p.day == 0 && q.unit != ByYear && !r.is(i-1, "tu")
}

// spanTo is the range from p to q, with the words behind q that belong to it.
func (r *reader) spanTo(p, q point, end int) (span, int, bool) {
	if q.year == 0 && (r.is(end, "nam", "sau") || r.is(end, "nam", "toi")) { // "từ 15/11/2025 đến 15/3 năm sau"
		if p.year == 0 {
			return span{}, end, false
		}
		q.year, end = p.year+1, end+2
	}
	s := span{first: p, last: q, ranged: true}
	if n := r.after(end); n > 0 {
		s.open, end = true, end+n
	}
	return s, end, !r.dashed(end) && sensible(p, q)
}

// periodWord counts the words of "giai đoạn", "thời kỳ", "nhiệm kỳ", before a range of years.
func (r *reader) periodWord(i int) int {
	if r.is(i, "giai", "doan") || r.is(i, "thoi", "ky") || r.is(i, "nhiem", "ky") {
		return 2
	}
	return 0
}

// rangeWord counts the tokens that lead to the end of a range.
func (r *reader) rangeWord(i int) int {
	switch {
	case r.is(i, "-"):
		return boolInt(!r.opensPart(i))
	case r.is(i, "den", "het"), r.is(i, "den", "cuoi"):
		return 1 + boolInt(r.is(i+1, "het"))
	case r.oneOf(i, "den", "toi"):
		return 1
	}
	return 0
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// dashed reports that a dash and a figure follow which were not understood as the end of a range.
func (r *reader) dashed(i int) bool {
	return r.is(i, "-") && r.number(i+1) != noNumber && !r.opensPart(i)
}

// sensible refuses a range that ends before it begins, as far as its figures say.
func sensible(p, q point) bool {
	if p.year != 0 && q.year != 0 && p.year != q.year {
		return p.year < q.year
	}
	if p.first != q.first {
		return p.first == 0 || p.first < q.first
	}
	return p.day <= q.day
}

// after counts the words of "và các năm tiếp theo", "và tiếp theo", "và hằng năm", "trở đi".
func (r *reader) after(i int) int {
	n := i
	if r.oneOf(n, "va", ",", "-") {
		n++
	}
	switch {
	case r.is(n, "tro", "di"), r.is(n, "tro", "ve", "sau"):
		return n + 2 + boolInt(r.is(n+1, "ve")) - i
	case n > i && r.oneOf(n, "cac", "nhung") && r.oneOf(n+1, "nam", "thang", "quy") && r.oneOf(n+2, "tiep", "sau", "ke"):
		return n + 3 + boolInt(r.oneOf(n+3, "theo", "sau", "do", "tiep")) - i
	case n > i && (r.is(n, "hang", "nam") || r.is(n, "tiep", "theo") || r.is(n, "tiep", "tuc")):
		return n + 2 - i
	}
	return 0
}

// spansAt reads a span and those listed after it: "Quý II, Quý IV/2022", "01/6 và 15/11". A figure alone
// counts as one more only when the list ends in a year or in "hằng năm", so that "tháng 6, 12 đơn vị" is one. In a
// uniform list a time of another unit is none of it.
func (r *reader) spansAt(i int, uniform bool) (spans []span, end int, ok bool) {
	s, end, ok := r.spanAt(i)
	if !ok {
		return nil, i, false
	}
	spans = append(spans, s)
	for r.oneOf(end, ",", "va", "&", "+") && !s.open && !s.ranged {
		next, nextEnd, ok := r.listed(spans[len(spans)-1].first, end+1)
		if !ok || uniform && next.first.unit != s.first.unit {
			break
		}
		spans, end = append(spans, next), nextEnd
	}
	spans, end = r.inEachMonth(spans, end)
	spans, end = r.inEachYear(spans, end)
	return spans, end, true
}

// inEachMonth gives a day the months listed behind it: "ngày 15 các tháng 4, 8 và 12/2026".
func (r *reader) inEachMonth(spans []span, end int) ([]span, int) {
	s := spans[0]
	if len(spans) > 1 || s.ranged || s.first.unit != ByDay || s.first.first != 0 || !r.is(end, "cac", "thang") {
		return spans, end
	}
	var each []span
	for j := end + 2; ; j++ {
		p, next, ok := r.month(j)
		if !ok {
			return spans, end
		}
		p.unit, p.day = ByDay, s.first.day
		each, j = append(each, span{first: p, last: p}), next
		if !r.oneOf(j, ",", "va") || r.number(j+1) == noNumber {
			return each, j
		}
	}
}

// inEachYear gives a time without a year the years listed behind it: "quý IV các năm 2026, 2027".
func (r *reader) inEachYear(spans []span, end int) ([]span, int) {
	j := end + boolInt(r.is(end, "cua"))
	s := spans[0]
	if len(spans) > 1 || s.first.year != 0 || s.last.year != 0 || !r.is(j, "cac", "nam") {
		return spans, end
	}
	var each []span
	for j++; r.year(j+1) != 0; j += 2 {
		s.first.year, s.last.year = r.year(j+1), r.year(j+1)
		each = append(each, s)
		if !r.oneOf(j+2, ",", "va") || r.year(j+3) == 0 {
			return each, j + 2
		}
	}
	return spans, end
}

func (r *reader) listed(before point, i int) (span, int, bool) {
	if r.oneOf(i, "ngay", "thang", "quy", "qui", "nam", "cuoi", "dau", "giua", "t", "q") {
		return r.spanAt(i)
	}
	if y := r.year(i); y != 0 && y == before.year+1 && before.unit != ByYear && before.unit != ByDay && r.endsUnit(i+1) {
		p := point{unit: ByYear, first: 1, last: 12, year: y} // "Quý IV/2026, 2027"
		return span{first: p, last: p}, i + 1, true
	}
	p, end, ok := r.same(before.unit, i)
	if !ok || p.year == 0 && before.year != 0 {
		return span{}, i, false
	}
	closed := p.year != 0 || before.unit == ByDay || r.oneOf(end, "hang", "moi", ",", "va", ";", ".", ")") || end == len(r.tokens)
	return span{first: p, last: p}, end, closed
}

// fillYears gives a time without a year that of the next time, else of the one before, else the context's.
// It reports whether the context was needed.
func fillYears(spans []span, c Context) (assumed bool) {
	year := 0
	for i := len(spans) - 1; i >= 0; i-- {
		year = spans[i].last.fill(year)
		year = spans[i].first.fill(year)
	}
	year = 0
	for i := range spans {
		year = spans[i].first.fill(year)
		year = spans[i].last.fill(year)
	}
	if year == 0 && c.Year != 0 {
		for i := range spans {
			spans[i].first.year, spans[i].last.year = c.Year, c.Year
		}
		return true
	}
	return false
}

// fill gives the point a year, and a day without a month nothing; it returns the year to hand on.
func (p *point) fill(year int) int {
	if p.year == 0 {
		p.year = year
	}
	return p.year
}

// borrowMonths gives the first day of "ngày 01 - 15/3/2025" the month of the last.
func (s *span) borrowMonths() {
	if s.first.first == 0 {
		s.first.first, s.first.last = s.last.first, s.last.last
	}
}
