package worker

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Metrics are the worker's figures, one collector to register.
type Metrics struct {
	attempts *prometheus.CounterVec   // by kind, outcome
	seconds  *prometheus.HistogramVec // by kind
	takenUp  prometheus.Counter
}

// NewMetrics makes the figures; whoever makes them registers them.
func NewMetrics() *Metrics {
	return &Metrics{
		attempts: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "dondoc_job_attempts_total", Help: "Attempts at jobs: done, failed, given_up, put_back.",
		}, []string{"kind", "outcome"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "dondoc_job_seconds", Help: "Time of an attempt at a job, in seconds.",
			Buckets: []float64{.01, .1, .5, 1, 5, 15, 60, 300, 1800},
		}, []string{"kind"}),
		takenUp: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "dondoc_jobs_taken_up_total", Help: "Jobs whose process died and that were queued again.",
		}),
	}
}

// Describe names the figures.
func (m *Metrics) Describe(all chan<- *prometheus.Desc) { prometheus.DescribeByCollect(m, all) }

// Collect gives their values.
func (m *Metrics) Collect(all chan<- prometheus.Metric) {
	m.attempts.Collect(all)
	m.seconds.Collect(all)
	m.takenUp.Collect(all)
}

func (m *Metrics) count(kind, outcome string, took time.Duration) {
	m.attempts.WithLabelValues(kind, outcome).Inc()
	m.seconds.WithLabelValues(kind).Observe(took.Seconds())
}
