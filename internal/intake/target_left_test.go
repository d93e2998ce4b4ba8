package intake_test

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"dondoc/internal/errs"
	"dondoc/internal/intake"
	"dondoc/internal/target"
)

// aimed is the programme with targets, of which two say what was reached and what is paid.
var aimed = strings.NewReplacer("I. GIẢI PHÁP", `I. MỤC TIÊU ĐẾN NĂM 2030

1. Về thị trường
- Tỷ lệ nông sản bán qua sàn trực tuyến đạt 30%.
- Giá trị nông sản xuất khẩu đạt trên 1.200 tỷ đồng.
- Tỷ lệ hợp tác xã có nhãn hiệu đạt 60%.

2. Về nguồn hàng
- Diện tích vùng trồng được cấp mã số đạt 4.000 ha.

II. GIẢI PHÁP`, "II. TỔ CHỨC", "III. TỔ CHỨC").Replace(mixed)

func indicators(d intake.Draft) []string {
	var all []string
	for _, t := range d.Targets {
		all = append(all, t.Indicator)
	}
	return all
}

func TestTargetsAreLeftOutAndPutBack(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", aimed)
		was := indicators(u.Draft)
		if len(was) != 4 {
			t.Fatalf("targets %q", was)
		}
		u = d.rearranged(d.LeaveOutTargets(ctx, d.office, u.ID, u.Version, []int{2, 0, 2}))
		if got := indicators(u.Draft); !slices.Equal(got, []string{was[1], was[3]}) || len(u.Draft.LeftTargets) != 2 {
			t.Errorf("targets %q, left out %+v", got, u.Draft.LeftTargets)
		}
		if got := u.Draft.Report(nil).Targets.Found; got != 2 {
			t.Errorf("the report counts %d", got)
		}
		u = d.rearranged(d.LeaveOutTargets(ctx, d.office, u.ID, u.Version, []int{0}))
		spots := []intake.Spot{{Kind: intake.ItemLeftTarget}, {Kind: intake.ItemLeftTarget, N: 2}}
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, spots))
		if got := indicators(u.Draft); !slices.Equal(got, []string{was[0], was[2], was[3]}) {
			t.Errorf("put back as %q", got)
		}
		id, err := d.Confirm(ctx, d.office, u.ID, u.Version, intake.ConfirmOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(look(d, func(t intake.Tx) ([]target.Target, error) { return t.Targets(id) })); n != 3 {
			t.Errorf("the programme has %d targets", n)
		}
	})
}

// inTwo is the programme with its targets in two sections.
var inTwo = strings.NewReplacer("2. Về nguồn hàng", "II. MỤC TIÊU ĐẾN NĂM 2035\n\n1. Về nguồn hàng", "II. GIẢI", "III. GIẢI",
	"III. TỔ", "IV. TỔ").Replace(aimed)

func TestTargetsAreAdded(t *testing.T) {
	share := intake.NewTarget{Indicator: "Số hội chợ", Op: ">=", Value: "1.200,5", Unit: "hội chợ", Measure: "each_year", Period: "2030"}
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", inTwo)
		share.Section = u.Draft.Targets[0].Section
		share.Who, share.Phrase = "Sở Công Thương\nSở Lạ", "Giá trị nông sản xuất khẩu đạt trên 1.200 tỷ đồng"
		u = d.rearranged(d.AddTarget(ctx, d.office, u.ID, u.Version, share))
		if got := u.Draft.Sections(); !slices.Equal(got, []string{"I", "II"}) {
			t.Fatalf("sections %q", got)
		}
		const at = 3 // behind the three of its section
		if all := indicators(u.Draft); all[at] != "Số hội chợ" || len(all) != 5 {
			t.Fatalf("%q", all)
		}
		got := u.Draft.Targets[at]
		if got.Value == nil || *got.Value != 1200.5 || got.Op != ">=" || got.Unit != "hội chợ" || got.Period != "2030" {
			t.Errorf("%+v", got)
		}
		if want := []string{"Sở Công Thương", "Sở Lạ"}; !slices.Equal(want, got.Who) || !slices.Contains(got.Doubts, "who") {
			t.Errorf("%q, doubts %v", got.Who, got.Doubts)
		}
		if got.Place.Line == 0 {
			t.Error("nobody finds where the document says it")
		}
		if _, err := d.AddTarget(ctx, d.office, u.ID, u.Version, share); !errs.Is(err, errs.Conflict, "intake.target_added_already") {
			t.Errorf("sent twice: %v", err)
		}
	})
}

// A section is there to be chosen though all its targets were left out; what is added there moves those behind it.
func TestTargetsAreAddedAmongThoseLeftOut(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", inTwo)
		was := indicators(u.Draft)
		u = d.rearranged(d.LeaveOutTargets(ctx, d.office, u.ID, u.Version, []int{0, 1, 2, 3}))
		if got := u.Draft.Sections(); !slices.Equal(got, []string{"I", "II"}) {
			t.Errorf("sections %q", got)
		}
		for section, indicator := range map[string]string{"I": "Số hội chợ", "II": "Số kho lạnh"} {
			added := intake.NewTarget{Section: section, Indicator: indicator, Op: "=", Value: "5"}
			u = d.rearranged(d.AddTarget(ctx, d.office, u.ID, u.Version, added))
		}
		var all []intake.Spot
		for i := range was {
			all = append(all, intake.Spot{Kind: intake.ItemLeftTarget, N: i})
		}
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, all))
		if want := []string{was[0], was[1], was[2], "Số hội chợ", was[3], "Số kho lạnh"}; !slices.Equal(indicators(u.Draft), want) {
			t.Errorf("%q, want %q", indicators(u.Draft), want)
		}
	})
}

func TestTargetsThatSayTheSame(t *testing.T) {
	base := intake.NewTarget{Indicator: "Diện tích rừng", Op: "=", Value: "5", Unit: "ha"}
	cases := map[string]struct {
		change func(*intake.NewTarget)
		same   bool
	}{
		"sent twice":      {func(*intake.NewTarget) {}, true},
		"written fully":   {func(n *intake.NewTarget) { n.Value = "5,0" }, true},
		"another unit":    {func(n *intake.NewTarget) { n.Unit = "km" }, false},
		"no unit":         {func(n *intake.NewTarget) { n.Unit = "" }, false},
		"of another body": {func(n *intake.NewTarget) { n.Who = "Sở Y tế" }, false},
		"another figure":  {func(n *intake.NewTarget) { n.Value = "6" }, false},
		"another place":   {func(n *intake.NewTarget) { n.Op, n.Value, n.Text = "rank", "8", "cả nước" }, false},
	}
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", mixed)
		ranked := base
		ranked.Op, ranked.Text = "rank", "cả nước"
		u = d.rearranged(d.AddTarget(ctx, d.office, u.ID, u.Version, base))
		u = d.rearranged(d.AddTarget(ctx, d.office, u.ID, u.Version, ranked))
		left := d.rearranged(d.LeaveOutTargets(ctx, d.office, u.ID, u.Version, []int{0}))
		for name, c := range cases {
			typed := base
			c.change(&typed)
			made, err := d.AddTarget(ctx, d.office, left.ID, left.Version, typed)
			if got := errs.Is(err, errs.Conflict, "intake.target_left_already"); got != c.same || err != nil && !got {
				t.Errorf("%s as one left out: %v", name, err)
			}
			if err == nil {
				undone, _, err := d.Undo(ctx, d.office, made.ID, made.Version)
				left = d.rearranged(undone, err)
			}
		}
		if _, err := d.AddTarget(ctx, d.office, left.ID, left.Version, ranked); !errs.Is(err, errs.Conflict, "intake.target_added_already") {
			t.Errorf("the rank twice: %v", err)
		}
	})
}

func TestTargetsOfADraftAreBounded(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", mixed)
		u.Draft.Targets = make([]intake.Target, 4999)
		u.Draft.LeftTargets = make([]intake.LeftTarget, 1)
		if err := d.Store.Write(ctx, d.office.Tenant, func(t intake.Tx) error { return t.UpdateUpload(u) }); err != nil {
			t.Fatal(err)
		}
		added := intake.NewTarget{Indicator: "Số hội chợ", Op: "=", Value: "5"}
		if _, err := d.AddTarget(ctx, d.office, u.ID, u.Version+1, added); !errs.Is(err, errs.TooLarge, "intake.too_many_targets") {
			t.Errorf("one too many: %v", err)
		}
	})
}

func TestShapesOfAddedTargets(t *testing.T) {
	cases := map[string]struct {
		typed intake.NewTarget
		want  string // of a target, as its value is typed; or the fields refused and why
	}{
		"a figure":             {intake.NewTarget{Op: "=", Value: "12,5"}, "12,5"},
		"below zero":           {intake.NewTarget{Op: "<=", Value: "-3"}, "<= -3"},
		"a range":              {intake.NewTarget{Op: "range", Value: "40", High: "50"}, "40 - 50"},
		"a place":              {intake.NewTarget{Op: "rank", Value: "10"}, "rank 10"},
		"a place in words":     {intake.NewTarget{Op: "rank", Text: "nhóm khá"}, "nhóm khá"},
		"reached or not":       {intake.NewTarget{Op: "yes"}, "Chỉ tiêu"},
		"nothing":              {intake.NewTarget{Indicator: " "}, "indicator intake.indicator_empty, op intake.op_unknown"},
		"no figure":            {intake.NewTarget{Op: ">="}, "value intake.value_empty"},
		"words for a figure":   {intake.NewTarget{Op: "=", Value: "ba mươi"}, "value intake.value_form"},
		"grouped":              {intake.NewTarget{Op: "=", Value: "1.200.000,5"}, "1200000,5"},
		"under one":            {intake.NewTarget{Op: "=", Value: "0.125"}, "0,125"},
		"thousands of nothing": {intake.NewTarget{Op: "=", Value: ".500"}, "value intake.value_form"},
		"grouped by half":      {intake.NewTarget{Op: "=", Value: "1234.567"}, "value intake.value_form"},
		"another mark":         {intake.NewTarget{Op: "=", Value: "12.5"}, "value intake.value_form"},
		"beyond exactness":     {intake.NewTarget{Op: "=", Value: strings.Repeat("9", 300)}, "value intake.value_form"},
		"no years":             {intake.NewTarget{Op: "yes", Period: "0000-9999"}, "period intake.period_form"},
		"a unit in the figure": {intake.NewTarget{Op: "=", Value: "30%"}, "value intake.value_form"},
		"half a range":         {intake.NewTarget{Op: "range", Value: "40"}, "high intake.value_empty"},
		"a range backwards":    {intake.NewTarget{Op: "range", Value: "50", High: "40"}, "high intake.range_order"},
		"an end of no range":   {intake.NewTarget{Op: "=", Value: "5", High: "6"}, "high intake.high_of_range"},
		"a place by half":      {intake.NewTarget{Op: "rank", Value: "2,5"}, "value intake.rank_form"},
		"no place":             {intake.NewTarget{Op: "rank"}, "value intake.rank_empty"},
		"a figure for yes":     {intake.NewTarget{Op: "yes", Value: "5"}, "value intake.value_of_yes"},
		"a day for a period":   {intake.NewTarget{Op: "yes", Period: "30/6/2030"}, "period intake.period_form"},
		"a period backwards":   {intake.NewTarget{Op: "yes", Period: "2030-2026"}, "period intake.period_form"},
		"another measure":      {intake.NewTarget{Op: "yes", Measure: "often"}, "measure intake.measure_unknown"},
		"another section":      {intake.NewTarget{Op: "yes", Section: "IX"}, "section intake.section_unknown"},
		"a long unit":          {intake.NewTarget{Op: "yes", Unit: strings.Repeat("x", 2001)}, "unit intake.field_long"},
	}
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", mixed)
		for name, c := range cases {
			c.typed.Indicator = cmp.Or(c.typed.Indicator, "Chỉ tiêu")
			made, err := d.AddTarget(ctx, d.office, u.ID, u.Version, c.typed)
			if got := addedAs(made, err); got != c.want {
				t.Errorf("%s: %q, want %q", name, got, c.want)
			}
			if err == nil {
				undone, _, err := d.Undo(ctx, d.office, made.ID, made.Version)
				u = d.rearranged(undone, err)
			}
		}
	})
}

// addedAs is the value of the last target as a person types it, or what was refused.
func addedAs(u intake.Upload, err error) string {
	if faults, ok := errors.AsType[intake.FieldErrors](err); ok {
		var all []string
		for _, f := range faults {
			all = append(all, f.Field+" "+f.Err.Key)
		}
		return strings.Join(all, ", ")
	}
	if err != nil {
		return err.Error()
	}
	n := len(u.Draft.Targets) - 1
	return u.Draft.Value(intake.Doubt{Spot: intake.Spot{Kind: intake.ItemTarget, N: n}, Field: "value"})
}

func TestMovesOfTargetsThatAreRefused(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", aimed)
		if _, err := d.LeaveOutTargets(ctx, d.office, u.ID, u.Version, nil); !errs.Is(err, errs.Invalid, "intake.leave_none") {
			t.Errorf("nothing marked: %v", err)
		}
		if _, err := d.LeaveOutTargets(ctx, d.office, u.ID, u.Version, []int{0, 9}); !errs.Is(err, errs.NotFound, "intake.target_unknown") {
			t.Errorf("half of it: %v", err)
		}
		if _, err := d.LeaveOutTargets(ctx, d.office, u.ID, u.Version+1, []int{0}); !errs.Is(err, errs.Conflict, "intake.stale") {
			t.Errorf("stale: %v", err)
		}
		if _, err := d.Take(ctx, d.office, u.ID, u.Version, []intake.Spot{{Kind: intake.ItemLeftTarget}}); !errs.Is(err, errs.NotFound, "intake.left_unknown") {
			t.Errorf("not left out: %v", err)
		}
		if got := d.rearranged(u, nil); written(t, got.Draft) != written(t, u.Draft) {
			t.Error("a refused act changed the draft")
		}
	})
}
