package calendar

import "fmt"

// inWeek reports the first or last week of each period, whose days no law tells: "tuần cuối hằng tháng", "hằng quý, vào tuần đầu
// của quý sau".
func (r *reader) inWeek(terms []term) bool {
	const far = 5
	start, end := terms[0].start, terms[len(terms)-1].end
	for i := max(start-far, 0); i < end+far; i++ {
		between := i < start && !r.clauseEnd(start-1) && (i+2 == start || r.is(i+2, "cua")) || i >= end
		if r.is(i, "tuan") && r.oneOf(i+1, "dau", "cuoi") && between && terms[0].every != EveryWeek {
			return true
		}
	}
	return false
}

// slotted finds the term at a token that was read with its month of the period.
func slotted(terms []term, i int) *term {
	for k := range terms {
		if t := &terms[k]; t.form == dated && t.spans[0].first.slot != noSlot && i >= t.start && i < t.end {
			return t
		}
	}
	return nil
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
func (r *reader) bounded(terms []term, t term, i int, c Context) []Deadline {
	if s := t.spans[0]; !s.ranged && s.first.unit != ByYear && s.first.day == 0 && i >= 0 {
		yearly := terms[i].every == EveryYear && !terms[i].periodic
		if yearly && t.mode == from {
			return r.dates(t, false, c) // "bắt đầu từ quý I/2026, thực hiện hằng năm"
		}
		if yearly {
			return beside(r.dates(t, false, c), r.ongoing(terms[i:i+1], "throughout"), t.start < terms[i].start)
		}
		if t.start < terms[i].start {
			return r.firstThen(t, terms[i].every, c)
		}
	}
	if i >= 0 && t.start > terms[i].start && r.completes(t.start) { // "mỗi năm 03 tuyến, xong trong năm 2030": all of them by then
		return r.dates(t, false, c)
	}
	all := r.dates(t, true, c)
	if all[0].Kind == Due {
		again := r.ongoing(terms, "throughout")
		if i >= 0 && terms[i].periodic {
			again = r.everyPeriod(terms[i : i+1])[0] // "lần đầu trước ngày 10/3/2026, sau đó 6 tháng một lần"
		}
		return beside(all, again, i >= 0 && t.start < terms[i].start)
	}
	return all
}

// onDays gives a rhythm the days named with it. Days that carry a month recur every year, whatever the
// rhythm's word: "định kỳ 6 tháng, trước ngày 15 tháng 6 và trước ngày 01 tháng 12".
func (r *reader) onDays(days []term, every string, c Context) []Deadline {
	var all []Deadline
	for _, t := range days {
		for _, s := range t.spans {
			if s.last.slot != noSlot {
				all = append(all, r.inSlot(t, s.last, every)...)
				continue
			}
			if whole := s.last.first != 0 && s.last.day == 0; whole && every != EveryYear && len(days) == 1 && len(t.spans) == 1 {
				return r.firstThen(t, every, c) // "trong tháng 3 và … định kỳ 6 tháng"
			}
			d := Deadline{Phrase: r.text(t.start, t.end), Kind: Recurring, Every: every, On: on(s.last, t.mode)}
			d.Precision, d.Exclusive = s.last.unit, t.mode == before
			d.Rule = "every_" + every + "_" + ruleName(t.mode, string(s.last.unit))
			if s.ranged && (every != EveryYear || s.first.first == 0) || every == EveryWeek || d.On == "" ||
				t.mode == from && !s.ranged || t.mode == past {
				d = Deadline{Kind: Unresolved}
			} else if s.last.first != 0 {
				d.Every = EveryYear
			}
			all = append(all, d)
		}
	}
	return all
}

// firstThen reads a whole month or quarter beside a shorter rhythm: no day in each of its periods, but when it begins.
func (r *reader) firstThen(t term, every string, c Context) []Deadline {
	again := Deadline{Phrase: r.text(t.start, t.end), Kind: Recurring, Rule: "every_" + every, Every: every}
	return append(r.dates(t, false, c), again)
}

// inSlot gives a day in a month of every period its days of the year: the 5th of the month after the quarter is one day
// in each of four months. The month after a month recurs as every month does, the last of a quarter as the quarter.
func (r *reader) inSlot(t term, p point, every string) []Deadline {
	rule := "every_" + every + "_" + ruleName(t.mode, "slot")
	d := Deadline{Phrase: r.text(t.start, t.end), Kind: Recurring, Rule: rule, Precision: ByDay}
	d.Exclusive, d.Every, d.On = t.mode == before, EveryMonth, on(p, t.mode)
	if every == EveryMonth && p.slot == periodNext {
		return []Deadline{d}
	}
	if p.slot == quarterEnd && t.mode != from && t.mode != past {
		d.Every = EveryQuarter // a day of its last month is the quarter's own
		return []Deadline{d}
	}
	months := p.slot.months(every)
	if months == nil || t.mode == from || t.mode == past {
		return []Deadline{{Kind: Unresolved}}
	}
	var all []Deadline
	for _, m := range months {
		d.Every, d.On = EveryYear, on(point{unit: ByDay, first: m, last: m, day: p.day}, t.mode)
		all = append(all, d)
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
