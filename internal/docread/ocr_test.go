package docread

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"os"
	"testing"
)

// scanned makes a PDF of pictures of some pages, counted from 0, of a file of the project's: what a scanner would give.
// askew shears every picture by a share of its width.
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
