package web

import (
	"net/http"
	"slices"
	"strconv"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// deskPage is what one agency was given, under filters. Each figure opens the
// list that makes it.
type deskPage struct {
	frame

	Unit       taskLink
	Reports    string // the agency's page of reports
	Form       deskForm
	Facets     []facetView // of the selection, whichever of them is shown
	Programmes []option
	Groups     []option // of the programme that is chosen
	Posts      []option
	Sorts      []option
	Rows       []deskRow
	Total      int
	CSV        string
	Pages      pager
	Orders     bool // the visitor may put posts in charge
	Receives   bool // the visitor may receive
}

// facetView is a figure that opens its list.
type facetView struct {
	Facet   assignment.Facet
	Label   string
	Count   int
	URL     string
	Current bool
}

// deskRow is a duty as the desk's table shows it.
type deskRow struct {
	URL, Ref, Content, Number string
	Due                       string
	Time                      chip
	Chips                     []chip // work, claim, request, origin
	Post                      string
	Pick                      string // of an act on several
}

// deskForm is the filter as the address holds it.
type deskForm struct {
	Show, Programme, Group, Post string
	From, To                     calendar.Day
	Text, Sort                   string
	Alone                        bool
	Page                         int
}

// The lists that are no facet.
const (
	showAll    = "all"
	showHanded = "past" // what the agency handed on to others
)

// deskFacets are what the desk counts and can be narrowed to, the first unless something else is asked for.
func deskFacets() []assignment.Facet {
	return []assignment.Facet{
		assignment.FacetOpen, assignment.FacetOverdue, assignment.FacetSoon, assignment.FacetUnreceived, assignment.FacetReturned,
		assignment.FacetWithLeader, assignment.FacetWithAssigner, assignment.FacetRequested, assignment.FacetLater,
		assignment.FacetUndated, assignment.FacetUnposted, assignment.FacetSuspended, assignment.FacetDeclined,
		assignment.FacetDone, assignment.FacetDoneInTime, assignment.FacetDoneLate, assignment.FacetEnded, assignment.FacetHistoric,
	}
}

// readDesk reads the address. What is no list, order or day is refused.
func readDesk(v *visit) (d deskForm, err error) {
	q := v.URL.Query()
	d = deskForm{
		Show: q.Get("show"), Programme: q.Get("programme"), Group: q.Get("group"), Post: q.Get("post"), Text: q.Get("text"),
		Sort: q.Get("sort"), Alone: q.Get("alone") != "",
	}
	if d.Show == "" {
		d.Show = string(assignment.FacetOpen)
	}
	if d.Show != showAll && d.Show != showHanded && !slices.Contains(assignment.Facets(), assignment.Facet(d.Show)) {
		return d, errs.New(errs.Invalid, "desk.bad_show", d.Show)
	}
	if !slices.Contains(assignment.Sorts(), assignment.Sort(d.Sort)) {
		return d, errs.New(errs.Invalid, "desk.bad_show", d.Sort)
	}
	if d.From, err = queryDay(v, "from"); err != nil {
		return d, err
	}
	d.To, err = queryDay(v, "to")
	return d, err
}

// queryDay reads a day of the address; an empty one is no day.
func queryDay(v *visit, name string) (calendar.Day, error) {
	typed := v.URL.Query().Get(name)
	if typed == "" {
		return calendar.Day{}, nil
	}
	day, err := calendar.ParseDay(typed)
	if err != nil {
		return day, errs.Wrap(err, errs.Invalid, "web.bad_day", typed)
	}
	return day, nil
}

func (d deskForm) filter(unit string, day calendar.Day) assignment.Filter {
	f := assignment.Filter{
		Unit: unit, Day: day, Programme: d.Programme, Group: d.Group, Post: d.Post, DueFrom: d.From, Text: d.Text,
		Sort: assignment.Sort(d.Sort), Alone: d.Alone, Past: d.Show == showHanded,
	}
	if d.Show != showAll && d.Show != showHanded {
		f.Facet = assignment.Facet(d.Show)
	}
	if !d.To.IsZero() {
		f.DueBefore = d.To.AddDays(1)
	}
	return f
}

// pairs are the form's fields for an address that shows another list.
func (d deskForm) pairs(show string, more ...string) []string {
	if show == string(assignment.FacetOpen) {
		show = ""
	}
	alone := ""
	if d.Alone {
		alone = "1"
	}
	return append([]string{
		"show", show, "programme", d.Programme, "group", d.Group, "post", d.Post, "from", d.From.String(), "to", d.To.String(),
		"text", d.Text, "sort", d.Sort, "alone", alone,
	}, more...)
}

// Any reports whether the list is narrowed besides its facet.
func (d deskForm) Any() bool {
	return d.Programme != "" || d.Group != "" || d.Post != "" || !d.From.IsZero() || !d.To.IsZero() || d.Text != ""
}

func (s *Site) showDesk(w http.ResponseWriter, v *visit) error {
	form, err := readDesk(v)
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	id := v.PathValue("org")
	unit, ok := d.Unit(id)
	if !ok {
		return errs.New(errs.NotFound, "org.unknown")
	}
	f := v.frame("desk.title").withDay()
	f = f.below(crumb{f.T("org.list_title"), f.To("/organisations")}, crumb{unit.NameOn(v.Day), f.orgURL(id)})
	form.Page = f.pageNumber("page")
	page := deskPage{frame: f, Unit: f.unitLink(id, d), Reports: f.To("/organisations/" + id + "/reports"), Form: form}
	if err := s.fillDesk(v, &page, id, d); err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "desk/show", page)
}

func (s *Site) fillDesk(v *visit, page *deskPage, id string, d *org.Directory) error {
	form := page.Form
	rows := assignment.Page{Limit: workRows, Offset: (form.Page - 1) * workRows}
	desk, err := s.Assignments.Desk(v.Context(), v.Actor, form.filter(id, v.Day), rows)
	if err != nil {
		return err
	}
	posts, err := s.Assignments.Posts(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	address := "/organisations/" + id + "/work"
	page.Total, page.CSV = desk.Total, page.To(address+".csv", form.pairs(form.Show)...)
	page.Facets = page.facets(address, form, desk.Counts)
	page.Pages.cut(form.Page, desk.Total, workRows, func(n int) string {
		return page.To(address, form.pairs(form.Show, "page", strconv.Itoa(n))...)
	})
	titles := map[string]string{}
	for _, p := range posts {
		titles[p.ID] = p.Title
		page.Posts = append(page.Posts, option{p.ID, p.Title})
	}
	silent, err := s.silences(v, page.frame)
	if err != nil {
		return err
	}
	for _, row := range desk.Rows {
		line := page.deskRow(row, titles)
		line.Chips = append(line.Chips, silent(row.Assignment.ID)...)
		page.Rows = append(page.Rows, line)
	}
	for _, p := range desk.Programmes {
		page.Programmes = append(page.Programmes, option{p.ID, page.T("desk.programme", p.Number, p.Count)})
	}
	for _, sort := range assignment.Sorts() {
		page.Sorts = append(page.Sorts, option{string(sort), page.T("desk.sort." + string(sort))})
	}
	page.Orders, page.Receives = v.worksIn(access.AssignmentPost, id, d), v.doesWorkOf(id, d)
	return s.fillGroups(v, page)
}

// fillGroups offers the groups of the programme that is chosen.
func (s *Site) fillGroups(v *visit, page *deskPage) error {
	if page.Form.Programme == "" {
		return nil
	}
	groups, err := s.Programmes.Groups(v.Context(), v.Actor, page.Form.Programme)
	for _, g := range groups {
		page.Groups = append(page.Groups, option{g.ID, g.No + ". " + g.Title})
	}
	return err
}

// worksIn reports whether the visitor may do something about an organisation, to leave out what would be refused.
func (v *visit) worksIn(p access.Permission, unit string, d *org.Directory) bool {
	return access.CheckFor(v.Actor, p, org.NewTree(d.Units).Branch(unit)) == nil
}

// doesWorkOf reports whether the visitor is officer or leader of an organisation or of one above it.
func (v *visit) doesWorkOf(unit string, d *org.Directory) bool {
	branch := org.NewTree(d.Units).Branch(unit)
	return slices.ContainsFunc(v.Actor.Grants, func(g access.Grant) bool {
		return (g.Role == access.Officer || g.Role == access.Leader) && (g.Org == "" || slices.Contains(branch, g.Org))
	})
}

// facets are the figures of a selection: the open and the overdue ones always, of the others those that are not zero.
func (f frame) facets(address string, form deskForm, counts assignment.Counts) []facetView {
	var all []facetView
	for i, facet := range deskFacets() {
		show, n := string(facet), counts.Of(facet)
		if n == 0 && i > 1 && form.Show != show {
			continue
		}
		all = append(all, facetView{facet, f.T("desk.facet." + show), n, f.To(address, form.pairs(show)...), form.Show == show})
	}
	return all
}

func (f frame) deskRow(row assignment.Row, posts map[string]string) deskRow {
	a := row.Assignment
	chips := f.assignmentChips(a)
	r := deskRow{
		URL: f.To("/assignments/" + a.ID), Ref: row.Ref, Content: row.Content, Number: row.Number, Due: f.Date(a.Due),
		Time: chips[standing-1], Chips: append(chips[:1:1], chips[standing:]...), Post: posts[a.Post], Pick: pickValue(a),
	}
	if a.State.Confirmation != assignment.Unclaimed {
		r.Chips = slices.Insert(r.Chips, 1, chips[1])
	}
	return r
}
