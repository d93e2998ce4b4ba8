package org

import (
	"context"
	"slices"
	"strings"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
)

// maxName is the longest name that can be learned, in bytes.
const maxName = 300

// Learn makes a text another name of an organisation, from now on in every reading of the authority's. A text that
// names another organisation, or that begins the name of one ("Sở"), would make readings wrong and is refused.
func Learn(t RegisterTx, at time.Time, a access.Actor, unit string, alias Name) error {
	if err := access.Check(a, access.OrgAlias); err != nil {
		return err
	}
	alias.Text = strings.TrimSpace(alias.Text)
	if len(wordsOf(alias.Text)) == 0 || len(alias.Text) > maxName {
		return errs.New(errs.Invalid, "org.alias_length", maxName)
	}
	units, err := t.Units()
	if err != nil {
		return err
	}
	own, err := learnable(units, unit, alias.Text)
	if err != nil || own.hasName(alias.Text) {
		return err
	}
	alias.Kind = Alias
	if err := t.InsertName(unit, alias); err != nil {
		return err
	}
	own.Names = append(own.Names, alias)
	if err := t.PutSearchEntry(own.entry().Index()); err != nil {
		return err
	}
	return audit.Append(t, at, a, "org.learn", own.subject(), alias.detail())
}

// learnable finds the organisation and refuses a text that would name another one too.
func learnable(units []Unit, unit, alias string) (own Unit, err error) {
	words, found := wordsOf(alias), false
	for _, u := range units {
		if u.ID == unit {
			own, found = u, true
			continue
		}
		for _, n := range u.Names {
			switch known := wordsOf(n.Text); {
			case slices.Equal(known, words):
				return own, errs.New(errs.Conflict, "org.alias_taken", alias, u.Name())
			case len(known) > len(words) && slices.Equal(known[:len(words)], words):
				return own, errs.New(errs.Conflict, "org.alias_begins", alias, n.Text)
			}
		}
	}
	if !found {
		return own, errs.New(errs.NotFound, "org.unknown")
	}
	return own, nil
}

func (u Unit) hasName(s string) bool {
	words := wordsOf(s)
	return slices.ContainsFunc(u.Names, func(n Name) bool { return slices.Equal(wordsOf(n.Text), words) })
}

func (u Unit) subject() audit.Subject { return audit.Subject{Kind: "org", ID: u.ID} }

func (n Name) detail() map[string]any {
	return map[string]any{"name": n.Text, "source": n.Source, "from": n.From, "to": n.To}
}

// Forget takes an alias away: readings from now on do not know it. What was read with it stays as it was.
func (r *Registry) Forget(ctx context.Context, a access.Actor, unit, alias string) error {
	if err := access.Check(a, access.OrgAlias); err != nil {
		return err
	}
	return r.Store.Write(ctx, a.Tenant, func(t RegisterTx) error {
		u, err := t.Unit(unit)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(u.Names, func(n Name) bool { return n.Kind == Alias && n.Text == alias })
		if i < 0 {
			return errs.New(errs.NotFound, "org.alias_unknown")
		}
		gone := u.Names[i]
		if err := t.DeleteName(unit, gone); err != nil {
			return err
		}
		u.Names = slices.Delete(u.Names, i, i+1)
		if err := t.PutSearchEntry(u.entry().Index()); err != nil {
			return err
		}
		return audit.Append(t, r.Now(), a, "org.forget", u.subject(), gone.detail())
	})
}

// Learn enters an alias that a person met outside an import.
func (r *Registry) Learn(ctx context.Context, a access.Actor, unit string, alias Name) error {
	if err := access.Check(a, access.OrgAlias); err != nil {
		return err
	}
	if !alias.From.IsZero() && !alias.To.IsZero() && alias.To.Before(alias.From) {
		return errs.New(errs.Invalid, "org.alias_validity")
	}
	return r.Store.Write(ctx, a.Tenant, func(t RegisterTx) error { return Learn(t, r.Now(), a, unit, alias) })
}
