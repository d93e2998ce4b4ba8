package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"dondoc/internal/errs"
	"dondoc/internal/tx"
)

// Tx is one transaction of one tenant. It implements the Tx interface of every room, and must not be used by
// two goroutines nor after its unit of work ended.
type Tx struct {
	ctx     context.Context //nolint:containedctx // a Tx lives no longer than the call that carries it
	sql     *sql.Tx
	tenant  string // always $1
	dialect *dialect
	queue   *queue
}

// Bind gives a room its store: transactions of db seen through view, which is the identity and makes the
// compiler check that Tx has what the room needs.
func Bind[T any](db *DB, view func(*Tx) T) tx.Store[T] { return bound[T]{db, view} }

type bound[T any] struct {
	db   *DB
	view func(*Tx) T
}

// Read runs do on a snapshot.
func (b bound[T]) Read(ctx context.Context, tenant string, do func(T) error) error {
	return b.db.run(ctx, b.db.read, b.db.dialect.reading, tenant, func(t *Tx) error { return do(b.view(t)) })
}

// attempts bounds how often a write is run when the engine asks for it to be run again.
const attempts = 5

// Write runs do, and runs it again from the start when the engine asks for that. Writes of one tenant follow
// one another; errs.NotFound "tenant.unknown" when there is no such tenant.
func (b bound[T]) Write(ctx context.Context, tenant string, do func(T) error) error {
	once := func(t *Tx) error {
		if err := t.lockTenant(); err != nil {
			return err
		}
		return do(b.view(t))
	}
	for n := 1; ; n++ {
		err := b.db.run(ctx, b.db.write, b.db.dialect.writing, tenant, once)
		if err == nil || n == attempts || !b.db.dialect.retryable(err) {
			return err
		}
		if err := pause(ctx, time.Duration(n*n)*10*time.Millisecond); err != nil {
			return err
		}
	}
}

func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// run begins a transaction, ends it with a commit when do returns nil, and rolls it back otherwise, also when
// do panics.
func (db *DB) run(ctx context.Context, pool *sql.DB, opts sql.TxOptions, tenant string, do func(*Tx) error) error {
	begun, err := pool.BeginTx(ctx, &opts)
	if err != nil {
		return fmt.Errorf("begin transaction: %w", err)
	}
	defer begun.Rollback() //nolint:errcheck // after a commit there is nothing left to roll back
	t := &Tx{ctx: ctx, sql: begun, tenant: tenant, dialect: &db.dialect, queue: &db.queue}
	if err := do(t); err != nil {
		return err
	}
	if err := begun.Commit(); err != nil {
		return db.dialect.classify("store", fmt.Errorf("commit: %w", err))
	}
	return nil
}

func (t *Tx) lockTenant() error {
	var one int
	err := t.queryRow(t.dialect.lockTenant).Scan(&one)
	if errors.Is(err, sql.ErrNoRows) {
		return errs.New(errs.NotFound, "tenant.unknown")
	}
	return err
}
