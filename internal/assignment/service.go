package assignment

import (
	"context"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/tx"
)

// Service is the room's use cases.
type Service struct {
	Store    tx.Store[Tx]
	Calendar *calendar.Calendar
	Now      func() time.Time
	NewID    func() string
}

// Ref names an assignment as a person saw it: an act that changes it is
// compare-and-set on the version. A zero Version is for acts that change nothing.
type Ref struct {
	ID      string
	Version int
}

func (s *Service) today() calendar.Day { return calendar.DayOf(s.Now()) }

// read runs a question that every signed-in person may ask.
func read[R any](ctx context.Context, s *Service, a access.Actor, do func(Tx) (R, error)) (R, error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		var none R
		return none, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, do)
}
