package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A plan whose sections have the names of fields for headings.
func TestLabelledSections(t *testing.T) {
	d := parseString(t, "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 52/KH-UBND\nLam Sơn, ngày 10 tháng 7 năm 2026\n\nKẾ HOẠCH\nTìm kiếm, quy tập\n\n"+
		"I. CÔNG TÁC QUÁN TRIỆT\n1. Nội dung, biện pháp\na) Tổ chức hội nghị quán triệt.\nb) Biên soạn tài liệu.\n"+
		"2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì\n- Sở Nội vụ.\n- Sở Y tế; Bộ Ngoại giao.\n(Văn phòng, cơ quan thường trực giúp việc).\nb) Cơ quan phối hợp\n- Sở Tài chính.\n"+
		"3. Thời gian thực hiện: Tháng 12/2026.\n"+
		"II. BAN HÀNH VĂN BẢN\n1. Nội dung\na) Ban hành quy chế.\n2. Cơ quan chủ trì\n- Sở Tư pháp.\n3. Thời gian thực hiện: Tháng 11, 12/2026.\n")
	want := []string{
		"I.1.a: Sở Nội vụ, Sở Y tế, Bộ Ngoại giao + Sở Tài chính; due 2026-12-31", "I.1.b: Sở Nội vụ, Sở Y tế, Bộ Ngoại giao + Sở Tài chính; due 2026-12-31",
		"II.1.a: Sở Tư pháp; window 2026-12-31 ?deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// Headings of a section tell who leads and who carries out, and one time for all, beside which an item may say its own.
func TestCommonLines(t *testing.T) {
	const head = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 52/KH-UBND\nLam Sơn, ngày 10 tháng 7 năm 2026\n\nKẾ HOẠCH\nTrồng hoa\n\nI. VƯỜN HOA\n1. Nội dung\n"
	const lines = "2. Cơ quan chủ trì, thực hiện\na) Cơ quan chủ trì\n- Sở Nội vụ.\nb) Đơn vị thực hiện: Các đội làm vườn của huyện.\n" +
		"3. Thời gian thực hiện: Tháng 12/2026.\n"
	d := parseString(t, head+"a) Làm đất, gieo hạt.\nb) Tưới hoa.\n"+lines)
	want := []string{
		"I.1.a: Sở Nội vụ + *các đội làm vườn của huyện; due 2026-12-31 ?coordinators",
		"I.1.b: Sở Nội vụ + *các đội làm vườn của huyện; due 2026-12-31 ?coordinators",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
	d = parseString(t, head+"a) Làm đất, gieo hạt trước ngày 10/9/2026.\nb) Tưới hoa.\n"+lines)
	for i := range want {
		want[i] += ",deadline"
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// A line that names the lead may give another its own work, and one of several times may send to another at each.
func TestLinesOfSeveral(t *testing.T) {
	const head = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 52/KH-UBND\nLam Sơn, ngày 10 tháng 7 năm 2026\n\nKẾ HOẠCH\nTrồng hoa\n\nI. NHIỆM VỤ\n"
	d := parseString(t, head+"1. Trồng hoa.\n- Cơ quan thực hiện:\n+ Sở Y tế chủ trì, phối hợp với các sở, ngành.\n+ Sở Xây dựng đăng tải ảnh vườn hoa.\n"+
		"2. Tưới hoa.\n- Đơn vị chủ trì: Sở Y tế.\n- Thời gian: Gửi Sở Nội vụ trước ngày 10/9/2026; báo cáo Bộ Y tế trước ngày 10/10/2026.\n")
	want := []string{
		"I.1: Sở Y tế + *các sở, ngành, Sở Xây dựng; none ?coordinators,deadline",
		"I.2: Sở Y tế; due 2026-09-09 & due 2026-10-09 → Sở Nội vụ ?deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// Lines under the last item of a list hold for all of it where the lists beside it have them under each item; that is asked.
func TestLinesUnderLastItem(t *testing.T) {
	const head = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 52/KH-UBND\nLam Sơn, ngày 10 tháng 7 năm 2026\n\nKẾ HOẠCH\nTrồng cây\n\nI. NHIỆM VỤ\n"
	const lines = "\n- Thời gian thực hiện: Tháng 12/2026.\n- Đơn vị chủ trì: Sở Y tế.\n- Đơn vị phối hợp: Sở Nội vụ.\n- Kết quả: Báo cáo.\n"
	const labelled = "1. Vườn hoa\n1.1. Trồng hoa." + lines + "2. Vườn rau\n2.1. Trồng rau." + lines
	const last = "3. Vườn cây\n3.1. Tổ chức trồng cây.\n3.2. Tưới cây." + lines
	d := parseString(t, head+labelled+last)
	want := []string{
		"I.1.1: Sở Y tế + Sở Nội vụ; due 2026-12-31", "I.2.1: Sở Y tế + Sở Nội vụ; due 2026-12-31",
		"I.3.1: Sở Y tế + Sở Nội vụ; due 2026-12-31 ?leads,coordinators,deadline,products", "I.3.2: Sở Y tế + Sở Nội vụ; due 2026-12-31",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
	d = parseString(t, head+last)
	if diff := cmp.Diff([]string{"I.3.1: ; none ?leads,coordinators,deadline", want[3]}, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// A labelled item that only announces work gives its lines to each item under it.
func TestAnnouncedWorks(t *testing.T) {
	const head = "ỦY BAN NHÂN DÂN\nTỈNH LAM SƠN\nSố: 52/KH-UBND\nLam Sơn, ngày 10 tháng 7 năm 2026\n\nKẾ HOẠCH\nTrồng cây\n\nI. NHIỆM VỤ\n"
	const lines = "\n- Thời gian thực hiện: Tháng 12/2026.\n- Đơn vị chủ trì: Sở Y tế.\n"
	d := parseString(t, head+"1. Tham gia các nhiệm vụ:\n- Tham gia trồng cây.\n- Kiểm tra vườn ươm."+lines+"2. Lập hồ sơ:\n- Chuẩn bị đơn."+lines)
	want := []string{"I.1.1: Sở Y tế; due 2026-12-31", "I.1.2: Sở Y tế; due 2026-12-31", "I.2: Sở Y tế; due 2026-12-31"}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// A label may stand right behind another, and what is labelled as the work is the task under a heading that only names its topic.
func TestLabelsInLabels(t *testing.T) {
	d := parseString(t, `KẾ HOẠCH
Trồng cây năm 2027

I. NHIỆM VỤ

1. Xây dựng quy hoạch cây xanh:

a) Nhiệm vụ: Rà soát, hoàn thiện quy hoạch cây xanh.

b) Cơ quan thực hiện:

- Đơn vị chủ trì: Sở Y tế.

- Đơn vị phối hợp: Sở Nội vụ.

c) Thời gian thực hiện: Trong năm 2027.

2. Nguồn giống

a) Nhiệm vụ:

- Ươm cây giống.

- Nhập giống mới.

b) Cơ quan thực hiện:

- Đơn vị chủ trì: Sở Xây dựng.

c) Thời gian thực hiện: Quý II/2027.

4. Lễ hội hoa

a) Nội dung: như năm 2026.

b) Cơ quan chủ trì: Sở Y tế.

5. Tổ chức hội thi trồng cây

a) Nội dung: Ba vòng thi.

b) Cơ quan chủ trì: Sở Y tế.
`)
	want := []string{
		"I.1: Sở Y tế + Sở Nội vụ; due 2027-12-31 ?content", "I.2.a.1: Sở Xây dựng; due 2027-06-30", "I.2.a.2: Sở Xây dựng; due 2027-06-30",
		"I.4: Sở Y tế; none ?deadline", "I.5: Sở Y tế; none ?deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
	if got := d.Tasks[0].Content; got != "Rà soát, hoàn thiện quy hoạch cây xanh" {
		t.Errorf("content %q", got)
	}
	if got := d.Tasks[3].Content; got != "Lễ hội hoa" {
		t.Errorf("content %q", got)
	}
	if got := d.Tasks[4].Content; got != "Tổ chức hội thi trồng cây" {
		t.Errorf("content %q", got)
	}
}
