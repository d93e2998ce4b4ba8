package org

import (
	"slices"

	"dondoc/internal/calendar"
	"dondoc/internal/text"
)

// Tree is a tenant's organisations by id, for walking up and down. Names are not needed for it.
type Tree struct {
	units []Unit
	byID  map[string]Unit
}

// NewTree indexes units.
func NewTree(units []Unit) Tree {
	t := Tree{units, make(map[string]Unit, len(units))}
	for _, u := range units {
		t.byID[u.ID] = u
	}
	return t
}

// Unit finds an organisation by id.
func (t Tree) Unit(id string) (Unit, bool) {
	u, found := t.byID[id]
	return u, found
}

// Branch is the organisation and all above it, itself first. A grant for any of
// them is one for it.
func (t Tree) Branch(id string) []string {
	var branch []string
	for id != "" && !slices.Contains(branch, id) {
		branch = append(branch, id)
		id = t.byID[id].Parent
	}
	return branch
}

// classKinds are the words of a class that say which kinds of bodies belong to it.
var classKinds = map[string][]Kind{
	"so": {Department, Board}, "ban": {Department, Board}, "nganh": {Department, Board},
	"bo":    {Government},
	"huyen": {District}, "thi": {District}, "thanh": {District},
	"xa": {Commune}, "phuong": {Commune}, "tran": {Commune},
	"phuong_dia": {District, Commune}, // "địa phương"
}

// classFillers are the words of a class that narrow nothing.
var classFillers = []string{
	"cac", "tat", "ca", "toan", "the", "va", "cap", "tinh", "thuoc", "ubnd", "uy", "nhan", "dan", "dia", "pho", "trung", "uong",
}

// Members lists the organisations that a class such as "các sở, ban, ngành cấp
// tỉnh" means on a day, by id, in the order of the tree. It is whole when every
// word of the class is understood: "có liên quan" or "doanh nghiệp" leaves it to
// a person who they are.
func (t Tree) Members(class string, day calendar.Day) (members []string, whole bool) {
	kinds, whole := kindsOf(class)
	for _, u := range t.units {
		if slices.Contains(kinds, u.Kind) && u.ValidOn(day) {
			members = append(members, u.ID)
		}
	}
	return members, whole && len(members) > 0
}

func kindsOf(class string) (kinds []Kind, whole bool) {
	whole = true
	words := text.Words(class)
	central := slices.Contains(words, "uong")
	for i, w := range words {
		switch {
		case w == "phuong" && i > 0 && words[i-1] == "dia":
			w = "phuong_dia"
		case central && w == "nganh", w == "xa" && i > 0 && words[i-1] == "thi":
			continue // "bộ, ngành trung ương", "thị xã"
		}
		of, known := classKinds[w]
		kinds = append(kinds, of...)
		whole = whole && (known || slices.Contains(classFillers, w))
	}
	return kinds, whole
}
