package deliverable

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

// Withdraw takes back a product that was handed in by mistake, as long as it could
// be handed in: no claim that waits or was accepted rests on it. It stays on record
// with its files and the reason, and counts for nothing. errs.Refused
// "deliverable.issued" when an authority approved or issued it: that is no mistake of
// the unit's, and a stage recorded by mistake is corrected first.
func (s *Service) Withdraw(ctx context.Context, a access.Actor, ref Ref, reason string) (Product, error) {
	return s.change(ctx, a, ref, assignment.WithdrawProduct, func(_ ProductTx, turn *assignment.Turn, p *Product) error {
		if err := unlocked(turn); err != nil {
			return err
		}
		if p.issued() {
			return errs.New(errs.Refused, "deliverable.issued")
		}
		if err := turn.Because(reason); err != nil {
			return err
		}
		was := *p
		p.Withdrawn = Withdrawal{By: a.User, ByName: a.Name, At: turn.Now, Reason: turn.Reason}
		turn.Name, turn.Fields = "deliverable.withdraw", assignment.Difference(was.record(), p.record())
		return nil
	})
}

// mustStand refuses an act on what was withdrawn, and says by whom.
func (p Product) mustStand() error {
	if p.Stands() {
		return nil
	}
	return errs.New(errs.Conflict, "deliverable.withdrawn", p.Withdrawn.ByName)
}
