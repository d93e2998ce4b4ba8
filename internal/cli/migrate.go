package cli

import (
	"context"
	"strings"

	"dondoc/internal/app"
)

// migrateStatus shows how far the schema is.
type migrateStatus struct {
	JSON bool
}

// Run prints the version and what has not run yet.
func (m *migrateStatus) Run(ctx context.Context, c *console) error {
	s, err := app.SchemaOf(ctx, c.settings)
	if err != nil {
		return err
	}
	if m.JSON {
		return c.json(s)
	}
	if len(s.Pending) == 0 {
		return c.say("cli.migrate.current", s.Version)
	}
	return c.say("cli.migrate.pending", s.Version, strings.Join(s.Pending, ", "))
}

// migrateUp brings the schema to the newest version.
type migrateUp struct{}

// Run makes the database when it is not there.
func (m *migrateUp) Run(ctx context.Context, c *console) error {
	a, err := app.Open(ctx, c.settings, 0, c.world())
	if err != nil {
		return err
	}
	if err := a.Close(); err != nil {
		return err
	}
	return (&migrateStatus{}).Run(ctx, c)
}
