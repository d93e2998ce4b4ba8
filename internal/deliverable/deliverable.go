// Package deliverable owns the products a task owes and those that were handed
// in: what each is, the stages it went through, its files with their versions,
// and whether a file may be kept at all. It does not own the claim that an
// assignment is completed (assignment), nor where bytes lie (blob).
package deliverable

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/signature"
	"dondoc/internal/text"
)

// Deliverable is one expected product, or one kind of product of an open list:
// where a task names several, any of them answers it.
type Deliverable struct {
	ID      string
	Task    string
	Ordinal int
	Name    string
}

// Product is what a unit handed in for its assignment.
type Product struct {
	ID         string
	Assignment string
	Expected   string // the deliverable it answers; empty: none in particular
	Document   Document
	Stages     []Stage // as recorded, never empty; the last one stands
	Files      []File  // every version, by number and version
	By         string  // user id of who handed it in
	ByName     string
	At         time.Time
	Version    int        // every change is compare-and-set on it
	Withdrawn  Withdrawal // zero: it stands
}

// Withdrawal is how a product that was handed in by mistake was taken back.
type Withdrawal struct {
	By, ByName string
	At         time.Time
	Reason     string
}

// Stands reports that the product was not withdrawn. One that was stays on record with its files, and counts for nothing.
func (p Product) Stands() bool { return p.Withdrawn.At.IsZero() }

// Standing is whether it stands, as the record writes it: "stands" or "withdrawn".
func (p Product) Standing() string {
	if p.Stands() {
		return "stands"
	}
	return "withdrawn"
}

// Document is what is stated of a product. Only the kind is always there: a
// draft has neither number nor signer.
type Document struct {
	Kind     string // "Quyết định", "Tờ trình", "Báo cáo"
	Issuer   string
	Number   string
	IssuedOn calendar.Day // the date it bears; never in the future
	Signer   string
	Abstract string // trích yếu
}

// Limits of what is stated, in characters.
const (
	maxLine     = 500
	maxAbstract = 4000
)

// normal is the document as it is stored, or why it cannot be.
func (d Document) normal(today calendar.Day) (Document, error) {
	lines := []*string{&d.Kind, &d.Issuer, &d.Number, &d.Signer, &d.Abstract}
	for _, line := range lines {
		*line = text.Normal(*line)
	}
	switch {
	case d.Kind == "":
		return d, errs.New(errs.Invalid, "deliverable.no_kind")
	case utf8.RuneCountInString(d.Abstract) > maxAbstract:
		return d, errs.New(errs.TooLarge, "deliverable.long", maxAbstract)
	case slices.ContainsFunc(lines[:4], func(s *string) bool { return utf8.RuneCountInString(*s) > maxLine }):
		return d, errs.New(errs.TooLarge, "deliverable.long", maxLine)
	case d.IssuedOn.After(today):
		return d, errs.New(errs.Invalid, "deliverable.future_day")
	}
	return d, nil
}

// Title is how a product is called in one line: its kind with its number.
func (d Document) Title() string { return strings.TrimSpace(d.Kind + " " + d.Number) }

// File is one version of a file of a product, or of what a room above keeps files
// with. A new version leaves the earlier ones as they are.
type File struct {
	Product string // empty: another room's
	No      int    // 1, 2, 3 … of the product
	Version int    // 1, 2, 3 … of the file
	Name    string
	Format  Format
	Digest  string
	Size    int64 // bytes
	Pages   int   // of a PDF
	// Read: its text was read and bears no mark of a state secret. Pictures, scans and spreadsheets are not.
	Read       bool
	Signatures []signature.Signature // as judged when it was handed in
	// Vouched: authorities were known then, so that an unknown issuer means something.
	Vouched bool
	By      string
	ByName  string
	At      time.Time
}

// Current lists the newest version of each file.
func (p Product) Current() []File {
	var newest []File
	for i, f := range p.Files {
		if i+1 == len(p.Files) || p.Files[i+1].No != f.No {
			newest = append(newest, f)
		}
	}
	return newest
}

// File is a version of a file; errs.NotFound when there is none.
func (p Product) File(no, version int) (File, error) {
	i := slices.IndexFunc(p.Files, func(f File) bool { return f.No == no && f.Version == version })
	if i < 0 {
		return File{}, errs.New(errs.NotFound, "deliverable.unknown")
	}
	return p.Files[i], nil
}
