package web

import (
	"net/http"
	"slices"

	"dondoc/internal/assignment"
	"dondoc/internal/progress"
	"dondoc/internal/reporting"
)

// overviewPage is the leader's view: where it is red, where it is stuck and for
// whom, and each agency's figures with what is outside them.
type overviewPage struct {
	frame

	Programme  string
	Programmes []option
	Facets     []facetView // of the whole selection; without addresses
	Rate       string      // in time, with its numbers
	Outside    []fact      // what the rate leaves out
	Red        []workItem  // overdue, the longest first
	More       int         // overdue ones the list leaves out
	Stuck      []stuckView
	Blocked    []blockedView
	Unreported []unreportedView // as of today alone: reports are counted as they stand
	Loads      []loadView
}

// stuckView is a place where work waits.
type stuckView struct {
	Where string
	Count int
	URL   string
	Units []facetView // the agencies it comes from
}

// blockedView is a task that waits for another.
type blockedView struct{ Task, On taskLink }

// unreportedView is an agency that has not sent its reports, by period.
type unreportedView struct {
	Unit, Name string
	Periods    []unreportedPeriod
}

// unreportedPeriod is what is wanting of one.
type unreportedPeriod struct {
	URL, Text string
	Chip      chip
}

// loadView is an agency's line.
type loadView struct {
	Name, URL string
	Rate      string
	Bar       []segment
	Facets    []facetView
}

// segment is a part of the bar of an agency's duties, in thousandths of its width.
type segment struct {
	Look      string
	From, Len int
}

const (
	// redRows is how many overdue duties the leader's view lists.
	redRows = 20
	// barWidth is the bar's, in the units of its drawing.
	barWidth = 1000
)

// stuck are the places where work waits, from the unit outwards.
func stuck() []assignment.Facet {
	return []assignment.Facet{
		assignment.FacetUnreceived, assignment.FacetReturned, assignment.FacetWithLeader, assignment.FacetWithAssigner,
		assignment.FacetRequested, assignment.FacetDeclined,
	}
}

// parts cut an agency's duties into what the bar and its words show: every duty
// that is not historic is in one of them.
func parts() []struct {
	Facet assignment.Facet
	Look  string
} {
	return []struct {
		Facet assignment.Facet
		Look  string
	}{
		{assignment.FacetDoneInTime, "done"}, {assignment.FacetDoneUndated, "done"}, {assignment.FacetDoneLate, "doubt"},
		{assignment.FacetHanded, "open"}, {assignment.FacetOverdue, "late"}, {assignment.FacetSoon, "soon"},
		{assignment.FacetLater, "open"}, {assignment.FacetUndated, "undated"}, {assignment.FacetSuspended, "undated"},
		{assignment.FacetDeclined, "undated"}, {assignment.FacetEnded, "undated"},
	}
}

func (s *Site) showOverview(w http.ResponseWriter, v *visit) error {
	f := v.frame("desk.overview").below().withDay()
	programme := v.URL.Query().Get("programme")
	seen, err := s.Reporting.Overview(v.Context(), v.Actor, programme, v.clock())
	if err != nil {
		return err
	}
	red, err := s.Assignments.List(v.Context(), v.Actor,
		assignment.Filter{Programme: programme, Facet: assignment.FacetOverdue, Day: v.Day}, assignment.Page{Limit: redRows})
	if err != nil {
		return err
	}
	cards, err := s.Reporting.Cards(v.Context(), v.Actor, v.clock())
	if err != nil {
		return err
	}
	page := overviewPage{frame: f, Programme: programme, More: max(0, red.Total-redRows)}
	for _, card := range cards {
		page.Programmes = append(page.Programmes, option{card.ID, card.Number})
	}
	name := map[string]string{}
	for _, l := range seen.Loads {
		name[l.Unit] = l.Name
		page.Loads = append(page.Loads, f.load(l, programme))
	}
	silent, err := s.silences(v, f)
	if err != nil {
		return err
	}
	for _, row := range red.Rows {
		item := f.workItem(row)
		item.Chips = append(item.Chips, silent(row.Assignment.ID)...)
		item.Unit = name[row.Assignment.Unit]
		page.Red = append(page.Red, item)
	}
	page.sum(seen, programme)
	if err := s.unreported(v, &page, name); err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "desk/overview", page)
}

func (s *Site) unreported(v *visit, p *overviewPage, name map[string]string) error {
	if p.Day != p.Today {
		return nil
	}
	tallies, err := s.Progress.Unreported(v.Context(), v.Actor, p.Programme)
	for _, t := range tallies {
		i := slices.IndexFunc(p.Unreported, func(u unreportedView) bool { return u.Unit == t.Unit })
		if i < 0 {
			i, p.Unreported = len(p.Unreported), append(p.Unreported, unreportedView{Unit: t.Unit, Name: name[t.Unit]})
		}
		p.Unreported[i].Periods = append(p.Unreported[i].Periods, p.unreportedPeriod(t))
	}
	return err
}

func (f frame) unreportedPeriod(t progress.Tally) unreportedPeriod {
	late := chip{"soon", "clock", f.T("desk.unreported_due")}
	if t.Missing > 0 {
		late = chip{"late", "alert-triangle", f.T("desk.unreported_late")}
	}
	return unreportedPeriod{
		f.To(sheetURL(t.Unit), "period", t.Period.Key()), f.T("desk.unreported_in", f.periodName(t.Period), t.Missing+t.Due, t.Owed), late,
	}
}

// sum fills the figures over all agencies.
func (p *overviewPage) sum(seen reporting.Overview, programme string) {
	all := reporting.Sum(seen.Loads)
	p.Rate = p.rate(all)
	for _, facet := range []assignment.Facet{
		assignment.FacetOpen, assignment.FacetOverdue, assignment.FacetSoon, assignment.FacetUnreceived, assignment.FacetDone,
	} {
		p.Facets = append(p.Facets, facetView{Facet: facet, Label: p.T("desk.facet." + string(facet)), Count: all.Of(facet)})
	}
	for _, facet := range []assignment.Facet{
		assignment.FacetHanded, assignment.FacetSoon, assignment.FacetLater, assignment.FacetUndated, assignment.FacetDoneUndated,
		assignment.FacetSuspended, assignment.FacetDeclined, assignment.FacetEnded, assignment.FacetHistoric,
	} {
		if n := all.Of(facet); n > 0 {
			p.Outside = append(p.Outside, fact{p.T("desk.facet." + string(facet)), p.T("web.number", n)})
		}
	}
	for _, facet := range stuck() {
		if all.Of(facet) > 0 {
			p.Stuck = append(p.Stuck, p.stuckAt(facet, all, seen.Loads, programme))
		}
	}
	for _, b := range seen.Blocked {
		p.Blocked = append(p.Blocked, blockedView{p.taskName(b.Task), p.taskName(b.On)})
	}
}

func (p *overviewPage) stuckAt(facet assignment.Facet, all assignment.Counts, loads []reporting.Load, programme string) stuckView {
	view := stuckView{Where: p.T("desk.stuck." + string(facet)), Count: all.Of(facet)}
	for _, l := range loads {
		if n := l.Counts.Of(facet); n > 0 {
			view.Units = append(view.Units, facetView{Label: l.Name, Count: n, URL: p.deskURL(l.Unit, facet, programme)})
		}
	}
	slices.SortStableFunc(view.Units, func(a, b facetView) int { return b.Count - a.Count })
	return view
}

func (f frame) taskName(t reporting.TaskName) taskLink {
	return taskLink{t.Ref, t.Content, f.To("/tasks/" + t.ID)}
}

// deskURL is the list that makes an agency's figure: its own duties, without
// those of the organisations below it, which have lines of their own.
func (f frame) deskURL(unit string, facet assignment.Facet, programme string) string {
	form := deskForm{Programme: programme, Alone: true}
	return f.To("/organisations/"+unit+"/work", form.pairs(string(facet))...)
}

// rate is the share done in time with its numbers, and says so where nothing was due yet.
func (f frame) rate(c assignment.Counts) string {
	done, of := c.OnTime()
	if of == 0 {
		return f.T("desk.no_rate")
	}
	return f.T("desk.rate", f.T("web.percent", (done*100+of/2)/of), done, of)
}

func (f frame) load(l reporting.Load, programme string) loadView {
	view := loadView{Name: l.Name, URL: f.deskURL(l.Unit, assignment.FacetOpen, programme), Rate: f.rate(l.Counts)}
	total := 0
	for _, part := range parts() {
		total += l.Counts.Of(part.Facet)
	}
	at, sum := 0, 0
	for _, part := range parts() {
		n := l.Counts.Of(part.Facet)
		if n == 0 {
			continue
		}
		sum += n
		end := barWidth * sum / total
		view.Bar = append(view.Bar, segment{part.Look, at, end - at})
		view.Facets = append(view.Facets, facetView{
			Facet: part.Facet, Label: f.T("desk.facet." + string(part.Facet)), Count: n, URL: f.deskURL(l.Unit, part.Facet, programme),
		})
		at = end
	}
	return view
}
