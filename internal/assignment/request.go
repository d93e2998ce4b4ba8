package assignment

import (
	"slices"
	"time"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/tenant"
	"dondoc/internal/text"
)

// RequestState is what became of a request.
type RequestState string

// The states of a request.
const (
	RequestPending   RequestState = "pending"
	RequestGranted   RequestState = "granted"
	RequestRefused   RequestState = "refused"
	RequestWithdrawn RequestState = "withdrawn"
	RequestLapsed    RequestState = "lapsed" // another act made it pointless; Answer names the act
)

// RequestStates lists every state.
func RequestStates() []RequestState {
	return []RequestState{RequestPending, RequestGranted, RequestRefused, RequestWithdrawn, RequestLapsed}
}

// Request is something a unit asks of the assigner. It stays on record whatever becomes of it.
type Request struct {
	ID          string
	Assignment  string
	Kind        RequestKind
	Reason      string
	WantedDay   calendar.Day // of an extension
	WantedUnit  string       // of a transfer: the organisation proposed; empty: left to the assigner
	Author      string       // user id
	AuthorName  string
	At          time.Time
	State       RequestState
	Decider     string // who granted, refused, withdrew it, or did what made it lapse
	DeciderName string
	DecidedAt   time.Time    // zero: pending
	Answer      string       // the decider's reason; of a lapsed one the Act that made it pointless
	GrantedDay  calendar.Day // of a granted extension: the new last day, never later than asked
}

// Wish is what a request asks for.
type Wish struct {
	Kind   RequestKind
	Reason string
	Day    calendar.Day // of an extension, required
	Unit   string       // of a transfer, may be empty
}

// maxReason is the longest reason, in bytes: a page of text.
const maxReason = 8000

// reasoned refuses an act whose reason is missing or endless.
func reasoned(reason string) error {
	switch {
	case reason == "":
		return errs.New(errs.Invalid, "assignment.no_reason")
	case len(reason) > maxReason:
		return errs.New(errs.TooLarge, "assignment.long_reason", maxReason)
	}
	return nil
}

// Because states why the act is done, which is owed: errs.Invalid
// "assignment.no_reason", errs.TooLarge "assignment.long_reason".
func (c *Turn) Because(reason string) error {
	c.Reason = text.Normal(reason)
	return reasoned(c.Reason)
}

// validate says what is wrong with a wish about the assignment on a day.
func (w Wish) validate(a Assignment, s tenant.Settings, today calendar.Day) error {
	if !slices.Contains(RequestKinds(), w.Kind) {
		return errs.New(errs.Invalid, "assignment.request_unknown")
	}
	if err := reasoned(w.Reason); err != nil {
		return err
	}
	switch {
	case w.Kind == Extension:
		return w.extends(a, s, today)
	case w.Kind == Transfer && w.Unit == a.Unit:
		return errs.New(errs.Invalid, "assignment.same_unit")
	}
	return nil
}

// extends holds an extension against domain rule 8. What was given after its last day could not be asked for
// before: its days count from when it was given.
func (w Wish) extends(a Assignment, s tenant.Settings, today calendar.Day) error {
	from := a.Due
	if a.ActiveFrom.After(from) {
		from = a.ActiveFrom
	}
	switch {
	case a.Due.IsZero():
		return errs.New(errs.Invalid, "assignment.undated")
	case !w.Day.After(a.Due):
		return errs.New(errs.Invalid, "assignment.day_not_later", a.Due.Format())
	case a.Extensions >= s.MaxExtensions:
		return errs.New(errs.Refused, "assignment.extensions_used", s.MaxExtensions)
	case today.After(from.AddDays(s.AskWithinDays)):
		return errs.New(errs.Refused, "assignment.asked_late", s.AskWithinDays)
	}
	return nil
}

// Decision answers a request.
type Decision struct {
	Reason string       // required to refuse
	Day    calendar.Day // of an extension granted: shorter than asked; zero: as asked
	Unit   string       // of a transfer granted: who takes it; empty: as asked
}

// day is the last day an extension is granted to.
func (d Decision) day(r Request, a Assignment) (calendar.Day, error) {
	granted := d.Day
	if granted.IsZero() {
		granted = r.WantedDay
	}
	switch {
	case granted.After(r.WantedDay):
		return granted, errs.New(errs.Invalid, "assignment.longer_than_asked", r.WantedDay.Format())
	case !granted.After(a.Due):
		return granted, errs.New(errs.Invalid, "assignment.day_not_later", a.Due.Format())
	}
	return granted, nil
}
