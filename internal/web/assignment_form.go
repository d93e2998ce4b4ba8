package web

import (
	"slices"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/org"
)

// actForm is the form of one act that the visitor may do now.
type actForm struct {
	Act     string
	URL     string
	Version int
	Title   string // what it is, for the summary
	Do      string // the button
	Warning string // what must be known before the button is pressed
	Hint    string
	Hidden  []pair
	Fields  []actField
	Primary bool   // offered openly; the others are folded away
	Open    bool   // unfolded, because what was typed was refused
	Get     bool   // only asks for the next page
	Return  string // the list to come back to
	Of      string // names the duty for screen readers, where a page has many

	MoreTitle string
	More      []actField // folded away within the form
	Upload    bool       // brings files, in fields of their own: they come last, so that one too large loses no words
	Files     []actField
}

// cardForm is the form of one act on a card of a list, which it leads back to.
func (f frame) cardForm(row assignment.Row, act assignment.Act, fields ...actField) actForm {
	name := string(act)
	form := actForm{
		Act: name, URL: actURL(row.Assignment.ID, act), Version: row.Assignment.Version, Title: f.T("assignment.act." + name),
		Do: f.T("assignment.do." + name), Primary: slices.Contains(primary(), act), Fields: fields, Return: f.Here(), Of: row.Ref,
	}
	return form.named(name + "-" + row.Assignment.ID)
}

func actURL(id string, act assignment.Act) string {
	return "/assignments/" + id + "/" + strings.ReplaceAll(string(act), "_", "-")
}

func (f frame) reasonField() actField {
	return actField{Name: "reason", Label: f.T("assignment.field.reason"), Shape: "lines", Required: true}
}

// actField is one question of an act's form.
type actField struct {
	ID, Name, Label string
	Shape           string // text, lines, day, unit, choice, check, several, hidden, file
	Value           string
	Values          []string // what is chosen of several
	Help            string
	Required        bool
	Choices         []option // of a text: suggestions
	Several         bool     // files
	Accept          string   // the files a browser offers
}

// option is an answer of a field that offers some.
type option struct{ Value, Label string }

// primary are the acts that carry an assignment forward, in the order of its life.
func primary() []assignment.Act {
	return []assignment.Act{
		assignment.Receive, assignment.HandIn, assignment.Submit, assignment.Approve, assignment.Accept, assignment.Grant,
	}
}

// offered are the acts this page has a form for, in the order it shows them.
func offered() []assignment.Act {
	return append(primary(),
		assignment.SendBack, assignment.Return, assignment.Refuse, assignment.Ask, assignment.WithdrawRequest,
		assignment.Withdraw, assignment.Reopen, assignment.Recall, assignment.Extend, assignment.Hand, assignment.Suspend,
		assignment.Resume, assignment.Close, assignment.Revoke, assignment.Excuse,
	)
}

// actForms are the forms of what the visitor may do.
func (p *assignmentPage) actForms(view assignment.View, d *org.Directory) []actForm {
	var forms []actForm
	for _, act := range offered() {
		kinds := possibleKinds(view, act)
		if kinds == nil || !p.sensible(act, view) {
			continue
		}
		name := string(act)
		form := actForm{
			Act: name, URL: actURL(p.Assignment.ID, act),
			Version: p.Assignment.Version, Title: p.T("assignment.act." + name), Do: p.T("assignment.do." + name),
			Primary: slices.Contains(primary(), act),
		}
		form.Fields = p.actFields(act, kinds, view, d)
		if act == assignment.Approve || act == assignment.Accept {
			form.Warning = p.nothingHanded(view.Handed.Missing())
		}
		if act == assignment.HandIn {
			p.handingForm(&form, view, d)
		}
		forms = append(forms, form.named(name))
	}
	return forms
}

// named gives every field an id of its own on the page.
func (a actForm) named(name string) actForm {
	for _, fields := range [][]actField{a.Fields, a.More, a.Files} {
		for i := range fields {
			fields[i].ID = name + "-" + fields[i].Name
		}
	}
	return a
}

// kept is the form unfolded with what was typed in it.
func (a actForm) kept(v *visit) actForm {
	a.Open = true
	for _, fields := range [][]actField{a.Fields, a.More} {
		for i := range fields {
			fields[i].Value = v.PostFormValue(fields[i].Name)
		}
	}
	return a
}

// possibleKinds are the kinds of request an act may speak of now; one empty kind
// for the acts that speak of none, nothing when the act is not possible.
func possibleKinds(view assignment.View, act assignment.Act) []assignment.RequestKind {
	var kinds []assignment.RequestKind
	for _, m := range view.Possible {
		if m.Act == act {
			kinds = append(kinds, m.Kind)
		}
	}
	return kinds
}

// sensible leaves out acts that the state allows but the facts refuse: nobody
// decides on what they wrote or approved themselves.
func (f frame) sensible(act assignment.Act, view assignment.View) bool {
	a, user := view.Assignment, f.visit.Actor.User
	var claim assignment.Submission
	if n := len(view.Submissions); n > 0 {
		claim = view.Submissions[n-1]
	}
	switch act {
	case assignment.Approve:
		return claim.Author != user
	case assignment.Accept:
		return claim.Author != user && claim.Approver != user
	case assignment.Grant, assignment.Refuse:
		return !slices.ContainsFunc(view.Requests, func(r assignment.Request) bool {
			return r.State == assignment.RequestPending && r.Author == user
		})
	case assignment.HandIn:
		return view.Unlocked.Product
	case assignment.Recall:
		return a.Historic
	case assignment.Extend:
		return !a.Due.IsZero()
	case assignment.Excuse:
		late := a.TimelinessOn(f.Today)
		return late == assignment.Late || late == assignment.Overdue
	default:
		return true
	}
}

func (p *assignmentPage) actFields(act assignment.Act, kinds []assignment.RequestKind, view assignment.View, d *org.Directory) []actField {
	reason := p.reasonField()
	day := actField{Name: "day", Label: p.T("assignment.field.new_day"), Shape: "day", Required: true}
	unit := actField{Name: "unit", Label: p.T("assignment.field.unit"), Shape: "unit", Required: true, Choices: p.unitOptions(d)}
	switch act {
	case assignment.Submit:
		return p.submitFields(view.Unlocked, view.Handed.Missing())
	case assignment.Accept:
		return p.acceptFields(view)
	case assignment.Return:
		return append([]actField{reason}, p.disputeFields()...)
	case assignment.Ask:
		return p.askFields(kinds, d)
	case assignment.Grant:
		return p.grantFields(view, unit)
	case assignment.Extend:
		return []actField{day, reason}
	case assignment.Hand:
		return []actField{unit, reason}
	case assignment.Recall:
		return p.recallFields()
	case assignment.Excuse:
		return p.excuseFields()
	case assignment.Receive, assignment.HandIn, assignment.Approve, assignment.WithdrawRequest:
		return nil
	default:
		return []actField{reason}
	}
}

// nothingHanded is the notice over an answer to a claim without the product that is owed.
func (f frame) nothingHanded(missing bool) string {
	if !missing {
		return ""
	}
	return f.T("assignment.nothing_handed")
}

// submitFields ask only what the last return left open; words are owed where no product is there that should be.
func (f frame) submitFields(open assignment.Unlocked, owed bool) []actField {
	var fields []actField
	if open.Day {
		fields = append(fields, actField{
			Name: "day", Label: f.T("assignment.field.done_on"), Shape: "day", Value: f.Today.String(), Required: true,
			Help: f.T("assignment.help.done_on", f.visit.Tenant.Settings.BackdateDays),
		})
	}
	if open.Words {
		words := actField{Name: "words", Label: f.T("assignment.field.words"), Shape: "lines", Required: owed}
		if owed {
			words.Help = f.T("assignment.help.words_owed")
		}
		fields = append(fields, words)
	}
	return fields
}

func (p *assignmentPage) acceptFields(view assignment.View) []actField {
	fields := []actField{{Name: "words", Label: p.T("assignment.field.answer"), Shape: "text"}}
	if slices.ContainsFunc(view.Waits, func(w assignment.Wait) bool { return !w.Done }) {
		fields = append(fields, actField{Name: "despite", Label: p.T("assignment.field.despite"), Shape: "check", Value: ""})
	}
	return append(fields,
		actField{Name: "day", Label: p.T("assignment.field.earlier_day"), Shape: "day", Help: p.T("assignment.help.earlier_day")},
		actField{Name: "backdate_reason", Label: p.T("assignment.field.backdate_reason"), Shape: "text"},
	)
}

func (p *assignmentPage) disputeFields() []actField {
	var fields []actField
	for _, part := range assignment.Parts() {
		fields = append(fields, actField{Name: "disputed_" + part, Label: p.T("assignment.disputed." + part), Shape: "check"})
	}
	fields[0].Help = p.T("assignment.help.disputed")
	return fields
}

func (p *assignmentPage) askFields(kinds []assignment.RequestKind, d *org.Directory) []actField {
	var choices []option
	for _, k := range kinds {
		choices = append(choices, option{string(k), p.T("assignment.request." + string(k))})
	}
	fields := []actField{
		{Name: "kind", Label: p.T("assignment.field.kind"), Shape: "choice", Required: true, Choices: choices},
		{Name: "reason", Label: p.T("assignment.field.reason"), Shape: "lines", Required: true},
	}
	if slices.Contains(kinds, assignment.Extension) && !p.Assignment.Due.IsZero() {
		fields = append(fields, actField{
			Name: "day", Label: p.T("assignment.field.wanted_day"), Shape: "day", Help: p.T("assignment.help.wanted_day"),
		})
	}
	if slices.Contains(kinds, assignment.Transfer) {
		fields = append(fields, actField{
			Name: "unit", Label: p.T("assignment.field.wanted_unit"), Shape: "unit", Choices: p.unitOptions(d),
			Help: p.T("assignment.help.wanted_unit"),
		})
	}
	return fields
}

// grantFields ask how far the request that is pending is granted.
func (p *assignmentPage) grantFields(view assignment.View, unit actField) []actField {
	answer := actField{Name: "reason", Label: p.T("assignment.field.answer"), Shape: "text"}
	i := slices.IndexFunc(view.Requests, func(r assignment.Request) bool { return r.State == assignment.RequestPending })
	if i < 0 {
		return []actField{answer}
	}
	switch r := view.Requests[i]; r.Kind {
	case assignment.Extension:
		return []actField{answer, {
			Name: "day", Label: p.T("assignment.field.granted_day"), Shape: "day", Value: r.WantedDay.String(),
			Help: p.T("assignment.help.granted_day"),
		}}
	case assignment.Transfer:
		unit.Value = r.WantedUnit
		return []actField{unit, answer}
	default:
		return []actField{answer}
	}
}

func (p *assignmentPage) recallFields() []actField {
	return []actField{
		{Name: "day", Label: p.T("assignment.field.submitted_on"), Shape: "day", Required: true},
		{Name: "accepted", Label: p.T("assignment.field.accepted_on"), Shape: "day", Help: p.T("assignment.help.accepted_on")},
		{Name: "reason", Label: p.T("assignment.field.evidence"), Shape: "lines", Required: true},
	}
}

// The answers to what kind of cause it was. Both have a value: a browser takes an empty one for no answer.
const (
	ownCause       = "own"
	objectiveCause = "objective"
)

func (p *assignmentPage) excuseFields() []actField {
	return []actField{
		{Name: "objective", Label: p.T("assignment.field.cause"), Shape: "choice", Required: true, Choices: []option{
			{"", ""}, {ownCause, p.T("assignment.cause_own")}, {objectiveCause, p.T("assignment.cause_objective")},
		}},
		{Name: "reason", Label: p.T("assignment.field.cause_words"), Shape: "lines", Required: true},
		{Name: "evidence", Label: p.T("assignment.field.evidence"), Shape: "text"},
	}
}

// unitOptions are the organisations that exist today, but for the one that has the duty.
func (p *assignmentPage) unitOptions(d *org.Directory) []option {
	var options []option
	for _, u := range d.Units {
		if u.ID != p.Assignment.Unit && u.ValidOn(p.Today) {
			options = append(options, option{u.ID, u.NameOn(p.Today)})
		}
	}
	return options
}

// keepTyped unfolds the refused act with what was typed in it.
func keepTyped(forms []actForm, v *visit, act string) {
	for i, form := range forms {
		if form.Act == act {
			forms[i] = form.kept(v)
			forms[i].Return = listPath(v.PostFormValue("return"), "")
		}
	}
}
