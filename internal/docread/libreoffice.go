package docread

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"dondoc/internal/errs"
)

// LibreOffice converts word processors' files with a LibreOffice that is
// installed beside the product. Every run has its own profile and folder, which
// are gone afterwards, a time and a memory limit, and no network where the system
// lets us take it away.
type LibreOffice struct {
	confined confined
	turns    chan struct{} // one run per core: two runs at once are slower than one after the other
}

// Limits of one conversion. The address space is mostly libraries and untouched reserve: 400 MB are used.
const (
	officeWork   = 10 * time.Second
	officeMemory = 4 << 30
)

// FindLibreOffice looks for the program in PATH; nil where there is none.
func FindLibreOffice() Converter {
	for _, name := range [...]string{"soffice", "libreoffice"} {
		if program, err := exec.LookPath(name); err == nil {
			return NewLibreOffice(program, officeWork)
		}
	}
	return nil
}

// NewLibreOffice makes a converter of the program at a path, which may work for so many seconds of the processor's time.
func NewLibreOffice(program string, work time.Duration) *LibreOffice {
	return &LibreOffice{
		confined: confined{program: program, timeout: patience * work, work: work, memory: officeMemory},
		turns:    make(chan struct{}, runtime.NumCPU()),
	}
}

// Convert turns a file into a .docx. It waits for its turn.
func (l *LibreOffice) Convert(ctx context.Context, ext string, data []byte) ([]byte, error) {
	select {
	case l.turns <- struct{}{}:
		defer func() { <-l.turns }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	dir, remove, err := newFolder()
	if err != nil {
		return nil, err
	}
	defer remove()
	source := filepath.Join(dir, "in"+ext)
	if err := os.WriteFile(source, data, 0o600); err != nil { //nolint:gosec // a Reader's format names the extension, not the file
		return nil, fmt.Errorf("file for a conversion: %w", err)
	}
	if err := l.run(ctx, dir, "in"+ext); err != nil {
		return nil, err
	}
	made := filepath.Join(dir, "in.docx")
	converted, err := os.ReadFile(made) //nolint:gosec // in the folder made above
	if err != nil {                     // the program reports success when it could not read a file
		return nil, errs.Wrap(err, errs.Invalid, "docread.damaged")
	}
	return converted, nil
}

// run converts the file in the folder.
func (l *LibreOffice) run(ctx context.Context, dir, name string) error {
	limited, cancel := context.WithTimeout(ctx, l.confined.timeout)
	defer cancel()
	err := l.confined.run(limited, dir, nil,
		"-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
		"--infilter="+officeFilter(filepath.Ext(name)), "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, name)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errWorked):
		return errs.Wrap(err, errs.TooLarge, "docread.too_slow", int(l.confined.work.Seconds()))
	case limited.Err() != nil:
		return errs.Wrap(err, errs.TooLarge, "docread.too_slow", int(l.confined.timeout.Seconds()))
	}
	return errs.Wrap(err, errs.Invalid, "docread.damaged")
}

// officeFilter names how a file is to be read: left to guess, the program takes rubbish for a text.
func officeFilter(ext string) string {
	if ext == ".odt" {
		return "writer8"
	}
	return "MS Word 97"
}
