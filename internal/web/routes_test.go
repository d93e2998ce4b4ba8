package web_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"dondoc/internal/access"
)

// addresses reads the patterns of routes.go, so that no route is forgotten here.
func addresses(t *testing.T) (all []string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "routes.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		lit, ok := n.(*ast.BasicLit)
		if !ok || lit.Kind != token.STRING {
			return true
		}
		if s, err := strconv.Unquote(lit.Value); err == nil && (strings.HasPrefix(s, "GET ") || strings.HasPrefix(s, "POST ")) {
			all = append(all, s)
		}
		return true
	})
	if len(all) < 12 {
		t.Fatalf("only %d routes found in routes.go", len(all))
	}
	return all
}

var (
	link     = regexp.MustCompile(`(?:href|action)="(/[^"#]*)`)
	postForm = regexp.MustCompile(`<form[^>]*method="post"[^>]*>`)
	wildcard = regexp.MustCompile(`\{[a-z]+\}`)
	bareKey  = regexp.MustCompile(`>\s*[a-z]+(\.[a-z_]+)+\s*<`)
	oneH1    = regexp.MustCompile(`<h1[ >]`)
)

// TestEveryLinkOfEveryRoleOpens walks the site as each role: what a page offers
// must open for whom it is offered, as a whole page with one main heading.
func TestEveryLinkOfEveryRoleOpens(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		for _, role := range access.Roles() {
			t.Run(string(role), func(t *testing.T) {
				v := s.as(role)
				v.t = t
				for path := range v.walk("/") {
					v.opens(path)
				}
			})
		}
	})
}

// perShape bounds how many pages of one shape (all tasks, say) a walk opens.
const perShape = 4

// walk visits pages from one on, following their links, and yields every address met.
func (v visitor) walk(from string) func(func(string) bool) {
	return func(yield func(string) bool) {
		seen, shapes, queue := map[string]bool{from: true}, map[string]int{}, []string{from}
		for len(queue) > 0 {
			path := queue[0]
			queue = queue[1:]
			if shapes[shape(path)]++; shapes[shape(path)] > perShape {
				continue
			}
			if !yield(path) {
				return
			}
			for _, m := range link.FindAllStringSubmatch(postForm.ReplaceAllString(v.get(path).body, ""), -1) {
				next := html.UnescapeString(m[1])
				if !seen[next] {
					seen[next] = true
					queue = append(queue, next)
				}
			}
		}
	}
}

var identifier = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}`)

// shape is an address without its ids and the values of its query.
func shape(path string) string {
	u, err := url.Parse(path)
	if err != nil {
		return path
	}
	var names []string
	for name := range u.Query() {
		names = append(names, name)
	}
	slices.Sort(names)
	return identifier.ReplaceAllString(u.Path, "{id}") + "?" + strings.Join(names, "&")
}

// opens checks that a link's page is there and whole.
func (v visitor) opens(path string) {
	v.t.Helper()
	got := v.get(path)
	if got.status != http.StatusOK && got.status != http.StatusSeeOther {
		v.t.Errorf("%s: status %d", path, got.status)
		return
	}
	if !strings.HasPrefix(got.header.Get("Content-Type"), "text/html") || got.status == http.StatusSeeOther {
		return
	}
	if n := len(oneH1.FindAllString(got.body, -1)); n != 1 {
		v.t.Errorf("%s: %d main headings", path, n)
	}
	if key := bareKey.FindString(got.body); key != "" {
		v.t.Errorf("%s: shows the message key %s", path, key)
	}
	if !strings.HasSuffix(strings.TrimSpace(got.body), "</html>") {
		v.t.Errorf("%s: the page is cut off", path)
	}
}

// TestNoAddressFailsForAnybody asks for every route with ids that do not exist
// and with empty forms: the answer is a page for a person, never a failure of ours.
func TestNoAddressFailsForAnybody(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		for _, role := range access.Roles() {
			v := s.as(role)
			for _, route := range addresses(t) {
				method, path, _ := strings.Cut(wildcard.ReplaceAllString(route, "1"), " ")
				path = strings.TrimSuffix(path, "{$}")
				if path == "/sign-out" || path == "/assets/" {
					continue
				}
				got := v.do(method, path, strings.NewReader(""), "Content-Type", "application/x-www-form-urlencoded")
				if got.status >= http.StatusInternalServerError {
					t.Errorf("%s as %s: status %d\n%s", route, role, got.status, got.body)
				}
			}
		}
	})
}

// TestStrangersAreAskedToSignIn: nothing but the sign-in page opens without an account.
func TestStrangersAreAskedToSignIn(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		open := []string{"/sign-in", "/sign-out", "/language", "/assets/"}
		for _, route := range addresses(t) {
			method, path, _ := strings.Cut(wildcard.ReplaceAllString(route, "1"), " ")
			path = strings.TrimSuffix(path, "{$}")
			if slices.Contains(open, path) {
				continue
			}
			got := s.stranger().do(method, path, strings.NewReader(""))
			if got.status != http.StatusUnauthorized || !strings.Contains(got.body, `name="password"`) {
				t.Errorf("%s: status %d", route, got.status)
			}
		}
	})
}
