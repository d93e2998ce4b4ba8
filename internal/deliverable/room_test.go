package deliverable_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/blob"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/store"
	"dondoc/internal/store/storetest"
	"dondoc/internal/task"
	"dondoc/internal/text"
	"dondoc/internal/tx"
	"dondoc/internal/virus"
)

// databases are what each test gets a copy of.
var databases = storetest.Migrated()

func TestMain(m *testing.M) { databases.Main(m) }

// filling is what the room's tests put into the rooms below.
type filling interface {
	deliverable.ProductTx
	InsertUser(identity.User) error
}

// room is the room on a real database, with a duty of department a, coordinated
// by b, that has been received.
type room struct {
	*deliverable.Service

	t      *testing.T
	duties *assignment.Service
	store  tx.Store[filling]
	tenant string
	now    time.Time
	next   int
	people map[string]access.Actor
	duty   assignment.Assignment
	files  string // folders of what is kept and of what came in
	tray   string
}

func each(t *testing.T, test func(r *room)) {
	t.Helper()
	databases.Each(t, func(t *testing.T, db *store.DB) { test(newRoom(t, db)) })
}

func newRoom(t *testing.T, db *store.DB) *room {
	t.Helper()
	r := &room{
		t: t, tenant: storetest.Tenant(t, db, "tinh"), now: time.Date(2026, 3, 2, 3, 0, 0, 0, time.UTC),
		store: store.Bind(db, func(t *store.Tx) filling { return t }), people: map[string]access.Actor{},
		files: t.TempDir(), tray: t.TempDir(),
	}
	files, err1 := blob.OpenDisk(r.files)
	tray, err2 := blob.OpenTray(r.tray)
	working, err3 := calendar.Vietnam()
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = errors.Join(files.Close(), tray.Close()) })
	now := func() time.Time { return r.now }
	r.duties = &assignment.Service{
		Store: store.Bind(db, func(t *store.Tx) assignment.Tx { return t }), Calendar: working, Now: now, NewID: r.newID,
	}
	r.Service = &deliverable.Service{
		Store: store.Bind(db, func(t *store.Tx) deliverable.ProductTx { return t }), Tray: tray, Files: files,
		MaxBytes: 1 << 10, Now: now, NewID: r.newID,
	}
	r.settle()
	return r
}

func (r *room) newID() string {
	r.next++
	return fmt.Sprintf("00000000-0000-0000-0000-%012d", r.next)
}

func (r *room) must(do func(filling) error) {
	r.t.Helper()
	if err := r.store.Write(context.Background(), r.tenant, do); err != nil {
		r.t.Fatal(err)
	}
}

func (r *room) settle() {
	r.t.Helper()
	last := day("2026-06-30")
	decision := programme.Document{ID: "d", Number: "7/QĐ-UBND", NumberKey: text.Number("7/QĐ-UBND"), IssuedOn: day("2026-02-16"), Issuer: "UBND tỉnh"}
	v := task.Task{
		ID: "1", Programme: "p", Ref: "I.1", Content: "Lập quy hoạch", ProductPhrase: "Quyết định", Edition: 1, Listed: true,
		Source: task.Appendix, Version: 1,
		Deadlines: []task.Deadline{{Phrase: "trước 30/6", Kind: calendar.Due, Due: last, Effective: last}},
		Roles:     []task.Role{{Kind: task.Lead, Name: "Sở a", Org: "a"}, {Kind: task.Coordinator, Name: "Sở b", Org: "b"}},
	}
	r.must(func(t filling) error {
		err := t.InsertUnit(org.Unit{ID: "tinh", Kind: org.Province, Names: []org.Name{{Text: "UBND tỉnh", Kind: org.Official}}})
		for _, id := range []string{"a", "b", "c"} {
			err = errors.Join(err, t.InsertUnit(org.Unit{
				ID: id, Kind: org.Department, Parent: "tinh", Names: []org.Name{{Text: "Sở " + id, Kind: org.Official}},
			}))
		}
		return errors.Join(err, t.InsertProgramme(programme.Programme{ID: "p", Edition: 1, RestDay: calendar.Keep, Document: decision}),
			t.InsertTask(v), t.InsertDeliverable(deliverable.Deliverable{ID: "expected", Task: "1", Name: "Quyết định"}))
	})
	for _, id := range []string{"a", "b", "c"} {
		r.user("officer-"+id, access.Grant{Role: access.Officer, Org: id})
		r.user("head-"+id, access.Grant{Role: access.Leader, Org: id})
	}
	r.user("office", access.Grant{Role: access.Office})
	r.user("viewer", access.Grant{Role: access.Viewer})
	done, err := r.duties.Activate(context.Background(), r.as("office"), "p",
		assignment.Activation{Number: "7/QĐ-UBND", SignedOn: day("2026-02-16")})
	if err != nil {
		r.t.Fatal(err)
	}
	r.duty = done.Made[0]
	r.act(r.duties.Receive(context.Background(), r.as("officer-a"), r.ref()))
}

func (r *room) user(login string, grants ...access.Grant) {
	r.t.Helper()
	u := identity.User{ID: login, Login: login, Name: "Người " + login, Grants: grants, Version: 1}
	r.must(func(t filling) error { return t.InsertUser(u) })
	r.people[login] = u.Actor(r.tenant)
}

func (r *room) as(login string) access.Actor { return r.people[login] }

func (r *room) ref() assignment.Ref { return assignment.Ref{ID: r.duty.ID, Version: r.duty.Version} }

// act takes over what an act on the duty that must succeed gives.
func (r *room) act(a assignment.Assignment, err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
	r.duty = a
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

// hand hands one file in as a product, with what a test changes of it.
func (r *room) hand(who, name, content string, change ...func(*deliverable.Handing)) (deliverable.Product, error) {
	ctx := context.Background()
	in, err := r.Receive(ctx, r.as(who), r.duty.ID, name, strings.NewReader(content))
	if err != nil {
		return deliverable.Product{}, err
	}
	h := deliverable.Handing{ID: r.newID(), Document: deliverable.Document{Kind: "Tờ trình", Number: "12/TTr", IssuedOn: day("2026-03-01")}}
	for _, c := range change {
		c(&h)
	}
	return r.HandIn(ctx, r.as(who), r.ref(), h, in)
}

func (r *room) handed() deliverable.Product {
	r.t.Helper()
	p, err := r.hand("officer-a", "to-trinh.txt", "Tờ trình về quy hoạch")
	if err != nil {
		r.t.Fatal(err)
	}
	return p
}

func (r *room) add(who string, p deliverable.Product, no int, name, content string) (deliverable.Product, error) {
	in, err := r.Receive(context.Background(), r.as(who), r.duty.ID, name, strings.NewReader(content))
	if err != nil {
		return p, err
	}
	return r.AddFile(context.Background(), r.as(who), deliverable.Ref{ID: p.ID, Version: p.Version}, no, in)
}

// refused demands a refusal that leaves nothing: no product, nothing in the tray, nothing kept.
func (r *room) refused(kind errs.Kind, key string, err error) {
	r.t.Helper()
	if !errs.Is(err, kind, key) {
		r.t.Errorf("got %v, want %s %s", err, kind, key)
	}
	if n := count(r.t, r.tray); n != 0 {
		r.t.Errorf("%s: %d files left in the tray", key, n)
	}
}

// nothingKept demands that no product is there and no content is kept.
func (r *room) nothingKept() {
	r.t.Helper()
	all, err := r.Of(context.Background(), r.as("viewer"), r.duty.ID)
	if n := count(r.t, r.files); err != nil || len(all) != 0 || n != 0 {
		r.t.Errorf("%d products, %d contents, %v", len(all), n, err)
	}
}

func count(t *testing.T, folder string) (n int) {
	t.Helper()
	err := filepath.WalkDir(folder, func(_ string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (r *room) entries(kind, id, act string) (n int) {
	r.t.Helper()
	err := r.store.Read(context.Background(), r.tenant, func(t filling) error {
		all, err := t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: kind, ID: id}})
		for _, e := range all {
			if e.Act == act {
				n++
			}
		}
		return err
	})
	if err != nil {
		r.t.Fatal(err)
	}
	return n
}

func TestAProductIsHandedInAndRead(t *testing.T) {
	each(t, func(r *room) {
		p := r.handed()
		got, err := r.Show(context.Background(), r.as("viewer"), p.ID)
		if err != nil || got.Product.Document.Number != "12/TTr" || len(got.Product.Files) != 1 || got.MayHandIn || got.MayAdvance {
			r.t.Errorf("%+v, %v", got, err)
		}
		f := got.Product.Files[0]
		content, err := r.Content(f)
		if err != nil {
			r.t.Fatal(err)
		}
		raw, err := io.ReadAll(content)
		if err := errors.Join(err, content.Close()); err != nil || string(raw) != "Tờ trình về quy hoạch" || f.Digest != blob.Digest(raw) || !f.Read {
			r.t.Errorf("%q, %+v, %v", raw, f, err)
		}
		if n := r.entries("task", "1", "deliverable.hand_in"); n != 1 || count(r.t, r.tray) != 0 {
			r.t.Errorf("%d entries, %d in the tray", n, count(r.t, r.tray))
		}
	})
}

func TestWhoMayNotHandIn(t *testing.T) {
	each(t, func(r *room) {
		for _, who := range []string{"officer-c", "officer-b", "head-b", "office", "viewer"} {
			_, err := r.hand(who, "a.txt", "x")
			r.refused(errs.Forbidden, "assignment.not_yours", err)
		}
		r.nothingKept()
	})
}

func TestAFormSentTwiceMakesOneProduct(t *testing.T) {
	each(t, func(r *room) {
		p := r.handed()
		_, err := r.hand("officer-a", "a.txt", "x", func(h *deliverable.Handing) { h.ID = p.ID })
		r.refused(errs.Conflict, "deliverable.exists", err)
		for _, id := range []string{"", "../x", "A"} {
			_, err = r.hand("officer-a", "a.txt", "x", func(h *deliverable.Handing) { h.ID = id })
			r.refused(errs.Invalid, "assignment.no_version", err)
		}
	})
}

func TestFilesThatAreNotTaken(t *testing.T) {
	each(t, func(r *room) {
		for _, c := range []struct {
			name, content string
			kind          errs.Kind
			key           string
		}{
			{"a.pdf", "chỉ là chữ", errs.Invalid, "deliverable.lying"},
			{"a.txt", "MZ\x90\x00", errs.Invalid, "deliverable.lying"},
			{"a.png", "%PDF-1.7", errs.Invalid, "deliverable.lying"},
			{"a.docx", "PK\x03\x04", errs.Invalid, "deliverable.lying"},
			{"a.exe", "MZ", errs.Invalid, "deliverable.format"},
			{"a.zip", "PK\x03\x04", errs.Invalid, "deliverable.format"},
			{"a", "x", errs.Invalid, "deliverable.format"},
			{"a.txt", "", errs.Invalid, "deliverable.empty"},
			{"a.txt", strings.Repeat("x", 1<<10+1), errs.TooLarge, "deliverable.too_large"},
			{"a.txt", "UBND TỈNH\nTỐI MẬT\nKế hoạch", errs.Refused, "deliverable.secret"},
		} {
			_, err := r.hand("officer-a", c.name, c.content)
			r.refused(c.kind, c.key, err)
		}
		r.nothingKept()
		if n := r.entries("assignment", r.duty.ID, "deliverable.refuse"); n != 1 {
			r.t.Errorf("%d entries of the marked file, want 1", n)
		}
	})
}

// Half a file, whose sender went away, leaves nothing.
func TestAnUploadThatBreaksOffLeavesNothing(t *testing.T) {
	each(t, func(r *room) {
		gone := errors.New("gone")
		half := io.MultiReader(strings.NewReader("nửa"), readerOf(func([]byte) (int, error) { return 0, gone }))
		if _, err := r.Receive(context.Background(), r.as("officer-a"), r.duty.ID, "a.txt", half); !errors.Is(err, gone) {
			r.t.Errorf("got %v", err)
		}
		if n := count(r.t, r.tray); n != 0 {
			r.t.Errorf("%d files left", n)
		}
	})
}

type readerOf func([]byte) (int, error)

func (r readerOf) Read(p []byte) (int, error) { return r(p) }

// The harmless file every scanner reports, in two halves so that no scanner reports this source.
const eicar = `X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR` + `-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`

// clamd answers as the daemon does: it reads a stream and finds the test file in it.
func clamd(t *testing.T) string {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			answer := "stream: OK\x00"
			if strings.Contains(stream(conn), eicar) {
				answer = "stream: Eicar-Test-Signature FOUND\x00"
			}
			_, _ = io.WriteString(conn, answer)
			_ = conn.Close()
		}
	}()
	return l.Addr().String()
}

// stream reads the pieces of an INSTREAM command, each with its length before it.
func stream(r io.Reader) string {
	var all strings.Builder
	_, _ = io.CopyN(io.Discard, r, int64(len("zINSTREAM\x00")))
	for {
		var n uint32
		if binary.Read(r, binary.BigEndian, &n) != nil || n == 0 {
			return all.String()
		}
		_, _ = io.CopyN(&all, r, int64(n))
	}
}

func TestAVirusLeavesNothingButAnEntry(t *testing.T) {
	each(t, func(r *room) {
		r.Virus = virus.Scanner{Address: clamd(r.t)}
		_, err := r.hand("officer-a", "a.txt", eicar)
		r.refused(errs.Refused, "virus.found", err)
		r.nothingKept()
		if n := r.entries("assignment", r.duty.ID, "deliverable.refuse"); n != 1 {
			r.t.Errorf("%d entries", n)
		}
		r.handed()
		r.Virus.Address = "127.0.0.1:1" // nobody answers: what was not checked does not pass
		_, err = r.hand("officer-a", "b.txt", "x")
		r.refused(errs.Refused, "virus.unchecked", err)
	})
}

// A new version leaves the earlier ones; of two at once the second is told.
func TestVersionsOfAFile(t *testing.T) {
	each(t, func(r *room) {
		first := r.handed()
		p, err := r.add("head-a", first, 1, "to-trinh-2.txt", "bản hai")
		if err != nil {
			r.t.Fatal(err)
		}
		_, err = r.add("officer-a", first, 1, "khac.txt", "bản khác")
		r.refused(errs.Conflict, "deliverable.stale", err)
		_, err = r.add("officer-a", p, 7, "khac.txt", "x")
		r.refused(errs.NotFound, "deliverable.unknown", err)
		if p, err = r.add("officer-a", p, 0, "phu-luc.txt", "phụ lục"); err != nil {
			r.t.Fatal(err)
		}
		got, err := r.Show(context.Background(), r.as("viewer"), p.ID)
		if err != nil {
			r.t.Fatal(err)
		}
		var names []string
		for _, f := range got.Product.Files {
			names = append(names, fmt.Sprint(f.No, ".", f.Version, " ", f.Name, " ", f.By))
		}
		want := []string{"1.1 to-trinh.txt officer-a", "1.2 to-trinh-2.txt head-a", "2.1 phu-luc.txt officer-a"}
		if !slices.Equal(names, want) || len(got.Product.Current()) != 2 {
			r.t.Errorf("%q, want %q", names, want)
		}
	})
}

// Handing in and claiming are one act; a claim that is refused takes the product with it.
func TestHandedInWithTheClaim(t *testing.T) {
	each(t, func(r *room) {
		claim := func(on string) func(*deliverable.Handing) {
			return func(h *deliverable.Handing) { h.Claim = &assignment.Claim{Day: day(on), Words: "đã trình"} }
		}
		_, err := r.hand("officer-a", "a.txt", "x", claim("2026-03-03"))
		r.refused(errs.Invalid, "assignment.future_day", err)
		if all, err := r.Of(context.Background(), r.as("viewer"), r.duty.ID); err != nil || len(all) != 0 {
			r.t.Errorf("%d products, %v", len(all), err)
		}
		if _, err := r.hand("officer-a", "a.txt", "x", claim("2026-03-02")); err != nil {
			r.t.Fatal(err)
		}
		view, err := r.duties.Show(context.Background(), r.as("head-a"), r.duty.ID)
		if err != nil || view.Assignment.State.Confirmation != assignment.AwaitingLeader || view.Submissions[0].Words != "đã trình" {
			r.t.Errorf("%+v, %v", view.Assignment.State, err)
		}
		_, err = r.hand("officer-a", "b.txt", "x") // what is claimed is not changed behind the leader's back
		r.refused(errs.Conflict, "assignment.not_now", err)
	})
}

// A return that disputes the day alone leaves the products as they are.
func TestWhatIsNotDisputedIsLocked(t *testing.T) {
	each(t, func(r *room) {
		p := r.handed()
		ctx := context.Background()
		back := func(part string) {
			r.act(r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{}))
			r.act(r.duties.Approve(ctx, r.as("head-a"), r.ref()))
			r.act(r.duties.Return(ctx, r.as("office"), r.ref(), "xem lại", []string{part}))
		}
		back(assignment.PartDay)
		_, err := r.hand("officer-a", "b.txt", "x")
		r.refused(errs.Refused, "deliverable.locked", err)
		_, err = r.add("officer-a", p, 1, "b.txt", "x")
		r.refused(errs.Refused, "deliverable.locked", err)
		_, err = r.Correct(ctx, r.as("officer-a"), deliverable.Ref{ID: p.ID, Version: p.Version}, "", deliverable.Document{Kind: "Khác"})
		r.refused(errs.Refused, "deliverable.locked", err)
		back(assignment.PartProduct)
		if _, err = r.add("officer-a", p, 1, "b.txt", "bản sửa"); err != nil {
			r.t.Error(err)
		}
	})
}

// The duty was to submit: the Prime Minister may approve a year after, and it is on record beside the two other dates.
func TestApprovedAYearAfterTheSubmission(t *testing.T) {
	each(t, func(r *room) {
		p := r.handed()
		ctx := context.Background()
		r.act(r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{}))
		r.act(r.duties.Approve(ctx, r.as("head-a"), r.ref()))
		r.act(r.duties.Accept(ctx, r.as("office"), r.ref(), assignment.Acceptance{}))
		r.on("2027-03-20")
		ref := deliverable.Ref{ID: p.ID, Version: p.Version}
		issued := deliverable.Stage{Step: deliverable.Issued, On: day("2027-02-25"), ActNumber: "153/QĐ-TTg", Authority: "Thủ tướng Chính phủ"}
		_, err := r.Advance(ctx, r.as("officer-b"), ref, issued)
		r.refused(errs.Forbidden, "assignment.not_yours", err)
		if p, err = r.Advance(ctx, r.as("officer-a"), ref, issued); err != nil {
			r.t.Fatal(err)
		}
		_, err = r.Advance(ctx, r.as("officer-a"), ref, issued)
		r.refused(errs.Conflict, "deliverable.stale", err)
		g, approved := p.Approval()
		is, err := r.duties.Show(ctx, r.as("viewer"), r.duty.ID)
		if err != nil || !approved || g.On != issued.On || g.By != "officer-a" || is.Assignment.SubmittedOn != day("2026-03-02") {
			r.t.Errorf("%+v, %v, submitted %v, %v", g, approved, is.Assignment.SubmittedOn, err)
		}
	})
}

// What was accepted the unit alone does not rewrite; the assigner corrects it, and the history of fields shows it.
func TestStagesAfterAcceptance(t *testing.T) {
	each(t, func(r *room) {
		p := r.handed()
		ctx := context.Background()
		r.act(r.duties.Submit(ctx, r.as("officer-a"), r.ref(), assignment.Claim{}))
		r.act(r.duties.Approve(ctx, r.as("head-a"), r.ref()))
		r.act(r.duties.Accept(ctx, r.as("office"), r.ref(), assignment.Acceptance{}))
		advance := func(who, step, on, reason string) error {
			next, err := r.Advance(ctx, r.as(who), deliverable.Ref{ID: p.ID, Version: p.Version}, deliverable.Stage{
				Step: deliverable.Step(step), On: day(on), ActNumber: "153/QĐ-TTg", Authority: "Thủ tướng Chính phủ", Reason: reason,
			})
			if err == nil {
				p = next
			}
			return err
		}
		r.on("2026-03-20")
		r.refused(errs.Invalid, "deliverable.before_last", advance("officer-a", "issued", "2026-03-01", ""))
		if err := advance("officer-a", "issued", "2026-03-12", ""); err != nil {
			r.t.Fatal(err)
		}
		r.refused(errs.Forbidden, "deliverable.accepted", advance("officer-a", "researched", "2026-03-20", "ghi nhầm"))
		r.refused(errs.Forbidden, "deliverable.accepted", advance("head-a", "issued", "2026-03-13", "ghi nhầm"))
		if err := advance("office", "issued", "2026-03-13", "ghi nhầm ngày"); err != nil {
			r.t.Fatal(err)
		}
		line, err := r.duties.Timeline(ctx, r.as("viewer"), r.duty.Task, assignment.EventFilter{}, assignment.Page{})
		if err != nil {
			r.t.Fatal(err)
		}
		var seen []string
		for _, c := range assignment.FieldChanges(line.Events) {
			if c.Field == "step" || c.Field == "on" {
				seen = append(seen, c.Field+" "+c.From+" → "+c.To)
			}
		}
		slices.Sort(seen)
		want := []string{"on 2026-03-02 → 2026-03-12", "on 2026-03-12 → 2026-03-13", "step presented → issued"}
		if !slices.Equal(seen, want) {
			r.t.Errorf("history: %v", seen)
		}
	})
}

func TestCorrectingWhatIsStated(t *testing.T) {
	each(t, func(r *room) {
		p := r.handed()
		ctx, ref := context.Background(), deliverable.Ref{ID: p.ID, Version: p.Version}
		for key, d := range map[string]deliverable.Document{
			"deliverable.no_kind": {Number: "1"}, "deliverable.future_day": {Kind: "Tờ trình", IssuedOn: day("2026-03-03")},
		} {
			_, err := r.Correct(ctx, r.as("officer-a"), ref, "", d)
			r.refused(errs.Invalid, key, err)
		}
		_, err := r.Correct(ctx, r.as("officer-a"), ref, "other", deliverable.Document{Kind: "Tờ trình"})
		r.refused(errs.Invalid, "deliverable.not_expected", err)
		p, err = r.Correct(ctx, r.as("head-a"), ref, "expected", deliverable.Document{Kind: " Quyết  định ", Number: "13/QĐ"})
		if err != nil || p.Document.Title() != "Quyết định 13/QĐ" || p.Expected != "expected" {
			r.t.Errorf("%+v, %v", p, err)
		}
	})
}
