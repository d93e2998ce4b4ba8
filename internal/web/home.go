package web

import (
	"net/http"

	"dondoc/internal/access"
	"dondoc/internal/reporting"
)

// homePage is what waits for the visitor, their figures and the programmes.
type homePage struct {
	frame

	Waiting []waiting
	Mine    bool // the figures are of the visitor's organisations only
	Total   int
	Figures []figure
	Next    []taskItem
	Cards   []cardView

	Inherited []inheritance
}

// inheritance is what a predecessor left to the visitor's organisations.
type inheritance struct {
	Text, URL string
	Shared    bool
}

// waiting is something the visitor has to act on, with the place to do it.
type waiting struct {
	Text, URL, Icon string
}

func (s *Site) showHome(w http.ResponseWriter, v *visit) error {
	h, err := s.Reporting.Home(v.Context(), v.Actor, v.clock())
	if err != nil {
		return err
	}
	f := v.frame("home.title").withDay()
	owed, err := s.owed(v, f)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "home/show", homePage{
		frame: f, Waiting: append(owed, f.waiting(h)...), Mine: len(v.Actor.Orgs()) > 0,
		Total: h.Counts.Total(), Figures: f.figures(h.Counts, v.figuresList(h)), Next: f.items(h.Next), Cards: f.cards(h.Cards),
		Inherited: f.inherited(h.Inherited),
	})
}

// owed is what the visitor has to do by group, each with its number, and the place to do it.
func (s *Site) owed(v *visit, f frame) (all []waiting, err error) {
	groups, err := s.workGroups(v, f)
	for _, g := range groups {
		switch {
		case g.Elsewhere:
		case g.Key == answersKey && v.Actor.Can(access.AssignmentActivate):
			all = append(all, waiting{f.T("home.owed", g.Title, g.Total), f.To("/desk"), g.Icon})
		default:
			all = append(all, waiting{f.T("home.owed", g.Title, g.Total), f.To("/work", "group", g.Key), g.Icon})
		}
	}
	return all, err
}

// figuresList is the one page whose list makes the home page's figures, if there is one.
func (v *visit) figuresList(h reporting.Home) string {
	orgs := v.Actor.Orgs()
	switch {
	case len(orgs) == 1:
		return "/organisations/" + orgs[0]
	case len(orgs) == 0 && len(h.Cards) == 1:
		return "/programmes/" + h.Cards[0].ID
	default:
		return ""
	}
}

// waiting leaves out what the visitor's role cannot act on.
func (f frame) waiting(h reporting.Home) []waiting {
	var all []waiting
	if n := h.Waiting.Uploads; n > 0 && f.visit.Actor.Can(access.IntakeConfirm) {
		all = append(all, waiting{f.T("home.uploads", n), f.To("/imports"), "file-import"})
	}
	if !f.visit.Actor.Can(access.IntakeDecide) {
		return all
	}
	for _, c := range h.Cards {
		if c.Open > 0 {
			all = append(all, waiting{
				f.T("home.differences", c.Open, c.Number), f.To("/programmes/" + c.ID + "/reconciliation"), "git-compare",
			})
		}
	}
	return all
}

func (f frame) inherited(all []reporting.Inheritance) []inheritance {
	var shown []inheritance
	for _, i := range all {
		shown = append(shown, inheritance{f.T("home.inherited_tasks", i.Total, i.Name), f.To("/organisations/" + i.Org), i.Shared})
	}
	return shown
}
