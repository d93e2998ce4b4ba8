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
	"dondoc/internal/secrecy"
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
	Tray     *blob.Tray    // where documents wait that take long to read
	Patience time.Duration // how long Receive waits for a draft; see there
}

// Watched is the service whose readings tell how far they are; see docread.Progress and StepUnderstand.
func (s *Service) Watched(p docread.Progress) *Service {
	watched := *s
	watched.Formats.Progress = p
	return &watched
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
	content, err := contentOf(formats.Limit, r)
	if err != nil {
		return Reading{}, err
	}
	return readContent(ctx, formats, name, content, names)
}

// contentOf takes one byte more than the limit, so that the reader sees what is too large.
func contentOf(limit int64, r io.Reader) ([]byte, error) {
	if limit <= 0 {
		limit = docread.DefaultLimit
	}
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "docread.unreadable")
	}
	return content, nil
}

func readContent(ctx context.Context, formats docread.Reader, name string, content []byte, names *org.Resolver) (Reading, error) {
	doc, err := formats.Read(ctx, name, bytes.NewReader(content))
	if err != nil {
		return Reading{}, err
	}
	if secrecy.Marked(doc, content) {
		return Reading{}, errs.New(errs.Refused, "intake.secret")
	}
	if formats.Progress != nil {
		formats.Progress(StepUnderstand, 0, 0)
	}
	draft, err := Parse(doc, names, Options{})
	if err = errors.Join(err, ctx.Err()); err != nil { // nothing in Parse waits, so nothing there looks for an end
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
	content, err := contentOf(s.MaxBytes, r)
	if err != nil {
		return Reading{}, err
	}
	return s.read(ctx, a.Tenant, name, content, s.Formats.Progress)
}

func (s *Service) read(ctx context.Context, tenant, name string, content []byte, tell docread.Progress) (Reading, error) {
	names, err := tx.Get(ctx, s.Store, tenant, func(t Tx) (*org.Resolver, error) { return s.names(t) })
	if err != nil {
		return Reading{}, err
	}
	formats := s.Formats
	formats.Limit, formats.Progress = s.MaxBytes, tell
	return readContent(ctx, formats, name, content, names)
}

// Upload reads a file and keeps it, with its draft, for a person to confirm. A
// refused file leaves nothing but an audit entry that names the reason.
func (s *Service) Upload(ctx context.Context, a access.Actor, name string, r io.Reader) (Upload, error) {
	reading, err := s.Check(ctx, a, name, r)
	if err != nil {
		return Upload{}, errors.Join(err, s.recordRefusal(ctx, a, err))
	}
	return s.keep(ctx, a, s.NewID(), reading, func(Tx) error { return nil })
}

// keep stores what was read. first runs in the same transaction, before the draft is there.
func (s *Service) keep(ctx context.Context, a access.Actor, id string, reading Reading, first func(Tx) error) (Upload, error) {
	if err := s.refuseKnown(ctx, a, reading.Draft); err != nil {
		return Upload{}, err
	}
	if _, err := s.Files.Put(reading.content); err != nil {
		return Upload{}, err
	}
	u := Upload{
		ID: id, File: reading.File, State: Open, Version: 1, Draft: *reading.Draft, Blocks: reading.Blocks,
		UploadedBy: a.Name, UploadedAt: s.Now(),
	}
	return u, s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if err := first(t); err != nil {
			return err
		}
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
