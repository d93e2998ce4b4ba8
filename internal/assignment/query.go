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
	if f.Day.IsZero() {
		f.Day = s.today()
	}
	return read(ctx, s, a, func(t Tx) (l List, err error) {
		if l.Total, err = t.CountAssignments(f); err != nil {
			return l, err
		}
		l.Rows, err = t.AssignmentRows(f, p)
		return l, err
	})
}

// Mine lists what the actor has to do: what the posts they hold are in charge
// of, and what no post is in charge of in the organisations they are officer or
// leader of, with all below these.
func (s *Service) Mine(ctx context.Context, a access.Actor, p Page) (List, error) {
	if a.User == "" { // the operator holds no post, and an empty Holder would select everything
		return List{}, access.Check(a, access.AssignmentRead)
	}
	return s.List(ctx, a, Filter{Holder: a.User, OpenOnly: true}, p)
}

// Waiting lists the claims and requests that wait for the actor's answer as
// assigner, the oldest first.
func (s *Service) Waiting(ctx context.Context, a access.Actor, p Page) ([]WaitingRow, error) {
	f := WaitingFilter{User: a.User}
	for _, g := range a.Grants {
		f.Whole = f.Whole || g.Role == access.Office && g.Org == ""
	}
	return read(ctx, s, a, func(t Tx) ([]WaitingRow, error) { return t.WaitingAssignments(f, p) })
}
