package docread

import (
	"context"
	"errors"
	"fmt"
	"io"
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

// Pdfium reads and paints PDF pages with PDFium compiled to WebAssembly: what a
// hostile file can reach is its own memory, no file, no network, and no script of
// it runs, because the engine is built without an interpreter. Nothing is made
// before the first document or Warm. Each document has a machine of its own; the
// compiled program is shared and kept in a folder, because compiling takes seconds.
type Pdfium struct {
	cacheDir string
	work     time.Duration
	compiled wazero.CompilationCache // set by the first turn
	turn     chan struct{}           // one document at a time: the machines are large
}

// Limits of one document.
const (
	PDFWork        = 10 * time.Second // of the processor
	pdfMemoryPages = 2048             // of 64 kB: 128 MB
	maxPDFPages    = 2000
	maxPageGlyphs  = 40_000
	maxPageObjects = 40_000
)

// warmTimeout bounds the compilation of the engine, which no document's own time counts.
const warmTimeout = 3 * time.Minute

// NewPdfium makes an engine that keeps its compiled program in cacheDir; "" keeps it in memory. work is how
// long it may work on one document: PDFWork, or more under a race detector.
func NewPdfium(cacheDir string, work time.Duration) *Pdfium {
	return &Pdfium{cacheDir: cacheDir, work: work, turn: make(chan struct{}, 1)}
}

// Warm makes the engine ready, so that no document waits for it: some ten
// seconds and 450 MB where the compiled program is not in the folder yet, a
// fraction of a second where it is. A second call costs nothing.
func (p *Pdfium) Warm(ctx context.Context) error {
	return p.inTurn(ctx, func() error { return nil })
}

// inTurn runs something when no other document is read and the engine is ready.
func (p *Pdfium) inTurn(ctx context.Context, run func() error) error {
	select {
	case p.turn <- struct{}{}:
		defer func() { <-p.turn }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if p.compiled == nil {
		if err := p.compile(ctx); err != nil {
			return err
		}
	}
	return run()
}

// compile starts a machine for nothing but the compiled program that it leaves in the store.
func (p *Pdfium) compile(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, warmTimeout)
	defer cancel()
	store := p.openStore()
	const workers = 2 // with fewer than two the compiler does not hear that it is cancelled
	_, stop, err := startMachine(experimental.WithCompilationWorkers(ctx, workers), store)
	if err != nil {
		return errors.Join(err, ctx.Err(), store.Close(context.WithoutCancel(ctx)))
	}
	stop()
	p.compiled = store
	return nil
}

// openStore opens the store of compiled programs. A folder that cannot be written costs time only.
func (p *Pdfium) openStore() wazero.CompilationCache {
	if p.cacheDir != "" {
		if store, err := wazero.NewCompilationCacheWithDir(p.cacheDir); err == nil {
			return store
		}
	}
	return wazero.NewCompilationCache()
}

// startMachine makes a machine that lives until stop.
func startMachine(ctx context.Context, store wazero.CompilationCache) (engine pdfium.Pdfium, stop func(), err error) {
	runtime := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pdfMemoryPages).
		WithCloseOnContextDone(true).
		WithCompilationCache(store)
	ctx = experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(allotMemory))
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxIdle: 1, MaxTotal: 1, RuntimeConfig: runtime,
		FSConfig: wazero.NewFSConfig(), // without this the whole disk is mounted
		Stdout:   io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, nil, fmt.Errorf("start the PDF engine: %w", err)
	}
	engine, err = pool.GetInstance(warmTimeout)
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("start the PDF engine: %w", err), pool.Close())
	}
	return engine, func() { _ = pool.Close() }, nil
}

// A pdfDocument is a document that is open in a machine of its own.
type pdfDocument struct {
	engine pdfium.Pdfium
	ref    references.FPDF_DOCUMENT
	pages  int
}

// withDocument opens a document for as long as use runs, within the work allowed. What goes
// wrong inside means a damaged file, unless use says otherwise.
func (p *Pdfium) withDocument(ctx context.Context, data []byte, use func(pdfDocument) error) error {
	return p.inTurn(ctx, func() error {
		err := limitWork(ctx, p.work, func(limited context.Context) error { return p.open(limited, data, use) })
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil && errs.KindOf(err) == errs.Internal {
			return errs.Wrap(err, errs.Invalid, "docread.damaged")
		}
		return err
	})
}

func (p *Pdfium) open(ctx context.Context, data []byte, use func(pdfDocument) error) error {
	engine, stop, err := startMachine(ctx, p.compiled)
	if err != nil {
		return err
	}
	defer stop()
	doc, err := engine.OpenDocument(&requests.OpenDocument{File: &data})
	if errors.Is(err, pdferrors.ErrPassword) {
		return errs.Wrap(err, errs.Invalid, "docread.password")
	}
	if err != nil {
		return err
	}
	count, err := engine.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return err
	}
	if count.PageCount > maxPDFPages {
		return errs.New(errs.TooLarge, "docread.too_many_pages", maxPDFPages)
	}
	return use(pdfDocument{engine: engine, ref: doc.Document, pages: count.PageCount})
}

// Pages gives the text and the drawn lines of every page. What annotations show, stamps
// and the fields of forms, is in Page.Stamps. told hears how many pages are read.
func (p *Pdfium) Pages(ctx context.Context, data []byte, told func(done, total int)) (pages []Page, err error) {
	err = p.withDocument(ctx, data, func(d pdfDocument) error {
		told(0, d.pages)
		for i := range d.pages {
			page, err := d.readPage(i)
			if err != nil {
				return err
			}
			pages = append(pages, page)
			told(i+1, d.pages)
		}
		return nil
	})
	return pages, err
}

func (d pdfDocument) readPage(index int) (Page, error) {
	loaded, err := d.engine.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.ref, Index: index})
	if err != nil {
		return Page{}, err
	}
	defer func() { _, _ = d.engine.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	ref := requests.Page{ByReference: &loaded.Page}
	size, err := d.engine.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: index})
	if err != nil {
		return Page{}, err
	}
	turned, err := d.engine.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: ref})
	if err != nil {
		return Page{}, err
	}
	page := Page{Width: size.Width, Height: size.Height, turns: int(turned.PageRotation)}
	if page.Glyphs, err = page.readGlyphs(d.engine, ref); err != nil {
		return Page{}, err
	}
	if err := page.readObjects(d.engine, ref); err != nil {
		return Page{}, err
	}
	return page, page.readStamps(d.engine, ref)
}
