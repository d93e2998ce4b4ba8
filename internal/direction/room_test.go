package direction_test

import (
	"context"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/blob"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
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
	direction.Tx
	InsertUser(identity.User) error
}

// room is the room on a real database, with a clock the test moves. Department a leads a task due 2026-06-30, which
// department old coordinates; b is the heir of old, c has no part in it.
type room struct {
	*direction.Service

	*testing.T
	assignments *assignment.Service
	files       *deliverable.Service
	store       tx.Store[filling]
	tenant      string
	now         time.Time
	next        int
	people      map[string]access.Actor
	duty        assignment.Assignment
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
		T: t, tenant: storetest.Tenant(t, db, "tinh"), people: map[string]access.Actor{},
		store: store.Bind(db, func(t *store.Tx) filling { return t }),
	}
	r.on("2026-03-02")
	now := func() time.Time { return r.now }
	r.Service = &direction.Service{Store: store.Bind(db, func(t *store.Tx) direction.Tx { return t }), Now: now, NewID: r.newID}
	r.keep(db)
	r.assignments = &assignment.Service{
		Store: store.Bind(db, func(t *store.Tx) assignment.Tx { return t }), Calendar: working, Now: now, NewID: r.newID,
	}
	r.settle()
	return r
}

// keep lets the room take files.
func (r *room) keep(db *store.DB) {
	r.Helper()
	files, err1 := blob.OpenDisk(r.TempDir())
	tray, err2 := blob.OpenTray(r.TempDir())
	if err := errors.Join(err1, err2); err != nil {
		r.Fatal(err)
	}
	r.Cleanup(func() { _ = errors.Join(files.Close(), tray.Close()) })
	r.files = &deliverable.Service{
		Store: store.Bind(db, func(t *store.Tx) deliverable.ProductTx { return t }), Tray: tray, Files: files, MaxBytes: 1 << 10,
		Now: r.Now, NewID: func() string { return "00000000-0000-0000-0000-0000000" + strings.TrimPrefix(r.newID(), "id-") },
	}
	r.Attachments = r.files
}

func (r *room) newID() string {
	r.next++
	return "id-" + strconv.Itoa(10000+r.next)
}

// on moves the clock to the morning of a day.
func (r *room) on(s string) {
	d := day(s)
	r.now = time.Date(d.Year(), d.Month(), d.DayOfMonth(), 2, 0, 0, 0, time.UTC)
}

func (r *room) settle() {
	r.Helper()
	r.must(func(t filling) error {
		return t.InsertUnit(org.Unit{ID: "tinh", Kind: org.Province, Names: official("UBND tỉnh")})
	})
	for _, id := range []string{"a", "old", "b", "c"} {
		unit := org.Unit{ID: id, Kind: org.Department, Parent: "tinh", Names: official("Sở " + id)}
		if id == "old" {
			unit.To = day("2025-02-28")
		}
		r.must(func(t filling) error { return t.InsertUnit(unit) })
		r.user("officer-"+id, access.Grant{Role: access.Officer, Org: id})
		r.user("head-"+id, access.Grant{Role: access.Leader, Org: id})
	}
	r.must(func(t filling) error {
		return t.InsertSuccession(org.Succession{
			ID: "s", Predecessor: "old", Heir: "b", Kind: org.Merge, On: day("2025-03-01"), Certainty: org.High,
		})
	})
	r.user("office", access.Grant{Role: access.Office})
	r.user("overseer", access.Grant{Role: access.ProvincialLeader})
	r.user("overseer-2", access.Grant{Role: access.ProvincialLeader})
	r.user("inspector", access.Grant{Role: access.Inspector})
	r.user("viewer", access.Grant{Role: access.Viewer})
	r.give()
}

// give issues and activates the task, and lets its lead receive it.
func (r *room) give() {
	r.Helper()
	p := programme.Programme{
		ID: "p", Title: "Chương trình", Edition: 1, RestDay: calendar.Keep,
		Document: programme.Document{
			ID: "d", Number: "7/QĐ-UBND", NumberKey: text.Number("7/QĐ-UBND"), IssuedOn: day("2026-02-16"), Issuer: "UBND tỉnh",
		},
	}
	about := task.Task{
		ID: "t", Programme: "p", Edition: 1, Ref: "I.1", Content: "Lập quy hoạch", ProductPhrase: "Quyết định", Listed: true,
		Source: task.Appendix, Version: 1,
		Deadlines: []task.Deadline{{Phrase: "trước 01/7", Kind: calendar.Due, Due: day("2026-06-30"), Effective: day("2026-06-30")}},
		Roles:     []task.Role{{Kind: task.Lead, Name: "Sở a", Org: "a"}, {Kind: task.Coordinator, Name: "Sở old", Org: "old"}},
	}
	r.must(func(t filling) error { return t.InsertProgramme(p) })
	r.must(func(t filling) error { return t.InsertTask(about) })
	done, err := r.assignments.Activate(context.Background(), r.as("office"), "p",
		assignment.Activation{Number: "7/QĐ-UBND", SignedOn: day("2026-02-16")})
	if err != nil {
		r.Fatal(err)
	}
	r.duty = done.Made[0]
	r.duty, err = r.assignments.Receive(context.Background(), r.as("officer-a"), assignment.Ref{ID: r.duty.ID, Version: 1})
	if err != nil {
		r.Fatal(err)
	}
}

func official(name string) []org.Name { return []org.Name{{Text: name, Kind: org.Official}} }

func (r *room) user(login string, grants ...access.Grant) {
	r.Helper()
	u := identity.User{ID: login, Login: login, Name: "Người " + login, Grants: grants, Version: 1}
	r.must(func(t filling) error { return t.InsertUser(u) })
	r.people[login] = u.Actor(r.tenant)
}

func (r *room) must(do func(filling) error) {
	r.Helper()
	if err := r.store.Write(context.Background(), r.tenant, do); err != nil {
		r.Fatal(err)
	}
}

func (r *room) as(login string) access.Actor {
	a, known := r.people[login]
	if !known {
		r.Fatalf("nobody is %s", login)
	}
	return a
}

func day(s string) calendar.Day {
	d, err := calendar.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// refused demands a refusal.
func (r *room) refused(what string, kind errs.Kind, key string, err error) {
	r.Helper()
	if !errs.Is(err, kind, key) {
		r.Errorf("%s: got %v, want %s %s", what, err, kind, key)
	}
}

// acts are the names of what is on record about a subject, oldest first.
func (r *room) acts(kind, id string) (names []string) {
	r.Helper()
	err := r.store.Read(context.Background(), r.tenant, func(t filling) error {
		entries, err := t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: kind, ID: id}, Limit: 100})
		for i := range entries {
			names = append(names, entries[len(entries)-1-i].Act)
		}
		return err
	})
	if err != nil {
		r.Fatal(err)
	}
	return names
}

// owed are the ids of what waits for somebody: answers they owe, and answers they have to judge.
func (r *room) owed(who string) (answer, judge []string) {
	r.Helper()
	all, err := r.Owed(context.Background(), r.as(who), 0)
	if err != nil {
		r.Fatal(err)
	}
	for _, one := range all {
		if one.Judge {
			judge = append(judge, one.ID)
		} else {
			answer = append(answer, one.ID)
		}
	}
	return answer, judge
}
