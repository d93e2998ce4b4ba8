package app_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/discussion"
	"dondoc/internal/plan"
	"dondoc/internal/progress"
	"dondoc/internal/reporting"
)

// picture is everything the rooms keep about a duty, for holding two moments against each other.
func (w *world) picture(duty assignment.Assignment) string {
	w.t.Helper()
	return look(w, func(t everything) (string, error) {
		var all []any
		var failed error
		add := func(v any, err error) {
			all = append(all, v)
			if failed == nil {
				failed = err
			}
		}
		add(t.Assignment(duty.ID))
		add(t.Requests(duty.ID))
		add(t.Submissions(duty.ID))
		add(t.Causes(duty.ID))
		add(t.Tenures(duty.ID))
		add(t.Products(duty.ID))
		add(t.ReportsOf(duty.ID))
		add(t.DraftsOf(duty.ID))
		add(t.Coordinations(duty.ID))
		add(t.Instructions(duty.Task))
		add(t.InspectionsOfAssignment(duty.ID))
		add(t.Remarks(duty.Task))
		add(t.PlansOfProgramme(w.programme))
		add(t.PlanLinesOfProgramme(w.programme))
		return fmt.Sprintf("%+v", all), failed
	})
}

// hold checks what must be true after any sequence of acts.
func (w *world) hold() {
	w.t.Helper()
	look(w, func(t everything) (int64, error) { return audit.Verify(t) })
	for _, id := range w.duties {
		v, err := w.Assignments.Show(context.Background(), w.people["office"], id)
		if err != nil {
			w.t.Fatal(err)
		}
		w.holdDates(v.Assignment)
		w.holdSchedule(v.Assignment.Task)
		w.holdRequests(v)
		w.holdClaims(v)
		entries := w.recordOf(v.Assignment)
		w.holdRecord(v.Assignment, entries)
		reports := look(w, func(t everything) ([]progress.Report, error) { return t.ReportsOf(id) })
		w.holdReports(v.Assignment, reports)
		w.holdPercent(v.Assignment, entries, reports)
		w.holdProducts(id)
		w.holdMatters(v.Assignment)
		w.holdRemarks(v.Assignment)
	}
	w.holdPlans()
}

// holdDates: the original day is never lost, and nothing was done in the future.
func (w *world) holdDates(a assignment.Assignment) {
	w.t.Helper()
	if a.Original != w.given[a.ID] || a.Due.Before(a.Original) || a.Due.IsZero() != a.Original.IsZero() {
		w.t.Errorf("%s: original %v, due %v, given %v", a.ID, a.Original, a.Due, w.given[a.ID])
	}
	tenures := look(w, func(t everything) ([]assignment.Tenure, error) { return t.Tenures(a.ID) })
	if last := tenures[len(tenures)-1]; last.Unit != a.Unit || last.From != a.HeldFrom || a.HeldFrom.Before(a.ActiveFrom) {
		w.t.Errorf("%s: of %s since %v, and its last tenure is %+v", a.ID, a.Unit, a.HeldFrom, last)
	}
	if a.SubmittedOn.After(w.today()) || a.AcceptedOn.After(w.today()) || !a.AcceptedOn.IsZero() && a.AcceptedOn.Before(a.SubmittedOn) {
		w.t.Errorf("%s: submitted on %v, accepted on %v, today is %v", a.ID, a.SubmittedOn, a.AcceptedOn, w.today())
	}
}

// holdSchedule: lists of tasks tell where the task's duties stand.
func (w *world) holdSchedule(id string) {
	w.t.Helper()
	row := look(w, func(t everything) (reporting.TaskRow, error) { return t.TaskRow(id) })
	all := look(w, func(t everything) ([]assignment.Assignment, error) { return t.AssignmentsOfTask(id) })
	if want := assignment.ScheduleKey(all); row.Schedule != want {
		w.t.Errorf("task %s: schedule %q, its duties stand at %q", id, row.Schedule, want)
	}
}

// holdRequests: one is pending at most, and nobody decided their own.
func (w *world) holdRequests(v assignment.View) {
	w.t.Helper()
	pending := 0
	for _, q := range v.Requests {
		if q.State == assignment.RequestPending {
			pending++
		}
		if (q.State == assignment.RequestGranted || q.State == assignment.RequestRefused) && q.Author == q.Decider {
			w.t.Errorf("%s decided their own request", q.Author)
		}
	}
	if pending > 1 || (pending == 1) != (v.Assignment.State.Request != assignment.NoRequest) {
		w.t.Errorf("%s: %d pending, state %+v", v.Assignment.ID, pending, v.Assignment.State)
	}
}

// holdClaims: one stands at most, as the state says, and nobody approved or accepted what they wrote.
func (w *world) holdClaims(v assignment.View) {
	w.t.Helper()
	standing := 0
	for _, s := range v.Submissions {
		switch s.State {
		case assignment.SubmissionAwaitingLeader, assignment.SubmissionAwaitingAssigner:
			standing++
		case assignment.SubmissionAccepted:
			if s.Author == s.Approver || s.Decider == s.Author || s.Decider == s.Approver {
				w.t.Errorf("claim %d: by %s, approved by %s, accepted by %s", s.No, s.Author, s.Approver, s.Decider)
			}
		default:
		}
		if s.Approver != "" && s.Approver == s.Author || s.Stated.After(calendar.DayOf(s.WrittenAt)) {
			w.t.Errorf("claim %d: by %s on %v, stated %v, approved by %s", s.No, s.Author, s.WrittenAt, s.Stated, s.Approver)
		}
	}
	c := v.Assignment.State.Confirmation
	if waits := c == assignment.AwaitingLeader || c == assignment.AwaitingAssigner; waits != (standing == 1) {
		w.t.Errorf("%d claims stand while the confirmation is %s", standing, c)
	}
	if sent := c == assignment.AwaitingAssigner || c == assignment.Confirmed; sent == v.Assignment.SubmittedOn.IsZero() {
		w.t.Errorf("submitted on %v while the confirmation is %s", v.Assignment.SubmittedOn, c)
	}
}

// holdRecord: the state follows from the record, and each version of the duty is one entry that changed it.
func (w *world) holdRecord(a assignment.Assignment, entries []audit.Entry) {
	w.t.Helper()
	got, err := assignment.Replay(a.ID, entries)
	if err != nil || len(assignment.Difference(a.Record(), got)) > 0 {
		w.t.Errorf("%s: the record gives %v, stored is %v, %v", a.ID, got, a.Record(), err)
	}
	versions := 0
	for _, e := range entries {
		var d assignment.Detail
		if err := json.Unmarshal(e.Detail, &d); err != nil {
			w.t.Errorf("entry %d: %v", e.Seq, err)
		}
		if d.Assignment == a.ID && len(d.Changes) > 0 && strings.HasPrefix(e.Act, "assignment.") {
			versions++
		}
	}
	if versions != a.Version {
		w.t.Errorf("%s: version %d after %d entries that changed it", a.ID, a.Version, versions)
	}
}

// holdReports: each was taken in a period that was not locked on its day, one of a period stands at most, and nobody
// approved or received what they wrote.
func (w *world) holdReports(a assignment.Assignment, reports []progress.Report) {
	w.t.Helper()
	for _, r := range reports {
		var before []progress.Report
		for _, o := range reports {
			if o.Unit == r.Unit && o.Period == r.Period && o.No < r.No {
				before = append(before, o)
			}
		}
		open, timely := w.windowAt(r, before)
		switch {
		case len(before) != r.No-1 || slices.ContainsFunc(before, progress.Report.Stands):
			w.t.Errorf("%s: report %d of %s comes after %+v", a.ID, r.No, r.Period.Key(), before)
		case r.SubmittedOn.Before(r.Period.From) || r.SubmittedOn.After(open) || r.Timely != timely:
			w.t.Errorf("%s: report of %s on %v, in time until %v, open until %v", a.ID, r.Period.Key(), r.SubmittedOn, timely, open)
		case r.Approver == r.Author, r.Decider != "" && (r.Decider == r.Author || r.Decider == r.Approver):
			w.t.Errorf("%s: report by %s, approved by %s, %s by %s", a.ID, r.Author, r.Approver, r.State, r.Decider)
		case (r.State == progress.Received || r.State == progress.Returned) && r.Approver == "":
			w.t.Errorf("%s: report of %s was %s without approval", a.ID, r.Period.Key(), r.State)
		}
	}
}

// windowAt says how long a report could come, as things were when it did.
func (w *world) windowAt(r progress.Report, before []progress.Report) (open, timely calendar.Day) {
	w.t.Helper()
	reopened := look(w, func(t everything) ([]progress.Reopening, error) { return t.Reopenings(r.Period) })
	reopened = slices.DeleteFunc(reopened, func(o progress.Reopening) bool { return o.At.After(r.SubmittedAt) })
	window := progress.WindowOf(r.Period, w.settings, w.working, reopened)
	open = window.Open
	if n := len(before); n > 0 {
		if more := calendar.DayOf(before[n-1].DecidedAt).AddDays(w.settings.ReportDays); more.After(open) {
			open = more
		}
	}
	return open, window.Timely
}

// holdPercent: the progress of work that goes on is that of the received report of the newest period; of what was
// completed it is all, until the next report of such a period is received.
func (w *world) holdPercent(a assignment.Assignment, entries []audit.Entry, reports []progress.Report) {
	w.t.Helper()
	want, completed, newest := 0, false, calendar.Day{}
	for _, e := range slices.Backward(entries) {
		var d assignment.Detail
		if err := json.Unmarshal(e.Detail, &d); err != nil || d.Assignment != a.ID {
			continue
		}
		switch e.Act {
		case "assignment.accept", "assignment.recall":
			want, completed = 100, true
		case "assignment.reopen":
			completed = false
		case "assignment.receive_report":
			i := slices.IndexFunc(reports, func(r progress.Report) bool { return r.State == progress.Received && r.DecidedAt.Equal(e.At) })
			if i < 0 {
				w.t.Errorf("%s: entry %d tells of a report that was not received", a.ID, e.Seq)
				continue
			}
			r := reports[i]
			if r.Content.Percent == progress.NoPercent || r.Period.To.Before(newest) {
				continue
			}
			if newest = r.Period.To; !completed {
				want = r.Content.Percent
			}
		}
	}
	if a.Percent != want {
		w.t.Errorf("%s: %d %% done, the received reports say %d %%", a.ID, a.Percent, want)
	}
}

// holdProducts: each has a course of stages that goes on, days that are not in the future, and an act where it was issued.
func (w *world) holdProducts(duty string) {
	w.t.Helper()
	handed := look(w, func(t everything) (assignment.Handed, error) { return t.Handed(duty) })
	for _, p := range look(w, func(t everything) ([]deliverable.Product, error) { return t.Products(duty) }) {
		if p.Stands() {
			handed.Products--
		} else if p.Withdrawn.By == "" || p.Withdrawn.Reason == "" || p.Now().Step == deliverable.Issued {
			w.t.Errorf("%s: withdrawn %+v at %s", p.ID, p.Withdrawn, p.Now().Step)
		}
		for i, g := range p.Stages {
			switch {
			case g.On.IsZero() || g.On.After(calendar.DayOf(g.At)):
				w.t.Errorf("%s: %s on %v, recorded %v", p.ID, g.Step, g.On, g.At)
			case g.Step == deliverable.Issued && (g.ActNumber == "" || g.Authority == ""):
				w.t.Errorf("%s: issued without an act", p.ID)
			case i > 0 && g.Reason == "" && follows(p.Stages[i-1], g) != nil:
				w.t.Errorf("%s: %v", p.ID, follows(p.Stages[i-1], g))
			}
		}
		if len(p.Stages) == 0 || len(p.Files) == 0 || p.Document.IssuedOn.After(w.today()) {
			w.t.Errorf("%s: %d stages, %d files, dated %v", p.ID, len(p.Stages), len(p.Files), p.Document.IssuedOn)
		}
	}
	if handed.Products != 0 {
		w.t.Errorf("%s: %d more products are counted than stand", duty, handed.Products)
	}
}

// follows: without a reason a step and its day go on; what is issued may bear a day before it was handed in.
func follows(was, is deliverable.Stage) error {
	rank := func(s deliverable.Step) int { return slices.Index(deliverable.Steps(), s) }
	if rank(is.Step) <= rank(was.Step) || is.Step != deliverable.Issued && is.On.Before(was.On) {
		return fmt.Errorf("%s on %v after %s on %v", is.Step, is.On, was.Step, was.On)
	}
	return nil
}

// holdMatters: the state of each is the one its steps lead to, and nobody accepted their own answer.
func (w *world) holdMatters(a assignment.Assignment) {
	w.t.Helper()
	for _, v := range look(w, func(t everything) ([]direction.Coordination, error) { return t.Coordinations(a.ID) }) {
		v = look(w, func(t everything) (direction.Coordination, error) { return t.Coordination(v.ID) })
		w.holdMatter(v.Matter, direction.Waiting, direction.CoordinationRules())
	}
	for _, v := range look(w, func(t everything) ([]direction.Instruction, error) { return t.Instructions(a.Task) }) {
		v = look(w, func(t everything) (direction.Instruction, error) { return t.Instruction(v.ID) })
		from := direction.Waiting
		if v.Due.IsZero() {
			from = direction.Informed
		}
		w.holdMatter(v.Matter, from, direction.InstructionRules())
	}
	for _, i := range look(w, func(t everything) ([]direction.Inspection, error) { return t.InspectionsOfAssignment(a.ID) }) {
		i = look(w, func(t everything) (direction.Inspection, error) { return t.Inspection(i.ID) })
		if len(i.Recommended)+len(i.Addenda) > 0 && !i.Conclusion.Signed() {
			w.t.Errorf("inspection %s recommends before it is concluded", i.ID)
		}
		for _, v := range i.Recommended {
			v = look(w, func(t everything) (direction.Recommendation, error) { return t.Recommendation(v.ID) })
			w.holdMatter(v.Matter, direction.Waiting, direction.RecommendationRules())
		}
	}
}

func (w *world) holdMatter(m direction.Matter, state direction.State, rules []direction.Rule) {
	w.t.Helper()
	answerer := ""
	for _, s := range m.Steps {
		next, err := state.After(rules, s.Act, direction.Sides())
		if err != nil {
			w.t.Errorf("matter %s: %s in %s", m.ID, s.Act, state)
		}
		if s.Act == direction.Answer {
			answerer = s.By
			if s.Day.After(calendar.DayOf(s.At)) {
				w.t.Errorf("matter %s: answered on %v, recorded %v", m.ID, s.Day, s.At)
			}
		}
		if s.Act == direction.Accept && s.By == answerer {
			w.t.Errorf("matter %s: %s accepted their own answer", m.ID, s.By)
		}
		state = next
	}
	if state != m.State || m.Version != len(m.Steps)+1 {
		w.t.Errorf("matter %s: its %d steps lead to %s, stored is %s in version %d", m.ID, len(m.Steps), state, m.State, m.Version)
	}
}

// holdRemarks: an answer belongs to a remark of the same task and duty, and a form made one remark.
func (w *world) holdRemarks(a assignment.Assignment) {
	w.t.Helper()
	all := look(w, func(t everything) ([]discussion.Remark, error) { return t.Remarks(a.Task) })
	forms := map[string]bool{}
	for _, r := range all {
		if forms[r.Author+" "+r.Form] {
			w.t.Errorf("form %s made two remarks", r.Form)
		}
		forms[r.Author+" "+r.Form] = true
		if r.Parent != "" && !slices.ContainsFunc(all, func(p discussion.Remark) bool {
			return p.ID == r.Parent && p.Parent == "" && p.Assignment == r.Assignment
		}) {
			w.t.Errorf("remark %s answers %s, which begins no thread of the duty", r.ID, r.Parent)
		}
	}
}

// holdPlans: each edition before the newest was approved, by another than who sent it, and the newest stands as the plan says.
func (w *world) holdPlans() {
	w.t.Helper()
	for _, p := range look(w, func(t everything) ([]plan.Plan, error) { return t.PlansOfProgramme(w.programme) }) {
		editions := look(w, func(t everything) ([]plan.Edition, error) { return t.PlanEditions(p.ID) })
		if len(editions) != p.Edition {
			w.t.Errorf("plan %s has %d editions, the newest is %d", p.ID, len(editions), p.Edition)
		}
		for _, e := range editions {
			holds := e.Submitter != "" && !e.DecidedAt.IsZero() && e.Answer == ""
			if holds != (e.No <= p.InForce()) || holds && e.Decider == e.Submitter {
				w.t.Errorf("plan %s is %s in edition %d; edition %d was sent by %q, decided by %q at %v", p.ID, p.State, p.Edition, e.No,
					e.Submitter, e.Decider, e.DecidedAt)
			}
			if sent := e.Submitter != "" && e.DecidedAt.IsZero(); sent != (e.No == p.Edition && p.State.Awaiting()) {
				w.t.Errorf("plan %s is %s; edition %d waits: %v", p.ID, p.State, e.No, sent)
			}
		}
	}
}
