package store

import (
	"time"

	"dondoc/internal/access"
	"dondoc/internal/identity"
	"dondoc/internal/text"
)

const (
	userColumns    = "id, login, name, password, language, disabled, sample, version"
	grantColumns   = "user_id, role, unit_id"
	attemptColumns = "key, failed, since"
)

const (
	sqlUsers       = "select " + userColumns + " from users where tenant = $1 order by sort_key, id"
	sqlUser        = "select " + userColumns + " from users where tenant = $1 and id = $2"
	sqlUserByLogin = "select " + userColumns + " from users where tenant = $1 and login = $2"
	sqlUserVersion = "select version from users where tenant = $1 and id = $2"

	sqlInsertUser = "insert into users (tenant, " + userColumns + `, sort_key)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
	sqlUpdateUser = `update users
set version = version + 1, login = $4, name = $5, password = $6, language = $7, disabled = $8, sample = $9, sort_key = $10
where tenant = $1 and id = $2 and version = $3`

	sqlGrants       = "select " + grantColumns + " from grants where tenant = $1 order by user_id, ordinal"
	sqlGrantsOfUser = "select " + grantColumns + " from grants where tenant = $1 and user_id = $2 order by ordinal"
	sqlInsertGrant  = "insert into grants (tenant, ordinal, " + grantColumns + ") values ($1, $2, $3, $4, $5)"
	sqlDeleteGrants = "delete from grants where tenant = $1 and user_id = $2"

	sqlSignInAttempt    = "select " + attemptColumns + " from sign_in_attempts where tenant = $1 and key = $2"
	sqlPutSignInAttempt = "insert into sign_in_attempts (tenant, " + attemptColumns + `) values ($1, $2, $3, $4)
on conflict (tenant, key) do update set failed = excluded.failed, since = excluded.since`
	sqlDeleteSignInAttempt        = "delete from sign_in_attempts where tenant = $1 and key = $2"
	sqlDeleteSignInAttemptsBefore = "delete from sign_in_attempts where tenant = $1 and since < $2"
)

func userFields(u *identity.User) []any {
	return []any{
		&u.ID, &u.Login, &u.Name, &u.Password, &u.Language, truth{&u.Disabled}, truth{&u.Sample}, &u.Version,
	}
}

func grantFields(g *part[access.Grant]) []any {
	return []any{&g.of, &g.value.Role, optional{&g.value.Org}}
}

func attemptFields(a *identity.Attempt) []any { return []any{&a.Key, &a.Failed, millis{&a.Since}} }

// Users lists the accounts with their grants, in dictionary order of the names.
func (t *Tx) Users() ([]identity.User, error) {
	users, err := list(t, userFields, sqlUsers)
	if err != nil {
		return nil, err
	}
	grants, err := parts(t, grantFields, sqlGrants)
	if err != nil {
		return nil, err
	}
	for i := range users {
		users[i].Grants = grants[users[i].ID]
	}
	return users, nil
}

// User finds an account by id.
func (t *Tx) User(id string) (identity.User, error) { return t.user(sqlUser, id) }

// UserByLogin finds an account by its folded login.
func (t *Tx) UserByLogin(login string) (identity.User, error) { return t.user(sqlUserByLogin, login) }

func (t *Tx) user(query, key string) (identity.User, error) {
	u, err := one(t, "identity", userFields, query, key)
	if err != nil {
		return u, err
	}
	grants, err := parts(t, grantFields, sqlGrantsOfUser, u.ID)
	u.Grants = grants[u.ID]
	return u, err
}

// InsertUser adds an account; errs.Conflict "identity.exists" when the login is taken.
func (t *Tx) InsertUser(u identity.User) error {
	if err := t.insert("identity", sqlInsertUser, append(userFields(&u), text.SortKey(u.Name))...); err != nil {
		return err
	}
	return insertParts(t, "identity", sqlInsertGrant, grantFields, u.ID, u.Grants)
}

// UpdateUser replaces an account at its version, grants included.
func (t *Tx) UpdateUser(u identity.User) error {
	err := t.swap("identity", sqlUpdateUser, sqlUserVersion, u.ID, u.Version,
		u.Login, u.Name, u.Password, u.Language, truth{&u.Disabled}, truth{&u.Sample}, text.SortKey(u.Name))
	if err != nil {
		return err
	}
	if _, err := t.exec("identity", sqlDeleteGrants, u.ID); err != nil {
		return err
	}
	return insertParts(t, "identity", sqlInsertGrant, grantFields, u.ID, u.Grants)
}

// SignInAttempt returns the count of a key, zero when there is none.
func (t *Tx) SignInAttempt(key string) (identity.Attempt, error) {
	found, err := list(t, attemptFields, sqlSignInAttempt, key)
	if err != nil || len(found) == 0 {
		return identity.Attempt{Key: key}, err
	}
	return found[0], nil
}

// PutSignInAttempt stores a key's count.
func (t *Tx) PutSignInAttempt(a identity.Attempt) error {
	return t.insert("identity", sqlPutSignInAttempt, attemptFields(&a)...)
}

// DeleteSignInAttempt forgets a key's count, if there is one.
func (t *Tx) DeleteSignInAttempt(key string) error {
	_, err := t.exec("identity", sqlDeleteSignInAttempt, key)
	return err
}

// DeleteSignInAttemptsBefore forgets counts whose last failure was before a time.
func (t *Tx) DeleteSignInAttemptsBefore(since time.Time) error {
	_, err := t.exec("identity", sqlDeleteSignInAttemptsBefore, millis{&since})
	return err
}
