package docread

import (
	"bytes"
	"context"
	"image/png"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"

	"dondoc/internal/errs"
)

// How pages are painted for a person to look at on a screen.
const (
	previewDPI    = 110
	previewPixels = 2_500_000 // of a page: A4 takes 1.2 million; a larger one is painted coarser
)

// Count is how many pages a PDF has.
func (p *Pdfium) Count(ctx context.Context, data []byte) (pages int, err error) {
	err = p.withDocument(ctx, data, func(d pdfDocument) error {
		pages = d.pages
		return nil
	})
	return pages, err
}

// Preview paints a page, counted from 0, as PNG with what its annotations show.
// errs.NotFound "docread.no_page" when there is no such page.
func (p *Pdfium) Preview(ctx context.Context, data []byte, index int) (picture []byte, err error) {
	err = p.withDocument(ctx, data, func(d pdfDocument) error {
		if index < 0 || index >= d.pages {
			return errs.New(errs.NotFound, "docread.no_page")
		}
		picture, err = d.preview(index)
		return err
	})
	return picture, err
}

func (d pdfDocument) preview(index int) ([]byte, error) {
	size, err := d.engine.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: index})
	if err != nil {
		return nil, err
	}
	dpi := math.Min(previewDPI, 72*math.Sqrt(previewPixels/(size.Width*size.Height)))
	painted, err := d.engine.RenderPageInPixels(&requests.RenderPageInPixels{
		Page:        requests.Page{ByIndex: &requests.PageByIndex{Document: d.ref, Index: index}},
		Width:       max(1, int(size.Width*dpi/72)),
		Height:      max(1, int(size.Height*dpi/72)),
		RenderFlags: enums.FPDF_RENDER_FLAG_ANNOT,
		RenderForm:  true,
		Document:    &d.ref,
	})
	if err != nil {
		return nil, err
	}
	defer painted.Cleanup()
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, painted.Result.RenderedImage)
	return out.Bytes(), err
}
