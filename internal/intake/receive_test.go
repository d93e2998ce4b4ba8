package intake_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/blob"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/intake"
)

// slowOffice is a word processor that takes as long as the test wants: it says that it began, and waits.
type slowOffice struct {
	converted []byte
	began     chan struct{}
	goOn      chan struct{} // closed: it never waits
}

func (o *slowOffice) Convert(ctx context.Context, _ string, _ []byte) ([]byte, error) {
	o.began <- struct{}{}
	select {
	case <-o.goOn:
		return o.converted, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// waiting is a desk whose long documents are .doc files, converted by a slow word processor.
type waiting struct {
	*desk

	office *slowOffice
	folder string // of the tray
	files  string
}

func eachWaiting(t *testing.T, converted string, test func(t *testing.T, w waiting)) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "testdata", converted))
	if err != nil {
		t.Fatal(err)
	}
	eachEngine(t, func(t *testing.T, d *desk) {
		w := waiting{d, &slowOffice{content, make(chan struct{}, 9), make(chan struct{})}, t.TempDir(), t.TempDir()}
		tray, err := blob.OpenTray(w.folder)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = tray.Close() })
		files, err := blob.OpenDisk(w.files)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = files.Close() })
		d.Tray, d.Files, d.Formats, d.Patience = tray, files, docread.Reader{Office: w.office}, time.Minute
		d.NewID = uuid.NewString
		test(t, w)
	})
}

// aDoc is a file of Word's older format; what it says, only the word processor of the test knows.
func aDoc(t *testing.T) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "..", "testdata", "formats", "625-qd-ubnd.doc"))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func (w waiting) send() intake.Arrival {
	w.t.Helper()
	arrived, err := w.Receive(context.Background(), w.desk.office, "ke-hoach.doc", bytes.NewReader(aDoc(w.t)))
	if err != nil || arrived.Ready {
		w.t.Fatalf("%+v, %v", arrived, err)
	}
	<-w.office.began // the first look, which stops there
	return arrived
}

func (w waiting) read(id string) error {
	return w.ReadReceived(context.Background(), w.desk.office.Tenant, intake.Received{ID: id})
}

func (w waiting) lies() (names []string) {
	w.t.Helper()
	for _, folder := range []string{w.folder, w.files} {
		err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() {
				names = append(names, path)
			}
			return err
		})
		if err != nil {
			w.t.Fatal(err)
		}
	}
	return names
}

func (w waiting) receipt(id string) intake.Receipt {
	w.t.Helper()
	r, err := w.Receipt(context.Background(), w.desk.office, id)
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w waiting) acts() (all []string) {
	w.t.Helper()
	entries := look(w.desk, func(t intake.Tx) ([]audit.Entry, error) { return t.AuditEntries(audit.Filter{Limit: 20}) })
	for _, e := range entries {
		all = append(all, e.Act)
	}
	return all
}

func TestALongDocumentIsReadByAJob(t *testing.T) {
	eachWaiting(t, "formats/625-qd-ubnd.docx", func(t *testing.T, w waiting) {
		arrived := w.send()
		r := w.receipt(arrived.ID)
		if r.State != intake.BeingRead || r.Name != "" || r.Format != ".doc" || r.Progress.Percent() != 0 {
			t.Errorf("while it waits: %+v", r)
		}
		close(w.office.goOn)
		for range 2 { // the job may come twice
			if err := w.read(arrived.ID); err != nil {
				t.Fatal(err)
			}
		}
		u, err := w.Show(context.Background(), w.desk.office, arrived.ID)
		if err != nil || len(u.Draft.Tasks) != 39 || u.File.Name != "ke-hoach.doc" || u.UploadedBy != "Văn phòng" {
			t.Errorf("%d tasks of %+v, %v", len(u.Draft.Tasks), u.File, err)
		}
		if _, err := w.Receipt(context.Background(), w.desk.office, arrived.ID); errs.KindOf(err) != errs.NotFound {
			t.Errorf("the receipt stayed: %v", err)
		}
		if found := w.lies(); len(found) != 1 || !strings.HasPrefix(found[0], w.files) {
			t.Errorf("files: %v", found)
		}
		if acts := strings.Join(w.acts(), " "); acts != "intake.upload intake.receive" {
			t.Errorf("record: %s", acts)
		}
	})
}

func TestTheReadingSaysHowFarItIs(t *testing.T) {
	eachWaiting(t, "formats/625-qd-ubnd.docx", func(t *testing.T, w waiting) {
		arrived := w.send()
		ended := make(chan error, 1)
		go func() { ended <- w.read(arrived.ID) }()
		<-w.office.began
		for w.receipt(arrived.ID).Progress.Step != docread.StepConvert { // written every half second
			if t.Context().Err() != nil {
				t.Fatal("the progress was never written")
			}
		}
		close(w.office.goOn)
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
}

func TestACancelledReadingStops(t *testing.T) {
	eachWaiting(t, "formats/625-qd-ubnd.docx", func(t *testing.T, w waiting) {
		ctx, arrived := context.Background(), w.send()
		ended := make(chan error, 1)
		go func() { ended <- w.read(arrived.ID) }()
		<-w.office.began
		if err := w.Cancel(ctx, w.desk.office, arrived.ID); err != nil {
			t.Fatal(err)
		}
		if err := <-ended; err != nil { // the word processor still waits: only the cancelling ends it
			t.Error(err)
		}
		if r := w.receipt(arrived.ID); r.State != intake.Cancelled || r.Name != "" {
			t.Errorf("%+v", r)
		}
		if found := w.lies(); len(found) != 0 {
			t.Errorf("files: %v", found)
		}
		if err := w.Cancel(ctx, w.desk.office, arrived.ID); !errs.Is(err, errs.Conflict, "intake.not_reading") {
			t.Errorf("again: %v", err)
		}
		if err := w.read(arrived.ID); err != nil {
			t.Errorf("the job afterwards: %v", err)
		}
	})
}

// A reading that was cancelled at its last moment makes no draft.
func TestWhoEndsAReadingFirstDecides(t *testing.T) {
	eachWaiting(t, "formats/625-qd-ubnd.docx", func(t *testing.T, w waiting) {
		arrived := w.send()
		close(w.office.goOn)
		both := make(chan error, 3)
		for range 2 { // a process that was thought dead still reads
			go func() { both <- w.read(arrived.ID) }()
		}
		go func() { both <- w.Cancel(context.Background(), w.desk.office, arrived.ID) }()
		for range 3 {
			if err := <-both; err != nil && !errs.Is(err, errs.Conflict, "intake.not_reading") && errs.KindOf(err) != errs.NotFound {
				t.Error(err)
			}
		}
		uploads := look(w.desk, func(t intake.Tx) ([]intake.Upload, error) { return t.Uploads(intake.Open) })
		receipts := look(w.desk, intake.Tx.Receipts)
		if len(uploads)+len(receipts) != 1 {
			t.Errorf("%d uploads and %d receipts", len(uploads), len(receipts))
		}
	})
}

func TestAMarkedScanLeavesNothing(t *testing.T) {
	eachWaiting(t, "hostile/625-secret.docx", func(t *testing.T, w waiting) {
		arrived := w.send()
		close(w.office.goOn)
		if err := w.read(arrived.ID); err != nil {
			t.Fatal(err)
		}
		r := w.receipt(arrived.ID)
		if r.State != intake.Failed || r.Name != "" || !errs.Is(r.Refusal.Err(), errs.Refused, "intake.secret") {
			t.Errorf("%+v", r)
		}
		if found := w.lies(); len(found) != 0 {
			t.Errorf("files: %v", found)
		}
		if acts := strings.Join(w.acts(), " "); acts != "intake.refuse intake.receive" {
			t.Errorf("record: %s", acts)
		}
	})
}

func TestWhyADocumentWasNotReadIsKept(t *testing.T) {
	eachWaiting(t, "hostile/625-truncated.docx", func(t *testing.T, w waiting) {
		arrived := w.send()
		close(w.office.goOn)
		if err := w.read(arrived.ID); err != nil {
			t.Fatal(err)
		}
		if r := w.receipt(arrived.ID); r.State != intake.Failed || r.Refusal.Key != "docread.damaged" || r.Name != "" {
			t.Errorf("%+v", r)
		}
		if found := w.lies(); len(found) != 0 {
			t.Errorf("files: %v", found)
		}
	})
}

// A process that stops leaves the document where it is; one that was tried too often is given up.
func TestAReadingThatWasInterruptedComesAgain(t *testing.T) {
	eachWaiting(t, "formats/625-qd-ubnd.docx", func(t *testing.T, w waiting) {
		arrived := w.send()
		ctx, stop := context.WithCancel(context.Background())
		ended := make(chan error, 1)
		go func() { ended <- w.ReadReceived(ctx, w.desk.office.Tenant, intake.Received{ID: arrived.ID}) }()
		<-w.office.began
		stop()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("interrupted: %v", err)
		}
		if r := w.receipt(arrived.ID); r.State != intake.BeingRead || len(w.lies()) != 1 {
			t.Errorf("%+v, files %v", r, w.lies())
		}
		if err := w.LoseReceived(context.Background(), w.desk.office.Tenant, intake.Received{ID: arrived.ID}); err != nil {
			t.Fatal(err)
		}
		if r := w.receipt(arrived.ID); r.State != intake.Failed || r.Refusal.Key != "intake.receipt_lost" || len(w.lies()) != 0 {
			t.Errorf("%+v, files %v", r, w.lies())
		}
	})
}

func TestAReadingHasItsTime(t *testing.T) {
	eachWaiting(t, "formats/625-qd-ubnd.docx", func(t *testing.T, w waiting) {
		arrived := w.send()
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		defer cancel()
		if err := w.ReadReceived(ctx, w.desk.office.Tenant, intake.Received{ID: arrived.ID}); err != nil {
			t.Fatal(err)
		}
		if r := w.receipt(arrived.ID); r.State != intake.Failed || r.Refusal.Key != "intake.receipt_slow" {
			t.Errorf("%+v", r)
		}
	})
}

// A short document never lies in the tray.
func TestAShortDocumentIsReadAtOnce(t *testing.T) {
	eachWaiting(t, "formats/625-qd-ubnd.docx", func(t *testing.T, w waiting) {
		arrived, err := w.Receive(context.Background(), w.desk.office, "625.txt", bytes.NewReader(decision(t)))
		if err != nil || !arrived.Ready {
			t.Fatalf("%+v, %v", arrived, err)
		}
		secret := strings.NewReader("TỐI MẬT\n\nKẾ HOẠCH Bình Minh\n")
		if _, err := w.Receive(context.Background(), w.desk.office, "ke-hoach-binh-minh.txt", secret); !errs.Is(err, errs.Refused, "intake.secret") {
			t.Errorf("marked: %v", err)
		}
		if found := w.lies(); len(found) != 1 || !strings.HasPrefix(found[0], w.files) {
			t.Errorf("files: %v", found)
		}
		if acts := strings.Join(w.acts(), " "); acts != "intake.refuse intake.upload" {
			t.Errorf("record: %s", acts)
		}
	})
}

// Nobody without the right to upload sees, sends or cancels.
func TestReceiptsAreForThoseWhoUpload(t *testing.T) {
	eachWaiting(t, "formats/625-qd-ubnd.docx", func(t *testing.T, w waiting) {
		ctx, viewer := context.Background(), access.Actor{Tenant: w.desk.office.Tenant, User: "v", Grants: []access.Grant{{Role: access.Viewer}}}
		arrived := w.send()
		_, received := w.Receive(ctx, viewer, "a.txt", strings.NewReader("a"))
		_, shown := w.Receipt(ctx, viewer, arrived.ID)
		_, listed := w.Receipts(ctx, viewer)
		for act, err := range map[string]error{
			"receive": received, "show": shown, "list": listed, "cancel": w.Cancel(ctx, viewer, arrived.ID),
		} {
			if errs.KindOf(err) != errs.Forbidden {
				t.Errorf("%s: %v", act, err)
			}
		}
	})
}

// What lies about without a record goes after its time; what is read, kept or young stays.
func TestForgottenFilesAreSwept(t *testing.T) {
	eachWaiting(t, "formats/625-qd-ubnd.docx", func(t *testing.T, w waiting) {
		ctx, arrived := context.Background(), w.send()
		kept, err := w.Upload(ctx, w.desk.office, "625.txt", bytes.NewReader(decision(t)))
		if err != nil {
			t.Fatal(err)
		}
		orphan, err := w.Files.Put([]byte("nobody names this"))
		if err != nil {
			t.Fatal(err)
		}
		lost := uuid.NewString()
		if err := w.Tray.Put(lost, "lost.pdf", []byte("nobody waits for this")); err != nil {
			t.Fatal(err)
		}
		sweep := func(at time.Time, want int) {
			t.Helper()
			w.Now = func() time.Time { return at }
			if err := w.SweepFiles(ctx, []string{w.desk.office.Tenant}); err != nil {
				t.Fatal(err)
			}
			if found := w.lies(); len(found) != want {
				t.Errorf("at %s: %v", at, found)
			}
		}
		written := time.Now()
		sweep(written, 4)
		sweep(written.Add(2*time.Hour), 3)
		sweep(written.Add(25*time.Hour), 2)
		if _, err := w.Files.Open(kept.File.Digest); err != nil {
			t.Error(err)
		}
		if _, _, err := w.Tray.Take(arrived.ID); err != nil {
			t.Error(err)
		}
		if _, err := w.Files.Open(orphan); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the orphan: %v", err)
		}
	})
}
