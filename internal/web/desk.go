package web

import (
	"net/http"
	"slices"
	"strconv"

	"dondoc/internal/assignment"
	"dondoc/internal/errs"
	"dondoc/internal/reporting"
)

// overviewPage is the leader's view: where it is red, and where it is stuck.
type overviewPage struct {
	frame

	Facts []fact
	Loads []loadView
	Red   []workItem // overdue, the oldest first
	More  int        // overdue ones the list leaves out
}

// loadView is an organisation's line.
type loadView struct {
	reporting.Load

	URL string
}

// redRows is how many overdue duties the leader's view lists.
const redRows = 20

func (s *Site) showOverview(w http.ResponseWriter, v *visit) error {
	loads, err := s.Reporting.Loads(v.Context(), v.Actor, "", "", v.clock())
	if err != nil {
		return err
	}
	f := v.frame("desk.overview").below().withDay()
	red, err := s.Assignments.List(v.Context(), v.Actor, deskFilter("overdue", "", v), assignment.Page{Limit: redRows})
	if err != nil {
		return err
	}
	page := overviewPage{frame: f, Facts: f.loadFacts(reporting.Sum(loads)), More: max(0, red.Total-redRows)}
	for _, l := range loads {
		page.Loads = append(page.Loads, loadView{Load: l, URL: f.To("/organisations/" + l.Unit + "/work")})
	}
	name := map[string]string{}
	for _, l := range loads {
		name[l.Unit] = l.Name
	}
	silent, err := s.silences(v, f)
	if err != nil {
		return err
	}
	for _, row := range red.Rows {
		item := f.workItem(row)
		item.Chips = append(item.Chips, silent(item.ID)...)
		item.Unit = name[row.Assignment.Unit]
		page.Red = append(page.Red, item)
	}
	return s.render(w, v, http.StatusOK, "desk/overview", page)
}

// loadFacts are the figures that are not zero, with open and overdue always.
func (f frame) loadFacts(l reporting.Load) []fact {
	all := []fact{{f.T("desk.open"), f.T("web.number", l.Open)}, {f.T("desk.overdue"), f.T("web.number", l.Overdue)}}
	for _, one := range []struct {
		key string
		n   int
	}{
		{"desk.soon", l.Soon}, {"desk.unreceived", l.Unreceived}, {"desk.returned", l.Returned},
		{"desk.awaiting_leader", l.AwaitingLeader}, {"desk.awaiting_assigner", l.AwaitingAssigner},
		{"desk.requests", l.Requests}, {"desk.completed", l.Completed}, {"desk.late", l.Late},
	} {
		if one.n > 0 {
			all = append(all, fact{f.T(one.key), f.T("web.number", one.n)})
		}
	}
	return all
}

// deskPage is what one agency was given.
type deskPage struct {
	frame

	Unit  taskLink
	Home  string // address of the agency
	Facts []fact
	Show  string
	Shown []option // what the list can be narrowed to
	Items []workItem
	Total int
	Rows  pager
}

// deskViews are what the desk can be narrowed to; the first is everything open.
func deskViews() []string {
	return []string{"", "overdue", "unreceived", "returned", "awaiting_leader", "awaiting_assigner", "completed", "past"}
}

// deskFilter selects what a view of the desk shows.
func deskFilter(show, unit string, v *visit) assignment.Filter {
	f := assignment.Filter{Unit: unit, Day: v.Day, OpenOnly: true}
	switch show {
	case "overdue":
		f.OverdueOn = v.Day
	case "unreceived":
		f.Work = assignment.Assigned
	case "returned":
		f.Confirmation = assignment.Returned
	case "awaiting_leader":
		f.Confirmation = assignment.AwaitingLeader
	case "awaiting_assigner":
		f.Confirmation = assignment.AwaitingAssigner
	case "completed":
		f.OpenOnly, f.Work = false, assignment.Completed
	case "past":
		f.OpenOnly, f.Past = false, true
	}
	return f
}

func (s *Site) showDesk(w http.ResponseWriter, v *visit) error {
	id, show := v.PathValue("org"), v.URL.Query().Get("show")
	if !slices.Contains(deskViews(), show) {
		return errs.New(errs.Invalid, "desk.bad_show", show)
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	unit, ok := d.Unit(id)
	if !ok {
		return errs.New(errs.NotFound, "org.unknown")
	}
	f := v.frame("desk.title").withDay()
	f = f.below(crumb{f.T("org.list_title"), f.To("/organisations")}, crumb{unit.NameOn(v.Day), f.orgURL(id)})
	page := deskPage{frame: f, Unit: f.unitLink(id, d), Home: f.orgURL(id), Show: show}
	return s.fillDesk(w, v, &page, id)
}

func (s *Site) fillDesk(w http.ResponseWriter, v *visit, page *deskPage, id string) error {
	loads, err := s.Reporting.Loads(v.Context(), v.Actor, "", id, v.clock())
	if err != nil {
		return err
	}
	page.Facts = page.loadFacts(loads[0])
	at := page.pageNumber("page")
	listed, err := s.Assignments.List(v.Context(), v.Actor, deskFilter(page.Show, id, v),
		assignment.Page{Limit: workRows, Offset: (at - 1) * workRows})
	if err != nil {
		return err
	}
	page.Total = listed.Total
	page.Rows.cut(at, listed.Total, workRows, func(n int) string {
		return page.To("/organisations/"+id+"/work", "show", page.Show, "page", strconv.Itoa(n))
	})
	silent, err := s.silences(v, page.frame)
	if err != nil {
		return err
	}
	for _, row := range listed.Rows {
		item := page.workItem(row)
		item.Chips, item.Receive = append(page.assignmentChips(row.Assignment), silent(item.ID)...), false
		page.Items = append(page.Items, item)
	}
	for _, one := range deskViews() {
		page.Shown = append(page.Shown, option{one, page.T("desk.show." + one)})
	}
	return s.render(w, v, http.StatusOK, "desk/show", *page)
}
