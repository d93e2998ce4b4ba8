package web

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
