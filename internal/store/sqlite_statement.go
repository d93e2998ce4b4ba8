package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"modernc.org/sqlite"
)

// keptStatements bounds how many prepared statements a connection keeps. An act takes some twenty of those there are;
// what lists with many filters ask comes in many texts, and is prepared anew when there is no place left.
const keptStatements = 256

// openKeeping opens a pool whose connections keep the statements they prepared: SQLite takes as long to read most of
// ours as to run them. The driver for PostgreSQL keeps its own.
func openKeeping(dsn string) (*sql.DB, error) {
	connector, err := sqlite.NewConnector(dsn)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(keeping{connector}), nil
}

type keeping struct{ driver.Connector }

// Connect opens a connection that keeps its statements.
func (k keeping) Connect(ctx context.Context) (driver.Conn, error) {
	opened, err := k.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	c, ok := opened.(connection)
	if !ok {
		return nil, errors.Join(fmt.Errorf("%T lacks what a connection must have", opened), opened.Close())
	}
	return &keeper{connection: c, idle: map[string]statement{}}, nil
}

// connection is what package sql asks of one of SQLite.
type connection interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

type statement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// keeper is a connection with its statements that nobody uses at the moment. Package sql lets one goroutine at a time
// use a connection.
type keeper struct {
	connection

	idle map[string]statement
}

// Unwrap gives the driver its own connection.
func (k *keeper) Unwrap() driver.Conn { return k.connection }

// take gives the statement away until it is kept again: a query may be asked while the rows of the same are read.
func (k *keeper) take(ctx context.Context, query string) (statement, error) {
	if s, ok := k.idle[query]; ok {
		delete(k.idle, query)
		return s, nil
	}
	prepared, err := k.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s, ok := prepared.(statement)
	if !ok {
		return nil, errors.Join(fmt.Errorf("%T lacks what a statement must have", prepared), prepared.Close())
	}
	return s, nil
}

func (k *keeper) keep(query string, s statement) error {
	if _, ok := k.idle[query]; ok || len(k.idle) >= keptStatements {
		return s.Close()
	}
	k.idle[query] = s
	return nil
}

// ExecContext runs a change by a statement that is kept.
func (k *keeper) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	s, err := k.take(ctx, query)
	if err != nil {
		return nil, err
	}
	result, err := s.ExecContext(ctx, args)
	if failed := k.keep(query, s); err == nil {
		err = failed
	}
	return result, err
}

// QueryContext asks by a statement that is kept once the rows are closed.
func (k *keeper) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	s, err := k.take(ctx, query)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(ctx, args)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return &keptRows{rows, func() error { return k.keep(query, s) }}, nil
}

// Close gives up the statements and then the connection.
func (k *keeper) Close() error {
	var all []error
	for _, s := range k.idle {
		all = append(all, s.Close())
	}
	return errors.Join(append(all, k.connection.Close())...)
}

// keptRows are rows whose statement is kept when they are closed.
type keptRows struct {
	driver.Rows

	keep func() error
}

// Close resets the statement, and keeps it.
func (r *keptRows) Close() error { return errors.Join(r.Rows.Close(), r.keep()) }
