package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whoever stands where the other items name bodies acts, though no dictionary knows them; a topic there is nobody.
func TestStrangersAmongBodies(t *testing.T) {
	head := "ỦY BAN NHÂN DÂN TỈNH LAM SƠN\nKẾ HOẠCH\nTrồng hoa năm 2027\nI. %s\n1. Sở Y tế: Trồng hoa hồng trước ngày 15/3/2027.\n" +
		"2. Sở Nội vụ: Trồng hoa cúc trước ngày 15/3/2027.\n3. Công an tỉnh:\na) Bảo vệ vườn hoa.\n"
	text := "4. Hội yêu hoa lan: Tưới vườn lan trước ngày 15/3/2027.\n5. Người giữ vườn, thợ hái hoa:\na) Cắt tỉa hoa.\n" +
		"6. Kinh phí: Bố trí từ ngân sách tỉnh.\n"
	want := []string{
		"I.1: Sở Y tế; due 2027-03-14", "I.2: Sở Nội vụ; due 2027-03-14", "I.3.a: Công an tỉnh; none ?deadline",
		"I.4: Hội yêu hoa lan; due 2027-03-14 ?leads", "I.5.a: Người giữ vườn, thợ hái hoa; none ?leads,deadline",
	}
	for _, part := range []string{"TỔ CHỨC THỰC HIỆN", "PHÂN CÔNG NHIỆM VỤ"} {
		d := parseString(t, strings.ReplaceAll(head, "%s", part)+text)
		if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
			t.Error(part, diff)
		}
	}
}

// A request names twenty bodies of a province, before its verb or over the work.
func TestLongListsOfBodies(t *testing.T) {
	bodies := "Sở Y tế, Sở Nội vụ, Sở Xây dựng, Sở Tài chính, Sở Công Thương, Sở Tư pháp, Sở Khoa học và Công nghệ, Sở Giáo dục và Đào tạo, " +
		"Sở Nông nghiệp và Môi trường, Sở Văn hóa, Thể thao và Du lịch, Thanh tra tỉnh, Công an tỉnh, Văn phòng Ủy ban nhân dân tỉnh, " +
		"Ban Quản lý Khu kinh tế tỉnh và Ủy ban nhân dân các xã, phường"
	d := parseString(t, "ỦY BAN NHÂN DÂN TỈNH LAM SƠN\nCHỈ THỊ\nVề trồng hoa\n1. Đề nghị "+bodies+" tăng cường trồng hoa trước ngày 15/3/2027.\n"+
		"2. "+bodies+":\nTưới hoa trước ngày 15/4/2027.\n")
	for i, want := range []string{"2027-03-14", "2027-04-14"} {
		if i >= len(d.Tasks) || len(d.Tasks[i].Leads) != 15 || d.Tasks[i].Deadline.Due.String() != want {
			t.Fatalf("task %d: %q", i, taskLines(d.Tasks))
		}
	}
}

// With whom one comes to terms may have no part in the work, and whom one helps even less: a person looks at either.
func TestThoseOneAgreesWithOrHelps(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nI. NHIỆM VỤ\n1. Sở Y tế trồng hoa hồng, thống nhất với Sở Nội vụ về giống hoa.\n"+
		"2. Sở Xây dựng chủ trì, làm việc với Công an tỉnh để mở vườn hoa.\n3. Sở Tài chính phối hợp, hỗ trợ địa phương khắc phục hậu quả bão.\n"+
		"4. Sở Tư pháp chủ trì, phối với Sở Y tế tưới hoa.\n5. Sở Nội vụ phối hợp, hỗ trợ cùng với Sở Y tế tưới hoa.\n")
	want := []string{
		"I.1: Sở Y tế + Sở Nội vụ; none ?coordinators,deadline", "I.2: Sở Xây dựng + Công an tỉnh; none ?coordinators,deadline",
		"I.3: Sở Tài chính + *địa phương; none ?coordinators,deadline", "I.4: Sở Tư pháp + Sở Y tế; none ?deadline",
		"I.5: Sở Nội vụ + Sở Y tế; none ?deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// Empty lines part the paragraphs of a wrapped text, though a sentence ends at the end of a line amid one; and what stands so under a
// title is its work.
func TestSentencesThatEndWithALine(t *testing.T) {
	const text = `KẾ HOẠCH
Trồng hoa năm 2027

I. NHIỆM VỤ

1. Vườn hoa hồng; vườn hoa cúc và các vườn hoa khác của tỉnh được mở rộng
trong năm nay

Tổ chức trồng hoa ở các vườn hoa của tỉnh và của các xã, các phường, nhất là ở
vùng cao, ở ven hồ, ở ven sông và dọc các đường lớn vào các thành phố của tỉnh, ở
các khu phố mới, các bản làng và các điểm du lịch của các xã ở phía tây của tỉnh.
Tưới hoa ở đó mỗi ngày hai lần, nhất là vào mùa khô, và bón phân đủ, đúng lúc, theo
hướng dẫn của các trung tâm khuyến nông của tỉnh, của các xã và các phường, nhất là
ở vùng cao.

Xây dựng vườn hoa cúc theo quy hoạch đã duyệt.

2. Vườn hoa lan, vườn hoa sen và các vườn hoa khác ở những nơi có nhiều nước trong
tỉnh

Quản lý vườn hoa lan theo quy chế của vườn và theo quy hoạch của tỉnh, của các xã,
của các phường đã được phê duyệt và đã được công bố ở trụ sở của các xã, phường ấy.
Mở rộng vườn hoa sen ở các xã có hồ lớn.

3. Sở Y tế tưới hoa.

4. Sở Nội vụ tưới hoa.

5. Sở Tư pháp tưới hoa.

6. Sở Tài chính tưới hoa.
`
	var got []string
	for _, task := range parseString(t, text).Tasks {
		got = append(got, task.Ref+" "+strings.Join(strings.Fields(task.Content)[:4], " "))
	}
	want := []string{
		"I.1.1 Tổ chức trồng hoa", "I.1.2 Xây dựng vườn hoa", "I.2 Quản lý vườn hoa",
		"I.3 Sở Y tế tưới", "I.4 Sở Nội vụ tưới", "I.5 Sở Tư pháp tưới", "I.6 Sở Tài chính tưới",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Ten places that are counted are a class, and documents under a body that is to heed them are what its one task is about.
func TestCountedPlacesAndHeededDocuments(t *testing.T) {
	d := parseString(t, "UBND TỈNH LAM SƠN\nKẾ HOẠCH\nTrồng hoa năm 2027\nI. TỔ CHỨC THỰC HIỆN\n1. Sở Y tế trồng hoa hồng trước ngày 15/3/2027.\n"+
		"2. Giao UBND 11 phường và Công an 05 xã, phường bảo vệ vườn hoa.\n3. Sở Xây dựng nghiên cứu, thực hiện nghiêm các quy định sau:\n"+
		"- Nghị định số 21/2025/NĐ-CP ngày 04/8/2025 của Chính phủ về vườn hoa;\n- Chỉ thị số 24/CT-TTg ngày 29/7/2024 về trồng hoa.\n"+
		"4. Chủ vườn tự bảo vệ vườn của mình.\n")
	want := []string{
		"I.1: Sở Y tế; due 2027-03-14", "I.2: *UBND 11 phường, *Công an 05 xã, phường; none ?deadline", "I.3: Sở Xây dựng; none ?deadline",
	}
	if len(d.LeftOut) != 1 || d.LeftOut[0].Ref != "I.4" {
		t.Errorf("left out %v", d.LeftOut)
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// Years under a heading on carrying out are what is to be reached in them, and "Yêu cầu đạt được" heads what comes of the work.
func TestHeadingsOnCarryingOut(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nPHỤ LỤC\n"+
		"| TT | Chỉ tiêu | Đơn vị tính | Lộ trình thực hiện năm 2027 | Lộ trình thực hiện năm 2028 | Thực hiện năm 2026 |\n|---|---|---|---|---|---|\n"+
		"| 1 | Vườn hoa được tưới | % | 40 | ≥ 55 | 30 |\n\n"+
		"| Mã việc | Hạng mục công việc | Yêu cầu đạt được | Đầu mối | Hỗ trợ | Mốc hoàn thành |\n|---|---|---|---|---|---|\n"+
		"| 1 | Tưới vườn hoa | Biên bản nghiệm thu | Sở Y tế | Sở Nội vụ | 15/3/2027 |\n| 2 | Đo vườn hoa | Bản đồ | Sở Y tế |  | 15/4/2027 |\n")
	var got []string
	for _, target := range d.Targets {
		got = append(got, fmt.Sprint(target.Indicator, " ", target.Op, " ", *target.Value, " ", target.Period))
	}
	if diff := cmp.Diff([]string{"Vườn hoa được tưới = 40 2027", "Vườn hoa được tưới >= 55 2028"}, got); diff != "" {
		t.Error(diff)
	}
	if len(d.Tasks) != 2 || strings.Join(d.Tasks[0].Products, ";") != "Biên bản nghiệm thu" {
		t.Errorf("tasks %q", taskLines(d.Tasks))
	}
}

// A line amid the last point's own sentence says who does it, where the other points name whose they are.
func TestLastPointNamesItsOwn(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nI. NHIỆM VỤ\n1. Vườn hoa\n- Giao Sở Y tế trồng hoa hồng trước ngày 15/3/2027.\n"+
		"- Sở Nội vụ tưới hoa trước ngày 15/4/2027.\n- Treo biển tên hoa. Đơn vị thực hiện: Sở Tư pháp; thời gian: tháng 5/2027.\n")
	want := []string{"I.1.1: Sở Y tế; due 2027-03-14", "I.1.2: Sở Nội vụ; due 2027-04-14", "I.1.3: Sở Tư pháp; due 2027-05-31"}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// Numbers of several kinds of places are one class, and names behind one are not lost without a doubt. Who distributes with somebody, or is
// not to work with somebody, has no partner in them.
func TestCountsAndPartnersThatAreNone(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nI. NHIỆM VỤ\n1. Ủy ban nhân dân 11 phường, 3 xã và Công an tỉnh trồng hoa.\n"+
		"2. Ủy ban nhân dân 11 phường và 3 xã tổ chức trồng hoa.\n3. Ủy ban nhân dân 2 xã: Hòa Bình, Tân Lập báo cáo trước ngày 15/3/2027.\n"+
		"4. Sở Công Thương liên kết sản xuất, phân phối với Hội Nông dân tỉnh các loại hoa.\n"+
		"5. Sở Xây dựng rà soát vườn hoa, không chủ trì làm việc với Công an tỉnh.\n6. Sở Tư pháp phổ biến, triển khai các văn bản:\n"+
		"- Luật Trồng hoa số 31/2024/QH15, hoàn thiện quy trình tưới.\n- Nghị định số 102/2024/NĐ-CP, kiểm tra các vườn hoa.\n")
	want := []string{
		"I.1: *Ủy ban nhân dân 11 phường, 3 xã, Công an tỉnh; none ?deadline", "I.2: *Ủy ban nhân dân 11 phường và 3 xã; none ?deadline",
		"I.3: *Ủy ban nhân dân 2 xã; due 2027-03-14 ?leads", "I.4: Sở Công Thương; none ?deadline", "I.5: Sở Xây dựng; none ?deadline",
		"I.6.1: Sở Tư pháp; none ?deadline", "I.6.2: Sở Tư pháp; none ?deadline",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// An item under a body's name may open with those beside whom it does the work.
func TestThoseBesideWhomWorkIsDone(t *testing.T) {
	d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nI. PHÂN CÔNG\n1. Phòng Y tế:\na) Cùng Trung tâm Giống cây trồng chuyển giao kỹ thuật trồng hoa.\n"+
		"b) Cùng với Ủy ban nhân dân các xã triển khai tưới hoa.\nc) Cùng với việc trồng hoa, rà soát vườn cây.\n2. Phòng Nội vụ:\na) Rà soát vườn hoa.\n")
	want := []string{
		"I.1.a: Phòng Y tế + Trung tâm Giống cây trồng; none", "I.1.b: Phòng Y tế + *Ủy ban nhân dân các xã; none", "I.1.c: Phòng Y tế; none",
		"I.2.a: Phòng Nội vụ; none",
	}
	if diff := cmp.Diff(want, withoutDoubts(taskLines(d.Tasks))); diff != "" {
		t.Error(diff)
	}
}

// A document's legend tells what the short forms behind its kinds of bodies stand for.
func TestLegendOfShortForms(t *testing.T) {
	table := "| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn |\n|---|---|---|---|---|\n" +
		"| 1 | Tưới vườn hoa | Phòng QLVH | Phòng TH-KT | 15/3/2027 |\n| 2 | Đo vườn hoa | Phòng TH-KT | Phòng QLVH | 15/4/2027 |\n\n"
	want := []string{
		"1: Phòng Quản lý Vườn hoa + Phòng Trồng hoa - Kỹ thuật; due 2027-03-15",
		"2: Phòng Trồng hoa - Kỹ thuật + Phòng Quản lý Vườn hoa; due 2027-04-15",
	}
	for legend, told := range map[string]bool{
		"Ghi chú: QLVH: Quản lý Vườn hoa; TH-KT: Trồng hoa - Kỹ thuật; SL: số lượng.": true,
		"Ghi chú: QLVH: Quản lý; TH-KT: theo hướng dẫn khác.":                         false,
	} {
		d := parseString(t, "KẾ HOẠCH\nTrồng hoa năm 2027\nPHỤ LỤC\n"+table+legend+"\n")
		if diff := cmp.Diff(want, withoutDoubts(taskLines(d.Tasks))); (diff == "") != told {
			t.Error(legend, diff)
		}
	}
}

func withoutDoubts(lines []string) []string {
	var all []string
	for _, s := range lines {
		s, _, _ = strings.Cut(s, " ?")
		all = append(all, s)
	}
	return all
}
