package intake

import (
	"strings"
	"testing"
)

func TestFileName(t *testing.T) {
	cases := []struct{ sent, want string }{
		{"Quyết định.docx", "Quyết định.docx"},
		{"../../../etc/passwd.txt", "passwd.txt"},
		{`C:\Users\a\van ban.txt`, "van ban.txt"},
		{"a\xff\xfe.txt", "a\uFFFD.txt"},
		{"van\r\nban\x00.txt", "van ban .txt"},
		{"a\u202etxt.exe", "atxt.exe"},
		{strings.Repeat("đ", 5000) + ".txt", "…" + strings.Repeat("đ", maxFileName-5) + ".txt"},
	}
	for _, c := range cases {
		if got := fileName(c.sent); got != c.want {
			t.Errorf("fileName(%.40q) = %q, want %q", c.sent, got, c.want)
		}
	}
}
