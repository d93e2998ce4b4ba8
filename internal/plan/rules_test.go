package plan_test

import (
	"slices"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/errs"
	"dondoc/internal/plan"
)

// Every state, act and party: the table's answer is the only one, and buttons agree with it.
func TestEveryStateActAndParty(t *testing.T) {
	allowed := 0
	for _, s := range append([]plan.State{plan.Absent}, plan.States()...) {
		for _, act := range plan.Acts() {
			for _, p := range assignment.Parties() {
				next, err := s.Step(act, []assignment.Party{p})
				can := slices.Contains(s.Possible([]assignment.Party{p}), act)
				switch {
				case err == nil && can:
					allowed++
				case err != nil && !can && next == s:
					if k := errs.KindOf(err); k != errs.Forbidden && k != errs.Conflict {
						t.Errorf("%s %s %s: %v", s, act, p, err)
					}
				default:
					t.Errorf("%s %s %s: Step says %v, Possible %v", s, act, p, err, can)
				}
			}
		}
	}
	if allowed == 0 {
		t.Error("nothing is allowed")
	}
}

// Who may ever do what: written by hand, apart from the table.
func TestWhoMayEver(t *testing.T) {
	for _, act := range plan.Acts() {
		want := []assignment.Party{assignment.Officer, assignment.Head}
		if act == plan.Approve || act == plan.SendBack {
			want = []assignment.Party{assignment.Head}
		}
		for _, p := range assignment.Parties() {
			ever := slices.ContainsFunc(plan.Rules(), func(r plan.Rule) bool { return r.Act == act && slices.Contains(r.By, p) })
			if ever != slices.Contains(want, p) {
				t.Errorf("%s may ever %s: %v", p, act, ever)
			}
		}
	}
}

// From a state an act leads to one place, and each state is reached and left.
func TestTheCourseOfAPlan(t *testing.T) {
	type from struct {
		state plan.State
		act   plan.Act
	}
	leads := map[from]plan.State{}
	reached, left := map[plan.State]bool{}, map[plan.State]bool{}
	for _, r := range plan.Rules() {
		at := from{r.From, r.Act}
		if to, twice := leads[at]; twice && to != r.To {
			t.Errorf("%v leads to %s and %s", at, to, r.To)
		}
		leads[at] = r.To
		reached[r.To], left[r.From] = true, true
		if r.Act == plan.Write && !r.From.Written() || r.Act == plan.Approve && !r.From.Awaiting() {
			t.Errorf("%s in %s", r.Act, r.From)
		}
	}
	for _, s := range plan.States() {
		if !reached[s] || !left[s] {
			t.Errorf("%s is reached: %v, left: %v", s, reached[s], left[s])
		}
	}
}

func TestWhatHolds(t *testing.T) {
	for state, want := range map[plan.State]int{
		plan.Draft: 0, plan.Submitted: 0, plan.InForce: 3, plan.Revising: 2, plan.Resubmitted: 2,
	} {
		if got := (plan.Plan{State: state, Edition: 3}).InForce(); got != want {
			t.Errorf("%s: edition %d holds, want %d", state, got, want)
		}
	}
}
