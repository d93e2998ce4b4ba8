package app_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/app"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/config"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/discussion"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/plan"
	"dondoc/internal/programme"
	"dondoc/internal/progress"
	"dondoc/internal/reporting"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
	"dondoc/internal/text"
	"dondoc/internal/tx"
)

// everything is a transaction of all rooms that act on assignments.
type everything interface {
	deliverable.ProductTx
	progress.Tx
	plan.Tx
	direction.Tx
	discussion.Tx
	InsertUser(identity.User) error
	TaskRow(id string) (reporting.TaskRow, error)
}

// world is the program with a province whose people act at random, and a clock that goes on with them.
type world struct {
	*app.App

	t         *testing.T
	store     tx.Store[everything]
	working   *calendar.Calendar
	settings  tenant.Settings
	tenant    string
	tray      string // folder of what came in and was not handed in yet
	now       time.Time
	people    map[string]access.Actor
	logins    []string
	next      int
	programme string
	duties    []string                // of the programme
	given     map[string]calendar.Day // when each of them was first due
	tally     map[string]int          // how acts ended
}

func newWorld(t *testing.T, e storetest.Engine) *world {
	t.Helper()
	db := storetest.Open(t, e)
	w := &world{
		t: t, tenant: storetest.Tenant(t, db, "tinh"), store: store.Bind(db, func(t *store.Tx) everything { return t }),
		now: time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC), people: map[string]access.Actor{}, tally: map[string]int{},
	}
	c := config.Common{DB: e.URL, Data: t.TempDir()}
	w.tray = c.Tray()
	var err1, err2 error
	w.working, err1 = calendar.Vietnam()
	w.App, err2 = app.Open(t.Context(), c, 0, app.World{
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return w.now }, Patience: time.Minute,
	})
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	w.settle()
	return w
}

func (w *world) today() calendar.Day { return calendar.DayOf(w.now) }

func (w *world) must(do func(everything) error) {
	w.t.Helper()
	if err := w.store.Write(context.Background(), w.tenant, do); err != nil {
		w.t.Fatal(err)
	}
}

// look reads what must be there.
func look[R any](w *world, do func(everything) (R, error)) R {
	w.t.Helper()
	r, err := tx.Get(context.Background(), w.store, w.tenant, do)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *world) newID() string {
	w.next++
	return fmt.Sprintf("id-%06d", w.next)
}

// settle makes a province with four departments, their people, and those above them. Reports are owed weekly, so that
// a run passes the ends of many periods.
func (w *world) settle() {
	w.t.Helper()
	w.settings = tenant.Defaults()
	w.settings.ReportRhythm, w.settings.ReportDays, w.settings.ReportOpenDays = calendar.EveryWeek, 2, 5
	w.must(func(t everything) error {
		return errors.Join(t.InsertUnit(aUnit("tinh", "")), t.UpdateSettings(w.settings))
	})
	for _, id := range []string{"a", "b", "c", "d"} {
		w.must(func(t everything) error { return t.InsertUnit(aUnit(id, "tinh")) })
		w.user("officer-"+id, access.Grant{Role: access.Officer, Org: id})
		w.user("head-"+id, access.Grant{Role: access.Leader, Org: id})
		w.user("deputy-"+id, access.Grant{Role: access.Leader, Org: id})
	}
	w.user("office", access.Grant{Role: access.Office})
	w.user("office-2", access.Grant{Role: access.Office})
	w.user("both", access.Grant{Role: access.Leader, Org: "a"}, access.Grant{Role: access.Office})
	w.user("overseer", access.Grant{Role: access.ProvincialLeader})
	w.user("inspector", access.Grant{Role: access.Inspector})
	w.user("viewer", access.Grant{Role: access.Viewer})
	w.user("nobody")
}

func aUnit(id, parent string) org.Unit {
	return org.Unit{ID: id, Kind: org.Department, Parent: parent, Names: []org.Name{{Text: "Sở " + id, Kind: org.Official}}}
}

func (w *world) user(login string, grants ...access.Grant) {
	w.t.Helper()
	u := identity.User{ID: login, Login: login, Name: "Người " + login, Grants: grants, Version: 1}
	w.must(func(t everything) error { return t.InsertUser(u) })
	w.people[login], w.logins = u.Actor(w.tenant), append(w.logins, login)
}

// issue adds a programme and gives its duties, every third time one of long ago.
func (w *world) issue() {
	w.t.Helper()
	w.next++
	number := fmt.Sprintf("%d/QĐ-UBND", w.next)
	p := programme.Programme{
		ID: w.newID(), Title: "Chương trình", Edition: 1, RestDay: calendar.Keep, Retrospective: w.next%3 == 0,
		Document: programme.Document{
			ID: w.newID(), Number: number, NumberKey: text.Number(number), IssuedOn: w.today().AddDays(-20), Issuer: "UBND tỉnh",
		},
	}
	w.must(func(t everything) error {
		if err := t.InsertProgramme(p); err != nil {
			return err
		}
		for i, v := range w.tasks() {
			v.Programme, v.Edition, v.Ordinal, v.Listed, v.Source, v.Version = p.ID, 1, i, true, task.Appendix, 1
			if err := t.InsertTask(v); err != nil {
				return err
			}
			if err := t.InsertDeliverable(deliverable.Deliverable{ID: w.newID(), Task: v.ID, Name: "Quyết định"}); err != nil {
				return err
			}
		}
		return nil
	})
	done, err := w.Assignments.Activate(context.Background(), w.people["office"], p.ID, assignment.Activation{
		Number: number, SignedOn: p.Document.IssuedOn,
	})
	if err != nil {
		w.t.Fatal(err)
	}
	w.programme, w.duties, w.given = p.ID, nil, map[string]calendar.Day{}
	for _, a := range done.Made {
		w.duties, w.given[a.ID] = append(w.duties, a.ID), a.Original
	}
}

// tasks are one of a soon and one of both departments later, one without a day, and one that waits for the first and
// whose product goes to another department than the issuer.
func (w *world) tasks() []task.Task {
	last := func(days int) calendar.Deadline {
		d := w.today().AddDays(days)
		return calendar.Deadline{Phrase: "trước " + d.Format(), Kind: calendar.Due, Due: d, Effective: d}
	}
	undated := calendar.Deadline{Phrase: "thường xuyên", Kind: calendar.Ongoing, Every: calendar.EveryMonth}
	soon := w.aTask(last(12), "a", "b")
	later := w.aTask(last(40), "a", "c")
	later.Roles = append(later.Roles, task.Role{Kind: task.Lead, Name: "Sở b", Org: "b"})
	waits := w.aTask(last(25), "b", "a")
	waits.DependsOn = []string{soon.ID}
	waits.Roles = append(waits.Roles, task.Role{Kind: task.Recipient, Name: "Sở c", Org: "c"})
	return []task.Task{soon, later, w.aTask(undated, "a", "b"), waits, w.aTask(last(-30), "b", "a")}
}

func (w *world) aTask(deadline calendar.Deadline, lead, coordinator string) task.Task {
	id := w.newID()
	return task.Task{
		ID: id, Ref: "I." + id, Content: "Lập quy hoạch", ProductPhrase: "Quyết định", Deadlines: []task.Deadline{deadline},
		Roles: []task.Role{
			{Kind: task.Lead, Name: "Sở " + lead, Org: lead}, {Kind: task.Coordinator, Name: "Sở " + coordinator, Org: coordinator},
		},
	}
}

// waiting counts what lies in the tray.
func (w *world) waiting() int {
	w.t.Helper()
	left, err := os.ReadDir(w.tray)
	if err != nil {
		w.t.Fatal(err)
	}
	return len(left)
}
