package web

import (
	"net/http"
	"strings"
	"unicode"

	"dondoc/internal/errs"
	"dondoc/internal/i18n"
)

// signInPage asks for login and password.
type signInPage struct {
	frame

	Login   string
	Return  string   // where the visitor wanted to go
	Message string   // why the last try failed, or why it is asked
	Kept    keptForm // what came after the session had ended
}

func (s *Site) showSignIn(w http.ResponseWriter, v *visit) error {
	back := localPath(v.URL.Query().Get("return"))
	if v.signedIn() {
		return s.goTo(w, v, back)
	}
	p := signInPage{frame: v.frame("identity.sign_in"), Return: back}
	return s.render(w, v, http.StatusOK, "identity/sign_in", p)
}

// signIn shows the form again with the reason when it is refused, keeping the
// login and the way back.
func (s *Site) signIn(w http.ResponseWriter, v *visit) error {
	login, back, kept := v.PostFormValue("login"), localPath(v.PostFormValue("return")), carried(v.PostForm)
	u, err := s.Identity.SignIn(v.Context(), v.Tenant.ID, login, v.PostFormValue("password"), s.clientAddr(v.Request))
	switch kind := errs.KindOf(err); {
	case err == nil:
	case kind == errs.Unauthenticated || kind == errs.TooMany || kind == errs.Invalid:
		p := signInPage{frame: v.frame("identity.sign_in"), Login: login, Return: back, Message: v.Print.Error(err), Kept: kept}
		return s.render(w, v, statusOf(kind), "identity/sign_in", p)
	default:
		return err
	}
	if err := s.beginSession(v.Context(), v.Tenant.ID, u); err != nil {
		return err
	}
	if kept.URL == "" {
		return s.goTo(w, v, back)
	}
	v.User, v.Actor = u, u.Actor(v.Tenant.ID)
	return s.render(w, v, http.StatusOK, "identity/kept", keptPage{v.frame("identity.kept"), kept})
}

func (s *Site) signOut(w http.ResponseWriter, v *visit) error {
	if v.signedIn() {
		if err := s.Identity.SignedOut(v.Context(), v.Actor); err != nil {
			return err
		}
	}
	if err := s.endSession(v.Context()); err != nil {
		return err
	}
	http.Redirect(w, v.Request, "/sign-in", http.StatusSeeOther)
	return nil
}

// setLanguage works signed out too; an account remembers it beyond the session.
func (s *Site) setLanguage(w http.ResponseWriter, v *visit) error {
	wanted := v.PostFormValue("language")
	language := i18n.Pick(wanted, "")
	if string(language) != wanted {
		return errs.New(errs.Invalid, "web.bad_language", wanted)
	}
	if v.signedIn() {
		if err := s.Identity.SetLanguage(v.Context(), v.Actor, wanted); err != nil {
			return err
		}
	}
	s.rememberLanguage(v.Context(), language)
	return s.goTo(w, v, localPath(v.PostFormValue("return")))
}

// localPath is an address within the site, or the home page: a form must not
// send a visitor to another site. Browsers read "\" as "/" and pass over some
// control characters.
func localPath(address string) string {
	if !strings.HasPrefix(address, "/") || strings.HasPrefix(address, "//") ||
		strings.Contains(address, `\`) || strings.ContainsFunc(address, unicode.IsControl) {
		return "/"
	}
	return address
}
