package storetest_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
)

// refused checks that a write ends in the refusal.
func refused(w world, kind errs.Kind, key string, do func(every) error) {
	w.Helper()
	if err := w.try(do); !errs.Is(err, kind, key) {
		w.Errorf("got %v, want %s %s", err, kind, key)
	}
}

// equal compares what was stored with what came back.
func equal(t testing.TB, what string, want, got any) {
	t.Helper()
	sameDay := cmp.Comparer(func(a, b calendar.Day) bool { return a == b }) // go-cmp does not look into days
	if diff := cmp.Diff(want, got, sameDay); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// must runs steps of one transaction until the first error.
func must(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}
