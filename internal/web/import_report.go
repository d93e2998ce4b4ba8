package web

import (
	"dondoc/internal/intake"
	"dondoc/internal/org"
)

// reportRow is one thing counted by the reading of a document.
type reportRow struct {
	Label                      string
	Found, Doubted, Unresolved int
}

// reportRows is the report of the reading; what the document has nothing of, and lacks nothing of, is left out.
func (f frame) reportRows(r intake.Report) []reportRow {
	var rows []reportRow
	for _, one := range []struct {
		key   string
		tally intake.Tally
	}{
		{"tasks", r.Tasks},
		{"groups", r.Groups},
		{"leads", r.Leads},
		{"coordinators", r.Coordinators},
		{"products", r.Products},
		{"deadlines", r.Deadlines},
		{"targets", r.Targets},
		{"duties", r.Obligations},
		{"items", r.BodyTasks},
		{"differences", r.Reconciliations},
		{"amendments", r.Amendments},
		{"left_out", r.LeftOut},
	} {
		if one.tally != (intake.Tally{}) {
			rows = append(rows, reportRow{f.T("intake.figure." + one.key), one.tally.Found, one.tally.Doubted, one.tally.Unresolved})
		}
	}
	return rows
}

// endedView is an organisation that the document names and that no longer exists.
type endedView struct {
	Name, URL string
	Ended     string
	Already   bool // had ended before the document was issued
	Uses      string
	Heirs     []heirLine
	NoHeir    string
}

func (p *importPage) endedOrganisations(s intake.Survey) []endedView {
	var views []endedView
	for _, st := range s.Ended {
		e := endedView{
			Name: st.Name, URL: p.orgURL(st.Unit), Ended: p.T("org.ended", p.Date(st.Ended)), Already: st.Already,
			Uses: p.T("intake.places", st.Uses),
		}
		e.Heirs, e.NoHeir = p.heirs(st.Heirs, s.Directory)
		views = append(views, e)
	}
	return views
}

// heirs are who carries an organisation's work, in lines.
func (f frame) heirs(heirs []org.Heir, d *org.Directory) (lines []heirLine, none string) {
	for _, heir := range heirs {
		switch {
		case len(heir.Via) == 0:
		case heir.Unit == "":
			none = f.T("org.ended_no_heir")
		default:
			h := f.heir(heir, d)
			lines = append(lines, heirLine{f.T("org.now"), h.Name, h.URL, f.T("org.since", h.Since)})
		}
	}
	return lines, none
}
