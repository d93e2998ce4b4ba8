package web

import (
	"strings"

	"dondoc/internal/calendar"
	"dondoc/internal/task"
)

// deadlineView is an instalment: what the document says and what was read from it.
type deadlineView struct {
	task.Deadline

	Chip    chip
	Reading []fact
	RestDay string // why the due day is a rest day and what the programme does about it
}

// fact is a label and its value.
type fact struct{ Label, Value string }

func (f frame) deadline(d task.Deadline, clock task.Clock) deadlineView {
	return deadlineView{Deadline: d, Chip: f.Status(task.ScheduleOf([]task.Deadline{d}, clock)), Reading: f.deadlineFacts(d)}
}

// deadlineFacts says in words what was read; facts without a value are left out.
func (f frame) deadlineFacts(d task.Deadline) []fact {
	all := []fact{
		{f.T("calendar.label.kind"), f.T("calendar.kind." + string(d.Kind))},
		{f.T("calendar.label.rule"), f.ruleText(d.Rule)},
		{f.T("calendar.label.from"), f.weekdayDate(d.From)},
		{f.T("calendar.label.due"), f.weekdayDate(d.Due)},
		{f.T("calendar.label.effective"), f.weekdayDate(d.Effective)},
		{f.T("calendar.label.every"), f.recurrence(d)},
		{f.T("calendar.label.event"), d.Event},
		{f.T("calendar.label.offset"), f.offset(d.Offset)},
	}
	var said []fact
	for _, one := range all {
		if one.Value != "" {
			said = append(said, one)
		}
	}
	return said
}

// ruleText says in words what the grammar's rule (calendar.Deadline.Rule) does:
// its name is made of how the phrase bounds a time, and which part of the
// calendar it names, "before_month", "end_of_year", "every_quarter_by_day".
func (f frame) ruleText(rule string) string {
	rule = strings.TrimPrefix(rule, calendar.ListedSpan)
	switch {
	case rule == "":
		return ""
	case rule == "throughout", rule == "before_hour":
		return f.T("calendar.rule." + rule)
	case rule == "day", rule == "by_day":
		return f.T("calendar.rule.day")
	case strings.HasSuffix(rule, "_after"), rule == "after_event":
		return f.T("calendar.rule.event")
	case strings.HasPrefix(rule, "every_"):
		return f.T("calendar.rule.every")
	}
	for _, bound := range []string{"before", "by", "from", "and_after", "throughout"} {
		if part, ok := strings.CutPrefix(rule, bound+"_"); ok {
			return f.T("calendar.rule."+bound+"_part", f.partText(part))
		}
	}
	if part, ok := strings.CutSuffix(rule, "s"); ok {
		return f.T("calendar.rule.range", f.partText(part))
	}
	if strings.Contains(rule, "_of_") {
		return f.T("calendar.rule.point", f.partText(rule))
	}
	return f.T("calendar.rule.part", f.partText(rule))
}

// partText names a part of the calendar, "month" or "end_of_month".
func (f frame) partText(part string) string {
	if where, whole, ok := strings.Cut(part, "_of_"); ok {
		return f.T("calendar.part."+where, f.T("calendar.part."+whole))
	}
	return f.T("calendar.part." + part)
}

func (f frame) recurrence(d task.Deadline) string {
	switch {
	case d.Every == "":
		return ""
	case d.On == "":
		return f.T("calendar.every." + d.Every)
	}
	return f.T("calendar.every_on", f.T("calendar.every."+d.Every), d.On)
}

func (f frame) offset(o calendar.Offset) string {
	if o.IsZero() {
		return ""
	}
	key := "calendar.offset." + o.Unit
	if o.Working {
		key = "calendar.offset.working_day"
	}
	return f.T(key, o.N)
}

// weekdayDate names the weekday too: a date on a rest day must be seen.
func (f frame) weekdayDate(d calendar.Day) string {
	if d.IsZero() {
		return ""
	}
	return f.T("calendar.weekday."+strings.ToLower(d.Weekday().String())) + ", " + f.Date(d)
}

// restDay says that a due day falls on a rest day: it is never shifted silently
// (domain section 5). Nothing for a working day.
func (f frame) restDay(d task.Deadline, policy calendar.Policy, working *calendar.Calendar) string {
	if d.Due.IsZero() || working.IsWorking(d.Due) {
		return ""
	}
	why := f.T("calendar.weekday." + strings.ToLower(d.Due.Weekday().String()))
	if holiday, ok := working.On(d.Due); ok {
		why += ", " + holiday.Name
	}
	return f.T("calendar.rest_day."+string(policy), why)
}
