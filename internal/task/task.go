// Package task owns what organisations must do, with whom, by when: tasks,
// their typed roles, deadlines, dependencies, and the schedule status on a day.
// It does not own products (deliverable) nor progress.
package task

import (
	"dondoc/internal/calendar"
	"dondoc/internal/programme"
	"dondoc/internal/text"
)

// Source says which of the document's two texts a task was read from.
type Source string

// The texts a task can stand in.
const (
	Appendix Source = "appendix" // a row of the appendix
	Body     Source = "body"     // an item of the prose
)

// Task is one assignment of an issued programme.
type Task struct {
	ID        string
	Programme string
	Edition   int    // the edition that brought it
	Group     string // group id; empty if none
	Ref       string // the number the document gives, "IV.2"
	Ordinal   int    // position in the document
	Content   string
	Source    Source
	// Listed tasks are the programme's; an unlisted one is prose kept beside
	// the row that says the same, or undecided in the reconciliation.
	Listed             bool
	LeadPhrase         string // verbatim
	CoordinatingPhrase string
	ProductPhrase      string
	Roles              []Role
	Deadlines          []Deadline // instalments in order; none: no phrase
	DependsOn          []string   // task ids
	Covers             []string   // of a body task: the appendix tasks that say the same
	Doubts             []string   // fields a person should check
	Place              programme.Place
	Version            int
}

// RoleKind is a part an organisation has in a task.
type RoleKind string

// The typed roles.
const (
	Lead        RoleKind = "lead"        // chủ trì
	Coordinator RoleKind = "coordinator" // phối hợp
	Supervisor  RoleKind = "supervisor"  // theo dõi
	Recipient   RoleKind = "recipient"   // receives the product where another than the issuer is named
	Submitter   RoleKind = "submit"
	Examiner    RoleKind = "examine"
	Participant RoleKind = "participate"
	Monitor     RoleKind = "monitor"
	Reporter    RoleKind = "report"
)

// Role names who has a part. A class of organisations stays a class until the
// programme is activated.
type Role struct {
	Kind  RoleKind
	Name  string // spelled out, as the document names it
	Org   string // organisation id; empty for a class or an unknown name
	Class bool   // "các sở, ban, ngành"
}

// Key identifies the holder of a role for filters: the organisation's id, or the
// folded name of a class or an unknown organisation.
func (r Role) Key() string {
	if r.Org != "" {
		return r.Org
	}
	return text.Fold(r.Name)
}

// Deadline is a deadline as the document words it, with the dates read from it.
type Deadline = calendar.Deadline
