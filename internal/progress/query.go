package progress

import (
	"cmp"
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
)

// Line is one assignment's report for one period: what has come, and how it stands.
type Line struct {
	Period   Period
	Window   Window
	Versions []Report // of the unit that has the assignment, by number
	Owed     bool
	Standing Standing
	DaysLate int
	Draft    Draft // of the unit; zero for everybody else, and where there is none
	Locked   bool  // no report is taken any more
	May      bool  // the reader may report now
}

// No is the version that the next report would be.
func (l Line) No() int { return len(l.Versions) + 1 }

// Last is the newest version; a zero No where there is none.
func (l Line) Last() Report {
	if len(l.Versions) == 0 {
		return Report{}
	}
	return l.Versions[len(l.Versions)-1]
}

// History is the reports on one assignment, the newest period first.
type History struct {
	Assignment assignment.Assignment
	Task       task.Task
	Lines      []Line
	Next       string // key of the period the reader should report on now; empty: none
}

// shownPeriods bounds a history: two years of months, ten of half-years.
const shownPeriods = 24

// History returns an assignment's reports by period, with those that are missing.
func (s *Service) History(ctx context.Context, a access.Actor, id string) (History, error) {
	return read(ctx, s, a, func(t Tx) (h History, err error) {
		d, err := s.desk(t, a, id)
		if err != nil {
			return h, err
		}
		h.Assignment, h.Task = d.is, d.task
		for _, p := range d.periods(s.today()) {
			l, err := s.line(t, d, p)
			if err != nil {
				return h, err
			}
			h.Lines = append(h.Lines, l)
			if l.May && l.Standing != Expected || l.May && h.Next == "" {
				h.Next = p.Key()
			}
		}
		return h, nil
	})
}

// Form returns the report of one period for writing it.
func (s *Service) Form(ctx context.Context, a access.Actor, id, key string) (History, error) {
	return read(ctx, s, a, func(t Tx) (h History, err error) {
		d, err := s.desk(t, a, id)
		if err != nil {
			return h, err
		}
		p, err := ParsePeriod(key, d.settings)
		if err != nil {
			return h, err
		}
		l, err := s.line(t, d, p)
		return History{Assignment: d.is, Task: d.task, Lines: []Line{l}}, err
	})
}

// Report returns one by id.
func (s *Service) Report(ctx context.Context, a access.Actor, id string) (Report, error) {
	return read(ctx, s, a, func(t Tx) (Report, error) { return t.Report(id) })
}

// File is one that came with the report; errs.NotFound "deliverable.unknown" when there is none.
func (r Report) File(no int) (deliverable.File, error) {
	i := slices.IndexFunc(r.Files, func(f deliverable.File) bool { return f.No == no })
	if i < 0 {
		return deliverable.File{}, errs.New(errs.NotFound, "deliverable.unknown")
	}
	return r.Files[i], nil
}

// desk is what the reports of one assignment are read with.
type desk struct {
	is       assignment.Assignment
	task     task.Task
	settings tenant.Settings
	reports  []Report
	drafts   []Draft
	ours     bool // the reader reports for the unit
}

func (s *Service) desk(t Tx, a access.Actor, id string) (d desk, err error) {
	if d.is, err = t.Assignment(id); err != nil {
		return d, err
	}
	if d.task, err = t.Task(d.is.Task); err != nil {
		return d, err
	}
	if d.settings, err = settings(t); err != nil {
		return d, err
	}
	if d.reports, err = t.ReportsOf(id); err != nil {
		return d, err
	}
	if d.ours, err = reportsFor(t, a, d.is.Unit); err != nil || !d.ours {
		return d, err
	}
	d.drafts, err = t.DraftsOf(id)
	return d, err
}

// periods are those that are owed, and those that were reported, the newest first.
func (d desk) periods(day calendar.Day) []Period {
	all := OwedOn(d.is, day, d.settings)
	for _, r := range d.reports {
		if !slices.Contains(all, r.Period) {
			all = append(all, r.Period)
		}
	}
	slices.SortStableFunc(all, func(a, b Period) int {
		return cmp.Or(b.To.Compare(a.To), cmp.Compare(a.Rhythm, b.Rhythm))
	})
	return all[:min(len(all), shownPeriods)]
}

func (s *Service) line(t Tx, d desk, p Period) (Line, error) {
	w, err := s.window(t, p, d.settings)
	l := d.line(p, w, s.today())
	return l, err
}

func (d desk) line(p Period, w Window, today calendar.Day) Line {
	l := Line{Period: p, Window: w, Versions: of(d.reports, d.is.Unit, p), Owed: Owes(d.is, p, d.settings)}
	l.Standing, l.DaysLate = StandingOn(l.Versions, p, w, today)
	l.Window.Open = openUntil(l.Versions, w, d.settings)
	l.Locked = l.Window.Open.Before(today)
	stands := len(l.Versions) > 0 && l.Last().Stands()
	l.May = d.ours && l.Owed && !stands && !l.Locked && !today.Before(p.From) && d.is.State.Work == assignment.Underway
	for _, one := range d.drafts {
		if one.Assignment == d.is.ID && one.Unit == d.is.Unit && one.Period == p {
			l.Draft = one
		}
	}
	return l
}

// Row is a line of an agency's page.
type Row struct {
	assignment.Row
	Line

	HandedOn bool // another organisation has the duty now: Assignment.Unit is who reported
}

// Sheet is what an agency, with all below it, owes for a period, and what it reported.
type Sheet struct {
	Period Period
	Window Window
	Rows   []Row // by last day, the undated at the end
	Ours   bool  // the reader reports for the agency
}

// Sheet returns an agency's reports for a period; an empty key is the current
// one of the first rhythm it owes reports in.
func (s *Service) Sheet(ctx context.Context, a access.Actor, unit, key string) (Sheet, error) {
	return read(ctx, s, a, func(t Tx) (sheet Sheet, err error) {
		set, err := settings(t)
		if err != nil {
			return sheet, err
		}
		rows, err := t.AssignmentRows(assignment.Filter{Unit: unit}, assignment.Page{})
		if err != nil {
			return sheet, err
		}
		past, err := t.AssignmentRows(assignment.Filter{Unit: unit, Past: true}, assignment.Page{})
		if err != nil {
			return sheet, err
		}
		if sheet.Period, err = s.chosen(rows, key, set); err != nil {
			return sheet, err
		}
		if sheet.Ours, err = reportsFor(t, a, unit); err != nil {
			return sheet, err
		}
		if err := s.fill(t, &sheet, slices.Concat(rows, past), set); err != nil {
			return sheet, err
		}
		sheet.Rows, err = within(t, sheet.Rows, unit)
		return sheet, err
	})
}

// chosen is the period of the key, or the current one of the shortest rhythm that anything is owed in.
func (s *Service) chosen(rows []assignment.Row, key string, set tenant.Settings) (Period, error) {
	if key != "" {
		return ParsePeriod(key, set)
	}
	for _, r := range assignment.Rhythms() {
		p := CurrentOn(r, s.today(), set, s.Calendar)
		if slices.ContainsFunc(rows, func(row assignment.Row) bool { return Owes(row.Assignment, p, set) }) {
			return p, nil
		}
	}
	return CurrentOn(assignment.Rhythm(set.ReportRhythm), s.today(), set, s.Calendar), nil
}

func (s *Service) fill(t Tx, sheet *Sheet, rows []assignment.Row, set tenant.Settings) (err error) {
	if sheet.Window, err = s.window(t, sheet.Period, set); err != nil {
		return err
	}
	reports, err := t.ReportsIn(sheet.Period)
	if err != nil {
		return err
	}
	byAssignment := reportsBy(reports)
	var drafts []Draft
	if sheet.Ours {
		if drafts, err = t.DraftsIn(sheet.Period); err != nil {
			return err
		}
	}
	for _, row := range rows {
		d := desk{is: row.Assignment, settings: set, reports: byAssignment[row.Assignment.ID], drafts: drafts, ours: sheet.Ours}
		if l := d.line(sheet.Period, sheet.Window, s.today()); l.No() > 1 || Charged(d.is, sheet.Period, sheet.Window, set) {
			sheet.Rows = append(sheet.Rows, Row{Row: row, Line: l})
		}
		d.drafts, d.ours = nil, false
		for _, unit := range d.formerUnits() {
			row.Assignment.Unit, d.is.Unit = unit, unit
			l := d.line(sheet.Period, sheet.Window, s.today())
			l.Owed = false
			sheet.Rows = append(sheet.Rows, Row{row, l, true})
		}
	}
	return nil
}

// formerUnits are the organisations that reported on the assignment before it was handed on.
func (d desk) formerUnits() (units []string) {
	for _, r := range d.reports {
		if r.Unit != d.is.Unit && !slices.Contains(units, r.Unit) {
			units = append(units, r.Unit)
		}
	}
	return units
}

// within keeps the rows of an organisation and all below it.
func within(t Tx, rows []Row, unit string) ([]Row, error) {
	units, err := t.Tree()
	if err != nil {
		return nil, err
	}
	tree := org.NewTree(units)
	return slices.DeleteFunc(rows, func(row Row) bool { return !slices.Contains(tree.Branch(row.Assignment.Unit), unit) }), nil
}

// waitingReports bounds how many reports one page asks a verdict on.
const waitingReports = 200

// Waiting lists the reports that wait for the actor's verdict, the oldest first.
func (s *Service) Waiting(ctx context.Context, a access.Actor) ([]WaitingReport, error) {
	f := WaitingFilter{User: a.User}
	for _, g := range a.Grants {
		f.Whole = f.Whole || g.Role == access.Office && g.Org == ""
	}
	return read(ctx, s, a, func(t Tx) ([]WaitingReport, error) { return t.WaitingReports(f, waitingReports) })
}
