package progress

import (
	"cmp"
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
)

// Board is which agency has submitted what for a period, and which has not.
type Board struct {
	Period  Period
	Window  Window
	Locked  bool
	Reopens int // how often the office has reopened it
	Tallies []Tally
}

// Tally counts an agency's reports for a period, with those on duties that were
// completed, handed on or ended since. Owed = InTime + Late + Missing + Due + Expected.
type Tally struct {
	Unit           string
	Period         Period
	Owed           int
	InTime         int
	Late           int
	Missing        int
	Due            int
	Expected       int
	AwaitingLeader int // of those in time or late
	Received       int // of those in time or late
}

// Board counts a period's reports by agency, those with the most missing first;
// an empty key is the current period of the first rhythm anything is owed in.
func (s *Service) Board(ctx context.Context, a access.Actor, key string) (Board, error) {
	return read(ctx, s, a, func(t Tx) (b Board, err error) {
		set, err := settings(t)
		if err != nil {
			return b, err
		}
		open, err := t.OpenAssignments()
		if err != nil {
			return b, err
		}
		sheet := Sheet{}
		if sheet.Period, err = s.chosen(unworded(open), key, set); err != nil {
			return b, err
		}
		if sheet.Window, err = s.window(t, sheet.Period, set); err != nil {
			return b, err
		}
		all, err := t.AssignmentsReportedIn(sheet.Period, sheet.Window.Timely)
		if err != nil {
			return b, err
		}
		if err := s.fill(t, &sheet, unworded(all), set); err != nil {
			return b, err
		}
		reopened, err := t.Reopenings(sheet.Period)
		return Board{
			Period: sheet.Period, Window: sheet.Window, Locked: sheet.Window.Open.Before(s.today()), Reopens: len(reopened),
			Tallies: tally(sheet.Rows),
		}, err
	})
}

// unworded are assignments as rows without words: what is only counted shows none.
func unworded(all []assignment.Assignment) []assignment.Row {
	rows := make([]assignment.Row, len(all))
	for i, a := range all {
		rows[i].Assignment = a
	}
	return rows
}

func tally(rows []Row) []Tally {
	byUnit := map[string]*Tally{}
	for _, row := range rows {
		of := byUnit[row.Assignment.Unit]
		if of == nil {
			of = &Tally{Unit: row.Assignment.Unit, Period: row.Period}
			byUnit[of.Unit] = of
		}
		of.add(row.Line)
	}
	var all []Tally
	for _, of := range byUnit {
		all = append(all, *of)
	}
	slices.SortFunc(all, byMissing)
	return all
}

func byMissing(a, b Tally) int {
	return cmp.Or(b.Missing-a.Missing, b.NotYet()-a.NotYet(), cmp.Compare(a.Unit, b.Unit), a.Period.To.Compare(b.Period.To))
}

func (t *Tally) add(l Line) {
	t.Owed++
	switch l.Standing {
	case InTime:
		t.InTime++
	case Late:
		t.Late++
	case Missing:
		t.Missing++
	case Due:
		t.Due++
	default:
		t.Expected++
	}
	switch l.Last().State {
	case AwaitingLeader:
		t.AwaitingLeader++
	case Received:
		t.Received++
	default:
	}
}

// NotYet is how many may still come in time.
func (t Tally) NotYet() int { return t.Due + t.Expected }
