package plan

import (
	"context"
	"encoding/json"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
)

// Ref names a plan as a person saw it.
type Ref struct {
	ID      string
	Version int
}

// Detail is what the record says of an act on a plan.
type Detail struct {
	Programme string                       `json:"programme"`
	Unit      string                       `json:"unit"`
	Edition   int                          `json:"edition"`
	Version   int                          `json:"version"`        // of the plan after the act
	Duty      string                       `json:"duty,omitempty"` // of Write and Drop: the assignment
	Line      int                          `json:"line,omitempty"` // the line's version after the act
	Reason    string                       `json:"reason,omitempty"`
	Changes   map[string]assignment.Change `json:"changes,omitempty"` // by the names of Fields
}

// turn is one act being done to a plan inside a transaction.
type turn struct {
	was, is Plan
	act     Act
	detail  Detail
	above   []string // the organisation and all above it
	now     time.Time
	today   calendar.Day
	t       Tx
	actor   access.Actor
}

// begin checks that the actor may do the act now, and works out where it leads.
// A zero version is for acts on lines, which have versions of their own.
func begin(t Tx, now time.Time, a access.Actor, ref Ref, act Act) (*turn, error) {
	was, err := t.Plan(ref.ID)
	if err != nil {
		return nil, err
	}
	c, err := open(t, now, a, was, act)
	if err != nil {
		return nil, err
	}
	if ref.Version != 0 && ref.Version != was.Version {
		return nil, c.stale(func(d Detail) bool { return d.Version > ref.Version })
	}
	c.is.State, err = was.State.Step(act, c.parties())
	return c, err
}

func open(t Tx, now time.Time, a access.Actor, was Plan, act Act) (*turn, error) {
	above, err := branch(t, was.Unit)
	now = now.UTC().Truncate(time.Millisecond)
	return &turn{was: was, is: was, act: act, above: above, now: now, today: calendar.DayOf(now), t: t, actor: a}, err
}

// parties is what the actor is to the plan's organisation.
func (c *turn) parties() []assignment.Party {
	return assignment.PartiesOf(c.actor, assignment.Relation{Unit: c.above})
}

// end stores the plan and adds the act to its record.
func (c *turn) end() (Plan, error) {
	c.is.ChangedAt = c.now
	if err := c.t.UpdatePlan(c.is); err != nil {
		return c.is, err
	}
	c.is.Version++
	return c.is, c.record()
}

func (c *turn) record() error {
	c.detail.Programme, c.detail.Unit = c.is.Programme, c.is.Unit
	c.detail.Edition, c.detail.Version = max(c.was.Edition, c.is.Edition), c.is.Version
	return audit.Append(c.t, c.now, c.actor, actName(c.act), subject(c.is.ID), c.detail)
}

// actName is an act as the audit names it.
func actName(a Act) string { return "plan." + string(a) }

func subject(id string) audit.Subject { return audit.Subject{Kind: "plan", ID: id} }

// do runs one act as a use case.
func (s *Service) do(ctx context.Context, a access.Actor, ref Ref, act Act, do func(*turn) error) (is Plan, err error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return Plan{}, err
	}
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		c, err := begin(t, s.Now(), a, ref, act)
		if err != nil {
			return err
		}
		if err := do(c); err != nil {
			return err
		}
		is, err = c.end()
		return err
	})
	return is, err
}

// StaleError says what others did since a person read the plan, or the line.
type StaleError struct {
	Newer []Newer // newest first
}

// Newer is one such act.
type Newer struct {
	Entry  audit.Entry
	Detail Detail
}

func (e *StaleError) Error() string { return "the plan was changed by somebody else" }

// staleEntries bounds how much of what happened meanwhile is told.
const staleEntries = 200

// stale refuses an act on an older version, and says who did what since.
func (c *turn) stale(since func(Detail) bool) error {
	entries, err := c.t.AuditEntries(audit.Filter{Subject: subject(c.was.ID), Limit: staleEntries})
	if err != nil {
		return err
	}
	var newer []Newer
	who := "–"
	for _, e := range entries {
		var d Detail
		if json.Unmarshal(e.Detail, &d) == nil && since(d) {
			newer = append(newer, Newer{e, d})
		}
	}
	if len(newer) > 0 {
		who = newer[0].Entry.ActorName
	}
	return errs.Wrap(&StaleError{newer}, errs.Conflict, "plan.stale", who)
}
