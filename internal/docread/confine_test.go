package docread

import (
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// confinedRun runs a script confined and gives what it wrote into the file "out" of its folder.
func confinedRun(t *testing.T, body string, timeout time.Duration, memory int64) (string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	dir := t.TempDir()
	err := confined{program: script(t, body), timeout: timeout, work: time.Minute, memory: memory}.run(ctx, dir, []string{"GIVEN=yes"}, "one arg")
	out, readErr := os.ReadFile(filepath.Join(dir, "out"))
	if readErr != nil && !errors.Is(readErr, os.ErrNotExist) {
		t.Fatal(readErr)
	}
	return strings.ReplaceAll(string(out), dir, "DIR"), err
}

// A program finds its folder as home, for temporary files and to stand in, and nothing of our environment, where the
// addresses of databases are.
func TestConfinedFolder(t *testing.T) {
	t.Setenv("DONDOC_DB", "postgres://secret")
	got, err := confinedRun(t, `{ pwd; env | grep -v ^_= | sort; echo "$1"; } >out`, time.Minute, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	want := "DIR\nGIVEN=yes\nHOME=DIR\nLANG=C.UTF-8\nPATH=/usr/bin:/bin\nPWD=DIR\nTMPDIR=DIR\none arg\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The memory asked for counts, whatever of it is used.
func TestConfinedMemory(t *testing.T) {
	const body = `head -c 64M /dev/zero | tail >made && echo done >out`
	if got, err := confinedRun(t, body, time.Minute, 32<<20); err == nil || got != "" {
		t.Errorf("64 MB in 32: %q %v", got, err)
	}
	if got, err := confinedRun(t, body, time.Minute, 512<<20); err != nil || got != "done\n" {
		t.Errorf("64 MB in 512: %q %v", got, err)
	}
}

// Time is up for all that a program started, also for what it left in the background.
func TestConfinedTime(t *testing.T) {
	before := time.Now()
	if _, err := confinedRun(t, "sleep 600 & sleep 600; echo done >out", 300*time.Millisecond, 1<<30); err == nil {
		t.Error("it went on")
	}
	if took := time.Since(before); took > 30*time.Second {
		t.Errorf("it took %s to end", took)
	}
}

// A file that grows without end is cut off at 512 MB in blocks, not at the disk's end.
func TestConfinedFileSize(t *testing.T) {
	got, err := confinedRun(t, "ulimit -f >out", time.Minute, 1<<30)
	if err != nil || got != "1048576\n" {
		t.Errorf("%q %v", got, err)
	}
}

// A program reaches no network, not even its own machine's. Where the system does not let us take the network away
// (some containers do not) it still runs.
func TestConfinedNetwork(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	got, err := confinedRun(t, `bash -c "exec 3<>/dev/tcp/127.0.0.1/`+port+`" 2>/dev/null && echo reached >out || echo alone >out`, time.Minute, 1<<30)
	if err != nil {
		t.Fatal(err)
	}
	want := "alone\n"
	probe := exec.Command("/bin/true")
	probe.SysProcAttr = isolated()
	if notIsolated(probe.Run()) {
		t.Log("this system does not let a program's network be taken away")
		want = "reached\n"
	}
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
