package docread

import (
	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"dondoc/internal/errs"
)

// readGlyphs takes every character with a box that is the same height for all
// letters of a line: from the baseline and the font's size, not from the letter's own form.
func (p *Page) readGlyphs(engine pdfium.Pdfium, ref requests.Page) ([]Glyph, error) {
	loaded, err := engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return nil, err
	}
	text := loaded.TextPage
	defer func() { _, _ = engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text}) }()
	count, err := engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return nil, err
	}
	if count.Count > maxPageGlyphs {
		return nil, errs.New(errs.TooLarge, "docread.too_many", maxPageGlyphs)
	}
	glyphs := make([]Glyph, count.Count)
	for i := range glyphs {
		if glyphs[i], err = p.readGlyph(engine, text, i); err != nil {
			return nil, err
		}
	}
	return glyphs, nil
}

func (p *Page) readGlyph(engine pdfium.Pdfium, text references.FPDF_TEXTPAGE, i int) (Glyph, error) {
	char, err := engine.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
	if err != nil {
		return Glyph{}, err
	}
	size, err := engine.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i})
	if err != nil {
		return Glyph{}, err
	}
	origin, err := engine.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
	if err != nil {
		return Glyph{}, err
	}
	box, err := engine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return Glyph{}, err
	}
	letter := p.box(box.Rect.Left, box.Rect.Bottom, box.Rect.Right, box.Rect.Top)
	_, baseline := p.seen(origin.X, origin.Y)
	height := max(size.FontSize, letter.height()*0.6) // a font scaled elsewhere says size 1
	letter.Top, letter.Bottom = baseline-ascent*height, baseline+descent*height
	return Glyph{Char: rune(char.Unicode), Box: letter}, nil //nolint:gosec // a code point fits
}

// Shares of a font's size above and below the baseline that letters take without their marks.
const (
	ascent  = 0.7
	descent = 0.2
)

// readObjects takes the boxes of what is drawn, how much of the page pictures
// cover, and whether its text is unseen. Of a drawing with more parts than any
// table the rest is left out.
func (p *Page) readObjects(engine pdfium.Pdfium, ref requests.Page) error {
	count, err := engine.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return err
	}
	texts, unseen, covered := 0, 0, 0.0
	for i := range min(count.Count, maxPageObjects) {
		object, err := engine.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		kind, err := engine.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil {
			continue
		}
		switch kind.Type {
		case enums.FPDF_PAGEOBJ_PATH:
			p.readRule(engine, object.PageObject)
		case enums.FPDF_PAGEOBJ_IMAGE:
			covered += p.shareOf(engine, object.PageObject)
		case enums.FPDF_PAGEOBJ_TEXT:
			texts++
			mode, err := engine.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: object.PageObject})
			if err == nil && mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE {
				unseen++
			}
		default: // a shading is a background, and the letters of a form are not told apart
		}
	}
	p.pictured = min(covered, 1)
	p.unseen = unseen*2 > texts
	return nil
}

// readRule takes what is drawn as a line, or with one. A large box that is only filled is a background.
func (p *Page) readRule(engine pdfium.Pdfium, object references.FPDF_PAGEOBJECT) {
	rule, ok := p.boundsOf(engine, object)
	if !ok {
		return
	}
	drawn, err := engine.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: object})
	if err == nil && (drawn.Stroke || rule.isLine()) {
		p.Rules = append(p.Rules, rule)
	}
}

// shareOf is the share of the page that an object covers.
func (p *Page) shareOf(engine pdfium.Pdfium, object references.FPDF_PAGEOBJECT) float64 {
	b, ok := p.boundsOf(engine, object)
	if !ok || p.Width <= 0 || p.Height <= 0 {
		return 0
	}
	seen := Box{max(b.Left, 0), max(b.Top, 0), min(b.Right, p.Width), min(b.Bottom, p.Height)}
	return max(seen.width(), 0) * max(seen.height(), 0) / (p.Width * p.Height)
}

func (p *Page) boundsOf(engine pdfium.Pdfium, object references.FPDF_PAGEOBJECT) (Box, bool) {
	b, err := engine.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object})
	if err != nil {
		return Box{}, false
	}
	return p.box(b.Left, b.Bottom, b.Right, b.Top), true
}

// box turns PDF's coordinates into ours.
func (p *Page) box(left, bottom, right, top float32) Box {
	x1, y1 := p.seen(float64(left), float64(bottom))
	x2, y2 := p.seen(float64(right), float64(top))
	return Box{Left: min(x1, x2), Top: min(y1, y2), Right: max(x1, x2), Bottom: max(y1, y2)}
}

// seen gives the place at which a point of the file, which counts upwards on
// the sheet as it was before it was turned, is seen (ISO 32000-1, 7.7.3.3, Rotate).
func (p *Page) seen(x, y float64) (float64, float64) {
	switch p.turns {
	case 1:
		return y, x
	case 2:
		return p.Width - x, y
	case 3:
		return p.Width - y, p.Height - x
	}
	return x, p.Height - y
}
