package deliverable

import (
	"context"
	"crypto/x509"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/blob"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/tx"
	"dondoc/internal/virus"
)

// Service is the room's use cases.
type Service struct {
	Store    tx.Store[ProductTx]
	Tray     *blob.Tray // where a file lies until it is known that it may be kept
	Files    blob.Store
	Formats  docread.Reader // reads texts, to look for marks of secrecy
	PDF      *docread.Pdfium
	Virus    virus.Scanner
	Roots    *x509.CertPool // authorities that vouch for signers; nil: none is configured
	MaxBytes int64          // of one file; 0: DefaultMaxBytes
	Now      func() time.Time
	NewID    func() string // a UUID
}

// DefaultMaxBytes is the largest file that can be handed in where no limit is configured.
const DefaultMaxBytes = 50 << 20

// Limit is the size of the largest file that can be handed in, in bytes.
func (s *Service) Limit() int64 {
	if s.MaxBytes <= 0 {
		return DefaultMaxBytes
	}
	return s.MaxBytes
}

// List returns the products a task owes, in the document's order.
func (s *Service) List(ctx context.Context, a access.Actor, task string) ([]Deliverable, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t ProductTx) ([]Deliverable, error) { return t.Deliverables(task) })
}

// Of lists what was handed in for an assignment, in that order, with what was withdrawn of it.
func (s *Service) Of(ctx context.Context, a access.Actor, assignment string) ([]Product, error) {
	return read(ctx, s, a, func(t ProductTx) ([]Product, error) { return t.Products(assignment) })
}

// OfTask lists what was handed in for all assignments of a task, in that order, with what was withdrawn of it.
func (s *Service) OfTask(ctx context.Context, a access.Actor, task string) ([]Product, error) {
	return read(ctx, s, a, func(t ProductTx) ([]Product, error) { return t.ProductsOfTask(task) })
}

// View is a product with what the reader may do to it now.
type View struct {
	Product    Product
	Assignment assignment.Assignment
	Expected   []Deliverable // of the task
	// MayHandIn: correct it and add files; MayAdvance: record a stage; MayWithdraw: take it back. The rooms' rules may
	// still refuse. Nothing may be done to what was withdrawn.
	MayHandIn, MayAdvance, MayWithdraw bool
}

// Show returns a product as the actor sees it.
func (s *Service) Show(ctx context.Context, a access.Actor, id string) (View, error) {
	return read(ctx, s, a, func(t ProductTx) (v View, err error) {
		if v.Product, err = t.Product(id); err != nil {
			return v, err
		}
		if v.Assignment, err = t.Assignment(v.Product.Assignment); err != nil {
			return v, err
		}
		if v.Expected, err = t.Deliverables(v.Assignment.Task); err != nil {
			return v, err
		}
		if !v.Product.Stands() {
			return v, nil
		}
		err = s.offer(t, a, &v)
		return v, err
	})
}

// offer says what the reader may do to a product that stands.
func (s *Service) offer(t ProductTx, a access.Actor, v *View) (err error) {
	if v.MayHandIn, err = may(s.unlockedTo(t, a, v.Assignment.ID, assignment.HandIn)); err != nil {
		return err
	}
	_, err = assignment.Begin(t, s.Now(), a, assignment.Ref{ID: v.Assignment.ID}, assignment.Move{Act: assignment.Advance})
	if v.MayAdvance, err = may(err); err != nil || v.Product.issued() {
		return err
	}
	v.MayWithdraw, err = may(s.unlockedTo(t, a, v.Assignment.ID, assignment.WithdrawProduct))
	return err
}

// MayHandIn reports whether the actor can hand products in for an assignment now.
func (s *Service) MayHandIn(ctx context.Context, a access.Actor, id string) (bool, error) {
	return read(ctx, s, a, func(t ProductTx) (bool, error) { return may(s.unlockedTo(t, a, id, assignment.HandIn)) })
}

// unlockedTo asks the state machine, and the last return. It changes nothing.
func (s *Service) unlockedTo(t ProductTx, a access.Actor, id string, act assignment.Act) error {
	turn, err := assignment.Begin(t, s.Now(), a, assignment.Ref{ID: id}, assignment.Move{Act: act})
	if err != nil {
		return err
	}
	return unlocked(turn)
}

// may tells a refusal, which answers the question, from a failure, which does not.
func may(err error) (bool, error) {
	switch errs.KindOf(err) {
	case errs.Forbidden, errs.Conflict, errs.Refused:
		return false, nil
	default:
		return err == nil, err
	}
}

// read runs a question that every signed-in person may ask.
func read[R any](ctx context.Context, s *Service, a access.Actor, do func(ProductTx) (R, error)) (R, error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		var none R
		return none, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, do)
}
