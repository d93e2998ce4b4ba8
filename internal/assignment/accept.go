package assignment

import (
	"context"
	"slices"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Accept confirms that the assignment is completed. Whoever wrote or approved
// the claim cannot. Where the task waits for others that are not done, it is
// accepted only when the person says so: errs.Refused "assignment.waits" names them.
func (s *Service) Accept(ctx context.Context, a access.Actor, ref Ref, how Acceptance) (Assignment, error) {
	how.Words, how.BackdateReason = text.Normal(how.Words), text.Normal(how.BackdateReason)
	return s.act(ctx, a, ref, Move{Act: Accept}, func(c *Turn) error {
		v, err := c.standing()
		if err != nil {
			return err
		}
		if slices.Contains([]string{v.Author, v.Approver}, a.User) {
			return errs.New(errs.Forbidden, "assignment.own_claim")
		}
		if err := c.wait(how.DespiteWaiting); err != nil {
			return err
		}
		if err := how.correct(&v); err != nil {
			return err
		}
		c.note("backdate_reason", v.BackdateReason)
		v.AcceptedOn = c.Today
		c.Is.SubmittedOn, c.Is.AcceptedOn, c.Is.Percent = v.Stated, c.Today, whole
		return c.judge(v, SubmissionAccepted, how.Words)
	})
}

// whole is the percentage of what is completed.
const whole = 100

// wait refuses when the task depends on others that are not done.
func (c *Turn) wait(despite bool) error {
	waits, err := Waits(c.t, c.Was.Task)
	if err != nil {
		return err
	}
	var refs []string
	for _, w := range waits {
		if !w.Done {
			refs = append(refs, w.Ref)
		}
	}
	if len(refs) == 0 {
		return nil
	}
	if !despite {
		return errs.New(errs.Refused, "assignment.waits", strings.Join(refs, ", "))
	}
	c.Notes["despite_waiting"] = refs
	return nil
}

// Wait is a task another one depends on.
type Wait struct {
	Task    string
	Ref     string
	Content string
	Done    bool // not before it was activated
}

// Waits lists what a task depends on, in the document's order.
func Waits(t Tx, id string) ([]Wait, error) {
	v, err := t.Task(id)
	if err != nil {
		return nil, err
	}
	var waits []Wait
	for _, on := range v.DependsOn {
		first, err := t.Task(on)
		if err != nil {
			return nil, err
		}
		all, err := t.AssignmentsOfTask(on)
		if err != nil {
			return nil, err
		}
		waits = append(waits, Wait{first.ID, first.Ref, first.Content, Done(all)})
	}
	return waits, nil
}
