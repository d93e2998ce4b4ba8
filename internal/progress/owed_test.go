package progress_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/progress"
	"dondoc/internal/tenant"
)

func day(s string) calendar.Day {
	d, err := calendar.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestOwes(t *testing.T) {
	underway := assignment.State{Work: assignment.Underway, Confirmation: assignment.Unclaimed}
	dated := assignment.Assignment{Due: day("2026-06-30"), HeldFrom: day("2026-03-02"), State: underway}
	undated := assignment.Assignment{Rhythm: assignment.Quarterly, HeldFrom: day("2026-03-02"), State: underway}
	with := func(a assignment.Assignment, change func(*assignment.Assignment)) assignment.Assignment {
		change(&a)
		return a
	}
	cases := []struct {
		name       string
		assignment assignment.Assignment
		period     string
		want       bool
	}{
		{"dated, monthly", dated, "month-2026-04-14", true},
		{"the period it was given in", dated, "month-2026-03-14", true},
		{"the period before", dated, "month-2026-02-14", false},
		{"another rhythm", dated, "quarter-2026-06-14", false},
		{"after its last day", dated, "month-2026-09-14", true},
		{"undated, its rhythm", undated, "quarter-2026-06-14", true},
		{"undated, the authority's", undated, "month-2026-04-14", false},
		{"not received yet", with(dated, func(a *assignment.Assignment) { a.State.Work = assignment.Assigned }), "month-2026-04-14", true},
		{"returned", with(dated, func(a *assignment.Assignment) { a.State.Confirmation = assignment.Returned }), "month-2026-04-14", true},
		{"historic", with(dated, func(a *assignment.Assignment) { a.Historic = true }), "month-2026-04-14", false},
		{"claimed", with(dated, func(a *assignment.Assignment) { a.State.Confirmation = assignment.AwaitingAssigner }), "month-2026-04-14", false},
		{"completed", with(dated, func(a *assignment.Assignment) { a.State.Work = assignment.Completed }), "month-2026-04-14", false},
		{"suspended", with(dated, func(a *assignment.Assignment) { a.State.Work = assignment.Suspended }), "month-2026-04-14", false},
		{"revoked", with(dated, func(a *assignment.Assignment) { a.State.Work = assignment.Revoked }), "month-2026-04-14", false},
		{"closed", with(dated, func(a *assignment.Assignment) { a.State.Work = assignment.Closed }), "month-2026-04-14", false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			p, err := progress.ParsePeriod(c.period, tenant.Defaults())
			if err != nil {
				t.Fatal(err)
			}
			if got := progress.Owes(c.assignment, p, tenant.Defaults()); got != c.want {
				t.Errorf("owes: %v", got)
			}
		})
	}
}

// What the figures of a period charge: never less than is owed.
func TestCharged(t *testing.T) {
	p := progress.PeriodOf(assignment.Monthly, day("2026-04-14"), tenant.Defaults())
	w := progress.Window{Timely: day("2026-04-20"), Open: day("2026-04-29")}
	at := func(work assignment.Work, claim assignment.Confirmation, submitted string) assignment.Assignment {
		a := assignment.Assignment{HeldFrom: day("2026-03-02"), State: assignment.State{Work: work, Confirmation: claim}}
		if submitted != "" {
			a.SubmittedOn = day(submitted)
		}
		return a
	}
	since := at(assignment.Underway, assignment.Unclaimed, "")
	since.HeldFrom = day("2026-04-15")
	historic := at(assignment.Completed, assignment.Confirmed, "2026-04-21")
	historic.Historic = true
	cases := []struct {
		name string
		a    assignment.Assignment
		want bool
	}{
		{"underway", at(assignment.Underway, assignment.Unclaimed, ""), true},
		{"claimed to its leader", at(assignment.Underway, assignment.AwaitingLeader, ""), true},
		{"handed in within the time", at(assignment.Underway, assignment.AwaitingAssigner, "2026-04-20"), false},
		{"handed in after it", at(assignment.Underway, assignment.AwaitingAssigner, "2026-04-21"), true},
		{"completed, handed in within the time", at(assignment.Completed, assignment.Confirmed, "2026-04-20"), false},
		{"completed, handed in after it", at(assignment.Completed, assignment.Confirmed, "2026-04-21"), true},
		{"suspended", at(assignment.Suspended, assignment.Unclaimed, ""), false},
		{"revoked", at(assignment.Revoked, assignment.Unclaimed, ""), false},
		{"got after the period", since, false},
		{"historic", historic, false},
	}
	for _, c := range cases {
		if got := progress.Charged(c.a, p, w, tenant.Defaults()); got != c.want || progress.Owes(c.a, p, tenant.Defaults()) && !got {
			t.Errorf("%s: charged %v", c.name, got)
		}
	}
}

// From the day it was given to today, one period after another, none twice and none in the future.
func TestOwedOnFollowsTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := someSettings(t)
		given := aDay(t)
		today := given.AddDays(rapid.IntRange(-40, 800).Draw(t, "later"))
		a := assignment.Assignment{
			Rhythm: rapid.SampledFrom(assignment.Rhythms()).Draw(t, "rhythm"), HeldFrom: given,
			State: assignment.State{Work: assignment.Underway, Confirmation: assignment.Unclaimed},
		}
		owed := progress.OwedOn(a, today, s)
		if begun := !today.Before(progress.PeriodOf(a.Rhythm, given, s).From); (len(owed) > 0) != begun {
			t.Fatalf("given on %s, on %s: %d periods", given, today, len(owed))
		}
		for i, p := range owed {
			if i > 0 && owed[i-1].Next(s) != p || p.To.Before(given) || today.Before(p.From) {
				t.Fatalf("given on %s, on %s: %+v", given, today, owed)
			}
		}
		if n := len(owed); n > 0 && owed[n-1].To.Before(today) {
			t.Fatalf("the period of %s is missing: %+v", today, owed)
		}
	})
}

func TestStandingOn(t *testing.T) {
	p := progress.PeriodOf(assignment.Monthly, day("2026-04-14"), tenant.Defaults())
	w := progress.Window{Timely: day("2026-04-20"), Open: day("2026-04-29")}
	on := func(d string, s progress.State) []progress.Report {
		return []progress.Report{{SubmittedOn: day(d), Timely: w.Timely, State: s}}
	}
	cases := []struct {
		name     string
		versions []progress.Report
		day      string
		want     progress.Standing
		days     int
	}{
		{"within the period", nil, "2026-04-14", progress.Expected, 0},
		{"after it", nil, "2026-04-15", progress.Due, 0},
		{"the last day in time", nil, "2026-04-20", progress.Due, 0},
		{"the day after", nil, "2026-04-21", progress.Missing, 1},
		{"long after", nil, "2026-05-20", progress.Missing, 30},
		{"in time", on("2026-04-20", progress.AwaitingLeader), "2026-06-01", progress.InTime, 0},
		{"approved late, submitted in time", on("2026-04-19", progress.Received), "2026-06-01", progress.InTime, 0},
		{"late", on("2026-04-23", progress.Received), "2026-06-01", progress.Late, 3},
		{"sent back", on("2026-04-19", progress.SentBack), "2026-04-21", progress.Missing, 1},
		{"returned", on("2026-04-19", progress.Returned), "2026-04-20", progress.Due, 0},
		{"corrected", append(on("2026-04-19", progress.Returned), on("2026-04-22", progress.AwaitingLeader)...), "2026-04-25", progress.Late, 2},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got, days := progress.StandingOn(c.versions, p, w, day(c.day)); got != c.want || days != c.days {
				t.Errorf("%s, %d days", got, days)
			}
		})
	}
}

// A report once in time stays in time: no later day changes what was submitted.
func TestASubmittedReportIsJudgedOnce(t *testing.T) {
	working := vietnam(t)
	rapid.Check(t, func(t *rapid.T) {
		s := someSettings(t)
		p := progress.PeriodOf(rapid.SampledFrom(assignment.Rhythms()).Draw(t, "rhythm"), aDay(t), s)
		w := progress.WindowOf(p, s, working, nil)
		sent := p.From.AddDays(rapid.IntRange(0, 500).Draw(t, "sent"))
		r := []progress.Report{{SubmittedOn: sent, Timely: w.Timely, State: progress.AwaitingAssigner, SubmittedAt: time.Unix(0, 0)}}
		first, days := progress.StandingOn(r, p, w, sent)
		later, again := progress.StandingOn(r, p, w, sent.AddDays(rapid.IntRange(0, 500).Draw(t, "later")))
		if first != later || days != again || (first == progress.Late) != w.Timely.Before(sent) {
			t.Fatalf("%s by %d, then %s by %d", first, days, later, again)
		}
	})
}

func TestReadTyped(t *testing.T) {
	ok := progress.Typed{Percent: "40", Done: "Đã trình"}
	cases := []struct {
		name   string
		change func(*progress.Typed)
		key    string
	}{
		{"right", func(*progress.Typed) {}, ""},
		{"with a mark", func(t *progress.Typed) { t.Percent = " 40 % " }, ""},
		{"a stage instead", func(t *progress.Typed) { t.Percent, t.Stage = "", "drafting" }, ""},
		{"neither", func(t *progress.Typed) { t.Percent = "" }, "progress.no_measure"},
		{"more than all", func(t *progress.Typed) { t.Percent = "101" }, "progress.bad_percent"},
		{"less than nothing", func(t *progress.Typed) { t.Percent = "-1" }, "progress.bad_percent"},
		{"no number", func(t *progress.Typed) { t.Percent = "một nửa" }, "progress.bad_percent"},
		{"a fraction", func(t *progress.Typed) { t.Percent = "40,5" }, "progress.bad_percent"},
		{"another stage", func(t *progress.Typed) { t.Stage = "dreaming" }, "progress.bad_stage"},
		{"nothing done", func(t *progress.Typed) { t.Done = " \n" }, "progress.no_done"},
		{"too long", func(t *progress.Typed) { t.Proposals = string(make([]rune, progress.MaxWords+1)) }, "progress.long"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			typed := ok
			c.change(&typed)
			if _, err := typed.Read(); keyOf(err) != c.key {
				t.Errorf("%v, want %q", err, c.key)
			}
		})
	}
}
