package progress_test

import (
	"context"
	"slices"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/progress"
)

// What was reported for a period, and what was missing, stays in its figures
// and on the agency's page, whatever became of the duties since.
func TestWhatWasReportedStaysInThePeriod(t *testing.T) {
	each(t, func(r *room) {
		ids := r.given(4)
		ctx := context.Background()
		r.on("2026-04-16")
		for _, id := range ids[:2] {
			r.decided("head-a", r.submitted(id, 1), progress.Approve, "")
		}
		r.hand(ids[1], "b")
		r.hand(ids[3], "b")
		if _, err := r.assignments.Suspend(ctx, r.people["office"], r.ref(ids[0]), "chờ kinh phí"); err != nil {
			t.Fatal(err)
		}
		r.on("2026-04-25")
		if _, err := r.assignments.Submit(ctx, r.people["officer-a"], r.ref(ids[2]), assignment.Claim{Words: "Đã xong"}); err != nil {
			t.Fatal(err)
		}
		if _, err := r.assignments.Approve(ctx, r.people["head-a"], r.ref(ids[2])); err != nil {
			t.Fatal(err)
		}
		b, err := r.Board(ctx, r.people["office"], april)
		if err != nil {
			t.Fatal(err)
		}
		want := []progress.Tally{{Unit: "a", Period: b.Period, Owed: 3, InTime: 2, Missing: 1}}
		if !slices.Equal(b.Tallies, want) {
			t.Errorf("the board has %+v, want %+v", b.Tallies, want)
		}
		r.shows("a", april, ids[0], ids[1]+" handed on", ids[2])
		r.shows("b", april)
		if all, err := r.Unreported(ctx, r.people["office"], "p"); err != nil || len(all) != 0 {
			t.Errorf("nobody is to be urged, but %+v, %v", all, err)
		}
		if h, err := r.History(ctx, r.people["officer-b"], ids[3]); err != nil || len(h.Lines) != 1 || h.Lines[0].Period.Key() != "month-2026-05-14" {
			t.Errorf("whoever got it in the period of May owes that one alone: %+v, %v", h.Lines, err)
		}
	})
}

func (r *room) hand(id, unit string) {
	r.t.Helper()
	if _, err := r.assignments.Hand(context.Background(), r.people["office"], r.ref(id), unit, "đúng chức năng"); err != nil {
		r.t.Fatal(err)
	}
}

// ref is the assignment as it is now.
func (r *room) ref(id string) assignment.Ref {
	r.t.Helper()
	v, err := r.assignments.Show(context.Background(), r.people["office"], id)
	if err != nil {
		r.t.Fatal(err)
	}
	return assignment.Ref{ID: id, Version: v.Assignment.Version}
}

// shows fails unless the agency's page of a period has these duties, in any order, and lets none of them be reported on.
func (r *room) shows(unit, period string, want ...string) {
	r.t.Helper()
	sheet, err := r.Sheet(context.Background(), r.people["officer-"+unit], unit, period)
	if err != nil {
		r.t.Fatal(err)
	}
	var got []string
	for _, row := range sheet.Rows {
		name := row.Assignment.ID
		if row.HandedOn {
			name += " handed on"
		}
		if row.May || row.Assignment.Unit != unit {
			r.t.Errorf("%s: %+v", name, row)
		}
		got = append(got, name)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		r.t.Errorf("the page of %s has %v, want %v", unit, got, want)
	}
}
