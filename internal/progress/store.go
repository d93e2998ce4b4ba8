package progress

import (
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
)

// Tx is what the room needs of a transaction.
type Tx interface {
	assignment.Tx

	// OpenAssignments lists all whose work is not at an end, in no order.
	OpenAssignments() ([]assignment.Assignment, error)

	// OpenAssignmentsUnder lists those of an organisation and all below it whose work is not at an end,
	// by last day, the undated at the end.
	OpenAssignmentsUnder(unit string) ([]assignment.Assignment, error)
	// AssignmentsReportedIn lists, in no order, all that are open, were handed in after the day, or were
	// reported on for the period.
	AssignmentsReportedIn(p Period, after calendar.Day) ([]assignment.Assignment, error)

	Report(id string) (Report, error)
	// ReportsOf lists an assignment's, by last day of the period, unit and number.
	ReportsOf(assignment string) ([]Report, error)
	// ReportsIn lists all of a period, by assignment, unit and number.
	ReportsIn(p Period) ([]Report, error)
	// ReportsUnder lists, without their files, an organisation's and those of all below it, for the
	// periods that end on the day or later, by that day, assignment, unit and number.
	ReportsUnder(unit string, since calendar.Day) ([]Report, error)
	// InsertReport adds a version with its files; errs.Conflict "progress.exists" when another stands.
	InsertReport(Report) error
	// UpdateReport stores a verdict; errs.Conflict "progress.stale" when r.Version is not the stored one.
	UpdateReport(r Report) error
	// WaitingReports lists what waits for the user's verdict, the oldest first.
	WaitingReports(f WaitingFilter, limit int) ([]WaitingReport, error)

	DraftsOf(assignment string) ([]Draft, error)
	DraftsIn(p Period) ([]Draft, error)
	PutDraft(Draft) error
	DeleteDraft(assignment, unit string, p Period) error // nothing to delete is no error

	Reopenings(p Period) ([]Reopening, error) // by number
	InsertReopening(Reopening) error
}

// WaitingFilter says for whom: with Whole every approved report of the tenant;
// otherwise what the user may approve as leader of the unit, or receive as
// coordinating office or as leader of the organisation the product goes to.
type WaitingFilter struct {
	Whole bool
	User  string
}

// WaitingReport is a report that waits for a verdict.
type WaitingReport struct {
	Report  Report
	Ref     string // the task's number in the document
	Content string // the task's words
	Number  string // of the programme's document
}

// Since is when it began to wait.
func (w WaitingReport) Since() time.Time {
	if w.Report.State == AwaitingAssigner {
		return w.Report.ApprovedAt
	}
	return w.Report.SubmittedAt
}
