package web

import (
	"net/http"
	"strconv"

	"dondoc/internal/intake"
	"dondoc/internal/target"
)

// targetsPart is the draft's targets, a page of them, and those that were left out.
type targetsPart struct {
	Rows      []draftTarget
	Pages     pager
	Left      []takeable // a page of those left out
	LeftPages pager
	LeftCount int
}

// draftTarget is a drafted target; Doubt holds the fields to check.
type draftTarget struct {
	target.Target

	N     int    // number in the draft, from 1
	URL   string // where it is corrected; empty where the draft is closed
	Doubt map[string]bool
}

func (p *importPage) targets() {
	d, part := &p.Upload.Draft, &p.Targets
	link := func(n int) string { return p.onPage("targets", n) + "#targets" }
	first, last := part.Pages.cut(p.pageNumber("targets"), len(d.Targets), rowsShown, link)
	for i := first; i < last; i++ {
		row := draftTarget{Target: d.Targets[i].Target(), N: i + 1, Doubt: map[string]bool{}}
		if row.Who = p.Plain(row.Who); p.Open {
			row.URL = targetURL(p.Upload.ID, i+1)
		}
		for _, field := range d.Targets[i].Doubts {
			row.Doubt[field] = true
		}
		part.Rows = append(part.Rows, row)
	}
	p.leftTargets()
}

// leftTargets is a page of those left out.
func (p *importPage) leftTargets() {
	all, part := p.Upload.Draft.LeftTargets, &p.Targets
	part.LeftCount = len(all)
	link := func(n int) string { return p.onPage("left_targets", n) + "#left-targets" }
	first, last := part.LeftPages.cut(p.pageNumber("left_targets"), len(all), rowsShown, link)
	for i, l := range all[first:last] {
		said := l.Phrase
		if said == "" {
			said = l.Indicator
		}
		part.Left = append(part.Left, takeable{Spot: spotValue(intake.ItemLeftTarget, first+i), Ref: l.Ref, Content: said})
	}
}

// targetURL is where target n (from 1) of a draft is corrected.
func targetURL(id string, n int) string { return "/imports/" + id + "/targets/" + strconv.Itoa(n) }

// listedTarget is where target n (from 1) stands among those of the draft.
func (f frame) listedTarget(id string, n int) string {
	return f.To("/imports/"+id, "targets", strconv.Itoa(pageOf(n-1, rowsShown))) + "#target-" + strconv.Itoa(n)
}

// leaveTargets takes the marked targets out of the draft.
func (s *Site) leaveTargets(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	var marked []int
	for _, value := range v.PostForm["target"] {
		n, err := strconv.Atoi(value)
		if err != nil {
			return badForm(err)
		}
		marked = append(marked, n-1)
	}
	id := v.PathValue("import")
	u, err := s.Intake.LeaveOutTargets(v.Context(), v.Actor, id, version, marked)
	if err != nil {
		return s.refuseMove(w, v, err)
	}
	s.tellMoved(v, u, "intake.targets_left", u.Draft.LastAct().Count)
	return s.goTo(w, v, v.toTargets(id))
}

// toTargets leads back to the pages of the targets that a form was sent from.
func (v *visit) toTargets(id string) string {
	to := v.frame("intake.list_title").To("/imports/"+id, "targets", v.PostFormValue("page"), "left_targets", v.PostFormValue("left_page"))
	return to + "#targets"
}
