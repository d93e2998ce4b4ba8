package intake

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// Answer is what a person says to a question of a draft.
type Answer struct {
	Question string
	At       int    // the one of its doubts that is meant, from 0; Everywhere for all
	Correct  bool   // it was read wrongly: Value is right
	Value    string // of the field, as a person types it; of the name alone where the doubt is about a name
	Remember bool   // the doubtful words are another name of the organisation Value names
}

// Everywhere is an answer for every doubt of a question.
const Everywhere = -1

// Settlement is an answered question, with what its items were before.
type Settlement struct {
	Act   string    `json:"act"` // of the audit
	Ref   string    `json:"ref,omitempty"`
	Field string    `json:"field,omitempty"`
	Text  string    `json:"text,omitempty"`
	Value string    `json:"value,omitempty"` // what it was corrected to
	Count int       `json:"count"`           // places
	By    string    `json:"by"`
	At    time.Time `json:"at"`
	Kept  []Kept    `json:"kept"`
	Moved []Moved   `json:"moved,omitempty"` // by an act that changes which tasks the draft has
	// Groups and Differences are those before such an act.
	Groups      []Group        `json:"groups,omitempty"`
	Differences []Disagreement `json:"differences,omitempty"`
}

// Kept is an item as it was before an answer: its check alone where nothing else was changed.
type Kept struct {
	Spot

	Check *Check          `json:"check,omitempty"`
	Item  json.RawMessage `json:"item,omitempty"`
}

// maxSettled is how many answers can be taken back.
const maxSettled = 20

// Settle records the answer to a question: the doubts are gone, and where the reading was wrong the person's words
// stand in its place, with the doubts that these raise.
func (s *Service) Settle(ctx context.Context, a access.Actor, id string, version int, answer Answer) (Upload, error) {
	if answer.Correct && len(answer.Value) > maxContent {
		return Upload{}, errs.New(errs.Invalid, "intake.content_long", maxContent)
	}
	return s.edit(ctx, a, id, version, func(t Tx, u *Upload) error { return s.settle(t, a, u, answer) })
}

func (s *Service) settle(t Tx, a access.Actor, u *Upload, answer Answer) error {
	doubts, err := answer.of(&u.Draft)
	if err != nil {
		return err
	}
	names, err := s.names(t)
	if err != nil {
		return err
	}
	made := Settlement{Act: acceptAct, Count: len(doubts), By: a.Name, At: s.Now()}
	made.Ref, made.Field, made.Text = doubts[0].Ref, doubts[0].Field, doubts[0].Text
	if answer.Correct {
		made.Act, made.Value = amendAct, answer.Value
	}
	if made.Kept, err = u.Draft.keep(doubts, answer.Correct); err != nil {
		return err
	}
	e := editor{draft: &u.Draft, names: names}
	for _, x := range doubts {
		if err := e.settle(x, answer); err != nil {
			return err
		}
	}
	if answer.Remember && answer.Correct {
		if err := s.remember(t, a, u, doubts[0], answer.Value, names); err != nil {
			return err
		}
	}
	return s.record(t, a, u, made)
}

// of finds the doubts that an answer is about.
func (answer Answer) of(d *Draft) ([]Doubt, error) {
	questions := d.Questions()
	i := slices.IndexFunc(questions, func(q Question) bool { return q.ID == answer.Question })
	if i < 0 {
		return nil, errs.New(errs.NotFound, "intake.question_unknown")
	}
	doubts := questions[i].Doubts
	switch {
	case answer.At == Everywhere && answer.Correct && !questions[i].OneAnswer():
		return nil, errs.New(errs.Invalid, "intake.answer_each")
	case answer.At == Everywhere:
		return doubts, nil
	case answer.At < 0 || answer.At >= len(doubts):
		return nil, errs.New(errs.NotFound, "intake.question_unknown")
	default:
		return questions[i].with(answer.At), nil
	}
}

// record keeps an act on the draft so that it can be taken back, and writes it to the audit.
func (s *Service) record(t Tx, a access.Actor, u *Upload, made Settlement) error {
	u.Draft.Settled = lastOf(append(u.Draft.Settled, made))
	var refs []string
	for _, k := range made.Kept {
		refs = append(refs, u.Draft.ref(k.Spot))
	}
	detail := map[string]any{"rows": refs, "field": made.Field, "text": made.Text, "value": made.Value}
	return audit.Append(t, s.Now(), a, made.Act, u.subject(), detail)
}

// lastOf bounds what is kept to take back.
func lastOf(all []Settlement) []Settlement { return all[max(0, len(all)-maxSettled):] }

// LastAct is the last act on the draft, of which there must be one.
func (d *Draft) LastAct() Settlement { return d.Settled[len(d.Settled)-1] }

// remember makes the words of a doubt another name of the one organisation that the answer names.
func (s *Service) remember(t Tx, a access.Actor, u *Upload, x Doubt, value string, names *org.Resolver) error {
	found := names.List(value)
	if !x.AboutName() || len(found) != 1 || found[0].ID == "" {
		return errs.New(errs.Invalid, "intake.remember_one")
	}
	source := u.Draft.Document.Number
	if source == "" {
		source = u.File.Name
	}
	return org.Learn(t, s.Now(), a, found[0].ID, org.Name{Text: x.Text, Kind: org.Alias, Source: source})
}

// Undo takes the last answer or correction back, and returns what it was. An alias that was remembered with it stays:
// it belongs to the organisation, on whose page it can be removed.
func (s *Service) Undo(ctx context.Context, a access.Actor, id string, version int) (u Upload, last Settlement, err error) {
	u, err = s.edit(ctx, a, id, version, func(t Tx, u *Upload) error {
		n := len(u.Draft.Settled)
		if n == 0 {
			return errs.New(errs.Invalid, "intake.nothing_to_undo")
		}
		last = u.Draft.Settled[n-1]
		u.Draft.Settled = u.Draft.Settled[:n-1]
		if err := u.Draft.putBack(last); err != nil {
			return err
		}
		for _, k := range last.Kept {
			if err := u.Draft.restore(k); err != nil {
				return err
			}
		}
		detail := map[string]any{"row": last.Ref, "field": last.Field, "text": last.Text, "value": last.Value}
		return audit.Append(t, s.Now(), a, "intake.undo", u.subject(), detail)
	})
	return u, last, err
}

// edit changes an open draft in one transaction. What was checked must be checked again after a change.
func (s *Service) edit(ctx context.Context, a access.Actor, id string, version int, change func(Tx, *Upload) error) (u Upload, err error) {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return u, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if u, err = openUpload(t, id, version); err != nil {
			return err
		}
		u.Draft.Checked = nil
		if err := change(t, &u); err != nil {
			return err
		}
		if err := t.UpdateUpload(u); err != nil {
			return err
		}
		u.Version++
		return nil
	})
	return u, err
}
