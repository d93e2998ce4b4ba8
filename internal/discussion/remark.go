package discussion

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
)

// Write makes a remark. One about an organisation's duty is an act on it; one
// about the task as a whole is for everybody with a part in any of its duties.
// A form that is sent again gives the remark it made the first time.
func (s *Service) Write(ctx context.Context, a access.Actor, d Draft) (made Remark, err error) {
	d, err = d.Validate()
	if err != nil {
		return made, err
	}
	err = s.keep(ctx, a, func(t Tx) error {
		if made, err = t.RemarkOfForm(a.User, d.Form); err != nil || made.ID != "" {
			return err
		}
		made, err = s.write(t, a, d)
		return err
	})
	return made, err
}

func (s *Service) write(t Tx, a access.Actor, d Draft) (Remark, error) {
	v := Remark{
		ID: s.NewID(), Task: d.Task, Assignment: d.Assignment, Parent: d.Parent, Author: a.User, AuthorName: a.Name,
		At: s.Now().UTC(), Words: d.Words, Form: d.Form, Version: 1,
	}
	if err := v.join(t); err != nil {
		return v, err
	}
	var err error
	if v.Mentions, err = mentioned(t, d.Mentions); err != nil {
		return v, err
	}
	if err := s.record(t, a, v); err != nil {
		return v, err
	}
	return v, t.InsertRemark(v)
}

// join puts an answer where the remark is that it answers, and checks that a
// duty belongs to the task.
func (r *Remark) join(t Tx) error {
	if r.Parent != "" {
		to, err := t.Remark(r.Parent)
		switch {
		case err != nil:
			return err
		case to.Task != r.Task || to.Parent != "":
			return errs.New(errs.Invalid, "discussion.no_thread")
		case !to.WithdrawnAt.IsZero():
			return errs.New(errs.Refused, "discussion.withdrawn")
		}
		r.Assignment = to.Assignment
	}
	if r.Assignment == "" {
		_, err := t.Task(r.Task)
		return err
	}
	duty, err := t.Assignment(r.Assignment)
	if err == nil && duty.Task != r.Task {
		return errs.New(errs.Invalid, "discussion.other_task")
	}
	return err
}

// mentioned finds the people a remark speaks to, who must be able to read it.
func mentioned(t Tx, ids []string) ([]Mention, error) {
	var all []Mention
	for _, id := range ids {
		u, err := t.User(id)
		switch {
		case errs.KindOf(err) == errs.NotFound:
			return nil, errs.New(errs.Invalid, "discussion.mention_unknown")
		case err != nil:
			return nil, err
		case !mayRead(u):
			return nil, errs.New(errs.Refused, "discussion.mention_outside", u.Name)
		}
		all = append(all, Mention{User: u.ID, Name: u.Name})
	}
	return all, nil
}

// record checks that the author has a part and adds the remark to the record of the task.
func (s *Service) record(t Tx, a access.Actor, r Remark) error {
	notes := map[string]any{"remark": r.ID}
	if len(r.Mentions) > 0 {
		notes["mentioned"] = names(r.Mentions)
	}
	if r.Assignment != "" {
		turn, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: r.Assignment}, assignment.Move{Act: assignment.Remark})
		if err != nil {
			return err
		}
		turn.Reason, turn.Notes = r.Words, notes
		_, err = turn.End()
		return err
	}
	if err := mayRemark(t, a, r.Task, s.today()); err != nil {
		return err
	}
	return s.append(t, a, "discussion.remark", r, assignment.Detail{Reason: r.Words, Notes: notes})
}

func names(mentions []Mention) []string {
	all := make([]string, len(mentions))
	for i, m := range mentions {
		all[i] = m.Name
	}
	return all
}

// append adds an act of this room to the record of the task.
func (s *Service) append(t Tx, a access.Actor, act string, r Remark, d assignment.Detail) error {
	if r.Assignment != "" {
		duty, err := t.Assignment(r.Assignment)
		if err != nil {
			return err
		}
		d.Assignment, d.Unit = duty.ID, duty.Unit
	}
	return audit.Append(t, s.Now(), a, act, audit.Subject{Kind: "task", ID: r.Task}, d)
}

// Edit changes the words of a remark, for as long as the authority's settings
// allow. The record keeps the former ones.
func (s *Service) Edit(ctx context.Context, a access.Actor, id string, version int, words string) error {
	words, err := worded(words)
	if err != nil {
		return err
	}
	return s.change(ctx, a, id, version, func(t Tx, r Remark) error {
		owner, err := t.Tenant()
		if err != nil {
			return err
		}
		minutes := owner.Settings.RemarkMinutes
		switch was := r.Words; {
		case !r.Editable(a.User, s.Now(), minutes):
			return errs.New(errs.Refused, "discussion.too_late", minutes)
		case words == was:
			return nil
		default:
			r.Words, r.EditedAt = words, s.Now().UTC()
			if err := t.UpdateRemark(r); err != nil {
				return err
			}
			return s.append(t, a, "discussion.edit", r, assignment.Detail{
				Notes: map[string]any{"remark": r.ID}, Changes: map[string]assignment.Change{"words": {From: was, To: words}},
			})
		}
	})
}

// Withdraw takes a remark back. Its words stay for the record, folded away.
func (s *Service) Withdraw(ctx context.Context, a access.Actor, id string, version int) error {
	return s.change(ctx, a, id, version, func(t Tx, r Remark) error {
		r.WithdrawnAt = s.Now().UTC()
		if err := t.UpdateRemark(r); err != nil {
			return err
		}
		return s.append(t, a, "discussion.withdraw", r, assignment.Detail{Notes: map[string]any{"remark": r.ID, "words": r.Words}})
	})
}

// change runs an act of the author on their own remark.
func (s *Service) change(ctx context.Context, a access.Actor, id string, version int, do func(Tx, Remark) error) error {
	return s.keep(ctx, a, func(t Tx) error {
		r, err := t.Remark(id)
		switch {
		case err != nil:
			return err
		case r.Author != a.User:
			return errs.New(errs.Forbidden, "discussion.not_author")
		case r.Version != version:
			return errs.New(errs.Conflict, "discussion.stale")
		case !r.WithdrawnAt.IsZero():
			return errs.New(errs.Refused, "discussion.withdrawn")
		}
		return do(t, r)
	})
}
