package intake

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/target"
)

// NewTarget is a target that was not read, as a person types it: figures as the document writes them, names one a line.
type NewTarget struct {
	Ref       string // number or path in the document, empty where it has none
	Section   string // one of the draft's; empty for none
	Indicator string
	Op        string // one of Ops
	Value     string // the figure; of a range the lower end, of a rank the place
	High      string // of a range the upper end
	Text      string // what no figure says: how the figure goes on, among whom the place is, what is to be reached
	Unit      string
	Measure   string // a target.Measure; empty where the document does not say
	Period    string // "2025" or "2021-2025"; empty where the document does not say
	Who       string
	Phrase    string // verbatim
}

// Ops lists the operators of a target.
func Ops() []string { return []string{"=", ">=", "<=", ">", "<", opRange, opRank, opYes} }

// A FieldError is what is wrong with one field of a form.
type FieldError struct {
	Field string
	Err   *errs.Error
}

// FieldErrors are all that is wrong with a form, each to be told beside its field.
type FieldErrors []FieldError

func (f FieldErrors) Error() string { return f[0].Err.Error() }

// Unwrap gives the first one, which stands for all.
func (f FieldErrors) Unwrap() error { return f[0].Err }

func (f *FieldErrors) add(field, key string, args ...any) {
	*f = append(*f, FieldError{field, errs.New(errs.Invalid, key, args...)})
}

// faults are in the order of the form.
func (n *NewTarget) faults() (all FieldErrors) {
	if n.Indicator == "" {
		all.add("indicator", "intake.indicator_empty")
	}
	n.tooLong(&all)
	n.checkFigure(&all)
	if n.Measure != "" && !slices.Contains(target.Measures(), target.Measure(n.Measure)) {
		all.add("measure", "intake.measure_unknown")
	}
	if n.Period != "" && !isYears(n.Period) {
		all.add("period", "intake.period_form")
	}
	return all
}

// isYears: a year that a document may mean, or two of which the second is not before the first.
func isYears(s string) bool {
	first, last, span := strings.Cut(s, "-")
	return isYear(first) && (!span || isYear(last) && first <= last)
}

func (n *NewTarget) tooLong(all *FieldErrors) {
	for _, one := range []struct {
		field, typed string
		limit        int
	}{
		{"ref", n.Ref, maxPhrase},
		{"section", n.Section, maxPhrase},
		{"indicator", n.Indicator, maxContent},
		{"text", n.Text, maxPhrase},
		{"unit", n.Unit, maxPhrase},
		{"who", n.Who, maxPhrase},
		{"phrase", n.Phrase, maxContent},
	} {
		if len(one.typed) > one.limit {
			all.add(one.field, "intake.field_long", one.limit)
		}
	}
}

// checkFigure holds the figures against what the operator asks for. A field that it does not use must be empty: what was typed
// there would be lost.
func (n *NewTarget) checkFigure(all *FieldErrors) {
	switch {
	case !slices.Contains(Ops(), n.Op):
		all.add("op", "intake.op_unknown")
		return
	case n.Op == opRange:
		n.checkRange(all)
		return
	case n.Op == opYes && n.Value != "":
		all.add("value", "intake.value_of_yes")
	case n.Op == opRank && n.Value == "" && n.Text == "":
		all.add("value", "intake.rank_empty")
	case n.Op == opRank && n.Value != "" && !isPlace(n.Value):
		all.add("value", "intake.rank_form")
	case n.Op != opRank && n.Op != opYes:
		checkNumber(all, "value", n.Value)
	}
	if n.High != "" {
		all.add("high", "intake.high_of_range")
	}
}

func (n *NewTarget) checkRange(all *FieldErrors) {
	before := len(*all)
	checkNumber(all, "value", n.Value)
	checkNumber(all, "high", n.High)
	low, _ := typedNumber(n.Value)
	high, _ := typedNumber(n.High)
	if len(*all) == before && low >= high {
		all.add("high", "intake.range_order")
	}
}

func checkNumber(all *FieldErrors, field, typed string) {
	if _, ok := typedNumber(typed); typed == "" {
		all.add(field, "intake.value_empty")
	} else if !ok {
		all.add(field, "intake.value_form")
	}
}

// A number as a person types it: full stops group thousands throughout or not at all, and a comma is the decimal mark. Behind a zero
// alone the full stop is one too, for a zero has no thousands.
var numberForm = regexp.MustCompile(`^-?(?:\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,\d+)?$`)
var underOne = regexp.MustCompile(`^-?0\.\d+$`)

// maxDigits is how many digits a figure keeps exactly.
const maxDigits = 15

// typedNumber reads a number that is all of a field. What could be meant otherwise is none: nobody compares it with the document again.
func typedNumber(typed string) (value float64, ok bool) {
	digits := typed
	if numberForm.MatchString(typed) {
		digits = strings.Replace(strings.ReplaceAll(typed, ".", ""), ",", ".", 1)
	} else if !underOne.MatchString(typed) {
		return 0, false
	}
	if len(strings.Trim(digits, "-")) > maxDigits+btoi(strings.Contains(digits, ".")) {
		return 0, false
	}
	value, err := strconv.ParseFloat(digits, 64)
	return value, err == nil
}

// isPlace: a place among others is a whole number from 1.
func isPlace(typed string) bool {
	value, ok := typedNumber(typed)
	return ok && value >= 1 && !strings.ContainsRune(typed, ',')
}

func (n *NewTarget) trimmed() NewTarget {
	c := *n
	for _, field := range []*string{
		&c.Ref, &c.Section, &c.Indicator, &c.Op, &c.Value, &c.High, &c.Text, &c.Unit, &c.Measure, &c.Period, &c.Who, &c.Phrase,
	} {
		*field = strings.TrimSpace(*field)
	}
	return c
}

// target is what was typed as a target of the draft; its figures are numbers.
func (n *NewTarget) target() Target {
	t := Target{
		Ref: n.Ref, Section: n.Section, Indicator: n.Indicator, Op: n.Op, Text: n.Text, Unit: n.Unit, Measure: n.Measure,
		Period: n.Period, Phrase: n.Phrase,
	}
	value, figure := typedNumber(n.Value)
	switch {
	case n.Op == opRange:
		high, _ := typedNumber(n.High)
		t.Low, t.High = &value, &high
	case figure:
		t.Value = &value
	case n.Op == opYes && n.Text == "":
		t.Text = n.Indicator
	}
	return t
}

// AddTarget puts a target into the draft that was not read, behind the last one of its section. What is wrong with its fields comes
// as FieldErrors.
func (s *Service) AddTarget(ctx context.Context, a access.Actor, id string, version int, typed NewTarget) (Upload, error) {
	n := typed.trimmed()
	return s.move(ctx, a, id, version, addTargetAct, func(r *rearranging) error {
		all := n.faults()
		if !slices.Contains(append(r.Draft.Sections(), ""), n.Section) {
			all.add("section", "intake.section_unknown")
		}
		if len(all) > 0 {
			return all
		}
		return r.addTarget(n)
	})
}

func (r *rearranging) addTarget(n NewTarget) error {
	d, t := &r.Draft, n.target()
	t.Who = t.names("who", r.names.List(listed(n.Who)))
	t.Place = r.placeOf(n.Phrase)
	if err := d.maySay(&t); err != nil {
		return err
	}
	at := d.endOfSection(n.Section)
	to := Spot{ItemTarget, at - d.leftBefore(at)}
	if err := r.record(Spot{}, to, t, t.Called()); err != nil {
		return err
	}
	d.shiftLeft(at, 1)
	d.Targets = slices.Insert(d.Targets, to.N, t)
	return nil
}

// maySay refuses a target that the draft has, or that would be there twice once it is put back, and more than one draft holds.
func (d *Draft) maySay(t *Target) error {
	if len(d.Targets)+len(d.LeftTargets) >= maxItems {
		return errs.New(errs.TooLarge, "intake.too_many_targets", maxItems)
	}
	return d.isNew(t, d.Targets)
}

// isNew refuses a target that one of some others says, or one of those left out.
func (d *Draft) isNew(t *Target, others []Target) error {
	switch {
	case slices.ContainsFunc(others, t.says):
		return errs.New(errs.Conflict, "intake.target_added_already")
	case slices.ContainsFunc(d.LeftTargets, func(l LeftTarget) bool { return t.says(l.Target) }):
		return errs.New(errs.Conflict, "intake.target_left_already")
	}
	return nil
}

// says reports that another target says the same: the form was sent twice, or the target was read. Nobody has to type what is measured.
func (t *Target) says(o Target) bool {
	return t.Section == o.Section && t.Indicator == o.Indicator && t.Period == o.Period && t.Op == o.Op && t.Text == o.Text &&
		t.Unit == o.Unit && equal(t.Value, o.Value) && equal(t.Low, o.Low) && equal(t.High, o.High) && slices.Equal(t.Who, o.Who)
}

// equal reports the same figure, or none in both.
func equal(a, b *float64) bool { return a == b || a != nil && b != nil && *a == *b }

// Sections are the paths of the headings that the draft's targets stand under, those left out among them: who has left all of a
// section out may still miss one there.
func (d *Draft) Sections() []string {
	var all []string
	for _, t := range d.allTargets() {
		if t.Section != "" {
			all = append(all, t.Section)
		}
	}
	return unique(all)
}

// endOfSection is the number, among all targets, behind the last one of a section, or behind all.
func (d *Draft) endOfSection(section string) int {
	all := d.allTargets()
	for i, t := range slices.Backward(all) {
		if t.Section == section {
			return i + 1
		}
	}
	return len(all)
}

// placeOf is where the document says the words, none where it does nowhere or in several places.
func (r *rearranging) placeOf(words string) docread.Place {
	found := -1
	for i, b := range r.Blocks {
		if words == "" || !strings.Contains(b.Text, words) {
			continue
		}
		if found >= 0 {
			return docread.Place{}
		}
		found = i
	}
	if found < 0 {
		return docread.Place{}
	}
	p := r.Blocks[found].Place
	return docread.Place{Page: p.Page, Line: p.Line, LineEnd: p.LineEnd, Table: p.Table, Row: p.Row, Cell: p.Cell, Paragraph: p.Paragraph}
}
