package identity

import (
	"time"

	"dondoc/internal/errs"
)

// throttle is how failed sign-ins slow the next ones down.
type throttle struct {
	free  int           // failures without any wait
	first time.Duration // the wait after the next one; it doubles with each more
	most  time.Duration // the longest wait
	quiet time.Duration // after this long without a failure the count begins anew
}

// A login is one person's; an address may be a whole office behind one router.
func loginThrottle() throttle {
	return throttle{free: 5, first: 2 * time.Second, most: 15 * time.Minute, quiet: 24 * time.Hour}
}

func addressThrottle() throttle {
	return throttle{free: 30, first: 2 * time.Second, most: 15 * time.Minute, quiet: time.Hour}
}

// wait is how long after now the next attempt may come, zero if at once.
func (th throttle) wait(a Attempt, now time.Time) time.Duration {
	if a.Failed < th.free || now.Sub(a.Since) >= th.quiet {
		return 0
	}
	pause := th.first
	for range a.Failed - th.free {
		if pause *= 2; pause >= th.most {
			pause = th.most
			break
		}
	}
	return max(0, a.Since.Add(pause).Sub(now))
}

// count adds a failure.
func (th throttle) count(a Attempt, now time.Time) Attempt {
	if now.Sub(a.Since) >= th.quiet {
		a.Failed = 0
	}
	a.Failed++
	a.Since = now
	return a
}

// gate is one key with its throttle.
type gate struct {
	key      string
	throttle throttle
}

func loginGate(login string) gate { return gate{"login:" + login, loginThrottle()} }

func addressGate(addr string) gate { return gate{"address:" + addr, addressThrottle()} }

// pass refuses when one of the gates is shut, and counts a failure at each.
// Counting before the password is compared keeps many guesses at the same
// moment from all slipping through.
func pass(t Tx, now time.Time, gates ...gate) error {
	attempts := make([]Attempt, len(gates))
	for i, g := range gates {
		a, err := t.SignInAttempt(g.key)
		if err != nil {
			return err
		}
		if wait := g.throttle.wait(a, now); wait > 0 {
			return errs.New(errs.TooMany, "identity.wait", int(wait.Seconds())+1)
		}
		a.Key = g.key
		attempts[i] = g.throttle.count(a, now)
	}
	for _, a := range attempts {
		if err := t.PutSignInAttempt(a); err != nil {
			return err
		}
	}
	return nil
}

// forgive takes back the failure counted at a gate for an attempt that succeeded.
func forgive(t Tx, g gate) error {
	a, err := t.SignInAttempt(g.key)
	if err != nil || a.Failed == 0 {
		return err
	}
	a.Key = g.key
	a.Failed--
	return t.PutSignInAttempt(a)
}
