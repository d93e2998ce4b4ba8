package docread

import (
	"context"
	"runtime"
	"time"

	"dondoc/internal/errs"
)

// What others do on the machine must not decide whether a file is good, so a reading inside this process is bounded by
// the time that it works, and only so that nothing hangs by the clock.
const (
	patience  = 6 // times the work that may pass by the clock
	workTicks = 50 * time.Millisecond
)

// limitWork runs something that may work for so long, and cancels its context when that is over. It then gives a refusal
// of kind errs.TooLarge, docread.too_slow (seconds), and the caller's own error when it was the caller who cancelled.
// The run must work on its own goroutine, whose thread nothing else has meanwhile.
func limitWork(ctx context.Context, work time.Duration, run func(context.Context) error) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	wall := work
	clock, counts := threadClock()
	if counts {
		wall = patience * work
	}
	limited, cancel := context.WithTimeoutCause(ctx, wall, tooSlow(wall))
	defer cancel()
	limited, stop := context.WithCancelCause(limited)
	defer stop(nil)
	if counts {
		go stopAfter(limited, work, clock, stop)
	}
	err := run(limited)
	if err != nil && limited.Err() != nil {
		return context.Cause(limited)
	}
	return err
}

// stopAfter stops a run when its clock has gone on for so long.
func stopAfter(ctx context.Context, work time.Duration, clock func() time.Duration, stop context.CancelCauseFunc) {
	tick := time.NewTicker(workTicks)
	defer tick.Stop()
	for clock() < work {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
	stop(tooSlow(work))
}

func tooSlow(limit time.Duration) error {
	return errs.New(errs.TooLarge, "docread.too_slow", int(limit.Seconds()))
}
