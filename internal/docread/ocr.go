package docread

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"dondoc/internal/errs"
)

// Tesseract recognises Vietnamese text with a Tesseract that is installed
// beside the product (Debian: tesseract-ocr, tesseract-ocr-vie). Tables are cut at
// their drawn lines first and recognised cell by cell: the program knows columns of
// text, not the cells of a table.
type Tesseract struct {
	confined confined
	turns    chan struct{} // one page per core
}

// Limits of recognising one page. A page of text takes 3 s and 150 MB.
const (
	ocrTimeout = 60 * time.Second
	ocrMemory  = 1 << 30
)

// FindTesseract looks for the program in PATH; nil where there is none.
func FindTesseract() Recogniser {
	program, err := exec.LookPath("tesseract")
	if err != nil {
		return nil
	}
	return NewTesseract(program, ocrTimeout)
}

// NewTesseract makes a recogniser of the program at a path; timeout bounds each page.
func NewTesseract(program string, timeout time.Duration) *Tesseract {
	return &Tesseract{
		confined: confined{program: program, timeout: timeout, work: timeout, memory: ocrMemory},
		turns:    make(chan struct{}, runtime.NumCPU()),
	}
}

// Recognise reads the picture of a page. It waits for its turn.
func (t *Tesseract) Recognise(ctx context.Context, picture Picture) (Page, error) {
	select {
	case t.turns <- struct{}{}:
		defer func() { <-t.turns }()
	case <-ctx.Done():
		return Page{}, ctx.Err()
	}
	limited, cancel := context.WithTimeout(ctx, t.confined.timeout)
	defer cancel()
	page, err := t.read(limited, picture)
	switch {
	case err == nil:
		return page, nil
	case ctx.Err() != nil:
		return Page{}, ctx.Err()
	case limited.Err() != nil:
		return Page{}, errs.Wrap(err, errs.TooLarge, "docread.too_slow", int(t.confined.timeout.Seconds()))
	case lacksLanguage(err):
		return Page{}, errs.Wrap(err, errs.Invalid, "docread.scan", ocrPackages)
	}
	return Page{}, err
}

// lacksLanguage reports that the program is there without the Vietnamese letters.
func lacksLanguage(err error) bool {
	var ended *programError
	return errors.As(err, &ended) && strings.Contains(ended.said, "vie.traineddata")
}

// read straightens the picture, finds the lines drawn on it and recognises what
// stands in the cells between them and what stands outside.
func (t *Tesseract) read(ctx context.Context, picture Picture) (Page, error) {
	picture = picture.straightened()
	page := picture.page()
	page.Rules = picture.eraseRules()
	cells := page.cells()
	dir, remove, err := newFolder()
	if err != nil {
		return Page{}, err
	}
	defer remove()
	cuts := picture.cut(cells)
	inside, err := t.recognise(ctx, dir, vietnamese, oneBlock, cuts)
	if err != nil {
		return Page{}, err
	}
	if inside, err = t.readNumerals(ctx, dir, cuts, inside); err != nil {
		return Page{}, err
	}
	outside, err := t.recognise(ctx, dir, vietnamese, anyLayout, []cutout{picture.without(cells)})
	if err != nil {
		return Page{}, err
	}
	page.setWords(append(outside, inside...), picture.DPI)
	return page, nil
}

// Ways in which the program may look for text (its option --psm), and letters it knows.
const (
	anyLayout  = "3" // columns and blocks of any kind
	oneBlock   = "6" // lines of one column
	singleLine = "7"
	vietnamese = "vie"
	english    = "eng"
)

// recognise reads pictures in one run of the program, which takes longer to start than to read a cell.
func (t *Tesseract) recognise(ctx context.Context, dir, language, layout string, pictures []cutout) ([]recognisedLine, error) {
	if len(pictures) == 0 {
		return nil, nil
	}
	name := language + layout
	listed, err := writePictures(dir, name, pictures)
	if err != nil {
		return nil, fmt.Errorf("pictures for a recognition: %w", err)
	}
	err = t.confined.run(ctx, dir, []string{"OMP_THREAD_LIMIT=1"}, listed, name, "-l", language, "--psm", layout,
		"--dpi", strconv.Itoa(int(pictures[0].dpi)), "-c", "tessedit_create_hocr=1")
	if err != nil {
		return nil, err
	}
	made, err := os.Open(filepath.Join(dir, name+".hocr")) //nolint:gosec // in the folder made above
	if err != nil {
		return nil, fmt.Errorf("result of a recognition: %w", err)
	}
	defer func() { _ = made.Close() }()
	return readHOCR(made, pictures)
}

// writePictures writes pictures and the list of them that the program reads; it gives the list's name.
func writePictures(dir, name string, pictures []cutout) (string, error) {
	var list strings.Builder
	for i, p := range pictures {
		file := filepath.Join(dir, fmt.Sprintf("%s-%d.pgm", name, i))
		if err := p.writePGM(file); err != nil {
			return "", err
		}
		list.WriteString(file + "\n")
	}
	listed := filepath.Join(dir, name+".txt")
	return listed, os.WriteFile(listed, []byte(list.String()), 0o600)
}
