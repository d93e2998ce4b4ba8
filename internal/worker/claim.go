package worker

import (
	"context"
	"encoding/json"
	"log/slog"
	"sync"
	"time"

	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"
)

// A claim is the time at which a running job last gave a sign of life: River's attempted_at, which we renew. River by
// itself waits until a job's longest time is over before it believes that its process died; for an import of an hour
// that would be an hour. The statements are River's own (they may change with its version, which go.mod holds).
const (
	renewEvery = 2 * time.Second
	lapseAfter = 10 * time.Second // renewals that may be missed while the one writer of SQLite is busy
	lookEvery  = 5 * time.Second
	atOnce     = 100 // jobs taken up in one go
)

// claims keeps this process's claims alive and takes up those that lapsed.
type claims struct {
	queue   riverdriver.Executor
	now     func() time.Time
	log     *slog.Logger
	metrics *Metrics
	ended   *ending
}

// ending stops the watch once.
type ending struct {
	cancel context.CancelFunc
	done   sync.WaitGroup
}

// hold renews the claim on a job until the returned function is called.
func (c claims) hold(ctx context.Context, id int64) (release func()) {
	ctx, cancel := context.WithCancel(ctx)
	var renewing sync.WaitGroup
	renewing.Go(func() { every(ctx, renewEvery, func() { c.renew(ctx, id) }) })
	return func() {
		cancel()
		renewing.Wait()
	}
}

func (c claims) renew(ctx context.Context, id int64) {
	now := c.now()
	_, err := c.queue.JobUpdateFull(ctx, &riverdriver.JobUpdateFullParams{ID: id, AttemptedAtDoUpdate: true, AttemptedAt: &now})
	if err != nil && ctx.Err() == nil {
		c.log.WarnContext(ctx, "claim on a job not renewed", "job", id, "error", err)
	}
}

// watch looks for lapsed claims now and again until stop.
func (c claims) watch(ctx context.Context) {
	ctx, c.ended.cancel = context.WithCancel(ctx)
	c.ended.done.Go(func() {
		c.takeUp(ctx)
		every(ctx, lookEvery, func() { c.takeUp(ctx) })
	})
}

func (c claims) stop() {
	c.ended.cancel()
	c.ended.done.Wait()
}

// takeUp puts jobs back into the queue whose process gave no sign of life. Two processes may do so at once: each row
// is changed by the first.
func (c claims) takeUp(ctx context.Context) {
	n, err := c.lapsed(ctx, c.now())
	switch {
	case err != nil && ctx.Err() == nil:
		c.log.WarnContext(ctx, "jobs of dead processes not taken up", "error", err)
	case n > 0:
		c.metrics.takenUp.Add(float64(n))
		c.log.InfoContext(ctx, "jobs of a dead process taken up", "jobs", n)
	}
}

func (c claims) lapsed(ctx context.Context, now time.Time) (int, error) {
	horizon := now.Add(-lapseAfter)
	stuck, err := c.queue.JobGetStuck(ctx, &riverdriver.JobGetStuckParams{Max: atOnce, StuckHorizon: horizon})
	if err != nil || len(stuck) == 0 {
		return 0, err
	}
	p := &riverdriver.JobRescueManyParams{StuckHorizon: horizon}
	for _, j := range stuck {
		note, err := json.Marshal(rivertype.AttemptError{At: now, Attempt: j.Attempt, Error: "the process gave no sign of life"})
		if err != nil {
			return 0, err
		}
		p.ID, p.Error = append(p.ID, j.ID), append(p.Error, note)
		p.FinalizedAt, p.ScheduledAt = append(p.FinalizedAt, nil), append(p.ScheduledAt, now)
		p.State = append(p.State, string(rivertype.JobStateAvailable))
	}
	_, err = c.queue.JobRescueMany(ctx, p)
	return len(stuck), err
}

// every does something at an interval until ctx ends.
func every(ctx context.Context, interval time.Duration, do func()) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			do()
		}
	}
}
