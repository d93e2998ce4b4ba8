package identity

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/tx"
)

// own loads the actor's account.
func (s *Service) own(ctx context.Context, a access.Actor) (User, error) {
	if a.User == "" {
		return User{}, errs.New(errs.Unauthenticated, "access.signed_out")
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (User, error) { return t.User(a.User) })
}

// ChangePassword gives the actor a new password, if they know the current one.
// Every other session of the account is over: its stamp is an old one.
func (s *Service) ChangePassword(ctx context.Context, a access.Actor, current, wanted string) (User, error) {
	u, err := s.own(ctx, a)
	if err != nil {
		return User{}, err
	}
	if err := checkPassword(u.Login, wanted); err != nil {
		return User{}, err
	}
	if err := s.confirmOwn(ctx, a, u, current); err != nil {
		return User{}, err
	}
	if u.Password, err = hash(wanted); err != nil {
		return User{}, err
	}
	return s.update(ctx, a, u, "identity.change_password", nil)
}

// confirmOwn compares the current password, slowed down like a sign-in: a
// session left open is no place to guess in.
func (s *Service) confirmOwn(ctx context.Context, a access.Actor, u User, current string) error {
	g := ownGate(u.ID)
	if _, err := s.admit(ctx, a.Tenant, u.Login, g); err != nil {
		return err
	}
	ok, err := u.opens(current)
	if err != nil {
		return err
	}
	if !ok {
		return errs.New(errs.Invalid, "identity.password_wrong")
	}
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error { return t.DeleteSignInAttempt(g.key) })
}

// SetLanguage remembers the actor's language, "vi" or "en", with the account.
func (s *Service) SetLanguage(ctx context.Context, a access.Actor, language string) error {
	u, err := s.own(ctx, a)
	if err != nil {
		return err
	}
	if err := checkLanguage(language); err != nil {
		return err
	}
	u.Language = language
	_, err = s.update(ctx, a, u, "identity.set_language", map[string]any{"language": language})
	return err
}

// update stores an account and records the act; it returns the account as stored.
func (s *Service) update(ctx context.Context, a access.Actor, u User, act string, detail any) (User, error) {
	err := s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if err := t.UpdateUser(u); err != nil {
			return err
		}
		return audit.Append(t, s.Now(), a, act, subject(u.ID), detail)
	})
	u.Version++
	return u, err
}
