package web

import (
	"net/http"
	"slices"
	"strconv"

	"dondoc/internal/assignment"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/plan"
	"dondoc/internal/programme"
)

// plansPage is how far the plans of a programme's organisations are.
type plansPage struct {
	programmeFrame

	Facts []fact
	Items []planItem
}

// unitPlansPage is an organisation's plans.
type unitPlansPage struct {
	frame

	Unit   taskLink
	UnitID string
	Items  []planItem
}

// planItem is one organisation's plan for one programme, or that there is none.
type planItem struct {
	Programme taskLink
	Unit      taskLink
	ProgramID string // for the form that begins one
	URL       string // of the plan; empty while there is none
	Chips     []chip
	Covered   string
	Gaps      string // how many, in words; empty where none
	Due       string
	MayBegin  bool
}

func (s *Site) listPlans(w http.ResponseWriter, v *visit) error {
	pf, err := s.programmeFrame(v, v.PathValue("programme"), "plans")
	if err != nil {
		return err
	}
	pf.HasDay = false // how far plans are is told as of now
	all, err := s.Plans.OfProgramme(v.Context(), v.Actor, pf.Programme.ID)
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	page := plansPage{programmeFrame: pf, Facts: pf.planFacts(all)}
	for _, m := range all {
		page.Items = append(page.Items, pf.planItem(m, pf.Programme, d))
	}
	return s.render(w, v, http.StatusOK, "plan/list", page)
}

// planFacts count the organisations by how far they are.
func (f frame) planFacts(all []plan.Summary) []fact {
	var none, force, late int
	for _, m := range all {
		switch {
		case m.Plan.ID == "":
			none++
		case m.Plan.InForce() > 0:
			force++
		}
		if m.Late {
			late++
		}
	}
	return []fact{
		{f.T("plan.count_units"), f.T("web.number", len(all))},
		{f.T("plan.count_none"), f.T("web.number", none)},
		{f.T("plan.count_in_force"), f.T("web.number", force)},
		{f.T("plan.count_late"), f.T("web.number", late)},
	}
}

func (f frame) planItem(m plan.Summary, p programme.Programme, d *org.Directory) planItem {
	item := planItem{
		Programme: taskLink{p.Document.Number, p.Title, f.To("/programmes/" + p.ID)}, ProgramID: p.ID,
		Unit:    taskLink{Content: f.unitLink(m.Unit, d).Content, URL: f.To("/organisations/" + m.Unit + "/plans")},
		Covered: f.T("plan.covered", m.Coverage.Covered, m.Coverage.Owed), Due: f.Date(m.By),
		MayBegin: slices.Contains(m.Possible, plan.Begin),
	}
	if m.Plan.ID != "" {
		item.URL = f.To("/plans/" + m.Plan.ID)
		item.Chips = f.planChips(m.Plan)
	} else {
		item.Chips = []chip{{"late", "circle-dashed", f.T("plan.none")}}
	}
	if m.Late {
		item.Chips = append(item.Chips, chip{"late", "clock-exclamation", f.T("plan.late")})
	}
	if n := len(m.Coverage.Gaps); n > 0 && m.Plan.ID != "" {
		item.Gaps = f.T("plan.gap_count", n)
	}
	return item
}

// planChips are the state of the newest edition, and which one holds meanwhile.
func (f frame) planChips(p plan.Plan) []chip {
	text := f.T("plan.state."+string(p.State), p.Edition)
	switch p.State {
	case plan.Submitted:
		return []chip{{"soon", "hourglass", text}}
	case plan.InForce:
		return []chip{{"done", "circle-check", text}}
	case plan.Revising, plan.Resubmitted:
		held := chip{"done", "circle-check", f.T("plan.state."+string(plan.InForce), p.InForce())}
		return []chip{held, {"soon", "pencil", text}}
	default:
		return []chip{{"open", "pencil", text}}
	}
}

func (s *Site) listUnitPlans(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("org")
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	unit, ok := d.Unit(id)
	if !ok {
		return errs.New(errs.NotFound, "org.unknown")
	}
	all, err := s.Plans.OfUnit(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	f := v.frame("plan.unit_title")
	f = f.below(crumb{f.T("org.list_title"), f.To("/organisations")}, crumb{unit.NameOn(v.Day), f.orgURL(id)})
	page := unitPlansPage{frame: f, Unit: f.unitLink(id, d), UnitID: id}
	for _, m := range all {
		p, err := s.Programmes.Programme(v.Context(), v.Actor, m.Programme)
		if err != nil {
			return err
		}
		page.Items = append(page.Items, f.planItem(m, p, d))
	}
	return s.render(w, v, http.StatusOK, "plan/unit", page)
}

// planLink leads from a duty to its line in the plan of the organisation that has it.
func (s *Site) planLink(v *visit, a assignment.Assignment) (taskLink, error) {
	f := v.frameTitled("")
	p, err := s.Plans.OfDuty(v.Context(), v.Actor, a)
	if p.ID == "" {
		return taskLink{Content: f.T("assignment.to_plans"), URL: f.To("/organisations/" + a.Unit + "/plans")}, err
	}
	return taskLink{Content: f.T("assignment.to_plan"), URL: f.To("/plans/"+p.ID) + "#" + lineID(a.ID)}, err
}

func (s *Site) beginPlan(w http.ResponseWriter, v *visit) error {
	p, err := s.Plans.Begin(v.Context(), v.Actor, v.PostFormValue("programme"), v.PathValue("org"))
	if err != nil {
		return err
	}
	s.tell(v, "plan.done.begin")
	return s.goTo(w, v, "/plans/"+p.ID)
}

// planPage is a plan, or one of its editions, as a table.
type planPage struct {
	frame

	Programme programme.Programme
	Unit      taskLink
	Plan      plan.Plan
	Chips     []chip
	Facts     []fact
	Rows      []planRow
	Gaps      []planGap
	Editions  []editionView
	Edition   int
	Since     int
	Earlier   []option // editions this one can be compared with
	Past      bool     // not the newest edition: to read
	Acts      []actForm
	Own       bool // the visitor sent it, so another leader must approve it
	Problem   string
	Newer     []newerView
}

// planRow is a duty with its line.
type planRow struct {
	ID, Ref, Content, URL, Last string
	Cells                       map[string]planCell // by the names of plan.Fields
	Chips                       []chip
	EditURL                     string
	Drop                        *actForm
	Empty, Removed              bool
}

// planCell is what a line says in one column, with what an earlier edition said.
type planCell struct {
	Was, Is []string // paragraphs
	Changed bool
}

// planGap is something the plan lacks, with where it is mended.
type planGap struct {
	Ref, What, URL string
	Blocking       bool
}

// editionView is an edition and its way through the unit.
type editionView struct {
	No       int
	URL      string
	Current  bool // the one that is shown
	Sent     string
	Answered string
	Despite  string
	Answer   string
}

// newerView is what somebody did meanwhile.
type newerView struct {
	What, Who, At string
	Changes       []valueChange
}

func (s *Site) showPlan(w http.ResponseWriter, v *visit) error {
	page, err := s.planPage(v, v.PathValue("plan"), plan.Sight{})
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "plan/show", *page)
}

// showPlanEdition shows an edition, compared with the one before unless the address names another.
func (s *Site) showPlanEdition(w http.ResponseWriter, v *visit) error {
	no, err := strconv.Atoi(v.PathValue("edition"))
	if err != nil || no < 1 {
		return errs.New(errs.NotFound, "plan.no_edition")
	}
	sight := plan.Sight{Edition: no, Since: no - 1}
	if typed := v.URL.Query().Get("since"); typed != "" {
		if sight.Since, err = strconv.Atoi(typed); err != nil {
			return errs.New(errs.NotFound, "plan.no_edition")
		}
	}
	page, err := s.planPage(v, v.PathValue("plan"), sight)
	if err != nil {
		return err
	}
	page.Past = true
	return s.render(w, v, http.StatusOK, "plan/show", *page)
}

func (s *Site) planPage(v *visit, id string, sight plan.Sight) (*planPage, error) {
	view, err := s.Plans.Show(v.Context(), v.Actor, id, sight)
	if err != nil {
		return nil, err
	}
	p, d, f, err := s.planFrame(v, view.Plan, v.Print.T("plan.title"))
	if err != nil {
		return nil, err
	}
	page := &planPage{
		frame: f, Programme: p, Unit: f.unitLink(view.Plan.Unit, d), Plan: view.Plan, Chips: f.planChips(view.Plan),
		Edition: view.Edition, Since: view.Since,
	}
	page.fill(view)
	return page, nil
}

// planFrame begins a page of a plan.
func (s *Site) planFrame(v *visit, of plan.Plan, title string) (programme.Programme, *org.Directory, frame, error) {
	f := v.frameTitled(title)
	p, err := s.Programmes.Programme(v.Context(), v.Actor, of.Programme)
	if err != nil {
		return p, nil, f, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return p, nil, f, err
	}
	unit := f.unitLink(of.Unit, d)
	f = f.below(
		crumb{f.T("programme.list_title"), f.To("/programmes")},
		crumb{p.Document.Number, f.To("/programmes/" + p.ID)},
		crumb{f.T("programme.tab.plans"), f.To("/programmes/" + p.ID + "/plans")},
		crumb{unit.Content, f.To("/plans/" + of.ID)},
	)
	return p, d, f, nil
}

func (p *planPage) fill(view plan.View) {
	p.Facts = said([]fact{
		{p.T("plan.label.edition"), p.T("web.number", view.Edition)},
		{p.T("plan.label.covered"), p.T("plan.covered", view.Coverage.Covered, view.Coverage.Owed)},
		{p.T("plan.label.by"), p.Date(view.By)},
	})
	writable := view.Edition == view.Plan.Edition && slices.Contains(view.Possible, plan.Write)
	for _, r := range view.Rows {
		p.Rows = append(p.Rows, p.row(r, writable))
	}
	if view.Edition == view.Plan.Edition {
		for _, g := range view.Coverage.Gaps {
			p.Gaps = append(p.Gaps, p.gap(g, writable))
		}
	}
	for _, e := range slices.Backward(view.Editions) {
		p.Editions = append(p.Editions, p.edition(e))
	}
	for no := view.Edition - 1; no > 0; no-- {
		p.Earlier = append(p.Earlier, option{strconv.Itoa(no), p.T("plan.edition", no)})
	}
	p.Acts = p.planActs(view)
	last := view.Editions[len(view.Editions)-1]
	p.Own = view.Plan.State.Awaiting() && last.Submitter == p.visit.Actor.User
}

// lineID is the anchor of a duty's line on the page.
func lineID(duty string) string { return "line-" + duty }

func (p *planPage) row(r plan.Row, writable bool) planRow {
	d := r.Duty
	row := planRow{
		ID: lineID(d.ID), Ref: d.Ref, Content: d.Content, URL: p.To("/assignments/" + d.ID), Last: p.Date(d.Due),
		Empty: r.Empty && !r.Removed, Removed: r.Removed, Cells: map[string]planCell{}, Chips: p.rowChips(r),
	}
	says := r.Line.Record()
	for _, field := range plan.Fields() {
		cell := planCell{Is: p.planValue(field, says[field])}
		if c, ok := r.Changes[field]; ok {
			cell.Changed, cell.Was = true, p.planValue(field, c.From)
		}
		row.Cells[field] = cell
	}
	switch {
	case !writable || r.Removed:
	case r.Left:
		row.Drop = &actForm{
			URL: "/plans/" + p.Plan.ID + "/drop", Version: p.Plan.Version, Do: p.T("plan.do.drop"),
			Fields: []actField{{Name: "duty", Shape: "hidden", Value: d.ID}},
		}
	default:
		row.EditURL = p.To("/plans/" + p.Plan.ID + "/lines/" + d.ID)
	}
	return row
}

func (p *planPage) rowChips(r plan.Row) []chip {
	var chips []chip
	switch {
	case r.Removed:
		chips = append(chips, chip{"undated", "x", p.T("plan.removed")})
	case r.Left:
		chips = append(chips, chip{"undated", "arrow-right", p.T("plan.left_mark")})
	case r.Added:
		chips = append(chips, chip{"open", "plus", p.T("plan.added")})
	}
	if r.Duty.Historic {
		chips = append(chips, p.Retrospective())
	}
	if n := len(r.Gaps); n > 0 {
		chips = append(chips, chip{"soon", "help-circle", p.T("plan.gap_count", n)})
	}
	return chips
}

func (p *planPage) gap(g plan.Gap, writable bool) planGap {
	view := planGap{Ref: g.Ref, What: p.gapWords(g), URL: "#" + lineID(g.Assignment), Blocking: g.Kind.Blocking()}
	if writable {
		view.URL = p.To("/plans/" + p.Plan.ID + "/lines/" + g.Assignment)
	}
	return view
}

func (f frame) gapWords(g plan.Gap) string {
	if g.Kind == plan.GapStepOutside {
		return f.T("plan.gap.step_outside", g.Step)
	}
	return f.T("plan.gap." + string(g.Kind))
}

func (p *planPage) edition(e plan.Edition) editionView {
	view := editionView{
		No: e.No, URL: p.To("/plans/" + e.Plan + "/editions/" + strconv.Itoa(e.No)), Current: e.No == p.Edition,
		Despite: e.Despite, Answer: e.Answer,
	}
	if !e.SubmittedAt.IsZero() {
		view.Sent = p.T("plan.sent_by", e.SubmitterName, p.At(e.SubmittedAt))
	}
	switch {
	case e.DecidedAt.IsZero():
	case e.Answer != "":
		view.Answered = p.T("plan.sent_back_by", e.DeciderName, p.At(e.DecidedAt))
	default:
		view.Answered = p.T("plan.approved_by", e.DeciderName, p.At(e.DecidedAt))
	}
	return view
}
