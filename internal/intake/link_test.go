package intake_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/intake"
	"dondoc/internal/task"
)

// rowOf is where a row stands among the tasks, -1 for left out.
func rowOf(d intake.Draft, ref string) int {
	return slices.IndexFunc(d.Tasks, func(t intake.Task) bool { return t.Ref == ref })
}

// toggled leaves a row out, or puts it back.
func (d *desk) toggled(u intake.Upload, ref string) intake.Upload {
	d.t.Helper()
	if at := rowOf(u.Draft, ref); at >= 0 {
		return d.rearranged(d.LeaveOut(context.Background(), d.office, u.ID, u.Version, at))
	}
	at := slices.IndexFunc(u.Draft.LeftOut, func(l intake.LeftOut) bool { return l.Ref == ref })
	return d.rearranged(d.Take(context.Background(), d.office, u.ID, u.Version, []intake.Spot{{Kind: intake.ItemLeftOut, N: at}}))
}

// lost are the numbers of the tasks left out that a row needs.
func lost(d intake.Draft, ref string) []string {
	var all []string
	for _, x := range d.Doubts() {
		if x.AboutLink() && x.Ref == ref {
			all = append(all, x.Text)
		}
	}
	return all
}

// Row IV.1 of the decision needs the results of IV.2 and V.3.
func TestLinksToWhatIsLeftOut(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		u := d.upload()
		for _, step := range []struct {
			row  string // left out, or put back
			want []string
		}{
			{"IV.2", []string{"IV.2"}},
			{"V.3", []string{"IV.2", "V.3"}},
			{"IV.2", []string{"V.3"}},
			{"IV.1", nil},
			{"V.3", nil},
			{"IV.1", nil}, // goes out with a doubt, comes back when the other one is there
			{"IV.1", nil},
			{"V.3", nil},
			{"IV.1", []string{"V.3"}},
		} {
			u = d.toggled(u, step.row)
			if diff := cmp.Diff(step.want, lost(u.Draft, "IV.1")); diff != "" {
				t.Errorf("after %s: %s", step.row, diff)
			}
		}
		programme := d.confirm(u)
		rows := look(d, func(t intake.Tx) ([]task.Task, error) { return t.Tasks(programme) })
		if got := find(t, rows, "IV.1"); len(got.DependsOn) != 1 || !slices.Contains(got.Doubts, "depends_on") {
			t.Errorf("depends on %v, doubts %v", got.DependsOn, got.Doubts)
		}
	})
}

func TestLinksAreTakenBackInTurn(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u, r := context.Background(), d.upload(), rand.New(rand.NewPCG(7, 1))
		states, rows := []intake.Draft{u.Draft}, []string{"IV.1", "IV.2", "V.3"}
		for range 12 {
			asked := slices.DeleteFunc(u.Draft.Questions(), func(q intake.Question) bool { return !q.Doubts[0].AboutLink() })
			if len(asked) > 0 && r.IntN(3) == 0 {
				u = d.settle(u, intake.Answer{Question: asked[0].ID, At: intake.Everywhere})
			} else {
				u = d.toggled(u, rows[r.IntN(len(rows))])
			}
			states = append(states, u.Draft)
		}
		for _, want := range slices.Backward(states[:len(states)-1]) {
			undone, _, err := d.Undo(ctx, d.office, u.ID, u.Version)
			u = d.rearranged(undone, err)
			if diff := cmp.Diff(written(t, want), written(t, u.Draft)); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}
