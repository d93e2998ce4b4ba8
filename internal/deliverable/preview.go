package deliverable

import (
	"context"
	"errors"
	"io"
	"io/fs"

	"dondoc/internal/errs"
)

// Content is what a file holds; the caller, who was let see the file, closes it.
func (s *Service) Content(f File) (io.ReadCloser, error) {
	content, err := s.Files.Open(f.Digest)
	if errors.Is(err, fs.ErrNotExist) {
		err = errs.Wrap(err, errs.NotFound, "deliverable.no_content")
	}
	return content, err
}

// Paint paints a page of a PDF, counted from 1, as PNG. errs.NotFound
// "docread.no_page" when there is no such page or the file has none.
func (s *Service) Paint(ctx context.Context, f File, page int) (png []byte, err error) {
	if page < 1 || page > f.Pages {
		return nil, errs.New(errs.NotFound, "docread.no_page")
	}
	content, err := s.Content(f)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, content.Close()) }()
	data, err := io.ReadAll(io.LimitReader(content, f.Size))
	if err != nil {
		return nil, err
	}
	return s.PDF.Preview(ctx, data, page-1)
}
