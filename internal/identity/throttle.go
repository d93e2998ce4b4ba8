package identity

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/netip"
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

// hereThrottle slows guesses at one login from one address.
func hereThrottle() throttle {
	return throttle{free: 5, first: 2 * time.Second, most: 15 * time.Minute, quiet: 24 * time.Hour}
}

// loginThrottle slows guesses at one login from many addresses. It begins late
// and never waits long: whoever knows a login must not lock its person out.
func loginThrottle() throttle {
	return throttle{free: 100, first: 2 * time.Second, most: time.Minute, quiet: 24 * time.Hour}
}

// addressThrottle allows for a whole office behind one router.
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

func hereGate(login, addr string) gate {
	return gate{"here:" + shortSum(login) + ":" + network(addr), hereThrottle()}
}

func loginGate(login string) gate { return gate{"login:" + shortSum(login), loginThrottle()} }

func addressGate(addr string) gate { return gate{"address:" + network(addr), addressThrottle()} }

// ownGate is for the current password asked of somebody signed in.
func ownGate(user string) gate { return gate{"own:" + user, hereThrottle()} }

// shortSum stands for what was typed as a login, which may be a password in the
// wrong box: sixteen bits tell logins apart and say next to nothing about it.
func shortSum(login string) string {
	sum := sha256.Sum256([]byte(login))
	return hex.EncodeToString(sum[:2])
}

// network is what counts as one address: of IPv6 the half that a customer is
// given, within which a computer changes its address at will.
func network(addr string) string {
	a, err := netip.ParseAddr(addr)
	if err != nil || a.Is4() {
		return addr
	}
	return netip.PrefixFrom(a.WithZone(""), 64).Masked().String()
}

// ForgetAttempts removes the tenant's counts that no throttle looks at any more.
func (s *Service) ForgetAttempts(ctx context.Context, tenant string) error {
	longest := max(hereThrottle().quiet, loginThrottle().quiet, addressThrottle().quiet)
	return s.Store.Write(ctx, tenant, func(t Tx) error { return t.DeleteSignInAttemptsBefore(s.Now().Add(-longest)) })
}

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
