package storetest_test

import (
	"testing"

	"dondoc/internal/errs"
	"dondoc/internal/intake"
	"dondoc/internal/programme"
)

// aDraft has every list set: what is read back of an empty one is empty too, but not nil.
func aDraft() intake.Draft {
	return intake.Draft{
		Document: intake.Facts{
			Number: "625/QĐ-UBND", IssuedOn: day("2022-02-16"), Implements: []string{"05-NQ/TU"}, Amends: []string{},
			Cited: []intake.Citation{{Number: "05-NQ/TU", Date: day("2021-10-25"), Role: intake.CitedImplements}},
		},
		Groups: []intake.Group{}, Tasks: []intake.Task{}, BodyTasks: []intake.BodyTask{}, Targets: []intake.Target{},
		Obligations: []intake.Obligation{}, Reconciliation: []intake.Disagreement{},
	}
}

func anUpload() intake.Upload {
	return intake.Upload{
		ID: newID(), File: programme.File{Name: "qd.txt", Format: "txt", Digest: "ab", Size: 5}, State: intake.Open,
		Version: 1, Draft: aDraft(), Blocks: []programme.Block{{Ordinal: 0, Kind: "paragraph", Text: "Căn cứ", Place: place(1)}},
		UploadedBy: "Văn phòng (mẫu)", UploadedAt: noon(),
	}
}

func uploadOf(id string) func(every) (intake.Upload, error) {
	return func(t every) (intake.Upload, error) { return t.Upload(id) }
}

func TestUploads(t *testing.T) {
	each(t, func(w world) {
		older, newer, gone := anUpload(), anUpload(), anUpload()
		newer.UploadedAt, gone.State = noon().AddDate(0, 0, 1), intake.Discarded
		for _, u := range []intake.Upload{older, newer, gone} {
			w.write(func(t every) error { return t.InsertUpload(u) })
		}
		open := get(w, func(t every) ([]intake.Upload, error) { return t.Uploads(intake.Open) })
		equal(w, "Uploads", []intake.Upload{newer, older}, open)
		equal(w, "Upload", older, get(w, uploadOf(older.ID)))
		refused(w, errs.NotFound, "intake.unknown", func(t every) error { _, err := t.Upload("none"); return err })
	})
}

func TestUpdateUpload(t *testing.T) {
	each(t, func(w world) {
		u, p := anUpload(), insertProgramme(w)
		w.write(func(t every) error { return t.InsertUpload(u) })
		confirmed := u
		confirmed.State, confirmed.Programme = intake.Confirmed, p.ID
		w.write(func(t every) error { return t.UpdateUpload(confirmed) })
		confirmed.Version++
		equal(w, "Upload", confirmed, get(w, uploadOf(u.ID)))
		refused(w, errs.Conflict, "intake.stale", func(t every) error { return t.UpdateUpload(u) })
		u.ID = newID()
		refused(w, errs.NotFound, "intake.unknown", func(t every) error { return t.UpdateUpload(u) })
	})
}

func TestDifferences(t *testing.T) {
	each(t, func(w world) {
		p := insertProgramme(w)
		body, row := aTask(p.ID, 1), aTask(p.ID, 2)
		insertTasks(w, body, row)
		second := intake.Difference{
			ID: newID(), Programme: p.ID, Ordinal: 2, Kind: intake.LeadDiffers, BodyTask: body.ID, AppendixTask: row.ID,
			BodyValue: []string{"Sở Y tế"}, RowValue: []string{"Sở Y tế", "Sở Nội vụ"},
		}
		first := intake.Difference{ID: newID(), Programme: p.ID, Ordinal: 1, Kind: intake.AppendixOnly, AppendixTask: row.ID}
		w.write(func(t every) error {
			return must(func() error { return t.InsertDifference(second) }, func() error { return t.InsertDifference(first) })
		})
		equal(w, "Differences", []intake.Difference{first, second}, get(w, func(t every) ([]intake.Difference, error) { return t.Differences(p.ID) }))

		decided := second
		decided.Decision, decided.Note, decided.DecidedBy, decided.DecidedAt = intake.TakeBody, "theo thân văn bản", "Văn phòng", noon()
		w.write(func(t every) error { return t.DecideDifference(decided) })
		decided.Version++
		equal(w, "Difference", decided, get(w, func(t every) (intake.Difference, error) { return t.Difference(second.ID) }))
		second.Decision, second.DecidedAt = intake.TakeAppendix, noon()
		refused(w, errs.Conflict, "intake.stale", func(t every) error { return t.DecideDifference(second) })
	})
}
