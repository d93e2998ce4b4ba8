package store_test

import (
	"testing"

	"github.com/riverqueue/river/rivermigrate"

	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
)

// A new version of River may bring new tables. They must come by a migration of ours, so that an upgrade makes them.
func TestTheQueueHasItsNewestTables(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		m, err := rivermigrate.New(db.Jobs(), nil)
		if err != nil {
			t.Fatal(err)
		}
		validity, err := m.Validate(t.Context(), nil)
		if err != nil || !validity.OK {
			t.Errorf("the queue's tables: %v, %v", validity, err)
		}
	})
}
