package plan

import (
	"cmp"
	"context"
	"slices"
	"time"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/task"
	"dondoc/internal/tx"
)

// Service is the room's use cases.
type Service struct {
	Store tx.Store[Tx]
	Now   func() time.Time
	NewID func() string
}

func (s *Service) today() calendar.Day { return calendar.DayOf(s.Now()) }

// read runs a question that every signed-in person may ask.
func read[R any](ctx context.Context, s *Service, a access.Actor, do func(Tx) (R, error)) (R, error) {
	if err := access.Check(a, access.AssignmentRead); err != nil {
		var none R
		return none, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, do)
}

// branch is an organisation and all above it.
func branch(t Tx, unit string) ([]string, error) {
	units, err := t.Tree()
	return org.NewTree(units).Branch(unit), err
}

// duties are a programme's with the words of their tasks, in the order of the document.
func duties(t Tx, programme string) ([]Duty, error) {
	given, err := t.AssignmentsOfProgramme(programme)
	if err != nil || len(given) == 0 {
		return nil, err
	}
	tasks, err := t.Tasks(programme)
	if err != nil {
		return nil, err
	}
	at := make(map[string]int, len(tasks))
	for i, v := range tasks {
		at[v.ID] = i
	}
	slices.SortStableFunc(given, func(a, b assignment.Assignment) int {
		return cmp.Or(at[a.Task]-at[b.Task], a.Instalment-b.Instalment, cmp.Compare(a.ID, b.ID))
	})
	all := make([]Duty, len(given))
	for i, a := range given {
		all[i] = dutyOf(a, tasks[at[a.Task]])
	}
	return all, nil
}

func dutyOf(a assignment.Assignment, v task.Task) Duty {
	return Duty{Assignment: a, Ref: v.Ref, Content: v.Content, Product: v.ProductPhrase}
}

// staffOf lists who can be in charge in an organisation on a day.
func staffOf(t Tx, unit string, above []string, day calendar.Day) (Staff, error) {
	users, err := t.Users()
	if err != nil {
		return Staff{}, err
	}
	posts, err := t.Posts(unit)
	return Staff{Day: day, Posts: posts, Members: members(users, above)}, err
}

// members are the accounts that are officer or leader of an organisation or of
// one above it, as posts ask of their holders.
func members(users []identity.User, above []string) []Member {
	var all []Member
	for _, u := range users {
		works, leads := false, false
		for _, g := range u.Grants {
			if slices.Contains(above, g.Org) && (g.Role == access.Officer || g.Role == access.Leader) {
				works, leads = true, leads || g.Role == access.Leader
			}
		}
		if works && !u.Disabled {
			all = append(all, Member{User: u.ID, Name: u.Name, Leader: leads})
		}
	}
	return all
}
