package storetest_test

import (
	"testing"

	"dondoc/internal/errs"
	"dondoc/internal/org"
)

func insertUnits(w world, units ...org.Unit) {
	w.Helper()
	w.write(func(t every) error {
		for _, u := range units {
			if err := t.InsertUnit(u); err != nil {
				return err
			}
		}
		return nil
	})
}

func TestUnits(t *testing.T) {
	each(t, func(w world) {
		parent, first, last := aUnit("Đoàn thể"), aUnit("Ban Dân tộc"), aUnit("Sở Y tế")
		first.Parent = parent.ID
		insertUnits(w, last, parent, first)
		// In dictionary order đ follows d and comes before s.
		equal(w, "Units", []org.Unit{first, parent, last}, get(w, every.Units))
		equal(w, "Unit", first, get(w, func(t every) (org.Unit, error) { return t.Unit(first.ID) }))
		refused(w, errs.Conflict, "org.exists", func(t every) error { return t.InsertUnit(first) })
		refused(w, errs.NotFound, "org.unknown", func(t every) error { _, err := t.Unit("none"); return err })
	})
}

func TestNamesComeAndGo(t *testing.T) {
	each(t, func(w world) {
		u, other := aUnit("Sở Kế hoạch và Đầu tư"), aUnit("Sở Y tế")
		insertUnits(w, u, other)
		met := org.Name{Text: "KH&ĐT tỉnh", Kind: org.Alias, From: day("2026-01-01"), Source: "71/KH-UBND"}
		w.write(func(t every) error { return t.InsertName(u.ID, met) })
		found := get(w, func(t every) (org.Unit, error) { return t.Unit(u.ID) })
		equal(w, "after", append(u.Names, met), found.Names)
		refused(w, errs.NotFound, "store.unknown_reference", func(t every) error { return t.InsertName(newID(), met) })
		refused(w, errs.NotFound, "org.unknown", func(t every) error { return t.DeleteName(other.ID, met) })
		w.write(func(t every) error { return t.DeleteName(u.ID, met) })
		equal(w, "gone", u, get(w, func(t every) (org.Unit, error) { return t.Unit(u.ID) }))
	})
}

func TestSuccessions(t *testing.T) {
	each(t, func(w world) {
		old, heir := aUnit("Sở Kế hoạch và Đầu tư"), aUnit("Sở Tài chính")
		insertUnits(w, old, heir)
		merged := org.Succession{
			ID: newID(), Predecessor: old.ID, Heir: heir.ID, Kind: org.Merge, On: day("2025-03-01"),
			Basis: "văn bản", Certainty: org.High, Scope: "toàn bộ",
		}
		ended := org.Succession{ID: newID(), Predecessor: heir.ID, Kind: org.Dissolve, On: day("2024-01-01"), Certainty: org.Unknown}
		w.write(func(t every) error { return t.InsertSuccession(merged) })
		w.write(func(t every) error { return t.InsertSuccession(ended) })
		equal(w, "Successions", []org.Succession{ended, merged}, get(w, every.Successions))

		ended.ID, ended.Heir = newID(), newID()
		refused(w, errs.NotFound, "store.unknown_reference", func(t every) error { return t.InsertSuccession(ended) })
	})
}
