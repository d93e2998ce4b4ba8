package bench_test

import (
	"fmt"
	"net/url"
	"testing"
	"time"

	"github.com/google/uuid"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/bench"
	"dondoc/internal/calendar"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
)

// deskSize makes one agency responsible for 5,000 duties, the budget of the agency's desk (95 % below 50 ms).
func deskSize() bench.Size { return bench.Size{Programmes: 50, Tasks: 100} }

// BenchmarkDesk asks for the pages where people begin their day, over HTTP on the loopback, signed in, where one
// agency has 5,000 duties. The baseline is the sign-in page, in the same run.
func BenchmarkDesk(b *testing.B) {
	n := install(b, storetest.SQLite(b), deskSize())
	unit := n.give(b)
	b.Run("sqlite", func(b *testing.B) { n.measureDesks(b, unit) })
	b.Run("postgres", func(b *testing.B) { n.onPostgres(b).measureDesks(b, unit) })
}

func (n *installation) measureDesks(b *testing.B, unit string) {
	base := n.serve(b)
	officer, office, nobody := n.as(b, base, access.Officer), n.as(b, base, access.Office), stranger(b, base)
	desk := "/organisations/" + unit + "/work"
	for _, p := range []struct {
		name string
		who  visitor
		path string
	}{
		{"desk", officer, desk},
		{"desk-overdue", officer, desk + "?show=overdue"},
		{"desk-text", officer, desk + "?text=" + url.QueryEscape("quan ly nha nuoc")},
		{"desk-programme", officer, desk + "?programme=" + n.Programmes[7]},
		{"desk-changed", officer, desk + "?sort=changed"},
		{"desk-document", officer, desk + "?sort=document"},
		{"desk-last-page", officer, desk + "?show=all&page=100"},
		{"desk-table", officer, desk + ".csv"},
		{"work", officer, "/work"},
		{"work-step", officer, "/work?group=going"},
		{"overview", office, "/overview"},
		{"office", office, "/desk"},
	} {
		b.Run(p.name, func(b *testing.B) {
			compare(b, timed(func(int) error { return p.who.get(p.path) }), timed(func(int) error { return nobody.get("/sign-in") }))
		})
	}
}

// give makes every filled-in task a duty of the sample officer's agency, in turn in each state a desk counts.
func (n *installation) give(b *testing.B) (unit string) {
	b.Helper()
	e := storetest.Engine{Name: "sqlite", URL: n.settings.DB}
	row := storetest.Raw(b, e).QueryRowContext(b.Context(),
		"select unit_id from grants where tenant = $1 and role = 'agency_officer' and unit_id is not null", n.tenant)
	if err := row.Scan(&unit); err != nil {
		b.Fatal(err)
	}
	db, err := store.Open(b.Context(), e.URL)
	if err != nil {
		b.Fatal(err)
	}
	all := store.Bind(db, func(t *store.Tx) assignment.Tx { return t })
	err = all.Write(b.Context(), n.tenant, func(t assignment.Tx) error {
		for i, id := range n.Tasks {
			if err := t.InsertAssignment(aDuty(i, n.Programmes[i/deskSize().Tasks], id, unit)); err != nil {
				return fmt.Errorf("duty %d: %w", i, err)
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := db.Close(); err != nil {
		b.Fatal(err)
	}
	return unit
}

func aDuty(i int, programme, task, unit string) assignment.Assignment {
	today := calendar.DayOf(time.Now())
	states := []assignment.State{
		{Work: assignment.Assigned, Confirmation: assignment.Unclaimed}, {Work: assignment.Underway, Confirmation: assignment.Unclaimed},
		{Work: assignment.Underway, Confirmation: assignment.Returned}, {Work: assignment.Underway, Confirmation: assignment.AwaitingLeader},
		{Work: assignment.Underway, Confirmation: assignment.Unclaimed}, {Work: assignment.Completed, Confirmation: assignment.Confirmed},
		{Work: assignment.Suspended, Confirmation: assignment.Unclaimed},
	}
	a := assignment.Assignment{
		ID: uuid.Must(uuid.NewV7()).String(), Programme: programme, Task: task, Lead: unit, FirstUnit: unit, Unit: unit, Instalment: 1,
		Required: true, Original: today.AddDays(i%400 - 100), Due: today.AddDays(i%400 - 100), State: states[i%len(states)],
		ActiveFrom: today.AddDays(-200), HeldFrom: today.AddDays(-200), ChangedAt: time.Now().Add(-time.Duration(i) * time.Minute), Version: 1,
	}
	if a.State.Work == assignment.Completed {
		a.SubmittedOn, a.AcceptedOn = a.Due.AddDays(i%3-1), today
	}
	return a
}
