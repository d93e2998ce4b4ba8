package web

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
)

// workPage is what the visitor owes now, grouped by what must be done.
type workPage struct {
	frame

	Groups  []workGroup
	Answers []answerView // claims and requests that wait for the visitor as assigner
	Total   int
	Rows    pager
}

// workGroup is duties with the same next step.
type workGroup struct {
	Title, Icon string
	Items       []workItem
}

// workItem is a duty on one card.
type workItem struct {
	ID, URL, Ref, Content, Number string
	Unit                          string // who must do it; empty where the page says so
	Version                       int
	Due                           string
	Chips                         []chip
	Receive                       bool // one tap takes it up
}

// answerView is something that waits for the assigner, with its age.
type answerView struct {
	URL, Ref, Content, What, Age string
	Chip                         chip
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
	page := workPage{frame: f}
	at := f.pageNumber("page")
	mine, err := s.Assignments.Mine(v.Context(), v.Actor, assignment.Page{Limit: workRows, Offset: (at - 1) * workRows})
	if err != nil {
		return err
	}
	page.Total, page.Groups = mine.Total, f.workGroups(mine.Rows)
	page.Rows.cut(at, mine.Total, workRows, func(n int) string { return f.To("/work", "page", strconv.Itoa(n)) })
	if at == 1 {
		waiting, err := s.Assignments.Waiting(v.Context(), v.Actor, assignment.Page{Limit: workRows})
		if err != nil {
			return err
		}
		page.Answers = f.answers(waiting, s.Now())
	}
	return s.render(w, v, http.StatusOK, "work/show", page)
}

func (f frame) workGroups(rows []assignment.Row) []workGroup {
	byStep := map[step][]workItem{}
	for _, row := range rows {
		at := stepOf(row.Assignment, f.Day, f.visit.Tenant.Settings.SoonDays)
		byStep[at] = append(byStep[at], f.workItem(row))
	}
	var groups []workGroup
	for _, one := range steps() {
		if items := byStep[one.Step]; items != nil {
			groups = append(groups, workGroup{f.T("work.step." + string(one.Step)), one.Icon, items})
		}
	}
	return groups
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

func (f frame) answers(rows []assignment.WaitingRow, now time.Time) []answerView {
	views := make([]answerView, len(rows))
	for i, row := range rows {
		a := row.Assignment
		views[i] = answerView{
			URL: f.To("/assignments/" + a.ID), Ref: row.Ref, Content: row.Content, What: f.T("work.claim"), Chip: f.timeChip(a),
			Age: f.T("work.age_days", calendar.DayOf(now).Sub(calendar.DayOf(row.Since))),
		}
		if row.Request != assignment.NoRequest {
			views[i].What = f.T("assignment.request." + string(row.Request))
		}
	}
	return slices.Clip(views)
}
