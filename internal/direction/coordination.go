package direction

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// Kind is what is asked of an organisation.
type Kind string

// The kinds. A part is asked of those alone whom the document names as
// coordinating; information of anybody: part III of a decision obliges agencies
// to supply it to whoever leads a duty.
const (
	Part        Kind = "part"        // phần việc phối hợp
	Information Kind = "information" // cung cấp thông tin, tài liệu, số liệu
)

// Kinds lists the kinds.
func Kinds() []Kind { return []Kind{Part, Information} }

// Coordination is what is asked of one organisation for another one's duty, with
// its own last day and result (domain rule 11). It never changes the duty: the
// lead alone reports.
type Coordination struct {
	Matter

	Assignment string
	No         int // 1, 2, 3 … of the assignment
	Kind       Kind
	Unit       string           // organisation asked
	AskedAs    assignment.Party // what the author was to the duty: Officer for its unit, Assigner for who gave it
}

// Request is what is asked, of several organisations at once.
type Request struct {
	Kind  Kind
	Units []string
	Words string
	Due   calendar.Day
	// AfterDuty keeps a day that lies after the duty's own last day.
	AfterDuty bool
}

// Involve asks organisations to take part in a duty. next is the number the
// person saw as the next one's. It returns what was made.
func (s *Service) Involve(ctx context.Context, a access.Actor, duty string, next int, q Request) ([]Coordination, error) {
	q.Words = text.Normal(q.Words)
	return write(ctx, s, a, func(t Tx) ([]Coordination, error) {
		c, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: duty}, assignment.Move{Act: assignment.Involve})
		if err != nil {
			return nil, err
		}
		there, err := t.Coordinations(duty)
		if err != nil {
			return nil, err
		}
		if err := unchanged(next, len(there)); err != nil {
			return nil, err
		}
		if err := q.check(t, c); err != nil {
			return nil, err
		}
		made, err := s.involve(t, a, c, next, q)
		if err != nil {
			return nil, err
		}
		c.Name, c.Reason = "coordination.ask", q.Words
		c.Notes["kind"], c.Notes["asked"], c.Notes["due"] = string(q.Kind), q.Units, q.Due.String()
		_, err = c.End()
		return made, err
	})
}

func (s *Service) involve(t Tx, a access.Actor, c *assignment.Turn, next int, q Request) (made []Coordination, err error) {
	as := assignment.Officer
	if !isOf(c, assignment.Officer, assignment.Head) {
		as = assignment.Assigner
	}
	for i, unit := range q.Units {
		v := Coordination{
			Matter: s.ask(a, q.Words, q.Due), Assignment: c.Was.ID, No: next + i, Kind: q.Kind, Unit: unit, AskedAs: as,
		}
		if err := t.InsertCoordination(v); err != nil {
			return nil, err
		}
		made = append(made, v)
	}
	return made, nil
}

// check says what is wrong with a request about the duty of a turn.
func (q Request) check(t Tx, c *assignment.Turn) error {
	switch {
	case !slices.Contains(Kinds(), q.Kind):
		return errs.New(errs.Invalid, "coordination.no_kind")
	case len(q.Units) == 0:
		return errs.New(errs.Invalid, "coordination.no_unit")
	case q.Due.IsZero():
		return errs.New(errs.Invalid, "coordination.no_day")
	case q.tooLate(c.Was.Due, c.Today):
		return errs.New(errs.Refused, "coordination.after_duty", c.Was.Due.Format())
	}
	if err := worded(q.Words); err != nil {
		return err
	}
	if err := future(q.Due, c.Today); err != nil {
		return err
	}
	return q.checkUnits(t, c)
}

// tooLate reports a day after the duty's last one that nobody said to keep. Where that has passed already no other
// day is left.
func (q Request) tooLate(last, today calendar.Day) bool {
	return !last.IsZero() && !last.Before(today) && q.Due.After(last) && !q.AfterDuty
}

func (q Request) checkUnits(t Tx, c *assignment.Turn) error {
	coordinators, err := assignment.Coordinators(t, c.Was.Task, c.Today)
	if err != nil {
		return err
	}
	for i, id := range q.Units {
		unit, err := t.Unit(id)
		switch {
		case err != nil:
			return err
		case id == c.Was.Unit:
			return errs.New(errs.Invalid, "coordination.own_unit", unit.NameOn(c.Today))
		case slices.Contains(q.Units[:i], id):
			return errs.New(errs.Invalid, "coordination.twice", unit.NameOn(c.Today))
		case !unit.ValidOn(c.Today):
			return errs.New(errs.Refused, "assignment.unit_ended", unit.NameOn(c.Today))
		case q.Kind == Part && !slices.Contains(coordinators, id):
			return errs.New(errs.Refused, "coordination.not_named", unit.NameOn(c.Today))
		}
	}
	return nil
}

// Coordinate does an act of either side to a coordination.
func (s *Service) Coordinate(ctx context.Context, a access.Actor, d Deed) (Coordination, error) {
	return write(ctx, s, a, func(t Tx) (Coordination, error) {
		v, err := t.Coordination(d.ID)
		if err != nil {
			return v, err
		}
		c, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: v.Assignment}, assignment.Move{Act: v.moved(d.Act)})
		if err != nil {
			return v, err
		}
		sides, err := v.sides(t, a, c.Parties, c.Today)
		if err != nil {
			return v, err
		}
		step, err := v.do(doing{
			Deed: d, rules: CoordinationRules(), sides: sides, actor: a, now: c.Now, today: c.Today, stateable: stateable(c),
		})
		if err != nil {
			return v, err
		}
		if err := t.UpdateCoordination(v, step); err != nil {
			return v, err
		}
		v.Version++
		c.Name, c.Reason = "coordination."+string(d.Act), step.Words
		c.Notes["coordination"], c.Notes["asked"], c.Notes["day"] = v.No, v.Unit, step.Day.String()
		_, err = c.End()
		return v, err
	})
}

// moved is the act on the assignment that an act on the coordination is.
func (v Coordination) moved(act Act) assignment.Act {
	switch {
	case act == Accept || act == SendBack || act == Withdraw:
		return assignment.Involve
	case v.Kind == Information:
		return assignment.Supply
	default:
		return assignment.Coordinate
	}
}

func (v Coordination) sides(t Tx, a access.Actor, parties []assignment.Party, day calendar.Day) ([]Side, error) {
	carries, err := assignment.Carries(t, a, v.Unit, day)
	asking := slices.ContainsFunc(parties, func(p assignment.Party) bool {
		return slices.Contains([]assignment.Party{assignment.Officer, assignment.Head, assignment.Assigner}, p)
	})
	return sidesOf(carries, asking), err
}

// CoordinationView is a coordination as somebody sees it.
type CoordinationView struct {
	Coordination Coordination
	Duty         assignment.Assignment
	Possible     []Act // the state machines' answer; a rule may still refuse
}

// Coordination returns one.
func (s *Service) Coordination(ctx context.Context, a access.Actor, id string) (CoordinationView, error) {
	return read(ctx, s, a, func(t Tx) (v CoordinationView, err error) {
		if v.Coordination, err = t.Coordination(id); err != nil {
			return v, err
		}
		parties, err := v.duty(t, a, s.today())
		if err != nil {
			return v, err
		}
		sides, err := v.Coordination.sides(t, a, parties, s.today())
		for _, act := range v.Coordination.State.Possible(CoordinationRules(), sides) {
			if _, err := v.Duty.State.Step(assignment.Move{Act: v.Coordination.moved(act)}, parties); err == nil {
				v.Possible = append(v.Possible, act)
			}
		}
		return v, err
	})
}

func (v *CoordinationView) duty(t Tx, a access.Actor, day calendar.Day) (parties []assignment.Party, err error) {
	v.Duty, parties, err = assignment.Seen(t, a, v.Coordination.Assignment, day)
	return parties, err
}

// Involvement is what is asked of others for a duty, and what may be asked.
type Involvement struct {
	Coordinations []Coordination // by number
	Coordinators  []org.Unit     // whom a part may be asked of today, in the document's order
	May           bool           // the actor may ask
}

// Involvement lists a duty's coordinations.
func (s *Service) Involvement(ctx context.Context, a access.Actor, duty string) (Involvement, error) {
	return read(ctx, s, a, func(t Tx) (v Involvement, err error) {
		seen, parties, err := assignment.Seen(t, a, duty, s.today())
		if err != nil {
			return v, err
		}
		_, refusal := seen.State.Step(assignment.Move{Act: assignment.Involve}, parties)
		v.May = refusal == nil
		if v.Coordinations, err = t.Coordinations(duty); err != nil {
			return v, err
		}
		ids, err := assignment.Coordinators(t, seen.Task, s.today())
		for _, id := range ids {
			unit, err := t.Unit(id)
			if err != nil {
				return v, err
			}
			if id != seen.Unit {
				v.Coordinators = append(v.Coordinators, unit)
			}
		}
		return v, err
	})
}
