// Package storetest gives tests an empty, migrated database on each engine. The database is never mocked:
// what a test of any room sees is what a user gets. The package's own tests are the behaviour suite that
// both engines must pass.
package storetest

import (
	"context"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx", to make and drop schemas

	"dondoc/internal/store"
	"dondoc/internal/tenant"
)

// Variable names the environment variable with the postgres:// URL of a database where schemas may be made.
const Variable = "DONDOC_TEST_POSTGRES"

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
	t.Run("sqlite", func(t *testing.T) { test(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, Postgres(t)) })
}

// SQLite names a file in the test's folder.
func SQLite(t testing.TB) Engine {
	t.Helper()
	return Engine{"sqlite", filepath.Join(t.TempDir(), "dondoc.db")}
}

// Postgres makes a schema on the test server. Without one the test fails: an engine that was not tried is
// not one that works.
func Postgres(t testing.TB) Engine {
	t.Helper()
	server := os.Getenv(Variable)
	if server == "" {
		t.Fatalf("%s names no PostgreSQL server; `make test` starts one and sets it", Variable)
	}
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	schema := "dondoc_test_" + strings.ReplaceAll(uuid.NewString(), "-", "")
	onServer(t, server, "create schema "+schema)
	t.Cleanup(func() { onServer(t, server, "drop schema "+schema+" cascade") })
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	return Engine{"postgres", u.String()}
}

// Raw opens an engine's database beside the store, for tests that look at the schema or play an intruder.
func Raw(t testing.TB, e Engine) *sql.DB {
	t.Helper()
	driver := map[string]string{"sqlite": "sqlite", "postgres": "pgx"}[e.Name]
	db, err := sql.Open(driver, e.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func onServer(t testing.TB, server, statement string) {
	t.Helper()
	db, err := sql.Open("pgx", server)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(context.Background(), statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// Open opens an engine's database, brings its schema up to date and closes it when the test ends.
func Open(t testing.TB, e Engine) *store.DB {
	t.Helper()
	ctx := context.Background()
	db, err := store.Open(ctx, e.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := db.Migrate(ctx); err != nil {
		t.Fatal(err)
	}
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
