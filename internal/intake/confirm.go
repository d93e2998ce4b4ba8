package intake

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/tx"
)

// ConfirmOptions are what the person who confirms a draft decides about the programme.
type ConfirmOptions struct {
	Retrospective bool            // domain rule 19
	RestDay       calendar.Policy // what a due date on a rest day means; empty: the tenant's setting
	OwnProgramme  bool            // the document amends another one and has a programme of its own beside that
	Sample        bool
}

// Uploads lists the drafts in a state, newest first.
func (s *Service) Uploads(ctx context.Context, a access.Actor, state State) ([]Upload, error) {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) ([]Upload, error) { return t.Uploads(state) })
}

// Show returns a draft.
func (s *Service) Show(ctx context.Context, a access.Actor, id string) (Upload, error) {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return Upload{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (Upload, error) { return t.Upload(id) })
}

// Confirm makes the programme a draft describes and returns its id. It acts on
// the version the person saw: of two who confirm at once the second is told
// that it is done.
func (s *Service) Confirm(ctx context.Context, a access.Actor, id string, version int, o ConfirmOptions) (string, error) {
	if err := access.Check(a, access.IntakeConfirm); err != nil {
		return "", err
	}
	programme := s.NewID()
	err := s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		u, err := openUpload(t, id, version)
		if err != nil {
			return err
		}
		if err := confirmable(&u.Draft, o); err != nil {
			return err
		}
		if err := known(t, &u.Draft); err != nil {
			return err
		}
		u.State, u.Programme = Confirmed, programme
		if o.RestDay == "" {
			settings, err := t.Tenant()
			if err != nil {
				return err
			}
			o.RestDay = settings.Settings.RestDay
		}
		return s.make(t, a, u, o)
	})
	return programme, err
}

// confirmable refuses what would make an empty programme, or a second one beside the one that is only amended.
func confirmable(d *Draft, o ConfirmOptions) error {
	switch {
	case !d.MakesProgramme():
		return errs.New(errs.Invalid, "intake.nothing_to_confirm")
	case d.AmendsOther() && !o.OwnProgramme:
		return errs.New(errs.Invalid, "intake.amends_other")
	}
	return nil
}

// Keep sets a draft of changes aside as checked: it stays on the desk, makes no programme, and waits for the act of
// amending the one that it changes.
func (s *Service) Keep(ctx context.Context, a access.Actor, id string, version int) error {
	_, err := s.edit(ctx, a, id, version, func(t Tx, u *Upload) error {
		if !u.Draft.AmendsOther() {
			return errs.New(errs.Invalid, "intake.keep_amending")
		}
		u.Draft.Checked = &Checked{By: a.Name, At: s.Now()}
		detail := map[string]any{"changes": len(u.Draft.Amendments), "doubts": u.Draft.DoubtCount()}
		return audit.Append(t, s.Now(), a, "intake.keep", u.subject(), detail)
	})
	return err
}

// make fills the rooms, and takes the upload out of everybody else's hands last:
// the programme it points to must exist.
func (s *Service) make(t Tx, a access.Actor, u Upload, o ConfirmOptions) error {
	b, err := s.builder(t, a, u, o)
	if err != nil {
		return err
	}
	if err := b.build(); err != nil {
		return err
	}
	if err := t.UpdateUpload(u); err != nil {
		return err
	}
	detail := map[string]any{
		"programme": u.Programme, "tasks": len(u.Draft.Tasks), "targets": len(u.Draft.Targets),
		"body_tasks": len(u.Draft.BodyTasks), "differences": len(u.Draft.Reconciliation), "doubts": u.Draft.DoubtCount(),
		"retrospective": o.Retrospective,
	}
	if err := audit.Append(t, s.Now(), a, "intake.confirm", u.subject(), detail); err != nil {
		return err
	}
	return audit.Append(t, s.Now(), a, "intake.confirm", audit.Subject{Kind: "programme", ID: u.Programme}, detail)
}

// Discard takes a draft off the desk; the file stays as evidence of what was read.
func (s *Service) Discard(ctx context.Context, a access.Actor, id string, version int) error {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return err
	}
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		u, err := openUpload(t, id, version)
		if err != nil {
			return err
		}
		u.State = Discarded
		if err := t.UpdateUpload(u); err != nil {
			return err
		}
		return audit.Append(t, s.Now(), a, "intake.discard", u.subject(), map[string]any{"digest": u.File.Digest})
	})
}

// openUpload loads a draft that may still be changed, as the person saw it.
func openUpload(t Tx, id string, version int) (Upload, error) {
	u, err := t.Upload(id)
	switch {
	case err != nil:
		return u, err
	case u.State == Confirmed:
		return u, errs.New(errs.Conflict, "intake.confirmed", u.Programme)
	case u.State == Discarded:
		return u, errs.New(errs.Conflict, "intake.discarded")
	case u.Version != version:
		return u, errs.New(errs.Conflict, "intake.stale")
	}
	return u, nil
}

// DoubtCount is the number of doubts of the draft, each a field with a reason.
func (d *Draft) DoubtCount() int { return len(d.Doubts()) }
