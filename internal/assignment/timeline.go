package assignment

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/task"
)

// Event is an entry of a task's record as the timeline tells it. Said is empty
// for the few entries about a task that are of another form.
type Event struct {
	Entry audit.Entry
	Said  Detail
}

// EventKind sorts what happens to a task, for choosing among it.
type EventKind string

// The kinds of event.
const (
	Assigning  EventKind = "assigning"  // given, received, handed on, ended
	Completion EventKind = "completion" // the claim and what became of it
	Requesting EventKind = "request"
	Reporting  EventKind = "progress"
	Products   EventKind = "product"
	Planning   EventKind = "plan"
	Directing  EventKind = "direction" // instructions, coordination and their answers
	Inspecting EventKind = "inspection"
	Discussing EventKind = "discussion"
	Sourcing   EventKind = "source" // the document: its reading, its correction
)

// EventKinds lists the kinds in the order pages offer them.
func EventKinds() []EventKind {
	return []EventKind{
		Assigning, Completion, Requesting, Reporting, Products, Planning, Directing, Inspecting, Discussing, Sourcing,
	}
}

// kindOfAct sorts the acts of the state machine.
var kindOfAct = map[Act]EventKind{
	Submit: Completion, Approve: Completion, SendBack: Completion, Withdraw: Completion, Accept: Completion, Return: Completion,
	Reopen: Completion, Recall: Completion, Excuse: Completion,
	Ask: Requesting, WithdrawRequest: Requesting, Grant: Requesting, Refuse: Requesting,
	HandIn: Products, WithdrawProduct: Products, Report: Reporting, Inspect: Inspecting, Remark: Discussing,
	Involve: Directing, Supply: Directing, Coordinate: Directing, Instruct: Directing, Answer: Directing,
}

// kindOfRoom sorts the acts of rooms above by the room.
var kindOfRoom = map[string]EventKind{
	"deliverable": Products, "progress": Reporting, "plan": Planning, "discussion": Discussing,
	"coordination": Directing, "instruction": Directing, "inspection": Inspecting,
}

// Kind sorts the event by its act: those of the state machine one by one, those
// of other rooms by their room. What no room of execution did is about the source.
func (e Event) Kind() EventKind {
	room, act, _ := strings.Cut(e.Entry.Act, ".")
	if room != "assignment" {
		if kind, known := kindOfRoom[room]; known {
			return kind
		}
		return Sourcing
	}
	if kind, known := kindOfAct[Act(act)]; known {
		return kind
	}
	return Assigning
}

func eventOf(e audit.Entry) Event {
	v := Event{Entry: e}
	if json.Unmarshal(e.Detail, &v.Said) != nil {
		v.Said = Detail{}
	}
	return v
}

// EventFilter selects events of a task. Empty fields select everything.
type EventFilter struct {
	Assignment  string
	Unit        string // that had the assignment at the time
	Kind        EventKind
	OldestFirst bool
}

func (f EventFilter) takes(e Event) bool {
	return (f.Assignment == "" || e.Said.Assignment == f.Assignment) &&
		(f.Unit == "" || e.Said.Unit == f.Unit) &&
		(f.Kind == "" || e.Kind() == f.Kind)
}

// Timeline is a page of what happened to a task.
type Timeline struct {
	Events []Event
	Total  int               // selected, on all pages
	Units  []string          // organisations that had a part in any event of the task, by id
	Names  map[string]string // of people and posts by id, of the task's classes and unknown organisations by their key
}

// naming adds the document's own words for what is recorded by its key.
func (l Timeline) naming(roles []task.Role) Timeline {
	for _, r := range roles {
		if r.Org == "" && l.Names != nil {
			l.Names[r.Key()] = r.Name
		}
	}
	return l
}

// Timeline lists what happened to a task, in one list whatever room did it: the
// entries of its record. It reads the whole record of the task, which grows with
// what people do by hand: a class of a hundred organisations makes some
// thousand entries in a year.
func (s *Service) Timeline(ctx context.Context, a access.Actor, id string, f EventFilter, p Page) (Timeline, error) {
	if f.Kind != "" && !slices.Contains(EventKinds(), f.Kind) {
		return Timeline{}, errs.New(errs.Invalid, "assignment.event_kind_unknown")
	}
	return read(ctx, s, a, func(t Tx) (Timeline, error) {
		about, err := t.Task(id)
		if err != nil {
			return Timeline{}, err
		}
		entries, err := t.AuditEntries(audit.Filter{Subject: taskSubject(id)})
		if err != nil {
			return Timeline{}, err
		}
		line := timelineOf(entries, f, p)
		line.Names, err = namesIn(t, line.Events)
		return line.naming(about.Roles), err
	})
}

// timelineOf cuts the page out of the entries, which are newest first.
func timelineOf(entries []audit.Entry, f EventFilter, p Page) Timeline {
	units := map[string]bool{}
	var line Timeline
	for _, entry := range entries {
		e := eventOf(entry)
		if e.Said.Unit != "" {
			units[e.Said.Unit] = true
		}
		if f.takes(e) {
			line.Events = append(line.Events, e)
		}
	}
	line.Total, line.Units = len(line.Events), slices.Sorted(maps.Keys(units))
	if f.OldestFirst {
		slices.Reverse(line.Events)
	}
	first := min(p.Offset, line.Total)
	last := line.Total
	if p.Limit > 0 {
		last = min(first+p.Limit, last)
	}
	line.Events = line.Events[first:last]
	return line
}

// namesIn finds the people and posts that events speak of by id.
func namesIn(t Tx, events []Event) (map[string]string, error) {
	names := map[string]string{}
	for _, e := range events {
		for field, c := range e.Said.Changes {
			for _, id := range []string{c.From, c.To} {
				if err := addName(t, names, field, id); err != nil {
					return nil, err
				}
			}
		}
		for note, value := range e.Said.Notes {
			if id, isText := value.(string); isText {
				if err := addName(t, names, note, id); err != nil {
					return nil, err
				}
			}
		}
	}
	return names, nil
}

// idLength is that of an identifier. Other values are words, days and numbers.
const idLength = 36

func addName(t Tx, names map[string]string, field, id string) error {
	if _, known := names[id]; known || id == "" || field != "post" && field != "submitted_by" && len(id) != idLength {
		return nil
	}
	if field == "post" {
		p, err := t.Post(id)
		return keepName(names, id, p.Title, err)
	}
	u, err := t.User(id)
	return keepName(names, id, u.Name, err)
}

// keepName leaves out what is neither: the identifier of something else.
func keepName(names map[string]string, id, name string, err error) error {
	if errs.KindOf(err) == errs.NotFound {
		return nil
	}
	if err == nil {
		names[id] = name
	}
	return err
}

// FieldChange is one field before and after one event.
type FieldChange struct {
	Event
	Change

	Field string
}

// FieldChanges lists the fields that events changed, in the order of the events
// and of the fields' names.
func FieldChanges(events []Event) []FieldChange {
	var all []FieldChange
	for _, e := range events {
		for _, field := range slices.Sorted(maps.Keys(e.Said.Changes)) {
			all = append(all, FieldChange{e, e.Said.Changes[field], field})
		}
	}
	return all
}
