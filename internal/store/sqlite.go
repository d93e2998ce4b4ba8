package store

import (
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"dondoc/internal/search"
)

//go:embed migrations/sqlite/*.sql
var sqliteMigrations embed.FS

// busyMillis is how long a process waits for another that writes to the same file, such as an import at the
// command line beside a running server.
const busyMillis = "10000"

// openSQLite opens one connection for changes and a bounded pool of readers. The file holds password hashes,
// so it is made readable by its owner only.
func openSQLite(path string) (*DB, error) {
	if err := touch(path); err != nil {
		return nil, err
	}
	// A write begins immediately: a transaction that reads first and writes later cannot lose to another.
	write, err := openKeeping(sqliteDSN(path, url.Values{"_txlock": {"immediate"}}))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := openKeeping(sqliteDSN(path, url.Values{"_query_only": {"1"}}))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	// The engine works on a reader's own goroutine: more connections than a few per core only hold memory.
	readers := max(4, 2*runtime.NumCPU())
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return &DB{write: write, read: read, dialect: sqliteDialect()}, nil
}

func touch(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600) //nolint:gosec // the operator's own setting names it
	if err != nil {
		return err
	}
	return f.Close()
}

// sqliteDSN sets synchronous to FULL: with NORMAL a power cut may undo the last commits of a write-ahead log,
// and what the record says was done must stay done.
func sqliteDSN(path string, more url.Values) string {
	more.Set("_busy_timeout", busyMillis)
	more.Set("_foreign_keys", "1")
	more.Set("_journal_mode", "WAL")
	more.Set("_synchronous", "FULL")
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + more.Encode()
}

func sqliteDialect() dialect {
	migrations, err := fs.Sub(sqliteMigrations, "migrations/sqlite")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return dialect{
		name:       "sqlite",
		goose:      goose.DialectSQLite3,
		migrations: migrations,
		jobs:       func(db *sql.DB) riverdriver.Driver[*sql.Tx] { return riversqlite.New(db) },

		reading: sql.TxOptions{ReadOnly: true},

		lockTenant:     sqlLockTenantSQLite,
		putSearchEntry: sqlPutSearchEntrySQLite,
		searchEntries:  sqlSearchEntriesSQLite,
		searchTerms:    func(string, search.Indexed) []any { return nil },
		searchQuery:    sqliteSearchQuery,

		violation: sqliteViolation,
		retryable: func(error) bool { return false }, // writers queue; none is turned away after it began
	}
}

func sqliteViolation(err error) violation {
	e, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return noViolation
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return uniqueViolation
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return referenceViolation
	}
	return noViolation
}

const (
	sqlLockTenantSQLite = `select 1 from tenants where id = $1`

	sqlPutSearchEntrySQLite = `
insert into search_entries (tenant, kind, id, title, body, scope, exact, fold)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (tenant, kind, id) do update
set title = excluded.title, body = excluded.body, scope = excluded.scope,
    exact = excluded.exact, fold = excluded.fold`

	// The best have all words as typed; bm25 weighs the tenant 0, words with accents 10, folded ones 1.
	sqlSearchEntriesSQLite = `
select e.kind, e.id, e.title, e.body, e.scope,
       bm25(search_words, 0.0, 10.0, 1.0)
         - case when e.no in (select rowid from search_words where search_words match $4) then 1000.0 else 0.0 end
from search_words join search_entries e on e.no = search_words.rowid
where search_words match $3 and e.tenant = $1 and ($2 = '' or e.kind = $2)
order by 6, e.kind, e.id
limit $5`
)

// sqliteSearchQuery writes FTS5 queries. The tenant is a word of the index, so that others' entries are not
// even visited. In the first query the words as typed are alternatives to one that is there anyway: they
// select nothing, but bm25 counts them.
func sqliteSearchQuery(tenant string, q search.Question) (folded, typed string) {
	mine := "tenant : " + ftsString(tenant)
	fold, exact := ftsTerms("fold", q.Fold), ftsTerms("exact", q.Exact)
	some := strings.Join(append(exact, fold...), " OR ")
	folded = strings.Join(append([]string{mine}, fold...), " AND ") + " AND (" + some + ")"
	return folded, strings.Join(append([]string{mine}, exact...), " AND ")
}

// ftsTerms restricts each word to a column; the last one also finds words that begin with it.
func ftsTerms(column string, words []string) []string {
	terms := make([]string, len(words))
	for i, w := range words {
		terms[i] = column + " : " + ftsString(w)
	}
	if n := len(terms); n > 0 {
		terms[n-1] += " *"
	}
	return terms
}

// ftsString quotes a word: inside a string FTS5 knows no operators.
func ftsString(word string) string { return `"` + strings.ReplaceAll(word, `"`, `""`) + `"` }
