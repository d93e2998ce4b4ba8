package web

import (
	"cmp"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"dondoc/internal/errs"
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

	N     int // number in the draft, from 1
	Doubt map[string]bool
}

func (p *importPage) targets() {
	d, part := &p.Upload.Draft, &p.Targets
	link := func(n int) string { return p.onPage("targets", n) + "#targets" }
	first, last := part.Pages.cut(p.pageNumber("targets"), len(d.Targets), rowsShown, link)
	for i := first; i < last; i++ {
		row := draftTarget{Target: d.Targets[i].Target(), N: i + 1, Doubt: map[string]bool{}}
		row.Who = p.Plain(row.Who)
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

// targetURL is where target n (from 1) of a draft stands.
func (f frame) targetURL(id string, n int) string {
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
	s.tellMoved(v, u, "intake.targets_left", u.Draft.Settled[len(u.Draft.Settled)-1].Count)
	return s.goTo(w, v, v.toTargets(id))
}

// toTargets leads back to the pages of the targets that a form was sent from.
func (v *visit) toTargets(id string) string {
	to := v.frame("intake.list_title").To("/imports/"+id, "targets", v.PostFormValue("page"), "left_targets", v.PostFormValue("left_page"))
	return to + "#targets"
}

// addTargetPage is the form for a target that was not read.
type addTargetPage struct {
	frame

	Upload  intake.Upload
	Action  string
	BackURL string
	Fields  []formField
	Faulty  []formField // those that were refused
	Problem string      // why the whole was refused
}

// formField is a field of a form with what is wrong with it.
type formField struct {
	ID, Label, Value string
	Shape            string // "lines", "choice", "number", or empty for a line of text
	Rule             string // how it is filled in
	Wrong            string
	Required         bool
	Choices          []choice
}

// Described are the elements that describe the field.
func (f formField) Described() string {
	switch {
	case f.Rule != "" && f.Wrong != "":
		return f.ID + "-fault " + f.ID + "-rule"
	case f.Rule != "":
		return f.ID + "-rule"
	case f.Wrong != "":
		return f.ID + "-fault"
	default:
		return ""
	}
}

func (s *Site) showAddTarget(w http.ResponseWriter, v *visit) error {
	return s.renderAddTarget(w, v, intake.NewTarget{Op: "="}, nil)
}

func (s *Site) renderAddTarget(w http.ResponseWriter, v *visit, typed intake.NewTarget, refused error) error {
	u, err := s.Intake.Show(v.Context(), v.Actor, v.PathValue("import"))
	if err != nil {
		return err
	}
	if u.State != intake.Open {
		return s.closedRow(w, v, refused)
	}
	f, back := v.frame("intake.target.add_title"), "/imports/"+u.ID
	f = f.below(crumb{f.T("intake.list_title"), f.To("/imports")}, crumb{v.importFrame(u).Title, f.To(back)})
	page := addTargetPage{frame: f, Upload: u, Action: back + "/targets", BackURL: f.To(back) + "#targets"}
	page.Fields = f.targetFields(&u.Draft, typed)
	status := http.StatusOK
	if refused != nil {
		s.logFailure(v, errs.KindOf(refused), refused)
		status = statusOf(errs.KindOf(refused))
		page.refuse(refused)
	}
	return s.render(w, v, status, "import/add_target", page)
}

// refuse puts what is wrong beside the fields, or above the form where it is about no field.
func (p *addTargetPage) refuse(err error) {
	faults, ok := errors.AsType[intake.FieldErrors](err)
	if !ok {
		p.Problem = p.visit.Print.Error(err)
		return
	}
	for i := range p.Fields {
		field := &p.Fields[i]
		for _, fault := range faults {
			if fault.Field == field.ID && field.Wrong == "" {
				field.Wrong = p.visit.Print.Error(fault.Err)
				p.Faulty = append(p.Faulty, *field)
			}
		}
	}
	p.Problem = p.T("intake.faults", len(p.Faulty))
}

func (f frame) targetFields(d *intake.Draft, t intake.NewTarget) []formField {
	return []formField{
		{ID: "indicator", Label: f.T("target.indicator"), Value: t.Indicator, Shape: "lines", Required: true},
		{ID: "op", Label: f.T("intake.target.op"), Value: t.Op, Shape: "choice", Choices: f.opChoices()},
		{ID: "value", Label: f.T("intake.field.value"), Value: t.Value, Shape: "number", Rule: f.T("intake.target.value_rule")},
		{ID: "high", Label: f.T("intake.target.high"), Value: t.High, Shape: "number", Rule: f.T("intake.target.high_rule")},
		{ID: "text", Label: f.T("intake.target.text"), Value: t.Text, Rule: f.T("intake.target.text_rule")},
		{ID: "unit", Label: f.T("intake.field.unit"), Value: t.Unit},
		{ID: "period", Label: f.T("target.period"), Value: t.Period, Rule: f.T("intake.target.period_rule")},
		{ID: "measure", Label: f.T("target.measure"), Value: t.Measure, Shape: "choice", Choices: f.measureChoices()},
		{ID: "who", Label: f.T("target.who"), Value: t.Who, Shape: "lines", Rule: f.T("intake.names_rule")},
		{ID: "section", Label: f.T("intake.target.section"), Value: t.Section, Shape: "choice", Choices: f.sectionChoices(d)},
		{ID: "ref", Label: f.T("intake.add_ref"), Value: t.Ref, Rule: f.T("intake.add_ref_rule")},
		{ID: "phrase", Label: f.T("target.phrase"), Value: t.Phrase, Shape: "lines", Rule: f.T("intake.target.phrase_rule")},
	}
}

// opWord is the word of an operator in the catalogues, where a key has letters only; a range, a rank and a yes are words themselves.
func opWord(op string) string {
	signs := map[string]string{"=": "exactly", ">=": "at_least", "<=": "at_most", ">": "over", "<": "under"}
	return cmp.Or(signs[op], op)
}

func (f frame) opChoices() []choice {
	var all []choice
	for _, op := range intake.Ops() {
		all = append(all, choice{op, f.T("intake.op." + opWord(op))})
	}
	return all
}

func (f frame) measureChoices() []choice {
	all := []choice{{"", f.T("intake.target.no_measure")}}
	for _, m := range target.Measures() {
		all = append(all, choice{string(m), f.T("target.measure." + string(m))})
	}
	return all
}

func (f frame) sectionChoices(d *intake.Draft) []choice {
	all := []choice{{"", f.T("intake.target.no_section")}}
	for _, path := range d.Sections() {
		all = append(all, choice{path, f.T("target.section", path)})
	}
	return all
}

// addTarget puts a target into the draft as typed and leads to it.
func (s *Site) addTarget(w http.ResponseWriter, v *visit) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	id, typed := v.PathValue("import"), readTarget(v)
	u, err := s.Intake.AddTarget(v.Context(), v.Actor, id, version, typed)
	switch kind := errs.KindOf(err); {
	case err == nil:
		s.tellMoved(v, u, "intake.target_added")
		made := u.Draft.Settled[len(u.Draft.Settled)-1]
		return s.goTo(w, v, v.frame("intake.list_title").targetURL(id, made.Moved[0].To.N+1))
	case kind == errs.Conflict || kind == errs.Invalid || kind == errs.TooLarge:
		return s.renderAddTarget(w, v, typed, err)
	default:
		return err
	}
}

func readTarget(v *visit) intake.NewTarget {
	return intake.NewTarget{
		Ref: v.written("ref"), Section: v.written("section"), Indicator: v.written("indicator"), Op: v.written("op"),
		Value: v.written("value"), High: v.written("high"), Text: v.written("text"), Unit: v.written("unit"),
		Measure: v.written("measure"), Period: v.written("period"), Who: v.written("who"), Phrase: v.written("phrase"),
	}
}

// written is a field of the form with the ends of its lines as we keep them.
func (v *visit) written(name string) string {
	return strings.ReplaceAll(v.PostFormValue(name), "\r\n", "\n")
}
