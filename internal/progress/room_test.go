package progress_test

import (
	"context"
	"errors"
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
	"dondoc/internal/progress"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/task"
	"dondoc/internal/tx"
)

// databases are what each test gets a copy of.
var databases = storetest.Migrated()

func TestMain(m *testing.M) { databases.Main(m) }

// filling is what the room's tests put into the rooms below.
type filling interface {
	progress.Tx
	InsertUser(identity.User) error
}

// room is the room on a real database with a clock the test moves: departments
// a and b, b coordinating, and duties of a that were taken up on 2026-03-16.
type room struct {
	*progress.Service

	t           *testing.T
	assignments *assignment.Service
	store       tx.Store[filling]
	tenant      string
	now         time.Time
	next        int
	people      map[string]access.Actor
}

func each(t *testing.T, test func(r *room)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, db *store.DB) { test(newRoom(t, db)) })
}

func newRoom(t *testing.T, db *store.DB) *room {
	t.Helper()
	r := &room{
		t: t, tenant: storetest.Tenant(t, db, "tinh"), people: map[string]access.Actor{},
		store: store.Bind(db, func(t *store.Tx) filling { return t }),
	}
	now, newID := func() time.Time { return r.now }, func() string { r.next++; return "id-" + strconv.Itoa(10000+r.next) }
	r.assignments = &assignment.Service{
		Store: store.Bind(db, func(t *store.Tx) assignment.Tx { return t }), Calendar: vietnam(t), Now: now, NewID: newID,
	}
	r.Service = &progress.Service{
		Store: store.Bind(db, func(t *store.Tx) progress.Tx { return t }), Calendar: vietnam(t), Now: now, NewID: newID,
	}
	r.on("2026-03-16")
	r.settle()
	return r
}

func (r *room) settle() {
	r.t.Helper()
	named := func(name string) []org.Name { return []org.Name{{Text: name, Kind: org.Official}} }
	r.must(func(t filling) error {
		return errors.Join(
			t.InsertUnit(org.Unit{ID: "tinh", Kind: org.Province, Names: named("UBND tỉnh")}),
			t.InsertUnit(org.Unit{ID: "a", Kind: org.Department, Parent: "tinh", Names: named("Sở a")}),
			t.InsertUnit(org.Unit{ID: "b", Kind: org.Department, Parent: "tinh", Names: named("Sở b")}),
			t.InsertProgramme(programme.Programme{
				ID: "p", Title: "Chương trình", Edition: 1, RestDay: calendar.Keep,
				Document: programme.Document{ID: "d", Number: "7/QĐ-UBND", NumberKey: "7/qd-ubnd", IssuedOn: day("2026-02-16"), Issuer: "UBND tỉnh"},
			}),
		)
	})
	for _, unit := range []string{"a", "b"} {
		r.user("officer-"+unit, access.Grant{Role: access.Officer, Org: unit})
		r.user("head-"+unit, access.Grant{Role: access.Leader, Org: unit})
	}
	r.user("head-2", access.Grant{Role: access.Leader, Org: "a"})
	r.user("office", access.Grant{Role: access.Office})
	r.user("both", access.Grant{Role: access.Leader, Org: "a"}, access.Grant{Role: access.Office})
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

// on moves the clock to the morning of a day.
func (r *room) on(s string) {
	d := day(s)
	r.now = time.Date(d.Year(), d.Month(), d.DayOfMonth(), 2, 0, 0, 0, time.UTC)
}

// given activates tasks of a with the last day 2026-06-30, b coordinating, and takes them up.
func (r *room) given(n int) (ids []string) {
	r.t.Helper()
	last := day("2026-06-30")
	r.must(func(t filling) error {
		for i := range n {
			v := task.Task{
				ID: "t" + strconv.Itoa(i+1), Programme: "p", Edition: 1, Ref: "I." + strconv.Itoa(i+1), Ordinal: i, Listed: true,
				Content: "Lập quy hoạch", ProductPhrase: "Quyết định", Source: task.Appendix, Version: 1,
				Deadlines: []task.Deadline{{Phrase: "trước", Kind: calendar.Due, Due: last, Effective: last}},
				Roles: []task.Role{
					{Kind: task.Lead, Name: "Sở a", Org: "a"}, {Kind: task.Coordinator, Name: "Sở b", Org: "b"},
				},
			}
			if err := t.InsertTask(v); err != nil {
				return err
			}
		}
		return nil
	})
	ctx := context.Background()
	done, err := r.assignments.Activate(ctx, r.people["office"], "p", assignment.Activation{Number: "7/QĐ-UBND", SignedOn: day("2026-02-16")})
	if err != nil || len(done.Made) != n {
		r.t.Fatal(done, err)
	}
	for _, a := range done.Made {
		if _, err := r.assignments.Receive(ctx, r.people["officer-a"], assignment.Ref{ID: a.ID, Version: a.Version}); err != nil {
			r.t.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	return ids
}

const april = "month-2026-04-14" // 15/3 … 14/4, in time until 20/4, taken until 29/4

func entry(id string, no int) progress.Entry {
	return progress.Entry{Assignment: id, Period: april, No: no, Typed: progress.Typed{Percent: "40", Done: "Đã xong dự thảo"}}
}

func (r *room) submit(who string, e progress.Entry) (progress.Report, error) {
	return r.Submit(context.Background(), r.people[who], e)
}

func (r *room) submitted(id string, no int) progress.Report {
	r.t.Helper()
	v, err := r.submit("officer-a", entry(id, no))
	if err != nil {
		r.t.Fatal(err)
	}
	return v
}

func (r *room) decide(who string, v progress.Report, verdict progress.Verdict, reason string) (progress.Report, error) {
	return r.Decide(context.Background(), r.people[who], progress.Ref{ID: v.ID, Version: v.Version}, verdict, reason)
}

func (r *room) decided(who string, v progress.Report, verdict progress.Verdict, reason string) progress.Report {
	r.t.Helper()
	v, err := r.decide(who, v, verdict, reason)
	if err != nil {
		r.t.Fatal(err)
	}
	return v
}

// line is the line of the period in the history as somebody sees it.
func (r *room) line(who, id string) progress.Line {
	r.t.Helper()
	h, err := r.Form(context.Background(), r.people[who], id, april)
	if err != nil {
		r.t.Fatal(err)
	}
	return h.Lines[0]
}

func (r *room) percent(id string) int {
	r.t.Helper()
	h, err := r.History(context.Background(), r.people["office"], id)
	if err != nil {
		r.t.Fatal(err)
	}
	return h.Assignment.Percent
}

// record are the acts of the record about a subject, the oldest first.
func (r *room) record(kind, id string) (acts []string) {
	r.t.Helper()
	r.must(func(t filling) error {
		entries, err := t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: kind, ID: id}})
		for _, e := range entries {
			acts = append([]string{e.Act}, acts...)
		}
		return err
	})
	return acts
}

func keyOf(err error) string {
	if e, ok := errors.AsType[*errs.Error](err); ok {
		return e.Key
	}
	return ""
}

func (r *room) refused(err error, kind errs.Kind, key string) {
	r.t.Helper()
	if !errs.Is(err, kind, key) {
		r.t.Errorf("got %v, want %s %s", err, kind, key)
	}
}
