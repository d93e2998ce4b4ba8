package web

import (
	"time"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
)

// workAnswers is what waits for the visitor as assigner, the oldest first.
func (s *Site) workAnswers(v *visit, f frame) ([]workGroup, error) {
	asked, p := f.workPage()
	if asked != "" && asked != answersKey {
		return nil, nil
	}
	counts, err := s.Assignments.WaitingCounts(v.Context(), v.Actor, assignment.WaitingFilter{})
	if err != nil {
		return nil, err
	}
	g := workGroup{Key: answersKey, Title: f.T("work.answers"), Icon: "shield-check"}
	for _, c := range counts {
		g.Total += c.Count
	}
	if g.Total == 0 {
		return nil, nil
	}
	rows, err := s.Assignments.Waiting(v.Context(), v.Actor, assignment.WaitingFilter{}, p)
	if err != nil {
		return nil, err
	}
	holdings, err := s.claimed(v, rows)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		g.Items = append(g.Items, f.answerItem(row, s.age(row.Since), holdings[row.Assignment.ID]))
	}
	g.All = f.rest(g)
	return []workGroup{g}, nil
}

// claimed are the products behind the claims that wait.
func (s *Site) claimed(v *visit, rows []assignment.WaitingRow) (map[string]deliverable.Holding, error) {
	var of []assignment.Assignment
	for _, row := range rows {
		if row.Request == assignment.NoRequest {
			of = append(of, row.Assignment)
		}
	}
	return s.Deliverables.Holdings(v.Context(), v.Actor, of...)
}

const answersKey = "answers"

// age is how many working days something has waited: of the side that must
// answer, never the performer's delay.
func (s *Site) age(since time.Time) int {
	return s.Working.WorkingDays(calendar.DayOf(since), calendar.DayOf(s.Now()))
}

func (f frame) answerItem(row assignment.WaitingRow, age int, h deliverable.Holding) workItem {
	item := f.workItem(row.Row)
	what := f.T("work.claim")
	if row.Request != assignment.NoRequest {
		what = f.T("assignment.request." + string(row.Request))
	}
	item.Note = f.T("work.asked", what, row.By, f.T("work.age_days", age))
	item.Words, item.Chips = row.Words, []chip{f.timeChip(row.Assignment)}
	if row.Request == assignment.NoRequest {
		item.Products = f.products(h.Products, h.Expected, row.Assignment)
	}
	item.Forms = f.answerForms(row, h)
	return item
}

// answerForms are the assigner's answers. What the visitor asked for themselves
// somebody else answers; a transfer needs the page, where organisations are chosen.
func (f frame) answerForms(row assignment.WaitingRow, h deliverable.Holding) []actForm {
	switch {
	case row.Own:
		return nil
	case row.Request == assignment.NoRequest:
		accept := f.cardForm(row.Row, assignment.Accept)
		accept.Warning = f.nothingHanded(h.Missing())
		return []actForm{accept, f.cardForm(row.Row, assignment.Return, f.reasonField())}
	case row.Request == assignment.Transfer:
		return []actForm{f.cardForm(row.Row, assignment.Refuse, f.reasonField())}
	case row.Request == assignment.Extension:
		day := actField{
			Name: "day", Label: f.T("assignment.field.granted_day"), Shape: "day", Value: row.WantedDay.String(), Required: true,
		}
		return []actForm{f.cardForm(row.Row, assignment.Grant, day), f.cardForm(row.Row, assignment.Refuse, f.reasonField())}
	default:
		return []actForm{f.cardForm(row.Row, assignment.Grant), f.cardForm(row.Row, assignment.Refuse, f.reasonField())}
	}
}
