package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2/memstore"
	"github.com/prometheus/client_golang/prometheus"
)

// bare is a site without pages: only the manners around them.
func bare(t *testing.T, log io.Writer) *Site {
	t.Helper()
	s := &Site{mux: http.NewServeMux()}
	s.Now, s.Deadline, s.MaxUpload = time.Now, time.Minute, 1<<10
	s.Log = slog.New(TracedLog(slog.NewTextHandler(log, nil)))
	s.Metrics = NewMetrics(prometheus.NewRegistry())
	s.Sessions = NewSessions(memstore.NewWithCleanupInterval(0), false)
	s.MetricsFrom = []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}
	s.Ready = func(context.Context) error { return nil }
	s.mux.HandleFunc("GET /search", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	return s
}

func TestEveryAnswerHasTheSafetyHeaders(t *testing.T) {
	s := bare(t, io.Discard)
	s.BaseURL = &url.URL{Scheme: "https", Host: "dondoc.example"}
	for _, path := range []string{"/healthz", "/search", "/nowhere", "/metrics"} {
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		for header, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff",
			"X-Frame-Options": "DENY", "Strict-Transport-Security": "max-age=", "X-Request-ID": "",
		} {
			if got := w.Header().Get(header); got == "" || !strings.Contains(got, want) {
				t.Errorf("%s: %s is %q", path, header, got)
			}
		}
	}
	for _, unsafe := range []string{"unsafe-inline", "unsafe-eval", "*", "http:"} {
		if strings.Contains(policy, unsafe) {
			t.Errorf("the policy allows %s", unsafe)
		}
	}
}

func TestTheLogKeepsWhatPeopleTypedOut(t *testing.T) {
	var log bytes.Buffer
	s := bare(t, &log)
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/search?q=b%C3%AD+m%E1%BA%ADt&kind=task", nil))
	line := log.String()
	for _, want := range []string{"path=/search", "query=kind,q", "status=418", `route="GET /search"`, "request=" + w.Header().Get("X-Request-ID")} {
		if !strings.Contains(line, want) {
			t.Errorf("no %s in %s", want, line)
		}
	}
	for _, typed := range []string{"bí", "b%C3%AD", "kind=task"} {
		if strings.Contains(line, typed) {
			t.Errorf("%q in %s", typed, line)
		}
	}
}

func TestProbes(t *testing.T) {
	s := bare(t, io.Discard)
	down := bare(t, io.Discard)
	down.Ready = func(context.Context) error { return errors.New("dial 10.0.0.7: refused") }
	cases := []struct {
		site                *Site
		path, from, proxied string // the header a proxy adds
		status              int
	}{
		{s, "/healthz", "198.51.100.1:9", "", http.StatusOK},
		{s, "/readyz", "198.51.100.1:9", "", http.StatusOK},
		{down, "/healthz", "198.51.100.1:9", "", http.StatusOK},
		{down, "/readyz", "198.51.100.1:9", "", http.StatusServiceUnavailable},
		{s, "/metrics", "192.0.2.7:9", "", http.StatusOK},
		{s, "/metrics", "198.51.100.1:9", "", http.StatusNotFound},
		{s, "/metrics", "192.0.2.7:9", "X-Forwarded-For", http.StatusNotFound},
		{s, "/metrics", "192.0.2.7:9", "Forwarded", http.StatusNotFound},
		{s, "/metrics", "192.0.2.7:9", "X-Real-Ip", http.StatusNotFound},
		{s, "/metrics", "192.0.2.7:9", "Via", http.StatusNotFound},
	}
	for _, c := range cases {
		r := httptest.NewRequest(http.MethodGet, c.path, nil)
		r.RemoteAddr = c.from
		if c.proxied != "" {
			r.Header.Set(c.proxied, "203.0.113.5")
		}
		w := httptest.NewRecorder()
		c.site.Handler().ServeHTTP(w, r)
		if w.Code != c.status {
			t.Errorf("%s from %s (%s): %d, want %d", c.path, c.from, c.proxied, w.Code, c.status)
		}
		if strings.Contains(w.Body.String(), "10.0.0.7") {
			t.Errorf("%s tells internals: %s", c.path, w.Body)
		}
	}
}

func TestMetricsCountRoutesNotAddresses(t *testing.T) {
	s := bare(t, io.Discard)
	for _, path := range []string{"/search?q=1", "/search?q=2", "/made/up/1", "/made/up/2"} {
		s.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil))
	}
	r := httptest.NewRequest(http.MethodGet, "/metrics", nil)
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), `dondoc_http_requests_total{method="GET",route="GET /search",status="418"} 2`) {
		t.Errorf("the two searches are not counted together:\n%s", w.Body)
	}
	if strings.Contains(w.Body.String(), "made/up") {
		t.Error("a client can invent label values")
	}
}

func TestBoundedBody(t *testing.T) {
	for size := range 12 {
		const limit = 8
		source := strings.NewReader(strings.Repeat("x", size))
		b := &boundedBody{ReadCloser: io.NopCloser(source), left: limit, limit: limit}
		got, err := io.ReadAll(b)
		_, tooLarge := errors.AsType[*http.MaxBytesError](err)
		if len(got) != min(size, limit) || tooLarge != (size > limit) {
			t.Errorf("%d bytes: read %d, %v", size, len(got), err)
		}
		if source.Len() != 0 {
			t.Errorf("%d bytes: %d left for the client to wait on", size, source.Len())
		}
	}
}

func TestOnlyDocumentsMayBeLarge(t *testing.T) {
	s := bare(t, io.Discard)
	s.MaxUpload = 1 << 20
	cases := []struct {
		path, contentType string
		size              int
		fits              bool
	}{
		{"/imports", "application/x-www-form-urlencoded", formLimit, true},
		{"/imports", "application/x-www-form-urlencoded", formLimit + 1, false},
		{"/imports", "multipart/form-data; boundary=x", 1<<20 + multipartRoom, true},
		{"/imports", "multipart/form-data; boundary=x", 1<<20 + multipartRoom + 1, false},
		{"/sign-in", "multipart/form-data; boundary=x", formLimit + 1, false},
	}
	for _, c := range cases {
		var err error
		h := s.limitBody(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { _, err = io.Copy(io.Discard, r.Body) }))
		r := httptest.NewRequest(http.MethodPost, c.path, bytes.NewReader(make([]byte, c.size)))
		r.Header.Set("Content-Type", c.contentType)
		h.ServeHTTP(httptest.NewRecorder(), r)
		if (err == nil) != c.fits {
			t.Errorf("%s, %s of %d bytes: %v", c.path, c.contentType, c.size, err)
		}
	}
}

func TestClientAddrBelievesOnlyTrustedProxies(t *testing.T) {
	s := bare(t, io.Discard)
	s.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	cases := []struct{ peer, said, want string }{
		{"198.51.100.1:9", "", "198.51.100.1"},
		{"198.51.100.1:9", "203.0.113.5", "198.51.100.1"},
		{"10.1.2.3:9", "203.0.113.5", "203.0.113.5"},
		{"10.1.2.3:9", "192.0.2.66, 203.0.113.5", "203.0.113.5"},
		{"10.1.2.3:9", "192.0.2.66\n203.0.113.5", "203.0.113.5"},
		{"10.1.2.3:9", "rubbish", "10.1.2.3"},
		{"[::ffff:198.51.100.1]:9", "", "198.51.100.1"},
	}
	for _, c := range cases {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = c.peer
		r.Header["X-Forwarded-For"] = strings.Split(c.said, "\n")
		if got := s.clientAddr(r); got != c.want {
			t.Errorf("%s says %q: %s, want %s", c.peer, c.said, got, c.want)
		}
	}
}

func TestDeadlineReachesTheHandler(t *testing.T) {
	var left time.Duration
	h := withDeadline(time.Minute, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		end, _ := r.Context().Deadline()
		left = time.Until(end)
	}))
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
	if left <= 0 || left > time.Minute {
		t.Errorf("%v left", left)
	}
}
