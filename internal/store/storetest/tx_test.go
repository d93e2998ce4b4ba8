package storetest_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"dondoc/internal/errs"
	"dondoc/internal/tenant"
)

func TestWriteRollsBack(t *testing.T) {
	each(t, func(w world) {
		changed := tenant.Settings{SoonDays: 99}
		refusal := errors.New("no")
		if err := w.try(func(t every) error {
			return must(func() error { return t.UpdateSettings(changed) }, func() error { return refusal })
		}); !errors.Is(err, refusal) {
			w.Errorf("got %v, want %v", err, refusal)
		}
		func() {
			defer func() {
				if recover() != "panicking" {
					w.Error("the panic was swallowed")
				}
			}()
			w.write(func(t every) error {
				if err := t.UpdateSettings(changed); err != nil {
					return err
				}
				panic("panicking")
			})
		}()
		// The connection is free again, and nothing was kept.
		equal(w, "Settings", tenant.Defaults(), get(w, every.Tenant).Settings)
		w.write(func(t every) error { return t.UpdateSettings(changed) })
		equal(w, "Settings", changed, get(w, every.Tenant).Settings)
	})
}

func TestReadRefusesChanges(t *testing.T) {
	each(t, func(w world) {
		err := w.store.Read(context.Background(), w.tenant, func(t every) error {
			return t.UpdateSettings(tenant.Settings{SoonDays: 99})
		})
		if err == nil {
			w.Error("a read changed the settings")
		}
		equal(w, "Settings", tenant.Defaults(), get(w, every.Tenant).Settings)
	})
}

func TestReadIsASnapshot(t *testing.T) {
	each(t, func(w world) {
		w.read(func(t every) error {
			before, err := t.Tenant()
			if err != nil {
				return err
			}
			w.write(func(t every) error { return t.UpdateSettings(tenant.Settings{SoonDays: 99}) })
			after, err := t.Tenant()
			equal(w, "the same snapshot", before, after)
			return err
		})
	})
}

func TestDeadlineEndsATransaction(t *testing.T) {
	each(t, func(w world) {
		ctx, cancel := context.WithCancel(context.Background())
		err := w.store.Write(ctx, w.tenant, func(t every) error {
			cancel()
			return t.UpdateSettings(tenant.Settings{SoonDays: 99})
		})
		if !errors.Is(err, context.Canceled) {
			w.Errorf("got %v, want %v", err, context.Canceled)
		}
		equal(w, "Settings", tenant.Defaults(), get(w, every.Tenant).Settings)
	})
}

// A second writer waits for the first, and its deadline ends the wait.
func TestWriterWaitsNoLongerThanItsDeadline(t *testing.T) {
	each(t, func(w world) {
		w.write(func(every) error {
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
			defer cancel()
			err := w.store.Write(ctx, w.tenant, func(every) error { return nil })
			if !errors.Is(err, context.DeadlineExceeded) {
				w.Errorf("got %v, want %v", err, context.DeadlineExceeded)
			}
			return nil
		})
	})
}

func TestOneOfManyWinsACompareAndSet(t *testing.T) {
	const racers = 6
	each(t, func(w world) {
		v := aTask(insertProgramme(w).ID, 1)
		insertTasks(w, v)
		results := make(chan error, racers)
		var all sync.WaitGroup
		for range racers {
			all.Go(func() {
				results <- w.try(func(t every) error { return t.SetListed(v.ID, v.Version, false) })
			})
		}
		all.Wait()
		close(results)
		won := 0
		for err := range results {
			switch {
			case err == nil:
				won++
			case !errs.Is(err, errs.Conflict, "task.stale"):
				w.Errorf("got %v, want a conflict", err)
			}
		}
		if won != 1 {
			w.Errorf("%d won, want 1", won)
		}
	})
}
