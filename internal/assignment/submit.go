package assignment

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Submit claims that the assignment is completed, to the unit's leader first
// (domain rule 7).
func (s *Service) Submit(ctx context.Context, a access.Actor, ref Ref, claim Claim) (Assignment, error) {
	return s.act(ctx, a, ref, Move{Act: Submit}, func(c *Turn) error { return c.Claim(claim) })
}

// Claim is what Submit does in its turn, for a room above that submits together
// with what it hands in.
func (c *Turn) Claim(claim Claim) error {
	claim.Words = text.Normal(claim.Words)
	if len(claim.Words) > maxReason {
		return errs.New(errs.TooLarge, "assignment.long_reason", maxReason)
	}
	earlier, err := c.t.Submissions(c.Was.ID)
	if err != nil {
		return err
	}
	if err := c.fit(&claim, earlier); err != nil {
		return err
	}
	if err := c.hold(claim, earlier); err != nil {
		return err
	}
	v := Submission{
		Assignment: c.Was.ID, No: len(earlier) + 1, Stated: claim.Day, Words: claim.Words, Author: c.actor.User,
		AuthorName: c.actor.Name, WrittenAt: c.Now, State: SubmissionAwaitingLeader,
	}
	c.Is.SubmittedBy = c.actor.User
	c.Reason, c.Notes["submission"], c.Notes["stated"] = claim.Words, v.No, claim.Day.String()
	return c.t.InsertSubmission(v)
}

// Approve lets the claim out of the unit: from now on it counts as handed in on
// the day it states. The leader who wrote it cannot approve it.
func (s *Service) Approve(ctx context.Context, a access.Actor, ref Ref) (Assignment, error) {
	return s.act(ctx, a, ref, Move{Act: Approve}, func(c *Turn) error {
		v, err := c.standing()
		if err != nil {
			return err
		}
		if v.Author == a.User {
			return errs.New(errs.Forbidden, "assignment.own_claim")
		}
		if err := c.sendable(v); err != nil {
			return err
		}
		v.Approver, v.ApproverName, v.SentOn, v.SentAt = a.User, a.Name, c.Today, c.Now
		c.Is.SubmittedOn = v.Stated
		return c.judge(v, SubmissionAwaitingAssigner, "")
	})
}

// SendBack gives the claim back to its author inside the unit.
func (s *Service) SendBack(ctx context.Context, a access.Actor, ref Ref, reason string) (Assignment, error) {
	return s.act(ctx, a, ref, Move{Act: SendBack}, func(c *Turn) error {
		return c.undo(SubmissionSentBack, text.Normal(reason), nil)
	})
}

// Withdraw takes the claim back. A withdrawn one does not count as handed in.
func (s *Service) Withdraw(ctx context.Context, a access.Actor, ref Ref, reason string) (Assignment, error) {
	return s.act(ctx, a, ref, Move{Act: Withdraw}, func(c *Turn) error {
		return c.undo(SubmissionWithdrawn, text.Normal(reason), nil)
	})
}

// Return gives the claim back to the unit. It counts as not completed; disputed
// names what alone is unlocked, nothing for everything.
func (s *Service) Return(ctx context.Context, a access.Actor, ref Ref, reason string, disputed []string) (Assignment, error) {
	return s.act(ctx, a, ref, Move{Act: Return}, func(c *Turn) error {
		for _, part := range disputed {
			if !slices.Contains(Parts(), part) { // it would lock all parts there are
				return errs.New(errs.Invalid, "assignment.unknown_part")
			}
		}
		c.Is.Returns++
		return c.undo(SubmissionReturned, text.Normal(reason), disputed)
	})
}

// Reopen takes an acceptance back.
func (s *Service) Reopen(ctx context.Context, a access.Actor, ref Ref, reason string) (Assignment, error) {
	return s.act(ctx, a, ref, Move{Act: Reopen}, func(c *Turn) error {
		c.Is.AcceptedOn = calendar.Day{}
		return c.undo(SubmissionReopened, text.Normal(reason), nil)
	})
}

// undo ends the claim so that no submission stands any more.
func (c *Turn) undo(state SubmissionState, reason string, disputed []string) error {
	if err := reasoned(reason); err != nil {
		return err
	}
	v, err := c.last()
	if err != nil {
		return err
	}
	c.Is.SubmittedOn, c.Is.SubmittedBy, c.Reason = calendar.Day{}, "", reason
	if v.No == 0 { // a historic completion, which nobody submitted
		return nil
	}
	v.Disputed = disputed
	if len(disputed) > 0 {
		c.Notes["disputed"] = disputed
	}
	return c.judge(v, state, reason)
}

// standing is the claim that somebody still has to answer.
func (c *Turn) standing() (Submission, error) {
	v, err := c.last()
	if err == nil && v.State != SubmissionAwaitingLeader && v.State != SubmissionAwaitingAssigner {
		return v, errs.New(errs.Conflict, "assignment.not_now")
	}
	return v, err
}

// last is the newest claim; No is 0 where there was none.
func (c *Turn) last() (Submission, error) {
	all, err := c.t.Submissions(c.Was.ID)
	if err != nil || len(all) == 0 {
		return Submission{}, err
	}
	return all[len(all)-1], nil
}

// judge stores what became of a claim. The act's reason goes into the record,
// unless the claim lapsed: then the act has a reason of its own.
func (c *Turn) judge(v Submission, state SubmissionState, reason string) error {
	v.State, v.Reason = state, reason
	v.Decider, v.DeciderName, v.DecidedAt = c.actor.User, c.actor.Name, c.Now
	if state != SubmissionLapsed {
		c.Reason, c.Notes["submission"] = reason, v.No
	}
	return c.t.UpdateSubmission(v)
}
