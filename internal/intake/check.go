package intake

import (
	"slices"
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// doubtful is the confidence below which a person must check a field.
const doubtful = 0.8

// How sure each way of reading is. The figures only rank the ways: what
// matters is on which side of doubtful they lie.
const (
	sureExact    = 1.0  // a known name, a rule of the grammar
	sureGrammar  = 0.9  // a class of organisations, a committee with its place
	sureRival    = 0.75 // the text may mean another
	sureSpelling = 0.7
	sureGuess    = 0.6
	sureMissing  = 0.4
	sureNothing  = 0.2
)

// note records how a field was read. The least sure reading of a field counts.
func (c *Check) note(field string, confidence float64, key, text string) {
	if c.Confidence == nil {
		c.Confidence = map[string]float64{}
	}
	if old, ok := c.Confidence[field]; !ok || confidence < old {
		c.Confidence[field] = confidence
	}
	if confidence >= doubtful {
		return
	}
	if !slices.Contains(c.Doubts, field) {
		c.Doubts = append(c.Doubts, field)
	}
	c.DoubtNotes = append(c.DoubtNotes, DoubtNote{Field: field, Key: key, Text: text})
}

// weaken multiplies a field's confidence by that of one more step of its
// reading: several steps that are fairly sure each make a doubtful field.
func (c *Check) weaken(field string, by float64, key, text string) {
	old, ok := c.Confidence[field]
	if !ok {
		old = sureExact
	}
	c.note(field, old*by, key, text)
}

// names records the mentions of a field and returns their labels.
func (c *Check) names(field string, mentions []org.Mention) []string {
	labels := make([]string, 0, len(mentions))
	for _, m := range mentions {
		before := len(c.DoubtNotes)
		c.note(field, confidenceOf(m), m.Doubt, m.Text)
		if len(c.DoubtNotes) > before {
			c.DoubtNotes[before].Name = m.Label()
		}
		labels = append(labels, m.Label())
	}
	return labels
}

func confidenceOf(m org.Mention) float64 {
	switch {
	case m.Doubt == org.DoubtSpelling || m.Doubt == org.DoubtPlace || m.Doubt == org.DoubtInitials:
		return sureSpelling
	case m.Doubt != "":
		return sureGuess
	case m.ID == "" && m.Class:
		return sureGrammar
	}
	return sureExact
}

// mostInstalments is how many times one work may be due: once a month. More of them are the times of other works that ran into its cell.
const mostInstalments = 12

// deadline records how a deadline and its further instalments were read.
func (c *Check) deadline(d calendar.Deadline) {
	for _, one := range d.Instalments() {
		switch {
		case one.Kind == calendar.Unresolved:
			c.note("deadline", sureNothing, "intake.doubt_deadline_unresolved", one.Phrase)
		case one.YearAssumed:
			c.note("deadline", sureGuess, "intake.doubt_year_assumed", one.Phrase)
		case one.Rule == calendar.AtOccasion, one.Rule == calendar.FromSeason, ofEachYear(one):
			c.note("deadline", sureGuess, "intake.doubt_occasion", one.Phrase)
		case one.Rule == calendar.FirstWeek, strings.HasPrefix(one.Rule, calendar.InWeek):
			c.note("deadline", sureGuess, "intake.doubt_week", one.Phrase)
		case strings.HasPrefix(one.Rule, calendar.ListedSpan):
			c.weaken("deadline", sureRival, "intake.doubt_deadline_adjoining", one.Phrase)
		default:
			c.note("deadline", sureExact, "", one.Phrase)
		}
	}
	all := d.Instalments()
	if len(all) > mostInstalments {
		c.weaken("deadline", sureRival, "intake.doubt_deadline_unresolved", d.Phrase)
	}
	for i := range all[1:] {
		if adjoins(all[i], all[i+1]) {
			c.weaken("deadline", sureRival, "intake.doubt_deadline_adjoining", d.Phrase)
		}
	}
}

// ofEachYear: what is waited for comes each year ("theo kế hoạch hằng năm"), so that the work may be one without an end.
func ofEachYear(d calendar.Deadline) bool {
	words := wordsOf(d.Event)
	return d.Kind == calendar.Event && len(words) > 2 && startsWith(words[len(words)-2:], "hang nam")
}

// adjoins: of two times side by side ("Quý IV/2025 và Quý I/2026", "Quý IV/2026, 2027") nobody can say whether each is a last
// day or both are one time.
func adjoins(first, second calendar.Deadline) bool {
	if first.Exclusive || first.Kind != calendar.Due || second.Kind != calendar.Due || first.Precision == calendar.ByYear {
		return false
	}
	months := map[calendar.Precision]int{calendar.ByMonth: 1, calendar.ByQuarter: 3, calendar.ByYear: 12}
	if months[first.Precision] == 0 || months[second.Precision] < months[first.Precision] {
		return false
	}
	number := func(d calendar.Day) int { return 12*d.Year() + int(d.Month()) }
	return number(second.Due)-number(first.Due) == months[second.Precision]
}

// settled takes a doubt back that the place of an item answers.
func (c *Check) settled(field string) {
	delete(c.Confidence, field)
	c.Doubts = slices.DeleteFunc(c.Doubts, func(f string) bool { return f == field })
	c.DoubtNotes = slices.DeleteFunc(c.DoubtNotes, func(n DoubtNote) bool { return n.Field == field })
}
