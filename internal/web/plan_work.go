package web

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
