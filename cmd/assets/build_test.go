package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/web/assets"
)

// web is the real source folder: what is tested is the build that ships.
const web = "../../web"

func TestBuildIsRepeatable(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	for _, dir := range []string{first, second} {
		if err := build(web, dir); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(contents(t, first), contents(t, second)); diff != "" {
		t.Errorf("two builds differ:\n%s", diff)
	}
}

// TestBuildServesStrictPolicy looks for what the content security policy refuses or what must not ship.
func TestBuildServesStrictPolicy(t *testing.T) {
	dir := t.TempDir()
	if err := build(web, dir); err != nil {
		t.Fatal(err)
	}
	for name, text := range contents(t, dir) {
		if strings.HasSuffix(name, ".map") || strings.Contains(text, "sourceMappingURL") {
			t.Errorf("%s ships a source map", name)
		}
		if strings.HasSuffix(name, ".css") && strings.Contains(text, "url(http") {
			t.Errorf("%s loads from another host", name)
		}
	}
}

func TestBuildReplacesTheFormerOne(t *testing.T) {
	dir := t.TempDir()
	put(t, filepath.Join(dir, "app-OLDOLDOL.css"), "old")
	put(t, filepath.Join(dir, ".gitkeep"), "")
	if err := build(web, dir); err != nil {
		t.Fatal(err)
	}
	found := contents(t, dir)
	if _, stays := found["app-OLDOLDOL.css"]; stays {
		t.Error("a file of the former build stays")
	}
	if _, stays := found[".gitkeep"]; !stays {
		t.Error("the dot file is gone")
	}
}

func TestBundleReportsMistakes(t *testing.T) {
	cases := map[string]string{"script": "import './absent.js'", "unfinished": "const ="}
	for name, script := range cases {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			put(t, filepath.Join(dir, "src/app.js"), script)
			put(t, filepath.Join(dir, "src/app.css"), "body{}")
			if err := bundle(dir, newOutput()); err == nil || !strings.Contains(err.Error(), "app.js") {
				t.Errorf("error %v does not name app.js", err)
			}
		})
	}
}

func TestPackUnpacks(t *testing.T) {
	packed, err := pack([]byte("đôn đốc"))
	if err != nil {
		t.Fatal(err)
	}
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(reader)
	if err != nil || string(got) != "đôn đốc" {
		t.Errorf("unpacked %q, %v", got, err)
	}
}

// TestManifestIsReadable keeps the two sides of the manifest together: written here, read by package assets.
func TestManifestIsReadable(t *testing.T) {
	set, err := assets.Open()
	if err != nil {
		t.Fatal(err)
	}
	if set.URL("app.css") == assets.Prefix+"app.css" {
		t.Error("app.css has no hashed name")
	}
	if _, err := set.Icon("check"); err != nil {
		t.Error(err)
	}
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, entry := range entries {
		raw, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		found[entry.Name()] = string(raw)
	}

	return found
}
