package assignment

import (
	"encoding/json"
	"slices"
	"time"

	"dondoc/internal/audit"
	"dondoc/internal/errs"
)

// Handed is what a task owes and what its unit handed in for the assignment. The
// products themselves are package deliverable's.
type Handed struct {
	Expected int       // products the task owes; any of them answers it
	Products int       // handed in and not withdrawn
	At       time.Time // of the newest file, or of the last product that was withdrawn; zero: none
}

// Missing reports that products are owed and none is handed in.
func (h Handed) Missing() bool { return h.Expected > 0 && h.Products == 0 }

// actCorrect is how the record names a correction of what is stated of a product.
const actCorrect = "deliverable.correct"

// hold refuses a claim without the product that is owed and without a word why
// ("6 rõ", domain rule 2), and one that was returned for its product and comes
// again with the same (domain rule 7). What the last return locked is not asked.
func (c *Turn) hold(claim Claim, earlier []Submission) error {
	if open, err := c.unlocked(earlier, c.Was.State.Confirmation); err != nil || !open.Product {
		return err
	}
	handed, err := c.t.Handed(c.Was.ID)
	if err != nil {
		return err
	}
	if handed.Missing() && claim.Words == "" {
		return errs.New(errs.Invalid, "assignment.no_product")
	}
	if handed.Expected == 0 && handed.Products == 0 { // nothing was owed, and nothing is there to change
		return nil
	}
	returned, binds, err := c.bound(earlier, c.Was.State.Confirmation)
	if err != nil || !binds || !slices.Contains(returned.Disputed, PartProduct) || !handed.At.Before(returned.DecidedAt) {
		return err
	}
	corrected, err := c.corrected(returned.DecidedAt)
	if err == nil && !corrected {
		return errs.New(errs.Refused, "assignment.same_product")
	}
	return err
}

// corrected reports whether what is stated of a product was changed since.
func (c *Turn) corrected(since time.Time) (bool, error) {
	entries, err := c.t.AuditEntries(audit.Filter{Subject: taskSubject(c.Was.Task), Act: actCorrect, Limit: staleEntries})
	return slices.ContainsFunc(entries, func(e audit.Entry) bool {
		var d Detail
		return !e.At.Before(since) && json.Unmarshal(e.Detail, &d) == nil && d.Assignment == c.Was.ID && len(d.Changes) > 0
	}), err
}
