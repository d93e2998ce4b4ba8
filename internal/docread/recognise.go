package docread

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"dondoc/internal/errs"
)

// Limits of recognising one document. Officials who scan more send it in parts.
const (
	maxScans      = 200
	recogniseTime = 15 * time.Minute
)

// recognise replaces the pages listed, from 0, by what OCR reads in their
// pictures; stamps stay. As many pages are read at once as there are cores.
func (r Reader) recognise(ctx context.Context, data []byte, pages []Page, scanned []int) error {
	if len(scanned) > maxScans {
		return errs.New(errs.TooLarge, "docread.too_many_scans", maxScans)
	}
	limited, cancel := context.WithTimeoutCause(ctx, recogniseTime,
		errs.New(errs.TooLarge, "docread.too_slow", int(recogniseTime.Seconds())))
	defer cancel()
	c := &counter{told: r.Progress, total: len(scanned)}
	c.add(0)
	work := make(chan int)
	failed := make([]error, min(runtime.NumCPU(), len(scanned)))
	var workers sync.WaitGroup
	for k := range failed {
		workers.Go(func() {
			for i := range work {
				if failed[k] = r.recognisePage(limited, data, &pages[i], i); failed[k] != nil {
					cancel()
					return
				}
				c.add(1)
			}
		})
	}
	for _, i := range scanned {
		select {
		case work <- i:
		case <-limited.Done():
		}
	}
	close(work)
	workers.Wait()
	return firstCause(ctx, limited, failed)
}

// firstCause tells why recognition ended: the caller went away, the time is
// over, or a page could not be read; the others then ended because of it.
func firstCause(ctx, limited context.Context, failed []error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, err := range failed {
		_, said := errors.AsType[*errs.Error](err) // a page's own time may be over, which is a reason
		if err != nil && (said || !errors.Is(err, context.Canceled) && !errors.Is(err, context.DeadlineExceeded)) {
			return err
		}
	}
	if limited.Err() != nil {
		return context.Cause(limited)
	}
	return nil
}

func (r Reader) recognisePage(ctx context.Context, data []byte, page *Page, index int) error {
	picture, err := r.Pages.Picture(ctx, data, index)
	if err != nil {
		return err
	}
	read, err := r.OCR.Recognise(ctx, picture)
	if err != nil {
		return err
	}
	read.recognised, read.Stamps = true, page.Stamps
	*page = read
	return nil
}

// A counter tells how many pages are done, one at a time.
type counter struct {
	mu          sync.Mutex
	told        Progress
	done, total int
}

func (c *counter) add(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done += n
	c.told.tell(StepRecognise, c.done, c.total)
}
