package docread

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"

	"dondoc/internal/errs"
)

// pdfOf writes objects, the first of them the catalogue, as a PDF without a directory of them; readers make one.
func pdfOf(trailer string, objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj %s endobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer <</Root 1 0 R %s>>\n", trailer)
	return []byte(b.String())
}

func deflated(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// PDFs that loop, swell or lock end in a refusal. Each was seen to take up to 560 MB before machines had memory of their own.
func TestHostilePDF(t *testing.T) {
	const catalogue, onePage = "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"
	const page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
	bomb := deflated(t, deflated(t, make([]byte, 200<<20)))
	cases := []struct {
		name, trailer string
		objects       []string
		key           string
	}{
		{"a tree of pages that holds itself", "", []string{catalogue, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000>>"}, "docread.damaged"},
		{"two thousand million pages said", "", []string{catalogue, "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"}, "docread.scan"},
		{"a drawing that draws itself", "", []string{
			catalogue, onePage, page, "<</Length 5>> stream\n/I Do\nendstream",
			"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</I 5 0 R>>>>/Length 11>> stream\n/I Do /I Do\nendstream",
		}, "docread.damaged"},
		{"200 MB in a packed stream", "", []string{
			catalogue, onePage, page, fmt.Sprintf("<</Filter[/FlateDecode/FlateDecode]/Length %d>> stream\n%s\nendstream", len(bomb), bomb),
		}, "docread.damaged"},
		{"a password", "/Encrypt 4 0 R/ID[<00><00>]", []string{
			catalogue, onePage, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
			"<</Filter/Standard/V 2/R 3/Length 128/P -44/O <" + strings.Repeat("ab", 32) + ">/U <" + strings.Repeat("cd", 32) + ">>>",
		}, "docread.password"},
	}
	warm(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			within(t, func() {
				_, err := helped().Read(t.Context(), "a.pdf", bytes.NewReader(pdfOf(c.trailer, c.objects...)))
				if !errs.Is(err, errs.Invalid, c.key) {
					t.Errorf("got %v", err)
				}
			})
		})
	}
}

// A machine's memory grows where it stands, up to its limit, and is gone with the machine.
func TestMachineMemory(t *testing.T) {
	m := allotMemory(1<<16, 1<<31)
	small := m.Reallocate(1 << 16)
	small[0] = 7
	if large := m.Reallocate(pdfMemoryPages << 16); large[0] != 7 || &large[0] != &small[0] {
		t.Error("it was copied")
	}
	if m.Reallocate(pdfMemoryPages<<16+1) != nil {
		t.Error("it grew over its limit")
	}
	m.Free()
	if m.Reallocate(1) != nil {
		t.Error("it outlives its machine")
	}
}

// A document of Word under a password is an OLE file; it is told from an older document under a new name.
func TestSealedDocx(t *testing.T) {
	ole := oleMark + strings.Repeat("\x00", 504)
	for content, key := range map[string]string{ole + sealedStream: "docread.password", ole: "docread.mismatch"} {
		if _, err := Read("a.docx", strings.NewReader(content), 0); !errs.Is(err, errs.Invalid, key) {
			t.Errorf("got %v, want %s", err, key)
		}
	}
}
