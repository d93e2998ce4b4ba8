package identity_test

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/tx"
)

// desk is the room on a real database, with a clock the test moves.
type desk struct {
	*identity.Service

	t      *testing.T
	db     *store.DB
	tenant string
	now    time.Time
	admin  access.Actor
}

// databases are what each test gets a copy of.
var databases = storetest.Migrated()

func TestMain(m *testing.M) { databases.Main(m) }

const password = "mật khẩu đủ dài"

func each(t *testing.T, test func(t *testing.T, d *desk)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, db *store.DB) {
		d := &desk{t: t, db: db, tenant: storetest.Tenant(t, db, "tinh"), now: time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)}
		ids := 0
		d.Service = &identity.Service{
			Store: store.Bind(db, func(t *store.Tx) identity.Tx { return t }),
			Now:   func() time.Time { return d.now },
			NewID: func() string { ids++; return "id-" + strconv.Itoa(ids) },
		}
		d.admin = d.add("quantri", access.Administrator).Actor(d.tenant)
		test(t, d)
	})
}

func (d *desk) add(login string, role access.Role) identity.User {
	d.t.Helper()
	u, _, err := d.Create(context.Background(), access.Operator(d.tenant, "test"), identity.Application{
		Login: login, Name: "Người " + login, Password: password, Grants: []access.Grant{{Role: role}},
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return u
}

func (d *desk) signIn(login, password string) (identity.User, error) {
	return d.SignIn(context.Background(), d.tenant, login, password, "192.0.2.1")
}

// acts are the audit's acts, oldest first.
func (d *desk) acts() []audit.Entry {
	d.t.Helper()
	s := store.Bind(d.db, func(t *store.Tx) audit.Tx { return t })
	entries, err := tx.Get(context.Background(), s, d.tenant, func(t audit.Tx) ([]audit.Entry, error) {
		return t.AuditEntries(audit.Filter{Limit: 1000})
	})
	if err != nil {
		d.t.Fatal(err)
	}
	slices.Reverse(entries)
	return entries
}

func TestSignIn(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		u := d.add("vanphong", access.Office)
		got, err := d.signIn(" VanPhong ", password)
		if err != nil || got.ID != u.ID {
			t.Fatalf("signed in %q, %v", got.ID, err)
		}
		last := d.acts()[len(d.acts())-1]
		if last.Act != "identity.sign_in" || last.Actor != u.ID {
			t.Errorf("audit: %+v", last)
		}
	})
}

func TestSignInTellsNothingApart(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		off := d.add("nghiviec", access.Viewer)
		if err := d.Disable(context.Background(), d.admin, off.ID, off.Version); err != nil {
			t.Fatal(err)
		}
		for _, try := range [][2]string{{"quantri", "sai mật khẩu rồi"}, {"khongai", password}, {"nghiviec", password}} {
			if _, err := d.signIn(try[0], try[1]); !errs.Is(err, errs.Unauthenticated, "identity.wrong") {
				t.Errorf("%s: %v", try[0], err)
			}
		}
	})
}

func TestFailedSignInsAreRecordedWithoutSecrets(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		if _, err := d.signIn("quantri", "Bí-mật-gõ-nhầm"); err == nil {
			t.Fatal("let in")
		}
		if _, err := d.signIn("Bí-mật-gõ-nhầm-ô", "x"); err == nil {
			t.Fatal("let in")
		}
		failed := 0
		for _, e := range d.acts() {
			text := string(e.Detail) + e.ActorName + e.Subject.ID
			if strings.Contains(strings.ToLower(text), "bi-mat") || strings.Contains(text, "Bí-mật") || strings.Contains(text, "argon2") {
				t.Errorf("a secret in the audit: %s", text)
			}
			if e.Act == "identity.sign_in_failed" {
				failed++
			}
		}
		if failed != 2 {
			t.Errorf("%d failures recorded", failed)
		}
	})
}

func TestThrottling(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		for range 5 {
			if _, err := d.signIn("quantri", "sai"); errs.KindOf(err) != errs.Unauthenticated {
				t.Fatal(err)
			}
		}
		_, err := d.signIn("quantri", password)
		if !errs.Is(err, errs.TooMany, "identity.wait") {
			t.Fatalf("the right password at once after five wrong ones: %v", err)
		}
		if e, _ := errors.AsType[*errs.Error](err); e.Args[0] != 3 {
			t.Errorf("told to wait %v s", e.Args[0])
		}
		d.now = d.now.Add(3 * time.Second)
		if _, err := d.signIn("quantri", password); err != nil {
			t.Fatalf("after waiting: %v", err)
		}
		if _, err := d.signIn("quantri", "sai"); errs.KindOf(err) != errs.Unauthenticated {
			t.Errorf("success did not clear the count: %v", err)
		}
	})
}

// Whoever knows a login can have it slowed down where they are, not where its person is.
func TestGuessesElsewhereDoNotLockThePersonOut(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		guess := func(password string) error {
			_, err := d.SignIn(context.Background(), d.tenant, "quantri", password, "198.51.100.66")
			return err
		}
		for range 5 {
			if err := guess("sai"); errs.KindOf(err) != errs.Unauthenticated {
				t.Fatal(err)
			}
		}
		if err := guess(password); errs.KindOf(err) != errs.TooMany {
			t.Errorf("a sixth guess: %v", err)
		}
		if _, err := d.signIn("quantri", password); err != nil {
			t.Errorf("the person, from their own address: %v", err)
		}
	})
}

func TestThrottlingByAddressCountsEveryLogin(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		for i := range 30 {
			if _, err := d.signIn("nguoi"+strconv.Itoa(i), "sai"); errs.KindOf(err) != errs.Unauthenticated {
				t.Fatal(err)
			}
		}
		if _, err := d.signIn("quantri", password); errs.KindOf(err) != errs.TooMany {
			t.Errorf("another login from the same address: %v", err)
		}
		if _, err := d.SignIn(context.Background(), d.tenant, "quantri", password, "192.0.2.2"); err != nil {
			t.Errorf("the same login from another address: %v", err)
		}
	})
}

func TestGuessesAtTheSameMomentAreCounted(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		var guesses sync.WaitGroup
		kinds := make(chan errs.Kind, 12)
		for range cap(kinds) {
			guesses.Go(func() {
				_, err := d.signIn("quantri", "đoán")
				kinds <- errs.KindOf(err)
			})
		}
		guesses.Wait()
		close(kinds)
		compared := 0
		for k := range kinds {
			if k == errs.Unauthenticated {
				compared++
			} else if k != errs.TooMany {
				t.Errorf("kind %s", k)
			}
		}
		if compared != 5 {
			t.Errorf("%d guesses were compared, want 5", compared)
		}
	})
}

func TestChangePassword(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := context.Background()
		before := d.add("vanphong", access.Office)
		actor := before.Actor(d.tenant)
		if _, err := d.ChangePassword(ctx, actor, "không phải", "mật khẩu mới dài"); !errs.Is(err, errs.Invalid, "identity.password_wrong") {
			t.Errorf("wrong current password: %v", err)
		}
		if _, err := d.ChangePassword(ctx, actor, password, "ngắn"); !errs.Is(err, errs.Invalid, "identity.password_short") {
			t.Errorf("short password: %v", err)
		}
		after, err := d.ChangePassword(ctx, actor, password, "mật khẩu mới dài")
		if err != nil {
			t.Fatal(err)
		}
		if after.Stamp() == before.Stamp() {
			t.Error("sessions begun with the old password go on")
		}
		if _, err := d.signIn("vanphong", password); err == nil {
			t.Error("the old password still opens")
		}
		if _, err := d.signIn("vanphong", "mật khẩu mới dài"); err != nil {
			t.Error(err)
		}
	})
}

func TestResetEndsSessionsAndGivesAWorkingPassword(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		u := d.add("vanphong", access.Office)
		made, err := d.Reset(context.Background(), d.admin, u.ID, u.Version)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.signIn("vanphong", made); err != nil {
			t.Error(err)
		}
		if _, err := d.Reset(context.Background(), d.admin, u.ID, u.Version); errs.KindOf(err) != errs.Conflict {
			t.Errorf("stale version: %v", err)
		}
	})
}

func TestOnlyAdministratorsManage(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := context.Background()
		u := d.add("vanphong", access.Office)
		actor := u.Actor(d.tenant)
		acts := map[string]func() error{
			"create": func() error {
				_, _, err := d.Create(ctx, actor, identity.Application{Login: "moi", Name: "Mới", Password: password})
				return err
			},
			"list":    func() error { _, err := d.List(ctx, actor); return err },
			"show":    func() error { _, err := d.Show(ctx, actor, u.ID); return err },
			"find":    func() error { _, err := d.Find(ctx, actor, "quantri"); return err },
			"reset":   func() error { _, err := d.Reset(ctx, actor, u.ID, u.Version); return err },
			"disable": func() error { return d.Disable(ctx, actor, u.ID, u.Version) },
			"enable":  func() error { return d.Enable(ctx, actor, u.ID, u.Version) },
			"grants": func() error {
				return d.SetGrants(ctx, actor, u.ID, u.Version, []access.Grant{{Role: access.Administrator}})
			},
		}
		for name, act := range acts {
			if err := act(); errs.KindOf(err) != errs.Forbidden {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestAdministratorsCannotLockThemselvesOut(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := context.Background()
		if err := d.Disable(ctx, d.admin, d.admin.User, 1); !errs.Is(err, errs.Forbidden, "identity.own_account") {
			t.Errorf("disable: %v", err)
		}
		if err := d.SetGrants(ctx, d.admin, d.admin.User, 1, []access.Grant{{Role: access.Viewer}}); !errs.Is(err, errs.Forbidden, "identity.own_account") {
			t.Errorf("grants: %v", err)
		}
	})
}

func TestDisabledAccountIsSignedOut(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		ctx := context.Background()
		u := d.add("vanphong", access.Office)
		if _, err := d.Actor(ctx, d.tenant, u.ID); err != nil {
			t.Fatal(err)
		}
		if err := d.Disable(ctx, d.admin, u.ID, u.Version); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Actor(ctx, d.tenant, u.ID); errs.KindOf(err) != errs.Unauthenticated {
			t.Errorf("disabled: %v", err)
		}
		if err := d.Enable(ctx, d.admin, u.ID, u.Version+1); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Actor(ctx, d.tenant, u.ID); err != nil {
			t.Errorf("enabled again: %v", err)
		}
		if _, err := d.Actor(ctx, d.tenant, "nobody"); errs.KindOf(err) != errs.Unauthenticated {
			t.Errorf("unknown: %v", err)
		}
	})
}

func TestApplicationsAreChecked(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		viewer := []access.Grant{{Role: access.Viewer}}
		cases := []struct {
			name, want string
			kind       errs.Kind
			a          identity.Application
		}{
			{"login", "identity.login_form", errs.Invalid, identity.Application{Login: "a b", Name: "A", Grants: viewer}},
			{"name", "identity.name_form", errs.Invalid, identity.Application{Login: "moi", Name: " ", Grants: viewer}},
			{"language", "identity.language_unknown", errs.Invalid, identity.Application{Login: "moi", Name: "A", Language: "fr", Grants: viewer}},
			{"no role", "identity.no_grant", errs.Invalid, identity.Application{Login: "moi", Name: "A"}},
			{"role", "identity.role_unknown", errs.Invalid, identity.Application{Login: "moi", Name: "A", Grants: []access.Grant{{Role: "king"}}}},
			{"twice", "identity.grant_twice", errs.Invalid, identity.Application{Login: "moi", Name: "A", Grants: append(viewer, viewer...)}},
			{"org", "org.unknown", errs.NotFound, identity.Application{Login: "moi", Name: "A", Grants: []access.Grant{{Role: access.Officer, Org: "none"}}}},
			{"taken", "identity.exists", errs.Conflict, identity.Application{Login: "quantri", Name: "A", Grants: viewer}},
		}
		for _, c := range cases {
			if _, _, err := d.Create(context.Background(), d.admin, c.a); !errs.Is(err, c.kind, c.want) {
				t.Errorf("%s: %v", c.name, err)
			}
		}
	})
}

func TestListShowsNoHashes(t *testing.T) {
	each(t, func(t *testing.T, d *desk) {
		users, err := d.List(context.Background(), d.admin)
		if err != nil || len(users) != 1 {
			t.Fatalf("%d users, %v", len(users), err)
		}
		if users[0].Password != "" {
			t.Error("a password hash left the room")
		}
	})
}
