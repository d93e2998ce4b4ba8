package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

const (
	sqlSession    = "select data from sessions where token = $1 and expires_at > $2"
	sqlPutSession = `insert into sessions (token, data, expires_at) values ($1, $2, $3)
on conflict (token) do update set data = excluded.data, expires_at = excluded.expires_at`
	sqlDeleteSession         = "delete from sessions where token = $1"
	sqlDeleteExpiredSessions = "delete from sessions where expires_at <= $1"
)

// Sessions keeps the browser sessions of the whole installation for package scs, whose CtxStore it implements.
// Tokens are expected hashed (scs's HashTokenInStore), so that a copy of the database opens no session.
type Sessions struct {
	db  *DB
	now func() time.Time
}

// NewSessions keeps sessions in db. now is the clock that expiry is judged by.
func NewSessions(db *DB, now func() time.Time) *Sessions { return &Sessions{db, now} }

// FindCtx returns a session's data unless it is unknown or expired.
func (s *Sessions) FindCtx(ctx context.Context, token string) (data []byte, found bool, err error) {
	err = s.db.read.QueryRowContext(ctx, sqlSession, token, s.now().UnixMilli()).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, false, nil
	}
	return data, err == nil, err
}

// CommitCtx stores a session's data until expiry.
func (s *Sessions) CommitCtx(ctx context.Context, token string, data []byte, expiry time.Time) error {
	_, err := s.db.write.ExecContext(ctx, sqlPutSession, token, data, expiry.UnixMilli())
	return err
}

// DeleteCtx ends a session; it is no error when there is none.
func (s *Sessions) DeleteCtx(ctx context.Context, token string) error {
	_, err := s.db.write.ExecContext(ctx, sqlDeleteSession, token)
	return err
}

// DeleteExpired removes the sessions past their expiry and returns how many there were.
func (s *Sessions) DeleteExpired(ctx context.Context) (int64, error) {
	result, err := s.db.write.ExecContext(ctx, sqlDeleteExpiredSessions, s.now().UnixMilli())
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Find is FindCtx without a deadline, which scs asks for but does not call when the other is there.
func (s *Sessions) Find(token string) ([]byte, bool, error) {
	return s.FindCtx(context.Background(), token)
}

// Commit is CommitCtx without a deadline.
func (s *Sessions) Commit(token string, data []byte, expiry time.Time) error {
	return s.CommitCtx(context.Background(), token, data, expiry)
}

// Delete is DeleteCtx without a deadline.
func (s *Sessions) Delete(token string) error { return s.DeleteCtx(context.Background(), token) }
