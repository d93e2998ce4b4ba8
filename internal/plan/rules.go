package plan

import (
	"slices"

	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

// State is where the newest edition of a plan stands.
type State string

// The states. Of a plan that is being revised the edition before holds on.
const (
	Absent      State = ""            // nobody has begun it
	Draft       State = "draft"       // the first edition is being written
	Submitted   State = "submitted"   // and waits for the leader
	InForce     State = "in_force"    // the newest edition holds
	Revising    State = "revising"    // a later edition is being written
	Resubmitted State = "resubmitted" // and waits for the leader
)

// States lists those a plan can have, in the order pages show them.
func States() []State { return []State{Draft, Submitted, InForce, Revising, Resubmitted} }

// Written reports whether lines can be written.
func (s State) Written() bool { return s == Draft || s == Revising }

// Awaiting reports whether the leader must answer.
func (s State) Awaiting() bool { return s == Submitted || s == Resubmitted }

// Act is something a person does to a plan.
type Act string

// The acts.
const (
	Begin    Act = "begin"     // lập kế hoạch
	Write    Act = "write"     // ghi một dòng
	Drop     Act = "drop"      // bỏ dòng của nhiệm vụ không còn của đơn vị
	Submit   Act = "submit"    // trình lãnh đạo
	Withdraw Act = "withdraw"  // rút về
	Approve  Act = "approve"   // lãnh đạo duyệt
	SendBack Act = "send_back" // lãnh đạo trả lại
	Revise   Act = "revise"    // sửa kế hoạch đang có hiệu lực
	Abandon  Act = "abandon"   // bỏ bản sửa
)

// Acts lists every act.
func Acts() []Act {
	return []Act{Begin, Write, Drop, Submit, Withdraw, Approve, SendBack, Revise, Abandon}
}

// Rule says who may do an act in a state, and where it leads.
type Rule struct {
	Act      Act
	By       []assignment.Party
	From, To State
}

// Rules is the course of a plan: every move there is.
func Rules() []Rule {
	unit := []assignment.Party{assignment.Officer, assignment.Head}
	head := []assignment.Party{assignment.Head}
	return []Rule{
		{Begin, unit, Absent, Draft},

		{Write, unit, Draft, Draft},
		{Drop, unit, Draft, Draft},
		{Submit, unit, Draft, Submitted},
		{Withdraw, unit, Submitted, Draft},
		{SendBack, head, Submitted, Draft},
		{Approve, head, Submitted, InForce},

		{Revise, unit, InForce, Revising},
		{Write, unit, Revising, Revising},
		{Drop, unit, Revising, Revising},
		{Abandon, unit, Revising, InForce},
		{Submit, unit, Revising, Resubmitted},
		{Withdraw, unit, Resubmitted, Revising},
		{SendBack, head, Resubmitted, Revising},
		{Approve, head, Resubmitted, InForce},
	}
}

// Step is the state after an act by somebody who is these parties.
// errs.Forbidden "plan.not_yours" when none of the parties ever may;
// errs.Conflict "plan.not_now" when the state does not allow it to them.
func (s State) Step(act Act, parties []assignment.Party) (State, error) {
	mayEver := false
	for _, r := range Rules() {
		if r.Act != act || !r.by(parties) {
			continue
		}
		mayEver = true
		if r.From == s {
			return r.To, nil
		}
	}
	if !mayEver {
		return s, errs.New(errs.Forbidden, "plan.not_yours")
	}
	return s, errs.New(errs.Conflict, "plan.not_now")
}

// Possible lists the acts somebody who is these parties may do now.
func (s State) Possible(parties []assignment.Party) []Act {
	var can []Act
	for _, r := range Rules() {
		if r.From == s && r.by(parties) {
			can = append(can, r.Act)
		}
	}
	return can
}

func (r Rule) by(parties []assignment.Party) bool {
	return slices.ContainsFunc(parties, func(p assignment.Party) bool { return slices.Contains(r.By, p) })
}
