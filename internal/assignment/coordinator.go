package assignment

import (
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
)

// Coordinators lists by id the organisations that coordinate a task on a day:
// those the document names or their heirs, and the members of classes.
func Coordinators(t Tx, taskID string, day calendar.Day) ([]string, error) {
	about, err := t.Task(taskID)
	if err != nil {
		return nil, err
	}
	around, err := surroundings(t, day)
	if err != nil {
		return nil, err
	}
	return around.coordinators(about), nil
}

func (r around) coordinators(about task.Task) (ids []string) {
	for _, role := range about.Roles {
		if role.Kind != task.Coordinator {
			continue
		}
		for _, id := range r.holders(role) {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// Carries reports whether the actor is officer or leader of the organisation or
// of one that carries its work on the day, by a grant for that one or for any above it.
func Carries(t Tx, a access.Actor, unit string, day calendar.Day) (bool, error) {
	around, err := surroundings(t, day)
	if err != nil {
		return false, err
	}
	var branch []string
	for _, h := range org.Heirs(unit, around.successions, day) {
		if h.Unit != "" {
			branch = append(branch, around.tree.Branch(h.Unit)...)
		}
	}
	return slices.ContainsFunc(a.Grants, func(g access.Grant) bool {
		return (g.Role == access.Officer || g.Role == access.Leader) && (g.Org == "" || slices.Contains(branch, g.Org))
	}), nil
}

// Seen is an assignment together with what the actor is to it on a day.
func Seen(t Tx, a access.Actor, id string, day calendar.Day) (Assignment, []Party, error) {
	v, err := t.Assignment(id)
	if err != nil {
		return v, nil, err
	}
	p, err := parties(t, a, v, day)
	return v, p, err
}

// Branch is an organisation and all above it, itself first.
func Branch(t Tx, unit string) ([]string, error) {
	units, err := t.Tree()
	return org.NewTree(units).Branch(unit), err
}

// Stateable refuses a day that nobody may state something was done on: in the
// future, or further back than the authority's setting.
func Stateable(day, today calendar.Day, s tenant.Settings) error {
	return stateable(day, today, s.BackdateDays)
}
