package assignment

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/tenant"
)

// HandedRow is a duty that an organisation handed on to the one that has it now.
type HandedRow struct {
	Row

	From string // organisation that had it
	On   calendar.Day
}

// HandedSince is the first day of which an organisation is still told what it handed on.
func HandedSince(s tenant.Settings, today calendar.Day) calendar.Day {
	return today.AddDays(-s.HandedDays)
}

// Handed lists what left the organisations the actor is officer or leader of
// lately, the newest first: both sides of a transfer are told (domain rule 9).
func (s *Service) Handed(ctx context.Context, a access.Actor) ([]HandedRow, error) {
	if a.User == "" {
		return nil, access.Check(a, access.AssignmentRead)
	}
	return read(ctx, s, a, func(t Tx) ([]HandedRow, error) {
		owner, err := t.Tenant()
		if err != nil {
			return nil, err
		}
		return t.HandedAssignments(a.User, HandedSince(owner.Settings, s.today()))
	})
}
