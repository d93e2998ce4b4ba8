package web

import "dondoc/internal/task"

// chip is a state as pages show it: a picture and a word, so that colour is
// never the only sign.
type chip struct{ Look, Icon, Text string }

// statusLook is the colour and the picture of a schedule status.
func statusLook(s task.Status) (look, icon string) {
	switch s {
	case task.Overdue:
		return "late", "alert-triangle"
	case task.Soon:
		return "soon", "clock-exclamation"
	case task.Upcoming:
		return "open", "clock"
	case task.Waiting:
		return "open", "hourglass"
	case task.Unresolved:
		return "doubt", "help-circle"
	case task.Handed:
		return "open", "hourglass"
	case task.Done:
		return "done", "circle-check"
	case task.Suspended, task.Ended:
		return "undated", "x"
	case task.Passed:
		return "undated", "history"
	default:
		return "undated", "calendar-off"
	}
}

// Status is a task's schedule status.
func (f frame) Status(s task.Status) chip {
	look, icon := statusLook(s)
	return chip{look, icon, f.T("task.status." + string(s))}
}

// DoubtChip marks how much a person should check.
func (f frame) DoubtChip(count int) chip {
	return chip{"doubt", "help-circle", f.T("task.doubts", count)}
}

// Retrospective marks a programme entered after the fact (domain rule 19).
func (f frame) Retrospective() chip {
	return chip{"undated", "history", f.T("programme.retrospective")}
}

// Sample marks data that comes with the product.
func (f frame) Sample() chip { return chip{"undated", "notebook", f.T("web.sample")} }
