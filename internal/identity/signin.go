package identity

import (
	"context"
	"errors"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// subject is an account as the audit names it.
func subject(id string) audit.Subject { return audit.Subject{Kind: "user", ID: id} }

// SignIn returns the account of the login if the password is its own. An
// unknown login, a disabled account and a wrong password are refused with the
// same message after the same work; errs.TooMany says how many seconds to wait.
// addr is the client's address.
func (s *Service) SignIn(ctx context.Context, tenant, login, password, addr string) (User, error) {
	login = text.Fold(login)
	u, err := s.admit(ctx, tenant, login, hereGate(login, addr), loginGate(login), addressGate(addr))
	if err != nil {
		return User{}, err
	}
	ok, err := u.opens(password)
	if err != nil {
		return User{}, err
	}
	if !ok {
		return User{}, s.refuse(ctx, tenant, u)
	}
	return u, s.welcome(ctx, tenant, u, addr)
}

// admit passes the gates and loads the account, a zero one if there is none.
func (s *Service) admit(ctx context.Context, tenant, login string, gates ...gate) (User, error) {
	var u User
	err := s.Store.Write(ctx, tenant, func(t Tx) error {
		if err := pass(t, s.Now(), gates...); err != nil {
			return err
		}
		found, err := t.UserByLogin(login)
		if errs.KindOf(err) == errs.NotFound {
			u = User{}
			return nil
		}
		u = found
		return err
	})
	return u, err
}

// opens reports whether the password lets somebody in. It costs the same for
// an account that does not exist.
func (u User) opens(password string) (bool, error) {
	hashed := u.Password
	if u.ID == "" {
		hashed = nobody
	}
	ok, err := matches(password, hashed)
	return ok && u.ID != "" && !u.Disabled, err
}

// refuse records a failed sign-in. An unknown login is not kept: people type
// their password into the wrong box.
func (s *Service) refuse(ctx context.Context, tenant string, u User) error {
	actor := access.Actor{Tenant: tenant, Name: u.Login}
	err := s.Store.Write(ctx, tenant, func(t Tx) error {
		return audit.Append(t, s.Now(), actor, "identity.sign_in_failed", subject(u.ID), map[string]any{"login": u.Login})
	})
	if err != nil {
		return err
	}
	return errs.New(errs.Unauthenticated, "identity.wrong")
}

// welcome clears the person's own count, takes back the others and records the sign-in.
func (s *Service) welcome(ctx context.Context, tenant string, u User, addr string) error {
	return s.Store.Write(ctx, tenant, func(t Tx) error {
		if err := t.DeleteSignInAttempt(hereGate(u.Login, addr).key); err != nil {
			return err
		}
		if err := errors.Join(forgive(t, loginGate(u.Login)), forgive(t, addressGate(addr))); err != nil {
			return err
		}
		return audit.Append(t, s.Now(), u.Actor(tenant), "identity.sign_in", subject(u.ID), nil)
	})
}

// SignedOut records that the actor ended their session.
func (s *Service) SignedOut(ctx context.Context, a access.Actor) error {
	if a.User == "" {
		return nil
	}
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		return audit.Append(t, s.Now(), a, "identity.sign_out", subject(a.User), nil)
	})
}
