package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/direction"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// directionPage is one coordination, instruction or inspection, or the form that
// makes one: what is on record, and what the visitor may do.
type directionPage struct {
	frame

	Over    []crumb // where it belongs
	Lead    taskLink
	Chips   []chip
	Note    string
	Facts   []fact
	Parts   []directionPart
	Acts    []actForm
	Problem string
}

// directionPart is what somebody said, with what may be done about it.
type directionPart struct {
	Title, Words, By string
	URL              string
	Chips            []chip
	Facts            []fact
	Links            []taskLink
	Files            []fileView
	Acts             []actForm
}

// directionListPage is a list of coordinations, instructions or inspections.
type directionListPage struct {
	frame

	Show    string
	Shown   []option
	Items   []directionItem
	Total   int
	Rows    pager
	New     string // address of the form that makes one; empty: not for the visitor
	NewText string
}

// directionItem is a matter on one card.
type directionItem struct {
	URL, Over, Title, Words, By string
	Chips                       []chip
}

// matterChips are the state of a matter and where it stands in time.
func (f frame) matterChips(m direction.Matter) []chip {
	chips := []chip{f.matterChip(m.State)}
	switch late, days := m.LateBy(), m.OverdueOn(f.Day); {
	case days > 0:
		chips = append(chips, chip{"late", "alert-triangle", f.T("direction.overdue_days", days)})
	case late > 0:
		chips = append(chips, chip{"late", "clock-exclamation", f.T("direction.late_days", late)})
	case m.State.Unanswered() && !m.Due.IsZero():
		chips = append(chips, chip{"open", "clock", f.T("assignment.days_left", m.Due.Sub(f.Day))})
	}
	return chips
}

func (f frame) matterChip(s direction.State) chip {
	text := f.T("direction.state." + string(s))
	switch s {
	case direction.Waiting:
		return chip{"soon", "hourglass", text}
	case direction.Received:
		return chip{"open", "clock", text}
	case direction.Answered:
		return chip{"open", "report", text}
	case direction.Returned:
		return chip{"late", "arrow-back-up", text}
	case direction.Declined:
		return chip{"late", "x", text}
	case direction.Accepted:
		return chip{"done", "circle-check", text}
	default:
		return chip{"undated", "circle-dashed", text}
	}
}

// matterItem is a matter short, under a title.
func (f frame) matterItem(m direction.Matter, url, title string) directionItem {
	item := directionItem{URL: f.To(url), Title: title, Words: m.Words, Chips: f.matterChips(m)}
	item.By = f.T("direction.asked_by", m.AuthorName, f.At(m.At))
	if !m.Due.IsZero() {
		item.By += " · " + f.T("direction.answer_by", f.weekdayDate(m.Due))
	}
	if n := len(m.Steps); n > 0 {
		last := m.Steps[n-1]
		item.By += " · " + f.T("direction.act."+string(last.Act)) + ": " + last.ByName + ", " + f.At(last.At)
	}
	return item
}

// matterParts are the words of a matter and of each step after it.
func (f frame) matterParts(m direction.Matter, title string) []directionPart {
	parts := []directionPart{{Title: title, Words: m.Words, By: f.T("direction.asked_by", m.AuthorName, f.At(m.At))}}
	for _, step := range m.Steps {
		part := directionPart{
			Title: f.T("direction.act." + string(step.Act)), Words: step.Words, By: step.ByName + ", " + f.At(step.At),
		}
		if !step.Day.IsZero() {
			part.Facts = []fact{{f.T("direction.day." + string(step.Act)), f.weekdayDate(step.Day)}}
		}
		parts = append(parts, part)
	}
	return parts
}

// matterForms are the forms of what the visitor may do to a matter at the address.
func (p *directionPage) matterForms(m direction.Matter, can []direction.Act, address string) []actForm {
	var forms []actForm
	for _, act := range can {
		name := string(act)
		form := actForm{
			URL: address + "/" + strings.ReplaceAll(name, "_", "-"), Version: m.Version, Title: p.T("direction.act." + name),
			Do: p.T("direction.act." + name), Fields: p.matterFields(act),
			Primary: slices.Contains([]direction.Act{direction.Receive, direction.Answer, direction.Accept}, act),
		}
		for i := range form.Fields {
			form.Fields[i].ID = m.ID + "-" + name + "-" + form.Fields[i].Name
		}
		forms = append(forms, form)
	}
	return forms
}

func (p *directionPage) matterFields(act direction.Act) []actField {
	reason := actField{Name: "words", Label: p.T("assignment.field.reason"), Shape: "lines", Required: true}
	switch act {
	case direction.Receive:
		return nil
	case direction.Answer:
		return []actField{
			{Name: "words", Label: p.T("direction.field.result"), Shape: "lines", Required: true},
			{Name: "day", Label: p.T("direction.field.answered_on"), Shape: "day", Value: p.Today.String(), Required: true,
				Help: p.T("direction.help.answered_on", p.visit.Tenant.Settings.BackdateDays)},
		}
	case direction.SendBack:
		return []actField{reason, {
			Name: "day", Label: p.T("direction.field.new_day"), Shape: "day", Help: p.T("direction.help.new_day"),
		}}
	case direction.Accept:
		return []actField{{Name: "words", Label: p.T("assignment.field.answer"), Shape: "text"}}
	default:
		return []actField{reason}
	}
}

// deedOf reads what the visitor's form does to the matter of the address.
func deedOf(v *visit, name string) (d direction.Deed, err error) {
	d = direction.Deed{
		ID: v.PathValue(name), Act: direction.Act(strings.ReplaceAll(v.PathValue("act"), "-", "_")), Words: v.PostFormValue("words"),
	}
	if d.Version, err = formVersion(v); err != nil {
		return d, err
	}
	if !slices.Contains(direction.Acts(), d.Act) {
		return d, errs.New(errs.NotFound, "web.no_page")
	}
	d.Day, err = formDay(v, "day")
	return d, err
}

// settle ends a form: back to the page after what was done, or the page again
// with why it was refused and what was typed.
func (s *Site) settle(w http.ResponseWriter, v *visit, refusal error, done, address string, again func() (*directionPage, error)) error {
	switch kind := errs.KindOf(refusal); {
	case refusal == nil:
		s.tell(v, done)
		return s.goTo(w, v, address)
	case slices.Contains([]errs.Kind{errs.Invalid, errs.Refused, errs.Conflict, errs.TooLarge}, kind),
		errs.Is(refusal, errs.Forbidden, "direction.own_answer"):
		page, err := again()
		if err != nil {
			return err
		}
		s.logFailure(v, kind, refusal)
		page.Problem = v.Print.Error(refusal)
		page.keepTyped()
		return s.render(w, v, statusOf(kind), "direction/show", *page)
	default:
		return refusal
	}
}

// keepTyped unfolds the form that was sent with what was typed in it.
func (p *directionPage) keepTyped() {
	all := [][]actForm{p.Acts}
	for _, part := range p.Parts {
		all = append(all, part.Acts)
	}
	for _, forms := range all {
		for i := range forms {
			if forms[i].URL == p.Path {
				forms[i].keep(p.visit)
			}
		}
	}
}

func (a *actForm) keep(v *visit) {
	a.Open = true
	for i, field := range a.Fields {
		a.Fields[i].Value, a.Fields[i].Values = v.PostFormValue(field.Name), v.PostForm[field.Name]
	}
}

// Has reports whether an answer of a field that takes several is chosen.
func (a actField) Has(value string) bool { return slices.Contains(a.Values, value) }

// dutyHead is where something about a duty belongs.
func (s *Site) dutyHead(v *visit, p *directionPage, duty assignment.Assignment, d *org.Directory) error {
	view, err := s.Tasks.Show(v.Context(), v.Actor, duty.Task)
	if err != nil {
		return err
	}
	p.Lead = taskLink{view.Task.Ref, view.Task.Content, p.To("/assignments/" + duty.ID)}
	p.Over = []crumb{{p.T("assignment.title", view.Task.Ref), p.To("/assignments/" + duty.ID)}}
	if unit := p.unitLink(duty.Unit, d); unit.URL != "" {
		p.Over = append(p.Over, crumb{unit.Content, unit.URL})
	}
	return nil
}

// directionCircles are what a list can be narrowed to, and what each asks for.
func directionCircles() []struct {
	Show   string
	Filter direction.Filter
} {
	return []struct {
		Show   string
		Filter direction.Filter
	}{
		{"asked", direction.Filter{Circle: direction.MineAsked}},
		{"asking", direction.Filter{Circle: direction.MineAsks}},
		{"overdue", direction.Filter{Circle: direction.Everyones, Overdue: true}},
		{"all", direction.Filter{Circle: direction.Everyones}},
	}
}

// directionFilter reads what a list is narrowed to: by default what is asked of
// the visitor's organisations, or everything where they are of none.
func (f frame) directionFilter() (show string, filter direction.Filter, err error) {
	if show = f.visit.URL.Query().Get("show"); show == "" {
		if show = "all"; len(f.visit.Actor.Orgs()) > 0 {
			show = "asked"
		}
	}
	for _, one := range directionCircles() {
		if one.Show == show {
			return show, one.Filter, nil
		}
	}
	return show, filter, errs.New(errs.Invalid, "desk.bad_show", show)
}

// directionList answers with the list of one subject.
func (s *Site) directionList(
	w http.ResponseWriter, v *visit, subject direction.Subject,
	list func(direction.Filter, assignment.Page) ([]direction.Row, error),
) error {
	address := "/" + string(subject) + "s"
	f := v.frame("direction.list." + string(subject)).below()
	show, filter, err := f.directionFilter()
	if err != nil {
		return err
	}
	at := f.pageNumber("page")
	rows, err := list(filter, assignment.Page{Limit: workRows, Offset: (at - 1) * workRows})
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	page := directionListPage{frame: f, Show: show}
	for _, row := range rows {
		page.Total = row.Total
		page.Items = append(page.Items, f.rowItem(row, d))
	}
	page.Rows.cut(at, page.Total, workRows, func(n int) string { return f.To(address, "show", show, "page", strconv.Itoa(n)) })
	for _, one := range directionCircles() {
		page.Shown = append(page.Shown, option{one.Show, f.T("direction.show." + one.Show)})
	}
	return s.render(w, v, http.StatusOK, "direction/list", page)
}

// matterURL is the page of a row's matter.
func matterURL(row direction.Row) string {
	if row.Subject == direction.OfRecommendation {
		return "/inspections/" + row.Parent
	}
	return "/" + string(row.Subject) + "s/" + row.ID
}

func (f frame) rowItem(row direction.Row, d *org.Directory) directionItem {
	item := f.matterItem(row.Matter(), matterURL(row), f.rowTitle(row)+": "+f.unitLink(row.Unit, d).Content)
	item.Over = strings.TrimSpace(row.Ref+" · "+row.Number) + " · " + row.Content
	return item
}

// rowTitle is what kind of matter a row is.
func (f frame) rowTitle(row direction.Row) string {
	if row.Subject == direction.OfCoordination {
		return f.T("coordination.kind." + string(row.Kind))
	}
	return f.T("direction.one." + string(row.Subject))
}

// workMatters are what the visitor's organisations must answer, and the answers
// that wait for the visitor's judgement.
func (s *Site) workMatters(v *visit, f frame) ([]workGroup, error) {
	all, err := s.Directions.Owed(v.Context(), v.Actor, workRows)
	if err != nil {
		return nil, err
	}
	owed := workGroup{Key: "owed", Title: f.T("work.owed"), Icon: "notebook", All: f.To("/coordinations")}
	judged := workGroup{Key: "judged", Title: f.T("work.judged"), Icon: "eye"}
	for _, one := range all {
		group := &owed
		if one.Judge {
			group = &judged
		}
		group.Items = append(group.Items, f.matterWork(one.Row))
		group.Total++
	}
	return []workGroup{owed, judged}, nil
}

func (f frame) matterWork(row direction.Row) workItem {
	item := workItem{
		URL: f.To(matterURL(row)), Ref: row.Ref, Number: row.Number, Content: row.Content, Chips: f.matterChips(row.Matter()),
		Note: f.rowTitle(row) + ": " + row.Words,
	}
	if row.Ref == "" {
		item.Ref, item.Note = f.rowTitle(row), row.Words
	}
	if !row.Due.IsZero() {
		item.Due = f.T("direction.answer_by", f.weekdayDate(row.Due))
	}
	return item
}

// silences gives the marks of what nobody answered in time about a duty.
func (s *Site) silences(v *visit, f frame) (func(duty string) []chip, error) {
	all, err := s.Directions.Silences(v.Context(), v.Actor)
	return func(duty string) (chips []chip) {
		if n := all[duty].Instructions; n > 0 {
			chips = append(chips, chip{"late", "alert-triangle", f.T("direction.silent_instructions", n)})
		}
		if n := all[duty].Coordinations; n > 0 {
			chips = append(chips, chip{"late", "alert-triangle", f.T("direction.silent_coordinations", n)})
		}
		return chips
	}, err
}

// directionSections are what room direction knows about a duty, on its page.
type directionSections struct {
	Coordinations, Instructions, Inspections []directionItem
	InvolveURL, InstructURL, InspectURL      string // addresses of the forms; empty: not for the visitor
}

func (s *Site) directionSections(v *visit, f frame, duty assignment.Assignment, d *org.Directory) (n directionSections, err error) {
	involved, err := s.Directions.Involvement(v.Context(), v.Actor, duty.ID)
	if err != nil {
		return n, err
	}
	for _, c := range involved.Coordinations {
		n.Coordinations = append(n.Coordinations, f.coordinationItem(c, d))
	}
	if involved.May {
		n.InvolveURL = f.To("/assignments/" + duty.ID + "/coordinations")
	}
	instructed, err := s.Directions.Instructing(v.Context(), v.Actor, duty.Task)
	if err != nil {
		return n, err
	}
	for _, i := range instructed.Instructions {
		if i.Assignment == duty.ID {
			n.Instructions = append(n.Instructions, f.matterItem(i.Matter, "/instructions/"+i.ID, f.T("instruction.title", i.No)))
		}
	}
	if slices.Contains(instructed.May, duty.ID) {
		n.InstructURL = f.To("/tasks/"+duty.Task+"/instructions", "assignment", duty.ID)
	}
	inspected, err := s.Directions.InspectionsOf(v.Context(), v.Actor, duty.ID)
	for _, i := range inspected {
		n.Inspections = append(n.Inspections, f.inspectionItem(i))
	}
	if f.Can("direction.inspect") {
		n.InspectURL = f.To("/inspections/new", "unit", duty.Unit, "assignment", duty.ID)
	}
	return n, err
}
