package docread

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"dondoc/internal/errs"
)

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func writeFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestHostileText(t *testing.T) {
	cases := []struct{ name, content, key string }{
		{"one long line", strings.Repeat("dòng chữ rất dài ", 600_000), "docread.long_line"},
		{"more text than 1,500 pages", strings.Repeat("Sở Nội vụ chủ trì việc này.\n", 200_000), "docread.too_much_text"},
		{"a NUL in the middle", "một\x00hai", "docread.binary"},
		{"bytes of no code", "một\n" + strings.Repeat("\x81\x8d\x8f\x90 ", 1000), "docread.not_utf8"},
		{"two codes", "Quyết định\n" + toTCVN3("Quyết định về việc ban hành chương trình hành động của tỉnh"), ""},
		{"tables opened without end", strings.Repeat("STT\nViệc\nAi\n\n1\n", 50_000), ""},
		{"bars", strings.Repeat("|\na\n", 60_000), ""},
		{"stars", strings.Repeat("*a* **b ", 100_000), ""},
		{"old letters", strings.Repeat("®-- ", 200_000), ""},
		{"one word of old letters", "QuyÕt ®Þnh sè " + strings.Repeat("®-", 300_000), ""},
		{"pipes in each line", strings.Repeat("a | b\n", 60_000), ""},
		{"torn words", strings.Repeat(strings.Repeat("n ă m ", 1000)+"\n", 200), ""},
		{"half an UTF-16 letter", "\xff\xfea\x00b", ""},
	}
	for _, c := range cases {
		for _, name := range []string{"a.txt", "a.md"} {
			t.Run(c.name+" "+name, func(t *testing.T) {
				within(t, func() {
					_, err := Read(name, strings.NewReader(c.content), 0)
					if c.key == "" && err != nil || c.key != "" && !errs.Is(err, errs.KindOf(err), c.key) {
						t.Errorf("got %v", err)
					}
				})
			})
		}
	}
}

// Signs that are not seen do not hide words, in whatever file.
func TestUnseenSigns(t *testing.T) {
	const hidden = "T\u200bố\u202ei \u2066m\u200dậ\u00adt\ufeff và\u00a0n\u0302o\u0323i"
	for _, file := range []struct {
		name string
		data []byte
	}{{"a.txt", []byte(hidden)}, {"a.md", []byte(hidden)}, {"a.html", []byte("<!DOCTYPE html><p>" + hidden)}, {"a.docx", docx(para(hidden))}} {
		d, err := Read(file.name, bytes.NewReader(file.data), 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Blocks[0].Paragraph.Text; got != "Tối mật và n̂ọi" {
			t.Errorf("%s: %q", file.name, got)
		}
	}
}
