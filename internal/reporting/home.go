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
	return h.ofOrgs(t, a.Orgs(), newStatuses(c))
}

// ofOrgs counts the tasks of organisations and reads the rows of the most urgent ones.
func (h *Home) ofOrgs(t Tx, orgs []string, s *statuses) error {
	var all []dated
	for _, org := range orgs {
		states, err := t.TaskStates(TaskFilter{Org: org})
		if err != nil {
			return err
		}
		for _, state := range states {
			m, err := s.on(state.Schedule, state.Retrospective)
			if err != nil {
				return err
			}
			h.Counts[m.status]++
			all = append(all, dated{state.ID, m.last})
		}
	}
	slices.SortStableFunc(all, byUrgency)
	for _, d := range all[:min(len(all), nextRows)] {
		row, err := s.row(t, d.id)
		if err != nil {
			return err
		}
		h.Next = append(h.Next, row)
	}
	return nil
}

// dated is a task with its last day, zero if none.
type dated struct {
	id   string
	last calendar.Day
}

func (c Counts) add(other Counts) {
	for status, n := range other {
		c[status] += n
	}
}

// byUrgency puts dated tasks first, the earliest day on top.
func byUrgency(a, b dated) int {
	if a.last.IsZero() != b.last.IsZero() {
		if a.last.IsZero() {
			return 1
		}
		return -1
	}
	return a.last.Compare(b.last)
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
	s := newStatuses(c)
	for i := range list {
		if list[i].Counts, err = s.count(byProgramme[list[i].ID]); err != nil {
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
