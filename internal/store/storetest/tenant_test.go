package storetest_test

import (
	"context"
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/store"
	"dondoc/internal/tenant"
)

func TestTenants(t *testing.T) {
	databases.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		b := tenant.Tenant{ID: newID(), Slug: "b", Name: "Tỉnh B", Settings: tenant.Defaults()}
		a := tenant.Tenant{ID: newID(), Slug: "a", Name: "Tỉnh A", Host: "a.example", Settings: tenant.Settings{SoonDays: 7}}
		for _, v := range []tenant.Tenant{b, a} {
			if err := db.InsertTenant(ctx, v); err != nil {
				t.Fatal(err)
			}
		}
		got, err := db.Tenants(ctx)
		if err != nil {
			t.Fatal(err)
		}
		equal(t, "Tenants", []tenant.Tenant{a, b}, got)
		for _, taken := range []tenant.Tenant{
			{ID: newID(), Slug: "a", Name: "Tỉnh C"},
			{ID: newID(), Slug: "c", Name: "Tỉnh C", Host: "a.example"},
		} {
			if err := db.InsertTenant(ctx, taken); !errs.Is(err, errs.Conflict, "tenant.exists") {
				t.Errorf("InsertTenant(%+v) = %v, want a conflict", taken, err)
			}
		}
	})
}

func TestSettings(t *testing.T) {
	each(t, func(w world) {
		want := tenant.Settings{SoonDays: 30, RestDay: calendar.NextWorkingDay}
		w.write(func(t every) error { return t.UpdateSettings(want) })
		got := get(w, every.Tenant)
		equal(w, "Settings", want, got.Settings)
		equal(w, "ID", w.tenant, got.ID)
	})
}

func TestUnknownTenant(t *testing.T) {
	each(t, func(w world) {
		w.tenant = newID()
		refused(w, errs.NotFound, "tenant.unknown", func(every) error { return nil })
	})
}
