package web_test

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/app/apptest"
	"dondoc/internal/store"
	"dondoc/internal/tenant"
)

// neighbour is another authority's site on the same database.
func (s *running) neighbour(t *testing.T) *running {
	t.Helper()
	db, err := store.Open(context.Background(), s.engine.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	other := tenant.Tenant{ID: "khac", Slug: "tinh-khac", Name: "Ủy ban nhân dân tỉnh khác", Settings: tenant.Defaults()}
	if err := db.InsertTenant(context.Background(), other); err != nil {
		t.Fatal(err)
	}
	return start(t, apptest.Install(t, s.engine, other.Slug, true))
}

var object = regexp.MustCompile(`/(?:programmes|tasks|organisations|imports|users|differences)/[0-9a-f-]{36}`)

// objects are the addresses of one thing of each kind the visitor can see.
func (v visitor) objects() []string {
	v.t.Helper()
	kinds, all := map[string]bool{}, []string{}
	pages := []string{"/programmes", v.programme(), v.programme() + "/reconciliation", "/organisations", "/imports", "/users"}
	for _, page := range pages {
		for _, address := range object.FindAllString(v.get(page).body, -1) {
			if kind := address[:len(address)-37]; !kinds[kind] {
				kinds[kind] = true
				all = append(all, address)
			}
		}
	}
	return all
}

// TestAnotherAuthoritysThingsDoNotExist: an id of another tenant answers as one that never was.
func TestAnotherAuthoritysThingsDoNotExist(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		other := s.neighbour(t)
		office, admin := s.as(access.Office), s.as(access.Administrator)
		theirs := slices.Concat(other.as(access.Office).objects(), other.as(access.Administrator).objects())
		if len(theirs) < 8 {
			t.Fatalf("only %v found", theirs)
		}
		form := confirmation("1")
		form.Set("act", "accept")
		form.Set("decision", "body")
		form.Set("role", "viewer")
		for _, address := range theirs {
			for _, v := range []visitor{office, admin} {
				v.isNowhere(t, address, form)
			}
		}
	})
}

// isNowhere asks for a thing in every way a page offers.
func (v visitor) isNowhere(t *testing.T, address string, form url.Values) {
	t.Helper()
	allowed := []int{http.StatusNotFound, http.StatusForbidden} // forbidden is said before the thing is looked for
	for _, verb := range []string{
		"", "/targets", "/duties", "/document", "/original", "/reconciliation", "/tasks/1",
	} {
		if got := v.get(address + verb); !slices.Contains(allowed, got.status) {
			t.Errorf("GET %s%s: status %d", address, verb, got.status)
		}
	}
	for _, act := range []string{"/decide", "/confirm", "/discard", "/tasks/1", "/grants", "/reset-password", "/disable", "/enable"} {
		if got := v.post(address+act, form); !slices.Contains(allowed, got.status) && got.status != http.StatusMethodNotAllowed {
			t.Errorf("POST %s%s: status %d\n%s", address, act, got.status, got.body)
		}
	}
}

// TestASessionIsWorthNothingAtTheNeighbours: the cookie of one authority's site
// opens no page of another's.
func TestASessionIsWorthNothingAtTheNeighbours(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Administrator)
		there := visitor{s.neighbour(t), v.client} // both are on 127.0.0.1: the browser sends the cookie to either
		v.get("/").wants(t, "at home", 200)
		there.get("/").wants(t, "next door", 401, `name="password"`)
	})
}

// unknown are addresses with an id nobody made.
func unknown() []string {
	const id = "0190b0a0-0000-7000-8000-000000000000"
	return []string{
		"/programmes/" + id, "/programmes/" + id + "/reconciliation", "/tasks/" + id, "/organisations/" + id,
		"/imports/" + id, "/imports/" + id + "/tasks/1", "/users/" + id, "/nowhere", "/programmes/x'--",
	}
}

func TestUnknownThings(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		office, admin := s.as(access.Office), s.as(access.Administrator)
		for _, address := range unknown() {
			a, b := office.get(address), admin.get(address)
			if a.status != http.StatusNotFound && b.status != http.StatusNotFound {
				t.Errorf("%s: status %d for the office, %d for the administrator", address, a.status, b.status)
			}
			a.wants(t, address, a.status, "</html>", "!sql", "!SQL")
		}
	})
}
