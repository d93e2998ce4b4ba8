package plan

import (
	"context"
	"fmt"
	"unicode/utf8"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// maxReason is the longest reason, in characters.
const maxReason = 2000

// GapsError lists what keeps a plan from being sent.
type GapsError struct{ Gaps []Gap }

func (e *GapsError) Error() string { return fmt.Sprintf("the plan has %d gaps", len(e.Gaps)) }

// Submit sends the newest edition to the organisation's leader. errs.Refused
// "plan.gaps" with a GapsError while it is open who is in charge of a duty or
// when it is done; any other gap needs a reason (errs.Refused "plan.unexplained").
func (s *Service) Submit(ctx context.Context, a access.Actor, ref Ref, despite string) (Plan, error) {
	despite = text.Normal(despite)
	return s.do(ctx, a, ref, Submit, func(c *turn) error {
		if utf8.RuneCountInString(despite) > maxReason {
			return errs.New(errs.TooLarge, "plan.long_reason", maxReason)
		}
		covered, err := c.coverage()
		if err != nil {
			return err
		}
		switch blocking := covered.Blocking(); {
		case len(blocking) > 0:
			return errs.Wrap(&GapsError{blocking}, errs.Refused, "plan.gaps", len(blocking))
		case len(covered.Gaps) > 0 && despite == "":
			return errs.Wrap(&GapsError{covered.Gaps}, errs.Refused, "plan.unexplained", len(covered.Gaps))
		case len(covered.Gaps) == 0:
			despite = ""
		}
		c.detail.Reason = despite
		return c.t.UpdatePlanEdition(Edition{
			Plan: c.is.ID, No: c.is.Edition, Submitter: c.actor.User, SubmitterName: c.actor.Name, SubmittedAt: c.now, Despite: despite,
		})
	})
}

func (c *turn) coverage() (Coverage, error) {
	all, err := duties(c.t, c.is.Programme)
	if err != nil {
		return Coverage{}, err
	}
	lines, err := c.t.PlanLines(c.is.ID, c.is.Edition)
	if err != nil {
		return Coverage{}, err
	}
	staff, err := staffOf(c.t, c.is.Unit, c.above, c.today)
	return Check(ofUnit(all, c.is.Unit), lines, staff), err
}

// ofUnit are the duties that are the organisation's to plan.
func ofUnit(all []Duty, unit string) []Duty {
	var own []Duty
	for _, d := range all {
		if d.Of(unit) {
			own = append(own, d)
		}
	}
	return own
}

// edition is the newest one's record.
func (c *turn) edition() (Edition, error) {
	all, err := c.t.PlanEditions(c.was.ID)
	if err != nil {
		return Edition{}, err
	}
	return all[len(all)-1], nil
}

// Withdraw takes the edition back from the leader, to be written again.
func (s *Service) Withdraw(ctx context.Context, a access.Actor, ref Ref) (Plan, error) {
	return s.do(ctx, a, ref, Withdraw, func(c *turn) error {
		return c.t.UpdatePlanEdition(Edition{Plan: c.is.ID, No: c.is.Edition})
	})
}

// SendBack gives the edition back to who writes it.
func (s *Service) SendBack(ctx context.Context, a access.Actor, ref Ref, reason string) (Plan, error) {
	reason = text.Normal(reason)
	return s.do(ctx, a, ref, SendBack, func(c *turn) error {
		switch n := utf8.RuneCountInString(reason); {
		case n == 0:
			return errs.New(errs.Invalid, "plan.no_reason")
		case n > maxReason:
			return errs.New(errs.TooLarge, "plan.long_reason", maxReason)
		}
		c.detail.Reason = reason
		return c.decide(reason)
	})
}

// Approve puts the edition in force. Nobody approves what they sent (domain
// rule 7). Duties that came since it was sent do not hold it up: they are gaps of
// the plan in force, for its next edition.
func (s *Service) Approve(ctx context.Context, a access.Actor, ref Ref) (Plan, error) {
	return s.do(ctx, a, ref, Approve, func(c *turn) error {
		if err := c.decide(""); err != nil {
			return err
		}
		return c.tell()
	})
}

// decide stores the leader's answer.
func (c *turn) decide(answer string) error {
	e, err := c.edition()
	if err != nil {
		return err
	}
	if c.act == Approve && e.Submitter == c.actor.User {
		return errs.New(errs.Forbidden, "plan.own_submission")
	}
	e.Decider, e.DeciderName, e.DecidedAt, e.Answer = c.actor.User, c.actor.Name, c.now, answer
	return c.t.UpdatePlanEdition(e)
}

// tell adds to the record of each task whose line the edition brings or changes
// what is planned now.
func (c *turn) tell() error {
	before, err := c.t.PlanLines(c.is.ID, c.is.Edition-1)
	if err != nil {
		return err
	}
	now, err := c.t.PlanLines(c.is.ID, c.is.Edition)
	if err != nil {
		return err
	}
	for _, changed := range Compare(before, now) {
		given, err := c.t.Assignment(changed.Assignment)
		if err != nil {
			return err
		}
		l, found := lineOf(now, given.ID)
		if !found || given.Unit != c.is.Unit {
			continue
		}
		detail := assignment.Detail{Assignment: given.ID, Unit: given.Unit, Version: given.Version, Notes: map[string]any{
			"plan": c.is.ID, "edition": c.is.Edition, "leader": l.Leader.String(), "due": l.Due.String(),
		}}
		if err := audit.Append(c.t, c.now, c.actor, "plan.put_in_force", audit.Subject{Kind: "task", ID: given.Task}, detail); err != nil {
			return err
		}
	}
	return nil
}

// Revise begins the next edition with the lines of the one in force, which holds until the next is approved.
func (s *Service) Revise(ctx context.Context, a access.Actor, ref Ref) (Plan, error) {
	return s.do(ctx, a, ref, Revise, func(c *turn) error {
		lines, err := c.t.PlanLines(c.was.ID, c.was.Edition)
		if err != nil {
			return err
		}
		c.is.Edition++
		if err := c.t.InsertPlanEdition(Edition{Plan: c.is.ID, No: c.is.Edition}); err != nil {
			return err
		}
		for _, l := range lines {
			l.Version = 1
			if err := c.t.InsertPlanLine(c.is.ID, c.is.Edition, l); err != nil {
				return err
			}
		}
		return nil
	})
}

// Abandon drops the edition that is being written; the one in force holds on.
func (s *Service) Abandon(ctx context.Context, a access.Actor, ref Ref) (Plan, error) {
	return s.do(ctx, a, ref, Abandon, func(c *turn) error {
		c.is.Edition--
		return c.t.DeletePlanEdition(c.was.ID, c.was.Edition)
	})
}
