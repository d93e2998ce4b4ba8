// Package identity owns people's accounts: sign-in with a password, its
// throttling and the administrator's work on accounts. It does not own what a
// role permits (access), nor how a browser remembers who signed in (web).
package identity

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/tx"
)

// User is a person's account.
type User struct {
	ID       string
	Login    string // folded, unique in the tenant
	Name     string
	Password string // argon2id hash in PHC form; never shown, never logged
	Language string // "vi" or "en"
	Grants   []access.Grant
	Disabled bool
	Sample   bool
	Version  int // edits are compare-and-set on it
}

// Attempt counts failed sign-ins of one key (a login, or a client address).
type Attempt struct {
	Key    string
	Failed int
	Since  time.Time // of the latest one
}

// Tx is what the room needs of a transaction.
type Tx interface {
	audit.Tx
	Unit(id string) (org.Unit, error) // a grant's organisation must exist
	Users() ([]User, error)           // with grants, by sort key of the name
	User(id string) (User, error)
	UserByLogin(login string) (User, error)
	InsertUser(User) error
	// UpdateUser stores everything but the id; errs.Conflict when u.Version is not the stored one.
	UpdateUser(u User) error
	SignInAttempt(key string) (Attempt, error) // zero Failed when there is none
	PutSignInAttempt(Attempt) error
	DeleteSignInAttempt(key string) error
	DeleteSignInAttemptsBefore(since time.Time) error
}

// Service is the room's use cases.
type Service struct {
	Store tx.Store[Tx]
	Now   func() time.Time
	NewID func() string
}

// Actor is the account as use cases see it.
func (u User) Actor(tenant string) access.Actor {
	return access.Actor{Tenant: tenant, User: u.ID, Name: u.Name, Grants: u.Grants}
}

// Stamp changes whenever the password does. A session that carries another
// stamp was begun with an older password and is over.
func (u User) Stamp() string {
	sum := sha256.Sum256([]byte(u.ID + "\x00" + u.Password))
	return hex.EncodeToString(sum[:16])
}

// Actor loads who a session belongs to; errs.Unauthenticated when the account is gone or disabled.
func (s *Service) Actor(ctx context.Context, tenant, user string) (User, error) {
	u, err := tx.Get(ctx, s.Store, tenant, func(t Tx) (User, error) { return t.User(user) })
	switch {
	case errs.KindOf(err) == errs.NotFound, err == nil && u.Disabled:
		return User{}, errs.New(errs.Unauthenticated, "access.signed_out")
	case err != nil:
		return User{}, err
	}
	return u, nil
}
