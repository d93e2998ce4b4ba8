package web

import "dondoc/internal/assignment"

// standing is how many chips every duty has; those of its requests and its origin follow.
const standing = 3

// assignmentChips are the three a duty has: what the unit claims, what the
// assigner verified, and where it stands in time; with the pending request, if any.
func (f frame) assignmentChips(a assignment.Assignment) []chip {
	chips := []chip{f.workChip(a.State.Work), f.claimChip(a.State.Confirmation), f.timeChip(a)}
	if a.State.Request != assignment.NoRequest {
		chips = append(chips, chip{"soon", "hourglass", f.T("assignment.pending", f.T("assignment.request."+string(a.State.Request)))})
	}
	if a.Historic {
		chips = append(chips, f.Retrospective())
	}
	return chips
}

func (f frame) workChip(w assignment.Work) chip {
	text := f.T("assignment.work." + string(w))
	switch w {
	case assignment.Assigned:
		return chip{"soon", "circle-dashed", text}
	case assignment.Underway:
		return chip{"open", "clock", text}
	case assignment.Completed:
		return chip{"done", "circle-check", text}
	case assignment.Declined:
		return chip{"late", "arrow-back-up", text}
	default:
		return chip{"undated", "x", text}
	}
}

func (f frame) claimChip(c assignment.Confirmation) chip {
	text := f.T("assignment.confirmation." + string(c))
	switch c {
	case assignment.AwaitingLeader, assignment.AwaitingAssigner:
		return chip{"open", "hourglass", text}
	case assignment.Returned:
		return chip{"late", "arrow-back-up", text}
	case assignment.Confirmed:
		return chip{"done", "shield-check", text}
	default:
		return chip{"undated", "circle-dashed", text}
	}
}

func (f frame) timeChip(a assignment.Assignment) chip {
	t := a.TimelinessOn(f.Day)
	text := f.T("assignment.time." + string(t))
	switch t {
	case assignment.Overdue:
		return chip{"late", "alert-triangle", f.T("assignment.overdue_days", f.Day.Sub(a.Due))}
	case assignment.Open:
		if a.Due == f.Day {
			return chip{"soon", "clock-exclamation", f.T("assignment.due_today")}
		}
		if left := a.Due.Sub(f.Day); left <= f.visit.Tenant.Settings.SoonDays {
			return chip{"soon", "clock-exclamation", f.T("assignment.days_left", left)}
		}
		return chip{"open", "clock", text}
	case assignment.Late:
		return chip{"late", "clock-exclamation", f.T("assignment.late_days", a.SubmittedOn.Sub(a.Due))}
	case assignment.OnTime:
		return chip{"done", "clock", text}
	default:
		return chip{"undated", "calendar-off", text}
	}
}
