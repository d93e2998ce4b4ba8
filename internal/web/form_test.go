package web_test

import (
	"html"
	"net/url"
	"regexp"
)

var (
	textareas = regexp.MustCompile(`(?s)<textarea[^>]* name="([a-z]+)"[^>]*>(.*?)</textarea>`)
	inputs    = regexp.MustCompile(`<input[^>]* name="([a-z_]+)"[^>]* value="([^"]*)"`)
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
	return form
}
