package deliverable

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/tx"
)

// Service answers questions about products.
type Service struct {
	Store tx.Store[Tx]
}

// List returns the products a task owes, in the document's order.
func (s *Service) List(ctx context.Context, a access.Actor, task string) ([]Deliverable, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) ([]Deliverable, error) { return t.Deliverables(task) })
}
