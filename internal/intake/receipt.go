package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
)

// Receipt is a document that came in and takes long to read. Once it is read it becomes an Upload with the same id.
// Until its text is known to bear no mark of secrecy, the record says of it only what kind of file it is and how large
// (domain.md §3, rule 20): name and bytes lie in the tray, which is emptied whatever comes of it.
type Receipt struct {
	ID         string
	State      ReceiptState
	Name       string // of the file; empty until its text is known, and for ever when it is marked
	Format     string // extension: ".pdf"
	Size       int64  // bytes
	Progress   Progress
	Refusal    Refusal // why it failed; zero otherwise
	User       string  // id of who sent it
	ReceivedBy string  // and their name, as the audit shows it
	ReceivedAt time.Time
	EndedAt    time.Time // failed or cancelled
}

// ReceiptState is where a receipt stands. A document that was read has no receipt any more.
type ReceiptState string

// The states of a receipt. Only one that is being read changes.
const (
	BeingRead ReceiptState = "reading"
	Failed    ReceiptState = "failed"
	Cancelled ReceiptState = "cancelled"
)

// The steps of a reading besides those of docread.
const (
	StepReceived   docread.Step = "received"   // it waits for its turn
	StepUnderstand docread.Step = "understand" // the text is there, without a mark, and a draft is made of it
)

// Progress is how far a reading is: done of total pages of a step, 0 of 0 where a step's length is not known.
type Progress struct {
	Step  docread.Step
	Done  int
	Total int
}

// Percent is a rough measure of the time that is over, 0 to 100: recognising a page takes a thousand times as long as
// taking its text.
func (p Progress) Percent() int {
	part := func(from, to int) int { return from + (to-from)*min(p.Done, p.Total)/max(p.Total, 1) }
	switch p.Step {
	case docread.StepConvert:
		return 5
	case docread.StepPages:
		return part(5, 10)
	case docread.StepRecognise:
		return part(10, 90)
	case StepUnderstand:
		return 90
	default:
		return 0
	}
}

// Refusal is an errs.Error that can be kept: it is told in the language of whoever asks, later.
type Refusal struct {
	Kind string `json:"kind,omitempty"`
	Key  string `json:"key,omitempty"`
	Args []any  `json:"args,omitempty"`
}

// refusalOf keeps what a person may know of an error.
func refusalOf(err error) Refusal {
	e, ok := errors.AsType[*errs.Error](err)
	if !ok || e.Kind == errs.Internal {
		return Refusal{}
	}
	return Refusal{e.Kind.String(), e.Key, e.Args}
}

// Err is the refusal again; an unclassified error for a fault of ours.
func (r Refusal) Err() error {
	if r.Key == "" {
		return errors.New("the reading failed")
	}
	return errs.New(errs.KindNamed(r.Kind), r.Key, r.Args...)
}

// UnmarshalJSON reads whole numbers as such: messages write them in the language's way and choose plurals by them.
func (r *Refusal) UnmarshalJSON(raw []byte) error {
	type plain Refusal
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode((*plain)(r)); err != nil {
		return err
	}
	for i, arg := range r.Args {
		n, ok := arg.(json.Number)
		if !ok {
			continue
		}
		if whole, err := n.Int64(); err == nil {
			r.Args[i] = whole
		} else if r.Args[i], err = n.Float64(); err != nil {
			return err
		}
	}
	return nil
}

func (r Receipt) subject() audit.Subject { return audit.Subject{Kind: "intake", ID: r.ID} }

// sender acts for the person who sent the document, in what was permitted when it came.
func (r Receipt) sender(tenant string) access.Actor {
	return access.Actor{Tenant: tenant, User: r.User, Name: r.ReceivedBy}
}

// Received is the job that reads a document of the tray.
type Received struct {
	ID string `json:"id"`
}

// Kind is the job's name.
func (Received) Kind() string { return "intake.received" }

// Long marks the job as a long one: recognising a page takes seconds.
func (Received) Long() {}
