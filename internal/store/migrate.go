package store

import (
	"context"
	"fmt"

	"github.com/pressly/goose/v3"
)

// versionsTable is where the engines record which migrations ran.
const versionsTable = "schema_versions"

// Migrate brings the schema to the newest version, forward only. Several processes may call it at once.
func (db *DB) Migrate(ctx context.Context) error {
	p, err := db.migrator()
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// Version returns the schema's version, 0 for an empty database.
func (db *DB) Version(ctx context.Context) (int64, error) {
	p, err := db.migrator()
	if err != nil {
		return 0, err
	}
	return p.GetDBVersion(ctx)
}

// Pending returns the migrations that have not run, oldest first, by file name.
func (db *DB) Pending(ctx context.Context) ([]string, error) {
	p, err := db.migrator()
	if err != nil {
		return nil, err
	}
	status, err := p.Status(ctx)
	if err != nil {
		return nil, err
	}
	var pending []string
	for _, s := range status {
		if s.State == goose.StatePending {
			pending = append(pending, s.Source.Path)
		}
	}
	return pending, nil
}

// migrator is made per call: it holds no connection of its own and is used a few times in a process's life.
func (db *DB) migrator() (*goose.Provider, error) {
	options := []goose.ProviderOption{
		goose.WithDisableGlobalRegistry(true), goose.WithTableName(versionsTable), goose.WithGoMigrations(db.queue.migrations()...),
	}
	if db.dialect.locker != nil {
		options = append(options, goose.WithSessionLocker(db.dialect.locker))
	}
	p, err := goose.NewProvider(db.dialect.goose, db.write, db.dialect.migrations, options...)
	if err != nil {
		return nil, fmt.Errorf("read migrations: %w", err)
	}
	return p, nil
}
