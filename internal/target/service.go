package target

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/tx"
)

// Service answers questions about targets.
type Service struct {
	Store tx.Store[Tx]
}

// List returns a programme's targets in document order.
func (s *Service) List(ctx context.Context, a access.Actor, programme string) ([]Target, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) ([]Target, error) { return t.Targets(programme) })
}
