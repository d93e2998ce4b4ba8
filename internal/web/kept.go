package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// A form that arrives after its session ended is not lost: the sign-in page
// carries what was typed, and whoever signs in sends it again with one press.
// Nothing of it is stored.

// keptPrefix marks the fields of the form that is carried, keptFor its address.
const (
	keptPrefix = "kept:"
	keptFor    = "kept_for"
)

// keptForm is a form that waits for its person to sign in.
type keptForm struct {
	URL    string
	Fields []pair
}

// Words are what a person typed, to be recognised by.
func (k keptForm) Words() (all []string) {
	for _, f := range k.Fields {
		if strings.ContainsFunc(f.Value, unicode.IsSpace) {
			all = append(all, f.Value)
		}
	}
	return all
}

// keptPage offers to send the form again.
type keptPage struct {
	frame

	Form keptForm
}

// keep takes a form that cannot be answered yet, without its files. Passwords are never carried.
func keep(v *visit) keptForm {
	if v.bringsFiles() {
		v.readWords()
	}
	k := keptForm{URL: v.URL.RequestURI()}
	for _, name := range slices.Sorted(maps.Keys(v.PostForm)) {
		if strings.Contains(name, "password") {
			return keptForm{}
		}
		for _, value := range v.PostForm[name] {
			k.Fields = append(k.Fields, pair{name, value})
		}
	}
	if v.Method != http.MethodPost || len(k.Fields) == 0 {
		return keptForm{}
	}
	return k
}

// carried is the form that a sign-in brings along.
func carried(fields url.Values) keptForm {
	k := keptForm{URL: localPath(fields.Get(keptFor))}
	if k.URL == "/" {
		return keptForm{}
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if own, is := strings.CutPrefix(name, keptPrefix); is {
			for _, value := range fields[name] {
				k.Fields = append(k.Fields, pair{own, value})
			}
		}
	}
	return k
}
