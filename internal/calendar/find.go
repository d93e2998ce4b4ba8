package calendar

// Found is a deadline phrase inside prose: the bytes from Start up to End of the text.
type Found struct {
	Start, End int
	Deadline   Deadline // its Phrase is the text between
	// Sure: a marker word and a day, month or quarter say plainly when. Otherwise a person should check.
	Sure bool
}

// Find reads the deadlines in a sentence or paragraph. It is careful: only times that a marker word makes
// deadlines count ("trước", "trong", "chậm nhất"), and rhythms that are said to recur. Dates of cited
// documents, planning horizons ("đến năm 2040") and spans of years in titles are not taken. A time that a marker
// word leads to and that cannot be read is Unresolved, with its words.
func Find(s string, c Context) []Found {
	r := &reader{src: s, tokens: scan(s), prose: true}
	var all []Found
	for start := 0; start < len(r.tokens); {
		end := start
		for end < len(r.tokens) && !r.clauseEnd(end) {
			end++
		}
		found := r.findIn(r.terms(start, end), c)
		if u, ok := r.unread(start, end); ok {
			found = withUnread(found, u)
		}
		all = append(all, found...)
		start = end + 1
	}
	return all
}

// findIn takes a clause's rhythm with the days that belong to it as one, every other term for itself.
func (r *reader) findIn(terms []term, c Context) []Found {
	var all []Found
	if group := rhythmGroup(terms); group != nil {
		if first := terms[0]; first.form == dated && group[0].start > first.start && r.isDeadline(first) {
			all = r.found(all, terms[:1], c) // "lần đầu trước ngày 10/3/2026, sau đó 6 tháng một lần"
		}
		read := r.found(all, group, c)
		if len(read) == len(all) && r.combine(group, c)[0].Kind == Unresolved {
			read = append(read, r.unreadAt(group[0].start, group[len(group)-1].end))
		}
		return read
	}
	for _, t := range terms {
		if !r.isDeadline(t) {
			continue
		}
		if end := r.enactment(t); t.form == following && end > 0 {
			t.end, t.event[1] = end, end
		}
		all = r.found(all, []term{t}, c)
	}
	if recursToo(terms) {
		all = unsure(all)
	}
	return all
}

// recursToo reports a rhythm shorter than a year in a clause, which may be due in each of its periods besides.
func recursToo(terms []term) bool {
	i := find(terms, repeating)
	return i >= 0 && terms[i].every != EveryYear
}

func unsure(found []Found) []Found {
	for i := range found {
		found[i].Sure = false
	}
	return found
}

// rhythmGroup returns the terms of a clause that says when something recurs, nil when none does: a rhythm
// counts with "định kỳ" or a count, or beside a day without a year; "hằng năm" alone is a remark.
func rhythmGroup(terms []term) []term {
	var group []term
	said := false
	for i, t := range terms {
		switch {
		case t.form == repeating:
			said = said || t.periodic
		case i+1 < len(terms) && isDayOf(t, terms[i+1]): // "ngày 05 hằng tháng"
			said = true
		case t.form == dated && t.marked && !t.reach && t.spans[0].first.year == 0:
			said = true
		default:
			continue
		}
		group = append(group, t)
	}
	if !said || find(group, repeating) < 0 && slotEvery(group) == "" {
		return nil
	}
	return group
}

// isDayOf reports a day right before the rhythm in whose every period it is.
func isDayOf(t, rhythm term) bool {
	return t.form == dated && rhythm.form == repeating && t.end == rhythm.start && !t.reach && !t.spans[0].ranged &&
		t.spans[0].first.unit == ByDay && t.spans[0].first.year == 0
}

// isDeadline reports that a term is a deadline in prose, not a remark about time.
func (r *reader) isDeadline(t term) bool {
	if t.form == counted {
		return t.event[1] > t.event[0]
	}
	if t.form == following {
		return t.marked || r.enactment(t) > 0 || r.isHandedIn(t)
	}
	if t.form == throughout {
		season := r.is(t.start, "trong", "mua") && (r.clauseEnd(t.end) || t.end == len(r.tokens))
		return season || r.is(t.start, "trong", "suot")
	}
	if t.form != dated || !t.marked || t.mode == past {
		return false
	}
	if t.mode == before && r.is(t.end, "la") && !r.is(t.end, "la", "han") {
		return false // "các bệnh viện trước 01/01/2027 là tuyến huyện": what they were
	}
	s := t.spans[0]
	if s.open {
		return t.mode == within // "trong năm 2026 và các năm tiếp theo"
	}
	if t.mode == from {
		named := s.first.unit != ByYear && (s.last.year != 0 || s.ranged && s.first.year != 0)
		// "từ tháng 12/2025 đến hết tháng 4/2026"; "… từ quý III/2026."
		return named && (s.ranged || r.clauseEnd(t.end) || r.untilEvent(t.end)) || r.sinceNewYear(t)
	}
	year := s.first.unit == ByYear && s.first.day == 0
	if year && s.ranged && t.guessed {
		return true // "…, giai đoạn 2026 - 2030."
	}
	inside := r.is(t.end, ",") && t.start > 0 && !r.clauseEnd(t.start-1)
	if year && s.ranged && r.is(t.start, "trong") && (inside || r.oneOf(t.end, ".", ";", ")", "")) {
		return true // "… trong giai đoạn 2026 - 2030." says until when
	}
	return !(year && (t.reach || s.ranged)) && !s.first.bare || s.first.bare && s.first.unit == ByDay
}

// sinceNewYear reports a clause that only says that the work begins with the year, such as "…; thực hiện ngay từ đầu năm".
func (r *reader) sinceNewYear(t term) bool {
	p := t.spans[0].first
	apart := t.start > 3 && (r.clauseEnd(t.start-4) || r.is(t.start-4, ","))
	return p.unit == ByYear && p.day == 1 && p.year == 0 && apart && r.is(t.start-3, "thuc", "hien", "ngay") && r.clauseEnd(t.end)
}

// untilEvent reports words that end what goes on with something that happens: "từ ngày 19/9/2026 cho đến khi có thông báo mới".
func (r *reader) untilEvent(i int) bool {
	i += boolInt(r.is(i, "cho"))
	return r.oneOf(i, "den", "toi") && r.is(i+1, "khi")
}

// isHandedIn reports something that is to be laid before or reported to a session ("trình HĐND tỉnh tại kỳ họp cuối năm"), or to be done
// before a feast or season that ends the clause.
func (r *reader) isHandedIn(t term) bool {
	const far = 24
	if !r.isOccasion(t.start) || !r.ledToOccasion(t.start) {
		return r.isLaidBeforeSession(t.start)
	}
	if r.is(t.start, "truoc") { // "… thông suốt trước Tết Nguyên đán."
		return r.clauseEnd(t.end) || t.end == len(r.tokens) || r.oneOf(t.end, "(", ")")
	}
	for i := t.start - 1; i >= max(0, t.start-far) && !r.clauseEnd(i); i-- {
		if r.is(i, "bao", "cao") && r.oneOf(i-1, "va", "hop", ",", ";") { // "tổng hợp, báo cáo HĐND tỉnh tại kỳ họp giữa năm"
			return true
		}
	}
	return r.submission(t.start) >= 0
}

// enactment returns where the words of an act's coming into being end in an event, 0 for none: what is due counts
// from there, while "sau khi sắp xếp" only tells which bodies are meant.
func (r *reader) enactment(t term) int {
	for i := t.event[0] + 2; i <= t.event[1]; i++ {
		if r.is(i-2, "ban", "hanh") || r.is(i-2, "phe", "duyet") || r.is(i-2, "thong", "qua") || r.is(i-2, "hieu", "luc") {
			return i
		}
	}
	return 0
}

// found appends the deadline of the terms, unless it cannot be read.
func (r *reader) found(all []Found, terms []term, c Context) []Found {
	deadlines := r.combine(terms, c)
	if len(deadlines) == 0 {
		return all
	}
	for _, d := range deadlines {
		if d.Kind == Unresolved || d.Kind == Ongoing && find(terms, repeating) >= 0 {
			return all
		}
	}
	if isPast(deadlines, c) {
		return all
	}
	start, end := terms[0].start, terms[len(terms)-1].end
	d := deadlines[0]
	d.Phrase, d.Also = r.text(start, end), deadlines[1:]
	if len(d.Also) == 0 {
		d.Also = nil
	}
	return append(all, Found{
		Start: r.tokens[start].start, End: r.tokens[end-1].end, Deadline: d, Sure: isSure(d, terms[0]) && !r.tellsWhich(start),
	})
}

// isPast: a last day before the year of the document is a remark ("giao đất trái thẩm quyền trước năm 2004").
func isPast(deadlines []Deadline, c Context) bool {
	last := deadlines[len(deadlines)-1]
	return !c.Issued.IsZero() && !last.Due.IsZero() && last.Due.Year() < c.Issued.Year() && !last.YearAssumed
}

func isSure(d Deadline, t term) bool {
	plain := d.Kind == Due && d.Event == "" || d.Kind == Recurring && d.On != "" && !(len(t.spans) > 0 && t.spans[0].ranged)
	return plain && d.Precision != ByYear && !t.reach && !t.guessed && !d.YearAssumed
}
