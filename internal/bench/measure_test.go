package bench_test

import (
	"slices"
	"testing"
	"time"
)

// times is how long something took, each time it was done.
type times []time.Duration

// percentile is the smallest time that p percent of all do not exceed.
func (s times) percentile(p int) time.Duration {
	if len(s) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(s))
	return sorted[(len(sorted)*p+99)/100-1]
}

// meter does something for the i-th time and says how long that took.
type meter func(i int) (time.Duration, error)

// timed is the meter of something that counts from its beginning to its end.
func timed(do func(i int) error) meter {
	return func(i int) (time.Duration, error) {
		begin := time.Now()
		err := do(i)
		return time.Since(begin), err
	}
}

// compare measures the subject and its baseline in turn for as long as the benchmark lasts, so that both meet the
// same state of the machine, and reports the subject's percentiles, the baseline's median and the ratio of the
// medians. It returns the subject's times.
func compare(b *testing.B, subject, baseline meter) (own times) {
	b.Helper()
	var base times
	for i := 0; b.Loop(); i++ {
		own = append(own, must(b, subject, i))
		base = append(base, must(b, baseline, i))
	}
	b.ReportMetric(0, "ns/op") // of the two together: means nothing
	b.ReportMetric(ms(own.percentile(50)), "p50-ms")
	b.ReportMetric(ms(own.percentile(95)), "p95-ms")
	b.ReportMetric(ms(own.percentile(99)), "p99-ms")
	b.ReportMetric(ms(base.percentile(50)), "baseline-p50-ms")
	b.ReportMetric(float64(own.percentile(50))/float64(base.percentile(50)), "ratio")
	return own
}

func must(b *testing.B, m meter, i int) time.Duration {
	b.Helper()
	took, err := m(i)
	if err != nil {
		b.Fatal(err)
	}
	return took
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func TestPercentile(t *testing.T) {
	var hundred times
	for i := range 100 {
		hundred = append(hundred, time.Duration(100-i))
	}
	for _, c := range []struct {
		of   times
		p    int
		want time.Duration
	}{
		{hundred, 50, 50}, {hundred, 95, 95}, {hundred, 99, 99}, {hundred, 100, 100},
		{times{7}, 50, 7}, {times{7}, 99, 7}, {times{9, 1, 5}, 50, 5}, {times{9, 1, 5}, 95, 9}, {nil, 95, 0},
	} {
		if got := c.of.percentile(c.p); got != c.want {
			t.Errorf("%d%% of %d is %d, want %d", c.p, len(c.of), got, c.want)
		}
	}
}
