package calendar

// FromSeason is the rule of work that goes on from a school year, a term or a season: its first day is set each year.
const FromSeason = "from_season"

// seasonAt reads a school year, a term, a crop year or a growing season whose days the phrase does not say: "trước năm học 2026 -
// 2027", "từ học kỳ II", "vụ hè thu 2026". In a sentence a word that tells when must lead to one with its year.
func (r *reader) seasonAt(i int, lead bool) (term, bool) {
	t := term{start: i, form: following, marked: true}
	j, led := r.seasonLead(i, &t)
	end, dated := r.season(j)
	ranged := t.mode == from && r.oneOf(end, "den", "toi")
	if end == 0 || ranged || r.prose && !(led && dated) || !r.prose && !led && !lead {
		return term{}, false
	}
	if n := r.after(end); n > 0 { // "từ năm học 2026 - 2027 và các năm tiếp theo"
		t.mode, end = from, end+n
	}
	t.event, t.end = [2]int{i, end}, end
	return t, true
}

// seasonLead skips the words before a season; led tells that one stood there.
func (r *reader) seasonLead(i int, t *term) (j int, led bool) {
	for j = i; ; {
		m, n := r.marker(j)
		if r.is(j, "ket", "thuc") {
			m, n = by, 2
		}
		if n == 0 && r.oneOf(j, "dau", "cuoi", "ngay") {
			n = 1
		}
		if n == 0 {
			return j, j > i
		}
		if m == from {
			t.mode = from
		}
		j += n
	}
}

// season returns where the name of one ends, 0 for none, and whether its year is said.
func (r *reader) season(i int) (end int, dated bool) {
	switch {
	case r.is(i, "nam", "hoc"), r.is(i, "nien", "vu"):
		if end, dated = r.seasonYears(i + 2); !dated { // "trong năm học": in each?
			end = 0
		}
		return end, dated
	case r.is(i, "hoc", "ky") && r.oneOf(i+2, "i", "ii", "1", "2"):
		if end, dated = r.season(i + 3); end > 0 {
			return end, dated
		}
		return r.seasonYears(i + 3)
	case r.is(i, "vu") && !r.oneOf(i-1, "nhiem", "phuc", "nghiep", "chuc", "dich", "noi"):
		j := i + 1
		for r.oneOf(j, "xuan", "he", "thu", "dong", "mua", "chiem", "-") {
			j++
		}
		if j > i+1 {
			return r.seasonYears(j)
		}
	}
	return 0, false
}

// seasonYears returns where the year or years behind the name of a season end.
func (r *reader) seasonYears(i int) (end int, dated bool) {
	if r.is(i, "moi") {
		return i + 1, true
	}
	j := i + boolInt(r.is(i, "nam"))
	if r.year(j) == 0 {
		return i, false
	}
	if r.oneOf(j+1, "-", "/") && r.year(j+2) != 0 {
		return j + 3, true
	}
	return j + 1, true
}
