package direction

import (
	"context"
	"slices"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
)

// Owed lists what waits for the actor in this room today, by last day: with
// Judge false what their organisations must answer, with Judge true the answers
// they have to judge. Subject and ID say which page it leads to. Pages of work
// take it beside assignment.Mine.
type Owed struct {
	Row

	Judge bool
}

// Owed lists what waits for the actor, at most limit of each subject and side; 0: all.
func (s *Service) Owed(ctx context.Context, a access.Actor, limit int) ([]Owed, error) {
	if a.User == "" { // the operator is of no organisation
		return nil, access.Check(a, access.AssignmentRead)
	}
	return read(ctx, s, a, func(t Tx) (all []Owed, err error) {
		for _, list := range []func(Filter, assignment.Page) ([]Row, error){
			t.InstructionRows, t.CoordinationRows, t.RecommendationRows,
		} {
			for _, judge := range []bool{false, true} {
				rows, err := list(s.owedBy(a, judge), assignment.Page{Limit: limit})
				if err != nil {
					return nil, err
				}
				for _, row := range rows {
					all = append(all, Owed{row, judge})
				}
			}
		}
		slices.SortStableFunc(all, func(x, y Owed) int { return strings.Compare(x.Due.String(), y.Due.String()) })
		return all, nil
	})
}

func (s *Service) owedBy(a access.Actor, judge bool) Filter {
	f := Filter{Circle: MineAsked, Stage: Unanswered}
	if judge {
		f = Filter{Circle: MineAsks, Stage: Unjudged}
	}
	return s.of(a, f)
}

// of fills in who asks.
func (s *Service) of(a access.Actor, f Filter) Filter {
	f.User, f.Day = a.User, s.today()
	f.Whole = slices.Contains(a.Grants, access.Grant{Role: access.Office})
	f.Inspects = f.Whole || slices.Contains(a.Grants, access.Grant{Role: access.Inspector})
	return f
}

// CoordinationRows is a page of coordinations, by last day.
func (s *Service) CoordinationRows(ctx context.Context, a access.Actor, f Filter, p assignment.Page) ([]Row, error) {
	return read(ctx, s, a, func(t Tx) ([]Row, error) { return t.CoordinationRows(s.of(a, f), p) })
}

// InstructionRows is a page of instructions, by last day, those for information at the end.
func (s *Service) InstructionRows(ctx context.Context, a access.Actor, f Filter, p assignment.Page) ([]Row, error) {
	return read(ctx, s, a, func(t Tx) ([]Row, error) { return t.InstructionRows(s.of(a, f), p) })
}

// Inspections is a page of all, the newest decision first.
func (s *Service) Inspections(ctx context.Context, a access.Actor, p assignment.Page) ([]Inspection, error) {
	return read(ctx, s, a, func(t Tx) ([]Inspection, error) { return t.Inspections(p) })
}

// Silences counts by assignment what nobody answered in time, for every list that shows the duty.
func (s *Service) Silences(ctx context.Context, a access.Actor) (map[string]Silence, error) {
	return read(ctx, s, a, func(t Tx) (map[string]Silence, error) {
		all, err := t.Silences(s.today())
		by := make(map[string]Silence, len(all))
		for _, one := range all {
			by[one.Assignment] = one
		}
		return by, err
	})
}
