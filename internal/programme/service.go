package programme

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/tx"
)

// Service answers questions about programmes.
type Service struct {
	Store tx.Store[Tx]
}

// read runs a question every reader of programmes may ask.
func read[R any](ctx context.Context, s *Service, a access.Actor, do func(Tx) (R, error)) (R, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		var none R
		return none, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, do)
}

// Programme returns one with its document.
func (s *Service) Programme(ctx context.Context, a access.Actor, id string) (Programme, error) {
	return read(ctx, s, a, func(t Tx) (Programme, error) { return t.Programme(id) })
}

// Groups returns a programme's groups in document order.
func (s *Service) Groups(ctx context.Context, a access.Actor, programme string) ([]Group, error) {
	return read(ctx, s, a, func(t Tx) ([]Group, error) { return t.Groups(programme) })
}

// Duties returns the obligations that are not tasks.
func (s *Service) Duties(ctx context.Context, a access.Actor, programme string) ([]Duty, error) {
	return read(ctx, s, a, func(t Tx) ([]Duty, error) { return t.Duties(programme) })
}

// Editions returns the programme's editions, oldest first.
func (s *Service) Editions(ctx context.Context, a access.Actor, programme string) ([]Edition, error) {
	return read(ctx, s, a, func(t Tx) ([]Edition, error) { return t.Editions(programme) })
}

// Blocks returns the source text's blocks first … last of a programme's document; last < 0 means to the end.
func (s *Service) Blocks(ctx context.Context, a access.Actor, programme string, first, last int) ([]Block, error) {
	return read(ctx, s, a, func(t Tx) ([]Block, error) {
		p, err := t.Programme(programme)
		if err != nil {
			return nil, err
		}
		return t.Blocks(p.Document.ID, first, last)
	})
}
