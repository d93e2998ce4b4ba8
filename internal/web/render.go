package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"dondoc/internal/web/assets"
)

//go:embed template
var templateFiles embed.FS

// fragment is the template a page may define for the part its filters change.
// A request that htmx sends gets it without the rest of the page.
const fragment = "result"

// pages are the site's templates by "<room>/<page>", each with the layout.
type pages map[string]*template.Template

// loadPages parses template/layout/*.html once and each page on a copy of it.
func loadPages(a *assets.Set) (pages, error) {
	layout, err := template.New("layout").Funcs(functions(a)).ParseFS(templateFiles, "template/layout/*.html")
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(templateFiles, "template/*/*.html")
	if err != nil {
		return nil, err
	}
	all := pages{}
	for _, file := range files {
		if path.Dir(file) == "template/layout" {
			continue
		}
		if all[pageName(file)], err = page(layout, file); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func page(layout *template.Template, file string) (*template.Template, error) {
	t, err := layout.Clone()
	if err != nil {
		return nil, err
	}
	return t.ParseFS(templateFiles, file)
}

// pageName of "template/task/show.html" is "task/show".
func pageName(file string) string {
	return strings.TrimSuffix(strings.TrimPrefix(file, "template/"), ".html")
}

// functions are what templates need that is the same for every request; words
// come from the frame, which knows the request's language.
func functions(a *assets.Set) template.FuncMap {
	return template.FuncMap{
		"asset": a.URL,
		"icon":  func(name string) (template.HTML, error) { return icon(a, name) },
	}
}

// icon is a picture beside a word, so it is hidden from screen readers. Names
// are ours, never a person's input.
func icon(a *assets.Set, name string) (template.HTML, error) {
	address, err := a.Icon(name)
	if err != nil {
		return "", err
	}
	return template.HTML(`<svg class="dd-icon" aria-hidden="true" focusable="false"><use href="` + //nolint:gosec // no input of a person
		template.HTMLEscapeString(address) + `"></use></svg>`), nil
}

// render writes a page: the whole of it, or its result fragment when htmx asks
// for a part. Nothing reaches the person before the template has succeeded.
func (s *Site) render(w http.ResponseWriter, v *visit, status int, name string, data any) error {
	t, ok := s.pages[name]
	if !ok {
		return fmt.Errorf("no page %q", name)
	}
	entry := "layout"
	if v.partial() && t.Lookup(fragment) != nil {
		entry = "partial"
	}
	var buf bytes.Buffer
	if err := t.ExecuteTemplate(&buf, entry, data); err != nil {
		return fmt.Errorf("page %s: %w", name, err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "private, no-store")
	h.Add("Vary", "HX-Request")
	w.WriteHeader(status)
	_, err := buf.WriteTo(w)
	if err != nil {
		s.Log.DebugContext(v.Context(), "page not delivered", "error", err)
	}
	return nil
}
