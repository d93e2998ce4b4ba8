package org_test

import (
	"testing"

	"dondoc/internal/org"
)

func TestNamesAreSpelledOut(t *testing.T) {
	own := org.Known{ID: "1", Name: "Phòng Giám sát dữ liệu"}
	names := org.NewResolver(append([]org.Known{own}, org.National()...))
	cases := map[string]string{ // the short form, and the one name that it stands for
		"Phòng TCBC":          "Phòng Tổ chức, biên chế",
		"Phòng VH-XH":         "Phòng Văn hóa - Xã hội",
		"Phòng GSDL":          "Phòng Giám sát dữ liệu",
		"Chi cục TT&BVTV":     "Chi cục Trồng trọt và Bảo vệ thực vật",
		"Chi cục CN-TY":       "Chi cục Chăn nuôi và Thú y",
		"Trung tâm DVSNC xã":  "Trung tâm Dịch vụ sự nghiệp công xã",
		"TT Khuyến nông tỉnh": "Trung tâm Khuyến nông tỉnh",
		"TTPTQĐ":              "Trung tâm Phát triển quỹ đất",
		"VPĐKĐĐ tỉnh":         "Văn phòng Đăng ký đất đai tỉnh",
		"VP HĐND&UBND":        "Văn phòng HĐND và UBND",
		"Báo và PT-TH tỉnh":   "Báo và Phát thanh, Truyền hình tỉnh",
		"Sở XD":               "Sở Xây dựng",
		"TT Phục vụ hành chính công phường": "Trung tâm Phục vụ hành chính công phường",
	}
	for short, want := range cases {
		found := names.List(short + "; các thôn")
		if len(found) != 2 || found[0].Name != want || found[0].Doubt != org.DoubtInitials || found[0].Text != short {
			t.Errorf("%s: %+v, want %q", short, found, want)
		}
	}
	if got := names.List("Phòng GSDL")[0]; got.ID != own.ID {
		t.Errorf("the tenant's own office has the id %q", got.ID)
	}
}

// What several names shorten to, or none, stays as it is written.
func TestNamesThatAreNotSpelledOut(t *testing.T) {
	names := org.NewResolver(org.National())
	for _, short := range []string{"Phòng QLĐT", "Sở NV", "Tổ XYZ", "Công ty ABC", "Phòng VH-XH số hóa", "Ngân hàng nhà nước khu vực XII", "TTPT", "VNPT", "Phòng Lưu trữ TCBC"} {
		if found := names.List(short); len(found) != 1 || found[0].Name != short || found[0].Doubt != org.DoubtUnknown {
			t.Errorf("%s: %+v", short, found)
		}
	}
}

func TestPreventionIsNoOffice(t *testing.T) {
	names := org.NewResolver(org.National())
	for _, work := range []string{
		"Phòng, chống tội phạm, ma túy", "Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "Phòng ngừa, ngăn chặn sai phạm", "Phòng, tránh thiên tai",
	} {
		if found, whole := names.Covering(work); whole {
			t.Errorf("%s: %+v", work, found)
		}
	}
}
