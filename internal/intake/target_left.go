package intake

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/errs"
)

// A figure that is no target, such as a result already reached or a cost, is left out of a draft and can be put back.

// LeftTarget is a target that a person left out. At is its number among all targets of the draft, those left out counted: it goes
// back to where it stood.
type LeftTarget struct {
	Target

	At int `json:"at"`
}

// LeaveOutTargets takes targets (from 0) out of the draft: the person says that they are none.
func (s *Service) LeaveOutTargets(ctx context.Context, a access.Actor, id string, version int, targets []int) (Upload, error) {
	if len(targets) == 0 {
		return Upload{}, errs.New(errs.Invalid, "intake.leave_none")
	}
	return s.move(ctx, a, id, version, leaveTargetAct, func(r *rearranging) error {
		inOrder := slices.Sorted(slices.Values(targets))
		for gone, n := range slices.Compact(inOrder) {
			if err := r.leaveTarget(n - gone); err != nil {
				return err
			}
		}
		return nil
	})
}

func (r *rearranging) leaveTarget(n int) error {
	d := &r.Draft
	if n < 0 || n >= len(d.Targets) {
		return errs.New(errs.NotFound, "intake.target_unknown")
	}
	left := LeftTarget{d.Targets[n], d.among(n)}
	to := Spot{ItemLeftTarget, d.leftBefore(left.At)}
	if err := r.record(Spot{ItemTarget, n}, to, left.Target, left.Called()); err != nil {
		return err
	}
	d.Targets, d.LeftTargets = slices.Delete(d.Targets, n, n+1), slices.Insert(d.LeftTargets, to.N, left)
	return nil
}

// takeTarget puts target n of those left out back.
func (r *rearranging) takeTarget(n int) error {
	d := &r.Draft
	left := d.LeftTargets[n]
	to := Spot{ItemTarget, left.At - n}
	if err := r.record(Spot{ItemLeftTarget, n}, to, left, left.Called()); err != nil {
		return err
	}
	d.LeftTargets, d.Targets = slices.Delete(d.LeftTargets, n, n+1), slices.Insert(d.Targets, to.N, left.Target)
	return nil
}

// allTargets are those of the draft with those left out among them, where they stood.
func (d *Draft) allTargets() []Target {
	all := slices.Clone(d.Targets)
	for _, l := range d.LeftTargets { // in the order of At
		all = slices.Insert(all, min(l.At, len(all)), l.Target)
	}
	return all
}

// among is the number of target n among all, those left out counted.
func (d *Draft) among(n int) int {
	for _, l := range d.LeftTargets { // in the order of At
		n += btoi(l.At <= n)
	}
	return n
}

// leftBefore counts the targets left out that stood before a number among all.
func (d *Draft) leftBefore(at int) int {
	n := 0
	for _, l := range d.LeftTargets {
		n += btoi(l.At < at)
	}
	return n
}

// shiftLeft moves the numbers of the targets left out from one on, as one is added before them or taken away again.
func (d *Draft) shiftLeft(from, by int) {
	for i := range d.LeftTargets {
		if l := &d.LeftTargets[i]; l.At >= from {
			l.At += by
		}
	}
}

// Called names a target by its first words: several may stand under one number.
func (t Target) Called() string { return firstWords(t.Indicator) }
