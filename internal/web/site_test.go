package web_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/app/apptest"
	"dondoc/internal/sample"
	"dondoc/internal/store/storetest"
)

// running is the whole site on a real database with the sample in it.
type running struct {
	t        *testing.T
	app      *app.App
	engine   storetest.Engine
	data     string // folder of everything the site keeps outside the database
	server   *httptest.Server
	accounts map[access.Role]sample.Account
	log      *bytes.Buffer
}

// maxUpload is the largest document the site under test takes, in bytes.
const maxUpload = apptest.MaxUpload

// samples are what the sites of the tests are copies of.
var samples = apptest.NewSamples()

func TestMain(m *testing.M) { samples.Main(m) }

// onEachEngine runs a test on a site of its own over each engine, beside other tests.
func onEachEngine(t *testing.T, test func(t *testing.T, s *running)) {
	t.Helper()
	t.Parallel()
	for _, engine := range storetest.Engines() {
		t.Run(engine, func(t *testing.T) {
			t.Parallel()
			test(t, start(t, samples.Copy(t, engine)))
		})
	}
}

// start serves the pages of an installation.
func start(t *testing.T, i apptest.Installation) *running {
	t.Helper()
	s := &running{t: t, engine: i.Engine, data: i.Data, accounts: i.Accounts(), log: &bytes.Buffer{}}
	s.app = i.Open(t, s.log)
	s.server = i.Serve(t, s.app)
	return s
}

// visitor is a browser: it keeps cookies and does not follow redirects.
type visitor struct {
	*running

	client *http.Client
}

// stranger is somebody who has not signed in.
func (s *running) stranger() visitor {
	s.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return visitor{s, &http.Client{
		Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// as signs in with the sample account of the role.
func (s *running) as(role access.Role) visitor {
	s.t.Helper()
	v := s.stranger()
	account := s.accounts[role]
	got := v.post("/sign-in", url.Values{"login": {account.Login}, "password": {account.Password}})
	if got.status != http.StatusSeeOther {
		s.t.Fatalf("sign-in as %s: status %d\n%s", role, got.status, got.body)
	}
	return v
}

// reply is what a visitor got.
type reply struct {
	status int
	header http.Header
	body   string
}

func (v visitor) get(path string, header ...string) reply {
	v.t.Helper()
	return v.do(http.MethodGet, path, nil, header...)
}

func (v visitor) post(path string, form url.Values) reply {
	v.t.Helper()
	return v.do(http.MethodPost, path, strings.NewReader(form.Encode()), "Content-Type", "application/x-www-form-urlencoded")
}

func (v visitor) do(method, path string, body io.Reader, header ...string) reply {
	v.t.Helper()
	r, err := http.NewRequestWithContext(context.Background(), method, v.server.URL+path, body)
	if err != nil {
		v.t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w, err := v.client.Do(r)
	if err != nil {
		v.t.Fatal(err)
	}
	defer w.Body.Close()
	raw, err := io.ReadAll(w.Body)
	if err != nil {
		v.t.Fatal(err)
	}
	return reply{w.StatusCode, w.Header, string(raw)}
}
