// Package assets owns the built style sheet, script, fonts and icon sprite: it embeds them in the binary, names them
// by the hash of their contents and serves them. It does not build them (cmd/assets does) and knows no page.
package assets

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
)

// Prefix is the path under which Handler expects to be mounted.
const Prefix = "/assets/"

const manifestName = "manifest.json"

// all: keeps the pattern valid in a fresh clone, where dist holds only a dot file.
//
//go:embed all:dist
var dist embed.FS

// ErrNotBuilt says that the binary was compiled before the assets were.
var ErrNotBuilt = errors.New("assets: not built into this binary; run `make assets` and build again")

// Manifest is what cmd/assets leaves beside the files: the hashed name of every file by its plain name, and the
// names of the icons in the sprite.
type Manifest struct {
	Files map[string]string `json:"files"`
	Icons []string          `json:"icons"`
}

// Set is the assets of one build, held in memory and safe for concurrent use.
type Set struct {
	names map[string]string
	icons map[string]bool
	files map[string]file
}

// Open reads the embedded assets. It returns ErrNotBuilt when there are none.
func Open() (*Set, error) {
	sub, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, fmt.Errorf("assets: %w", err)
	}

	return open(sub)
}

func open(built fs.FS) (*Set, error) {
	manifest, err := readManifest(built)
	if err != nil {
		return nil, err
	}
	set := &Set{names: manifest.Files, icons: map[string]bool{}, files: map[string]file{}}
	for _, icon := range manifest.Icons {
		set.icons[icon] = true
	}
	for _, hashed := range manifest.Files {
		if set.files[hashed], err = readFile(built, hashed); err != nil {
			return nil, err
		}
	}

	return set, nil
}

func readManifest(built fs.FS) (Manifest, error) {
	var manifest Manifest
	raw, err := fs.ReadFile(built, manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		return manifest, ErrNotBuilt
	}
	if err != nil {
		return manifest, fmt.Errorf("assets: %w", err)
	}
	if err := json.Unmarshal(raw, &manifest); err != nil {
		return manifest, fmt.Errorf("assets: %s: %w", manifestName, err)
	}

	return manifest, nil
}

// URL gives the hashed path of an asset by its plain name ("app.css"), ready for an attribute. An unknown name gives
// a path that answers 404, so a page with a wrong name still shows its text.
func (s *Set) URL(name string) string {
	hashed, ok := s.names[name]
	if !ok {
		hashed = name
	}

	return path.Join(Prefix, hashed)
}

// Icon gives the address of a symbol in the sprite, for the href of a use element. An icon that web/icons.txt does
// not list is an error, because nothing would be drawn and nobody would notice.
func (s *Set) Icon(name string) (string, error) {
	if !s.icons[name] {
		return "", fmt.Errorf("assets: icon %q is not listed in web/icons.txt", name)
	}

	return s.URL("icons.svg") + "#" + name, nil
}
