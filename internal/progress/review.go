package progress

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// Ref names a report as a person saw it.
type Ref struct {
	ID      string
	Version int
}

// Verdict is what a person decides on a report.
type Verdict string

// The verdicts: two approvals (domain rule 7), each with its refusal.
const (
	Approve  Verdict = "approve"   // the unit's leader
	SendBack Verdict = "send_back" // the unit's leader
	Receive  Verdict = "receive"   // the assigner
	Return   Verdict = "return"    // the assigner
)

// Verdicts lists every verdict.
func Verdicts() []Verdict { return []Verdict{Approve, SendBack, Receive, Return} }

// step is what a verdict needs and does.
type step struct {
	act      assignment.Act
	from, to State
	refuses  bool
}

func steps() map[Verdict]step {
	return map[Verdict]step{
		Approve:  {assignment.ApproveReport, AwaitingLeader, AwaitingAssigner, false},
		SendBack: {assignment.SendBackReport, AwaitingLeader, SentBack, true},
		Receive:  {assignment.ReceiveReport, AwaitingAssigner, Received, false},
		Return:   {assignment.ReturnReport, AwaitingAssigner, Returned, true},
	}
}

// Decide gives a verdict on a report; the reason is for the refusing ones, which
// need it. Who wrote or approved a report decides nothing further on it:
// errs.Forbidden "progress.own_report". errs.Conflict "progress.stale" when
// somebody was faster.
func (s *Service) Decide(ctx context.Context, a access.Actor, ref Ref, v Verdict, reason string) (r Report, err error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return r, err
	}
	does, known := steps()[v]
	if !known {
		return r, errs.New(errs.Invalid, "progress.bad_verdict", string(v))
	}
	reason = text.Normal(reason)
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if r, err = t.Report(ref.ID); err != nil {
			return err
		}
		turn, err := s.turn(t, a, r, does)
		if err != nil {
			return err
		}
		if err := decidable(r, ref, does, a, turn.Was); err != nil {
			return err
		}
		if err := does.judge(&r, a, turn, reason); err != nil {
			return err
		}
		if err := measure(t, turn, r); err != nil {
			return err
		}
		if err := t.UpdateReport(r); err != nil {
			return err
		}
		r.Version++
		_, err = turn.End()
		return err
	})
	return r, err
}

// turn is on the assignment as it is: a report has a version of its own, and is
// not outdated by what else is done to the assignment.
func (s *Service) turn(t Tx, a access.Actor, r Report, does step) (*assignment.Turn, error) {
	is, err := t.Assignment(r.Assignment)
	if err != nil {
		return nil, err
	}
	return assignment.Begin(t, s.Now(), a, assignment.Ref{ID: is.ID, Version: is.Version}, assignment.Move{Act: does.act})
}

func decidable(r Report, ref Ref, does step, a access.Actor, of assignment.Assignment) error {
	switch {
	case r.Version != ref.Version || r.State != does.from:
		return errs.New(errs.Conflict, "progress.stale")
	case r.Unit != of.Unit && does.from == AwaitingLeader:
		return errs.New(errs.Conflict, "progress.handed_on")
	case a.User == r.Author || a.User == r.Approver:
		return errs.New(errs.Forbidden, "progress.own_report")
	}
	return nil
}

// judge changes the report.
func (d step) judge(r *Report, a access.Actor, turn *assignment.Turn, reason string) error {
	switch {
	case d.refuses && reason == "":
		return errs.New(errs.Invalid, "assignment.no_reason")
	case len(reason) > maxReason:
		return errs.New(errs.TooLarge, "assignment.long_reason", maxReason)
	}
	r.State = d.to
	if d.to == AwaitingAssigner {
		r.Approver, r.ApproverName, r.ApprovedAt = a.User, a.Name, turn.Now
	} else {
		r.Decider, r.DeciderName, r.DecidedAt = a.User, a.Name, turn.Now
	}
	if d.refuses {
		r.Reason, turn.Reason = reason, reason
	}
	note(turn, *r)
	return nil
}

// measure takes the percentage of a report that is received for the assignment's:
// of work that goes on only, what is completed is whole; and not of a period
// before one that was received already, which says how far the work is.
func measure(t Tx, turn *assignment.Turn, r Report) error {
	if r.State != Received || r.Content.Percent == NoPercent || turn.Was.State.Work == assignment.Completed {
		return nil
	}
	all, err := t.ReportsOf(r.Assignment)
	overtaken := slices.ContainsFunc(all, func(o Report) bool {
		return o.State == Received && o.Content.Percent != NoPercent && r.Period.To.Before(o.Period.To)
	})
	if !overtaken {
		turn.Is.Percent = r.Content.Percent
	}
	return err
}
