package web

import (
	"context"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/alexedwards/scs/v2/memstore"
	"github.com/google/uuid"

	"dondoc/internal/access"
	"dondoc/internal/identity"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/tenant"
)

// guest is a site with one signed-in account and a clock the test moves.
type guest struct {
	*Site

	now    time.Time
	tenant string
	other  string // another tenant of the installation
	user   identity.User
	ctx    context.Context //nolint:containedctx // the session of the test lives in it
}

func newGuest(t *testing.T) *guest {
	t.Helper()
	db := storetest.Open(t, storetest.SQLite(t))
	g := &guest{Site: bare(t, t.Output()), now: time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)}
	g.tenant, g.other = storetest.Tenant(t, db, "tinh"), storetest.Tenant(t, db, "tinh-khac")
	g.Now = func() time.Time { return g.now }
	g.Sessions = NewSessions(memstore.NewWithCleanupInterval(0), false)
	g.Identity = &identity.Service{
		Store: store.Bind(db, func(t *store.Tx) identity.Tx { return t }), Now: g.Now, NewID: uuid.NewString,
	}
	var err error
	if g.ctx, err = g.Sessions.Load(context.Background(), ""); err != nil {
		t.Fatal(err)
	}
	g.user, _, err = g.Identity.Create(g.ctx, access.Operator(g.tenant, "test"), identity.Application{
		Login: "vanphong", Name: "Văn phòng", Grants: []access.Grant{{Role: access.Office}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := g.beginSession(g.ctx, g.tenant, g.user); err != nil {
		t.Fatal(err)
	}
	return g
}

// recognised is who the session's next request belongs to, on a tenant's pages.
func (g *guest) recognised(t *testing.T, tenantID string) string {
	t.Helper()
	v := &visit{Request: httptest.NewRequest("GET", "/", nil).WithContext(g.ctx), Tenant: tenant.Tenant{ID: tenantID}}
	if err := g.recognise(v); err != nil {
		t.Fatal(err)
	}
	return v.User.ID
}

func TestASessionEndsWhenItShould(t *testing.T) {
	operator := func(g *guest) access.Actor { return access.Operator(g.tenant, "test") }
	cases := []struct {
		name   string
		stays  bool
		happen func(g *guest) error
	}{
		{"nothing", true, func(*guest) error { return nil }},
		{"a lunch break", true, func(g *guest) error { g.now = g.now.Add(sessionIdle); return nil }},
		{"silence", false, func(g *guest) error { g.now = g.now.Add(sessionIdle + time.Second); return nil }},
		{"a new password", false, func(g *guest) error {
			_, err := g.Identity.Reset(g.ctx, operator(g), g.user.ID, g.user.Version)
			return err
		}},
		{"disabled", false, func(g *guest) error {
			return g.Identity.Disable(g.ctx, operator(g), g.user.ID, g.user.Version)
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			g := newGuest(t)
			if err := c.happen(g); err != nil {
				t.Fatal(err)
			}
			if got := g.recognised(t, g.tenant); (got == g.user.ID) != c.stays {
				t.Errorf("recognised %q", got)
			}
		})
	}
}

func TestASessionSaysNothingOnAnotherTenantsPages(t *testing.T) {
	g := newGuest(t)
	if got := g.recognised(t, g.other); got != "" {
		t.Errorf("recognised %q", got)
	}
	if got := g.recognised(t, g.tenant); got != g.user.ID {
		t.Errorf("on its own pages: %q", got)
	}
}

// Someone who works all day is not put out by the limit on silence.
func TestUseKeepsASessionAlive(t *testing.T) {
	g := newGuest(t)
	for range 8 {
		g.now = g.now.Add(time.Hour)
		if got := g.recognised(t, g.tenant); got != g.user.ID {
			t.Fatalf("at %s: %q", g.now, got)
		}
	}
}

func TestSignInChangesTheToken(t *testing.T) {
	g := newGuest(t)
	first, _, err := g.Sessions.Commit(g.ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.beginSession(g.ctx, g.tenant, g.user); err != nil {
		t.Fatal(err)
	}
	second, _, err := g.Sessions.Commit(g.ctx)
	if err != nil || first == second {
		t.Errorf("token %q, then %q, %v", first, second, err)
	}
}

func TestCookies(t *testing.T) {
	for _, secure := range []bool{false, true} {
		c := NewSessions(memstore.NewWithCleanupInterval(0), secure).Cookie
		if !c.HttpOnly || c.Secure != secure || c.Persist || c.Path != "/" || c.Domain != "" {
			t.Errorf("https %v: %+v", secure, c)
		}
	}
}

func TestEndingASessionKeepsTheLanguage(t *testing.T) {
	g := newGuest(t)
	g.rememberLanguage(g.ctx, "en")
	if err := g.endSession(g.ctx); err != nil {
		t.Fatal(err)
	}
	if got := g.recognised(t, g.tenant); got != "" {
		t.Errorf("still %q", got)
	}
	if got := g.Sessions.GetString(g.ctx, keyLanguage); got != "en" {
		t.Errorf("language %q", got)
	}
}
