package web

import (
	"net/http"
	"net/url"
	"strings"

	"dondoc/internal/errs"
)

// statusOf maps a kind of refusal to HTTP.
func statusOf(k errs.Kind) int {
	switch k {
	case errs.Invalid, errs.Refused:
		return http.StatusBadRequest
	case errs.Unauthenticated:
		return http.StatusUnauthorized
	case errs.Forbidden:
		return http.StatusForbidden
	case errs.NotFound:
		return http.StatusNotFound
	case errs.Conflict:
		return http.StatusConflict
	case errs.TooLarge:
		return http.StatusRequestEntityTooLarge
	case errs.TooMany:
		return http.StatusTooManyRequests
	default:
		return http.StatusInternalServerError
	}
}

// failPage tells a person what was refused and how to go on.
type failPage struct {
	frame

	Status  int
	Heading string
	Message string
}

// fail is the only place that turns an error into a status and a page. The
// cause goes to the log; the person reads the message of the kind's key.
func (s *Site) fail(w http.ResponseWriter, v *visit, err error) {
	kind := errs.KindOf(err)
	s.logFailure(v, kind, err)
	if kind == errs.Unauthenticated && s.askSignIn(w, v, err) {
		return
	}
	p := failPage{
		frame: v.frame("errs.heading." + kindKey(kind)), Status: statusOf(kind), Message: v.Print.Error(err),
	}
	p.Heading = p.Title
	if err := s.render(w, v, p.Status, "error/show", p); err != nil {
		s.Log.ErrorContext(v.Context(), "failure page", "error", err)
		http.Error(w, p.Message, p.Status)
	}
}

// kindKey is the kind's name as message keys spell it.
func kindKey(k errs.Kind) string { return strings.ReplaceAll(k.String(), " ", "_") }

// logFailure tells the log, and the record of who tried to do what is not theirs.
func (s *Site) logFailure(v *visit, kind errs.Kind, err error) {
	if kind == errs.Internal {
		s.Log.ErrorContext(v.Context(), "request failed", "error", err, "path", v.URL.Path)
		return
	}
	s.Log.InfoContext(v.Context(), "request refused", "error", err, "path", v.URL.Path)
	if kind == errs.Forbidden && v.Method == http.MethodPost && v.signedIn() {
		if err := s.Audit.Refuse(v.Context(), s.Now(), v.Actor, v.URL.Path, v.Print.Error(err)); err != nil {
			s.Log.ErrorContext(v.Context(), "refusal not recorded", "error", err)
		}
	}
}

// askSignIn answers somebody who is not signed in with the sign-in page, which
// leads back to where they wanted to go.
func (s *Site) askSignIn(w http.ResponseWriter, v *visit, err error) bool {
	back := ""
	if v.Method == http.MethodGet {
		back = v.URL.RequestURI()
	}
	if v.partial() {
		// A part of a page must not hold a sign-in form: the browser goes to the whole one.
		w.Header().Set("Hx-Redirect", "/sign-in?"+url.Values{"return": {back}}.Encode())
		w.WriteHeader(http.StatusUnauthorized)
		return true
	}
	p := signInPage{frame: v.frame("identity.sign_in"), Return: back, Message: v.Print.Error(err), Kept: keep(v)}
	return s.render(w, v, http.StatusUnauthorized, "identity/sign_in", p) == nil
}
