package intake_test

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/store"
)

// letter is a programme whose lead is written as nobody registered it, in three places.
const letter = `ỦY BAN NHÂN DÂN
TỈNH MẪU

Số: 71/KH-UBND

Mẫu, ngày 12 tháng 5 năm 2026

KẾ HOẠCH
Thực hiện Nghị quyết mẫu

II. NHIỆM VỤ

1. Xây dựng đề án phát triển đô thị
- Cơ quan chủ trì: KH&ĐT tỉnh
- Cơ quan phối hợp: Sở Nội vụ
- Thời gian hoàn thành: Quý III/2026

2. Rà soát quy hoạch các khu công nghiệp
- Cơ quan chủ trì: KH&ĐT tỉnh
- Thời gian hoàn thành: Tháng 8/2026

3. Hoàn thiện cơ sở dữ liệu dân cư
- Cơ quan chủ trì: Sở Nội vụ
- Cơ quan phối hợp: KH&ĐT tỉnh
- Thời gian hoàn thành: Tháng 9/2026

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Mẫu
`

// register enters organisations and gives their ids by name.
func (d *desk) register(names ...string) map[string]string {
	d.t.Helper()
	registry := &org.Registry{Store: store.Bind(d.db, func(t *store.Tx) org.RegisterTx { return t }), Now: d.Now}
	ids, units := map[string]string{}, []org.Unit{}
	for _, name := range names {
		ids[name] = d.NewID()
		units = append(units, org.Unit{ID: ids[name], Kind: org.Department, Names: []org.Name{{Text: name, Kind: org.Official}}, Sample: true})
	}
	operator := access.Operator(d.office.Tenant, "Người thử")
	if err := registry.Register(context.Background(), operator, units, nil); err != nil {
		d.t.Fatal(err)
	}
	return ids
}

func (d *desk) read(name, content string) intake.Upload {
	d.t.Helper()
	u, err := d.Upload(context.Background(), d.office, name, strings.NewReader(content))
	if err != nil {
		d.t.Fatal(err)
	}
	return u
}

func (d *desk) settle(u intake.Upload, a intake.Answer) intake.Upload {
	d.t.Helper()
	u, err := d.Settle(context.Background(), d.office, u.ID, u.Version, a)
	if err != nil {
		d.t.Fatal(err)
	}
	return u
}

// about finds the question about some words of the source, or about a field.
func about(t *testing.T, u intake.Upload, words string) intake.Question {
	t.Helper()
	questions := u.Draft.Questions()
	i := slices.IndexFunc(questions, func(q intake.Question) bool { return q.Doubts[0].Text == words || q.Doubts[0].Field == words })
	if i < 0 {
		t.Fatalf("no question about %q among %+v", words, questions)
	}
	return questions[i]
}

func TestOneAnswerSettlesANameEverywhere(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		d.register("Sở Kế hoạch và Đầu tư", "Sở Nội vụ")
		u := d.read("71.txt", letter)
		q := about(t, u, "KH&ĐT tỉnh")
		tasks := map[int]bool{}
		for _, x := range q.Doubts {
			tasks[x.N] = true
		}
		if len(tasks) != 3 || len(u.Draft.Questions()) != 1 {
			t.Fatalf("asked about %d tasks, want 3 in one question: %+v", len(tasks), u.Draft.Questions())
		}
		u = d.settle(u, intake.Answer{Question: q.ID, At: intake.Everywhere, Correct: true, Value: "Sở Kế hoạch và Đầu tư"})
		if n := len(u.Draft.Questions()); n != 0 {
			t.Errorf("%d questions are left: %+v", n, u.Draft.Questions())
		}
		for i, want := range []string{"Sở Kế hoạch và Đầu tư", "Sở Kế hoạch và Đầu tư", "Sở Nội vụ"} {
			if got := u.Draft.Tasks[i].Leads; !slices.Equal(got, []string{want}) {
				t.Errorf("task %d is led by %q, want %q", i+1, got, want)
			}
		}
		if got := u.Draft.Tasks[0].LeadPhrase; got != "KH&ĐT tỉnh" {
			t.Errorf("the document's own words became %q", got)
		}
		if got := u.Draft.Tasks[2].Coordinators; !slices.Equal(got, []string{"Sở Kế hoạch và Đầu tư"}) {
			t.Errorf("task 3 has the coordinators %q", got)
		}
	})
}

// The second document that writes a name the remembered way raises no question; when the alias is forgotten, a third does.
func TestARememberedNameIsNotAskedAgain(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ids := d.register("Sở Kế hoạch và Đầu tư", "Sở Nội vụ")
		planning := ids["Sở Kế hoạch và Đầu tư"]
		u := d.read("71.txt", letter)
		answer := intake.Answer{
			Question: about(t, u, "KH&ĐT tỉnh").ID, At: intake.Everywhere, Correct: true, Value: "Sở Kế hoạch và Đầu tư", Remember: true,
		}
		d.settle(u, answer)
		unit := look(d, func(t intake.Tx) (org.Unit, error) { return t.Unit(planning) })
		want := org.Name{Text: "KH&ĐT tỉnh", Kind: org.Alias, Source: "71/KH-UBND"}
		if got := unit.Names[len(unit.Names)-1]; got != want {
			t.Errorf("remembered %+v, want %+v", got, want)
		}
		entries := look(d, func(t intake.Tx) ([]audit.Entry, error) {
			return t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: "org", ID: planning}})
		})
		if len(entries) != 1 || entries[0].Act != "org.learn" || !strings.Contains(string(entries[0].Detail), "71/KH-UBND") {
			t.Errorf("on record: %+v", entries)
		}

		second := d.read("72.txt", strings.ReplaceAll(letter, "71/KH", "72/KH"))
		if q := second.Draft.Questions(); len(q) != 0 {
			t.Errorf("asked again: %+v", q)
		}
		if got := second.Draft.Tasks[0].Leads; !slices.Equal(got, []string{"Sở Kế hoạch và Đầu tư"}) {
			t.Errorf("read as %q", got)
		}

		registry := &org.Registry{Store: store.Bind(d.db, func(t *store.Tx) org.RegisterTx { return t }), Now: d.Now}
		if err := registry.Forget(context.Background(), d.office, planning, "KH&ĐT tỉnh"); err != nil {
			t.Fatal(err)
		}
		third := d.read("73.txt", strings.ReplaceAll(letter, "71/KH", "73/KH"))
		about(t, third, "KH&ĐT tỉnh")
	})
}

func TestWhatCannotBeRemembered(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		d.register("Sở Kế hoạch và Đầu tư", "Sở Nội vụ")
		u := d.read("71.txt", letter)
		q := about(t, u, "KH&ĐT tỉnh")
		for name, value := range map[string]string{
			"nobody known": "Trung tâm Nào Đó", "two": "Sở Nội vụ; Sở Kế hoạch và Đầu tư", "nothing": " ",
		} {
			_, err := d.Settle(context.Background(), d.office, u.ID, u.Version,
				intake.Answer{Question: q.ID, At: intake.Everywhere, Correct: true, Value: value, Remember: true})
			if errs.KindOf(err) != errs.Invalid {
				t.Errorf("%s: %v", name, err)
			}
		}
		after, err := d.Show(context.Background(), d.office, u.ID)
		if diff := cmp.Diff(written(t, u.Draft), written(t, after.Draft)); err != nil || diff != "" {
			t.Errorf("a refused answer changed the draft: %v\n%s", err, diff)
		}
	})
}

func TestAnswersAreTakenBackInTurn(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.upload()
		states := []intake.Draft{u.Draft}
		for len(u.Draft.Questions()) > 0 {
			q := u.Draft.Questions()[0]
			a := intake.Answer{Question: q.ID, At: intake.Everywhere}
			if q.Doubts[0].AboutName() {
				a.Correct, a.Value = true, "Sở Nội vụ"
			}
			u = d.settle(u, a)
			states = append(states, u.Draft)
		}
		if len(states) < 5 {
			t.Fatalf("only %d questions were asked", len(states)-1)
		}
		for i := len(states) - 2; i >= 0; i-- {
			var err error
			if u, _, err = d.Undo(ctx, d.office, u.ID, u.Version); err != nil {
				t.Fatal(err)
			}
			want := states[i]
			if diff := cmp.Diff(written(t, want), written(t, u.Draft)); diff != "" {
				t.Fatalf("after taking back answer %d:\n%s", i+1, diff)
			}
		}
		if _, _, err := d.Undo(ctx, d.office, u.ID, u.Version); !errs.Is(err, errs.Invalid, "intake.nothing_to_undo") {
			t.Errorf("nothing left, but %v", err)
		}
	})
}

// written is a draft, or an item of one, as it is stored, without what only the taking back needs.
func written(t *testing.T, v any) string {
	t.Helper()
	if d, ok := v.(intake.Draft); ok {
		d.Settled = nil
		v = d
	}
	raw, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestACorrectedRowIsTakenBack(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.upload()
		before := u.Draft.Tasks[4]
		u, err := d.AmendRow(ctx, d.office, u.ID, u.Version, 4, intake.Correction{Content: "Khác", Leads: "Sở Y tế", Deadline: "Quý I/2023"})
		if err != nil {
			t.Fatal(err)
		}
		u, last, err := d.Undo(ctx, d.office, u.ID, u.Version)
		if err != nil || last.Ref != before.Ref {
			t.Fatalf("%+v, %v", last, err)
		}
		if diff := cmp.Diff(written(t, before), written(t, u.Draft.Tasks[4])); diff != "" {
			t.Error(diff)
		}
	})
}

func TestAnswersToWhatIsNotAsked(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.upload()
		q := u.Draft.Questions()[0]
		cases := map[string]struct {
			version int
			answer  intake.Answer
			kind    errs.Kind
		}{
			"no such question":    {u.Version, intake.Answer{Question: "q0", At: intake.Everywhere}, errs.NotFound},
			"no such place":       {u.Version, intake.Answer{Question: q.ID, At: len(q.Doubts)}, errs.NotFound},
			"before the first":    {u.Version, intake.Answer{Question: q.ID, At: -2}, errs.NotFound},
			"another version":     {u.Version + 1, intake.Answer{Question: q.ID, At: intake.Everywhere}, errs.Conflict},
			"too long":            {u.Version, intake.Answer{Question: q.ID, At: 0, Correct: true, Value: strings.Repeat("x", 30_000)}, errs.Invalid},
			"unlike, all at once": {u.Version, intake.Answer{Question: about(t, u, "deadline").ID, At: intake.Everywhere, Correct: true, Value: "Quý I/2023"}, errs.Invalid},
		}
		for name, c := range cases {
			if _, err := d.Settle(ctx, d.office, u.ID, c.version, c.answer); errs.KindOf(err) != c.kind {
				t.Errorf("%s: %v, want %s", name, err, c.kind)
			}
		}
		viewer := d.office
		viewer.Grants = []access.Grant{{Role: access.Viewer}}
		if _, err := d.Settle(ctx, viewer, u.ID, u.Version, intake.Answer{Question: q.ID}); errs.KindOf(err) != errs.Forbidden {
			t.Errorf("a viewer: %v", err)
		}
	})
}

// resolution changes another document, and has no tasks of its own.
const resolution = `HỘI ĐỒNG NHÂN DÂN
TỈNH MẪU

Số: 33/NQ-HĐND

Mẫu, ngày 10 tháng 7 năm 2026

NGHỊ QUYẾT
Sửa đổi, bổ sung một số điều của Nghị quyết số 09/NQ-HĐND ngày 01/7/2022 của Hội đồng nhân dân tỉnh về chương trình mẫu

Điều 1. Sửa đổi, bổ sung một số điều
1. Thay thế cụm từ “Sở Kế hoạch và Đầu tư” bằng cụm từ “Sở Tài chính” tại Điều 3.
2. Bãi bỏ khoản 2 Điều 5.

Điều 2. Điều khoản thi hành
Nghị quyết này có hiệu lực từ ngày ký.
`

func TestAnAmendingDocumentIsKeptAndMakesNoProgramme(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("33.txt", resolution)
		if !u.Draft.AmendsOther() || len(u.Draft.Amendments) != 2 {
			t.Fatalf("read as %+v", u.Draft.Amendments)
		}
		if _, err := d.Confirm(ctx, d.office, u.ID, u.Version, intake.ConfirmOptions{OwnProgramme: true}); errs.KindOf(err) != errs.Invalid {
			t.Errorf("confirmed: %v", err)
		}
		if err := d.Keep(ctx, d.office, u.ID, u.Version); err != nil {
			t.Fatal(err)
		}
		u, err := d.Show(ctx, d.office, u.ID)
		if err != nil || u.State != intake.Open || u.Draft.Checked == nil || u.Draft.Checked.By != d.office.Name {
			t.Errorf("kept as %s, %+v, %v", u.State, u.Draft.Checked, err)
		}
		programme := d.upload()
		if err := d.Keep(ctx, d.office, programme.ID, programme.Version); !errs.Is(err, errs.Invalid, "intake.keep_amending") {
			t.Errorf("a programme is kept as a draft of changes: %v", err)
		}
	})
}

// A document that says in its title that it amends another, and has tasks, makes a programme only on a person's word.
func TestAmendingWithTasksAsksFirst(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		ctx, u := context.Background(), d.read("71.txt", letter)
		u.Draft.Document.Amends = []string{"09/KH-UBND"}
		if err := d.Store.Write(ctx, d.office.Tenant, func(t intake.Tx) error { return t.UpdateUpload(u) }); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Confirm(ctx, d.office, u.ID, u.Version+1, intake.ConfirmOptions{}); !errs.Is(err, errs.Invalid, "intake.amends_other") {
			t.Errorf("without a word: %v", err)
		}
		if _, err := d.Confirm(ctx, d.office, u.ID, u.Version+1, intake.ConfirmOptions{OwnProgramme: true}); err != nil {
			t.Errorf("on a person's word: %v", err)
		}
	})
}
