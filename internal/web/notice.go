package web

import "net/http"

// keyNotice is the session's key of what just succeeded, told once.
const keyNotice = "notice"

// tell keeps a message for the next page the visitor sees.
func (s *Site) tell(v *visit, key string, args ...any) {
	s.Sessions.Put(v.Context(), keyNotice, v.Print.T(key, args...))
}

// told takes the message out of the session; a part of a page leaves it for the whole one.
func (s *Site) told(v *visit) string {
	if v.Method != http.MethodGet || v.partial() {
		return ""
	}
	return s.Sessions.PopString(v.Context(), keyNotice)
}

// goTo sends the visitor to a page after something was done, so that loading it
// again does not do it again. The address is a path within the site: what a
// form asked for has been through localPath.
func (s *Site) goTo(w http.ResponseWriter, v *visit, address string) error {
	http.Redirect(w, v.Request, address, http.StatusSeeOther) //nolint:gosec // see above: no caller passes what it was sent
	return nil
}
