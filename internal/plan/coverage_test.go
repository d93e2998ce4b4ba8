package plan_test

import (
	"slices"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/plan"
)

// aDuty was given on 2026-03-02 and is due on 2026-06-30.
func aDuty(id string) plan.Duty {
	return plan.Duty{Ref: "I." + id, Assignment: assignment.Assignment{
		ID: id, Unit: "a", HeldFrom: day("2026-03-02"), Due: day("2026-06-30"), State: assignment.Start(),
	}}
}

// givenLate has its last day before it was given.
func givenLate(d *plan.Duty) { d.HeldFrom = day("2026-07-06") }

// whole says everything of a duty.
func whole(id string) plan.Line {
	return plan.Line{
		Assignment: id, Solution: "Thuê tư vấn", Leader: plan.Person{Name: "Ông Minh"}, Officer: plan.Person{User: "officer", Name: "Cán bộ"},
		Due: day("2026-06-30"), Product: "Quyết định",
		Steps: []plan.Step{{Name: "Dự thảo", From: day("2026-03-02"), To: day("2026-04-30")}},
	}
}

func TestCheck(t *testing.T) {
	staff := plan.Staff{
		Day:     day("2026-05-01"),
		Members: []plan.Member{{User: "officer", Name: "Cán bộ"}},
		Posts: []assignment.Post{
			{ID: "held", Holders: []assignment.Holder{{User: "officer", From: day("2026-01-01")}}},
			{ID: "vacant", Holders: []assignment.Holder{{User: "officer", From: day("2026-01-01"), To: day("2026-04-30")}}},
		},
	}
	cases := []struct {
		name string
		duty func(*plan.Duty)
		line func(*plan.Line)
		want []plan.GapKind
	}{
		{"complete", nil, nil, nil},
		{"a post that is held", nil, func(l *plan.Line) { l.Leader = plan.Person{Post: "held"} }, nil},
		{"another's line", nil, func(l *plan.Line) { l.Assignment = "other" }, []plan.GapKind{plan.GapLine}},
		{"nothing written", nil, func(l *plan.Line) { *l = plan.Line{Assignment: l.Assignment} }, []plan.GapKind{
			plan.GapLeader, plan.GapDate, plan.GapSolution, plan.GapOfficer, plan.GapProduct,
		}},
		{"a vacant post", nil, func(l *plan.Line) { l.Leader = plan.Person{Post: "vacant", Name: "Cán bộ"} },
			[]plan.GapKind{plan.GapLeaderLeft}},
		{"who left", nil, func(l *plan.Line) { l.Leader, l.Officer = plan.Person{User: "gone"}, plan.Person{User: "gone"} },
			[]plan.GapKind{plan.GapLeaderLeft, plan.GapOfficerLeft}},
		{"done too late", nil, func(l *plan.Line) { l.Due = day("2026-07-01") }, []plan.GapKind{plan.GapDateOutside}},
		{"done before it was given", nil, func(l *plan.Line) { l.Due = day("2026-03-01") }, []plan.GapKind{plan.GapDateOutside}},
		{"a step too early", nil, func(l *plan.Line) { l.Steps[0].From = day("2026-03-01") }, []plan.GapKind{plan.GapStepOutside}},
		{"a step too late", nil, func(l *plan.Line) { l.Steps[0].To = day("2026-07-01") }, []plan.GapKind{plan.GapStepOutside}},
		{"undated: steps say when", func(d *plan.Duty) { d.Due = day("") }, func(l *plan.Line) { l.Due = day("") }, nil},
		{"undated: nothing says when", func(d *plan.Duty) { d.Due = day("") },
			func(l *plan.Line) { l.Due, l.Steps = day(""), nil }, []plan.GapKind{plan.GapDate}},
		{"undated: no end", func(d *plan.Duty) { d.Due = day("") }, func(l *plan.Line) { l.Due = day("2035-12-31") }, nil},
		{"given late: from that day on", givenLate, func(l *plan.Line) {
			l.Due, l.Steps[0].From, l.Steps[0].To = day("2026-08-31"), day("2026-07-06"), day("2026-08-01")
		}, nil},
		{"given late: its own last day", givenLate, func(l *plan.Line) { l.Steps = nil }, []plan.GapKind{plan.GapDateOutside}},
		{"historic", func(d *plan.Duty) { d.Historic = true }, func(l *plan.Line) { l.Assignment = "other" }, nil},
		{"done", func(d *plan.Duty) { d.State.Work = assignment.Completed }, func(l *plan.Line) { l.Assignment = "other" }, nil},
		{"suspended", func(d *plan.Duty) { d.State.Work = assignment.Suspended }, func(l *plan.Line) { l.Assignment = "other" }, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, l := aDuty("1"), whole("1")
			if c.duty != nil {
				c.duty(&d)
			}
			if c.line != nil {
				c.line(&l)
			}
			got := plan.Check([]plan.Duty{d}, []plan.Line{l}, staff)
			var kinds []plan.GapKind
			for _, g := range got.Gaps {
				kinds = append(kinds, g.Kind)
				if g.Assignment != "1" || g.Ref != "I.1" || (g.Step == 1) != (g.Kind == plan.GapStepOutside) {
					t.Errorf("gap %+v", g)
				}
			}
			if !slices.Equal(kinds, c.want) {
				t.Errorf("gaps %v, want %v", kinds, c.want)
			}
			if owed := got.Owed == 1; owed != d.Owed() || got.Covered != got.Owed && len(kinds) == 0 {
				t.Errorf("%d of %d covered", got.Covered, got.Owed)
			}
		})
	}
}

func TestBlockingGaps(t *testing.T) {
	var blocking []plan.GapKind
	for _, k := range plan.GapKinds() {
		if k.Blocking() {
			blocking = append(blocking, k)
		}
	}
	want := []plan.GapKind{plan.GapLine, plan.GapLeader, plan.GapLeaderLeft, plan.GapDate, plan.GapDateOutside, plan.GapStepOutside}
	if !slices.Equal(blocking, want) {
		t.Errorf("blocking: %v", blocking)
	}
}

func TestCompare(t *testing.T) {
	kept, was, is := whole("1"), whole("2"), whole("2")
	is.Due, is.Solution = day("2026-05-31"), ""
	is.Steps = append(is.Steps, plan.Step{Name: "Trình", From: day("2026-05-01"), To: day("2026-05-02"), Who: "Phòng A"})
	got := plan.Compare([]plan.Line{kept, was, whole("3")}, []plan.Line{kept, is, whole("4")})
	if len(got) != 3 || got[0].Assignment != "2" || !got[1].Added || got[1].Assignment != "4" || !got[2].Removed || got[2].Assignment != "3" {
		t.Fatalf("differences: %+v", got)
	}
	want := map[string]assignment.Change{
		plan.FieldDue:      {From: "2026-06-30", To: "2026-05-31"},
		plan.FieldSolution: {From: "Thuê tư vấn"},
		plan.FieldSteps: {
			From: "Dự thảo (02/3/2026 – 30/4/2026)",
			To:   "Dự thảo (02/3/2026 – 30/4/2026)\nTrình (01/5/2026 – 02/5/2026); Phòng A",
		},
	}
	same(t, "changes", want, got[0].Changes)
	if len(got[1].Changes) != len(plan.Fields()) || len(got[2].Changes) != len(plan.Fields()) {
		t.Errorf("added and removed name every field: %+v", got)
	}
}
