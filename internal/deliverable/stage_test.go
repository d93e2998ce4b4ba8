package deliverable

import (
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
)

func TestStages(t *testing.T) {
	day := func(s string) calendar.Day {
		d, err := calendar.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	presented := []Stage{{Step: Presented, On: day("2026-03-02")}}
	unit, office := bounds{today: day("2026-03-10"), backdate: 4}, bounds{today: day("2026-03-10"), backdate: 4, office: true}
	act := func(g Stage) Stage { g.ActNumber, g.Authority = "1/QĐ-TTg", "Thủ tướng"; return g }
	issued := []Stage{presented[0], act(Stage{Step: Issued, On: day("2026-03-04")})}
	accepted := bounds{today: day("2026-03-10"), backdate: 4, accepted: true}
	office.accepted = true
	cases := []struct {
		name   string
		before []Stage
		next   Stage
		within bounds
		want   string // the refusal's key; empty: none
	}{
		{"the first", nil, Stage{Step: Researched, On: day("2026-03-06")}, unit, ""},
		{"today where no day is stated", presented, Stage{Step: Implemented}, unit, ""},
		{"no step", nil, Stage{Step: "done"}, unit, "deliverable.no_step"},
		{"tomorrow", nil, Stage{Step: Drafted, On: day("2026-03-11")}, unit, "deliverable.future_day"},
		{"five days back", nil, Stage{Step: Drafted, On: day("2026-03-05")}, unit, "deliverable.too_far_back"},
		{"five days back with a reason", nil, Stage{Step: Drafted, On: day("2026-03-05"), Reason: "x"}, unit, "deliverable.too_far_back"},
		{"the office with a reason", nil, Stage{Step: Drafted, On: day("2026-03-01"), Reason: "x"}, office, ""},
		{"the office without one", nil, Stage{Step: Drafted, On: day("2026-03-01")}, office, "deliverable.too_far_back"},
		{"issued without an act", presented, Stage{Step: Issued}, unit, "deliverable.no_act"},
		{"issued long ago by an act", nil, act(Stage{Step: Issued, On: day("2025-01-01")}), unit, ""},
		{"issued before it was presented", presented, act(Stage{Step: Issued, On: day("2026-03-01")}), unit, "deliverable.before_last"},
		{"the same with a reason", presented, act(Stage{Step: Issued, On: day("2026-03-01"), Reason: "x"}), unit, "deliverable.before_last"},
		{"an approval's day corrected", issued, act(Stage{Step: Issued, On: day("2026-03-05"), Reason: "ghi nhầm"}), unit, ""},
		{"corrected to before it was presented", issued, act(Stage{Step: Issued, On: day("2026-03-01"), Reason: "ghi nhầm"}), unit,
			"deliverable.before_last"},
		{"forward after acceptance", presented, act(Stage{Step: Issued, On: day("2026-03-05")}), accepted, ""},
		{"back after acceptance", issued, Stage{Step: Researched, Reason: "ghi nhầm"}, accepted, "deliverable.accepted"},
		{"another day after acceptance", issued, act(Stage{Step: Issued, On: day("2026-03-05"), Reason: "x"}), accepted, "deliverable.accepted"},
		{"the office corrects after acceptance", issued, act(Stage{Step: Issued, On: day("2026-03-05"), Reason: "ghi nhầm"}), office, ""},
		{"carried out before it was presented", []Stage{{Step: Presented, On: day("2026-03-09")}}, Stage{Step: Implemented, On: day("2026-03-08")}, unit,
			"deliverable.before_last"},
		{"back", presented, Stage{Step: Drafted, On: day("2026-03-09")}, unit, "deliverable.not_forward"},
		{"the same again", presented, Stage{Step: Presented, On: day("2026-03-09")}, unit, "deliverable.not_forward"},
		{"back with a reason", presented, Stage{Step: Drafted, On: day("2026-03-09"), Reason: "ghi nhầm"}, unit, ""},
	}
	for _, c := range cases {
		got, err := c.next.check(c.before, c.within)
		switch {
		case c.want == "" && err != nil, c.want != "" && !errs.Is(err, errs.KindOf(err), c.want):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		case c.want == "" && got.On.IsZero():
			t.Errorf("%s: no day", c.name)
		}
	}
}
