package docread

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	pdferrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"dondoc/internal/errs"
)

// Pdfium takes the text of PDF pages with PDFium compiled to WebAssembly: what a
// hostile file can reach is its own memory, no file, no network. Nothing is made
// before the first document. Each document has a machine of its own; the compiled
// program is shared and kept in a folder, because compiling takes seconds.
type Pdfium struct {
	cacheDir string
	timeout  time.Duration
	once     sync.Once
	compiled wazero.CompilationCache
	turn     chan struct{} // one document at a time: the machines are large
}

// Limits of one document.
const (
	pdfTimeout     = 60 * time.Second
	pdfMemoryPages = 2048 // of 64 kB: 128 MB
	maxPDFPages    = 2000
	maxPageGlyphs  = 40_000
	maxPageObjects = 40_000
)

// NewPdfium makes an engine that keeps its compiled program in cacheDir; "" keeps it in memory.
func NewPdfium(cacheDir string) *Pdfium {
	return &Pdfium{cacheDir: cacheDir, timeout: pdfTimeout, turn: make(chan struct{}, 1)}
}

// Pages gives the text and the drawn lines of every page. Annotations, and with
// them the stamps of signatures, are no part of a page.
func (p *Pdfium) Pages(ctx context.Context, data []byte) ([]Page, error) {
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	p.once.Do(p.prepare)
	ctx, cancel := context.WithTimeout(ctx, p.timeout)
	defer cancel()
	pages, err := p.read(ctx, data)
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return nil, errs.Wrap(ctx.Err(), errs.TooLarge, "docread.too_slow", int(p.timeout.Seconds()))
	}
	return pages, err
}

// prepare opens the store of compiled programs. A folder that cannot be written costs time only.
func (p *Pdfium) prepare() {
	if p.cacheDir != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(p.cacheDir); err == nil {
			p.compiled = cache
			return
		}
	}
	p.compiled = wazero.NewCompilationCache()
}

// read runs one document in a machine of its own.
func (p *Pdfium) read(ctx context.Context, data []byte) (pages []Page, err error) {
	runtime := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfMemoryPages).
		WithCloseOnContextDone(true).
		WithCompilationCache(p.compiled)
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: runtime,
		FSConfig: wazero.NewFSConfig(), // without this the whole disk is mounted
		Stdout:   io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("start the PDF engine: %w", err)
	}
	defer func() { _ = pool.Close() }()
	engine, err := pool.GetInstance(p.timeout)
	if err != nil {
		return nil, fmt.Errorf("start the PDF engine: %w", err)
	}
	doc, err := engine.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdferrors.ErrPassword):
		return nil, errs.Wrap(err, errs.Invalid, "docread.password")
	case err != nil:
		return nil, errs.Wrap(err, errs.Invalid, "docread.damaged")
	}
	count, err := engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "docread.damaged")
	}
	if count.PageCount > maxPDFPages {
		return nil, errs.New(errs.TooLarge, "docread.too_many_pages", maxPDFPages)
	}
	for i := range count.PageCount {
		page, err := readPage(engine, doc.Document, i)
		switch {
		case errs.KindOf(err) == errs.TooLarge:
			return nil, err
		case err != nil:
			return nil, errs.Wrap(err, errs.Invalid, "docread.damaged")
		}
		pages = append(pages, page)
	}
	return pages, nil
}

func readPage(engine pdfium.Pdfium, doc references.FPDF_DOCUMENT, index int) (Page, error) {
	loaded, err := engine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: index})
	if err != nil {
		return Page{}, err
	}
	defer func() { _, _ = engine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	ref := requests.Page{ByReference: &loaded.Page}
	size, err := engine.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: doc, Index: index})
	if err != nil {
		return Page{}, err
	}
	turned, err := engine.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: ref})
	if err != nil {
		return Page{}, err
	}
	page := Page{Width: size.Width, Height: size.Height, turns: int(turned.PageRotation)}
	if err := page.readGlyphs(engine, ref); err != nil {
		return Page{}, err
	}
	return page, page.readRules(engine, ref)
}

// readGlyphs takes every character with a box that is the same height for all
// letters of a line: from the baseline and the font's size, not from the letter's own form.
func (p *Page) readGlyphs(engine pdfium.Pdfium, ref requests.Page) error {
	loaded, err := engine.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: ref})
	if err != nil {
		return err
	}
	text := loaded.TextPage
	defer func() { _, _ = engine.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text}) }()
	count, err := engine.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return err
	}
	if count.Count > maxPageGlyphs {
		return errs.New(errs.TooLarge, "docread.too_many", maxPageGlyphs)
	}
	for i := range count.Count {
		char, err := engine.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
		if err != nil {
			return err
		}
		size, err := engine.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: text, Index: i})
		if err != nil {
			return err
		}
		origin, err1 := engine.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
		box, err2 := engine.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
		if err1 != nil || err2 != nil { // a line end that the engine made has no place
			p.Glyphs = append(p.Glyphs, Glyph{Char: ' '})
			continue
		}
		letter := p.box(box.Rect.Left, box.Rect.Bottom, box.Rect.Right, box.Rect.Top)
		_, baseline := p.seen(origin.X, origin.Y)
		height := max(size.FontSize, letter.height()*0.6) // a font scaled elsewhere says size 1
		letter.Top, letter.Bottom = baseline-ascent*height, baseline+descent*height
		p.Glyphs = append(p.Glyphs, Glyph{Char: rune(char.Unicode), Box: letter}) //nolint:gosec // a code point fits
	}
	return nil
}

// Shares of a font's size above and below the baseline that letters take without their marks.
const (
	ascent  = 0.7
	descent = 0.2
)

// readRules takes the boxes of what is drawn. A large box that is only filled is
// a background. Of a drawing with more parts than any table the rest is left out.
func (p *Page) readRules(engine pdfium.Pdfium, ref requests.Page) error {
	const path = 2 // FPDF_PAGEOBJ_PATH
	count, err := engine.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: ref})
	if err != nil {
		return err
	}
	for i := range min(count.Count, maxPageObjects) {
		object, err := engine.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: ref, Index: i})
		if err != nil {
			continue
		}
		kind, err := engine.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject})
		if err != nil || kind.Type != path {
			continue
		}
		b, err := engine.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: object.PageObject})
		if err != nil {
			continue
		}
		rule := p.box(b.Left, b.Bottom, b.Right, b.Top)
		drawn, err := engine.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: object.PageObject})
		if err == nil && (drawn.Stroke || rule.isLine()) {
			p.Rules = append(p.Rules, rule)
		}
	}
	return nil
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
