package intake

import (
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
