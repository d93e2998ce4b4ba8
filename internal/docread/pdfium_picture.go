package docread

import (
	"context"
	"fmt"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium/requests"
)

// How pages are painted for OCR. Below 300 dots per inch the marks of
// Vietnamese letters run together at the sizes acts are printed in.
const (
	pictureDPI = 300
	maxPixels  = 20_000_000 // of a page: A3 at 300 dpi and some; a larger one is painted coarser
)

// Picture paints a page, counted from 0, in grey. What annotations show is left
// out: it is in the page's Stamps.
func (p *Pdfium) Picture(ctx context.Context, data []byte, index int) (Picture, error) {
	var painted Picture
	err := p.withDocument(ctx, data, func(d pdfDocument) (err error) {
		painted, err = d.paint(index)
		return err
	})
	return painted, err
}

func (d pdfDocument) paint(index int) (Picture, error) {
	size, err := d.engine.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: index})
	if err != nil {
		return Picture{}, err
	}
	dpi := math.Min(pictureDPI, 72*math.Sqrt(maxPixels/(size.Width*size.Height)))
	painted, err := d.engine.RenderPageInPixels(&requests.RenderPageInPixels{
		Page:        requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: index}},
		Width:       max(1, int(size.Width*dpi/72)),
		Height:      max(1, int(size.Height*dpi/72)),
		ImageFormat: requests.RenderImageFormatGrayscale,
	})
	if err != nil {
		return Picture{}, err
	}
	defer painted.Cleanup()
	grey, ok := painted.Result.RenderedImage.(*image.Gray)
	if !ok {
		return Picture{}, fmt.Errorf("painted as %T", painted.Result.RenderedImage)
	}
	own := image.NewGray(grey.Rect) // grey's dots are the machine's memory
	for y := range grey.Rect.Dy() {
		copy(own.Pix[y*own.Stride:], grey.Pix[y*grey.Stride:][:grey.Rect.Dx()])
	}
	return Picture{Gray: *own, DPI: dpi}, nil
}
