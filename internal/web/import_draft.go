package web

import (
	"cmp"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/intake"
)

// importPage is what was read of a document, for a person to check.
type importPage struct {
	frame

	Upload    intake.Upload
	Info      uploadView
	Open      bool // can still be changed
	MayAct    bool // the visitor may confirm
	Refusal   *refusal
	Facts     []draftFact
	Report    []reportRow
	Named     string // how many organisations are named, and how many of them nobody knows
	Questions questionsPart
	Warnings  []string // what the reading of the file noticed
	Changes   changesPart
	Ended     []endedView
	Groups    []draftGroup
	RowPages  pager
	LeftOut   leftOutPart
	Targets   targetsPart
	Clashes   []clashView
	Past      int // dated tasks whose last day is over: they would be overdue at once
	Policy    calendar.Policy
	Policies  []calendar.Policy
	Button    string // names what will happen
	History   []historyEntry
	Programme string // address of what the confirmation made; empty before
	// MakesProgramme: there is something to confirm.
	MakesProgramme bool
}

// draftFact is something the document says about itself.
type draftFact struct {
	Label, Value string
	Doubt        bool
	Whole        bool // takes a line of its own
}

// doubtNote is a field to check, and why.
type doubtNote struct{ Field, Reason, Text string }

// draftGroup is a group of the draft with its rows.
type draftGroup struct {
	No, Title string
	Rows      []draftRow
}

// draftRow is a drafted task; Doubt holds the fields to check.
type draftRow struct {
	intake.Task

	N     int // number of the row in the draft, from 1
	URL   string
	Due   string
	Doubt map[string]bool
	Now   map[string]string // names that have ended → who carries their work today
}

// clashView is a disagreement between the document's two texts.
type clashView struct {
	Kind, Body, Appendix string
}

// draftHistory is how many acts on the draft its page shows; rowsShown how many of its rows a page has.
const (
	draftHistory = 20
	rowsShown    = 100
)

// renderImport shows a draft as stored.
func (s *Site) renderImport(w http.ResponseWriter, v *visit, status int, r *refusal) error {
	return s.renderImportAnswer(w, v, status, r, nil)
}

// renderImportAnswer shows a draft as stored, with an answer that was not taken.
func (s *Site) renderImportAnswer(w http.ResponseWriter, v *visit, status int, r *refusal, refused *refusedAnswer) error {
	u, err := s.Intake.Show(v.Context(), v.Actor, v.PathValue("import"))
	if err != nil {
		return err
	}
	survey, err := s.Intake.Survey(v.Context(), v.Actor, &u.Draft, v.Today)
	if err != nil {
		return err
	}
	page := importPage{frame: v.importFrame(u), Upload: u, Refusal: r, Open: u.State == intake.Open}
	page.MayAct = page.Open && v.Actor.Can(access.IntakeConfirm)
	page.Policy, page.Policies = v.Tenant.Settings.RestDay, []calendar.Policy{calendar.Keep, calendar.NextWorkingDay}
	page.describe(v, survey)
	page.ask(survey.Directory, refused)
	if page.History, err = s.draftHistory(v, page.frame, u.ID); err != nil {
		return err
	}
	return s.render(w, v, status, "import/show", page)
}

func (v *visit) importFrame(u intake.Upload) frame {
	title := u.Draft.Document.Number
	if title == "" {
		title = u.File.Name
	}
	f := v.frameTitled(v.Print.T("intake.show_title", title))
	return f.below(crumb{f.T("intake.list_title"), f.To("/imports")})
}

// draftHistory is who did what to the draft, for those who may read the record.
func (s *Site) draftHistory(v *visit, f frame, id string) ([]historyEntry, error) {
	if !v.Actor.Can(access.AuditRead) {
		return nil, nil
	}
	filter := audit.Filter{Subject: audit.Subject{Kind: "intake", ID: id}, Limit: draftHistory}
	entries, err := s.Audit.List(v.Context(), v.Actor, filter)
	if err != nil {
		return nil, err
	}
	return f.history(entries), nil
}

// describe fills what follows from the draft and from what the directory says of its names.
func (p *importPage) describe(v *visit, survey intake.Survey) {
	d := &p.Upload.Draft
	report := d.Report(&survey)
	p.Info = p.upload(p.Upload)
	p.Facts, p.Report = p.draftFacts(d.Document), p.reportRows(report)
	p.Named = p.T("intake.named", report.Organisations.Named, report.Organisations.Unknown)
	p.Ended, p.Changes = p.endedOrganisations(survey), p.changes(survey)
	for _, w := range d.Warnings {
		p.Warnings = append(p.Warnings, strings.TrimPrefix(p.place(w.Place)+": ", ": ")+p.T(w.Key, whole(w.Args)...))
	}
	link := func(n int) string { return p.onPage("rows", n) + "#rows" }
	first, last := p.RowPages.cut(p.pageNumber("rows"), len(d.Tasks), rowsShown, link)
	p.Groups = p.draftGroups(survey, first, last)
	p.leftOut()
	p.targets()
	for _, c := range d.Reconciliation {
		p.Clashes = append(p.Clashes, clashView{p.T("intake.difference." + string(c.Kind)), c.Body, c.Appendix})
	}
	for _, t := range d.Tasks {
		if past(t.Deadline.Due, v.Today) {
			p.Past++
		}
	}
	p.MakesProgramme = d.MakesProgramme()
	p.Button = p.T("intake.confirm_do", p.T("programme.tasks", len(d.Tasks)), p.T("intake.targets", len(d.Targets)))
	if p.Upload.Programme != "" {
		p.Programme = p.To("/programmes/" + p.Upload.Programme)
	}
}

// whole gives numbers back the kind they had before they were stored as JSON, which knows one kind only.
func whole(args []any) []any {
	all := slices.Clone(args)
	for i, a := range all {
		if f, ok := a.(float64); ok && f == math.Trunc(f) {
			all[i] = int(f)
		}
	}
	return all
}

func (f frame) draftFacts(d intake.Facts) []draftFact {
	doubted := map[string]bool{}
	for _, field := range d.Doubts {
		doubted[field] = true
	}
	var facts []draftFact
	for _, one := range []struct{ field, value string }{
		{"type", d.Type},
		{"number", d.Number},
		{"issued_on", f.Date(d.IssuedOn)},
		{"issuer", d.Issuer},
		{"signer", d.Signer},
		{"signer_title", d.SignerTitle},
		{"title", d.Title},
	} {
		facts = append(facts, draftFact{f.T("intake.fact." + one.field), one.value, doubted[one.field], one.field == "title"})
	}
	return facts
}

// draftGroups puts rows, which come in document order, under their groups.
func (p *importPage) draftGroups(survey intake.Survey, first, last int) []draftGroup {
	var groups []draftGroup
	var of intake.Group
	for i, t := range p.Upload.Draft.Tasks[first:last] {
		own := intake.Group{}
		if g := p.Upload.Draft.GroupOf(t); g != nil {
			own = *g
		}
		if len(groups) == 0 || !of.Is(own) {
			of = own
			groups = append(groups, draftGroup{No: own.No, Title: own.Title})
		}
		g := &groups[len(groups)-1]
		g.Rows = append(g.Rows, p.draftRow(t, first+i+1, survey))
	}
	return groups
}

func (p *importPage) draftRow(t intake.Task, n int, survey intake.Survey) draftRow {
	row := draftRow{Task: t, N: n, Due: p.Date(t.Deadline.Due), Doubt: map[string]bool{}, Now: map[string]string{}}
	if p.Open {
		row.URL = rowURL(p.Upload.ID, n)
	}
	for _, field := range t.Doubts {
		row.Doubt[field] = true
	}
	for _, name := range slices.Concat(t.Leads, t.Coordinators) {
		if st, ended := survey.Of(name); ended {
			row.Now[name] = p.heirNames(st, survey)
		}
	}
	return row
}

// heldBy is a name of a drafted row, and who carries its work today if it has ended.
type heldBy struct{ Name, Now string }

// Held puts who carries the work of ended organisations beside their names.
func (p importPage) Held(names []string, now map[string]string) []heldBy {
	held := make([]heldBy, len(names))
	for i, name := range p.Plain(names) {
		held[i] = heldBy{name, now[name]}
	}
	return held
}

// heirNames says in one line who carries the work of an organisation that has ended.
func (f frame) heirNames(st intake.Standing, survey intake.Survey) string {
	lines, none := f.heirs(st.Heirs, survey.Directory)
	var names []string
	for _, h := range lines {
		names = append(names, h.Name)
	}
	if len(names) == 0 {
		return cmp.Or(none, f.T("org.ended", f.Date(st.Ended)))
	}
	return f.T("org.now") + " " + strings.Join(names, "; ")
}

// rowURL is where row n (from 1) of a draft is corrected.
func rowURL(id string, n int) string { return "/imports/" + id + "/tasks/" + strconv.Itoa(n) }

// listedRow is where row n (from 1) stands among those of the draft.
func (f frame) listedRow(id string, n int) string {
	return f.To("/imports/"+id, "rows", strconv.Itoa(pageOf(n-1, rowsShown))) + "#row-" + strconv.Itoa(n)
}

// doubtNotes says of every doubted field why; one without a recorded reason is still named.
func (f frame) doubtNotes(c intake.Check) []doubtNote {
	var notes []doubtNote
	said := map[string]bool{}
	for _, n := range c.DoubtNotes {
		said[n.Field] = true
		notes = append(notes, doubtNote{f.field(n.Field), f.T(n.Key), n.Text})
	}
	for _, field := range c.Doubts {
		if !said[field] {
			notes = append(notes, doubtNote{Field: f.field(field)})
		}
	}
	return notes
}

// field names a field of a drafted item.
func (f frame) field(name string) string {
	if said := f.known("task.field.", name); said != name {
		return said
	}
	if said := f.known("tenant.setting.", name); said != name {
		return said
	}
	return f.known("intake.field.", name)
}

// place says where in the file something stands.
func (f frame) place(p docread.Place) string {
	switch {
	case p.Table > 0:
		return f.T("task.row", p.Table, p.Row)
	case p.LineEnd > p.Line:
		return f.T("task.lines", p.Line, p.LineEnd)
	case p.Line > 0:
		return f.T("intake.line", p.Line)
	case p.Page > 0:
		return f.T("task.page", p.Page)
	case p.Paragraph > 0:
		return f.T("task.paragraph", p.Paragraph)
	default:
		return ""
	}
}
