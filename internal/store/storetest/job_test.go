package storetest_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"github.com/riverqueue/river/riverdriver"

	"dondoc/internal/intake"
	"dondoc/internal/job"
)

// lying is a job as it lies in the queue.
type lying struct {
	Kind, Tenant string
	Args         intake.Received
}

// queued takes what lies in the queue for long jobs.
func queued(w world) (all []lying) {
	w.Helper()
	found, err := w.db.Jobs().GetExecutor().JobGetAvailable(context.Background(), &riverdriver.JobGetAvailableParams{
		ClientID: "test", MaxToLock: 100, Queue: job.LongQueue, MaxAttemptedBy: 10,
	})
	if err != nil {
		w.Fatal(err)
	}
	for _, j := range found.Jobs {
		l := lying{Kind: j.Kind}
		if err := json.Unmarshal(j.EncodedArgs, &l); err != nil {
			w.Fatal(err)
		}
		all = append(all, l)
	}
	return all
}

func TestAJobCommitsWithItsCause(t *testing.T) {
	each(t, func(w world) {
		r := aReceipt()
		w.write(func(t every) error {
			return must(func() error { return t.InsertReceipt(r) }, func() error { return t.Enqueue(intake.Received{ID: r.ID}) })
		})
		equal(w, "queue", []lying{{"intake.received", w.tenant, intake.Received{ID: r.ID}}}, queued(w))
	})
}

func TestAJobIsRolledBackWithItsCause(t *testing.T) {
	each(t, func(w world) {
		cause := errors.New("the use case fails")
		err := w.try(func(t every) error {
			if err := t.Enqueue(intake.Received{ID: "x"}); err != nil {
				return err
			}
			return cause
		})
		if !errors.Is(err, cause) {
			w.Fatal(err)
		}
		equal(w, "queue", []lying(nil), queued(w))
	})
}
