package docread

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/google/go-cmp/cmp"
)

// widerDir holds real documents that are not part of this project. Without
// them everything here is tested on synthetic documents and the reference decision.
const widerDir = "../../../shared/documents"

func widerThere(t *testing.T) bool {
	t.Helper()
	if _, err := os.Stat(widerDir); err != nil {
		t.Log("the wider documents are not on this machine: only the project's own were read")
		return false
	}
	return true
}

func readWider(t *testing.T, name string) *Document {
	t.Helper()
	f, err := os.Open(filepath.Join(widerDir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	d, err := helped().Read(t.Context(), name, f)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	checkGrid(t, d)
	return d
}

// A document's rows are the same in every format it is kept in.
func TestWiderFormats(t *testing.T) {
	if !widerThere(t) {
		return
	}
	cases := []struct {
		name string
		rows int
		exts []string
	}{
		{"ttg-qd2597-dean-cds-xaydung", 33, []string{".md", "formats.docx", "formats.pdf"}},
		{"dongthap-kh617-cds-doanhnghiep", 17, []string{".md", "formats.docx", "formats.pdf"}},
		{"dongnai-kh179-kinhteso-2026-2030", 0, []string{".md", "formats.docx", "formats.pdf"}},
		{"cp-nq03-2025-nq57-full", 0, []string{".md", "formats.docx"}},
	}
	for _, c := range cases {
		var want []string
		for _, ext := range c.exts {
			folder, ext, _ := strings.Cut(ext, ".")
			d := readWider(t, filepath.Join(folder, c.name+"."+ext))
			got := tableWords(d)
			if want == nil {
				want = got
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s.%s: %s", c.name, ext, diff)
			}
			if rows := countRows(d); c.rows > 0 && rows != c.rows {
				t.Errorf("%s.%s: %d rows, want %d", c.name, ext, rows, c.rows)
			}
		}
	}
}

// tableWords is the text of every cell that says something, spaces and merged cells left out.
func tableWords(d *Document) []string {
	var out []string
	for _, b := range d.Blocks {
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			for _, c := range r.Cells {
				if s := dense(c.Text()); s != "" && !c.Merged {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

func countRows(d *Document) int {
	n := 0
	for _, b := range d.Blocks {
		if b.Table != nil {
			n += len(b.Table.Rows)
		}
	}
	return n
}

// dense is a text without its spaces and rules, in composed letters.
func dense(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '_' || r == '-' {
			return -1
		}
		return r
	}, norm.NFC.String(s))
}

// maxLetterErrors is the largest share of letters that may be wrong in a file of a legacy font.
const maxLetterErrors = 0.001

// transcriptErrors are what the transcripts of files in legacy fonts have wrong themselves, each with what is meant.
var transcriptErrors = []struct {
	seen  *regexp.Regexp
	meant string
}{
	{regexp.MustCompile("ệÙ"), "Ứ"},              // An Giang, four times: the bytes D6 D9 in runs of VNI-Times, read as TCVN3
	{regexp.MustCompile(`\bPAGE\b( +\d+)?`), ""}, // the code of a page field, with its last result
	{regexp.MustCompile(`[\x03\x04]`), ""},       // Word's signs for the rule over notes
	{regexp.MustCompile(`\x1F`), ""},             // Word's optional hyphen
}

// Files in legacy fonts read as their transcripts, letter by letter.
func TestWiderLegacyFonts(t *testing.T) {
	if !widerThere(t) {
		return
	}
	for _, name := range []string{"angiang-qd1445-2002-suadoi-tcvn3", "cantho-qd256-2004-cchc-tcvn3"} {
		d := readWider(t, name+".doc")
		data, err := os.ReadFile(filepath.Join(widerDir, name+".gt.txt"))
		if err != nil {
			t.Fatal(err)
		}
		transcript := norm.NFC.String(string(data))
		for _, e := range transcriptErrors {
			transcript = e.seen.ReplaceAllString(transcript, e.meant)
		}
		want, got := oneSpace(transcript), oneSpace(shown(d)+headers(d))
		wrong := editDistance(want, got)
		t.Logf("%s: %d of %d letters are wrong", name, wrong, len(want))
		if float64(wrong) > maxLetterErrors*float64(len(want)) {
			t.Errorf("%s: more than %.1f %% of letters are wrong", name, 100*maxLetterErrors)
		}
	}
}

// oneSpace is a text with single spaces: letterheads and cells are set with many.
func oneSpace(s string) []rune { return []rune(strings.Join(strings.Fields(s), " ")) }

func headers(d *Document) string {
	var b strings.Builder
	for _, h := range d.Headers {
		b.WriteString(h.Text + "\n")
	}
	return b.String()
}

// A signed PDF: the number that was stamped into its place is text, the signatures' own stamps are not. They are
// kept aside, because a mark of secrecy is looked for in all that is printed.
func TestWiderStamps(t *testing.T) {
	if !widerThere(t) {
		return
	}
	d := readWider(t, "qn-tb11-2025.pdf")
	if !strings.Contains(shown(d), "Số: 11 /TB-UBND") {
		t.Error("the stamped number is not in its line")
	}
	for _, stamp := range []string{"TRUNG TÂM CÔNG BÁO", "ttcbth@quangngai.gov.vn", "09.01.2025 10:21:11 +07:00"} {
		if strings.Contains(shown(d), stamp) {
			t.Errorf("a stamp among the text: %q", stamp)
		}
		if !strings.Contains(headers(d), stamp) {
			t.Errorf("a stamp is not kept aside: %q", stamp)
		}
	}
}
