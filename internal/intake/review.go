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
	edit func(*Task, *org.Resolver, Facts),
) (u Upload, err error) {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return u, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if u, err = openUpload(t, id, version); err != nil {
			return err
		}
		if n < 0 || n >= len(u.Draft.Tasks) {
			return errs.New(errs.NotFound, "intake.row_unknown")
		}
		names, err := s.names(t)
		if err != nil {
			return err
		}
		before := u.Draft.Tasks[n]
		edit(&u.Draft.Tasks[n], names, u.Draft.Document)
		if err := t.UpdateUpload(u); err != nil {
			return err
		}
		u.Version++
		detail := map[string]any{"row": before.Ref, "before": before, "after": u.Draft.Tasks[n]}
		return audit.Append(t, s.Now(), a, act, u.subject(), detail)
	})
	return u, err
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
