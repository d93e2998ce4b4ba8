package reporting

import (
	"context"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/task"
	"dondoc/internal/tx"
)

// Unreceived is what an organisation was given and has not received.
type Unreceived struct {
	Unit  string // organisation id
	Name  string // on the day
	Count int
	Since calendar.Day // the oldest was given
}

// OpenGap is a signed programme with tasks that nobody was given yet.
type OpenGap struct {
	Programme string
	Number    string // of its document
	Tasks     int
}

// Blocked is a task under way that waits for another one.
type Blocked struct{ Task, On TaskName }

// TaskName is a task as a line names it.
type TaskName struct{ ID, Ref, Content string }

// Office is what the coordinating office has to unblock besides its answers.
type Office struct {
	Gaps       []OpenGap
	Unreceived []Unreceived
}

// Office gathers it as of a day.
func (s *Service) Office(ctx context.Context, a access.Actor, day calendar.Day) (Office, error) {
	if err := access.Check(a, access.AssignmentActivate); err != nil {
		return Office{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (o Office, err error) {
		if o.Gaps, err = t.OpenGaps(); err != nil {
			return o, err
		}
		o.Unreceived, err = unreceived(t, day)
		return o, err
	})
}

func unreceived(t Tx, day calendar.Day) ([]Unreceived, error) {
	all, err := t.Unreceived()
	if err != nil {
		return nil, err
	}
	d, err := org.LoadDirectory(t)
	for i, u := range all {
		if found, ok := d.Unit(u.Unit); ok {
			all[i].Name = found.NameOn(day)
		}
	}
	return all, err
}

// Overview is the leader's view: what each organisation has, and where work
// waits for other work.
type Overview struct {
	Loads   []Load
	Blocked []Blocked
}

// Overview gathers it for a programme, or for all ("").
func (s *Service) Overview(ctx context.Context, a access.Actor, programme string, c task.Clock) (Overview, error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		return Overview{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (o Overview, err error) {
		if o.Loads, err = loads(t, programme, c); err != nil {
			return o, err
		}
		o.Blocked, err = t.Blocked(programme)
		return o, err
	})
}
