package worker

import (
	"context"
	"encoding/json"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"dondoc/internal/job"
)

// regular is a job that comes by the clock, for the whole installation.
type regular struct {
	name  string
	every time.Duration
	do    func(ctx context.Context) error
}

// timetable lists the regular jobs. One process of the installation, River's leader, queues them: each when it begins
// to lead, then at its interval.
func (d Deps) timetable() []regular {
	return []regular{
		{"identity.sessions_expired", time.Hour, func(ctx context.Context) error {
			_, err := d.Sessions(ctx)
			return err
		}},
		{"identity.attempts_expired", time.Hour, d.eachTenant(d.Identity.ForgetAttempts)},
		{"intake.receipts_expired", time.Hour, d.eachTenant(d.Intake.SweepReceipts)},
		{"intake.files_orphaned", time.Hour, d.sweepFiles},
	}
}

func (d Deps) eachTenant(do func(ctx context.Context, tenant string) error) func(context.Context) error {
	return func(ctx context.Context) error {
		tenants, err := d.tenants(ctx)
		if err != nil {
			return err
		}
		for _, id := range tenants {
			if err := do(ctx, id); err != nil {
				return err
			}
		}
		return nil
	}
}

func (d Deps) sweepFiles(ctx context.Context) error {
	tenants, err := d.tenants(ctx)
	if err != nil {
		return err
	}
	return d.Intake.SweepFiles(ctx, tenants)
}

func (d Deps) tenants(ctx context.Context) (ids []string, _ error) {
	all, err := d.Tenants(ctx)
	for _, t := range all {
		ids = append(ids, t.ID)
	}
	return ids, err
}

// due is a regular job in the queue.
type due string

// Kind is the job's name.
func (d due) Kind() string { return string(d) }

// A regular job that failed comes again by the clock, so it is tried once.
const regularTimeout = 10 * time.Minute

func (r regular) kind() kind {
	return kind{
		name: r.name, timeout: regularTimeout, attempts: 1,
		do:   func(ctx context.Context, _ string, _ json.RawMessage) error { return r.do(ctx) },
		lost: func(context.Context, string, json.RawMessage) error { return nil },
	}
}

func (d Deps) periodic() []*river.PeriodicJob {
	var all []*river.PeriodicJob
	for _, r := range d.timetable() {
		all = append(all, r.periodic())
	}
	return all
}

func (r regular) periodic() *river.PeriodicJob {
	return river.NewPeriodicJob(river.PeriodicInterval(r.every), r.queued, &river.PeriodicJobOpts{ID: r.name, RunOnStart: true})
}

// queued puts the job into the queue unless it still waits there.
func (r regular) queued() (river.JobArgs, *river.InsertOpts) {
	q, err := job.For("", due(r.name))
	if err != nil {
		return nil, nil // a name is always JSON
	}
	waiting := []rivertype.JobState{
		rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable,
		rivertype.JobStateRunning, rivertype.JobStateScheduled,
	}
	return q, &river.InsertOpts{Queue: q.Queue(), UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: waiting}}
}
