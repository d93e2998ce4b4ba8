package web

import (
	"net/http"

	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// learnAlias enters another way of writing an organisation's name.
func (s *Site) learnAlias(w http.ResponseWriter, v *visit) error {
	from, err := formDay(v, "from")
	if err != nil {
		return err
	}
	to, err := formDay(v, "to")
	if err != nil {
		return err
	}
	alias := org.Name{Text: v.PostFormValue("alias"), From: from, To: to}
	err = s.Registry.Learn(v.Context(), v.Actor, v.PathValue("org"), alias)
	switch kind := errs.KindOf(err); {
	case err == nil:
		s.tell(v, "org.alias_learned", alias.Text)
		return s.goTo(w, v, "/organisations/"+v.PathValue("org"))
	case kind == errs.Invalid || kind == errs.Conflict:
		s.logFailure(v, kind, err)
		return s.renderOrganisation(w, v, err)
	default:
		return err
	}
}

// forgetAlias takes an alias away.
func (s *Site) forgetAlias(w http.ResponseWriter, v *visit) error {
	alias := v.PostFormValue("alias")
	if err := s.Registry.Forget(v.Context(), v.Actor, v.PathValue("org"), alias); err != nil {
		return err
	}
	s.tell(v, "org.alias_forgotten", alias)
	return s.goTo(w, v, "/organisations/"+v.PathValue("org"))
}
