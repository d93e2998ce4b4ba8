package progress_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"dondoc/internal/progress"
)

// What a unit has not sent, or got back, is asked of it from the period's end until
// it is locked.
func TestOutstanding(t *testing.T) {
	each(t, func(r *room) {
		ids := r.given(3)
		r.on("2026-04-16")
		r.submitted(ids[0], 1)
		r.decided("head-a", r.submitted(ids[1], 1), progress.SendBack, "Chưa rõ")
		for _, c := range []struct {
			day, who string
			want     []string // by period: unit, key, how many, of those missing
		}{
			{"2026-04-14", "officer-a", nil}, // the period has not ended
			{"2026-04-20", "officer-a", []string{"a month-2026-04-14 2 0"}},
			{"2026-04-21", "officer-a", []string{"a month-2026-04-14 2 2"}},
			{"2026-04-21", "head-a", []string{"a month-2026-04-14 2 2"}},
			{"2026-04-21", "both", []string{"a month-2026-04-14 2 2"}},
			{"2026-04-21", "officer-b", nil},
			{"2026-04-21", "office", nil},
			{"2026-05-16", "officer-a", []string{"a month-2026-05-14 3 0"}},
		} {
			r.on(c.day)
			all, err := r.Outstanding(context.Background(), r.people[c.who])
			var got []string
			for _, o := range all {
				got = append(got, fmt.Sprint(o.Unit, " ", o.Period.Key(), " ", len(o.Rows), " ", o.Missing()))
			}
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%s, %s: %v, %v", c.day, c.who, got, err)
			}
		}
	})
}

// The agencies that have not sent everything for the last period that ended.
func TestUnreported(t *testing.T) {
	each(t, func(r *room) {
		ids := r.given(2)
		r.on("2026-04-16")
		r.submitted(ids[0], 1)
		r.on("2026-04-21")
		all, err := r.Unreported(context.Background(), r.people["office"], "p")
		if err != nil || len(all) != 1 || all[0].Unit != "a" || all[0].Period.Key() != april || all[0].Missing != 1 || all[0].InTime != 1 {
			t.Errorf("%+v, %v", all, err)
		}
		r.submitted(ids[1], 1)
		if all, err = r.Unreported(context.Background(), r.people["office"], ""); err != nil || len(all) != 0 {
			t.Errorf("all is sent, but %+v, %v", all, err)
		}
	})
}
