package docread

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"dondoc/internal/errs"
)

// isTooSlow reports the refusal of what took longer than some seconds.
func isTooSlow(err error, seconds int) bool {
	refusal, ok := errors.AsType[*errs.Error](err)
	return ok && errs.Is(err, errs.TooLarge, "docread.too_slow") && refusal.Args[0] == seconds
}

// Who works without end is stopped after the work allowed; who waits is stopped only when patience is over, and who is
// cancelled is not refused.
func TestLimitWork(t *testing.T) {
	const work = time.Second
	busy := func(ctx context.Context) error {
		for {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	idle := func(ctx context.Context) error {
		<-ctx.Done()
		return ctx.Err()
	}
	if err := limitWork(t.Context(), work, busy); !isTooSlow(err, 1) && !isTooSlow(err, patience) { // the machine may be busy
		t.Errorf("endless work: %v", err)
	}
	if err := limitWork(t.Context(), work, idle); !isTooSlow(err, patience) {
		t.Errorf("endless waiting: %v", err)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if err := limitWork(cancelled, work, idle); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if err := limitWork(t.Context(), work, func(context.Context) error { return nil }); err != nil {
		t.Errorf("done in time: %v", err)
	}
}

// A thread's clock goes on with its work, and no faster than time passes. It counts in hundredths of a second.
func TestThreadClock(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	begun := time.Now()
	clock, counts := threadClock()
	if !counts {
		t.Fatal("this test needs /proc")
	}
	for clock() < 100*time.Millisecond && t.Context().Err() == nil { //nolint:revive // to ask is the work
	}
	if worked, passed := clock(), time.Since(begun); worked > passed+20*time.Millisecond {
		t.Errorf("worked %s in %s", worked, passed)
	}
}

// longPDF has two hundred pages of one drawing: thirty thousand letters.
func longPDF() []byte {
	drawing := "BT /F1 1 Tf 1 0 0 1 10 390 Tm (" + strings.Repeat("chu tri, phoi hop ", 1700) + ") Tj ET"
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[" + strings.Repeat("3 0 R ", 200) + "]/Count 200>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
		fmt.Sprintf("<</Length %d>> stream\n%s\nendstream", len(drawing), drawing), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}
	return pdfOf("", objects...)
}

// A document that takes too much work is given up when the work allowed is done, and the next one is read.
func TestLongPDF(t *testing.T) {
	warm(t)
	engine := NewPdfium(pdfCache(), time.Second)
	if err := engine.Warm(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := engine.Pages(t.Context(), longPDF(), func(int, int) {}); !isTooSlow(err, 1) && !isTooSlow(err, patience) {
		t.Errorf("got %v", err)
	}
	if pages, err := engine.Pages(t.Context(), pdfFile(0, ""), func(int, int) {}); err != nil || len(pages) != 1 {
		t.Errorf("%d pages, %v", len(pages), err)
	}
}
