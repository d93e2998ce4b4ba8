package web

import (
	"dondoc/internal/access"
	"dondoc/internal/assignment"
)

// workHanded are the duties that were transferred away from the visitor's organisations lately.
func (s *Site) workHanded(v *visit, f frame) ([]workGroup, error) {
	handed, err := s.Assignments.Handed(v.Context(), v.Actor)
	if err != nil || len(handed) == 0 {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	g := workGroup{Key: "handed-on", Title: f.T("work.handed_on"), Icon: "arrows-exchange"}
	for _, row := range handed {
		item := f.workItem(row.Row)
		from, to := f.unitLink(row.From, d).Content, f.unitLink(row.Assignment.Unit, d).Content
		item.Note = f.T("work.handed_on_note", f.Date(row.On), from, to)
		g.Items = append(g.Items, item)
	}
	return []workGroup{f.page(g)}, nil
}

// workRequested tells leaders what their organisations ask of the assigner: domain rule 7 wants the leader's approval
// of a claim alone, so that a request goes to the assigner at once.
func (s *Site) workRequested(v *visit, f frame) ([]workGroup, error) {
	g := workGroup{Key: "requested", Title: f.T("work.requested"), Icon: "help-circle", Elsewhere: true}
	told := map[string]bool{}
	for _, grant := range v.Actor.Grants {
		if grant.Role != access.Leader || grant.Org == "" {
			continue
		}
		pending, err := s.Assignments.List(v.Context(), v.Actor,
			assignment.Filter{Unit: grant.Org, Facet: assignment.FacetRequested}, assignment.Page{})
		if err != nil {
			return nil, err
		}
		for _, row := range pending.Rows {
			if a := row.Assignment; !told[a.ID] {
				told[a.ID] = true
				item := f.workItem(row)
				item.Note = f.T("assignment.request." + string(a.State.Request))
				g.Items = append(g.Items, item)
			}
		}
	}
	g = f.page(g)
	g.All = f.To("/work", "group", g.Key)
	return []workGroup{g}, nil
}
