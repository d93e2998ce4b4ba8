package intake

import (
	"slices"
	"strings"
	"testing"
)

// What a sentence has drawn up, and what it only cites.
func TestNamedProduct(t *testing.T) {
	for s, want := range map[string]string{
		"Sở Y tế xây dựng Đề án khám bệnh lưu động, trình trước ngày 05/3/2027.": "xây dựng Đề án khám bệnh lưu động, trình trước",
		"hoàn chỉnh dự thảo Quy chế trực đêm":                                    "hoàn chỉnh dự thảo Quy chế trực đêm",
		"khẩn trương có báo cáo về tình hình thực hiện":                          "có báo cáo về tình hình thực hiện",
		"Bộ Y tế đã ban hành Kế hoạch khám bệnh":                                 "",
		"thực hiện Quyết định ban hành Quy chế số 5/QĐ-BYT":                      "",
		"Kiểm tra các trạm y tế theo Kế hoạch đã được phê duyệt":                 "",
	} {
		if got := namedProduct(s); got != want {
			t.Errorf("%s: %q", s, got)
		}
	}
}

// Only a letter's tasks are doubted: a plan has lines for its products.
func TestNamedProductsOfLetters(t *testing.T) {
	const text = "Lam Sơn, ngày 05 tháng 01 năm 2027\n%\n\nỦy ban nhân dân tỉnh yêu cầu:\n\n1. Sở Y tế xây dựng Đề án khám bệnh lưu động trước ngày 05/3/2027.\n" +
		"2. Sở Xây dựng kiểm tra các trạm y tế trước ngày 05/3/2027.\n"
	for head, want := range map[string]string{
		"Số: 5/UBND-VP\nV/v khám bệnh lưu động": "1: Sở Y tế; due 2027-03-04 ?products|2: Sở Xây dựng; due 2027-03-04",
		"KẾ HOẠCH\nKhám bệnh lưu động":          "1: Sở Y tế; due 2027-03-04|2: Sở Xây dựng; due 2027-03-04",
	} {
		d := parseString(t, strings.Replace(text, "%", head, 1))
		if got := strings.Join(taskLines(d.Tasks), "|"); got != want {
			t.Errorf("%s: %s", head, got)
		}
		if i := slices.IndexFunc(d.Tasks[0].DoubtNotes, func(n DoubtNote) bool { return n.Field == "products" }); i >= 0 &&
			d.Tasks[0].DoubtNotes[i].Text != "xây dựng Đề án khám bệnh lưu động trước ngày" {
			t.Errorf("%+v", d.Tasks[0].DoubtNotes[i])
		}
	}
}
