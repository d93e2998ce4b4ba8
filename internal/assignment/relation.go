package assignment

import (
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// Standing is who stands around one duty of a task.
type Standing struct {
	Assignment Assignment // zero for a task that was not given yet
	Relation   Relation
}

// Standings says who stands around each duty of a task on a day. A task that was
// not given yet has one, of the leads its document names. Rooms above ask it who
// has a part in a task as a whole.
func Standings(t Tx, v task.Task, day calendar.Day) ([]Standing, error) {
	around, err := surroundings(t, day)
	if err != nil {
		return nil, err
	}
	duties, err := t.AssignmentsOfTask(v.ID)
	if err != nil {
		return nil, err
	}
	var all []Standing
	for _, duty := range duties {
		all = append(all, Standing{duty, around.relation(duty.Unit, v.Roles)})
	}
	if len(all) > 0 {
		return all, nil
	}
	r := around.relation("", v.Roles)
	for _, role := range v.Roles {
		if role.Kind == task.Lead {
			r.Unit = around.add(r.Unit, role)
		}
	}
	return []Standing{{Relation: r}}, nil
}

// parties works out what the actor is to an assignment on a day.
func parties(t Tx, a access.Actor, v Assignment, day calendar.Day) ([]Party, error) {
	roles, err := t.TaskRoles(v.Task)
	if err != nil {
		return nil, err
	}
	around, err := surroundings(t, day)
	if err != nil {
		return nil, err
	}
	return PartiesOf(a, around.relation(v.Unit, roles)), nil
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
