package docread

import (
	"context"
	"image"

	"dondoc/internal/errs"
)

// Page is a page of a PDF as an engine sees it. Positions are in points from the upper left corner.
type Page struct {
	Width, Height float64
	Glyphs        []Glyph // in the order of the file
	Rules         []Box   // lines and rectangles that are drawn
	Stamps        []Stamp // what annotations show upon the page

	turns      int     // quarters by which the sheet is turned clockwise before it is shown
	pictured   float64 // share of the page that pictures cover, 0 to 1
	recognised bool    // the glyphs were recognised from a picture
	unseen     bool    // the text is laid under a picture and not shown: an OCR program left it
}

// Glyph is a character. Its box is the font's: letters of one line and size have the same top and bottom.
type Glyph struct {
	Char rune
	Box  Box

	struck bool // a line is drawn through it
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

// A PageEngine reads and paints the pages of a PDF.
type PageEngine interface {
	// Pages gives the text and the lines drawn on each page. told hears how many are read.
	Pages(ctx context.Context, data []byte, told func(done, total int)) ([]Page, error)
	// Picture paints a page, counted from 0, without its stamps.
	Picture(ctx context.Context, data []byte, index int) (Picture, error)
}

// Picture is a page as a scanner sees it: 0 is black.
type Picture struct {
	image.Gray
	DPI float64 // dots per inch
}

// A Recogniser reads the text and the drawn lines in the picture of a page.
type Recogniser interface {
	Recognise(ctx context.Context, p Picture) (Page, error)
}

// What is left of a scan, in letters: under a picture of most of the page a
// scanner's heading or a gazette's frame, elsewhere a page number.
const (
	scanLetters   = 25
	framedLetters = 200
	wholePicture  = 0.6 // share of the page
	somePicture   = 0.1
)

// ocrPackages are the Debian packages that read scans.
const ocrPackages = "tesseract-ocr, tesseract-ocr-vie"

// readPDF reads a PDF: pages with a text layer by it, pages that are pictures by
// OCR. What comes from a picture is marked, because all of it is to be checked.
func (r Reader) readPDF(ctx context.Context, data []byte) (*Document, error) {
	if r.Pages == nil {
		return nil, errs.New(errs.Invalid, "docread.unsupported", ".pdf")
	}
	pages, err := r.Pages.Pages(ctx, data, func(done, total int) { r.Progress.tell(StepPages, done, total) })
	if err != nil {
		return nil, err
	}
	d := &Document{}
	scanned := scannedPages(pages)
	switch {
	case len(scanned) == 0:
	case r.OCR != nil:
		if err := r.recognise(ctx, data, pages, scanned); err != nil {
			return nil, err
		}
	case len(scanned)*2 > len(pages):
		return nil, errs.New(errs.Invalid, "docread.scan", ocrPackages)
	default:
		for _, i := range scanned {
			d.Warnings = append(d.Warnings, Warning{Key: "docread.scanned_page", Args: []any{ocrPackages}, Place: Place{Page: i + 1}})
		}
	}
	layOut(d, pages)
	d.markRecognised(pages)
	return d, nil
}

// scannedPages lists the pages, from 0, that hold their text as a picture. Where
// most pages hold no text at all, all of these are taken for pictures: letters may
// be drawn as mere lines.
func scannedPages(pages []Page) []int {
	var scanned, empty []int
	for i, p := range pages {
		letters := len(p.Glyphs)
		if letters < scanLetters {
			empty = append(empty, i)
		}
		if letters < scanLetters && p.pictured > somePicture || letters < framedLetters && p.pictured > wholePicture {
			scanned = append(scanned, i)
		}
	}
	if len(empty)*2 > len(pages) && len(empty) > len(scanned) {
		return empty
	}
	return scanned
}

// markRecognised marks what stands on pages that OCR read, ours or the one that laid its text under a picture.
func (d *Document) markRecognised(pages []Page) {
	for _, p := range pages {
		d.Recognised = d.Recognised || p.isRecognised()
	}
	if !d.Recognised {
		return
	}
	d.Warnings = append(d.Warnings, Warning{Key: "docread.ocr"})
	d.markPlaces(func(p *Place) { p.Recognised = p.Page > 0 && pages[p.Page-1].isRecognised() })
}

func (p Page) isRecognised() bool { return p.recognised || p.unseen && p.pictured > wholePicture }
