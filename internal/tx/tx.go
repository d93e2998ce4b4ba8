// Package tx owns the shape of a unit of work: one transaction bound to one
// tenant, seen through the narrow set of storage methods a room asked for. It
// knows neither SQL nor any room.
package tx

import "context"

// Store runs units of work on behalf of one tenant. T is the room's own view of
// the transaction; it must not be used after do returns.
//
// Write commits when do returns nil and rolls back otherwise; do may be run
// again when the engine asks for a retry, so it must have no effect outside T.
// Read gives a consistent snapshot and refuses changes.
type Store[T any] interface {
	Read(ctx context.Context, tenant string, do func(T) error) error
	Write(ctx context.Context, tenant string, do func(T) error) error
}

// Get runs do in a read and returns what it found.
func Get[T, R any](ctx context.Context, s Store[T], tenant string, do func(T) (R, error)) (R, error) {
	var r R
	err := s.Read(ctx, tenant, func(t T) (err error) {
		r, err = do(t)
		return err
	})
	return r, err
}
