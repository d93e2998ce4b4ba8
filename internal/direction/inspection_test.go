package direction_test

import (
	"context"
	"slices"
	"testing"

	"dondoc/internal/direction"
	"dondoc/internal/errs"
)

func (r *room) inspection() direction.Inspection {
	return direction.Inspection{
		Number: "15/QĐ-TTr", DecidedOn: day("2026-02-25"), Subject: "Kiểm tra tiến độ", Leader: "Trưởng đoàn (mẫu)",
		LeaderOffice: "Phó Chánh Thanh tra", From: day("2026-03-01"), Units: []string{"a"}, Assignments: []string{r.duty.ID},
	}
}

func conclusion() direction.Conclusion {
	return direction.Conclusion{
		Number: "20/KL-TTr", SignedOn: day("2026-03-02"), Signer: "Chánh Thanh tra (mẫu)", Nature: "Chậm", Degree: "Ít nghiêm trọng",
		Cause: "Thiếu phối hợp", Responsibility: "Sở a",
	}
}

func (r *room) inspect(who string, i direction.Inspection) (direction.Inspection, error) {
	return r.Inspect(context.Background(), r.as(who), i)
}

func (r *room) conclude(who string, i direction.Inspection, c direction.Conclusion, all ...direction.Advice) (direction.Inspection, error) {
	return r.Conclude(context.Background(), r.as(who), i.ID, i.Version, c, all)
}

func TestAnInspectionIsConcludedAndFollowedUp(t *testing.T) {
	each(t, func(r *room) {
		i, err := r.inspect("inspector", r.inspection())
		if err != nil {
			r.Fatal(err)
		}
		_, err = r.inspect("office", r.inspection())
		r.refused("the same decision", errs.Conflict, "inspection.exists", err)
		advice := direction.Advice{Unit: "c", Words: "Bố trí cán bộ", Due: day("2026-03-20")}
		i, err = r.conclude("inspector", i, conclusion(), advice)
		if err != nil {
			r.Fatal(err)
		}
		_, err = r.conclude("office", i, conclusion())
		r.refused("a signed conclusion is not edited", errs.Conflict, "inspection.signed", err)
		i, err = r.Amend(context.Background(), r.as("office"), i.ID, i.Version, "Đính chính mục 2", nil)
		if err != nil || len(i.Addenda) != 1 {
			r.Errorf("%+v, %v", i.Addenda, err)
		}
		_, err = r.Amend(context.Background(), r.as("office"), i.ID, i.Version-1, "Lần nữa", nil)
		r.refused("two at once", errs.Conflict, "inspection.stale", err)
		r.followed(i.Recommended[0])

		view, err := r.Inspection(context.Background(), r.as("viewer"), i.ID)
		if err != nil || view.May || len(view.Duties) != 1 || view.Inspection.Recommended[0].State != direction.Accepted {
			r.Errorf("%+v, %v", view, err)
		}
		want := []string{"inspection.open", "inspection.conclude", "inspection.amend", "inspection.answer", "inspection.accept"}
		if got := r.acts("inspection", i.ID); !slices.Equal(got, want) {
			r.Errorf("on record: %v", got)
		}
		if got := r.acts("task", "t"); !slices.Equal(got[len(got)-len(want):], want) {
			r.Errorf("on the task's record: %v", got)
		}
		if of, err := r.InspectionsOf(context.Background(), r.as("viewer"), r.duty.ID); err != nil || len(of) != 1 {
			r.Errorf("of the duty: %v, %v", of, err)
		}
	})
}

// followed lets the organisation answer, which is no party to the duty, and the inspector take it as done.
func (r *room) followed(v direction.Recommendation) {
	r.Helper()
	do := func(who string, version int, act direction.Act, words string) error {
		_, err := r.FollowUp(context.Background(), r.as(who), direction.Deed{ID: v.ID, Version: version, Act: act, Words: words})
		return err
	}
	if answer, _ := r.owed("officer-c"); !slices.Equal(answer, []string{v.ID}) {
		r.Errorf("owed: %v", answer)
	}
	r.refused("another organisation", errs.Forbidden, "direction.not_yours", do("officer-b", 1, direction.Answer, "x"))
	r.refused("nothing said", errs.Invalid, "direction.no_words", do("officer-c", 1, direction.Answer, ""))
	if err := do("officer-c", 1, direction.Answer, "Đã bố trí"); err != nil {
		r.Fatal(err)
	}
	r.refused("accepts itself", errs.Forbidden, "direction.not_yours", do("head-c", 2, direction.Accept, ""))
	r.refused("a form sent twice", errs.Conflict, "direction.stale", do("officer-c", 1, direction.Answer, "Đã bố trí"))
	if _, judge := r.owed("inspector"); !slices.Equal(judge, []string{v.ID}) {
		r.Errorf("to judge: %v", judge)
	}
	if err := do("inspector", 2, direction.Accept, ""); err != nil {
		r.Error(err)
	}
}

func TestWhatIsNoInspection(t *testing.T) {
	each(t, func(r *room) {
		change := func(do func(*direction.Inspection)) direction.Inspection {
			i := r.inspection()
			do(&i)
			return i
		}
		cases := []struct {
			what, who string
			i         direction.Inspection
			kind      errs.Kind
			key       string
		}{
			{"by an agency", "head-a", r.inspection(), errs.Forbidden, "access.forbidden"},
			{"by a viewer", "viewer", r.inspection(), errs.Forbidden, "access.forbidden"},
			{"no leader", "inspector", change(func(i *direction.Inspection) { i.Leader = " " }), errs.Invalid, "inspection.incomplete"},
			{"decided tomorrow", "inspector", change(func(i *direction.Inspection) { i.DecidedOn = day("2026-03-03") }), errs.Invalid, "inspection.decided_later"},
			{"before its decision", "inspector", change(func(i *direction.Inspection) { i.From = day("2026-02-24") }), errs.Invalid, "inspection.days"},
			{"ends before it begins", "inspector", change(func(i *direction.Inspection) { i.To = day("2026-02-28") }), errs.Invalid, "inspection.days"},
			{"of nothing", "inspector", change(func(i *direction.Inspection) { i.Units, i.Assignments = nil, nil }), errs.Invalid, "inspection.no_scope"},
			{"of an unknown unit", "inspector", change(func(i *direction.Inspection) { i.Units = []string{"none"} }), errs.NotFound, "org.unknown"},
		}
		for _, c := range cases {
			_, err := r.inspect(c.who, c.i)
			r.refused(c.what, c.kind, c.key, err)
		}
	})
}

func TestWhatIsNoConclusion(t *testing.T) {
	each(t, func(r *room) {
		i, err := r.inspect("inspector", r.inspection())
		if err != nil {
			r.Fatal(err)
		}
		_, err = r.Amend(context.Background(), r.as("inspector"), i.ID, i.Version, "x", nil)
		r.refused("an addendum to nothing", errs.Conflict, "inspection.open_still", err)
		_, err = r.conclude("officer-a", i, conclusion())
		r.refused("by whom it is about", errs.Forbidden, "access.forbidden", err)
		unstated, early, later, unsigned := conclusion(), conclusion(), conclusion(), conclusion()
		unstated.Responsibility, early.SignedOn, later.SignedOn, unsigned.Signer = "", day("2026-02-27"), day("2026-03-03"), ""
		for key, c := range map[string]direction.Conclusion{"inspection.unstated": unstated, "inspection.unsigned": unsigned} {
			_, err = r.conclude("inspector", i, c)
			r.refused(key, errs.Invalid, key, err)
		}
		for _, c := range []direction.Conclusion{early, later} {
			_, err = r.conclude("inspector", i, c)
			r.refused("its day", errs.Invalid, "inspection.signed_day", err)
		}
		_, err = r.conclude("inspector", i, conclusion(), direction.Advice{Unit: "c", Words: "không hạn"})
		r.refused("advice without a day", errs.Invalid, "inspection.advice", err)
		_, err = r.conclude("inspector", i, conclusion(), direction.Advice{Unit: "old", Words: "x", Due: day("2026-03-20")})
		r.refused("advice to nobody", errs.Refused, "assignment.unit_ended", err)
	})
}
