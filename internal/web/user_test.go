package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dondoc/internal/access"
)

var (
	shownPassword = regexp.MustCompile(`<code class="dd-secret">([^<]*)</code>`)
	userLink      = regexp.MustCompile(`<a href="(/users/[0-9a-f-]{36})">([^<]*)</a>`)
)

// account is the address of a person's account.
func (v visitor) account(name string) string {
	v.t.Helper()
	for _, m := range userLink.FindAllStringSubmatch(v.get("/users").body, -1) {
		if html.UnescapeString(m[2]) == name {
			return m[1]
		}
	}
	v.t.Fatalf("no account of %q", name)
	return ""
}

// signIn tries a password.
func (v visitor) signIn(login, password string) reply {
	v.t.Helper()
	return v.post("/sign-in", url.Values{"login": {login}, "password": {password}})
}

func newcomer() url.Values {
	return url.Values{"login": {"moi.den"}, "name": {"Người mới đến"}, "language": {"vi"}, "role": {"viewer", ""}, "org": {"", ""}}
}

func TestAccountIsMadeAndItsPasswordShownOnce(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		admin := s.as(access.Administrator)
		made := admin.post("/users", newcomer())
		made.wants(t, "made", 200, "Đã tạo tài khoản của Người mới đến", "chỉ hiện một lần")
		password := shownPassword.FindStringSubmatch(made.body)
		if password == nil {
			t.Fatal("no password shown")
		}
		if cache := made.header.Get("Cache-Control"); !strings.Contains(cache, "no-store") {
			t.Errorf("Cache-Control is %q", cache)
		}
		admin.get("/users").wants(t, "list", 200, "Người mới đến", "!"+password[1])
		s.holdsNothingOf(t, password[1])
		s.stranger().signIn("moi.den", password[1]).wants(t, "sign-in", 303)
	})
}

func TestBadAccountsKeepWhatWasTyped(t *testing.T) {
	cases := []struct {
		name, field, value string
		status             int
		says               string
	}{
		{"login", "login", "Có Dấu!", 400, "Tên đăng nhập gồm"},
		{"name", "name", "", 400, "Cần có họ tên"},
		{"no role", "role", "", 400, "ít nhất một vai trò"},
		{"unknown role", "role", "king", 400, "Không có vai trò"},
		{"language", "language", "fr", 400, "chưa có ngôn ngữ"},
		{"organisation", "org", "0190b0a0-0000-7000-8000-000000000000", 404, "Không có cơ quan"},
		{"taken", "login", "vanphong", 409, ""},
	}
	onEachEngine(t, func(t *testing.T, s *running) {
		admin := s.as(access.Administrator)
		for _, c := range cases {
			form := newcomer()
			form[c.field] = []string{c.value}
			admin.post("/users", form).wants(t, c.name, c.status, c.says, `role="alert"`, "!EXTRA", "!identity.")
		}
		form := newcomer()
		form.Set("login", "x")
		admin.post("/users", form).wants(t, "kept", 400, `value="Người mới đến"`, `value="x"`, `<option value="viewer" selected>`)
	})
}

func TestAccountsAreManaged(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		admin, viewer := s.as(access.Administrator), s.as(access.Viewer)
		account := s.accounts[access.Viewer]
		address := admin.account(account.Name)
		version := func() string { return admin.get(address).version(t) }

		grants := url.Values{"version": {version()}, "role": {"office"}, "org": {""}}
		admin.post(address+"/grants", grants).wants(t, "grants", 303)
		viewer.get("/imports").wants(t, "new role at once", 200)
		admin.post(address+"/grants", grants).wants(t, "stale", 409, `role="alert"`)
		admin.post(address+"/grants", url.Values{"version": {version()}}).wants(t, "no role", 400, "ít nhất một vai trò")

		admin.post(address+"/disable", url.Values{"version": {version()}}).wants(t, "disable", 303)
		viewer.get("/").wants(t, "put out at once", 401)
		s.stranger().signIn(account.Login, account.Password).wants(t, "disabled", 401)
		admin.post(address+"/enable", url.Values{"version": {version()}}).wants(t, "enable", 303)
		again := s.as(access.Viewer)

		reset := admin.post(address+"/reset-password", url.Values{"version": {version()}})
		password := shownPassword.FindStringSubmatch(reset.body)
		if reset.status != http.StatusOK || password == nil {
			t.Fatalf("reset: status %d", reset.status)
		}
		again.get("/").wants(t, "session of the old password", 401)
		s.stranger().signIn(account.Login, password[1]).wants(t, "new password", 303)
		admin.post(address+"/reset-password", url.Values{"version": {"1"}}).wants(t, "stale reset", 409, "!dd-secret")
	})
}

func TestNobodyLocksThemselvesOut(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		admin := s.as(access.Administrator)
		own := admin.account(s.accounts[access.Administrator].Name)
		page := admin.get(own)
		page.wants(t, "own", 200, "Đây là tài khoản của bạn", "!Khóa tài khoản</button>", "!Lưu vai trò")
		form := url.Values{"version": {page.version(t)}, "role": {"viewer"}, "org": {""}}
		for _, act := range []string{"/disable", "/grants"} {
			admin.post(own+act, form).wants(t, act, 403, "chính mình")
		}
		for _, role := range []access.Role{access.Office, access.Viewer, access.ProvincialLeader, access.Inspector} {
			other := s.as(role)
			other.get("/users").wants(t, string(role), 403)
			other.post("/users", newcomer()).wants(t, string(role), 403)
			other.post(own+"/reset-password", form).wants(t, string(role), 403, "!dd-secret")
		}
	})
}
