package web

import (
	"net/http"
	"slices"
	"strings"

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
		return f.placeAmong(t)
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

// placeAmong is the text of a rank, which says among whom the place is, behind the place where it does not name that itself.
func (f frame) placeAmong(t target.Target) string {
	if !isBarePlace(t) {
		return t.Text // "nhóm 10 tỉnh dẫn đầu"
	}
	return f.Decimal(t.Value) + " (" + t.Text + ")"
}

// isBarePlace: a place that the words of a rank do not name ("cả nước"), so that it needs a word of its own.
func isBarePlace(t target.Target) bool {
	named := strings.FieldsFunc(t.Text, func(r rune) bool { return r < '0' || r > '9' })
	return t.Op == "rank" && t.Value != "" && !slices.ContainsFunc(named, func(n string) bool {
		return strings.TrimLeft(n, "0") == t.Value
	})
}

// TargetOperator is the sign of a bound or of a place, in words; nothing for a plain value.
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
	case "rank":
		if isBarePlace(t) {
			return f.T("target.op.rank")
		}
		return ""
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
