package storetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
)

// sqlTransferred lists the tables as they were made, so that what is referred to comes first. The table of search
// entries is another one on each engine; what the engines and libraries keep for themselves is not ours.
const sqlTransferred = `
select name from sqlite_schema
where type = 'table' and name not like 'sqlite_%' and name not like 'search_%' and name not like 'river_%' and name <> 'schema_versions'
order by rowid`

// Transfer copies the rows of an SQLite database into a migrated PostgreSQL one that has none, many times faster than
// the rooms would write them. Search entries are left to the caller.
func Transfer(t testing.TB, from, to Engine) {
	t.Helper()
	ctx, source := t.Context(), Raw(t, from)
	target, err := Raw(t, to).Conn(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer target.Close()
	for _, table := range names(t, source, sqlTransferred) {
		err := target.Raw(func(driver any) error {
			connection, ok := driver.(*stdlib.Conn)
			if !ok {
				return fmt.Errorf("the driver is %T", driver)
			}
			return copyTable(ctx, source, connection.Conn(), table)
		})
		if err != nil {
			t.Fatalf("%s: %v", table, err)
		}
	}
}

func names(t testing.TB, db *sql.DB, query string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		all = append(all, name)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// copyTable streams the rows: the engines' columns have the same names and types that take each other's values.
func copyTable(ctx context.Context, from *sql.DB, to *pgx.Conn, table string) (err error) {
	rows, err := from.QueryContext(ctx, "select * from "+table) //nolint:unqueryvet // whole rows of a table of our own
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	next := func() ([]any, error) {
		if !rows.Next() {
			return nil, rows.Err()
		}
		row, places := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			places[i] = &row[i]
		}
		return row, rows.Scan(places...)
	}
	_, err = to.CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromFunc(next))
	return err
}
