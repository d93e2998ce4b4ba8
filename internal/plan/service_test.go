package plan_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/plan"
	"dondoc/internal/programme"
)

func TestALineForEachDuty(t *testing.T) {
	each(t, func(r *room) {
		p := r.begun()
		v := r.show(p.ID)
		if len(v.Rows) != 3 || v.Coverage.Owed != 3 || v.Coverage.Covered != 0 || p.State != plan.Draft || p.Edition != 1 {
			r.t.Fatalf("begun: %+v, %+v", p, v.Coverage)
		}
		for i, due := range []string{"2026-06-30", "2026-09-30", ""} {
			l := v.Rows[i].Line
			if l.Due != day(due) || l.Product != "Quyết định" || l.Version != 1 {
				r.t.Errorf("line %d: %+v", i, l)
			}
		}
		again, err := r.Begin(context.Background(), r.as("head-a"), "p", "a") // the form came twice
		if err != nil || again.ID != p.ID {
			r.t.Errorf("begun again: %+v, %v", again, err)
		}
		if v.By != day("2026-04-01") {
			r.t.Errorf("due by %v", v.By)
		}
	})
}

func TestWhoMayNotBegin(t *testing.T) {
	each(t, func(r *room) {
		for _, who := range []string{"officer-b", "head-b", "office"} {
			if _, err := r.Begin(context.Background(), r.as(who), "p", "a"); !errs.Is(err, errs.Forbidden, "plan.not_yours") {
				r.t.Errorf("%s: %v", who, err)
			}
		}
		if _, err := r.Begin(context.Background(), access.Actor{Tenant: r.tenant}, "p", "a"); errs.KindOf(err) != errs.Unauthenticated {
			r.t.Errorf("nobody: %v", err)
		}
		if _, err := r.Begin(context.Background(), r.as("officer-b"), "p", "b"); !errs.Is(err, errs.Refused, "plan.no_duties") {
			r.t.Errorf("without duties: %v", err)
		}
		if _, err := r.Begin(context.Background(), r.as("officer-a"), "p", "none"); errs.KindOf(err) != errs.NotFound {
			r.t.Errorf("an unknown organisation: %v", err)
		}
	})
}

func TestTheCourseToForce(t *testing.T) {
	each(t, func(r *room) {
		p := r.begun()
		err := r.refused(errs.Refused, "plan.gaps", p, r.submit("officer-a", "gấp"))
		var gaps *plan.GapsError
		if !errors.As(err, &gaps) || len(gaps.Gaps) != 4 { // three leaders, one day
			r.t.Errorf("gaps: %+v", gaps)
		}
		p = r.complete(p.ID)
		if v := r.show(p.ID); v.Coverage.Covered != 3 || len(v.Coverage.Gaps) != 0 {
			r.t.Errorf("coverage: %+v", v.Coverage)
		}
		r.refused(errs.Conflict, "plan.not_now", p, r.approve("head-a"))
		r.refused(errs.Forbidden, "plan.not_yours", p, r.submit("officer-b", ""))
		sent := r.do(p, r.submit("officer-a", ""))
		r.refused(errs.Conflict, "plan.stale", p, r.submit("officer-a", "")) // the form came twice
		r.refused(errs.Forbidden, "plan.not_yours", sent, r.approve("officer-a"))
		r.refused(errs.Forbidden, "plan.not_yours", sent, r.approve("head-b"))
		r.unwritable(errs.Conflict, "plan.not_now", p.ID, r.row(p.ID, "I.1").Line)

		back := func(reason string) step {
			return func(p plan.Plan) (plan.Plan, error) {
				return r.SendBack(context.Background(), r.as("head-a"), ref(p), reason)
			}
		}
		r.refused(errs.Invalid, "plan.no_reason", sent, back(" "))
		p = r.do(sent, back("Thiếu kinh phí"))
		if e := r.show(p.ID).Editions[0]; e.Answer != "Thiếu kinh phí" || e.DeciderName != "Người head-a" || p.State != plan.Draft {
			r.t.Errorf("sent back: %+v", e)
		}
		p = r.do(p, r.submit("officer-a", ""), r.approve("head-a"))
		if e := r.show(p.ID).Editions[0]; p.State != plan.InForce || p.InForce() != 1 || e.Answer != "" || e.SubmitterName != "Người officer-a" {
			r.t.Errorf("in force: %+v, %+v", p, e)
		}
		if last := r.entries("task", "p1")[0]; last.Act != "plan.put_in_force" || !strings.Contains(string(last.Detail), "2026-06-30") {
			r.t.Errorf("the task's record: %s %s", last.Act, last.Detail)
		}
	})
}

func TestNobodyApprovesTheirOwn(t *testing.T) {
	each(t, func(r *room) {
		r.user("head-a2", access.Grant{Role: access.Leader, Org: "a"})
		p := r.complete(r.begun().ID)
		p = r.do(p, r.submit("head-a", ""))
		r.refused(errs.Forbidden, "plan.own_submission", p, r.approve("head-a"))
		for who, want := range map[string]int{"head-a": 0, "head-a2": 1, "head-b": 0, "officer-a": 0, "office": 0} {
			if waiting, err := r.Awaiting(context.Background(), r.as(who)); err != nil || len(waiting) != want {
				r.t.Errorf("%s is asked for %d plans, want %d; %v", who, len(waiting), want, err)
			}
		}
		r.do(p, r.approve("head-a2"))
	})
}

func TestGapsThatNeedAReason(t *testing.T) {
	each(t, func(r *room) {
		p := r.complete(r.begun().ID)
		l := r.row(p.ID, "I.1").Line
		l.Solution, l.Officer = "", plan.Person{}
		r.write("officer-a2", p.ID, l)
		p = r.show(p.ID).Plan
		r.refused(errs.Refused, "plan.unexplained", p, r.submit("officer-a", " "))
		r.refused(errs.TooLarge, "plan.long_reason", p, r.submit("officer-a", strings.Repeat("ệ", 2001)))
		p = r.do(p, r.submit("officer-a", "Chờ phân công sau đại hội"))
		if e := r.show(p.ID).Editions[0]; e.Despite != "Chờ phân công sau đại hội" {
			r.t.Errorf("sent: %+v", e)
		}
	})
}

// The second of two editors is told what changed, and by whom.
func TestTwoEditorsAtOnce(t *testing.T) {
	each(t, func(r *room) {
		p := r.begun()
		mine, theirs := r.row(p.ID, "I.1").Line, r.row(p.ID, "I.1").Line
		other := r.row(p.ID, "I.2").Line
		theirs.Solution = "Tự lập"
		r.write("officer-a2", p.ID, theirs)
		mine.Solution = "Thuê tư vấn"
		err := r.unwritable(errs.Conflict, "plan.stale", p.ID, mine)
		var stale *plan.StaleError
		if !errors.As(err, &stale) || len(stale.Newer) != 1 || stale.Newer[0].Entry.ActorName != "Người officer-a2" ||
			stale.Newer[0].Detail.Changes[plan.FieldSolution] != (assignment.Change{To: "Tự lập"}) {
			r.t.Errorf("told: %+v", stale)
		}
		theirs.Version = 1
		if l := r.write("officer-a2", p.ID, theirs); l.Version != 2 { // the form came twice
			r.t.Errorf("written twice: %+v", l)
		}
		other.Solution = "Phối hợp với Sở b"
		r.write("officer-a", p.ID, other) // another line is not in the way
		if n := len(r.entries("plan", p.ID)); n != 3 {
			r.t.Errorf("%d entries in the record, want begin and two lines", n)
		}
		r.refused(errs.Conflict, "plan.stale", p, r.submit("officer-a", "")) // who sends has seen every line
	})
}

func TestDaysOutsideTheDutysTime(t *testing.T) {
	each(t, func(r *room) {
		p := r.begun()
		step := func(from, to string) []plan.Step {
			return []plan.Step{{Name: "Dự thảo", From: day(from), To: day(to)}}
		}
		cases := []struct {
			key  string
			ref  string
			edit func(*plan.Line)
		}{
			{"plan.due_outside", "I.1", func(l *plan.Line) { l.Due = day("2026-07-01") }},
			{"plan.due_outside", "I.1", func(l *plan.Line) { l.Due = day("2026-03-01") }},
			{"plan.due_outside_before", "I.3", func(l *plan.Line) { l.Due = day("2026-03-01") }},
			{"plan.step_outside", "I.1", func(l *plan.Line) { l.Steps = step("2026-03-01", "2026-04-01") }},
			{"plan.step_outside", "I.1", func(l *plan.Line) { l.Steps = step("2026-04-01", "2026-07-01") }},
			{"plan.step_outside_before", "I.3", func(l *plan.Line) { l.Steps = step("2026-03-01", "2026-04-01") }},
			{"plan.step_backwards", "I.1", func(l *plan.Line) { l.Steps = step("2026-04-02", "2026-04-01") }},
			{"plan.step_days", "I.1", func(l *plan.Line) { l.Steps = step("2026-04-02", "") }},
			{"plan.step_name", "I.1", func(l *plan.Line) { l.Steps = []plan.Step{{Who: "Phòng A"}} }},
		}
		for _, c := range cases {
			l := r.row(p.ID, c.ref).Line
			c.edit(&l)
			r.unwritable(errs.Invalid, c.key, p.ID, l)
		}
		l := r.row(p.ID, "I.3").Line
		l.Steps, l.Due = step("2026-03-02", "2030-12-31"), day("2035-12-31")
		l.Steps = append(l.Steps, plan.Step{}) // an empty row of the form
		if l = r.write("officer-a", p.ID, l); len(l.Steps) != 1 {
			r.t.Errorf("steps: %+v", l.Steps)
		}
	})
}

// A duty given after its last day is late, and still has to be planned: from the day it was given on.
func TestADutyGivenLateIsPlanned(t *testing.T) {
	each(t, func(r *room) {
		r.programme(programme.Programme{ID: "late", Title: "Chương trình ban hành chậm", Edition: 1, RestDay: calendar.Keep})
		r.add("late", "1", "2026-02-20", "b")
		r.activate("late")
		p, err := r.Begin(context.Background(), r.as("officer-b"), "late", "b")
		if err != nil {
			r.t.Fatal(err)
		}
		l := r.row(p.ID, "I.1").Line
		if !l.Due.IsZero() {
			r.t.Errorf("the draft says %s, which nobody can plan any more", l.Due)
		}
		l.Leader, l.Solution, l.Officer = plan.Person{Name: "Ông Minh"}, "Lập tổ công tác", plan.Person{Name: "Bà Hoa"}
		l = r.write("officer-b", p.ID, l)
		before := l
		before.Due = day("2026-02-20")
		if _, err := r.Write(context.Background(), r.as("officer-b"), p.ID, before); !errs.Is(err, errs.Invalid, "plan.due_outside_before") {
			r.t.Errorf("a day before it was given: %v", err)
		}
		l.Due = day("2026-04-15")
		l.Steps = []plan.Step{{Name: "Dự thảo", From: day("2026-03-02"), To: day("2026-03-31")}}
		r.write("officer-b", p.ID, l)
		r.do(r.show(p.ID).Plan, r.submit("officer-b", ""), r.approve("head-b"))
	})
}

func TestVeryLongWords(t *testing.T) {
	each(t, func(r *room) {
		p := r.begun()
		long := func(n int) string { return strings.Repeat("Nghị quyết ", n/11) + strings.Repeat("ễ", n%11) }
		fits := r.row(p.ID, "I.1").Line
		fits.Solution, fits.Leader = long(plan.MaxWords-1)+"x", plan.Person{Name: long(plan.MaxName - 1), Title: "Giám đốc"}
		r.write("officer-a", p.ID, fits)
		if got := r.row(p.ID, "I.1").Line; got.Solution != fits.Solution || got.Leader.Name != strings.TrimSpace(fits.Leader.Name) {
			r.t.Errorf("kept %d of %d bytes", len(got.Solution), len(fits.Solution))
		}
		for key, edit := range map[string]func(*plan.Line){
			"plan.long_solution": func(l *plan.Line) { l.Solution = strings.Repeat("ễ", plan.MaxWords+1) },
			"plan.long_product":  func(l *plan.Line) { l.Product = strings.Repeat("ễ", plan.MaxWords+1) },
			"plan.long_person":   func(l *plan.Line) { l.Officer = plan.Person{Title: strings.Repeat("ễ", plan.MaxName+1)} },
			"plan.long_step": func(l *plan.Line) {
				l.Steps = []plan.Step{{Name: strings.Repeat("ễ", plan.MaxName+1), From: day("2026-04-01"), To: day("2026-04-01")}}
			},
			"plan.many_steps": func(l *plan.Line) {
				l.Steps = nil
				for range plan.MaxSteps + 1 {
					l.Steps = append(l.Steps, plan.Step{Name: "x", From: day("2026-04-01"), To: day("2026-04-01")})
				}
			},
		} {
			l := r.row(p.ID, "I.1").Line
			edit(&l)
			r.unwritable(errs.TooLarge, key, p.ID, l)
		}
	})
}

// A duty that is handed on while the plan is written is marked and never lost; one that comes is a gap.
func TestDutiesComeAndGo(t *testing.T) {
	each(t, func(r *room) {
		p := r.complete(r.begun().ID)
		moved := r.row(p.ID, "I.2")
		if _, err := r.duties.Hand(context.Background(), r.as("office"), assignment.Ref{ID: moved.Duty.ID, Version: 1}, "b", "đúng chức năng"); err != nil {
			r.t.Fatal(err)
		}
		if row := r.row(p.ID, "I.2"); !row.Left || row.Line.Solution != "Thuê tư vấn" || len(row.Gaps) != 0 {
			r.t.Errorf("handed on: %+v", row)
		}
		r.unwritable(errs.Refused, "plan.left", p.ID, moved.Line)
		r.add("p", "4", "2026-08-31", "a")
		r.on("2026-03-10")
		r.activate("p")
		if row := r.row(p.ID, "I.4"); !row.Empty || len(row.Gaps) != 1 || row.Gaps[0].Kind != plan.GapLine {
			r.t.Errorf("came later: %+v", row)
		}
		r.refused(errs.Refused, "plan.gaps", p, r.submit("officer-a", "x"))
		r.write("officer-a", p.ID, plan.Line{
			Assignment: r.row(p.ID, "I.4").Duty.ID, Leader: plan.Person{Name: "Ông Minh", Title: "Phó Giám đốc"}, Due: day("2026-08-31"),
			Solution: "x", Officer: plan.Person{User: "officer-a"}, Product: "Đề án",
		})
		drop := func(duty string) step {
			return func(p plan.Plan) (plan.Plan, error) {
				return r.Drop(context.Background(), r.as("officer-a"), ref(p), duty)
			}
		}
		p = r.show(p.ID).Plan
		r.refused(errs.Refused, "plan.not_left", p, drop(r.row(p.ID, "I.1").Duty.ID))
		p = r.do(p, r.submit("officer-a", ""), r.approve("head-a"), r.revise("officer-a"))
		if row := r.row(p.ID, "I.2"); !row.Left {
			r.t.Errorf("not in the next edition: %+v", row)
		}
		p = r.do(p, drop(moved.Duty.ID))
		r.refused(errs.NotFound, "plan.no_line", p, drop(moved.Duty.ID))
		if row := r.row(p.ID, "I.2"); !row.Removed || row.Changes[plan.FieldSolution].From != "Thuê tư vấn" {
			r.t.Errorf("dropped: %+v", row)
		}
		for _, e := range r.entries("task", "p2") {
			if e.Act == "plan.put_in_force" {
				r.t.Error("the plan is told to a task that was handed on")
			}
		}
		// The other department owes a plan from the day it got the duty on.
		for _, m := range r.summaries() {
			if m.Unit == "b" && (m.By != day("2026-04-01") || m.Plan.ID != "" || m.Coverage.Owed != 1) {
				r.t.Errorf("department b: %+v", m)
			}
		}
	})
}

func (r *room) summaries() []plan.Summary {
	r.t.Helper()
	all, err := r.OfProgramme(context.Background(), r.as("office"), "p")
	if err != nil {
		r.t.Fatal(err)
	}
	return all
}

func TestEditions(t *testing.T) {
	each(t, func(r *room) {
		p := r.complete(r.begun().ID)
		p = r.do(p, r.submit("officer-a", ""), r.approve("head-a"), r.revise("officer-a"))
		if p.Edition != 2 || p.InForce() != 1 {
			r.t.Fatalf("revising: %+v", p)
		}
		l := r.row(p.ID, "I.1").Line
		l.Due = day("2026-05-31")
		r.write("officer-a", p.ID, l)
		if row := r.row(p.ID, "I.1"); row.Added || row.Changes[plan.FieldDue] != (assignment.Change{From: "2026-06-30", To: "2026-05-31"}) {
			r.t.Errorf("what edition 2 changes: %+v", row)
		}
		old, err := r.Show(context.Background(), r.as("office"), p.ID, plan.Sight{Edition: 1})
		if err != nil || old.Rows[0].Line.Due != day("2026-06-30") || len(old.Rows[0].Changes) != 0 {
			r.t.Errorf("edition 1 now: %+v, %v", old.Rows[0].Line, err)
		}
		for _, none := range []plan.Sight{{Edition: -1}, {Edition: 3}, {Edition: 2, Since: 2}, {Edition: 1, Since: 1}, {Edition: 2, Since: -1}} {
			if _, err := r.Show(context.Background(), r.as("office"), p.ID, none); !errs.Is(err, errs.NotFound, "plan.no_edition") {
				r.t.Errorf("%+v: %v", none, err)
			}
		}
		p = r.do(r.show(p.ID).Plan, func(p plan.Plan) (plan.Plan, error) { return r.Abandon(context.Background(), r.as("head-a"), ref(p)) })
		if v := r.show(p.ID); p.State != plan.InForce || v.Plan.Edition != 1 || len(v.Editions) != 1 || v.Rows[0].Line.Due != day("2026-06-30") {
			r.t.Errorf("abandoned: %+v", v.Plan)
		}
		before := len(r.entries("task", "p2"))
		p = r.do(p, r.revise("officer-a"))
		l = r.row(p.ID, "I.1").Line
		l.Solution = "Tự lập"
		r.write("officer-a", p.ID, l)
		p = r.do(r.show(p.ID).Plan, r.submit("officer-a", ""), func(p plan.Plan) (plan.Plan, error) {
			return r.Withdraw(context.Background(), r.as("officer-a2"), ref(p))
		}, r.submit("officer-a2", ""), r.approve("head-a"))
		if p.InForce() != 2 || len(r.entries("task", "p2")) != before {
			r.t.Errorf("%+v; a line that stayed is told again", p)
		}
	})
}

func TestWhoIsInCharge(t *testing.T) {
	each(t, func(r *room) {
		p := r.begun()
		post, err := r.duties.CreatePost(context.Background(), r.as("head-a"), "a", "Phó Giám đốc")
		if err != nil {
			r.t.Fatal(err)
		}
		if err := r.duties.SetHolder(context.Background(), r.as("head-a"), post.ID, 1, "head-a", calendar.Day{}); err != nil {
			r.t.Fatal(err)
		}
		l := r.row(p.ID, "I.1").Line
		l.Leader, l.Officer = plan.Person{Post: post.ID, Name: "ai đó"}, plan.Person{User: "officer-a2", Title: "Chuyên viên"}
		l = r.write("officer-a", p.ID, l)
		if l.Leader.String() != "Người head-a, Phó Giám đốc" || l.Officer.String() != "Người officer-a2, Chuyên viên" {
			r.t.Errorf("in charge: %v, %v", l.Leader, l.Officer)
		}
		for _, stranger := range []plan.Person{{User: "officer-b"}, {Post: "none"}, {User: "none"}} {
			l := r.row(p.ID, "I.2").Line
			l.Leader = stranger
			r.unwritable(errs.Refused, "plan.person_outside", p.ID, l)
		}
		r.on("2026-03-20")
		if err := r.duties.SetHolder(context.Background(), r.as("head-a"), post.ID, 2, "", day("2026-03-15")); err != nil {
			r.t.Fatal(err)
		}
		gaps := r.row(p.ID, "I.1").Gaps
		if len(gaps) == 0 || gaps[0].Kind != plan.GapLeaderLeft {
			r.t.Errorf("the post is vacant: %+v", gaps)
		}
	})
}

// A retrospective programme's passed duties stand in the plan and are not owed (domain rule 19).
func TestHistoricDutiesAreNoGaps(t *testing.T) {
	each(t, func(r *room) {
		r.programme(programme.Programme{ID: "old", Title: "Chương trình cũ", Edition: 1, RestDay: calendar.Keep, Retrospective: true})
		r.add("old", "1", "2022-06-30", "b")
		r.activate("old")
		p, err := r.Begin(context.Background(), r.as("officer-b"), "old", "b")
		if err != nil {
			r.t.Fatal(err)
		}
		v := r.show(p.ID)
		if len(v.Rows) != 1 || v.Coverage.Owed != 0 || len(v.Coverage.Gaps) != 0 || !v.By.IsZero() {
			r.t.Errorf("historic: %+v", v)
		}
		l := v.Rows[0].Line
		l.Due = day("2022-06-15") // what was planned then
		r.write("officer-b", p.ID, l)
		r.do(r.show(p.ID).Plan, r.submit("officer-b", ""), r.approve("head-b"))
		r.on("2027-01-01")
		all, err := r.OfProgramme(context.Background(), r.as("office"), "old")
		if err != nil || len(all) != 1 || all[0].Late {
			r.t.Errorf("summaries: %+v, %v", all, err)
		}
	})
}

func TestSummaries(t *testing.T) {
	each(t, func(r *room) {
		r.add("p", "9", "2026-06-30", "b")
		r.activate("p")
		p := r.begun()
		r.on("2026-04-01")
		if all := r.summaries(); len(all) != 2 || all[0].Unit != "b" || all[0].Plan.ID != "" || all[0].Late || all[1].Coverage.Owed != 3 {
			r.t.Errorf("on the day: %+v", all)
		}
		r.on("2026-04-02")
		if all := r.summaries(); !all[0].Late || !all[1].Late {
			r.t.Errorf("a day later: %+v", all)
		}
		r.do(r.complete(p.ID), r.submit("officer-a", ""), r.approve("head-a"))
		if all := r.summaries(); all[1].Late || all[1].Coverage.Covered != 3 {
			r.t.Errorf("in force: %+v", all[1])
		}
		own, err := r.OfUnit(context.Background(), r.as("officer-a"), "a")
		if err != nil || len(own) != 1 || own[0].Programme != "p" || own[0].Plan.ID != p.ID {
			r.t.Errorf("of the unit: %+v, %v", own, err)
		}
	})
}
