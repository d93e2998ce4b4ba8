package assignment_test

import (
	"context"
	"flag"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/store"
)

// acts is how many random acts are tried on each engine; `make acts` tries 10,000.
var acts = flag.Int("acts", 500, "random acts to try on each engine")

// drawn is where random choices come from: rapid's, or a seeded source for long runs.
type drawn func(n int) int

// An attempt is an act with what a random person might say.
type attempt struct {
	act assignment.Act
	do  func() (assignment.Assignment, error)
}

// attempts are all acts of this room, with arguments that may or may not do.
func (r *room) attempts(pick drawn, who access.Actor, at assignment.Ref) []attempt {
	type result = assignment.Assignment
	ctx, reason := context.Background(), []string{"vì lý do", ""}[pick(8)/7]
	later := func() calendar.Day { return calendar.DayOf(r.now).AddDays(pick(60) - 5) }
	unit := func() string { return []string{"a", "b", ""}[pick(3)] }
	return []attempt{
		{assignment.Receive, func() (result, error) { return r.Receive(ctx, who, at) }},
		{assignment.Ask, func() (result, error) {
			kinds := assignment.RequestKinds()
			return r.Ask(ctx, who, at, assignment.Wish{Kind: kinds[pick(len(kinds))], Reason: reason, Day: later(), Unit: unit()})
		}},
		{assignment.WithdrawRequest, func() (result, error) { return r.WithdrawRequest(ctx, who, at) }},
		{assignment.Grant, func() (result, error) {
			return r.Grant(ctx, who, at, assignment.Decision{Unit: unit(), Day: []calendar.Day{{}, later()}[pick(2)]})
		}},
		{assignment.Refuse, func() (result, error) { return r.Refuse(ctx, who, at, assignment.Decision{Reason: reason}) }},
		{assignment.Submit, func() (result, error) {
			return r.Submit(ctx, who, at, assignment.Claim{Day: calendar.DayOf(r.now).AddDays(1 - pick(8))})
		}},
		{assignment.Approve, func() (result, error) { return r.Approve(ctx, who, at) }},
		{assignment.SendBack, func() (result, error) { return r.SendBack(ctx, who, at, reason) }},
		{assignment.Withdraw, func() (result, error) { return r.Withdraw(ctx, who, at, reason) }},
		{assignment.Accept, func() (result, error) {
			return r.Accept(ctx, who, at, assignment.Acceptance{DespiteWaiting: pick(2) == 0})
		}},
		{assignment.Return, func() (result, error) { return r.Return(ctx, who, at, reason, nil) }},
		{assignment.Reopen, func() (result, error) { return r.Reopen(ctx, who, at, reason) }},
		{assignment.Extend, func() (result, error) { return r.Extend(ctx, who, at, later(), reason) }},
		{assignment.Hand, func() (result, error) { return r.Hand(ctx, who, at, unit(), reason) }},
		{assignment.Suspend, func() (result, error) { return r.Suspend(ctx, who, at, reason) }},
		{assignment.Resume, func() (result, error) { return r.Resume(ctx, who, at, reason) }},
		{assignment.Excuse, func() (result, error) { return r.Excuse(ctx, who, at, assignment.CauseWords{Words: reason}) }},
		{assignment.Revoke, func() (result, error) { return r.end(ctx, who, at, reason, pick) }},
	}
}

// try makes an act of a random person on an assignment, in two of three cases one that the page would offer them.
func (r *room) try(pick drawn, a assignment.Assignment) error {
	people := []string{"officer-a", "head-a", "officer-b", "head-b", "office", "office-2", "overseer", "both"}
	who := r.as(people[pick(len(people))])
	v, err := r.Show(context.Background(), who, a.ID)
	if err != nil {
		return err
	}
	all := r.attempts(pick, who, ref(a))
	offered := slices.DeleteFunc(slices.Clone(all), func(t attempt) bool {
		return !slices.ContainsFunc(v.Possible, func(m assignment.Move) bool { return m.Act == t.act })
	})
	if len(offered) > 0 && pick(3) > 0 {
		all = offered
	}
	_, err = all[pick(len(all))].do()
	return err
}

// play tries acts, each on an assignment as it is or, now and then, as it was, and counts those that were done. The
// clock goes on.
func (r *room) play(n int, given map[string]calendar.Day, pick drawn) (done int) {
	ids := slices.Sorted(maps.Keys(given))
	for range n {
		a := r.show(ids[pick(len(ids))]).Assignment
		if pick(10) == 0 && a.Version > 1 {
			a.Version--
		}
		switch err := r.try(pick, a); {
		case err == nil:
			done++
		case errs.KindOf(err) == errs.Internal:
			r.t.Fatalf("an act failed instead of being refused: %v", err)
		}
		if pick(6) == 0 {
			r.now = r.now.AddDate(0, 0, 1)
		}
	}
	return done
}

// hold checks what must be true after any sequence of acts.
func (r *room) hold(given map[string]calendar.Day) {
	r.t.Helper()
	for id := range given {
		v := r.show(id)
		a := v.Assignment
		if a.Original != given[a.ID] || a.Due.Before(a.Original) {
			r.t.Errorf("%s: original %v, due %v, given %v", a.ID, a.Original, a.Due, given[a.ID])
		}
		pending := 0
		for _, q := range v.Requests {
			if q.State == assignment.RequestPending {
				pending++
			}
			if q.State == assignment.RequestGranted && q.Author == q.Decider {
				r.t.Errorf("%s granted their own request", q.Author)
			}
		}
		if pending > 1 || (pending == 1) != (a.State.Request != assignment.NoRequest) {
			r.t.Errorf("%s: %d pending, state %+v", a.ID, pending, a.State)
		}
		r.holdClaims(v)
		r.replayed(a.ID)
	}
}

// chained checks that the record is whole.
func (r *room) chained() {
	r.t.Helper()
	r.must(func(t filling) error {
		_, err := audit.Verify(t)
		return err
	})
}

func (r *room) holdClaims(v assignment.View) {
	r.t.Helper()
	standing := 0
	for _, s := range v.Submissions {
		switch s.State {
		case assignment.SubmissionAwaitingLeader, assignment.SubmissionAwaitingAssigner:
			standing++
		case assignment.SubmissionAccepted:
			if s.Author == s.Approver || s.Decider == s.Author || s.Decider == s.Approver {
				r.t.Errorf("claim %d: by %s, approved by %s, accepted by %s", s.No, s.Author, s.Approver, s.Decider)
			}
		default:
		}
	}
	c := v.Assignment.State.Confirmation
	if waits := c == assignment.AwaitingLeader || c == assignment.AwaitingAssigner; waits != (standing == 1) {
		r.t.Errorf("%d claims stand while the confirmation is %s", standing, c)
	}
	if sent := c == assignment.AwaitingAssigner || c == assignment.Confirmed; sent == v.Assignment.SubmittedOn.IsZero() {
		r.t.Errorf("submitted on %v while the confirmation is %s", v.Assignment.SubmittedOn, c)
	}
}

// end closes or revokes, seldom, because nothing follows.
func (r *room) end(ctx context.Context, who access.Actor, at assignment.Ref, reason string, pick drawn) (assignment.Assignment, error) {
	switch pick(40) {
	case 0:
		return r.Revoke(ctx, who, at, reason)
	case 1:
		return r.Close(ctx, who, at, reason)
	default:
		return r.Recall(ctx, who, at, assignment.Recollection{SubmittedOn: day("2026-01-05"), Evidence: reason})
	}
}

// stage is a room with somebody who is of the unit and of the office.
func stage(t *testing.T, db *store.DB) *room {
	t.Helper()
	r := newRoom(t, db)
	r.user("both", r.as("head-a").Grants[0], r.as("office").Grants[0])
	r.issue()
	return r
}

// more adds two tasks with three assignments, one task waiting for the other, and says when they were first due.
func (r *room) more() map[string]calendar.Day {
	r.t.Helper()
	today := calendar.DayOf(r.now)
	one := aTask(r.newID(), due(today.AddDays(10).String()), "a", "b")
	two := aTask(r.newID(), due(today.AddDays(20).String()), "b")
	two.DependsOn = []string{one.ID}
	r.add(one, two)
	given := map[string]calendar.Day{}
	for _, a := range r.activate(nil).Made {
		given[a.ID] = a.Original
	}
	return given
}

// The long run: one sequence after another, with fresh assignments, from a seed that a failure names.
func TestRandomActs(t *testing.T) {
	databases.Each(t, func(t *testing.T, db *store.DB) {
		r, seed := stage(t, db), uint64(*acts)
		source, carried := rand.New(rand.NewPCG(seed, seed)), 0
		for done := 0; done < *acts; done += 100 {
			given := r.more()
			carried += r.play(min(100, *acts-done), given, source.IntN)
			if r.hold(given); t.Failed() {
				t.Fatalf("seed %d, within %d acts", seed, done+100)
			}
		}
		if r.chained(); carried < *acts/8 {
			t.Errorf("only %d of %d acts were done: nothing much was tried", carried, *acts)
		}
		t.Logf("%d of %d acts were done, the others refused", carried, *acts)
	})
}

// Short runs, which rapid shortens further when one fails.
func TestAnyFewActs(t *testing.T) {
	e, _, _ := databases.Copy(t, "sqlite")
	db, err := store.Open(t.Context(), e.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	r := stage(t, db)
	rapid.Check(t, func(rt *rapid.T) {
		r.t = rt
		given := r.more()
		r.play(12, given, func(n int) int { return rapid.IntRange(0, n-1).Draw(rt, "pick") })
		r.hold(given)
	})
	r.t = t
	r.chained()
}
