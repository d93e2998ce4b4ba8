package progress_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"dondoc/internal/errs"
	"dondoc/internal/progress"
)

func TestAReportFromDraftToReceipt(t *testing.T) {
	each(t, func(r *room) {
		id := r.given(1)[0]
		r.on("2026-04-16")
		v := r.submitted(id, 1)
		if v.State != progress.AwaitingLeader || r.percent(id) != 0 {
			t.Errorf("%s, %d %%", v.State, r.percent(id))
		}
		v = r.decided("head-a", v, progress.Approve, "")
		if r.percent(id) != 0 {
			t.Error("the percentage changed before the assigner received the report")
		}
		v = r.decided("office", v, progress.Receive, "")
		if v.State != progress.Received || r.percent(id) != 40 {
			t.Errorf("%s, %d %%", v.State, r.percent(id))
		}
		r.on("2026-09-01")
		if l := r.line("officer-a", id); l.Standing != progress.InTime || len(l.Versions) != 1 || l.May {
			t.Errorf("%+v", l)
		}
		want := []string{"assignment.assign", "assignment.receive", "assignment.report", "assignment.approve_report", "assignment.receive_report"}
		if got := r.record("task", "t1"); !slices.Equal(got, want) {
			t.Errorf("the record: %v", got)
		}
	})
}

// What is received of an earlier period, after a later one, does not take the progress back.
func TestAnOldReportIsReceivedLate(t *testing.T) {
	each(t, func(r *room) {
		id := r.given(1)[0]
		r.on("2026-04-16")
		old := r.decided("head-a", r.submitted(id, 1), progress.Approve, "")
		may := entry(id, 1)
		may.Period, may.Typed.Percent = "month-2026-05-14", "70"
		later, err := r.submit("officer-a", may)
		if err != nil {
			t.Fatal(err)
		}
		r.decided("office", r.decided("head-a", later, progress.Approve, ""), progress.Receive, "")
		if old = r.decided("office", old, progress.Receive, ""); old.State != progress.Received || r.percent(id) != 70 {
			t.Errorf("%s, %d %%", old.State, r.percent(id))
		}
	})
}

// A correction is a new version; what was sent back and returned stays as it was.
func TestACorrectionIsANewVersion(t *testing.T) {
	each(t, func(r *room) {
		id := r.given(1)[0]
		r.on("2026-04-16")
		v := r.submitted(id, 1)
		_, err := r.decide("head-a", v, progress.SendBack, " ")
		r.refused(err, errs.Invalid, "assignment.no_reason")
		r.decided("head-a", v, progress.SendBack, "Thiếu số liệu")
		v = r.decided("head-a", r.submitted(id, 2), progress.Approve, "")
		r.decided("office", v, progress.Return, "Chưa rõ vướng mắc")
		r.on("2026-05-05") // locked since 29/4, but returned on 16/4 with 5 days to correct
		_, err = r.submit("officer-a", entry(id, 3))
		r.refused(err, errs.Refused, "progress.locked")
		r.on("2026-04-21")
		late := r.submitted(id, 3)
		l := r.line("office", id)
		if l.Standing != progress.Late || l.DaysLate != 1 || late.No != 3 {
			t.Errorf("%s by %d", l.Standing, l.DaysLate)
		}
		states := []progress.State{progress.SentBack, progress.Returned, progress.AwaitingLeader}
		for i, v := range l.Versions {
			if v.State != states[i] || v.Content.Done != "Đã xong dự thảo" {
				t.Errorf("version %d: %+v", v.No, v)
			}
		}
	})
}

func TestWhoMayNotReport(t *testing.T) {
	each(t, func(r *room) {
		id := r.given(1)[0]
		r.on("2026-04-16")
		for _, who := range []string{"officer-b", "head-b", "office"} { // b coordinates, and is another agency
			_, err := r.submit(who, entry(id, 1))
			r.refused(err, errs.Forbidden, "assignment.not_yours")
			r.refused(r.Save(context.Background(), r.people[who], entry(id, 1)), errs.Forbidden, "assignment.not_yours")
		}
		v, err := r.submit("both", entry(id, 1))
		if err != nil {
			t.Fatal(err)
		}
		_, err = r.decide("both", v, progress.Approve, "")
		r.refused(err, errs.Forbidden, "progress.own_report")
		_, err = r.decide("officer-a", v, progress.Approve, "")
		r.refused(err, errs.Forbidden, "assignment.not_yours")
		_, err = r.decide("head-b", v, progress.Approve, "")
		r.refused(err, errs.Forbidden, "assignment.not_yours")
		_, err = r.decide("office", v, progress.Receive, "")
		r.refused(err, errs.Conflict, "progress.stale") // not approved yet
		v = r.decided("head-a", v, progress.Approve, "")
		_, err = r.decide("both", v, progress.Receive, "") // the author, as the office
		r.refused(err, errs.Forbidden, "progress.own_report")
		_, err = r.decide("head-a", v, progress.Verdict("bless"), "")
		r.refused(err, errs.Invalid, "progress.bad_verdict")
	})
}

func TestWhenNothingMayBeReported(t *testing.T) {
	each(t, func(r *room) {
		id := r.given(1)[0]
		future := entry(id, 1)
		future.Period = "month-2026-05-14"
		_, err := r.submit("officer-a", future)
		r.refused(err, errs.Refused, "progress.future_period")
		other := entry(id, 1)
		other.Period = "quarter-2026-06-14"
		_, err = r.submit("officer-a", other)
		r.refused(err, errs.Refused, "progress.not_owed")
		other.Period = "month-2026-04-15"
		_, err = r.submit("officer-a", other)
		r.refused(err, errs.Invalid, "progress.bad_period")
		r.on("2026-04-29")
		r.submitted(id, 1)
		_, err = r.submit("officer-a", entry("nothing", 1))
		r.refused(err, errs.NotFound, "assignment.unknown")
	})
}

func TestALockedPeriodIsReopenedByTheOffice(t *testing.T) {
	each(t, func(r *room) {
		id := r.given(1)[0]
		ctx := context.Background()
		reopen := func(who, until, reason string, no int) error {
			return r.Reopen(ctx, r.people[who], april, no, day(until), reason)
		}
		r.on("2026-04-29")
		r.refused(reopen("office", "2026-05-10", "Bão", 1), errs.Refused, "progress.not_locked")
		r.on("2026-04-30")
		_, err := r.submit("officer-a", entry(id, 1))
		r.refused(err, errs.Refused, "progress.locked")
		r.refused(reopen("head-a", "2026-05-10", "Bão", 1), errs.Forbidden, "access.forbidden")
		r.refused(reopen("office", "2026-05-10", " ", 1), errs.Invalid, "assignment.no_reason")
		r.refused(reopen("office", "2026-04-29", "Bão", 1), errs.Invalid, "progress.reopen_past")
		if err := reopen("office", "2026-05-10", "Bão", 1); err != nil {
			t.Fatal(err)
		}
		r.refused(reopen("office", "2026-05-10", "Bão", 1), errs.Conflict, "progress.stale") // the form sent twice
		r.on("2026-05-10")
		r.submitted(id, 1)
		if l := r.line("office", id); l.Standing != progress.Late || l.DaysLate != 20 {
			t.Errorf("%s by %d days", l.Standing, l.DaysLate)
		}
		if got := r.record("period", april); !slices.Equal(got, []string{"progress.reopen"}) {
			t.Errorf("the record: %v", got)
		}
	})
}

func TestTheSameFormTwice(t *testing.T) {
	each(t, func(r *room) {
		id := r.given(1)[0]
		v := r.submitted(id, 1)
		_, err := r.submit("officer-a", entry(id, 1))
		r.refused(err, errs.Conflict, "progress.submitted")
		r.decided("head-a", v, progress.SendBack, "Thiếu")
		_, err = r.submit("officer-a", entry(id, 1)) // made before the first was sent back
		r.refused(err, errs.Conflict, "progress.submitted")
		_, err = r.decide("head-2", v, progress.Approve, "")
		r.refused(err, errs.Conflict, "progress.stale")
	})
}

// Of people who do the same at once one succeeds and the others are told.
func TestTwoAtOnce(t *testing.T) {
	each(t, func(r *room) {
		id := r.given(1)[0]
		at := func(do func(i int) error) (done int) {
			var all sync.WaitGroup
			refusals := make([]error, 4)
			for i := range refusals {
				all.Go(func() { refusals[i] = do(i) })
			}
			all.Wait()
			for _, err := range refusals {
				switch {
				case err == nil:
					done++
				case errs.KindOf(err) != errs.Conflict:
					t.Error(err)
				}
			}
			return done
		}
		r.NewID = func() string { return "report" }
		if n := at(func(int) error { _, err := r.submit("officer-a", entry(id, 1)); return err }); n != 1 {
			t.Errorf("%d reports were taken", n)
		}
		v := r.line("office", id).Last()
		if n := at(func(i int) error {
			_, err := r.decide([]string{"head-a", "head-2"}[i%2], v, []progress.Verdict{progress.Approve, progress.SendBack}[i/2], "x")
			return err
		}); n != 1 {
			t.Errorf("%d verdicts were taken", n)
		}
	})
}

// What is half typed, right or not, is there for the unit and for nobody else, until the report is sent.
func TestADraftIsKept(t *testing.T) {
	each(t, func(r *room) {
		id := r.given(1)[0]
		typed := progress.Typed{Percent: "gần nửa", Difficulties: "Chưa có kinh phí"}
		e := progress.Entry{Assignment: id, Period: april, Typed: typed}
		if err := r.Save(context.Background(), r.people["officer-a"], e); err != nil {
			t.Fatal(err)
		}
		if d := r.line("head-a", id).Draft; d.Typed != typed || d.ByName != "Người officer-a" || !d.SavedAt.Equal(r.now) {
			t.Errorf("%+v", d)
		}
		for _, who := range []string{"office", "officer-b"} {
			if d := r.line(who, id).Draft; d.Typed != (progress.Typed{}) {
				t.Errorf("%s reads what is not submitted: %+v", who, d)
			}
		}
		r.submitted(id, 1)
		if d := r.line("officer-a", id).Draft; d.Typed != (progress.Typed{}) {
			t.Errorf("after the report: %+v", d)
		}
	})
}

func TestSheetAndBoardOfAPeriod(t *testing.T) {
	each(t, func(r *room) {
		ids := r.given(3)
		ctx := context.Background()
		r.on("2026-04-16")
		v := r.submitted(ids[0], 1)
		r.submitted(ids[1], 1)
		r.decided("office", r.decided("head-a", v, progress.Approve, ""), progress.Receive, "")
		r.on("2026-04-21")
		sheet, err := r.Sheet(ctx, r.people["officer-a"], "a", april)
		if err != nil || len(sheet.Rows) != 3 || !sheet.Ours || !sheet.Rows[2].May || sheet.Rows[0].May {
			t.Errorf("%+v, %v", sheet, err)
		}
		if sheet, err = r.Sheet(ctx, r.people["officer-b"], "a", april); err != nil || sheet.Ours || sheet.Rows[2].May {
			t.Errorf("another agency: %+v, %v", sheet, err)
		}
		b, err := r.Board(ctx, r.people["office"], april)
		want := progress.Tally{Unit: "a", Period: b.Period, Owed: 3, InTime: 2, Missing: 1, AwaitingLeader: 1, Received: 1}
		if err != nil || len(b.Tallies) != 1 || b.Tallies[0] != want {
			t.Errorf("%+v, %v", b.Tallies, err)
		}
		r.on("2026-04-18")
		if b, err = r.Board(ctx, r.people["office"], ""); err != nil || b.Period.Key() != april {
			t.Errorf("the current period is %s, %v", b.Period.Key(), err)
		}
	})
}

// Each sees what waits for their own verdict.
func TestWaiting(t *testing.T) {
	each(t, func(r *room) {
		ids := r.given(2)
		r.decided("head-a", r.submitted(ids[0], 1), progress.Approve, "")
		r.submitted(ids[1], 1)
		for who, want := range map[string][]string{
			"head-a": {ids[1]}, "head-b": nil, "officer-a": nil, "office": {ids[0]}, "both": {ids[0], ids[1]},
		} {
			all, err := r.Waiting(context.Background(), r.people[who])
			var got []string
			for _, w := range all {
				got = append(got, w.Report.Assignment)
			}
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%s: %v, %v", who, got, err)
			}
		}
	})
}

// Check refuses what Submit would and writes nothing.
func TestCheckWritesNothing(t *testing.T) {
	each(t, func(r *room) {
		ids := r.given(2)
		bad := entry(ids[1], 1)
		bad.Typed.Percent = "140"
		refusals, err := r.Check(context.Background(), r.people["officer-a"], []progress.Entry{entry(ids[0], 1), bad})
		if err != nil || refusals[0] != nil || keyOf(refusals[1]) != "progress.bad_percent" {
			t.Errorf("%v, %v", refusals, err)
		}
		if l := r.line("office", ids[0]); len(l.Versions) != 0 {
			t.Error("a check wrote a report")
		}
	})
}
