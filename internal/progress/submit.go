package progress

import (
	"context"
	"errors"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
)

// Entry is a report as a form or a sheet brings it.
type Entry struct {
	Assignment string
	Period     string // key
	No         int    // the version this is to be: the next one when the form was made
	Typed      Typed
}

// Submit sends a report, with what is handed in with it, to the unit's leader.
// The files are gone from the tray afterwards, whatever comes of it. errs.Refused "progress.future_period",
// "progress.locked", "progress.not_owed"; errs.Conflict "progress.submitted" when
// the period has a report, or another version than the form knew.
func (s *Service) Submit(ctx context.Context, a access.Actor, e Entry, files ...deliverable.Incoming) (r Report, err error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return r, err
	}
	kept, err := s.attach(ctx, a, e, files)
	if err != nil {
		return r, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		var turn *assignment.Turn
		if turn, r, err = s.prepare(t, a, e); err != nil {
			return err
		}
		r.Files = kept
		if err := t.InsertReport(r); err != nil {
			return err
		}
		if err := t.DeleteDraft(r.Assignment, r.Unit, r.Period); err != nil {
			return err
		}
		turn.Reason = r.Content.Done
		note(turn, r)
		if len(kept) > 0 {
			turn.Notes["files"] = len(kept)
		}
		_, err := turn.End()
		return err
	})
	return r, err
}

// attach keeps the files of a report that would be taken.
func (s *Service) attach(ctx context.Context, a access.Actor, e Entry, files []deliverable.Incoming) (kept []deliverable.File, err error) {
	if len(files) == 0 {
		return nil, nil
	}
	defer func() { err = errors.Join(err, s.Attachments.Drop(files...)) }()
	refusals, err := s.Check(ctx, a, []Entry{e})
	if err = errors.Join(append(refusals, err)...); err != nil {
		return nil, err
	}
	return s.Attachments.Admit(ctx, a, e.Assignment, files...)
}

// Check says for each entry what Submit would refuse it for, nil for what it
// would take, and writes nothing.
func (s *Service) Check(ctx context.Context, a access.Actor, entries []Entry) ([]error, error) {
	return read(ctx, s, a, func(t Tx) ([]error, error) {
		refusals := make([]error, len(entries))
		for i, e := range entries {
			_, _, refusals[i] = s.prepare(t, a, e)
			if errs.KindOf(refusals[i]) == errs.Internal && refusals[i] != nil {
				return nil, refusals[i]
			}
		}
		return refusals, nil
	})
}

// prepare makes the report an entry asks for, and writes nothing.
func (s *Service) prepare(t Tx, a access.Actor, e Entry) (*assignment.Turn, Report, error) {
	turn, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: e.Assignment}, assignment.Move{Act: assignment.Report})
	if err != nil {
		return nil, Report{}, err
	}
	p, err := ParsePeriod(e.Period, turn.Settings)
	if err != nil {
		return nil, Report{}, err
	}
	versions, w, err := s.versions(t, turn.Was, p, turn)
	if err != nil {
		return nil, Report{}, err
	}
	if err := expected(versions, e.No); err != nil {
		return nil, Report{}, err
	}
	content, err := e.Typed.Read()
	return turn, Report{
		ID: s.NewID(), Assignment: turn.Was.ID, Unit: turn.Was.Unit, Period: p, No: e.No, Content: content, State: AwaitingLeader,
		Author: a.User, AuthorName: a.Name, SubmittedOn: turn.Today, SubmittedAt: turn.Now, Timely: w.Timely, Version: 1,
	}, err
}

// versions are those the unit has submitted for a period that may be reported on today.
func (s *Service) versions(t Tx, a assignment.Assignment, p Period, turn *assignment.Turn) ([]Report, Window, error) {
	w, err := s.window(t, p, turn.Settings)
	if err != nil {
		return nil, w, err
	}
	all, err := t.ReportsOf(a.ID)
	if err != nil {
		return nil, w, err
	}
	versions := of(all, a.Unit, p)
	switch until := openUntil(versions, w, turn.Settings); {
	case !Owes(a, p, turn.Settings):
		return nil, w, errs.New(errs.Refused, "progress.not_owed")
	case turn.Today.Before(p.From):
		return nil, w, errs.New(errs.Refused, "progress.future_period", p.From.Format())
	case until.Before(turn.Today):
		return nil, w, errs.New(errs.Refused, "progress.locked", until.Format())
	}
	return versions, w, nil
}

// of selects the versions a unit submitted for a period, by number.
func of(all []Report, unit string, p Period) (versions []Report) {
	for _, r := range all {
		if r.Unit == unit && r.Period == p {
			versions = append(versions, r)
		}
	}
	return versions
}

// expected refuses what another version has come before: a form that is sent
// twice, or two people at once.
func expected(versions []Report, no int) error {
	n := len(versions)
	if n > 0 && versions[n-1].Stands() || no != n+1 {
		who, when := "–", "–"
		if n > 0 {
			who, when = versions[n-1].AuthorName, versions[n-1].SubmittedOn.Format()
		}
		return errs.New(errs.Conflict, "progress.submitted", who, when)
	}
	return nil
}

// note says in the record which report an act is about.
func note(turn *assignment.Turn, r Report) {
	turn.Notes["period"], turn.Notes["report"] = r.Period.Key(), r.No
	if r.Content.Percent != NoPercent {
		turn.Notes["percent"] = r.Content.Percent
	}
	if r.Content.Stage != "" {
		turn.Notes["stage"] = string(r.Content.Stage)
	}
}

// Save keeps what was typed, right or not, for whoever of the unit goes on with
// it; nothing typed removes the draft.
func (s *Service) Save(ctx context.Context, a access.Actor, e Entry) error {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return err
	}
	if err := e.Typed.fits(); err != nil {
		return err
	}
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		turn, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: e.Assignment}, assignment.Move{Act: assignment.Report})
		if err != nil {
			return err
		}
		p, err := ParsePeriod(e.Period, turn.Settings)
		if err != nil {
			return err
		}
		if e.Typed.Empty() {
			return t.DeleteDraft(turn.Was.ID, turn.Was.Unit, p)
		}
		return t.PutDraft(Draft{
			Assignment: turn.Was.ID, Unit: turn.Was.Unit, Period: p, Typed: e.Typed, By: a.User, ByName: a.Name, SavedAt: turn.Now,
		})
	})
}
