package web

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"dondoc/internal/errs"
)

// policy is the content policy: everything from this site, nothing inline, no
// frame around it. Images may be data because the style sheets' own marks are.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// secure sets the headers that keep a browser from being used against its person.
func (s *Site) secure(next http.Handler) http.Handler {
	https := s.BaseURL != nil && s.BaseURL.Scheme == "https"
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
		if https {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// sameOrigin refuses a change that another site's page asks for.
func (s *Site) sameOrigin(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	guard.SetDenyHandler(s.Sessions.LoadAndSave(s.handle(func(http.ResponseWriter, *visit) error {
		return errs.New(errs.Forbidden, "web.cross_origin")
	})))
	return guard.Handler(next)
}

// formLimit bounds every body that is no document; multipartRoom is what the
// envelope around a document may take.
const (
	formLimit     = 256 << 10
	multipartRoom = 64 << 10
)

// drainLimit is how much of a body over its limit is still read and thrown
// away: a browser shows the refusal only when it could finish sending.
const drainLimit = 256 << 20

// documentLimit is how much a form that brings documents may send, 0 where an address takes none.
func (s *Site) documentLimit(path string) int64 {
	switch {
	case path == "/imports":
		return s.MaxUpload + multipartRoom
	case below(path, "/assignments") && (strings.HasSuffix(path, "/products") || strings.Contains(path, "/reports/")),
		below(path, "/products") && strings.HasSuffix(path, "/files"), path == "/inspections",
		below(path, "/inspections") && strings.HasSuffix(path, "/conclude"),
		below(path, "/instructions") && strings.HasSuffix(path, "/answer"):
		return s.handingLimit()
	default:
		return 0
	}
}

// limitBody bounds what a request may send; reading past it gives *http.MaxBytesError.
func (s *Site) limitBody(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		limit := int64(formLimit)
		if strings.HasPrefix(r.URL.Path, "/organisations/") && strings.Contains(r.URL.Path, "/reports") {
			limit = sheetLimit
		}
		withFiles := strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data")
		if documents := s.documentLimit(r.URL.Path); documents > 0 && withFiles {
			limit = documents
		}
		r.Body = &boundedBody{ReadCloser: r.Body, left: limit, limit: limit}
		next.ServeHTTP(w, r)
	})
}

// boundedBody gives at most limit bytes; the first byte more is an error and
// the rest is thrown away.
type boundedBody struct {
	io.ReadCloser

	left, limit int64
	over        bool
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.over {
		return 0, &http.MaxBytesError{Limit: b.limit}
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	if int64(n) <= b.left {
		b.left -= int64(n)
		return n, err
	}
	b.over = true
	if _, err := io.CopyN(io.Discard, b.ReadCloser, drainLimit); err != nil && !errors.Is(err, io.EOF) {
		return int(b.left), err
	}
	return int(b.left), &http.MaxBytesError{Limit: b.limit}
}

// withDeadline gives every request an end, so that a statement that hangs does not hold it for ever.
func withDeadline(d time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), d)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// guarded runs a handler and gives a panic back as an error with its stack for the log.
func (s *Site) guarded(h handler, w http.ResponseWriter, v *visit) (err error) {
	defer func() {
		switch p := recover(); p {
		case nil:
		case http.ErrAbortHandler:
			panic(p)
		default:
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return h(w, v)
}

// clientAddr is the address a request comes from. What a header says is
// believed only when a trusted proxy said it, and then its last word: the words
// before it are the client's own.
func (s *Site) clientAddr(r *http.Request) string {
	peer := peerAddr(r)
	if !covered(s.Proxies, peer) {
		return peer.String()
	}
	// A proxy may put its word on a line of its own, below the client's.
	said := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	if client, err := netip.ParseAddr(strings.TrimSpace(said[len(said)-1])); err == nil {
		return client.Unmap().String()
	}
	return peer.String()
}

func peerAddr(r *http.Request) netip.Addr {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	peer, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Addr{}
	}
	return peer.Unmap()
}

func covered(nets []netip.Prefix, a netip.Addr) bool {
	return slices.ContainsFunc(nets, func(p netip.Prefix) bool { return p.Contains(a) })
}
