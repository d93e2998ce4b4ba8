package web

import (
	"net/http"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// postsPage is an organisation's posts with who holds them.
type postsPage struct {
	frame

	Unit     taskLink
	UnitID   string
	Posts    []postView
	People   []option // who can hold a post
	MayPost  bool
	Charge   string // address of putting a post in charge of many duties
	Transfer string // address of giving many duties to another organisation; empty where the visitor may not
	Problem  string
	NewTitle string // of a new post, as typed
}

// postView is a post, ready to show.
type postView struct {
	ID, Title    string
	Version      int
	Holder       string // today; empty: vacant
	Holders      []fact // in order of time
	Open         int
	OpenURL      string
	HandOver     string
	From, Chosen string // of the form, as typed
	Unfolded     bool
}

func (s *Site) listPosts(w http.ResponseWriter, v *visit) error {
	return s.renderPosts(w, v, v.PathValue("org"), "", nil)
}

// renderPosts shows the posts, with why a form was refused; post is whose form it was, empty for that of a new one.
func (s *Site) renderPosts(w http.ResponseWriter, v *visit, id, post string, refusal error) error {
	d, f, err := s.belowOrganisation(v, "post.title", id)
	if err != nil {
		return err
	}
	staff, err := s.Assignments.Staff(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	page := postsPage{
		frame: f, Unit: f.unitLink(id, d), UnitID: id, MayPost: staff.MayPost, Charge: f.To("/organisations/" + id + "/charge"),
	}
	if v.Actor.Has(access.Office) {
		page.Transfer = f.To("/organisations/" + id + "/transfer")
	}
	for _, p := range staff.Posts {
		page.Posts = append(page.Posts, f.post(p, staff, id))
	}
	for _, u := range staff.Holders {
		page.People = append(page.People, option{u.ID, u.Name})
	}
	if refusal == nil {
		return s.render(w, v, http.StatusOK, "assignment/posts", page)
	}
	kind := errs.KindOf(refusal)
	s.logFailure(v, kind, refusal)
	page.Problem = v.Print.Error(refusal)
	page.keep(post)
	return s.render(w, v, statusOf(kind), "assignment/posts", page)
}

// belowOrganisation begins a page that hangs below the page of an organisation.
func (s *Site) belowOrganisation(v *visit, titleKey, id string) (*org.Directory, frame, error) {
	f := v.frame(titleKey)
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, f, err
	}
	unit, ok := d.Unit(id)
	if !ok {
		return nil, f, errs.New(errs.NotFound, "org.unknown")
	}
	return d, f.below(crumb{f.T("org.list_title"), f.To("/organisations")}, crumb{unit.NameOn(v.Day), f.orgURL(id)}), nil
}

func (f frame) post(p assignment.Post, staff assignment.Staff, unit string) postView {
	v := postView{
		ID: p.ID, Title: p.Title, Version: p.Version, Holder: staff.Names[p.HolderOn(f.Today)], Open: staff.Open[p.ID],
		OpenURL:  f.To("/organisations/"+unit+"/charge", "post", p.ID),
		HandOver: f.To("/organisations/"+unit+"/charge", "post", p.ID, "all", "1"), From: f.Today.String(),
	}
	for _, h := range p.Holders {
		v.Holders = append(v.Holders, fact{staff.Names[h.User], f.span(h.From, h.To)})
	}
	return v
}

// span is the time from a day to a day, in words.
func (f frame) span(from, to calendar.Day) string {
	if to.IsZero() {
		return f.T("web.span_from", f.Date(from))
	}
	return f.T("web.span", f.Date(from), f.Date(to))
}

func (p *postsPage) keep(post string) {
	p.NewTitle = p.visit.PostFormValue("title")
	for i := range p.Posts {
		if p.Posts[i].ID == post {
			p.Posts[i].Chosen, p.Posts[i].From, p.Posts[i].Unfolded = p.visit.PostFormValue("user"), p.visit.PostFormValue("from"), true
		}
	}
}

// createPost makes a vacant post.
func (s *Site) createPost(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("org")
	p, err := s.Assignments.CreatePost(v.Context(), v.Actor, id, v.PostFormValue("title"))
	if err != nil {
		return s.refusePost(w, v, id, "", err)
	}
	s.tell(v, "post.created", p.Title)
	return s.goTo(w, v, "/organisations/"+id+"/posts")
}

// setHolder gives a post to somebody from a day on, or leaves it vacant.
func (s *Site) setHolder(w http.ResponseWriter, v *visit) error {
	id, post := v.PathValue("org"), v.PathValue("post")
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	from, err := formDay(v, "from")
	if err == nil {
		err = s.Assignments.SetHolder(v.Context(), v.Actor, post, version, v.PostFormValue("user"), from)
	}
	if err != nil {
		return s.refusePost(w, v, id, post, err)
	}
	s.tell(v, "post.handed")
	return s.goTo(w, v, "/organisations/"+id+"/posts")
}

func (s *Site) refusePost(w http.ResponseWriter, v *visit, id, post string, err error) error {
	if slices.Contains([]errs.Kind{errs.Invalid, errs.Refused, errs.Conflict}, errs.KindOf(err)) {
		return s.renderPosts(w, v, id, post, err)
	}
	return err
}
