package intake

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/blob"
	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/text"
	"dondoc/internal/tx"
)

// Service is the room's use cases.
type Service struct {
	Store    tx.Store[Tx]
	Files    blob.Store
	Calendar *calendar.Calendar
	Now      func() time.Time
	NewID    func() string
	National []org.Known // names every province knows, after the tenant's own; see org.Dictionary
	MaxBytes int64       // of an uploaded file; 0: docread.DefaultLimit
	Formats  docread.Reader
}

// Reading is a file as read: its neutral tree, the draft made of it, and its
// text in blocks that places point into.
type Reading struct {
	File     programme.File
	Document *docread.Document
	Draft    *Draft
	Blocks   []programme.Block
	content  []byte
}

// Read reads a file of at most limit bytes into a draft, with no help for formats that need some; see ReadWith.
func Read(name string, r io.Reader, limit int64, names *org.Resolver) (Reading, error) {
	return ReadWith(context.Background(), docread.Reader{Limit: limit}, name, r, names)
}

// ReadWith reads a file into a draft. It stores nothing. A document with a
// state secret mark is refused (domain rule 20) with an error that carries nothing
// of it.
func ReadWith(ctx context.Context, formats docread.Reader, name string, r io.Reader, names *org.Resolver) (Reading, error) {
	limit := formats.Limit
	if limit <= 0 {
		limit = docread.DefaultLimit
	}
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return Reading{}, errs.Wrap(err, errs.Invalid, "docread.unreadable")
	}
	doc, err := formats.Read(ctx, name, bytes.NewReader(content))
	if err != nil {
		return Reading{}, err
	}
	if isSecret(doc, content) {
		return Reading{}, errs.New(errs.Refused, "intake.secret")
	}
	draft, err := Parse(doc, names, Options{})
	if err != nil {
		return Reading{}, err
	}
	file := programme.File{Name: fileName(name), Format: doc.Format, Digest: doc.Digest, Size: doc.Size}
	return Reading{File: file, Document: doc, Draft: draft, Blocks: blocksOf(doc), content: content}, nil
}

// Check reads a file as the tenant would import it and stores nothing.
func (s *Service) Check(ctx context.Context, a access.Actor, name string, r io.Reader) (Reading, error) {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return Reading{}, err
	}
	names, err := tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (*org.Resolver, error) { return s.names(t) })
	if err != nil {
		return Reading{}, err
	}
	formats := s.Formats
	formats.Limit = s.MaxBytes
	return ReadWith(ctx, formats, name, r, names)
}

// Upload reads a file and keeps it, with its draft, for a person to confirm. A
// refused file leaves nothing but an audit entry that names the reason.
func (s *Service) Upload(ctx context.Context, a access.Actor, name string, r io.Reader) (Upload, error) {
	reading, err := s.Check(ctx, a, name, r)
	if err != nil {
		return Upload{}, errors.Join(err, s.recordRefusal(ctx, a, err))
	}
	if err := s.refuseKnown(ctx, a, reading.Draft); err != nil {
		return Upload{}, err
	}
	if _, err := s.Files.Put(reading.content); err != nil {
		return Upload{}, err
	}
	u := Upload{
		ID: s.NewID(), File: reading.File, State: Open, Version: 1, Draft: *reading.Draft, Blocks: reading.Blocks,
		UploadedBy: a.Name, UploadedAt: s.Now(),
	}
	return u, s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if err := t.InsertUpload(u); err != nil {
			return err
		}
		return audit.Append(t, s.Now(), a, "intake.upload", u.subject(), map[string]any{"digest": u.File.Digest, "size": u.File.Size})
	})
}

func (u Upload) subject() audit.Subject { return audit.Subject{Kind: "intake", ID: u.ID} }

// recordRefusal notes that a marked document was tried; other refusals are the person's own business.
func (s *Service) recordRefusal(ctx context.Context, a access.Actor, refusal error) error {
	if errs.KindOf(refusal) != errs.Refused {
		return nil
	}
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		return audit.Append(t, s.Now(), a, "intake.refuse", audit.Subject{Kind: "intake"}, map[string]any{"reason": "secret"})
	})
}

// refuseKnown refuses a document whose programme exists already.
func (s *Service) refuseKnown(ctx context.Context, a access.Actor, d *Draft) error {
	return s.Store.Read(ctx, a.Tenant, func(t Tx) error { return known(t, d) })
}

func known(t Tx, d *Draft) error {
	key := text.Number(d.Document.Number)
	if key == "" {
		return nil
	}
	p, err := t.ProgrammeByNumber(key, text.Fold(text.Expand(d.Document.Issuer)))
	switch {
	case errs.KindOf(err) == errs.NotFound:
		return nil
	case err != nil:
		return err
	}
	return errs.New(errs.Conflict, "intake.already", p.Document.Number, p.ID)
}

// names reads names as the tenant knows them, then as the country does.
func (s *Service) names(t org.Tx) (*org.Resolver, error) {
	directory, err := org.LoadDirectory(t)
	if err != nil {
		return nil, err
	}
	return org.NewResolver(slices.Concat(directory.Known(), s.National)), nil
}
