package identity

import (
	"context"
	"regexp"
	"slices"
	"unicode/utf8"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/i18n"
	"dondoc/internal/text"
	"dondoc/internal/tx"
)

// loginForm is what a login looks like once folded.
var loginForm = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{2,63}$`)

// maxName is the longest name of a person, in characters.
const maxName = 200

// Application is an account to be made.
type Application struct {
	Login    string
	Name     string
	Password string // empty: one is made up
	Language string // empty: Vietnamese
	Grants   []access.Grant
	Sample   bool
}

// Validate says what is wrong with it; the grants' organisations are checked when it is stored.
func (n Application) Validate() error {
	switch {
	case !loginForm.MatchString(n.Login):
		return errs.New(errs.Invalid, "identity.login_form")
	case n.Name == "" || utf8.RuneCountInString(n.Name) > maxName:
		return errs.New(errs.Invalid, "identity.name_form", maxName)
	}
	if err := checkLanguage(n.Language); err != nil {
		return err
	}
	if err := checkRoles(n.Grants); err != nil {
		return err
	}
	return checkPassword(n.Login, n.Password)
}

func checkLanguage(l string) error {
	if !slices.Contains(i18n.Languages(), i18n.Language(l)) {
		return errs.New(errs.Invalid, "identity.language_unknown")
	}
	return nil
}

func checkRoles(grants []access.Grant) error {
	if len(grants) == 0 {
		return errs.New(errs.Invalid, "identity.no_grant")
	}
	for i, g := range grants {
		if !slices.Contains(access.Roles(), g.Role) {
			return errs.New(errs.Invalid, "identity.role_unknown", string(g.Role))
		}
		if slices.Contains(grants[:i], g) {
			return errs.New(errs.Invalid, "identity.grant_twice")
		}
	}
	return nil
}

// checkOrgs refuses a grant for an organisation the tenant does not have.
func checkOrgs(t Tx, grants []access.Grant) error {
	for _, g := range grants {
		if g.Org == "" {
			continue
		}
		if _, err := t.Unit(g.Org); err != nil {
			return err
		}
	}
	return nil
}

// filled completes what may be left out.
func (n Application) filled() Application {
	n.Login, n.Name = text.Fold(n.Login), text.Normal(n.Name)
	if n.Password == "" {
		n.Password = generate()
	}
	if n.Language == "" {
		n.Language = string(i18n.Vietnamese)
	}
	return n
}

// Create makes an account and returns it with its password, to be shown once.
func (s *Service) Create(ctx context.Context, a access.Actor, n Application) (User, string, error) {
	if err := access.Check(a, access.IdentityManage); err != nil {
		return User{}, "", err
	}
	n = n.filled()
	if err := n.Validate(); err != nil {
		return User{}, "", err
	}
	hashed, err := hash(n.Password)
	if err != nil {
		return User{}, "", err
	}
	u := User{
		ID: s.NewID(), Login: n.Login, Name: n.Name, Password: hashed,
		Language: n.Language, Grants: n.Grants, Sample: n.Sample, Version: 1,
	}
	return u, n.Password, s.insert(ctx, a, u)
}

func (s *Service) insert(ctx context.Context, a access.Actor, u User) error {
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if err := checkOrgs(t, u.Grants); err != nil {
			return err
		}
		if err := t.InsertUser(u); err != nil {
			return err
		}
		detail := map[string]any{"login": u.Login, "name": u.Name, "grants": u.Grants}
		return audit.Append(t, s.Now(), a, "identity.create", subject(u.ID), detail)
	})
}

// List returns every account of the tenant, without password hashes.
func (s *Service) List(ctx context.Context, a access.Actor) ([]User, error) {
	if err := access.Check(a, access.IdentityManage); err != nil {
		return nil, err
	}
	users, err := tx.Get(ctx, s.Store, a.Tenant, Tx.Users)
	for i := range users {
		users[i].Password = ""
	}
	return users, err
}

// Show returns one account, without its password hash.
func (s *Service) Show(ctx context.Context, a access.Actor, id string) (User, error) {
	u, err := s.managed(ctx, a, id)
	u.Password = ""
	return u, err
}

// Find returns the account of a login, without its password hash.
func (s *Service) Find(ctx context.Context, a access.Actor, login string) (User, error) {
	if err := access.Check(a, access.IdentityManage); err != nil {
		return User{}, err
	}
	u, err := tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (User, error) { return t.UserByLogin(text.Fold(login)) })
	u.Password = ""
	return u, err
}

// managed loads an account for somebody who may manage accounts.
func (s *Service) managed(ctx context.Context, a access.Actor, id string) (User, error) {
	if err := access.Check(a, access.IdentityManage); err != nil {
		return User{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (User, error) { return t.User(id) })
}

// another is managed, but never the actor's own account: an administrator who
// locks themselves out leaves nobody to let them in.
func (s *Service) another(ctx context.Context, a access.Actor, id string, version int) (User, error) {
	u, err := s.managed(ctx, a, id)
	if err != nil {
		return User{}, err
	}
	if u.ID == a.User {
		return User{}, errs.New(errs.Forbidden, "identity.own_account")
	}
	u.Version = version
	return u, nil
}

// Reset gives an account a new made-up password and returns it, to be shown once.
func (s *Service) Reset(ctx context.Context, a access.Actor, id string, version int) (string, error) {
	u, err := s.managed(ctx, a, id)
	if err != nil {
		return "", err
	}
	u.Version = version
	password := generate()
	if u.Password, err = hash(password); err != nil {
		return "", err
	}
	_, err = s.update(ctx, a, u, "identity.reset_password", nil)
	return password, err
}

// SetGrants replaces what an account may do, and for whom.
func (s *Service) SetGrants(ctx context.Context, a access.Actor, id string, version int, grants []access.Grant) error {
	if err := checkRoles(grants); err != nil {
		return err
	}
	u, err := s.another(ctx, a, id, version)
	if err != nil {
		return err
	}
	detail := map[string]any{"from": u.Grants, "to": grants}
	u.Grants = grants
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if err := checkOrgs(t, grants); err != nil {
			return err
		}
		if err := t.UpdateUser(u); err != nil {
			return err
		}
		return audit.Append(t, s.Now(), a, "identity.set_grants", subject(u.ID), detail)
	})
}

// Disable keeps an account from signing in and ends what it is doing.
func (s *Service) Disable(ctx context.Context, a access.Actor, id string, version int) error {
	return s.setDisabled(ctx, a, id, version, true, "identity.disable")
}

// Enable lets a disabled account sign in again.
func (s *Service) Enable(ctx context.Context, a access.Actor, id string, version int) error {
	return s.setDisabled(ctx, a, id, version, false, "identity.enable")
}

func (s *Service) setDisabled(ctx context.Context, a access.Actor, id string, version int, disabled bool, act string) error {
	u, err := s.another(ctx, a, id, version)
	if err != nil {
		return err
	}
	u.Disabled = disabled
	_, err = s.update(ctx, a, u, act, nil)
	return err
}
