// Package progress owns reporting periods and the reports on assignments: what
// a unit reports for a period, the approval of its leader, the receipt by the
// assigner, and which reports are owed, late or missing on a day. It does not
// own the states of an assignment (assignment), the claim that it is completed,
// nor the products that are handed in and the judgement of files (deliverable).
package progress

import (
	"time"

	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
)

// Report is what a unit reports on one assignment for one period. What was
// submitted is never edited: after being sent back or returned, a correction is
// the next version of it.
type Report struct {
	ID         string
	Assignment string
	Unit       string // organisation that reports
	Period     Period
	No         int // version within the period, from 1
	Content    Content
	State      State
	Files      []deliverable.File // handed in with it, numbered from 1

	Author, AuthorName     string
	SubmittedOn            calendar.Day // lateness follows from it, not from an approval (domain rule 6)
	SubmittedAt            time.Time
	Timely                 calendar.Day // last day in time, as it was when the report was submitted
	Approver, ApproverName string       // of the unit; empty: not approved
	ApprovedAt             time.Time
	Decider, DeciderName   string // who received, returned or sent it back
	DecidedAt              time.Time
	Reason                 string // of sending back or returning
	Version                int    // every act on it is compare-and-set
}

// State is where a report stands.
type State string

// The states of a report. A draft is no report yet.
const (
	AwaitingLeader   State = "awaiting_leader"
	AwaitingAssigner State = "awaiting_assigner"
	Received         State = "received"
	SentBack         State = "sent_back" // by the unit's leader
	Returned         State = "returned"  // by the assigner
)

// States lists the states of a report.
func States() []State {
	return []State{AwaitingLeader, AwaitingAssigner, Received, SentBack, Returned}
}

// Stands reports whether the report counts: a refused one does not (domain rule 6).
func (r Report) Stands() bool { return r.State != SentBack && r.State != Returned }

// DaysLate is how many days after the last day in time it was submitted, 0 for one in time.
func (r Report) DaysLate() int { return max(0, r.SubmittedOn.Sub(r.Timely)) }

// Draft is what somebody of a unit has typed and not submitted: it survives the
// session. One for each assignment and period is shared by the unit.
type Draft struct {
	Assignment string
	Unit       string
	Period     Period
	Typed      Typed
	By, ByName string
	SavedAt    time.Time
}
