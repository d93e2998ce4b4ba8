package reporting

import (
	"cmp"
	"slices"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// Load is what one organisation has to do on a day, and where it is stuck, by
// the facets its desk lists.
type Load struct {
	Unit   string // organisation id
	Name   string // on the day
	Counts assignment.Counts
}

// LoadFilter says of which duties; empty fields do not restrict.
type LoadFilter struct {
	Programme string
	Day       calendar.Day // overdue is before it
	Soon      calendar.Day // due soon is up to it
}

// loads counts by organisation, those with most overdue first.
func loads(t Tx, programme string, c task.Clock) ([]Load, error) {
	all, err := t.AssignmentLoads(LoadFilter{programme, c.Day, c.Day.AddDays(c.SoonDays)})
	if err != nil {
		return nil, err
	}
	d, err := org.LoadDirectory(t)
	if err != nil {
		return nil, err
	}
	return named(all, d, c.Day), nil
}

func named(loads []Load, d *org.Directory, day calendar.Day) []Load {
	for i, l := range loads {
		if u, ok := d.Unit(l.Unit); ok {
			loads[i].Name = u.NameOn(day)
		}
	}
	worst := []assignment.Facet{assignment.FacetOverdue, assignment.FacetWithLeader, assignment.FacetOpen}
	slices.SortStableFunc(loads, func(a, b Load) int {
		for _, f := range worst {
			if order := cmp.Compare(b.Counts.Of(f), a.Counts.Of(f)); order != 0 {
				return order
			}
		}
		return 0
	})
	return loads
}

// Sum adds loads up.
func Sum(loads []Load) (all assignment.Counts) {
	for _, l := range loads {
		all = all.Plus(l.Counts)
	}
	return all
}
