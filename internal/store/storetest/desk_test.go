package storetest_test

import (
	"slices"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
)

// everyKind are duties in every state on every axis, dated and handed in on each side of the days that matter.
func (d duty) everyKind(today, soon calendar.Day) (all []assignment.Assignment) {
	dues := []calendar.Day{{}, today.AddDays(-1), today, soon, soon.AddDays(1)}
	handed := []calendar.Day{{}, today.AddDays(-1), today}
	requests := []assignment.RequestKind{assignment.NoRequest, assignment.Closing}
	for _, work := range assignment.Works() {
		for _, confirmation := range assignment.Confirmations() {
			for i, due := range dues {
				for j, on := range handed {
					a := d.anAssignment(len(all) + 1)
					a.State = assignment.State{Work: work, Confirmation: confirmation, Request: requests[(i+j)%2]}
					a.Due, a.SubmittedOn, a.Historic = due, on, (i+j)%3 == 2
					all = append(all, a)
				}
			}
		}
	}
	return all
}

// in says in the domain's words what the store says in SQL.
func in(f assignment.Facet, a assignment.Assignment, today, soon calendar.Day) bool {
	timely, s := a.TimelinessOn(today), a.State
	open := slices.Contains([]assignment.Work{assignment.Assigned, assignment.Underway, assignment.Suspended, assignment.Declined}, s.Work)
	toDo := (s.Work == assignment.Assigned || s.Work == assignment.Underway) && a.SubmittedOn.IsZero()
	done := s.Work == assignment.Completed
	if a.Historic || f == assignment.FacetHistoric {
		return a.Historic && f == assignment.FacetHistoric
	}
	return map[assignment.Facet]bool{
		assignment.FacetOpen:         open,
		assignment.FacetUnreceived:   s.Work == assignment.Assigned,
		assignment.FacetOverdue:      toDo && timely == assignment.Overdue,
		assignment.FacetSoon:         toDo && timely == assignment.Open && !a.Due.After(soon),
		assignment.FacetLater:        toDo && timely == assignment.Open && a.Due.After(soon),
		assignment.FacetUndated:      toDo && timely == assignment.Untimed,
		assignment.FacetReturned:     open && s.Confirmation == assignment.Returned,
		assignment.FacetWithLeader:   s.Confirmation == assignment.AwaitingLeader,
		assignment.FacetWithAssigner: s.Confirmation == assignment.AwaitingAssigner,
		assignment.FacetHanded:       (s.Work == assignment.Assigned || s.Work == assignment.Underway) && !a.SubmittedOn.IsZero(),
		assignment.FacetRequested:    s.Request != assignment.NoRequest,
		assignment.FacetSuspended:    s.Work == assignment.Suspended,
		assignment.FacetDeclined:     s.Work == assignment.Declined,
		assignment.FacetUnposted:     open && a.Post == "",
		assignment.FacetDone:         done,
		assignment.FacetDoneInTime:   done && timely == assignment.OnTime,
		assignment.FacetDoneLate:     done && timely == assignment.Late,
		assignment.FacetDoneUndated:  done && timely == assignment.Untimed,
		assignment.FacetEnded:        s.Work == assignment.Closed || s.Work == assignment.Revoked,
	}[f]
}

// A figure, the list that makes it and the rule agree, for every facet and every state.
func TestFacetsCountWhatTheyList(t *testing.T) {
	each(t, func(w world) {
		d, today, soon := insertDuty(w), day("2026-06-30"), day("2026-07-15")
		all := d.everyKind(today, soon)
		insertAssignments(w, all...)
		filter := assignment.Filter{Unit: d.unit.ID, Day: today, Soon: soon}
		counts := get(w, func(t every) (assignment.Counts, error) { return t.AssignmentCounts(filter) })
		for _, facet := range assignment.Facets() {
			want := 0
			for _, a := range all {
				if in(facet, a, today, soon) {
					want++
				}
			}
			filter.Facet = facet
			rows := get(w, func(t every) ([]assignment.Row, error) { return t.AssignmentRows(filter, assignment.Page{}) })
			for _, row := range rows {
				if !in(facet, row.Assignment, today, soon) {
					w.Errorf("%s lists %+v", facet, row.Assignment.State)
				}
			}
			total := get(w, func(t every) (int, error) { return t.CountAssignments(filter) })
			equal(w, string(facet), []int{want, want, want}, []int{counts.Of(facet), len(rows), total})
		}
	})
}

// The step of SQL is the step of the rule, its number that of all, and a page of each step is the most urgent of it.
func TestStepsAreThoseOfTheRule(t *testing.T) {
	each(t, func(w world) {
		d, today, soon := insertDuty(w), day("2026-06-30"), day("2026-07-15")
		officer := aUser("canbo", "Cán bộ")
		officer.Grants = []access.Grant{{Role: access.Officer, Org: d.unit.ID}}
		w.write(func(t every) error { return t.InsertUser(officer) })
		all := d.everyKind(today, soon)
		insertAssignments(w, all...)
		want := map[assignment.Step]int{}
		for _, a := range all {
			want[a.StepOn(today, soon)]++
		}
		filter, got := assignment.Filter{Holder: officer.ID, Day: today, Soon: soon}, map[assignment.Step]int{}
		rows := get(w, func(t every) ([]assignment.StepRow, error) {
			return t.AssignmentSteps(filter, assignment.Page{Limit: 2})
		})
		for i, r := range rows {
			if a := r.Assignment; a.StepOn(today, soon) != r.Step {
				w.Errorf("%+v, due %s, is %s by the rule and %s in SQL", a.State, a.Due, a.StepOn(today, soon), r.Step)
			}
			if i > 0 && rows[i-1].Step == r.Step && !r.Assignment.Due.IsZero() && r.Assignment.Due.Before(rows[i-1].Assignment.Due) {
				w.Errorf("%s is not in the order of the last days", r.Step)
			}
			got[r.Step] = r.Total
		}
		equal(w, "steps", want, got)
		equal(w, "two of each", 2*len(assignment.Steps()), len(rows))
		filter.Step = assignment.StepSoon
		next := get(w, func(t every) ([]assignment.StepRow, error) {
			return t.AssignmentSteps(filter, assignment.Page{Limit: 2, Offset: 2})
		})
		if len(next) == 0 || next[0].Step != assignment.StepSoon || next[0].Total != want[assignment.StepSoon] {
			w.Errorf("the second page of a step: %+v", next)
		}
	})
}
