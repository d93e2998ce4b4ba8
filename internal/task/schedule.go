package task

import (
	"errors"
	"fmt"
	"strings"

	"dondoc/internal/calendar"
)

// Status is where a task stands in time on a day. It is computed when read and
// never stored (domain rule 5).
type Status string

// The schedule statuses.
const (
	Undated    Status = "undated"    // throughout, recurring or no phrase: no last day to miss
	Unresolved Status = "unresolved" // the phrase is not understood, or counts from an event not recorded
	Waiting    Status = "waiting"    // a window that has not opened
	Upcoming   Status = "upcoming"
	Soon       Status = "soon"
	Overdue    Status = "overdue"
	Passed     Status = "passed" // past its day in a retrospective programme: no claim about what was done

	// Handed and those below are of a task that was given to organisations, beside the ones above.
	Handed    Status = "handed"    // what is still open was handed in and waits for a verdict
	Suspended Status = "suspended" // what is still open rests by a decision
	Done      Status = "done"
	Ended     Status = "ended" // revoked or closed: nothing is left to be done
)

// Given is the kind of a deadline that an organisation was given: it stands for
// itself, whatever the programme it comes from was entered for.
const Given calendar.Kind = "given"

// Statuses lists every status in the order pages show them.
func Statuses() []Status {
	return []Status{Overdue, Soon, Upcoming, Waiting, Undated, Unresolved, Passed, Handed, Suspended, Done, Ended}
}

// Clock is the day a status is computed for and the parameters of the rule.
type Clock struct {
	Day           calendar.Day
	SoonDays      int  // tenant setting
	Retrospective bool // domain rule 19
}

// ScheduleOf is the status of a task with these instalments: of the most urgent one.
func ScheduleOf(deadlines []Deadline, c Clock) Status {
	worst := Undated
	for i, d := range deadlines {
		if s := c.status(d); i == 0 || urgency(s) < urgency(worst) {
			worst = s
		}
	}
	return worst
}

// LastDay is the earliest effective last day among the instalments, zero if none has one.
func LastDay(deadlines []Deadline) calendar.Day {
	var last calendar.Day
	for _, d := range deadlines {
		if !d.Effective.IsZero() && (last.IsZero() || d.Effective.Before(last)) {
			last = d.Effective
		}
	}
	return last
}

// status is "due < today", never "due = yesterday": a missed run loses nothing
// (domain section 5). The effective date counts, the nominal one stays on record.
func (c Clock) status(d Deadline) Status {
	switch d.Kind {
	case calendar.Due, calendar.Window, Given:
	case calendar.Kind(Handed), calendar.Kind(Suspended), calendar.Kind(Done), calendar.Kind(Ended):
		return Status(d.Kind)
	case calendar.Event, calendar.Unresolved:
		return Unresolved
	default:
		return Undated
	}
	last := d.Effective
	if last.IsZero() {
		last = d.Due
	}
	switch {
	case last.IsZero():
		return Unresolved
	case last.Before(c.Day) && c.Retrospective && d.Kind != Given:
		return Passed
	case last.Before(c.Day):
		return Overdue
	case !d.From.IsZero() && c.Day.Before(d.From):
		return Waiting
	case last.Sub(c.Day) <= c.SoonDays:
		return Soon
	default:
		return Upcoming
	}
}

func urgency(s Status) int {
	for i, t := range []Status{Overdue, Soon, Unresolved, Upcoming, Waiting, Passed, Undated, Suspended, Handed, Done, Ended} {
		if s == t {
			return i
		}
	}
	return len(Statuses())
}

// ScheduleKey writes what ScheduleOf needs of the instalments as one short
// string, so that storage can group and count tasks without joining:
// "due//2022-03-31;ongoing//". Of a task that was given it is
// assignment.ScheduleKey's: "done//;given//2022-12-31".
func ScheduleKey(deadlines []Deadline) string {
	parts := make([]string, len(deadlines))
	for i, d := range deadlines {
		last := d.Effective
		if last.IsZero() {
			last = d.Due
		}
		parts[i] = string(d.Kind) + "/" + dayText(d.From) + "/" + dayText(last)
	}
	return strings.Join(parts, ";")
}

// ParseScheduleKey reads a ScheduleKey back into deadlines that carry only kind,
// first and last day.
func ParseScheduleKey(key string) ([]Deadline, error) {
	if key == "" {
		return nil, nil
	}
	var deadlines []Deadline
	for part := range strings.SplitSeq(key, ";") {
		d, err := parsePart(part)
		if err != nil {
			return nil, fmt.Errorf("schedule key %q: %w", key, err)
		}
		deadlines = append(deadlines, d)
	}
	return deadlines, nil
}

func parsePart(part string) (Deadline, error) {
	kind, rest, _ := strings.Cut(part, "/")
	from, last, ok := strings.Cut(rest, "/")
	if !ok {
		return Deadline{}, errors.New("not kind/from/last")
	}
	first, err := parseDay(from)
	if err != nil {
		return Deadline{}, err
	}
	due, err := parseDay(last)
	return Deadline{Kind: calendar.Kind(kind), From: first, Due: due, Effective: due}, err
}

func dayText(d calendar.Day) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func parseDay(s string) (calendar.Day, error) {
	if s == "" {
		return calendar.Day{}, nil
	}
	return calendar.ParseDay(s)
}
