package storetest_test

import (
	"testing"
	"time"

	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/intake"
)

func aReceipt() intake.Receipt {
	return intake.Receipt{
		ID: newID(), State: intake.BeingRead, Format: ".pdf", Size: 5, Progress: intake.Progress{Step: intake.StepReceived},
		ReceivedBy: "Văn phòng (mẫu)", ReceivedAt: noon(),
	}
}

func receiptOf(id string) func(every) (intake.Receipt, error) {
	return func(t every) (intake.Receipt, error) { return t.Receipt(id) }
}

func TestReceipts(t *testing.T) {
	each(t, func(w world) {
		older, newer := aReceipt(), aReceipt()
		newer.ReceivedAt = noon().Add(time.Hour)
		w.write(func(t every) error {
			return must(func() error { return t.InsertReceipt(older) }, func() error { return t.InsertReceipt(newer) })
		})
		equal(w, "Receipts", []intake.Receipt{newer, older}, get(w, every.Receipts))
		newer.Progress = intake.Progress{Step: docread.StepRecognise, Done: 3, Total: 40}
		w.write(func(t every) error { return t.SetReceiptProgress(newer.ID, newer.Progress) })
		equal(w, "Receipt", newer, get(w, receiptOf(newer.ID)))
		refused(w, errs.NotFound, "intake.unknown", func(t every) error { _, err := t.Receipt("none"); return err })
	})
}

// A reading ends once: whoever comes second is told.
func TestReceiptsEndOnce(t *testing.T) {
	ended := aReceipt()
	ended.State, ended.Name, ended.EndedAt = intake.Failed, "qd.pdf", noon().Add(time.Minute)
	ended.Refusal = intake.Refusal{Kind: "conflict", Key: "intake.already", Args: []any{"625/QĐ-UBND", int64(7), 1.5}}
	for name, end := range map[string]func(every, intake.Receipt) error{
		"failed": func(t every, r intake.Receipt) error { return t.EndReceipt(r) },
		"read":   func(t every, r intake.Receipt) error { return t.DeleteReceipt(r.ID) },
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(w world) {
				reading := aReceipt()
				reading.ID = ended.ID
				w.write(func(t every) error { return t.InsertReceipt(reading) })
				w.write(func(t every) error { return end(t, ended) })
				refused(w, errs.Conflict, "intake.not_reading", func(t every) error { return t.EndReceipt(ended) })
				refused(w, errs.Conflict, "intake.not_reading", func(t every) error { return t.DeleteReceipt(ended.ID) })
				refused(w, errs.Conflict, "intake.not_reading", func(t every) error {
					return t.SetReceiptProgress(ended.ID, intake.Progress{Step: intake.StepUnderstand})
				})
				if name == "failed" {
					equal(w, "Receipt", ended, get(w, receiptOf(ended.ID)))
				}
			})
		})
	}
}

func TestReceiptsThatEndedAreForgotten(t *testing.T) {
	each(t, func(w world) {
		reading, ended := aReceipt(), aReceipt()
		ended.State, ended.EndedAt = intake.Cancelled, noon()
		w.write(func(t every) error {
			return must(func() error { return t.InsertReceipt(reading) }, func() error { return t.InsertReceipt(ended) })
		})
		w.write(func(t every) error { return t.DeleteReceiptsBefore(noon()) })
		equal(w, "at its time", 2, len(get(w, every.Receipts)))
		w.write(func(t every) error { return t.DeleteReceiptsBefore(noon().Add(time.Millisecond)) })
		equal(w, "after it", []intake.Receipt{reading}, get(w, every.Receipts))
	})
}

func TestFileDigests(t *testing.T) {
	each(t, func(w world) {
		p := insertProgramme(w)
		first, again := anUpload(), anUpload()
		w.write(func(t every) error {
			return must(func() error { return t.InsertUpload(first) }, func() error { return t.InsertUpload(again) })
		})
		found := map[string]bool{}
		for _, d := range get(w, every.FileDigests) {
			found[d] = true
		}
		equal(w, "FileDigests", map[string]bool{first.File.Digest: true, p.Document.File.Digest: true}, found)
	})
}

func TestOldSignInAttemptsAreForgotten(t *testing.T) {
	each(t, func(w world) {
		old, young := identity.Attempt{Key: "old", Failed: 3, Since: noon()}, identity.Attempt{Key: "young", Failed: 2, Since: noon().Add(time.Hour)}
		w.write(func(t every) error {
			return must(func() error { return t.PutSignInAttempt(old) }, func() error { return t.PutSignInAttempt(young) })
		})
		w.write(func(t every) error { return t.DeleteSignInAttemptsBefore(young.Since) })
		equal(w, "old", 0, get(w, func(t every) (identity.Attempt, error) { return t.SignInAttempt("old") }).Failed)
		equal(w, "young", 2, get(w, func(t every) (identity.Attempt, error) { return t.SignInAttempt("young") }).Failed)
	})
}
