package virus_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dondoc/internal/errs"
	"dondoc/internal/virus"
)

// The harmless file every scanner reports, in two halves so that no scanner reports this source.
const testFile = `X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR` + `-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`

// daemon speaks the protocol of clamd: it reads a stream and answers for it.
func daemon(t *testing.T, network, address string, answer func(file []byte) string) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			if file, ok := receive(conn); ok {
				_, _ = io.WriteString(conn, answer(file))
			}
			_ = conn.Close()
		}
	}()
	return l.Addr().String()
}

func receive(conn net.Conn) ([]byte, bool) {
	command := make([]byte, len("zINSTREAM\x00"))
	if _, err := io.ReadFull(conn, command); err != nil || string(command) != "zINSTREAM\x00" {
		return nil, false
	}
	var file []byte
	for {
		var size uint32
		if err := binary.Read(conn, binary.BigEndian, &size); err != nil {
			return nil, false
		}
		if size == 0 {
			return file, true
		}
		piece := make([]byte, size)
		if _, err := io.ReadFull(conn, piece); err != nil {
			return nil, false
		}
		file = append(file, piece...)
	}
}

func eicar(file []byte) string {
	if bytes.Contains(file, []byte(testFile)) {
		return "stream: Eicar-Test-Signature FOUND\x00"
	}
	return "stream: OK\x00"
}

func TestCheck(t *testing.T) {
	over := daemon(t, "tcp", "127.0.0.1:0", eicar)
	through := daemon(t, "unix", filepath.Join(t.TempDir(), "clamd.sock"), eicar)
	failing := daemon(t, "tcp", "127.0.0.1:0", func([]byte) string { return "INSTREAM size limit exceeded. ERROR\x00" })
	large := strings.Repeat("báo cáo ", 50_000)
	cases := []struct {
		name, address, file string
		want                errs.Kind
		key                 string
	}{
		{"clean", over, large, 0, ""},
		{"empty", over, "", 0, ""},
		{"found", over, testFile, errs.Refused, "virus.found"},
		{"found behind much", over, large + testFile, errs.Refused, "virus.found"},
		{"through a socket", through, testFile, errs.Refused, "virus.found"},
		{"daemon in trouble", failing, "a", errs.Refused, "virus.unchecked"},
		{"no daemon", "127.0.0.1:1", "a", errs.Refused, "virus.unchecked"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := virus.Scanner{Address: c.address}.Check(t.Context(), strings.NewReader(c.file))
			if c.key == "" && err != nil || c.key != "" && !errs.Is(err, c.want, c.key) {
				t.Errorf("got %v", err)
			}
		})
	}
	if err := (virus.Scanner{}).Check(t.Context(), strings.NewReader(testFile)); err != nil {
		t.Errorf("none configured: %v", err)
	}
}

// A daemon that says nothing costs the time that was set, and the file does not pass.
func TestASilentDaemonIsLeft(t *testing.T) {
	release := make(chan struct{})
	silent := daemon(t, "tcp", "127.0.0.1:0", func([]byte) string { <-release; return "" })
	defer close(release)
	err := virus.Scanner{Address: silent, Timeout: 50 * time.Millisecond}.Check(t.Context(), strings.NewReader("a"))
	if !errs.Is(err, errs.Refused, "virus.unchecked") {
		t.Errorf("got %v", err)
	}
}
