package intake

import (
	"fmt"
	"testing"

	"dondoc/internal/org"

	"github.com/google/go-cmp/cmp"
)

// An item's own sentence is work beside the parts of it that the items below give out.
func TestOwnSentencesOverOthersWork(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Trồng hoa năm 2027
		I. NHIỆM VỤ
		1. Rà soát toàn bộ quy trình trồng hoa, hoàn thành trong quý I/2027.
		- Sở Y tế: Rà soát quy trình hoa hồng trước ngày 15/3/2027;
		- Sở Nội vụ: Rà soát quy trình hoa cúc trước ngày 16/3/2027.
		2. Sở Xây dựng chủ trì lập quy hoạch vườn hoa trước ngày 01/6/2027:
		- Công an tỉnh cung cấp bản đồ trước ngày 15/3/2027;
		- Sở Tài chính cấp kinh phí trước ngày 15/3/2027.
		3. Hoàn thành 3 vườn hoa trong năm 2027
		- Sở Y tế: Trồng hoa hồng trước ngày 15/3/2027.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"I.1: ; due 2027-03-31 ?leads,content", "I.1.1: Sở Y tế; due 2027-03-14", "I.1.2: Sở Nội vụ; due 2027-03-15",
		"I.2: Sở Xây dựng; due 2027-05-31 ?content", "I.2.1: Công an tỉnh; due 2027-03-14", "I.2.2: Sở Tài chính; due 2027-03-14",
		"I.3.1: Sở Y tế; due 2027-03-14",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// A document's own way of naming a body of the centre is kept, and so is the level at which related bodies are.
func TestNamesAreAsPrinted(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Trồng hoa năm 2027
		1. Ngân hàng Nhà nước cho vay trồng hoa trước ngày 15/3/2027.
		2. Sở Y tế chủ trì, phối hợp với các cơ quan liên quan trung ương và địa phương trồng hoa trước ngày 15/3/2027.
		3. Các bộ, ngành, nhất là Bộ Y tế, khẩn trương trồng hoa trước ngày 15/3/2027.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"1: Ngân hàng Nhà nước; due 2027-03-14",
		"2: Sở Y tế + *các cơ quan liên quan trung ương và địa phương; due 2027-03-14",
		"3: *các bộ, ngành, Bộ Y tế; due 2027-03-14",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}

// Whom the lead is to direct takes part in its work.
func TestWhoIsDirectedTakesPart(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Trồng hoa năm 2027
		1. Sở Y tế chỉ đạo Trung tâm Kiểm soát bệnh tật và các bệnh viện rà soát vườn hoa trước ngày 15/3/2027.
		2. Sở Xây dựng
		- Chỉ đạo các đơn vị trực thuộc rà soát vườn hoa trước ngày 15/3/2027.
		3. Sở Nội vụ chỉ đạo rà soát vườn hoa trước ngày 15/3/2027.
		4. Công an tỉnh chỉ đạo nhà thầu làm 3 ca trước ngày 15/3/2027.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, task := range d.Tasks {
		got = append(got, fmt.Sprint(task.Ref, task.Leads, task.Others))
	}
	want := []string{
		"1[Sở Y tế] [{participate [Trung tâm Kiểm soát bệnh tật *các bệnh viện]}]", "2.1[Sở Xây dựng] [{participate [*các đơn vị trực thuộc]}]",
		"3[Sở Nội vụ] []", "4[Công an tỉnh] []",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// What a conclusion orders is due when its heading says, or when the sentence says between its subject and the verb, and a body that
// each place has is one class.
func TestWhenConclusionsAreDue(t *testing.T) {
	d, err := Parse(textDocument(`KẾ HOẠCH
		Trồng hoa năm 2027
		I. NHIỆM VỤ
		1. Hoàn thành mục tiêu trồng 3.000 vườn hoa trong năm 2027
		a) Bộ Y tế rà soát vườn hoa.
		b) Giao Phó Thủ tướng Trần Văn Mẫu trước ngày 15 tháng 11 năm 2027 trực tiếp kiểm tra vườn hoa.
		c) Bộ Xây dựng rà soát hoa; báo cáo Phó Thủ tướng Trần Văn Mẫu trước ngày 15 tháng 11 năm 2027.
		II. TỔ CHỨC THỰC HIỆN
		1. Sở Y tế/Sở Y tế và Trồng hoa tỉnh, thành phố trực thuộc Trung ương
		a) Rà soát vườn hoa trước ngày 15/3/2027.
		b) Xây dựng quy hoạch hoa trước ngày 15/3/2027.`), org.NewResolver(org.National()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"I.1.a: Bộ Y tế; due 2027-12-31 ?deadline", "I.1.b: Phó Thủ tướng Trần Văn Mẫu; due 2027-11-14 ?leads",
		"I.1.c: Bộ Xây dựng; due 2027-11-14 → Phó Thủ tướng Trần Văn Mẫu ?deadline",
		"II.1.a: *Sở Y tế/Sở Y tế và Trồng hoa tỉnh, thành phố trực thuộc Trung ương; due 2027-03-14 ?leads,content",
		"II.1.b: *Sở Y tế/Sở Y tế và Trồng hoa tỉnh, thành phố trực thuộc Trung ương; due 2027-03-14 ?leads",
	}
	if diff := cmp.Diff(want, taskLines(d.Tasks)); diff != "" {
		t.Error(diff)
	}
}
