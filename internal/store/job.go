package store

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivermigrate"

	"dondoc/internal/job"
)

// queue is where jobs lie: River's tables, beside ours in one database, so that a job commits with its cause. They
// are read and written by River alone.
type queue struct {
	driver   riverdriver.Driver[*sql.Tx]
	inserter *river.Client[*sql.Tx]
}

// newQueue shares the pool of changes: with SQLite it is a single connection, at which River's statements wait their
// turn like all others instead of failing because the file is locked.
func newQueue(driver riverdriver.Driver[*sql.Tx]) (queue, error) {
	inserter, err := river.NewClient(driver, &river.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return queue{}, fmt.Errorf("job queue: %w", err)
	}
	return queue{driver, inserter}, nil
}

// Jobs is the way to the queue for the one who works it off (package worker).
func (db *DB) Jobs() riverdriver.Driver[*sql.Tx] { return db.queue.driver }

// Enqueue queues a job for the transaction's tenant.
func (t *Tx) Enqueue(a job.Args) error {
	q, err := job.For(t.tenant, a)
	if err != nil {
		return fmt.Errorf("job %s: %w", a.Kind(), err)
	}
	if _, err := t.queue.inserter.InsertTx(t.ctx, t.sql, q, &river.InsertOpts{Queue: q.Queue()}); err != nil {
		return fmt.Errorf("job %s: %w", a.Kind(), err)
	}
	return nil
}

// migrations are the steps of ours at which River's tables come to a version of River's. They run inside ours, so that
// one lock and one table of versions serve both. A version that adds a value to an enumeration (4) ends a step:
// PostgreSQL uses such a value only after the commit.
func (q queue) migrations() []*goose.Migration {
	return []*goose.Migration{q.migration(9, 4), q.migration(13, 8)}
}

func (q queue) migration(step int64, version int) *goose.Migration {
	m := goose.NewGoMigration(step, &goose.GoFunc{RunTx: func(ctx context.Context, begun *sql.Tx) error {
		return q.migrate(ctx, begun, version)
	}}, nil)
	m.Source = fmt.Sprintf("%05d_queue_%d.go", step, version) // what is pending is named by its file, and this has none
	return m
}

func (q queue) migrate(ctx context.Context, begun *sql.Tx, version int) error {
	m, err := rivermigrate.New(q.driver, &rivermigrate.Config{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return err
	}
	up := &rivermigrate.MigrateOpts{TargetVersion: version}
	_, err = m.MigrateTx(ctx, begun, rivermigrate.DirectionUp, up) //nolint:staticcheck // our steps end where River's must: see migrations
	return err
}
