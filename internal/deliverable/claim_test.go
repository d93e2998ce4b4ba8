package deliverable_test

import (
	"context"
	"testing"

	"dondoc/internal/assignment"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
)

// What is owed is handed in with the claim, or the claim says why not.
func TestAClaimWithoutTheProductThatIsOwed(t *testing.T) {
	each(t, func(r *room) {
		ctx := context.Background()
		_, err := r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{Words: " "})
		r.refused(errs.Invalid, "assignment.no_product", err)
		r.act(r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{Words: "Đã lồng vào quy hoạch tỉnh"}))
		view, err := r.duties.Show(ctx, r.as("head-a"), r.duty.ID)
		if err != nil || !view.Handed.Missing() {
			r.t.Errorf("%+v, %v", view.Handed, err)
		}
		r.act(r.duties.SendBack(ctx, r.as("head-a"), r.ref(), "nộp sản phẩm"))
		r.handed()
		r.act(r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{}))
	})
}

// A claim that came back for its product does not go again with the same.
func TestAReturnedProductMustChange(t *testing.T) {
	for name, change := range map[string]func(r *room, p deliverable.Product) error{
		"another version": func(r *room, p deliverable.Product) error {
			_, err := r.add("officer-a", p, 1, "b.txt", "bản sửa")
			return err
		},
		"another product": func(r *room, _ deliverable.Product) error {
			_, err := r.hand("officer-a", "c.txt", "khác")
			return err
		},
		"a withdrawal, and a word why nothing is there": func(r *room, p deliverable.Product) error {
			_, err := r.withdraw("officer-a", p, "nộp nhầm")
			return err
		},
		"a correction": func(r *room, p deliverable.Product) error {
			_, err := r.Correct(context.Background(), r.as("officer-a"), deliverable.Ref{ID: p.ID, Version: p.Version}, "",
				deliverable.Document{Kind: "Tờ trình", Number: "13/TTr"})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(r *room) {
				ctx, p := context.Background(), r.handed()
				r.act(r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{}))
				r.act(r.duties.Approve(ctx, r.as("head-a"), r.ref()))
				r.on("2026-03-03")
				r.act(r.duties.Return(ctx, r.as("office"), r.ref(), "thiếu phụ lục", []string{assignment.PartProduct}))
				r.on("2026-03-04")
				same := deliverable.Ref{ID: p.ID, Version: p.Version}
				p, err := r.Correct(ctx, r.as("officer-a"), same, p.Expected, p.Document) // says what it said
				if err != nil {
					r.t.Fatal(err)
				}
				_, err = r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{Words: "xem lại"})
				r.refused(errs.Refused, "assignment.same_product", err)
				if err := change(r, p); err != nil {
					r.t.Fatal(err)
				}
				r.act(r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{Words: "xem lại"}))
			})
		})
	}
}
