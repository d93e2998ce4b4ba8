package plan_test

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/plan"
	"dondoc/internal/programme"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/task"
	"dondoc/internal/text"
	"dondoc/internal/tx"
)

// databases are what each test gets a copy of.
var databases = storetest.Migrated()

func TestMain(m *testing.M) { databases.Main(m) }

// filling is what the tests put into the rooms below.
type filling interface {
	plan.Tx
	InsertUser(identity.User) error
}

// room is the room on a real database with a clock the test moves: a province
// with two departments, their officers and leaders, an office, and a programme
// whose three duties the first department was given on 2026-03-02.
type room struct {
	*plan.Service

	t       *testing.T
	duties  *assignment.Service
	store   tx.Store[filling]
	tenant  string
	now     time.Time
	next    int
	people  map[string]access.Actor
	working *calendar.Calendar
}

func each(t *testing.T, test func(r *room)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, db *store.DB) { test(newRoom(t, db)) })
}

func newRoom(t *testing.T, db *store.DB) *room {
	t.Helper()
	working, err := calendar.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	r := &room{
		t: t, tenant: storetest.Tenant(t, db, "tinh"), people: map[string]access.Actor{}, working: working,
		store: store.Bind(db, func(t *store.Tx) filling { return t }),
	}
	r.on("2026-03-02")
	now := func() time.Time { return r.now }
	newID := func() string { r.next++; return "id-" + strconv.Itoa(10000+r.next) }
	r.duties = &assignment.Service{
		Store: store.Bind(db, func(t *store.Tx) assignment.Tx { return t }), Calendar: working, Now: now, NewID: newID,
	}
	r.Service = &plan.Service{Store: store.Bind(db, func(t *store.Tx) plan.Tx { return t }), Now: now, NewID: newID}
	r.settle()
	return r
}

// on moves the clock to the morning of a day.
func (r *room) on(s string) {
	d := day(s)
	r.now = time.Date(d.Year(), d.Month(), d.DayOfMonth(), 2, 0, 0, 0, time.UTC)
}

func (r *room) settle() {
	r.t.Helper()
	named := func(name string) []org.Name { return []org.Name{{Text: name, Kind: org.Official}} }
	r.must(func(t filling) error {
		return t.InsertUnit(org.Unit{ID: "tinh", Kind: org.Province, Names: named("UBND tỉnh")})
	})
	for _, id := range []string{"a", "b"} {
		r.must(func(t filling) error {
			return t.InsertUnit(org.Unit{ID: id, Kind: org.Department, Parent: "tinh", Names: named("Sở " + id)})
		})
		r.user("officer-"+id, access.Grant{Role: access.Officer, Org: id})
		r.user("head-"+id, access.Grant{Role: access.Leader, Org: id})
	}
	r.user("officer-a2", access.Grant{Role: access.Officer, Org: "a"})
	r.user("office", access.Grant{Role: access.Office})
	r.programme(programme.Programme{ID: "p", Title: "Chương trình", Edition: 1, RestDay: calendar.Keep})
	r.add("p", "1", "2026-06-30", "a")
	r.add("p", "2", "2026-09-30", "a")
	r.add("p", "3", "", "a")
	r.activate("p")
}

func (r *room) programme(p programme.Programme) {
	r.t.Helper()
	number := "7/QĐ-" + p.ID
	p.Document = programme.Document{
		ID: "d-" + p.ID, Number: number, NumberKey: text.Number(number), IssuedOn: day("2026-02-16"), Issuer: "UBND tỉnh",
	}
	r.must(func(t filling) error { return t.InsertProgramme(p) })
}

// add stores a task of a programme, due on a day or without one.
func (r *room) add(programme, id, due, lead string) {
	r.t.Helper()
	v := task.Task{
		ID: programme + id, Ref: "I." + id, Content: "Lập quy hoạch " + id, ProductPhrase: "Quyết định", Programme: programme,
		Edition: 1, Ordinal: r.next, Listed: true, Source: task.Appendix, Version: 1,
		Roles: []task.Role{{Kind: task.Lead, Name: "Sở " + lead, Org: lead}},
	}
	r.next++
	if due != "" {
		v.Deadlines = []task.Deadline{{Phrase: "trước " + due, Kind: calendar.Due, Due: day(due), Effective: day(due)}}
	}
	r.must(func(t filling) error { return t.InsertTask(v) })
}

func (r *room) activate(programme string) {
	r.t.Helper()
	_, err := r.duties.Activate(context.Background(), r.as("office"), programme,
		assignment.Activation{Number: "7/QĐ-" + programme, SignedOn: day("2026-02-16")})
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) user(login string, grants ...access.Grant) {
	r.t.Helper()
	u := identity.User{ID: login, Login: login, Name: "Người " + login, Grants: grants, Version: 1}
	r.must(func(t filling) error { return t.InsertUser(u) })
	r.people[login] = u.Actor(r.tenant)
}

func (r *room) must(do func(filling) error) {
	r.t.Helper()
	if err := r.store.Write(context.Background(), r.tenant, do); err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) as(login string) access.Actor {
	r.t.Helper()
	a, known := r.people[login]
	if !known {
		r.t.Fatalf("nobody is %s", login)
	}
	return a
}

func day(s string) calendar.Day {
	if s == "" {
		return calendar.Day{}
	}
	d, err := calendar.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// begun is department a's draft.
func (r *room) begun() plan.Plan {
	r.t.Helper()
	p, err := r.Begin(context.Background(), r.as("officer-a"), "p", "a")
	if err != nil {
		r.t.Fatal(err)
	}
	return p
}

func (r *room) show(id string) plan.View {
	r.t.Helper()
	v, err := r.Show(context.Background(), r.as("office"), id, plan.Sight{})
	if err != nil {
		r.t.Fatal(err)
	}
	return v
}

// row is what the plan says of the duty of a task.
func (r *room) row(id, ref string) plan.Row {
	r.t.Helper()
	for _, row := range r.show(id).Rows {
		if row.Duty.Ref == ref {
			return row
		}
	}
	r.t.Fatalf("no row %s", ref)
	return plan.Row{}
}

// write stores a line that must be taken.
func (r *room) write(who, id string, l plan.Line) plan.Line {
	r.t.Helper()
	l, err := r.Write(context.Background(), r.as(who), id, l)
	if err != nil {
		r.t.Fatal(err)
	}
	return l
}

// complete writes all that a plan needs to be sent.
func (r *room) complete(id string) plan.Plan {
	r.t.Helper()
	for _, row := range r.show(id).Rows {
		if row.Left {
			continue
		}
		l := row.Line
		l.Solution, l.Leader, l.Officer = "Thuê tư vấn", plan.Person{User: "head-a"}, plan.Person{User: "officer-a"}
		if l.Due.IsZero() {
			l.Due = day("2026-12-31")
		}
		r.write("officer-a", id, l)
	}
	return r.show(id).Plan
}

// do runs steps that must succeed, each on what the one before left.
func (r *room) do(p plan.Plan, steps ...step) plan.Plan {
	r.t.Helper()
	for i, s := range steps {
		var err error
		if p, err = s(p); err != nil {
			r.t.Fatalf("step %d: %v", i+1, err)
		}
	}
	return p
}

type step func(plan.Plan) (plan.Plan, error)

func ref(p plan.Plan) plan.Ref { return plan.Ref{ID: p.ID, Version: p.Version} }

func (r *room) submit(who, despite string) step {
	return func(p plan.Plan) (plan.Plan, error) {
		return r.Submit(context.Background(), r.as(who), ref(p), despite)
	}
}

func (r *room) approve(who string) step {
	return func(p plan.Plan) (plan.Plan, error) { return r.Approve(context.Background(), r.as(who), ref(p)) }
}

func (r *room) revise(who string) step {
	return func(p plan.Plan) (plan.Plan, error) { return r.Revise(context.Background(), r.as(who), ref(p)) }
}

// refused tries a step that must be refused and leave the plan as it was.
func (r *room) refused(kind errs.Kind, key string, p plan.Plan, s step) error {
	r.t.Helper()
	_, err := s(p)
	if !errs.Is(err, kind, key) {
		r.t.Errorf("got %v, want %s %s", err, kind, key)
	}
	return err
}

// unwritable tries a line of the officer that must be refused.
func (r *room) unwritable(kind errs.Kind, key, id string, l plan.Line) error {
	r.t.Helper()
	_, err := r.Write(context.Background(), r.as("officer-a"), id, l)
	if !errs.Is(err, kind, key) {
		r.t.Errorf("got %v, want %s %s", err, kind, key)
	}
	return err
}

// entries are the record of a subject, newest first.
func (r *room) entries(kind, id string) (all []audit.Entry) {
	r.t.Helper()
	err := r.store.Read(context.Background(), r.tenant, func(t filling) (err error) {
		all, err = t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: kind, ID: id}, Limit: 100})
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return all
}

func same(t *testing.T, what string, want, got any) {
	t.Helper()
	days := cmp.Comparer(func(a, b calendar.Day) bool { return a == b }) // go-cmp does not look into days
	if diff := cmp.Diff(want, got, days); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
