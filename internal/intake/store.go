package intake

import (
	"time"

	"dondoc/internal/audit"
	"dondoc/internal/deliverable"
	"dondoc/internal/job"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/search"
	"dondoc/internal/target"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
)

// State is where an upload stands.
type State string

// The states of an upload. Only an open one can be changed.
const (
	Open      State = "open"
	Confirmed State = "confirmed"
	Discarded State = "discarded"
)

// Upload is a file that was read and waits as a draft for a person.
type Upload struct {
	ID         string
	File       programme.File
	State      State
	Version    int // edits, confirmation and discarding are compare-and-set on it
	Draft      Draft
	Blocks     []programme.Block // the source text, for marking places
	UploadedBy string            // name, as the audit shows it
	UploadedAt time.Time
	Programme  string // made by the confirmation
}

// DifferenceKind says how body and appendix differ.
type DifferenceKind string

// The differences a reconciliation lists.
const (
	BodyOnly               DifferenceKind = "body_only"
	AppendixOnly           DifferenceKind = "appendix_only"
	LeadDiffers            DifferenceKind = "lead_differs"
	DeadlineDiffers        DifferenceKind = "deadline_differs"
	DeadlineOnlyInAppendix DifferenceKind = "deadline_only_in_appendix"
	DeadlineOnlyInBody     DifferenceKind = "deadline_only_in_body"
	GroupTitleDiffers      DifferenceKind = "group_title_differs"
)

// Decision is what a person decided about a difference.
type Decision string

// The decisions. TakeBody changes the row to what the body says; for an item
// that stands in the body only it lists the item as a task.
const (
	Undecided    Decision = ""
	TakeAppendix Decision = "appendix" // the row holds; an item of the body alone stays text
	TakeBody     Decision = "body"
)

// Difference is one place where the document's two texts disagree. Both stay
// on record with their places whatever is decided.
type Difference struct {
	ID           string
	Programme    string
	Ordinal      int
	Kind         DifferenceKind
	BodyTask     string // task ids, group id: which are set depends on Kind
	AppendixTask string
	Group        string
	BodyValue    []string // what the body says: leads, deadline phrase, group title
	RowValue     []string // what the appendix says
	Decision     Decision
	Note         string
	DecidedBy    string
	DecidedAt    time.Time
	Version      int
}

// Tx is what the room needs of a transaction: its own records, and those of the
// rooms a confirmation fills.
type Tx interface {
	audit.Tx
	tenant.Tx
	org.Tx
	programme.Tx
	task.Tx
	target.Tx
	deliverable.Tx
	search.Tx
	job.Enqueuer
	Upload(id string) (Upload, error)
	Uploads(State) ([]Upload, error) // newest first
	InsertUpload(Upload) error
	// UpdateUpload stores state, draft and programme; errs.Conflict when u.Version is not the stored one.
	UpdateUpload(u Upload) error
	Receipt(id string) (Receipt, error)
	Receipts() ([]Receipt, error) // newest first
	InsertReceipt(Receipt) error
	// SetReceiptProgress, EndReceipt (state, name, refusal, end) and DeleteReceipt change a receipt that is being read;
	// errs.Conflict "intake.not_reading" for any other.
	SetReceiptProgress(id string, p Progress) error
	EndReceipt(Receipt) error
	DeleteReceipt(id string) error
	DeleteReceiptsBefore(ended time.Time) error
	FileDigests() ([]string, error) // of uploads, programmes and products
	Differences(programme string) ([]Difference, error)
	Difference(id string) (Difference, error)
	InsertDifference(Difference) error
	// DecideDifference stores decision, note, by, at; errs.Conflict when d.Version is not the stored one.
	DecideDifference(d Difference) error
}
