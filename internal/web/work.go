package web

import (
	"net/http"
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
)

// workPage is what the visitor owes now, grouped by what must be done.
type workPage struct {
	frame

	Groups []workGroup
}

// step is the next thing to do about a duty, in the order of urgency.
type step string

// The steps of "Việc của tôi".
const (
	stepReturned step = "returned" // returned with a reason: mend and hand in again
	stepApprove  step = "approve"  // waits for the unit's leader
	stepReceive  step = "receive"
	stepOverdue  step = "overdue"
	stepSoon     step = "soon"
	stepGoing    step = "going"
	stepHanded   step = "handed" // handed in, waits for the assigner
	stepResting  step = "resting"
)

// steps lists every step in the order of the page, with its picture.
func steps() []struct {
	Step step
	Icon string
} {
	return []struct {
		Step step
		Icon string
	}{
		{stepReturned, "arrow-back-up"}, {stepApprove, "shield-check"}, {stepReceive, "circle-dashed"},
		{stepOverdue, "alert-triangle"}, {stepSoon, "clock-exclamation"}, {stepGoing, "clock"}, {stepHanded, "hourglass"},
		{stepResting, "history"},
	}
}

// stepOf is what must be done about a duty on a day.
func stepOf(a assignment.Assignment, day calendar.Day, soonDays int) step {
	switch {
	case a.State.Work == assignment.Assigned:
		return stepReceive
	case a.State.Work != assignment.Underway || a.Historic && a.TimelinessOn(day) == assignment.Passed:
		return stepResting
	case a.State.Confirmation == assignment.AwaitingLeader:
		return stepApprove
	case a.State.Confirmation == assignment.AwaitingAssigner:
		return stepHanded
	case a.State.Confirmation == assignment.Returned:
		return stepReturned
	case a.TimelinessOn(day) == assignment.Overdue:
		return stepOverdue
	case !a.Due.IsZero() && a.Due.Sub(day) <= soonDays:
		return stepSoon
	default:
		return stepGoing
	}
}

// workRows is how many duties one page of a list shows.
const workRows = 100

func (s *Site) showWork(w http.ResponseWriter, v *visit) error {
	f := v.frame("work.title").below().withDay()
	groups, err := s.workGroups(v, f)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "work/show", workPage{f, groups})
}

// workAnswers is what waits for the visitor as assigner, the oldest first.
func (s *Site) workAnswers(v *visit, f frame) ([]workGroup, error) {
	rows, err := s.Assignments.Waiting(v.Context(), v.Actor, assignment.Page{Limit: workRows})
	if err != nil {
		return nil, err
	}
	group := workGroup{Key: "answers", Title: f.T("work.answers"), Icon: "shield-check", Total: len(rows)}
	for _, row := range rows {
		group.Items = append(group.Items, f.answerItem(row, s.Now()))
	}
	return []workGroup{group}, nil
}

func (f frame) answerItem(row assignment.WaitingRow, now time.Time) workItem {
	item := f.workItem(row.Row)
	what := f.T("work.claim")
	if row.Request != assignment.NoRequest {
		what = f.T("assignment.request." + string(row.Request))
	}
	item.Note = what + ", " + f.T("work.age_days", calendar.DayOf(now).Sub(calendar.DayOf(row.Since)))
	item.Chips, item.Receive = []chip{f.timeChip(row.Assignment)}, false
	return item
}

// workDuties are the visitor's own duties by their next step.
func (s *Site) workDuties(v *visit, f frame) ([]workGroup, error) {
	mine, err := s.Assignments.Mine(v.Context(), v.Actor, assignment.Page{Limit: workRows})
	if err != nil {
		return nil, err
	}
	silent, err := s.silences(v, f)
	if err != nil {
		return nil, err
	}
	byStep := map[step][]workItem{}
	for _, row := range mine.Rows {
		at := stepOf(row.Assignment, f.Day, f.visit.Tenant.Settings.SoonDays)
		item := f.workItem(row)
		item.Chips = append(item.Chips, silent(item.ID)...)
		byStep[at] = append(byStep[at], item)
	}
	var groups []workGroup
	for _, one := range steps() {
		items := byStep[one.Step]
		groups = append(groups, workGroup{
			Key: string(one.Step), Title: f.T("work.step." + string(one.Step)), Icon: one.Icon, Items: items, Total: len(items),
		})
	}
	return groups, nil
}

func (f frame) workItem(row assignment.Row) workItem {
	a := row.Assignment
	item := workItem{
		ID: a.ID, URL: f.To("/assignments/" + a.ID), Ref: row.Ref, Content: row.Content, Number: row.Number, Version: a.Version,
		Chips: f.workChips(a), Receive: a.State.Work == assignment.Assigned && a.State.Request == assignment.NoRequest,
	}
	if !a.Due.IsZero() {
		item.Due = f.T("work.due", f.weekdayDate(a.Due))
	}
	return item
}

// workChips leave out what the group's title says.
func (f frame) workChips(a assignment.Assignment) []chip {
	return append([]chip{f.timeChip(a)}, f.assignmentChips(a)[standing:]...)
}
