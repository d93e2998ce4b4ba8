package docread

import (
	"math"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/requests"
)

// maxStamps bounds the annotations of a page that are looked at; a form has some hundreds.
const maxStamps = 2000

// readStamps takes the text that annotations show. The engine reads text of the
// page alone, so the annotations are made part of it (of the copy in the machine's
// memory) and what is new is theirs.
func (p *Page) readStamps(engine pdfium.Pdfium, ref requests.Page) error {
	if err := p.findStamps(engine, ref); err != nil || len(p.Stamps) == 0 {
		return err
	}
	_, err := engine.FPDFPage_Flatten(&requests.FPDFPage_Flatten{Page: ref, Usage: requests.FPDFPage_FlattenUsageNormalDisplay})
	if err != nil {
		p.Stamps = nil
		return nil //nolint:nilerr // a page whose annotations cannot be drawn still has its own text
	}
	all, err := p.readGlyphs(engine, ref)
	if err != nil {
		return err
	}
	own := map[Glyph]int{}
	for _, g := range p.Glyphs {
		own[g.rounded()]++
	}
	for _, g := range all {
		if key := g.rounded(); own[key] > 0 {
			own[key]--
		} else {
			p.stamp(g)
		}
	}
	return nil
}

// findStamps takes the boxes of the annotations that show text: stamps, the
// fields of forms and signatures, and text typed upon the page.
func (p *Page) findStamps(engine pdfium.Pdfium, ref requests.Page) error {
	count, err := engine.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: ref})
	if err != nil {
		return err
	}
	for i := range min(count.Count, maxStamps) {
		found, err := engine.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: ref, Index: i})
		if err != nil {
			continue
		}
		kind, err1 := engine.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: found.Annotation})
		at, err2 := engine.FPDFAnnot_GetRect(&requests.FPDFAnnot_GetRect{Annotation: found.Annotation})
		_, err3 := engine.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: found.Annotation})
		if err1 != nil || err2 != nil || err3 != nil {
			continue
		}
		box := p.box(at.Rect.Left, at.Rect.Bottom, at.Rect.Right, at.Rect.Top)
		switch kind.Subtype {
		case enums.FPDF_ANNOT_SUBTYPE_FREETEXT:
			p.Stamps = append(p.Stamps, Stamp{Box: box, Typed: true})
		case enums.FPDF_ANNOT_SUBTYPE_STAMP, enums.FPDF_ANNOT_SUBTYPE_WIDGET, enums.FPDF_ANNOT_SUBTYPE_WATERMARK:
			p.Stamps = append(p.Stamps, Stamp{Box: box})
		default: // links, marks and notes lie over the page's own text
		}
	}
	return nil
}

// stamp gives a letter to the annotation it is in: the last one, which is drawn above the others.
func (p *Page) stamp(g Glyph) {
	x, y := g.Box.midX(), g.Box.midY()
	for i := len(p.Stamps) - 1; i >= 0; i-- {
		s := &p.Stamps[i]
		if s.Box.Left-1 <= x && x <= s.Box.Right+1 && s.Box.Top-1 <= y && y <= s.Box.Bottom+1 {
			s.Glyphs = append(s.Glyphs, g)
			return
		}
	}
}

// rounded is the letter with its place in whole points, by which it is known again.
func (g Glyph) rounded() Glyph {
	b := g.Box
	return Glyph{Char: g.Char, Box: Box{math.Round(b.Left), math.Round(b.Top), math.Round(b.Right), math.Round(b.Bottom)}}
}
