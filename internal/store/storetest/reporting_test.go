package storetest_test

import (
	"cmp"
	"slices"
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/reporting"
	"dondoc/internal/target"
	"dondoc/internal/task"
)

// board is a tenant with two programmes whose tasks differ in everything a filter can ask for.
type board struct {
	world
	planning, health org.Unit
	old, new         programme.Programme
	group            programme.Group
	tasks            map[string]task.Task
}

func newBoard(w world) board {
	w.Helper()
	b := board{world: w, planning: aUnit("Sở Kế hoạch và Đầu tư"), health: aUnit("Sở Y tế"), old: aProgramme(1), new: aProgramme(2)}
	b.new.Document.IssuedOn, b.new.Retrospective = day("2025-01-02"), false
	b.group = programme.Group{ID: newID(), No: "IV", Title: "Quy hoạch", Edition: 1}
	insertUnits(w, b.planning, b.health)
	w.write(func(t every) error {
		return must(
			func() error { return t.InsertProgramme(b.old) },
			func() error { return t.InsertProgramme(b.new) },
			func() error { return t.InsertGroup(b.old.ID, b.group) },
		)
	})
	b.tasks = map[string]task.Task{}
	coordinates := task.Role{Kind: task.Coordinator, Name: "Sở Y tế", Org: b.health.ID}
	b.add("dated", b.old, func(v *task.Task) {
		v.Group, v.Content, v.Doubts = b.group.ID, "Rà soát quỹ đất", []string{"leads", "deadline"}
		v.Roles = []task.Role{lead(b.planning), coordinates, class(task.Coordinator, "các sở, ban, ngành")}
		v.Deadlines = []task.Deadline{due("2022-03-30"), due("2022-06-29")}
	})
	b.add("ongoing", b.old, func(v *task.Task) {
		v.Content, v.Roles = "Tuyên truyền 100%", []task.Role{lead(b.health)}
		v.Deadlines = []task.Deadline{{Phrase: "Thường xuyên", Kind: calendar.Ongoing}}
	})
	b.add("wordless", b.old, func(v *task.Task) { v.Roles = []task.Role{class(task.Lead, "Các sở, ban, ngành")} })
	b.add("unlisted", b.old, func(v *task.Task) { v.Listed, v.Roles = false, []task.Role{lead(b.health)} })
	b.add("recent", b.new, func(v *task.Task) {
		v.Roles, v.Deadlines = []task.Role{lead(b.health)}, []task.Deadline{due("2025-03-30")}
	})
	return b
}

func (b board) add(name string, p programme.Programme, shape func(*task.Task)) {
	b.Helper()
	v := aTask(p.ID, len(b.tasks)+1)
	shape(&v)
	b.tasks[name] = v
	insertTasks(b.world, v)
}

func (b board) rows(f reporting.TaskFilter) []reporting.TaskRow {
	b.Helper()
	return get(b.world, func(t every) ([]reporting.TaskRow, error) { return t.TaskRows(f) })
}

// names of the tasks of rows, in order.
func (b board) names(rows []reporting.TaskRow) []string {
	var names []string
	for _, r := range rows {
		for name, v := range b.tasks {
			if v.ID == r.ID {
				names = append(names, name)
			}
		}
	}
	return names
}

func TestTaskRow(t *testing.T) {
	each(t, func(w world) {
		b := newBoard(w)
		v := b.tasks["dated"]
		w.write(func(t every) error {
			return must(
				func() error {
					return t.InsertDeliverable(deliverable.Deliverable{ID: newID(), Task: v.ID, Ordinal: 1, Name: "Tờ trình, dự thảo"})
				},
				func() error {
					return t.InsertDeliverable(deliverable.Deliverable{ID: newID(), Task: v.ID, Ordinal: 0, Name: "Đề án"})
				},
			)
		})
		rows := b.rows(reporting.TaskFilter{Group: b.group.ID})
		equal(w, "row", []reporting.TaskRow{{
			ID: v.ID, Programme: b.old.ID, Number: b.old.Document.Number, Group: b.group.ID, GroupNo: "IV", Ref: v.Ref,
			Content: v.Content, Source: task.Appendix, Phrase: "Trước ngày", Leads: []string{"Sở Kế hoạch và Đầu tư"},
			Coordinators: []string{"Sở Y tế", "các sở, ban, ngành"}, Products: []string{"Đề án", "Tờ trình, dự thảo"}, Doubts: 2,
			Schedule: "due//2022-03-30;due//2022-06-29", Retrospective: true,
		}}, rows)
	})
}

func TestTaskRows(t *testing.T) {
	each(t, func(w world) {
		b := newBoard(w)
		for _, c := range []struct {
			name   string
			filter reporting.TaskFilter
			want   []string
		}{
			{"all listed, newest document first", reporting.TaskFilter{}, []string{"recent", "dated", "ongoing", "wordless"}},
			{"a programme", reporting.TaskFilter{Programme: b.old.ID}, []string{"dated", "ongoing", "wordless"}},
			{"a group", reporting.TaskFilter{Programme: b.old.ID, Group: b.group.ID}, []string{"dated"}},
			{"a lead", reporting.TaskFilter{Lead: b.health.ID}, []string{"recent", "ongoing"}},
			{"a programme's lead", reporting.TaskFilter{Programme: b.old.ID, Lead: b.health.ID}, []string{"ongoing"}},
			{"a class that leads", reporting.TaskFilter{Lead: "cac so, ban, nganh"}, []string{"wordless"}},
			{"a coordinator", reporting.TaskFilter{Coordinator: b.health.ID}, []string{"dated"}},
			{"a lead and a coordinator", reporting.TaskFilter{Lead: b.planning.ID, Coordinator: b.health.ID}, []string{"dated"}},
			{"an organisation in any role", reporting.TaskFilter{Org: b.health.ID}, []string{"recent", "dated", "ongoing"}},
			{"an organisation and a lead", reporting.TaskFilter{Org: b.health.ID, Lead: b.planning.ID}, []string{"dated"}},
			{"a kind of deadline", reporting.TaskFilter{Kind: calendar.Due}, []string{"recent", "dated"}},
			{"no deadline", reporting.TaskFilter{Kind: calendar.None}, []string{"wordless"}},
			{"words in any order", reporting.TaskFilter{Text: "dat  QUỸ ra"}, []string{"dated"}},
			{"signs are no pattern", reporting.TaskFilter{Text: "%100_%"}, []string{"ongoing"}},
			{"words beyond the eighth", reporting.TaskFilter{Text: "ra soat quy dat so xay dung thanh hoa"}, []string{"dated"}},
			{"a ninth word that is not there", reporting.TaskFilter{Text: "ra soat quy dat so xay dung thanh khong"}, nil},
			{"a page", reporting.TaskFilter{Limit: 2, Offset: 1}, []string{"dated", "ongoing"}},
		} {
			equal(w, c.name, c.want, b.names(b.rows(c.filter)))
		}
	})
}

func TestScheduleCounts(t *testing.T) {
	each(t, func(w world) {
		b := newBoard(w)
		b.add("second", b.new, func(v *task.Task) { v.Deadlines = []task.Deadline{due("2025-03-30")} })
		old := func(schedule string) reporting.ScheduleCount {
			return reporting.ScheduleCount{Programme: b.old.ID, Retrospective: true, Schedule: schedule, Count: 1}
		}
		wordless, dated, ongoing := old(""), old("due//2022-03-30;due//2022-06-29"), old("ongoing//")
		recent := reporting.ScheduleCount{Programme: b.new.ID, Schedule: "due//2025-03-30", Count: 2}
		recentOne := recent
		recentOne.Count = 1
		for _, c := range []struct {
			name, programme, org string
			want                 []reporting.ScheduleCount
		}{
			{"all", "", "", []reporting.ScheduleCount{wordless, dated, ongoing, recent}},
			{"a programme", b.new.ID, "", []reporting.ScheduleCount{recent}},
			{"an organisation", "", b.health.ID, []reporting.ScheduleCount{dated, ongoing, recentOne}},
			{"both", b.old.ID, b.planning.ID, []reporting.ScheduleCount{dated}},
		} {
			got := get(w, func(t every) ([]reporting.ScheduleCount, error) { return t.ScheduleCounts(c.programme, c.org) })
			slices.SortFunc(got, func(a, b reporting.ScheduleCount) int {
				return cmp.Or(cmp.Compare(a.Programme, b.Programme), cmp.Compare(a.Schedule, b.Schedule))
			})
			equal(w, c.name, c.want, got)
		}
	})
}

func TestChoices(t *testing.T) {
	each(t, func(w world) {
		b := newBoard(w)
		leads := get(w, func(t every) ([]reporting.Choice, error) { return t.RoleChoices(b.old.ID, task.Lead) })
		equal(w, "leads", []reporting.Choice{
			{Key: "cac so, ban, nganh", Label: "Các sở, ban, ngành", Count: 1},
			{Key: b.planning.ID, Label: "Sở Kế hoạch và Đầu tư", Count: 1},
			{Key: b.health.ID, Label: "Sở Y tế", Count: 1},
		}, leads)
		kinds := get(w, func(t every) ([]reporting.Choice, error) { return t.KindChoices(b.old.ID) })
		equal(w, "kinds", []reporting.Choice{{Key: "due", Count: 1}, {Key: "none", Count: 1}, {Key: "ongoing", Count: 1}}, kinds)
	})
}

func TestCardsAndWaiting(t *testing.T) {
	each(t, func(w world) {
		b := newBoard(w)
		open := intake.Difference{ID: newID(), Programme: b.old.ID, Kind: intake.AppendixOnly}
		decided := intake.Difference{ID: newID(), Programme: b.old.ID, Kind: intake.AppendixOnly, Decision: intake.TakeBody, DecidedAt: noon()}
		w.write(func(t every) error {
			return must(
				func() error { return t.InsertTarget(b.old.ID, target.Target{ID: newID()}) },
				func() error { return t.InsertDifference(open) },
				func() error { return t.InsertDifference(decided) },
				func() error { return t.InsertUpload(anUpload()) },
			)
		})
		equal(w, "Cards", []reporting.Card{
			{ID: b.new.ID, Number: "2/QĐ-UBND", Title: b.new.Title, Issuer: b.new.Document.Issuer, IssuedOn: day("2025-01-02"), Tasks: 1},
			{ID: b.old.ID, Number: "1/QĐ-UBND", Title: b.old.Title, Issuer: b.old.Document.Issuer, IssuedOn: day("2022-02-16"), Retrospective: true, Tasks: 3, Targets: 1, Open: 1},
		}, get(w, every.Cards))
		equal(w, "Waiting", reporting.Waiting{Uploads: 1, Differences: 1, Doubtful: 1}, get(w, every.Waiting))
	})
}
