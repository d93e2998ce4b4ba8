package web

import (
	"net/http"

	"dondoc/internal/access"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// accountPage is the visitor's own account.
type accountPage struct {
	frame

	Login   string
	Grants  []grantView
	Message string // why the new password was refused
}

// grantView is what an account may do, and for whom.
type grantView struct {
	Role, Means string
	Org, OrgURL string // empty: the whole authority
}

func (s *Site) showAccount(w http.ResponseWriter, v *visit) error {
	return s.renderAccount(w, v, http.StatusOK, "")
}

func (s *Site) renderAccount(w http.ResponseWriter, v *visit, status int, message string) error {
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	f := v.frame("account.title").below()
	return s.render(w, v, status, "account/show", accountPage{f, v.User.Login, f.grants(v.User.Grants, d), message})
}

func (f frame) grants(grants []access.Grant, d *org.Directory) []grantView {
	views := make([]grantView, len(grants))
	for i, g := range grants {
		views[i] = grantView{Role: f.T("access.role." + string(g.Role)), Means: f.T("access.role_means." + string(g.Role))}
		if u, ok := d.Unit(g.Org); ok {
			views[i].Org, views[i].OrgURL = u.NameOn(f.Today), f.orgURL(u.ID)
		}
	}
	return views
}

// changePassword shows the form again with the reason when it is refused. The
// session goes on under the new password; all others of the account are over.
func (s *Site) changePassword(w http.ResponseWriter, v *visit) error {
	wanted := v.PostFormValue("wanted")
	if wanted != v.PostFormValue("again") {
		return s.renderAccount(w, v, http.StatusBadRequest, v.Print.T("account.not_same"))
	}
	u, err := s.Identity.ChangePassword(v.Context(), v.Actor, v.PostFormValue("current"), wanted)
	switch kind := errs.KindOf(err); {
	case err == nil:
	case kind == errs.Invalid || kind == errs.TooMany:
		return s.renderAccount(w, v, statusOf(kind), v.Print.Error(err))
	default:
		return err
	}
	if err := s.beginSession(v.Context(), v.Tenant.ID, u); err != nil {
		return err
	}
	s.tell(v, "account.password_changed")
	return s.goTo(w, v, "/account")
}
