package docread

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/internal/errs"

	"github.com/google/go-cmp/cmp"
)

// recognising is a reader of scans.
func recognising(t *testing.T) Reader {
	t.Helper()
	r := helped()
	if r.OCR = FindTesseract(); r.OCR == nil {
		t.Fatalf("this test needs Tesseract: apt-get install %s", ocrPackages)
	}
	return r
}

func readScan(t *testing.T, r Reader, data []byte) *Document {
	t.Helper()
	d, err := r.Read(t.Context(), "scan.pdf", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	checkGrid(t, d)
	return d
}

// printedPages reads some pages of a file, counted from 0, by the letters that it holds.
func printedPages(t *testing.T, name string, indexes ...int) *Document {
	t.Helper()
	all, err := helped().Pages.Pages(t.Context(), readFile(t, "../../testdata/"+name), func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	var pages []Page
	for _, i := range indexes {
		pages = append(pages, all[i])
	}
	d := &Document{}
	layOut(d, pages)
	return d
}

// Pages of the reference decision read from their pictures as from their letters, within the errors per 100 letters that
// were measured and some; -v prints them. Sheets a little askew are straightened first. The table's cells hold all they hold.
func TestRecogniseReference(t *testing.T) {
	const file = "formats/625-qd-ubnd.pdf"
	cases := []struct {
		name  string
		askew float64 // degrees
		pages []int
		most  float64 // errors per 100 letters
		cells int     // of the table that may differ
	}{
		{"prose", 0, []int{0, 3}, 0.5, 0},
		{"prose askew", 0.8, []int{0}, 0.5, 0},
		{"table", 0, []int{13, 14}, 0.5, 6},
		{"table askew", -0.6, []int{12}, 0.5, 6},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			want := printedPages(t, file, c.pages...)
			got := readScan(t, recognising(t), scanned(t, file, c.askew, c.pages...))
			wrong, of := editDistance(flatText(want), flatText(got)), len(flatText(want))
			t.Logf("%d of %d letters differ: %.2f %%", wrong, of, 100*float64(wrong)/float64(of))
			if of < 1000 || float64(wrong)*100 > c.most*float64(of) {
				t.Errorf("more than %.1f %%", c.most)
			}
			wantCells, gotCells := gridWords(want), gridWords(got)
			if len(wantCells) != len(gotCells) {
				t.Fatalf("%d cells, want %d", len(gotCells), len(wantCells))
			}
			differ := 0
			for i := range wantCells {
				if wantCells[i] != gotCells[i] {
					differ++
					t.Logf("%s\n%s", wantCells[i], gotCells[i])
				}
			}
			if differ > c.cells {
				t.Errorf("%d of %d cells differ", differ, len(wantCells))
			}
		})
	}
}

// gridWords are the cells of all tables with their places in the grid.
func gridWords(d *Document) []string {
	var all []string
	for _, b := range d.Blocks {
		if b.Table == nil {
			continue
		}
		for _, r := range b.Table.Rows {
			for _, c := range r.Cells {
				all = append(all, fmt.Sprintf("%d+%d %s", c.Col, c.ColSpan, c.Text()))
			}
		}
	}
	return all
}

func flatText(d *Document) []rune {
	var b strings.Builder
	for p := range d.Paragraphs {
		b.WriteString(p.Text + " ")
	}
	return []rune(b.String())
}

// editDistance counts the letters that must be put, taken or changed to make one text of another.
func editDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, s := range b {
			changed := diagonal
			if r != s {
				changed++
			}
			diagonal = row[j+1]
			row[j+1] = min(changed, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}

// A scan of three sheets is read through, told page by page, and all of it is marked as recognised.
func TestScannedDecision(t *testing.T) {
	r := recognising(t)
	var steps []string
	r.Progress = func(s Step, done, total int) {
		if s == StepRecognise {
			steps = append(steps, fmt.Sprintf("%d/%d", done, total))
		}
	}
	d := readScan(t, r, readFile(t, "../../testdata/hostile/625-scan.pdf"))
	if diff := cmp.Diff([]string{"0/3", "1/3", "2/3", "3/3"}, steps); diff != "" {
		t.Error(diff)
	}
	if !d.Recognised || !slices.ContainsFunc(d.Warnings, func(w Warning) bool { return w.Key == "docread.ocr" }) {
		t.Errorf("not marked: %v", d.Warnings)
	}
	all := shown(d)
	for _, words := range []string{"ỦY BAN NHÂN DÂN", "Số: 625/QĐ-UBND", "ngày 16 tháng 02 năm 2022", "Chương trình hành động"} {
		if !strings.Contains(all, words) {
			t.Errorf("lost: %s", words)
		}
	}
	for _, b := range d.Blocks {
		if b.Paragraph != nil && !b.Paragraph.Place.Recognised {
			t.Errorf("not marked: %q", b.Paragraph.Text)
		}
	}
}

// What a signing program typed upon a scan's sheet is not taken for the sheet's text, which is still asked of OCR.
func TestStampOnScan(t *testing.T) {
	sheet := scannedSheet{
		picture: Picture{Gray: *image.NewGray(image.Rect(0, 0, 1240, 1754)), DPI: 150},
		drawing: "BT /F1 9 Tf 400 800 Td (Ky boi: Trung tam Cong bao) Tj 0 -11 Td (Thoi gian ky: 11/05/2021 11:26:39) Tj ET",
	}
	_, err := helped().Read(t.Context(), "a.pdf", bytes.NewReader(scanFile(t, sheet)))
	if !errs.Is(err, errs.Invalid, "docread.scan") {
		t.Errorf("got %v", err)
	}
}

// Without the program, or without its knowledge of Vietnamese, a scan is refused with the names of what to install.
func TestWithoutTesseract(t *testing.T) {
	data := readFile(t, "../../testdata/hostile/625-scan.pdf")
	english := t.TempDir()
	cases := map[string]func(*testing.T) Recogniser{
		"no program": func(t *testing.T) Recogniser {
			t.Helper()
			t.Setenv("PATH", t.TempDir())
			return FindTesseract()
		},
		"no Vietnamese": func(t *testing.T) Recogniser {
			t.Helper()
			return NewTesseract(script(t, `exec tesseract --tessdata-dir `+english+` "$@"`), time.Minute)
		},
	}
	for name, ocr := range cases {
		t.Run(name, func(t *testing.T) {
			r := recognising(t)
			r.OCR = ocr(t)
			_, err := r.Read(t.Context(), "a.pdf", bytes.NewReader(data))
			refusal, ok := errors.AsType[*errs.Error](err)
			if !ok || refusal.Kind != errs.Invalid || refusal.Key != "docread.scan" {
				t.Fatalf("got %v", err)
			}
			if diff := cmp.Diff([]any{ocrPackages}, refusal.Args); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A recognition that is not wanted any more stops in the middle and leaves neither files nor programs behind.
func TestRecognitionIsCancelled(t *testing.T) {
	tmp := t.TempDir()
	t.Setenv("TMPDIR", tmp)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	r := recognising(t)
	started := filepath.Join(t.TempDir(), "started")
	if err := exec.Command("mkfifo", started).Run(); err != nil {
		t.Fatal(err)
	}
	r.OCR = NewTesseract(script(t, "echo >"+started+"; exec sleep 600"), time.Minute)
	go func() {
		_, _ = os.ReadFile(started) // returns when the program runs
		cancel()
	}()
	_, err := r.Read(ctx, "a.pdf", bytes.NewReader(scanned(t, "formats/625-qd-ubnd.pdf", 0, 0)))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if left, err := os.ReadDir(tmp); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// A page that never ends is refused.
func TestEndlessRecognition(t *testing.T) {
	data := scanned(t, "formats/625-qd-ubnd.pdf", 0, 0)
	r := recognising(t)
	r.OCR = NewTesseract(script(t, "exec sleep 600"), time.Second)
	if _, err := r.Read(t.Context(), "a.pdf", bytes.NewReader(data)); !errs.Is(err, errs.TooLarge, "docread.too_slow") {
		t.Errorf("endless: %v", err)
	}
}

// What the second model makes of numbers; it tells 1 from I.
func TestNumerals(t *testing.T) {
	cases := map[string]string{
		"1": "1", "11": "11", "10.": "10.", "I": "I", "l": "I", "|": "I", "Ill": "III", "Vv": "V", "VI|.": "VII.", "iv": "IV", "": "", "Sé": "", "IIII": "",
	}
	for read, want := range cases {
		if got := asNumber(read); got != want {
			t.Errorf("%q: %q, want %q", read, got, want)
		}
	}
	for first, doubtful := range map[string]bool{"H": true, "IH": true, "VỊ": true, "1": false, "11.": false, "Báo cáo": true, "Tháng 6/2022": false} {
		if got := mayBeNumeral([]recognisedLine{{words: []word{{text: first}}}}); got != doubtful {
			t.Errorf("%q: %v", first, got)
		}
	}
}

// scanned makes a PDF of pictures of some pages, counted from 0, of a file of the project's: what a scanner would give.
// askew turns every picture by some degrees.
func scanned(t *testing.T, name string, askew float64, pages ...int) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var sheets []scannedSheet
	for _, i := range pages {
		p, err := helped().Pages.Picture(t.Context(), data, i)
		if err != nil {
			t.Fatal(err)
		}
		if askew != 0 {
			p = p.turned(askew)
		}
		sheets = append(sheets, scannedSheet{picture: p})
	}
	return scanFile(t, sheets...)
}

// A scannedSheet is a page with a picture, and perhaps text drawn upon it.
type scannedSheet struct {
	picture Picture
	drawing string
}

// scanFile writes sheets as a PDF without a directory of its objects; readers make one.
func scanFile(t *testing.T, sheets ...scannedSheet) []byte {
	t.Helper()
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[")
	for i := range sheets {
		fmt.Fprintf(&out, " %d 0 R", 10+3*i)
	}
	fmt.Fprintf(&out, "]/Count %d>> endobj\n3 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\n", len(sheets))
	for i, s := range sheets {
		b, at := s.picture.Bounds(), 10+3*i
		wide, high := float64(b.Dx())*72/s.picture.DPI, float64(b.Dy())*72/s.picture.DPI
		var packed bytes.Buffer
		w := zlib.NewWriter(&packed)
		for y := range b.Dy() {
			if _, err := w.Write(s.picture.Pix[y*s.picture.Stride:][:b.Dx()]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		drawing := fmt.Sprintf("q %f 0 0 %f 0 0 cm /I Do Q %s", wide, high, s.drawing)
		fmt.Fprintf(&out, "%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 %f %f]/Contents %d 0 R"+
			"/Resources<</XObject<</I %d 0 R>>/Font<</F1 3 0 R>>>>>> endobj\n", at, wide, high, at+1, at+2)
		fmt.Fprintf(&out, "%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", at+1, len(drawing), drawing)
		fmt.Fprintf(&out, "%d 0 obj <</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"+
			"/Filter/FlateDecode/Length %d>> stream\n", at+2, b.Dx(), b.Dy(), packed.Len())
		out.Write(packed.Bytes())
		out.WriteString("\nendstream endobj\n")
	}
	out.WriteString("trailer <</Root 1 0 R>>\n")
	return out.Bytes()
}
