package deliverable

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

// Handing is what a unit says of a product it hands in.
type Handing struct {
	// ID is of the product to be; the form brings it, so that one that is sent twice makes one product.
	ID       string
	Expected string // the deliverable it answers; empty: none in particular
	Document Document
	Stage    Stage             // zero: presented today
	Claim    *assignment.Claim // claims completion in the same act
}

// maxFiles is how many files one form brings, and maxVersions how many versions of files a product has.
const (
	maxFiles    = 10
	maxVersions = 200
)

// productID is what an id may look like that a form brings: it becomes part of an address.
var productID = regexp.MustCompile(`^[0-9a-z-]{1,64}$`)

func (s *Service) now() time.Time { return s.Now().UTC().Truncate(time.Millisecond) }

// HandIn adds a product with its files to an assignment. The files are gone from
// the tray afterwards, whatever comes of it. errs.Refused "deliverable.locked" when
// the last return did not dispute the product.
func (s *Service) HandIn(ctx context.Context, a access.Actor, ref assignment.Ref, h Handing, files ...Incoming) (p Product, err error) {
	defer func() { err = errors.Join(err, s.Drop(files...)) }()
	if ref.Version == 0 || !productID.MatchString(h.ID) {
		return Product{}, errs.New(errs.Invalid, "assignment.no_version")
	}
	if len(files) == 0 {
		return Product{}, errs.New(errs.Invalid, "deliverable.no_file")
	}
	kept, err := s.Admit(ctx, a, ref.ID, files...)
	if err != nil {
		return Product{}, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t ProductTx) error {
		p, err = s.handIn(t, a, ref, h, kept)
		return err
	})
	return p, err
}

// Admit is AdmitFor a duty.
func (s *Service) Admit(ctx context.Context, a access.Actor, assignment string, files ...Incoming) ([]File, error) {
	return s.AdmitFor(ctx, a, s.Duty(assignment), files...)
}

// AdmitFor judges files for a place and keeps their contents, if all of them
// may be kept: they are numbered from 1, and hang on nothing yet. What
// hangs nowhere after a day is swept away.
func (s *Service) AdmitFor(ctx context.Context, a access.Actor, place Place, files ...Incoming) ([]File, error) {
	if len(files) > maxFiles {
		return nil, errs.New(errs.TooLarge, "deliverable.many_files", maxFiles)
	}
	if err := place.May(ctx, a); err != nil {
		return nil, err
	}
	kept, err := s.admit(ctx, a, place.Subject, files)
	for i := range kept {
		kept[i].No = i + 1
	}
	return kept, err
}

func (s *Service) handIn(t ProductTx, a access.Actor, ref assignment.Ref, h Handing, files []File) (Product, error) {
	move, name := assignment.Move{Act: assignment.HandIn}, "deliverable.hand_in"
	if h.Claim != nil {
		move.Act, name = assignment.Submit, ""
	}
	turn, err := assignment.Begin(t, s.Now(), a, ref, move)
	if err != nil {
		return Product{}, err
	}
	turn.Name = name
	p, err := newProduct(t, turn, a, h, files)
	if err != nil {
		return p, err
	}
	if err := insert(t, p); err != nil {
		return p, err
	}
	if h.Claim != nil {
		if err := turn.Claim(*h.Claim); err != nil {
			return p, err
		}
	}
	turn.Notes["product"], turn.Notes["title"], turn.Notes["files"] = p.ID, p.Document.Title(), len(p.Files)
	_, err = turn.End()
	return p, err
}

func newProduct(t ProductTx, turn *assignment.Turn, a access.Actor, h Handing, files []File) (p Product, err error) {
	p = Product{
		ID: h.ID, Assignment: turn.Was.ID, Expected: h.Expected, Files: slices.Clone(files),
		By: a.User, ByName: a.Name, At: turn.Now, Version: 1,
	}
	if err := unlocked(turn); err != nil {
		return p, err
	}
	if err := expected(t, turn.Was.Task, h.Expected); err != nil {
		return p, err
	}
	if p.Document, err = h.Document.normal(turn.Today); err != nil {
		return p, err
	}
	if h.Stage.Step == "" {
		h.Stage.Step = Presented
	}
	first, err := stamp(h.Stage, turn, a).check(nil, within(turn))
	p.Stages = []Stage{first}
	for i := range p.Files {
		p.Files[i].Product = p.ID
	}
	return p, err
}

// unlocked refuses what the last return did not dispute.
func unlocked(turn *assignment.Turn) error {
	open, err := turn.Unlocked()
	if err == nil && !open.Product {
		return errs.New(errs.Refused, "deliverable.locked")
	}
	return err
}

// expected refuses a product that answers what another task owes.
func expected(t ProductTx, task, id string) error {
	if id == "" {
		return nil
	}
	all, err := t.Deliverables(task)
	if err == nil && !slices.ContainsFunc(all, func(d Deliverable) bool { return d.ID == id }) {
		return errs.New(errs.Invalid, "deliverable.not_expected")
	}
	return err
}

func stamp(g Stage, turn *assignment.Turn, a access.Actor) Stage {
	g.By, g.ByName, g.At = a.User, a.Name, turn.Now
	return g
}

func within(turn *assignment.Turn) bounds {
	return bounds{
		today: turn.Today, backdate: turn.Settings.BackdateDays, office: office(turn),
		accepted: turn.Was.State.Confirmation == assignment.Confirmed,
	}
}

func office(turn *assignment.Turn) bool { return slices.Contains(turn.Parties, assignment.Assigner) }

func insert(t ProductTx, p Product) error {
	if err := t.InsertProduct(p); err != nil {
		return err
	}
	for i, g := range p.Stages {
		if err := t.InsertStage(p.ID, i, g); err != nil {
			return err
		}
	}
	for _, f := range p.Files {
		if err := t.InsertFile(f); err != nil {
			return err
		}
	}
	return nil
}
