package assignment_test

import (
	"slices"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

// reachable walks every state that some sequence of moves leads to from the start.
func reachable(t *testing.T) []assignment.State {
	t.Helper()
	found := []assignment.State{assignment.Start()}
	for i := 0; i < len(found); i++ {
		for _, m := range assignment.Moves() {
			next, err := found[i].Step(m, assignment.Parties())
			if err == nil && !slices.Contains(found, next) {
				found = append(found, next)
			}
		}
	}
	return found
}

func every() []assignment.State {
	var all []assignment.State
	for _, w := range assignment.Works() {
		for _, c := range assignment.Confirmations() {
			for _, r := range append([]assignment.RequestKind{assignment.NoRequest}, assignment.RequestKinds()...) {
				all = append(all, assignment.State{Work: w, Confirmation: c, Request: r})
			}
		}
	}
	return all
}

// Each state × move × party gives one result or one clear refusal, and a move
// some rule allows is allowed by exactly one.
func TestEveryStateMoveAndParty(t *testing.T) {
	allowed := 0
	for _, s := range every() {
		for _, m := range assignment.Moves() {
			for _, p := range assignment.Parties() {
				next, err := s.Step(m, []assignment.Party{p})
				can := slices.Contains(s.Possible([]assignment.Party{p}), m)
				switch {
				case err == nil && can:
					allowed++
				case err != nil && !can && next == s:
					if k := errs.KindOf(err); k != errs.Forbidden && k != errs.Conflict {
						t.Errorf("%v %v %s: %v", s, m, p, err)
					}
				default:
					t.Errorf("%v %v %s: Step says %v, Possible %v", s, m, p, err, can)
				}
			}
		}
	}
	if allowed == 0 {
		t.Error("nothing is allowed")
	}
}

func TestNoTwoRulesLeadApart(t *testing.T) {
	for _, s := range every() {
		for _, m := range assignment.Moves() {
			results := map[assignment.State]bool{}
			for _, p := range assignment.Parties() {
				if next, err := s.Step(m, []assignment.Party{p}); err == nil {
					results[next] = true
				}
			}
			if len(results) > 1 {
				t.Errorf("%v %v leads to %d states, depending on who", s, m, len(results))
			}
		}
	}
}

// What must hold in every state that can be reached.
func TestReachableStatesMakeSense(t *testing.T) {
	idle := []assignment.Confirmation{assignment.Unclaimed, assignment.Returned}
	states := reachable(t)
	for _, s := range states {
		if (s.Work == assignment.Completed) != (s.Confirmation == assignment.Confirmed) {
			t.Errorf("%v: completed and confirmed go together", s)
		}
		if s.Work != assignment.Underway && s.Work != assignment.Completed && !slices.Contains(idle, s.Confirmation) {
			t.Errorf("%v: a claim stands on work that is not under way", s)
		}
		if s.Request != assignment.NoRequest && s.Work != assignment.Assigned && s.Work != assignment.Underway {
			t.Errorf("%v: a request about work that nobody does", s)
		}
		if !slices.Contains(idle, s.Confirmation) && s.Request != assignment.NoRequest && s.Request != assignment.Extension {
			t.Errorf("%v: a request beside a claim", s)
		}
	}
	for _, w := range assignment.Works() {
		if !slices.ContainsFunc(states, func(s assignment.State) bool { return s.Work == w }) {
			t.Errorf("nothing leads to %s", w)
		}
	}
}

// Who may ever do what: written by hand from domain rules 3, 7, 9 and 11, apart from the table.
func TestWhoMayEver(t *testing.T) {
	unit := []assignment.Party{assignment.Officer, assignment.Head}
	above := []assignment.Party{assignment.Assigner}
	want := map[assignment.Act][]assignment.Party{
		assignment.Receive: unit, assignment.HandIn: unit, assignment.WithdrawProduct: unit, assignment.Report: unit,
		assignment.Submit: unit, assignment.Withdraw: unit, assignment.Ask: unit, assignment.WithdrawRequest: unit, assignment.Answer: unit,
		assignment.Approve: {assignment.Head}, assignment.SendBack: {assignment.Head},
		assignment.ApproveReport: {assignment.Head}, assignment.SendBackReport: {assignment.Head},
		assignment.ReceiveReport: above, assignment.ReturnReport: above,
		assignment.Accept: above, assignment.Return: above, assignment.Reopen: above, assignment.Grant: above,
		assignment.Refuse: above, assignment.Extend: above, assignment.Hand: above, assignment.Revoke: above,
		assignment.Close: above, assignment.Suspend: above, assignment.Resume: above, assignment.Recall: above,
		assignment.Excuse:     above,
		assignment.Advance:    {assignment.Officer, assignment.Head, assignment.Assigner},
		assignment.Involve:    {assignment.Officer, assignment.Head, assignment.Assigner},
		assignment.Supply:     assignment.Parties(),
		assignment.Coordinate: {assignment.Coordinator},
		assignment.Instruct:   {assignment.Assigner, assignment.Overseer},
		assignment.Inspect:    {assignment.Assigner, assignment.Inspector},
		assignment.Remark: {
			assignment.Officer, assignment.Head, assignment.Assigner, assignment.Coordinator, assignment.Overseer,
			assignment.Inspector,
		},
	}
	for _, m := range assignment.Moves() {
		for _, p := range assignment.Parties() {
			ever := slices.ContainsFunc(every(), func(s assignment.State) bool {
				_, err := s.Step(m, []assignment.Party{p})
				return err == nil
			})
			if ever != slices.Contains(want[m.Act], p) {
				t.Errorf("%s may ever %v: %v", p, m, ever)
			}
		}
	}
}

// Revoked and closed are ends: only words may follow.
func TestEndsAreEnds(t *testing.T) {
	words := []assignment.Act{assignment.Inspect, assignment.Excuse, assignment.Remark}
	for _, s := range reachable(t) {
		if s.Work != assignment.Revoked && s.Work != assignment.Closed {
			continue
		}
		for _, m := range s.Possible(assignment.Parties()) {
			if !slices.Contains(words, m.Act) {
				t.Errorf("%v: %v is possible", s, m)
			}
		}
	}
}
