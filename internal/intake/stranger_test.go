package intake

import (
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
