package web

import (
	"dondoc/internal/org"
	"dondoc/internal/plan"
	"dondoc/internal/programme"
)

// workPlans are the plans that wait for the visitor's approval as leader of their organisation.
func (s *Site) workPlans(v *visit, f frame) ([]workGroup, error) {
	waiting, err := s.Plans.Awaiting(v.Context(), v.Actor)
	if err != nil || len(waiting) == 0 {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	group := workGroup{Key: "plans", Title: f.T("plan.work_awaiting"), Icon: "calendar-event", Total: len(waiting)}
	for _, p := range waiting {
		of, err := s.Programmes.Programme(v.Context(), v.Actor, p.Programme)
		if err != nil {
			return nil, err
		}
		group.Items = append(group.Items, workItem{
			URL: f.To("/plans/" + p.ID), Number: of.Document.Number, Content: of.Title, Unit: f.unitLink(p.Unit, d).Content,
			Note: f.T("plan.work_since", f.At(p.ChangedAt)), Chips: f.planChips(p),
		})
	}
	return []workGroup{group}, nil
}

// workOwedPlans are the plans the visitor has to write as officer.
func (s *Site) workOwedPlans(v *visit, f frame) ([]workGroup, error) {
	owed, err := s.Plans.ToWrite(v.Context(), v.Actor)
	if err != nil || len(owed) == 0 {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	group := workGroup{Key: "plans-owed", Title: f.T("plan.work_owed"), Icon: "calendar-event"}
	for _, w := range owed {
		of, err := s.Programmes.Programme(v.Context(), v.Actor, w.Programme)
		if err != nil {
			return nil, err
		}
		group.Items = append(group.Items, f.owedPlan(w, of, d))
	}
	return []workGroup{f.page(group)}, nil
}

func (f frame) owedPlan(w plan.ToWrite, of programme.Programme, d *org.Directory) workItem {
	item := workItem{
		URL: f.To("/organisations/" + w.Plan.Unit + "/plans"), Number: of.Document.Number, Content: of.Title,
		Unit: f.unitLink(w.Plan.Unit, d).Content, Chips: []chip{{"soon", "circle-dashed", f.T("plan.none")}},
	}
	if w.Plan.ID != "" {
		item.URL, item.Chips = f.To("/plans/"+w.Plan.ID), f.planChips(w.Plan)
	}
	if w.Plan.InForce() == 0 {
		item.Due = f.T("work.due", f.weekdayDate(w.By))
		if w.By.Before(f.Today) {
			item.Chips = append(item.Chips, chip{"late", "clock-exclamation", f.T("plan.late")})
		}
	}
	return item
}
