package errs_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dondoc/internal/errs"
)

func TestKindOf(t *testing.T) {
	cases := []struct {
		name string
		err  error
		want errs.Kind
	}{
		{"unclassified is internal", errors.New("disk full"), errs.Internal},
		{"plain", errs.New(errs.NotFound, "task.unknown"), errs.NotFound},
		{"wrapped by others", fmt.Errorf("showing: %w", errs.New(errs.Conflict, "intake.stale")), errs.Conflict},
		{"outermost wins", errs.Wrap(errs.New(errs.NotFound, "a.b"), errs.Invalid, "c.d"), errs.Invalid},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := errs.KindOf(c.err); got != c.want {
				t.Errorf("KindOf = %v, want %v", got, c.want)
			}
		})
	}
}

func TestErrorKeepsValuesOutOfTheLog(t *testing.T) {
	err := errs.Wrap(errors.New("read failed"), errs.Invalid, "docread.utf8", "TỐI MẬT: nội dung")
	if strings.Contains(err.Error(), "nội dung") {
		t.Errorf("log text carries a message value: %q", err)
	}
	if want := "invalid: docread.utf8: read failed"; err.Error() != want {
		t.Errorf("log text = %q, want %q", err, want)
	}
}
