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
	whole := f
	whole.Limit, whole.Offset = 0, 0
	rows, err := t.TaskRows(whole)
	if err != nil {
		return TaskList{}, err
	}
	list := TaskList{Counts: Counts{}}
	for _, r := range rows {
		if err := r.at(c); err != nil {
			return TaskList{}, err
		}
		list.Counts[r.Status]++
		if f.Status != "" && r.Status != f.Status {
			continue
		}
		if list.Total++; f.holds(list.Total) {
			list.Rows = append(list.Rows, r)
		}
	}
	return list, nil
}

// holds reports whether the n-th selected row (from 1) is on the page.
func (f TaskFilter) holds(n int) bool {
	return n > f.Offset && (f.Limit == 0 || n <= f.Offset+f.Limit)
}

// at computes the row's status and last day.
func (r *TaskRow) at(c task.Clock) error {
	deadlines, err := task.ParseScheduleKey(r.Schedule)
	if err != nil {
		return err
	}
	c.Retrospective = r.Retrospective
	r.Status = task.ScheduleOf(deadlines, c)
	r.Last = task.LastDay(deadlines)
	return nil
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

// Count applies the schedule rule to grouped tasks.
func Count(groups []ScheduleCount, c task.Clock) (Counts, error) {
	counts := Counts{}
	for _, g := range groups {
		deadlines, err := task.ParseScheduleKey(g.Schedule)
		if err != nil {
			return nil, err
		}
		c.Retrospective = g.Retrospective
		counts[task.ScheduleOf(deadlines, c)] += g.Count
	}
	return counts, nil
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
