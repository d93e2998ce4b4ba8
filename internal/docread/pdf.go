package docread

import (
	"context"

	"dondoc/internal/errs"
)

// Page is a page of a PDF as an engine sees it. Positions are in points from the upper left corner.
type Page struct {
	Width, Height float64
	Glyphs        []Glyph // in the order of the file
	Rules         []Box   // lines and rectangles that are drawn
	turns         int     // quarters by which the sheet is turned clockwise before it is shown
}

// Glyph is a character. Its box is the font's: letters of one line and size have the same top and bottom.
type Glyph struct {
	Char rune
	Box  Box
}

// Box is a rectangle; Top is less than Bottom.
type Box struct{ Left, Top, Right, Bottom float64 }

func (b Box) width() float64  { return b.Right - b.Left }
func (b Box) height() float64 { return b.Bottom - b.Top }
func (b Box) midX() float64   { return (b.Left + b.Right) / 2 }
func (b Box) midY() float64   { return (b.Top + b.Bottom) / 2 }

// join is the smallest box around both.
func (b Box) join(o Box) Box {
	return Box{min(b.Left, o.Left), min(b.Top, o.Top), max(b.Right, o.Right), max(b.Bottom, o.Bottom)}
}

// scanLetters is the number of letters on a page below which it is no text page: a stamp or a page number is left of a scan.
const scanLetters = 25

// ocrPackages are the Debian packages that read scans.
const ocrPackages = "tesseract-ocr, tesseract-ocr-vie"

// readPDF reads a PDF with a text layer. A scan is read by OCR when there is
// one, and everything of it is to be checked.
func (r Reader) readPDF(ctx context.Context, data []byte) (*Document, error) {
	if r.Pages == nil {
		return nil, errs.New(errs.Invalid, "docread.unsupported", ".pdf")
	}
	pages, err := r.Pages.Pages(ctx, data)
	if err != nil {
		return nil, err
	}
	d := &Document{}
	if isScan(pages) {
		if r.OCR == nil {
			return nil, errs.New(errs.Invalid, "docread.scan", ocrPackages)
		}
		if pages, err = r.OCR.Pages(ctx, data); err != nil {
			return nil, err
		}
		d.Warnings = append(d.Warnings, Warning{Key: "docread.ocr"})
	}
	layOut(d, pages)
	return d, nil
}

// isScan reports that most pages hold no text.
func isScan(pages []Page) bool {
	empty := 0
	for _, p := range pages {
		if len(p.Glyphs) < scanLetters {
			empty++
		}
	}
	return empty*2 > len(pages) || len(pages) == 0
}
