// Package calendar owns days: civil days in Vietnam, working days and public holidays, and the grammar that
// reads a deadline from the words of a document.
//
// It does not know tasks: whether one is late, and the periods of reports, belong to the rooms above.
// Every rule is a pure function of values; a Calendar is data that never changes once made.
package calendar

import (
	_ "embed"
	"encoding/json"
	"slices"
	"time"

	"dondoc/internal/errs"
)

// EntryKind says why a day differs from an ordinary day of its week.
type EntryKind string

// The kinds of entry. A swapped rest and its make-up day come in pairs.
const (
	PublicHoliday EntryKind = "holiday"      // nghỉ lễ, tết
	Compensatory  EntryKind = "compensatory" // nghỉ bù
	SwappedRest   EntryKind = "swapped"      // nghỉ hoán đổi
	MakeUp        EntryKind = "make_up"      // làm bù
)

// Holiday is a day with its own rule and the act the rule rests on.
type Holiday struct {
	Day    Day       `json:"day"`
	Kind   EntryKind `json:"kind"`
	Name   string    `json:"name"`   // Vietnamese
	Source string    `json:"source"` // Vietnamese; says so where the day is computed from the law
}

// Calendar knows the working days of the years it has data for; in other years it knows weekends and the
// days of the Labour Code only through their absence, see Covers.
type Calendar struct {
	Version  string // of the data
	from, to int    // years covered, inclusive
	entries  []Holiday
}

//go:embed vietnam.json
var vietnam []byte

// Vietnam returns the built-in calendar of public servants' working days.
func Vietnam() (*Calendar, error) { return Read(vietnam) }

// Read makes a calendar of its JSON: version, from, to and the entries, in any order, one a day at most.
func Read(data []byte) (*Calendar, error) {
	var file struct {
		Version string    `json:"version"`
		From    int       `json:"from"`
		To      int       `json:"to"`
		Entries []Holiday `json:"entries"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "calendar.data")
	}
	slices.SortFunc(file.Entries, byDay)
	for i, e := range file.Entries {
		if i > 0 && file.Entries[i-1].Day == e.Day {
			return nil, errs.New(errs.Invalid, "calendar.twice", e.Day)
		}
		if e.Day.Year() < file.From || e.Day.Year() > file.To {
			return nil, errs.New(errs.Invalid, "calendar.outside", e.Day)
		}
	}
	return &Calendar{Version: file.Version, from: file.From, to: file.To, entries: file.Entries}, nil
}

func byDay(a, b Holiday) int { return a.Day.Compare(b.Day) }

// Covers reports whether there is data for the year. Outside, only weekends are rest days.
func (c *Calendar) Covers(year int) bool { return year >= c.from && year <= c.to }

// On returns the entry of a day, if it has one.
func (c *Calendar) On(d Day) (Holiday, bool) {
	i, found := slices.BinarySearchFunc(c.entries, d, func(h Holiday, d Day) int { return h.Day.Compare(d) })
	if !found {
		return Holiday{}, false
	}
	return c.entries[i], true
}

// IsWorking reports whether administrative agencies work on a day: Monday to Friday, without holidays and
// rests, and on make-up days.
func (c *Calendar) IsWorking(d Day) bool {
	if h, ok := c.On(d); ok {
		return h.Kind == MakeUp
	}
	return !isWeekend(d)
}

func isWeekend(d Day) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// NextWorking returns d itself when it is a working day, otherwise the first working day after it.
func (c *Calendar) NextWorking(d Day) Day {
	for !c.IsWorking(d) {
		d = d.AddDays(1)
	}
	return d
}

// AddWorkingDays returns the n-th working day after d, d itself not counted (Civil Code 2015, art. 147);
// before d for a negative n, d itself for 0.
func (c *Calendar) AddWorkingDays(d Day, n int) Day {
	step := 1
	if n < 0 {
		step = -1
	}
	for ; n != 0; n -= step {
		d = d.AddDays(step)
		for !c.IsWorking(d) {
			d = d.AddDays(step)
		}
	}
	return d
}

// WorkingDays counts the working days after a day up to another, which is
// counted; 0 when it does not lie after.
func (c *Calendar) WorkingDays(after, upTo Day) (n int) {
	for d := after.AddDays(1); !d.After(upTo); d = d.AddDays(1) {
		if c.IsWorking(d) {
			n++
		}
	}
	return n
}

// Holidays returns the entries of a year in order.
func (c *Calendar) Holidays(year int) []Holiday {
	var of []Holiday
	for _, h := range c.entries {
		if h.Day.Year() == year {
			of = append(of, h)
		}
	}
	return of
}
