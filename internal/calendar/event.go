package calendar

// countedAt reads a length of time and what it counts from: "trong 10 ngày làm việc kể từ ngày ký",
// "trong vòng 15 (mười lăm) ngày", "chậm nhất 05 ngày trước kỳ họp".
func (r *reader) countedAt(i int) (term, bool) {
	t := term{start: i, form: counted}
	i, t.marked = r.countedLead(i)
	n, size := r.count(i)
	if n < 1 {
		return term{}, false
	}
	i = r.skipBrackets(i + size)
	unit := lengthUnit(r.word(i))
	if unit == "" || unit == "hour" && r.is(i+1, "ngay") || r.oneOf(i+1, "dau", "cuoi") || r.once(i+1) > 0 || r.number(i+1) != noNumber ||
		r.spelt(i-1) == "tư" && r.spelt(i) == "ngay" { // "nhà đầu tư ngay từ khâu …"
		return term{}, false
	}
	t.offset = Offset{N: n, Unit: unit}
	i++
	if r.is(i, "lam", "viec") {
		t.offset.Working = unit == "day"
		i += 2
	}
	start, ok := r.countedFrom(i, &t)
	if !ok && !t.marked {
		return term{}, false
	}
	t.event = [2]int{start, r.eventEnd(start, ok)}
	t.end = max(i, t.event[1])
	return t, true
}

// countedLead skips the words before a length of time; marked tells that one stood there.
func (r *reader) countedLead(i int) (int, bool) {
	start := i
	for {
		switch {
		case r.is(i, "trong", "vong"), r.is(i, "khong", "qua"), r.is(i, "toi", "da"), r.is(i, "cham", "nhat"),
			r.is(i, "muon", "nhat"), r.is(i, "thoi", "han"), r.is(i, "thoi", "gian"):
			i += 2
		case r.oneOf(i, "trong", "sau", "la"):
			i++
		default:
			return i, i > start
		}
	}
}

func (r *reader) skipBrackets(i int) int {
	if !r.is(i, "(") {
		return i
	}
	for j := i + 1; j < len(r.tokens) && j < i+8; j++ {
		if r.is(j, ")") {
			return j + 1
		}
	}
	return i
}

func lengthUnit(word string) string {
	switch word {
	case "ngay":
		return "day"
	case "tuan":
		return "week"
	case "thang":
		return "month"
	case "nam":
		return "year"
	case "gio":
		return "hour"
	case "phut":
		return "minute"
	}
	return ""
}

// countedFrom reads the word that leads to the event and returns where the event begins. "Trước" counts back.
func (r *reader) countedFrom(i int, t *term) (int, bool) {
	switch {
	case r.is(i, ",") && (r.is(i+1, "ke", "tu") || r.is(i+1, "tinh", "tu")):
		return i + 3, true
	case r.is(i, "ke", "tu"), r.is(i, "tinh", "tu"), r.is(i, "ke", "sau"):
		return i + 2, true
	case r.oneOf(i, "tu", "sau"):
		return i + 1, true
	case r.is(i, "truoc"):
		t.offset.N = -t.offset.N
		return i + 1, true
	}
	return i, false
}

// followingAt reads an event without a length of time: "sau khi …", "ngay khi …", "theo tiến độ …".
func (r *reader) followingAt(i int) (term, bool) {
	t := term{start: i, form: following}
	j := i + boolInt(r.is(i, "ngay") && r.spelt(i) != "ngày") // at once, and no day
	switch {
	case r.is(j, "sau", "khi"), r.is(j, "ke", "tu"), r.is(j, "tu", "khi"), r.is(j, "truoc", "khi"), r.is(j, "sau", "ngay"):
		t.event[0] = j + 2
	case r.is(j, "khi"):
		t.event[0] = j + 1
	case r.isOccasion(j):
		t.event[0] = j // "trước" says on which side
	case r.is(j, "theo") && (r.is(j+1, "tien", "do") || r.is(j+1, "yeu", "cau") || r.is(j+1, "lo", "trinh") ||
		r.is(j+1, "ke", "hoach") || r.is(j+1, "chi", "dao") || r.is(j+1, "huong", "dan") || r.is(j+1, "thoi", "han") ||
		r.is(j+1, "thoi", "gian") || r.is(j+1, "tien", "trinh") || r.is(j+1, "lich")):
		t.event[0] = j + 1
	default:
		return term{}, false
	}
	t.event[1] = r.eventEnd(t.event[0], true)
	for k := j; r.prose && r.is(j, "truoc") && k < t.event[1]; k++ { // behind an occasion, a bracket tells who or how
		if r.is(k, "(") {
			t.event[1] = k
		}
	}
	t.end = t.event[1]
	return t, t.event[1] > t.event[0] && !(r.isOccasion(j) && r.namesTime(t.event[0], t.end))
}

// isOccasion reports a session, congress, feast or school's opening whose day is not written: "tại kỳ họp thứ 10",
// "trước Đại hội".
func (r *reader) isOccasion(i int) bool {
	j := i + boolInt(r.ledToOccasion(i))
	return r.is(j, "ky", "hop") || r.is(j, "phien", "hop") || r.is(i, "truoc") && r.schoolYear(j) ||
		j > i && (r.is(j, "dai", "hoi") || r.is(j, "tet") || r.is(j, "khai", "giang") || r.is(j, "mua") && !r.is(j+1, "sam"))
}

// schoolYear reports one, or the day it opens, at i: "(trước) thềm năm học mới", "(trước) ngày khai giảng". When that is differs from
// place to place.
func (r *reader) schoolYear(i int) bool {
	i += boolInt(r.is(i, "them"))
	return r.is(i, "nam", "hoc") || r.oneOf(i, "ngay", "le") && r.is(i+1, "khai", "giang")
}

// isLaidBeforeSession reports a session before which a step of the work lays something, with no other word that leads to it: "…, trình
// HĐND tỉnh kỳ họp giữa năm". A paper may be one that is laid before it, too.
func (r *reader) isLaidBeforeSession(i int) bool {
	if !r.is(i, "ky", "hop") && !r.is(i, "phien", "hop") {
		return false
	}
	k := r.submission(i)
	return k == 0 || k > 0 && (r.clauseEnd(k-1) || r.oneOf(k-1, ",", "("))
}

// submission is where "trình" stands before i in its clause, -1 for nowhere.
func (r *reader) submission(i int) int {
	const far = 24
	for k := i - 1; k >= max(0, i-far) && !r.clauseEnd(k); k-- {
		if r.lays(k) {
			return k
		}
	}
	return -1
}

// lays reports the verb "trình", and not the end of a noun: "công trình", "tờ trình".
func (r *reader) lays(k int) bool {
	return r.is(k, "trinh") && !r.oneOf(k-1, "cong", "chuong", "qua", "quy", "to")
}

func (r *reader) ledToOccasion(i int) bool { return r.oneOf(i, "tai", "truoc", "sau", "trong", "vao") }

// countdownAt reads how long before an event something is due, where the length stands behind the event: "trước ngày khai
// mạc kỳ họp (ít nhất) 20 ngày".
func (r *reader) countdownAt(i int) (term, bool) {
	if !r.is(i, "truoc") || r.number(i+1) != noNumber || r.hour(i+1) > 0 {
		return term{}, false
	}
	end := r.eventEnd(i+1, true)
	for k := i + 2; k < end; k++ {
		n, size := r.count(k)
		unit := lengthUnit(r.word(k + size))
		if n < 1 || unit == "" {
			continue
		}
		t := term{start: i, end: k + size + 1, form: counted, marked: true, offset: Offset{N: -n, Unit: unit}}
		if r.is(t.end, "lam", "viec") {
			t.offset.Working, t.end = unit == "day", t.end+2
		}
		t.event = [2]int{i + 1, k - 2*boolInt(r.is(k-2, "it", "nhat") || r.is(k-2, "toi", "thieu"))}
		return t, r.endsUnit(t.end) && !r.namesTime(i+1, k)
	}
	return term{}, false
}

// namesTime reports a length of time or a time of the year inside the words of an event: the event is then not all that is said.
func (r *reader) namesTime(i, end int) bool {
	for ; i < end; i++ {
		if n, size := r.count(i); n > 0 && lengthUnit(r.word(i+size)) != "" {
			return true
		}
		if r.oneOf(i, "hang", "moi") && r.unitEvery(i+1) != "" {
			return true
		}
		if p, _, ok := r.point(i); ok && p.unit != ByYear && !p.bare {
			return true
		}
	}
	return false
}

// dayBehind reports a day of a month at i, or behind the word that leads to it.
func (r *reader) dayBehind(i int) bool {
	_, n := r.marker(i)
	p, _, ok := r.point(i + n)
	return ok && p.unit == ByDay && p.first != 0
}

// maxEvent is how many words and marks tell of an event at most: each time a text speaks of one, they are read.
const maxEvent = 100

// eventEnd finds where the words of an event stop: at the end of the clause, or at a comma after which
// the phrase speaks of the deadline again.
func (r *reader) eventEnd(i int, found bool) int {
	if !found {
		return i
	}
	for most := min(len(r.tokens), i+maxEvent); i < most; i++ {
		if r.clauseEnd(i) || r.is(i, ")") || r.prose && r.is(i, ",") {
			return i
		}
		if !r.prose && r.is(i, "(") && r.dayBehind(i+1) { // "trước mùa mưa bão (15/9)": the day it is
			return i
		}
		if r.is(i, ",") && r.oneOf(i+1, "hoan", "cham", "muon", "truoc", "nhung", "va", "bao") {
			return i
		}
	}
	return i
}
