package identity

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestThrottleWaitsGrow(t *testing.T) {
	now := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
	th := hereThrottle()
	cases := []struct {
		failed int
		want   time.Duration
	}{
		{0, 0}, {4, 0}, {5, 2 * time.Second}, {6, 4 * time.Second}, {7, 8 * time.Second}, {13, 512 * time.Second},
		{14, 15 * time.Minute}, {10_000, 15 * time.Minute},
	}
	for _, c := range cases {
		if got := th.wait(Attempt{Failed: c.failed, Since: now}, now); got != c.want {
			t.Errorf("after %d failures: wait %v, want %v", c.failed, got, c.want)
		}
	}
}

func TestThrottleForgetsAfterQuiet(t *testing.T) {
	now := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
	for _, th := range []throttle{hereThrottle(), loginThrottle(), addressThrottle()} {
		old := Attempt{Failed: 1000, Since: now.Add(-th.quiet)}
		if wait := th.wait(old, now); wait != 0 {
			t.Errorf("wait %v after the quiet time", wait)
		}
		if got := th.count(old, now).Failed; got != 1 {
			t.Errorf("count goes on at %d after the quiet time", got)
		}
	}
}

// Whoever fails more waits no less, never longer than the most, and waiting as
// told always opens the gate.
func TestThrottleProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		th := rapid.SampledFrom([]throttle{hereThrottle(), loginThrottle(), addressThrottle()}).Draw(t, "throttle")
		now := time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "now"), 0)
		a := Attempt{Failed: rapid.IntRange(0, 200).Draw(t, "failed"), Since: now}
		wait, more := th.wait(a, now), th.wait(th.count(a, now), now)
		if more < wait || more > th.most {
			t.Fatalf("wait %v, one failure later %v", wait, more)
		}
		if left := th.wait(a, now.Add(wait)); left != 0 {
			t.Fatalf("still %v to wait after waiting %v", left, wait)
		}
	})
}

func TestNetwork(t *testing.T) {
	for addr, want := range map[string]string{
		"192.0.2.7": "192.0.2.7", "2001:db8:1:2:3:4:5:6": "2001:db8:1:2::/64", "fe80::1%eth0": "fe80::/64", "no address": "no address",
	} {
		if got := network(addr); got != want {
			t.Errorf("network(%q) = %q, want %q", addr, got, want)
		}
	}
}

// The keys are stored; what was typed may be a password in the wrong box.
func TestKeysHoldNothingTyped(t *testing.T) {
	typed := "mat-khau-go-nham-o" + strings.Repeat("x", 1000)
	for _, g := range []gate{hereGate(typed, "192.0.2.7"), loginGate(typed)} {
		if strings.Contains(g.key, "mat-khau") || len(g.key) > 64 {
			t.Errorf("key %q", g.key)
		}
	}
}
