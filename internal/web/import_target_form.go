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

// targetPage is the form for a target: for one that was not read, or for a drafted one beside its source.
type targetPage struct {
	frame

	Upload  intake.Upload
	Action  string
	BackURL string
	Fields  []formField
	Faulty  []formField // those that were refused
	Problem string      // why the whole was refused
	Stale   bool        // somebody else changed the draft: the stored target is shown beside what was typed

	Read           *draftTarget // as it is in the draft; nil for one that was not read
	Previous, Next string       // addresses of the neighbouring targets
	Notes          []doubtNote
	Lines          []excerptLine
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
	return s.renderTarget(w, v, 0, &intake.NewTarget{Op: "="}, nil)
}

func (s *Site) showTarget(w http.ResponseWriter, v *visit) error {
	n, err := targetNumber(v)
	if err != nil {
		return err
	}
	return s.renderTarget(w, v, n, nil, nil)
}

// targetNumber is the target of the address, from 1.
func targetNumber(v *visit) (int, error) {
	n, err := strconv.Atoi(v.PathValue("n"))
	if err != nil || n < 1 {
		return 0, errs.New(errs.NotFound, "intake.target_unknown")
	}
	return n, nil
}

// renderTarget shows the form for target n (from 1; 0 for one that was not read) as stored, or as typed when that was refused.
func (s *Site) renderTarget(w http.ResponseWriter, v *visit, n int, typed *intake.NewTarget, refused error) error {
	u, err := s.Intake.Show(v.Context(), v.Actor, v.PathValue("import"))
	if err != nil {
		return err
	}
	if n > len(u.Draft.Targets) {
		return errs.New(errs.NotFound, "intake.target_unknown")
	}
	if u.State != intake.Open {
		return s.closedRow(w, v, refused)
	}
	page := v.targetPage(u, n, typed)
	status := http.StatusOK
	if refused != nil {
		s.logFailure(v, errs.KindOf(refused), refused)
		status = statusOf(errs.KindOf(refused))
		page.refuse(refused)
	}
	return s.render(w, v, status, "import/target", page)
}

func (v *visit) targetPage(u intake.Upload, n int, typed *intake.NewTarget) targetPage {
	title, back := "intake.target.add_title", "/imports/"+u.ID
	if n > 0 {
		title = "intake.target.title"
	}
	f := v.frame(title)
	f = f.below(crumb{f.T("intake.list_title"), f.To("/imports")}, crumb{v.importFrame(u).Title, f.To(back)})
	page := targetPage{frame: f, Upload: u, Action: back + "/targets", BackURL: f.To(back) + "#targets"}
	if n > 0 {
		page.readFrom(u, n)
		if typed == nil {
			typed = new(u.Draft.Targets[n-1].Typed())
		}
	}
	page.Fields = f.targetFields(*typed)
	if n == 0 {
		page.Fields = append(page.Fields, f.sectionField(&u.Draft, typed.Section))
	}
	return page
}

// readFrom fills in what the draft says of target n, and where the document says it.
func (p *targetPage) readFrom(u intake.Upload, n int) {
	spot := intake.Spot{Kind: intake.ItemTarget, N: n - 1}
	t := u.Draft.Targets[n-1]
	p.Read = &draftTarget{Target: t.Target(), N: n}
	p.Read.Who = p.Plain(p.Read.Who)
	p.Action, p.BackURL = targetURL(u.ID, n), p.listedTarget(u.ID, n)
	p.Notes, p.Lines = p.doubtNotes(t.Check), excerpt(u, u.Locate(t.Place), wordsInDoubt(&u.Draft, spot)...)
	if n > 1 {
		p.Previous = targetURL(u.ID, n-1)
	}
	if n < len(u.Draft.Targets) {
		p.Next = targetURL(u.ID, n+1)
	}
}

// refuse puts what is wrong beside the fields, or above the form where it is about no field.
func (p *targetPage) refuse(err error) {
	faults, ok := errors.AsType[intake.FieldErrors](err)
	if !ok {
		p.Problem, p.Stale = p.visit.Print.Error(err), p.Read != nil && errs.Is(err, errs.Conflict, "intake.stale")
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

func (f frame) targetFields(t intake.NewTarget) []formField {
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
		{ID: "ref", Label: f.T("intake.add_ref"), Value: t.Ref, Rule: f.T("intake.add_ref_rule")},
		{ID: "phrase", Label: f.T("target.phrase"), Value: t.Phrase, Shape: "lines", Rule: f.T("intake.target.phrase_rule")},
	}
}

// sectionField asks where a target that was not read stands; a drafted one stands where it was read.
func (f frame) sectionField(d *intake.Draft, section string) formField {
	return formField{ID: "section", Label: f.T("intake.target.section"), Value: section, Shape: "choice", Choices: f.sectionChoices(d)}
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
	if err != nil {
		return s.refuseTarget(w, v, 0, &typed, err)
	}
	s.tellMoved(v, u, "intake.target_added")
	made := u.Draft.LastAct()
	return s.goTo(w, v, v.frame("intake.list_title").listedTarget(id, made.Moved[0].To.N+1))
}

// refuseTarget shows the form again, as typed or as stored, with what is wrong.
func (s *Site) refuseTarget(w http.ResponseWriter, v *visit, n int, typed *intake.NewTarget, err error) error {
	switch errs.KindOf(err) {
	case errs.Conflict, errs.Invalid, errs.TooLarge:
		return s.renderTarget(w, v, n, typed, err)
	default:
		return err
	}
}

// amendTarget stores the target as typed, accepts it as read or leaves it out, and leads to it, or to where it stood.
func (s *Site) amendTarget(w http.ResponseWriter, v *visit) error {
	n, err := targetNumber(v)
	if err != nil {
		return err
	}
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	u, done, err := s.actOnTarget(v, version, n-1)
	if err != nil {
		if v.PostFormValue("act") != "amend" { // nothing was typed
			return s.refuseTarget(w, v, n, nil, err)
		}
		return s.refuseTarget(w, v, n, new(readTarget(v)), err)
	}
	s.tellMoved(v, u, done)
	return s.goTo(w, v, v.frame("intake.list_title").listedTarget(u.ID, min(n, max(1, len(u.Draft.Targets)))))
}

// actOnTarget does to target n (from 0) what the button says, and returns the key of the message that tells of it.
func (s *Site) actOnTarget(v *visit, version, n int) (u intake.Upload, done string, err error) {
	id := v.PathValue("import")
	switch v.PostFormValue("act") {
	case "leave":
		u, err = s.Intake.LeaveOutTargets(v.Context(), v.Actor, id, version, []int{n})
		return u, "intake.target_left", err
	case "accept":
		u, err = s.Intake.AcceptItem(v.Context(), v.Actor, id, version, intake.Spot{Kind: intake.ItemTarget, N: n})
		return u, "intake.target_accepted", err
	default:
		u, err = s.Intake.AmendTarget(v.Context(), v.Actor, id, version, n, readTarget(v))
		return u, "intake.target_amended", err
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
