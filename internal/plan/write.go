package plan

import (
	"context"
	"unicode/utf8"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// What a line holds at most; lengths are in characters.
const (
	MaxWords = 4000 // of a solution or a product
	MaxName  = 300  // of a person, a title or a step
	MaxSteps = 40
)

// Write stores what a line says of a duty; l.Version is the one the writer saw,
// 0 for a duty that has no line yet. Several people may write at once: the
// second on the same line gets errs.Conflict "plan.stale" with a StaleError.
// What is stored already is not stored again. errs.Invalid with what and where
// for days outside the duty's time, errs.Refused "plan.left" for a duty that is
// not the organisation's any more.
func (s *Service) Write(ctx context.Context, a access.Actor, plan string, l Line) (is Line, err error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return l, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		c, err := begin(t, s.Now(), a, Ref{ID: plan}, Write)
		if err != nil {
			return err
		}
		is, err = c.write(l)
		return err
	})
	return is, err
}

func (c *turn) write(l Line) (Line, error) {
	d, err := c.duty(l.Assignment)
	if err != nil {
		return l, err
	}
	lines, err := c.t.PlanLines(c.is.ID, c.is.Edition)
	if err != nil {
		return l, err
	}
	was, found := lineOf(lines, l.Assignment)
	if l, err = c.settle(l.tidy(), was); err != nil {
		return l, err
	}
	if err := l.validate(d); err != nil {
		return l, err
	}
	changes := assignment.Difference(was.Record(), l.Record())
	if found && len(changes) == 0 && was.Leader == l.Leader && was.Officer == l.Officer {
		return was, nil // a form that came twice
	}
	if l.Version != was.Version {
		return l, c.stale(func(e Detail) bool {
			return e.Duty == l.Assignment && e.Edition == c.is.Edition && e.Line > l.Version
		})
	}
	return c.put(l, changes)
}

// put stores the line at its version, and the act in the record.
func (c *turn) put(l Line, changes map[string]assignment.Change) (Line, error) {
	var err error
	if l.Version == 0 {
		l.Version = 1
		err = c.t.InsertPlanLine(c.is.ID, c.is.Edition, l)
	} else {
		err = c.t.UpdatePlanLine(c.is.ID, c.is.Edition, l)
		l.Version++
	}
	if err != nil {
		return l, err
	}
	c.detail.Duty, c.detail.Line, c.detail.Changes = l.Assignment, l.Version, changes
	_, err = c.end()
	return l, err
}

// duty finds one that the plan's organisation has.
func (c *turn) duty(id string) (Duty, error) {
	given, err := c.t.Assignment(id)
	if err != nil {
		return Duty{}, err
	}
	about, err := c.t.Task(given.Task)
	if err != nil {
		return Duty{}, err
	}
	d := dutyOf(given, about)
	if d.Programme != c.is.Programme || !d.Of(c.is.Unit) {
		return d, errs.New(errs.Refused, "plan.left", d.Ref)
	}
	return d, nil
}

// settle completes the persons in charge by what is known of them.
func (c *turn) settle(l, was Line) (Line, error) {
	staff, err := staffOf(c.t, c.is.Unit, c.above, c.today)
	if err != nil {
		return l, err
	}
	if l.Leader, err = staff.settle(l.Leader, was.Leader); err != nil {
		return l, err
	}
	l.Officer, err = staff.settle(l.Officer, was.Officer)
	return l, err
}

// settle refuses who is not in the organisation; who left it stays as they were written.
func (s Staff) settle(p, was Person) (Person, error) {
	_, post := s.post(p.Post)
	_, member := s.member(p.User)
	switch {
	case p.Post == "" && p.User == "":
		return p, nil
	case post || member:
		return s.named(p), nil
	case p.Post == was.Post && p.User == was.User:
		return was, nil
	default:
		return p, errs.New(errs.Refused, "plan.person_outside")
	}
}

func (l Line) tidy() Line {
	l.Solution, l.Product = text.Normal(l.Solution), text.Normal(l.Product)
	l.Leader, l.Officer = l.Leader.tidy(), l.Officer.tidy()
	var steps []Step
	for _, s := range l.Steps {
		s.Name, s.Who, s.Product = text.Normal(s.Name), text.Normal(s.Who), text.Normal(s.Product)
		if s != (Step{}) {
			steps = append(steps, s)
		}
	}
	l.Steps = steps
	return l
}

// tidy leaves one way to name a person: the post, the account, or the typed name.
func (p Person) tidy() Person {
	if p.Post != "" {
		return Person{Post: p.Post}
	}
	p.Name, p.Title = text.Normal(p.Name), text.Normal(p.Title)
	if p.User != "" {
		p.Name = ""
	}
	return p
}

// validate says what is wrong with a line, and where.
func (l Line) validate(d Duty) error {
	switch {
	case long(l.Solution, MaxWords):
		return errs.New(errs.TooLarge, "plan.long_solution", MaxWords)
	case long(l.Product, MaxWords):
		return errs.New(errs.TooLarge, "plan.long_product", MaxWords)
	case long(l.Leader.Name, MaxName), long(l.Leader.Title, MaxName), long(l.Officer.Name, MaxName), long(l.Officer.Title, MaxName):
		return errs.New(errs.TooLarge, "plan.long_person", MaxName)
	case len(l.Steps) > MaxSteps:
		return errs.New(errs.TooLarge, "plan.many_steps", MaxSteps)
	case !l.Due.IsZero() && !d.Holds(l.Due):
		return d.outside("plan.due_outside", l.Due.Format())
	}
	for i, s := range l.Steps {
		if err := s.validate(d, i+1); err != nil {
			return err
		}
	}
	return nil
}

func (s Step) validate(d Duty, no int) error {
	switch {
	case s.Name == "":
		return errs.New(errs.Invalid, "plan.step_name", no)
	case long(s.Name, MaxName), long(s.Who, MaxName), long(s.Product, MaxName):
		return errs.New(errs.TooLarge, "plan.long_step", no, MaxName)
	case s.From.IsZero() || s.To.IsZero():
		return errs.New(errs.Invalid, "plan.step_days", no, s.Name)
	case s.To.Before(s.From):
		return errs.New(errs.Invalid, "plan.step_backwards", no, s.Name)
	case !d.Holds(s.From):
		return d.outside("plan.step_outside", no, s.Name, s.From.Format())
	case !d.Holds(s.To):
		return d.outside("plan.step_outside", no, s.Name, s.To.Format())
	}
	return nil
}

// outside refuses a day, and says which days the duty's time holds.
func (d Duty) outside(key string, args ...any) error {
	if d.End().IsZero() {
		return errs.New(errs.Invalid, key+"_before", append(args, d.HeldFrom.Format())...)
	}
	return errs.New(errs.Invalid, key, append(args, d.HeldFrom.Format(), d.End().Format())...)
}

func long(s string, most int) bool { return utf8.RuneCountInString(s) > most }

// Drop takes out the line of a duty that the organisation does not have any
// more; errs.Refused "plan.not_left" for one it has.
func (s *Service) Drop(ctx context.Context, a access.Actor, ref Ref, duty string) (Plan, error) {
	return s.do(ctx, a, ref, Drop, func(c *turn) error {
		lines, err := c.t.PlanLines(c.is.ID, c.is.Edition)
		if err != nil {
			return err
		}
		gone, found := lineOf(lines, duty)
		if !found {
			return errs.New(errs.NotFound, "plan.no_line")
		}
		if d, err := c.duty(duty); err == nil {
			return errs.New(errs.Refused, "plan.not_left", d.Ref)
		} else if !errs.Is(err, errs.Refused, "plan.left") {
			return err
		}
		c.detail.Duty, c.detail.Changes = duty, assignment.Difference(gone.Record(), assignment.Record{})
		return c.t.DeletePlanLine(c.is.ID, c.is.Edition, duty)
	})
}
