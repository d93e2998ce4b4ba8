package assignment

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/task"
)

// ScheduleKey is the task.ScheduleKey of a task with these assignments: where
// they stand takes the place of what the document says, so that a task that is
// done, or whose time was extended, is not called overdue anywhere.
func ScheduleKey(all []Assignment) string {
	parts := make([]string, len(all))
	for i, a := range all {
		parts[i] = a.schedule()
	}
	slices.Sort(parts)
	return strings.Join(slices.Compact(parts), ";")
}

// schedule is where the assignment stands, as one part of the key: a day, or a status that no day changes.
func (a Assignment) schedule() string {
	stands := task.Deadline{Kind: task.Given, From: a.Deadline.From, Due: a.Due}
	switch {
	case a.State.Work == Completed:
		stands = task.Deadline{Kind: calendar.Kind(task.Done)}
	case a.State.Work == Revoked, a.State.Work == Closed:
		stands = task.Deadline{Kind: calendar.Kind(task.Ended)}
	case a.State.Work == Suspended:
		stands = task.Deadline{Kind: calendar.Kind(task.Suspended)}
	case !a.SubmittedOn.IsZero():
		stands = task.Deadline{Kind: calendar.Kind(task.Handed)}
	case a.Due.IsZero():
		stands = task.Deadline{Kind: calendar.Ongoing}
	case a.Historic: // as the document's own: past in its programme, and never late
		stands.Kind = calendar.Due
	}
	return task.ScheduleKey([]task.Deadline{stands})
}

// reschedule keeps where a task's assignments stand with the task.
func reschedule(t Tx, id string) error {
	all, err := t.AssignmentsOfTask(id)
	if err != nil {
		return err
	}
	return t.SetSchedule(id, ScheduleKey(all))
}
