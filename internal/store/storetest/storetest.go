// Package storetest gives tests an empty, migrated database on each engine. The database is never mocked:
// what a test of any room sees is what a user gets. The package's own tests are the behaviour suite that
// both engines must pass.
package storetest

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"

	"github.com/google/uuid"

	"dondoc/internal/store"
	"dondoc/internal/tenant"
)

// The engines' names.
const (
	sqlite   = "sqlite"
	postgres = "postgres"
)

// Engines are the names of all engines.
func Engines() []string { return []string{sqlite, postgres} }

// Engine is a way to reach an empty database that is removed when the test ends.
type Engine struct {
	Name string // "sqlite" or "postgres"
	URL  string // for store.Open
}

// Each runs the test on every engine, with a database that has the newest schema and no rows.
func Each(t *testing.T, test func(t *testing.T, db *store.DB)) {
	t.Helper()
	EachEngine(t, func(t *testing.T, e Engine) { test(t, Open(t, e)) })
}

// EachEngine runs the test on every engine, with a database that is quite empty.
func EachEngine(t *testing.T, test func(t *testing.T, e Engine)) {
	t.Helper()
	t.Run(sqlite, func(t *testing.T) { test(t, SQLite(t)) })
	t.Run(postgres, func(t *testing.T) { test(t, Postgres(t)) })
}

// SQLite names a file in the test's folder.
func SQLite(t testing.TB) Engine {
	t.Helper()
	return Engine{sqlite, filepath.Join(t.TempDir(), "dondoc.db")}
}

// Raw opens an engine's database beside the store, for tests that look at the schema or play an intruder.
func Raw(t testing.TB, e Engine) *sql.DB {
	t.Helper()
	driver := map[string]string{sqlite: "sqlite", postgres: "pgx"}[e.Name]
	db, err := sql.Open(driver, e.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// Open opens an engine's database, brings its schema up to date and closes it when the test ends.
func Open(t testing.TB, e Engine) *store.DB {
	t.Helper()
	db := connect(t, e)
	if err := db.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	return db
}

// connect opens a database as it is and closes it when the test ends.
func connect(t testing.TB, e Engine) *store.DB {
	t.Helper()
	db, err := store.Open(context.Background(), e.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

// Tenant adds a tenant with the slug and default settings, and returns its id.
func Tenant(t testing.TB, db *store.DB, slug string) string {
	t.Helper()
	id := uuid.Must(uuid.NewV7()).String()
	v := tenant.Tenant{ID: id, Slug: slug, Name: "Ủy ban nhân dân " + slug, Settings: tenant.Defaults()}
	if err := db.InsertTenant(context.Background(), v); err != nil {
		t.Fatal(err)
	}
	return id
}
