package bench_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/bench"
	"dondoc/internal/identity"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
)

// How many act at once, and on how many duties: every fourth duty has two officers who get in each other's way.
const (
	officers = 200
	duties   = 160
)

// BenchmarkAct lets 200 officers act at once over HTTP on the loopback: each asks for a suspension and withdraws it, as
// fast as the answers come. The baseline is one officer who has the server alone. At the end every act that was
// answered with success must be in its duty's version and in the record: no update is lost.
func BenchmarkAct(b *testing.B) {
	for _, e := range engines() {
		b.Run(e.name, func(b *testing.B) {
			n := install(b, storetest.SQLite(b), bench.Size{Programmes: 10, Tasks: 100})
			if e.name == "postgres" {
				n = n.onPostgres(b)
			}
			base := n.serve(b)
			all := n.officers(b, base, n.duties(b))
			b.Run("200-officers", func(b *testing.B) { n.measureActs(b, all) })
			n.nothingLost(b, all)
		})
	}
}

// duties activates programmes until there are enough, and takes them up.
func (n *installation) duties(b *testing.B) []assignment.Assignment {
	b.Helper()
	var all []assignment.Assignment
	for _, id := range n.Programmes {
		p, err := n.app.Programmes.Programme(b.Context(), n.operator(), id)
		if err != nil {
			b.Fatal(err)
		}
		done, err := n.app.Assignments.Activate(b.Context(), n.operator(), id, assignment.Activation{
			Number: p.Document.Number, SignedOn: p.Document.IssuedOn,
		})
		if err != nil {
			b.Fatal(err)
		}
		if all = append(all, done.Made...); len(all) >= duties {
			return all[:duties]
		}
	}
	b.Fatalf("only %d duties could be given", len(all))
	return nil
}

// anOfficer is somebody with a duty of their own, or shared with another.
type anOfficer struct {
	visitor

	duty    string
	version int
	pending bool // the request is there, and withdrawing it comes next
}

// officers makes the accounts, receives each duty once and signs everybody in.
func (n *installation) officers(b *testing.B, base string, all []assignment.Assignment) []*anOfficer {
	b.Helper()
	made := make([]*anOfficer, officers)
	for i := range made {
		duty := all[i%duties]
		u, password, err := n.app.Identity.Create(b.Context(), n.operator(), identity.Application{
			Login: fmt.Sprintf("officer%d", i), Name: fmt.Sprintf("Cán bộ %d", i), Sample: true,
			Grants: []access.Grant{{Role: access.Officer, Org: duty.Unit}},
		})
		if err != nil {
			b.Fatal(err)
		}
		if i < duties {
			who := access.Actor{Tenant: n.tenant, User: u.ID, Name: u.Name, Grants: u.Grants}
			if _, err := n.app.Assignments.Receive(b.Context(), who, assignment.Ref{ID: duty.ID, Version: duty.Version}); err != nil {
				b.Fatal(err)
			}
		}
		v := stranger(b, base)
		got, err := v.client.PostForm(base+"/sign-in", url.Values{"login": {u.Login}, "password": {password}})
		if err != nil {
			b.Fatal(err)
		}
		if err := read(got); err != nil {
			b.Fatal(err)
		}
		v.client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		made[i] = &anOfficer{visitor: v, duty: duty.ID, version: 2}
	}
	return made
}

// act asks or withdraws. It reports whether the act was done; a refusal because somebody else was first is no error.
func (o *anOfficer) act() (done bool, err error) {
	path, fields := "/ask", url.Values{"kind": {"suspension"}, "reason": {"Chờ hướng dẫn"}}
	if o.pending {
		path, fields = "/withdraw-request", url.Values{}
	}
	fields.Set("version", strconv.Itoa(o.version))
	got, err := o.client.PostForm(o.base+"/assignments/"+o.duty+path, fields)
	if err != nil {
		return false, err
	}
	defer got.Body.Close()
	switch got.StatusCode {
	case http.StatusSeeOther:
		o.version, o.pending = o.version+1, !o.pending
		return true, nil
	case http.StatusConflict:
		return false, nil
	default:
		return false, fmt.Errorf("%s: status %d", path, got.StatusCode)
	}
}

// reread is what a person does who was told that somebody else acted first.
func (n *installation) reread(ctx context.Context, o *anOfficer) error {
	v, err := n.app.Assignments.Show(ctx, n.operator(), o.duty)
	o.version, o.pending = v.Assignment.Version, v.Assignment.State.Request != assignment.NoRequest
	return err
}

// measureActs shares b.N acts among all officers at once.
func (n *installation) measureActs(b *testing.B, all []*anOfficer) {
	alone := n.alone(b, all[officers-1], max(20, b.N/20))
	var wait sync.WaitGroup
	var left, done atomic.Int64
	left.Store(int64(b.N))
	took := make([]times, len(all))
	begin := time.Now()
	for i, o := range all {
		wait.Go(func() {
			for left.Add(-1) >= 0 {
				start := time.Now()
				did, err := o.act()
				took[i] = append(took[i], time.Since(start))
				if did {
					done.Add(1)
				} else if err == nil {
					err = n.reread(b.Context(), o)
				}
				if err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wait.Wait()
	lasted := time.Since(begin)
	var together times
	for _, t := range took {
		together = append(together, t...)
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(together.percentile(50)), "p50-ms")
	b.ReportMetric(ms(together.percentile(95)), "p95-ms")
	b.ReportMetric(ms(together.percentile(99)), "p99-ms")
	b.ReportMetric(ms(alone.percentile(50)), "baseline-p50-ms")
	b.ReportMetric(float64(together.percentile(50))/float64(alone.percentile(50)), "ratio")
	b.ReportMetric(float64(done.Load())/lasted.Seconds(), "acts/s")
}

// alone measures one officer, whose duty nobody else touches meanwhile.
func (n *installation) alone(b *testing.B, o *anOfficer, acts int) (own times) {
	b.Helper()
	if err := n.reread(b.Context(), o); err != nil {
		b.Fatal(err)
	}
	for range acts {
		start := time.Now()
		if did, err := o.act(); err != nil || !did {
			b.Fatalf("alone: done %v, %v", did, err)
		}
		own = append(own, time.Since(start))
	}
	return own
}

// nothingLost holds every duty against its record: each act that moved it is one version and one entry of the chain.
func (n *installation) nothingLost(b *testing.B, all []*anOfficer) {
	b.Helper()
	db, err := store.Open(b.Context(), n.settings.Database())
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	entries := map[string][]audit.Entry{}
	err = store.Bind(db, func(t *store.Tx) audit.Tx { return t }).Read(b.Context(), n.tenant, func(t audit.Tx) error {
		if _, err := audit.Verify(t); err != nil {
			return err
		}
		return t.EachAuditEntry(func(e audit.Entry) error {
			entries[e.Subject.ID] = append(entries[e.Subject.ID], e)
			return nil
		})
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, o := range all[:duties] {
		v, err := n.app.Assignments.Show(b.Context(), n.operator(), o.duty)
		if err != nil {
			b.Fatal(err)
		}
		told, err := assignment.Replay(o.duty, entries[v.Task.ID])
		if err != nil || told.State() != v.Assignment.State {
			b.Errorf("%s: the record says %+v, the duty %+v, %v", o.duty, told.State(), v.Assignment.State, err)
		}
	}
}
