// Package store owns the SQL of the whole product and the two engines it runs on: an embedded SQLite
// file, or PostgreSQL. It keeps what the rooms of the domain hand it and gives it back; it decides
// nothing. Each room sees one narrow view of a transaction, its own Tx interface (see Bind).
//
// One SQL text per query serves both engines, a constant sqlXxx in the file named after its room. What
// differs stands in dialect.go, sqlite.go, postgres.go and migrations/ alone.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// DB is an open database of one installation, which may serve many tenants. It is safe for concurrent use.
type DB struct {
	write   *sql.DB // SQLite: a single connection
	read    *sql.DB // PostgreSQL: the same pool as write
	dialect dialect
	queue   queue
}

// Open opens the database that url names: a postgres:// URL, or else the path of an SQLite file, which is
// made with its folder when it is not there. The schema may still be missing or old, see Migrate.
func Open(ctx context.Context, url string) (*DB, error) {
	open := openSQLite
	if strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://") {
		open = openPostgres
	}
	db, err := open(url)
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	if db.queue, err = newQueue(db.dialect.jobs(db.write)); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if err := db.Ping(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open database: %w", err), db.Close())
	}
	return db, nil
}

// Ping reports whether the database answers, for changes and for reading.
func (db *DB) Ping(ctx context.Context) error {
	if err := db.write.PingContext(ctx); err != nil {
		return err
	}
	return db.read.PingContext(ctx)
}

// Close waits for running statements and closes all connections.
func (db *DB) Close() error {
	if db.read == db.write {
		return db.write.Close()
	}
	// Readers first, so that the writer is the last connection and folds the write-ahead log into the file.
	return errors.Join(db.read.Close(), db.write.Close())
}

// Engine names the engine in use, "sqlite" or "postgres".
func (db *DB) Engine() string { return db.dialect.name }
