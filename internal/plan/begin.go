package plan

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
)

// Begin makes the draft of an organisation's plan for a programme, with a line
// for each duty it has: what the document already says of it, and who is in
// charge by its post. Where there is a plan already, that one is returned.
// errs.Refused "plan.no_duties" when the organisation has none.
func (s *Service) Begin(ctx context.Context, a access.Actor, programme, unit string) (is Plan, err error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return Plan{}, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if _, err := t.Unit(unit); err != nil {
			return err
		}
		c, err := open(t, s.Now(), a, Plan{ID: s.NewID(), Programme: programme, Unit: unit}, Begin)
		if err != nil {
			return err
		}
		if c.is.State, err = Absent.Step(Begin, c.parties()); err != nil {
			return err
		}
		if is, err = t.PlanOf(programme, unit); err != nil || is.ID != "" {
			return err
		}
		is, err = c.generate()
		return err
	})
	return is, err
}

// generate stores the plan with its first edition.
func (c *turn) generate() (Plan, error) {
	all, err := duties(c.t, c.is.Programme)
	if err != nil {
		return c.is, err
	}
	staff, err := staffOf(c.t, c.is.Unit, c.above, c.today)
	if err != nil {
		return c.is, err
	}
	c.is.Edition, c.is.Version, c.is.ChangedAt = 1, 1, c.now
	if err := c.t.InsertPlan(c.is); err != nil {
		return c.is, err
	}
	if err := c.t.InsertPlanEdition(Edition{Plan: c.is.ID, No: 1}); err != nil {
		return c.is, err
	}
	lines := 0
	for _, d := range all {
		if !d.Of(c.is.Unit) {
			continue
		}
		lines++
		if err := c.t.InsertPlanLine(c.is.ID, 1, firstLine(d, staff)); err != nil {
			return c.is, err
		}
	}
	if lines == 0 {
		return c.is, errs.New(errs.Refused, "plan.no_duties")
	}
	return c.is, c.record()
}

// firstLine says of a duty what is known before anybody wrote.
func firstLine(d Duty, staff Staff) Line {
	l := Line{Assignment: d.ID, Product: d.Product, Version: 1}
	if !d.Historic {
		l.Due = d.End() // of a duty given late somebody has to say
	}
	if d.Post != "" {
		l.Officer = staff.named(Person{Post: d.Post})
	}
	return l
}

// named completes a person by what is known of the post or the account.
func (s Staff) named(p Person) Person {
	if post, ok := s.post(p.Post); ok {
		holder, _ := s.Holder(post)
		return Person{Post: p.Post, Name: holder.Name, Title: post.Title}
	}
	if m, ok := s.member(p.User); ok {
		p.Name = m.Name
	}
	return p
}

// PlannedBy is the day by which an organisation must have a plan in force: the
// setting counts from the day it has had the first of its duties.
func PlannedBy(since calendar.Day, days int) calendar.Day {
	if since.IsZero() {
		return since
	}
	return since.AddDays(days)
}
