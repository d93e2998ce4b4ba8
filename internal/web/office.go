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

// officePage is the coordinating office's desk: what waits for its answer with
// the age, which is the office's and not the agency's, and what it alone can unblock.
type officePage struct {
	frame

	Unit, Kind string // what is shown
	Waiting    []waitingView
	Units      []option
	Kinds      []option
	Items      []workItem // claims and requests
	Reports    []workItem
	Answers    []workItem
	Total      int
	Pages      pager
	Bulk       bool // claims are shown, of which several can be accepted at once
	Unreceived []unreceivedView
	Gaps       []waiting
	Declined   []workItem
}

// unreceivedView is an agency that has not received what it was given.
type unreceivedView struct{ URL, Name, Text string }

// waitingView is how much of one kind waits from one agency, the longest first.
type waitingView struct {
	Unit, Kind, URL string
	Count           int
	Age             string
}

// pickAccept names the form of several acceptances.
const pickAccept = "bulk-accept"

func waitingKinds() []string {
	kinds := []string{assignment.WaitingClaim, waitingReport, waitingAnswer}
	for _, k := range assignment.RequestKinds() {
		kinds = append(kinds, string(k))
	}
	return kinds
}

func (s *Site) showOffice(w http.ResponseWriter, v *visit) error {
	if err := access.Check(v.Actor, access.AssignmentActivate); err != nil {
		return err
	}
	f := v.frame("office.title").below().withDay()
	q := v.URL.Query()
	page := officePage{frame: f, Unit: q.Get("unit"), Kind: q.Get("kind")}
	if page.Kind != "" && !slices.Contains(waitingKinds(), page.Kind) {
		return errs.New(errs.Invalid, "desk.bad_show", page.Kind)
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	if err := s.fillWaiting(v, &page, d); err != nil {
		return err
	}
	if err := s.fillOffice(v, &page, d); err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "desk/office", page)
}

// fillWaiting lists what waits, and counts it by agency and kind.
func (s *Site) fillWaiting(v *visit, page *officePage, d *org.Directory) error {
	claims, err := s.officeClaims(v, page, d)
	if err != nil {
		return err
	}
	reports, err := s.officeReports(v, page, d)
	if err != nil {
		return err
	}
	answers, err := s.officeAnswers(v, page, d)
	all := slices.Concat(claims, reports, answers)
	slices.SortStableFunc(all, func(a, b waitingSum) int { return a.since.Compare(b.since) })
	for _, c := range all {
		page.count(c, d, s.ageWords(page.frame, c.since))
	}
	return err
}

// officeClaims lists the claims and requests that wait, and counts all of them.
func (s *Site) officeClaims(v *visit, page *officePage, d *org.Directory) (all sums, err error) {
	counts, err := s.Assignments.WaitingCounts(v.Context(), v.Actor, assignment.WaitingFilter{})
	if err != nil {
		return nil, err
	}
	shown := 0
	for _, c := range counts {
		all = append(all, waitingSum{c.Unit, c.Kind, c.Count, calendar.DayOf(c.Since)})
		if page.shows(c.Unit, c.Kind) {
			shown += c.Count
		}
	}
	filter, at := assignment.WaitingFilter{Unit: page.Unit, Kind: page.Kind}, page.pageNumber("page")
	rows, err := s.Assignments.Waiting(v.Context(), v.Actor, filter, assignment.Page{Limit: workRows, Offset: (at - 1) * workRows})
	if err != nil {
		return nil, err
	}
	page.Pages.cut(at, shown, workRows, func(n int) string {
		return page.To("/desk", "unit", page.Unit, "kind", page.Kind, "page", strconv.Itoa(n))
	})
	holdings, err := s.claimed(v, rows)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		item := page.answerItem(row, s.age(row.Since), holdings[row.Assignment.ID])
		item.Unit = page.unitLink(row.Assignment.Unit, d).Content
		if row.Request == assignment.NoRequest && !row.Own {
			item.Pick = &pick{Form: pickAccept, Value: pickValue(row.Assignment), Label: page.T("work.choose", row.Ref)}
			page.Bulk = true
		}
		page.Items = append(page.Items, item)
	}
	return all, nil
}

func (f frame) waitingKind(kind string) string {
	switch kind {
	case assignment.WaitingClaim:
		return f.T("work.claim")
	case waitingReport, waitingAnswer:
		return f.T("office.kind." + kind)
	default:
		return f.T("assignment.request." + kind)
	}
}

// fillOffice adds what nobody but the office can set going again.
func (s *Site) fillOffice(v *visit, page *officePage, d *org.Directory) error {
	todo, err := s.Reporting.Office(v.Context(), v.Actor, v.Day)
	if err != nil {
		return err
	}
	for _, u := range todo.Unreceived {
		page.Unreceived = append(page.Unreceived, unreceivedView{
			page.deskURL(u.Unit, assignment.FacetUnreceived, ""), u.Name, page.T("desk.unreceived_since", u.Count, page.Date(u.Since)) +
				", " + page.T("work.age_days", s.Working.WorkingDays(u.Since, calendar.DayOf(s.Now()))),
		})
	}
	for _, g := range todo.Gaps {
		page.Gaps = append(page.Gaps, waiting{
			page.T("office.gap", g.Tasks, g.Number), page.To("/programmes/" + g.Programme + "/activation"), "help-circle",
		})
	}
	declined, err := s.Assignments.List(v.Context(), v.Actor,
		assignment.Filter{Facet: assignment.FacetDeclined, Work: assignment.Declined, Day: v.Day}, assignment.Page{Limit: workRows})
	if err != nil {
		return err
	}
	for _, row := range declined.Rows {
		item := page.workItem(row)
		item.Unit = page.unitLink(row.Assignment.Unit, d).Content
		page.Declined = append(page.Declined, item)
	}
	return nil
}
