// Package assignment owns the duty of one organisation: a task, or its share of
// one, given to it to do by a day. It owns the states a duty goes through, who
// may do what to it in which state, its activation from a confirmed programme,
// its receipt, the posts that carry it, and the requests made about it. It does
// not own what is handed in (deliverable), what is reported (progress), nor the
// task as the document words it (task).
package assignment

import (
	"time"

	"dondoc/internal/calendar"
)

// Assignment is what one organisation must do of a task, by one of its last
// days. A task with joint or class leads has one for each organisation, a task
// with instalments one for each of them; the task is done when all that are
// required are (domain rule 3).
type Assignment struct {
	ID        string
	Programme string
	Task      string
	Lead      string // task.Role.Key of the lead it was made for: an organisation, a class, a name
	FirstUnit string // organisation it was first given to
	// Predecessor is the organisation the document names, where the first unit
	// was given the duty as its heir: its lateness is not charged without this mark.
	Predecessor string
	Unit        string // organisation that must do it now; a transfer changes it
	Post        string // of the unit, in charge; empty: whoever is its focal officer
	Instalment  int    // which of the task's deadlines, from 1
	Required    bool   // the task waits for it
	// Historic: of a retrospective programme, and its last day had passed when it
	// was given: no reminders, outside rankings, never overdue (domain rule 19).
	Historic   bool
	Deadline   calendar.Deadline
	Original   calendar.Day // last day in time as first assigned; never overwritten (domain rule 8); zero: undated
	Due        calendar.Day // last day in time now; an extension moves it
	Rhythm     Rhythm       // of the reports an undated assignment owes (domain rule 12)
	State      State
	Percent    int          // as last reported and received, 0 … 100
	ActiveFrom calendar.Day // the day it was given
	HeldFrom   calendar.Day // the day the unit got it: the same, or that of the last transfer
	ReceivedOn calendar.Day // zero: not yet
	// SubmittedOn is the day the product counts as handed in: lateness follows
	// from it, never from the day of acceptance (domain rule 6). Zero: no
	// submission stands.
	SubmittedOn calendar.Day
	SubmittedBy string       // user id of the author of the claim, who may approve nothing of it
	AcceptedOn  calendar.Day // zero: not yet
	Extensions  int          // granted so far
	Returns     int          // how often the assigner returned it
	ChangedAt   time.Time    // of the last act on it
	Version     int          // every act is compare-and-set on it
}

// Rhythm is how often an assignment without a last day is reported on.
type Rhythm string

// The rhythms. None is for assignments with a day.
const (
	NoRhythm  Rhythm = ""
	Weekly    Rhythm = calendar.EveryWeek
	Monthly   Rhythm = calendar.EveryMonth
	Quarterly Rhythm = calendar.EveryQuarter
	HalfYear  Rhythm = calendar.EveryHalf
	Yearly    Rhythm = calendar.EveryYear
)

// Rhythms lists those an undated assignment can have.
func Rhythms() []Rhythm { return []Rhythm{Weekly, Monthly, Quarterly, HalfYear, Yearly} }

// Shares counts how many assignments of a task are completed, and how many it
// takes. Revoked and closed ones no longer count.
func Shares(all []Assignment) (completed, required int) {
	for _, a := range all {
		if !a.Required || a.State.Work == Revoked || a.State.Work == Closed {
			continue
		}
		required++
		if a.State.Work == Completed {
			completed++
		}
	}
	return completed, required
}

// Done reports whether a task with these assignments is done: all that are
// required are completed, and there is one at least.
func Done(all []Assignment) bool {
	completed, required := Shares(all)
	return required > 0 && completed == required
}
