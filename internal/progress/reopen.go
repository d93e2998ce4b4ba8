package progress

import (
	"context"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Reopening lets the reports of a locked period come again, with a reason.
type Reopening struct {
	Period     Period
	No         int          // of the period, from 1
	Until      calendar.Day // last day a report is taken; it is late all the same
	Reason     string
	By, ByName string
	At         time.Time
}

// Reopen opens a locked period until a day, the last one included. no is the
// number this reopening is to have, so that a form sent twice reopens once.
func (s *Service) Reopen(ctx context.Context, a access.Actor, key string, no int, until calendar.Day, reason string) error {
	if err := access.CheckFor(a, access.ProgressReopen, nil); err != nil {
		return err
	}
	reason = text.Normal(reason)
	switch {
	case reason == "":
		return errs.New(errs.Invalid, "assignment.no_reason")
	case len(reason) > maxReason:
		return errs.New(errs.TooLarge, "assignment.long_reason", maxReason)
	case until.Before(s.today()):
		return errs.New(errs.Invalid, "progress.reopen_past")
	}
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		set, err := settings(t)
		if err != nil {
			return err
		}
		p, err := ParsePeriod(key, set)
		if err != nil {
			return err
		}
		before, err := t.Reopenings(p)
		if err != nil {
			return err
		}
		if len(before)+1 != no {
			return errs.New(errs.Conflict, "progress.stale")
		}
		if !WindowOf(p, set, s.Calendar, before).Open.Before(s.today()) {
			return errs.New(errs.Refused, "progress.not_locked")
		}
		r := Reopening{Period: p, No: no, Until: until, Reason: reason, By: a.User, ByName: a.Name, At: s.now()}
		if err := t.InsertReopening(r); err != nil {
			return err
		}
		detail := map[string]any{"until": until.String(), "reason": reason}
		return audit.Append(t, r.At, a, "progress.reopen", audit.Subject{Kind: "period", ID: p.Key()}, detail)
	})
}
