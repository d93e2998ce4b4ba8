package progress

import (
	"slices"
	"strings"
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/tenant"
)

// Period is a reporting period: it is not the calendar's (domain rule 15). The
// periods of a rhythm follow one another without a gap.
type Period struct {
	Rhythm   assignment.Rhythm
	From, To calendar.Day // first and last
}

// decreeStart is the day of December and June on which years and halves begin
// (Decree 09/2019/NĐ-CP). Months and quarters begin on the day the authority set.
const decreeStart = 15

// PeriodOf is the period a day lies in. A period is called after the month it
// ends in: with a start on the 15th, "tháng 4" is 15/3 … 14/4.
func PeriodOf(r assignment.Rhythm, d calendar.Day, s tenant.Settings) Period {
	p := Period{Rhythm: r}
	switch r {
	case assignment.Weekly:
		monday := (int(d.Weekday()) + 6) % 7
		p.From = d.AddDays(-monday)
		p.To = p.From.AddDays(6)
	case assignment.Quarterly:
		p.From, p.To = span(d, 3, s.PeriodStart)
	case assignment.HalfYear:
		p.From, p.To = span(d, 6, decreeStart)
	case assignment.Yearly:
		p.From, p.To = span(d, 12, decreeStart)
	default:
		p.From, p.To = span(d, 1, s.PeriodStart)
	}
	return p
}

// span is the n months around a day where each month begins on the day start: of
// the month before, unless that is the first.
func span(d calendar.Day, n, start int) (first, last calendar.Day) {
	month := d.Year()*12 + int(d.Month()) - 1
	if start > 1 && d.DayOfMonth() >= start {
		month++
	}
	month -= month % n
	return opening(month, start), opening(month+n, start).AddDays(-1)
}

// opening is the first day of a month that is counted from January of the year 0.
func opening(month, start int) calendar.Day {
	if start > 1 {
		month--
	}
	return calendar.NewDay(month/12, time.Month(month%12+1), start)
}

// Next is the period after this one, Previous the one before.
func (p Period) Next(s tenant.Settings) Period { return PeriodOf(p.Rhythm, p.To.AddDays(1), s) }

// Previous is the period before this one.
func (p Period) Previous(s tenant.Settings) Period { return PeriodOf(p.Rhythm, p.From.AddDays(-1), s) }

// Key names a period in addresses: its rhythm and last day.
func (p Period) Key() string { return string(p.Rhythm) + "-" + p.To.String() }

// ParsePeriod reads a key; errs.Invalid "progress.bad_period" when no period has it.
func ParsePeriod(key string, s tenant.Settings) (Period, error) {
	rhythm, day, _ := strings.Cut(key, "-")
	last, err := calendar.ParseDay(day)
	if err != nil || last.Year() < 1000 || !slices.Contains(assignment.Rhythms(), assignment.Rhythm(rhythm)) {
		return Period{}, errs.New(errs.Invalid, "progress.bad_period", key)
	}
	p := PeriodOf(assignment.Rhythm(rhythm), last, s)
	if p.To != last {
		return Period{}, errs.New(errs.Invalid, "progress.bad_period", key)
	}
	return p, nil
}

// Window bounds when the reports of a period may come.
type Window struct {
	Timely calendar.Day // last day in time
	Open   calendar.Day // last day on which one is still taken; then the period is locked
}

// WindowOf is the window of a period. The last day in time is a working day, so
// at least one lies between the end of the period and sending (Decree 09/2019).
// A period that was reopened is open until the last day given.
func WindowOf(p Period, s tenant.Settings, c *calendar.Calendar, reopened []Reopening) Window {
	w := Window{Timely: c.NextWorking(p.To.AddDays(max(1, s.ReportDays)))}
	w.Open = latest(w.Timely, p.To.AddDays(s.ReportOpenDays))
	if n := len(reopened); n > 0 {
		w.Open = latest(w.Open, reopened[n-1].Until)
	}
	return w
}

func latest(a, b calendar.Day) calendar.Day {
	if a.Before(b) {
		return b
	}
	return a
}

// CurrentOn is the period that is reported on a day: the one that ended last
// while its reports are still in time, else the one the day lies in.
func CurrentOn(r assignment.Rhythm, day calendar.Day, s tenant.Settings, c *calendar.Calendar) Period {
	p := PeriodOf(r, day, s)
	if ended := p.Previous(s); !WindowOf(ended, s, c, nil).Timely.Before(day) {
		return ended
	}
	return p
}
