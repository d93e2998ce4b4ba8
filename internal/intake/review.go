package intake

import (
	"context"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// Correction is one row of a draft as a person wants it. Names are one a line
// or separated as the document separates them; empty lines do not count.
type Correction struct {
	Content      string
	Leads        string
	Coordinators string
	Products     []string
	Deadline     string // the phrase
	// Group is the key of the draft's group that the task is to stand under, empty for none. Nil: it stays, and a new one has none.
	Group *string
}

// Limits of a corrected row, in bytes and entries.
const (
	maxContent  = 20_000
	maxPhrase   = 2_000
	maxProducts = 50
)

func (c Correction) validate() error {
	switch {
	case strings.TrimSpace(c.Content) == "":
		return errs.New(errs.Invalid, "intake.content_empty")
	case len(c.Content) > maxContent:
		return errs.New(errs.Invalid, "intake.content_long", maxContent)
	case max(len(c.Leads), len(c.Coordinators), len(c.Deadline)) > maxPhrase:
		return errs.New(errs.Invalid, "intake.phrase_long", maxPhrase)
	case len(c.Products) > maxProducts:
		return errs.New(errs.Invalid, "intake.products_many", maxProducts)
	}
	return nil
}

// AmendRow replaces what was read of row n (from 0) by what the person says and
// reads names and dates anew. The row's doubts are settled by the correction,
// save those the new words raise. Under another group it stands behind the last task there.
func (s *Service) AmendRow(ctx context.Context, a access.Actor, id string, version, n int, c Correction) (Upload, error) {
	if err := c.validate(); err != nil {
		return Upload{}, err
	}
	return s.edit(ctx, a, id, version, func(t Tx, u *Upload) error {
		if u.Draft.regroups(n, c.Group) {
			return s.rearrange(t, a, u, regroupAct, func(r *rearranging) error { return r.regroup(n, c) })
		}
		return s.editItem(t, a, u, Spot{ItemTask, n}, amendAct, func(names *org.Resolver) error {
			c.apply(&u.Draft.Tasks[n], names, u.Draft.Document)
			return nil
		})
	})
}

// AcceptItem settles the doubts of a task or a target: the person has checked it against the text.
func (s *Service) AcceptItem(ctx context.Context, a access.Actor, id string, version int, item Spot) (Upload, error) {
	return s.edit(ctx, a, id, version, func(t Tx, u *Upload) error {
		return s.editItem(t, a, u, item, acceptAct, func(*org.Resolver) error {
			_, check, _ := u.Draft.at(item)
			*check = Check{}
			return nil
		})
	})
}

// The acts that change what a draft says of one item, as the audit names them.
const (
	amendAct  = "intake.amend"
	acceptAct = "intake.accept"
)

// editItem changes one task or target of an open draft and records what it was before.
func (s *Service) editItem(t Tx, a access.Actor, u *Upload, spot Spot, act string, change func(*org.Resolver) error) error {
	item, check, ref := u.Draft.at(spot)
	if check == nil {
		return errs.New(errs.NotFound, unknownItem[spot.Kind])
	}
	names, err := s.names(t)
	if err != nil {
		return err
	}
	kept, err := u.Draft.kept(spot, true)
	if err != nil {
		return err
	}
	if err := change(names); err != nil {
		return err
	}
	made := Settlement{Act: act, Ref: ref, Count: 1, By: a.Name, At: s.Now(), Kept: []Kept{kept}}
	u.Draft.Settled = lastOf(append(u.Draft.Settled, made))
	return audit.Append(t, s.Now(), a, act, u.subject(), map[string]any{"row": ref, "before": kept.Item, "after": item})
}

// unknownItem says that an item is not there.
var unknownItem = map[ItemKind]string{ItemTask: "intake.row_unknown", ItemTarget: "intake.target_unknown"}

// apply puts the correction into the row.
func (c Correction) apply(row *Task, names *org.Resolver, d Facts) {
	row.Check = Check{}
	row.Content = strings.TrimSpace(c.Content)
	row.LeadPhrase, row.CoordinatingPhrase = listed(c.Leads), listed(c.Coordinators)
	row.Leads = row.names("leads", names.List(row.LeadPhrase))
	row.Coordinators = row.names("coordinators", names.List(row.CoordinatingPhrase))
	row.Products = nonEmpty(c.Products)
	row.Deadline.Deadline = calendar.Parse(strings.TrimSpace(c.Deadline), calendar.Context{Issued: d.IssuedOn})
	row.Check.deadline(row.Deadline.Deadline)
}

// listed joins names typed one a line the way a cell lists them.
func listed(typed string) string { return strings.Join(nonEmpty(strings.Split(typed, "\n")), "; ") }

func nonEmpty(lines []string) []string {
	var kept []string
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			kept = append(kept, l)
		}
	}
	return kept
}
