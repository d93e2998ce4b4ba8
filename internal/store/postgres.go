package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
)

//go:embed migrations/postgres/*.sql
var postgresMigrations embed.FS

// Connections to PostgreSQL: few enough for several processes under its default of 100, and renewed so that
// a failover or a changed password is noticed.
const (
	postgresConnections = 20
	postgresIdle        = 10
	postgresLifetime    = 30 * time.Minute
)

func openPostgres(url string) (*DB, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, errors.New("the postgres:// URL cannot be read") // pgx's own message repeats parts of it
	}
	pool := stdlib.OpenDB(*config)
	pool.SetMaxOpenConns(postgresConnections)
	pool.SetMaxIdleConns(postgresIdle)
	pool.SetConnMaxLifetime(postgresLifetime)
	return &DB{write: pool, read: pool, dialect: postgresDialect()}, nil
}

func postgresDialect() dialect {
	migrations, err := fs.Sub(postgresMigrations, "migrations/postgres")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return dialect{
		name:       "postgres",
		goose:      goose.DialectPostgres,
		migrations: migrations,
		locker:     advisoryLock{},
		jobs:       func(db *sql.DB) riverdriver.Driver[*sql.Tx] { return riverdatabasesql.New(db) },

		reading: sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true},
		// Writers of one tenant queue at its row, as all do in SQLite: each appends to the tenant's one audit
		// chain, so they could not run side by side, and a stricter level would only make them fail and retry.
		// Who holds the row sees everything committed before and nothing changes under it.
		writing: sql.TxOptions{Isolation: sql.LevelReadCommitted},

		lockTenant:     sqlLockTenantPostgres,
		putSearchEntry: sqlPutSearchEntryPostgres,
		searchEntries:  sqlSearchEntriesPostgres,
		searchTerms:    postgresSearchTerms,
		searchQuery:    postgresSearchQuery,

		violation: postgresViolation,
		retryable: postgresRetryable,
	}
}

// advisoryLock keeps processes from migrating one database at once: the later one waits.
type advisoryLock struct{}

// migrationLock is any number that nothing else in the database locks: "dondoc" in ASCII.
const migrationLock = 0x646f6e646f63

func (advisoryLock) SessionLock(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, "select pg_advisory_lock($1)", int64(migrationLock))
	return err
}

func (advisoryLock) SessionUnlock(ctx context.Context, conn *sql.Conn) error {
	_, err := conn.ExecContext(ctx, "select pg_advisory_unlock($1)", int64(migrationLock))
	return err
}

func postgresViolation(err error) violation {
	e, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return noViolation
	}
	switch e.Code {
	case "23505":
		return uniqueViolation
	case "23503":
		return referenceViolation
	}
	return noViolation
}

// postgresRetryable knows serialization_failure and deadlock_detected.
func postgresRetryable(err error) bool {
	e, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (e.Code == "40001" || e.Code == "40P01")
}

const (
	// The weaker of the two exclusive row locks lets rows that refer to the tenant be checked meanwhile.
	sqlLockTenantPostgres = `select 1 from tenants where id = $1 for no key update`

	sqlPutSearchEntryPostgres = `
insert into search_entries (tenant, kind, id, title, body, scope, exact, fold, words)
values ($1, $2, $3, $4, $5, $6, $7, $8, cast(cast($9 as text) as tsvector))
on conflict (tenant, kind, id) do update
set title = excluded.title, body = excluded.body, scope = excluded.scope,
    exact = excluded.exact, fold = excluded.fold, words = excluded.words`

	// The best have all words as typed; ts_rank weighs words with accents (A) 10, folded ones (D) 1. It finds
	// nothing in the empty query, which words without letters or digits give.
	sqlSearchEntriesPostgres = `
with question as (
  select cast(cast($3 as text) as tsquery) as folded, cast(cast($4 as text) as tsquery) as typed
)
select e.kind, e.id, e.title, e.body, e.scope,
       - cast(ts_rank('{0.1, 0.1, 0.1, 1.0}', e.words, q.typed || q.folded) as double precision)
         - case when e.words @@ q.typed then 1000.0 else 0.0 end
from search_entries e cross join question q
where e.words @@ q.folded and e.tenant = $1 and ($2 = '' or e.kind = $2)
order by 6, e.kind, e.id
limit $5`
)
