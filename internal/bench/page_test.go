package bench_test

import (
	"fmt"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/bench"
	"dondoc/internal/store/storetest"
)

// referenceTasks is what the reference decision holds; the large installation has it besides its own.
const referenceTasks = 39

// page is an address to measure, another one for each i where there are many.
type page struct {
	name string
	role access.Role
	at   func(i int) string
}

func (n *installation) pages() []page {
	fixed := func(path string) func(int) string { return func(int) string { return path } }
	of := func(ids []string, format string) func(int) string {
		// A stride that has no factor in common with the numbers of things visits all of them, far apart.
		return func(i int) string { return fmt.Sprintf(format, ids[i*7919%len(ids)]) }
	}
	return []page{
		{"programme", access.Office, of(n.Programmes, "/programmes/%s")},
		{"programme-board", access.Office, of(n.Programmes, "/programmes/%s?view=board")},
		{"programme-filtered", access.Office, of(n.Programmes, "/programmes/%s?text=quan+ly&status=overdue")},
		{"task", access.Office, of(n.Tasks, "/tasks/%s")},
		{"targets", access.Office, of(n.Programmes, "/programmes/%s/targets")},
		{"reconciliation", access.Office, of(n.Programmes, "/programmes/%s/reconciliation")},
		{"document", access.Office, of(n.Programmes, "/programmes/%s/document")},
		{"home-office", access.Office, fixed("/")},
		{"home-agency", access.Officer, fixed("/")},
		{"programmes", access.Office, fixed("/programmes")},
		{"organisations", access.Office, fixed("/organisations")},
		{"organisation", access.Office, of(n.Units, "/organisations/%s")},
		{"search-common", access.Office, fixed("/search?q=quan+ly+nha+nuoc")},
		{"search-rare", access.Office, fixed("/search?q=ngoai+%C4%91ong+quy+hoach+phan+khu")},
		{"audit", access.Office, fixed("/audit")},
	}
}

// BenchmarkPage asks for pages over HTTP on the loopback, signed in, one after the other. The baseline is the
// sign-in page, which is made in the same way and reads hardly anything.
func BenchmarkPage(b *testing.B) {
	for _, size := range []bench.Size{{}, large(b)} {
		b.Run(fmt.Sprintf("%d-tasks", max(referenceTasks, size.Programmes*size.Tasks)), func(b *testing.B) {
			n := install(b, storetest.SQLite(b), size)
			b.Run("sqlite", n.measurePages)
			b.Run("postgres", n.onPostgres(b).measurePages)
		})
	}
}

func (n *installation) measurePages(b *testing.B) {
	base := n.serve(b)
	visitors := map[access.Role]visitor{
		access.Office: n.as(b, base, access.Office), access.Officer: n.as(b, base, access.Officer),
	}
	nobody := stranger(b, base)
	for _, p := range n.pages() {
		b.Run(p.name, func(b *testing.B) {
			compare(b, timed(func(i int) error { return visitors[p.role].get(p.at(i)) }),
				timed(func(int) error { return nobody.get("/sign-in") }))
		})
	}
}
