package direction_test

import (
	"context"
	"slices"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/direction"
	"dondoc/internal/errs"
)

func (r *room) order(due string) direction.Order {
	o := direction.Order{Assignments: []string{r.duty.ID}, Words: "Khẩn trương hoàn thành"}
	if due != "" {
		o.Due = day(due)
	}
	return o
}

func (r *room) instruct(who string, next int, o direction.Order) ([]direction.Instruction, error) {
	return r.Instruct(context.Background(), r.as(who), "t", next, o)
}

func (r *room) instructed(who string, next int, o direction.Order) direction.Instruction {
	r.Helper()
	made, err := r.instruct(who, next, o)
	if err != nil {
		r.Fatal(err)
	}
	return made[0]
}

func (r *room) respond(who string, i direction.Instruction, act direction.Act, words string) (direction.Instruction, error) {
	return r.Respond(context.Background(), r.as(who), direction.Deed{ID: i.ID, Version: i.Version, Act: act, Words: words})
}

func (r *room) responded(who string, i direction.Instruction, act direction.Act, words string) direction.Instruction {
	r.Helper()
	i, err := r.respond(who, i, act, words)
	if err != nil {
		r.Fatalf("%s, %s: %v", who, act, err)
	}
	return i
}

func TestAnInstructionIsAnsweredAndJudged(t *testing.T) {
	each(t, func(r *room) {
		i := r.instructed("overseer", 1, r.order("2026-03-10"))
		if answer, _ := r.owed("head-a"); !slices.Equal(answer, []string{i.ID}) {
			r.Errorf("the unit owes %v", answer)
		}
		r.on("2026-03-12")
		if silent, err := r.Silences(context.Background(), r.as("viewer")); err != nil || silent[r.duty.ID].Instructions != 1 {
			r.Errorf("silence is not visible: %v, %v", silent, err)
		}
		i = r.responded("officer-a", i, direction.Answer, "Đã trình")
		if i.LateBy() != 2 {
			r.Errorf("late by %d", i.LateBy())
		}
		for _, who := range []string{"overseer", "office"} {
			if _, judge := r.owed(who); !slices.Equal(judge, []string{i.ID}) {
				r.Errorf("%s judges %v", who, judge)
			}
		}
		if _, judge := r.owed("overseer-2"); judge != nil {
			r.Errorf("another leader judges %v", judge)
		}
		i = r.responded("overseer", i, direction.SendBack, "Chưa rõ ngày")
		i = r.responded("officer-a", i, direction.Answer, "Ngày 15/3")
		i = r.responded("office", i, direction.Accept, "")
		if i.State != direction.Accepted {
			r.Errorf("state %s", i.State)
		}
		if got := r.acts("task", "t"); !slices.Contains(got, "instruction.give") || got[len(got)-1] != "instruction.accept" {
			r.Errorf("on record: %v", got)
		}
	})
}

func TestAnInstructionIsSupersededAndNeverEdited(t *testing.T) {
	each(t, func(r *room) {
		old := r.instructed("overseer", 1, r.order(""))
		if old.State != direction.Informed {
			r.Errorf("without a day it is %s", old.State)
		}
		_, err := r.respond("officer-a", old, direction.Answer, "x")
		r.refused("an answer to what is for information", errs.Conflict, "direction.now.informed", err)

		o := r.order("2026-03-10")
		o.Supersedes = direction.Deed{ID: old.ID, Version: old.Version}
		_, err = r.instruct("overseer", 2, o)
		r.refused("without a reason", errs.Invalid, "direction.no_words", err)
		o.Supersedes.Words = "ghi nhầm hạn"
		_, err = r.instruct("overseer-2", 2, o)
		r.refused("by another leader", errs.Forbidden, "direction.not_yours", err)
		is := r.instructed("overseer", 2, o)
		_, err = r.instruct("overseer", 3, o)
		r.refused("twice", errs.Conflict, "direction.stale", err)
		view, err := r.Instruction(context.Background(), r.as("officer-a"), old.ID)
		if err != nil || view.Instruction.State != direction.Superseded || view.By != is.ID || view.Instruction.Words != old.Words {
			r.Errorf("%+v, %v", view, err)
		}
	})
}

func TestWhatMayNotBeInstructed(t *testing.T) {
	each(t, func(r *room) {
		none, other, twice, silent := r.order(""), r.order(""), r.order(""), r.order("")
		none.Assignments, other.Assignments = nil, []string{"none"}
		twice.Assignments = []string{r.duty.ID, r.duty.ID}
		silent.Words = " "
		cases := []struct {
			what, who string
			next      int
			o         direction.Order
			kind      errs.Kind
			key       string
		}{
			{"the unit itself", "head-a", 1, r.order(""), errs.Forbidden, "assignment.not_yours"},
			{"an officer of another agency", "officer-c", 1, r.order(""), errs.Forbidden, "assignment.not_yours"},
			{"a past day", "overseer", 1, r.order("2026-03-01"), errs.Invalid, "direction.past_day"},
			{"no duty", "overseer", 1, none, errs.Invalid, "instruction.no_duty"},
			{"a duty that does not exist", "overseer", 1, other, errs.NotFound, "assignment.unknown"},
			{"one duty twice", "overseer", 1, twice, errs.Invalid, "instruction.other_task"},
			{"no words", "overseer", 1, silent, errs.Invalid, "direction.no_words"},
			{"an old form", "overseer", 3, r.order(""), errs.Conflict, "direction.list_changed"},
		}
		for _, c := range cases {
			_, err := r.instruct(c.who, c.next, c.o)
			r.refused(c.what, c.kind, c.key, err)
		}
		r.instructed("office", 1, r.order("2026-03-10"))
		_, err := r.instruct("office", 1, r.order("2026-03-10"))
		r.refused("a form sent twice", errs.Conflict, "direction.list_changed", err)

		_, err = r.assignments.Close(context.Background(), r.as("office"), assignment.Ref{ID: r.duty.ID, Version: r.duty.Version}, "đã thay")
		if err != nil {
			r.Fatal(err)
		}
		_, err = r.instruct("overseer", 2, r.order(""))
		r.refused("a finished duty", errs.Conflict, "assignment.not_now", err)
		if silent, err := r.Silences(context.Background(), r.as("office")); err != nil || len(silent) != 0 {
			r.Errorf("a closed duty is silent: %v, %v", silent, err)
		}
	})
}

// The leader who is also an officer of the unit does not accept their own answer.
func TestNobodyAcceptsTheirOwnAnswer(t *testing.T) {
	each(t, func(r *room) {
		r.user("both", r.as("officer-a").Grants[0], r.as("overseer").Grants[0])
		i := r.instructed("both", 1, r.order("2026-03-10"))
		i = r.responded("both", i, direction.Answer, "x")
		_, err := r.respond("both", i, direction.Accept, "")
		r.refused("their own", errs.Forbidden, "direction.own_answer", err)
		_, err = r.Respond(context.Background(), r.as("officer-a"),
			direction.Deed{ID: i.ID, Version: 1, Act: direction.Answer, Words: "y", Day: calendar.Day{}})
		r.refused("two at once", errs.Conflict, "direction.stale", err)
	})
}
