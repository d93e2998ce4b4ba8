package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/plan"
)

// planLinePage is the form of one line. It keeps what was typed as it was typed.
type planLinePage struct {
	frame

	Plan      plan.Plan
	Duty      planRow
	Facts     []fact
	URL       string
	Version   int
	Solution  string
	Product   string
	Due       string
	First     string // the duty's time, for the day fields; empty where it has no bound
	Last      string
	DueHelp   string
	Leader    personForm
	Officer   personForm
	Steps     []stepForm
	MaxWords  int
	MaxName   int
	MaxSteps  int
	Gaps      []string
	Problem   string
	Newer     []newerView
	HasNext   bool
	Writable  bool
	FocusStep int // which step was just added, from 1
}

// personForm asks who is in charge: somebody of the organisation, or a name.
type personForm struct {
	frame

	Prefix, Label, Help string
	Choice              string
	Posts, Members      []option
	Name, Post          string // as typed; Post is the title
	MaxName             int
}

// stepForm is a step as it was typed.
type stepForm struct {
	No                           int
	Name, From, To, Who, Product string
}

func (s *Site) showPlanLine(w http.ResponseWriter, v *visit) error {
	page, err := s.planLinePage(v)
	if err != nil {
		return err
	}
	if !page.Writable {
		return s.goTo(w, v, "/plans/"+page.Plan.ID+"#"+page.Duty.ID)
	}
	return s.render(w, v, http.StatusOK, "plan/line", *page)
}

// planLinePage is the form with what is stored.
func (s *Site) planLinePage(v *visit) (*planLinePage, error) {
	view, err := s.Plans.Show(v.Context(), v.Actor, v.PathValue("plan"), plan.Sight{})
	if err != nil {
		return nil, err
	}
	duty := v.PathValue("assignment")
	i := slices.IndexFunc(view.Rows, func(r plan.Row) bool { return r.Duty.ID == duty })
	if i < 0 {
		return nil, errs.New(errs.NotFound, "plan.no_line")
	}
	r := view.Rows[i]
	_, _, f, err := s.planFrame(v, view.Plan, v.Print.T("plan.line_title", r.Duty.Ref))
	if err != nil {
		return nil, err
	}
	page := &planLinePage{
		frame: f, Plan: view.Plan, URL: "/plans/" + view.Plan.ID + "/lines/" + duty, Version: r.Line.Version,
		Solution: r.Line.Solution, Product: r.Line.Product, Due: r.Line.Due.String(),
		MaxWords: plan.MaxWords, MaxName: plan.MaxName, MaxSteps: plan.MaxSteps,
		HasNext: nextLine(view, duty) != "", Writable: !r.Left && slices.Contains(view.Possible, plan.Write),
	}
	page.fill(r, view.Staff)
	return page, nil
}

func (p *planLinePage) fill(r plan.Row, staff plan.Staff) {
	d := r.Duty
	p.Duty = planRow{ID: lineID(d.ID), Ref: d.Ref, Content: d.Content, URL: p.To("/assignments/" + d.ID)}
	p.Facts = said([]fact{
		{p.T("assignment.label.held_from"), p.Date(d.HeldFrom)},
		{p.T("plan.label.last"), p.Date(d.Due)},
		{p.T("plan.label.document_product"), d.Product},
	})
	if !d.Historic {
		p.First, p.Last = d.HeldFrom.String(), d.End().String()
	}
	p.DueHelp = p.T("plan.help.due")
	if d.GivenLate() {
		p.DueHelp = p.T("plan.help.due_late", p.Date(d.Due), p.Date(d.HeldFrom))
	}
	for _, g := range r.Gaps {
		p.Gaps = append(p.Gaps, p.gapWords(g))
	}
	p.Leader = p.person("leader", r.Line.Leader, staff)
	p.Officer = p.person("officer", r.Line.Officer, staff)
	for _, one := range r.Line.Steps {
		p.Steps = append(p.Steps, stepForm{0, one.Name, one.From.String(), one.To.String(), one.Who, one.Product})
	}
	p.count()
}

// count numbers the steps.
func (p *planLinePage) count() {
	for i := range p.Steps {
		p.Steps[i].No = i + 1
	}
}

// person is the question who is in charge. Leaders are offered first where a leader is asked for.
func (p *planLinePage) person(prefix string, is plan.Person, staff plan.Staff) personForm {
	form := personForm{
		frame: p.frame, Prefix: prefix, Label: p.T("plan.label." + prefix), Help: p.T("plan.help." + prefix),
		Post: is.Title, MaxName: plan.MaxName,
	}
	for _, post := range staff.Posts {
		label := post.Title
		if m, held := staff.Holder(post); held {
			label += " – " + m.Name
		} else {
			label += " – " + p.T("plan.vacant")
		}
		form.Posts = append(form.Posts, option{"post:" + post.ID, label})
	}
	members := slices.Clone(staff.Members)
	slices.SortStableFunc(members, func(a, b plan.Member) int {
		if a.Leader == b.Leader {
			return 0
		}
		if a.Leader == (prefix == "leader") {
			return -1
		}
		return 1
	})
	for _, m := range members {
		form.Members = append(form.Members, option{"user:" + m.User, m.Name})
	}
	switch {
	case is.Post != "":
		form.Choice, form.Post = "post:"+is.Post, ""
	case is.User != "":
		form.Choice = "user:" + is.User
		if !staff.Has(is) { // who left stays choosable, as they were written
			form.Members = append(form.Members, option{form.Choice, p.T("plan.person_left", is.Name)})
		}
	default:
		form.Name = is.Name
	}
	return form
}

// nextLine is the duty whose line still lacks something, after this one; empty: none.
func nextLine(view plan.View, duty string) string {
	i := slices.IndexFunc(view.Rows, func(r plan.Row) bool { return r.Duty.ID == duty })
	for _, r := range slices.Concat(view.Rows[i+1:], view.Rows[:max(i, 0)]) {
		if len(r.Gaps) > 0 {
			return r.Duty.ID
		}
	}
	return ""
}

// writePlanLine saves the form, or adds and removes steps in it without saving.
func (s *Site) writePlanLine(w http.ResponseWriter, v *visit) error {
	do := v.PostFormValue("do")
	if do == "add" || strings.HasPrefix(do, "remove-") {
		return s.arrangeSteps(w, v, do)
	}
	l, err := readLine(v)
	if err == nil {
		_, err = s.Plans.Write(v.Context(), v.Actor, v.PathValue("plan"), l)
	}
	switch {
	case err == nil:
		s.tell(v, "plan.done.write")
		return s.goTo(w, v, s.afterLine(v, do))
	case refusable(err):
		return s.refuseLine(w, v, err)
	default:
		return err
	}
}

// afterLine is where the visitor goes on: to the next line that lacks something, if they asked for it.
func (s *Site) afterLine(v *visit, do string) string {
	address, duty := "/plans/"+v.PathValue("plan"), v.PathValue("assignment")
	if do == "next" {
		view, err := s.Plans.Show(v.Context(), v.Actor, v.PathValue("plan"), plan.Sight{})
		if err == nil && nextLine(view, duty) != "" {
			return address + "/lines/" + nextLine(view, duty)
		}
	}
	return address + "#" + lineID(duty)
}

func (s *Site) arrangeSteps(w http.ResponseWriter, v *visit, do string) error {
	page, err := s.planLinePage(v)
	if err != nil {
		return err
	}
	version, _ := strconv.Atoi(v.PostFormValue("version")) // a bad one is refused when it is saved
	page.keep(v)
	page.Version = version
	switch n, _ := strconv.Atoi(strings.TrimPrefix(do, "remove-")); {
	case do == "add" && len(page.Steps) < plan.MaxSteps:
		page.Steps = append(page.Steps, stepForm{})
		page.FocusStep = len(page.Steps)
	case do == "add":
		page.Problem = v.Print.T("plan.many_steps", plan.MaxSteps)
	case n >= 1 && n <= len(page.Steps):
		page.Steps = slices.Delete(page.Steps, n-1, n)
	}
	page.count()
	return s.render(w, v, http.StatusOK, "plan/line", *page)
}

// refuseLine shows the form with why it was refused, what others wrote in
// between, and what was typed; saving again replaces what they wrote.
func (s *Site) refuseLine(w http.ResponseWriter, v *visit, refusal error) error {
	page, err := s.planLinePage(v)
	if err != nil {
		return err
	}
	kind := errs.KindOf(refusal)
	s.logFailure(v, kind, refusal)
	page.Problem, page.Newer = v.Print.Error(refusal), page.newer(refusal)
	page.keep(v)
	if typed, err := strconv.Atoi(v.PostFormValue("version")); err == nil && page.Newer == nil {
		page.Version = typed // only who was told of a change may write over it
	}
	return s.render(w, v, statusOf(kind), "plan/line", *page)
}

// keep puts back what was typed.
func (p *planLinePage) keep(v *visit) {
	p.Solution, p.Product, p.Due = v.PostFormValue("solution"), v.PostFormValue("product"), v.PostFormValue("due")
	for _, form := range []*personForm{&p.Leader, &p.Officer} {
		form.Choice, form.Name = v.PostFormValue(form.Prefix), v.PostFormValue(form.Prefix+"_name")
		form.Post = v.PostFormValue(form.Prefix + "_title")
	}
	p.Steps = readSteps(v)
	p.count()
}

// readSteps are the steps of the form, as far as each field was sent for them.
func readSteps(v *visit) []stepForm {
	at := func(name string, i int) string {
		if sent := v.PostForm["step_"+name]; i < len(sent) {
			return sent[i]
		}
		return ""
	}
	steps := make([]stepForm, len(v.PostForm["step_name"]))
	for i := range steps {
		steps[i] = stepForm{i + 1, at("name", i), at("from", i), at("to", i), at("who", i), at("product", i)}
	}
	return steps
}

// readLine reads the form; errs.Invalid where a day is none.
func readLine(v *visit) (plan.Line, error) {
	version, err := strconv.Atoi(v.PostFormValue("version"))
	if err != nil || version < 0 {
		return plan.Line{}, errs.New(errs.Invalid, "web.bad_form")
	}
	l := plan.Line{
		Assignment: v.PathValue("assignment"), Solution: v.PostFormValue("solution"), Product: v.PostFormValue("product"),
		Leader: readPerson(v, "leader"), Officer: readPerson(v, "officer"), Version: version,
	}
	if l.Due, err = formDay(v, "due"); err != nil {
		return l, err
	}
	for _, one := range readSteps(v) {
		step := plan.Step{Name: one.Name, Who: one.Who, Product: one.Product}
		if step.From, err = typedDay(one.From); err != nil {
			return l, err
		}
		if step.To, err = typedDay(one.To); err != nil {
			return l, err
		}
		l.Steps = append(l.Steps, step)
	}
	return l, nil
}

func readPerson(v *visit, prefix string) plan.Person {
	p := plan.Person{Name: v.PostFormValue(prefix + "_name"), Title: v.PostFormValue(prefix + "_title")}
	choice := v.PostFormValue(prefix)
	if id, ok := strings.CutPrefix(choice, "post:"); ok {
		p.Post = id
	} else if id, ok := strings.CutPrefix(choice, "user:"); ok {
		p.User = id
	}
	return p
}
