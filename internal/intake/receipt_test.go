package intake

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/docread"
	"dondoc/internal/errs"
)

func TestProgressOnlyGrows(t *testing.T) {
	last := -1
	for _, p := range []Progress{
		{StepReceived, 0, 0},
		{docread.StepConvert, 0, 0},
		{docread.StepPages, 0, 40},
		{docread.StepPages, 40, 40},
		{docread.StepRecognise, 1, 40},
		{docread.StepRecognise, 20, 40},
		{docread.StepRecognise, 39, 40},
		{StepUnderstand, 0, 0},
	} {
		got := p.Percent()
		if got < last || got > 100 {
			t.Errorf("%+v is %d %%, after %d %%", p, got, last)
		}
		last = got
	}
}

func TestARefusalIsKeptAsItWas(t *testing.T) {
	for _, want := range []error{
		errs.New(errs.Refused, "intake.secret"),
		errs.New(errs.TooLarge, "docread.too_large", int64(20<<20), 1.5, "625/QĐ-UBND"),
	} {
		raw, err := json.Marshal(refusalOf(want))
		if err != nil {
			t.Fatal(err)
		}
		var kept Refusal
		if err := json.Unmarshal(raw, &kept); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, kept.Err()); diff != "" {
			t.Error(diff)
		}
	}
	if kept := refusalOf(errors.New("disk full")); kept.Key != "" || errs.KindOf(kept.Err()) != errs.Internal {
		t.Errorf("a fault of ours: %+v", kept)
	}
}
