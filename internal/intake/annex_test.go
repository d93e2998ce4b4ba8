package intake

import (
	"fmt"
	"strings"
	"testing"
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
