package web

import (
	"net/http"

	"dondoc/internal/target"
)

// targetsPage lists a programme's indicators.
type targetsPage struct {
	programmeFrame

	Sections []targetSection
	Total    int
}

// targetSection is the targets that stand under one heading of the document.
type targetSection struct {
	Title   string
	Targets []target.Target
}

func (s *Site) listTargets(w http.ResponseWriter, v *visit) error {
	pf, err := s.programmeFrame(v, v.PathValue("programme"), "targets")
	if err != nil {
		return err
	}
	list, err := s.Targets.List(v.Context(), v.Actor, pf.Programme.ID)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "target/list", targetsPage{pf, targetSections(list), len(list)})
}

// targetSections puts targets, which come in document order, under their headings.
func targetSections(list []target.Target) []targetSection {
	var all []targetSection
	for _, t := range list {
		if n := len(all); n == 0 || all[n-1].Title != t.Section {
			all = append(all, targetSection{Title: t.Section})
		}
		last := &all[len(all)-1]
		last.Targets = append(last.Targets, t)
	}
	return all
}

// Value is what is to be reached, as the language writes it.
func (p targetsPage) Value(t target.Target) string {
	value := t.Text
	switch {
	case t.Op == "rank" && t.Text != "":
		return t.Text // "nhóm 10 tỉnh dẫn đầu": among whom is said there
	case t.Low != "" || t.High != "":
		value = p.T("target.range", p.Decimal(t.Low), p.Decimal(t.High))
	case t.Value != "":
		value = p.Decimal(t.Value)
	}
	switch t.Unit {
	case "":
	case "%":
		value += t.Unit
	default:
		value += " " + t.Unit
	}
	return value
}

// Operator is the sign of a bound, in words; nothing for a plain value.
func (p targetsPage) Operator(t target.Target) string {
	switch t.Op {
	case ">=":
		return p.T("target.op.at_least")
	case "<=":
		return p.T("target.op.at_most")
	case ">":
		return p.T("target.op.over")
	case "<":
		return p.T("target.op.under")
	default:
		return ""
	}
}

// Measure is how the figure is meant; nothing where the text does not say.
func (p targetsPage) Measure(t target.Target) string {
	if t.Measure == "" {
		return ""
	}
	return p.T("target.measure." + string(t.Measure))
}
