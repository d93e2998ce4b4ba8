package app

import (
	"cmp"
	"context"

	"dondoc/internal/access"
	"dondoc/internal/errs"
	"dondoc/internal/sample"
	"dondoc/internal/tenant"
)

// firstSlug and firstName name the tenant of a new installation that was not told another.
const (
	firstSlug = "mac-dinh"
	firstName = "Cơ quan chưa đặt tên"
)

// Tenant finds the tenant of the slug, or the only one when the slug is empty.
func (a *App) Tenant(ctx context.Context, slug string) (tenant.Tenant, error) {
	all, err := a.db.Tenants(ctx)
	if err != nil {
		return tenant.Tenant{}, err
	}
	switch {
	case slug == "" && len(all) == 1:
		return all[0], nil
	case slug == "" && len(all) > 1:
		return tenant.Tenant{}, errs.New(errs.Invalid, "tenant.choose")
	}
	return tenant.ByHost(all, "", slug)
}

// First is what the first start of an installation made.
type First struct {
	Tenant   tenant.Tenant
	Bare     bool // nobody can sign in yet
	Accounts []sample.Account
}

// Prepare makes the tenant of an empty database and, where wanted, the sample
// in it. On an installation in use it only finds the tenant.
func (a *App) Prepare(ctx context.Context, slug, name string, wantSample bool) (First, error) {
	first := tenant.Tenant{Slug: cmp.Or(slug, firstSlug), Name: cmp.Or(name, firstName)}
	if wantSample {
		first = tenant.Tenant{Slug: cmp.Or(slug, sample.TenantSlug), Name: cmp.Or(name, sample.TenantName)}
	}
	t, err := a.ensureTenant(ctx, slug, first)
	if err != nil {
		return First{}, err
	}
	f := First{Tenant: t}
	operator := access.Operator(t.ID, "dondoc")
	if wantSample {
		if f.Accounts, err = a.sample().Install(ctx, operator); err != nil {
			return f, err
		}
	}
	users, err := a.Identity.List(ctx, operator)
	f.Bare = len(users) == 0
	return f, err
}

// ensureTenant finds the tenant of the slug, after making the first one in an empty database.
func (a *App) ensureTenant(ctx context.Context, slug string, first tenant.Tenant) (tenant.Tenant, error) {
	all, err := a.db.Tenants(ctx)
	if err != nil {
		return tenant.Tenant{}, err
	}
	if len(all) == 0 {
		first.ID, first.Settings = a.newID(), tenant.Defaults()
		// Another process may be first; then its tenant is ours too.
		if err := a.db.InsertTenant(ctx, first); err != nil && errs.KindOf(err) != errs.Conflict {
			return tenant.Tenant{}, err
		}
	}
	return a.Tenant(ctx, slug)
}

func (a *App) sample() *sample.Installer {
	return &sample.Installer{Orgs: a.Orgs, Registry: a.Registry, Intake: a.Intake, Identity: a.Identity, NewID: a.newID}
}
