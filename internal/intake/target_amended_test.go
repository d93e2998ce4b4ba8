package intake_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/errs"
	"dondoc/internal/intake"
)

func TestATargetIsCorrected(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", inTwo)
		was := u.Draft
		typed := u.Draft.Targets[1].Typed()
		typed.Op, typed.Value, typed.High, typed.Who = "range", "1.000", "1.200,5", "Sở Công Thương\nSở Lạ"
		u = d.rearranged(d.AmendTarget(ctx, d.office, u.ID, u.Version, 1, typed))
		got := u.Draft.Targets[1]
		if got.Low == nil || *got.Low != 1000 || got.High == nil || *got.High != 1200.5 || got.Value != nil || got.Section != "I" {
			t.Errorf("%+v", got)
		}
		if got.Place != was.Targets[1].Place || !slices.Contains(got.Doubts, "who") || got.Unit != was.Targets[1].Unit {
			t.Errorf("%+v", got)
		}
		u = d.rearranged(d.AcceptItem(ctx, d.office, u.ID, u.Version, intake.Spot{Kind: intake.ItemTarget, N: 1}))
		if len(u.Draft.Targets[1].Doubts) > 0 || len(u.Draft.Settled) != 2 {
			t.Errorf("accepted, but %v is doubted", u.Draft.Targets[1].Doubts)
		}
		for range 2 {
			undone, _, err := d.Undo(ctx, d.office, u.ID, u.Version)
			u = d.rearranged(undone, err)
		}
		if diff := cmp.Diff(written(t, was), written(t, u.Draft)); diff != "" {
			t.Error(diff)
		}
		if _, err := d.AmendTarget(ctx, d.office, u.ID, u.Version, 3, u.Draft.Targets[0].Typed()); err != nil {
			t.Errorf("what another section says: %v", err)
		}
	})
}

func TestACorrectionThatIsRefused(t *testing.T) {
	cases := map[string]struct {
		n      int
		change func(*intake.NewTarget)
		kind   errs.Kind
		key    string
	}{
		"no figure":         {0, func(n *intake.NewTarget) { n.Value = "ba mươi" }, errs.Invalid, "intake.value_form"},
		"no indicator":      {0, func(n *intake.NewTarget) { n.Indicator = " " }, errs.Invalid, "intake.indicator_empty"},
		"what another says": {1, nil, errs.Conflict, "intake.target_added_already"},
		"what was left out": {0, func(n *intake.NewTarget) { n.Indicator, n.Value, n.Unit = "Rừng", "5", "" }, errs.Conflict, "intake.target_left_already"},
		"none such":         {4, nil, errs.NotFound, "intake.target_unknown"},
		"before the first":  {-1, nil, errs.NotFound, "intake.target_unknown"},
	}
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", aimed)
		gone := u.Draft.Targets[0].Typed()
		gone.Indicator, gone.Value, gone.Unit = "Rừng", "5", ""
		u = d.rearranged(d.AddTarget(ctx, d.office, u.ID, u.Version, gone))
		u = d.rearranged(d.LeaveOutTargets(ctx, d.office, u.ID, u.Version, []int{slices.Index(indicators(u.Draft), "Rừng")}))
		for name, c := range cases {
			typed := u.Draft.Targets[0].Typed()
			if c.change != nil {
				c.change(&typed)
			}
			_, err := d.AmendTarget(ctx, d.office, u.ID, u.Version, c.n, typed)
			if !errs.Is(err, c.kind, c.key) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

// Saving the form as it was filled in changes nothing.
func TestATargetIsTypedAsItWasRead(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		u := d.upload()
		if len(u.Draft.Targets) < 20 {
			t.Fatalf("only %d targets", len(u.Draft.Targets))
		}
		for i, was := range u.Draft.Targets {
			u = d.rearranged(d.AmendTarget(context.Background(), d.office, u.ID, u.Version, i, was.Typed()))
			got := u.Draft.Targets[i]
			was.Check, got.Check = intake.Check{}, intake.Check{}
			if diff := cmp.Diff(written(t, was), written(t, got)); diff != "" {
				t.Error(diff)
			}
		}
	})
}
