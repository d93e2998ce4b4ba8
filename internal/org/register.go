package org

import (
	"context"
	"strings"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/search"
	"dondoc/internal/tx"
)

// RegisterTx is what entering organisations needs: their records, the search
// index and the audit.
type RegisterTx interface {
	Tx
	audit.Tx
	search.Tx
}

// Registry enters organisations.
type Registry struct {
	Store tx.Store[RegisterTx]
	Now   func() time.Time
}

// Register adds organisations and their successions in one transaction.
// Parents come before their children.
func (r *Registry) Register(ctx context.Context, a access.Actor, units []Unit, successions []Succession) error {
	if err := access.Check(a, access.OrgManage); err != nil {
		return err
	}
	return r.Store.Write(ctx, a.Tenant, func(t RegisterTx) error {
		for _, u := range units {
			if err := register(t, u); err != nil {
				return err
			}
		}
		for _, s := range successions {
			if err := t.InsertSuccession(s); err != nil {
				return err
			}
		}
		detail := map[string]any{"units": len(units), "successions": len(successions)}
		return audit.Append(t, r.Now(), a, "org.register", audit.Subject{Kind: "org"}, detail)
	})
}

func register(t RegisterTx, u Unit) error {
	if err := t.InsertUnit(u); err != nil {
		return err
	}
	return t.PutSearchEntry(u.entry().Index())
}

// entry makes the organisation findable by every name it has or had.
func (u Unit) entry() search.Entry {
	var names []string
	for _, n := range u.Names {
		names = append(names, n.Text)
	}
	return search.Entry{Kind: "org", ID: u.ID, Title: u.Name(), Body: strings.Join(names, " ")}
}
