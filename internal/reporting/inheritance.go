package reporting

import (
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// Inheritance is what an ended organisation left to one of the actor's. It
// stands apart from their own figures: an heir is not charged with what it took
// over (domain section 4).
type Inheritance struct {
	Org    string // the predecessor's id
	Name   string // its last official name
	Shared bool   // others are heirs too, or the succession is not certain: a person decides for each task
	Total  int
}

// inherited lists the predecessors of the actor's organisations that have tasks.
func inherited(t Tx, a access.Actor, c task.Clock) ([]Inheritance, error) {
	mine := a.Orgs()
	if len(mine) == 0 {
		return nil, nil
	}
	directory, err := org.LoadDirectory(t)
	if err != nil {
		return nil, err
	}
	var all []Inheritance
	for _, u := range directory.Units {
		heirs := directory.Heirs(u.ID, c.Day)
		if slices.Contains(mine, u.ID) || !slices.ContainsFunc(heirs, func(h org.Heir) bool { return slices.Contains(mine, h.Unit) }) {
			continue
		}
		left := Inheritance{Org: u.ID, Name: u.Name(), Shared: len(heirs) > 1 || !certain(heirs[0])}
		groups, err := t.ScheduleCounts("", u.ID)
		if err != nil {
			return nil, err
		}
		for _, g := range groups {
			left.Total += g.Count
		}
		if left.Total > 0 {
			all = append(all, left)
		}
	}
	return all, nil
}

func certain(h org.Heir) bool {
	return !slices.ContainsFunc(h.Via, func(s org.Succession) bool { return s.Certainty != org.High })
}
