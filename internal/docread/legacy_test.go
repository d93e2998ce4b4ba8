package docread

import "testing"

func TestLegacyFonts(t *testing.T) {
	cases := []struct{ font, stored, want string }{
		{".VnTime", "QuyÕt ®Þnh sè 1445, tØnh An Giang; ®\u00adîc h\u00adëng", "Quyết định số 1445, tỉnh An Giang; được hưởng"},
		{".VnTimeH", "QUYÕT §ÞNH THµNH PHè", "QUYẾT ĐỊNH THÀNH PHỐ"},
		{".VnArial", "Uû ban, Ðiện", "Uû ban, Ðiện"}, // a letter of Unicode: typed anew
		{"VNI-Times", "ÖÙng duïng coâng ngheä, ñöôïc", "Ứng dụng công nghệ, được"},
		{"VNI-Helve", "QUYEÁT ÑÒNH veà vieäc", "QUYẾT ĐỊNH về việc"},
	}
	for _, c := range cases {
		if got := codeOfFont(c.font).decode(c.stored); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.font, c.stored, got, c.want)
		}
	}
	if codeOfFont("Times New Roman") != codeUnicode {
		t.Error("a Unicode font is not decoded")
	}
}
