package web

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
)

// checkInput refuses an address or form that no keyboard makes: broken UTF-8
// and NUL, which one engine takes and the other does not. A document's upload
// is left alone: it must not be read before its handler does.
func (v *visit) checkInput() error {
	if !typeable(v.URL.Path) || !allTypeable(v.URL.Query()) {
		return errs.New(errs.Invalid, "web.bad_text")
	}
	if v.Method != http.MethodPost || v.bringsFiles() {
		return nil
	}
	if err := v.ParseForm(); err != nil {
		return badForm(err)
	}
	if !allTypeable(v.PostForm) {
		return errs.New(errs.Invalid, "web.bad_text")
	}
	return nil
}

// bringsFiles reports whether the form is of the kind that may hold files.
func (v *visit) bringsFiles() bool {
	return strings.HasPrefix(v.Header.Get("Content-Type"), "multipart/")
}

func typeable(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }

func allTypeable(fields url.Values) bool {
	for name, values := range fields {
		if !typeable(name) || !typeable(strings.Join(values, "")) {
			return false
		}
	}
	return true
}

// maxFileName is how much of a file's name is kept, in characters.
const maxFileName = 200

// fileName is the name a browser sent, fit to be stored and shown.
func fileName(sent string) string {
	shown := []rune(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(sent, "_")))
	return string(shown[max(0, len(shown)-maxFileName):]) // the end tells the kind of file
}

// badForm is the refusal of a form that could not be read.
func badForm(err error) error {
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return errs.Wrap(err, errs.TooLarge, "web.form_large")
	}
	return errs.Wrap(err, errs.Invalid, "web.bad_form")
}

// formVersion is the version of the thing the visitor saw when the form was made.
func formVersion(v *visit) (int, error) { return formNumber(v, "version") }

// formNumber reads a hidden field that counts from 1.
func formNumber(v *visit, name string) (int, error) {
	n, err := strconv.Atoi(v.PostFormValue(name))
	if err != nil || n < 1 {
		return 0, errs.New(errs.Invalid, "web.bad_form")
	}
	return n, nil
}

// formDay reads a day of a form; an empty field is no day.
func formDay(v *visit, name string) (calendar.Day, error) {
	return typedDay(v.PostFormValue(name))
}

// typedDay reads a day; an empty text is no day.
func typedDay(typed string) (calendar.Day, error) {
	if typed == "" {
		return calendar.Day{}, nil
	}
	day, err := calendar.ParseDay(typed)
	if err != nil {
		return day, errs.Wrap(err, errs.Invalid, "web.bad_day", typed)
	}
	return day, nil
}
