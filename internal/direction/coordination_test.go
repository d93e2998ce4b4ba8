package direction_test

import (
	"context"
	"slices"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/direction"
	"dondoc/internal/errs"
)

func part(units ...string) direction.Request {
	return direction.Request{Kind: direction.Part, Units: units, Words: "Góp ý dự thảo", Due: day("2026-03-20")}
}

func (r *room) involve(who string, next int, q direction.Request) ([]direction.Coordination, error) {
	return r.Involve(context.Background(), r.as(who), r.duty.ID, next, q)
}

func (r *room) involved(q direction.Request) direction.Coordination {
	r.Helper()
	made, err := r.involve("officer-a", 1, q)
	if err != nil {
		r.Fatal(err)
	}
	return made[0]
}

func (r *room) coordinate(who string, c direction.Coordination, act direction.Act, words, on string) (direction.Coordination, error) {
	d := direction.Deed{ID: c.ID, Version: c.Version, Act: act, Words: words}
	if on != "" {
		d.Day = day(on)
	}
	return r.Coordinate(context.Background(), r.as(who), d)
}

// coordinated is coordinate where it must succeed.
func (r *room) coordinated(who string, c direction.Coordination, act direction.Act, words, on string) direction.Coordination {
	r.Helper()
	c, err := r.coordinate(who, c, act, words, on)
	if err != nil {
		r.Fatalf("%s, %s: %v", who, act, err)
	}
	return c
}

func TestACoordinatorAnswersForItsOwnPart(t *testing.T) {
	each(t, func(r *room) {
		c := r.involved(part("b")) // the heir of the organisation the document names
		if answer, _ := r.owed("officer-b"); !slices.Equal(answer, []string{c.ID}) {
			r.Errorf("the coordinator owes %v", answer)
		}
		c = r.coordinated("officer-b", c, direction.Receive, "", "")
		c = r.coordinated("officer-b", c, direction.Answer, "Thống nhất", "2026-03-02")
		if _, judge := r.owed("head-a"); !slices.Equal(judge, []string{c.ID}) {
			r.Errorf("the lead judges %v", judge)
		}
		if _, judge := r.owed("office"); judge != nil {
			r.Errorf("the office, which did not ask, judges %v", judge)
		}
		r.on("2026-03-05")
		c = r.coordinated("head-a", c, direction.SendBack, "Chưa có số liệu", "2026-03-25")
		if c.Due != day("2026-03-25") || !c.AnsweredOn.IsZero() || c.State != direction.Returned {
			r.Errorf("sent back: %+v", c)
		}
		c = r.coordinated("head-b", c, direction.Answer, "Kèm số liệu", "")
		c = r.coordinated("officer-a", c, direction.Accept, "", "")
		view, err := r.Coordination(context.Background(), r.as("viewer"), c.ID)
		if err != nil || view.Coordination.State != direction.Accepted || len(view.Coordination.Steps) != 5 || view.Possible != nil {
			r.Errorf("%+v, %v", view, err)
		}
		want := []string{
			"coordination.ask", "coordination.receive", "coordination.answer", "coordination.send_back", "coordination.answer", "coordination.accept",
		}
		if got := r.acts("task", "t"); !slices.Equal(got[len(got)-len(want):], want) {
			r.Errorf("on record: %v", got)
		}
		duty, err := r.assignments.Show(context.Background(), r.as("office"), r.duty.ID)
		if err != nil || duty.Assignment.Version != r.duty.Version {
			r.Errorf("coordination changed the duty: %+v, %v", duty.Assignment, err)
		}
	})
}

func TestWhatMayNotBeAsked(t *testing.T) {
	each(t, func(r *room) {
		late := part("b")
		late.Due = day("2026-07-01")
		past, silent, kindless, undated := part("b"), part("b"), part("b"), part("b")
		past.Due, silent.Words, kindless.Kind, undated.Due = day("2026-03-01"), "  ", "x", day("2026-03-01").AddDays(-1)
		cases := []struct {
			what, who string
			next      int
			q         direction.Request
			kind      errs.Kind
			key       string
		}{
			{"an officer of another agency", "officer-c", 1, part("b"), errs.Forbidden, "assignment.not_yours"},
			{"the coordinator", "officer-b", 1, part("b"), errs.Forbidden, "assignment.not_yours"},
			{"a part of no coordinator", "officer-a", 1, part("c"), errs.Refused, "coordination.not_named"},
			{"an organisation that ended", "officer-a", 1, part("old"), errs.Refused, "assignment.unit_ended"},
			{"itself", "officer-a", 1, part("a"), errs.Invalid, "coordination.own_unit"},
			{"twice", "officer-a", 1, part("b", "b"), errs.Invalid, "coordination.twice"},
			{"nobody", "officer-a", 1, part(), errs.Invalid, "coordination.no_unit"},
			{"one that does not exist", "officer-a", 1, part("none"), errs.NotFound, "org.unknown"},
			{"after the duty", "officer-a", 1, late, errs.Refused, "coordination.after_duty"},
			{"a past day", "officer-a", 1, past, errs.Invalid, "direction.past_day"},
			{"without words", "officer-a", 1, silent, errs.Invalid, "direction.no_words"},
			{"an unknown kind", "officer-a", 1, kindless, errs.Invalid, "coordination.no_kind"},
			{"an old form", "officer-a", 2, part("b"), errs.Conflict, "direction.list_changed"},
		}
		for _, c := range cases {
			_, err := r.involve(c.who, c.next, c.q)
			r.refused(c.what, c.kind, c.key, err)
		}
		late.AfterDuty = true
		r.involved(late)
		_, err := r.involve("officer-a", 1, late)
		r.refused("a form sent twice", errs.Conflict, "direction.list_changed", err)
	})
}

// When the duty's own last day has passed, every day one can name lies after it, and there is nothing to confirm.
func TestAPartOfALateDuty(t *testing.T) {
	each(t, func(r *room) {
		r.on("2026-07-02")
		q := part("b")
		q.Due = day("2026-07-15")
		r.involved(q)
	})
}

// Part III of a decision: whoever leads asks anybody for information and figures.
func TestInformationIsAskedOfAnybody(t *testing.T) {
	each(t, func(r *room) {
		c := r.involved(direction.Request{Kind: direction.Information, Units: []string{"c", "b"}, Words: "Số liệu 2025", Due: day("2026-03-10")})
		_, err := r.coordinate("officer-b", c, direction.Answer, "x", "")
		r.refused("another organisation answers", errs.Forbidden, "direction.not_yours", err)
		r.on("2026-03-11")
		silent, err := r.Silences(context.Background(), r.as("viewer"))
		if err != nil || silent[r.duty.ID].Coordinations != 2 {
			r.Errorf("silence is not visible: %v, %v", silent, err)
		}
		rows, err := r.CoordinationRows(context.Background(), r.as("office"), direction.Filter{Circle: direction.Everyones, Overdue: true}, assignment.Page{})
		if err != nil || len(rows) != 2 || rows[0].Total != 2 || rows[0].Matter().OverdueOn(day("2026-03-11")) != 1 {
			r.Errorf("the office sees %+v, %v", rows, err)
		}
		c = r.coordinated("officer-c", c, direction.Decline, "Không quản lý số liệu này", "")
		c = r.coordinated("officer-a", c, direction.SendBack, "Có trong niên giám", "")
		c = r.coordinated("officer-c", c, direction.Answer, "Gửi kèm", "")
		if c.LateBy() != 1 {
			r.Errorf("late by %d", c.LateBy())
		}
	})
}

func TestWhatMayNotBeAnswered(t *testing.T) {
	each(t, func(r *room) {
		r.user("both", r.as("officer-a").Grants[0], r.as("officer-b").Grants[0])
		c := r.involved(part("b"))
		refused := func(what, who string, act direction.Act, words, on string, kind errs.Kind, key string) {
			_, err := r.coordinate(who, c, act, words, on)
			r.refused(what, kind, key, err)
		}
		r.on("2026-03-10")
		refused("an officer of another agency", "officer-c", direction.Answer, "x", "", errs.Forbidden, "assignment.not_yours")
		refused("the lead answers for it", "officer-a", direction.Answer, "x", "", errs.Forbidden, "assignment.not_yours")
		refused("it accepts itself", "officer-b", direction.Accept, "", "", errs.Forbidden, "assignment.not_yours")
		refused("no words", "officer-b", direction.Answer, "", "", errs.Invalid, "direction.no_words")
		refused("no reason", "officer-b", direction.Decline, "", "", errs.Invalid, "direction.no_words")
		refused("in the future", "officer-b", direction.Answer, "x", "2026-03-11", errs.Invalid, "assignment.future_day")
		refused("too far back", "officer-b", direction.Answer, "x", "2026-03-05", errs.Refused, "assignment.too_far_back")
		refused("nothing to accept", "officer-a", direction.Accept, "", "", errs.Conflict, "direction.now.waiting")
		_, err := r.assignments.Submit(context.Background(), r.as("officer-b"),
			assignment.Ref{ID: r.duty.ID, Version: r.duty.Version}, assignment.Claim{Day: day("2026-03-10"), Words: "xong"})
		r.refused("the coordinator reports for the lead", errs.Forbidden, "assignment.not_yours", err)

		first := c
		c = r.coordinated("both", c, direction.Answer, "x", "")
		refused("whoever answered accepts", "both", direction.Accept, "", "", errs.Forbidden, "direction.own_answer")
		c = first
		refused("the form is sent twice", "both", direction.Answer, "x", "", errs.Conflict, "direction.stale")
		refused("two at once", "officer-b", direction.Decline, "x", "", errs.Conflict, "direction.stale")
	})
}

// A part that is asked today and stated before it was asked would rewrite what happened.
func TestAnAnswerIsNotOlderThanItsQuestion(t *testing.T) {
	each(t, func(r *room) {
		c := r.involved(part("b"))
		_, err := r.coordinate("officer-b", c, direction.Answer, "x", "2026-03-01")
		r.refused("before it was asked", errs.Invalid, "direction.before_asked", err)
	})
}

// What belongs to a duty that is at an end waits for nobody.
func TestCoordinationEndsWithItsDuty(t *testing.T) {
	each(t, func(r *room) {
		c := r.involved(part("b"))
		_, err := r.assignments.Close(context.Background(), r.as("office"), assignment.Ref{ID: r.duty.ID, Version: r.duty.Version}, "đã thay")
		if err != nil {
			r.Fatal(err)
		}
		if answer, _ := r.owed("officer-b"); answer != nil {
			r.Errorf("still owed: %v", answer)
		}
		_, err = r.coordinate("officer-b", c, direction.Answer, "x", "")
		r.refused("an answer", errs.Conflict, "assignment.not_now", err)
		_, err = r.involve("officer-a", 2, part("b"))
		r.refused("another request", errs.Conflict, "assignment.not_now", err)
	})
}
