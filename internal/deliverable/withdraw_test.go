package deliverable_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
)

func (r *room) withdraw(who string, p deliverable.Product, reason string) (deliverable.Product, error) {
	return r.Withdraw(context.Background(), r.as(who), deliverable.Ref{ID: p.ID, Version: p.Version}, reason)
}

// What was withdrawn stays on record, counts for nothing, and nothing more is done to it; another answers the same.
func TestAProductHandedInByMistakeIsWithdrawn(t *testing.T) {
	each(t, func(r *room) {
		ctx := context.Background()
		answering := func(h *deliverable.Handing) { h.Expected = "expected" }
		p, err := r.hand("officer-a", "nham.txt", "Tệp của việc khác", answering)
		if err != nil {
			r.t.Fatal(err)
		}
		_, err = r.withdraw("officer-a", p, " ")
		r.refused(errs.Invalid, "assignment.no_reason", err)
		_, err = r.withdraw("officer-a", p, strings.Repeat("nhầm ", 3000))
		r.refused(errs.TooLarge, "assignment.long_reason", err)
		r.on("2026-03-03")
		if p, err = r.withdraw("head-a", p, "  nộp nhầm   tệp "); err != nil {
			r.t.Fatal(err)
		}
		got, err := r.Show(ctx, r.as("officer-a"), p.ID)
		want := deliverable.Withdrawal{By: "head-a", ByName: "Người head-a", At: r.now, Reason: "nộp nhầm tệp"}
		if err != nil || got.Product.Withdrawn != want || got.MayHandIn || got.MayAdvance || got.MayWithdraw || len(got.Product.Files) != 1 {
			r.t.Errorf("%+v, %v", got, err)
		}
		holding, err := r.Holdings(ctx, r.as("viewer"), r.duty)
		if err != nil || !holding[r.duty.ID].Missing() || len(holding[r.duty.ID].Products) != 0 {
			r.t.Errorf("%+v, %v", holding, err)
		}
		_, err = r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{})
		r.refused(errs.Invalid, "assignment.no_product", err)
		r.nothingMoreOn(p)
		if _, err := r.hand("officer-a", "dung.txt", "Tờ trình", answering); err != nil {
			r.t.Fatal(err)
		}
		r.act(r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{}))
		if n := r.entries("task", "1", "deliverable.withdraw"); n != 1 {
			r.t.Errorf("%d entries", n)
		}
	})
}

// nothingMoreOn demands that a withdrawn product stays as it is, also for a form that comes again.
func (r *room) nothingMoreOn(p deliverable.Product) {
	r.t.Helper()
	ctx, ref, kept := context.Background(), deliverable.Ref{ID: p.ID, Version: p.Version}, count(r.t, r.files)
	_, again := r.withdraw("head-a", deliverable.Product{ID: p.ID, Version: p.Version - 1}, "nộp nhầm tệp")
	_, newest := r.withdraw("officer-a", p, "lần nữa")
	_, corrected := r.Correct(ctx, r.as("officer-a"), ref, "", p.Document)
	_, added := r.add("officer-a", p, 1, "ban-hai.txt", "bản hai")
	_, advanced := r.Advance(ctx, r.as("office"), ref, deliverable.Stage{
		Step: deliverable.Issued, On: day("2026-03-03"), ActNumber: "1/QĐ", Authority: "UBND tỉnh",
	})
	for _, err := range []error{again, newest, corrected, added, advanced} {
		r.refused(errs.Conflict, "deliverable.withdrawn", err)
	}
	if n := count(r.t, r.files); n != kept {
		r.t.Errorf("%d contents are kept, there were %d", n, kept)
	}
}

func TestWhoMayNotWithdrawAProduct(t *testing.T) {
	each(t, func(r *room) {
		p := r.handed()
		for _, who := range []string{"officer-b", "head-b", "officer-c", "head-c", "office", "viewer"} {
			_, err := r.withdraw(who, p, "nộp nhầm")
			r.refused(errs.Forbidden, "assignment.not_yours", err)
			if v, err := r.Show(context.Background(), r.as(who), p.ID); err != nil || v.MayWithdraw || !v.Product.Stands() {
				r.t.Errorf("%s: %+v, %v", who, v, err)
			}
		}
		_, err := r.withdraw("officer-a", deliverable.Product{ID: p.ID, Version: 7}, "nộp nhầm")
		r.refused(errs.Conflict, "deliverable.stale", err)
	})
}

// What a claim rests on that waits, was accepted or came back for something else is not withdrawn behind anybody's back.
func TestWhatAClaimRestsOnIsNotWithdrawn(t *testing.T) {
	each(t, func(r *room) {
		ctx, p := context.Background(), r.handed()
		stays := func(kind errs.Kind, key string) {
			r.t.Helper()
			_, err := r.withdraw("officer-a", p, "nộp nhầm")
			r.refused(kind, key, err)
		}
		claim := func() {
			r.t.Helper()
			r.act(r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{}))
			stays(errs.Conflict, "assignment.not_now")
			r.act(r.duties.Approve(ctx, r.as("head-a"), r.ref()))
			stays(errs.Conflict, "assignment.not_now")
		}
		claim()
		r.act(r.duties.Return(ctx, r.as("office"), r.ref(), "xem lại ngày", []string{assignment.PartDay}))
		stays(errs.Refused, "deliverable.locked")
		claim()
		r.act(r.duties.Accept(ctx, r.as("office"), r.ref(), assignment.Acceptance{}))
		stays(errs.Conflict, "assignment.not_now")
	})
}

// Approved or issued by an authority it is no mistake; the stage that was recorded by mistake is corrected first.
func TestWhatWasIssuedIsNotWithdrawn(t *testing.T) {
	each(t, func(r *room) {
		p := r.handed()
		advance := func(step deliverable.Step, reason string) {
			r.t.Helper()
			next, err := r.Advance(context.Background(), r.as("officer-a"), deliverable.Ref{ID: p.ID, Version: p.Version}, deliverable.Stage{
				Step: step, On: day("2026-03-02"), ActNumber: "1/QĐ", Authority: "UBND tỉnh", Reason: reason,
			})
			if err != nil {
				r.t.Fatal(err)
			}
			p = next
		}
		advance(deliverable.Issued, "")
		_, err := r.withdraw("officer-a", p, "nộp nhầm")
		r.refused(errs.Refused, "deliverable.issued", err)
		advance(deliverable.Presented, "ghi nhầm")
		if _, err := r.withdraw("officer-a", p, "nộp nhầm"); err != nil {
			r.t.Error(err)
		}
	})
}

// The assigner sees who took back what and why, in the timeline and in the history of fields.
func TestAWithdrawalIsSeenByTheAssigner(t *testing.T) {
	each(t, func(r *room) {
		if _, err := r.withdraw("officer-a", r.handed(), "nộp nhầm tệp"); err != nil {
			r.t.Fatal(err)
		}
		line, err := r.duties.Timeline(context.Background(), r.as("office"), r.duty.Task,
			assignment.EventFilter{Kind: assignment.Products}, assignment.Page{Limit: 1})
		if err != nil || len(line.Events) != 1 {
			r.t.Fatalf("%+v, %v", line, err)
		}
		e := line.Events[0]
		if e.Entry.Act != "deliverable.withdraw" || e.Entry.Actor != "officer-a" || e.Said.Reason != "nộp nhầm tệp" || e.Said.Notes["title"] != "Tờ trình 12/TTr" {
			r.t.Errorf("%+v", e)
		}
		fields := assignment.FieldChanges(line.Events)
		if !slices.ContainsFunc(fields, func(c assignment.FieldChange) bool { return c.Field == "standing" && c.To == "withdrawn" }) || len(fields) != 1 {
			r.t.Errorf("%+v", fields)
		}
	})
}
