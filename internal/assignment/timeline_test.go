package assignment_test

import (
	"context"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/task"
)

func TestKindsOfEvents(t *testing.T) {
	for act, want := range map[string]assignment.EventKind{
		"assignment.assign": assignment.Assigning, "assignment.assign_post": assignment.Assigning, "assignment.hand": assignment.Assigning,
		"assignment.return": assignment.Completion, "assignment.grant": assignment.Requesting, "assignment.remark": assignment.Discussing,
		"deliverable.add_version": assignment.Products, "progress.file": assignment.Reporting, "plan.approve": assignment.Planning,
		"instruction.give": assignment.Directing, "inspection.answer": assignment.Inspecting, "discussion.edit": assignment.Discussing, "assignment.inspect": assignment.Inspecting,
		"intake.decide": assignment.Sourcing, "": assignment.Sourcing,
	} {
		if got := (assignment.Event{Entry: audit.Entry{Act: act}}).Kind(); got != want {
			t.Errorf("%s is %s, want %s", act, got, want)
		}
	}
}

func (r *room) timeline(f assignment.EventFilter, p assignment.Page) assignment.Timeline {
	r.t.Helper()
	line, err := r.Timeline(context.Background(), r.as("officer-c"), "1", f, p)
	if err != nil {
		r.t.Fatal(err)
	}
	return line
}

func told(line assignment.Timeline) (all []string) {
	for _, e := range line.Events {
		all = append(all, e.Entry.Act)
	}
	return all
}

// Two organisations share the task; one list tells both, and narrows to one.
func TestTimeline(t *testing.T) {
	each(t, func(r *room) {
		about := aTask("1", due("2026-06-30"), "a", "b")
		about.Roles = append(about.Roles, task.Role{Kind: task.Coordinator, Name: "Các sở, ban, ngành", Class: true})
		r.issue(about)
		made := r.activate(nil).Made
		p := r.post("a", "Trưởng phòng", "officer-a")
		r.do(made[0], r.receive("officer-a"), r.charge("head-a", p.ID), r.submit("officer-a", "2026-03-02"))
		r.do(made[1], r.receive("officer-b"))

		same(r.t, "newest first", []string{
			"assignment.receive", "assignment.submit", "assignment.assign_post", "assignment.receive", "assignment.assign", "assignment.assign",
		}, told(r.timeline(assignment.EventFilter{}, assignment.Page{})))
		same(r.t, "a page, oldest first", []string{"assignment.receive", "assignment.assign_post"},
			told(r.timeline(assignment.EventFilter{OldestFirst: true}, assignment.Page{Limit: 2, Offset: 2})))
		same(r.t, "of one organisation", []string{"assignment.receive", "assignment.assign"},
			told(r.timeline(assignment.EventFilter{Unit: "b"}, assignment.Page{})))
		line := r.timeline(assignment.EventFilter{Assignment: made[0].ID, Kind: assignment.Completion}, assignment.Page{Limit: 1})
		same(r.t, "of one kind", []string{"assignment.submit"}, told(line))
		same(r.t, "organisations", []string{"a", "b"}, line.Units)
		whole := r.timeline(assignment.EventFilter{}, assignment.Page{Limit: 1, Offset: 99})
		if whole.Total != 6 || len(whole.Events) != 0 {
			r.t.Errorf("beyond the end: %d of %d", len(whole.Events), whole.Total)
		}
		names := r.timeline(assignment.EventFilter{}, assignment.Page{}).Names
		same(r.t, "names", map[string]string{
			p.ID: "Trưởng phòng", "officer-a": "Người officer-a", "cac so, ban, nganh": "Các sở, ban, ngành",
		}, names)
	})
}

func TestFieldChanges(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"))
		line := r.timeline(assignment.EventFilter{Assignment: a.ID}, assignment.Page{Limit: 1})
		var got []string
		for _, c := range assignment.FieldChanges(line.Events) {
			got = append(got, c.Field+": "+c.From+" → "+c.To+" by "+c.Entry.ActorName)
		}
		same(r.t, "fields", []string{
			"received_on:  → 2026-03-02 by Người officer-a", "work: assigned → underway by Người officer-a",
		}, got)
	})
}

func TestTimelineIsRefused(t *testing.T) {
	each(t, func(r *room) {
		r.given()
		ctx := context.Background()
		if _, err := r.Timeline(ctx, r.as("officer-a"), "none", assignment.EventFilter{}, assignment.Page{}); !errs.Is(err, errs.NotFound, "task.unknown") {
			r.t.Error(err)
		}
		if _, err := r.Timeline(ctx, r.as("officer-a"), "1", assignment.EventFilter{Kind: "x"}, assignment.Page{}); errs.KindOf(err) != errs.Invalid {
			r.t.Error(err)
		}
		if _, err := r.Timeline(ctx, access.Actor{}, "1", assignment.EventFilter{}, assignment.Page{}); errs.KindOf(err) != errs.Unauthenticated {
			r.t.Error(err)
		}
	})
}
