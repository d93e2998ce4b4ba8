package intake

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
		{"plain", "MẬT", markSecret},
		{"small", "tối mật", markTop},
		{"decomposed", norm.NFD.String("TUYỆT MẬT"), markUtmost},
		{"spaced letters", "T Ố I   M Ậ T", markTop},
		{"invisible letters", "T\u200bỐI M\u00adẬT", markTop},
		{"full width", "ＭẬＴ", markSecret},
		{"without accents", "TUYET MAT", markUtmost},
		{"misread accent", "TỐI MẶT", markTop},
		{"long decoration", long + " MẬT " + long, markSecret},
		{"a field", "Mức độ mật: Tuyệt mật", markUtmost},
		{"a field's stamp", "Dấu mật: MẬT", markSecret},
		{"with urgency", "TỐI MẬT – HỎA TỐC", markTop},
		{"old tone mark", "MẬT - HOẢ TỐC", markSecret},
		{"with the copy's number", "MẬT\tBản số: 01", markSecret},
		{"left column", "MẬT      Thanh Hóa, ngày 16 tháng 02 năm 2022", markSecret},
		{"right column", "Số: 12/QĐ-UBND      TỐI MẬT", markTop},
		{"beside capitals", "ỦY BAN NHÂN DÂN TỈNH   TỐI MẬT   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", markTop},
		{"after a title", "Phụ lục (MẬT)", markSecret},
		{"kind of paper", "VĂN BẢN MẬT", markSecret},
		{"papers", "TÀI LIỆU TỐI MẬT", markTop},
		{"HTML", "<p align=center><b>MẬT</b></p>", markSecret},
		{"broken cell", "| MẬT<br>Số 12 | b |", markSecret},
		{"picture", "![MẬT](dau.png)", markSecret},

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
