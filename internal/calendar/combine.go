package calendar

import "fmt"

// combine makes deadlines of the terms of one clause. A rhythm takes the days beside it ("hằng năm, trước
// ngày 15/11"); "thường xuyên" beside a whole period is that window; everything else stands for itself.
func (r *reader) combine(terms []term, c Context) []Deadline {
	if i := find(terms, repeating); i >= 0 {
		return r.rhythm(terms, i, c)
	}
	through := find(terms, throughout) >= 0
	var all []Deadline
	for _, t := range terms {
		switch t.form {
		case counted, following:
			all = append(all, r.event(t, c))
		case dated:
			all = append(all, r.dates(t, through, c)...)
		default: // a rhythm was read before, and a course of action is known by now
		}
	}
	if through && (len(all) == 0 || all[0].Kind == Due) {
		all = append([]Deadline{r.ongoing(terms, "throughout")}, all...)
	}
	return all
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
	var all []Deadline
	for _, s := range t.spans {
		d := date(s, t.mode, through)
		d.YearAssumed = assumed && d.Kind != Unresolved
		d.Phrase = r.text(t.start, t.end)
		all = append(all, d)
	}
	return all
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

// rhythm makes deadlines of a clause with "hằng năm", "định kỳ …" at terms[i].
func (r *reader) rhythm(terms []term, i int, c Context) []Deadline {
	every := terms[i].every
	if r.finer(terms[0].start, terms[len(terms)-1].end) {
		return []Deadline{{Kind: Unresolved}}
	}
	through := find(terms, throughout) >= 0
	var days []term
	for _, t := range terms {
		if t.form != dated {
			continue
		}
		if t.spans[0].first.year != 0 || t.spans[len(t.spans)-1].last.year != 0 {
			return r.bounded(terms, t, c)
		}
		days = append(days, t)
	}
	switch {
	case len(days) > 0:
		return r.onDays(days, every)
	case through, every == EveryYear && !terms[i].periodic:
		return []Deadline{r.ongoing(terms, "throughout")}
	}
	return r.everyPeriod(terms)
}

// finer reports a place within a period that On cannot hold: a day of the week, a month of the quarter.
func (r *reader) finer(start, end int) bool {
	for i := max(start-3, 0); i < end+6; i++ {
		if r.is(i, "thu") && (r.number(i+1) != noNumber || r.oneOf(i+1, "hai", "ba", "tu", "nam", "sau", "bay")) ||
			r.is(i, "thang") && r.oneOf(i+1, "cuoi", "dau", "lien", "sau", "ke") {
			return true
		}
	}
	return false
}

// everyPeriod makes one recurring deadline of each rhythm of the clause.
func (r *reader) everyPeriod(terms []term) []Deadline {
	var all []Deadline
	for _, t := range terms {
		if t.form == repeating {
			all = append(all, Deadline{Phrase: r.text(t.start, t.end), Kind: Recurring, Rule: "every_" + t.every, Every: t.every})
		}
	}
	return all
}

// bounded reads a rhythm with a dated span: "hằng năm, giai đoạn 2026-2030" is that window, "từ năm 2026, hằng
// năm" goes on from there. A last day beside a rhythm ("hằng năm …; trước ngày 15/12/2025") is an instalment.
func (r *reader) bounded(terms []term, t term, c Context) []Deadline {
	all := r.dates(t, true, c)
	if all[0].Kind == Due {
		return append([]Deadline{r.ongoing(terms, "throughout")}, all...)
	}
	return all
}

// onDays gives a rhythm the days named with it. Days that carry a month recur every year, whatever the
// rhythm's word: "định kỳ 6 tháng, trước ngày 15 tháng 6 và trước ngày 01 tháng 12".
func (r *reader) onDays(days []term, every string) []Deadline {
	var all []Deadline
	for _, t := range days {
		for _, s := range t.spans {
			d := Deadline{Phrase: r.text(t.start, t.end), Kind: Recurring, Every: every, On: on(s.last, t.mode)}
			d.Precision, d.Exclusive = s.last.unit, t.mode == before
			d.Rule = "every_" + every + "_" + ruleName(t.mode, string(s.last.unit))
			if s.ranged || every == EveryWeek || d.On == "" || t.mode == from || t.mode == past {
				d = Deadline{Kind: Unresolved}
			} else if s.last.first != 0 {
				d.Every = EveryYear
			}
			all = append(all, d)
		}
	}
	return all
}

// on writes the last day in time within a period, "DD" or "MM-DD". A day past the end of a month is its last:
// the day before 1 March is "02-29".
func on(p point, m mode) string {
	if p.first == 0 {
		if m != before {
			return fmt.Sprintf("%02d", p.day)
		}
		return fmt.Sprintf("%02d", (p.day+lastDay-2)%lastDay+1)
	}
	start, last := p.span(leapYear)
	if m == before {
		last = start.AddDays(-1)
	}
	if last.IsZero() {
		return ""
	}
	return last.String()[len("2000-"):]
}

// leapYear has a 29 February, so that no day of any year is lost.
const leapYear = 2000
