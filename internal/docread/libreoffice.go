package docread

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"dondoc/internal/errs"
)

// LibreOffice converts word processors' files with a LibreOffice that is
// installed beside the product. Every run has its own profile and folder, which
// are gone afterwards, a time and a memory limit, and no network where the system
// lets us take it away.
type LibreOffice struct {
	program string
	timeout time.Duration
	memory  int64         // bytes of address space
	turns   chan struct{} // one run per core: two runs at once are slower than one after the other
}

// Limits of one conversion. The address space is mostly libraries and untouched reserve: 400 MB are used.
const (
	officeTimeout = 60 * time.Second
	officeMemory  = 4 << 30
)

// FindLibreOffice looks for the program in PATH; nil where there is none.
func FindLibreOffice() Converter {
	for _, name := range [...]string{"soffice", "libreoffice"} {
		if program, err := exec.LookPath(name); err == nil {
			return NewLibreOffice(program, officeTimeout)
		}
	}
	return nil
}

// NewLibreOffice makes a converter of the program at a path.
func NewLibreOffice(program string, timeout time.Duration) *LibreOffice {
	return &LibreOffice{program: program, timeout: timeout, memory: officeMemory, turns: make(chan struct{}, runtime.NumCPU())}
}

// Convert turns a file into a .docx. It waits for its turn.
func (l *LibreOffice) Convert(ctx context.Context, ext string, data []byte) ([]byte, error) {
	select {
	case l.turns <- struct{}{}:
		defer func() { <-l.turns }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	dir, err := os.MkdirTemp("", "dondoc-office-")
	if err != nil {
		return nil, fmt.Errorf("folder for a conversion: %w", err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
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

// run converts the file in the folder, without network first and with it where that is not permitted.
func (l *LibreOffice) run(ctx context.Context, dir, name string) error {
	ctx, cancel := context.WithTimeout(ctx, l.timeout)
	defer cancel()
	err := l.command(ctx, dir, name, isolated()).Run()
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EINVAL) {
		err = l.command(ctx, dir, name, grouped()).Run()
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return errs.Wrap(err, errs.TooLarge, "docread.too_slow", int(l.timeout.Seconds()))
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return errs.Wrap(err, errs.Invalid, "docread.damaged")
}

// command runs the program through a shell that limits its memory, its
// processor time and the size of its files, because Go cannot set limits of a child.
func (l *LibreOffice) command(ctx context.Context, dir, name string, attr *syscall.SysProcAttr) *exec.Cmd {
	const limited = `ulimit -v "$1" && ulimit -t "$2" && ulimit -f 1048576 && shift 2 && exec "$@"`
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", limited, "sh", //nolint:gosec // arguments reach the shell as "$@", never as code
		strconv.FormatInt(l.memory>>10, 10), strconv.Itoa(int(l.timeout.Seconds())+1), l.program,
		"-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
		"--infilter="+officeFilter(filepath.Ext(name)), "--convert-to", "docx:MS Word 2007 XML", "--outdir", dir, name)
	cmd.Dir = dir
	cmd.Env = []string{"HOME=" + dir, "TMPDIR=" + dir, "PATH=/usr/bin:/bin", "LANG=C.UTF-8"}
	cmd.Stdout, cmd.Stderr = &bytes.Buffer{}, &bytes.Buffer{}
	cmd.SysProcAttr = attr
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) } // the program starts others
	cmd.WaitDelay = time.Second
	return cmd
}

// officeFilter names how a file is to be read: left to guess, the program takes rubbish for a text.
func officeFilter(ext string) string {
	if ext == ".odt" {
		return "writer8"
	}
	return "MS Word 97"
}

// grouped runs a program with all that it starts in a group of its own.
func grouped() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
