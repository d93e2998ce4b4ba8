package direction

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
)

// FollowUp does an act of either side to a recommendation: the organisation says
// what it did, the inspector or the office takes that as done or sends it back.
func (s *Service) FollowUp(ctx context.Context, a access.Actor, d Deed) (Recommendation, error) {
	return write(ctx, s, a, func(t Tx) (Recommendation, error) {
		v, err := t.Recommendation(d.ID)
		if err != nil {
			return v, err
		}
		i, err := t.Inspection(v.Inspection)
		if err != nil {
			return v, err
		}
		sides, err := v.sides(t, a, s.today())
		if err != nil {
			return v, err
		}
		owner, err := t.Tenant()
		if err != nil {
			return v, err
		}
		step, err := v.do(doing{
			Deed: d, rules: RecommendationRules(), sides: sides, actor: a, now: s.instant(), today: s.today(),
			stateable: func(day calendar.Day) error { return assignment.Stateable(day, s.today(), owner.Settings) },
		})
		if err != nil {
			return v, err
		}
		if err := t.UpdateRecommendation(v, step); err != nil {
			return v, err
		}
		v.Version++
		return v, s.follow(t, a, i, v, step)
	})
}

// follow puts a step into the record of the inspection and of the duties it is
// about. Whoever answers need be no party to these: their right is the recommendation's.
func (s *Service) follow(t Tx, a access.Actor, i Inspection, v Recommendation, step Step) error {
	act := "inspection." + string(step.Act)
	notes := map[string]any{"inspection": i.ID, "recommendation": v.No, "asked": v.Unit, "day": step.Day.String()}
	for _, id := range i.Assignments {
		duty, err := t.Assignment(id)
		if err != nil {
			return err
		}
		d := assignment.Detail{Assignment: id, Unit: duty.Unit, Version: duty.Version, Reason: step.Words, Notes: notes}
		if err := audit.Append(t, s.Now(), a, act, audit.Subject{Kind: "task", ID: duty.Task}, d); err != nil {
			return err
		}
	}
	notes["reason"] = step.Words
	return audit.Append(t, s.Now(), a, act, audit.Subject{Kind: "inspection", ID: i.ID}, notes)
}

func (v Recommendation) sides(t Tx, a access.Actor, day calendar.Day) ([]Side, error) {
	carries, err := assignment.Carries(t, a, v.Unit, day)
	if err != nil {
		return nil, err
	}
	branch, err := assignment.Branch(t, v.Unit)
	if err != nil {
		return nil, err
	}
	refusal := access.CheckFor(a, access.DirectionInspect, branch)
	if errs.KindOf(refusal) == errs.Unauthenticated {
		return nil, refusal
	}
	return sidesOf(carries, refusal == nil), nil
}

// InspectionView is an inspection as somebody sees it.
type InspectionView struct {
	Inspection Inspection
	Duties     []assignment.Assignment // it is about, in its order
	May        bool                    // the actor may conclude it or add to it
	Possible   map[string][]Act        // by recommendation
}

// Inspection returns one.
func (s *Service) Inspection(ctx context.Context, a access.Actor, id string) (InspectionView, error) {
	return read(ctx, s, a, func(t Tx) (v InspectionView, err error) {
		if v.Inspection, err = t.Inspection(id); err != nil {
			return v, err
		}
		for _, duty := range v.Inspection.Assignments {
			one, err := t.Assignment(duty)
			if err != nil {
				return v, err
			}
			v.Duties = append(v.Duties, one)
		}
		v.May = a.Can(access.DirectionInspect) && s.inScope(t, a, v.Inspection.Units) == nil
		v.Possible = map[string][]Act{}
		for _, r := range v.Inspection.Recommended {
			sides, err := r.sides(t, a, s.today())
			if err != nil {
				return v, err
			}
			v.Possible[r.ID] = r.State.Possible(RecommendationRules(), sides)
		}
		return v, nil
	})
}

// InspectionsOf lists the inspections a duty, or the organisation that has it, is within the scope of: newest first.
func (s *Service) InspectionsOf(ctx context.Context, a access.Actor, duty string) ([]Inspection, error) {
	return read(ctx, s, a, func(t Tx) ([]Inspection, error) { return t.InspectionsOfAssignment(duty) })
}

// Recommendation returns one.
func (s *Service) Recommendation(ctx context.Context, a access.Actor, id string) (Recommendation, error) {
	return read(ctx, s, a, func(t Tx) (Recommendation, error) { return t.Recommendation(id) })
}
