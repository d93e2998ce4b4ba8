package web

import (
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// activationPage shows what stands between a confirmed programme and its duties.
type activationPage struct {
	programmeFrame

	Signed   string // by whom and when the document was recorded as signed; empty: not yet
	Unsigned []string
	Leads    []unitQuestion // leads that are not clear in more than one task, asked once
	Gaps     []gapView
	Ready    int // tasks that can be activated
	Active   int // tasks that are
	Planned  int // duties the ready ones make
	Problem  string
	Number   string // as typed
	SignedOn string
}

// gapView is everything one task is not clear about, with the questions a person can answer.
type gapView struct {
	taskLink

	ID       string
	Problems []string
	Units    []unitQuestion
	Days     []dayQuestion
	Without  []option // what may be missing, knowingly
	Reason   string
}

// unitQuestion asks which organisations take a lead that is not clear.
type unitQuestion struct {
	Field, ID, Label string
	Options          []option
	Several          bool
	Chosen           map[string]bool // as typed
}

// dayQuestion asks for an event's day, or for the last day itself.
type dayQuestion struct{ Field, ID, Label, Value string }

func (s *Site) showActivation(w http.ResponseWriter, v *visit) error {
	return s.renderActivation(w, v, http.StatusOK, nil, "")
}

func (s *Site) renderActivation(w http.ResponseWriter, v *visit, status int, c map[string]assignment.Choice, problem string) error {
	pf, err := s.programmeFrame(v, v.PathValue("programme"), "activation")
	if err != nil {
		return err
	}
	ready, err := s.Assignments.Readiness(v.Context(), v.Actor, pf.Programme.ID, c)
	if err != nil {
		return err
	}
	tasks, err := s.Tasks.All(v.Context(), v.Actor, pf.Programme.ID)
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	page := activationPage{
		programmeFrame: pf, Ready: len(ready.Ready), Active: len(ready.Active), Planned: ready.Planned, Problem: problem,
		Number: v.PostFormValue("number"), SignedOn: v.PostFormValue("signed_on"),
	}
	page.fill(ready, tasks, d)
	return s.render(w, v, status, "activation/show", page)
}

func (p *activationPage) fill(ready assignment.Readiness, tasks []task.Task, d *org.Directory) {
	if ready.Signature.Programme != "" {
		p.Signed = p.T("activation.signed_by", ready.Signature.Number, p.Date(ready.Signature.SignedOn), ready.Signature.ByName)
	}
	for _, key := range ready.Unsigned {
		p.Unsigned = append(p.Unsigned, p.T(key))
	}
	at := map[string]int{}
	for _, g := range ready.Gaps {
		if _, there := at[g.Task]; !there {
			at[g.Task] = len(p.Gaps)
			p.Gaps = append(p.Gaps, p.gapsOf(g.Task, tasks))
		}
		p.ask(&p.Gaps[at[g.Task]], g, d)
	}
	p.askOnce(ready.Gaps, d)
}

// askOnce asks about a lead of several tasks once; an answer beside a task goes before it.
func (p *activationPage) askOnce(gaps []assignment.Gap, d *org.Directory) {
	count := map[string]int{}
	for _, g := range gaps {
		if g.Lead == "" {
			continue
		}
		if count[g.Lead]++; count[g.Lead] == 2 {
			all := gapView{ID: everyTask, Units: p.Leads}
			p.Leads = append(p.Leads, p.unitQuestion(&all, g, d))
		}
	}
}

// everyTask stands for a task's id in the name of a question that is asked for all.
const everyTask = "00000000-0000-0000-0000-000000000000"

// answerOnce gives the answer asked once to every task whose lead is not clear and not answered by itself.
func answerOnce(choices map[string]assignment.Choice, gaps []assignment.Gap) {
	all := choices[everyTask].Units
	delete(choices, everyTask)
	for _, g := range gaps {
		units := all[g.Lead]
		if c := choices[g.Task]; len(units) > 0 && len(c.Units[g.Lead]) == 0 {
			c.Units = maps.Clone(c.Units)
			if c.Units == nil {
				c.Units = map[string][]string{}
			}
			c.Units[g.Lead] = units
			choices[g.Task] = c
		}
	}
}

func (p *activationPage) gapsOf(id string, tasks []task.Task) gapView {
	v := gapView{ID: id, Reason: p.visit.PostFormValue("reason-" + id)}
	if i := slices.IndexFunc(tasks, func(t task.Task) bool { return t.ID == id }); i >= 0 {
		v.taskLink = taskLink{tasks[i].Ref, tasks[i].Content, p.To("/tasks/" + id)}
	}
	return v
}

// ask adds a gap's problem and the question that answers it.
func (p *activationPage) ask(v *gapView, g assignment.Gap, d *org.Directory) {
	v.Problems = append(v.Problems, p.gapText(g))
	switch g.Problem {
	case assignment.GapProduct, assignment.GapAuthority:
		v.Without = append(v.Without, option{string(g.Clarity), p.T("activation.without." + string(g.Clarity))})
	case assignment.GapEvent, assignment.GapUnresolved:
		field := "day-" + strconv.Itoa(g.Instalment) + "-" + v.ID
		label := "activation.event_day"
		if g.Problem == assignment.GapUnresolved {
			label = "activation.last_day"
		}
		v.Days = append(v.Days, dayQuestion{field, field, p.T(label), p.visit.PostFormValue(field)})
	case assignment.GapNoLead, assignment.GapContent: // mended in the programme, not here
	default:
		v.Units = append(v.Units, p.unitQuestion(v, g, d))
	}
}

func (p *activationPage) gapText(g assignment.Gap) string {
	said := p.T(g.Problem)
	if g.Name != "" {
		said += ": " + strings.TrimPrefix(g.Name, "*")
	}
	if g.Phrase != "" {
		said += ": “" + g.Phrase + "”"
	}
	return said
}

// unitQuestion offers those that may be meant first, then everybody who exists.
func (p *activationPage) unitQuestion(v *gapView, g assignment.Gap, d *org.Directory) unitQuestion {
	field := "unit-" + v.ID + "-" + g.Lead
	q := unitQuestion{
		Field: field, ID: "unit-" + v.ID + "-" + strconv.Itoa(len(v.Units)),
		Label:   p.T("activation.choose_unit", strings.TrimPrefix(g.Name, "*")),
		Several: g.Problem == assignment.GapClass || g.Problem == assignment.GapSeveral,
		Chosen:  map[string]bool{},
	}
	for _, id := range p.visit.PostForm[field] {
		q.Chosen[id] = true
	}
	for _, id := range g.Options {
		if u, ok := d.Unit(id); ok {
			q.Options = append(q.Options, option{u.ID, u.NameOn(p.Today)})
		}
	}
	for _, u := range d.Units {
		if !slices.Contains(g.Options, u.ID) && u.ValidOn(p.Today) {
			q.Options = append(q.Options, option{u.ID, u.NameOn(p.Today)})
		}
	}
	return q
}

// activate gives the complete tasks to their organisations; what is not clear
// stays, with the answers that were typed.
func (s *Site) activate(w http.ResponseWriter, v *visit) error {
	signed, err := formDay(v, "signed_on")
	if err != nil {
		return err
	}
	choices, err := readChoices(v)
	if err != nil {
		return err
	}
	id := v.PathValue("programme")
	unclear, err := s.Assignments.Readiness(v.Context(), v.Actor, id, nil)
	if err != nil {
		return err
	}
	answerOnce(choices, unclear.Gaps)
	if v.PostFormValue("look") != "" {
		return s.renderActivation(w, v, http.StatusOK, choices, "")
	}
	done, err := s.Assignments.Activate(v.Context(), v.Actor, id, assignment.Activation{
		Number: v.PostFormValue("number"), SignedOn: signed, Choices: choices,
	})
	switch kind := errs.KindOf(err); {
	case err == nil:
		s.tell(v, "activation.done", len(done.Made))
		return s.goTo(w, v, "/programmes/"+id+"/activation")
	case kind == errs.Invalid, kind == errs.Refused, kind == errs.Conflict:
		s.logFailure(v, kind, err)
		return s.renderActivation(w, v, statusOf(kind), choices, v.Print.Error(err))
	default:
		return err
	}
}

// readChoices reads the answers about every task: "unit-TASK-LEAD",
// "day-INSTALMENT-TASK", "without-TASK", "reason-TASK".
func readChoices(v *visit) (map[string]assignment.Choice, error) {
	choices := map[string]assignment.Choice{}
	for name, values := range v.PostForm {
		kind, rest, _ := strings.Cut(name, "-")
		values = slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
		if len(values) == 0 || rest == "" {
			continue
		}
		if err := readChoice(choices, kind, rest, values); err != nil {
			return nil, err
		}
	}
	return choices, nil
}

// idLength is the length of a task's id, which itself holds the mark between the parts of a name.
const idLength = 36

func readChoice(choices map[string]assignment.Choice, kind, rest string, values []string) error {
	switch kind {
	case "unit":
		if len(rest) <= idLength {
			return errs.New(errs.Invalid, "web.bad_form")
		}
		id, lead := rest[:idLength], rest[idLength+1:]
		c := choices[id]
		if c.Units == nil {
			c.Units = map[string][]string{}
		}
		c.Units[lead] = values
		choices[id] = c
	case "day":
		return readChoiceDay(choices, rest, values[0])
	case "without":
		c := choices[rest]
		for _, one := range values {
			c.Without = append(c.Without, assignment.Clarity(one))
		}
		choices[rest] = c
	case "reason":
		c := choices[rest]
		c.Reason = values[0]
		choices[rest] = c
	}
	return nil
}

func readChoiceDay(choices map[string]assignment.Choice, rest, typed string) error {
	number, id, _ := strings.Cut(rest, "-")
	instalment, err := strconv.Atoi(number)
	if err != nil {
		return errs.Wrap(err, errs.Invalid, "web.bad_form")
	}
	day, err := calendar.ParseDay(typed)
	if err != nil {
		return errs.Wrap(err, errs.Invalid, "web.bad_day", typed)
	}
	c := choices[id]
	if c.Days == nil {
		c.Days = map[int]calendar.Day{}
	}
	c.Days[instalment] = day
	choices[id] = c
	return nil
}
