package assignment

import (
	"slices"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
)

// The parts of a claim that a return can dispute.
const (
	PartProduct = "product"
	PartDay     = "day"
	PartWords   = "words"
)

// Parts lists the parts of a claim that a return can dispute; disputing none disputes all.
func Parts() []string { return []string{PartProduct, PartDay, PartWords} }

// Unlocked says what of a claim its unit may write anew.
type Unlocked struct{ Product, Day, Words bool }

// everything is unlocked where no return said otherwise.
var everything = Unlocked{true, true, true}

// UnlockedBy is what the last return left open to the unit that has the assignment
// since a day. A disputed product unlocks all: another product has another day and
// other words. What was sent back or withdrawn inside the unit since the return
// changes nothing; the unit it was handed to later begins afresh.
func UnlockedBy(claims []Submission, now Confirmation, since calendar.Day) Unlocked {
	v, binds := binding(claims, now, since)
	if !binds || len(v.Disputed) == 0 || slices.Contains(v.Disputed, PartProduct) {
		return everything
	}
	return Unlocked{Day: slices.Contains(v.Disputed, PartDay), Words: slices.Contains(v.Disputed, PartWords)}
}

// binding is the return that the unit still has to answer.
func binding(claims []Submission, now Confirmation, since calendar.Day) (v Submission, binds bool) {
	v, binds = lastReturned(claims)
	if now != Returned && (v.No == len(claims) || since.After(calendar.DayOf(v.DecidedAt))) {
		return v, false
	}
	return v, binds
}

// lastReturned passes over what never left the unit again.
func lastReturned(claims []Submission) (Submission, bool) {
	for _, v := range slices.Backward(claims) {
		switch v.State {
		case SubmissionReturned:
			return v, true
		case SubmissionSentBack, SubmissionWithdrawn, SubmissionAwaitingLeader:
		default:
			return v, false
		}
	}
	return Submission{}, false
}

// Unlocked is what the last return of the assignment left open to the unit.
func (c *Turn) Unlocked() (Unlocked, error) {
	earlier, err := c.t.Submissions(c.Was.ID)
	if err != nil {
		return Unlocked{}, err
	}
	return c.unlocked(earlier, c.Was.State.Confirmation)
}

func (c *Turn) unlocked(earlier []Submission, now Confirmation) (Unlocked, error) {
	tenures, err := c.t.Tenures(c.Was.ID)
	if err != nil || len(tenures) == 0 {
		return everything, err
	}
	return UnlockedBy(earlier, now, tenures[len(tenures)-1].From), nil
}

// bound is binding for the unit that has the assignment now.
func (c *Turn) bound(earlier []Submission, now Confirmation) (v Submission, binds bool, err error) {
	tenures, err := c.t.Tenures(c.Was.ID)
	if err != nil || len(tenures) == 0 {
		return v, false, err
	}
	v, binds = binding(earlier, now, tenures[len(tenures)-1].From)
	return v, binds, nil
}

// fit holds a claim to what the last return left open. A day that was not
// disputed stands as it was stated then, however long ago that is by now.
func (c *Turn) fit(claim *Claim, earlier []Submission) error {
	open, err := c.unlocked(earlier, c.Was.State.Confirmation)
	if err != nil {
		return err
	}
	returned, _ := lastReturned(earlier)
	if !open.Words {
		if claim.Words != "" && claim.Words != returned.Words {
			return errs.New(errs.Refused, "assignment.words_stand")
		}
		claim.Words = returned.Words
	}
	if !open.Day {
		if !claim.Day.IsZero() && claim.Day != returned.Stated {
			return errs.New(errs.Refused, "assignment.day_stands", returned.Stated.Format())
		}
		claim.Day = returned.Stated
		return nil
	}
	if claim.Day.IsZero() {
		claim.Day = c.Today
	}
	return stateable(claim.Day, c.Today, c.Settings.BackdateDays)
}

// sendable is stateable for a claim that leaves the unit: a day that was not
// disputed stands.
func (c *Turn) sendable(v Submission) error {
	all, err := c.t.Submissions(c.Was.ID)
	if err != nil {
		return err
	}
	earlier := all[:len(all)-1]
	open, err := c.unlocked(earlier, Returned)
	if err != nil {
		return err
	}
	if returned, _ := lastReturned(earlier); !open.Day && v.Stated == returned.Stated {
		return nil
	}
	return stateable(v.Stated, c.Today, c.Settings.BackdateDays)
}
