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
		{"Ban Quản lý dự án (QLDA) vườn hoa tỉnh\nBan QLDA cây cảnh tỉnh", "", ""},
		{"Trung tâm Giám định vật tư tỉnh (CVA)\nCVA tỉnh", "CVA tỉnh", "Trung tâm Giám định vật tư tỉnh"},
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
		{"Phòng Kinh tế, Hạ tầng và Đô thị (KTHT&ĐT) lập kế hoạch.", "Phòng KTHT&ĐT", "Phòng Kinh tế, Hạ tầng và Đô thị"},
		{"Phòng Vật tư y tế (sau đây gọi tắt là P. VTYT) mua máy.", "P. VTYT", "Phòng Vật tư y tế"},
		{"Ban Quản lý dự án giao thông (Ban QLDA giao thông)", "Ban QLDA giao thông", "Ban Quản lý dự án giao thông"},
		{"Ban Quản lý dự án đầu tư xây dựng các công trình thủy lợi (Ban QLDA thủy lợi)", "Ban QLDA thủy lợi",
			"Ban Quản lý dự án đầu tư xây dựng các công trình thủy lợi"},
		{"Cục Chất lượng, Chế biến và Phát triển thị trường (Cục CCPT)", "Cục CCPT", "Cục Chất lượng, Chế biến và Phát triển thị trường"},
		{"Ban Quản lý dự án đầu tư xây dựng huyện (BQLDA)", "BQLDA", "Ban Quản lý dự án đầu tư xây dựng huyện"},
		{"Ban Quản lý dự án đầu tư xây dựng công trình dân dụng và nông nghiệp tỉnh (Ban QLDA Dân dụng)", "Ban QLDA Dân dụng",
			"Ban Quản lý dự án đầu tư xây dựng công trình dân dụng và nông nghiệp tỉnh"},
		{"Trung tâm Kiểm nghiệm thuốc, mỹ phẩm tỉnh (Trung tâm Kiểm nghiệm)", "Trung tâm Kiểm nghiệm", "Trung tâm Kiểm nghiệm thuốc, mỹ phẩm tỉnh"},
		{"Ủy ban nhân dân (UBND) tỉnh ban hành", "Ủy ban nhân dân (UBND) tỉnh", "UBND tỉnh"},
		{"Chi cục Thú y vùng cao (CCTY)", "CCTY", "Chi cục Thú y vùng cao"},
		{"Phòng Kinh tế (Phòng TCB)", "", ""},
		{"Trung tâm Kiểm nghiệm thuốc tỉnh (Trung tâm Giám định)", "", ""},
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

// TestLevelBehindShortName: the level goes on with a name behind its short form, and with the short form elsewhere.
func TestLevelBehindShortName(t *testing.T) {
	cases := []struct{ text, written, name string }{
		{"Hiệp hội Trồng quế tỉnh (HHTQ) phổ biến.", "HHTQ tỉnh", "Hiệp hội Trồng quế tỉnh"},
		{"Hội Trồng quế (HTQ) tỉnh; Sở Y tế", "HTQ tỉnh", "Hội Trồng quế tỉnh"},
		{"Hội Trồng quế (HTQ) tỉnh Lam Sơn", "HTQ", "Hội Trồng quế"},
	}
	names := org.NewResolver(org.National())
	for _, c := range cases {
		own := names.With(shortenedIn(textDocument(c.text), names))
		if known, ok := own.Exactly(c.written); !ok || known.Name != c.name {
			t.Errorf("%q: %q is %q (%t), want %q", c.text, c.written, known.Name, ok, c.name)
		}
	}
}
