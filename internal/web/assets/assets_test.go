package assets

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func built() fstest.MapFS {
	return fstest.MapFS{
		"manifest.json": {Data: []byte(`{"files":{"app.css":"app-AAAA1111.css","face.woff2":"face-BBBB2222.woff2",` +
			`"icons.svg":"icons-CCCC3333.svg"},"icons":["check"]}`)},
		"app-AAAA1111.css":    {Data: []byte("body{}")},
		"app-AAAA1111.css.gz": {Data: []byte("packed")},
		"face-BBBB2222.woff2": {Data: []byte("wOF2")},
		"icons-CCCC3333.svg":  {Data: []byte("<svg/>")},
	}
}

func openBuilt(t *testing.T) *Set {
	t.Helper()
	set, err := open(built())
	if err != nil {
		t.Fatal(err)
	}

	return set
}

func TestNames(t *testing.T) {
	set := openBuilt(t)
	if got, want := set.URL("app.css"), "/assets/app-AAAA1111.css"; got != want {
		t.Errorf("URL(app.css) = %q, want %q", got, want)
	}
	if got, want := set.URL("nothing.css"), "/assets/nothing.css"; got != want {
		t.Errorf("URL of an unknown name = %q, want %q", got, want)
	}
	got, err := set.Icon("check")
	if want := "/assets/icons-CCCC3333.svg#check"; err != nil || got != want {
		t.Errorf("Icon(check) = %q, %v, want %q", got, err, want)
	}
	if _, err := set.Icon("absent"); err == nil {
		t.Error("Icon(absent) gave no error")
	}
}

func TestOpenRefusesIncompleteBuilds(t *testing.T) {
	if _, err := open(fstest.MapFS{".gitkeep": {}}); !errors.Is(err, ErrNotBuilt) {
		t.Errorf("an empty folder gave %v, want ErrNotBuilt", err)
	}
	damaged := built()
	damaged["manifest.json"] = &fstest.MapFile{Data: []byte("{")}
	if _, err := open(damaged); err == nil {
		t.Error("a damaged manifest gave no error")
	}
	incomplete := built()
	delete(incomplete, "app-AAAA1111.css")
	if _, err := open(incomplete); err == nil {
		t.Error("a file the manifest names and nobody built gave no error")
	}
}

func TestHandler(t *testing.T) {
	const css = "/assets/app-AAAA1111.css"
	cases := []struct {
		name, method, path, accept string
		status                     int
		body, encoding, kind       string
	}{
		{"packed", "GET", css, "br, gzip", 200, "packed", "gzip", "text/css; charset=utf-8"},
		{"any coding", "GET", css, "*", 200, "packed", "gzip", "text/css; charset=utf-8"},
		{"refused by weight", "GET", css, "gzip;q=0, *", 200, "body{}", "", "text/css; charset=utf-8"},
		{"plain", "GET", css, "", 200, "body{}", "", "text/css; charset=utf-8"},
		{"font", "GET", "/assets/face-BBBB2222.woff2", "gzip", 200, "wOF2", "", "font/woff2"},
		{"head", "HEAD", css, "", 200, "", "", "text/css; charset=utf-8"},
		{"without hash", "GET", "/assets/app.css", "", 404, "404 page not found\n", "", "text/plain; charset=utf-8"},
		{"manifest", "GET", "/assets/manifest.json", "", 404, "404 page not found\n", "", "text/plain; charset=utf-8"},
		{"write", "POST", css, "", 405, "Method Not Allowed\n", "", "text/plain; charset=utf-8"},
	}
	handler := openBuilt(t).Handler()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			request := httptest.NewRequest(c.method, c.path, nil)
			request.Header.Set("Accept-Encoding", c.accept)
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, request)
			got := []any{answer.Code, answer.Body.String(), answer.Header().Get("Content-Encoding"), answer.Header().Get("Content-Type")}
			if diff := cmp.Diff([]any{c.status, c.body, c.encoding, c.kind}, got); diff != "" {
				t.Errorf("%s %s (-want +got):\n%s", c.method, c.path, diff)
			}
			immutable := answer.Header().Get("Cache-Control") == "public, max-age=31536000, immutable"
			if immutable != (c.status == http.StatusOK) {
				t.Errorf("status %d with Cache-Control %q", c.status, answer.Header().Get("Cache-Control"))
			}
		})
	}
}

// TestBuilt reads what is really embedded, so a test run without built assets fails and says what to do.
func TestBuilt(t *testing.T) {
	set, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"app.css", "app.js", "icons.svg", "licenses.txt"} {
		answer := httptest.NewRecorder()
		set.Handler().ServeHTTP(answer, httptest.NewRequest(http.MethodGet, set.URL(name), nil))
		if answer.Code != http.StatusOK || answer.Body.Len() == 0 {
			t.Errorf("%s: status %d, %d bytes", name, answer.Code, answer.Body.Len())
		}
	}
}
