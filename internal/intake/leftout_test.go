package intake_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/intake"
	"dondoc/internal/task"
)

// mixed is a programme that lists work of nobody beside the duties that it gives out.
const mixed = `ỦY BAN NHÂN DÂN
TỈNH LAM SƠN

Số: 45/KH-UBND

Lam Sơn, ngày 12 tháng 5 năm 2027

KẾ HOẠCH
Phát triển thị trường nông sản

I. GIẢI PHÁP

1. Thị trường
- Xây dựng ấn phẩm giới thiệu nông sản của tỉnh.
- Tổ chức đoàn khảo sát thị trường ở các tỉnh lân cận.
- Hỗ trợ hợp tác xã đăng ký nhãn hiệu.

2. Nguồn hàng
- Xây dựng vùng nguyên liệu đạt tiêu chuẩn.

II. TỔ CHỨC THỰC HIỆN

1. Sở Công Thương
- Chủ trì, phối hợp với Sở Ngoại vụ mở hai hội chợ nông sản trước ngày 30/9/2027.
- Lập danh bạ doanh nghiệp thu mua, hoàn thành trong quý III/2027.
- Xây dựng sàn bán hàng trực tuyến của tỉnh, hoàn thành trong năm 2027.

2. Sở Nông nghiệp và Môi trường
- Cấp mã số cho 40 vùng trồng trước ngày 31/10/2027.
- Hướng dẫn hợp tác xã ghi nhật ký đồng ruộng.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
`

func leftOut(d intake.Draft) []string {
	var all []string
	for _, l := range d.LeftOut {
		all = append(all, l.Ref+" "+l.Why)
	}
	return all
}

func TestWorkOfNobodyIsLeftOutAndKept(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		u := d.read("45.txt", mixed)
		unnamed := " intake.left_unnamed"
		want := []string{"I.1.1" + unnamed, "I.1.2" + unnamed, "I.1.3" + unnamed, "I.2.1" + unnamed}
		if diff := cmp.Diff(want, leftOut(u.Draft)); diff != "" {
			t.Error(diff)
		}
		report := u.Draft.Report(nil)
		if len(u.Draft.Tasks) != 5 || report.LeftOut != (intake.Tally{Found: 4, Unresolved: 4}) {
			t.Errorf("%d tasks, report %+v", len(u.Draft.Tasks), report.LeftOut)
		}
		if under := u.Draft.LeftOut[0].Under; under == nil || under.No != "I.1" || under.Title != "Thị trường" {
			t.Errorf("stands under %+v", under)
		}
	})
}

// rearranged does an act on the stored draft and returns it as it is then.
func (d *desk) rearranged(u intake.Upload, err error) intake.Upload {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
	stored, err := d.Show(context.Background(), d.office, u.ID)
	if err != nil {
		d.t.Fatal(err)
	}
	return stored
}

func refs(d intake.Draft) string {
	var all []string
	for _, t := range d.Tasks {
		all = append(all, t.Ref)
	}
	return strings.Join(all, " ")
}

func TestLeftOutItemsAreTakenInOrder(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", mixed)
		was := refs(u.Draft)
		spots := []intake.Spot{{Kind: intake.ItemLeftOut, N: 2}, {Kind: intake.ItemLeftOut}, {Kind: intake.ItemLeftOut, N: 2}}
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, spots))
		if got := refs(u.Draft); got != "I.1.1 I.1.3 "+was || len(u.Draft.LeftOut) != 2 {
			t.Errorf("tasks %s, left out %v", got, leftOut(u.Draft))
		}
		if g := u.Draft.Tasks[0].Group; g == nil || u.Draft.Groups[0].No != *g {
			t.Errorf("the groups are %+v", u.Draft.Groups)
		}
		if !slices.Contains(u.Draft.Tasks[0].Doubts, "leads") {
			t.Error("nobody is asked who leads it")
		}
		u = d.rearranged(d.LeaveOut(ctx, d.office, u.ID, u.Version, 2))
		if got := leftOut(u.Draft); len(got) != 3 || !strings.HasSuffix(got[2], "intake.left_by_person") {
			t.Errorf("left out %v", got)
		}
		id, err := d.Confirm(ctx, d.office, u.ID, u.Version, intake.ConfirmOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(look(d, func(t intake.Tx) ([]task.Task, error) { return t.Tasks(id) })); n != 6 {
			t.Errorf("the programme has %d tasks", n)
		}
	})
}

// Whatever a person does with the tasks and targets of a draft, taking it back in turn leads to what was before.
func TestMovesAreTakenBackInTurn(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx := context.Background()
		for seed := range uint64(6) {
			u := d.read("45.txt", strings.ReplaceAll(aimed, "45/KH", string(rune('1'+seed))+"45/KH"))
			states, r := []intake.Draft{u.Draft}, rand.New(rand.NewPCG(seed, 1))
			for range 18 {
				u = d.rearranged(d.anyMove(ctx, r, u))
				states = append(states, u.Draft)
			}
			for _, want := range slices.Backward(states[:len(states)-1]) {
				undone, _, err := d.Undo(ctx, d.office, u.ID, u.Version)
				u = d.rearranged(undone, err)
				if diff := cmp.Diff(written(t, want), written(t, u.Draft)); diff != "" {
					t.Fatalf("seed %d: %s", seed, diff)
				}
			}
		}
	})
}

// anyMove does one of the acts on an item by chance.
func (d *desk) anyMove(ctx context.Context, r *rand.Rand, u intake.Upload) (intake.Upload, error) {
	switch n := r.IntN(10); {
	case n == 0 && len(u.Draft.Tasks) > 0:
		return d.LeaveOut(ctx, d.office, u.ID, u.Version, r.IntN(len(u.Draft.Tasks)))
	case n == 1 && len(u.Draft.LeftOut) > 0:
		return d.Take(ctx, d.office, u.ID, u.Version, []intake.Spot{{Kind: intake.ItemLeftOut, N: r.IntN(len(u.Draft.LeftOut))}})
	case n == 2 && len(u.Draft.Obligations) > 0:
		return d.Take(ctx, d.office, u.ID, u.Version, []intake.Spot{{Kind: intake.ItemObligation, N: r.IntN(len(u.Draft.Obligations))}})
	case n == 3 && len(u.Draft.Targets) > 0:
		marked := []int{r.IntN(len(u.Draft.Targets)), r.IntN(len(u.Draft.Targets))}
		return d.LeaveOutTargets(ctx, d.office, u.ID, u.Version, marked)
	case n == 4 && len(u.Draft.LeftTargets) > 0:
		spots := []intake.Spot{{Kind: intake.ItemLeftTarget, N: r.IntN(len(u.Draft.LeftTargets))}}
		return d.Take(ctx, d.office, u.ID, u.Version, spots)
	case n == 5:
		added := intake.NewTarget{Indicator: "Chỉ tiêu thêm " + strconv.Itoa(u.Version), Op: "range", Value: "3", High: "4,5"}
		if s := u.Draft.Sections(); len(s) > 0 {
			added.Section = s[r.IntN(len(s))]
		}
		return d.AddTarget(ctx, d.office, u.ID, u.Version, added)
	case n == 8 && len(u.Draft.Tasks) > 0 && len(u.Draft.Groups) > 0:
		other := intake.Correction{Content: "Việc sửa " + strconv.Itoa(u.Version), Leads: "Sở Y tế", Group: new("")}
		if k := r.IntN(len(u.Draft.Groups) + 1); k > 0 {
			other.Group = new(u.Draft.Groups[k-1].Key())
		}
		return d.AmendRow(ctx, d.office, u.ID, u.Version, r.IntN(len(u.Draft.Tasks)), other)
	case n == 9 && len(u.Draft.Targets) > 0:
		at := r.IntN(len(u.Draft.Targets))
		typed := u.Draft.Targets[at].Typed()
		typed.Indicator = "Chỉ tiêu sửa " + strconv.Itoa(u.Version)
		return d.AmendTarget(ctx, d.office, u.ID, u.Version, at, typed)
	case n == 6 && len(u.Draft.Questions()) > 0:
		asked := u.Draft.Questions()
		return d.Settle(ctx, d.office, u.ID, u.Version, intake.Answer{Question: asked[r.IntN(len(asked))].ID, At: intake.Everywhere})
	default:
		added := newTask("III.9", "Việc thêm "+strconv.Itoa(u.Version))
		if k := r.IntN(len(u.Draft.Groups) + 1); k > 0 {
			added.Group = new(u.Draft.Groups[k-1].Key())
		}
		return d.Add(ctx, d.office, u.ID, u.Version, added)
	}
}

func newTask(ref, content string) intake.NewTask {
	return intake.NewTask{Ref: ref, Correction: intake.Correction{Content: content, Leads: "Sở Y tế", Deadline: "Quý IV/2027"}}
}

// A task that a person adds stands behind the last one of the group they choose, and goes back there.
func TestAddedTasksStandInTheirGroup(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", mixed)
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, u.Draft.Beside(0)))
		first := newTask("I.1.4", "Việc thêm")
		first.Group = new(u.Draft.Groups[0].Key())
		u = d.rearranged(d.Add(ctx, d.office, u.ID, u.Version, first))
		want := "I.1.1 I.1.2 I.1.3 I.1.4 II.1.1"
		if got := refs(u.Draft); !strings.HasPrefix(got, want) || u.Draft.GroupOf(u.Draft.Tasks[3]).No != "I.1" {
			t.Errorf("tasks %s", got)
		}
		u = d.rearranged(d.LeaveOut(ctx, d.office, u.ID, u.Version, 3))
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, []intake.Spot{{Kind: intake.ItemLeftOut, N: len(u.Draft.LeftOut) - 1}}))
		if got := refs(u.Draft); !strings.HasPrefix(got, want) {
			t.Errorf("put back: %s", got)
		}
		u = d.rearranged(d.Add(ctx, d.office, u.ID, u.Version, newTask("", "Việc ngoài các nhóm")))
		last := u.Draft.Tasks[len(u.Draft.Tasks)-1]
		if u.Draft.GroupOf(last) != nil || last.Content != "Việc ngoài các nhóm" {
			t.Errorf("the last one is %+v", last)
		}
		first.Group = new("q0")
		if _, err := d.Add(ctx, d.office, u.ID, u.Version, first); !errs.Is(err, errs.Conflict, "intake.added_already") {
			t.Errorf("sent twice: %v", err)
		}
		first.Content = "Việc khác"
		if _, err := d.Add(ctx, d.office, u.ID, u.Version, first); !errs.Is(err, errs.Invalid, "intake.group_unknown") {
			t.Errorf("no such group: %v", err)
		}
	})
}

// A task that a person moves to another group stands behind its last one, with what else they corrected; its own group goes with its
// last task.
func TestATaskMovesToAnotherGroup(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", mixed)
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, u.Draft.Beside(0)))
		was, groups := u.Draft, len(u.Draft.Groups)
		other := intake.Correction{Content: "Việc đã sửa", Leads: "Sở Y tế", Group: new(u.Draft.GroupOf(u.Draft.Tasks[3]).Key())}
		u = d.rearranged(d.AmendRow(ctx, d.office, u.ID, u.Version, 0, other))
		at := slices.IndexFunc(u.Draft.Tasks, func(t intake.Task) bool { return t.Ref == "I.1.1" })
		moved := u.Draft.Tasks[at]
		if moved.Content != "Việc đã sửa" || !slices.Equal(moved.Leads, []string{"Sở Y tế"}) || u.Draft.GroupOf(moved).Key() != *other.Group {
			t.Errorf("moved as %+v", moved)
		}
		if before := u.Draft.Tasks[at-1]; u.Draft.GroupOf(before).Key() != *other.Group {
			t.Errorf("it stands behind %+v", before)
		}
		alone := slices.IndexFunc(u.Draft.Tasks, func(t intake.Task) bool { return t.Ref == "I.1.2" })
		for _, n := range []int{alone, alone} { // the two left in the first group
			to := intake.Correction{Content: u.Draft.Tasks[n].Content, Group: other.Group}
			u = d.rearranged(d.AmendRow(ctx, d.office, u.ID, u.Version, n, to))
		}
		if len(u.Draft.Groups) != groups-1 {
			t.Errorf("an empty group is left: %+v", u.Draft.Groups)
		}
		for range 3 {
			undone, _, err := d.Undo(ctx, d.office, u.ID, u.Version)
			u = d.rearranged(undone, err)
		}
		if diff := cmp.Diff(written(t, was), written(t, u.Draft)); diff != "" {
			t.Error(diff)
		}
		other.Group = new("q0")
		if _, err := d.AmendRow(ctx, d.office, u.ID, u.Version, 0, other); !errs.Is(err, errs.Invalid, "intake.group_unknown") {
			t.Errorf("no such group: %v", err)
		}
		entries := look(d, func(t intake.Tx) ([]audit.Entry, error) {
			return t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: "intake", ID: u.ID}})
		})
		if !slices.ContainsFunc(entries, func(e audit.Entry) bool {
			return e.Act == "intake.regroup" && strings.Contains(string(e.Detail), `"before"`) && strings.Contains(string(e.Detail), "Việc đã sửa")
		}) {
			t.Errorf("on record: %+v", entries)
		}
	})
}

// The heading that was chosen counts where a number names two.
func TestAddedTasksUnderANumberUsedTwice(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx := context.Background()
		u := d.read("45.txt", strings.Replace(mixed, "2. Nguồn hàng", "1. Nguồn hàng", 1))
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, []intake.Spot{{Kind: intake.ItemLeftOut}, {Kind: intake.ItemLeftOut, N: 3}}))
		for i, title := range []string{"Thị trường", "Nguồn hàng"} {
			added := newTask("", "Việc thêm cho "+title)
			added.Group = new(u.Draft.Groups[i].Key())
			u = d.rearranged(d.Add(ctx, d.office, u.ID, u.Version, added))
			if got := u.Draft.Tasks[2*i+1]; got.Content != added.Content || u.Draft.GroupOf(got).Title != title {
				t.Errorf("behind the first of %s stands %+v", title, got)
			}
		}
		id, err := d.Confirm(ctx, d.office, u.ID, u.Version, intake.ConfirmOptions{})
		if err != nil {
			t.Fatal(err)
		}
		made := look(d, func(t intake.Tx) ([]task.Task, error) { return t.Tasks(id) })
		if made[0].Group != made[1].Group || made[2].Group != made[3].Group || made[1].Group == made[2].Group {
			t.Errorf("groups of the programme: %q %q %q %q", made[0].Group, made[1].Group, made[2].Group, made[3].Group)
		}
	})
}

// So it does for a task that was read and moved there, also when it was left out in between.
func TestAMovedTaskUnderANumberUsedTwice(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx := context.Background()
		u := d.read("45.txt", strings.Replace(mixed, "2. Nguồn hàng", "1. Nguồn hàng", 1))
		all := []intake.Spot{{Kind: intake.ItemLeftOut}, {Kind: intake.ItemLeftOut, N: 1}, {Kind: intake.ItemLeftOut, N: 3}}
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, all))
		moved := intake.Correction{Content: "Việc chuyển nhóm", Group: new(u.Draft.Groups[1].Key())}
		u = d.rearranged(d.AmendRow(ctx, d.office, u.ID, u.Version, 0, moved))
		at := slices.IndexFunc(u.Draft.Tasks, func(t intake.Task) bool { return t.Content == moved.Content })
		u = d.rearranged(d.LeaveOut(ctx, d.office, u.ID, u.Version, at))
		left := slices.IndexFunc(u.Draft.LeftOut, func(l intake.LeftOut) bool { return l.Content == moved.Content })
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, []intake.Spot{{Kind: intake.ItemLeftOut, N: left}}))
		if got := u.Draft.Tasks[2]; got.Content != moved.Content || u.Draft.GroupOf(got).Title != "Nguồn hàng" {
			t.Errorf("put back as %+v", got)
		}
		id, err := d.Confirm(ctx, d.office, u.ID, u.Version, intake.ConfirmOptions{})
		if err != nil {
			t.Fatal(err)
		}
		made := look(d, func(t intake.Tx) ([]task.Task, error) { return t.Tasks(id) })
		if made[1].Group != made[2].Group || made[0].Group == made[2].Group {
			t.Errorf("groups of the programme: %q %q %q", made[0].Group, made[1].Group, made[2].Group)
		}
	})
}

func TestADutyBecomesATask(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		u := d.upload()
		at := slices.IndexFunc(u.Draft.Obligations, func(o intake.Obligation) bool { return len(o.Who) > 0 })
		duty, all := u.Draft.Obligations[at], len(u.Draft.Obligations)
		u = d.rearranged(d.Take(context.Background(), d.office, u.ID, u.Version, []intake.Spot{{Kind: intake.ItemObligation, N: at}}))
		i := slices.IndexFunc(u.Draft.Tasks, func(t intake.Task) bool { return t.Content == duty.What })
		if i < 0 || len(u.Draft.Obligations) != all-1 {
			t.Fatalf("%d duties, task at %d", len(u.Draft.Obligations), i)
		}
		if diff := cmp.Diff(duty.Who, u.Draft.Tasks[i].Leads); diff != "" {
			t.Error(diff)
		}
		if !slices.Contains(u.Draft.Tasks[i].Doubts, "deadline") {
			t.Error("nobody is asked when it is due")
		}
	})
}

func TestARowLeftOutTakesItsDifferencesAlong(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		u := d.upload()
		about := func(ref string) int {
			n := 0
			for _, x := range u.Draft.Reconciliation {
				if x.Appendix == ref && x.Kind != intake.GroupTitleDiffers {
					n++
				}
			}
			return n
		}
		row := slices.IndexFunc(u.Draft.Tasks, func(t intake.Task) bool { return about(t.Ref) > 0 })
		ref := u.Draft.Tasks[row].Ref
		u = d.rearranged(d.LeaveOut(context.Background(), d.office, u.ID, u.Version, row))
		if n := about(ref); n > 0 {
			t.Errorf("%d differences of a row that is none", n)
		}
		if _, err := d.Confirm(context.Background(), d.office, u.ID, u.Version, intake.ConfirmOptions{}); err != nil {
			t.Error(err)
		}
	})
}

// Rows of an appendix whose group is gone, or that have no number, leave nothing behind that cannot be decided.
func TestDifferencesAfterMoves(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.upload()
		titled := slices.IndexFunc(u.Draft.Reconciliation, func(x intake.Disagreement) bool { return x.Kind == intake.GroupTitleDiffers })
		no := u.Draft.Reconciliation[titled].Appendix
		for i, t := range slices.Backward(slices.Clone(u.Draft.Tasks)) {
			if g := t.Group; g != nil && *g == no {
				u = d.rearranged(d.LeaveOut(ctx, d.office, u.ID, u.Version, i))
			}
		}
		u = d.rearranged(d.Add(ctx, d.office, u.ID, u.Version, newTask("", "Việc thêm không số")))
		programme, err := d.Confirm(ctx, d.office, u.ID, u.Version, intake.ConfirmOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range d.differences(programme) {
			if x.Kind == intake.GroupTitleDiffers && x.Group == "" {
				t.Error("the title of a group that is gone differs")
			}
			if x.Kind == intake.BodyOnly && x.AppendixTask != "" {
				t.Error("an item of the prose alone stands beside a task without a number")
			}
		}
	})
}

// A document may use a number of a heading twice.
func TestHeadingsWithOneNumber(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		twice := strings.Replace(mixed, "2. Nguồn hàng", "1. Nguồn hàng", 1)
		u := d.read("45.txt", twice)
		if n := len(u.Draft.Beside(0)); n != 3 {
			t.Errorf("%d items beside the first", n)
		}
		u = d.rearranged(d.Take(context.Background(), d.office, u.ID, u.Version, []intake.Spot{{Kind: intake.ItemLeftOut}, {Kind: intake.ItemLeftOut, N: 3}}))
		for i, want := range []string{"Thị trường", "Nguồn hàng"} {
			if g := u.Draft.GroupOf(u.Draft.Tasks[i]); g == nil || g.Title != want {
				t.Errorf("task %d stands under %+v, want %s", i, g, want)
			}
		}
	})
}

// Two tasks of one paragraph keep their order when one is left out and taken back.
func TestTakenBackAmongSentences(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		one := strings.Replace(mixed, "- Lập danh bạ", "- Sở Y tế khám bệnh trước ngày 30/8/2027. Sở Nội vụ tập huấn trước ngày 30/9/2027.\n- Lập danh bạ", 1)
		ctx, u := context.Background(), d.read("45.txt", one)
		was := refs(u.Draft)
		at := slices.IndexFunc(u.Draft.Tasks, func(t intake.Task) bool { return strings.HasPrefix(t.Content, "Sở Y tế khám") })
		u = d.rearranged(d.LeaveOut(ctx, d.office, u.ID, u.Version, at))
		spot := intake.Spot{Kind: intake.ItemLeftOut, N: len(u.Draft.LeftOut) - 1}
		u = d.rearranged(d.Take(ctx, d.office, u.ID, u.Version, []intake.Spot{spot}))
		if got := refs(u.Draft); got != was || !strings.HasPrefix(u.Draft.Tasks[at].Content, "Sở Y tế khám") {
			t.Errorf("%s, before %s", got, was)
		}
	})
}

func TestMovesThatAreRefused(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("45.txt", mixed)
		take := func(spots ...intake.Spot) error {
			_, err := d.Take(ctx, d.office, u.ID, u.Version, spots)
			return err
		}
		for name, c := range map[string]struct {
			err  error
			kind errs.Kind
			key  string
		}{
			"nothing marked": {take(), errs.Invalid, "intake.take_none"},
			"of two kinds":   {take(intake.Spot{Kind: intake.ItemLeftTarget}, intake.Spot{Kind: intake.ItemLeftOut}), errs.Invalid, "intake.take_mixed"},
			"a number gone":  {take(intake.Spot{Kind: intake.ItemLeftOut, N: 4}), errs.NotFound, "intake.left_unknown"},
			"half of it":     {take(intake.Spot{Kind: intake.ItemLeftOut}, intake.Spot{Kind: intake.ItemLeftOut, N: 9}), errs.NotFound, "intake.left_unknown"},
			"a target":       {take(intake.Spot{Kind: intake.ItemTask}), errs.Invalid, "intake.left_unknown"},
			"no kind":        {take(intake.Spot{}), errs.NotFound, "intake.left_unknown"},
		} {
			if !errs.Is(c.err, c.kind, c.key) {
				t.Errorf("%s: %v", name, c.err)
			}
		}
		if _, err := d.LeaveOut(ctx, d.office, u.ID, u.Version, 5); !errs.Is(err, errs.NotFound, "intake.row_unknown") {
			t.Errorf("no such row: %v", err)
		}
		if _, err := d.Add(ctx, d.office, u.ID, u.Version, newTask("", " ")); !errs.Is(err, errs.Invalid, "intake.content_empty") {
			t.Errorf("empty: %v", err)
		}
		if _, err := d.LeaveOut(ctx, d.office, u.ID, u.Version+1, 0); !errs.Is(err, errs.Conflict, "intake.stale") {
			t.Errorf("stale: %v", err)
		}
		if got := d.rearranged(u, nil); written(t, got.Draft) != written(t, u.Draft) {
			t.Error("a refused act changed the draft")
		}
	})
}
