package deliverable

import (
	"context"
	"errors"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

// Ref names a product as a person saw it.
type Ref struct {
	ID      string
	Version int
}

// change runs an act on a product in a turn of its assignment: compare-and-set on the product's version.
func (s *Service) change(
	ctx context.Context, a access.Actor, ref Ref, act assignment.Act, do func(ProductTx, *assignment.Turn, *Product) error,
) (p Product, err error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return p, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t ProductTx) error {
		if p, err = t.Product(ref.ID); err != nil {
			return err
		}
		turn, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: p.Assignment}, assignment.Move{Act: act})
		if err != nil {
			return err
		}
		if err := p.mustStand(); err != nil {
			return err
		}
		if ref.Version != p.Version {
			return errs.New(errs.Conflict, "deliverable.stale")
		}
		turn.Notes["product"], turn.Notes["title"] = p.ID, p.Document.Title()
		if err := do(t, turn, &p); err != nil {
			return err
		}
		if err := t.UpdateProduct(p); err != nil {
			return err
		}
		p.Version++
		_, err = turn.End()
		return err
	})
	return p, err
}

// Correct changes what is stated of a product, as long as it can be handed in.
func (s *Service) Correct(ctx context.Context, a access.Actor, ref Ref, expects string, d Document) (Product, error) {
	return s.change(ctx, a, ref, assignment.HandIn, func(t ProductTx, turn *assignment.Turn, p *Product) error {
		if err := unlocked(turn); err != nil {
			return err
		}
		if err := expected(t, turn.Was.Task, expects); err != nil {
			return err
		}
		was := *p
		var err error
		if p.Document, err = d.normal(turn.Today); err != nil {
			return err
		}
		p.Expected = expects
		turn.Name, turn.Fields = "deliverable.correct", assignment.Difference(was.record(), p.record())
		return nil
	})
}

// record writes what is stated of a product, by the names of its form's fields.
func (p Product) record() assignment.Record {
	d := p.Document
	return assignment.Record{
		"standing": p.Standing(),
		"expected": p.Expected, "kind": d.Kind, "issuer": d.Issuer, "number": d.Number, "issued_on": d.IssuedOn.String(),
		"signer": d.Signer, "abstract": d.Abstract,
	}
}

// AddFile adds a version to a file of a product, or with no == 0 another file.
// The file is gone from the tray afterwards, whatever comes of it.
func (s *Service) AddFile(ctx context.Context, a access.Actor, ref Ref, no int, in Incoming) (p Product, err error) {
	defer func() { err = errors.Join(err, s.Drop(in)) }()
	was, err := s.Show(ctx, a, ref.ID)
	if err != nil {
		return p, err
	}
	if err := was.Product.mustStand(); err != nil {
		return p, err
	}
	kept, err := s.AdmitFor(ctx, a, s.Duty(was.Assignment.ID), in)
	if err != nil {
		return p, err
	}
	return s.change(ctx, a, ref, assignment.HandIn, func(t ProductTx, turn *assignment.Turn, p *Product) error {
		if err := unlocked(turn); err != nil {
			return err
		}
		f, err := p.next(no, kept[0])
		if err != nil {
			return err
		}
		turn.Name = "deliverable.add_file"
		turn.Notes["file"], turn.Notes["file_version"] = f.Name, f.Version
		p.Files = append(p.Files, f)
		return t.InsertFile(f)
	})
}

// next gives a file its place in the product.
func (p Product) next(no int, f File) (File, error) {
	if len(p.Files) >= maxVersions {
		return f, errs.New(errs.TooLarge, "deliverable.many_versions", maxVersions)
	}
	f.Product, f.No, f.Version = p.ID, no, 1
	for _, other := range p.Files {
		switch {
		case no == 0:
			f.No = max(f.No, other.No+1)
		case other.No == no:
			f.Version = max(f.Version, other.Version+1)
		}
	}
	if no == 0 && f.No == 0 {
		f.No = 1
	}
	if no != 0 && f.Version == 1 {
		return f, errs.New(errs.NotFound, "deliverable.unknown")
	}
	return f, nil
}

// Advance records that a product reached a step, also after the assignment was
// completed: the duty was to submit, and who approves it may take a year.
func (s *Service) Advance(ctx context.Context, a access.Actor, ref Ref, g Stage) (Product, error) {
	return s.change(ctx, a, ref, assignment.Advance, func(t ProductTx, turn *assignment.Turn, p *Product) error {
		g, err := stamp(g, turn, a).check(p.Stages, within(turn))
		if err != nil {
			return err
		}
		turn.Name, turn.Reason = "deliverable.advance", g.Reason
		turn.Fields = assignment.Difference(p.Now().record(), g.record())
		p.Stages = append(p.Stages, g)
		return t.InsertStage(p.ID, len(p.Stages)-1, g)
	})
}
