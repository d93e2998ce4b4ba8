// Package worker owns how queued jobs are done: which kinds there are (jobs.go), when the regular ones come
// (timetable.go), how long each may take, how often it is tried, and that the jobs of a process that died are taken up
// by another. What a job does is the room's whose name its kind begins with. The queue itself is River's.
package worker

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"

	"dondoc/internal/identity"
	"dondoc/internal/intake"
	"dondoc/internal/job"
	"dondoc/internal/tenant"
)

// Deps is everything the jobs need.
type Deps struct {
	Identity *identity.Service
	Intake   *intake.Service
	Sessions func(ctx context.Context) (int64, error) // removes those that expired
	Tenants  func(ctx context.Context) ([]tenant.Tenant, error)
	Metrics  *Metrics
	Now      func() time.Time
	Log      *slog.Logger
}

// Worker does jobs from Start to Stop. Several processes may work on one queue.
type Worker struct {
	client client
	claims claims
}

// client is River's, whatever transaction it is made for.
type client interface {
	Start(ctx context.Context) error
	StopAndCancel(ctx context.Context) error
}

const (
	// longEvery and shortEvery are how long a queued job waits at most before it is found: somebody waits for the long
	// ones. Listening instead would cost SQLite twenty questions a second, and PostgreSQL a connection that a pooler in
	// between does not keep.
	longEvery  = time.Second
	shortEvery = 5 * time.Second
	// shortJobs run side by side; they mostly wait for the database.
	shortJobs = 4
	// rescueAfter only has to be longer than any job may take: claims that lapse are found by ours, see claim.go.
	rescueAfter = 24 * time.Hour
)

// New makes a worker on a queue. T is the driver's kind of transaction.
func New[T any](driver riverdriver.Driver[T], d Deps) (*Worker, error) {
	return build(driver, d, d.kinds(), d.periodic())
}

func build[T any](driver riverdriver.Driver[T], d Deps, known []kind, periodic []*river.PeriodicJob) (*Worker, error) {
	c := claims{driver.GetExecutor(), d.Now, d.Log, d.Metrics, &ending{}}
	kinds := river.NewWorkers()
	for _, k := range known {
		a := &attempt{kind: k, claims: c, log: d.Log, metrics: d.Metrics, now: d.Now}
		river.AddWorkerArgs(kinds, job.Of(k.name), river.Worker[job.Queued](a))
	}
	made, err := river.NewClient(driver, &river.Config{
		PollOnly: true,
		Queues: map[string]river.QueueConfig{
			job.ShortQueue: {MaxWorkers: shortJobs, FetchPollInterval: shortEvery},
			job.LongQueue:  {MaxWorkers: longJobs(), FetchPollInterval: longEvery},
		},
		Workers:              kinds,
		PeriodicJobs:         periodic,
		RescueStuckJobsAfter: rescueAfter,
		Logger:               slog.New(louder{d.Log.Handler()}),
	})
	if err != nil {
		return nil, fmt.Errorf("job worker: %w", err)
	}
	return &Worker{made, c}, nil
}

// longJobs leaves the other half of the cores to those who look at pages.
func longJobs() int { return max(1, runtime.NumCPU()/2) }

// Start begins to do jobs, first those that died with another process.
func (w *Worker) Start(ctx context.Context) error {
	if err := w.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("start job worker: %w", err)
	}
	w.claims.watch(context.WithoutCancel(ctx))
	return nil
}

// Stop takes no more jobs, cancels those running, which puts them back into the queue, and waits for them until ctx
// ends. What does not return by then is taken up when the next process finds its claim lapsed.
func (w *Worker) Stop(ctx context.Context) error {
	w.claims.stop()
	return w.client.StopAndCancel(ctx)
}

// louder passes on what an operator must see: River tells every start and stop.
type louder struct{ slog.Handler }

// Enabled is for warnings and errors.
func (l louder) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && l.Handler.Enabled(ctx, level)
}
