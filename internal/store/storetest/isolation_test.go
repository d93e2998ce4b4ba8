package storetest_test

import (
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/discussion"
	"dondoc/internal/errs"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/plan"
	"dondoc/internal/programme"
	"dondoc/internal/progress"
	"dondoc/internal/reporting"
	"dondoc/internal/search"
	"dondoc/internal/store"
	"dondoc/internal/target"
	"dondoc/internal/task"
)

// filled is a tenant with one of everything.
type filled struct {
	unit       org.Unit
	programme  programme.Programme
	group      programme.Group
	task       task.Task
	upload     intake.Upload
	difference intake.Difference
	user       string
	assignment assignment.Assignment
	post       assignment.Post
	report     progress.Report
	plan       plan.Plan
	remark     discussion.Remark

	coordination direction.Coordination
	instruction  direction.Instruction
	inspection   direction.Inspection
}

func fill(w world) (f filled) {
	w.Helper()
	f.unit, f.programme, f.upload = aUnit("Sở Xây dựng"), aProgramme(625), anUpload()
	f.group = programme.Group{ID: newID(), No: "I", Edition: 1}
	f.task = aTask(f.programme.ID, 1)
	f.task.Roles, f.task.Group, f.task.Doubts = []task.Role{lead(f.unit)}, f.group.ID, []string{"leads"}
	f.task.Deadlines = []task.Deadline{due("2022-03-30")}
	f.difference = intake.Difference{ID: newID(), Programme: f.programme.ID, Kind: intake.AppendixOnly, AppendixTask: f.task.ID}
	f.assignment = duty{f.programme, f.task, f.unit}.anAssignment(1)
	f.report = aReport(f.assignment, 1, progress.AwaitingAssigner)
	f.plan = plan.Plan{
		ID: newID(), Programme: f.programme.ID, Unit: f.unit.ID, State: plan.Submitted, Edition: 1, ChangedAt: noon(), Version: 1,
	}
	f.post = assignment.Post{ID: newID(), Unit: f.unit.ID, Title: "Trưởng phòng", Version: 1}
	f.coordination = aCoordination(f.assignment, 1, "2026-03-10")
	f.instruction = direction.Instruction{Matter: aMatter("2026-03-10"), Assignment: f.assignment.ID, Task: f.task.ID, No: 1}
	f.inspection = anInspection(f.assignment)
	user := aUser("vanphong", "Văn phòng")
	f.user = user.ID
	f.remark = discussion.Remark{
		ID: newID(), Task: f.task.ID, Author: user.ID, AuthorName: user.Name, At: noon(), Words: "x", Form: "f", Version: 1,
		Mentions: []discussion.Mention{{User: user.ID, Name: user.Name}},
	}
	p := f.programme.ID
	w.write(func(t every) error {
		return must(
			func() error { return t.InsertUnit(f.unit) },
			func() error { return t.InsertProgramme(f.programme) },
			func() error { return t.InsertGroup(p, f.group) },
			func() error { return t.InsertDuty(p, programme.Duty{ID: newID()}) },
			func() error { return t.InsertBlocks(f.programme.Document.ID, []programme.Block{{Kind: "paragraph"}}) },
			func() error { return t.InsertTask(f.task) },
			func() error { return t.InsertDeliverable(deliverable.Deliverable{ID: newID(), Task: f.task.ID}) },
			func() error { return t.InsertTarget(p, target.Target{ID: newID()}) },
			func() error { return t.InsertUpload(f.upload) },
			func() error { return t.InsertDifference(f.difference) },
			func() error { return t.InsertUser(user) },
			func() error { return t.InsertAssignment(f.assignment) },
			func() error {
				return t.InsertTenure(f.assignment.ID, assignment.Tenure{Unit: f.unit.ID, From: day("2026-01-02")})
			},
			func() error { return t.InsertPost(f.post) },
			func() error { return t.InsertCoordination(f.coordination) },
			func() error { return t.InsertInstruction(f.instruction) },
			func() error { return t.InsertInspection(f.inspection) },
			func() error { return t.InsertReport(f.report) },
			func() error {
				return t.PutDraft(progress.Draft{Assignment: f.assignment.ID, Unit: f.unit.ID, Period: aPeriod(), SavedAt: noon()})
			},
			func() error {
				return t.InsertReopening(progress.Reopening{Period: aPeriod(), No: 1, Until: day("2026-05-10"), Reason: "x", At: noon()})
			},
			func() error { return t.InsertPlan(f.plan) },
			func() error { return t.InsertPlanEdition(plan.Edition{Plan: f.plan.ID, No: 1}) },
			func() error { return t.InsertPlanLine(f.plan.ID, 1, aLine(f.assignment.ID)) },
			func() error {
				return t.InsertRequest(assignment.Request{
					ID: newID(), Assignment: f.assignment.ID, Kind: assignment.Closing, Reason: "x", At: noon(), State: assignment.RequestPending,
				})
			},
			func() error { return t.InsertRemark(f.remark) },
			func() error {
				return t.PutChoice(discussion.WatchChoice{User: user.ID, Kind: discussion.Task, Subject: f.task.ID, On: true})
			},
			func() error { return t.SeeTask(user.ID, f.task.ID, 1) },
			func() error {
				return t.PutSearchEntry(search.Entry{Kind: "task", ID: f.task.ID, Title: "quy hoạch"}.Index())
			},
		)
	})
	return f
}

// Another tenant's ids are as good as none.
func TestTenantsDoNotSeeEachOther(t *testing.T) {
	databases.Each(t, func(t *testing.T, db *store.DB) {
		theirs := fill(newWorld(t, db, "tinh-a"))
		w := newWorld(t, db, "tinh-b")
		unknown(w, theirs)
		unreferable(w, theirs)
		nothing(w, theirs)
	})
}

func unknown(w world, f filled) {
	w.Helper()
	for key, steps := range map[string][]func(every) error{
		"org.unknown": {func(t every) error { _, err := t.Unit(f.unit.ID); return err }},
		"programme.unknown": {
			func(t every) error { _, err := t.Programme(f.programme.ID); return err },
			func(t every) error { return t.SetGroupTitle(f.programme.ID, f.group.ID, "x") },
		},
		"task.unknown": {
			func(t every) error { _, err := t.Task(f.task.ID); return err },
			func(t every) error { return t.SetListed(f.task.ID, f.task.Version, false) },
			func(t every) error { return t.ReplaceRoles(f.task.ID, f.task.Version, task.Lead, nil) },
			func(t every) error { return t.ReplaceDeadlines(f.task.ID, f.task.Version, nil) },
		},
		"intake.unknown": {
			func(t every) error { _, err := t.Upload(f.upload.ID); return err },
			func(t every) error { _, err := t.Difference(f.difference.ID); return err },
			func(t every) error { return t.UpdateUpload(f.upload) },
			func(t every) error { return t.DecideDifference(f.difference) },
		},
		"assignment.unknown": {
			func(t every) error { _, err := t.Assignment(f.assignment.ID); return err },
			func(t every) error { return t.UpdateAssignment(f.assignment) },
			func(t every) error { return t.EndTenure(f.assignment.ID, day("2026-02-02")) },
		},
		"progress.unknown": {
			func(t every) error { _, err := t.Report(f.report.ID); return err },
			func(t every) error { return t.UpdateReport(f.report) },
		},
		"discussion.unknown": {
			func(t every) error { _, err := t.Remark(f.remark.ID); return err },
			func(t every) error { return t.UpdateRemark(f.remark) },
		},
		"coordination.unknown": {
			func(t every) error { _, err := t.Coordination(f.coordination.ID); return err },
			func(t every) error { return t.UpdateCoordination(f.coordination, aStep(direction.Answer)) },
		},
		"instruction.unknown": {
			func(t every) error { _, err := t.Instruction(f.instruction.ID); return err },
			func(t every) error { return t.UpdateInstruction(f.instruction, aStep(direction.Answer)) },
		},
		"inspection.unknown": {
			func(t every) error { _, err := t.Inspection(f.inspection.ID); return err },
			func(t every) error { return t.UpdateInspection(f.inspection) },
		},
		"post.unknown": {
			func(t every) error { _, err := t.Post(f.post.ID); return err },
			func(t every) error {
				return t.SetHolder(f.post.ID, f.post.Version, assignment.Holder{From: day("2026-02-02")})
			},
		},
		"plan.unknown": {
			func(t every) error { _, err := t.Plan(f.plan.ID); return err },
			func(t every) error { return t.UpdatePlan(f.plan) },
			func(t every) error { return t.UpdatePlanEdition(plan.Edition{Plan: f.plan.ID, No: 1}) },
			func(t every) error { return t.DeletePlanEdition(f.plan.ID, 1) },
			func(t every) error { return t.DeletePlanLine(f.plan.ID, 1, f.assignment.ID) },
		},
		"identity.unknown": {
			func(t every) error { _, err := t.User(f.user); return err },
			func(t every) error { _, err := t.UserByLogin("vanphong"); return err },
		},
	} {
		for _, step := range steps {
			refused(w, errs.NotFound, key, step)
		}
	}
}

func unreferable(w world, f filled) {
	w.Helper()
	for name, step := range map[string]func(every) error{
		"group":       func(t every) error { return t.InsertGroup(f.programme.ID, programme.Group{ID: newID()}) },
		"duty":        func(t every) error { return t.InsertDuty(f.programme.ID, programme.Duty{ID: newID()}) },
		"task":        func(t every) error { return t.InsertTask(aTask(f.programme.ID, 2)) },
		"target":      func(t every) error { return t.InsertTarget(f.programme.ID, target.Target{ID: newID()}) },
		"deliverable": func(t every) error { return t.InsertDeliverable(deliverable.Deliverable{ID: newID(), Task: f.task.ID}) },
		"blocks": func(t every) error {
			return t.InsertBlocks(f.programme.Document.ID, []programme.Block{{Ordinal: 7, Kind: "cell"}})
		},
	} {
		if err := w.try(step); !errs.Is(err, errs.NotFound, "store.unknown_reference") {
			w.Errorf("%s of another tenant: %v", name, err)
		}
	}
}

func nothing(w world, f filled) {
	w.Helper()
	p := f.programme.ID
	empty(w, "Units", every.Units)
	empty(w, "Programmes", every.Programmes)
	empty(w, "Users", every.Users)
	empty(w, "Cards", every.Cards)
	empty(w, "Tasks", func(t every) ([]task.Task, error) { return t.Tasks(p) })
	empty(w, "Groups", func(t every) ([]programme.Group, error) { return t.Groups(p) })
	empty(w, "Duties", func(t every) ([]programme.Duty, error) { return t.Duties(p) })
	empty(w, "Targets", func(t every) ([]target.Target, error) { return t.Targets(p) })
	empty(w, "Editions", func(t every) ([]programme.Edition, error) { return t.Editions(p) })
	empty(w, "Blocks", func(t every) ([]programme.Block, error) { return t.Blocks(f.programme.Document.ID, 0, -1) })
	empty(w, "Deliverables", func(t every) ([]deliverable.Deliverable, error) { return t.Deliverables(f.task.ID) })
	empty(w, "Uploads", func(t every) ([]intake.Upload, error) { return t.Uploads(intake.Open) })
	empty(w, "Differences", func(t every) ([]intake.Difference, error) { return t.Differences(p) })
	empty(w, "SearchEntries", func(t every) ([]search.Hit, error) { return t.SearchEntries(search.Ask("quy hoạch", "", 10)) })
	for _, filter := range []reporting.TaskFilter{{}, {Programme: p}, {Org: f.unit.ID}, {Lead: f.unit.ID}} {
		empty(w, "TaskRows", func(t every) ([]reporting.TaskRow, error) { return t.TaskRows(filter) })
	}
	empty(w, "ScheduleCounts", func(t every) ([]reporting.ScheduleCount, error) { return t.ScheduleCounts("", "") })
	empty(w, "RoleChoices", func(t every) ([]reporting.Choice, error) { return t.RoleChoices(p, task.Lead) })
	empty(w, "KindChoices", func(t every) ([]reporting.Choice, error) { return t.KindChoices(p) })
	empty(w, "Tree", every.Tree)
	empty(w, "AssignmentsOfTask", func(t every) ([]assignment.Assignment, error) { return t.AssignmentsOfTask(f.task.ID) })
	empty(w, "AssignmentsOfProgramme", func(t every) ([]assignment.Assignment, error) { return t.AssignmentsOfProgramme(p) })
	empty(w, "Requests", func(t every) ([]assignment.Request, error) { return t.Requests(f.assignment.ID) })
	empty(w, "Tenures", func(t every) ([]assignment.Tenure, error) { return t.Tenures(f.assignment.ID) })
	empty(w, "PlansOfProgramme", func(t every) ([]plan.Plan, error) { return t.PlansOfProgramme(p) })
	empty(w, "AwaitingPlans", func(t every) ([]plan.Plan, error) { return t.AwaitingPlans(f.unit.ID) })
	empty(w, "PlansToWrite", func(t every) ([]plan.ToWrite, error) { return t.PlansToWrite(f.unit.ID) })
	empty(w, "PlanEditions", func(t every) ([]plan.Edition, error) { return t.PlanEditions(f.plan.ID) })
	empty(w, "PlanLines", func(t every) ([]plan.Line, error) { return t.PlanLines(f.plan.ID, 1) })
	empty(w, "ProgrammesOfUnit", func(t every) ([]string, error) { return t.ProgrammesOfUnit(f.unit.ID) })
	equal(w, "PlanLinesOfProgramme", 0, len(get(w, func(t every) (map[string][]plan.Line, error) { return t.PlanLinesOfProgramme(p) })))
	equal(w, "DutiesSince", 0, len(get(w, func(t every) (map[string]calendar.Day, error) { return t.DutiesSince(p) })))
	empty(w, "Remarks", func(t every) ([]discussion.Remark, error) { return t.Remarks(f.task.ID) })
	empty(w, "MentionsOf", func(t every) ([]discussion.MentionRow, error) { return t.MentionsOf(f.user, assignment.Page{}) })
	empty(w, "Choices", func(t every) ([]discussion.WatchChoice, error) { return t.Choices(f.task.ID, p) })
	empty(w, "HandedAssignments", func(t every) ([]assignment.HandedRow, error) {
		return t.HandedAssignments(f.user, day("2020-01-01"))
	})
	empty(w, "WatchedTasks", func(t every) ([]discussion.WatchedTask, error) {
		return t.WatchedTasks(f.user, day("2026-01-02"), day("2026-01-01"), assignment.Page{})
	})
	empty(w, "Posts", func(t every) ([]assignment.Post, error) { return t.Posts(f.unit.ID) })
	empty(w, "WaitingAssignments", func(t every) ([]assignment.WaitingRow, error) {
		return t.WaitingAssignments(assignment.WaitingFilter{Whole: true}, assignment.Page{})
	})
	for _, filter := range []assignment.Filter{
		{}, {Unit: f.unit.ID}, {Unit: f.unit.ID, Past: true}, {Task: f.task.ID}, {Programme: p}, {Post: f.post.ID}, {Holder: f.user, Day: day("2026-01-02")},
	} {
		empty(w, "AssignmentRows", func(t every) ([]assignment.Row, error) { return t.AssignmentRows(filter, assignment.Page{}) })
	}
	empty(w, "ReportsOf", func(t every) ([]progress.Report, error) { return t.ReportsOf(f.assignment.ID) })
	empty(w, "ReportsIn", func(t every) ([]progress.Report, error) { return t.ReportsIn(aPeriod()) })
	empty(w, "DraftsOf", func(t every) ([]progress.Draft, error) { return t.DraftsOf(f.assignment.ID) })
	empty(w, "DraftsIn", func(t every) ([]progress.Draft, error) { return t.DraftsIn(aPeriod()) })
	empty(w, "Reopenings", func(t every) ([]progress.Reopening, error) { return t.Reopenings(aPeriod()) })
	empty(w, "WaitingReports", func(t every) ([]progress.WaitingReport, error) {
		return t.WaitingReports(progress.WaitingFilter{Whole: true}, 10)
	})
	equal(w, "Waiting", reporting.Waiting{}, get(w, every.Waiting))
}

func empty[T any](w world, what string, list func(every) ([]T, error)) {
	w.Helper()
	if got := get(w, list); len(got) != 0 {
		w.Errorf("%s: %d of another tenant", what, len(got))
	}
}
