package org

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/tx"
)

// Service answers questions about organisations.
type Service struct {
	Store tx.Store[Tx]
}

// Directory is a tenant's organisations and their succession, read together so
// that names and heirs agree.
type Directory struct {
	Units       []Unit
	Successions []Succession
	byID        map[string]int
}

// NewDirectory indexes units and successions.
func NewDirectory(units []Unit, successions []Succession) *Directory {
	d := &Directory{Units: units, Successions: successions, byID: make(map[string]int, len(units))}
	for i, u := range units {
		d.byID[u.ID] = i
	}
	return d
}

// Unit finds an organisation by id.
func (d *Directory) Unit(id string) (Unit, bool) {
	i, ok := d.byID[id]
	if !ok {
		return Unit{}, false
	}
	return d.Units[i], true
}

// Heirs of an organisation on the day.
func (d *Directory) Heirs(id string, day calendar.Day) []Heir { return Heirs(id, d.Successions, day) }

// Known lists the organisations as the resolver reads them: every official
// name and alias, whenever it was in force.
func (d *Directory) Known() []Known {
	known := make([]Known, 0, len(d.Units))
	for _, u := range d.Units {
		known = append(known, u.known())
	}
	return known
}

func (u Unit) known() Known {
	k := Known{ID: u.ID, Name: u.Name()}
	for _, n := range u.Names {
		if n.Text != k.Name {
			k.Aliases = append(k.Aliases, n.Text)
		}
	}
	return k
}

// LoadDirectory reads it in a transaction the caller holds.
func LoadDirectory(t Tx) (*Directory, error) {
	units, err := t.Units()
	if err != nil {
		return nil, err
	}
	successions, err := t.Successions()
	if err != nil {
		return nil, err
	}
	return NewDirectory(units, successions), nil
}

// Directory reads the tenant's organisations.
func (s *Service) Directory(ctx context.Context, a access.Actor) (*Directory, error) {
	if err := access.Check(a, access.OrgRead); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, LoadDirectory)
}
