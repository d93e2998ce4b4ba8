package web

import (
	"slices"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/progress"
)

// What waits for the office besides claims and requests, as kinds of its list.
const (
	waitingReport = "report" // a progress report to receive
	waitingAnswer = "answer" // an answer to judge
)

// waitingSum is how much of one kind waits from one organisation.
type waitingSum struct {
	unit, kind string
	count      int
	since      calendar.Day // of the oldest; zero: it bears no day
}

// sums are one room's, by organisation.
type sums []waitingSum

func (all sums) add(unit, kind string, since calendar.Day) sums {
	i := slices.IndexFunc(all, func(s waitingSum) bool { return s.unit == unit })
	if i < 0 {
		return append(all, waitingSum{unit, kind, 1, since})
	}
	all[i].count++
	if all[i].since.IsZero() || !since.IsZero() && since.Before(all[i].since) {
		all[i].since = since
	}
	return all
}

// officeReports lists the progress reports that wait for the office, and counts all of them.
func (s *Site) officeReports(v *visit, page *officePage, d *org.Directory) (all sums, err error) {
	waiting, err := s.Progress.Waiting(v.Context(), v.Actor)
	for _, w := range waiting {
		unit, since := w.Report.Unit, calendar.DayOf(w.Since())
		if w.Report.State != progress.AwaitingAssigner {
			continue
		}
		all = all.add(unit, waitingReport, since)
		if page.shows(unit, waitingReport) && len(page.Reports) < workRows {
			item := page.reportItem(w, d, progress.Receive, progress.Return)
			item.Note += ", " + s.ageWords(page.frame, since)
			page.Reports = append(page.Reports, item)
		}
	}
	return all, err
}

// officeAnswers lists the answers that wait for the office's verdict, and counts all of them.
func (s *Site) officeAnswers(v *visit, page *officePage, d *org.Directory) (all sums, err error) {
	owed, err := s.Directions.Owed(v.Context(), v.Actor, workRows)
	for _, one := range owed {
		if !one.Judge {
			continue
		}
		all = all.add(one.Unit, waitingAnswer, one.AnsweredOn)
		if page.shows(one.Unit, waitingAnswer) {
			item := page.matterWork(one.Row)
			item.Unit = page.unitLink(one.Unit, d).Content
			if !one.AnsweredOn.IsZero() {
				item.Note += " – " + s.ageWords(page.frame, one.AnsweredOn)
			}
			page.Answers = append(page.Answers, item)
		}
	}
	return all, err
}

// shows reports whether the list is not narrowed to something else.
func (p *officePage) shows(unit, kind string) bool {
	return (p.Unit == "" || p.Unit == unit) && (p.Kind == "" || p.Kind == kind)
}

// ageWords say how many working days something has waited; nothing where it bears no day.
func (s *Site) ageWords(f frame, since calendar.Day) string {
	if since.IsZero() {
		return ""
	}
	return f.T("work.age_days", s.Working.WorkingDays(since, calendar.DayOf(s.Now())))
}

// count adds a line by agency and kind, and the choices that narrow the list to it.
func (p *officePage) count(c waitingSum, d *org.Directory, age string) {
	name, kind := p.unitLink(c.unit, d).Content, p.waitingKind(c.kind)
	p.Waiting = append(p.Waiting, waitingView{name, kind, p.To("/desk", "unit", c.unit, "kind", c.kind), c.count, age})
	if o := (option{c.unit, name}); !slices.Contains(p.Units, o) {
		p.Units = append(p.Units, o)
	}
	if o := (option{c.kind, kind}); !slices.Contains(p.Kinds, o) {
		p.Kinds = append(p.Kinds, o)
	}
	if p.shows(c.unit, c.kind) {
		p.Total += c.count
	}
}
