package docread

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"
)

// A confined program is one that is installed beside the product and reads what
// strangers sent: it gets a folder, a time and a memory limit, an empty
// environment, and no network where the system lets us take it away.
type confined struct {
	program string
	timeout time.Duration // by the clock
	work    time.Duration // of the processor, whole seconds
	memory  int64         // bytes of address space
}

// errWorked ends a program that worked as long as it may.
var errWorked = errors.New("it worked as long as it may")

// run runs the program in a folder, without network first and with it where
// that is not permitted. The program's own words come with its error.
func (c confined) run(ctx context.Context, dir string, env []string, args ...string) error {
	said, err := c.attempt(ctx, dir, env, args, isolated())
	if notIsolated(err) {
		said, err = c.attempt(ctx, dir, env, args, grouped())
	}
	if err != nil && said != "" {
		return &programError{said: said, err: err}
	}
	return err
}

// notIsolated: the system does not permit a user namespace (EPERM), has none left (ENOSPC), or knows none (EINVAL).
func notIsolated(err error) bool {
	return errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EINVAL)
}

// programError is a program that ended badly, with what it said.
type programError struct {
	said string
	err  error
}

func (e *programError) Error() string { return e.err.Error() + ": " + e.said }
func (e *programError) Unwrap() error { return e.err }

// attempt runs the program through a shell that limits its memory, its
// processor time and the size of its files, because Go cannot set limits of a child.
func (c confined) attempt(ctx context.Context, dir string, env, args []string, attr *syscall.SysProcAttr) (said string, err error) {
	const limited = `ulimit -v "$1" && ulimit -t "$2" && ulimit -f 1048576 && shift 2 && exec "$@"`
	words := append([]string{
		"-c", limited, "sh", strconv.FormatInt(c.memory>>10, 10), strconv.Itoa(int(c.work.Seconds())), c.program,
	}, args...)
	cmd := exec.CommandContext(ctx, "/bin/sh", words...) //nolint:gosec // arguments reach the shell as "$@", never as code
	cmd.Dir = dir
	cmd.Env = append([]string{"HOME=" + dir, "TMPDIR=" + dir, "PATH=/usr/bin:/bin", "LANG=C.UTF-8"}, env...)
	heard := &bounded{left: 4 << 10}
	cmd.Stdout, cmd.Stderr = heard, heard
	cmd.SysProcAttr = attr
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) } // the program may start others
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	if err != nil && worked(cmd.ProcessState) >= c.work*3/4 { // the system ends a program by samples, not by its exact time
		err = errWorked
	}
	return heard.String(), err
}

// worked tells how long an ended program and what it waited for had the processor.
func worked(ended *os.ProcessState) time.Duration {
	if ended == nil {
		return 0
	}
	return ended.UserTime() + ended.SystemTime()
}

// bounded keeps the first bytes of what is written.
type bounded struct {
	bytes.Buffer
	left int
}

func (b *bounded) Write(p []byte) (int, error) {
	kept := min(len(p), b.left)
	b.left -= kept
	_, err := b.Buffer.Write(p[:kept])
	return len(p), err
}
