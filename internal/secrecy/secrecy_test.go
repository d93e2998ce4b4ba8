package secrecy

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestSecretMarkForms(t *testing.T) {
	long := strings.Repeat("*", 300)
	cases := []struct {
		name, line, want string
	}{
		{"plain", "MẬT", Secret},
		{"small", "tối mật", TopSecret},
		{"decomposed", norm.NFD.String("TUYỆT MẬT"), UtmostSecret},
		{"spaced letters", "T Ố I   M Ậ T", TopSecret},
		{"invisible letters", "T\u200bỐI M\u00adẬT", TopSecret},
		{"full width", "ＭẬＴ", Secret},
		{"without accents", "TUYET MAT", UtmostSecret},
		{"misread accent", "TỐI MẶT", TopSecret},
		{"long decoration", long + " MẬT " + long, Secret},
		{"a field", "Mức độ mật: Tuyệt mật", UtmostSecret},
		{"a field's stamp", "Dấu mật: MẬT", Secret},
		{"with urgency", "TỐI MẬT – HỎA TỐC", TopSecret},
		{"old tone mark", "MẬT - HOẢ TỐC", Secret},
		{"with the copy's number", "MẬT\tBản số: 01", Secret},
		{"left column", "MẬT      Thanh Hóa, ngày 16 tháng 02 năm 2022", Secret},
		{"right column", "Số: 12/QĐ-UBND      TỐI MẬT", TopSecret},
		{"beside capitals", "ỦY BAN NHÂN DÂN TỈNH   TỐI MẬT   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", TopSecret},
		{"after a title", "Phụ lục (MẬT)", Secret},
		{"kind of paper", "VĂN BẢN MẬT", Secret},
		{"papers", "TÀI LIỆU TỐI MẬT", TopSecret},
		{"HTML", "<p align=center><b>MẬT</b></p>", Secret},
		{"broken cell", "| MẬT<br>Số 12 | b |", Secret},
		{"picture", "![MẬT](dau.png)", Secret},

		{"prose", "bảo vệ bí mật nhà nước", ""},
		{"title", "DANH MỤC BÍ MẬT NHÀ NƯỚC", ""},
		{"degree in a title", "BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT", ""},
		{"density", "MẬT ĐỘ DÂN SỐ", ""},
		{"security", "AN NINH, BẢO MẬT", ""},
		{"honey", "Mật ong rừng", ""},
		{"empty field", "Độ mật:", ""},
		{"column", "Tài liệu mật", ""},
		{"other word", "Mặt", ""},
		{"without accents it is another word", "MAT", ""},
		{"speech of the stamp", "Đóng dấu MẬT lên văn bản", ""},
		{"long prose", strings.Repeat("thực hiện nhiệm vụ ", 20) + "TỐI MẬT", ""},
	}
	for _, c := range cases {
		if got := secretMark(c.line); got != c.want {
			t.Errorf("%s: secretMark(%.60q) = %q, want %q", c.name, c.line, got, c.want)
		}
	}
}

// A mark counts whatever the reader makes of its line.
func TestSecretLine(t *testing.T) {
	for _, content := range []string{"UBND TỈNH\nTỐI MẬT\nSố 1\n", "x\r\n<!-- MẬT -->\r\ny", "a\n\nTuyệt mật"} {
		if !secretLine([]byte(content)) {
			t.Errorf("no mark found in %q", content)
		}
	}
	if secretLine([]byte("Bảo mật\nMặt trận Tổ quốc\n")) {
		t.Error("a mark found where there is none")
	}
}
