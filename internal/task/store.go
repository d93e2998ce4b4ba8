package task

import "dondoc/internal/calendar"

// Tx is what the room needs of a transaction.
type Tx interface {
	Task(id string) (Task, error)
	// Tasks returns all of a programme, listed and unlisted, in document order.
	Tasks(programme string) ([]Task, error)
	InsertTask(Task) error
	// ReplaceRoles sets the task's roles of one kind; errs.Conflict when version is not the stored one.
	ReplaceRoles(id string, version int, kind RoleKind, roles []Role) error
	SetListed(id string, version int, listed bool) error
	ReplaceDeadlines(id string, version int, deadlines []calendar.Deadline) error
	// Dependants returns the tasks that depend on this one.
	Dependants(id string) ([]Task, error)
	// CoveredBy returns the body items that say the same as this row.
	CoveredBy(id string) ([]Task, error)
}
