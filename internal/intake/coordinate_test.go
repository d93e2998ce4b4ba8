package intake

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
