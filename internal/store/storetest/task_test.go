package storetest_test

import (
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
	"dondoc/internal/programme"
	"dondoc/internal/target"
	"dondoc/internal/task"
)

func insertTasks(w world, tasks ...task.Task) {
	w.Helper()
	w.write(func(t every) error {
		for _, v := range tasks {
			if err := t.InsertTask(v); err != nil {
				return err
			}
		}
		return nil
	})
}

func taskOf(id string) func(every) (task.Task, error) {
	return func(t every) (task.Task, error) { return t.Task(id) }
}

func TestTasks(t *testing.T) {
	each(t, func(w world) {
		p, unit := insertProgramme(w), aUnit("Sở Xây dựng")
		insertUnits(w, unit)
		group := programme.Group{ID: newID(), No: "IV", Edition: 1}
		w.write(func(t every) error { return t.InsertGroup(p.ID, group) })

		row, feeding, prose := aTask(p.ID, 1), aTask(p.ID, 2), aTask(p.ID, 3)
		row.Group, row.Doubts = group.ID, []string{"deadline", "leads"}
		row.Roles = []task.Role{class(task.Coordinator, "các sở, ban, ngành"), lead(unit), class(task.Recipient, "UBND tỉnh")}
		row.Deadlines = []task.Deadline{due("2022-03-30"), {
			Phrase: "trong 10 ngày làm việc kể từ ngày ký", Kind: calendar.Event, Event: "ngày ký", YearAssumed: true,
			Offset: calendar.Offset{N: 10, Unit: "day", Working: true},
		}, {Kind: calendar.Recurring, Every: calendar.EveryYear, On: "12-15", From: day("2022-01-01")}}
		row.DependsOn = []string{feeding.ID} // a task that comes later
		prose.Source, prose.Listed, prose.Covers, prose.Version = task.Body, false, []string{row.ID}, 4
		insertTasks(w, prose, row, feeding)

		all := get(w, func(t every) ([]task.Task, error) { return t.Tasks(p.ID) })
		equal(w, "Tasks", []task.Task{row, feeding, prose}, all)
		equal(w, "Task", row, get(w, taskOf(row.ID)))
		equal(w, "Dependants", []task.Task{row}, get(w, func(t every) ([]task.Task, error) { return t.Dependants(feeding.ID) }))
		equal(w, "CoveredBy", []task.Task{prose}, get(w, func(t every) ([]task.Task, error) { return t.CoveredBy(row.ID) }))
		refused(w, errs.NotFound, "task.unknown", func(t every) error { _, err := t.Task("none"); return err })
		refused(w, errs.Conflict, "task.exists", func(t every) error { return t.InsertTask(row) })
	})
}

func TestFurtherInstalmentsAreKeptFlat(t *testing.T) {
	each(t, func(w world) {
		p := insertProgramme(w)
		v, first, second := aTask(p.ID, 1), due("2022-03-30"), due("2022-06-30")
		first.Also = []task.Deadline{second}
		v.Deadlines = []task.Deadline{first}
		insertTasks(w, v)
		first.Also = nil
		equal(w, "Deadlines", []task.Deadline{first, second}, get(w, taskOf(v.ID)).Deadlines)
	})
}

func TestReferenceToNoTaskIsRefused(t *testing.T) {
	each(t, func(w world) {
		p := insertProgramme(w)
		v := aTask(p.ID, 1)
		v.DependsOn = []string{newID()}
		refused(w, errs.NotFound, "store.unknown_reference", func(t every) error { return t.InsertTask(v) })
		refused(w, errs.NotFound, "task.unknown", func(t every) error { _, err := t.Task(v.ID); return err })
	})
}

func TestTaskChanges(t *testing.T) {
	each(t, func(w world) {
		p, unit := insertProgramme(w), aUnit("Sở Xây dựng")
		insertUnits(w, unit)
		v := aTask(p.ID, 1)
		coordinator := class(task.Coordinator, "các sở")
		v.Roles = []task.Role{class(task.Lead, "sở cũ"), coordinator}
		v.Deadlines = []task.Deadline{due("2022-03-30")}
		insertTasks(w, v)
		stale := func(change func(every, int) error) {
			w.Helper()
			refused(w, errs.Conflict, "task.stale", func(t every) error { return change(t, v.Version-1) })
		}
		apply := func(change func(every, int) error) {
			w.Helper()
			w.write(func(t every) error { return change(t, v.Version) })
			v.Version++
			stale(change)
			equal(w, "Task", v, get(w, taskOf(v.ID)))
		}

		v.Listed = false
		apply(func(t every, version int) error { return t.SetListed(v.ID, version, false) })
		v.Roles = []task.Role{coordinator, lead(unit)}
		apply(func(t every, version int) error {
			return t.ReplaceRoles(v.ID, version, task.Lead, []task.Role{lead(unit)})
		})
		v.Deadlines = []task.Deadline{due("2022-06-29"), due("2022-12-30")}
		apply(func(t every, version int) error { return t.ReplaceDeadlines(v.ID, version, v.Deadlines) })
		refused(w, errs.NotFound, "task.unknown", func(t every) error { return t.SetListed(newID(), 0, true) })
	})
}

func TestDeliverables(t *testing.T) {
	each(t, func(w world) {
		v := aTask(insertProgramme(w).ID, 1)
		insertTasks(w, v)
		want := []deliverable.Deliverable{{ID: newID(), Task: v.ID, Ordinal: 0, Name: "Đề án"}, {ID: newID(), Task: v.ID, Ordinal: 1, Name: "Báo cáo"}}
		w.write(func(t every) error {
			return must(func() error { return t.InsertDeliverable(want[1]) }, func() error { return t.InsertDeliverable(want[0]) })
		})
		equal(w, "Deliverables", want, get(w, func(t every) ([]deliverable.Deliverable, error) { return t.Deliverables(v.ID) }))
		stray := deliverable.Deliverable{ID: newID(), Task: newID()}
		refused(w, errs.NotFound, "store.unknown_reference", func(t every) error { return t.InsertDeliverable(stray) })
	})
}

func TestTargets(t *testing.T) {
	each(t, func(w world) {
		p := insertProgramme(w)
		growth := target.Target{
			ID: newID(), Ref: "I.2", Section: "Kinh tế", Ordinal: 1, Indicator: "Tốc độ tăng", Op: ">=", Value: "15.3", Low: "1",
			High: "2", Text: "chữ", Unit: "%", Period: "2021-2025", Measure: target.AverageAnnualGrowth, Who: []string{"Sở Y tế"},
			Phrase: "từ 15,3%", Doubts: []string{"measure"}, Place: place(2),
		}
		level := target.Target{ID: newID(), Ordinal: 2, Measure: target.LevelAtEnd, Value: "10660"}
		w.write(func(t every) error {
			return must(func() error { return t.InsertTarget(p.ID, level) }, func() error { return t.InsertTarget(p.ID, growth) })
		})
		equal(w, "Targets", []target.Target{growth, level}, get(w, func(t every) ([]target.Target, error) { return t.Targets(p.ID) }))
	})
}
