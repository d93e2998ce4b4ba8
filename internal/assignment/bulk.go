package assignment

import (
	"context"
	"errors"

	"dondoc/internal/access"
	"dondoc/internal/errs"
	"dondoc/internal/tx"
)

// Bulk is one act on several assignments.
type Bulk struct {
	Act    Act    // Receive, Accept, AssignPost or Hand
	Post   string // of AssignPost; empty takes the post away
	Unit   string // of Hand
	Reason string // of Hand
}

// AssignPost puts a post in charge. It is no move of the state machine: an
// organisation orders its own house.
const AssignPost Act = "assign_post"

// MaxBulk is how many assignments one act may be about.
const MaxBulk = 200

// Outcome is what became, or would become, of one assignment.
type Outcome struct {
	Ref     Ref
	Task    string // its number in the document
	Content string
	Unit    string // organisation that has the assignment
	Err     error  // why it was refused
}

// Do acts on each assignment in a transaction of its own: one that is refused
// stops no other, and each outcome says what became of it.
func (s *Service) Do(ctx context.Context, a access.Actor, b Bulk, refs []Ref) ([]Outcome, error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return nil, err
	}
	if len(refs) > MaxBulk {
		return nil, errs.New(errs.TooLarge, "assignment.too_many", MaxBulk)
	}
	if len(refs) == 0 {
		return nil, errs.New(errs.Invalid, "assignment.none_chosen")
	}
	outcomes := make([]Outcome, len(refs))
	for i, ref := range refs {
		outcomes[i] = s.outcome(ctx, a, ref)
		if outcomes[i].Err == nil {
			outcomes[i].Err = s.one(ctx, a, b, ref)
		}
		if errs.KindOf(outcomes[i].Err) == errs.Internal && outcomes[i].Err != nil {
			return nil, outcomes[i].Err
		}
	}
	return outcomes, nil
}

// Rehearse says what Do would do, by the same rules, and leaves nothing behind.
func (s *Service) Rehearse(ctx context.Context, a access.Actor, b Bulk, refs []Ref) ([]Outcome, error) {
	dry := *s
	dry.Store = rehearsal{s.Store}
	return dry.Do(ctx, a, b, refs)
}

// outcome names the assignment a reference is about.
func (s *Service) outcome(ctx context.Context, a access.Actor, ref Ref) Outcome {
	o := Outcome{Ref: ref}
	o.Err = s.Store.Read(ctx, a.Tenant, func(t Tx) error {
		v, err := t.Assignment(ref.ID)
		if err != nil {
			return err
		}
		about, err := t.Task(v.Task)
		o.Task, o.Content, o.Unit = about.Ref, about.Content, v.Unit
		return err
	})
	return o
}

func (s *Service) one(ctx context.Context, a access.Actor, b Bulk, ref Ref) (err error) {
	switch b.Act {
	case Receive:
		_, err = s.Receive(ctx, a, ref)
	case Accept:
		_, err = s.Accept(ctx, a, ref, Acceptance{})
	case AssignPost:
		_, err = s.AssignPost(ctx, a, ref, b.Post)
	case Hand:
		_, err = s.Hand(ctx, a, ref, b.Unit, b.Reason)
	default:
		err = errs.New(errs.Invalid, "assignment.not_in_bulk")
	}
	return err
}

// rehearsal is a store whose writes are taken back.
type rehearsal struct{ tx.Store[Tx] }

var errRehearsed = errors.New("rehearsed")

func (r rehearsal) Write(ctx context.Context, tenant string, do func(Tx) error) error {
	err := r.Store.Write(ctx, tenant, func(t Tx) error {
		if err := do(t); err != nil {
			return err
		}
		return errRehearsed
	})
	if errors.Is(err, errRehearsed) {
		return nil
	}
	return err
}
