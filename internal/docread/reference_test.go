package docread

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"dondoc/internal/errs"

	"github.com/google/go-cmp/cmp"
)

// helped is a reader with all the help there is. Its PDF engine is compiled once for all tests.
var helped = sync.OnceValue(func() Reader {
	return Reader{Office: FindLibreOffice(), Pages: NewPdfium(pdfCache(), PDFWork*slowdown)}
})

// pdfCache is the user's folder of the compiled PDF engine, empty where there is none.
func pdfCache() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "dondoc", "pdf")
}

func readReference(t *testing.T, name string) (*Document, error) {
	t.Helper()
	if ext := filepath.Ext(name); (ext == ".doc" || ext == ".odt") && helped().Office == nil {
		t.Fatalf("this test needs LibreOffice: apt-get install %s", officePackage)
	}
	f, err := os.Open(filepath.Join("../../testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	return helped().Read(t.Context(), name, f)
}

// The appendix of the reference decision is the same table in every format.
func TestReferenceInEveryFormat(t *testing.T) {
	want, err := readReference(t, "formats/625-qd-ubnd.docx")
	if err != nil {
		t.Fatal(err)
	}
	if rows := len(appendix(want).Rows); rows != 49 {
		t.Fatalf("the appendix has %d rows", rows)
	}
	for _, ext := range []string{".html", ".doc", ".odt", ".pdf"} {
		t.Run(ext, func(t *testing.T) {
			got, err := readReference(t, "formats/625-qd-ubnd"+ext)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(cells(appendix(want)), cells(appendix(got))); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(letters(want), letters(got)); ext != ".pdf" && diff != "" {
				t.Error(diff)
			}
		})
	}
}

// appendix is the last table.
func appendix(d *Document) *Table { return d.Blocks[len(d.Blocks)-1].Table }

func cells(t *Table) [][]string {
	rows := make([][]string, len(t.Rows))
	for i, r := range t.Rows {
		for _, c := range r.Cells {
			rows[i] = append(rows[i], c.Text())
		}
	}
	return rows
}

// letters is the text of the flow without its division into paragraphs.
func letters(d *Document) string {
	var b strings.Builder
	for _, block := range d.Blocks {
		if block.Paragraph != nil {
			b.WriteString(block.Paragraph.Text + "\n")
		}
	}
	return b.String()
}

// Variants that are the same document read as it does.
func TestReferenceVariants(t *testing.T) {
	want, err := readReference(t, "formats/625-qd-ubnd.docx")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"625-nfd.docx", "625-tracked-changes.docx"} {
		got, err := readReference(t, "hostile/"+name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(texts(want), texts(got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if changed := len(got.Warnings) > 0 && got.Warnings[0].Key == "docread.tracked_changes"; changed != (name == "625-tracked-changes.docx") {
			t.Errorf("%s: %v", name, got.Warnings)
		}
	}
}

// What a hostile file may cost: time, and memory asked for in all (what is held at once is less).
const (
	hostileTime   = 10 * time.Second * slowdown
	hostileMemory = 256 << 20
)

func TestHostileFiles(t *testing.T) {
	cases := []struct {
		file string
		kind errs.Kind
		key  string
	}{
		{"625-pdf-renamed.docx", errs.Invalid, "docread.mismatch"},
		{"625-truncated.docx", errs.Invalid, "docread.damaged"},
		{"625-zip-bomb.docx", errs.TooLarge, "docread.unpacked"},
		{"625-external-entity.docx", errs.Invalid, "docread.dtd"},
		{"625-scan.pdf", errs.Invalid, "docread.scan"},
	}
	warm(t)
	for _, c := range cases {
		t.Run(c.file, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			_, err := readReference(t, "hostile/"+c.file)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if !errs.Is(err, c.kind, c.key) {
				t.Errorf("got %v", err)
			}
			if asked := after.TotalAlloc - before.TotalAlloc; took > hostileTime || asked > hostileMemory {
				t.Errorf("took %s and %d MB", took, asked>>20)
			}
		})
	}
}

// warm has the PDF engine compile itself, which it does once on a machine.
func warm(t *testing.T) {
	t.Helper()
	if _, err := readReference(t, "formats/625-qd-ubnd.pdf"); err != nil {
		t.Fatal(err)
	}
}

// The mark of a secret stands in the page headers only; it must be among what is handed on.
func TestHeadersAreHandedOn(t *testing.T) {
	d, err := readReference(t, "hostile/625-secret.docx")
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range d.Headers {
		if strings.Contains(h.Text, "TỐI MẬT") {
			return
		}
	}
	t.Error("the page headers are lost")
}

// A page's engine that is stopped leaves nothing behind and says so.
func TestPDFIsCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	f, err := os.Open("../../testdata/formats/625-qd-ubnd.pdf")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if _, err := helped().Read(ctx, "a.pdf", f); err == nil {
		t.Error("a cancelled reading went on")
	}
}
