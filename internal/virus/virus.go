// Package virus owns the conversation with a ClamAV daemon about a file that was
// handed in. It does not own what a find means to whoever handed it in, nor the
// daemon: without an address nothing is asked.
package virus

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"dondoc/internal/errs"
)

// Scanner asks the daemon that listens at an address. The zero Scanner asks
// nobody and lets everything pass, because the operator configured none.
type Scanner struct {
	// Address is "host:port", or the path of a Unix socket that begins with "/".
	Address string
	// Timeout bounds one file, connection included; zero is DefaultTimeout.
	Timeout time.Duration
}

// DefaultTimeout is the time one file may take.
const DefaultTimeout = 60 * time.Second

// chunk is how much is sent at once; the daemon's limit for a whole file is its own setting.
const chunk = 64 << 10

// Check reads a file to its end. errs.Refused "virus.found" names what the
// daemon found; any other failure is errs.Refused "virus.unchecked": what was not
// checked does not pass, and the person may try again.
func (s Scanner) Check(ctx context.Context, file io.Reader) error {
	if s.Address == "" {
		return nil
	}
	answer, err := s.ask(ctx, file)
	if err != nil {
		return errs.Wrap(err, errs.Refused, "virus.unchecked")
	}
	return judge(answer)
}

// judge reads the daemon's answer: "stream: OK", "stream: NAME FOUND" or "… ERROR".
func judge(answer string) error {
	answer = strings.TrimPrefix(strings.TrimRight(answer, "\x00\r\n"), "stream: ")
	name, found := strings.CutSuffix(answer, " FOUND")
	switch {
	case found:
		return errs.New(errs.Refused, "virus.found", name)
	case answer == "OK":
		return nil
	default:
		return errs.Wrap(fmt.Errorf("the virus scanner answered %q", answer), errs.Refused, "virus.unchecked")
	}
}

func (s Scanner) ask(ctx context.Context, file io.Reader) (answer string, err error) {
	timeout := s.Timeout
	if timeout == 0 {
		timeout = DefaultTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	conn, err := (&net.Dialer{}).DialContext(ctx, network(s.Address), s.Address)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	sent := send(conn, file)
	// A daemon that has seen enough answers and closes, so its answer is worth more than the failure to send.
	answer, err = bufio.NewReader(io.LimitReader(conn, chunk)).ReadString(0)
	if err != nil {
		return "", errors.Join(sent, err)
	}
	return answer, nil
}

func network(address string) string {
	if strings.HasPrefix(address, "/") {
		return "unix"
	}
	return "tcp"
}

// send speaks the INSTREAM command: pieces with their length before them, an empty one at the end.
func send(w io.Writer, file io.Reader) error {
	if _, err := io.WriteString(w, "zINSTREAM\x00"); err != nil {
		return err
	}
	piece := make([]byte, 4+chunk)
	for {
		n, err := io.ReadFull(file, piece[4:])
		binary.BigEndian.PutUint32(piece, uint32(n)) //nolint:gosec // at most chunk
		if n > 0 {
			if _, err := w.Write(piece[:4+n]); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			_, err := w.Write([]byte{0, 0, 0, 0})
			return err
		}
		if err != nil {
			return err
		}
	}
}
