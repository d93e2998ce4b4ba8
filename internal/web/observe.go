package web

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics are the site's figures; whoever makes them registers them.
type Metrics struct {
	Requests *prometheus.CounterVec   // by route, method, status
	Seconds  *prometheus.HistogramVec // by route
	Running  prometheus.Gauge
	registry *prometheus.Registry
}

// NewMetrics makes the figures and registers them in the registry /metrics shows.
func NewMetrics(registry *prometheus.Registry) *Metrics {
	m := &Metrics{
		Requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "dondoc_http_requests_total", Help: "Requests answered.",
		}, []string{"route", "method", "status"}),
		Seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "dondoc_http_request_seconds", Help: "Time to answer, in seconds.",
			Buckets: []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
		}, []string{"route"}),
		Running: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "dondoc_http_requests_running", Help: "Requests being answered now.",
		}),
		registry: registry,
	}
	registry.MustRegister(m.Requests, m.Seconds, m.Running)
	return m
}

// traceKey is the context key of a request's id: the one thing besides the
// deadline that travels in a context.
type traceKey struct{}

// withTrace gives every request an id, told to the client and to every log line.
func withTrace(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := rand.Text()
		w.Header().Set("X-Request-ID", id)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), traceKey{}, id)))
	})
}

// traced adds the request's id to each line logged with its context.
type traced struct{ slog.Handler }

// TracedLog wraps a log handler so that lines carry the id of their request.
func TracedLog(h slog.Handler) slog.Handler { return traced{h} }

// Handle writes the line with the id.
func (t traced) Handle(ctx context.Context, line slog.Record) error {
	if id, ok := ctx.Value(traceKey{}).(string); ok {
		line.AddAttrs(slog.String("request", id))
	}
	return t.Handler.Handle(ctx, line)
}

// WithAttrs keeps the wrapping.
func (t traced) WithAttrs(a []slog.Attr) slog.Handler { return traced{t.Handler.WithAttrs(a)} }

// WithGroup keeps the wrapping.
func (t traced) WithGroup(name string) slog.Handler { return traced{t.Handler.WithGroup(name)} }

// answer notes what was sent back.
type answer struct {
	http.ResponseWriter

	status int
	bytes  int64
}

// WriteHeader notes the status.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (a *answer) Write(p []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(p)
	a.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// observe counts and logs every request. The log shows which fields a query
// had, never what a person typed into them.
func (s *Site) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := s.Now()
		s.Metrics.Running.Inc()
		defer s.Metrics.Running.Dec()
		a := &answer{ResponseWriter: w}
		next.ServeHTTP(a, r)
		s.record(r, a, s.Now().Sub(began))
	})
}

func (s *Site) record(r *http.Request, a *answer, took time.Duration) {
	_, route := s.mux.Handler(r)
	if route == "" {
		route = "none"
	}
	s.Metrics.Requests.WithLabelValues(route, methodLabel(r.Method), strconv.Itoa(a.status)).Inc()
	s.Metrics.Seconds.WithLabelValues(route).Observe(took.Seconds())
	s.Log.InfoContext(r.Context(), "request",
		"method", r.Method, "path", r.URL.Path, "query", queryNames(r), "route", route, "status", a.status,
		"bytes", a.bytes, "ms", took.Milliseconds(), "client", s.clientAddr(r))
}

// methodLabel keeps a client from inventing label values.
func methodLabel(m string) string {
	if slices.Contains([]string{http.MethodGet, http.MethodHead, http.MethodPost}, m) {
		return m
	}
	return "other"
}

func queryNames(r *http.Request) string {
	return strings.Join(slices.Sorted(maps.Keys(r.URL.Query())), ",")
}

// probes answers those who watch the process: alive, ready, and its figures.
func (s *Site) probes(next http.Handler) http.Handler {
	m := http.NewServeMux()
	m.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { plain(w, http.StatusOK, "ok") })
	m.HandleFunc("GET /readyz", s.showReady)
	m.HandleFunc("GET /metrics", s.showMetrics)
	m.Handle("/", next)
	return m
}

func (s *Site) showReady(w http.ResponseWriter, r *http.Request) {
	if err := s.Ready(r.Context()); err != nil {
		s.Log.ErrorContext(r.Context(), "not ready", "error", err)
		plain(w, http.StatusServiceUnavailable, "not ready")
		return
	}
	plain(w, http.StatusOK, "ready")
}

// showMetrics answers only those allowed, and nobody through a proxy: figures
// tell an outsider what the authority is doing.
func (s *Site) showMetrics(w http.ResponseWriter, r *http.Request) {
	if forwarded(r) || !covered(s.MetricsFrom, peerAddr(r)) {
		plain(w, http.StatusNotFound, "not found")
		return
	}
	promhttp.HandlerFor(s.Metrics.registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
}

// forwarded reports whether a proxy stands between: any of the headers they add says so.
func forwarded(r *http.Request) bool {
	return slices.ContainsFunc([]string{"X-Forwarded-For", "Forwarded", "X-Real-Ip", "Via"}, func(name string) bool {
		return len(r.Header.Values(name)) > 0
	})
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// The client may be gone; nobody is left to tell.
	_, _ = io.WriteString(w, text+"\n")
}
