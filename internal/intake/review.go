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
// save those the new words raise.
func (s *Service) AmendRow(ctx context.Context, a access.Actor, id string, version, n int, c Correction) (Upload, error) {
	if err := c.validate(); err != nil {
		return Upload{}, err
	}
	return s.editRow(ctx, a, id, version, n, "intake.amend", func(row *Task, names *org.Resolver, d Facts) {
		c.apply(row, names, d)
	})
}

// AcceptRow settles row n's doubts: the person has checked it against the text.
func (s *Service) AcceptRow(ctx context.Context, a access.Actor, id string, version, n int) (Upload, error) {
	return s.editRow(ctx, a, id, version, n, "intake.accept", func(row *Task, _ *org.Resolver, _ Facts) {
		row.Check = Check{}
	})
}

// editRow changes one row of an open draft and records what it was before.
func (s *Service) editRow(ctx context.Context, a access.Actor, id string, version, n int, act string,
	change func(*Task, *org.Resolver, Facts),
) (Upload, error) {
	return s.edit(ctx, a, id, version, func(t Tx, u *Upload) error {
		if n < 0 || n >= len(u.Draft.Tasks) {
			return errs.New(errs.NotFound, "intake.row_unknown")
		}
		names, err := s.names(t)
		if err != nil {
			return err
		}
		kept, err := u.Draft.kept(Spot{ItemTask, n}, true)
		if err != nil {
			return err
		}
		before := u.Draft.Tasks[n]
		change(&u.Draft.Tasks[n], names, u.Draft.Document)
		made := Settlement{Act: act, Ref: before.Ref, Count: 1, By: a.Name, At: s.Now(), Kept: []Kept{kept}}
		u.Draft.Settled = lastOf(append(u.Draft.Settled, made))
		detail := map[string]any{"row": before.Ref, "before": before, "after": u.Draft.Tasks[n]}
		return audit.Append(t, s.Now(), a, act, u.subject(), detail)
	})
}

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
