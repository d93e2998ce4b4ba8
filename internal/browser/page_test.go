package browser_test

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dondoc/internal/access"
)

// page is a page of the site to look at.
type page struct {
	name   string
	route  string        // the pattern in routes.go that it answers
	path   string        // its address, with the names of its nouns in braces
	roles  []access.Role // who see different things on it; none: somebody not signed in
	status int           // 0: OK
}

func each(roles ...access.Role) []access.Role { return roles }

// pagesToSee lists what the address of every route of a page shows, in each of its faces.
func pagesToSee() []page {
	const office, viewer, admin = access.Office, access.Viewer, access.Administrator
	return []page{
		{name: "sign-in", route: "/sign-in", path: "/sign-in"},
		{name: "asked-to-sign-in", route: "/{$}", path: "/", status: http.StatusUnauthorized},
		{name: "home", route: "/{$}", path: "/", roles: access.Roles()},
		{name: "programmes", route: "/programmes", path: "/programmes", roles: each(viewer)},
		{name: "programme", route: "/programmes/{programme}", path: "/programmes/{programme}", roles: each(viewer)},
		{name: "programme-board", route: "/programmes/{programme}", path: "/programmes/{programme}?view=board&day=2022-06-15", roles: each(viewer)},
		{name: "programme-calendar", route: "/programmes/{programme}", path: "/programmes/{programme}?view=calendar&day=2022-06-15", roles: each(viewer)},
		{name: "programme-nothing", route: "/programmes/{programme}", path: "/programmes/{programme}?text=zzz", roles: each(viewer)},
		{name: "targets", route: "/programmes/{programme}/targets", path: "/programmes/{programme}/targets", roles: each(viewer)},
		{name: "duties", route: "/programmes/{programme}/duties", path: "/programmes/{programme}/duties", roles: each(viewer)},
		{name: "document", route: "/programmes/{programme}/document", path: "/programmes/{programme}/document", roles: each(viewer)},
		{name: "reconciliation", route: "/programmes/{programme}/reconciliation", path: "/programmes/{programme}/reconciliation", roles: each(office, viewer)},
		{name: "task", route: "/tasks/{task}", path: "/tasks/{task}", roles: each(viewer)},
		{name: "task-of-the-body", route: "/tasks/{task}", path: "/tasks/{item}", roles: each(viewer)},
		{name: "organisations", route: "/organisations", path: "/organisations", roles: each(viewer)},
		{name: "organisation", route: "/organisations/{org}", path: "/organisations/{org}", roles: each(viewer)},
		{name: "organisation-ended", route: "/organisations/{org}", path: "/organisations/{ended}", roles: each(viewer)},
		{name: "imports", route: "/imports", path: "/imports", roles: each(office)},
		{name: "import", route: "/imports/{import}", path: "/imports/{import}", roles: each(office)},
		{name: "import-progress", route: "/imports/{import}/progress", path: "/imports/{reading}/progress", roles: each(office)},
		{name: "import-confirmed", route: "/imports/{import}", path: "/imports/{confirmed}", roles: each(office)},
		{name: "import-add", route: "/imports/{import}/add", path: "/imports/{import}/add", roles: each(office)},
		{name: "import-add-of-row", route: "/imports/{import}/add", path: "/imports/{import}/add?row=3", roles: each(office)},
		{name: "import-add-target", route: "/imports/{import}/targets/add", path: "/imports/{import}/targets/add", roles: each(office)},
		{name: "import-target", route: "/imports/{import}/targets/{n}", path: "/imports/{import}/targets/{n}", roles: each(office)},
		{name: "import-row", route: "/imports/{import}/tasks/{n}", path: "/imports/{import}/tasks/{n}", roles: each(office)},
		{name: "search-empty", route: "/search", path: "/search", roles: each(viewer)},
		{name: "search", route: "/search", path: "/search?q=so+khdt", roles: each(viewer)},
		{name: "search-nothing", route: "/search", path: "/search?q=zzz", roles: each(viewer)},
		{name: "audit", route: "/audit", path: "/audit", roles: each(admin, access.Inspector)},
		{name: "audit-checked", route: "/audit", path: "/audit?check=1", roles: each(admin)},
		{name: "users", route: "/users", path: "/users", roles: each(admin)},
		{name: "settings", route: "/settings", path: "/settings", roles: each(admin)},
		{name: "user", route: "/users/{user}", path: "/users/{user}", roles: each(admin)},
		{name: "account", route: "/account", path: "/account", roles: each(access.Leader)},
		{name: "nowhere", route: "/", path: "/khong-co", roles: each(viewer), status: http.StatusNotFound},
		{name: "forbidden", route: "/users", path: "/users", roles: each(viewer), status: http.StatusForbidden},
		{name: "bad-day", route: "/programmes", path: "/programmes?day=h%C3%B4m+nay", roles: each(viewer), status: http.StatusBadRequest},
	}
}

// notPages are the addresses that give a file, or lead to another page.
func notPages() []string {
	return []string{
		"/assets/", "/programmes/{programme}/original", "/organisations/{org}/work.csv", "/organisations/{org}/reports/sheet",
		"/assignments/{assignment}/history.csv", "/tasks/{task}/history.csv",
		"/products/{product}/files/{file}/{version}/content", "/products/{product}/files/{file}/{version}/picture",
		"/products/{product}/files/{file}/{version}/pages/{page}",
		"/report-files/{report}/{file}/content", "/report-files/{report}/{file}/picture", "/report-files/{report}/{file}/pages/{page}",
		"/instruction-files/{instruction}/{part}/{file}/content", "/instruction-files/{instruction}/{part}/{file}/picture",
		"/instruction-files/{instruction}/{part}/{file}/pages/{page}", "/inspection-files/{inspection}/{part}/{file}/content",
		"/inspection-files/{inspection}/{part}/{file}/picture", "/inspection-files/{inspection}/{part}/{file}/pages/{page}",
		"/assignments/{assignment}/{act}", "/plans/{plan}/{act}", // lead back to their page
	}
}

// TestEveryRouteHasItsPageLookedAt keeps the list above as long as the routes.
func TestEveryRouteHasItsPageLookedAt(t *testing.T) {
	seen := notPages()
	for _, p := range pagesToSee() {
		seen = append(seen, p.route)
	}
	for _, p := range dutyPages() {
		seen = append(seen, p.route)
	}
	routes := pageRoutes(t)
	for _, route := range routes {
		if !slices.Contains(seen, route) {
			t.Errorf("no page of %s is looked at in a browser", route)
		}
	}
	for _, route := range seen {
		if !slices.Contains(routes, route) {
			t.Errorf("%s is no route any more", route)
		}
	}
}

// pageRoutes reads from routes.go the patterns that answer a browser's GET, without the method.
func pageRoutes(t *testing.T) (routes []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../web/routes.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		pattern, err := strconv.Unquote(literal.Value)
		if path, get := strings.CutPrefix(pattern, "GET "); err == nil && (get || strings.HasPrefix(path, "/")) {
			routes = append(routes, path)
		}
		return true
	})
	return routes
}

// TestPages looks at every page as each who sees it differently, in Vietnamese, and as one of them in English.
func TestPages(t *testing.T) {
	browser, s := launch(t), serve(t, samples.Copy(t, "sqlite"))
	s.employ(t)
	nouns := s.nouns(t)
	for _, role := range append(access.Roles(), "") {
		for _, language := range []string{"vi", "en"} {
			pages := pagesOf(role, language)
			if len(pages) == 0 {
				continue
			}
			t.Run(cmp.Or(string(role), stranger)+"-"+language, func(t *testing.T) {
				t.Parallel() // two windows keep two processors busy
				w := s.person(browser, t)
				w.speak(language)
				if role != "" {
					w.signIn(role)
				}
				for _, p := range pages {
					w.see(p, cmp.Or(string(role), stranger), language, nouns)
				}
			})
		}
	}
}

// stranger is who has not signed in.
const stranger = "stranger"

// pagesOf lists what a role looks at in a language.
func pagesOf(role access.Role, language string) []page {
	return slices.DeleteFunc(pagesToSee(), func(p page) bool {
		at := slices.Index(p.roles, role)
		return role == "" && len(p.roles) > 0 || role != "" && (at < 0 || at > 0 && language != "vi")
	})
}

// speak chooses the language of this window's pages before anybody signs in. The button is pressed at least once: the
// window then has a choice of its own and does not follow that of the account.
func (w window) speak(language string) {
	w.t.Helper()
	w.open("/sign-in")
	for range 2 {
		w.follow(submit("#language-form button"))
		if ask[string](w, "document.documentElement.lang") == language {
			return
		}
	}
	w.t.Fatalf("no way to %q", language)
}

func (w window) see(p page, who, language string, nouns *strings.Replacer) {
	w.t.Helper()
	what := strings.Join([]string{p.name, who, language}, "-")
	if got := w.open(nouns.Replace(p.path)); got.Status != int64(cmp.Or(p.status, http.StatusOK)) {
		w.t.Errorf("%s: status %d", what, got.Status)
	}
	w.whole(what, language)
}
