package storetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/google/uuid"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx", to make and drop schemas and databases
)

// Variable names the environment variable with the postgres:// URL of a server, whose user may make schemas in the
// database named there, and databases beside it.
const Variable = "DONDOC_TEST_POSTGRES"

// Postgres makes a schema on the test server. Without one the test fails: an engine that was not tried is
// not one that works.
func Postgres(t testing.TB) Engine {
	t.Helper()
	schema := unused()
	if err := onServer("create schema " + schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := onServer("drop schema " + schema + " cascade"); err != nil {
			t.Error(err)
		}
	})
	e, err := on(func(u *url.URL) {
		query := u.Query()
		query.Set("search_path", schema)
		u.RawQuery = query.Encode()
	})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// database makes a copy of another database for the test.
func database(t testing.TB, of Engine) Engine {
	t.Helper()
	e, err := createDatabase(of)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := dropDatabase(e); err != nil {
			t.Error(err)
		}
	})
	return e
}

// createDatabase makes a database on the test server, empty or like another one there that nobody is connected to.
func createDatabase(of Engine) (Engine, error) {
	name := unused()
	statement := "create database " + name
	if of.URL != "" {
		statement += " template " + databaseOf(of)
	}
	if err := onServer(statement); err != nil {
		return Engine{}, err
	}
	return on(func(u *url.URL) { u.Path = "/" + name })
}

// dropDatabase also ends connections: the server notices a moment later than we that they were closed.
func dropDatabase(e Engine) error {
	return onServer("drop database " + databaseOf(e) + " with (force)")
}

// databaseOf reads the name from a URL that createDatabase made.
func databaseOf(e Engine) string {
	before, _, _ := strings.Cut(e.URL, "?")
	return before[strings.LastIndex(before, "/")+1:]
}

func unused() string { return "dondoc_test_" + strings.ReplaceAll(uuid.NewString(), "-", "") }

// on is the test server with another place on it.
func on(place func(*url.URL)) (Engine, error) {
	u, err := url.Parse(os.Getenv(Variable))
	if err != nil {
		return Engine{}, err
	}
	place(u)
	return Engine{postgres, u.String()}, nil
}

func onServer(statement string) error {
	server := os.Getenv(Variable)
	if server == "" {
		return fmt.Errorf("%s names no PostgreSQL server; `make test` starts one and sets it", Variable)
	}
	db, err := sql.Open("pgx", server)
	if err != nil {
		return err
	}
	if _, err := db.ExecContext(context.Background(), statement); err != nil {
		return errors.Join(fmt.Errorf("%s: %w", statement, err), db.Close())
	}
	return db.Close()
}
