package bench_test

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"dondoc/internal/bench"
)

// BenchmarkStart starts the program on a data directory that is in use, and ends with the first page it gives. The
// baseline is the start of the same program for a command that opens nothing.
func BenchmarkStart(b *testing.B) {
	program := build(b)
	for _, e := range engines() {
		b.Run(e.name, func(b *testing.B) {
			n := install(b, e.open(b), bench.Size{})
			compare(b, func(int) (time.Duration, error) { return n.firstPage(b, program) },
				timed(func(int) error { return exec.Command(program, "version").Run() }))
		})
	}
}

// build compiles the program as it is delivered.
func build(b *testing.B) string {
	b.Helper()
	program := filepath.Join(b.TempDir(), "dondoc")
	command := exec.Command("go", "build", "-trimpath", "-o", program, "dondoc/cmd/dondoc")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return program
}

// address is what the program prints last, once it listens.
var address = regexp.MustCompile(`http://[0-9.]+:[0-9]+`)

// firstPage is the time from the start of the process to the end of the sign-in page; stopping it is not counted.
func (n *installation) firstPage(b *testing.B, program string) (time.Duration, error) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, program, "serve", "--listen", "127.0.0.1:0", "--db", n.settings.Database(), "--data", n.settings.Data)
	out, err := command.StdoutPipe()
	if err != nil {
		return 0, err
	}
	begin := time.Now()
	if err := command.Start(); err != nil {
		return 0, err
	}
	base, err := listening(out)
	if err == nil {
		err = stranger(b, base).get("/sign-in")
	}
	took := time.Since(begin)
	return took, errors.Join(err, command.Process.Signal(os.Interrupt), command.Wait())
}

// listening waits for the line that says where people find the program.
func listening(out io.Reader) (string, error) {
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if base := address.FindString(lines.Text()); base != "" {
			return base, nil
		}
	}
	return "", errors.Join(errors.New("the program never said where it listens"), lines.Err())
}
