package web

import (
	"net/http"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/programme"
	"dondoc/internal/reporting"
	"dondoc/internal/task"
)

// programmesPage lists the programmes with their figures on the day.
type programmesPage struct {
	frame

	Cards []cardView
}

// cardView is a programme's card, ready to show.
type cardView struct {
	URL, Title, Issued string
	Number, Issuer     string
	Facts              []fact
	Chips              []chip
	Figures            []figure
}

func (s *Site) listProgrammes(w http.ResponseWriter, v *visit) error {
	cards, err := s.Reporting.Cards(v.Context(), v.Actor, v.clock())
	if err != nil {
		return err
	}
	f := v.frame("programme.list_title").below().withDay()
	return s.render(w, v, http.StatusOK, "programme/list", programmesPage{f, f.cards(cards)})
}

func (f frame) cards(cards []reporting.Card) []cardView {
	views := make([]cardView, len(cards))
	for i, c := range cards {
		views[i] = f.card(c)
	}
	return views
}

func (f frame) card(c reporting.Card) cardView {
	address := "/programmes/" + c.ID
	v := cardView{
		URL: f.To(address), Title: c.Title, Issued: f.Date(c.IssuedOn), Number: c.Number, Issuer: c.Issuer,
		Facts: []fact{
			{f.T("programme.card_tasks"), f.T("web.number", c.Tasks)},
			{f.T("programme.card_targets"), f.T("web.number", c.Targets)},
			{f.T("programme.card_open"), f.T("web.number", c.Open)},
		},
		Figures: f.figures(c.Counts, address),
	}
	if c.Retrospective {
		v.Chips = append(v.Chips, f.Retrospective())
	}
	return v
}

// figure is a number of tasks with one schedule status, opening the list that makes it.
type figure struct {
	Status task.Status
	Chip   chip
	Count  int
	URL    string
}

// figures are the statuses that occur, in the pages' order. The list is the
// address of what makes the numbers, with further pairs of its query; where no
// one list does, it is empty.
func (f frame) figures(c reporting.Counts, list string, pairs ...string) []figure {
	var all []figure
	for _, s := range task.Statuses() {
		if n := c[s]; n > 0 {
			one := figure{Status: s, Chip: f.Status(s), Count: n}
			if list != "" {
				one.URL = f.To(list, append(slices.Clone(pairs), "status", string(s))...)
			}
			all = append(all, one)
		}
	}
	return all
}

// programmePage is a programme's facts and its tasks under filters.
type programmePage struct {
	programmeFrame

	Groups   []programme.Group
	Choices  reporting.Choices
	Statuses []fact // every status with its label
	Filter   filterForm
	Result   taskResult
	Watch    watchView
}

// programmeFrame is what every page of one programme begins with.
type programmeFrame struct {
	frame

	Programme programme.Programme
	Tabs      []navItem
}

// programmeFrame begins a page of the programme; the tab is the last part of
// its address, empty for the tasks.
func (s *Site) programmeFrame(v *visit, id, tab string) (programmeFrame, error) {
	p, err := s.Programmes.Programme(v.Context(), v.Actor, id)
	if err != nil {
		return programmeFrame{}, err
	}
	return v.programmeFrame(p, tab), nil
}

func (v *visit) programmeFrame(p programme.Programme, tab string) programmeFrame {
	f := v.frameTitled(p.Title).withDay()
	home := crumb{f.T("programme.list_title"), f.To("/programmes")}
	if tab == "" {
		f = f.below(home)
		f.Crumbs[len(f.Crumbs)-1].Label = p.Document.Number
	} else {
		f.Title = f.T("programme.tab." + tab)
		f = f.below(home, crumb{p.Document.Number, f.To("/programmes/" + p.ID)})
	}
	return programmeFrame{f, p, f.programmeTabs(p.ID, tab)}
}

func (f frame) programmeTabs(id, current string) []navItem {
	all := []struct{ tab, icon string }{
		{"", "checklist"}, {"targets", "target-arrow"}, {"duties", "notebook"}, {"plans", "calendar-event"},
		{"reconciliation", "git-compare"}, {"activation", "list-details"}, {"document", "file-text"},
	}
	var tabs []navItem
	for _, t := range all {
		if t.tab == "activation" && !f.visit.Actor.Can(access.AssignmentActivate) {
			continue
		}
		key, url := "programme.tab."+t.tab, "/programmes/"+id+"/"+t.tab
		if t.tab == "" {
			key, url = "programme.tab.tasks", "/programmes/"+id
		}
		tabs = append(tabs, navItem{Label: f.T(key), URL: f.To(url), Icon: t.icon, Current: t.tab == current, Exact: true})
	}
	return tabs
}

func (s *Site) showProgramme(w http.ResponseWriter, v *visit) error {
	form, err := readFilter(v)
	if err != nil {
		return err
	}
	pf, err := s.programmeFrame(v, v.PathValue("programme"), "")
	if err != nil {
		return err
	}
	page := programmePage{programmeFrame: pf, Filter: form}
	if page.Groups, err = s.Programmes.Groups(v.Context(), v.Actor, pf.Programme.ID); err != nil {
		return err
	}
	if page.Choices, err = s.Reporting.Choices(v.Context(), v.Actor, pf.Programme.ID); err != nil {
		return err
	}
	list, err := s.Reporting.Tasks(v.Context(), v.Actor, form.filter(pf.Programme.ID), v.clock())
	if err != nil {
		return err
	}
	for _, one := range task.Statuses() {
		page.Statuses = append(page.Statuses, fact{pf.Status(one).Text, string(one)})
	}
	page.Result = pf.result(list, form, page.Groups)
	watching, err := s.Discussions.OfProgramme(v.Context(), v.Actor, pf.Programme.ID)
	if err != nil {
		return err
	}
	page.Watch = pf.watch(watching, "/programmes/"+pf.Programme.ID+"/watch")
	return s.render(w, v, http.StatusOK, "programme/show", page)
}

// Effective says from when the document is in force.
func (p programmePage) Effective() string {
	switch written := p.Programme.Document.Effective; written {
	case "":
		return p.T("programme.effective_unsaid")
	case "from_signing":
		return p.T("programme.effective_signing", p.Date(p.Programme.Document.IssuedOn))
	default:
		day, err := calendar.ParseDay(written)
		if err != nil {
			return written
		}
		return p.Date(day)
	}
}
