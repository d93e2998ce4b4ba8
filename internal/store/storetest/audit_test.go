package storetest_test

import (
	"encoding/json"
	"errors"
	"strconv"
	"sync"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/store/storetest"
)

func actor(w world, name string) access.Actor {
	return access.Actor{Tenant: w.tenant, User: "id-" + name, Name: name}
}

func TestAuditEntries(t *testing.T) {
	each(t, func(w world) {
		task, user := audit.Subject{Kind: "task", ID: "t1"}, audit.Subject{Kind: "user", ID: "t1"}
		for i, e := range []struct {
			who, act string
			about    audit.Subject
		}{
			{"a", "task.list", task}, {"b", "task.list", task}, {"a", "identity.create", user}, {"a", "task.edit", task},
		} {
			w.write(func(t every) error {
				return audit.Append(t, noon(), actor(w, e.who), e.act, e.about, map[string]any{"n": i, "chữ": "<ê>"})
			})
		}
		for _, c := range []struct {
			name   string
			filter audit.Filter
			want   []int64
		}{
			{"all, newest first", audit.Filter{}, []int64{4, 3, 2, 1}},
			{"a page", audit.Filter{Limit: 2, Before: 4}, []int64{3, 2}},
			{"an actor", audit.Filter{Actor: "id-b"}, []int64{2}},
			{"an act", audit.Filter{Act: "task.list"}, []int64{2, 1}},
			{"a subject", audit.Filter{Subject: task}, []int64{4, 2, 1}},
			{"a subject's page of an actor", audit.Filter{Subject: task, Actor: "id-a", Limit: 1, Before: 4}, []int64{1}},
			{"nothing", audit.Filter{Subject: audit.Subject{Kind: "task", ID: "t2"}}, nil},
		} {
			var got []int64
			for _, e := range get(w, func(t every) ([]audit.Entry, error) { return t.AuditEntries(c.filter) }) {
				got = append(got, e.Seq)
			}
			equal(w, c.name, c.want, got)
		}
		verified(w, 4)
	})
}

func verified(w world, want int64) {
	w.Helper()
	n, err := verify(w)
	if n != want || err != nil {
		w.Errorf("Verify = %d, %v, want %d", n, err, want)
	}
}

func verify(w world) (n int64, err error) {
	w.read(func(t every) error { n, err = audit.Verify(t); return nil })
	return n, err
}

// A walk over the record takes several batches, and stops at the visitor's error.
func TestEachAuditEntry(t *testing.T) {
	const entries = 1100
	each(t, func(w world) {
		w.write(func(t every) error {
			for range entries {
				if err := audit.Append(t, noon(), actor(w, "a"), "task.list", audit.Subject{}, nil); err != nil {
					return err
				}
			}
			return nil
		})
		verified(w, entries)
		enough, seen := errors.New("enough"), 0
		w.read(func(t every) error {
			err := t.EachAuditEntry(func(audit.Entry) error {
				if seen++; seen == 700 {
					return enough
				}
				return nil
			})
			if !errors.Is(err, enough) || seen != 700 {
				w.Errorf("stopped after %d with %v", seen, err)
			}
			return nil
		})
	})
}

func TestAuditChainOfManyWriters(t *testing.T) {
	const writers, apiece = 8, 15
	each(t, func(w world) {
		var all sync.WaitGroup
		failed := make(chan error, writers*apiece)
		for n := range writers {
			all.Go(func() {
				for range apiece {
					failed <- w.try(func(t every) error {
						return audit.Append(t, noon(), actor(w, strconv.Itoa(n)), "task.list", audit.Subject{}, n)
					})
				}
			})
		}
		all.Wait()
		close(failed)
		for err := range failed {
			if err != nil {
				w.Error(err)
			}
		}
		verified(w, writers*apiece)
	})
}

func TestAuditRecordIsAppendOnly(t *testing.T) {
	databases.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		w := newWorld(t, storetest.Open(t, e), "thu-nghiem")
		w.write(func(t every) error {
			return audit.Append(t, noon(), actor(w, "a"), "task.list", audit.Subject{}, nil)
		})
		raw := storetest.Raw(t, e)
		for _, change := range []string{"update audit_entries set act = 'x.y'", "delete from audit_entries"} {
			if _, err := raw.Exec(change); err == nil {
				t.Errorf("%s: not refused", change)
			}
		}
		verified(w, 1)
	})
}

// Who holds the file may take the triggers away; the chain still shows the change.
func TestTamperedRecordIsFound(t *testing.T) {
	withoutTriggers := map[string][]string{
		"sqlite":   {"drop trigger audit_entries_no_update"},
		"postgres": {"alter table audit_entries disable trigger all"},
	}
	databases.EachEngine(t, func(t *testing.T, e storetest.Engine) {
		w := newWorld(t, storetest.Open(t, e), "thu-nghiem")
		for i := range 3 {
			w.write(func(t every) error {
				return audit.Append(t, noon(), actor(w, "a"), "task.list", audit.Subject{}, json.RawMessage(strconv.Itoa(i)))
			})
		}
		raw := storetest.Raw(t, e)
		for _, statement := range append(withoutTriggers[e.Name], "update audit_entries set detail = '9' where seq = 2") {
			if _, err := raw.Exec(statement); err != nil {
				t.Fatal(err)
			}
		}
		_, err := verify(w)
		if broken, ok := errors.AsType[*audit.BrokenError](err); !ok || broken.Seq != 2 {
			t.Errorf("Verify: %v, want a break at 2", err)
		}
	})
}
