package store

import (
	"database/sql"
	"errors"
	"fmt"

	"dondoc/internal/errs"
)

// Every statement of a transaction goes through these methods, which pass the tenant as $1; the arguments
// they are given begin at $2.

func (t *Tx) bind(args []any) []any { return append([]any{t.tenant}, args...) }

func (t *Tx) query(query string, args ...any) (*sql.Rows, error) {
	return t.sql.QueryContext(t.ctx, query, t.bind(args)...)
}

func (t *Tx) queryRow(query string, args ...any) *sql.Row {
	return t.sql.QueryRowContext(t.ctx, query, t.bind(args)...)
}

// exec runs a change on behalf of a room and returns how many rows it touched.
func (t *Tx) exec(room, query string, args ...any) (int64, error) {
	result, err := t.sql.ExecContext(t.ctx, query, t.bind(args)...)
	if err != nil {
		return 0, t.dialect.classify(room, err)
	}
	return result.RowsAffected()
}

// insert runs an insert; errs.Conflict "<room>.exists" when there is one like it, errs.NotFound
// "store.unknown_reference" when it refers to something this tenant does not have.
func (t *Tx) insert(room, query string, args ...any) error {
	_, err := t.exec(room, query, args...)
	return err
}

// classify turns a broken constraint into a refusal and gives every other error its context.
func (d *dialect) classify(room string, err error) error {
	switch d.violation(err) {
	case uniqueViolation:
		return errs.Wrap(err, errs.Conflict, room+".exists")
	case referenceViolation:
		return errs.Wrap(err, errs.NotFound, "store.unknown_reference")
	default:
		return fmt.Errorf("%s: %w", room, err)
	}
}

// A room's fields function lists the parts of a value in the order of its columns, as pointers, so that one
// list serves to write a row and to read it.

// list reads every row of an answer.
func list[T any](t *Tx, fields func(*T) []any, query string, args ...any) ([]T, error) {
	rows, err := t.query(query, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, fields)
}

func collect[T any](rows *sql.Rows, fields func(*T) []any) (all []T, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var v T
		if err := rows.Scan(fields(&v)...); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// one reads a single row; errs.NotFound "<room>.unknown" when there is none.
func one[T any](t *Tx, room string, fields func(*T) []any, query string, args ...any) (v T, err error) {
	err = t.queryRow(query, args...).Scan(fields(&v)...)
	if errors.Is(err, sql.ErrNoRows) {
		return v, errs.New(errs.NotFound, room+".unknown")
	}
	return v, err
}

// alone is the fields function of a value of one column.
func alone[T any](v *T) []any { return []any{v} }

// mustTouch turns a change that found no row into errs.NotFound "<room>.unknown".
func mustTouch(room string, n int64, err error) error {
	if err == nil && n == 0 {
		return errs.New(errs.NotFound, room+".unknown")
	}
	return err
}

// swap runs a compare-and-set: an update of the row with the id ($2) and version ($3). Where it touches no row,
// version, a query for the row's version by id, tells a stale one (errs.Conflict "<room>.stale") from an
// unknown id (errs.NotFound "<room>.unknown").
func (t *Tx) swap(room, update, version, id string, from int, args ...any) error {
	n, err := t.exec(room, update, append([]any{id, from}, args...)...)
	if err != nil || n > 0 {
		return err
	}
	_, err = one(t, room, alone[int], version, id)
	if err != nil {
		return err
	}
	return errs.New(errs.Conflict, room+".stale")
}
