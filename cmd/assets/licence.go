package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// licencesOf joins the licence texts of the packages the pages are made of; all of them ask that the text goes
// with the work. Development packages are not shipped and not listed.
func licencesOf(source string) ([]byte, error) {
	raw, err := os.ReadFile(filepath.Join(source, "package.json"))
	if err != nil {
		return nil, fmt.Errorf("licences: %w", err)
	}
	var manifest struct {
		Dependencies map[string]string `json:"dependencies"`
	}
	if err := json.Unmarshal(raw, &manifest); err != nil {
		return nil, fmt.Errorf("licences: package.json: %w", err)
	}
	var all bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(manifest.Dependencies)) {
		text, err := os.ReadFile(filepath.Join(source, "node_modules", name, "LICENSE"))
		if err != nil {
			return nil, fmt.Errorf("licences: %w", err)
		}
		fmt.Fprintf(&all, "== %s %s ==\n\n%s\n\n", name, manifest.Dependencies[name], bytes.TrimSpace(text))
	}

	return all.Bytes(), nil
}
