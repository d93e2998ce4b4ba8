package worker

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"

	"dondoc/internal/errs"
	"dondoc/internal/job"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/tx"
)

var databases = storetest.Migrated()

func TestMain(m *testing.M) { databases.Main(m) }

// asked is the job of these tests.
type asked struct {
	What string `json:"what"`
}

func (asked) Kind() string { return "test.asked" }

// Long: nobody likes to wait for a test, and this queue is looked at more often.
func (asked) Long() {}

// bench is a queue with a worker whose one kind does what the test says.
type bench struct {
	*testing.T

	db      *store.DB
	tenant  string
	log     *lockedBuffer
	metrics *Metrics
	lost    chan string
}

func eachBench(t *testing.T, test func(b *bench)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, db *store.DB) {
		test(&bench{t, db, storetest.Tenant(t, db, "tinh"), &lockedBuffer{}, NewMetrics(), make(chan string, 9)})
	})
}

// lockedBuffer is a log that is read while it is written.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// start begins to do jobs; the returned function stops.
func (b *bench) start(attempts int, do func(ctx context.Context, tenant string, a asked) error) (stop func()) {
	b.Helper()
	lost := func(_ context.Context, _ string, a asked) error {
		b.lost <- a.What
		return nil
	}
	return b.run(on(do, lost, time.Minute, attempts))
}

func (b *bench) run(k kind, periodic ...*river.PeriodicJob) (stop func()) {
	b.Helper()
	d := Deps{Metrics: b.metrics, Now: time.Now, Log: slog.New(slog.NewTextHandler(b.log, nil))}
	w, err := build(b.db.Jobs(), d, []kind{k}, periodic)
	if err != nil {
		b.Fatal(err)
	}
	if err := w.Start(context.Background()); err != nil {
		b.Fatal(err)
	}
	var once sync.Once
	stop = func() {
		once.Do(func() {
			if err := w.Stop(context.Background()); err != nil {
				b.Error(err)
			}
		})
	}
	b.Cleanup(stop)
	return stop
}

func (b *bench) ask(what string) {
	b.Helper()
	s := store.Bind(b.db, func(t *store.Tx) job.Enqueuer { return t })
	if err := writing(s, b.tenant, func(t job.Enqueuer) error { return t.Enqueue(asked{what}) }); err != nil {
		b.Fatal(err)
	}
}

func writing(s tx.Store[job.Enqueuer], tenant string, do func(job.Enqueuer) error) error {
	return s.Write(context.Background(), tenant, do)
}

// rows lists the queue.
func (b *bench) rows() []*rivertype.JobRow {
	b.Helper()
	c, err := river.NewClient(b.db.Jobs(), &river.Config{})
	if err != nil {
		b.Fatal(err)
	}
	all, err := c.JobList(context.Background(), river.NewJobListParams())
	if err != nil {
		b.Fatal(err)
	}
	return all.Jobs
}

func (b *bench) outcomes(outcome string) float64 {
	return b.figure("dondoc_job_attempts_total", outcome)
}

// figure is the sum of a counter over the series that have the label value.
func (b *bench) figure(name, label string) (sum float64) {
	b.Helper()
	r := prometheus.NewRegistry()
	r.MustRegister(b.metrics)
	families, err := r.Gather()
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range families {
		for _, m := range f.GetMetric() {
			has := label == ""
			for _, l := range m.GetLabel() {
				has = has || l.GetValue() == label
			}
			if f.GetName() == name && has {
				sum += m.GetCounter().GetValue()
			}
		}
	}
	return sum
}

func TestAJobIsDoneForItsTenant(t *testing.T) {
	eachBench(t, func(b *bench) {
		said := make(chan string, 9)
		b.ask("work")
		stop := b.start(1, func(_ context.Context, tenant string, a asked) error {
			said <- tenant + " " + a.What
			return nil
		})
		if got := <-said; got != b.tenant+" work" {
			b.Errorf("%q", got)
		}
		stop()
		if rows := b.rows(); len(rows) != 1 || rows[0].State != rivertype.JobStateCompleted || b.outcomes(done) != 1 {
			b.Errorf("%+v", rows)
		}
	})
}

// The queue keeps of a failure what kind it was, never what it says; the operator's log has the rest.
func TestAFailureIsTriedAgainAndThenGivenUp(t *testing.T) {
	eachBench(t, func(b *bench) {
		b.ask("break")
		stop := b.start(2, func(context.Context, string, asked) error {
			return errs.Wrap(errors.New("at the words Bình Minh"), errs.Invalid, "docread.damaged", "Hải Vân")
		})
		if lost := <-b.lost; lost != "break" {
			b.Errorf("given up: %q", lost)
		}
		stop()
		rows := b.rows()
		raw, err := json.Marshal(rows)
		if err != nil || len(rows) != 1 || rows[0].State != rivertype.JobStateCompleted || rows[0].Attempt != 2 {
			b.Fatalf("%s, %v", raw, err)
		}
		if len(rows[0].Errors) != 1 || rows[0].Errors[0].Error != "invalid: docread.damaged" || strings.Contains(string(raw), "Minh") {
			b.Errorf("%s", raw)
		}
		if b.outcomes(failed) != 1 || b.outcomes(givenUp) != 1 || !strings.Contains(b.log.String(), "Bình Minh") {
			b.Errorf("%s", b.log)
		}
	})
}

func TestAPanicIsAFailureWithoutItsText(t *testing.T) {
	eachBench(t, func(b *bench) {
		b.ask("panic")
		stop := b.start(1, func(context.Context, string, asked) error { panic("at the words Bình Minh") })
		<-b.lost
		stop()
		raw, err := json.Marshal(b.rows())
		if err != nil || strings.Contains(string(raw), "Minh") || strings.Contains(b.log.String(), "Minh") {
			b.Errorf("%s, %v\n%s", raw, err, b.log)
		}
	})
}

// A process that stops puts back what it does, without counting it; the next one does it at once.
func TestAStoppedJobComesAgain(t *testing.T) {
	eachBench(t, func(b *bench) {
		began := make(chan struct{})
		b.ask("long")
		stop := b.start(1, func(ctx context.Context, _ string, _ asked) error {
			close(began)
			<-ctx.Done()
			return ctx.Err()
		})
		<-began
		stop()
		if rows := b.rows(); rows[0].State != rivertype.JobStateAvailable || rows[0].Attempt != 0 || b.outcomes(putBack) != 1 {
			b.Errorf("%+v", rows[0])
		}
		again := make(chan struct{})
		b.start(1, func(context.Context, string, asked) error {
			close(again)
			return nil
		})
		<-again
	})
}

// claimed plays a process that took the job some time ago and gave no sign of life since.
func (b *bench) claimed(ago time.Duration) {
	b.Helper()
	then := time.Now().Add(-ago)
	got, err := b.db.Jobs().GetExecutor().JobGetAvailable(context.Background(), &riverdriver.JobGetAvailableParams{
		ClientID: "dead", MaxToLock: 1, MaxAttemptedBy: 10, Queue: job.LongQueue,
	})
	if err != nil || len(got.Jobs) != 1 {
		b.Fatalf("%+v, %v", got, err)
	}
	_, err = b.db.Jobs().GetExecutor().JobUpdateFull(context.Background(), &riverdriver.JobUpdateFullParams{
		ID: got.Jobs[0].ID, AttemptedAtDoUpdate: true, AttemptedAt: &then,
	})
	if err != nil {
		b.Fatal(err)
	}
}

func TestTheJobOfADeadProcessIsTakenUp(t *testing.T) {
	eachBench(t, func(b *bench) {
		b.ask("orphan")
		b.claimed(2 * lapseAfter)
		did := make(chan struct{})
		stop := b.start(3, func(context.Context, string, asked) error {
			close(did)
			return nil
		})
		<-did
		stop()
		if n := b.figure("dondoc_jobs_taken_up_total", ""); n != 1 {
			b.Errorf("%v taken up", n)
		}
	})
}

// A job that ends its process every time is not begun once more.
func TestAJobThatKillsIsGivenUp(t *testing.T) {
	eachBench(t, func(b *bench) {
		b.ask("poison")
		b.claimed(2 * lapseAfter)
		b.start(1, func(context.Context, string, asked) error {
			b.Error("it was begun")
			return nil
		})
		if lost := <-b.lost; lost != "poison" {
			b.Errorf("%q", lost)
		}
	})
}

func TestALivingProcessKeepsItsJob(t *testing.T) {
	eachBench(t, func(b *bench) {
		b.ask("busy")
		b.claimed(lapseAfter / 2)
		c := claims{b.db.Jobs().GetExecutor(), time.Now, slog.New(slog.DiscardHandler), b.metrics, &ending{}}
		if n, err := c.lapsed(context.Background(), time.Now()); n != 0 || err != nil {
			b.Errorf("%d taken up, %v", n, err)
		}
		c.renew(context.Background(), b.rows()[0].ID)
		if n, err := c.lapsed(context.Background(), time.Now().Add(lapseAfter-time.Second)); n != 0 || err != nil {
			b.Errorf("after a sign of life: %d taken up, %v", n, err)
		}
	})
}

// A regular job comes when a process begins to lead, and not twice while it waits.
func TestRegularJobsCome(t *testing.T) {
	eachBench(t, func(b *bench) {
		did := make(chan struct{}, 9)
		r := regular{"test.regular", time.Hour, func(context.Context) error {
			did <- struct{}{}
			return nil
		}}
		stop := b.run(r.kind(), r.periodic())
		<-did
		stop()
		if rows := b.rows(); len(rows) != 1 || rows[0].Kind != "test.regular" {
			b.Errorf("%d jobs", len(rows))
		}
	})
}
