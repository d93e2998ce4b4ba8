// Package target owns the programme's indicators: what is to be reached, in
// which unit, by when, measured how. It does not own measured values yet.
package target

import (
	"dondoc/internal/programme"
)

// Measure is how a figure is meant (domain section 1).
type Measure string

// The kinds of measure.
const (
	AverageAnnualGrowth Measure = "average_annual_growth"
	LevelAtEnd          Measure = "level_at_end"
	Cumulative          Measure = "cumulative"
	EachYear            Measure = "each_year"
	UnspecifiedTotal    Measure = "unspecified_total" // a total whose kind the text does not say
)

// Measures lists them.
func Measures() []Measure {
	return []Measure{AverageAnnualGrowth, LevelAtEnd, Cumulative, EachYear, UnspecifiedTotal}
}

// Target is one quantified aim. Value, Low and High are decimals in the
// document's unit, "15.3"; Text is an aim that is no number.
type Target struct {
	ID        string
	Ref       string // path or number in the document
	Section   string
	Ordinal   int
	Indicator string
	Op        string // "=", ">=", "<=", ">", "<", "range", "rank", "yes"
	Value     string
	Low, High string
	Text      string
	Unit      string
	Period    string // "2025" or "2021-2025"
	Measure   Measure
	Who       []string
	Phrase    string // verbatim
	Doubts    []string
	Place     programme.Place
}

// Tx is what the room needs of a transaction.
type Tx interface {
	Targets(programme string) ([]Target, error)
	InsertTarget(programme string, t Target) error
}
