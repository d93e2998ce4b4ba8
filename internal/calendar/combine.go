package calendar

import (
	"slices"
	"strings"
)

// combine makes deadlines of the terms of one clause. A rhythm takes the days beside it ("hằng năm, trước
// ngày 15/11"); "thường xuyên" beside a whole period is that window; everything else stands for itself.
func (r *reader) combine(terms []term, c Context) []Deadline {
	if find(terms, repeating) >= 0 || slotEvery(terms) != "" {
		return r.rhythms(terms, c)
	}
	through := find(terms, throughout)
	besides := through > 0 && r.is(terms[through-1].end, "va") || // "tháng 12/2026 và thường xuyên": then, and after it
		through >= 0 && r.is(terms[through].end, ",", "trong", "do") // "thường xuyên, trong đó … xong trong quý II/2026"
	var all []Deadline
	for i, t := range terms {
		next := r.lastDayBehind(terms, i)
		switch t.form {
		case counted, following:
			if next == nil { // "trước mùa mưa bão, chậm nhất ngày 15/9": the day says when
				all = append(all, r.event(t, c))
			} else if t.form == following {
				r.dayOfOccasion(t, next)
			}
		case dated:
			if next != nil && r.startsWork(t.start) {
				t.mode = from
			}
			all = append(all, r.dates(t, through >= 0 && !besides, c)...)
			if begun(all) && next != nil {
				return append(all[:len(all)-1], r.windowTo(all[len(all)-1], terms[i:], c)...)
			}
		case continuing:
			if len(all) == 1 && all[0].isListed() { // "Quý III, IV/2026 và những năm tiếp theo"
				all[0].Kind, all[0].Due, all[0].Effective = Ongoing, Day{}, Day{}
				continue
			}
			all = append(all, r.ongoing(terms[i:i+1], "and_after"))
		default: // a rhythm was read before, and a course of action is known by now
		}
	}
	if through < 0 || len(all) > 0 && all[0].Kind != Due && !all[0].isListed() {
		return all
	}
	return beside(all, r.ongoing(terms, "throughout"), through == len(terms)-1)
}

// lastDayBehind is the term behind terms[i] that says the last day in time of the same, nil for none: words that lead to a
// deadline stand between.
func (r *reader) lastDayBehind(terms []term, i int) *term {
	if i+1 >= len(terms) {
		return nil
	}
	t, next := terms[i], &terms[i+1]
	last := next.form == dated && next.mode != from && next.mode != past && len(next.spans) == 1 && !next.spans[0].ranged
	dayOf := last && r.is(t.end, "(") && t.form == following && next.spans[0].first.unit == ByDay
	if !last || !r.leadsUp(t.end, next.start) || t.form != dated && next.mode != by && !dayOf {
		return nil
	}
	return next
}

// dayOfOccasion gives the day of an occasion in brackets behind it what the occasion says: "trước mùa mưa bão năm 2026 (15/9)".
func (r *reader) dayOfOccasion(t term, day *term) {
	if day.mode == within && r.is(t.start, "truoc") {
		day.mode = before
	}
	for i := t.event[0]; i < t.event[1]; i++ {
		if s := &day.spans[0]; s.first.year == 0 && r.year(i) != 0 {
			s.first.year, s.last.year = r.year(i), r.year(i)
		}
	}
}

// begun reports that the last of the deadlines only says when the work begins.
func begun(all []Deadline) bool {
	return len(all) > 0 && strings.HasPrefix(all[len(all)-1].Rule, "from_")
}

// windowTo ends what terms[0] begins at the day of terms[1]: "bắt đầu từ tháng 4/2026, hoàn thành trước ngày 30/11/2026".
func (r *reader) windowTo(start Deadline, terms []term, c Context) []Deadline {
	end, rest := r.dates(terms[1], false, c)[0], r.combine(terms[2:], c)
	if end.Kind != Due || end.Due.Before(start.From) {
		return append([]Deadline{start, end}, rest...)
	}
	end.Kind, end.From, end.Phrase = Window, start.From, r.text(terms[0].start, terms[1].end)
	return append([]Deadline{end}, rest...)
}

// beside puts what goes on throughout where the text has it, before or after the days.
func beside(days []Deadline, going Deadline, after bool) []Deadline {
	if after {
		return append(days, going)
	}
	return append([]Deadline{going}, days...)
}

func find(terms []term, f form) int {
	for i, t := range terms {
		if t.form == f {
			return i
		}
	}
	return -1
}

func (r *reader) ongoing(terms []term, rule string) Deadline {
	return Deadline{Phrase: r.text(terms[0].start, terms[len(terms)-1].end), Kind: Ongoing, Rule: rule}
}

func (r *reader) event(t term, c Context) Deadline {
	d := Deadline{Phrase: r.text(t.start, t.end), Kind: Event, Event: r.text(t.event[0], t.event[1]), Offset: t.offset}
	switch {
	case t.form == following && t.marked && t.mode == from:
		return Deadline{Phrase: d.Phrase, Kind: Ongoing, Rule: FromSeason}
	case t.form == following && (t.marked || r.isOccasion(t.start)):
		d.Rule = AtOccasion
	case t.form == following:
		d.Rule = "after_event"
	case t.offset.Working:
		d.Rule = "working_days_after"
	default:
		d.Rule = t.offset.Unit + "s_after"
	}
	if r.isSigning(t.event[0], t.event[1]) {
		return d.Counted(c.Issued, nil)
	}
	return d
}

// isSigning reports that an event is the signing of the document itself, whose day is known: "ngày ký", "ngày
// ban hành Quyết định này".
func (r *reader) isSigning(i, end int) bool {
	if !r.is(i, "ngay") || !r.oneOf(i+1, "ky", "ban") {
		return false
	}
	i++
	for i < end && r.oneOf(i, "ky", "ban", "hanh") {
		i++
	}
	return i == end || i+3 == end && r.is(end-1, "nay")
}

// dates makes a deadline of each time of a dated term.
func (r *reader) dates(t term, through bool, c Context) []Deadline {
	assumed := fillYears(t.spans, c)
	spans, listed := t.spans, ""
	if whole, ok := t.stretch(); ok && !through && !r.reports(t.start) {
		spans, listed = []span{whole}, ListedSpan
	}
	var all []Deadline
	for _, s := range spans {
		d := date(s, t.mode, through)
		d.Rule = listed + d.Rule
		d.YearAssumed = (assumed || s.first.short || s.last.short) && d.Kind != Unresolved
		d.Phrase = r.text(t.start, t.end)
		all = append(all, d)
	}
	return all
}

// reports: the clause before i hands in a report, which is due in each of the months of a list and no work that stretches over them.
func (r *reader) reports(i int) bool {
	const far = 16
	for j := i - 1; j >= max(0, i-far) && !r.clauseEnd(j); j-- {
		if r.is(j, "bao", "cao") {
			return true
		}
	}
	return false
}

// stretch is the one span that the months or quarters of a list make which follow each other ("Quý III, IV/2026", "Quý IV/2026,
// 2027"): like a range they say from when to when, and nothing is due in between. False for any other list.
func (t term) stretch() (span, bool) {
	n := len(t.spans)
	if first := t.spans[0].first; n < 2 || t.mode != within || first.unit != ByMonth && first.unit != ByQuarter {
		return span{}, false
	}
	for i, s := range t.spans {
		from, last := s.first.span(s.first.year)
		if s.ranged || s.open || s.first.day != 0 || last.IsZero() {
			return span{}, false
		}
		if i > 0 {
			if _, before := t.spans[i-1].first.span(t.spans[i-1].first.year); from != before.AddDays(1) {
				return span{}, false
			}
		}
	}
	return span{first: t.spans[0].first, last: t.spans[n-1].last, ranged: true}, true
}

// date makes the deadline of one time. A time without a year, or one that does not exist, is unresolved.
func date(s span, m mode, through bool) Deadline {
	s.borrowMonths()
	start, startEnd := s.first.span(s.first.year)
	_, last := s.last.span(s.last.year)
	if start.IsZero() || last.Before(start) || m == past || m == before && (s.ranged || s.open) {
		return Deadline{Kind: Unresolved}
	}
	what := partName(s.first)
	switch {
	case s.open:
		return Deadline{Kind: Ongoing, Rule: "and_after_" + what, From: start, Precision: s.first.unit}
	case s.ranged:
		unit := rangeUnit(s.first.unit)
		return Deadline{Kind: Window, Rule: ruleName(within, what+"s"), From: start, Due: last, Effective: last, Precision: unit}
	case m == from:
		return Deadline{Kind: Ongoing, Rule: ruleName(from, what), From: start, Precision: s.first.unit}
	case m == before:
		due := start.AddDays(-1)
		return Deadline{Kind: Due, Rule: ruleName(m, what), Due: due, Effective: due, Precision: s.first.unit, Exclusive: true}
	case through && m == within && start != startEnd:
		return Deadline{Kind: Window, Rule: "throughout_" + what, From: start, Due: last, Effective: last, Precision: s.first.unit}
	}
	return Deadline{Kind: Due, Rule: ruleName(m, what), Due: last, Effective: last, Precision: s.first.unit}
}

// rangeUnit is the precision of a range: of years a period, otherwise the unit.
func rangeUnit(unit Precision) Precision {
	if unit == ByYear {
		return ByPeriod
	}
	return unit
}

// rhythms reads a clause that says when something recurs: as several, where each rhythm has its own day, or as one.
func (r *reader) rhythms(terms []term, c Context) []Deadline {
	pairs := pairsOf(terms)
	if len(pairs) < 2 {
		return r.rhythm(terms, find(terms, repeating), c)
	}
	var all []Deadline
	for _, pair := range pairs {
		all = append(all, r.rhythm(pair, find(pair, repeating), c)...)
	}
	return all
}

// pairsOf are the rhythms of a clause with the days beside them, nil where they do not take turns: "hằng quý (trước ngày
// 20 của tháng cuối quý), năm (trước ngày 20/12)", "trước ngày 20 hằng tháng và trước ngày 15/12 hằng năm".
func pairsOf(terms []term) (pairs [][]term) {
	for i := 0; i+1 < len(terms); i += 2 {
		pair := terms[i : i+2]
		if pair[0].form != terms[0].form || find(pair, repeating) < 0 || find(pair, dated) < 0 {
			return nil
		}
		pairs = append(pairs, pair)
	}
	return pairs[:len(pairs)*boolInt(len(terms)%2 == 0)]
}

// reportsApart: the work goes on, and a report of it has a rhythm of its own ("Thường xuyên, định kỳ hằng quý báo cáo Sở A").
func (r *reader) reportsApart(terms []term) bool {
	if len(terms) != 2 || terms[0].form != throughout || !terms[1].periodic || terms[1].every == "" {
		return false
	}
	return r.is(terms[1].end, "bao", "cao") || r.is(terms[1].start-2, "bao", "cao")
}

// rhythm makes deadlines of a clause with "hằng năm", "định kỳ …" at terms[i].
func (r *reader) rhythm(terms []term, i int, c Context) []Deadline {
	every := slotEvery(terms)
	if i >= 0 {
		every = terms[i].every
	}
	if i >= 0 && r.inWeek(terms) && len(terms) == 1 {
		weekly := r.everyPeriod(terms)
		weekly[0].Rule = InWeek + every
		return weekly
	}
	unnamed := slices.ContainsFunc(terms, func(t term) bool { return t.form == repeating && t.every == "" })
	if unnamed || r.finer(terms, every) {
		return []Deadline{{Kind: Unresolved}}
	}
	through := find(terms, throughout) >= 0
	days, bound := daysOf(terms)
	switch {
	case bound != nil && bound.mode == from && len(days) == 0 && i >= 0 && (terms[i].periodic || every != EveryYear):
		return sinceBound(r.everyPeriod(terms), bound) // "6 tháng một lần, bắt đầu từ năm 2027"
	case bound != nil && (len(days) == 0 || bound.mode != from): // "trước 15/11 hằng năm, bắt đầu từ năm 2026" has its day
		return r.bounded(terms, *bound, i, c)
	case len(days) > 0 && rhythmsApart(terms) && days[0].spans[0].last.first == 0:
		return []Deadline{{Kind: Unresolved}} // a day in which of the periods?
	case len(days) > 0:
		return sinceBound(r.onDays(days, every, c), bound)
	case !through && r.seasonBefore(terms[0].start):
		return []Deadline{{Kind: Unresolved}}
	case through && r.reportsApart(terms):
		return beside(r.everyPeriod(terms[1:]), r.ongoing(terms[:1], "throughout"), false)
	case through, every == EveryYear && !terms[i].periodic && count(terms, repeating) == 1:
		return []Deadline{r.ongoing(terms, "throughout")}
	}
	return r.everyPeriod(terms)
}

// sinceBound says from when on what recurs does: "trước 15/11 hằng năm, bắt đầu từ năm 2026".
func sinceBound(all []Deadline, bound *term) []Deadline {
	if bound == nil || bound.mode != from {
		return all
	}
	first := bound.spans[0].first
	start, _ := first.span(first.year)
	for i := range all {
		if all[i].Kind == Recurring {
			all[i].From = start
		}
	}
	return all
}

// daysOf are the times of a clause that have no year, and the first that has one, nil for none.
func daysOf(terms []term) (days []term, bound *term) {
	for i, t := range terms {
		switch {
		case t.form != dated:
		case t.spans[0].first.year == 0 && t.spans[len(t.spans)-1].last.year == 0:
			days = append(days, t)
		case bound == nil:
			bound = &terms[i]
		}
	}
	return days, bound
}

// seasonBefore reports a time of the year before a rhythm that has no date: "trước mùa mưa bão hằng năm".
func (r *reader) seasonBefore(i int) bool {
	const far = 8
	for j := i - 1; j >= max(0, i-far) && !r.clauseEnd(j) && !r.is(j, ","); j-- {
		if r.oneOf(j, "mua", "dip") && r.oneOf(j-1, "truoc", "sau", "trong", "dau", "cuoi") {
			return true
		}
	}
	return false
}

func count(terms []term, f form) (n int) {
	for _, t := range terms {
		n += boolInt(t.form == f)
	}
	return n
}

// rhythmsApart reports rhythms of different lengths: "hằng tháng" twice is one.
func rhythmsApart(terms []term) bool {
	first := find(terms, repeating)
	return slices.ContainsFunc(terms, func(t term) bool { return t.form == repeating && t.every != terms[first].every })
}

// finer reports a place within a period that was not read: a day of the week in a longer period, a month of an unknown one.
// The day of a week that recurs stays in the phrase.
func (r *reader) finer(terms []term, every string) bool {
	for i := max(terms[0].start-3, 0); i < terms[len(terms)-1].end+6; i++ {
		if t := slotted(terms, i); t != nil {
			i = t.end - 1
			continue
		}
		if every != EveryWeek && r.is(i, "thu") && (r.number(i+1) != noNumber || r.oneOf(i+1, "hai", "ba", "tu", "nam", "sau", "bay")) ||
			every != EveryWeek && r.is(i, "tuan") && (r.number(i+1) != noNumber || r.oneOf(i+1, "thu", "dau", "cuoi")) ||
			r.is(i, "thang") && r.oneOf(i+1, "cuoi", "dau", "lien", "sau", "ke") {
			return true
		}
	}
	return false
}
