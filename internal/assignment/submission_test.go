package assignment_test

import (
	"context"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/errs"
	"dondoc/internal/task"
)

// Lateness follows from the stated day, whenever it is accepted (domain rule 6).
func TestLatenessIsFixedAtSubmission(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"))
		r.on("2026-07-02")
		if got := a.TimelinessOn(day("2026-07-02")); got != assignment.Overdue {
			r.t.Errorf("open two days after the last one: %s", got)
		}
		a = r.do(a, r.submit("officer-a", "2026-06-30"), r.approve("head-a"))
		r.on("2027-07-02")
		a = r.do(a, r.accept("office", assignment.Acceptance{}))
		if got := a.TimelinessOn(day("2027-07-02")); got != assignment.OnTime {
			r.t.Errorf("submitted on the last day, accepted a year later: %s", got)
		}
		if a.State.Work != assignment.Completed || a.AcceptedOn != day("2027-07-02") || a.Percent != 100 {
			r.t.Errorf("accepted: %+v", a)
		}
		r.replayed(a.ID)
	})
}

func TestStatedDay(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"))
		r.on("2026-07-10")
		r.refused(errs.Invalid, "assignment.future_day", a, r.submit("officer-a", "2026-07-11"))
		r.refused(errs.Refused, "assignment.too_far_back", a, r.submit("officer-a", "2026-07-05"))
		a = r.do(a, r.submit("officer-a", "2026-07-06"))
		r.on("2026-07-11") // it leaves the unit too late for what it states
		r.refused(errs.Refused, "assignment.too_far_back", a, r.approve("head-a"))
		r.on("2026-07-10")
		a = r.do(a, r.approve("head-a"))
		r.refused(errs.Invalid, "assignment.no_reason", a, r.accept("office", assignment.Acceptance{Day: day("2026-06-29")}))
		r.refused(errs.Invalid, "assignment.day_not_earlier", a,
			r.accept("office", assignment.Acceptance{Day: day("2026-07-08"), BackdateReason: "x"}))
		a = r.do(a, r.accept("office", assignment.Acceptance{Day: day("2026-06-29"), BackdateReason: "đã nhận bản giấy ngày 29/6"}))
		if a.SubmittedOn != day("2026-06-29") || a.TimelinessOn(day("2026-07-10")) != assignment.OnTime {
			r.t.Errorf("submitted on %v", a.SubmittedOn)
		}
	})
}

// Two approvals, and nobody gives one of their own (domain rule 7).
func TestNobodyApprovesTheirOwn(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"), r.submit("head-a", "2026-03-02"))
		r.refused(errs.Forbidden, "assignment.own_claim", a, r.approve("head-a"))
		r.refused(errs.Forbidden, "assignment.not_yours", a, r.approve("officer-a"))
		r.user("head-and-office", r.as("head-a").Grants[0], access.Grant{Role: access.Office})
		a = r.do(a, r.approve("head-and-office"))
		r.refused(errs.Forbidden, "assignment.own_claim", a, r.accept("head-and-office", assignment.Acceptance{}))
		r.do(a, r.accept("office", assignment.Acceptance{}))
	})
}

func TestReturnedTwiceThenAccepted(t *testing.T) {
	each(t, func(r *room) {
		back := func(a assignment.Assignment) (assignment.Assignment, error) {
			return r.Return(context.Background(), r.as("office"), ref(a), "thiếu dự thảo tờ trình", []string{assignment.PartProduct})
		}
		a := r.do(r.given(), r.receive("officer-a"), r.submit("officer-a", "2026-03-02"), r.approve("head-a"), back)
		if a.State.Confirmation != assignment.Returned || !a.SubmittedOn.IsZero() || a.Returns != 1 {
			r.t.Errorf("returned: %+v", a)
		}
		a = r.do(a, r.submit("officer-a", "2026-03-02"), r.approve("head-a"), back, r.submit("officer-a", "2026-03-01"),
			r.approve("head-a"), r.accept("office", assignment.Acceptance{}))
		claims := r.show(a.ID).Submissions
		if len(claims) != 3 || claims[0].State != assignment.SubmissionReturned || claims[0].Disputed[0] != assignment.PartProduct ||
			claims[2].State != assignment.SubmissionAccepted || claims[2].Author != "officer-a" || claims[2].Approver != "head-a" {
			r.t.Errorf("claims: %+v", claims)
		}
		if a.Returns != 2 || a.SubmittedOn != day("2026-03-01") {
			r.t.Errorf("accepted: %+v", a)
		}
		r.replayed(a.ID)
	})
}

// A claim that another act makes pointless does not stay open.
func TestClaimsLapse(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"), r.submit("officer-a", "2026-03-02"), r.approve("head-a"))
		a, err := r.Suspend(context.Background(), r.as("office"), ref(a), "chờ luật mới")
		if err != nil {
			r.t.Fatal(err)
		}
		if got := r.show(a.ID).Submissions[0]; got.State != assignment.SubmissionLapsed || got.Reason != string(assignment.Suspend) {
			r.t.Errorf("the claim: %+v", got)
		}
		if !a.SubmittedOn.IsZero() || a.SubmittedBy != "" {
			r.t.Errorf("a submission still stands: %+v", a)
		}
		waiting, err := r.Waiting(context.Background(), r.as("office"), assignment.WaitingFilter{}, assignment.Page{})
		if err != nil || len(waiting) != 0 {
			r.t.Errorf("waiting: %+v, %v", waiting, err)
		}
		r.replayed(a.ID)
	})
}

func TestTaskWaitsForOthers(t *testing.T) {
	each(t, func(r *room) {
		whole := aTask("1", due("2026-06-30"), "a")
		whole.DependsOn = []string{"2"}
		r.issue(whole, aTask("2", due("2026-05-30"), "b"))
		made := r.activate(nil).Made
		a := r.do(made[0], r.receive("officer-a"), r.submit("officer-a", "2026-03-02"), r.approve("head-a"))
		r.refused(errs.Refused, "assignment.waits", a, r.accept("office", assignment.Acceptance{}))
		r.do(made[1], r.receive("officer-b"), r.submit("officer-b", "2026-03-02"), r.approve("head-b"), r.accept("office", assignment.Acceptance{}))
		same(r.t, "waits", []assignment.Wait{{Task: "2", Ref: "I.2", Content: "Lập quy hoạch", Done: true}}, r.show(a.ID).Waits)
		r.do(a, r.accept("office", assignment.Acceptance{}))
	})
}

func TestAcceptedDespiteWaiting(t *testing.T) {
	each(t, func(r *room) {
		whole := aTask("1", due("2026-06-30"), "a")
		whole.DependsOn = []string{"2"}
		r.issue(whole, aTask("2", due("2026-05-30"), "b"))
		a := r.do(r.activate(nil).Made[0], r.receive("officer-a"), r.submit("officer-a", "2026-03-02"), r.approve("head-a"),
			r.accept("office", assignment.Acceptance{DespiteWaiting: true}))
		if a.State.Work != assignment.Completed {
			r.t.Errorf("work is %s", a.State.Work)
		}
	})
}

// The leader of the organisation a product goes to confirms it (IV.2 and V.3 of the reference decision).
func TestRecipientAccepts(t *testing.T) {
	each(t, func(r *room) {
		v := aTask("1", due("2026-06-30"), "a")
		v.Roles = append(v.Roles, task.Role{Kind: task.Recipient, Name: "Sở c", Org: "c"})
		r.issue(v)
		a := r.do(r.activate(nil).Made[0], r.receive("officer-a"), r.submit("officer-a", "2026-03-02"), r.approve("head-a"))
		waiting, err := r.Waiting(context.Background(), r.as("head-c"), assignment.WaitingFilter{}, assignment.Page{})
		if err != nil || len(waiting) != 1 || waiting[0].Assignment.ID != a.ID || !waiting[0].Since.Equal(r.now) {
			r.t.Errorf("waiting: %+v, %v", waiting, err)
		}
		if others, err := r.Waiting(context.Background(), r.as("head-b"), assignment.WaitingFilter{}, assignment.Page{}); err != nil || len(others) != 0 {
			r.t.Errorf("another leader: %+v, %v", others, err)
		}
		r.refused(errs.Forbidden, "assignment.not_yours", a, r.accept("officer-c", assignment.Acceptance{}))
		r.do(a, r.accept("head-c", assignment.Acceptance{}))
	})
}

func TestCauseOfLateness(t *testing.T) {
	each(t, func(r *room) {
		a := r.do(r.given(), r.receive("officer-a"))
		excuse := func(a assignment.Assignment) (assignment.Assignment, error) {
			words := assignment.CauseWords{Objective: true, Words: "bão số 5", Evidence: "Công văn hỏa tốc"}
			return r.Excuse(context.Background(), r.as("office"), ref(a), words)
		}
		r.refused(errs.Refused, "assignment.not_late", a, excuse)
		r.on("2026-07-01")
		a = r.do(a, excuse)
		if got := r.show(a.ID).Causes; len(got) != 1 || !got[0].Objective || got[0].By != "office" || got[0].Evidence == "" {
			r.t.Errorf("causes: %+v", got)
		}
	})
}

// A return that disputes parts unlocks these alone, also after the unit's own leader sent the next claim back.
func TestAReturnUnlocksOnlyWhatItDisputes(t *testing.T) {
	each(t, func(r *room) {
		back := func(part string) step {
			return func(a assignment.Assignment) (assignment.Assignment, error) {
				return r.Return(context.Background(), r.as("office"), ref(a), "xem lại", []string{part})
			}
		}
		claim := func(c assignment.Claim) step {
			return func(a assignment.Assignment) (assignment.Assignment, error) {
				return r.Submit(context.Background(), r.as("officer-a"), ref(a), c)
			}
		}
		first := assignment.Claim{Day: day("2026-03-02"), Words: "đã trình"}
		a := r.do(r.given(), r.receive("officer-a"), claim(first), r.approve("head-a"))
		r.refused(errs.Invalid, "assignment.unknown_part", a, back("all"))
		a = r.do(a, back(assignment.PartWords))
		r.on("2026-05-04") // the day stands, longer ago than a unit may state
		r.refused(errs.Refused, "assignment.day_stands", a, claim(assignment.Claim{Day: day("2026-05-04"), Words: "x"}))
		a = r.do(a, claim(assignment.Claim{Words: "đã trình đủ hồ sơ"}), func(a assignment.Assignment) (assignment.Assignment, error) {
			return r.SendBack(context.Background(), r.as("head-a"), ref(a), "viết lại")
		})
		r.refused(errs.Refused, "assignment.day_stands", a, claim(assignment.Claim{Day: day("2026-05-04"), Words: "x"}))
		a = r.do(a, claim(assignment.Claim{Words: "đã trình đủ"}), r.approve("head-a"), back(assignment.PartDay))
		if got := r.show(a.ID).Submissions[2]; got.Stated != first.Day {
			r.t.Errorf("stated %v", got.Stated)
		}
		r.refused(errs.Refused, "assignment.words_stand", a, claim(assignment.Claim{Day: day("2026-05-04"), Words: "khác"}))
		a = r.do(a, claim(assignment.Claim{Day: day("2026-05-04")}), r.approve("head-a"))
		if got := r.show(a.ID).Submissions[3]; got.Words != "đã trình đủ" || got.Stated != day("2026-05-04") {
			r.t.Errorf("%+v", got)
		}
		a = r.do(a, back(assignment.PartProduct)) // another product: all is open
		r.do(a, claim(assignment.Claim{Day: day("2026-05-03"), Words: "bản mới"}))
	})
}

// The unit it was handed to owes nothing of what was said to the one before.
func TestAnotherUnitBeginsAfresh(t *testing.T) {
	returned := assignment.Submission{No: 1, State: assignment.SubmissionReturned, Disputed: []string{assignment.PartDay}}
	sentBack := assignment.Submission{No: 2, State: assignment.SubmissionSentBack}
	lapsed := assignment.Submission{No: 2, State: assignment.SubmissionLapsed}
	returned.DecidedAt = time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC)
	cases := []struct {
		name  string
		all   []assignment.Submission
		now   assignment.Confirmation
		since string
		want  bool // the product is open
	}{
		{"returned", []assignment.Submission{returned}, assignment.Returned, "2026-01-01", false},
		{"handed on the same day", []assignment.Submission{returned}, assignment.Unclaimed, "2026-03-02", true},
		{"sent back inside", []assignment.Submission{returned, sentBack}, assignment.Unclaimed, "2026-01-01", false},
		{"handed later", []assignment.Submission{returned, sentBack}, assignment.Unclaimed, "2026-03-03", true},
		{"lapsed", []assignment.Submission{returned, lapsed}, assignment.Unclaimed, "2026-01-01", true},
		{"nothing claimed", nil, assignment.Unclaimed, "2026-01-01", true},
	}
	for _, c := range cases {
		if got := assignment.UnlockedBy(c.all, c.now, day(c.since)); got.Product != c.want {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
