package progress_test

import (
	"testing"

	"pgregory.net/rapid"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/progress"
	"dondoc/internal/tenant"
)

// Decree 09/2019/NĐ-CP, as domain rule 15 states it, and a calendar authority.
func TestPeriodOf(t *testing.T) {
	cases := []struct {
		rhythm        assignment.Rhythm
		start         int
		day, from, to string
	}{
		{assignment.Yearly, 15, "2026-12-14", "2025-12-15", "2026-12-14"},
		{assignment.Yearly, 15, "2026-12-15", "2026-12-15", "2027-12-14"},
		{assignment.HalfYear, 15, "2026-01-01", "2025-12-15", "2026-06-14"},
		{assignment.HalfYear, 15, "2026-06-15", "2026-06-15", "2026-12-14"},
		{assignment.Quarterly, 15, "2026-03-14", "2025-12-15", "2026-03-14"},
		{assignment.Quarterly, 15, "2026-03-15", "2026-03-15", "2026-06-14"},
		{assignment.Monthly, 15, "2026-04-14", "2026-03-15", "2026-04-14"},
		{assignment.Monthly, 15, "2025-12-31", "2025-12-15", "2026-01-14"},
		{assignment.Monthly, 1, "2026-02-28", "2026-02-01", "2026-02-28"},
		{assignment.Quarterly, 1, "2024-02-29", "2024-01-01", "2024-03-31"},
		{assignment.Weekly, 15, "2026-03-15", "2026-03-09", "2026-03-15"}, // a Sunday
		{assignment.Weekly, 15, "2026-03-16", "2026-03-16", "2026-03-22"},
	}
	for _, c := range cases {
		s := tenant.Defaults()
		s.PeriodStart = c.start
		want := progress.Period{Rhythm: c.rhythm, From: day(c.from), To: day(c.to)}
		if got := progress.PeriodOf(c.rhythm, day(c.day), s); got != want {
			t.Errorf("%s from the %d, %s: %s … %s", c.rhythm, c.start, c.day, got.From, got.To)
		}
	}
}

func aDay(t *rapid.T) calendar.Day {
	return calendar.NewDay(2000, 1, 1).AddDays(rapid.IntRange(0, 40000).Draw(t, "day"))
}

func someSettings(t *rapid.T) tenant.Settings {
	s := tenant.Defaults()
	s.PeriodStart = rapid.IntRange(1, 28).Draw(t, "start")
	return s
}

// Periods tile time: each day lies in exactly one of each rhythm, and the next
// one begins on the day after the last.
func TestPeriodsTileTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, d := someSettings(t), aDay(t)
		for _, r := range assignment.Rhythms() {
			p := progress.PeriodOf(r, d, s)
			next, previous := p.Next(s), p.Previous(s)
			switch {
			case d.Before(p.From) || p.To.Before(d):
				t.Fatalf("%s does not hold %s: %+v", r, d, p)
			case progress.PeriodOf(r, p.From, s) != p || progress.PeriodOf(r, p.To, s) != p:
				t.Fatalf("the ends of %+v lie in another", p)
			case next.From != p.To.AddDays(1) || previous.To != p.From.AddDays(-1):
				t.Fatalf("a gap around %+v: %+v, %+v", p, previous, next)
			}
			again, err := progress.ParsePeriod(p.Key(), s)
			if err != nil || again != p {
				t.Fatalf("%s reads as %+v, %v", p.Key(), again, err)
			}
		}
	})
}

func TestKeysThatNameNoPeriod(t *testing.T) {
	for _, key := range []string{"", "month", "month-2026-04-15", "fortnight-2026-04-14", "month-0000-00-00", "-2026-04-14", "month-0001-01-14"} {
		if _, err := progress.ParsePeriod(key, tenant.Defaults()); !errs.Is(err, errs.Invalid, "progress.bad_period") {
			t.Errorf("%q: %v", key, err)
		}
	}
}

func vietnam(t interface{ Fatal(...any) }) *calendar.Calendar {
	c, err := calendar.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWindowOf(t *testing.T) {
	cases := []struct {
		name, last, reopened string
		timely, open         string
	}{
		{"five days", "2026-04-14", "", "2026-04-20", "2026-04-29"}, // the 19th is a Sunday
		{"over Tết", "2026-02-14", "", "2026-02-23", "2026-03-01"},
		{"reopened", "2026-04-14", "2026-06-01", "2026-04-20", "2026-06-01"},
		{"reopened for less", "2026-04-14", "2026-04-15", "2026-04-20", "2026-04-29"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p := progress.PeriodOf(assignment.Monthly, day(c.last), tenant.Defaults())
			var reopened []progress.Reopening
			if c.reopened != "" {
				reopened = append(reopened, progress.Reopening{Until: day(c.reopened)})
			}
			got := progress.WindowOf(p, tenant.Defaults(), vietnam(t), reopened)
			if got.Timely.String() != c.timely || got.Open.String() != c.open {
				t.Errorf("%s, %s", got.Timely, got.Open)
			}
		})
	}
}

// Whatever the numbers, a working day lies between the end and sending, and nothing is locked that is in time.
func TestWindowsLeaveAWorkingDay(t *testing.T) {
	working := vietnam(t)
	rapid.Check(t, func(t *rapid.T) {
		s := someSettings(t)
		s.ReportDays, s.ReportOpenDays = rapid.IntRange(0, 20).Draw(t, "days"), rapid.IntRange(0, 40).Draw(t, "open")
		p := progress.PeriodOf(rapid.SampledFrom(assignment.Rhythms()).Draw(t, "rhythm"), aDay(t), s)
		w := progress.WindowOf(p, s, working, nil)
		if !p.To.Before(w.Timely) || !working.IsWorking(w.Timely) || w.Open.Before(w.Timely) {
			t.Fatalf("%+v: %+v", p, w)
		}
	})
}
