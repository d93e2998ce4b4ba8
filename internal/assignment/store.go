package assignment

import (
	"time"

	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
)

// Tx is what the room needs of a transaction.
type Tx interface {
	audit.Tx
	tenant.Tx
	org.Tx
	programme.Tx
	task.Tx
	User(id string) (identity.User, error)
	Users() ([]identity.User, error) // with grants, by name
	// Tree lists the organisations without names and identifiers, in no order.
	Tree() ([]org.Unit, error)

	// Signature finds that a programme was recorded as signed; the zero Signature if not.
	Signature(programme string) (Signature, error)
	InsertSignature(Signature) error

	Assignment(id string) (Assignment, error)
	// AssignmentsOfTask lists a task's, in the order of instalment and id.
	AssignmentsOfTask(task string) ([]Assignment, error)
	// AssignmentsOfProgramme lists a programme's, by last day.
	AssignmentsOfProgramme(programme string) ([]Assignment, error)
	InsertAssignment(Assignment) error
	// UpdateAssignment stores what acts may change; errs.Conflict "assignment.stale" when a.Version is not the stored one.
	UpdateAssignment(a Assignment) error
	// AssignmentRows is a page of assignments, by last day, the undated at the end.
	AssignmentRows(f Filter, p Page) ([]Row, error)
	CountAssignments(Filter) (int, error)
	// WaitingAssignments is a page of what waits for an answer of the assigner, the oldest first.
	WaitingAssignments(f WaitingFilter, p Page) ([]WaitingRow, error)

	Tenures(assignment string) ([]Tenure, error)
	InsertTenure(assignment string, v Tenure) error
	EndTenure(assignment string, on calendar.Day) error // the open one

	Requests(assignment string) ([]Request, error) // oldest first
	InsertRequest(Request) error
	// UpdateRequest stores the answer; errs.Conflict "assignment.stale" when it is not pending any more.
	UpdateRequest(Request) error

	Submissions(assignment string) ([]Submission, error) // by number
	InsertSubmission(Submission) error
	UpdateSubmission(Submission) error

	Causes(assignment string) ([]Cause, error) // oldest first
	InsertCause(Cause) error

	Posts(unit string) ([]Post, error) // by title, with holders
	Post(id string) (Post, error)
	InsertPost(Post) error
	// SetHolder ends the open holder the day before and adds the new one, if it names a user; compare-and-set on version.
	SetHolder(post string, version int, h Holder) error
}

// Signature records that a programme's document is in force: nothing starts
// before a person has said so (domain rule 1).
type Signature struct {
	Programme string
	Number    string
	SignedOn  calendar.Day
	By        string // user id of who confirmed it
	ByName    string
	At        time.Time
}

// Page bounds a list; a zero Limit means all.
type Page struct{ Limit, Offset int }

// Filter selects assignments. Empty fields select everything.
type Filter struct {
	Unit         string       // this organisation and everything below it
	Past         bool         // with Unit: those it handed on, instead of those it has
	Holder       string       // user: of the posts they hold, and without a post in organisations they are officer or leader of
	Day          calendar.Day // with Holder: the day it is
	Task         string
	Programme    string
	Post         string
	Work         Work
	Confirmation Confirmation
	OpenOnly     bool // assigned, under way, suspended or declined
	DueBefore    calendar.Day
	OverdueOn    calendar.Day // not handed in although the last day has passed; historic ones never are
}

// Row is an assignment as lists show it.
type Row struct {
	Assignment Assignment
	Ref        string // the task's number in the document
	Content    string // the task's words
	Number     string // of the programme's document
}

// WaitingFilter says for whom: with Whole everything of the tenant, otherwise
// what the user is coordinating office of, or leader of the organisation that
// receives the product.
type WaitingFilter struct {
	Whole bool
	User  string
}

// WaitingRow is a claim or a request that waits for the assigner.
type WaitingRow struct {
	Row
	Request RequestKind // NoRequest: a claim of completion
	Since   time.Time
}
