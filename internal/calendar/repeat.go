package calendar

// repeatingAt reads "hằng năm", "định kỳ hằng quý", "6 tháng một lần", "định kỳ 6 tháng". After another rhythm
// and a comma or "và" its unit alone is one more: "định kỳ 6 tháng, năm"; a length that has no name there ("5 năm")
// is a rhythm without one.
func (r *reader) repeatingAt(i int, previous *term) (term, bool) {
	t := term{start: i, form: repeating}
	if previous != nil && previous.form == repeating && r.isListed(previous.end, i) {
		t.periodic, t.every, t.end = true, everyMonths(r.number(i), r.word(i+1)), i+2
		if r.number(i) == noNumber && r.endsUnit(i+1) {
			t.every, t.end = r.unitEvery(i), i+1
		}
		if t.every != "" || r.number(i) > 0 && lengthUnit(r.word(i+1)) != "" && r.endsUnit(i+2) {
			return t, true
		}
	}
	if r.reportOf(i) {
		t.periodic, t.report, t.every, t.end = true, true, r.unitEvery(i), i+1
		if n := r.number(i); n > 0 {
			t.every, t.end = everyMonths(n, r.word(i+1)), i+2
		}
		return t, t.every != ""
	}
	if r.is(i, "dinh", "ky") {
		t.periodic = true
		i += 2
		if r.is(i, "(") || r.is(i, ",") || r.is(i, "vao") {
			i++
		}
	}
	if r.oneOf(i, "hang", "moi", "tung") && !r.is(i-1, "ngan") {
		return r.eachAt(i, t)
	}
	if t.readCount(r, i); t.every != "" {
		return t, true
	}
	if r.is(i, "nua", "nam") && r.once(i+2) > 0 {
		t.periodic, t.every, t.end = true, EveryHalf, i+2+r.once(i+2)
		return t, true
	}
	if once := r.once(i + 1); once > 0 && r.number(i-1) == noNumber && r.digit(i-1) < 2 {
		t.periodic = true
		t.every, t.end = r.unitEvery(i), i+1+once
		return t, t.every != ""
	}
	if t.periodic {
		t.every, t.end = r.unitEvery(i), i+1
	}
	return t, t.every != ""
}

// eachAt reads "hằng năm", "mỗi tháng một lần", "thứ Sáu hằng tuần".
func (r *reader) eachAt(i int, t term) (term, bool) {
	t.every, t.end = r.unitEvery(i+1), i+2
	if t.every == EveryWeek && r.is(i-2, "thu") {
		t.periodic, t.start = true, i-2
	}
	if once := r.once(t.end); once > 0 {
		t.periodic, t.end = true, t.end+once
	} else if n, size := r.count(t.end); n > 1 && r.is(t.end+size, "lan") { // twice a year does not say when
		t.periodic, t.every, t.end = true, "", t.end+size+1
		return t, true
	}
	return t, t.every != "" && r.year(i+2) == 0
}

// reportOf reports that a length of time tells which report is due at a day that follows: "báo cáo năm trước ngày 30/11",
// "báo cáo 6 tháng (trước ngày 10/6), năm (trước ngày 05/12)".
func (r *reader) reportOf(i int) bool {
	end := i + 1 + boolInt(r.number(i) > 0)
	if r.is(end, "(") {
		return r.oneOf(end+1, "truoc", "cham")
	}
	return r.is(i-2, "bao", "cao") && (r.is(end, "truoc") || r.is(end, "cham", "nhat"))
}

// isDayOfReport: a length of time behind "báo cáo" names the report, where a day follows "trước" and not an event.
func (r *reader) isDayOfReport(i int, t term) bool {
	return r.is(i-2, "bao", "cao") && r.reportOf(i) && t.offset.N < 0 && r.is(t.event[0], "ngay") && r.number(t.event[0]+1) != noNumber
}

// readCount reads a rhythm that counts: "6 tháng một lần", "1 lần/năm", "6 tháng, hằng năm". Twice a year does not
// say when, so it is no rhythm.
func (t *term) readCount(r *reader, i int) {
	n, size := r.count(i)
	if n < 1 {
		return
	}
	i += size - 1
	once := r.once(i + 2)
	switch {
	case n == 1 && r.is(i+1, "lan", "/") && r.number(i+3) > 0:
		t.every, t.end = everyMonths(r.number(i+3), r.word(i+4)), i+5
	case n == 1 && r.is(i+1, "lan", "/"):
		t.every, t.end = r.unitEvery(i+3), i+4
	case r.datesParts(i):
		t.every, t.end = EveryYear, i+4
	case (t.periodic || once > 0 || r.leadsRhythm(i+2)) && !r.oneOf(i+2, "dau", "cuoi"):
		t.every, t.end = everyMonths(n, r.word(i+1)), i+2+once
	}
	t.periodic = t.periodic || t.every != ""
}

// datesParts reports how many times a year something is done, where a bracket dates them: "02 đợt/năm (đợt 1 trước 30/6, …)".
func (r *reader) datesParts(i int) bool {
	return r.number(i) > 1 && r.oneOf(i+1, "dot", "lan") && r.is(i+2, "/", "nam", "(") && r.instalment(i+5) > 0
}

// isListed reports that only marks of a list stand from i up to j.
func (r *reader) isListed(i, j int) bool {
	for k := i; k < j; k++ {
		if !r.oneOf(k, ",", "va", "/", "hoac", "-") {
			return false
		}
	}
	return i < j
}

// leadsRhythm reports a comma or "và" before another rhythm.
func (r *reader) leadsRhythm(i int) bool {
	return r.oneOf(i, ",", "va", "/") && (r.oneOf(i+1, "hang", "moi") && r.unitEvery(i+2) != "" || r.oneOf(i+1, "nam") && r.endsUnit(i+2))
}

// endsUnit reports that a unit of time before i is not the beginning of a named time.
func (r *reader) endsUnit(i int) bool {
	return i >= len(r.tokens) || r.oneOf(i, ",", ".", ";", "va", "(", ")", ":", "/")
}

func (r *reader) unitEvery(i int) string {
	switch r.word(i) {
	case "tuan":
		return EveryWeek
	case "thang":
		return EveryMonth
	case "quy", "qui":
		return EveryQuarter
	case "nam":
		return EveryYear
	}
	return ""
}

// everyMonths names a rhythm of n units; one that has no name of its own is not read.
func everyMonths(n int, unit string) string {
	switch {
	case unit == "nam" && n == 1, unit == "thang" && n == 12:
		return EveryYear
	case unit == "thang" && n == 6:
		return EveryHalf
	case unit == "thang" && n == 3:
		return EveryQuarter
	case unit == "thang" && n == 1:
		return EveryMonth
	}
	return ""
}

// once counts the tokens of "một lần", "01 lần", "/lần".
func (r *reader) once(i int) int {
	if (r.oneOf(i, "/", "mot") || r.number(i) == 1) && r.is(i+1, "lan") {
		return 2
	}
	if r.is(i, "/") && r.number(i+1) == 1 && r.is(i+2, "lan") {
		return 3
	}
	return 0
}
