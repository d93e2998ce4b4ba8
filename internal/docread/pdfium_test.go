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

func TestPdfiumRefusals(t *testing.T) {
	if _, err := helped().Read(t.Context(), "a.pdf", bytes.NewReader([]byte("%PDF-1.7 and nothing more"))); !errs.Is(err, errs.Invalid, "docread.damaged") {
		t.Errorf("got %v", err)
	}
	if _, err := helped().Read(t.Context(), "a.pdf", bytes.NewReader(pdfFile(0, ""))); !errs.Is(err, errs.Invalid, "docread.scan") {
		t.Errorf("got %v", err)
	}
}
