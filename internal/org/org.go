// Package org owns organisations: agencies with their names in time, their
// place in the tree, their identifiers and their succession, and the resolver
// that finds their names in a document's text. It does not own people.
package org

import (
	"slices"

	"dondoc/internal/calendar"
)

// Kind is the sort of body an organisation is.
type Kind string

// The kinds of organisation.
const (
	Government Kind = "government" // Chính phủ, bộ, cơ quan trung ương
	Province   Kind = "province"   // UBND, HĐND tỉnh and what acts for the province
	Department Kind = "department" // sở, ban, ngành cấp tỉnh
	Board      Kind = "board"      // ban quản lý
	Centre     Kind = "centre"     // đơn vị sự nghiệp
	District   Kind = "district"   // UBND huyện, thị xã, thành phố thuộc tỉnh, until 30/6/2025
	Commune    Kind = "commune"    // UBND xã, phường
	Party      Kind = "party"      // cơ quan Đảng
	Armed      Kind = "armed"      // công an, quân sự
	Press      Kind = "press"      // báo, đài
	Other      Kind = "other"
)

// Certainty says how sure a statement of succession is.
type Certainty string

// Certainties of a succession.
const (
	High    Certainty = "high"
	Medium  Certainty = "medium"
	Unknown Certainty = "unknown"
)

// Unit is one organisation. It keeps its id through renaming; merging and
// splitting end it and begin others.
type Unit struct {
	ID          string
	Kind        Kind
	Parent      string       // id; empty at the top
	From, To    calendar.Day // validity; zero: open
	Names       []Name       // official ones in time, aliases, abbreviations
	Identifiers []Identifier
	Note        string
	Sample      bool // made by the sample data, not by the authority
}

// NameKind tells an official name from the ways people write it.
type NameKind string

// Kinds of name.
const (
	Official     NameKind = "official"
	Alias        NameKind = "alias"
	Abbreviation NameKind = "abbreviation"
)

// Name is a name with the time it was in force.
type Name struct {
	Text     string
	Kind     NameKind
	From, To calendar.Day
	Source   string // the document that a learned alias was met in; empty for names that were registered
}

// Identifier is a code of the organisation in one scheme, with its validity:
// root on the right (000.00.00.H56) or on the left (H56.…), both kept.
type Identifier struct {
	Scheme   string // "root_right", "root_left"
	Value    string
	From, To calendar.Day
}

// SuccessionKind is what happened to the predecessor.
type SuccessionKind string

// Kinds of succession.
const (
	Merge    SuccessionKind = "merge"
	Split    SuccessionKind = "split"
	Rename   SuccessionKind = "rename"
	Dissolve SuccessionKind = "dissolve"
)

// Succession says that an heir took over from a predecessor on a day. A
// predecessor has several when it was split; a dissolved one without a single
// heir has one whose Heir is empty.
type Succession struct {
	ID          string
	Predecessor string
	Heir        string
	Kind        SuccessionKind
	On          calendar.Day
	Basis       string // the instrument; empty where none was read
	Certainty   Certainty
	Scope       string // what part went to this heir, in words
}

// within reports whether day lies in the closed interval; a zero bound is open.
func within(day, from, to calendar.Day) bool {
	return (from.IsZero() || !day.Before(from)) && (to.IsZero() || !day.After(to))
}

// ValidOn reports whether the organisation existed on the day.
func (u Unit) ValidOn(day calendar.Day) bool { return within(day, u.From, u.To) }

// NameOn is the official name in force on the day, or the latest one known.
func (u Unit) NameOn(day calendar.Day) string {
	name := ""
	for _, n := range u.Names {
		if n.Kind != Official {
			continue
		}
		if within(day, n.From, n.To) {
			return n.Text
		}
		name = n.Text
	}
	return name
}

// Name is the latest official name.
func (u Unit) Name() string {
	for _, n := range slices.Backward(u.Names) {
		if n.Kind == Official {
			return n.Text
		}
	}
	return ""
}

// Heir is who carries an organisation's work on a later day.
type Heir struct {
	Unit string // empty: ended with no single heir
	Via  []Succession
}

// Heirs follows the successions of an organisation up to the day, through
// chains, and returns everyone who carries its work then: itself when nothing
// happened. The least certain step of Via bounds the statement.
func Heirs(unit string, all []Succession, day calendar.Day) []Heir {
	return follow(Heir{Unit: unit}, all, day)
}

func follow(h Heir, all []Succession, day calendar.Day) []Heir {
	var heirs []Heir
	for _, s := range all {
		if s.Predecessor != h.Unit || s.On.After(day) || slices.Contains(h.Via, s) {
			continue
		}
		next := Heir{Unit: s.Heir, Via: append(slices.Clone(h.Via), s)}
		if s.Heir == "" {
			heirs = append(heirs, next)
			continue
		}
		heirs = append(heirs, follow(next, all, day)...)
	}
	if heirs == nil {
		return []Heir{h}
	}
	return heirs
}
