package assignment

import (
	"context"

	"dondoc/internal/access"
)

// Receive takes an assignment on (tiếp nhận). That it is not the unit's business
// is a request of the kind Refusal, which the assigner decides.
func (s *Service) Receive(ctx context.Context, a access.Actor, ref Ref) (Assignment, error) {
	return s.act(ctx, a, ref, Move{Act: Receive}, func(c *Turn) error {
		c.Is.ReceivedOn = c.Today
		return nil
	})
}
