package storetest_test

import (
	"testing"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/programme"
	"dondoc/internal/text"
)

func insertProgramme(w world) programme.Programme {
	w.Helper()
	p := aProgramme(1)
	w.write(func(t every) error { return t.InsertProgramme(p) })
	return p
}

func TestProgrammes(t *testing.T) {
	each(t, func(w world) {
		old, undated, newest := aProgramme(1), aProgramme(2), aProgramme(3)
		undated.Document.IssuedOn, undated.Document.Citations = calendar.Day{}, nil
		undated.Document.Effective, undated.ConfirmedAt = "", noon().AddDate(0, 0, 1)
		newest.Document.IssuedOn = day("2025-01-02")
		for _, p := range []programme.Programme{old, undated, newest} {
			w.write(func(t every) error { return t.InsertProgramme(p) })
		}
		equal(w, "Programmes", []programme.Programme{newest, old, undated}, get(w, every.Programmes))
		equal(w, "Programme", old, get(w, func(t every) (programme.Programme, error) { return t.Programme(old.ID) }))
		found := get(w, func(t every) (programme.Programme, error) {
			return t.ProgrammeByNumber(old.Document.NumberKey, text.Fold(old.Document.Issuer))
		})
		equal(w, "ProgrammeByNumber", old, found)
		refused(w, errs.NotFound, "programme.unknown", func(t every) error {
			_, err := t.ProgrammeByNumber(old.Document.NumberKey, "co quan khac")
			return err
		})
		again := aProgramme(1)
		refused(w, errs.Conflict, "programme.exists", func(t every) error { return t.InsertProgramme(again) })
	})
}

func TestFirstEdition(t *testing.T) {
	for _, c := range []struct {
		effective string
		want      calendar.Day
	}{
		{"from_signing", day("2022-02-16")},
		{"2022-03-01", day("2022-03-01")},
		{"", calendar.Day{}},
	} {
		each(t, func(w world) {
			p := aProgramme(1)
			p.Document.Effective = c.effective
			w.write(func(t every) error { return t.InsertProgramme(p) })
			want := []programme.Edition{{Programme: p.ID, No: 1, Document: p.Document.ID, From: c.want}}
			equal(w, "Editions", want, get(w, func(t every) ([]programme.Edition, error) { return t.Editions(p.ID) }))
		})
	}
}

func TestGroups(t *testing.T) {
	each(t, func(w world) {
		p := insertProgramme(w)
		second := programme.Group{ID: newID(), No: "II", Title: "Hạ tầng", Ordinal: 2, IsTask: true, Edition: 1, Place: place(9)}
		first := programme.Group{ID: newID(), No: "I", Title: "Quy hoạch", Ordinal: 1, Edition: 1, Place: place(3)}
		w.write(func(t every) error {
			return must(
				func() error { return t.InsertGroup(p.ID, second) },
				func() error { return t.InsertGroup(p.ID, first) },
				func() error { return t.SetGroupTitle(p.ID, first.ID, "Quy hoạch đô thị") },
			)
		})
		first.Title = "Quy hoạch đô thị"
		equal(w, "Groups", []programme.Group{first, second}, get(w, func(t every) ([]programme.Group, error) { return t.Groups(p.ID) }))
		refused(w, errs.NotFound, "programme.unknown", func(t every) error { return t.SetGroupTitle(p.ID, newID(), "x") })
		refused(w, errs.NotFound, "store.unknown_reference", func(t every) error {
			return t.InsertGroup(newID(), programme.Group{ID: newID()})
		})
	})
}

func TestDuties(t *testing.T) {
	each(t, func(w world) {
		p := insertProgramme(w)
		second := programme.Duty{ID: newID(), Ref: "III.2", What: "Báo cáo", Who: []string{"*các sở", "UBND"}, Recurrence: "yearly", Ordinal: 2, Place: place(1)}
		first := programme.Duty{ID: newID(), Ref: "III.1", What: "Kế hoạch", Ordinal: 1}
		w.write(func(t every) error {
			return must(func() error { return t.InsertDuty(p.ID, second) }, func() error { return t.InsertDuty(p.ID, first) })
		})
		equal(w, "Duties", []programme.Duty{first, second}, get(w, func(t every) ([]programme.Duty, error) { return t.Duties(p.ID) }))
	})
}

func TestBlocks(t *testing.T) {
	each(t, func(w world) {
		p := insertProgramme(w)
		var blocks []programme.Block
		for i := range 5 {
			blocks = append(blocks, programme.Block{Ordinal: i, Kind: "cell", Text: "Dòng\n" + string(rune('a'+i)), Place: place(i)})
		}
		w.write(func(t every) error { return t.InsertBlocks(p.Document.ID, blocks) })
		for _, c := range []struct {
			first, last int
			want        []programme.Block
		}{
			{0, -1, blocks}, {1, 3, blocks[1:4]}, {4, 99, blocks[4:]}, {9, 10, nil},
		} {
			got := get(w, func(t every) ([]programme.Block, error) { return t.Blocks(p.Document.ID, c.first, c.last) })
			equal(w, "Blocks", c.want, got)
		}
	})
}
