package storetest_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/discussion"
	"dondoc/internal/identity"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/plan"
	"dondoc/internal/programme"
	"dondoc/internal/progress"
	"dondoc/internal/reporting"
	"dondoc/internal/search"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/target"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
	"dondoc/internal/tx"
)

// every is what all rooms together need; the compiler checks that the store has it.
type every interface {
	audit.Tx
	tenant.Tx
	org.Tx
	programme.Tx
	task.Tx
	target.Tx
	deliverable.Tx
	search.Tx
	reporting.Tx
	Users() ([]identity.User, error)
	User(id string) (identity.User, error)
	UserByLogin(login string) (identity.User, error)
	InsertUser(identity.User) error
	UpdateUser(u identity.User) error
	SignInAttempt(key string) (identity.Attempt, error)
	PutSignInAttempt(identity.Attempt) error
	DeleteSignInAttempt(key string) error
	DeleteSignInAttemptsBefore(since time.Time) error
	intake.Tx
	assignment.Tx
	progress.Tx
	plan.Tx
	direction.Tx
	discussion.Tx
}

// Each room binds its own view.
var (
	_ = func(t *store.Tx) identity.Tx { return t }
	_ = func(t *store.Tx) intake.Tx { return t }
	_ = func(t *store.Tx) assignment.Tx { return t }
	_ = func(t *store.Tx) progress.Tx { return t }
	_ = func(t *store.Tx) plan.Tx { return t }
	_ = func(t *store.Tx) direction.Tx { return t }
	_ = func(t *store.Tx) reporting.Tx { return t }
)

// databases are what each test gets a copy of.
var databases = storetest.Migrated()

func TestMain(m *testing.M) { databases.Main(m) }

// world is one tenant of a fresh database.
type world struct {
	*testing.T
	db     *store.DB
	store  tx.Store[every]
	tenant string
}

// each runs a test in a fresh world on both engines.
func each(t *testing.T, test func(w world)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, db *store.DB) { test(newWorld(t, db, "thu-nghiem")) })
}

func newWorld(t *testing.T, db *store.DB, slug string) world {
	t.Helper()
	all := store.Bind(db, func(t *store.Tx) every { return t })
	return world{t, db, all, storetest.Tenant(t, db, slug)}
}

func (w world) write(do func(every) error) {
	w.Helper()
	if err := w.try(do); err != nil {
		w.Fatal(err)
	}
}

func (w world) try(do func(every) error) error {
	return w.store.Write(context.Background(), w.tenant, do)
}

func (w world) read(do func(every) error) {
	w.Helper()
	if err := w.store.Read(context.Background(), w.tenant, do); err != nil {
		w.Fatal(err)
	}
}

// get reads one answer.
func get[R any](w world, do func(every) (R, error)) R {
	w.Helper()
	r, err := tx.Get(context.Background(), w.store, w.tenant, do)
	if err != nil {
		w.Fatal(err)
	}
	return r
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

func day(s string) calendar.Day {
	d, err := calendar.ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// noon is an instant with milliseconds, as precise as the store keeps them.
func noon() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 789e6, time.UTC) }

func place(n int) programme.Place {
	return programme.Place{
		FirstBlock: n, LastBlock: n + 1, Page: n + 2, Line: n + 3, LineEnd: n + 4, Table: n + 5, Row: n + 6, Cell: n + 7,
	}
}

// aProgramme has every field set; n makes its number its own.
func aProgramme(n int) programme.Programme {
	number := fmt.Sprintf("%d/QĐ-UBND", n)
	return programme.Programme{
		ID: newID(), Title: "Chương trình hành động", Edition: 1, Retrospective: true, RestDay: calendar.Keep,
		ConfirmedAt: noon(), ConfirmedBy: "Văn phòng (mẫu)", Sample: true,
		Document: programme.Document{
			ID: newID(), Type: "Quyết định", Number: number, NumberKey: fmt.Sprintf("%d/qd-ubnd", n),
			IssuedOn: day("2022-02-16"), Issuer: "Ủy ban nhân dân tỉnh", Title: "Ban hành chương trình",
			Signer: "Người ký", SignerTitle: "Chủ tịch", Effective: "from_signing",
			File: programme.File{Name: "qd.txt", Format: "txt", Digest: "ab12", Size: 1234},
			Citations: []programme.Citation{
				{Number: "05-NQ/TU", Title: "Nghị quyết", Date: day("2021-10-25"), Role: "implements"},
				{Title: "Luật Tổ chức chính quyền địa phương", Role: "legal_basis", Where: "II.1"},
			},
		},
	}
}

func aUnit(name string) org.Unit {
	return org.Unit{
		ID: newID(), Kind: org.Department, From: day("2008-01-01"), To: day("2025-02-28"), Note: "mẫu", Sample: true,
		Names:       []org.Name{{Text: name, Kind: org.Official, From: day("2008-01-01")}, {Text: "KH&ĐT", Kind: org.Abbreviation}},
		Identifiers: []org.Identifier{{Scheme: "root_right", Value: "000.00.00.H56", To: day("2024-12-31")}},
	}
}

func aTask(programmeID string, ordinal int) task.Task {
	return task.Task{
		ID: newID(), Programme: programmeID, Edition: 1, Ref: fmt.Sprintf("IV.%d", ordinal), Ordinal: ordinal,
		Content: "Lập quy hoạch chung đô thị Thanh Hóa", Source: task.Appendix, Listed: true,
		LeadPhrase: "Sở Xây dựng", CoordinatingPhrase: "UBND TP. Thanh Hóa", ProductPhrase: "Quyết định",
		Place: place(ordinal),
	}
}

// due is a deadline that nothing is special about.
func due(last string) task.Deadline {
	return task.Deadline{
		Phrase: "Trước ngày", Kind: calendar.Due, Rule: "before_day", Due: day(last), Effective: day(last),
		Precision: calendar.ByDay, Exclusive: true,
	}
}

func lead(u org.Unit) task.Role { return task.Role{Kind: task.Lead, Name: u.Name(), Org: u.ID} }

func class(kind task.RoleKind, name string) task.Role {
	return task.Role{Kind: kind, Name: name, Class: true}
}
