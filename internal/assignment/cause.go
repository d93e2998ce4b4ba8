package assignment

import (
	"time"

	"dondoc/internal/errs"
)

// Cause is why an assignment was late, confirmed by the assigner: evaluation
// tells an objective one from the unit's own (domain rule 18).
type Cause struct {
	ID         string
	Assignment string
	Objective  bool
	Words      string
	Evidence   string // the document or fact it rests on
	By         string // user id of who confirmed it
	ByName     string
	At         time.Time
}

// CauseWords is what the assigner says of a cause; the rest of a Cause follows.
type CauseWords struct {
	Objective       bool
	Words, Evidence string
}

func (c CauseWords) validate() error {
	if err := reasoned(c.Words); err != nil {
		return err
	}
	if len(c.Evidence) > maxReason {
		return errs.New(errs.TooLarge, "assignment.long_reason", maxReason)
	}
	return nil
}
