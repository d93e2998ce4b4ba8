package assignment

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// What the assigner does of its own accord, each with a reason.

// Extend moves the last day. It does not count among the extensions a unit may be granted.
func (s *Service) Extend(ctx context.Context, a access.Actor, ref Ref, day calendar.Day, reason string) (Assignment, error) {
	return s.manage(ctx, a, ref, Extend, reason, func(c *Turn) error {
		switch {
		case c.Was.Due.IsZero():
			return errs.New(errs.Invalid, "assignment.undated")
		case !day.After(c.Was.Due):
			return errs.New(errs.Invalid, "assignment.day_not_later", c.Was.Due.Format())
		}
		c.Is.Due = day
		return nil
	})
}

// Hand gives the assignment to another organisation. It keeps its id and
// history; the old unit keeps a read-only view (domain rule 9).
func (s *Service) Hand(ctx context.Context, a access.Actor, ref Ref, unit, reason string) (Assignment, error) {
	return s.manage(ctx, a, ref, Hand, reason, func(c *Turn) error { return c.hand(unit) })
}

// Revoke takes the assignment back: it no longer counts.
func (s *Service) Revoke(ctx context.Context, a access.Actor, ref Ref, reason string) (Assignment, error) {
	return s.manage(ctx, a, ref, Revoke, reason, nil)
}

// Close ends the assignment without completion.
func (s *Service) Close(ctx context.Context, a access.Actor, ref Ref, reason string) (Assignment, error) {
	return s.manage(ctx, a, ref, Close, reason, nil)
}

// Suspend stops the assignment for a while.
func (s *Service) Suspend(ctx context.Context, a access.Actor, ref Ref, reason string) (Assignment, error) {
	return s.manage(ctx, a, ref, Suspend, reason, nil)
}

// Resume lets a suspended assignment go on. Its last day stays; the assigner extends it where that is due.
func (s *Service) Resume(ctx context.Context, a access.Actor, ref Ref, reason string) (Assignment, error) {
	return s.manage(ctx, a, ref, Resume, reason, nil)
}

func (s *Service) manage(ctx context.Context, a access.Actor, ref Ref, act Act, reason string, do func(*Turn) error) (Assignment, error) {
	return s.act(ctx, a, ref, Move{Act: act}, func(c *Turn) error {
		if err := c.Because(reason); err != nil || do == nil {
			return err
		}
		return do(c)
	})
}

// hand moves the assignment to another organisation on the day of the act.
func (c *Turn) hand(to string) error {
	if err := c.canTake(to); err != nil {
		return err
	}
	c.Is.Unit, c.Is.Post, c.Is.HeldFrom, c.Is.ReceivedOn = to, "", c.Today, calendar.Day{}
	if err := c.t.EndTenure(c.Was.ID, c.Today); err != nil {
		return err
	}
	return c.t.InsertTenure(c.Was.ID, Tenure{Unit: to, From: c.Today})
}

// canTake refuses an organisation that is the same, unknown, or not there on the day.
func (c *Turn) canTake(unit string) error {
	switch {
	case unit == "":
		return errs.New(errs.Invalid, "assignment.no_unit")
	case unit == c.Was.Unit:
		return errs.New(errs.Invalid, "assignment.same_unit")
	}
	u, err := c.t.Unit(unit)
	if err != nil {
		return err
	}
	if !u.ValidOn(c.Today) {
		return errs.New(errs.Invalid, "assignment.unit_ended", u.Name())
	}
	return nil
}

// Recollection is what is known of a duty that was done before the programme was entered.
type Recollection struct {
	SubmittedOn calendar.Day
	AcceptedOn  calendar.Day // zero: the same day
	Evidence    string       // the document it rests on
}

// Recall records a historic completion (domain rule 19): dates as far back as
// they lie, with the evidence, for historic assignments only.
func (s *Service) Recall(ctx context.Context, a access.Actor, ref Ref, v Recollection) (Assignment, error) {
	if v.AcceptedOn.IsZero() {
		v.AcceptedOn = v.SubmittedOn
	}
	return s.manage(ctx, a, ref, Recall, v.Evidence, func(c *Turn) error {
		switch {
		case !c.Was.Historic:
			return errs.New(errs.Refused, "assignment.not_historic")
		case v.SubmittedOn.IsZero():
			return errs.New(errs.Invalid, "assignment.no_day")
		case v.AcceptedOn.After(c.Today):
			return errs.New(errs.Invalid, "assignment.future_day")
		case v.AcceptedOn.Before(v.SubmittedOn):
			return errs.New(errs.Invalid, "assignment.accepted_before")
		}
		c.Is.SubmittedOn, c.Is.SubmittedBy, c.Is.AcceptedOn, c.Is.Percent = v.SubmittedOn, "", v.AcceptedOn, whole
		return nil
	})
}

// Excuse records why an assignment was late, as the assigner confirms it.
func (s *Service) Excuse(ctx context.Context, a access.Actor, ref Ref, v CauseWords) (Assignment, error) {
	v.Words, v.Evidence = text.Normal(v.Words), text.Normal(v.Evidence)
	return s.act(ctx, a, ref, Move{Act: Excuse}, func(c *Turn) error {
		if err := v.validate(); err != nil {
			return err
		}
		if late := c.Was.TimelinessOn(c.Today); late != Late && late != Overdue {
			return errs.New(errs.Refused, "assignment.not_late")
		}
		cause := Cause{
			ID: s.NewID(), Assignment: c.Was.ID, Objective: v.Objective, Words: v.Words, Evidence: v.Evidence,
			By: a.User, ByName: a.Name, At: c.Now,
		}
		c.Reason, c.Notes["cause"], c.Notes["objective"] = v.Words, cause.ID, v.Objective
		c.note("evidence", v.Evidence)
		return c.t.InsertCause(cause)
	})
}
