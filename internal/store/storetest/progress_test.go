package storetest_test

import (
	"strings"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
	"dondoc/internal/progress"
)

func aPeriod() progress.Period {
	return progress.Period{Rhythm: assignment.Monthly, From: day("2026-03-15"), To: day("2026-04-14")}
}

// aReport has every field set.
func aReport(a assignment.Assignment, no int, s progress.State) progress.Report {
	r := progress.Report{
		ID: newID(), Assignment: a.ID, Unit: a.Unit, Period: aPeriod(), No: no, State: s, Version: 1,
		Content: progress.Content{Percent: 40, Stage: progress.Drafting, Done: "Đã họp", Difficulties: "Thiếu vốn", Proposals: "Bổ sung"},
		Author:  "u1", AuthorName: "Người viết", SubmittedOn: day("2026-04-16"), SubmittedAt: noon(), Timely: day("2026-04-20"),
		Approver: "u2", ApproverName: "Người duyệt", ApprovedAt: noon().Add(time.Hour),
		Decider: "u3", DeciderName: "Người nhận", DecidedAt: noon().Add(2 * time.Hour),
	}
	for no := range 2 {
		r.Files = append(r.Files, deliverable.File{
			No: no + 1, Version: 1, Name: "biên bản.pdf", Format: deliverable.PDF, Digest: strings.Repeat("a", 64), Size: 9, Pages: 2, Read: true,
			Vouched: true, By: "u1", ByName: "Người viết", At: noon(),
		})
	}
	if !r.Stands() {
		r.Reason = "Chưa rõ"
	}
	return r
}

func withoutFiles(r progress.Report) progress.Report {
	r.Files = nil
	return r
}

func insertReports(w world, all ...progress.Report) {
	w.Helper()
	w.write(func(t every) error {
		for _, r := range all {
			if err := t.InsertReport(r); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestReports(t *testing.T) {
	each(t, func(w world) {
		a := insertDuty(w).anAssignment(1)
		insertAssignments(w, a)
		first, second := aReport(a, 1, progress.Returned), aReport(a, 2, progress.AwaitingAssigner)
		second.Content.Percent = progress.NoPercent
		later := aReport(a, 1, progress.Received)
		later.Period = progress.Period{Rhythm: assignment.Monthly, From: day("2026-04-15"), To: day("2026-05-14")}
		insertReports(w, second, first, later)
		equal(w, "Report", second, get(w, func(t every) (progress.Report, error) { return t.Report(second.ID) }))
		equal(w, "ReportsOf", []progress.Report{first, second, later},
			get(w, func(t every) ([]progress.Report, error) { return t.ReportsOf(a.ID) }))
		equal(w, "ReportsIn", []progress.Report{first, second},
			get(w, func(t every) ([]progress.Report, error) { return t.ReportsIn(aPeriod()) }))
		equal(w, "ReportsUnder", []progress.Report{withoutFiles(later)},
			get(w, func(t every) ([]progress.Report, error) { return t.ReportsUnder(a.Unit, aPeriod().To.AddDays(1)) }))
		equal(w, "ReportsUnder of another", []progress.Report(nil),
			get(w, func(t every) ([]progress.Report, error) { return t.ReportsUnder("none", aPeriod().From) }))
		// One counts at a time, and a number is used once.
		refused(w, errs.Conflict, "progress.exists", func(t every) error { return t.InsertReport(aReport(a, 3, progress.AwaitingLeader)) })
		refused(w, errs.Conflict, "progress.exists", func(t every) error { return t.InsertReport(aReport(a, 1, progress.SentBack)) })
		a.ID = "none"
		refused(w, errs.NotFound, "store.unknown_reference", func(t every) error { return t.InsertReport(aReport(a, 1, progress.Received)) })
	})
}

// What the figures of a period are taken from.
func TestAssignmentsReportedIn(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		name := map[string]string{}
		add := func(n int, as string, work assignment.Work) assignment.Assignment {
			a := d.anAssignment(n)
			a.State.Work, name[a.ID] = work, as
			insertAssignments(w, a)
			return a
		}
		add(1, "open", assignment.Suspended)
		add(2, "done", assignment.Completed)
		insertReports(w, aReport(add(3, "done, reported", assignment.Completed), 1, progress.Received),
			aReport(add(4, "revoked, reported", assignment.Revoked), 1, progress.Returned))
		add(5, "revoked", assignment.Revoked)
		for after, want := range map[string]map[string]bool{
			"2026-06-28": {"open": true, "done": true, "done, reported": true, "revoked, reported": true},
			"2026-06-29": {"open": true, "done, reported": true, "revoked, reported": true},
		} {
			got := map[string]bool{}
			for _, a := range get(w, func(t every) ([]assignment.Assignment, error) { return t.AssignmentsReportedIn(aPeriod(), day(after)) }) {
				got[name[a.ID]] = true
			}
			equal(w, after, want, got)
		}
	})
}

// What was submitted stays, whatever is stored afterwards.
func TestUpdateReport(t *testing.T) {
	each(t, func(w world) {
		a := insertDuty(w).anAssignment(1)
		insertAssignments(w, a)
		r := aReport(a, 1, progress.AwaitingAssigner)
		insertReports(w, r)
		changed := r
		changed.State, changed.Reason, changed.Decider, changed.DeciderName = progress.Returned, "Thiếu số liệu", "u4", "Người khác"
		changed.Content.Done, changed.SubmittedOn = "Nội dung khác", day("2026-01-01")
		w.write(func(t every) error { return t.UpdateReport(changed) })
		changed.Version, changed.Content, changed.SubmittedOn = 2, r.Content, r.SubmittedOn
		equal(w, "Report", changed, get(w, func(t every) (progress.Report, error) { return t.Report(r.ID) }))
		refused(w, errs.Conflict, "progress.stale", func(t every) error { return t.UpdateReport(r) })
		r.ID = "none"
		refused(w, errs.NotFound, "progress.unknown", func(t every) error { return t.UpdateReport(r) })
	})
}

func TestWaitingReports(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a, b, ended := d.anAssignment(1), d.anAssignment(2), d.anAssignment(3)
		ended.State = assignment.State{Work: assignment.Revoked, Confirmation: assignment.Unclaimed}
		insertAssignments(w, a, b, ended)
		leader, office := aUser("lanhdao", "Lãnh đạo"), aUser("vanphong", "Văn phòng")
		leader.Grants = []access.Grant{{Role: access.Leader, Org: d.unit.ID}}
		office.Grants = []access.Grant{{Role: access.Office, Org: d.unit.ID}}
		w.write(func(t every) error {
			return must(func() error { return t.InsertUser(leader) }, func() error { return t.InsertUser(office) })
		})
		fresh, approved := aReport(a, 1, progress.AwaitingLeader), aReport(b, 1, progress.AwaitingAssigner)
		insertReports(w, fresh, approved, aReport(ended, 1, progress.AwaitingLeader))
		for _, c := range []struct {
			filter progress.WaitingFilter
			want   progress.Report
		}{
			{progress.WaitingFilter{User: leader.ID}, fresh},
			{progress.WaitingFilter{User: office.ID}, approved},
			{progress.WaitingFilter{Whole: true}, approved},
		} {
			want := []progress.WaitingReport{{Report: c.want, Ref: d.task.Ref, Content: d.task.Content, Number: d.programme.Document.Number}}
			equal(w, "WaitingReports", want, get(w, func(t every) ([]progress.WaitingReport, error) { return t.WaitingReports(c.filter, 10) }))
		}
		empty(w, "WaitingReports", func(t every) ([]progress.WaitingReport, error) {
			return t.WaitingReports(progress.WaitingFilter{User: "nobody"}, 10)
		})
	})
}

func TestReportDrafts(t *testing.T) {
	each(t, func(w world) {
		a := insertDuty(w).anAssignment(1)
		insertAssignments(w, a)
		d := progress.Draft{
			Assignment: a.ID, Unit: a.Unit, Period: aPeriod(), By: "u", ByName: "Người viết", SavedAt: noon(),
			Typed: progress.Typed{Percent: "gần nửa", Stage: "?", Done: "a", Difficulties: "b", Proposals: "c"},
		}
		w.write(func(t every) error { return t.PutDraft(d) })
		d.Typed.Done, d.ByName = "d", "Người khác"
		w.write(func(t every) error { return t.PutDraft(d) })
		want := []progress.Draft{d}
		equal(w, "DraftsOf", want, get(w, func(t every) ([]progress.Draft, error) { return t.DraftsOf(a.ID) }))
		equal(w, "DraftsIn", want, get(w, func(t every) ([]progress.Draft, error) { return t.DraftsIn(aPeriod()) }))
		w.write(func(t every) error { return t.DeleteDraft(a.ID, a.Unit, aPeriod()) })
		w.write(func(t every) error { return t.DeleteDraft(a.ID, a.Unit, aPeriod()) })
		empty(w, "DraftsOf", func(t every) ([]progress.Draft, error) { return t.DraftsOf(a.ID) })
	})
}

func TestReopenings(t *testing.T) {
	each(t, func(w world) {
		r := progress.Reopening{Period: aPeriod(), No: 1, Until: day("2026-05-10"), Reason: "Bão", By: "u", ByName: "Văn phòng", At: noon()}
		second := r
		second.No = 2
		w.write(func(t every) error {
			return must(func() error { return t.InsertReopening(second) }, func() error { return t.InsertReopening(r) })
		})
		equal(w, "Reopenings", []progress.Reopening{r, second},
			get(w, func(t every) ([]progress.Reopening, error) { return t.Reopenings(aPeriod()) }))
		refused(w, errs.Conflict, "progress.exists", func(t every) error { return t.InsertReopening(r) })
	})
}
