package intake

import (
	"testing"

	"dondoc/internal/org"
)

// TestCalled: a document calls a body by initials of another language, in brackets once and behind its kind elsewhere.
func TestCalled(t *testing.T) {
	cases := []struct{ text, alias, name string }{
		{"Phát triển Khoa Du lịch và Khách sạn quốc tế (FTH) năm 2027\nKhoa FTH", "Khoa FTH", "Khoa Du lịch và Khách sạn quốc tế"},
		{"Phát triển Khoa Du lịch và Khách sạn quốc tế (FTH) năm 2027\nKhoa Luật", "", ""},
		{"Phát triển Khoa Khoa học dữ liệu (DSC)\nKhoa DSC", "Khoa DSC", "Khoa Khoa học dữ liệu"},
		{"Theo tiêu chuẩn quốc tế (ISO)\nPhòng ISO", "", ""},
	}
	for _, c := range cases {
		alias, name := "", ""
		for _, k := range shortenedIn(textDocument(c.text), org.NewResolver(org.National())) {
			alias, name = k.Aliases[0], k.Name
			if !k.Stranger {
				t.Errorf("%q: %q is no doubt", c.text, name)
			}
		}
		if alias != c.alias || name != c.name {
			t.Errorf("%q: %q is %q, want %q is %q", c.text, alias, name, c.alias, c.name)
		}
	}
}

func TestShortened(t *testing.T) {
	cases := []struct{ text, alias, name string }{
		{"Phòng Kinh tế, Hạ tầng và Đô thị (KTHT&ĐT) xã lập kế hoạch.", "Phòng KTHT&ĐT", "Phòng Kinh tế, Hạ tầng và Đô thị"},
		{"Phòng Vật tư y tế (sau đây gọi tắt là P. VTYT) mua máy.", "P. VTYT", "Phòng Vật tư y tế"},
		{"Ban Quản lý dự án giao thông (Ban QLDA giao thông)", "Ban QLDA giao thông", "Ban Quản lý dự án giao thông"},
		{"Ban Quản lý dự án đầu tư xây dựng các công trình thủy lợi (Ban QLDA thủy lợi)", "Ban QLDA thủy lợi",
			"Ban Quản lý dự án đầu tư xây dựng các công trình thủy lợi"},
		{"Cục Chất lượng, Chế biến và Phát triển thị trường (Cục CCPT)", "Cục CCPT", "Cục Chất lượng, Chế biến và Phát triển thị trường"},
		{"Phòng Kinh tế (Phòng TCB)", "", ""},
		{"triển khai bệnh án điện tử (BAĐT)", "", ""},
		{"Phòng Kinh tế (cơ quan thường trực)", "", ""},
		{"Phòng Kinh tế (KHCN)", "", ""},
	}
	names := org.NewResolver(org.National())
	for _, c := range cases {
		alias, name := "", ""
		for at := range len(c.text) {
			if c.text[at] != '(' {
				continue
			}
			if k, ok := shortenedAt(c.text, at, names); ok {
				alias, name = k.Aliases[0], k.Name
			}
		}
		if alias != c.alias || name != c.name {
			t.Errorf("%q: %q is %q, want %q is %q", c.text, alias, name, c.alias, c.name)
		}
	}
}
