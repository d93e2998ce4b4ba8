package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"

	"dondoc/internal/config"
)

type line struct {
	config.Common

	Serve struct{ config.Serve } `cmd:""`
}

// parse reads the settings as the program does.
func parse(t *testing.T, file string, args ...string) (line, error) {
	t.Helper()
	var l line
	options, err := config.Sources(file)
	if err != nil {
		return l, err
	}
	k, err := kong.New(&l, options...)
	if err != nil {
		return l, err
	}
	_, err = k.Parse(append([]string{"serve"}, args...))
	return l, err
}

func settingsFile(t *testing.T, content string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "dondoc.json")
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestFlagBeforeEnvironmentBeforeFile(t *testing.T) {
	file := settingsFile(t, `{"data":"/file","listen":":1","tenant":"file","max_upload":5,"sample":true,"trusted_proxy":["10.0.0.0/8","::1/128"]}`)
	t.Setenv("DONDOC_DATA", "/env")
	t.Setenv("DONDOC_LISTEN", ":2")
	l, err := parse(t, file, "--data=/flag")
	if err != nil {
		t.Fatal(err)
	}
	got := []any{l.Data, l.Serve.Listen, l.Tenant, l.Serve.MaxUpload, l.Serve.Sample, len(l.Serve.TrustedProxy), l.LogFormat}
	want := []any{"/flag", ":2", "file", int64(5), true, 2, "text"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("setting %d is %v, want %v", i, got[i], want[i])
		}
	}
}

func TestMistakesInTheFileAreRefused(t *testing.T) {
	for _, content := range []string{`{"lisen":":1"}`, `{"max_upload":"much"}`, `{"trusted_proxy":["nowhere"]}`, `[]`, ``} {
		if _, err := parse(t, settingsFile(t, content)); err == nil {
			t.Errorf("%s: accepted", content)
		}
	}
}

func TestEarly(t *testing.T) {
	t.Setenv("DONDOC_LANG", "vi")
	cases := []struct {
		args []string
		want string
	}{
		{[]string{"--lang", "en", "serve"}, "en"},
		{[]string{"serve", "--lang=en"}, "en"},
		{[]string{"serve", "--lang"}, "vi"},
		{nil, "vi"},
	}
	for _, c := range cases {
		if got := config.Early(c.args, "lang"); got != c.want {
			t.Errorf("Early(%q) = %q, want %q", c.args, got, c.want)
		}
	}
}

func TestMaskedHidesPasswords(t *testing.T) {
	cases := []struct{ database, want string }{
		{"data/dondoc.db", "data/dondoc.db"},
		{"postgres://dd@db/dondoc", "postgres://dd@db/dondoc"},
		{"postgres://dd:s3cret@db/dondoc?sslmode=disable", "postgres://dd:xxxxx@db/dondoc?sslmode=disable"},
		{"postgres://db/dondoc?password=s3cret&user=dd", "postgres://db/dondoc?password=xxxxx&user=dd"},
		{"postgres://dd:s3cret@[db/x", "postgres://…"},
	}
	for _, c := range cases {
		got := config.Masked(c.database)
		if got != c.want || strings.Contains(got, "s3cret") {
			t.Errorf("Masked(%q) = %q, want %q", c.database, got, c.want)
		}
	}
}
