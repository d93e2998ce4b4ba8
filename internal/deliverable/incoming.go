package deliverable

import (
	"bytes"
	"context"
	"errors"
	"io"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/secrecy"
	"dondoc/internal/signature"
	"dondoc/internal/text"
)

// Incoming is a file that came in and lies in the tray until it is known that it may be kept.
type Incoming struct {
	id   string
	name string
	size int64
}

// maxFileName is how much of a file's name is kept, in characters; its end tells the format.
const maxFileName = 200

// Place is what files come in for: a duty, or something of a room above.
type Place struct {
	Subject audit.Subject // in whose record a refused file is noted
	// May refuses who cannot bring anything there now: it spares the judgement of files that would not be taken.
	May func(ctx context.Context, a access.Actor) error
}

// Duty is the place of what a unit hands in for its assignment.
func (s *Service) Duty(id string) Place {
	return Place{audit.Subject{Kind: "assignment", ID: id}, func(ctx context.Context, a access.Actor) error {
		_, err := read(ctx, s, a, func(t ProductTx) (bool, error) { return true, s.unlockedTo(t, a, id, assignment.HandIn) })
		return err
	}}
}

// Receive is ReceiveFor a duty.
func (s *Service) Receive(ctx context.Context, a access.Actor, duty, name string, r io.Reader) (Incoming, error) {
	return s.ReceiveFor(ctx, a, s.Duty(duty), name, r)
}

// ReceiveFor takes a file in as it comes, without holding it in memory, from
// somebody who can bring something to the place now. What is not handed in
// afterwards is to be dropped. errs.TooLarge "deliverable.too_large": nothing of it is left.
func (s *Service) ReceiveFor(ctx context.Context, a access.Actor, place Place, name string, r io.Reader) (Incoming, error) {
	err := place.May(ctx, a)
	if err != nil {
		return Incoming{}, err
	}
	if runes := []rune(name); len(runes) > maxFileName {
		name = string(runes[len(runes)-maxFileName:])
	}
	in := Incoming{id: s.NewID(), name: name}
	in.size, err = s.Tray.Receive(in.id, name, &bounded{r, s.Limit(), s.Limit()})
	return in, err
}

// bounded gives a file up to the limit and fails with the first byte more.
type bounded struct {
	io.Reader

	left, limit int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p[:min(int64(len(p)), b.left+1)])
	if b.left -= int64(n); b.left < 0 {
		return 0, errs.New(errs.TooLarge, "deliverable.too_large", text.Size(b.limit))
	}
	return n, err
}

// Drop removes files that were not handed in.
func (s *Service) Drop(files ...Incoming) error {
	var all []error
	for _, f := range files {
		all = append(all, s.Tray.Drop(f.id))
	}
	return errors.Join(all...)
}

// admit judges files and keeps those that may be kept; their places in a product
// are not set yet. A virus or a mark of secrecy leaves nothing but an entry in the
// record that says which of the two it was.
func (s *Service) admit(ctx context.Context, a access.Actor, about audit.Subject, files []Incoming) ([]File, error) {
	var admitted []File
	for _, in := range files {
		f, err := s.inspect(ctx, in)
		if err != nil {
			return nil, errors.Join(err, s.recordRefusal(ctx, a, about, err))
		}
		admitted = append(admitted, f)
	}
	for i, in := range files {
		digest, err := s.keep(in)
		if err != nil {
			return nil, err
		}
		admitted[i].Digest, admitted[i].By, admitted[i].ByName, admitted[i].At = digest, a.User, a.Name, s.now()
	}
	return admitted, nil
}

func (s *Service) keep(in Incoming) (digest string, err error) {
	content, err := s.Tray.Open(in.id)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, content.Close()) }()
	return s.Files.PutFrom(content)
}

// inspect says what a file is, or why it cannot be kept.
func (s *Service) inspect(ctx context.Context, in Incoming) (f File, err error) {
	content, err := s.Tray.Open(in.id)
	if err != nil {
		return File{}, err
	}
	defer func() { err = errors.Join(err, content.Close()) }()
	f = File{Name: in.name, Size: in.size, Version: 1, Vouched: s.Roots != nil}
	if f.Format, err = formatOf(in.name, content, in.size); err != nil {
		return f, err
	}
	if err := s.Virus.Check(ctx, io.NewSectionReader(content, 0, in.size)); err != nil {
		return f, err
	}
	if f.Read, err = s.readable(ctx, f, io.NewSectionReader(content, 0, in.size)); err != nil {
		return f, err
	}
	if f.Format == PDF {
		err = s.lookInto(ctx, &f, io.NewSectionReader(content, 0, in.size))
	}
	return f, err
}

// readable looks for a mark of secrecy in what has a text. What is a picture to
// its reader, or too much for it, is kept unread and says so; what is damaged or
// locked with a password is refused, because nobody could judge it.
func (s *Service) readable(ctx context.Context, f File, r io.Reader) (bool, error) {
	if f.Format == PNG || f.Format == JPEG || f.Format == XLS || f.Format == XLSX || f.Format == ODS || f.Format == PPTX {
		return false, nil
	}
	content, err := io.ReadAll(r)
	if err != nil {
		return false, err
	}
	formats := s.Formats
	formats.Limit, formats.OCR, formats.Progress = f.Size, nil, nil // recognising takes longer than a person waits
	doc, err := formats.Read(ctx, "a."+string(f.Format), bytes.NewReader(content))
	switch {
	case err == nil && secrecy.Marked(doc, content):
		return false, errs.New(errs.Refused, "deliverable.secret")
	case errs.Is(err, errs.Invalid, "docread.scan"), errs.Is(err, errs.Invalid, "docread.empty"),
		errs.Is(err, errs.Invalid, "docread.converter_missing"), errs.KindOf(err) == errs.TooLarge:
		return false, nil
	}
	return err == nil, err
}

// lookInto counts the pages of a PDF and judges its signatures.
func (s *Service) lookInto(ctx context.Context, f *File, r io.Reader) error {
	content, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if f.Pages, err = s.PDF.Count(ctx, content); err != nil {
		return err
	}
	found, err := s.PDF.Signatures(ctx, content)
	if err != nil {
		return err
	}
	f.Signatures = signature.Judge(content, partsOf(found), s.Roots, s.now())
	return nil
}

func partsOf(found []docread.SignatureObject) []signature.Part {
	parts := make([]signature.Part, len(found))
	for i, o := range found {
		parts[i] = signature.Part(o)
	}
	return parts
}

// recordRefusal notes that a marked or infected file was tried; other refusals are the person's own business.
func (s *Service) recordRefusal(ctx context.Context, a access.Actor, about audit.Subject, refusal error) error {
	var reason string
	switch {
	case errs.Is(refusal, errs.Refused, "deliverable.secret"):
		reason = "secret"
	case errs.Is(refusal, errs.Refused, "virus.found"):
		reason = "virus"
	default:
		return nil
	}
	return s.Store.Write(ctx, a.Tenant, func(t ProductTx) error {
		return audit.Append(t, s.now(), a, "deliverable.refuse", about, map[string]any{"reason": reason})
	})
}
