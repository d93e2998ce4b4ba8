package discussion_test

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/discussion"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/programme"
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
	discussion.Tx
	InsertUser(identity.User) error
	UpdateUser(identity.User) error
}

// room is the room on a real database, with a clock the test moves. Department a
// leads task "1", b coordinates it, c has no part.
type room struct {
	*discussion.Service

	t      *testing.T
	store  tx.Store[filling]
	tenant string
	now    time.Time
	next   int
	people map[string]access.Actor
}

func each(t *testing.T, test func(r *room)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, db *store.DB) {
		r := &room{
			t: t, tenant: storetest.Tenant(t, db, "tinh"), now: time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC),
			store: store.Bind(db, func(t *store.Tx) filling { return t }), people: map[string]access.Actor{},
		}
		r.Service = &discussion.Service{
			Store: store.Bind(db, func(t *store.Tx) discussion.Tx { return t }),
			Now:   func() time.Time { return r.now }, NewID: r.newID,
		}
		r.settle()
		test(r)
	})
}

func (r *room) newID() string {
	r.next++
	return "id-" + strconv.Itoa(10000+r.next)
}

func (r *room) settle() {
	r.t.Helper()
	r.must(func(t filling) error { return t.InsertUnit(aUnit("tinh", "")) })
	for _, id := range []string{"a", "b", "c"} {
		r.must(func(t filling) error { return t.InsertUnit(aUnit(id, "tinh")) })
		r.user("officer-"+id, access.Grant{Role: access.Officer, Org: id})
		r.user("head-"+id, access.Grant{Role: access.Leader, Org: id})
	}
	r.user("office", access.Grant{Role: access.Office})
	r.user("viewer", access.Grant{Role: access.Viewer})
	r.user("nobody")
	p := programme.Programme{ID: "p", Title: "Chương trình", Edition: 1, RestDay: calendar.Keep, Document: programme.Document{ID: "d", Number: "7/QĐ-UBND"}}
	r.must(func(t filling) error { return t.InsertProgramme(p) })
	for i, id := range []string{"1", "2"} {
		v := task.Task{
			ID: id, Programme: "p", Edition: 1, Ref: "I." + id, Content: "Lập quy hoạch", Ordinal: i, Listed: true, Source: task.Appendix,
			Version: 1, Roles: []task.Role{{Kind: task.Lead, Name: "Sở a", Org: "a"}, {Kind: task.Coordinator, Name: "Sở b", Org: "b"}},
		}
		r.must(func(t filling) error { return t.InsertTask(v) })
	}
	r.give("duty", "1", "a")
}

func aUnit(id, parent string) org.Unit {
	return org.Unit{ID: id, Kind: org.Department, Parent: parent, Names: []org.Name{{Text: "Sở " + id, Kind: org.Official}}}
}

// give makes a duty as its activation does, with an entry in the record.
func (r *room) give(id, of, unit string) {
	r.t.Helper()
	a := assignment.Assignment{
		ID: id, Programme: "p", Task: of, Lead: unit, FirstUnit: unit, Unit: unit, Instalment: 1, Required: true,
		State: assignment.Start(), ActiveFrom: calendar.DayOf(r.now), HeldFrom: calendar.DayOf(r.now), ChangedAt: r.now, Version: 1,
	}
	r.must(func(t filling) error { return t.InsertAssignment(a) })
	r.happens(of, "office")
}

// happens adds an entry to the record of a task.
func (r *room) happens(of, who string) {
	r.t.Helper()
	r.must(func(t filling) error {
		return audit.Append(t, r.now, r.as(who), "assignment.assign", audit.Subject{Kind: "task", ID: of}, assignment.Detail{})
	})
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
	a, known := r.people[login]
	if !known {
		r.t.Fatalf("nobody is %s", login)
	}
	return a
}

// say makes a remark that must be taken.
func (r *room) say(who string, d discussion.Draft) discussion.Remark {
	r.t.Helper()
	if d.Task == "" {
		d.Task = "1"
	}
	if d.Form == "" {
		d.Form = r.newID()
	}
	made, err := r.Write(context.Background(), r.as(who), d)
	if err != nil {
		r.t.Fatal(err)
	}
	return made
}

func (r *room) show(who, id string) discussion.View {
	r.t.Helper()
	v, err := r.Show(context.Background(), r.as(who), id)
	if err != nil {
		r.t.Fatal(err)
	}
	return v
}

// acts are those of the record of task "1", oldest first, without how it was given.
func (r *room) acts() (all []string) {
	r.t.Helper()
	r.must(func(t filling) error {
		entries, err := t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: "task", ID: "1"}})
		all = nil
		for i := len(entries) - 2; i >= 0; i-- {
			all = append(all, entries[i].Act)
		}
		return err
	})
	return all
}

func (r *room) same(what string, want, got any) {
	r.t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		r.t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func (r *room) refused(name string, kind errs.Kind, key string, err error) {
	r.t.Helper()
	if !errs.Is(err, kind, key) {
		r.t.Errorf("%s: %v, want %s %s", name, err, kind, key)
	}
}

func TestRemarksAndAnswers(t *testing.T) {
	each(t, func(r *room) {
		first := r.say("officer-a", discussion.Draft{Assignment: "duty", Words: "  Cần số liệu\r\nquý I  ", Mentions: []string{"officer-b", "officer-b"}})
		r.say("officer-b", discussion.Draft{Parent: first.ID, Words: "Đã gửi"})
		r.say("office", discussion.Draft{Words: "Về cả nhiệm vụ"})
		v := r.show("viewer", "1")
		if len(v.Threads) != 2 || len(v.Threads[0].Answers) != 1 || v.Threads[0].Words != "Cần số liệu\nquý I" {
			r.t.Fatalf("threads: %+v", v.Threads)
		}
		if v.Threads[0].Answers[0].Assignment != "duty" || v.Threads[1].Assignment != "" {
			r.t.Error("an answer is not where the remark is")
		}
		r.same("mentioned once", []discussion.Mention{{User: "officer-b", Name: "Người officer-b"}}, v.Threads[0].Mentions)
		r.same("the record", []string{"assignment.remark", "assignment.remark", "discussion.remark"}, r.acts())
		r.same("what a viewer may remark on", []string(nil), v.May)
		r.same("what the coordinator may", []string{"", "duty"}, r.show("officer-b", "1").May)
		r.same("a task not given yet", []string{""}, r.show("head-a", "2").May)
		r.same("to an outsider", []string(nil), r.show("officer-c", "2").May)
	})
}

func TestWhatIsNoRemark(t *testing.T) {
	each(t, func(r *room) {
		first := r.say("officer-a", discussion.Draft{Assignment: "duty", Words: "Một"})
		answer := r.say("officer-b", discussion.Draft{Parent: first.ID, Words: "Hai"})
		r.must(func(t filling) error {
			u, err := t.User("head-b")
			if err != nil {
				return err
			}
			u.Disabled = true
			return t.UpdateUser(u)
		})
		ok := discussion.Draft{Task: "1", Words: "x", Form: "f"}
		with := func(change func(*discussion.Draft)) discussion.Draft {
			d := ok
			change(&d)
			return d
		}
		many := make([]string, 21)
		for i := range many {
			many[i] = strconv.Itoa(i)
		}
		cases := []struct {
			name, who string
			draft     discussion.Draft
			kind      errs.Kind
			key       string
		}{
			{"an outsider, on the task", "officer-c", ok, errs.Forbidden, "discussion.not_yours"},
			{"an outsider, on the duty", "officer-c", with(func(d *discussion.Draft) { d.Assignment = "duty" }), errs.Forbidden, "assignment.not_yours"},
			{"a viewer", "viewer", ok, errs.Forbidden, "discussion.not_yours"},
			{"without a role", "nobody", ok, errs.Unauthenticated, "access.signed_out"},
			{"nothing said", "officer-a", with(func(d *discussion.Draft) { d.Words = " \r\n\u200b" }), errs.Invalid, "discussion.no_words"},
			{"100,000 characters", "officer-a", with(func(d *discussion.Draft) { d.Words = strings.Repeat("ắ", 100000) }), errs.TooLarge, "discussion.long_words"},
			{"one character too many", "officer-a", with(func(d *discussion.Draft) { d.Words = strings.Repeat("ắ", discussion.MaxWords+1) }), errs.TooLarge, "discussion.long_words"},
			{"no form", "officer-a", with(func(d *discussion.Draft) { d.Form = "" }), errs.Invalid, "discussion.no_form"},
			{"nobody of that name", "officer-a", with(func(d *discussion.Draft) { d.Mentions = []string{"none"} }), errs.Invalid, "discussion.mention_unknown"},
			{"somebody who may not read", "officer-a", with(func(d *discussion.Draft) { d.Mentions = []string{"nobody"} }), errs.Refused, "discussion.mention_outside"},
			{"a disabled account", "officer-a", with(func(d *discussion.Draft) { d.Mentions = []string{"head-b"} }), errs.Refused, "discussion.mention_outside"},
			{"everybody", "officer-a", with(func(d *discussion.Draft) { d.Mentions = many }), errs.TooLarge, "discussion.many_mentions"},
			{"an answer to an answer", "officer-a", with(func(d *discussion.Draft) { d.Parent = answer.ID }), errs.Invalid, "discussion.no_thread"},
			{"an answer on another task", "officer-a", with(func(d *discussion.Draft) { d.Task, d.Parent = "2", first.ID }), errs.Invalid, "discussion.no_thread"},
			{"a duty of another task", "officer-a", with(func(d *discussion.Draft) { d.Task, d.Assignment = "2", "duty" }), errs.Invalid, "discussion.other_task"},
			{"no such task", "officer-a", with(func(d *discussion.Draft) { d.Task = "none" }), errs.NotFound, "task.unknown"},
			{"no such duty", "officer-a", with(func(d *discussion.Draft) { d.Assignment = "none" }), errs.NotFound, "assignment.unknown"},
			{"no such remark", "officer-a", with(func(d *discussion.Draft) { d.Parent = "none" }), errs.NotFound, "discussion.unknown"},
		}
		for _, c := range cases {
			_, err := r.Write(context.Background(), r.as(c.who), c.draft)
			r.refused(c.name, c.kind, c.key, err)
		}
		if got := r.acts(); len(got) != 2 {
			r.t.Errorf("refused, and in the record all the same: %v", got)
		}
	})
}

// A form that is sent again makes nothing twice, also when the answer to the first was lost.
func TestAFormMakesOneRemark(t *testing.T) {
	each(t, func(r *room) {
		first := r.say("officer-a", discussion.Draft{Words: "Một", Form: "f", Mentions: []string{"office"}})
		again := r.say("officer-a", discussion.Draft{Words: "Một", Form: "f", Mentions: []string{"office"}})
		if first.ID != again.ID || len(r.show("viewer", "1").Threads) != 1 || len(r.acts()) != 1 {
			r.t.Error("made twice")
		}
		r.say("officer-b", discussion.Draft{Words: "Một", Form: "f"}) // somebody else's form is another
		if len(r.show("viewer", "1").Threads) != 2 {
			r.t.Error("the key of a form counts for everybody")
		}
	})
}

func TestEditAndWithdraw(t *testing.T) {
	each(t, func(r *room) {
		ctx := context.Background()
		v := r.say("officer-a", discussion.Draft{Assignment: "duty", Words: "Trước ngày 10"})
		r.refused("another's", errs.Forbidden, "discussion.not_author", r.Edit(ctx, r.as("head-a"), v.ID, 1, "x"))
		r.refused("another's", errs.Forbidden, "discussion.not_author", r.Withdraw(ctx, r.as("office"), v.ID, 1))
		r.refused("unknown", errs.NotFound, "discussion.unknown", r.Withdraw(ctx, r.as("office"), "none", 1))
		r.refused("nothing", errs.Invalid, "discussion.no_words", r.Edit(ctx, r.as("officer-a"), v.ID, 1, " "))
		if err := r.Edit(ctx, r.as("officer-a"), v.ID, 1, "Trước ngày 20"); err != nil {
			r.t.Fatal(err)
		}
		r.refused("a stale page", errs.Conflict, "discussion.stale", r.Edit(ctx, r.as("officer-a"), v.ID, 1, "Trước ngày 30"))
		r.now = r.now.Add(15 * time.Minute)
		r.refused("too late", errs.Refused, "discussion.too_late", r.Edit(ctx, r.as("officer-a"), v.ID, 2, "Trước ngày 30"))
		if err := r.Withdraw(ctx, r.as("officer-a"), v.ID, 2); err != nil {
			r.t.Fatal(err)
		}
		r.refused("twice", errs.Refused, "discussion.withdrawn", r.Withdraw(ctx, r.as("officer-a"), v.ID, 3))
		_, err := r.Write(ctx, r.as("officer-b"), discussion.Draft{Task: "1", Parent: v.ID, Words: "x", Form: "f"})
		r.refused("an answer to what was withdrawn", errs.Refused, "discussion.withdrawn", err)
		kept := r.show("viewer", "1").Threads[0]
		if kept.Words != "Trước ngày 20" || kept.EditedAt.IsZero() || kept.WithdrawnAt.IsZero() {
			r.t.Errorf("kept: %+v", kept)
		}
		r.same("the record", []string{"assignment.remark", "discussion.edit", "discussion.withdraw"}, r.acts())
	})
}

func TestMentions(t *testing.T) {
	each(t, func(r *room) {
		ctx := context.Background()
		old := r.say("officer-a", discussion.Draft{Words: "Một", Mentions: []string{"head-b"}})
		r.now = r.now.Add(time.Hour)
		newer := r.say("officer-a", discussion.Draft{Words: "Hai", Mentions: []string{"head-b", "office"}})
		mine := func() (ids []string, c discussion.MentionCount) {
			m, err := r.Mine(ctx, r.as("head-b"), assignment.Page{Limit: 10})
			if err != nil {
				r.t.Fatal(err)
			}
			for _, row := range m.Rows {
				ids = append(ids, row.ID)
			}
			return ids, m.Count
		}
		ids, count := mine()
		r.same("newest first", []string{newer.ID, old.ID}, ids)
		r.same("count", discussion.MentionCount{All: 2, Unread: 2}, count)
		if _, err := r.Read(ctx, r.as("head-b"), newer.ID); err != nil {
			r.t.Fatal(err)
		}
		ids, count = mine()
		r.same("unread first", []string{old.ID, newer.ID}, ids)
		r.same("count", discussion.MentionCount{All: 2, Unread: 1}, count)
		_, err := r.Read(ctx, r.as("head-b"), "none")
		r.refused("unknown", errs.NotFound, "discussion.unknown", err)
		_, err = r.Mine(ctx, access.Operator(r.tenant, "dondoc"), assignment.Page{})
		r.refused("no account", errs.Unauthenticated, "access.signed_out", err)
	})
}
