package calendar

// withUnread adds a time that could not be read to those of its clause that could, which it makes unsure.
func withUnread(found []Found, u Found) []Found {
	if len(found) == 0 {
		return []Found{u}
	}
	return unsure(found)
}

// maxUnread is how many tokens of a time that cannot be read are shown.
const maxUnread = 12

// unread finds a time in a clause that a marker word or "định kỳ" leads to and no rule reads: "trong tuần 3 tháng 3",
// "định kỳ 02 tuần/lần", "trước ngày 10 (15) của tháng cuối quý".
func (r *reader) unread(start, end int) (Found, bool) {
	for i := start; i < end; i++ {
		j, ok := r.leadsToTime(i)
		if !ok {
			continue
		}
		if t, read := r.term(i, nil, false); read && t.end <= end && !r.goesOnInBrackets(t.end) {
			i = t.end - 1
			continue
		}
		to := j
		for to < min(end, j+maxUnread) && !r.is(to, ",") {
			to++
		}
		return r.unreadAt(i, to), true
	}
	return Found{}, false
}

func (r *reader) unreadAt(start, end int) Found {
	d := Deadline{Phrase: r.text(start, end), Kind: Unresolved}
	return Found{Start: r.tokens[start].start, End: r.tokens[end-1].end, Deadline: d}
}

// leadsToTime reports a marker word right before a numbered day, week or quarter, or "định kỳ" before a number, and where
// the time begins.
func (r *reader) leadsToTime(i int) (int, bool) {
	if r.is(i, "dinh", "ky") {
		return i + 2, r.number(i+2) != noNumber
	}
	m, n := r.marker(i)
	if n == 0 || m == from || m == past || r.is(i-1, "da") {
		return i, false
	}
	j := i + n
	ordinal := j + 1 + boolInt(r.is(j+1, "thu"))
	return j, r.oneOf(j, "ngay", "tuan", "quy") && (r.number(ordinal) != noNumber || r.digit(ordinal) > 0)
}

// goesOnInBrackets: another number in brackets is as good as the one before it ("ngày 10 (15)").
func (r *reader) goesOnInBrackets(i int) bool {
	return r.is(i, "(") && r.number(i+1) != noNumber && r.is(i+2, ")")
}

// namelessRhythm reports one that counts otherwise than any that a deadline can have: "2 năm/lần", "hai lần một năm".
func (r *reader) namelessRhythm(i int) bool {
	n, size := r.count(i)
	if n < 2 || r.datesParts(i) {
		return false
	}
	if r.is(i+size, "lan") && r.oneOf(i+size+1, "/", "mot", "moi", "trong") {
		return r.unitEvery(i+size+2) != "" || r.unitEvery(i+size+3) != ""
	}
	return r.unitEvery(i+size) != "" && r.once(i+size+1) > 0 && everyMonths(n, r.word(i+size)) == ""
}

// recursUnsaid: behind a time, a clause says that the work comes back, and not how often: "năm 2026; cập nhật theo định kỳ".
func (r *reader) recursUnsaid(start, end int) bool {
	for i := start; i+1 < end; i++ {
		if r.is(i, "dinh", "ky") && (r.endsUnit(i+2) || i+2 >= end || r.oneOf(i+2, "hoac")) {
			return true
		}
	}
	return false
}
