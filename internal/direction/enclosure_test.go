package direction_test

import (
	"context"
	"strings"
	"testing"

	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/errs"
)

// brought is a text that came in for a place.
func (r *room) brought(who string, place deliverable.Place, name, content string) (deliverable.Incoming, error) {
	return r.files.ReceiveFor(context.Background(), r.as(who), place, name, strings.NewReader(content))
}

func (r *room) answer(who string, i direction.Instruction, name, content string) (direction.Instruction, error) {
	in, err := r.brought(who, r.Answering(i.ID), name, content)
	if err != nil {
		return i, err
	}
	return r.Respond(context.Background(), r.as(who),
		direction.Deed{ID: i.ID, Version: i.Version, Act: direction.Answer, Words: "Đã làm"}, in)
}

// An answer keeps its files, those of each answer apart; what cannot be kept is refused as everywhere.
func TestAnAnswerBringsFiles(t *testing.T) {
	each(t, func(r *room) {
		i := r.instructed("overseer", 1, r.order("2026-03-10"))
		for _, c := range []struct {
			who, name, content string
			kind               errs.Kind
			key                string
		}{
			{"officer-c", "a.txt", "x", errs.Forbidden, "assignment.not_yours"},
			{"overseer", "a.txt", "x", errs.Forbidden, "assignment.not_yours"},
			{"officer-a", "a.pdf", "chỉ là chữ", errs.Invalid, "deliverable.lying"},
			{"officer-a", "a.txt", strings.Repeat("x", 1<<10+1), errs.TooLarge, "deliverable.too_large"},
			{"officer-a", "a.txt", "UBND TỈNH\nTỐI MẬT\nKế hoạch", errs.Refused, "deliverable.secret"},
		} {
			_, err := r.answer(c.who, i, c.name, c.content)
			r.refused(c.who+" "+c.key, c.kind, c.key, err)
		}
		if acts := r.acts("instruction", i.ID); len(acts) != 1 || acts[0] != "deliverable.refuse" {
			r.Errorf("on record: %v", acts)
		}
		first, err := r.answer("officer-a", i, "bao-cao.txt", "Báo cáo")
		if err != nil {
			r.Fatal(err)
		}
		_, err = r.answer("officer-a", i, "bao-cao.txt", "Báo cáo") // the form comes again
		r.refused("again", errs.Conflict, "direction.now.answered", err)
		back := r.responded("overseer", first, direction.SendBack, "thiếu số liệu")
		if _, err := r.answer("head-a", back, "so-lieu.txt", "Số liệu"); err != nil {
			r.Fatal(err)
		}
		view, err := r.Instruction(context.Background(), r.as("viewer"), i.ID)
		all := view.Instruction.Enclosures
		if err != nil || len(all) != 2 || all.Of(1)[0].Name != "bao-cao.txt" || all.Of(3)[0].By != "head-a" {
			r.Errorf("%+v, %v", all, err)
		}
		_, err = all.Find(2, 1)
		r.refused("no file of the return", errs.NotFound, "deliverable.unknown", err)
	})
}

// Decision and conclusion are kept as files, and a signed conclusion takes no more.
func TestAnInspectionKeepsItsDecisionAndConclusion(t *testing.T) {
	each(t, func(r *room) {
		ctx := context.Background()
		_, err := r.brought("officer-a", r.Inspecting(""), "a.txt", "x")
		r.refused("an agency", errs.Forbidden, "access.forbidden", err)
		decision, err := r.brought("inspector", r.Inspecting(""), "quyet-dinh.txt", "Quyết định")
		if err != nil {
			r.Fatal(err)
		}
		i, err := r.Inspect(ctx, r.as("inspector"), r.inspection(), decision)
		if err != nil {
			r.Fatal(err)
		}
		found, err := r.brought("inspector", r.Inspecting(i.ID), "ket-luan.txt", "Kết luận")
		if err != nil {
			r.Fatal(err)
		}
		if i, err = r.Conclude(ctx, r.as("inspector"), i.ID, i.Version, conclusion(), nil, found); err != nil {
			r.Fatal(err)
		}
		view, err := r.Inspection(ctx, r.as("viewer"), i.ID)
		all := view.Inspection.Enclosures
		if err != nil || len(all) != 2 || all.Of(direction.DecisionPart)[0].Name != "quyet-dinh.txt" ||
			all.Of(direction.ConclusionPart)[0].Name != "ket-luan.txt" {
			r.Errorf("%+v, %v", all, err)
		}
		_, err = r.brought("inspector", r.Inspecting(i.ID), "b.txt", "x")
		r.refused("signed", errs.Conflict, "inspection.signed", err)
	})
}
