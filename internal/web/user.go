package web

import (
	"net/http"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/org"
)

// usersPage lists the accounts and has the form for a new one.
type usersPage struct {
	frame

	Users   []userView
	Form    userForm
	Lines   []access.Grant // the form's
	Orgs    []orgOption
	Roles   []access.Role
	Message string // why the new account was refused
}

// userView is an account in the list.
type userView struct {
	URL, Login, Name string
	Grants           []grantView
	Chips            []chip
}

// userForm is a new account as typed.
type userForm struct {
	Login, Name string
	Grants      []access.Grant
}

// orgOption is an organisation a grant can be for.
type orgOption struct{ ID, Name string }

// blankGrants is how many empty lines a form has for further grants.
const blankGrants = 2

func (s *Site) listUsers(w http.ResponseWriter, v *visit) error {
	return s.renderUsers(w, v, http.StatusOK, userForm{}, "")
}

func (s *Site) renderUsers(w http.ResponseWriter, v *visit, status int, form userForm, message string) error {
	users, err := s.Identity.List(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	f := v.frame("user.list_title").below()
	lines := withBlanks(form.Grants)
	page := usersPage{
		frame: f, Form: form, Lines: lines, Orgs: f.orgOptions(d, lines), Roles: access.Roles(), Message: message,
	}
	for _, u := range users {
		page.Users = append(page.Users, f.userView(u, d))
	}
	return s.render(w, v, status, "user/list", page)
}

func (f frame) userView(u identity.User, d *org.Directory) userView {
	view := userView{URL: "/users/" + u.ID, Login: u.Login, Name: u.Name, Grants: f.grants(u.Grants, d)}
	if u.Disabled {
		view.Chips = append(view.Chips, chip{"late", "lock", f.T("user.disabled")})
	}
	if u.Sample {
		view.Chips = append(view.Chips, f.Sample())
	}
	return view
}

// orgOptions are the organisations that exist today, and those a grant already names.
func (f frame) orgOptions(d *org.Directory, grants []access.Grant) []orgOption {
	named := map[string]bool{}
	for _, g := range grants {
		named[g.Org] = true
	}
	var options []orgOption
	for _, u := range d.Units {
		if u.ValidOn(f.Today) || named[u.ID] {
			options = append(options, orgOption{u.ID, u.NameOn(f.Today)})
		}
	}
	return options
}

func withBlanks(grants []access.Grant) []access.Grant {
	return append(slices.Clip(grants), make([]access.Grant, blankGrants)...)
}

// readGrants reads the lines of a form's grants; a line without a role is not meant.
func readGrants(v *visit) []access.Grant {
	roles, orgs := v.PostForm["role"], v.PostForm["org"]
	var grants []access.Grant
	for i, role := range roles {
		if role == "" {
			continue
		}
		g := access.Grant{Role: access.Role(role)}
		if i < len(orgs) {
			g.Org = orgs[i]
		}
		grants = append(grants, g)
	}
	return grants
}

func (s *Site) createUser(w http.ResponseWriter, v *visit) error {
	grants := readGrants(v)
	form := userForm{Login: v.PostFormValue("login"), Name: v.PostFormValue("name"), Grants: grants}
	u, password, err := s.Identity.Create(v.Context(), v.Actor, identity.Application{
		Login: form.Login, Name: form.Name, Language: v.PostFormValue("language"), Grants: grants,
	})
	switch kind := errs.KindOf(err); {
	case err == nil:
		return s.showPassword(w, v, u, password, "user.created")
	case kind == errs.Invalid || kind == errs.Conflict || kind == errs.NotFound:
		return s.renderUsers(w, v, statusOf(kind), form, v.Print.Error(err))
	default:
		return err
	}
}

// passwordPage shows a made-up password, once.
type passwordPage struct {
	frame

	Login, Password string
	UserURL         string
}

// showPassword answers directly instead of leading to another page: a password
// must not be kept in the session for the time between.
func (s *Site) showPassword(w http.ResponseWriter, v *visit, u identity.User, password, titleKey string) error {
	f := v.frameTitled(v.Print.T(titleKey, u.Name))
	f = f.below(crumb{f.T("user.list_title"), f.To("/users")})
	return s.render(w, v, http.StatusOK, "user/password", passwordPage{f, u.Login, password, "/users/" + u.ID})
}

// userPage is one account with what an administrator can do to it.
type userPage struct {
	frame

	Account userView
	Version int
	Own     bool // the visitor's own account: nobody locks themselves out
	Off     bool
	Lines   []access.Grant
	Orgs    []orgOption
	Roles   []access.Role
	Message string // why a change was refused
}

func (s *Site) showUser(w http.ResponseWriter, v *visit) error {
	return s.renderUser(w, v, http.StatusOK, nil, "")
}

// renderUser shows the account as stored, with the grants as typed when a change of them was refused.
func (s *Site) renderUser(w http.ResponseWriter, v *visit, status int, typed []access.Grant, message string) error {
	u, err := s.Identity.Show(v.Context(), v.Actor, v.PathValue("user"))
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	f := v.frameTitled(u.Name)
	f = f.below(crumb{f.T("user.list_title"), f.To("/users")})
	lines := u.Grants
	if typed != nil {
		lines = typed
	}
	lines = withBlanks(lines)
	return s.render(w, v, status, "user/show", userPage{
		frame: f, Account: f.userView(u, d), Version: u.Version, Own: u.ID == v.User.ID, Off: u.Disabled,
		Lines: lines, Orgs: f.orgOptions(d, lines), Roles: access.Roles(), Message: message,
	})
}

// Grants are the account's, for the part that lists them.
func (p userPage) Grants() []grantView { return p.Account.Grants }

func (s *Site) setGrants(w http.ResponseWriter, v *visit) error {
	grants := readGrants(v)
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	err = s.Identity.SetGrants(v.Context(), v.Actor, v.PathValue("user"), version, grants)
	return s.userChanged(w, v, grants, err, "user.grants_set")
}

func (s *Site) disableUser(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	return s.userChanged(w, v, nil, s.Identity.Disable(v.Context(), v.Actor, v.PathValue("user"), version), "user.disabled_now")
}

func (s *Site) enableUser(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	return s.userChanged(w, v, nil, s.Identity.Enable(v.Context(), v.Actor, v.PathValue("user"), version), "user.enabled_now")
}

// userChanged leads back to the account; a mistake or a stale form shows the
// account as it is now, with the reason.
func (s *Site) userChanged(w http.ResponseWriter, v *visit, typed []access.Grant, err error, done string) error {
	switch kind := errs.KindOf(err); {
	case err == nil:
		s.tell(v, done)
		return s.goTo(w, v, "/users/"+v.PathValue("user"))
	case kind == errs.Invalid || kind == errs.Conflict:
		return s.renderUser(w, v, statusOf(kind), typed, v.Print.Error(err))
	default:
		return err
	}
}

func (s *Site) resetPassword(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	id := v.PathValue("user")
	password, err := s.Identity.Reset(v.Context(), v.Actor, id, version)
	if errs.KindOf(err) == errs.Conflict {
		return s.renderUser(w, v, http.StatusConflict, nil, v.Print.Error(err))
	}
	if err != nil {
		return err
	}
	u, err := s.Identity.Show(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	return s.showPassword(w, v, u, password, "user.password_reset")
}
