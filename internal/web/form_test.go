package web_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"dondoc/internal/access"
)

var (
	textareas = regexp.MustCompile(`(?s)<textarea[^>]* name="([a-z]+)"[^>]*>(.*?)</textarea>`)
	inputs    = regexp.MustCompile(`<input[^>]* name="([a-z_]+)"[^>]* value="([^"]*)"`)
	selects   = regexp.MustCompile(`(?s)<select[^>]* name="([a-z_]+)"[^>]*>(.*?)</select>`)
)

// fields are the values a browser would send back untouched.
func (r reply) fields() url.Values {
	form := url.Values{}
	for _, pattern := range []*regexp.Regexp{inputs, textareas} {
		for _, m := range pattern.FindAllStringSubmatch(r.body, -1) {
			if !form.Has(m[1]) {
				form.Set(m[1], html.UnescapeString(m[2]))
			}
		}
	}
	for _, m := range selects.FindAllStringSubmatch(r.body, -1) {
		if chosen := selected.FindStringSubmatch(m[2]); chosen != nil && !form.Has(m[1]) {
			form.Set(m[1], html.UnescapeString(chosen[1]))
		}
	}
	return form
}

// TestWhatNoKeyboardMakesIsRefused: the engines differ on such text, so none of it gets that far.
func TestWhatNoKeyboardMakesIsRefused(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Administrator)
		for _, address := range []string{"/tasks/%00", "/tasks/%ff", "/search?q=%00", "/search?q=a%ff", "/search?%fe=1", "/programmes?x=%00"} {
			v.get(address).wants(t, address, 400, "Dữ liệu chưa đúng", "</html>")
		}
		form := newcomer()
		form.Set("name", "a\x00b")
		v.post("/users", form).wants(t, "NUL in a form", 400, "Dữ liệu chưa đúng")
		large := strings.NewReader("name=" + strings.Repeat("a", 1<<20))
		v.do(http.MethodPost, "/users", large, "Content-Type", "application/x-www-form-urlencoded").wants(t, "large form", 413, "Biểu mẫu gửi lên quá lớn")
		broken := strings.NewReader("name=%zz")
		v.do(http.MethodPost, "/users", broken, "Content-Type", "application/x-www-form-urlencoded").wants(t, "broken form", 400, "không đầy đủ hoặc đã hỏng")
	})
}

// TestFileNamesAreMadeFit: whatever a client calls its file, it can be stored and shown.
func TestFileNamesAreMadeFit(t *testing.T) {
	onEachEngine(t, func(t *testing.T, s *running) {
		v := s.as(access.Office)
		for i, name := range []string{"x\xffy.txt", "../../etc/passwd.txt", strings.Repeat("dài", 300) + ".txt", "<b>.txt"} {
			got := v.upload(name, another("950"+string(rune('0'+i))))
			got.wants(t, name, 303)
			v.get(got.header.Get("Location")).wants(t, name, 200, ".txt", "!<b>", "!../..")
		}
	})
}
