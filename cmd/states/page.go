package main

import (
	"cmp"
	"fmt"
	"strings"

	"dondoc/internal/assignment"
)

// Page is the reference of the states of an assignment: a diagram of the work, and the whole table.
func Page() string {
	var b strings.Builder
	b.WriteString("# The states of an assignment\n\n" +
		"Printed by `make states` from the table `assignment.Rules`; a test compares. An empty cell of states means any; an\n" +
		"empty result leaves things as they are. Whether an assignment is overdue is no state: it is computed when read.\n\n" +
		"## The work\n\n```mermaid\nstateDiagram-v2\n  [*] --> assigned\n")
	for _, e := range edges() {
		fmt.Fprintf(&b, "  %s --> %s: %s\n", e.from, e.to, e.by)
	}
	b.WriteString("```\n\n## Every move\n\n" +
		"| Move | Who | Work | Claim | Pending request | Work then | Claim then | Request then |\n|---|---|---|---|---|---|---|---|\n")
	for _, r := range assignment.Rules() {
		b.WriteString(row(r))
	}
	return b.String()
}

func row(r assignment.Rule) string {
	cells := []string{
		moveName(r.Move), join(r.By), join(r.Work), join(r.Confirmation), pendingName(r), string(r.ToWork),
		string(r.ToConfirm), fateName(r.Requests),
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

func moveName(m assignment.Move) string {
	if m.Kind == assignment.NoRequest {
		return string(m.Act)
	}
	return string(m.Act) + " (" + string(m.Kind) + ")"
}

func join[S ~string](values []S) string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return strings.Join(all, ", ")
}

func pendingName(r assignment.Rule) string {
	switch r.Pending {
	case assignment.Nothing:
		return "none"
	case assignment.This:
		return "this one"
	default:
		return ""
	}
}

func fateName(f assignment.Fate) string {
	switch f {
	case assignment.Begins:
		return "begins"
	case assignment.Ends:
		return "is answered"
	case assignment.Lapses:
		return "lapses"
	case assignment.LapsesButExtended:
		return "lapses, an extension stays"
	default:
		return ""
	}
}

// An edge is a way from one state of the work to another, with the moves that take it.
type edge struct {
	from, to assignment.Work
	by       string
}

func edges() []edge {
	var all []edge
	for _, r := range assignment.Rules() {
		if r.ToWork == "" {
			continue
		}
		for _, from := range r.Work {
			all = add(all, edge{from, r.ToWork, moveName(r.Move)})
		}
	}
	return all
}

func add(all []edge, e edge) []edge {
	for i, other := range all {
		if cmp.Or(cmp.Compare(other.from, e.from), cmp.Compare(other.to, e.to)) == 0 {
			all[i].by += ", " + e.by
			return all
		}
	}
	return append(all, e)
}
