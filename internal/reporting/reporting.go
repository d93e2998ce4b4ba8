// Package reporting owns what pages that join rooms show: lists of tasks under
// filters, counts by schedule status, and what waits for a person. Its rows are
// made by SQL; its figures come from the domain's rules applied to those rows,
// so that every screen shows the same number. It changes nothing.
package reporting

import (
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// TaskRow is a task as lists show it.
type TaskRow struct {
	ID           string
	Programme    string
	Number       string // of the programme's document
	Group        string // id
	GroupNo      string
	Ref          string
	Content      string
	Source       task.Source
	Phrase       string // of the deadline, verbatim
	Leads        []string
	Coordinators []string
	Products     []string
	Doubts       int
	Schedule     string // task.ScheduleKey
	// Retrospective is the programme's; Status is computed for the page's day.
	Retrospective bool
	Status        task.Status
	Last          calendar.Day // the effective last day of the most urgent instalment, zero if none
}

// TaskState is what the status of a listed task follows from.
type TaskState struct {
	ID            string
	Schedule      string // task.ScheduleKey
	Retrospective bool
}

// TaskFilter selects listed tasks. Empty fields do not restrict.
type TaskFilter struct {
	Programme   string
	Group       string // id
	Lead        string // task.Role.Key
	Coordinator string // task.Role.Key
	Org         string // organisation id in any role
	Kind        calendar.Kind
	Status      task.Status // applied after the status is computed
	Text        string      // as typed; folded words that must all occur
	Limit       int         // rows of the page; 0: all
	Offset      int
}

// Choice is a value of a filter with the number of tasks it has.
type Choice struct {
	Key   string
	Label string
	Count int
}

// ScheduleCount is how many listed tasks of a programme share a schedule.
type ScheduleCount struct {
	Programme     string
	Retrospective bool
	Schedule      string // task.ScheduleKey
	Count         int
}

// Counts are listed tasks by schedule status.
type Counts map[task.Status]int

// Total is the number of tasks counted.
func (c Counts) Total() int {
	n := 0
	for _, k := range c {
		n += k
	}
	return n
}

// Card is a programme as the list of programmes shows it.
type Card struct {
	ID            string
	Number        string
	Title         string
	Issuer        string
	IssuedOn      calendar.Day
	Retrospective bool
	Tasks         int
	Targets       int
	Open          int // differences nobody has decided
	Counts        Counts
}

// Waiting is what a person has to act on, for the home page.
type Waiting struct {
	Uploads     int // drafts not yet confirmed or discarded
	Differences int // undecided
	Doubtful    int // listed tasks with a doubt
}

// Tx is what the room needs of a transaction.
type Tx interface {
	org.Tx
	// TaskRows returns the rows of every field of the filter but Status, in document order.
	TaskRows(TaskFilter) ([]TaskRow, error)
	// TaskStates returns the states of what TaskRows lists, in the same order; Limit and Offset do not restrict.
	TaskStates(TaskFilter) ([]TaskState, error)
	// TaskRow finds a listed task.
	TaskRow(id string) (TaskRow, error)
	// ScheduleCounts groups the listed tasks of a programme, or of all (""), that an
	// organisation has a role in, or anybody ("").
	ScheduleCounts(programme, org string) ([]ScheduleCount, error)
	RoleChoices(programme string, kind task.RoleKind) ([]Choice, error)
	KindChoices(programme string) ([]Choice, error)
	Cards() ([]Card, error) // without Counts
	Waiting() (Waiting, error)
	// AssignmentLoads counts assignments by organisation, without names.
	AssignmentLoads(LoadFilter) ([]Load, error)
	// Unreceived counts by organisation what was given and not received, the longest waiting first, without names.
	Unreceived() ([]Unreceived, error)
	// OpenGaps counts by signed programme the listed tasks that nobody was given.
	OpenGaps() ([]OpenGap, error)
	// Blocked lists up to 100 tasks under way, of a programme or of all (""), that depend on one that is not done.
	Blocked(programme string) ([]Blocked, error)
}
