package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestIconNames(t *testing.T) {
	cases := []struct {
		name, list string
		want       []string
		refused    bool
	}{
		{"comments and blank lines", "# icons\n\ncheck\n  user \n", []string{"check", "user"}, false},
		{"out of order", "user\ncheck\n", nil, true},
		{"twice", "check\ncheck\n", nil, true},
		{"none", "# nothing yet\n", nil, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got, err := iconNames(c.list)
			if (err != nil) != c.refused {
				t.Fatalf("error %v, refused %v", err, c.refused)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("names (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSpriteOf(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "icons.txt"), "check\nfilled/star\n")
	put(t, filepath.Join(dir, "outline/check.svg"),
		`<svg viewBox="0 0 24 24">`+"\n  "+emptySquare+"\n  "+`<path d="M5 12l5 5l10 -10" />`+"\n</svg>")
	put(t, filepath.Join(dir, "filled/star.svg"), `<svg viewBox="0 0 24 24"><path d="M8 1z" /></svg>`)
	names, sprite, err := spriteOf(filepath.Join(dir, "icons.txt"), dir)
	if err != nil {
		t.Fatal(err)
	}
	want := `<svg xmlns="http://www.w3.org/2000/svg"><symbol id="check" viewBox="0 0 24 24" fill="none" ` +
		`stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">` +
		`<path d="M5 12l5 5l10 -10" /></symbol><symbol id="filled/star" viewBox="0 0 24 24" fill="currentColor">` +
		`<path d="M8 1z" /></symbol></svg>` + "\n"
	if diff := cmp.Diff(want, string(sprite)); diff != "" {
		t.Errorf("sprite (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"check", "filled/star"}, names); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
}

func TestSpriteRefusesUnknownIcon(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "icons.txt"), "no-such-icon\n")
	if _, _, err := spriteOf(filepath.Join(dir, "icons.txt"), dir); err == nil {
		t.Error("an icon without a file gave no error")
	}
}

func put(t *testing.T, path, contents string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(contents), 0o600); err != nil {
		t.Fatal(err)
	}
}
