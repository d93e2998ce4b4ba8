package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// output collects the files of one build: contents by hashed name, and hashed name by plain name.
type output struct {
	files map[string][]byte
	names map[string]string
	icons []string
}

func newOutput() *output {
	return &output{files: map[string][]byte{}, names: map[string]string{}}
}

func (o *output) add(plain, hashed string, contents []byte) {
	o.names[plain] = hashed
	o.files[hashed] = contents
}

// addHashed names a file in the form esbuild gives its own: eight characters of base 32.
func (o *output) addHashed(plain string, contents []byte) {
	sum := sha256.Sum256(contents)
	extension := filepath.Ext(plain)
	stem := strings.TrimSuffix(plain, extension)
	o.add(plain, stem+"-"+base32.StdEncoding.EncodeToString(sum[:])[:8]+extension, contents)
}

// write adds the new files, then the manifest that names them, and only then removes what the former build left: at
// every moment the manifest names files that are there.
func (o *output) write(target string) error {
	if err := os.MkdirAll(target, 0o755); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	manifest, err := json.MarshalIndent(map[string]any{"files": o.names, "icons": o.icons}, "", "  ")
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	keep := map[string]bool{"manifest.json": true}
	for name, contents := range o.files {
		keep[name], keep[name+".gz"] = true, true
		if err := writeBoth(filepath.Join(target, name), contents); err != nil {
			return err
		}
	}
	if err := writeFile(filepath.Join(target, "manifest.json"), append(manifest, '\n')); err != nil {
		return err
	}

	return removeOthers(target, keep)
}

// removeOthers spares dot files: they hold the folder in version control.
func removeOthers(target string, keep map[string]bool) error {
	entries, err := os.ReadDir(target)
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	for _, entry := range entries {
		if keep[entry.Name()] || strings.HasPrefix(entry.Name(), ".") {
			continue
		}
		if err := os.RemoveAll(filepath.Join(target, entry.Name())); err != nil {
			return fmt.Errorf("output: %w", err)
		}
	}

	return nil
}

// writeBoth writes a file and, for text, its compressed twin. Fonts (woff2) are compressed already.
func writeBoth(path string, contents []byte) error {
	if err := writeFile(path, contents); err != nil {
		return err
	}
	if filepath.Ext(path) == ".woff2" {
		return nil
	}
	packed, err := pack(contents)
	if err != nil {
		return err
	}

	return writeFile(path+".gz", packed)
}

// pack sets no name and no time, so that the same contents give the same bytes.
func pack(contents []byte) ([]byte, error) {
	var packed bytes.Buffer
	writer, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	if _, err := writer.Write(contents); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	if err := writer.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}

	return packed.Bytes(), nil
}

func writeFile(path string, contents []byte) error {
	if err := os.WriteFile(path, contents, 0o644); err != nil {
		return fmt.Errorf("output: %w", err)
	}

	return nil
}
