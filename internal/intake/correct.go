package intake

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/target"
)

// Value is what was read of a doubtful field, as a person would type it: of the name alone where the doubt is about one.
func (d *Draft) Value(x Doubt) string {
	switch {
	case x.AboutName():
		return strings.TrimPrefix(x.Name, "*")
	case x.AboutLink():
		return x.Text
	}
	item, _, _ := d.at(x.Spot)
	if list := listOf(item, x.Field); list != nil {
		return plainLines(*list)
	}
	if words := wordsField(item, x.Field); words != nil {
		return *words
	}
	switch item := item.(type) {
	case *Facts:
		return item.IssuedOn.String()
	case *Task:
		return item.Deadline.Phrase
	case *BodyTask:
		if item.Deadline != nil {
			return item.Deadline.Phrase
		}
	case *Target:
		return item.typed()
	}
	return ""
}

func plainLines(labels []string) string {
	lines := make([]string, len(labels))
	for i, l := range labels {
		lines[i] = strings.TrimPrefix(l, "*")
	}
	return strings.Join(lines, "\n")
}

// typed writes a target's value as a cell of a table has it.
func (t *Target) typed() string {
	switch {
	case t.Op == opRank && t.Text != "":
		return t.Text
	case t.Value != nil:
		return strings.TrimPrefix(t.Op+" ", "= ") + asTyped(*t.Value)
	case t.Low != nil && t.High != nil:
		return asTyped(*t.Low) + " - " + asTyped(*t.High)
	default:
		return t.Text
	}
}

// asTyped writes a number with a decimal comma.
func asTyped(f float64) string {
	return strings.Replace(strconv.FormatFloat(f, 'f', -1, 64), ".", ",", 1)
}

// listOf is the list of names, or of products, that a field of an item is; nil where it is none.
func listOf(item any, field string) *[]string {
	switch item := item.(type) {
	case *Task:
		return map[string]*[]string{"leads": &item.Leads, "coordinators": &item.Coordinators, "products": &item.Products}[field]
	case *BodyTask:
		return map[string]*[]string{"leads": &item.Leads, "coordinators": &item.Coordinators}[field]
	case *Target: // its doubts name the columns it was read from
		return map[string]*[]string{"who": &item.Who, "leads": &item.Who, "coordinators": &item.Who}[field]
	case *Obligation:
		return map[string]*[]string{"who": &item.Who, "leads": &item.Who, "coordinators": &item.Who}[field]
	}
	return nil
}

// wordsField is the text that a field of an item is; nil where it is none.
func wordsField(item any, field string) *string {
	switch item := item.(type) {
	case *Facts:
		return map[string]*string{
			"type": &item.Type, "number": &item.Number, "issuer": &item.Issuer, "title": &item.Title,
			"signer": &item.Signer, "signer_title": &item.SignerTitle,
		}[field]
	case *Task:
		return map[string]*string{"content": &item.Content, "ref": &item.Ref}[field]
	case *BodyTask:
		return map[string]*string{"content": &item.Content}[field]
	case *Target:
		return map[string]*string{
			"indicator": &item.Indicator, "unit": &item.Unit, "period": &item.Period, "measure": &item.Measure,
		}[field]
	case *Obligation:
		return map[string]*string{"what": &item.What}[field]
	case *Amendment:
		return map[string]*string{"act": (*string)(&item.Act), "what": &item.What, "from": &item.From, "to": &item.To}[field]
	}
	return nil
}

// Correctable reports whether a doubtful field can be corrected by itself; the rest is corrected with its whole row.
func (d *Draft) Correctable(x Doubt) bool {
	item, _, _ := d.at(x.Spot)
	if x.AboutName() || listOf(item, x.Field) != nil || wordsField(item, x.Field) != nil {
		return true
	}
	switch x.Kind {
	case ItemDocument:
		return x.Field == "issued_on"
	case ItemTask, ItemBodyTask:
		return x.Field == "deadline"
	case ItemTarget:
		return x.Field == "value"
	default:
		return false
	}
}

// An editor puts answers into a draft.
type editor struct {
	draft *Draft
	names *org.Resolver
}

func (e editor) settle(x Doubt, answer Answer) error {
	if x.Kind == ItemDocument {
		return e.fact(x, answer)
	}
	item, check, _ := e.draft.at(x.Spot)
	switch {
	case item == nil:
		return errs.New(errs.NotFound, "intake.question_unknown")
	case !answer.Correct:
		check.drop(x)
		return nil
	case !check.has(x): // another reason for the same words, which are corrected
		return nil
	case x.AboutName():
		return e.rename(item, check, x, answer.Value)
	}
	check.settled(x.Field)
	check.corrected(x.Field)
	return e.put(item, check, x.Field, answer.Value)
}

func (c *Check) corrected(field string) {
	if !slices.Contains(c.Corrected, field) {
		c.Corrected = append(c.Corrected, field)
	}
}

// fact settles a fact of the document, whose doubts have no reasons on record.
func (e editor) fact(x Doubt, answer Answer) error {
	d := &e.draft.Document
	if answer.Correct {
		if err := e.put(d, nil, x.Field, answer.Value); err != nil {
			return err
		}
	}
	d.Doubts = slices.DeleteFunc(d.Doubts, func(f string) bool { return f == x.Field })
	return nil
}

// has reports whether a doubt is still there.
func (c *Check) has(x Doubt) bool {
	if x.Key == "" {
		return slices.Contains(c.Doubts, x.Field)
	}
	return slices.Contains(c.DoubtNotes, DoubtNote{Field: x.Field, Key: x.Key, Text: x.Text, Name: x.Name})
}

// drop takes one doubt off.
func (c *Check) drop(x Doubt) {
	c.dropIf(x.Field, func(n DoubtNote) bool { return n.Key == x.Key && n.Text == x.Text })
}

// dropAbout takes off every doubt of a field about the words that a person replaced.
func (c *Check) dropAbout(field, words string) {
	c.dropIf(field, func(n DoubtNote) bool { return n.Text == words })
}

// dropIf takes doubts of a field off; the field is doubtful as long as there is another reason.
func (c *Check) dropIf(field string, gone func(DoubtNote) bool) {
	c.DoubtNotes = slices.DeleteFunc(c.DoubtNotes, func(n DoubtNote) bool { return n.Field == field && gone(n) })
	if !slices.ContainsFunc(c.DoubtNotes, func(n DoubtNote) bool { return n.Field == field }) {
		c.Doubts = slices.DeleteFunc(c.Doubts, func(f string) bool { return f == field })
	}
}

// rename puts the names a person typed where the doubtful one stands.
func (e editor) rename(item any, check *Check, x Doubt, typed string) error {
	found := e.names.List(listed(typed))
	if len(found) == 0 {
		return errs.New(errs.Invalid, "intake.name_empty")
	}
	check.dropAbout(x.Field, x.Text)
	check.corrected(x.Field)
	labels := check.names(x.Field, found)
	for _, list := range namedIn(item, x.Field) {
		if i := slices.Index(*list, x.Name); i >= 0 {
			*list = unique(slices.Replace(slices.Clone(*list), i, i+1, labels...))
			return nil
		}
	}
	return errs.New(errs.Invalid, "intake.name_gone")
}

// namedIn are the lists of names a doubt about a field may be about.
func namedIn(item any, field string) []*[]string {
	var all []*[]string
	if list := listOf(item, field); list != nil {
		all = append(all, list)
	}
	if t, ok := item.(*Task); ok && field == "others" {
		for i := range t.Others {
			all = append(all, &t.Others[i].Who)
		}
	}
	return all
}

func unique(labels []string) []string {
	var kept []string
	for _, l := range labels {
		if !slices.Contains(kept, l) {
			kept = append(kept, l)
		}
	}
	return kept
}

// put stores what a person typed for a field, reading names, dates and figures as in a document.
func (e editor) put(item any, check *Check, field, typed string) error {
	typed = strings.TrimSpace(typed)
	if list := listOf(item, field); list != nil {
		*list = e.list(check, field, typed)
		return nil
	}
	if words := wordsField(item, field); words != nil {
		if err := fits(field, typed); err != nil {
			return err
		}
		*words = typed
		return nil
	}
	switch {
	case field == "issued_on":
		day, err := calendar.ParseDay(typed)
		e.draft.Document.IssuedOn = day
		return err
	case field == "deadline":
		return e.deadline(item, check, typed)
	case field == "value":
		return aimed(item, typed)
	}
	return errs.New(errs.Invalid, "intake.field_whole_row")
}

func (e editor) list(check *Check, field, typed string) []string {
	if field == "products" {
		return nonEmpty(strings.Split(typed, "\n"))
	}
	return check.names(field, e.names.List(listed(typed)))
}

// fits refuses what a field cannot be.
func fits(field, typed string) error {
	switch {
	case field == "content" && typed == "":
		return errs.New(errs.Invalid, "intake.content_empty")
	case field == "period" && !isYears(typed):
		return errs.New(errs.Invalid, "intake.period_form")
	case field == "measure" && !slices.Contains(target.Measures(), target.Measure(typed)):
		return errs.New(errs.Invalid, "intake.measure_unknown")
	case field == "act" && !slices.Contains(Acts(), Act(typed)):
		return errs.New(errs.Invalid, "intake.act_unknown")
	}
	return nil
}

func (e editor) deadline(item any, check *Check, typed string) error {
	read := calendar.Parse(typed, calendar.Context{Issued: e.draft.Document.IssuedOn})
	switch item := item.(type) {
	case *Task:
		item.Deadline.Deadline = read
	case *BodyTask:
		if item.Deadline == nil {
			item.Deadline = &Deadline{}
		}
		item.Deadline.Deadline, item.Due = read, read.Due
	default:
		return errs.New(errs.Invalid, "intake.field_whole_row")
	}
	check.deadline(read)
	return nil
}

func aimed(item any, typed string) error {
	t, ok := item.(*Target)
	if !ok || typed == "" {
		return errs.New(errs.Invalid, "intake.value_empty")
	}
	t.Value, t.Low, t.High, t.Text = nil, nil, nil, ""
	t.read(typed)
	return nil
}
