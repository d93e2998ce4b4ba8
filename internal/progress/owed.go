package progress

import (
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/tenant"
)

// RhythmOf is how often an assignment is reported on: at its own rhythm when it
// has no last day (domain rule 12), else at the authority's.
func RhythmOf(a assignment.Assignment, s tenant.Settings) assignment.Rhythm {
	if a.Rhythm != assignment.NoRhythm {
		return a.Rhythm
	}
	return assignment.Rhythm(s.ReportRhythm)
}

// Owes reports whether an assignment must be reported on for a period, as things
// stand: from the period its unit got it in, as long as that has to work on it.
// Historic ones owe nothing (domain rule 19), nor do those a claim of completion
// stands for, which says more than a report.
func Owes(a assignment.Assignment, p Period, s tenant.Settings) bool {
	claimed := a.State.Confirmation == assignment.AwaitingLeader || a.State.Confirmation == assignment.AwaitingAssigner
	return working(a) && !claimed && covers(a, p, s)
}

// Charged reports whether the figures of a period count an assignment among what
// was to be reported: what owes, what has a claim that has not left its unit, and
// what was handed in only after the last day in time, which no completion since
// makes unowed.
func Charged(a assignment.Assignment, p Period, w Window, s tenant.Settings) bool {
	inside := working(a) && a.State.Confirmation == assignment.AwaitingLeader
	handed := (working(a) || a.State.Work == assignment.Completed) && w.Timely.Before(a.SubmittedOn)
	return Owes(a, p, s) || (inside || handed) && covers(a, p, s)
}

func working(a assignment.Assignment) bool {
	return a.State.Work == assignment.Assigned || a.State.Work == assignment.Underway
}

// covers: a period of the assignment's rhythm in which its unit had it.
func covers(a assignment.Assignment, p Period, s tenant.Settings) bool {
	return !a.Historic && RhythmOf(a, s) == p.Rhythm && !p.To.Before(a.HeldFrom)
}

// OwedOn lists the periods an assignment owes a report for on a day, the oldest
// first, the one the day lies in at the end.
func OwedOn(a assignment.Assignment, day calendar.Day, s tenant.Settings) (owed []Period) {
	for p := PeriodOf(RhythmOf(a, s), a.HeldFrom, s); !day.Before(p.From); p = p.Next(s) {
		if Owes(a, p, s) {
			owed = append(owed, p)
		}
	}
	return owed
}

// Standing is where the report of one assignment for one period stands.
type Standing string

// The standings. Nobody chooses one.
const (
	Expected Standing = "expected" // the period has not ended
	Due      Standing = "due"      // it has, and there is time left
	Missing  Standing = "missing"  // the last day in time has passed without a report
	InTime   Standing = "in_time"
	Late     Standing = "late"
)

// Standings lists every standing.
func Standings() []Standing { return []Standing{Expected, Due, Missing, InTime, Late} }

// StandingOn judges the versions of one report, by number, on a day; days is how
// late it is, or was.
func StandingOn(versions []Report, p Period, w Window, day calendar.Day) (s Standing, days int) {
	if n := len(versions); n > 0 && versions[n-1].Stands() {
		if days = versions[n-1].DaysLate(); days > 0 {
			return Late, days
		}
		return InTime, 0
	}
	switch {
	case w.Timely.Before(day):
		return Missing, day.Sub(w.Timely)
	case p.To.Before(day):
		return Due, 0
	default:
		return Expected, 0
	}
}

// openUntil is the last day a report may come: a version that was refused may be
// corrected within the days a report has, also when the period is locked since.
func openUntil(versions []Report, w Window, s tenant.Settings) calendar.Day {
	if n := len(versions); n > 0 && !versions[n-1].Stands() {
		return latest(w.Open, calendar.DayOf(versions[n-1].DecidedAt).AddDays(s.ReportDays))
	}
	return w.Open
}
