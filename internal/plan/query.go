package plan

import (
	"cmp"
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/org"
)

// View is a plan with what the reader may do now.
type View struct {
	Plan     Plan
	Edition  int // the one that is shown
	Since    int // the earlier one it is compared with, 0 for none
	Editions []Edition
	Rows     []Row
	Coverage Coverage     // of the edition that is shown, by the duties of today
	By       calendar.Day // by which the first edition must be in force; zero where nothing is owed
	Staff    Staff
	Possible []Act // the table's answer; a rule may still refuse, such as for one's own submission
}

// Row is a duty with its line, in the order of the document.
type Row struct {
	Duty    Duty
	Line    Line
	Empty   bool                         // the duty has no line
	Left    bool                         // the line's duty is not the organisation's any more
	Added   bool                         // the earlier edition has no such line
	Removed bool                         // the earlier edition has a line, this one has none
	Changes map[string]assignment.Change // since the earlier edition, by the names of Fields
	Gaps    []Gap
}

// Sight is which edition of a plan to show, and with which earlier one to
// compare it. The zero Sight is the newest, compared with the one it will replace.
type Sight struct{ Edition, Since int }

// settle answers what was left open; errs.NotFound "plan.no_edition" for an edition the plan has not.
func (s Sight) settle(p Plan) (Sight, error) {
	if s.Edition == 0 {
		s.Edition, s.Since = p.Edition, 0
		if held := p.InForce(); held != p.Edition {
			s.Since = held
		}
	}
	if s.Edition < 1 || s.Edition > p.Edition || s.Since < 0 || s.Since >= s.Edition {
		return s, errs.New(errs.NotFound, "plan.no_edition")
	}
	return s, nil
}

// Show returns a plan as the actor sees it today.
func (s *Service) Show(ctx context.Context, a access.Actor, id string, sight Sight) (View, error) {
	return read(ctx, s, a, func(t Tx) (v View, err error) {
		if v.Plan, err = t.Plan(id); err != nil {
			return v, err
		}
		if sight, err = sight.settle(v.Plan); err != nil {
			return v, err
		}
		v.Edition, v.Since = sight.Edition, sight.Since
		above, err := branch(t, v.Plan.Unit)
		if err != nil {
			return v, err
		}
		v.Possible = v.Plan.State.Possible(assignment.PartiesOf(a, assignment.Relation{Unit: above}))
		if v.Staff, err = staffOf(t, v.Plan.Unit, above, s.today()); err != nil {
			return v, err
		}
		return v, v.fill(t)
	})
}

func (v *View) fill(t Tx) (err error) {
	if v.Editions, err = t.PlanEditions(v.Plan.ID); err != nil {
		return err
	}
	all, err := duties(t, v.Plan.Programme)
	if err != nil {
		return err
	}
	lines, err := t.PlanLines(v.Plan.ID, v.Edition)
	if err != nil {
		return err
	}
	var earlier []Line
	if v.Since > 0 {
		if earlier, err = t.PlanLines(v.Plan.ID, v.Since); err != nil {
			return err
		}
	}
	v.Coverage = Check(ofUnit(all, v.Plan.Unit), lines, v.Staff)
	for _, d := range all {
		if r, shown := v.row(d, earlier, lines); shown {
			v.Rows = append(v.Rows, r)
		}
	}
	return v.date(t)
}

// row puts a duty beside its line. A duty without a line is of interest in the newest edition only.
func (v *View) row(d Duty, earlier, lines []Line) (Row, bool) {
	l, found := lineOf(lines, d.ID)
	was, before := lineOf(earlier, d.ID)
	newest, own := v.Edition == v.Plan.Edition, d.Of(v.Plan.Unit)
	r := Row{Duty: d, Line: l, Empty: !found, Left: !own}
	if v.Since > 0 {
		r.Added, r.Removed, r.Changes = found && !before, before && !found, assignment.Difference(was.Record(), l.Record())
	}
	for _, g := range v.Coverage.Gaps {
		if newest && g.Assignment == d.ID {
			r.Gaps = append(r.Gaps, g)
		}
	}
	return r, found || before || newest && own
}

// date says by when the plan is due, where something is owed.
func (v *View) date(t Tx) error {
	if v.Coverage.Owed == 0 {
		return nil
	}
	owner, err := t.Tenant()
	if err != nil {
		return err
	}
	since, err := t.DutiesSince(v.Plan.Programme)
	v.By = PlannedBy(since[v.Plan.Unit], owner.Settings.PlanDays)
	return err
}

// Summary is how far an organisation's plan for a programme is.
type Summary struct {
	Programme string
	Unit      string
	Plan      Plan // zero: none
	Coverage  Coverage
	By        calendar.Day
	Late      bool  // no edition is in force although the day has passed
	Possible  []Act // of OfUnit: what the reader may do now
}

// OfProgramme lists the organisations that owe a plan for a programme, or have
// one: those without a plan first, then in the order of the course, each by name.
func (s *Service) OfProgramme(ctx context.Context, a access.Actor, programme string) ([]Summary, error) {
	return read(ctx, s, a, func(t Tx) ([]Summary, error) { return s.summaries(t, programme) })
}

// OfUnit lists an organisation's plans, and the programmes it has duties of.
func (s *Service) OfUnit(ctx context.Context, a access.Actor, unit string) ([]Summary, error) {
	return read(ctx, s, a, func(t Tx) (own []Summary, err error) {
		programmes, err := t.ProgrammesOfUnit(unit)
		if err != nil {
			return nil, err
		}
		for _, p := range programmes {
			r, err := surroundings(t, p)
			if err != nil {
				return nil, err
			}
			m, err := s.summary(t, r, p, unit)
			if err != nil {
				return nil, err
			}
			parties := assignment.PartiesOf(a, assignment.Relation{Unit: r.tree.Branch(unit)})
			m.Possible = m.Plan.State.Possible(parties)
			own = append(own, m)
		}
		return own, nil
	})
}

// Awaiting lists the plans that wait for the actor's answer as leader of their
// organisation, the oldest first. What the actor sent is another leader's to answer.
func (s *Service) Awaiting(ctx context.Context, a access.Actor) ([]Plan, error) {
	return read(ctx, s, a, func(t Tx) (all []Plan, err error) {
		for _, g := range a.Grants {
			if g.Role != access.Leader || g.Org == "" {
				continue
			}
			waiting, err := t.AwaitingPlans(g.Org)
			if err != nil {
				return nil, err
			}
			for _, p := range waiting {
				editions, err := t.PlanEditions(p.ID)
				if err != nil {
					return nil, err
				}
				if editions[len(editions)-1].Submitter != a.User {
					all = append(all, p)
				}
			}
		}
		return all, nil
	})
}

// ToWrite is a plan an organisation owes, or has begun and not sent to its leader.
type ToWrite struct {
	Programme string
	Plan      Plan         // without an id: not begun
	Since     calendar.Day // it has had duties of the programme
	By        calendar.Day // by which the first edition must be in force
}

// ToWrite lists what the actor has to plan as officer of an organisation, the longest owed first.
func (s *Service) ToWrite(ctx context.Context, a access.Actor) ([]ToWrite, error) {
	return read(ctx, s, a, func(t Tx) (all []ToWrite, err error) {
		owner, err := t.Tenant()
		if err != nil {
			return nil, err
		}
		for _, g := range a.Grants {
			if g.Role != access.Officer || g.Org == "" {
				continue
			}
			owed, err := t.PlansToWrite(g.Org)
			if err != nil {
				return nil, err
			}
			for _, w := range owed {
				w.By = PlannedBy(w.Since, owner.Settings.PlanDays)
				all = append(all, w)
			}
		}
		return all, nil
	})
}

// OfDuty finds the plan of the organisation that has an assignment; the zero Plan if it has none.
func (s *Service) OfDuty(ctx context.Context, a access.Actor, d assignment.Assignment) (Plan, error) {
	return read(ctx, s, a, func(t Tx) (Plan, error) { return t.PlanOf(d.Programme, d.Unit) })
}

// around is what the summaries of a programme are made from.
type around struct {
	duties []Duty
	plans  map[string]Plan // by unit
	lines  map[string][]Line
	since  map[string]calendar.Day
	days   int
	tree   org.Tree
	users  []identity.User
}

func surroundings(t Tx, programme string) (r around, err error) {
	if r.duties, err = duties(t, programme); err != nil {
		return r, err
	}
	plans, err := t.PlansOfProgramme(programme)
	if err != nil {
		return r, err
	}
	r.plans = make(map[string]Plan, len(plans))
	for _, p := range plans {
		r.plans[p.Unit] = p
	}
	if r.lines, err = t.PlanLinesOfProgramme(programme); err != nil {
		return r, err
	}
	if r.since, err = t.DutiesSince(programme); err != nil {
		return r, err
	}
	owner, err := t.Tenant()
	if err != nil {
		return r, err
	}
	r.days = owner.Settings.PlanDays
	tree, err := t.Tree()
	if err != nil {
		return r, err
	}
	r.tree = org.NewTree(tree)
	r.users, err = t.Users()
	return r, err
}

func (s *Service) summaries(t Tx, programme string) ([]Summary, error) {
	r, err := surroundings(t, programme)
	if err != nil {
		return nil, err
	}
	units, err := t.Units()
	if err != nil {
		return nil, err
	}
	var all []Summary
	for _, u := range units {
		m, err := s.summary(t, r, programme, u.ID)
		if err != nil {
			return nil, err
		}
		if m.Plan.ID != "" || m.Coverage.Owed > 0 {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(a, b Summary) int { return cmp.Compare(rank(a.Plan.State), rank(b.Plan.State)) })
	return all, nil
}

func (s *Service) summary(t Tx, r around, programme, unit string) (Summary, error) {
	m := Summary{Programme: programme, Unit: unit, Plan: r.plans[unit]}
	own := ofUnit(r.duties, unit)
	if m.Plan.ID == "" && len(own) == 0 {
		return m, nil
	}
	staff := Staff{Day: s.today(), Members: members(r.users, r.tree.Branch(unit))}
	if m.Plan.ID != "" {
		var err error
		if staff.Posts, err = t.Posts(unit); err != nil {
			return m, err
		}
	}
	m.Coverage = Check(own, r.lines[m.Plan.ID], staff)
	if m.Coverage.Owed > 0 {
		m.By = PlannedBy(r.since[unit], r.days)
		m.Late = m.Plan.InForce() == 0 && m.By.Before(s.today())
	}
	return m, nil
}

// rank orders plans by how much is left to do.
func rank(s State) int { return slices.Index(States(), s) }
