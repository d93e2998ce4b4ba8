package intake

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"time"

	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/tx"
)

// ReadReceived is the job that reads a document of the tray. It may run again after a process died in the middle of it,
// or beside itself when a process was only thought dead: whoever ends the receipt first decides, the other leaves
// nothing. A refusal is kept for the person who waits, and is no error of the job; what is returned is tried again.
func (s *Service) ReadReceived(ctx context.Context, tenant string, j Received) error {
	r, err := tx.Get(ctx, s.Store, tenant, func(t Tx) (Receipt, error) { return t.Receipt(j.ID) })
	switch {
	case errs.KindOf(err) == errs.NotFound:
		return s.Tray.Drop(j.ID) // it is an upload already
	case err != nil:
		return err
	case r.State != BeingRead:
		return s.Tray.Drop(j.ID)
	}
	name, content, err := s.Tray.Take(j.ID)
	if errors.Is(err, fs.ErrNotExist) {
		return s.fail(ctx, tenant, r, errs.Wrap(err, errs.NotFound, "intake.receipt_gone"))
	}
	if err != nil {
		return err
	}
	f := s.follow(ctx, tenant, r.ID)
	reading, err := s.read(f.ctx, tenant, name, content, f.tell)
	if f.stop() {
		return s.Tray.Drop(r.ID)
	}
	if f.unmarked() {
		r.Name = fileName(name)
	}
	return s.conclude(ctx, tenant, r, reading, err)
}

// conclude makes the upload, or says why there is none.
func (s *Service) conclude(ctx context.Context, tenant string, r Receipt, reading Reading, err error) error {
	if err == nil {
		_, err = s.keep(ctx, r.sender(tenant), r.ID, reading, func(t Tx) error { return t.DeleteReceipt(r.ID) })
	}
	switch {
	case err == nil, errs.Is(err, errs.Conflict, notReading):
		return s.Tray.Drop(r.ID)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return s.fail(ctx, tenant, r, errs.Wrap(err, errs.TooLarge, "intake.receipt_slow"))
	case ctx.Err() != nil, errs.KindOf(err) == errs.Internal:
		return err
	default:
		return s.fail(ctx, tenant, r, err)
	}
}

// LoseReceived gives a document up that could not be read in several tries, or that ended the process each time.
func (s *Service) LoseReceived(ctx context.Context, tenant string, j Received) error {
	r, err := tx.Get(ctx, s.Store, tenant, func(t Tx) (Receipt, error) { return t.Receipt(j.ID) })
	if errs.KindOf(err) == errs.NotFound {
		return s.Tray.Drop(j.ID)
	}
	if err != nil {
		return err
	}
	return s.fail(ctx, tenant, r, errs.New(errs.Invalid, "intake.receipt_lost"))
}

// endTime is how long it may take to record the end of a reading whose own time is over.
const endTime = 30 * time.Second

// fail records why a document was not read. The document goes first: should the process die in between, the job comes
// again and finds it gone.
func (s *Service) fail(ctx context.Context, tenant string, r Receipt, refusal error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), endTime)
	defer cancel()
	if err := s.Tray.Drop(r.ID); err != nil {
		return err
	}
	r.State, r.Refusal, r.EndedAt = Failed, refusalOf(refusal), s.Now()
	err := s.Store.Write(ctx, tenant, func(t Tx) error { return t.EndReceipt(r) })
	if errs.Is(err, errs.Conflict, notReading) {
		return nil
	}
	return errors.Join(err, s.recordRefusal(ctx, r.sender(tenant), refusal))
}

// notReading is the key of the conflict over a receipt that has ended.
const notReading = "intake.not_reading"

// followEvery is how often a reading says how far it is, and notices that it was cancelled.
const followEvery = 500 * time.Millisecond

// follower carries the progress of a reading to its receipt, and the end of the receipt to the reading.
type follower struct {
	ctx    context.Context //nolint:containedctx // of the reading that is followed
	cancel context.CancelFunc
	record func(Progress) error // errs.Conflict when the receipt has ended
	done   sync.WaitGroup

	mu    sync.Mutex
	now   Progress
	ended bool
	clean bool // the text is known and bears no mark
}

// follow begins to follow a reading that is done with the follower's context.
func (s *Service) follow(ctx context.Context, tenant, id string) *follower {
	f := &follower{now: Progress{Step: StepReceived}}
	f.ctx, f.cancel = context.WithCancel(ctx)
	f.record = func(p Progress) error {
		return s.Store.Write(f.ctx, tenant, func(t Tx) error { return t.SetReceiptProgress(id, p) })
	}
	f.done.Go(f.run)
	return f
}

func (f *follower) run() {
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	for {
		select {
		case <-f.ctx.Done():
			return
		case <-tick.C:
			f.report()
		}
	}
}

// report writes the progress also where there is none: that is how it learns of the receipt's end.
func (f *follower) report() {
	f.mu.Lock()
	now := f.now
	f.mu.Unlock()
	// Any other error is met again by whoever ends the reading.
	if err := f.record(now); errs.Is(err, errs.Conflict, notReading) {
		f.mu.Lock()
		f.ended = true
		f.mu.Unlock()
		f.cancel()
	}
}

// tell is the reading's docread.Progress.
func (f *follower) tell(step docread.Step, done, total int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now = Progress{step, done, total}
	f.clean = f.clean || step == StepUnderstand
}

func (f *follower) unmarked() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.clean
}

// stop ends the following and reports whether the receipt was ended by somebody else.
func (f *follower) stop() (ended bool) {
	f.cancel()
	f.done.Wait()
	return f.ended
}
