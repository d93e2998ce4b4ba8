package intake

import (
	"slices"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// doubtful is the confidence below which a person must check a field.
const doubtful = 0.8

// How sure each way of reading is. The figures only rank the ways: what
// matters is on which side of doubtful they lie.
const (
	sureExact    = 1.0 // a known name, a rule of the grammar
	sureGrammar  = 0.9 // a class of organisations, a committee with its place
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

// names records the mentions of a field and returns their labels.
func (c *Check) names(field string, mentions []org.Mention) []string {
	labels := make([]string, 0, len(mentions))
	for _, m := range mentions {
		c.note(field, confidenceOf(m), m.Doubt, m.Text)
		labels = append(labels, m.Label())
	}
	return labels
}

func confidenceOf(m org.Mention) float64 {
	switch {
	case m.Doubt == org.DoubtSpelling || m.Doubt == org.DoubtPlace:
		return sureSpelling
	case m.Doubt != "":
		return sureGuess
	case m.ID == "" && m.Class:
		return sureGrammar
	}
	return sureExact
}

// deadline records how a deadline was read.
func (c *Check) deadline(d calendar.Deadline) {
	switch {
	case d.Kind == calendar.Unresolved:
		c.note("deadline", sureNothing, "intake.doubt_deadline_unresolved", d.Phrase)
	case d.YearAssumed:
		c.note("deadline", sureGuess, "intake.doubt_year_assumed", d.Phrase)
	default:
		c.note("deadline", sureExact, "", d.Phrase)
	}
}

// settled takes a doubt back that the place of an item answers.
func (c *Check) settled(field string) {
	delete(c.Confidence, field)
	c.Doubts = slices.DeleteFunc(c.Doubts, func(f string) bool { return f == field })
	c.DoubtNotes = slices.DeleteFunc(c.DoubtNotes, func(n DoubtNote) bool { return n.Field == field })
}
