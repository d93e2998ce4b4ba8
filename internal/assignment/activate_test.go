package assignment_test

import (
	"context"
	"slices"
	"strconv"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// succeed ends an organisation on 2025-02-28 in favour of others.
func (r *room) succeed(from string, certainty org.Certainty, heirs ...string) {
	r.t.Helper()
	r.unit(org.Unit{ID: from, Kind: org.Department, Parent: "tinh", To: day("2025-02-28"), Names: official("Sở " + from)})
	for _, heir := range heirs {
		s := org.Succession{ID: r.newID(), Predecessor: from, Heir: heir, Kind: org.Merge, On: day("2025-03-01"), Certainty: certainty}
		r.must(func(t filling) error { return t.InsertSuccession(s) })
	}
}

func TestNothingStartsBeforeTheDocumentIsSigned(t *testing.T) {
	each(t, func(r *room) {
		r.issue(aTask("1", due("2026-06-30"), "a"))
		ctx := context.Background()
		if _, err := r.Activate(ctx, r.as("head-a"), "p", r.activation(nil)); errs.KindOf(err) != errs.Forbidden {
			r.t.Errorf("a leader: %v", err)
		}
		wrong := r.activation(nil)
		wrong.SignedOn = day("2026-02-17")
		if _, err := r.Activate(ctx, r.as("office"), "p", wrong); !errs.Is(err, errs.Invalid, "assignment.not_the_document") {
			r.t.Errorf("another day: %v", err)
		}
		r.activate(nil)
		ready, err := r.Readiness(ctx, r.as("office"), "p", nil)
		if err != nil || ready.Signature.ByName != "Người office" || ready.Signature.Number != "7/QĐ-UBND" {
			r.t.Errorf("%+v, %v", ready.Signature, err)
		}
	})
}

func TestDocumentWithoutNumberOrDay(t *testing.T) {
	each(t, func(r *room) {
		r.programme.Document.NumberKey, r.programme.Document.IssuedOn = "", calendar.Day{}
		r.issue(aTask("1", due("2026-06-30"), "a"))
		if _, err := r.Activate(context.Background(), r.as("office"), "p", r.activation(nil)); !errs.Is(err, errs.Refused, assignment.UnsignedNumber) {
			r.t.Errorf("got %v", err)
		}
		ready, err := r.Readiness(context.Background(), r.as("office"), "p", nil)
		if want := []string{assignment.UnsignedNumber, assignment.UnsignedDay}; err != nil || !slices.Equal(ready.Unsigned, want) {
			r.t.Errorf("unsigned: %v, %v", ready.Unsigned, err)
		}
	})
}

// gapCases are tasks of one programme: what each lacks, and the answer of a person that makes it whole.
func gapCases() []gapCase {
	event := task.Deadline{
		Kind: calendar.Event, Phrase: "trong 10 ngày kể từ khi được giao vốn", Event: "được giao vốn", Offset: calendar.Offset{N: 10, Unit: "day"},
	}
	unread := task.Deadline{Kind: calendar.Unresolved, Phrase: "sớm nhất có thể"}
	leads := func(roles ...task.Role) task.Task {
		v := aTask("", due("2026-06-30"))
		v.Roles = roles
		return v
	}
	of := func(ids ...string) task.Task { return aTask("", due("2026-06-30"), ids...) }
	class := func(name string) task.Task { return leads(task.Role{Kind: task.Lead, Name: name, Class: true}) }
	units := func(key string, ids ...string) assignment.Choice {
		return assignment.Choice{Units: map[string][]string{key: ids}}
	}
	on := func(d string) assignment.Choice { return assignment.Choice{Days: map[int]calendar.Day{1: day(d)}} }
	bare := of("a")
	bare.ProductPhrase = ""
	without := assignment.Choice{Without: []assignment.Clarity{assignment.ClearProduct}}
	return []gapCase{
		{"a department", of("a"), "", assignment.Choice{}, []string{"a"}},
		{"joint leads", of("a", "b"), "", assignment.Choice{}, []string{"a", "b"}},
		{"a class", class("các sở, ban, ngành cấp tỉnh"), "", assignment.Choice{}, []string{"a", "b", "c"}},
		{"an open class", class("các sở có liên quan"), assignment.GapClass, units("cac so co lien quan", "b"), []string{"b"}},
		{"a certain heir", of("merged"), "", assignment.Choice{}, []string{"b"}},
		{"two predecessors of one heir", of("merged", "merged-2"), "", assignment.Choice{}, []string{"b"}},
		{"an uncertain heir", of("doubtful"), assignment.GapUncertain, units("doubtful", "c"), []string{"c"}},
		{"a split", of("split"), assignment.GapSeveral, units("split", "a", "c"), []string{"a", "c"}},
		{"no heir on record", of("gone"), assignment.GapEnded, units("gone", "a"), []string{"a"}},
		{"an unknown name", leads(task.Role{Kind: task.Lead, Name: "Trung tâm lạ"}), assignment.GapUnknown, units("trung tam la", "a"), []string{"a"}},
		{"no lead", of(), assignment.GapNoLead, assignment.Choice{}, nil},
		{"no product", bare, assignment.GapProduct, without, []string{"a"}},
		{"an event", aTask("", event, "a"), assignment.GapEvent, on("2026-06-20"), []string{"a"}},
		{"not understood", aTask("", unread, "a"), assignment.GapUnresolved, on("2026-06-30"), []string{"a"}},
	}
}

type gapCase struct {
	name    string
	task    task.Task
	problem string // empty: clear by itself
	choice  assignment.Choice
	want    []string // units
}

func TestGapsAndChoices(t *testing.T) {
	each(t, func(r *room) {
		r.succeed("merged", org.High, "b")
		r.succeed("merged-2", org.High, "b")
		r.succeed("doubtful", org.Medium, "b")
		r.succeed("split", org.High, "a", "b")
		r.succeed("gone", org.High)
		cases, tasks, choices := gapCases(), []task.Task(nil), map[string]assignment.Choice{}
		for i, c := range cases {
			c.task.ID = strconv.Itoa(i)
			tasks, choices[c.task.ID] = append(tasks, c.task), c.choice
		}
		r.issue(tasks...)
		first := r.activate(nil)
		made, left := first.Made, first.Left
		made = append(made, r.activate(choices).Made...)
		for i, c := range cases {
			r.closed(c, strconv.Itoa(i), made, left)
		}
		if again := r.activate(nil); len(again.Made) != 0 || len(again.Left) != 1 || again.Left[0].Problem != assignment.GapNoLead {
			r.t.Errorf("once more: made %d, left %+v", len(again.Made), again.Left)
		}
	})
}

// closed checks what became of one case's task.
func (r *room) closed(c gapCase, id string, made []assignment.Assignment, left []assignment.Gap) {
	r.t.Helper()
	var problems, units []string
	for _, g := range left {
		if g.Task == id {
			problems = append(problems, g.Problem)
		}
	}
	if want := slices.DeleteFunc([]string{c.problem}, func(s string) bool { return s == "" }); !slices.Equal(problems, want) {
		r.t.Errorf("%s: gaps %v, want %v", c.name, problems, want)
	}
	for _, a := range made {
		if a.Task != id {
			continue
		}
		units = append(units, a.Unit)
		if a.Original != day("2026-06-30") || a.Due != a.Original || a.State != assignment.Start() {
			r.t.Errorf("%s: %+v", c.name, a)
		}
		if heir := a.Predecessor != ""; heir != (a.Lead != a.Unit && r.isUnit(a.Lead)) {
			r.t.Errorf("%s: predecessor of %s for %s: %q", c.name, a.Unit, a.Lead, a.Predecessor)
		}
		r.replayed(a.ID)
	}
	if !slices.Equal(units, c.want) {
		r.t.Errorf("%s: assigned to %v, want %v", c.name, units, c.want)
	}
}

func (r *room) isUnit(id string) bool {
	return slices.Contains([]string{"merged", "merged-2", "doubtful", "split", "gone"}, id)
}

func TestInstalmentsAndRhythms(t *testing.T) {
	twice := aTask("1", due("2026-06-30"), "a")
	twice.Deadlines = append(twice.Deadlines, due("2026-12-31"))
	yearly := task.Deadline{Kind: calendar.Recurring, Every: calendar.EveryYear}
	none := aTask("4", task.Deadline{}, "a")
	none.Deadlines = nil
	each(t, func(r *room) {
		r.issue(twice, aTask("2", yearly, "a"), aTask("3", task.Deadline{Kind: calendar.Ongoing}, "a"), none)
		type row struct {
			Task       string
			Instalment int
			Due        calendar.Day
			Rhythm     assignment.Rhythm
		}
		var got []row
		for _, a := range r.activate(nil).Made {
			got = append(got, row{a.Task, a.Instalment, a.Due, a.Rhythm})
		}
		same(r.t, "assignments", []row{
			{"1", 1, day("2026-06-30"), ""}, {"1", 2, day("2026-12-31"), ""}, {"2", 1, calendar.Day{}, assignment.Yearly},
			{"3", 1, calendar.Day{}, assignment.Quarterly}, {"4", 1, calendar.Day{}, assignment.Quarterly},
		}, got)
	})
}

// Chosen tasks alone; the others follow later, and a lead handed on meanwhile is not assigned again.
func TestActivationInParts(t *testing.T) {
	each(t, func(r *room) {
		r.issue(aTask("1", due("2026-06-30"), "a"), aTask("2", due("2026-06-30"), "b"))
		part := r.activation(nil)
		part.Tasks = []string{"2"}
		done, err := r.Activate(context.Background(), r.as("office"), "p", part)
		if err != nil || len(done.Made) != 1 || done.Made[0].Task != "2" {
			r.t.Fatalf("%+v, %v", done, err)
		}
		if _, err := r.Hand(context.Background(), r.as("office"), ref(done.Made[0]), "c", "đúng chức năng"); err != nil {
			r.t.Fatal(err)
		}
		ready, err := r.Readiness(context.Background(), r.as("office"), "p", nil)
		if err != nil || !slices.Equal(ready.Ready, []string{"1"}) || !slices.Equal(ready.Active, []string{"2"}) || ready.Planned != 1 {
			r.t.Errorf("%+v, %v", ready, err)
		}
		if rest := r.activate(nil); len(rest.Made) != 1 || rest.Made[0].Task != "1" {
			r.t.Errorf("then %+v", rest.Made)
		}
	})
}

// Domain rule 19: no storm, dates kept, done with evidence however long ago; what lies ahead is followed.
func TestRetrospectiveProgramme(t *testing.T) {
	each(t, func(r *room) {
		r.programme.Retrospective = true
		r.issue(aTask("1", due("2022-06-30"), "a"), aTask("2", due("2026-12-31"), "a"))
		made := r.activate(nil).Made
		old, ahead := made[0], made[1]
		if !old.Historic || ahead.Historic || old.TimelinessOn(day("2026-03-02")) != assignment.Passed {
			r.t.Errorf("historic %v and %v, %s", old.Historic, ahead.Historic, old.TimelinessOn(day("2026-03-02")))
		}
		mine, err := r.Mine(context.Background(), r.as("officer-a"), "", assignment.Page{})
		desk, failed := r.Desk(context.Background(), r.as("officer-a"), assignment.Filter{Unit: "a", Facet: assignment.FacetHistoric}, assignment.Page{})
		if err != nil || failed != nil || len(mine) != 1 || mine[0].Assignment.ID != ahead.ID || mine[0].Total != 1 ||
			desk.Counts.Of(assignment.FacetUnreceived) != 1 || len(desk.Rows) != 1 {
			r.t.Errorf("prompts %+v, desk %+v; %v, %v", mine, desk, err, failed)
		}
		old = r.do(old, r.receive("officer-a")) // it can still be received
		recall := func(v assignment.Recollection) step {
			return func(a assignment.Assignment) (assignment.Assignment, error) {
				return r.Recall(context.Background(), r.as("office"), ref(a), v)
			}
		}
		then := assignment.Recollection{SubmittedOn: day("2022-06-15"), Evidence: "Báo cáo số 9"}
		r.refused(errs.Refused, "assignment.not_historic", ahead, recall(then))
		r.refused(errs.Invalid, "assignment.no_reason", old, recall(assignment.Recollection{SubmittedOn: day("2022-06-15")}))
		r.refused(errs.Invalid, "assignment.accepted_before", old,
			recall(assignment.Recollection{SubmittedOn: day("2022-06-15"), AcceptedOn: day("2022-06-14"), Evidence: "x"}))
		old = r.do(old, recall(then))
		if old.State.Work != assignment.Completed || old.TimelinessOn(day("2026-03-02")) != assignment.OnTime || old.AcceptedOn != day("2022-06-15") {
			r.t.Errorf("%+v", old)
		}
		r.replayed(old.ID)
		if _, err := r.Reopen(context.Background(), r.as("office"), ref(old), "ghi nhầm"); err != nil {
			r.t.Error(err)
		}
	})
}

// A parent is done when all it requires is (domain rule 3).
func TestDone(t *testing.T) {
	with := func(works ...assignment.Work) (all []assignment.Assignment) {
		for _, w := range works {
			all = append(all, assignment.Assignment{Required: true, State: assignment.State{Work: w}})
		}
		return all
	}
	cases := []struct {
		name string
		all  []assignment.Assignment
		want bool
	}{
		{"none", nil, false},
		{"all", with(assignment.Completed, assignment.Completed), true},
		{"one is late", with(assignment.Completed, assignment.Underway), false},
		{"one was revoked", with(assignment.Completed, assignment.Revoked), true},
		{"only closed ones", with(assignment.Closed), false},
		{"one is not required", append(with(assignment.Completed), assignment.Assignment{}), true},
	}
	for _, c := range cases {
		if got := assignment.Done(c.all); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// Where the shares of a task stand takes the place of what the document says (domain rule 5).
func TestScheduleKey(t *testing.T) {
	share := func(w assignment.Work, due, submitted string) assignment.Assignment {
		a := assignment.Assignment{State: assignment.State{Work: w}}
		if due != "" {
			a.Due = day(due)
		}
		if submitted != "" {
			a.SubmittedOn = day(submitted)
		}
		return a
	}
	window, historic := share(assignment.Underway, "2026-06-30", ""), share(assignment.Underway, "2022-06-30", "")
	window.Deadline.From, historic.Historic = day("2026-05-01"), true
	cases := []struct {
		name string
		all  []assignment.Assignment
		want string
	}{
		{"an extended day", []assignment.Assignment{share(assignment.Underway, "2027-02-28", "")}, "given//2027-02-28"},
		{"not received yet", []assignment.Assignment{share(assignment.Assigned, "2026-06-30", "")}, "given//2026-06-30"},
		{"a window", []assignment.Assignment{window}, "given/2026-05-01/2026-06-30"},
		{"undated", []assignment.Assignment{share(assignment.Underway, "", "")}, "ongoing//"},
		{"handed in", []assignment.Assignment{share(assignment.Underway, "2026-06-30", "2026-06-01")}, "handed//"},
		{"done", []assignment.Assignment{share(assignment.Completed, "2026-06-30", "2026-06-01")}, "done//"},
		{"past before it was given", []assignment.Assignment{historic}, "due//2022-06-30"},
		{"revoked, closed", []assignment.Assignment{share(assignment.Revoked, "", ""), share(assignment.Closed, "2026-06-30", "")}, "ended//"},
		{"suspended", []assignment.Assignment{share(assignment.Suspended, "2026-06-30", "")}, "suspended//"},
		{"shares", []assignment.Assignment{
			share(assignment.Underway, "2026-06-30", ""), share(assignment.Completed, "2026-06-30", "2026-05-01"),
			share(assignment.Underway, "2026-06-30", ""),
		}, "done//;given//2026-06-30"},
	}
	for _, c := range cases {
		if got := assignment.ScheduleKey(c.all); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}
