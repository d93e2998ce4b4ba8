// Package direction owns what somebody asks of an organisation beside its duty,
// and waits for an answer to: coordination (its part in another's duty, or
// information and figures for it), instructions of leaders, and inspections with
// what they recommend. It does not own the duty itself nor its states
// (assignment), nor who is reminded of what waits (notice).
package direction

import (
	"context"
	"slices"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/tx"
)

// Service is the room's use cases.
type Service struct {
	Store tx.Store[Tx]
	Now   func() time.Time
	NewID func() string

	Attachments Attachments
}

func (s *Service) today() calendar.Day { return calendar.DayOf(s.Now()) }

func (s *Service) instant() time.Time { return s.Now().UTC().Truncate(time.Millisecond) }

// read runs a question that every signed-in person may ask.
func read[R any](ctx context.Context, s *Service, a access.Actor, do func(Tx) (R, error)) (R, error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		var none R
		return none, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, do)
}

// write runs a use case of whoever may try; the rules inside decide.
func write[R any](ctx context.Context, s *Service, a access.Actor, do func(Tx) (R, error)) (r R, err error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return r, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		r, err = do(t)
		return err
	})
	return r, err
}

// isOf reports whether the actor is one of the parties to the assignment of a turn.
func isOf(c *assignment.Turn, parties ...assignment.Party) bool {
	return slices.ContainsFunc(c.Parties, func(p assignment.Party) bool { return slices.Contains(parties, p) })
}

// stateable is the authority's rule on days that are stated, in a turn.
func stateable(c *assignment.Turn) func(calendar.Day) error {
	return func(day calendar.Day) error { return assignment.Stateable(day, c.Today, c.Settings) }
}

// unchanged is compare-and-set on a list that only grows: next is the number
// that the person who filled in a form saw as the next one. A form that is sent
// twice is refused the second time.
func unchanged(next, there int) error {
	if next != there+1 {
		return errs.New(errs.Conflict, "direction.list_changed")
	}
	return nil
}

// maxWords is the longest text of one field, in bytes: a page.
const maxWords = 8000

// worded refuses a text that is missing or endless.
func worded(words string) error {
	if words == "" {
		return errs.New(errs.Invalid, "direction.no_words")
	}
	return bounded(words)
}

func bounded(words string) error {
	if len(words) > maxWords {
		return errs.New(errs.TooLarge, "direction.long_words", maxWords)
	}
	return nil
}
