package store

import "context"

// What tests cannot reach from outside the package.

// Attempts is how often a write is run at most.
const Attempts = attempts

// Pragma reads a setting of the connection that writes.
func Pragma(ctx context.Context, db *DB, name string) (value string) {
	if err := db.write.QueryRowContext(ctx, "pragma "+name).Scan(&value); err != nil {
		return err.Error()
	}
	return value
}

// Raise makes PostgreSQL fail with a code, as it does when transactions meet.
func (t *Tx) Raise(code string) error {
	_, err := t.sql.ExecContext(t.ctx, "do $$ begin raise exception 'as asked' using errcode = '"+code+"'; end $$")
	return t.dialect.classify("store", err)
}
