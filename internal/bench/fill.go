// Package bench owns what the product's speed is measured on: a large installation of synthetic programmes, all
// marked as sample, and the benchmarks that read it (its tests). It is no part of the program. Speed is reported,
// never judged here: a benchmark that is slower than before fails nothing.
package bench

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/tx"
)

// Size is how much is made.
type Size struct {
	Programmes int
	Tasks      int // of each programme
}

// Large is the installation of the budgets: 100,000 tasks in 1,000 programmes.
func Large() Size { return Size{Programmes: 1000, Tasks: 100} }

// batch is how many programmes one transaction holds: enough that commits do not count, few enough that a write
// stays short.
const batch = 10

// Filler puts programmes into a tenant that has organisations already. The same seed makes the same texts, roles
// and days; ids are the maker's.
type Filler struct {
	Store tx.Store[intake.Tx]
	Now   func() time.Time
	NewID func() string
	Seed  uint64
}

// Made lists the ids of what was made, tasks in the order of their programmes.
type Made struct {
	Programmes []string
	Tasks      []string
	Units      []string // the organisations that have a role in them
}

// Fill makes the programmes on behalf of an actor, some to a transaction.
func (f *Filler) Fill(ctx context.Context, a access.Actor, s Size) (Made, error) {
	units, err := f.holders(ctx, a)
	if err != nil {
		return Made{}, err
	}
	w := newWriter(rand.New(rand.NewPCG(f.Seed, 0)), units, f.NewID) //nolint:gosec // the same seed makes the same data; no secret
	made := Made{}
	for _, u := range units {
		made.Units = append(made.Units, u.ID)
	}
	for first := 0; first < s.Programmes; first += batch {
		plans := make([]plan, 0, batch)
		for n := first; n < min(first+batch, s.Programmes); n++ {
			plans = append(plans, w.plan(n, s.Tasks, f.Now()))
		}
		if err := f.store(ctx, a, plans); err != nil {
			return made, fmt.Errorf("programmes from %d: %w", first, err)
		}
		made.add(plans)
	}
	return made, nil
}

// holders are the organisations that lead and coordinate: those that get work from the province.
func (f *Filler) holders(ctx context.Context, a access.Actor) ([]org.Unit, error) {
	all, err := tx.Get(ctx, f.Store, a.Tenant, func(t intake.Tx) ([]org.Unit, error) { return t.Units() })
	if err != nil {
		return nil, err
	}
	var units []org.Unit
	for _, u := range all {
		if u.Kind != org.Government && u.Kind != org.Province {
			units = append(units, u)
		}
	}
	if len(units) == 0 {
		return nil, fmt.Errorf("tenant %s has no organisation to give tasks to", a.Tenant)
	}
	return units, nil
}

// store writes whole programmes; plans were made before, so that a transaction that is run again writes the same.
func (f *Filler) store(ctx context.Context, a access.Actor, plans []plan) error {
	return f.Store.Write(ctx, a.Tenant, func(t intake.Tx) error {
		for _, p := range plans {
			if err := p.store(t); err != nil {
				return err
			}
			subject := audit.Subject{Kind: "programme", ID: p.programme.ID}
			if err := audit.Append(t, f.Now(), a, "intake.confirm", subject, map[string]any{"tasks": len(p.tasks)}); err != nil {
				return err
			}
		}
		return nil
	})
}

func (m *Made) add(plans []plan) {
	for _, p := range plans {
		m.Programmes = append(m.Programmes, p.programme.ID)
		for _, v := range p.tasks {
			m.Tasks = append(m.Tasks, v.ID)
		}
	}
}
