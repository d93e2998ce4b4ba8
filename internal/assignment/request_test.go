package assignment_test

import (
	"context"
	"errors"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

func extension(to string) assignment.Wish {
	return assignment.Wish{Kind: assignment.Extension, Reason: "chờ ý kiến bộ", Day: day(to)}
}

// Domain rule 8, one case at a time.
func TestExtensionIsRefused(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"))
		cases := []struct {
			on, key string
			kind    errs.Kind
			wish    assignment.Wish
		}{
			{"2026-03-02", "assignment.no_reason", errs.Invalid, assignment.Wish{Kind: assignment.Extension, Day: day("2026-07-31")}},
			{"2026-03-02", "assignment.day_not_later", errs.Invalid, extension("2026-06-30")},
			{"2026-07-31", "assignment.asked_late", errs.Refused, extension("2026-08-31")},
		}
		for _, c := range cases {
			r.on(c.on)
			r.refused(c.kind, c.key, a, r.ask("officer-a", c.wish))
		}
		r.on("2026-07-30") // the last day to ask
		a = r.do(a, r.ask("officer-a", extension("2026-08-31")))
		r.refused(errs.Conflict, "assignment.not_now", a, r.ask("head-a", assignment.Wish{Kind: assignment.Suspension, Reason: "x"}))
		r.refused(errs.Forbidden, "assignment.not_yours", a, r.grant("head-a", assignment.Decision{}))
		r.refused(errs.Forbidden, "assignment.not_yours", a, r.ask("officer-b", extension("2026-08-31")))
		r.refused(errs.Invalid, "assignment.longer_than_asked", a, r.grant("office", assignment.Decision{Day: day("2026-09-30")}))
		r.refused(errs.Invalid, "assignment.day_not_later", a, r.grant("office", assignment.Decision{Day: day("2026-06-01")}))
	})
}

// The days to ask in count from when a duty was given, where that was after its last day: nobody could ask before.
func TestAnExtensionOfWhatWasGivenLate(t *testing.T) {
	each(t, func(r *room) {
		r.on("2026-09-01")
		a := r.do(r.given(), r.receive("officer-a"))
		r.on("2026-10-02")
		r.refused(errs.Refused, "assignment.asked_late", a, r.ask("officer-a", extension("2026-11-30")))
		r.on("2026-10-01") // the last day to ask
		r.do(a, r.ask("officer-a", extension("2026-11-30")), r.grant("office", assignment.Decision{}))
	})
}

func TestExtensionsAreGrantedTwice(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"),
			r.ask("officer-a", extension("2026-08-31")), r.grant("office", assignment.Decision{Day: day("2026-07-15"), Reason: "đến giữa tháng"}),
			r.ask("officer-a", extension("2026-08-31")), r.grant("office", assignment.Decision{}))
		if a.Due != day("2026-08-31") || a.Original != day("2026-06-30") || a.Extensions != 2 {
			r.t.Errorf("due %v, original %v, %d extensions", a.Due, a.Original, a.Extensions)
		}
		r.refused(errs.Refused, "assignment.extensions_used", a, r.ask("officer-a", extension("2026-09-30")))
		first := r.show(a.ID).Requests[0]
		if first.State != assignment.RequestGranted || first.GrantedDay != day("2026-07-15") || first.WantedDay != day("2026-08-31") {
			r.t.Errorf("first request: %+v", first)
		}
		r.replayed(a.ID)
	})
}

// Who is both of the unit and of the office cannot answer what they asked.
func TestNobodyDecidesTheirOwnRequest(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"))
		r.people["both"] = r.user("both", r.as("officer-a").Grants[0], r.as("office").Grants[0])
		a = r.do(a, r.ask("both", extension("2026-07-31")))
		r.refused(errs.Forbidden, "assignment.own_request", a, r.grant("both", assignment.Decision{}))
		a = r.do(a, r.grant("office", assignment.Decision{}))
		r.refused(errs.Conflict, "assignment.nothing_pending", a, r.grant("office", assignment.Decision{}))
	})
}

// What becomes of a request when another act succeeds (domain rule 9).
func TestRequestsLapse(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"), r.ask("officer-a", extension("2026-07-31")))
		a, err := r.Hand(context.Background(), r.as("office"), ref(a), "b", "đúng chức năng của sở b")
		if err != nil {
			r.t.Fatal(err)
		}
		v := r.show(a.ID)
		if got := v.Requests[0]; got.State != assignment.RequestLapsed || got.Answer != string(assignment.Hand) || got.DeciderName == "" {
			r.t.Errorf("the request: %+v", got)
		}
		if a.Unit != "b" || a.FirstUnit != "a" || a.State != assignment.Start() || !a.ReceivedOn.IsZero() {
			r.t.Errorf("handed: %+v", a)
		}
		same(r.t, "tenures", []assignment.Tenure{
			{Unit: "a", From: day("2026-03-02"), To: day("2026-03-02")}, {Unit: "b", From: day("2026-03-02")},
		}, v.Tenures)
		r.refused(errs.Forbidden, "assignment.not_yours", a, r.receive("officer-a"))
		past, err := r.List(context.Background(), r.as("officer-a"), assignment.Filter{Unit: "a", Past: true}, assignment.Page{})
		if err != nil || past.Total != 1 || past.Rows[0].Assignment.ID != a.ID {
			r.t.Errorf("the old unit sees %+v, %v", past, err)
		}
		r.replayed(r.do(a, r.receive("head-b")).ID)
	})
}

// Both sides of a transfer are told, the old one for a while (domain rule 9).
func TestTheOldUnitIsToldOfATransfer(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"))
		if _, err := r.Hand(context.Background(), r.as("office"), ref(a), "b", "đúng chức năng của sở b"); err != nil {
			r.t.Fatal(err)
		}
		told := func(who string) []assignment.HandedRow {
			all, err := r.Handed(context.Background(), r.as(who))
			if err != nil {
				r.t.Fatal(err)
			}
			return all
		}
		for _, who := range []string{"officer-a", "head-a"} {
			if got := told(who); len(got) != 1 || got[0].Assignment.ID != a.ID || got[0].From != "a" || got[0].On != day("2026-03-02") {
				r.t.Errorf("%s is told %+v", who, got)
			}
		}
		for _, who := range []string{"officer-b", "office", "head-c"} {
			if got := told(who); len(got) != 0 {
				r.t.Errorf("%s is told %+v", who, got)
			}
		}
		r.on("2026-03-16")
		last := told("head-a")
		r.on("2026-03-17")
		if len(last) != 1 || len(told("head-a")) != 0 {
			r.t.Errorf("on the last day %+v, and after it %+v", last, told("head-a"))
		}
	})
}

func TestTransferAndRefusalOfTheDuty(t *testing.T) {
	each(t, func(r *room) {
		a := r.given()
		r.refused(errs.Invalid, "assignment.same_unit", a,
			r.ask("officer-a", assignment.Wish{Kind: assignment.Transfer, Reason: "x", Unit: "a"}))
		a = r.do(a, r.ask("officer-a", assignment.Wish{Kind: assignment.Refusal, Reason: "không đúng chức năng"}),
			r.grant("office", assignment.Decision{}))
		if a.State.Work != assignment.Declined {
			r.t.Errorf("work is %s", a.State.Work)
		}
		a, err := r.Hand(context.Background(), r.as("office"), ref(a), "b", "chuyển sở b")
		if err != nil {
			r.t.Fatal(err)
		}
		a = r.do(a, r.receive("officer-b"), r.ask("officer-b", assignment.Wish{Kind: assignment.Transfer, Reason: "x", Unit: "c"}))
		r.refused(errs.NotFound, "org.unknown", a, r.grant("office", assignment.Decision{Unit: "none"}))
		a = r.do(a, r.grant("office", assignment.Decision{}))
		if a.Unit != "c" || len(r.show(a.ID).Tenures) != 3 {
			r.t.Errorf("transferred to %s", a.Unit)
		}
	})
}

// Of two who act on the same version the second is told who was first.
func TestStaleActIsToldWhatChanged(t *testing.T) {
	each(t, func(r *room) {
		seen := r.given()
		r.do(seen, r.receive("officer-a"), r.ask("officer-a", extension("2026-07-31")))
		_, err := r.receive("head-a")(seen)
		old, ok := errors.AsType[*assignment.StaleError](err)
		if !ok || !errs.Is(err, errs.Conflict, "assignment.stale") || len(old.Newer) != 2 {
			r.t.Fatalf("got %v", err)
		}
		if newest := old.Newer[0]; newest.Act != "assignment.ask" || newest.ActorName != "Người officer-a" {
			r.t.Errorf("newest: %+v", newest)
		}
	})
}
