package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// An annex of a few rows beside much more that the prose gives out is further work; a longer one, or one beside less, is the programme.
func TestMinorAnnex(t *testing.T) {
	const head = "Lam Sơn, ngày 05 tháng 01 năm 2027\nKẾ HOẠCH\nTrồng cây năm 2027\nI. NHIỆM VỤ\nCác cơ quan thực hiện các nhiệm vụ sau:\n"
	const table = "\nPHỤ LỤC\nDANH MỤC DỰ ÁN\n\n| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
	bodies := []string{"Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "Sở Xây dựng", "Sở Công Thương"}
	duties := func(n int) string {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, "%d. %s trồng cây ở khu vực %d trước ngày 30/6/2027.\n", i+1, bodies[i%len(bodies)], i+1)
		}
		return s.String()
	}
	rows := func(n int) string {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, "| %d | Xây dựng vườn ươm số %d | Sở Tư pháp | 2027 |\n", i+1, i+1)
		}
		return s.String()
	}
	cases := []struct{ duties, rows, tasks, body int }{
		{7, 3, 10, 0},
		{6, 3, 3, 6},
		{30, 11, 11, 30},
	}
	for _, c := range cases {
		d := parseString(t, head+duties(c.duties)+"II. NHIỆM VỤ, GIẢI PHÁP\n1. Phát triển vườn ươm.\n2. Mở rộng đường đi.\n"+table+rows(c.rows))
		if len(d.Tasks) != c.tasks || len(d.BodyTasks) != c.body {
			t.Errorf("%d duties, %d rows: %d tasks, %d of the body", c.duties, c.rows, len(d.Tasks), len(d.BodyTasks))
		}
		if warned := len(d.Warnings) == 1; warned != (c.body == 0) {
			t.Errorf("%d duties, %d rows: warnings %v", c.duties, c.rows, d.Warnings)
		}
		if last := d.Tasks[len(d.Tasks)-1]; last.Content != fmt.Sprintf("Xây dựng vườn ươm số %d", c.rows) {
			t.Errorf("%d duties, %d rows: the last task is %q", c.duties, c.rows, last.Content)
		}
	}
}

// An annex of papers that are to be issued is further work beside more of another kind, and the programme beside the same work.
func TestAnnexOfPapers(t *testing.T) {
	const head = "Lam Sơn, ngày 05 tháng 01 năm 2027\nKẾ HOẠCH\nTrồng cây năm 2027\nI. NHIỆM VỤ\n" +
		"1. Sở Nội vụ mở lớp học trồng cây trước ngày 30/6/2027.\n2. Sở Xây dựng đào giếng trước ngày 30/6/2027.\n"
	const table = "\nPHỤ LỤC\nDANH MỤC ĐỀ ÁN\n\n| STT | Tên đề án | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n" +
		"| 1 | Đề án phát triển vườn thuốc giai đoạn mới | Sở Y tế | 2027 |\n| 2 | Kế hoạch mở rộng đường ven hồ lớn | Sở Xây dựng | 2027 |\n"
	for third, want := range map[string]int{
		"3. Sở Công Thương mua cuốc trước ngày 30/6/2027.\n":                                    5,
		"3. Sở Y tế xây dựng Đề án phát triển vườn thuốc giai đoạn mới trước ngày 30/6/2027.\n": 2,
	} {
		if d := parseString(t, head+third+table); len(d.Tasks) != want {
			t.Errorf("%s: %q", third, taskLines(d.Tasks))
		}
	}
}

// An annex of tasks that is no table any more leaves what the prose says in doubt; a form behind it does not.
func TestUnreadAnnex(t *testing.T) {
	const head = "Lam Sơn, ngày 05 tháng 01 năm 2027\nKẾ HOẠCH\nTrồng cây năm 2027\nI. NHIỆM VỤ\n1. Sở Y tế trồng cây trước ngày 30/6/2027.\n" +
		"2. Sở Nội vụ mở lớp học trước ngày 30/6/2027.\nNơi nhận:\n- Lưu: VT.\n"
	cases := []struct {
		annex string
		want  bool
	}{
		{"PHỤ LỤC\nDANH MỤC NHIỆM VỤ NĂM 2027\n" + strings.Repeat("trồng cây\nbên đường\n", 30), true},
		{"PHỤ LỤC\nDANH MỤC NHIỆM VỤ NĂM 2027\n" + strings.Repeat("trồng cây\nbên đường\n", 5), false},
		{"PHỤ LỤC\nMẪU BÁO CÁO\n" + strings.Repeat("trồng cây\nbên đường\n", 30), false},
		{"PHỤ LỤC I\nMẪU BÁO CÁO\ntrồng cây\nPHỤ LỤC II\nNHIỆM VỤ NĂM 2027\n" + strings.Repeat("trồng cây\nbên đường\n", 30), true},
	}
	for _, c := range cases {
		d := parseString(t, head+c.annex)
		warned := len(d.Warnings) == 1 && d.Warnings[0].Key == "intake.unread_annex"
		if len(d.Tasks) != 2 || warned != c.want || (d.Tasks[0].Confidence["leads"] <= sureRival) != c.want {
			t.Errorf("%.40q: %d tasks, %v, %v", c.annex, len(d.Tasks), d.Warnings, d.Tasks[0].Confidence)
		}
	}
}

// An annex behind the signature may list its tasks in prose, under those who have them.
func TestAnnexInProse(t *testing.T) {
	d := parseString(t, "NGHỊ QUYẾT\nPhiên họp tháng 4 năm 2027\nI. Về tình hình tháng 4\n1. Cây xanh phát triển tốt ở các nơi.\n"+
		"TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Văn Mẫu\nPhụ lục\nNHIỆM VỤ CỤ THỂ GIAO CÁC BỘ\n(Kèm theo Nghị quyết số 12/NQ-CP ngày 07 tháng 5 năm 2027 của Chính phủ)\n"+
		"1. Bộ Y tế chủ trì, phối hợp với các địa phương:\na) Trồng cây thuốc, hoàn thành trong năm\n2027. Mở rộng vườn thuốc.\n"+
		"b) Phối hợp với Bộ Nội vụ mở lớp học.\n2. Bộ Tài chính cấp kinh phí trước ngày 30/6/2027.\n3. Bộ Xây dựng làm đường vào rừng.\n")
	const want = "PL.1.a: Bộ Y tế + *các địa phương; due 2027-12-31 ?deadline | PL.1.b: Bộ Y tế + *các địa phương, Bộ Nội vụ; none ?coordinators,deadline | " +
		"PL.2: Bộ Tài chính; due 2027-06-29 | PL.3: Bộ Xây dựng; none ?deadline"
	if got := strings.Join(taskLines(d.Tasks), " | "); got != want {
		t.Errorf("got %s", got)
	}
}

// The pieces of a table's cells behind an annex's title are no items of prose.
func TestPiecesAreNoAnnexInProse(t *testing.T) {
	o := arranged(nil)
	o.closing = paragraphsOf("PHỤ LỤC\nDANH MỤC NHIỆM VỤ\nTrồng cây\n1. Trồng cây\n2. Tỉa\n3. Mở lớp\nSở Y tế")
	if o.openAnnexes(); len(o.top.children) != 0 || len(o.closing) != 7 {
		t.Errorf("%d parts, %d lines left", len(o.top.children), len(o.closing))
	}
}

// A table inside the prose is one of the things asked, whatever its length; one with the prose only before it, or that says what
// the prose says, is the programme.
func TestInsetTable(t *testing.T) {
	const head = "Lam Sơn, ngày 05 tháng 01 năm 2027\nV/v trồng cây năm 2027\nChủ tịch UBND tỉnh yêu cầu:\n1. Sở Y tế trồng cây quanh bệnh viện trước ngày 30/6/2027.\n"
	const asks = "2. Giao các cơ quan thực hiện nhiệm vụ theo bảng sau:\n\n"
	const after = "\n3. Sở Nội vụ trồng cây bóng mát ở khuôn viên trụ sở các cơ quan trước ngày 30/7/2027.\n4. Sở Công Thương trồng cây ở các chợ trước ngày 30/8/2027.\n"
	rows := strings.Builder{}
	for i := range 12 {
		fmt.Fprintf(&rows, "| %d | Xây dựng vườn ươm số %d | Sở Tư pháp | 2027 |\n", i+1, i+1)
	}
	table := "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n" + rows.String()
	again := strings.Replace(table, "Xây dựng vườn ươm số 1 | Sở Tư pháp", "Trồng cây bóng mát ở khuôn viên trụ sở các cơ quan | Sở Nội vụ", 1)
	cases := []struct {
		name, text, refs string
		body             int
	}{
		{"between duties", head + asks + table + after, "1 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.8 2.9 2.10 2.11 2.12 3 4", 0},
		{"not announced", head + "2. Sở Xây dựng trồng cây ở bến xe.\n\n" + table + after, "1 2 1 2 3 4 5 6 7 8 9 10 11 12 3 4", 0},
		{"behind the duties", head + after + asks + table, "1 2 3 4 5 6 7 8 9 10 11 12", 4},
		{"said again", head + asks + again + after, "1 2 3 4 5 6 7 8 9 10 11 12", 4},
	}
	for _, c := range cases {
		d := parseString(t, c.text)
		var refs []string
		for _, one := range d.Tasks {
			refs = append(refs, one.Ref)
		}
		if got := strings.Join(refs, " "); got != c.refs || len(d.BodyTasks) != c.body {
			t.Errorf("%s: %s, %d of the body", c.name, got, len(d.BodyTasks))
		}
		if warned := len(d.Warnings) == 1 && d.Warnings[0].Key == "intake.inset_table"; warned != (c.body == 0) {
			t.Errorf("%s: warnings %v", c.name, d.Warnings)
		}
	}
}

// Rows that name no lead are of those who have the duty that announces them, and refs are renamed with their groups.
func TestInsetRows(t *testing.T) {
	const head = "KẾ HOẠCH\nTrồng cây năm 2027\n\nI. NHIỆM VỤ\n1. Sở Y tế chủ trì thực hiện các công việc theo bảng sau:\n\n"
	const after = "\n2. Sở Nội vụ mở lớp.\n3. Sở Xây dựng làm đường.\n"
	d := parseString(t, head+"| STT | Nhiệm vụ | Thời gian |\n|---|---|---|\n| 1 | Ươm cây | 2027 |\n| 2 | Tưới cây | 2027 |\n"+after)
	want := []string{"I.1.1: Sở Y tế; due 2027-12-31 ?leads", "I.1.2: Sở Y tế; due 2027-12-31 ?leads", "I.2: Sở Nội vụ; none ?deadline",
		"I.3: Sở Xây dựng; none ?deadline"}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
	d = parseString(t, head+"| STT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| I | NHÓM MỘT | |\n| 1 | Ươm cây | Sở Tư pháp |\n| 2 | Tưới cây | Sở Tư pháp |\n| II | NHÓM HAI | |\n| 1 | Bón cây | Sở Tư pháp |\n"+after)
	seen := map[string]bool{}
	for _, one := range d.Tasks {
		if seen[one.Ref] {
			t.Errorf("%s stands twice", one.Ref)
		}
		seen[one.Ref] = true
	}
	if len(d.Tasks) != 5 {
		t.Errorf("%d tasks", len(d.Tasks))
	}
}
