package i18n_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/errs"
	"dondoc/internal/i18n"
)

func load(t *testing.T) *i18n.Catalogues {
	t.Helper()
	c, err := i18n.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestBothLanguagesHaveTheSameKeys(t *testing.T) {
	c := load(t)
	if diff := cmp.Diff(c.Keys(i18n.Vietnamese), c.Keys(i18n.English)); diff != "" {
		t.Errorf("keys differ (-vi +en):\n%s", diff)
	}
}

func TestPick(t *testing.T) {
	cases := []struct {
		wanted, header string
		want           i18n.Language
	}{
		{"", "", i18n.Vietnamese},
		{"en", "vi", i18n.English},
		{"", "en-GB,en;q=0.9", i18n.English},
		{"", "vi-VN,en;q=0.5", i18n.Vietnamese},
		{"", "fr-FR", i18n.Vietnamese},
		{"xx", ";;;", i18n.Vietnamese},
	}
	for _, c := range cases {
		if got := i18n.Pick(c.wanted, c.header); got != c.want {
			t.Errorf("Pick(%q, %q) = %s, want %s", c.wanted, c.header, got, c.want)
		}
	}
}

func TestPrinter(t *testing.T) {
	c := load(t)
	vi, en := c.Printer(i18n.Vietnamese), c.Printer(i18n.English)
	cases := []struct{ got, want string }{
		{vi.T("programme.tasks", 39), "39 nhiệm vụ"},
		{en.T("programme.tasks", 1), "1 task"},
		{en.T("programme.tasks", 39), "39 tasks"},
		{vi.T("programme.tasks", 100000), "100.000 nhiệm vụ"},
		{vi.T("no.such.key"), "no.such.key"},
	}
	for _, c := range cases {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestErrorNeverShowsInternals(t *testing.T) {
	vi := load(t).Printer(i18n.Vietnamese)
	for _, err := range []error{errors.New("dial tcp 10.0.0.1: refused"), errs.Wrap(errors.New("sql: x"), errs.Internal, "store.failed")} {
		if got := vi.Error(err); got != vi.T("errs.internal") {
			t.Errorf("Error(%v) = %q", err, got)
		}
	}
	if got, want := vi.Error(errs.New(errs.Forbidden, "access.forbidden")), vi.T("access.forbidden"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
