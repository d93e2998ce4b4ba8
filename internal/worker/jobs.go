package worker

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"dondoc/internal/job"
)

// kind is a kind of job: who does it and within what limits.
type kind struct {
	name     string
	timeout  time.Duration
	attempts int                                                                  // starts, those that ended with the process included
	do       func(ctx context.Context, tenant string, args json.RawMessage) error // a refusal is the room's to record, not an error
	lost     func(ctx context.Context, tenant string, args json.RawMessage) error // called once when it is given up
}

// kinds lists every job there is. A room adds a line here.
func (d Deps) kinds() []kind {
	all := []kind{
		on(d.Intake.ReadReceived, d.Intake.LoseReceived, time.Hour, 3),
	}
	for _, r := range d.timetable() {
		all = append(all, r.kind())
	}
	return all
}

// on binds a room's function to the kind of its arguments. lost may be nil: then nobody waits for the job.
func on[A job.Args](do, lost func(ctx context.Context, tenant string, a A) error, timeout time.Duration, attempts int) kind {
	var zero A
	k := kind{name: zero.Kind(), timeout: timeout, attempts: attempts, do: decoded(do)}
	k.lost = func(context.Context, string, json.RawMessage) error { return nil }
	if lost != nil {
		k.lost = decoded(lost)
	}
	return k
}

func decoded[A job.Args](do func(context.Context, string, A) error) func(context.Context, string, json.RawMessage) error {
	return func(ctx context.Context, tenant string, raw json.RawMessage) error {
		var a A
		if err := json.Unmarshal(raw, &a); err != nil {
			return fmt.Errorf("arguments of %s: %w", a.Kind(), err)
		}
		return do(ctx, tenant, a)
	}
}
