// Package plan owns the plan an organisation makes for its duties of one
// programme (kế hoạch của đơn vị): one line for each duty with the solution, the
// leader in charge, the officer, the organisation's own steps and the completion
// day; its editions, their approval inside the organisation, and whether it
// covers what is owed. It does not own the duties (assignment), nor what is
// handed in (deliverable) or reported (progress).
package plan

import (
	"strings"
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
)

// Plan is the plan of one organisation for one programme, with the state of its
// newest edition. Edition 1 is the first; each change of a plan in force is
// written as the next one.
type Plan struct {
	ID        string
	Programme string
	Unit      string
	State     State
	Edition   int // the newest, from 1
	ChangedAt time.Time
	Version   int // every act is compare-and-set on it, but for lines, which have their own
}

// InForce is the number of the edition that holds, 0 while there is none.
func (p Plan) InForce() int {
	switch p.State {
	case InForce:
		return p.Edition
	case Revising, Resubmitted:
		return p.Edition - 1
	default:
		return 0
	}
}

// Edition is who sent one edition of a plan to the leader, and what became of it.
type Edition struct {
	Plan          string
	No            int
	Submitter     string // user id, who cannot approve it; empty: not sent
	SubmitterName string
	SubmittedAt   time.Time
	Despite       string // why it was sent with gaps
	Decider       string
	DeciderName   string
	DecidedAt     time.Time // zero: not answered
	Answer        string    // why the leader sent it back; empty: approved, or not answered
}

// Line is what the plan says of one duty.
type Line struct {
	Assignment string
	Solution   string
	Leader     Person // in charge
	Officer    Person
	Steps      []Step
	Due        calendar.Day // of completion
	Product    string
	Version    int // edits are compare-and-set on it; 0: not stored yet
}

// Person is somebody in charge: a post of the organisation, a user, or a name as
// it was typed. Name and Title are what was known when the line was written, so
// that an old edition still shows them.
type Person struct {
	Post  string `json:"post,omitempty"`
	User  string `json:"user,omitempty"`
	Name  string `json:"name,omitempty"`
	Title string `json:"title,omitempty"`
}

// None reports whether nobody is named.
func (p Person) None() bool { return p == Person{} }

// String is the name with the title.
func (p Person) String() string {
	if p.Name == "" || p.Title == "" {
		return p.Name + p.Title
	}
	return p.Name + ", " + p.Title
}

// Step is a step of the organisation's own towards a duty, from a day to a day, both included.
type Step struct {
	Name    string       `json:"name"`
	From    calendar.Day `json:"from"`
	To      calendar.Day `json:"to"`
	Who     string       `json:"who,omitempty"`
	Product string       `json:"product,omitempty"`
}

// String is the step on one line.
func (s Step) String() string {
	words := []string{s.Name + " (" + s.From.Format() + " – " + s.To.Format() + ")"}
	for _, more := range []string{s.Who, s.Product} {
		if more != "" {
			words = append(words, more)
		}
	}
	return strings.Join(words, "; ")
}

// The fields of a line, as differences and the record name them.
const (
	FieldSolution = "solution"
	FieldLeader   = "leader"
	FieldOfficer  = "officer"
	FieldSteps    = "steps"
	FieldDue      = "due"
	FieldProduct  = "product"
)

// Fields lists them in the order pages show them.
func Fields() []string {
	return []string{FieldSolution, FieldLeader, FieldOfficer, FieldSteps, FieldDue, FieldProduct}
}

// Record writes the line's fields as texts; steps are a line each, days are
// "2026-03-31". Empty fields are left out.
func (l Line) Record() assignment.Record {
	steps := make([]string, len(l.Steps))
	for i, s := range l.Steps {
		steps[i] = s.String()
	}
	r := assignment.Record{
		FieldSolution: l.Solution, FieldLeader: l.Leader.String(), FieldOfficer: l.Officer.String(),
		FieldSteps: strings.Join(steps, "\n"), FieldDue: l.Due.String(), FieldProduct: l.Product,
	}
	for field, value := range r {
		if value == "" {
			delete(r, field)
		}
	}
	return r
}
