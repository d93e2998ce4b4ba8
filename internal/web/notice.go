package web

import (
	"net/http"
	"strconv"
	"strings"

	"dondoc/internal/intake"
)

// keyNotice is the session's key of what just succeeded, told once; keyUndo that of the draft it changed, if it can be taken back.
const (
	keyNotice = "notice"
	keyUndo   = "notice_undo"
)

// tell keeps a message for the next page the visitor sees.
func (s *Site) tell(v *visit, key string, args ...any) {
	s.Sessions.Put(v.Context(), keyNotice, v.Print.T(key, args...))
}

// tellMoved tells of an act on a draft, with the way to take it back.
func (s *Site) tellMoved(v *visit, u intake.Upload, key string, args ...any) {
	s.tell(v, key, args...)
	s.Sessions.Put(v.Context(), keyUndo, u.ID+" "+strconv.Itoa(u.Version))
}

// undoForm is how what the notice tells is taken back: of a draft in the version that the act made.
type undoForm struct{ Draft, Version string }

// undoable takes the draft of the notice out of the session, nil for none.
func (s *Site) undoable(v *visit) *undoForm {
	draft, version, ok := strings.Cut(s.Sessions.PopString(v.Context(), keyUndo), " ")
	if !ok {
		return nil
	}
	return &undoForm{draft, version}
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
