package calendar

import (
	"slices"
	"strings"
)

// Kind is what a deadline phrase fixes.
type Kind string

// The kinds of deadline.
const (
	Due        Kind = "due"        // a last day
	Window     Kind = "window"     // from a day to a day
	Recurring  Kind = "recurring"  // once in every period
	Ongoing    Kind = "ongoing"    // throughout, no end
	Event      Kind = "event"      // counts from something that happens
	None       Kind = "none"       // nothing written
	Unresolved Kind = "unresolved" // not understood: a person decides
)

// Precision is the unit a phrase names its day by.
type Precision string

// The precisions, finest first. Period is a span of years.
const (
	ByDay     Precision = "day"
	ByMonth   Precision = "month"
	ByQuarter Precision = "quarter"
	ByHalf    Precision = "half"
	ByYear    Precision = "year"
	ByPeriod  Precision = "period"
)

// The periods of a recurring deadline.
const (
	EveryWeek    = "week"
	EveryMonth   = "month"
	EveryQuarter = "quarter"
	EveryHalf    = "half"
	EveryYear    = "year"
)

// Deadline is a phrase and what was read from it (domain.md §5). Due is the nominal last day in time, of a
// window its end; Effective is the day after the programme's policy on rest days (see WithPolicy) and equals
// Due until then.
type Deadline struct {
	Phrase    string    `json:"phrase,omitempty"` // verbatim
	Kind      Kind      `json:"kind"`
	Rule      string    `json:"rule,omitempty"` // the grammar rule that read it, "quarter", "before_month"
	From      Day       `json:"from,omitzero"`
	Due       Day       `json:"due,omitzero"`
	Effective Day       `json:"effective,omitzero"`
	Precision Precision `json:"precision,omitempty"`
	Exclusive bool      `json:"exclusive,omitempty"` // "trước …": Due is the day before the one named
	// YearAssumed: the phrase names no year, it is the Context's. A person should check.
	YearAssumed bool   `json:"year_assumed,omitempty"`
	Every       string `json:"every,omitempty"` // of a recurring deadline: week, month, quarter, half, year
	On          string `json:"on,omitempty"`    // the last day in time within each period, "DD" or "MM-DD"; empty: not said
	Event       string `json:"event,omitempty"` // of an event deadline: what it counts from, verbatim
	Offset      Offset `json:"offset,omitzero"` // how long after the event; zero: not said
	// Also holds the further instalments of the phrase, each with its own part of it.
	Also []Deadline `json:"also,omitempty"`
}

// AtOccasion is the rule of an event that has a day of its own, which the phrase does not say: a session, a congress.
const AtOccasion = "at_occasion"

// ListedSpan begins the rule of a window that times listed one after the other make: each might be meant for itself.
const ListedSpan = "listed_"

// InWeek begins the rule of what recurs in a certain week of each period: its last day is not said.
const InWeek = "in_week_of_every_"

// FirstWeek is the rule of a last day that is the first week's of a month: where weeks of a month begin is nowhere laid down.
const FirstWeek = "first_week_of_month"

func (d Deadline) isListed() bool { return strings.HasPrefix(d.Rule, ListedSpan) }

// Offset is a length of time counted from an event. Unit is day, week, month, year or hour; Working counts
// working days only.
type Offset struct {
	N       int    `json:"n"`
	Unit    string `json:"unit"`
	Working bool   `json:"working,omitempty"`
}

// IsZero reports that no length was said.
func (o Offset) IsZero() bool { return o == Offset{} }

// Policy is what a programme does with a due date that falls on a rest day.
type Policy string

// The policies. NextWorkingDay is the Civil Code's way (2015, art. 148); the domain never shifts silently,
// so both dates are kept.
const (
	Keep           Policy = "keep"
	NextWorkingDay Policy = "next_working_day"
)

// WithPolicy returns the deadline, its further instalments included, with the effective date set.
func (d Deadline) WithPolicy(p Policy, cal *Calendar) Deadline {
	d.Effective = d.Due
	if p == NextWorkingDay && !d.Due.IsZero() && cal != nil {
		d.Effective = cal.NextWorking(d.Due)
	}
	d.Also = slices.Clone(d.Also)
	for i := range d.Also {
		d.Also[i] = d.Also[i].WithPolicy(p, cal)
	}
	return d
}

// Instalments returns the deadline and its further instalments as a flat list, Also emptied.
func (d Deadline) Instalments() []Deadline {
	also := d.Also
	d.Also = nil
	all := []Deadline{d}
	for _, a := range also {
		all = append(all, a.Instalments()...)
	}
	return all
}

// Counted returns an event deadline as a due day, once the event's day is known; what it counts from stays.
// The event's own day is not counted (Civil Code 2015, art. 147). A deadline without an offset, or in hours,
// stays an event.
func (d Deadline) Counted(event Day, cal *Calendar) Deadline {
	if d.Kind != Event || event.IsZero() || d.Offset.IsZero() {
		return d
	}
	due := d.Offset.after(event, cal)
	if due.IsZero() {
		return d
	}
	d.Kind, d.Due, d.Effective, d.Precision = Due, due, due, ByDay
	return d
}

func (o Offset) after(event Day, cal *Calendar) Day {
	switch {
	case o.Working && cal != nil:
		return cal.AddWorkingDays(event, o.N)
	case o.Working:
		return Day{}
	case o.Unit == "day":
		return event.AddDays(o.N)
	case o.Unit == "week":
		return event.AddDays(7 * o.N)
	case o.Unit == "month":
		return event.addMonths(o.N)
	case o.Unit == "year":
		return event.addMonths(12 * o.N)
	}
	return Day{}
}

// Context is what the place of a phrase says about it.
type Context struct {
	Year   int // of the heading or title the phrase stands under; 0: not known
	Issued Day // of the document; zero: not known
}
