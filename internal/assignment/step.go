package assignment

import "dondoc/internal/calendar"

// Step is what must be done next about a duty. Every duty has one step: it
// stands in one group of a person's work.
type Step string

// The steps, the most urgent first.
const (
	StepReturned Step = "returned" // mend it and hand it in again
	StepApprove  Step = "approve"  // the unit's leader approves the claim
	StepReceive  Step = "receive"
	StepOverdue  Step = "overdue" // nothing is handed in and the last day has passed
	StepSoon     Step = "soon"
	StepGoing    Step = "going"
	StepHanded   Step = "handed"  // the assigner confirms
	StepResting  Step = "resting" // suspended, declined, at an end, or historic and passed
)

// Steps lists every step in the order of urgency.
func Steps() []Step {
	return []Step{StepReturned, StepApprove, StepReceive, StepOverdue, StepSoon, StepGoing, StepHanded, StepResting}
}

// StepOn is what must be done about the duty on a day; soon is the last day that
// counts as soon. The store decides alike in SQL, and a test holds the two together.
func (a Assignment) StepOn(day, soon calendar.Day) Step {
	switch timely := a.TimelinessOn(day); {
	case a.State.Work == Assigned:
		return StepReceive
	case a.State.Work != Underway || timely == Passed:
		return StepResting
	case a.State.Confirmation == AwaitingLeader:
		return StepApprove
	case a.State.Confirmation == AwaitingAssigner:
		return StepHanded
	case a.State.Confirmation == Returned:
		return StepReturned
	case timely == Overdue:
		return StepOverdue
	case !a.Due.IsZero() && !a.Due.After(soon):
		return StepSoon
	default:
		return StepGoing
	}
}
