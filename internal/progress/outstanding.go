package progress

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/tenant"
)

// Outstanding is what one organisation has not reported for a period that has
// ended: rows that are due, missing, or were refused and not sent again. Only the
// one row of a single duty has its words: of many the page tells the number.
type Outstanding struct {
	Unit   string
	Period Period
	Window Window
	Rows   []Row
}

// Missing counts the rows whose last day in time has passed.
func (o Outstanding) Missing() (n int) {
	for _, row := range o.Rows {
		if row.Standing == Missing {
			n++
		}
	}
	return n
}

// outstandingDays is how far back reports are asked for unbidden: a year. Older
// periods stand on the duty's page alone.
const outstandingDays = 366

// Outstanding lists what the actor's organisations, with all below them, may
// still report and have not, the oldest period first.
func (s *Service) Outstanding(ctx context.Context, a access.Actor) ([]Outstanding, error) {
	return read(ctx, s, a, func(t Tx) ([]Outstanding, error) {
		set, err := settings(t)
		if err != nil {
			return nil, err
		}
		g := gathering{service: s, tx: t, set: set, windows: map[Period]Window{}, seen: map[string]bool{}}
		for _, grant := range a.Grants {
			if grant.Role != access.Officer && grant.Role != access.Leader {
				continue
			}
			if err := g.gather(grant.Org); err != nil {
				return nil, err
			}
		}
		slices.SortStableFunc(g.all, func(a, b Outstanding) int { return a.Window.Timely.Compare(b.Window.Timely) })
		return g.all, g.word()
	})
}

// gathering collects what is outstanding over several organisations, an assignment once.
type gathering struct {
	service *Service
	tx      Tx
	set     tenant.Settings
	windows map[Period]Window
	seen    map[string]bool // assignments
	all     []Outstanding
}

func (g *gathering) gather(unit string) error {
	open, err := g.tx.OpenAssignmentsUnder(unit)
	if err != nil {
		return err
	}
	since := g.service.today().AddDays(-outstandingDays)
	reports, err := g.tx.ReportsUnder(unit, since)
	if err != nil {
		return err
	}
	byAssignment := reportsBy(reports)
	for _, row := range unworded(open) {
		if g.seen[row.Assignment.ID] {
			continue
		}
		g.seen[row.Assignment.ID] = true
		d := desk{is: row.Assignment, settings: g.set, reports: byAssignment[row.Assignment.ID], ours: true}
		if err := g.weigh(row, d, since); err != nil {
			return err
		}
	}
	return nil
}

// weigh adds the periods of one assignment that are outstanding.
func (g *gathering) weigh(row assignment.Row, d desk, since calendar.Day) error {
	today := g.service.today()
	for _, p := range OwedOn(row.Assignment, today, g.set) {
		if p.To.Before(since) || !p.To.Before(today) {
			continue
		}
		w, err := g.window(p)
		if err != nil {
			return err
		}
		if l := d.line(p, w, today); l.May {
			g.add(Row{Row: row, Line: l}, w)
		}
	}
	return nil
}

// word gives the words of a duty that is the only one of its card.
func (g *gathering) word() error {
	for _, o := range g.all {
		if len(o.Rows) > 1 {
			continue
		}
		is := &o.Rows[0].Row
		all, err := g.tx.AssignmentRows(assignment.Filter{Task: is.Assignment.Task}, assignment.Page{})
		if err != nil {
			return err
		}
		*is = all[slices.IndexFunc(all, func(r assignment.Row) bool { return r.Assignment.ID == is.Assignment.ID })]
	}
	return nil
}

func (g *gathering) window(p Period) (w Window, err error) {
	w, known := g.windows[p]
	if !known {
		w, err = g.service.window(g.tx, p, g.set)
		g.windows[p] = w
	}
	return w, err
}

func (g *gathering) add(row Row, w Window) {
	unit := row.Assignment.Unit
	i := slices.IndexFunc(g.all, func(o Outstanding) bool { return o.Unit == unit && o.Period == row.Period })
	if i < 0 {
		i, g.all = len(g.all), append(g.all, Outstanding{Unit: unit, Period: row.Period, Window: w})
	}
	g.all[i].Rows = append(g.all[i].Rows, row)
}

func reportsBy(reports []Report) map[string][]Report {
	by := map[string][]Report{}
	for _, r := range reports {
		by[r.Assignment] = append(by[r.Assignment], r)
	}
	return by
}

// Unreported counts, for the last period of each rhythm that has ended, the
// reports of each agency that has not sent all: those with the most missing
// first, and within an agency by the period's end. Only what is still owed
// counts: this is whom to urge. An empty programme is all.
func (s *Service) Unreported(ctx context.Context, a access.Actor, programme string) ([]Tally, error) {
	return read(ctx, s, a, func(t Tx) (all []Tally, err error) {
		set, err := settings(t)
		if err != nil {
			return nil, err
		}
		open, err := openOf(t, programme)
		if err != nil {
			return nil, err
		}
		for _, r := range assignment.Rhythms() {
			sheet := Sheet{Period: PeriodOf(r, s.today(), set).Previous(set)}
			if err := s.fill(t, &sheet, unworded(open), set); err != nil {
				return nil, err
			}
			for _, one := range tally(slices.DeleteFunc(sheet.Rows, func(row Row) bool { return !row.Owed })) {
				if one.Missing+one.Due > 0 {
					all = append(all, one)
				}
			}
		}
		slices.SortStableFunc(all, byMissing)
		return all, nil
	})
}

func openOf(t Tx, programme string) ([]assignment.Assignment, error) {
	if programme == "" {
		return t.OpenAssignments()
	}
	return t.AssignmentsOfProgramme(programme)
}
