package deliverable

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"dondoc/internal/access"
	"dondoc/internal/errs"
)

// Open gives a version of a file with its content, which the caller closes.
func (s *Service) Open(ctx context.Context, a access.Actor, product string, no, version int) (File, io.ReadCloser, error) {
	f, err := read(ctx, s, a, func(t ProductTx) (File, error) {
		p, err := t.Product(product)
		if err != nil {
			return File{}, err
		}
		return p.File(no, version)
	})
	if err != nil {
		return f, nil, err
	}
	content, err := s.Files.Open(f.Digest)
	if errors.Is(err, fs.ErrNotExist) {
		err = errs.Wrap(err, errs.NotFound, "deliverable.no_content")
	}
	return f, content, err
}

// Page paints a page of a PDF, counted from 1, as PNG. errs.NotFound
// "docread.no_page" when there is no such page or the file has none.
func (s *Service) Page(ctx context.Context, a access.Actor, product string, no, version, page int) (png []byte, err error) {
	f, content, err := s.Open(ctx, a, product, no, version)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, content.Close()) }()
	if page < 1 || page > f.Pages {
		return nil, errs.New(errs.NotFound, "docread.no_page")
	}
	data, err := io.ReadAll(io.LimitReader(content, f.Size))
	if err != nil {
		return nil, err
	}
	return s.PDF.Preview(ctx, data, page-1)
}
