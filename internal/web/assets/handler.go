package assets

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// file is one asset as it is sent; packed is empty where compression does not pay (fonts).
type file struct {
	contentType string
	body        []byte
	packed      []byte
}

func readFile(built fs.FS, name string) (file, error) {
	body, err := fs.ReadFile(built, name)
	if err != nil {
		return file{}, fmt.Errorf("assets: named in the manifest: %w", err)
	}
	packed, err := fs.ReadFile(built, name+".gz")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return file{}, fmt.Errorf("assets: %w", err)
	}

	return file{contentType: contentType(name), body: body, packed: packed}, nil
}

// contentType is a table of our own because package mime also reads the machine's.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".woff2":
		return "font/woff2"
	case ".txt":
		return "text/plain; charset=utf-8"
	default:
		return "application/octet-stream"
	}
}

// Handler serves the assets under Prefix. A name carries the hash of its contents, so an answer may be kept for ever;
// names without their hash are not found.
func (s *Set) Handler() http.Handler { return http.HandlerFunc(s.serve) }

func (s *Set) serve(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)

		return
	}
	found, ok := s.files[strings.TrimPrefix(r.URL.Path, Prefix)]
	if !ok {
		http.NotFound(w, r)

		return
	}
	found.send(w, r)
}

func (f file) send(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("Content-Type", f.contentType)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Vary", "Accept-Encoding")
	body := f.body
	if len(f.packed) > 0 && acceptsGzip(r.Header.Get("Accept-Encoding")) {
		header.Set("Content-Encoding", "gzip")
		body = f.packed
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method == http.MethodHead {
		return
	}
	// The one possible error is a reader who went away; there is nobody left to tell.
	_, _ = w.Write(body)
}

// acceptsGzip reads an Accept-Encoding header (RFC 9110, 12.5.3): named or starred, and not with weight zero.
func acceptsGzip(header string) bool {
	starred := false
	for part := range strings.SplitSeq(header, ",") {
		coding, weight, _ := strings.Cut(part, ";")
		coding = strings.ToLower(strings.TrimSpace(coding))
		if coding != "gzip" && coding != "*" {
			continue
		}
		wanted := !zeroWeight(weight)
		if coding == "gzip" {
			return wanted
		}
		starred = wanted
	}

	return starred
}

func zeroWeight(parameter string) bool {
	_, value, found := strings.Cut(parameter, "=")
	if !found {
		return false
	}
	weight, err := strconv.ParseFloat(strings.TrimSpace(value), 64)

	return err != nil || weight == 0
}
