package storetest_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
	"dondoc/internal/signature"
)

// aProduct has every field set; its files are two versions of one and one of another.
func aProduct(assignment, expected string) deliverable.Product {
	id := newID()
	file := func(no, version int) deliverable.File {
		return deliverable.File{
			Product: id, No: no, Version: version, Name: "to-trinh.pdf", Format: deliverable.PDF, Size: 7, Pages: 3,
			Digest: strings.Repeat("ab", 31) + string(rune('0'+no)) + string(rune('0'+version)), Read: true, Vouched: true,
			Signatures: []signature.Signature{{Signer: "Nguyễn Văn Mẫu", At: noon(), Integrity: signature.Intact, Trust: signature.Trusted}},
			By:         "u", ByName: "Cán bộ", At: noon(),
		}
	}
	return deliverable.Product{
		ID: id, Assignment: assignment, Expected: expected, By: "u", ByName: "Cán bộ", At: noon(), Version: 1,
		Document: deliverable.Document{
			Kind: "Tờ trình", Issuer: "Sở Xây dựng", Number: "12/TTr-SXD", IssuedOn: day("2026-06-29"), Signer: "Mẫu", Abstract: "Về quy hoạch",
		},
		Stages: []deliverable.Stage{
			{Step: deliverable.Presented, On: day("2026-06-30"), By: "u", ByName: "Cán bộ", At: noon()},
			{Step: deliverable.Issued, On: day("2027-06-30"), ActNumber: "1/QĐ-TTg", Authority: "Thủ tướng", Reason: "x", By: "u", ByName: "Cán bộ", At: noon()},
		},
		Files: []deliverable.File{file(1, 1), file(1, 2), file(2, 1)},
	}
}

func withdrawal() deliverable.Withdrawal {
	return deliverable.Withdrawal{By: "u", ByName: "Cán bộ", At: noon().Add(time.Hour), Reason: "nộp nhầm"}
}

func insertProduct(t every, p deliverable.Product) error {
	if err := t.InsertProduct(p); err != nil {
		return err
	}
	for i, g := range p.Stages {
		if err := t.InsertStage(p.ID, i, g); err != nil {
			return err
		}
	}
	for _, f := range p.Files {
		if err := t.InsertFile(f); err != nil {
			return err
		}
	}
	return nil
}

func TestProducts(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a, other := d.anAssignment(1), d.anAssignment(2)
		insertAssignments(w, a, other)
		expected := deliverable.Deliverable{ID: newID(), Task: d.task.ID, Name: "Quyết định"}
		first, second := aProduct(a.ID, expected.ID), aProduct(other.ID, "")
		second.Withdrawn = withdrawal()
		w.write(func(t every) error {
			return must(
				func() error { return t.InsertDeliverable(expected) },
				func() error { return insertProduct(t, first) },
				func() error { return insertProduct(t, second) },
			)
		})
		equal(w, "Product", first, get(w, func(t every) (deliverable.Product, error) { return t.Product(first.ID) }))
		equal(w, "Products", []deliverable.Product{first}, get(w, func(t every) ([]deliverable.Product, error) { return t.Products(a.ID) }))
		equal(w, "ProductsOfTask", []deliverable.Product{first, second},
			get(w, func(t every) ([]deliverable.Product, error) { return t.ProductsOfTask(d.task.ID) }))
		if !slices.Contains(get(w, every.FileDigests), first.Files[2].Digest) {
			w.Error("the files of products are not named, and would be swept away")
		}
	})
}

func TestProductsAreCompareAndSet(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		p := aProduct(a.ID, "")
		w.write(func(t every) error { return insertProduct(t, p) })
		changed := p
		changed.Document.Number, changed.Document.Kind = "13/TTr-SXD", "Kế hoạch"
		w.write(func(t every) error { return t.UpdateProduct(changed) })
		changed.Version = 2
		equal(w, "Product", changed, get(w, func(t every) (deliverable.Product, error) { return t.Product(p.ID) }))
		refused(w, errs.Conflict, "deliverable.stale", func(t every) error { return t.UpdateProduct(p) })
		refused(w, errs.Conflict, "deliverable.exists", func(t every) error { return t.InsertProduct(p) })
		refused(w, errs.Conflict, "deliverable.exists", func(t every) error { return t.InsertFile(p.Files[0]) })
		refused(w, errs.Conflict, "deliverable.exists", func(t every) error { return t.InsertStage(p.ID, 1, p.Stages[1]) })
		refused(w, errs.NotFound, "deliverable.unknown", func(t every) error { _, err := t.Product("none"); return err })
		p.ID = newID()
		refused(w, errs.NotFound, "deliverable.unknown", func(t every) error { return t.UpdateProduct(p) })
	})
}

// What was withdrawn is not counted; that it was, is the last thing that happened to what was handed in.
func TestWithdrawnProductsAreNotCounted(t *testing.T) {
	each(t, func(w world) {
		d := insertDuty(w)
		a := d.anAssignment(1)
		insertAssignments(w, a)
		expected := deliverable.Deliverable{ID: newID(), Task: d.task.ID, Name: "Quyết định"}
		stands, p := aProduct(a.ID, expected.ID), aProduct(a.ID, expected.ID)
		w.write(func(t every) error {
			return must(
				func() error { return t.InsertDeliverable(expected) },
				func() error { return insertProduct(t, stands) },
				func() error { return insertProduct(t, p) },
			)
		})
		handed := func() assignment.Handed {
			return get(w, func(t every) (assignment.Handed, error) { return t.Handed(a.ID) })
		}
		equal(w, "Handed", assignment.Handed{Expected: 1, Products: 2, At: noon()}, handed())
		p.Withdrawn = withdrawal()
		w.write(func(t every) error { return t.UpdateProduct(p) })
		p.Version++
		equal(w, "Product", p, get(w, func(t every) (deliverable.Product, error) { return t.Product(p.ID) }))
		equal(w, "Handed", assignment.Handed{Expected: 1, Products: 1, At: p.Withdrawn.At}, handed())
	})
}
