package assignment

import (
	"slices"

	"dondoc/internal/calendar"
)

// lapse answers what the act made pointless: a pending request it does not
// answer itself, and a claim of completion it does not judge. What lapsed, and
// by which act, is on record for both sides (domain rule 9).
func (c *Turn) lapse() error {
	if err := c.lapseRequest(); err != nil {
		return err
	}
	return c.lapseClaim()
}

func (c *Turn) lapseRequest() error {
	if c.Was.State.Request == NoRequest || c.Is.State.Request != NoRequest || c.move.Act.speaksOfRequest() {
		return nil
	}
	r, err := c.pending()
	if err != nil {
		return err
	}
	c.Notes["lapsed_request"] = string(r.Kind)
	return c.answer(r, RequestLapsed, string(c.move.Act))
}

// judging are the acts that answer a claim themselves.
func (a Act) judging() bool {
	return slices.Contains([]Act{Approve, SendBack, Withdraw, Accept, Return}, a)
}

func (c *Turn) lapseClaim() error {
	if c.move.Act.judging() || !claimed(c.Was.State) || claimed(c.Is.State) {
		return nil
	}
	s, err := c.standing()
	if err != nil {
		return err
	}
	c.Is.SubmittedBy, c.Is.SubmittedOn = "", calendar.Day{}
	c.Notes["lapsed_submission"] = s.No
	return c.judge(s, SubmissionLapsed, string(c.move.Act))
}

// claimed reports a claim that somebody still has to answer.
func claimed(s State) bool {
	return s.Confirmation == AwaitingLeader || s.Confirmation == AwaitingAssigner
}
