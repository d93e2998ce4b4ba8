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

// TargetValue is what is to be reached, as the language writes it.
func (f frame) TargetValue(t target.Target) string {
	value := t.Text
	switch {
	case t.Op == "rank" && t.Text != "":
		return t.Text // "nhóm 10 tỉnh dẫn đầu": among whom is said there
	case t.Low != "" || t.High != "":
		value = f.T("target.range", f.Decimal(t.Low), f.Decimal(t.High))
	case t.Value != "":
		value = f.Decimal(t.Value)
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

// TargetOperator is the sign of a bound, in words; nothing for a plain value.
func (f frame) TargetOperator(t target.Target) string {
	switch t.Op {
	case ">=":
		return f.T("target.op.at_least")
	case "<=":
		return f.T("target.op.at_most")
	case ">":
		return f.T("target.op.over")
	case "<":
		return f.T("target.op.under")
	default:
		return ""
	}
}

// TargetMeasure is how the figure is meant; nothing where the text does not say.
func (f frame) TargetMeasure(t target.Target) string {
	if t.Measure == "" {
		return ""
	}
	return f.T("target.measure." + string(t.Measure))
}
