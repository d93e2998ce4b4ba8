package assignment

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/task"
)

// View is an assignment with all that is on record about it, and what the
// reader may do now.
type View struct {
	Assignment  Assignment
	Task        task.Task
	Tenures     []Tenure
	Requests    []Request
	Submissions []Submission
	Unlocked    Unlocked // what of a claim the last return left open
	Handed      Handed
	Causes      []Cause
	Post        Post   // zero where no post is in charge
	Waits       []Wait // what the task depends on
	Parties     []Party
	Possible    []Move // the state machine's answer; a rule may still refuse, such as for one's own claim
}

// Show returns an assignment as the actor sees it today.
func (s *Service) Show(ctx context.Context, a access.Actor, id string) (View, error) {
	return read(ctx, s, a, func(t Tx) (v View, err error) {
		if v.Assignment, err = t.Assignment(id); err != nil {
			return v, err
		}
		if v.Task, err = t.Task(v.Assignment.Task); err != nil {
			return v, err
		}
		if v.Parties, err = parties(t, a, v.Assignment, s.today()); err != nil {
			return v, err
		}
		v.Possible = v.Assignment.State.Possible(v.Parties)
		return v, v.fill(t)
	})
}

func (v *View) fill(t Tx) (err error) {
	id := v.Assignment.ID
	if v.Tenures, err = t.Tenures(id); err != nil {
		return err
	}
	if v.Requests, err = t.Requests(id); err != nil {
		return err
	}
	if v.Submissions, err = t.Submissions(id); err != nil {
		return err
	}
	v.Unlocked = everything
	if n := len(v.Tenures); n > 0 {
		v.Unlocked = UnlockedBy(v.Submissions, v.Assignment.State.Confirmation, v.Tenures[n-1].From)
	}
	if v.Handed, err = t.Handed(id); err != nil {
		return err
	}
	if v.Causes, err = t.Causes(id); err != nil {
		return err
	}
	if v.Assignment.Post != "" {
		if v.Post, err = t.Post(v.Assignment.Post); err != nil {
			return err
		}
	}
	v.Waits, err = Waits(t, v.Assignment.Task)
	return err
}

// OfTask lists a task's assignments, in the order of instalment and id. Done says whether the task is.
func (s *Service) OfTask(ctx context.Context, a access.Actor, id string) ([]Assignment, error) {
	return read(ctx, s, a, func(t Tx) ([]Assignment, error) { return t.AssignmentsOfTask(id) })
}

// Waits lists what a task depends on.
func (s *Service) Waits(ctx context.Context, a access.Actor, id string) ([]Wait, error) {
	return read(ctx, s, a, func(t Tx) ([]Wait, error) { return Waits(t, id) })
}

// List is a page of assignments with the number of all.
type List struct {
	Rows  []Row
	Total int
}

// List returns a page of what the filter selects, by last day, the undated at the end.
func (s *Service) List(ctx context.Context, a access.Actor, f Filter, p Page) (List, error) {
	return read(ctx, s, a, func(t Tx) (l List, err error) {
		if f, err = s.dated(t, f); err != nil {
			return l, err
		}
		if l.Total, err = t.CountAssignments(f); err != nil {
			return l, err
		}
		l.Rows, err = t.AssignmentRows(f, p)
		return l, err
	})
}

// dated completes a filter by today and the tenant's measure of soon.
func (s *Service) dated(t Tx, f Filter) (Filter, error) {
	if f.Day.IsZero() {
		f.Day = s.today()
	}
	owner, err := t.Tenant()
	if f.Soon.IsZero() {
		f.Soon = f.Day.AddDays(owner.Settings.SoonDays)
	}
	return f, err
}

// Desk is a page of a list with the figures that open its parts: both come from
// the same filter.
type Desk struct {
	List
	Counts     Counts           // of the filter without its Facet
	Programmes []ProgrammeCount // of all the organisation has
}

// Desk returns a page of what the filter selects and counts all its facets.
func (s *Service) Desk(ctx context.Context, a access.Actor, f Filter, p Page) (Desk, error) {
	return read(ctx, s, a, func(t Tx) (d Desk, err error) {
		if f, err = s.dated(t, f); err != nil {
			return d, err
		}
		if d.Counts, err = t.AssignmentCounts(f); err != nil {
			return d, err
		}
		if d.Total = d.Counts.Of(f.Facet); f.Facet == FacetAll || f.Past {
			if d.Total, err = t.CountAssignments(f); err != nil {
				return d, err
			}
		}
		if d.Programmes, err = t.AssignmentProgrammes(Filter{Unit: f.Unit, Alone: f.Alone}); err != nil {
			return d, err
		}
		d.Rows, err = t.AssignmentRows(f, p)
		return d, err
	})
}

// Mine is a page of each step of what the actor has to do, or of one step: what
// the posts they hold are in charge of, and what no post is in charge of in the
// organisations they are officer or leader of, with all below these. Historic
// duties prompt nobody (domain rule 19): the desk of their organisation lists them.
func (s *Service) Mine(ctx context.Context, a access.Actor, step Step, each Page) ([]StepRow, error) {
	if a.User == "" { // the operator holds no post, and an empty Holder would select everything
		return nil, access.Check(a, access.AssignmentRead)
	}
	return read(ctx, s, a, func(t Tx) ([]StepRow, error) {
		f, err := s.dated(t, Filter{Holder: a.User, Facet: FacetOpen, Step: step})
		if err != nil {
			return nil, err
		}
		return t.AssignmentSteps(f, each)
	})
}

// Waiting lists the claims and requests that wait for the actor's answer as
// assigner, the oldest first. Of the filter, Whole and User are the actor's.
func (s *Service) Waiting(ctx context.Context, a access.Actor, f WaitingFilter, p Page) ([]WaitingRow, error) {
	f = f.of(a)
	return read(ctx, s, a, func(t Tx) ([]WaitingRow, error) { return t.WaitingAssignments(f, p) })
}

// WaitingCounts counts what Waiting lists by organisation and kind.
func (s *Service) WaitingCounts(ctx context.Context, a access.Actor, f WaitingFilter) ([]WaitingCount, error) {
	f = f.of(a)
	return read(ctx, s, a, func(t Tx) ([]WaitingCount, error) { return t.WaitingCounts(f) })
}

func (f WaitingFilter) of(a access.Actor) WaitingFilter {
	f.User, f.Whole = a.User, false
	for _, g := range a.Grants {
		f.Whole = f.Whole || g.Role == access.Office && g.Org == ""
	}
	return f
}
