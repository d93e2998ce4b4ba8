package store_test

import (
	"testing"

	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
)

// PostgreSQL may end a transaction for the sake of others; the write is run again, but not for ever, and not
// for failures that would come back.
func TestWritesAreRunAgain(t *testing.T) {
	for _, c := range []struct {
		name, code string
		failures   int
		runs       int
		ok         bool
	}{
		{"serialization failure", "40001", 2, 3, true},
		{"deadlock", "40P01", 1, 2, true},
		{"no end of it", "40001", store.Attempts, store.Attempts, false},
		{"another failure", "22012", 1, 1, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := storetest.Open(t, storetest.Postgres(t))
			runs := 0
			writes := store.Bind(db, func(t *store.Tx) *store.Tx { return t })
			err := writes.Write(t.Context(), storetest.Tenant(t, db, "a"), func(t *store.Tx) error {
				if runs++; runs <= c.failures {
					return t.Raise(c.code)
				}
				return nil
			})
			if runs != c.runs || (err == nil) != c.ok {
				t.Errorf("%d runs and %v, want %d runs, success: %v", runs, err, c.runs, c.ok)
			}
		})
	}
}
