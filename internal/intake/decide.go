package intake

import (
	"context"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/task"
	"dondoc/internal/tx"
)

// Differences lists where a programme's body and appendix disagree, in document order.
func (s *Service) Differences(ctx context.Context, a access.Actor, programme string) ([]Difference, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) ([]Difference, error) { return t.Differences(programme) })
}

// Verdict is a person's decision about one difference, made on the version they saw.
type Verdict struct {
	Difference string
	Version    int
	Decision   Decision
	Note       string
}

// maxNote is the longest note kept with a decision, in bytes.
const maxNote = 2000

func (v Verdict) validate() error {
	switch {
	case v.Decision != TakeAppendix && v.Decision != TakeBody:
		return errs.New(errs.Invalid, "intake.decision_unknown")
	case len(v.Note) > maxNote:
		return errs.New(errs.Invalid, "intake.note_long", maxNote)
	}
	return nil
}

// Decide records which of the two texts holds and changes the programme's row
// accordingly. A decision may be changed by a later one; each is in the audit.
func (s *Service) Decide(ctx context.Context, a access.Actor, v Verdict) (Difference, error) {
	if err := access.Check(a, access.IntakeDecide); err != nil {
		return Difference{}, err
	}
	if err := v.validate(); err != nil {
		return Difference{}, err
	}
	var d Difference
	err := s.Store.Write(ctx, a.Tenant, func(t Tx) (err error) {
		d, err = s.decide(t, a, v)
		return err
	})
	return d, err
}

func (s *Service) decide(t Tx, a access.Actor, v Verdict) (Difference, error) {
	d, err := t.Difference(v.Difference)
	if err != nil {
		return d, err
	}
	before := d.Decision
	d.Version, d.Decision, d.Note = v.Version, v.Decision, strings.TrimSpace(v.Note)
	d.DecidedBy, d.DecidedAt = a.Name, s.Now()
	if err := t.DecideDifference(d); err != nil {
		return d, err
	}
	if err := s.apply(t, d); err != nil {
		return d, err
	}
	return d, s.recordDecision(t, a, d, before)
}

// recordDecision writes the act to the programme's history and to the task's it changed.
func (s *Service) recordDecision(t Tx, a access.Actor, d Difference, before Decision) error {
	detail := map[string]any{
		"kind": d.Kind, "from": before, "to": d.Decision, "body": d.BodyValue, "appendix": d.RowValue, "note": d.Note,
	}
	subjects := []audit.Subject{{Kind: "programme", ID: d.Programme}}
	if id := d.changedTask(); id != "" {
		subjects = append(subjects, audit.Subject{Kind: "task", ID: id})
	}
	for _, subject := range subjects {
		if err := audit.Append(t, s.Now(), a, "intake.decide", subject, detail); err != nil {
			return err
		}
	}
	return nil
}

// changedTask is the task a decision bears on, empty for a group's title.
func (d Difference) changedTask() string {
	if d.Kind == BodyOnly {
		return d.BodyTask
	}
	return d.AppendixTask
}

// apply makes the programme say what the decision chose.
func (s *Service) apply(t Tx, d Difference) error {
	switch d.Kind {
	case BodyOnly, AppendixOnly:
		return applyListing(t, d)
	case LeadDiffers:
		return s.applyLeads(t, d)
	case DeadlineDiffers, DeadlineOnlyInAppendix, DeadlineOnlyInBody:
		return s.applyDeadline(t, d)
	case GroupTitleDiffers:
		return t.SetGroupTitle(d.Programme, d.Group, d.chosen()[0])
	default:
		return errs.New(errs.Internal, "intake.difference_unknown")
	}
}

// chosen is the value of the text that holds.
func (d Difference) chosen() []string {
	if d.Decision == TakeBody {
		return d.BodyValue
	}
	return d.RowValue
}

// applyListing lists or unlists the item that only one text has.
func applyListing(t Tx, d Difference) error {
	id, listed := d.BodyTask, d.Decision == TakeBody
	if d.Kind == AppendixOnly {
		id, listed = d.AppendixTask, d.Decision == TakeAppendix
	}
	item, err := t.Task(id)
	if err != nil {
		return err
	}
	return t.SetListed(id, item.Version, listed)
}

// applyLeads gives the row the leads of the chosen text.
func (s *Service) applyLeads(t Tx, d Difference) error {
	row, err := t.Task(d.AppendixTask)
	if err != nil {
		return err
	}
	names, err := s.names(t)
	if err != nil {
		return err
	}
	return t.ReplaceRoles(row.ID, row.Version, task.Lead, rolesOf(names, task.Lead, d.chosen()))
}

// applyDeadline gives the row the deadline of the chosen text, read anew from its phrase.
func (s *Service) applyDeadline(t Tx, d Difference) error {
	row, err := t.Task(d.AppendixTask)
	if err != nil {
		return err
	}
	p, err := t.Programme(d.Programme)
	if err != nil {
		return err
	}
	var deadlines []calendar.Deadline
	for _, phrase := range d.chosen() {
		read := calendar.Parse(phrase, calendar.Context{Issued: p.Document.IssuedOn})
		deadlines = append(deadlines, read.WithPolicy(p.RestDay, s.Calendar).Instalments()...)
	}
	return t.ReplaceDeadlines(row.ID, row.Version, deadlines)
}
