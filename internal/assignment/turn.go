package assignment

import (
	"context"
	"encoding/json"
	"maps"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/tenant"
)

// Turn is one act being done to one assignment inside a transaction. Rooms above
// open one with Begin for the acts that are theirs (a report, a file, a remark),
// change Is within their rights, say their part in Notes, and end it with End.
type Turn struct {
	Was      Assignment
	Is       Assignment // what End stores
	Parties  []Party    // what the actor is to it
	Settings tenant.Settings
	Now      time.Time
	Today    calendar.Day
	Reason   string         // for the record
	Name     string         // of the act in the record, where the room above tells several apart; empty: the move's
	Notes    map[string]any // what the record says besides: identifiers, numbers, words of the act

	// Fields are those of the room above that an act of its own Name changes: the
	// history shows them, and no replay takes them for the assignment's.
	Fields map[string]Change

	t     Tx
	actor access.Actor
	ref   Ref
	move  Move
}

// Begin checks that the actor may make the move now, works out where it leads,
// and answers what the move makes pointless. errs.Forbidden "assignment.not_yours", errs.Conflict
// "assignment.not_now" as State.Step says; errs.Conflict "assignment.stale" with
// a StaleError when somebody acted since ref was read.
func Begin(t Tx, now time.Time, a access.Actor, ref Ref, m Move) (*Turn, error) {
	was, err := t.Assignment(ref.ID)
	if err != nil {
		return nil, err
	}
	c := &Turn{
		Was: was, Is: was, Now: now.UTC().Truncate(time.Millisecond), Today: calendar.DayOf(now), Notes: map[string]any{},
		t: t, actor: a, ref: ref, move: m,
	}
	if c.Parties, err = parties(t, a, was, c.Today); err != nil {
		return nil, err
	}
	if ref.Version != 0 && ref.Version != was.Version {
		return nil, stale(t, was, ref.Version)
	}
	if err := c.step(); err != nil {
		return nil, err
	}
	if err := c.lapse(); err != nil {
		return nil, err
	}
	owner, err := t.Tenant()
	c.Settings = owner.Settings
	return c, err
}

// step lets the state machine decide. An answer to a request is about the one
// that is pending.
func (c *Turn) step() (err error) {
	if c.move.Act.speaksOfRequest() && c.move.Act != Ask {
		if c.move.Kind = c.Was.State.Request; c.move.Kind == NoRequest {
			return errs.New(errs.Conflict, "assignment.nothing_pending")
		}
	}
	c.Is.State, err = c.Was.State.Step(c.move, c.Parties)
	return err
}

// End stores the assignment and adds the act to the record. It returns the
// assignment as it is now.
func (c *Turn) End() (Assignment, error) {
	changes := Difference(c.Was.Record(), c.Is.Record())
	if len(changes) > 0 {
		if c.ref.Version == 0 {
			return c.Is, stale(c.t, c.Was, c.Was.Version)
		}
		c.Is.ChangedAt = c.Now
		if err := c.t.UpdateAssignment(c.Is); err != nil {
			return c.Is, err
		}
		c.Is.Version++
	}
	if c.Is.schedule() != c.Was.schedule() {
		if err := reschedule(c.t, c.Is.Task); err != nil {
			return c.Is, err
		}
	}
	return c.Is, c.record(changes)
}

func (c *Turn) record(changes map[string]Change) error {
	d := Detail{
		Assignment: c.Is.ID, Unit: c.Was.Unit, Version: c.Is.Version, Kind: c.move.Kind, Reason: c.Reason,
		Notes: c.Notes, Changes: changes,
	}
	name := actName(c.move.Act)
	if c.Name != "" {
		name = c.Name
		maps.Copy(d.Changes, c.Fields)
	}
	return audit.Append(c.t, c.Now, c.actor, name, taskSubject(c.Is.Task), d)
}

// actName is an act as the audit names it.
func actName(a Act) string { return "assignment." + string(a) }

func taskSubject(id string) audit.Subject { return audit.Subject{Kind: "task", ID: id} }

// act runs one move as a use case of this room.
func (s *Service) act(ctx context.Context, a access.Actor, ref Ref, m Move, do func(*Turn) error) (is Assignment, err error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return Assignment{}, err
	}
	if ref.Version == 0 {
		return Assignment{}, errs.New(errs.Invalid, "assignment.no_version")
	}
	err = s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		c, err := Begin(t, s.Now(), a, ref, m)
		if err != nil {
			return err
		}
		if err := do(c); err != nil {
			return err
		}
		is, err = c.End()
		return err
	})
	return is, err
}

// StaleError says what others did to an assignment since a person read it.
type StaleError struct {
	Newer []audit.Entry // newest first
}

func (e *StaleError) Error() string { return "the assignment was changed by somebody else" }

// staleEntries bounds how much of what happened meanwhile is told.
const staleEntries = 100

// stale refuses an act on an older version, and says who did what since.
func stale(t Tx, a Assignment, seen int) error {
	entries, err := t.AuditEntries(audit.Filter{Subject: taskSubject(a.Task), Limit: staleEntries})
	if err != nil {
		return err
	}
	var newer []audit.Entry
	who := "–"
	for _, e := range entries {
		var d Detail
		if json.Unmarshal(e.Detail, &d) == nil && d.Assignment == a.ID && d.Version > seen {
			newer = append(newer, e)
		}
	}
	if len(newer) > 0 {
		who = newer[0].ActorName
	}
	return errs.Wrap(&StaleError{newer}, errs.Conflict, "assignment.stale", who)
}
