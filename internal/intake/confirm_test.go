package intake_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/blob"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/task"
	"dondoc/internal/tx"
)

// databases are what each test gets a copy of.
var databases = storetest.Migrated()

func TestMain(m *testing.M) { databases.Main(m) }

// desk is the room on a real database, with the files it keeps.
type desk struct {
	*intake.Service

	t      *testing.T
	db     *store.DB
	files  *blob.Disk
	office access.Actor
}

func eachEngine(t *testing.T, test func(t *testing.T, d *desk)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, db *store.DB) { test(t, newDesk(t, db)) })
}

func newDesk(t *testing.T, db *store.DB) *desk {
	t.Helper()
	files, err := blob.OpenDisk(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = files.Close() })
	working, err := calendar.Vietnam()
	if err != nil {
		t.Fatal(err)
	}
	var ids atomic.Int64
	d := &desk{t: t, db: db, files: files}
	d.Service = &intake.Service{
		Store: store.Bind(db, func(t *store.Tx) intake.Tx { return t }), Files: files, Calendar: working, National: org.National(),
		Now:   func() time.Time { return time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC) },
		NewID: func() string { return "id-" + strconv.FormatInt(ids.Add(1), 10) },
	}
	d.office = access.Actor{
		Tenant: storetest.Tenant(t, db, "tinh"), User: "u", Name: "Văn phòng", Grants: []access.Grant{{Role: access.Office}},
	}
	return d
}

func decision(t *testing.T) []byte {
	t.Helper()
	content, err := os.ReadFile("../../testdata/625-qd-ubnd.txt")
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func (d *desk) upload() intake.Upload {
	d.t.Helper()
	u, err := d.Upload(context.Background(), d.office, "625-qd-ubnd.txt", bytes.NewReader(decision(d.t)))
	if err != nil {
		d.t.Fatal(err)
	}
	return u
}

func (d *desk) confirm(u intake.Upload) string {
	d.t.Helper()
	id, err := d.Confirm(context.Background(), d.office, u.ID, u.Version, intake.ConfirmOptions{Retrospective: true})
	if err != nil {
		d.t.Fatal(err)
	}
	return id
}

// look reads records the way the rooms do.
func look[R any](d *desk, do func(intake.Tx) (R, error)) R {
	d.t.Helper()
	r, err := tx.Get(context.Background(), d.Store, d.office.Tenant, do)
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

func (d *desk) kept() int {
	d.t.Helper()
	n := 0
	if err := d.files.Each(func(string) error { n++; return nil }); err != nil {
		d.t.Fatal(err)
	}
	return n
}

func TestConfirmMakesTheWholeProgramme(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		id := d.confirm(d.upload())
		tasks := look(d, func(t intake.Tx) ([]task.Task, error) { return t.Tasks(id) })
		listed := slices.DeleteFunc(slices.Clone(tasks), func(t task.Task) bool { return !t.Listed })
		if len(tasks) != 39+53 || len(listed) != 39 {
			t.Errorf("%d tasks, %d listed; want 92 and 39", len(tasks), len(listed))
		}
		row := find(t, tasks, "IV.1")
		if len(row.DependsOn) != 2 || row.DependsOn[0] != find(t, tasks, "IV.2").ID || row.DependsOn[1] != find(t, tasks, "V.3").ID {
			t.Errorf("IV.1 depends on %v", row.DependsOn)
		}
		if item := find(t, tasks, "II.4.b.1"); len(item.Covers) != 1 || item.Covers[0] != row.ID || item.Group != row.Group {
			t.Errorf("II.4.b.1 covers %v in group %q", item.Covers, item.Group)
		}
		if item := find(t, tasks, "II.4.b.7.5"); item.Listed || item.Group != row.Group {
			t.Errorf("a body item without a row: listed %v, group %q, want unlisted in IV", item.Listed, item.Group)
		}
		targets := look(d, func(t intake.Tx) (int, error) { all, err := t.Targets(id); return len(all), err })
		duties := look(d, func(t intake.Tx) (int, error) { all, err := t.Duties(id); return len(all), err })
		if targets != 23 || duties != 5 || len(d.differences(id)) != 23 {
			t.Errorf("%d targets, %d duties, %d differences; want 23, 5, 23", targets, duties, len(d.differences(id)))
		}
	})
}

func TestPlacesPointAtTheWordsOfTheSource(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		id := d.confirm(d.upload())
		p := look(d, func(t intake.Tx) (string, error) { p, err := t.Programme(id); return p.Document.ID, err })
		for _, made := range look(d, func(t intake.Tx) ([]task.Task, error) { return t.Tasks(id) }) {
			var words strings.Builder
			for _, b := range look(d, func(t intake.Tx) ([]string, error) { return texts(t, p, made) }) {
				words.WriteString(b + " ")
			}
			if beginning := made.Content[:min(len(made.Content), 40)]; !strings.Contains(words.String(), beginning) {
				t.Errorf("%s: the source at its place says %.80q", made.Ref, words.String())
			}
		}
	})
}

func texts(t intake.Tx, document string, made task.Task) ([]string, error) {
	blocks, err := t.Blocks(document, made.Place.FirstBlock, made.Place.LastBlock)
	var all []string
	for _, b := range blocks {
		all = append(all, b.Text)
	}
	return all, err
}

func find(t *testing.T, tasks []task.Task, ref string) task.Task {
	t.Helper()
	i := slices.IndexFunc(tasks, func(t task.Task) bool { return t.Ref == ref })
	if i < 0 {
		t.Fatalf("no task %s", ref)
	}
	return tasks[i]
}

func (d *desk) differences(programme string) []intake.Difference {
	d.t.Helper()
	all, err := d.Differences(context.Background(), d.office, programme)
	if err != nil {
		d.t.Fatal(err)
	}
	return all
}

func TestTwoWhoConfirmMakeOneProgramme(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		u := d.upload()
		const people = 6
		results := make([]error, people)
		var all sync.WaitGroup
		for i := range people {
			all.Go(func() {
				_, results[i] = d.Confirm(context.Background(), d.office, u.ID, u.Version, intake.ConfirmOptions{})
			})
		}
		all.Wait()
		won := 0
		for _, err := range results {
			switch {
			case err == nil:
				won++
			case !errs.Is(err, errs.Conflict, "intake.confirmed") && !errs.Is(err, errs.Conflict, "intake.stale"):
				t.Errorf("the others are told %v", err)
			}
		}
		made := look(d, func(t intake.Tx) (int, error) { all, err := t.Programmes(); return len(all), err })
		if won != 1 || made != 1 {
			t.Errorf("%d confirmations succeeded and made %d programmes, want one", won, made)
		}
	})
}

func TestRefusedFilesLeaveNothing(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		secret := bytes.Replace(decision(t), []byte("QUYẾT ĐỊNH"), []byte("TỐI MẬT\nQUYẾT ĐỊNH"), 1)
		cases := []struct {
			name    string
			content []byte
			kind    errs.Kind
			key     string
		}{
			{"empty.txt", nil, errs.Invalid, "docread.empty"},
			{"latin.txt", []byte("Quy\xe9t \xf0\xfenh s\xe1 1"), errs.Invalid, "docread.not_utf8"},
			{"letter.txt", []byte("Kính gửi các bạn,\nchúc một ngày vui.\n"), errs.Invalid, "intake.no_programme"},
			{"secret.txt", secret, errs.Refused, "intake.secret"},
		}
		for _, c := range cases {
			_, err := d.Upload(context.Background(), d.office, c.name, bytes.NewReader(c.content))
			refusal, ok := errors.AsType[*errs.Error](err)
			if !ok || refusal.Kind != c.kind || refusal.Key != c.key {
				t.Errorf("%s: %v, want %s %s", c.name, err, c.kind, c.key)
			}
		}
		if n := d.kept(); n != 0 {
			t.Errorf("%d files kept", n)
		}
		if open, err := d.Uploads(context.Background(), d.office, intake.Open); err != nil || len(open) != 0 {
			t.Errorf("%d drafts kept, %v", len(open), err)
		}
	})
}

func TestTheSameDecisionIsNotImportedTwice(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		first, second := d.upload(), d.upload()
		d.confirm(first)
		ctx := context.Background()
		if _, err := d.Confirm(ctx, d.office, second.ID, second.Version, intake.ConfirmOptions{}); !errs.Is(err, errs.Conflict, "intake.already") {
			t.Errorf("confirming it again: %v", err)
		}
		_, err := d.Upload(ctx, d.office, "copy.txt", bytes.NewReader(decision(t)))
		if errs.KindOf(err) != errs.Conflict {
			t.Errorf("uploading it again: %v", err)
		}
	})
}

func TestAmendedRowIsReadAnew(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		u := d.upload()
		fixed, err := d.AmendRow(context.Background(), d.office, u.ID, u.Version, 4, intake.Correction{
			Content: "Nội dung đã sửa", Leads: "Sở Tài chính\nSở Nội vụ", Coordinators: "", Products: []string{" Đề án ", ""},
			Deadline: "Trước ngày 01/5/2022",
		})
		if err != nil {
			t.Fatal(err)
		}
		row := fixed.Draft.Tasks[4]
		if diff := cmp.Diff([]string{"Sở Tài chính", "Sở Nội vụ"}, row.Leads); diff != "" {
			t.Error(diff)
		}
		if row.Deadline.Due.String() != "2022-04-30" || !slices.Equal(row.Products, []string{"Đề án"}) || row.Content != "Nội dung đã sửa" {
			t.Errorf("row became %+v", row)
		}
		if _, err := d.AcceptItem(context.Background(), d.office, u.ID, u.Version, intake.Spot{Kind: intake.ItemTask, N: 4}); !errs.Is(err, errs.Conflict, "intake.stale") {
			t.Errorf("a stale form: %v", err)
		}
		if _, err := d.AmendRow(context.Background(), d.office, u.ID, fixed.Version, 4, intake.Correction{}); errs.KindOf(err) != errs.Invalid {
			t.Errorf("an empty content: %v", err)
		}
		if _, err := d.AcceptItem(context.Background(), d.office, u.ID, fixed.Version, intake.Spot{Kind: intake.ItemTask, N: 39}); errs.KindOf(err) != errs.NotFound {
			t.Errorf("a row that is not there: %v", err)
		}
		d.confirm(fixed)
	})
}

func TestDiscardedDraftCannotBeConfirmed(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		u := d.upload()
		if err := d.Discard(context.Background(), d.office, u.ID, u.Version); err != nil {
			t.Fatal(err)
		}
		_, err := d.Confirm(context.Background(), d.office, u.ID, u.Version, intake.ConfirmOptions{})
		if !errs.Is(err, errs.Conflict, "intake.discarded") {
			t.Errorf("confirming it: %v", err)
		}
	})
}

func TestDecide(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		id := d.confirm(d.upload())
		byKind := map[intake.DifferenceKind]intake.Difference{}
		for _, diff := range d.differences(id) {
			byKind[diff.Kind] = diff
		}
		d.decide(byKind[intake.BodyOnly], intake.TakeBody)
		if item := d.task(byKind[intake.BodyOnly].BodyTask); !item.Listed {
			t.Error("the body item was not listed")
		}
		leads := byKind[intake.LeadDiffers]
		d.decide(leads, intake.TakeBody)
		if got := names(d.task(leads.AppendixTask)); !slices.Equal(got, leads.BodyValue) {
			t.Errorf("leads %v, want the body's %v", got, leads.BodyValue)
		}
		due := byKind[intake.DeadlineOnlyInAppendix]
		before := d.task(due.AppendixTask).Deadlines
		d.decide(due, intake.TakeBody)
		if got := d.task(due.AppendixTask).Deadlines; len(got) != 0 {
			t.Errorf("the body has no date, the row kept %v", got)
		}
		again := d.difference(due.ID)
		d.decide(again, intake.TakeAppendix)
		after := d.task(due.AppendixTask).Deadlines
		if len(after) != len(before) || after[0].Due != before[0].Due || after[0].Phrase != before[0].Phrase {
			t.Errorf("going back gives %v, want %v", after, before)
		}
		d.decide(byKind[intake.GroupTitleDiffers], intake.TakeBody)
	})
}

func TestTwoWhoDecideAtOnce(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		diff := d.differences(d.confirm(d.upload()))[0]
		d.decide(diff, intake.TakeBody)
		verdict := intake.Verdict{Difference: diff.ID, Version: diff.Version, Decision: intake.TakeAppendix}
		if _, err := d.Service.Decide(context.Background(), d.office, verdict); errs.KindOf(err) != errs.Conflict {
			t.Errorf("the second person is told %v", err)
		}
		entries := look(d, func(t intake.Tx) ([]audit.Entry, error) {
			return t.AuditEntries(audit.Filter{Act: "intake.decide", Subject: audit.Subject{Kind: "programme", ID: diff.Programme}, Limit: 10})
		})
		if len(entries) != 1 {
			t.Errorf("%d decisions on record, want 1", len(entries))
		}
		if n, err := tx.Get(context.Background(), d.Store, d.office.Tenant, func(t intake.Tx) (int64, error) { return audit.Verify(t) }); err != nil || n == 0 {
			t.Errorf("the chain of %d entries: %v", n, err)
		}
	})
}

func (d *desk) decide(diff intake.Difference, decision intake.Decision) {
	d.t.Helper()
	verdict := intake.Verdict{Difference: diff.ID, Version: diff.Version, Decision: decision, Note: "theo biên bản"}
	if _, err := d.Service.Decide(context.Background(), d.office, verdict); err != nil {
		d.t.Fatalf("%s → %s: %v", diff.Kind, decision, err)
	}
}

func (d *desk) difference(id string) intake.Difference {
	d.t.Helper()
	return look(d, func(t intake.Tx) (intake.Difference, error) { return t.Difference(id) })
}

func (d *desk) task(id string) task.Task {
	d.t.Helper()
	return look(d, func(t intake.Tx) (task.Task, error) { return t.Task(id) })
}

func names(t task.Task) []string {
	var leads []string
	for _, r := range t.Roles {
		if r.Kind != task.Lead {
			continue
		}
		name := r.Name
		if r.Class {
			name = "*" + name
		}
		leads = append(leads, name)
	}
	return leads
}

func TestOnlyTheOfficeMayBringPrograms(t *testing.T) {
	eachEngine(t, func(t *testing.T, d *desk) {
		u := d.upload()
		ctx := context.Background()
		for _, role := range access.Roles() {
			if role == access.Office {
				continue
			}
			a := access.Actor{Tenant: d.office.Tenant, User: "x", Grants: []access.Grant{{Role: role}}}
			_, upload := d.Upload(ctx, a, "a.txt", bytes.NewReader(decision(t)))
			_, confirm := d.Confirm(ctx, a, u.ID, u.Version, intake.ConfirmOptions{})
			_, decide := d.Service.Decide(ctx, a, intake.Verdict{Difference: "x", Decision: intake.TakeBody})
			_, show := d.Show(ctx, a, u.ID)
			for act, err := range map[string]error{"upload": upload, "confirm": confirm, "decide": decide, "show": show,
				"discard": d.Discard(ctx, a, u.ID, u.Version)} {
				if errs.KindOf(err) != errs.Forbidden {
					t.Errorf("%s may %s: %v", role, act, err)
				}
			}
		}
	})
}
