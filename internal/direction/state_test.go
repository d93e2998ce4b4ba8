package direction_test

import (
	"slices"
	"testing"

	"dondoc/internal/direction"
	"dondoc/internal/errs"
)

// allowed is each machine written a second time by hand, from domain rule 11 and the glossary: act, side, states it
// may be done in, and where it leads.
func allowed() map[string]map[direction.Act]struct {
	by   direction.Side
	from []direction.State
	to   direction.State
} {
	type one = struct {
		by   direction.Side
		from []direction.State
		to   direction.State
	}
	const (
		asked, asking = direction.Asked, direction.Asking
		waiting       = direction.Waiting
		received      = direction.Received
		answered      = direction.Answered
		returned      = direction.Returned
		declined      = direction.Declined
	)
	type states = []direction.State
	return map[string]map[direction.Act]one{
		"coordination": {
			direction.Receive:  {asked, states{waiting}, received},
			direction.Answer:   {asked, states{waiting, received, returned}, answered},
			direction.Decline:  {asked, states{waiting, received, returned}, declined},
			direction.Accept:   {asking, states{answered}, direction.Accepted},
			direction.SendBack: {asking, states{answered, declined}, returned},
			direction.Withdraw: {asking, states{waiting, received, returned, declined}, direction.Withdrawn},
		},
		"instruction": {
			direction.Answer:    {asked, states{waiting, returned}, answered},
			direction.Accept:    {asking, states{answered}, direction.Accepted},
			direction.SendBack:  {asking, states{answered}, returned},
			direction.Supersede: {asking, states{waiting, returned, answered, direction.Informed}, direction.Superseded},
		},
		"recommendation": {
			direction.Answer:   {asked, states{waiting, returned}, answered},
			direction.Accept:   {asking, states{answered}, direction.Accepted},
			direction.SendBack: {asking, states{answered}, returned},
		},
	}
}

func machines() map[string][]direction.Rule {
	return map[string][]direction.Rule{
		"coordination": direction.CoordinationRules(), "instruction": direction.InstructionRules(),
		"recommendation": direction.RecommendationRules(),
	}
}

// Each state × act × side gives the one right result or a refusal that says why.
func TestEveryStateActAndSide(t *testing.T) {
	for name, rules := range machines() {
		for _, s := range direction.States() {
			for _, act := range direction.Acts() {
				for _, side := range direction.Sides() {
					want, kind, key := expected(name, s, act, side)
					got, err := s.After(rules, act, []direction.Side{side})
					can := slices.Contains(s.Possible(rules, []direction.Side{side}), act)
					if got != want || can != (key == "") || (err == nil) != can || err != nil && !errs.Is(err, kind, key) {
						t.Errorf("%s: %s by %s in %s leads to %s, %v; want %s %s", name, act, side, s, got, err, want, key)
					}
				}
			}
		}
	}
}

// expected is what a machine must answer; an empty key means that the act is done.
func expected(machine string, s direction.State, act direction.Act, side direction.Side) (to direction.State, kind errs.Kind, key string) {
	rule, known := allowed()[machine][act]
	switch {
	case !known || rule.by != side:
		return s, errs.Forbidden, "direction.not_yours"
	case !slices.Contains(rule.from, s):
		return s, errs.Conflict, "direction.now." + string(s)
	default:
		return rule.to, errs.Internal, ""
	}
}

// What is at an end stays there.
func TestEnds(t *testing.T) {
	for name, rules := range machines() {
		for _, s := range []direction.State{direction.Accepted, direction.Withdrawn, direction.Superseded} {
			if can := s.Possible(rules, direction.Sides()); len(can) > 0 {
				t.Errorf("%s: %v is possible in %s", name, can, s)
			}
		}
	}
}

func TestSilenceAndLateness(t *testing.T) {
	cases := []struct {
		name          string
		m             direction.Matter
		day           string
		overdue, late int
	}{
		{"on the last day", direction.Matter{State: direction.Waiting, Due: day("2026-03-10")}, "2026-03-10", 0, 0},
		{"the day after", direction.Matter{State: direction.Received, Due: day("2026-03-10")}, "2026-03-11", 1, 0},
		{"returned and silent", direction.Matter{State: direction.Returned, Due: day("2026-03-10")}, "2026-03-20", 10, 0},
		{"without a day", direction.Matter{State: direction.Informed}, "2026-03-20", 0, 0},
		{"answered in time", direction.Matter{State: direction.Answered, Due: day("2026-03-10"), AnsweredOn: day("2026-03-10")}, "2026-03-20", 0, 0},
		{"answered late", direction.Matter{State: direction.Accepted, Due: day("2026-03-10"), AnsweredOn: day("2026-03-13")}, "2026-03-20", 0, 3},
		{"declined", direction.Matter{State: direction.Declined, Due: day("2026-03-10")}, "2026-03-20", 0, 0},
	}
	for _, c := range cases {
		if o, l := c.m.OverdueOn(day(c.day)), c.m.LateBy(); o != c.overdue || l != c.late {
			t.Errorf("%s: overdue %d, late %d", c.name, o, l)
		}
	}
}
