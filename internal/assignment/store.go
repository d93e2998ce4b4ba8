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
	// TaskRoles lists a task's roles without reading the rest of it: each act asks for them.
	TaskRoles(task string) ([]task.Role, error)
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
	// SetSchedule keeps the ScheduleKey of a task's assignments with it.
	SetSchedule(task, key string) error
	// UpdateAssignment stores what acts may change; errs.Conflict "assignment.stale" when a.Version is not the stored one.
	UpdateAssignment(a Assignment) error
	// AssignmentRows is a page of assignments, by last day, the undated at the end.
	AssignmentRows(f Filter, p Page) ([]Row, error)
	CountAssignments(Filter) (int, error)
	// AssignmentCounts counts what the filter selects, its Facet left aside, by facet.
	AssignmentCounts(Filter) (Counts, error)
	// AssignmentProgrammes counts what an organisation has by programme, the newest document first.
	AssignmentProgrammes(Filter) ([]ProgrammeCount, error)
	// AssignmentSteps is a page of each step of what a holder has to do, by last day, with the number of all.
	AssignmentSteps(f Filter, each Page) ([]StepRow, error)
	// WaitingAssignments is a page of what waits for an answer of the assigner, the oldest first.
	WaitingAssignments(f WaitingFilter, p Page) ([]WaitingRow, error)
	// HandedAssignments lists what left the organisations a user is officer or leader of since a day, the newest first.
	HandedAssignments(user string, since calendar.Day) ([]HandedRow, error)
	// WaitingCounts counts them by organisation and kind.
	WaitingCounts(WaitingFilter) ([]WaitingCount, error)

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

	Handed(assignment string) (Handed, error)

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
	Day          calendar.Day // the day it is
	Task         string
	Programme    string
	Post         string
	Work         Work
	Confirmation Confirmation
	OpenOnly     bool         // assigned, under way, suspended or declined
	DueBefore    calendar.Day // exclusive
	DueFrom      calendar.Day
	Facet        Facet
	Step         Step
	Soon         calendar.Day // for Facet and Step: the last day that is soon
	Alone        bool         // with Unit: without what is below it
	Group        string       // of tasks, by id
	Text         string       // as typed; folded words that must all occur
	Sort         Sort         // of what is entered by Unit or Programme
}

// Sort is the order of a list.
type Sort string

// The orders. The undated stand at the end of the first.
const (
	ByDue      Sort = ""
	ByChange   Sort = "changed" // the last act first
	ByDocument Sort = "document"
)

// Sorts lists every order.
func Sorts() []Sort { return []Sort{ByDue, ByChange, ByDocument} }

// Row is an assignment as lists show it.
type Row struct {
	Assignment Assignment
	Ref        string // the task's number in the document
	Content    string // the task's words
	Number     string // of the programme's document
}

// ProgrammeCount is how many assignments of a programme a filter selects.
type ProgrammeCount struct {
	ID     string
	Number string // of its document
	Count  int
}

// StepRow is an assignment in its step, with how many stand in that step and
// the last claim: what its leader reads before approving, and why it came back.
type StepRow struct {
	Row
	Step  Step
	Total int
	Claim Submission // No 0: none
}

// WaitingFilter says for whom: with Whole everything of the tenant, otherwise
// what the user is coordinating office of, or leader of the organisation that
// receives the product. Empty fields select everything.
type WaitingFilter struct {
	Whole bool
	User  string
	Unit  string // that asks, without what is below it
	Kind  string // a RequestKind, or WaitingClaim
}

// WaitingClaim is the kind of what waits that is no request: a claim of completion.
const WaitingClaim = "claim"

// WaitingRow is a claim or a request that waits for the assigner.
type WaitingRow struct {
	Row
	Request   RequestKind // NoRequest: a claim of completion
	Since     time.Time
	Words     string       // of the claim, or the request's reason
	By        string       // name of who asks
	Stated    calendar.Day // of a claim
	WantedDay calendar.Day // of an extension
	Own       bool         // the user wrote or approved it, and decides nothing about it
}

// WaitingCount is how much of one kind waits from one organisation.
type WaitingCount struct {
	Unit  string
	Kind  string // as WaitingFilter.Kind
	Count int
	Since time.Time // of the oldest
}
