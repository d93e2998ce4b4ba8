package web

import (
	"net/http"

	"dondoc/internal/assignment"
	"dondoc/internal/direction"
	"dondoc/internal/org"
)

func (s *Site) listCoordinations(w http.ResponseWriter, v *visit) error {
	return s.directionList(w, v, direction.OfCoordination, func(f direction.Filter, p assignment.Page) ([]direction.Row, error) {
		return s.Directions.CoordinationRows(v.Context(), v.Actor, f, p)
	})
}

func (f frame) coordinationItem(c direction.Coordination, d *org.Directory) directionItem {
	item := f.matterItem(c.Matter, "/coordinations/"+c.ID, f.unitLink(c.Unit, d).Content)
	item.Over = f.T("coordination.kind." + string(c.Kind))
	return item
}

func (s *Site) showCoordination(w http.ResponseWriter, v *visit) error {
	page, err := s.coordinationPage(v)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "direction/show", *page)
}

func (s *Site) coordinationPage(v *visit) (*directionPage, error) {
	view, err := s.Directions.Coordination(v.Context(), v.Actor, v.PathValue("coordination"))
	if err != nil {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	c := view.Coordination
	f := v.frame("coordination.kind." + string(c.Kind))
	f = f.below(crumb{f.T("direction.list.coordination"), f.To("/coordinations")})
	page := &directionPage{frame: f, Chips: f.matterChips(c.Matter)}
	if err := s.dutyHead(v, page, view.Duty, d); err != nil {
		return nil, err
	}
	page.Note = page.T("coordination.note")
	page.Facts = said([]fact{
		{page.T("coordination.label.unit"), page.unitLink(c.Unit, d).Content},
		{page.T("coordination.label.lead"), page.unitLink(view.Duty.Unit, d).Content},
		{page.T("direction.label.due"), page.weekdayDate(c.Due)},
		{page.T("coordination.label.duty_due"), page.weekdayDate(view.Duty.Due)},
		{page.T("direction.label.answered_on"), page.weekdayDate(c.AnsweredOn)},
	})
	page.Parts = page.matterParts(c.Matter, page.T("coordination.asked"))
	page.Acts = page.matterForms(c.Matter, view.Possible, "/coordinations/"+c.ID)
	return page, nil
}

func (s *Site) actOnCoordination(w http.ResponseWriter, v *visit) error {
	d, err := deedOf(v, "coordination")
	if err == nil {
		_, err = s.Directions.Coordinate(v.Context(), v.Actor, d)
	}
	return s.settle(w, v, err, "direction.done."+string(d.Act), "/coordinations/"+d.ID,
		func() (*directionPage, error) { return s.coordinationPage(v) })
}

// showInvolve is the form that asks others to take part in a duty.
func (s *Site) showInvolve(w http.ResponseWriter, v *visit) error {
	page, err := s.involvePage(v)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "direction/show", *page)
}

func (s *Site) involvePage(v *visit) (*directionPage, error) {
	id := v.PathValue("assignment")
	seen, err := s.Assignments.Show(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	involved, err := s.Directions.Involvement(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	f := v.frame("coordination.involve")
	page := &directionPage{frame: f.below(crumb{f.T("assignment.title", seen.Task.Ref), f.To("/assignments/" + id)})}
	if err := s.dutyHead(v, page, seen.Assignment, d); err != nil {
		return nil, err
	}
	page.Note = page.T("coordination.involve_note")
	for _, c := range involved.Coordinations {
		item := page.coordinationItem(c, d)
		page.Parts = append(page.Parts, directionPart{
			Title: item.Over + ": " + item.Title, URL: item.URL, Words: item.Words, By: item.By, Chips: item.Chips,
		})
	}
	if involved.May {
		page.Acts = []actForm{page.involveForm(seen.Assignment, involved, d)}
	}
	return page, nil
}

func (p *directionPage) involveForm(duty assignment.Assignment, n direction.Involvement, d *org.Directory) actForm {
	var kinds, named, others []option
	for _, k := range direction.Kinds() {
		kinds = append(kinds, option{string(k), p.T("coordination.kind." + string(k))})
	}
	for _, u := range n.Coordinators {
		named = append(named, option{u.ID, u.NameOn(p.Today)})
	}
	for _, u := range d.Units {
		if u.ID != duty.Unit && u.ValidOn(p.Today) {
			others = append(others, option{u.ID, u.NameOn(p.Today)})
		}
	}
	fields := []actField{{Name: "kind", Label: p.T("coordination.field.kind"), Shape: "choice", Required: true, Choices: kinds}}
	if len(named) > 0 {
		fields = append(fields, actField{Name: "units", Label: p.T("coordination.field.units"), Shape: "several", Choices: named})
	}
	fields = append(fields,
		actField{
			Name: "other", Label: p.T("coordination.field.other"), Shape: "unit", Choices: others, Help: p.T("coordination.help.other"),
		},
		actField{Name: "words", Label: p.T("coordination.field.words"), Shape: "lines", Required: true},
		actField{Name: "due", Label: p.T("direction.label.due"), Shape: "day", Required: true, Help: p.dutyDue(duty)},
		actField{Name: "after", Label: p.T("coordination.field.after"), Shape: "check"},
	)
	return p.makeForm("coordination", "/assignments/"+duty.ID+"/coordinations", len(n.Coordinations)+1, fields)
}

func (f frame) dutyDue(duty assignment.Assignment) string {
	if duty.Due.IsZero() {
		return ""
	}
	return f.T("coordination.help.due", f.weekdayDate(duty.Due))
}

// makeForm is a form that makes something; next is compare-and-set on the list it joins.
func (f frame) makeForm(subject, url string, next int, fields []actField) actForm {
	for i := range fields {
		fields[i].ID = "new-" + fields[i].Name
	}
	return actForm{
		URL: url, Version: next, Title: f.T(subject + ".new"), Do: f.T(subject + ".new_do"), Fields: fields, Primary: true,
	}
}

func (s *Site) involve(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("assignment")
	next, err := formVersion(v)
	if err != nil {
		return err
	}
	q := direction.Request{
		Kind: direction.Kind(v.PostFormValue("kind")), Units: v.PostForm["units"], Words: v.PostFormValue("words"),
		AfterDuty: v.PostFormValue("after") != "",
	}
	if other := v.PostFormValue("other"); other != "" {
		q.Units = append(q.Units, other)
	}
	if q.Due, err = formDay(v, "due"); err == nil {
		_, err = s.Directions.Involve(v.Context(), v.Actor, id, next, q)
	}
	return s.settle(w, v, err, "coordination.done", "/assignments/"+id+"#coordinations",
		func() (*directionPage, error) { return s.involvePage(v) })
}
