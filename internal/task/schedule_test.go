package task_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"dondoc/internal/calendar"
	"dondoc/internal/task"
)

func day(t interface{ Fatal(...any) }, s string) calendar.Day {
	d, err := calendar.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestScheduleOf(t *testing.T) {
	due := func(s string) task.Deadline {
		return task.Deadline{Kind: calendar.Due, Due: day(t, s), Effective: day(t, s)}
	}
	window := task.Deadline{
		Kind: calendar.Window, From: day(t, "2022-04-01"), Due: day(t, "2022-12-31"), Effective: day(t, "2022-12-31"),
	}
	shifted := task.Deadline{Kind: calendar.Due, Due: day(t, "2022-04-30"), Effective: day(t, "2022-05-04")}
	given := func(s string) task.Deadline { return task.Deadline{Kind: task.Given, Due: day(t, s)} }
	is := func(s task.Status) task.Deadline { return task.Deadline{Kind: calendar.Kind(s)} }
	cases := []struct {
		name      string
		deadlines []task.Deadline
		day       string
		back      bool // a retrospective programme
		want      task.Status
	}{
		{"no phrase has no day to miss", nil, "2022-03-31", false, task.Undated},
		{"throughout", []task.Deadline{{Kind: calendar.Ongoing}}, "2030-01-01", false, task.Undated},
		{"every year", []task.Deadline{{Kind: calendar.Recurring, Every: "year"}}, "2030-01-01", false, task.Undated},
		{"counts from an event not recorded", []task.Deadline{{Kind: calendar.Event}}, "2022-03-31", false, task.Unresolved},
		{"not understood", []task.Deadline{{Kind: calendar.Unresolved}}, "2022-03-31", false, task.Unresolved},
		{"far ahead", []task.Deadline{due("2022-03-31")}, "2022-03-15", false, task.Upcoming},
		{"fifteen days ahead is soon", []task.Deadline{due("2022-03-31")}, "2022-03-16", false, task.Soon},
		{"the last day is in time", []task.Deadline{due("2022-03-31")}, "2022-03-31", false, task.Soon},
		{"the day after is late", []task.Deadline{due("2022-03-31")}, "2022-04-01", false, task.Overdue},
		{"a missed run loses nothing", []task.Deadline{due("2022-03-31")}, "2026-11-24", false, task.Overdue},
		{"retrospective is past, not late", []task.Deadline{due("2022-03-31")}, "2026-11-24", true, task.Passed},
		{"retrospective ahead is as any", []task.Deadline{due("2022-03-31")}, "2022-03-16", true, task.Soon},
		{"window not open", []task.Deadline{window}, "2022-03-31", false, task.Waiting},
		{"window open", []task.Deadline{window}, "2022-04-01", false, task.Upcoming},
		{"window over", []task.Deadline{window}, "2023-01-01", false, task.Overdue},
		{"the effective day counts", []task.Deadline{shifted}, "2022-05-04", false, task.Soon},
		{"after the effective day", []task.Deadline{shifted}, "2022-05-05", false, task.Overdue},
		{"what was given is late, whatever its programme", []task.Deadline{given("2022-03-31")}, "2026-11-24", true, task.Overdue},
		{"what is done is never late", []task.Deadline{is(task.Done)}, "2030-01-01", false, task.Done},
		{"one share is late", []task.Deadline{is(task.Done), given("2022-03-31")}, "2022-04-01", false, task.Overdue},
		{"one share waits for a verdict", []task.Deadline{is(task.Done), is(task.Handed)}, "2022-04-01", false, task.Handed},
		{"what is revoked does not count", []task.Deadline{is(task.Ended), is(task.Done)}, "2022-04-01", false, task.Done},
		{"all is revoked", []task.Deadline{is(task.Ended)}, "2022-04-01", false, task.Ended},
		{"a share rests, another goes on", []task.Deadline{is(task.Suspended), {Kind: calendar.Ongoing}}, "2022-04-01", false, task.Undated},
		{"the most urgent instalment speaks", []task.Deadline{due("2022-12-31"), due("2022-03-31")}, "2022-04-01", false, task.Overdue},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			clock := task.Clock{Day: day(t, c.day), SoonDays: 15, Retrospective: c.back}
			if got := task.ScheduleOf(c.deadlines, clock); got != c.want {
				t.Errorf("ScheduleOf = %s, want %s", got, c.want)
			}
			if !slices.Contains(task.Statuses(), c.want) {
				t.Errorf("%s is not among the statuses pages show", c.want)
			}
		})
	}
}

// deadlines draws instalments as the calendar makes them.
func deadlines() *rapid.Generator[[]task.Deadline] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) task.Deadline {
		first := day(t, "2020-01-01")
		switch kind := rapid.SampledFrom([]calendar.Kind{
			calendar.Due, calendar.Window, calendar.Ongoing, calendar.Recurring, calendar.Event, calendar.Unresolved,
			task.Given, calendar.Kind(task.Handed), calendar.Kind(task.Done),
		}).Draw(t, "kind"); kind {
		case calendar.Due, calendar.Window, task.Given:
			due := first.AddDays(rapid.IntRange(0, 4000).Draw(t, "due"))
			d := task.Deadline{Kind: kind, Due: due, Effective: due.AddDays(rapid.IntRange(0, 9).Draw(t, "shift"))}
			if kind == calendar.Window {
				d.From = due.AddDays(-rapid.IntRange(0, 900).Draw(t, "length"))
			}
			return d
		default:
			return task.Deadline{Kind: kind}
		}
	}), 0, 4)
}

func TestScheduleKeyKeepsTheStatus(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := deadlines().Draw(t, "deadlines")
		back, err := task.ParseScheduleKey(task.ScheduleKey(all))
		if err != nil {
			t.Fatal(err)
		}
		clock := task.Clock{
			Day:           day(t, "2020-01-01").AddDays(rapid.IntRange(-30, 4100).Draw(t, "day")),
			SoonDays:      rapid.IntRange(0, 60).Draw(t, "soon"),
			Retrospective: rapid.Bool().Draw(t, "retrospective"),
		}
		if got, want := task.ScheduleOf(back, clock), task.ScheduleOf(all, clock); got != want {
			t.Errorf("status through the key = %s, want %s", got, want)
		}
		if got, want := task.LastDay(back), task.LastDay(all); got != want {
			t.Errorf("last day through the key = %s, want %s", got, want)
		}
	})
}

func TestParseScheduleKeyRefusesWhatItDidNotWrite(t *testing.T) {
	for _, key := range []string{"due", "due/2022-03-31", "due//31-03-2022", ";", "due/x/"} {
		if got, err := task.ParseScheduleKey(key); err == nil {
			t.Errorf("ParseScheduleKey(%q) = %v, want an error", key, got)
		}
	}
}

func TestLateNeverTurnsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := deadlines().Draw(t, "deadlines")
		clock := task.Clock{Day: day(t, "2020-01-01").AddDays(rapid.IntRange(0, 4100).Draw(t, "day")), SoonDays: 15}
		if task.ScheduleOf(all, clock) != task.Overdue {
			return
		}
		clock.Day = clock.Day.AddDays(rapid.IntRange(1, 900).Draw(t, "later"))
		if got := task.ScheduleOf(all, clock); got != task.Overdue {
			t.Errorf("overdue became %s by waiting", got)
		}
	})
}

func TestRoleKey(t *testing.T) {
	keys := []string{
		task.Role{Name: "Sở Tài chính", Org: "01a2"}.Key(),
		task.Role{Name: "các sở, ban, ngành", Class: true}.Key(),
		task.Role{Name: "Các Sở, ban, ngành", Class: true}.Key(),
	}
	if diff := cmp.Diff([]string{"01a2", "cac so, ban, nganh", "cac so, ban, nganh"}, keys); diff != "" {
		t.Error(diff)
	}
}
