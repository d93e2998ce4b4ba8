package worker

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/riverqueue/river"

	"dondoc/internal/errs"
	"dondoc/internal/job"
)

// attempt does one job of a kind once, and decides what becomes of it.
type attempt struct {
	river.WorkerDefaults[job.Queued]

	kind    kind
	claims  claims
	log     *slog.Logger
	metrics *Metrics
	now     func() time.Time
}

// Timeout is how long the kind may take.
func (a *attempt) Timeout(*river.Job[job.Queued]) time.Duration { return a.kind.timeout }

// Work does the job. A process that stops puts it back; a fault of ours is tried again, a little later each time; what
// was tried too often, be it that it ends the process every time, is given up.
func (a *attempt) Work(ctx context.Context, j *river.Job[job.Queued]) error {
	defer a.claims.hold(ctx, j.ID)()
	began := a.now()
	outcome, err := a.try(ctx, j)
	a.metrics.count(a.kind.name, outcome, a.now().Sub(began))
	return err
}

// The outcomes of an attempt, as /metrics names them.
const (
	done    = "done"
	failed  = "failed" // will be tried again
	givenUp = "given_up"
	putBack = "put_back"
)

func (a *attempt) try(ctx context.Context, j *river.Job[job.Queued]) (outcome string, _ error) {
	if j.Attempt > a.kind.attempts {
		return a.giveUp(ctx, j)
	}
	err := a.guarded(ctx, j.Args)
	switch {
	case err == nil:
		return done, nil
	case errors.Is(ctx.Err(), context.Canceled):
		return putBack, river.JobSnooze(0)
	}
	a.log.ErrorContext(ctx, "job failed", "kind", a.kind.name, "job", j.ID, "attempt", j.Attempt, "error", err)
	if j.Attempt == a.kind.attempts {
		return a.giveUp(ctx, j)
	}
	return failed, outside(err)
}

// giveUp lets the room say so to whoever waits. It has its own time: the job's may be over.
func (a *attempt) giveUp(ctx context.Context, j *river.Job[job.Queued]) (outcome string, _ error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
	defer cancel()
	if err := a.kind.lost(ctx, j.Args.Tenant, j.Args.Args); err != nil {
		a.log.ErrorContext(ctx, "job not given up", "kind", a.kind.name, "job", j.ID, "error", err)
		return failed, outside(err)
	}
	a.log.ErrorContext(ctx, "job given up", "kind", a.kind.name, "job", j.ID, "attempt", j.Attempt)
	return givenUp, nil
}

// guarded turns a panic into an error here, because River would keep the panic's text in the queue.
func (a *attempt) guarded(ctx context.Context, q job.Queued) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic of type %T\n%s", p, debug.Stack())
		}
	}()
	return a.kind.do(ctx, q.Tenant, q.Args)
}

// outside is what the queue keeps of an error: its kind and key. The rest may speak of a document, which must not lie
// there (domain.md §3, rule 20).
func outside(err error) error {
	if e, ok := errors.AsType[*errs.Error](err); ok {
		return fmt.Errorf("%s: %s", e.Kind, e.Key)
	}
	return errors.New("internal: see the log")
}
