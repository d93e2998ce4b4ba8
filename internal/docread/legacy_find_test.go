package docread

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// unicodeTexts are the lines of the project's documents in Unicode.
func unicodeTexts(t testing.TB) []string {
	t.Helper()
	var lines []string
	for _, pattern := range []string{"../../testdata/*.txt", "../../testdata/synthetic/*.txt", "../../testdata/synthetic/*.md"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for l := range strings.Lines(string(data)) {
				if l = strings.TrimSpace(l); l != "" {
					lines = append(lines, mustRead(t, l+"\n.").Blocks[0].Paragraph.Text)
				}
			}
		}
	}
	if len(lines) < 100 {
		t.Fatalf("only %d lines of text", len(lines))
	}
	return lines
}

func findIn(lines []string) []string {
	texts := make([]*string, len(lines))
	for i := range lines {
		texts[i] = &lines[i]
	}
	(&letterFinder{}).find(texts)
	return lines
}

// Unicode stays as it is: any lines of real documents together, each alone, and with signs and names of other languages.
func TestUnicodeStays(t *testing.T) {
	all := unicodeTexts(t)
	strange := []string{
		"Microsoft® Office, 25 °C, 100 m², ½ số, «các» và · gạch, § 5, © 2025", "São Paulo, Zürich, Åse Königsmann, Bogotá, Perú, Ñuñoa",
		"La République française à côté de l’hôtel dû à été très élevée où ça", "Überprüfung für größere Flächen und Gebäude möglich",
		"El niño español comió piñas en Bogotá, según José Martínez", "à, á, ã, é, è, ê, ì, í, ò, ó, ô, õ, ù, ú, ý", "các cô và chú", "sè cã mµ",
		"Café résumé naïve façade", "Þetta er íslenska ðæ", "Số: 12/QĐ-UBND · các", "µm Ø 20 mm × 30 mm",
	}
	for _, lines := range [][]string{all, strange} {
		for _, l := range lines {
			if got := findIn([]string{l})[0]; got != l {
				t.Errorf("%q became %q", l, got)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SampledFrom(append(strange, all...)), 1, 30).Draw(t, "lines")
		if diff := cmp.Diff(lines, findIn(append([]string(nil), lines...))); diff != "" {
			t.Fatal(diff)
		}
	})
}

// isVietnamese: enough words that only Vietnamese has.
func isVietnamese(lines []string) bool { return tallyOf(strings.Join(lines, "\n")).good >= 2*ownLeast }

// What is written in an old code comes back letter for letter: as signs of Unicode, and as bytes.
func TestOldCodesComeBack(t *testing.T) {
	all := unicodeTexts(t)
	codes := []struct {
		name   string
		encode func(string) string
		keeps  func(string) string
	}{{"TCVN3", toTCVN3, withoutCapitals}, {"VNI", toVNI, func(s string) string { return s }}}
	for _, c := range codes {
		rapid.Check(t, func(t *rapid.T) {
			lines := rapid.SliceOfN(rapid.SampledFrom(all), 1, 30).Filter(isVietnamese).Draw(t, "lines")
			var stored, want []string
			for _, l := range lines {
				if strings.ContainsFunc(l, func(r rune) bool { return r > 0xA0 && r <= 0xFF && !unicode.IsLetter(r) }) {
					continue // the code has no sign for it
				}
				want, stored = append(want, c.keeps(l)), append(stored, c.encode(l))
			}
			if diff := cmp.Diff(want, findIn(append([]string(nil), stored...))); diff != "" {
				t.Fatalf("%s: %s", c.name, diff)
			}
			bytes, err := charmap.Windows1252.NewEncoder().String(strings.Join(stored, "\n"))
			if err != nil {
				return // the text has signs that the code page has not
			}
			got := strings.Split(bytes, "\n")
			if _, err := decodeLines(got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, findIn(got)); diff != "" {
				t.Fatalf("%s in bytes: %s", c.name, diff)
			}
		})
	}
}

// A line too short to tell its code is read in that of the document: each line there is, behind one that is sure.
func TestShortLinesFollowTheirDocument(t *testing.T) {
	const sure = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015 và những quy định đã được sửa đổi, bổ sung"
	for _, l := range unicodeTexts(t) {
		if strings.ContainsFunc(l, func(r rune) bool { return r > 0xA0 && r <= 0xFF && !unicode.IsLetter(r) }) {
			continue // the code has no sign for it
		}
		if got := findIn([]string{toTCVN3(sure), toTCVN3(l)})[1]; got != withoutCapitals(l) {
			t.Errorf("TCVN3: %q became %q", l, got)
		}
		if got := findIn([]string{toVNI(sure), toVNI(l)})[1]; got != l {
			t.Errorf("VNI: %q became %q", l, got)
		}
	}
}

// The reference decision reads as it does in Unicode, whatever code, font and file it is put into.
func TestReferenceInOldCodes(t *testing.T) {
	data, err := os.ReadFile("../../testdata/625-qd-ubnd.txt")
	if err != nil {
		t.Fatal(err)
	}
	plain := strings.NewReplacer("\r", "", "\t", " ").Replace(norm.NFC.String(string(data)))
	same := func(s string) string { return s }
	bytesOf := func(s string) []byte {
		encoded, err := charmap.Windows1252.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return []byte(encoded)
	}
	utf8Of := func(s string) []byte { return []byte(s) }
	page := func(s string) []byte {
		return bytesOf("<html><body><p>" + strings.ReplaceAll(html.EscapeString(s), "\n", "</p>\n<p>") + "</p></body></html>")
	}
	word := func(font string) func(string) []byte {
		return func(s string) []byte {
			var b strings.Builder
			for l := range strings.Lines(s) {
				b.WriteString(`<w:p><w:r><w:rPr><w:rFonts w:ascii="` + font + `"/></w:rPr><w:t xml:space="preserve">` + html.EscapeString(strings.TrimRight(l, "\n")) + `</w:t></w:r></w:p>`)
			}
			return docx(b.String())
		}
	}
	cases := []struct {
		name, file    string
		encode, keeps func(string) string
		pack          func(string) []byte
	}{
		{"TCVN3, bytes", "a.txt", toTCVN3, withoutCapitals, bytesOf},
		{"TCVN3 saved as UTF-8", "a.txt", toTCVN3, withoutCapitals, utf8Of},
		{"TCVN3, soft hyphens made hyphens", "a.txt", func(s string) string { return strings.ReplaceAll(toTCVN3(s), "\u00AD", "-") }, withoutCapitals, utf8Of},
		{"TCVN3, a page", "a.html", toTCVN3, withoutCapitals, page},
		{"TCVN3, its font", "a.docx", toTCVN3, withoutCapitals, word(".VnTime")},
		{"TCVN3, another font", "a.docx", toTCVN3, withoutCapitals, word("Times New Roman")},
		{"Unicode, the font of TCVN3", "a.docx", same, same, word(".VnTime")},
		{"VNI, bytes", "a.txt", toVNI, same, bytesOf},
		{"VNI, a page", "a.html", toVNI, same, page},
		{"VNI, its font", "a.docx", toVNI, same, word("VNI-Times")},
		{"VNI, another font", "a.docx", toVNI, same, word("Arial")},
		{"Unicode, the font of VNI", "a.docx", same, same, word("VNI-Times")},
		{"windows-1258", "a.txt", to1258, same, same1258},
		{"windows-1258, a page", "a.html", to1258, same, func(s string) []byte { return []byte("<html><p>" + strings.ReplaceAll(s, "\n", "<p>")) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(c.file, bytes.NewReader(c.pack(c.encode(plain))), 0)
			if err != nil {
				t.Fatal(err)
			}
			want := withoutSpaces(c.keeps(plain))
			if diff := cmp.Diff(want, withoutSpaces(shown(d))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// shown is all text of a document's flow.
func shown(d *Document) string {
	var b strings.Builder
	for p := range (&Document{Blocks: d.Blocks}).Paragraphs {
		b.WriteString(p.Text + "\n")
	}
	return b.String()
}

func withoutSpaces(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, dropBookmarks(s))
}

// to1258 writes a text as windows-1258 does: tone marks after their letters.
func to1258(s string) string {
	var b strings.Builder
	for _, r := range s {
		if encoded, err := charmap.Windows1258.NewEncoder().String(string(r)); err == nil {
			b.WriteString(encoded)
			continue
		}
		letters, tone, _ := splitTone(string(r))
		if unicode.IsUpper(r) {
			letters = strings.ToUpper(letters)
		}
		encoded, err := charmap.Windows1258.NewEncoder().String(letters + string(tone))
		if err != nil {
			encoded = "?"
		}
		b.WriteString(encoded)
	}
	return b.String()
}

func same1258(s string) []byte { return []byte(s) }
