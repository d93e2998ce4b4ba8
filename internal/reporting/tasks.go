package reporting

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/task"
	"dondoc/internal/tx"
)

// Service answers the questions of pages that join rooms.
type Service struct {
	Store tx.Store[Tx]
}

// TaskList is a page of tasks on a day, with the figures of the whole selection.
type TaskList struct {
	Rows   []TaskRow // of the page
	Total  int       // rows of the selection, Status included
	Counts Counts    // of the selection before Status, by status
}

// Tasks lists what the filter selects, as of the clock's day. The clock's
// Retrospective is taken from each task's programme.
func (s *Service) Tasks(ctx context.Context, a access.Actor, f TaskFilter, c task.Clock) (TaskList, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return TaskList{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (TaskList, error) { return tasks(t, f, c) })
}

func tasks(t Tx, f TaskFilter, c task.Clock) (TaskList, error) {
	if f.Programme == "" {
		return tasksAcross(t, f, c)
	}
	whole := f
	whole.Limit, whole.Offset = 0, 0
	rows, err := t.TaskRows(whole)
	if err != nil {
		return TaskList{}, err
	}
	list, s := TaskList{Counts: Counts{}}, newStatuses(c)
	for _, r := range rows {
		if err := s.complete(&r); err != nil {
			return TaskList{}, err
		}
		if list.count(f, r.Status) {
			list.Rows = append(list.Rows, r)
		}
	}
	return list, nil
}

// tasksAcross lists tasks of many programmes. An organisation may have thousands: whole rows are read for the
// page alone.
func tasksAcross(t Tx, f TaskFilter, c task.Clock) (TaskList, error) {
	states, err := t.TaskStates(f)
	if err != nil {
		return TaskList{}, err
	}
	list, s := TaskList{Counts: Counts{}}, newStatuses(c)
	for _, state := range states {
		m, err := s.on(state.Schedule, state.Retrospective)
		if err != nil {
			return TaskList{}, err
		}
		if !list.count(f, m.status) {
			continue
		}
		row, err := s.row(t, state.ID)
		if err != nil {
			return TaskList{}, err
		}
		list.Rows = append(list.Rows, row)
	}
	return list, nil
}

// count adds a task to the figures and reports whether its row is on the page.
func (l *TaskList) count(f TaskFilter, s task.Status) bool {
	l.Counts[s]++
	if f.Status != "" && s != f.Status {
		return false
	}
	l.Total++
	return f.holds(l.Total)
}

// holds reports whether the n-th selected row (from 1) is on the page.
func (f TaskFilter) holds(n int) bool {
	return n > f.Offset && (f.Limit == 0 || n <= f.Offset+f.Limit)
}

// Choices are the values a programme's filters offer.
type Choices struct {
	Leads, Coordinators, Kinds []Choice
}

// Choices of a programme's filters.
func (s *Service) Choices(ctx context.Context, a access.Actor, programme string) (Choices, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return Choices{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (c Choices, err error) {
		if c.Leads, err = t.RoleChoices(programme, task.Lead); err != nil {
			return c, err
		}
		if c.Coordinators, err = t.RoleChoices(programme, task.Coordinator); err != nil {
			return c, err
		}
		c.Kinds, err = t.KindChoices(programme)
		return c, err
	})
}

// Months groups a list's rows by the month of their last day, for the calendar view.
func Months(rows []TaskRow) (months []Month, undated []TaskRow) {
	for _, r := range rows {
		if r.Last.IsZero() {
			undated = append(undated, r)
			continue
		}
		months = addToMonth(months, r)
	}
	return months, undated
}

// Month is a calendar month with the tasks due in it.
type Month struct {
	First calendar.Day
	Rows  []TaskRow
}
