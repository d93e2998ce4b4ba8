package reporting

import (
	"cmp"
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/task"
	"dondoc/internal/tx"
)

// Load is what one organisation has to do on a day, and where it is stuck.
// Historic duties are left out: they are outside current figures (domain rule 19).
type Load struct {
	Unit             string // organisation id
	Name             string // on the day
	Open             int    // given and not at an end
	Unreceived       int
	Overdue          int // of the open ones: not handed in, the last day has passed
	Soon             int
	Returned         int // to be mended
	AwaitingLeader   int // stuck inside the organisation
	AwaitingAssigner int // stuck outside it
	Requests         int // pending
	Completed        int
	Late             int // handed in after the last day, completed or not
}

// LoadFilter says of which duties; empty fields do not restrict.
type LoadFilter struct {
	Programme string
	Unit      string       // this organisation alone
	Day       calendar.Day // overdue is before it
	Soon      calendar.Day // due soon is up to it
}

// Loads counts by organisation, those with most overdue first. With a unit it is
// that organisation alone, all zero when it was given nothing.
func (s *Service) Loads(ctx context.Context, a access.Actor, programme, unit string, c task.Clock) ([]Load, error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) ([]Load, error) {
		loads, err := t.AssignmentLoads(LoadFilter{programme, unit, c.Day, c.Day.AddDays(c.SoonDays)})
		if err != nil {
			return nil, err
		}
		d, err := org.LoadDirectory(t)
		if err != nil {
			return nil, err
		}
		if unit != "" && len(loads) == 0 {
			loads = []Load{{Unit: unit}}
		}
		return named(loads, d, c.Day), nil
	})
}

func named(loads []Load, d *org.Directory, day calendar.Day) []Load {
	for i, l := range loads {
		if u, ok := d.Unit(l.Unit); ok {
			loads[i].Name = u.NameOn(day)
		}
	}
	slices.SortStableFunc(loads, func(a, b Load) int {
		return cmp.Or(cmp.Compare(b.Overdue, a.Overdue), cmp.Compare(b.AwaitingLeader, a.AwaitingLeader), cmp.Compare(b.Open, a.Open))
	})
	return loads
}

// Sum adds loads up, without a name.
func Sum(loads []Load) Load {
	var all Load
	for _, l := range loads {
		all.Open += l.Open
		all.Unreceived += l.Unreceived
		all.Overdue += l.Overdue
		all.Soon += l.Soon
		all.Returned += l.Returned
		all.AwaitingLeader += l.AwaitingLeader
		all.AwaitingAssigner += l.AwaitingAssigner
		all.Requests += l.Requests
		all.Completed += l.Completed
		all.Late += l.Late
	}
	return all
}
