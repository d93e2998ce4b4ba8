package progress

import (
	"context"
	"slices"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/org"
	"dondoc/internal/tenant"
	"dondoc/internal/tx"
)

// Service is the room's use cases.
type Service struct {
	Store    tx.Store[Tx]
	Calendar *calendar.Calendar
	Now      func() time.Time
	NewID    func() string

	Attachments Attachments
}

// Attachments judges and keeps the files of a report (deliverable.Service).
type Attachments interface {
	Admit(ctx context.Context, a access.Actor, assignment string, files ...deliverable.Incoming) ([]deliverable.File, error)
	Drop(files ...deliverable.Incoming) error
}

func (s *Service) today() calendar.Day { return calendar.DayOf(s.Now()) }

// now is an instant as precise as it is kept.
func (s *Service) now() time.Time { return s.Now().UTC().Truncate(time.Millisecond) }

// read runs a question that every signed-in person may ask.
func read[R any](ctx context.Context, s *Service, a access.Actor, do func(Tx) (R, error)) (R, error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		var none R
		return none, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, do)
}

func settings(t Tx) (tenant.Settings, error) {
	owner, err := t.Tenant()
	return owner.Settings, err
}

// window is a period's, with what the office reopened.
func (s *Service) window(t Tx, p Period, set tenant.Settings) (Window, error) {
	reopened, err := t.Reopenings(p)
	return WindowOf(p, set, s.Calendar, reopened), err
}

// reportsFor says whether the actor is officer or leader of a unit.
func reportsFor(t Tx, a access.Actor, unit string) (bool, error) {
	units, err := t.Tree()
	if err != nil {
		return false, err
	}
	is := assignment.PartiesOf(a, assignment.Relation{Unit: org.NewTree(units).Branch(unit)})
	return slices.Contains(is, assignment.Officer) || slices.Contains(is, assignment.Head), nil
}
