package intake

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/org"
)

// Typed is the target as a person would type it.
func (t *Target) Typed() NewTarget {
	n := NewTarget{
		Ref: t.Ref, Section: t.Section, Indicator: t.Indicator, Op: t.Op, Text: t.Text, Unit: t.Unit, Measure: t.Measure,
		Period: t.Period, Who: plainLines(t.Who), Phrase: t.Phrase,
	}
	switch {
	case t.Low != nil && t.High != nil:
		n.Value, n.High = asTyped(*t.Low), asTyped(*t.High)
	case t.Value != nil:
		n.Value = asTyped(*t.Value)
	case t.Op == opYes && t.Text == t.Indicator: // the indicator says what is to be reached
		n.Text = ""
	}
	return n
}

// AmendTarget replaces what was read of target n (from 0) by what the person says, and reads the names anew. Its doubts are settled,
// save those the new names raise; it stays where it stands, in its section. What is wrong with its fields comes as FieldErrors.
func (s *Service) AmendTarget(ctx context.Context, a access.Actor, id string, version, n int, typed NewTarget) (Upload, error) {
	c := typed.trimmed()
	return s.edit(ctx, a, id, version, func(t Tx, u *Upload) error {
		return s.editItem(t, a, u, Spot{ItemTarget, n}, amendAct, func(names *org.Resolver) error {
			if all := c.faults(); len(all) > 0 {
				return all
			}
			return u.Draft.amendTarget(n, c, names)
		})
	})
}

func (d *Draft) amendTarget(n int, c NewTarget, names *org.Resolver) error {
	was, t := &d.Targets[n], c.target()
	t.Section, t.Place = was.Section, was.Place
	t.Who = t.names("who", names.List(listed(c.Who)))
	if err := d.isNew(&t, slices.Concat(d.Targets[:n], d.Targets[n+1:])); err != nil {
		return err
	}
	*was = t
	return nil
}
