package assignment

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Ask sends a request to the assigner. One is pending at a time (domain rule 8).
func (s *Service) Ask(ctx context.Context, a access.Actor, ref Ref, w Wish) (Assignment, error) {
	w.Reason = text.Normal(w.Reason)
	return s.act(ctx, a, ref, Move{Ask, w.Kind}, func(c *Turn) error {
		if err := w.validate(c.Was, c.Settings, c.Today); err != nil {
			return err
		}
		if w.Unit != "" {
			if err := c.canTake(w.Unit); err != nil {
				return err
			}
		}
		r := Request{
			ID: s.NewID(), Assignment: c.Was.ID, Kind: w.Kind, Reason: w.Reason, WantedDay: w.Day, WantedUnit: w.Unit,
			Author: a.User, AuthorName: a.Name, At: c.Now, State: RequestPending,
		}
		c.Reason, c.Notes["request"] = w.Reason, r.ID
		c.note("wanted_day", w.Day.String())
		c.note("wanted_unit", w.Unit)
		return c.t.InsertRequest(r)
	})
}

// note adds words to the record where there are any.
func (c *Turn) note(name, value string) {
	if value != "" {
		c.Notes[name] = value
	}
}

// WithdrawRequest takes the pending request back.
func (s *Service) WithdrawRequest(ctx context.Context, a access.Actor, ref Ref) (Assignment, error) {
	return s.act(ctx, a, ref, Move{Act: WithdrawRequest}, func(c *Turn) error {
		r, err := c.pending()
		if err != nil {
			return err
		}
		return c.answer(r, RequestWithdrawn, "")
	})
}

// Refuse turns the pending request down, with a reason.
func (s *Service) Refuse(ctx context.Context, a access.Actor, ref Ref, d Decision) (Assignment, error) {
	d.Reason = text.Normal(d.Reason)
	return s.act(ctx, a, ref, Move{Act: Refuse}, func(c *Turn) error {
		if err := reasoned(d.Reason); err != nil {
			return err
		}
		r, err := c.decidable()
		if err != nil {
			return err
		}
		return c.answer(r, RequestRefused, d.Reason)
	})
}

// Grant agrees to the pending request. An extension may be granted for a shorter
// time than asked, never for a longer one.
func (s *Service) Grant(ctx context.Context, a access.Actor, ref Ref, d Decision) (Assignment, error) {
	d.Reason = text.Normal(d.Reason)
	return s.act(ctx, a, ref, Move{Act: Grant}, func(c *Turn) error {
		r, err := c.decidable()
		if err != nil {
			return err
		}
		if err := c.grant(&r, d); err != nil {
			return err
		}
		return c.answer(r, RequestGranted, d.Reason)
	})
}

func (c *Turn) grant(r *Request, d Decision) (err error) {
	switch r.Kind {
	case Extension:
		if c.Was.Extensions >= c.Settings.MaxExtensions {
			return errs.New(errs.Refused, "assignment.extensions_used", c.Settings.MaxExtensions)
		}
		if r.GrantedDay, err = d.day(*r, c.Was); err != nil {
			return err
		}
		c.Is.Due = r.GrantedDay
		c.Is.Extensions++
		return nil
	case Transfer:
		to := d.Unit
		if to == "" {
			to = r.WantedUnit
		}
		return c.hand(to)
	default: // the state says it all
		return nil
	}
}

// pending finds the request that waits for an answer.
func (c *Turn) pending() (Request, error) {
	all, err := c.t.Requests(c.Was.ID)
	if err != nil {
		return Request{}, err
	}
	for _, r := range all {
		if r.State == RequestPending {
			return r, nil
		}
	}
	return Request{}, errs.New(errs.Conflict, "assignment.nothing_pending")
}

// decidable is the pending request, which nobody decides who wrote it.
func (c *Turn) decidable() (Request, error) {
	r, err := c.pending()
	if err == nil && r.Author == c.actor.User {
		return r, errs.New(errs.Forbidden, "assignment.own_request")
	}
	return r, err
}

func (c *Turn) answer(r Request, state RequestState, words string) error {
	if len(words) > maxReason {
		return errs.New(errs.TooLarge, "assignment.long_reason", maxReason)
	}
	r.State, r.Answer = state, words
	r.Decider, r.DeciderName, r.DecidedAt = c.actor.User, c.actor.Name, c.Now
	c.Notes["request"] = r.ID
	if state != RequestLapsed {
		c.Reason = words
	}
	return c.t.UpdateRequest(r)
}
