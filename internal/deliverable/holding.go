package deliverable

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
)

// Holding is what an assignment owes and what stands of what was handed in for it, the products in that order.
type Holding struct {
	Expected []Deliverable // any of them answers it
	Products []Product     // none that was withdrawn
}

// Missing reports that products are owed and none is handed in.
func (h Holding) Missing() bool { return len(h.Expected) > 0 && len(h.Products) == 0 }

// Holdings are those of assignments, by id.
func (s *Service) Holdings(ctx context.Context, a access.Actor, of ...assignment.Assignment) (map[string]Holding, error) {
	return read(ctx, s, a, func(t ProductTx) (map[string]Holding, error) {
		all := make(map[string]Holding, len(of))
		for _, one := range of {
			expected, err := t.Deliverables(one.Task)
			if err != nil {
				return nil, err
			}
			products, err := t.Products(one.ID)
			if err != nil {
				return nil, err
			}
			products = slices.DeleteFunc(products, func(p Product) bool { return !p.Stands() })
			all[one.ID] = Holding{expected, products}
		}
		return all, nil
	})
}
