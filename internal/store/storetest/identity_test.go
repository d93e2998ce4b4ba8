package storetest_test

import (
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
)

func aUser(login, name string, grants ...access.Grant) identity.User {
	return identity.User{
		ID: newID(), Login: login, Name: name, Password: "$argon2id$v=19$…", Language: "vi", Grants: grants, Sample: true,
	}
}

func TestUsers(t *testing.T) {
	each(t, func(w world) {
		unit := aUnit("Sở Xây dựng")
		insertUnits(w, unit)
		b := aUser("vanphong", "Văn phòng (mẫu)", access.Grant{Role: access.Office}, access.Grant{Role: access.Officer, Org: unit.ID})
		a := aUser("quantri", "Ánh (mẫu)", access.Grant{Role: access.Administrator})
		w.write(func(t every) error {
			return must(func() error { return t.InsertUser(b) }, func() error { return t.InsertUser(a) })
		})
		equal(w, "Users", []identity.User{a, b}, get(w, every.Users))
		equal(w, "User", b, get(w, func(t every) (identity.User, error) { return t.User(b.ID) }))
		equal(w, "UserByLogin", a, get(w, func(t every) (identity.User, error) { return t.UserByLogin("quantri") }))
		refused(w, errs.Conflict, "identity.exists", func(t every) error { return t.InsertUser(aUser("quantri", "Khác")) })
		refused(w, errs.NotFound, "identity.unknown", func(t every) error { _, err := t.UserByLogin("khac"); return err })
	})
}

func TestUpdateUser(t *testing.T) {
	each(t, func(w world) {
		u := aUser("vanphong", "Văn phòng (mẫu)", access.Grant{Role: access.Office})
		w.write(func(t every) error { return t.InsertUser(u) })
		changed := u
		changed.Name, changed.Disabled, changed.Grants = "Tên mới", true, []access.Grant{{Role: access.Viewer}}
		w.write(func(t every) error { return t.UpdateUser(changed) })
		changed.Version++
		equal(w, "User", changed, get(w, func(t every) (identity.User, error) { return t.User(u.ID) }))

		refused(w, errs.Conflict, "identity.stale", func(t every) error { return t.UpdateUser(u) })
		u.ID = newID()
		refused(w, errs.NotFound, "identity.unknown", func(t every) error { return t.UpdateUser(u) })
	})
}

func TestSignInAttempts(t *testing.T) {
	each(t, func(w world) {
		attempt := func(t every) (identity.Attempt, error) { return t.SignInAttempt("vanphong") }
		equal(w, "none", identity.Attempt{Key: "vanphong"}, get(w, attempt))
		for failed := 1; failed <= 2; failed++ {
			want := identity.Attempt{Key: "vanphong", Failed: failed, Since: noon()}
			w.write(func(t every) error { return t.PutSignInAttempt(want) })
			equal(w, "counted", want, get(w, attempt))
		}
		w.write(func(t every) error { return t.DeleteSignInAttempt("vanphong") })
		w.write(func(t every) error { return t.DeleteSignInAttempt("vanphong") })
		equal(w, "deleted", identity.Attempt{Key: "vanphong"}, get(w, attempt))
	})
}
