package assignment_test

import (
	"context"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/errs"
)

func (r *room) post(unit, title, holder string) assignment.Post {
	r.t.Helper()
	p, err := r.CreatePost(context.Background(), r.as("admin"), unit, title)
	if err != nil {
		r.t.Fatal(err)
	}
	if err := r.SetHolder(context.Background(), r.as("head-"+unit), p.ID, 1, holder, day("2026-03-02")); err != nil {
		r.t.Fatal(err)
	}
	p.Version = 2
	return p
}

func (r *room) charge(who, post string) step {
	return func(a assignment.Assignment) (assignment.Assignment, error) {
		return r.AssignPost(context.Background(), r.as(who), ref(a), post)
	}
}

// mine counts what somebody has to do.
func (r *room) mine(who string) int {
	r.t.Helper()
	l, err := r.Mine(context.Background(), r.as(who), assignment.Page{Limit: 10})
	if err != nil || len(l.Rows) != l.Total {
		r.t.Fatalf("%+v, %v", l, err)
	}
	return l.Total
}

// A successor inherits with the post; what no post is in charge of is everybody's.
func TestSuccessorInherits(t *testing.T) {
	each(t, func(r *room) {
		r.user("officer-a2", access.Grant{Role: access.Officer, Org: "a"})
		a := r.given()
		r.people["operator"] = access.Operator(r.tenant, "dondoc")
		if r.mine("operator") != 0 || r.mine("officer-a") != 1 || r.mine("officer-a2") != 1 || r.mine("officer-b") != 0 || r.mine("overseer") != 0 {
			r.t.Error("without a post it is not theirs alone who work there")
		}
		p := r.post("a", "Trưởng phòng Quy hoạch", "officer-a")
		a = r.do(a, r.charge("head-a", p.ID))
		if r.mine("officer-a") != 1 || r.mine("officer-a2") != 0 {
			r.t.Error("the post's holder has it, and nobody else")
		}
		if err := r.SetHolder(context.Background(), r.as("head-a"), p.ID, p.Version, "officer-a2", day("2026-04-01")); err != nil {
			r.t.Fatal(err)
		}
		if r.mine("officer-a2") != 0 {
			r.t.Error("the successor has it before the day")
		}
		r.on("2026-04-01")
		if r.mine("officer-a") != 0 || r.mine("officer-a2") != 1 {
			r.t.Error("the successor has not inherited")
		}
		r.do(a, r.receive("officer-a2"), r.submit("officer-a2", "2026-04-01"))
		if r.mine("head-a") != 1 {
			r.t.Error("the leader does not see what waits for approval")
		}
		want := []assignment.Holder{
			{User: "officer-a", From: day("2026-03-02"), To: day("2026-03-31")}, {User: "officer-a2", From: day("2026-04-01")},
		}
		same(r.t, "holders", want, r.show(a.ID).Post.Holders)
		r.replayed(a.ID)
	})
}

func TestPostsAreRefused(t *testing.T) {
	each(t, func(r *room) {
		a, ctx := r.given(), context.Background()
		p, other := r.post("a", "Trưởng phòng", "officer-a"), r.post("b", "Trưởng phòng", "officer-b")
		cases := []struct {
			name string
			kind errs.Kind
			key  string
			try  func() error
		}{
			{"a leader of another unit", errs.Forbidden, "access.forbidden", func() error {
				_, err := r.CreatePost(ctx, r.as("head-b"), "a", "Phó phòng")
				return err
			}},
			{"a title twice", errs.Conflict, "post.exists", func() error {
				_, err := r.CreatePost(ctx, r.as("head-a"), "a", "Trưởng phòng")
				return err
			}},
			{"no title", errs.Invalid, "assignment.post_title", func() error {
				_, err := r.CreatePost(ctx, r.as("head-a"), "a", " ")
				return err
			}},
			{"a holder from outside", errs.Refused, "assignment.holder_outside", func() error {
				return r.SetHolder(ctx, r.as("head-a"), p.ID, p.Version, "officer-b", day("2026-04-01"))
			}},
			{"a day before the last hand-over", errs.Invalid, "assignment.holder_before", func() error {
				return r.SetHolder(ctx, r.as("head-a"), p.ID, p.Version, "head-a", day("2026-03-01"))
			}},
			{"a stale page", errs.Conflict, "post.stale", func() error {
				return r.SetHolder(ctx, r.as("head-a"), p.ID, 1, "head-a", day("2026-04-01"))
			}},
			{"a post of another unit", errs.Refused, "assignment.post_outside", func() error {
				_, err := r.AssignPost(ctx, r.as("head-a"), ref(a), other.ID)
				return err
			}},
			{"by the office", errs.Forbidden, "access.forbidden", func() error {
				_, err := r.AssignPost(ctx, r.as("office"), ref(a), p.ID)
				return err
			}},
		}
		for _, c := range cases {
			if err := c.try(); !errs.Is(err, c.kind, c.key) {
				r.t.Errorf("%s: %v, want %s %s", c.name, err, c.kind, c.key)
			}
		}
	})
}

func TestHandOverByPost(t *testing.T) {
	each(t, func(r *room) {
		r.issue(aTask("1", due("2026-06-30"), "a"), aTask("2", due("2026-07-31"), "a"), aTask("3", due("2026-08-31"), "b"))
		from, to := r.post("a", "Phòng 1", "officer-a"), r.post("a", "Phòng 2", "head-a")
		ctx := context.Background()
		var refs []assignment.Ref
		made := r.activate(nil).Made
		for _, a := range made[:2] {
			refs = append(refs, ref(r.do(a, r.charge("officer-a", from.ID))))
		}
		refs = append(refs, ref(made[2]))
		staff, err := r.Staff(ctx, r.as("officer-c"), "a")
		if err != nil || staff.Open[from.ID] != 2 || staff.Open[to.ID] != 0 || len(staff.Holders) != 2 || staff.Names["head-a"] == "" {
			r.t.Errorf("staff: %+v, %v", staff, err)
		}
		r.do(r.show(refs[1].ID).Assignment, r.receive("officer-a")) // changed after the page was made
		done, err := r.Do(ctx, r.as("head-a"), assignment.Bulk{Act: assignment.AssignPost, Post: to.ID}, refs)
		if err != nil || len(done) != 3 || done[0].Err != nil {
			r.t.Fatalf("%+v, %v", done, err)
		}
		r.outcome("stale", done[1], errs.Conflict, "assignment.stale")
		r.outcome("of another organisation", done[2], errs.Forbidden, "access.forbidden")
		if r.mine("head-a") != 1 || r.mine("officer-a") != 1 {
			r.t.Error("not handed over")
		}
		again, err := r.Do(ctx, r.as("head-a"), assignment.Bulk{Act: assignment.AssignPost, Post: to.ID}, refs[:1])
		if err != nil {
			r.t.Fatal(err)
		}
		r.outcome("a replayed form", again[0], errs.Conflict, "assignment.stale")
		r.replayed(refs[0].ID)
	})
}

func (r *room) outcome(name string, o assignment.Outcome, kind errs.Kind, key string) {
	r.t.Helper()
	if !errs.Is(o.Err, kind, key) {
		r.t.Errorf("%s: %v, want %s %s", name, o.Err, kind, key)
	}
}

func TestHandSeveral(t *testing.T) {
	each(t, func(r *room) {
		r.issue(aTask("1", due("2026-06-30"), "a"), aTask("2", due("2026-07-31"), "a"), aTask("3", due("2026-08-31"), "b"))
		ctx, made := context.Background(), r.activate(nil).Made
		refs := []assignment.Ref{ref(made[0]), ref(made[1]), ref(made[2])}
		r.do(made[1], r.receive("officer-a"))
		done, err := r.Do(ctx, r.as("office"), assignment.Bulk{Act: assignment.Hand, Unit: "b", Reason: "Điều chỉnh phân công"}, refs)
		if err != nil || len(done) != 3 || done[0].Err != nil {
			r.t.Fatalf("%+v, %v", done, err)
		}
		r.outcome("stale", done[1], errs.Conflict, "assignment.stale")
		r.outcome("has it already", done[2], errs.Invalid, "assignment.same_unit")
		if v := r.show(made[0].ID); v.Assignment.Unit != "b" || len(v.Tenures) != 2 {
			r.t.Errorf("not handed: %+v", v.Assignment)
		}
		others, err := r.Do(ctx, r.as("head-b"), assignment.Bulk{Act: assignment.Hand, Unit: "c", Reason: "x"}, []assignment.Ref{ref(r.show(made[0].ID).Assignment)})
		if err != nil {
			r.t.Fatal(err)
		}
		r.outcome("not the office", others[0], errs.Forbidden, "assignment.not_yours")
		without, err := r.Do(ctx, r.as("office"), assignment.Bulk{Act: assignment.Hand, Unit: "c"}, []assignment.Ref{ref(r.show(made[0].ID).Assignment)})
		if err != nil {
			r.t.Fatal(err)
		}
		r.outcome("without reason", without[0], errs.Invalid, "assignment.no_reason")
	})
}
