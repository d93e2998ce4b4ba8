package app

import (
	"context"
	"errors"
	"io/fs"

	"dondoc/internal/config"
	"dondoc/internal/store"
)

// Schema is how far a database's schema is.
type Schema struct {
	Version int64    `json:"version"`
	Pending []string `json:"pending"` // migrations not yet run, oldest first
}

// SchemaOf reports on the database of the settings; fs.ErrNotExist when there is none.
func SchemaOf(ctx context.Context, c config.Common) (s Schema, err error) {
	err = peek(ctx, c, func(db *store.DB) error {
		s, err = schemaOf(ctx, db)
		return err
	})
	return s, err
}

func schemaOf(ctx context.Context, db *store.DB) (s Schema, err error) {
	if s.Version, err = db.Version(ctx); err != nil {
		return s, err
	}
	s.Pending, err = db.Pending(ctx)
	return s, err
}

// InUse reports whether the settings name an installation that is up to date
// and has a tenant. It makes and changes nothing.
func InUse(ctx context.Context, c config.Common) (used bool, err error) {
	err = peek(ctx, c, func(db *store.DB) error {
		s, err := schemaOf(ctx, db)
		if err != nil || len(s.Pending) > 0 {
			return err
		}
		tenants, err := db.Tenants(ctx)
		used = len(tenants) > 0
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return used, err
}

// peek opens the database as it is, without its files.
func peek(ctx context.Context, c config.Common, do func(*store.DB) error) error {
	if err := Present(c); err != nil {
		return err
	}
	db, err := store.Open(ctx, c.Database())
	if err != nil {
		return err
	}
	return errors.Join(do(db), db.Close())
}
