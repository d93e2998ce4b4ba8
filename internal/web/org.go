package web

import (
	"net/http"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/reporting"
)

// organisationsPage is the tree of organisations as of the page's day.
type organisationsPage struct {
	frame

	Roots     []orgNode
	Total     int
	Ended     int // how many no longer exist on the day
	HasSample bool
}

// orgNode is an organisation in the tree with what stands below it.
type orgNode struct {
	Name, URL, Kind string
	Chips           []chip
	Heirs           []heirLine // who carries its work on the page's day; empty while it goes on
	NoHeir          string     // said when it ended without a single heir
	Children        []orgNode
}

// heirLine is a successor on one line, in words.
type heirLine struct{ Now, Name, URL, Since string }

func (s *Site) listOrganisations(w http.ResponseWriter, v *visit) error {
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	f := v.frame("org.list_title").below().withDay()
	page := organisationsPage{frame: f, Roots: f.orgTree(d), Total: len(d.Units)}
	for _, u := range d.Units {
		page.HasSample = page.HasSample || u.Sample
		if past(u.To, v.Day) {
			page.Ended++
		}
	}
	return s.render(w, v, http.StatusOK, "org/list", page)
}

// past reports whether a validity that ends on the last day is over on the day.
func past(last, day calendar.Day) bool { return !last.IsZero() && last.Before(day) }

// orgTree arranges the directory by parent; the units come sorted by name. A
// parent that is not in the directory, or is its own ancestor, leaves its unit at the top.
func (f frame) orgTree(d *org.Directory) []orgNode {
	below := map[string][]org.Unit{}
	for _, u := range d.Units {
		parent := u.Parent
		if _, ok := d.Unit(parent); !ok || circular(u, d) {
			parent = ""
		}
		below[parent] = append(below[parent], u)
	}
	return f.orgNodes(d, below, "")
}

// circular reports whether following the parents upwards comes back to the unit.
func circular(u org.Unit, d *org.Directory) bool {
	for at, steps := u, 0; at.Parent != "" && steps <= len(d.Units); steps++ {
		if at.Parent == u.ID {
			return true
		}
		at, _ = d.Unit(at.Parent)
	}
	return false
}

func (f frame) orgNodes(d *org.Directory, below map[string][]org.Unit, parent string) []orgNode {
	nodes := make([]orgNode, len(below[parent]))
	for i, u := range below[parent] {
		nodes[i] = f.orgNode(u, d)
		nodes[i].Children = f.orgNodes(d, below, u.ID)
	}
	return nodes
}

func (f frame) orgNode(u org.Unit, d *org.Directory) orgNode {
	n := orgNode{Name: u.NameOn(f.Day), URL: f.orgURL(u.ID), Kind: f.T("org.kind." + string(u.Kind)), Chips: f.orgChips(u)}
	n.Heirs, n.NoHeir = f.heirs(d.Heirs(u.ID, f.Day), d)
	return n
}

// orgChips says whether the organisation exists on the page's day.
func (f frame) orgChips(u org.Unit) []chip {
	var chips []chip
	switch {
	case past(u.To, f.Day):
		chips = append(chips, chip{"undated", "history", f.T("org.ended", f.Date(u.To))})
	case f.Day.Before(u.From):
		chips = append(chips, chip{"open", "hourglass", f.T("org.not_yet", f.Date(u.From))})
	}
	return chips
}

func (f frame) orgURL(id string) string { return f.To("/organisations/" + id) }

// organisationPage is everything known about one organisation.
type organisationPage struct {
	frame

	Unit         org.Unit
	Node         orgNode
	Parent       *orgNode // nil at the top
	Children     []orgNode
	Names        []nameView
	MayName      bool   // the visitor may add and remove aliases
	Problem      string // why an alias was refused
	Typed        string // the refused alias
	Identifiers  []identifierView
	Successors   []stepView
	Carriers     []heirLine // who carries the work on the day, where successors were succeeded themselves
	Predecessors []stepView
	Led          orgTasks
	Coordinated  orgTasks
}

// nameView is a name with the time it was in force.
type nameView struct {
	Text, Kind, From, To string
	Source               string // the document an alias was learned from
	Alias                bool
}

// identifierView is a code with its scheme and validity.
type identifierView struct{ Scheme, Value, From, To string }

// stepView is one succession, seen from one of its two organisations.
type stepView struct {
	Name, URL string // of the other side; empty when there is no single heir
	Kind      string
	On        string
	Scope     string
	Basis     string // empty where no instrument was read
	Certainty chip
	Led       int // listed tasks the other side leads; counted for predecessors only
	other     string
}

// orgTasks is a list of an organisation's tasks, cut to a page, and its figures.
type orgTasks struct {
	Anchor, Title string
	Count         string // "12 nhiệm vụ"
	Figures       []figure
	Rows          []taskItem
	Cut           string // said when not all are shown
	None          string // said when there are none
}

// orgTaskRows bounds each of an organisation's lists.
const orgTaskRows = 100

func (s *Site) showOrganisation(w http.ResponseWriter, v *visit) error {
	return s.renderOrganisation(w, v, nil)
}

// renderOrganisation shows an organisation, with why an alias for it was refused.
func (s *Site) renderOrganisation(w http.ResponseWriter, v *visit, refused error) error {
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	u, ok := d.Unit(v.PathValue("org"))
	if !ok {
		return errs.New(errs.NotFound, "org.unknown")
	}
	f := v.frameTitled(u.NameOn(v.Day)).withDay()
	f = f.below(crumb{f.T("org.list_title"), f.To("/organisations")})
	page := organisationPage{frame: f, Unit: u, Node: f.orgNode(u, d), Names: f.names(u), Identifiers: f.identifiers(u)}
	page.MayName = v.Actor.Can(access.OrgAlias)
	status := http.StatusOK
	if refused != nil {
		status = statusOf(errs.KindOf(refused))
		page.Problem, page.Typed = v.Print.Error(refused), v.PostFormValue("alias")
	}
	page.relate(d)
	if err := s.fillOrganisation(v, &page); err != nil {
		return err
	}
	return s.render(w, v, status, "org/show", page)
}

func (f frame) names(u org.Unit) []nameView {
	views := make([]nameView, len(u.Names))
	for i, n := range u.Names {
		views[i] = nameView{n.Text, f.T("org.name." + string(n.Kind)), f.Date(n.From), f.Date(n.To), n.Source, n.Kind == org.Alias}
	}
	return views
}

func (f frame) identifiers(u org.Unit) []identifierView {
	views := make([]identifierView, len(u.Identifiers))
	for i, id := range u.Identifiers {
		views[i] = identifierView{f.T("org.scheme." + id.Scheme), id.Value, f.Date(id.From), f.Date(id.To)}
	}
	return views
}

// relate fills what the directory says of the organisation's neighbours.
func (p *organisationPage) relate(d *org.Directory) {
	if parent, ok := d.Unit(p.Unit.Parent); ok {
		node := p.orgNode(parent, d)
		p.Parent = &node
	}
	for _, u := range d.Units {
		if u.Parent == p.Unit.ID && u.ID != p.Unit.ID {
			p.Children = append(p.Children, p.orgNode(u, d))
		}
	}
	if slices.ContainsFunc(d.Heirs(p.Unit.ID, p.Day), func(h org.Heir) bool { return len(h.Via) > 1 }) {
		p.Carriers = p.Node.Heirs
	}
	for _, step := range d.Successions {
		if step.Predecessor == p.Unit.ID {
			p.Successors = append(p.Successors, p.step(step, step.Heir, d))
		}
		if step.Heir == p.Unit.ID {
			p.Predecessors = append(p.Predecessors, p.step(step, step.Predecessor, d))
		}
	}
}

func (f frame) step(s org.Succession, other string, d *org.Directory) stepView {
	v := stepView{
		Kind: f.T("org.succession." + string(s.Kind)), On: f.Date(s.On), Scope: s.Scope, Basis: s.Basis,
		Certainty: f.Certainty(s.Certainty), other: other,
	}
	v.Name = f.T("org.no_single_heir")
	if u, ok := d.Unit(other); ok {
		v.Name, v.URL = u.Name(), f.orgURL(u.ID)
	}
	return v
}

// Certainty says how sure a succession is.
func (f frame) Certainty(c org.Certainty) chip {
	word := f.T("org.certainty." + string(c))
	if c == org.High {
		return chip{"done", "circle-check", word}
	}
	return chip{"doubt", "help-circle", word}
}

// fillOrganisation reads the tasks; those of predecessors stay theirs and are
// only counted here (domain section 4: an heir is not charged unmarked).
func (s *Site) fillOrganisation(v *visit, p *organisationPage) (err error) {
	id := p.Unit.ID
	if p.Led, err = s.orgTasks(v, p.frame, "led", reporting.TaskFilter{Lead: id}); err != nil {
		return err
	}
	if p.Coordinated, err = s.orgTasks(v, p.frame, "coordinated", reporting.TaskFilter{Coordinator: id}); err != nil {
		return err
	}
	for i, before := range p.Predecessors {
		list, err := s.Reporting.Tasks(v.Context(), v.Actor, reporting.TaskFilter{Lead: before.other, Limit: 1}, v.clock())
		if err != nil {
			return err
		}
		p.Predecessors[i].Led = list.Total
	}
	return nil
}

func (s *Site) orgTasks(v *visit, f frame, part string, filter reporting.TaskFilter) (orgTasks, error) {
	filter.Limit = orgTaskRows
	list, err := s.Reporting.Tasks(v.Context(), v.Actor, filter, v.clock())
	if err != nil {
		return orgTasks{}, err
	}
	tasks := orgTasks{
		Anchor: part, Title: f.T("org." + part), Count: f.T("programme.tasks", list.Total),
		Figures: f.figures(list.Counts, ""), Rows: f.items(list.Rows), None: f.T("org.no_tasks"),
	}
	if list.Total > len(list.Rows) {
		tasks.Cut = f.T("org.tasks_cut", len(list.Rows))
	}
	return tasks, nil
}

// Span is a validity in words.
func (f frame) Span(from, to string) string {
	switch {
	case from == "" && to == "":
		return f.T("web.span_open")
	case from == "":
		return f.T("web.span_to", to)
	case to == "":
		return f.T("web.span_from", from)
	default:
		return f.T("web.span", from, to)
	}
}

// Facts are what is known of a succession besides its other side.
func (p organisationPage) Facts(s stepView) []string {
	facts := []string{s.Kind, p.T("org.since", s.On)}
	if s.Scope != "" {
		facts = append(facts, s.Scope)
	}
	if s.Basis != "" {
		facts = append(facts, s.Basis)
	} else {
		facts = append(facts, p.T("org.no_basis"))
	}
	if s.Led > 0 {
		facts = append(facts, p.T("org.step_led", s.Led))
	}
	return facts
}
