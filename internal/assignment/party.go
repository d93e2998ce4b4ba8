package assignment

import (
	"slices"

	"dondoc/internal/access"
)

// Relation names the organisations around an assignment, each together with all
// organisations above it, so that a grant for a whole branch counts.
type Relation struct {
	Unit         []string // that must do it
	Coordinators []string
	Recipients   []string // to whom the product goes where the document names another than the issuer
}

// PartiesOf says what the actor is to an assignment. Reading is open to every
// signed-in person, so the least anybody is, is an outsider.
func PartiesOf(a access.Actor, r Relation) []Party {
	var parties []Party
	for _, g := range a.Grants {
		for _, p := range r.parties(g) {
			if !slices.Contains(parties, p) {
				parties = append(parties, p)
			}
		}
	}
	if len(parties) == 0 && len(a.Grants) > 0 {
		return []Party{Outsider}
	}
	return parties
}

func (r Relation) parties(g access.Grant) []Party {
	var parties []Party
	add := func(p Party, orgs []string) {
		if g.Org == "" || slices.Contains(orgs, g.Org) {
			parties = append(parties, p)
		}
	}
	switch g.Role {
	case access.Officer:
		add(Officer, r.Unit)
		add(Coordinator, r.Coordinators)
	case access.Leader:
		add(Head, r.Unit)
		add(Coordinator, r.Coordinators)
		if slices.Contains(r.Recipients, g.Org) {
			parties = append(parties, Assigner)
		}
	case access.Office:
		add(Assigner, r.Unit)
	case access.ProvincialLeader:
		add(Overseer, r.Unit)
	case access.Inspector:
		add(Inspector, r.Unit)
	case access.Administrator, access.Viewer:
	}
	return parties
}
