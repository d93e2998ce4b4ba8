package intake

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/programme"
	"dondoc/internal/target"
)

func (b *builder) insertTargets() error {
	for i, d := range b.draft.Targets {
		made := d.Target()
		made.ID, made.Ordinal, made.Place = b.s.NewID(), i, locate(b.blocks, d.Place)
		if err := b.t.InsertTarget(b.programme.ID, made); err != nil {
			return err
		}
		if err := b.index("target", made.ID, made.Indicator, made.Value, made.Unit, made.Period, made.Phrase); err != nil {
			return err
		}
	}
	return nil
}

// Target is what a programme would have of it.
func (t *Target) Target() target.Target {
	return target.Target{
		Ref: t.Ref, Section: t.Section, Indicator: t.Indicator, Op: t.Op, Value: decimal(t.Value), Low: decimal(t.Low),
		High: decimal(t.High), Text: t.Text, Unit: t.Unit, Period: t.Period, Measure: target.Measure(t.Measure), Who: t.Who,
		Phrase: t.Phrase, Doubts: t.Doubts,
	}
}

func (b *builder) insertDuties() error {
	for i, o := range b.draft.Obligations {
		made := programme.Duty{
			ID: b.s.NewID(), Ref: o.Ref, What: o.What, Who: o.Who, Recurrence: recurrence(o), Ordinal: i,
			Place: locate(b.blocks, o.Place),
		}
		if err := b.t.InsertDuty(b.programme.ID, made); err != nil {
			return err
		}
		if err := b.index("duty", made.ID, made.What, strings.Join(made.Who, " "), made.Ref); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) insertDifferences() error {
	for i, d := range b.draft.Reconciliation {
		made := Difference{
			ID: b.s.NewID(), Programme: b.programme.ID, Ordinal: i, Kind: d.Kind, Version: 1,
			AppendixTask: b.rows[d.Appendix],
		}
		if at := b.itemOf(d); at >= 0 {
			made.BodyTask = b.items[at]
		}
		if d.Kind == GroupTitleDiffers {
			made.Group = b.groupNumbered(d.Appendix)
			made.AppendixTask = "" // a group that is itself a task has the same number
		}
		made.BodyValue, made.RowValue = b.values(d)
		if err := b.t.InsertDifference(made); err != nil {
			return err
		}
	}
	return nil
}

// values are what each text says about what differs. The row counts as it
// stands in the draft: choosing it later must not undo a person's correction.
func (b *builder) values(d Disagreement) (body, row []string) {
	switch d.Kind {
	case LeadDiffers:
		return d.BodyLeads, b.rowNumbered(d.Appendix).Leads
	case GroupTitleDiffers:
		return one(d.BodyTitle), one(d.AppendixTitle)
	case DeadlineDiffers, DeadlineOnlyInAppendix, DeadlineOnlyInBody:
		return one(b.itemPhrase(b.itemOf(d))), one(b.rowNumbered(d.Appendix).Deadline.Phrase)
	default:
		return nil, nil
	}
}

// one is a list of the text, empty for no text.
func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// rowNumbered finds a drafted row by its ref.
func (b *builder) rowNumbered(ref string) Task {
	i := slices.IndexFunc(b.draft.Tasks, func(t Task) bool { return t.Ref == ref })
	if i < 0 {
		return Task{}
	}
	return b.draft.Tasks[i]
}

// itemOf is the body item that a difference is about, -1 for none.
func (b *builder) itemOf(d Disagreement) int {
	if d.Item > 0 {
		return d.Item - 1
	}
	return slices.IndexFunc(b.draft.BodyTasks, func(t BodyTask) bool { return d.Body != "" && t.Path == d.Body })
}

// itemPhrase is the deadline of an item of the prose, verbatim; empty for none.
func (b *builder) itemPhrase(i int) string {
	if i < 0 || b.draft.BodyTasks[i].Deadline == nil {
		return ""
	}
	return b.draft.BodyTasks[i].Deadline.Phrase
}

func recurrence(o Obligation) string {
	if o.Recurrence == nil {
		return ""
	}
	return *o.Recurrence
}

// decimal writes a figure with the fewest digits that say it exactly; empty for none.
func decimal(f *float64) string {
	if f == nil {
		return ""
	}
	return strconv.FormatFloat(*f, 'f', -1, 64)
}
