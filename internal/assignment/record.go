package assignment

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/audit"
	"dondoc/internal/calendar"
)

// Detail is what the record says of an act on an assignment. The timeline of a
// task is read from these, and replaying them gives the assignment's state.
type Detail struct {
	Assignment string            `json:"assignment"`
	Unit       string            `json:"unit"`    // organisation that had it before the act
	Version    int               `json:"version"` // of the assignment after the act
	Kind       RequestKind       `json:"kind,omitempty"`
	Reason     string            `json:"reason,omitempty"`
	Notes      map[string]any    `json:"notes,omitempty"`
	Changes    map[string]Change `json:"changes,omitempty"` // by the names of Record
}

// Change is a field before and after an act.
type Change struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Record is what acts may change of an assignment, as texts by field. Empty
// fields are left out.
type Record map[string]string

// Record writes the assignment's fields.
func (a Assignment) Record() Record {
	r := Record{
		"work": string(a.State.Work), "confirmation": string(a.State.Confirmation), "request": string(a.State.Request),
		"unit": a.Unit, "post": a.Post, "original": a.Original.String(), "due": a.Due.String(), "rhythm": string(a.Rhythm),
		"percent": number(a.Percent), "received_on": a.ReceivedOn.String(), "submitted_on": a.SubmittedOn.String(),
		"submitted_by": a.SubmittedBy, "accepted_on": a.AcceptedOn.String(), "extensions": number(a.Extensions),
		"returns": number(a.Returns),
	}
	for field, value := range r {
		if value == "" {
			delete(r, field)
		}
	}
	return r
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// State reads the three axes.
func (r Record) State() State {
	return State{Work(r["work"]), Confirmation(r["confirmation"]), RequestKind(r["request"])}
}

// Original reads the last day first given; no day for an undated assignment.
func (r Record) Original() (calendar.Day, error) {
	if r["original"] == "" {
		return calendar.Day{}, nil
	}
	return calendar.ParseDay(r["original"])
}

// Difference lists the fields that are not the same, with their values before and after.
func Difference(was, is Record) map[string]Change {
	changes := map[string]Change{}
	for field, from := range was {
		if is[field] != from {
			changes[field] = Change{from, is[field]}
		}
	}
	for field, to := range is {
		if _, there := was[field]; !there {
			changes[field] = Change{"", to}
		}
	}
	return changes
}

// Replay derives what an assignment's record is from the entries of its task, in
// any order. It is an error when an entry changes a field from what the entries
// before it did not say.
func Replay(id string, entries []audit.Entry) (Record, error) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b audit.Entry) int { return int(a.Seq - b.Seq) })
	r := Record{}
	for _, e := range entries {
		var d Detail
		if err := json.Unmarshal(e.Detail, &d); err != nil || d.Assignment != id {
			continue // other entries about the task have other details
		}
		if !strings.HasPrefix(e.Act, actName("")) {
			continue // of a room above, whose fields are its own
		}
		if err := r.apply(d.Changes); err != nil {
			return r, fmt.Errorf("entry %d, %s: %w", e.Seq, e.Act, err)
		}
	}
	return r, nil
}

func (r Record) apply(changes map[string]Change) error {
	for field, c := range changes {
		if r[field] != c.From {
			return fmt.Errorf("%s was %q, not %q", field, r[field], c.From)
		}
		if r[field] = c.To; c.To == "" {
			delete(r, field)
		}
	}
	return nil
}
