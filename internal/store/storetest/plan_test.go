package storetest_test

import (
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/plan"
)

// insertPlan stores a plan with its first edition for a duty's organisation.
func insertPlan(w world, d duty) plan.Plan {
	w.Helper()
	p := plan.Plan{
		ID: newID(), Programme: d.programme.ID, Unit: d.unit.ID, State: plan.Draft, Edition: 1, ChangedAt: noon(), Version: 1,
	}
	w.write(func(t every) error {
		return must(
			func() error { return t.InsertPlan(p) },
			func() error { return t.InsertPlanEdition(plan.Edition{Plan: p.ID, No: 1}) },
		)
	})
	return p
}

func aLine(duty string) plan.Line {
	return plan.Line{
		Assignment: duty, Solution: "Thuê tư vấn", Leader: plan.Person{User: "u", Name: "Ông Minh", Title: "Giám đốc"},
		Officer: plan.Person{Post: "v", Title: "Trưởng phòng"}, Due: day("2026-06-30"), Product: "Quyết định", Version: 1,
		Steps: []plan.Step{{Name: "Dự thảo", From: day("2026-03-01"), To: day("2026-04-30"), Who: "Phòng A", Product: "Dự thảo"}},
	}
}

func TestPlans(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		of := func(t every) (plan.Plan, error) { return t.PlanOf(d.programme.ID, d.unit.ID) }
		equal(w, "none yet", plan.Plan{}, get(w, of))
		toWrite := func(t every) ([]plan.ToWrite, error) { return t.PlansToWrite(d.unit.ID) }
		empty(w, "PlansToWrite without a duty", toWrite)
		a := d.anAssignment(1)
		a.State.Work, a.Historic = assignment.Assigned, false
		insertAssignments(w, a)
		w.write(func(t every) error { return t.InsertTenure(a.ID, assignment.Tenure{Unit: a.Unit, From: a.ActiveFrom}) })
		owed := plan.ToWrite{Programme: d.programme.ID, Since: a.ActiveFrom, Plan: plan.Plan{Programme: d.programme.ID, Unit: d.unit.ID}}
		equal(w, "PlansToWrite", []plan.ToWrite{owed}, get(w, toWrite))
		p := insertPlan(w, d)
		equal(w, "Plan", p, get(w, func(t every) (plan.Plan, error) { return t.Plan(p.ID) }))
		equal(w, "PlanOf", p, get(w, of))
		equal(w, "PlansOfProgramme", []plan.Plan{p},
			get(w, func(t every) ([]plan.Plan, error) { return t.PlansOfProgramme(d.programme.ID) }))
		twice := p
		twice.ID = newID()
		refused(w, errs.Conflict, "plan.exists", func(t every) error { return t.InsertPlan(twice) })
		refused(w, errs.NotFound, "plan.unknown", func(t every) error { _, err := t.Plan("none"); return err })

		changed := p
		changed.State, changed.Edition, changed.ChangedAt = plan.Revising, 2, noon().Add(1e9)
		w.write(func(t every) error { return t.UpdatePlan(changed) })
		changed.Version = 2
		equal(w, "UpdatePlan", changed, get(w, of))
		refused(w, errs.Conflict, "plan.stale", func(t every) error { return t.UpdatePlan(p) })
		awaiting := func(t every) ([]plan.Plan, error) { return t.AwaitingPlans(d.unit.ID) }
		empty(w, "AwaitingPlans", awaiting)
		changed.State = plan.Resubmitted
		w.write(func(t every) error { return t.UpdatePlan(changed) })
		changed.Version = 3
		equal(w, "AwaitingPlans", []plan.Plan{changed}, get(w, awaiting))
		empty(w, "PlansToWrite while the leader has it", toWrite)
		equal(w, "ProgrammesOfUnit", []string{d.programme.ID},
			get(w, func(t every) ([]string, error) { return t.ProgrammesOfUnit(d.unit.ID) }))
	})
}

func TestPlanEditions(t *testing.T) {
	each(t, func(w world) {
		p := insertPlan(w, insertDuty(w))
		sent := plan.Edition{
			Plan: p.ID, No: 1, Submitter: "u", SubmitterName: "Cán bộ", SubmittedAt: noon(), Despite: "chờ phân công", Decider: "h",
			DeciderName: "Lãnh đạo", DecidedAt: noon(), Answer: "thiếu",
		}
		w.write(func(t every) error {
			return must(
				func() error { return t.UpdatePlanEdition(sent) },
				func() error { return t.InsertPlanEdition(plan.Edition{Plan: p.ID, No: 2}) },
			)
		})
		all := func(t every) ([]plan.Edition, error) { return t.PlanEditions(p.ID) }
		equal(w, "PlanEditions", []plan.Edition{sent, {Plan: p.ID, No: 2}}, get(w, all))
		w.write(func(t every) error { return t.DeletePlanEdition(p.ID, 2) })
		equal(w, "after deletion", []plan.Edition{sent}, get(w, all))
		refused(w, errs.NotFound, "plan.unknown", func(t every) error { return t.DeletePlanEdition(p.ID, 2) })
		refused(w, errs.NotFound, "plan.unknown", func(t every) error { return t.UpdatePlanEdition(plan.Edition{Plan: p.ID, No: 2}) })
		refused(w, errs.Conflict, "plan.exists", func(t every) error { return t.InsertPlanEdition(sent) })
	})
}

func TestPlanLines(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		p, l := insertPlan(w, d), aLine(a.ID)
		w.write(func(t every) error { return t.InsertPlanLine(p.ID, 1, l) })
		lines := func(t every) ([]plan.Line, error) { return t.PlanLines(p.ID, 1) }
		equal(w, "PlanLines", []plan.Line{l}, get(w, lines))
		equal(w, "PlanLinesOfProgramme", map[string][]plan.Line{p.ID: {l}},
			get(w, func(t every) (map[string][]plan.Line, error) { return t.PlanLinesOfProgramme(d.programme.ID) }))
		refused(w, errs.Conflict, "plan.exists", func(t every) error { return t.InsertPlanLine(p.ID, 1, l) })
		refused(w, errs.NotFound, "store.unknown_reference", func(t every) error { return t.InsertPlanLine(p.ID, 2, l) })

		empty := plan.Line{Assignment: a.ID, Version: 1}
		w.write(func(t every) error { return t.UpdatePlanLine(p.ID, 1, empty) })
		empty.Version = 2
		equal(w, "UpdatePlanLine", []plan.Line{empty}, get(w, lines))
		refused(w, errs.Conflict, "plan.stale", func(t every) error { return t.UpdatePlanLine(p.ID, 1, l) })
		w.write(func(t every) error { return t.DeletePlanLine(p.ID, 1, a.ID) })
		refused(w, errs.NotFound, "plan.unknown", func(t every) error { return t.DeletePlanLine(p.ID, 1, a.ID) })
	})
}

// The first of the duties an organisation still has counts.
func TestDutiesSince(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		first, second := d.anAssignment(1), d.anAssignment(2)
		insertAssignments(w, first, second)
		w.write(func(t every) error {
			return must(
				func() error {
					return t.InsertTenure(first.ID, assignment.Tenure{Unit: d.unit.ID, From: day("2026-01-02")})
				},
				func() error {
					return t.InsertTenure(second.ID, assignment.Tenure{Unit: d.unit.ID, From: day("2026-02-03")})
				},
			)
		})
		since := func(t every) (map[string]calendar.Day, error) { return t.DutiesSince(d.programme.ID) }
		equal(w, "DutiesSince", map[string]calendar.Day{d.unit.ID: day("2026-01-02")}, get(w, since))
		w.write(func(t every) error { return t.EndTenure(first.ID, day("2026-02-02")) })
		equal(w, "after one was handed on", map[string]calendar.Day{d.unit.ID: day("2026-02-03")}, get(w, since))
	})
}
