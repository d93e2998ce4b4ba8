package docread

import (
	"bytes"
	"fmt"
	"testing"

	"dondoc/internal/errs"

	"github.com/google/go-cmp/cmp"
)

// pdfFile is a PDF of one page of 200 × 400 points, turned by some degrees. It
// has no directory of its objects; readers make one.
func pdfFile(rotate int, drawing string) []byte {
	return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"+
		"2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"+
		"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 400]/Rotate %d/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"+
		"4 0 obj <</Length %d>> stream\n%s\nendstream endobj\n"+
		"5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj\ntrailer <</Root 1 0 R>>\n", rotate, len(drawing), drawing)
}

// A sheet that was turned reads as it is seen. The text matrix turns the other way.
func TestTurnedPages(t *testing.T) {
	cases := []struct {
		rotate int
		matrix string // of text that begins 30 points from the left and 50 from the top, as seen
	}{
		{0, "1 0 0 1 30 350"},
		{90, "0 1 -1 0 50 30"},
		{180, "-1 0 0 -1 170 50"},
		{270, "0 -1 1 0 150 370"},
	}
	for _, c := range cases {
		drawing := "BT /F1 10 Tf " + c.matrix + " Tm (Quyet dinh nay co hieu luc ke tu ngay ky) Tj 0 -15 Td (Noi nhan) Tj ET"
		pages, err := helped().Pages.Pages(t.Context(), pdfFile(c.rotate, drawing), func(int, int) {})
		if err != nil {
			t.Fatal(err)
		}
		lines := linesOf(pages[0].words(), 1)
		var got []string
		for _, l := range lines {
			got = append(got, l.text())
		}
		if diff := cmp.Diff([]string{"Quyet dinh nay co hieu luc ke tu ngay ky", "Noi nhan"}, got); diff != "" {
			t.Errorf("%d: %s", c.rotate, diff)
			continue
		}
		if first := pages[0].Glyphs[0].Box; first.Left < 29 || first.Left > 32 || first.Bottom < 50 || first.Bottom > 53 {
			t.Errorf("%d: the text begins at %+v", c.rotate, first)
		}
	}
}

// What annotations show: a number stamped upon a line and a note typed anywhere are text of the page, the stamp of a
// signature in the corner is kept aside.
func TestStamps(t *testing.T) {
	drawing := "BT /F1 10 Tf 20 300 Td (So:) Tj 45 0 Td (/QD-UBND) Tj -45 -40 Td (Quyet dinh nay co hieu luc tu ngay ky) Tj ET"
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>/Annots[6 0 R 8 0 R 10 0 R]>>",
		fmt.Sprintf("<</Length %d>> stream\n%s\nendstream", len(drawing), drawing), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}
	for _, a := range []struct{ kind, rect, says string }{
		{"Stamp", "38 297 138 309", "625"}, {"Stamp", "180 380 280 392", "Ky boi: Trung tam"}, {"FreeText", "20 100 120 112", "Da ky"},
	} {
		shows := "BT /F1 10 Tf 2 3 Td (" + a.says + ") Tj ET"
		objects = append(
			objects,
			fmt.Sprintf("<</Type/Annot/Subtype/%s/F 4/Rect[%s]/AP<</N %d 0 R>>>>", a.kind, a.rect, len(objects)+2),
			fmt.Sprintf("<</Type/XObject/Subtype/Form/BBox[0 0 100 12]/Resources<</Font<</F1 5 0 R>>>>/Length %d>> stream\n%s\nendstream", len(shows), shows),
		)
	}
	d, err := helped().Read(t.Context(), "a.pdf", bytes.NewReader(pdfOf("", objects...)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"So: 625 /QD-UBND", "Quyet dinh nay co hieu luc tu ngay ky", "Da ky"}, texts(d)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Paragraph{{Text: "Ky boi: Trung tam"}}, d.Headers); diff != "" {
		t.Error(diff)
	}
}

func TestPdfiumRefusals(t *testing.T) {
	if _, err := helped().Read(t.Context(), "a.pdf", bytes.NewReader([]byte("%PDF-1.7 and nothing more"))); !errs.Is(err, errs.Invalid, "docread.damaged") {
		t.Errorf("got %v", err)
	}
	if _, err := helped().Read(t.Context(), "a.pdf", bytes.NewReader(pdfFile(0, ""))); !errs.Is(err, errs.Invalid, "docread.scan") {
		t.Errorf("got %v", err)
	}
}
