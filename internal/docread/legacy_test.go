package docread

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

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

// Every letter of TCVN3 comes back as itself.
func TestTCVN3RoundTrip(t *testing.T) {
	letters := []rune(tcvn3)
	if len(letters) != 0xFE-0xA1+1 {
		t.Fatalf("the table has %d letters", len(letters))
	}
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.SliceOfN(rapid.SampledFrom([]rune(strings.ToLower(strings.ReplaceAll(tcvn3, " ", "")))), 1, 8).Draw(t, "word")
		stored := strings.Map(func(r rune) rune {
			at := 0
			for i, l := range letters {
				if l == r {
					at = i
				}
			}
			return rune(0xA1 + at)
		}, string(word))
		if got := decodeTCVN3(stored); got != string(word) {
			t.Fatalf("%q stored as %q reads %q", string(word), stored, got)
		}
	})
}
