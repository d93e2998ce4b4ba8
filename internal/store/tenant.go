package store

import (
	"context"
	"fmt"

	"dondoc/internal/tenant"
)

const tenantColumns = "id, slug, name, host, settings"

const (
	sqlAllTenants     = "select " + tenantColumns + " from tenants order by slug"
	sqlInsertTenant   = "insert into tenants (" + tenantColumns + ") values ($1, $2, $3, $4, $5)"
	sqlTenant         = "select " + tenantColumns + " from tenants where id = $1"
	sqlUpdateSettings = "update tenants set settings = $2 where id = $1"
)

func tenantFields(t *tenant.Tenant) []any {
	return []any{&t.ID, &t.Slug, &t.Name, &t.Host, asJSON(&t.Settings)}
}

// Tenants lists the installation's tenants by slug. It implements tenant.Directory, outside any tenant.
func (db *DB) Tenants(ctx context.Context) (_ []tenant.Tenant, err error) {
	rows, err := db.read.QueryContext(ctx, sqlAllTenants)
	if err != nil {
		return nil, fmt.Errorf("tenant: %w", err)
	}
	return collect(rows, tenantFields)
}

// InsertTenant adds a tenant; errs.Conflict "tenant.exists" when its id, slug or host is taken.
func (db *DB) InsertTenant(ctx context.Context, t tenant.Tenant) error {
	if _, err := db.write.ExecContext(ctx, sqlInsertTenant, tenantFields(&t)...); err != nil {
		return db.dialect.classify("tenant", err)
	}
	return nil
}

// Tenant returns the transaction's own tenant.
func (t *Tx) Tenant() (tenant.Tenant, error) { return one(t, "tenant", tenantFields, sqlTenant) }

// UpdateSettings stores the tenant's parameters.
func (t *Tx) UpdateSettings(s tenant.Settings) error {
	n, err := t.exec("tenant", sqlUpdateSettings, asJSON(&s))
	return mustTouch("tenant", n, err)
}
