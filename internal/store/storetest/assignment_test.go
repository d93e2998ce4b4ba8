package storetest_test

import (
	"fmt"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/task"
)

// duty is a task with an organisation that can be assigned it.
type duty struct {
	programme programme.Programme
	task      task.Task
	unit      org.Unit
}

func insertDuty(w world) duty {
	w.Helper()
	d := duty{programme: insertProgramme(w), unit: aUnit("Sở Xây dựng")}
	insertUnits(w, d.unit)
	d.task = aTask(d.programme.ID, 1)
	insertTasks(w, d.task)
	return d
}

// anAssignment has every field set but the optional references; n is its instalment.
func (d duty) anAssignment(n int) assignment.Assignment {
	return assignment.Assignment{
		ID: newID(), Programme: d.programme.ID, Task: d.task.ID, Lead: "sở", FirstUnit: d.unit.ID, Predecessor: d.unit.ID,
		Unit: d.unit.ID, Instalment: n, Required: true, Historic: true, Deadline: due("2026-06-30"),
		Original: day("2026-06-30"), Due: day("2026-07-31"), Rhythm: assignment.Monthly,
		State:   assignment.State{Work: assignment.Underway, Confirmation: assignment.AwaitingAssigner, Request: assignment.Extension},
		Percent: 40, ActiveFrom: day("2026-01-02"), HeldFrom: day("2026-01-02"), ReceivedOn: day("2026-01-03"), SubmittedOn: day("2026-06-29"),
		SubmittedBy: "user", AcceptedOn: day("2026-07-01"), Extensions: 1, Returns: 2, ChangedAt: noon(), Version: 1,
	}
}

func insertAssignments(w world, all ...assignment.Assignment) {
	w.Helper()
	w.write(func(t every) error {
		for _, a := range all {
			if err := t.InsertAssignment(a); err != nil {
				return err
			}
		}
		return nil
	})
}

func assignmentOf(id string) func(every) (assignment.Assignment, error) {
	return func(t every) (assignment.Assignment, error) { return t.Assignment(id) }
}

func TestAssignments(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		second, first := d.anAssignment(2), d.anAssignment(1)
		insertAssignments(w, second, first)
		all := []assignment.Assignment{first, second}
		equal(w, "AssignmentsOfTask", all, get(w, func(t every) ([]assignment.Assignment, error) { return t.AssignmentsOfTask(d.task.ID) }))
		equal(w, "Assignment", first, get(w, assignmentOf(first.ID)))
		twice := d.anAssignment(1)
		refused(w, errs.Conflict, "assignment.exists", func(t every) error { return t.InsertAssignment(twice) })
		refused(w, errs.NotFound, "assignment.unknown", func(t every) error { _, err := t.Assignment("none"); return err })
	})
}

// The original day stays whatever is stored.
func TestUpdateAssignment(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		changed := a
		changed.State = assignment.State{Work: assignment.Completed, Confirmation: assignment.Confirmed}
		changed.Due, changed.Original, changed.ReceivedOn, changed.Percent = calendar.Day{}, calendar.Day{}, calendar.Day{}, 100
		w.write(func(t every) error { return t.UpdateAssignment(changed) })
		changed.Version, changed.Original = 2, a.Original
		equal(w, "Assignment", changed, get(w, assignmentOf(a.ID)))
		refused(w, errs.Conflict, "assignment.stale", func(t every) error { return t.UpdateAssignment(a) })
		a.ID = newID()
		refused(w, errs.NotFound, "assignment.unknown", func(t every) error { return t.UpdateAssignment(a) })
	})
}

func TestSignature(t *testing.T) {
	each(t, func(w world) {
		p := insertProgramme(w)
		signature := func(t every) (assignment.Signature, error) { return t.Signature(p.ID) }
		equal(w, "none yet", assignment.Signature{}, get(w, signature))
		s := assignment.Signature{Programme: p.ID, Number: "7/QĐ", SignedOn: day("2026-01-02"), By: "u", ByName: "Văn phòng", At: noon()}
		w.write(func(t every) error { return t.InsertSignature(s) })
		equal(w, "Signature", s, get(w, signature))
		refused(w, errs.Conflict, "assignment.exists", func(t every) error { return t.InsertSignature(s) })
	})
}

func TestTenures(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		w.write(func(t every) error {
			return must(
				func() error { return t.InsertTenure(a.ID, assignment.Tenure{Unit: d.unit.ID, From: day("2026-01-02")}) },
				func() error { return t.EndTenure(a.ID, day("2026-02-02")) },
				func() error { return t.InsertTenure(a.ID, assignment.Tenure{Unit: d.unit.ID, From: day("2026-02-02")}) },
			)
		})
		want := []assignment.Tenure{
			{Unit: d.unit.ID, From: day("2026-01-02"), To: day("2026-02-02")}, {Unit: d.unit.ID, From: day("2026-02-02")},
		}
		equal(w, "Tenures", want, get(w, func(t every) ([]assignment.Tenure, error) { return t.Tenures(a.ID) }))
		refused(w, errs.NotFound, "assignment.unknown", func(t every) error { return t.EndTenure("none", day("2026-02-02")) })
	})
}

func TestRequestsOfAssignment(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		q := assignment.Request{
			ID: newID(), Assignment: a.ID, Kind: assignment.Transfer, Reason: "không đúng", WantedDay: day("2026-08-01"),
			WantedUnit: d.unit.ID, Author: "u", AuthorName: "Cán bộ", At: noon(), State: assignment.RequestPending,
		}
		w.write(func(t every) error { return t.InsertRequest(q) })
		other := q
		other.ID = newID()
		refused(w, errs.Conflict, "assignment.exists", func(t every) error { return t.InsertRequest(other) })
		q.State, q.Decider, q.DeciderName, q.DecidedAt = assignment.RequestGranted, "v", "Văn phòng", noon()
		q.Answer, q.GrantedDay = "đồng ý", day("2026-07-31")
		w.write(func(t every) error { return t.UpdateRequest(q) })
		equal(w, "Requests", []assignment.Request{q}, get(w, func(t every) ([]assignment.Request, error) { return t.Requests(a.ID) }))
		refused(w, errs.Conflict, "assignment.stale", func(t every) error { return t.UpdateRequest(q) })
	})
}

func TestSubmissionsAndCauses(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		s := assignment.Submission{
			Assignment: a.ID, No: 1, Stated: day("2026-06-29"), Words: "đã trình", Author: "u", AuthorName: "Cán bộ", WrittenAt: noon(),
			State: assignment.SubmissionAwaitingLeader,
		}
		w.write(func(t every) error { return t.InsertSubmission(s) })
		s.Stated, s.Approver, s.ApproverName, s.SentOn, s.SentAt = day("2026-06-28"), "h", "Lãnh đạo", day("2026-06-30"), noon()
		s.State, s.Decider, s.DeciderName, s.DecidedAt = assignment.SubmissionReturned, "v", "Văn phòng", noon()
		s.Reason, s.Disputed, s.BackdateReason, s.AcceptedOn = "thiếu", []string{"x"}, "bản giấy", day("2026-07-01")
		w.write(func(t every) error { return t.UpdateSubmission(s) })
		equal(w, "Submissions", []assignment.Submission{s}, get(w, func(t every) ([]assignment.Submission, error) { return t.Submissions(a.ID) }))
		s.No = 2
		refused(w, errs.NotFound, "assignment.unknown", func(t every) error { return t.UpdateSubmission(s) })

		c := assignment.Cause{
			ID: newID(), Assignment: a.ID, Objective: true, Words: "bão", Evidence: "công văn", By: "v", ByName: "Văn phòng", At: noon(),
		}
		w.write(func(t every) error { return t.InsertCause(c) })
		equal(w, "Causes", []assignment.Cause{c}, get(w, func(t every) ([]assignment.Cause, error) { return t.Causes(a.ID) }))
	})
}

func TestPosts(t *testing.T) {
	each(t, func(w world) {
		d, u := insertDuty(w), aUser("canbo", "Cán bộ")
		w.write(func(t every) error { return t.InsertUser(u) })
		p := assignment.Post{ID: newID(), Unit: d.unit.ID, Title: "Trưởng phòng", Version: 1}
		w.write(func(t every) error { return t.InsertPost(p) })
		for i, from := range []string{"2026-01-01", "2026-02-01", "2026-02-01"} { // the third replaces the second on its first day
			w.write(func(t every) error { return t.SetHolder(p.ID, 1+i, assignment.Holder{User: u.ID, From: day(from)}) })
		}
		w.write(func(t every) error { return t.SetHolder(p.ID, 4, assignment.Holder{From: day("2026-03-01")}) }) // vacant
		p.Version = 5
		p.Holders = []assignment.Holder{
			{User: u.ID, From: day("2026-01-01"), To: day("2026-01-31")}, {User: u.ID, From: day("2026-02-01"), To: day("2026-02-28")},
		}
		equal(w, "Post", p, get(w, func(t every) (assignment.Post, error) { return t.Post(p.ID) }))
		equal(w, "Posts", []assignment.Post{p}, get(w, func(t every) ([]assignment.Post, error) { return t.Posts(d.unit.ID) }))
		refused(w, errs.Conflict, "post.stale", func(t every) error { return t.SetHolder(p.ID, 1, assignment.Holder{}) })
		refused(w, errs.NotFound, "post.unknown", func(t every) error { _, err := t.Post("none"); return err })
	})
}

// Every way into the list, alone and narrowed by the others.
func TestAssignmentRows(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		below, officer := aUnit("Phòng"), aUser("canbo", "Cán bộ")
		below.Parent = d.unit.ID
		insertUnits(w, below)
		officer.Grants = []access.Grant{{Role: access.Officer, Org: d.unit.ID}}
		w.write(func(t every) error { return t.InsertUser(officer) })
		undated, soon, theirs := d.anAssignment(1), d.anAssignment(2), d.anAssignment(3)
		undated.Due, soon.Due, theirs.Unit = calendar.Day{}, day("2026-02-01"), below.ID
		theirs.State = assignment.State{Work: assignment.Revoked, Confirmation: assignment.Unclaimed}
		insertAssignments(w, undated, soon, theirs)
		w.write(func(t every) error {
			return must(
				func() error {
					return t.InsertTenure(theirs.ID, assignment.Tenure{Unit: d.unit.ID, From: day("2026-01-02")})
				},
				func() error { return t.EndTenure(theirs.ID, day("2026-02-02")) },
			)
		})
		name := map[string]string{undated.ID: "undated", soon.ID: "soon", theirs.ID: "theirs"}
		cases := []struct {
			name   string
			filter assignment.Filter
			page   assignment.Page
			want   []string
			total  int
		}{
			{"all", assignment.Filter{}, assignment.Page{}, []string{"soon", "theirs", "undated"}, 3},
			{"a page", assignment.Filter{}, assignment.Page{Limit: 1, Offset: 1}, []string{"theirs"}, 3},
			{"task", assignment.Filter{Task: d.task.ID, OpenOnly: true}, assignment.Page{}, []string{"soon", "undated"}, 2},
			{"programme", assignment.Filter{Programme: d.programme.ID, DueBefore: day("2026-02-02")}, assignment.Page{}, []string{"soon"}, 1},
			{"unit and below", assignment.Filter{Unit: d.unit.ID}, assignment.Page{}, []string{"soon", "theirs", "undated"}, 3},
			{"unit below", assignment.Filter{Unit: below.ID}, assignment.Page{}, []string{"theirs"}, 1},
			{"past", assignment.Filter{Unit: d.unit.ID, Past: true}, assignment.Page{}, nil, 0}, // still below it
			{"holder", assignment.Filter{Holder: officer.ID, Day: day("2026-01-05"), OpenOnly: true}, assignment.Page{}, []string{"soon", "undated"}, 2},
			{"holder in a unit", assignment.Filter{Holder: officer.ID, Day: day("2026-01-05"), Unit: below.ID}, assignment.Page{}, []string{"theirs"}, 1},
			{"work", assignment.Filter{Work: assignment.Revoked}, assignment.Page{}, []string{"theirs"}, 1},
			{"confirmation", assignment.Filter{Confirmation: assignment.AwaitingAssigner}, assignment.Page{}, []string{"soon", "undated"}, 2},
			{"another task", assignment.Filter{Task: "none"}, assignment.Page{}, nil, 0},
			{"another post", assignment.Filter{Post: "none"}, assignment.Page{}, nil, 0},
		}
		for _, c := range cases {
			rows := get(w, func(t every) ([]assignment.Row, error) { return t.AssignmentRows(c.filter, c.page) })
			var got []string
			for _, r := range rows {
				got = append(got, name[r.Assignment.ID])
				equal(w, c.name, []string{d.task.Ref, d.task.Content, d.programme.Document.Number}, []string{r.Ref, r.Content, r.Number})
			}
			equal(w, c.name, c.want, got)
			equal(w, c.name+", counted", c.total, get(w, func(t every) (int, error) { return t.CountAssignments(c.filter) }))
		}
		open := map[string]bool{}
		for _, a := range get(w, func(t every) ([]assignment.Assignment, error) { return t.OpenAssignments() }) {
			open[name[a.ID]] = true
		}
		equal(w, "open", map[string]bool{"soon": true, "undated": true}, open)
		for unit, want := range map[string][]string{d.unit.ID: {"soon", "undated"}, below.ID: nil, "none": nil} {
			var got []string
			for _, a := range get(w, func(t every) ([]assignment.Assignment, error) { return t.OpenAssignmentsUnder(unit) }) {
				got = append(got, name[a.ID])
			}
			equal(w, "open under "+unit, want, got)
		}
	})
}

func TestWaitingAssignments(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		office := aUser("vanphong", "Văn phòng")
		office.Grants = []access.Grant{{Role: access.Office, Org: d.unit.ID}}
		w.write(func(t every) error { return t.InsertUser(office) })
		a, b := d.anAssignment(1), d.anAssignment(2)
		insertAssignments(w, a, b)
		w.write(func(t every) error {
			return must(
				func() error {
					return t.InsertSubmission(assignment.Submission{
						Assignment: a.ID, No: 1, Stated: day("2026-06-29"), WrittenAt: noon(), SentAt: noon(), State: assignment.SubmissionAwaitingAssigner,
					})
				},
				func() error {
					return t.InsertRequest(assignment.Request{
						ID: newID(), Assignment: b.ID, Kind: assignment.Closing, Reason: "x", At: noon().AddDate(0, 0, -1), State: assignment.RequestPending,
					})
				},
			)
		})
		for _, f := range []assignment.WaitingFilter{{Whole: true}, {User: office.ID}} {
			var got []string
			for _, r := range get(w, func(t every) ([]assignment.WaitingRow, error) { return t.WaitingAssignments(f, assignment.Page{}) }) {
				got = append(got, fmt.Sprint(r.Assignment.Instalment, r.Request, r.Since.Equal(noon())))
			}
			equal(w, "waiting", []string{"2closingfalse", "1true"}, got)
		}
		empty(w, "Waiting", func(t every) ([]assignment.WaitingRow, error) {
			return t.WaitingAssignments(assignment.WaitingFilter{User: "nobody"}, assignment.Page{})
		})
	})
}
