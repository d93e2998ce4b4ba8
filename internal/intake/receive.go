package intake

import (
	"context"
	"errors"
	"io"
	"path"
	"strings"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/docread"
	"dondoc/internal/tx"
)

// Arrival is what became of a document that was sent.
type Arrival struct {
	ID    string // of the upload, or of the receipt that becomes one
	Ready bool   // it is an upload already
}

// Receive takes a document in. One that is read soon becomes a draft at once, and lies nowhere before it is known to
// bear no mark. One that takes long is left to a job (see ReadReceived): that is one that a word processor has to convert
// or that has to be recognised, and one for which Patience is over, counted from when it is known to bear no mark; a
// document whose text cannot be got at in three times that is left to the job as well.
func (s *Service) Receive(ctx context.Context, a access.Actor, name string, r io.Reader) (Arrival, error) {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return Arrival{}, err
	}
	content, err := contentOf(s.MaxBytes, r)
	if err != nil {
		return Arrival{}, err
	}
	reading, err := s.readSoon(ctx, a.Tenant, name, content)
	switch {
	case errors.Is(err, errLong):
		return s.leaveToJob(ctx, a, name, content)
	case err != nil:
		return Arrival{}, errors.Join(err, s.recordRefusal(ctx, a, err))
	}
	u, err := s.keep(ctx, a, s.NewID(), reading, func(Tx) error { return nil })
	return Arrival{u.ID, true}, err
}

// errLong says that a reading takes longer than a person likes to wait.
var errLong = errors.New("the reading takes long")

// readSoon reads a document, or stops with errLong. What cannot be stopped ends by itself, and its result is dropped.
func (s *Service) readSoon(ctx context.Context, tenant, name string, content []byte) (Reading, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type result struct {
		reading Reading
		err     error
	}
	ended, steps := make(chan result, 1), make(chan docread.Step, 8)
	go func() {
		reading, err := s.read(ctx, tenant, name, content, func(step docread.Step, done, _ int) {
			if done > 0 {
				return
			}
			select {
			case steps <- step:
			default: // each step begins once, and the channel holds more than there are: nobody listens any more
			}
		})
		ended <- result{reading, err}
	}()
	patience := time.NewTimer(3 * s.Patience)
	defer patience.Stop()
	for {
		select {
		case r := <-ended:
			return r.reading, r.err
		case <-patience.C:
			return Reading{}, errLong
		case step := <-steps:
			if step == docread.StepConvert || step == docread.StepRecognise {
				return Reading{}, errLong
			}
			if step == StepUnderstand {
				patience.Reset(s.Patience)
			}
		}
	}
}

// leaveToJob lays the document into the tray and queues its reading. What lies there without a receipt, because the
// process died between the two, is swept away.
func (s *Service) leaveToJob(ctx context.Context, a access.Actor, name string, content []byte) (Arrival, error) {
	r := Receipt{
		ID: s.NewID(), State: BeingRead, Format: strings.ToLower(path.Ext(fileName(name))), Size: int64(len(content)),
		Progress: Progress{Step: StepReceived}, User: a.User, ReceivedBy: a.Name, ReceivedAt: s.Now(),
	}
	if err := s.Tray.Put(r.ID, fileName(name), content); err != nil {
		return Arrival{}, err
	}
	err := s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		if err := t.InsertReceipt(r); err != nil {
			return err
		}
		if err := t.Enqueue(Received{r.ID}); err != nil {
			return err
		}
		return audit.Append(t, s.Now(), a, "intake.receive", r.subject(), map[string]any{"size": r.Size})
	})
	if err != nil {
		return Arrival{}, errors.Join(err, s.Tray.Drop(r.ID))
	}
	return Arrival{ID: r.ID}, nil
}

// Receipt finds a document that is being read, or could not be.
func (s *Service) Receipt(ctx context.Context, a access.Actor, id string) (Receipt, error) {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return Receipt{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (Receipt, error) { return t.Receipt(id) })
}

// Receipts lists what is being read or could not be, newest first.
func (s *Service) Receipts(ctx context.Context, a access.Actor) ([]Receipt, error) {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) ([]Receipt, error) { return t.Receipts() })
}

// Cancel ends the reading of a document and removes it; errs.Conflict when it has ended already.
func (s *Service) Cancel(ctx context.Context, a access.Actor, id string) error {
	if err := access.Check(a, access.IntakeUpload); err != nil {
		return err
	}
	err := s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		r, err := t.Receipt(id)
		if err != nil {
			return err
		}
		r.State, r.EndedAt = Cancelled, s.Now()
		if err := t.EndReceipt(r); err != nil {
			return err
		}
		return audit.Append(t, s.Now(), a, "intake.cancel", r.subject(), map[string]any{"size": r.Size})
	})
	if err != nil {
		return err
	}
	return s.Tray.Drop(id)
}
