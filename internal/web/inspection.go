package web

import (
	"net/http"
	"slices"
	"strconv"

	"dondoc/internal/assignment"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/org"
)

func (f frame) inspectionItem(i direction.Inspection) directionItem {
	item := directionItem{
		URL: f.To("/inspections/" + i.ID), Over: f.inspectionDays(i), Title: f.T("inspection.title", i.Number), Words: i.Subject,
		By:    f.T("inspection.led_by", i.Leader, i.LeaderOffice),
		Chips: []chip{{"open", "clock", f.T("inspection.open")}},
	}
	if i.Conclusion.Signed() {
		item.Chips = []chip{{"done", "circle-check", f.T("inspection.concluded", i.Conclusion.Number, f.Date(i.Conclusion.SignedOn))}}
	}
	return item
}

func (f frame) inspectionDays(i direction.Inspection) string {
	if i.From == i.To {
		return f.Date(i.From)
	}
	return f.T("web.span", f.Date(i.From), f.Date(i.To))
}

func (s *Site) listInspections(w http.ResponseWriter, v *visit) error {
	f := v.frame("direction.list.inspection").below()
	at := f.pageNumber("page")
	all, err := s.Directions.Inspections(v.Context(), v.Actor, assignment.Page{Limit: workRows + 1, Offset: (at - 1) * workRows})
	if err != nil {
		return err
	}
	page := directionListPage{frame: f, Total: len(all)}
	page.Rows.cut(at, (at-1)*workRows+len(all), workRows, func(n int) string { return f.To("/inspections", "page", strconv.Itoa(n)) })
	for _, i := range all[:min(len(all), workRows)] {
		page.Items = append(page.Items, f.inspectionItem(i))
	}
	if f.Can("direction.inspect") {
		page.New, page.NewText = f.To("/inspections/new"), f.T("inspection.new")
	}
	return s.render(w, v, http.StatusOK, "direction/list", page)
}

func (s *Site) showInspection(w http.ResponseWriter, v *visit) error {
	page, err := s.inspectionPage(v, v.PathValue("inspection"))
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "direction/show", *page)
}

func (s *Site) inspectionPage(v *visit, id string) (*directionPage, error) {
	view, err := s.Directions.Inspection(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	i := view.Inspection
	f := v.frameTitled(v.Print.T("inspection.title", i.Number))
	page := &directionPage{
		frame: f.below(crumb{f.T("direction.list.inspection"), f.To("/inspections")}), Lead: taskLink{Content: i.Subject},
		Chips: f.inspectionItem(i).Chips,
		Facts: []fact{
			{f.T("inspection.label.decision"), f.T("inspection.decision", i.Number, f.Date(i.DecidedOn))},
			{f.T("inspection.label.leader"), f.T("inspection.led_by", i.Leader, i.LeaderOffice)},
			{f.T("inspection.label.days"), f.inspectionDays(i)},
		},
	}
	if files := page.enclosures(i.Enclosures, direction.DecisionPart, "/inspection-files/"+i.ID); files != nil {
		page.Parts = append(page.Parts, directionPart{Title: f.T("inspection.label.decision"), Files: files})
	}
	if err := s.scopePart(v, page, view, d); err != nil {
		return nil, err
	}
	page.conclusionParts(i)
	for _, r := range i.Recommended {
		page.Parts = append(page.Parts, page.recommendationParts(r, view.Possible[r.ID], d)...)
	}
	if view.May {
		page.Acts = []actForm{page.concludeForm(i, d)}
		if !i.Conclusion.Signed() {
			s.enclosing(page.frame, &page.Acts[0], "inspection.field.conclusion_files")
		}
	}
	return page, nil
}

// scopePart is what and whom the inspection is about.
func (s *Site) scopePart(v *visit, p *directionPage, view direction.InspectionView, d *org.Directory) error {
	part := directionPart{Title: p.T("inspection.scope")}
	for _, id := range view.Inspection.Units {
		part.Links = append(part.Links, p.unitLink(id, d))
	}
	for _, duty := range view.Duties {
		seen, err := s.Tasks.Show(v.Context(), v.Actor, duty.Task)
		if err != nil {
			return err
		}
		part.Links = append(part.Links, taskLink{seen.Task.Ref, seen.Task.Content, p.To("/assignments/" + duty.ID)})
	}
	p.Parts = append(p.Parts, part)
	return nil
}

func (p *directionPage) conclusionParts(i direction.Inspection) {
	if c := i.Conclusion; c.Signed() {
		p.Parts = append(p.Parts, directionPart{
			Title: p.T("inspection.conclusion", c.Number, p.Date(c.SignedOn)),
			Facts: []fact{
				{p.T("inspection.label.nature"), c.Nature}, {p.T("inspection.label.degree"), c.Degree},
				{p.T("inspection.label.cause"), c.Cause}, {p.T("inspection.label.responsibility"), c.Responsibility},
				{p.T("inspection.label.signer"), c.Signer},
			},
			By:    p.T("inspection.recorded_by", c.ByName, p.At(c.At)),
			Files: p.enclosures(i.Enclosures, direction.ConclusionPart, "/inspection-files/"+i.ID),
		})
	}
	for _, one := range i.Addenda {
		p.Parts = append(p.Parts, directionPart{
			Title: p.T("inspection.addendum", one.No), Words: one.Words, By: p.T("inspection.recorded_by", one.ByName, p.At(one.At)),
		})
	}
}

func (p *directionPage) recommendationParts(r direction.Recommendation, can []direction.Act, d *org.Directory) []directionPart {
	parts := p.matterParts(r.Matter, p.T("inspection.recommendation", r.No))
	parts[0].Facts = []fact{
		{p.T("inspection.label.unit"), p.unitLink(r.Unit, d).Content}, {p.T("inspection.label.due"), p.weekdayDate(r.Due)},
	}
	parts[0].Chips = p.matterChips(r.Matter)
	for i := range parts[1:] {
		parts[i+1].Title = p.T("inspection.recommendation", r.No) + " – " + parts[i+1].Title
	}
	parts[len(parts)-1].Acts = p.matterForms(r.Matter, can, "/recommendations/"+r.ID)
	return parts
}

// adviceRows is how many recommendations one form takes; an addendum takes more.
const adviceRows = 5

// concludeForm records the signed conclusion, or adds to one.
func (p *directionPage) concludeForm(i direction.Inspection, d *org.Directory) actForm {
	var fields []actField
	form := p.makeForm("inspection", "/inspections/"+i.ID+"/amend", i.Version, nil)
	if i.Conclusion.Signed() {
		form.Title, form.Do, form.Primary = p.T("inspection.amend"), p.T("inspection.amend_do"), false
		fields = []actField{{Name: "words", Label: p.T("inspection.field.addendum"), Shape: "lines", Required: true}}
	} else {
		form.URL, form.Title, form.Do = "/inspections/"+i.ID+"/conclude", p.T("inspection.conclude"), p.T("inspection.conclude_do")
		fields = []actField{
			{Name: "number", Label: p.T("inspection.field.conclusion_number"), Shape: "text", Required: true},
			{Name: "signed_on", Label: p.T("inspection.field.signed_on"), Shape: "day", Required: true},
			{Name: "signer", Label: p.T("inspection.label.signer"), Shape: "text", Required: true},
		}
		for _, name := range []string{"nature", "degree", "cause", "responsibility"} {
			fields = append(fields, actField{Name: name, Label: p.T("inspection.label." + name), Shape: "lines", Required: true})
		}
	}
	fields = append(fields, p.adviceFields(d)...)
	form.Fields = fields
	for n := range form.Fields {
		form.Fields[n].ID = "conclude-" + form.Fields[n].Name
	}
	return form
}

func (p *directionPage) adviceFields(d *org.Directory) (fields []actField) {
	units := p.livingUnits(d)
	for n := 1; n <= adviceRows; n++ {
		no := strconv.Itoa(n)
		fields = append(fields,
			actField{Name: "advice_words" + no, Label: p.T("inspection.field.advice_words", n), Shape: "lines"},
			actField{Name: "advice_unit" + no, Label: p.T("inspection.field.advice_unit", n), Shape: "unit", Choices: units},
			actField{Name: "advice_due" + no, Label: p.T("inspection.field.advice_due", n), Shape: "day"},
		)
	}
	return fields
}

// livingUnits are the organisations that exist today.
func (f frame) livingUnits(d *org.Directory) (options []option) {
	for _, u := range d.Units {
		if u.ValidOn(f.Today) {
			options = append(options, option{u.ID, u.NameOn(f.Today)})
		}
	}
	return options
}

// advice reads the recommendations of a form; a row that is empty is none.
func advice(v *visit) (all []direction.Advice, err error) {
	for n := 1; n <= adviceRows; n++ {
		no := strconv.Itoa(n)
		one := direction.Advice{Unit: v.PostFormValue("advice_unit" + no), Words: v.PostFormValue("advice_words" + no)}
		if one.Due, err = formDay(v, "advice_due"+no); err != nil {
			return nil, err
		}
		if one != (direction.Advice{}) {
			all = append(all, one)
		}
	}
	return all, nil
}

func (s *Site) conclude(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("inspection")
	err := s.takeFiles(v, s.Directions.Inspecting(id), func(files []deliverable.Incoming) error {
		version, all, err := formAdvice(v)
		if err != nil {
			return err
		}
		signed, err := formDay(v, "signed_on")
		if err != nil {
			return err
		}
		_, err = s.Directions.Conclude(v.Context(), v.Actor, id, version, direction.Conclusion{
			Number: v.PostFormValue("number"), SignedOn: signed, Signer: v.PostFormValue("signer"), Nature: v.PostFormValue("nature"),
			Degree: v.PostFormValue("degree"), Cause: v.PostFormValue("cause"), Responsibility: v.PostFormValue("responsibility"),
		}, all, files...)
		return err
	})
	return s.concluded(w, v, err, "inspection.done_conclude")
}

func (s *Site) amendConclusion(w http.ResponseWriter, v *visit) error {
	version, all, err := formAdvice(v)
	if err == nil {
		_, err = s.Directions.Amend(v.Context(), v.Actor, v.PathValue("inspection"), version, v.PostFormValue("words"), all)
	}
	return s.concluded(w, v, err, "inspection.done_amend")
}

// formAdvice reads what a form recommends, and the version of the inspection it was made for.
func formAdvice(v *visit) (version int, all []direction.Advice, err error) {
	if version, err = formVersion(v); err != nil {
		return 0, nil, err
	}
	all, err = advice(v)
	return version, all, err
}

func (s *Site) concluded(w http.ResponseWriter, v *visit, err error, done string) error {
	id := v.PathValue("inspection")
	return s.settle(w, v, err, done, "/inspections/"+id, func() (*directionPage, error) { return s.inspectionPage(v, id) })
}

func (s *Site) followUp(w http.ResponseWriter, v *visit) error {
	d, err := deedOf(v, "recommendation")
	if err != nil {
		return err
	}
	r, err := s.Directions.Recommendation(v.Context(), v.Actor, d.ID)
	if err != nil {
		return err
	}
	_, err = s.Directions.FollowUp(v.Context(), v.Actor, d)
	return s.settle(w, v, err, "direction.done."+string(d.Act), "/inspections/"+r.Inspection,
		func() (*directionPage, error) { return s.inspectionPage(v, r.Inspection) })
}

// showInspect is the form that records an inspection: first whom, then which of their duties.
func (s *Site) showInspect(w http.ResponseWriter, v *visit) error {
	page, err := s.inspectPage(v)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "direction/show", *page)
}

func (s *Site) inspectPage(v *visit) (*directionPage, error) {
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	f := v.frame("inspection.new")
	page := &directionPage{frame: f.below(crumb{f.T("direction.list.inspection"), f.To("/inspections")}), Note: f.T("inspection.new_note")}
	q := v.URL.Query()
	units := q["unit"]
	if v.Method == http.MethodPost {
		units = v.PostForm["unit"]
	}
	if !f.Can("direction.inspect") {
		return page, nil
	}
	which := actField{Name: "unit", Label: f.T("inspection.field.units"), Shape: "several", Choices: f.livingUnits(d), Values: units}
	if len(units) == 0 && v.Method == http.MethodGet {
		form := f.makeForm("inspection", "/inspections/new", 1, []actField{which})
		form.Get, form.Do = true, f.T("inspection.choose_units")
		page.Acts = []actForm{form}
		return page, nil
	}
	which.Choices = slices.DeleteFunc(which.Choices, func(o option) bool { return len(units) > 0 && !slices.Contains(units, o.Value) })
	duties, err := s.dutiesField(v, f, units, q["assignment"])
	if err != nil {
		return nil, err
	}
	page.Acts = []actForm{f.makeForm("inspection", "/inspections", 1, append(page.inspectFields(), which, duties))}
	s.enclosing(f, &page.Acts[0], "inspection.field.decision_files")
	return page, nil
}

func (p *directionPage) inspectFields() []actField {
	return []actField{
		{Name: "number", Label: p.T("inspection.field.number"), Shape: "text", Required: true},
		{Name: "decided_on", Label: p.T("inspection.field.decided_on"), Shape: "day", Required: true},
		{Name: "subject", Label: p.T("inspection.field.subject"), Shape: "lines", Required: true},
		{Name: "leader", Label: p.T("inspection.field.leader"), Shape: "text", Required: true},
		{Name: "leader_office", Label: p.T("inspection.field.leader_office"), Shape: "text", Required: true},
		{Name: "from", Label: p.T("inspection.field.from"), Shape: "day", Required: true},
		{Name: "to", Label: p.T("inspection.field.to"), Shape: "day", Help: p.T("inspection.help.to")},
	}
}

// dutiesField offers the duties of the organisations chosen.
func (s *Site) dutiesField(v *visit, f frame, units, chosen []string) (actField, error) {
	field := actField{Name: "assignment", Label: f.T("inspection.field.duties"), Shape: "several", Values: chosen}
	for _, unit := range units {
		listed, err := s.Assignments.List(v.Context(), v.Actor, assignment.Filter{Unit: unit}, assignment.Page{Limit: workRows})
		if err != nil {
			return field, err
		}
		for _, row := range listed.Rows {
			field.Choices = append(field.Choices, option{row.Assignment.ID, row.Ref + " · " + row.Number + " · " + row.Content})
		}
	}
	return field, nil
}

func (s *Site) inspect(w http.ResponseWriter, v *visit) error {
	var i direction.Inspection
	err := s.takeFiles(v, s.Directions.Inspecting(""), func(files []deliverable.Incoming) (err error) {
		i = direction.Inspection{
			Number: v.PostFormValue("number"), Subject: v.PostFormValue("subject"), Leader: v.PostFormValue("leader"),
			LeaderOffice: v.PostFormValue("leader_office"), Units: v.PostForm["unit"], Assignments: v.PostForm["assignment"],
		}
		if err = s.readInspectionDays(v, &i); err == nil {
			i, err = s.Directions.Inspect(v.Context(), v.Actor, i, files...)
		}
		return err
	})
	return s.settle(w, v, err, "inspection.done", "/inspections/"+i.ID, func() (*directionPage, error) { return s.inspectPage(v) })
}

func (s *Site) readInspectionDays(v *visit, i *direction.Inspection) (err error) {
	if i.DecidedOn, err = formDay(v, "decided_on"); err != nil {
		return err
	}
	if i.From, err = formDay(v, "from"); err != nil {
		return err
	}
	i.To, err = formDay(v, "to")
	return err
}
