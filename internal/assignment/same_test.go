package assignment_test

import (
	"github.com/google/go-cmp/cmp"

	"dondoc/internal/calendar"
)

func same(t report, what string, want, got any) {
	t.Helper()
	days := cmp.Comparer(func(a, b calendar.Day) bool { return a == b }) // go-cmp does not look into days
	if diff := cmp.Diff(want, got, days); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
