package assignment

import (
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// parties works out what the actor is to an assignment on a day.
func parties(t Tx, a access.Actor, v Assignment, day calendar.Day) ([]Party, error) {
	about, err := t.Task(v.Task)
	if err != nil {
		return nil, err
	}
	around, err := surroundings(t, day)
	if err != nil {
		return nil, err
	}
	return PartiesOf(a, around.relation(v.Unit, about.Roles)), nil
}

// around is the tree of organisations on a day, and who succeeded whom.
type around struct {
	tree        org.Tree
	successions []org.Succession
	day         calendar.Day
}

func surroundings(t Tx, day calendar.Day) (around, error) {
	units, err := t.Tree()
	if err != nil {
		return around{}, err
	}
	successions, err := t.Successions()
	return around{org.NewTree(units), successions, day}, err
}

// relation names who stands around a duty of the unit. Organisations that ended
// since the document was issued are read as their heirs, classes as their members.
func (r around) relation(unit string, roles []task.Role) Relation {
	n := Relation{Unit: r.tree.Branch(unit)}
	for _, role := range roles {
		switch role.Kind {
		case task.Coordinator:
			n.Coordinators = r.add(n.Coordinators, role)
		case task.Recipient:
			n.Recipients = r.add(n.Recipients, role)
		default:
		}
	}
	return n
}

func (r around) add(ids []string, role task.Role) []string {
	for _, holder := range r.holders(role) {
		for _, id := range r.tree.Branch(holder) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// holders are the organisations that have a role on the day.
func (r around) holders(role task.Role) []string {
	if role.Class {
		members, _ := r.tree.Members(role.Name, r.day)
		return members
	}
	if role.Org == "" {
		return nil
	}
	var ids []string
	for _, h := range org.Heirs(role.Org, r.successions, r.day) {
		if h.Unit != "" {
			ids = append(ids, h.Unit)
		}
	}
	return ids
}
