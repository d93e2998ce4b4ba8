package web

import (
	"slices"

	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/target"
)

// answerInput is how a field is corrected.
type answerInput struct {
	Shape    string // "name", "lines", "text", "date" or "choice"
	Label    string
	Value    string
	Choices  []choice
	Remember string // what would be remembered; empty where nothing can
	Do       string
}

// choice is an option of a select.
type choice struct{ Value, Label string }

// input is how the field in doubt is corrected.
func (p *importPage) input(x intake.Doubt) *answerInput {
	if !p.Open || !p.Upload.Draft.Correctable(x) {
		return nil
	}
	in := answerInput{Shape: "text", Label: p.T("intake.answer_right"), Value: p.Upload.Draft.Value(x), Do: p.T("intake.answer_save")}
	switch {
	case x.AboutName():
		in.Shape, in.Label, in.Do = "name", p.T("intake.answer_right_name"), p.T("intake.answer_rename")
		if p.Questions.MayRemember {
			in.Remember = p.T("intake.remember", x.Text)
		}
	case x.Field == "issued_on":
		in.Shape = "date"
	case x.Field == "measure":
		in.Shape = "choice"
		for _, m := range target.Measures() {
			in.Choices = append(in.Choices, choice{string(m), p.T("target.measure." + string(m))})
		}
	case x.Field == "act":
		in.Shape = "choice"
		for _, a := range intake.Acts() {
			in.Choices = append(in.Choices, choice{string(a), p.T("intake.act." + string(a))})
		}
	case slices.Contains([]string{"content", "title", "leads", "coordinators", "who", "products", "what", "to"}, x.Field):
		in.Shape = "lines"
	}
	return &in
}

// existing are the names of the organisations that exist today, for a browser to complete.
func existing(d *org.Directory, v *visit) []string {
	var names []string
	for _, u := range d.Units {
		if u.ValidOn(v.Today) {
			names = append(names, u.NameOn(v.Today))
		}
	}
	return names
}
