package assignment

import (
	"time"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
)

// SubmissionState is what became of a claim that an assignment is completed.
type SubmissionState string

// The states of a submission. One that stands is awaiting somebody, or accepted.
const (
	SubmissionAwaitingLeader   SubmissionState = "awaiting_leader"
	SubmissionAwaitingAssigner SubmissionState = "awaiting_assigner"
	SubmissionAccepted         SubmissionState = "accepted"
	SubmissionSentBack         SubmissionState = "sent_back" // by the unit's leader
	SubmissionWithdrawn        SubmissionState = "withdrawn"
	SubmissionReturned         SubmissionState = "returned" // by the assigner
	SubmissionReopened         SubmissionState = "reopened" // after it had been accepted
	SubmissionLapsed           SubmissionState = "lapsed"   // another act made it pointless; Reason names the act
)

// SubmissionStates lists every state.
func SubmissionStates() []SubmissionState {
	return []SubmissionState{
		SubmissionAwaitingLeader, SubmissionAwaitingAssigner, SubmissionAccepted, SubmissionSentBack, SubmissionWithdrawn,
		SubmissionReturned, SubmissionReopened, SubmissionLapsed,
	}
}

// Submission is one claim of a unit that its assignment is completed, with what
// became of it. Every one stays on record.
type Submission struct {
	Assignment   string
	No           int          // 1, 2, 3 … of the assignment
	Stated       calendar.Day // the day the unit states; lateness follows from it
	Words        string       // what was done
	Author       string       // user id
	AuthorName   string
	WrittenAt    time.Time
	Approver     string // the unit's leader; empty: not approved
	ApproverName string
	SentOn       calendar.Day // the day it left the unit; zero: not yet
	SentAt       time.Time
	State        SubmissionState
	Decider      string // who accepted, returned, sent back, withdrew or reopened it last
	DeciderName  string
	DecidedAt    time.Time
	Reason       string   // the decider's
	Disputed     []string // of a returned one: what alone is unlocked; empty: everything
	// BackdateReason is why the office counts an earlier day than the unit could state (domain rule 6).
	BackdateReason string
	AcceptedOn     calendar.Day
}

// Claim is what a unit says of its completion.
type Claim struct {
	Day   calendar.Day // zero: today
	Words string
}

// Acceptance is what the assigner says of a claim it accepts.
type Acceptance struct {
	Words string
	// Day counts the product as handed in on an earlier day than stated, for BackdateReason; zero: as stated.
	Day            calendar.Day
	BackdateReason string
	// DespiteWaiting accepts although tasks this one depends on are not done.
	DespiteWaiting bool
}

// stateable refuses a day of completion in the future, and one further back than
// units may state (domain rule 6).
func stateable(day, today calendar.Day, backdate int) error {
	switch {
	case day.After(today):
		return errs.New(errs.Invalid, "assignment.future_day")
	case day.Before(today.AddDays(-backdate)):
		return errs.New(errs.Refused, "assignment.too_far_back", backdate)
	}
	return nil
}

// correct moves the day to one the office gives a reason for: earlier only, and
// never the unit's own choice.
func (a Acceptance) correct(s *Submission) error {
	if a.Day.IsZero() {
		return nil
	}
	if err := reasoned(a.BackdateReason); err != nil {
		return err
	}
	if !a.Day.Before(s.Stated) {
		return errs.New(errs.Invalid, "assignment.day_not_earlier", s.Stated.Format())
	}
	s.Stated, s.BackdateReason = a.Day, a.BackdateReason
	return nil
}
