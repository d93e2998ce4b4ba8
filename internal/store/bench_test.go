package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/reporting"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/task"
	"dondoc/internal/tx"
)

// Sizes of the large installation of the budgets.
const (
	benchProgrammes = 1000
	benchTasks      = 100 // of each programme
	benchUnits      = 60
)

// both is what a programme page and a task page read.
type both interface {
	org.Tx
	programme.Tx
	task.Tx
	reporting.Tx
}

type large struct {
	store      tx.Store[both]
	tenant     string
	programmes []string
	tasks      []string
	units      []org.Unit
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// fillLarge makes 100,000 tasks in 1,000 programmes.
func fillLarge(b *testing.B, e storetest.Engine) *large {
	b.Helper()
	db := storetest.Open(b, e)
	l := &large{store: store.Bind(db, func(t *store.Tx) both { return t }), tenant: storetest.Tenant(b, db, "lon")}
	for i := range benchUnits {
		l.units = append(l.units, org.Unit{ID: newID(), Kind: org.Department, Names: []org.Name{{Text: fmt.Sprint("Sở ", i), Kind: org.Official}}})
	}
	l.write(b, func(t both) error {
		for _, u := range l.units {
			if err := t.InsertUnit(u); err != nil {
				return err
			}
		}
		return nil
	})
	for i := range benchProgrammes {
		l.write(b, func(t both) error { return l.addProgramme(t, i) })
	}
	return l
}

func (l *large) write(b *testing.B, do func(both) error) {
	b.Helper()
	if err := l.store.Write(context.Background(), l.tenant, do); err != nil {
		b.Fatal(err)
	}
}

func (l *large) addProgramme(t both, n int) error {
	p := programme.Programme{ID: newID(), Title: "Chương trình", Edition: 1, RestDay: calendar.Keep}
	p.Document = programme.Document{ID: newID(), Number: fmt.Sprint(n, "/QĐ-UBND"), NumberKey: fmt.Sprint(n, "/qd-ubnd"), IssuedOn: calendar.NewDay(2022, 1, n%365)}
	if err := t.InsertProgramme(p); err != nil {
		return err
	}
	l.programmes = append(l.programmes, p.ID)
	group := programme.Group{ID: newID(), No: "I", Title: "Nhóm", Edition: 1}
	if err := t.InsertGroup(p.ID, group); err != nil {
		return err
	}
	for i := range benchTasks {
		v := task.Task{
			ID: newID(), Programme: p.ID, Edition: 1, Group: group.ID, Ref: fmt.Sprint("I.", i), Ordinal: i, Source: task.Appendix, Listed: true,
			Content: "Lập quy hoạch chung đô thị, trình cấp có thẩm quyền phê duyệt và tổ chức thực hiện theo quy định",
		}
		for k := range 4 {
			u := l.units[(n+i*7+k)%benchUnits]
			v.Roles = append(v.Roles, task.Role{Kind: []task.RoleKind{task.Lead, task.Coordinator}[min(k, 1)], Name: u.Name(), Org: u.ID})
		}
		due := calendar.NewDay(2022, 1, i%28)
		v.Deadlines = []task.Deadline{{Phrase: "Quý I", Kind: calendar.Due, Due: due, Effective: due}}
		if err := t.InsertTask(v); err != nil {
			return err
		}
		l.tasks = append(l.tasks, v.ID)
	}
	return nil
}

func (l *large) programmePage(t both, i int) error {
	id := l.programmes[i%len(l.programmes)]
	if _, err := t.Programme(id); err != nil {
		return err
	}
	if _, err := t.TaskRows(reporting.TaskFilter{Programme: id}); err != nil {
		return err
	}
	if _, err := t.Groups(id); err != nil {
		return err
	}
	if _, err := t.RoleChoices(id, task.Lead); err != nil {
		return err
	}
	if _, err := t.RoleChoices(id, task.Coordinator); err != nil {
		return err
	}
	_, err := t.KindChoices(id)
	return err
}

func (l *large) taskPage(t both, i int) error {
	id := l.tasks[i*7919%len(l.tasks)]
	v, err := t.Task(id)
	if err != nil {
		return err
	}
	if _, err := t.Programme(v.Programme); err != nil {
		return err
	}
	if _, err := t.Dependants(id); err != nil {
		return err
	}
	_, err = org.LoadDirectory(t)
	return err
}

// BenchmarkLarge reads pages of an installation with 100,000 tasks, and reports the 95th percentile of each
// beside the mean. The budget of a programme page and a task page is 50 ms.
func BenchmarkLarge(b *testing.B) {
	for name, open := range map[string]func(testing.TB) storetest.Engine{"sqlite": storetest.SQLite, "postgres": storetest.Postgres} {
		b.Run(name, func(b *testing.B) {
			l := fillLarge(b, open(b))
			l.bench(b, "programme", l.programmePage)
			l.bench(b, "task", l.taskPage)
			l.bench(b, "cards", func(t both, _ int) error { _, err := t.Cards(); return err })
			l.bench(b, "counts", func(t both, _ int) error { _, err := t.ScheduleCounts("", ""); return err })
			l.bench(b, "waiting", func(t both, _ int) error { _, err := t.Waiting(); return err })
			l.bench(b, "organisation", func(t both, i int) error {
				_, err := t.TaskRows(reporting.TaskFilter{Org: l.units[i%benchUnits].ID})
				return err
			})
		})
	}
}

func (l *large) bench(b *testing.B, name string, page func(both, int) error) {
	b.Run(name, func(b *testing.B) {
		var took []time.Duration
		for i := 0; b.Loop(); i++ {
			begin := time.Now()
			if err := l.store.Read(context.Background(), l.tenant, func(t both) error { return page(t, i) }); err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(begin))
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
	})
}
