package reporting

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/task"
	"dondoc/internal/tx"
)

// Home is what a person sees first: what waits for them, their agencies'
// figures and the programmes.
type Home struct {
	Waiting Waiting
	Counts  Counts // of the actor's organisations, or of all when bound to none
	Next    []TaskRow
	Cards   []Card
	// Inherited is apart from Counts and Next.
	Inherited []Inheritance
}

// nextRows is how many coming tasks the home page shows.
const nextRows = 10

// Home gathers the first page for an actor on a day.
func (s *Service) Home(ctx context.Context, a access.Actor, c task.Clock) (Home, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return Home{}, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) (h Home, err error) {
		if h.Waiting, err = t.Waiting(); err != nil {
			return h, err
		}
		if h.Cards, err = cards(t, c); err != nil {
			return h, err
		}
		if h.Inherited, err = inherited(t, a, c); err != nil {
			return h, err
		}
		return h, h.mine(t, a, c)
	})
}

// mine fills what concerns the actor's organisations.
func (h *Home) mine(t Tx, a access.Actor, c task.Clock) error {
	h.Counts = Counts{}
	if len(a.Orgs()) == 0 {
		for _, card := range h.Cards {
			h.Counts.add(card.Counts)
		}
		return nil
	}
	for _, org := range a.Orgs() {
		list, err := tasks(t, TaskFilter{Org: org}, c)
		if err != nil {
			return err
		}
		h.Counts.add(list.Counts)
		h.Next = append(h.Next, list.Rows...)
	}
	slices.SortStableFunc(h.Next, byUrgency)
	h.Next = h.Next[:min(len(h.Next), nextRows)]
	return nil
}

func (c Counts) add(other Counts) {
	for status, n := range other {
		c[status] += n
	}
}

// byUrgency puts dated tasks first, the earliest day on top.
func byUrgency(a, b TaskRow) int {
	if a.Last.IsZero() != b.Last.IsZero() {
		if a.Last.IsZero() {
			return 1
		}
		return -1
	}
	return a.Last.Compare(b.Last)
}

// Cards lists the programmes with their figures on a day.
func (s *Service) Cards(ctx context.Context, a access.Actor, c task.Clock) ([]Card, error) {
	if err := access.Check(a, access.ProgrammeRead); err != nil {
		return nil, err
	}
	return tx.Get(ctx, s.Store, a.Tenant, func(t Tx) ([]Card, error) { return cards(t, c) })
}

func cards(t Tx, c task.Clock) ([]Card, error) {
	list, err := t.Cards()
	if err != nil {
		return nil, err
	}
	groups, err := t.ScheduleCounts("", "")
	if err != nil {
		return nil, err
	}
	byProgramme := map[string][]ScheduleCount{}
	for _, g := range groups {
		byProgramme[g.Programme] = append(byProgramme[g.Programme], g)
	}
	for i := range list {
		if list[i].Counts, err = Count(byProgramme[list[i].ID], c); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// addToMonth keeps months sorted by their first day.
func addToMonth(months []Month, r TaskRow) []Month {
	first := calendar.NewDay(r.Last.Year(), r.Last.Month(), 1)
	i, found := slices.BinarySearchFunc(months, first, func(m Month, d calendar.Day) int { return m.First.Compare(d) })
	if !found {
		months = slices.Insert(months, i, Month{First: first})
	}
	months[i].Rows = append(months[i].Rows, r)
	return months
}
