package assignment_test

import (
	"context"
	"slices"
	"strconv"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/org"
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

// filling is what the room's tests put into the rooms below.
type filling interface {
	assignment.Tx
	InsertUser(identity.User) error
}

// room is the room on a real database, with a clock the test moves. It has a
// province with three departments, an office and officers, and one programme.
type room struct {
	*assignment.Service

	t         report
	store     tx.Store[filling]
	tenant    string
	now       time.Time
	next      int
	programme programme.Programme
	people    map[string]access.Actor
}

// report is where a room says what is wrong: a test, or one run of a property.
type report interface {
	Helper()
	Error(args ...any)
	Errorf(format string, args ...any)
	Fatal(args ...any)
	Fatalf(format string, args ...any)
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
		t: t, tenant: storetest.Tenant(t, db, "tinh"), now: time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC),
		store: store.Bind(db, func(t *store.Tx) filling { return t }), people: map[string]access.Actor{},
	}
	r.Service = &assignment.Service{
		Store: store.Bind(db, func(t *store.Tx) assignment.Tx { return t }), Calendar: working,
		Now: func() time.Time { return r.now }, NewID: r.newID,
	}
	r.settle()
	return r
}

func (r *room) newID() string {
	r.next++
	return "id-" + strconv.Itoa(10000+r.next)
}

func (r *room) settle() {
	r.t.Helper()
	province := org.Unit{ID: "tinh", Kind: org.Province, Names: official("UBND tỉnh")}
	r.must(func(t filling) error { return t.InsertUnit(province) })
	for _, id := range []string{"a", "b", "c"} {
		r.unit(org.Unit{ID: id, Kind: org.Department, Parent: "tinh", Names: official("Sở " + id)})
		r.user("officer-"+id, access.Grant{Role: access.Officer, Org: id})
		r.user("head-"+id, access.Grant{Role: access.Leader, Org: id})
	}
	r.user("office", access.Grant{Role: access.Office})
	r.user("office-2", access.Grant{Role: access.Office})
	r.user("overseer", access.Grant{Role: access.ProvincialLeader})
	r.user("admin", access.Grant{Role: access.Administrator})
	r.programme = programme.Programme{
		ID: "p", Title: "Chương trình", Edition: 1, RestDay: calendar.Keep,
		Document: programme.Document{
			ID: "d", Number: "7/QĐ-UBND", NumberKey: text.Number("7/QĐ-UBND"), IssuedOn: day("2026-02-16"), Issuer: "UBND tỉnh",
		},
	}
}

func official(name string) []org.Name { return []org.Name{{Text: name, Kind: org.Official}} }

func (r *room) unit(u org.Unit) {
	r.t.Helper()
	r.must(func(t filling) error { return t.InsertUnit(u) })
}

func (r *room) user(login string, grants ...access.Grant) access.Actor {
	r.t.Helper()
	u := identity.User{ID: login, Login: login, Name: "Người " + login, Grants: grants, Version: 1}
	r.must(func(t filling) error { return t.InsertUser(u) })
	r.people[login] = u.Actor(r.tenant)
	return r.people[login]
}

func (r *room) must(do func(filling) error) {
	r.t.Helper()
	if err := r.store.Write(context.Background(), r.tenant, do); err != nil {
		r.t.Fatal(err)
	}
}

// issue stores the programme with the tasks.
func (r *room) issue(tasks ...task.Task) {
	r.t.Helper()
	r.must(func(t filling) error { return t.InsertProgramme(r.programme) })
	r.add(tasks...)
}

// add stores tasks of the programme in one transaction, so that they may depend on each other.
func (r *room) add(tasks ...task.Task) {
	r.t.Helper()
	r.must(func(t filling) error {
		for i, v := range tasks {
			v.Programme, v.Edition, v.Ordinal, v.Listed, v.Source, v.Version = r.programme.ID, 1, i, true, task.Appendix, 1
			if err := t.InsertTask(v); err != nil {
				return err
			}
		}
		return nil
	})
}

// aTask is clear in all six respects.
func aTask(id string, deadline task.Deadline, leads ...string) task.Task {
	v := task.Task{ID: id, Ref: "I." + id, Content: "Lập quy hoạch", ProductPhrase: "Quyết định", Deadlines: []task.Deadline{deadline}}
	for _, l := range leads {
		v.Roles = append(v.Roles, task.Role{Kind: task.Lead, Name: "Sở " + l, Org: l})
	}
	return v
}

func due(last string) task.Deadline {
	return task.Deadline{Phrase: "trước " + last, Kind: calendar.Due, Due: day(last), Effective: day(last)}
}

func day(s string) calendar.Day {
	d, err := calendar.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// on moves the clock to the morning of a day.
func (r *room) on(s string) {
	d := day(s)
	r.now = time.Date(d.Year(), d.Month(), d.DayOfMonth(), 2, 0, 0, 0, time.UTC)
}

func (r *room) as(login string) access.Actor {
	a, known := r.people[login]
	if !known {
		r.t.Fatalf("nobody is %s", login)
	}
	return a
}

func (r *room) activation(choices map[string]assignment.Choice) assignment.Activation {
	return assignment.Activation{Number: "7 /QĐ-UBND", SignedOn: day("2026-02-16"), Choices: choices}
}

func (r *room) activate(choices map[string]assignment.Choice) assignment.Activated {
	r.t.Helper()
	done, err := r.Activate(context.Background(), r.as("office"), "p", r.activation(choices))
	if err != nil {
		r.t.Fatal(err)
	}
	return done
}

// given issues and activates one task of department a, due 2026-06-30.
func (r *room) given() assignment.Assignment {
	r.t.Helper()
	r.issue(aTask("1", due("2026-06-30"), "a"))
	return r.activate(nil).Made[0]
}

// do runs steps that must succeed, each on what the one before left.
func (r *room) do(a assignment.Assignment, steps ...step) assignment.Assignment {
	r.t.Helper()
	for i, s := range steps {
		var err error
		if a, err = s(a); err != nil {
			r.t.Fatalf("step %d: %v", i+1, err)
		}
	}
	return a
}

type step func(assignment.Assignment) (assignment.Assignment, error)

func ref(a assignment.Assignment) assignment.Ref { return assignment.Ref{ID: a.ID, Version: a.Version} }

func (r *room) receive(who string) step {
	return func(a assignment.Assignment) (assignment.Assignment, error) {
		return r.Receive(context.Background(), r.as(who), ref(a))
	}
}

func (r *room) submit(who, on string) step {
	return func(a assignment.Assignment) (assignment.Assignment, error) {
		return r.Submit(context.Background(), r.as(who), ref(a), assignment.Claim{Day: day(on)})
	}
}

func (r *room) approve(who string) step {
	return func(a assignment.Assignment) (assignment.Assignment, error) {
		return r.Approve(context.Background(), r.as(who), ref(a))
	}
}

func (r *room) accept(who string, how assignment.Acceptance) step {
	return func(a assignment.Assignment) (assignment.Assignment, error) {
		return r.Accept(context.Background(), r.as(who), ref(a), how)
	}
}

func (r *room) ask(who string, w assignment.Wish) step {
	return func(a assignment.Assignment) (assignment.Assignment, error) {
		return r.Ask(context.Background(), r.as(who), ref(a), w)
	}
}

func (r *room) grant(who string, d assignment.Decision) step {
	return func(a assignment.Assignment) (assignment.Assignment, error) {
		return r.Grant(context.Background(), r.as(who), ref(a), d)
	}
}

// refused tries a step that must be refused and leave everything as it was.
func (r *room) refused(kind errs.Kind, key string, a assignment.Assignment, s step) {
	r.t.Helper()
	if _, err := s(a); !errs.Is(err, kind, key) {
		r.t.Errorf("got %v, want %s %s", err, kind, key)
	}
	if is := r.show(a.ID).Assignment; is.Version != a.Version || is.State != a.State {
		r.t.Errorf("%s: changed all the same: %+v", key, is.State)
	}
}

func (r *room) show(id string) assignment.View {
	r.t.Helper()
	v, err := r.Show(context.Background(), r.as("office"), id)
	if err != nil {
		r.t.Fatal(err)
	}
	return v
}

// entries are the record of a subject, oldest first.
func (r *room) entries(kind, id string) (all []audit.Entry) {
	r.t.Helper()
	err := r.store.Read(context.Background(), r.tenant, func(t filling) (err error) {
		all, err = t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: kind, ID: id}})
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	slices.Reverse(all)
	return all
}

// replayed checks that the record alone gives what is stored.
func (r *room) replayed(id string) {
	r.t.Helper()
	is := r.show(id).Assignment
	got, err := assignment.Replay(id, r.entries("task", is.Task))
	if err != nil {
		r.t.Fatal(err)
	}
	same(r.t, "the record", is.Record(), got)
	if got.State() != is.State {
		r.t.Errorf("replayed to %+v, stored %+v", got.State(), is.State)
	}
}
