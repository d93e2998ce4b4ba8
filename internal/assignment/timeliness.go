package assignment

import "dondoc/internal/calendar"

// Timeliness is the answer to "in time?", which nobody can choose.
type Timeliness string

// The answers. A submission is judged by its day, an open assignment by today.
const (
	Untimed Timeliness = "untimed" // no last day
	Open    Timeliness = "open"    // not handed in, the day has not passed
	Overdue Timeliness = "overdue" // not handed in, the day has passed
	Passed  Timeliness = "passed"  // historic, the day has passed: no claim about what was done
	OnTime  Timeliness = "on_time"
	Late    Timeliness = "late"
)

// Timelinesses lists every answer.
func Timelinesses() []Timeliness {
	return []Timeliness{Untimed, Open, Overdue, Passed, OnTime, Late}
}

// TimelinessOn judges the assignment on a day by its last day as it is now.
func (a Assignment) TimelinessOn(day calendar.Day) Timeliness {
	return a.timeliness(a.Due, day)
}

// OriginalTimelinessOn judges it by the last day first given, as if nothing had been extended.
func (a Assignment) OriginalTimelinessOn(day calendar.Day) Timeliness {
	return a.timeliness(a.Original, day)
}

// timeliness is fixed by the submission, not by its acceptance (domain rule 6).
func (a Assignment) timeliness(due, today calendar.Day) Timeliness {
	switch open := a.SubmittedOn.IsZero(); {
	case due.IsZero():
		return Untimed
	case open && due.Before(today) && a.Historic:
		return Passed
	case open && due.Before(today):
		return Overdue
	case open:
		return Open
	case due.Before(a.SubmittedOn):
		return Late
	default:
		return OnTime
	}
}
