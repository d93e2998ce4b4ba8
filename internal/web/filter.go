package web

import (
	"strconv"

	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/reporting"
	"dondoc/internal/task"
)

// The ways to look at a programme's tasks.
const (
	viewTable    = "table"
	viewBoard    = "board"
	viewCalendar = "calendar"
)

// pageSize bounds a table's rows on one page; board and calendar show the whole selection.
const pageSize = 200

// filterForm is the filter as the address holds it.
type filterForm struct {
	Group, Lead, Coordinator string
	Kind                     calendar.Kind
	Status                   task.Status
	Text                     string
	View                     string
	Page                     int // from 1
}

// readFilter reads the address. An unknown view or page number is refused; an
// unknown value of a filter selects nothing, which the page says.
func readFilter(v *visit) (filterForm, error) {
	q := v.URL.Query()
	form := filterForm{
		Group: q.Get("group"), Lead: q.Get("lead"), Coordinator: q.Get("coordinator"),
		Kind: calendar.Kind(q.Get("kind")), Status: task.Status(q.Get("status")), Text: q.Get("text"),
		View: q.Get("view"), Page: 1,
	}
	switch form.View {
	case "":
		form.View = viewTable
	case viewTable, viewBoard, viewCalendar:
	default:
		return form, errs.New(errs.Invalid, "programme.bad_view", form.View)
	}
	if typed := q.Get("page"); typed != "" {
		page, err := strconv.Atoi(typed)
		if err != nil || page < 1 {
			return form, errs.New(errs.Invalid, "web.bad_page", typed)
		}
		form.Page = page
	}
	return form, nil
}

func (f filterForm) filter(id string) reporting.TaskFilter {
	t := reporting.TaskFilter{
		Programme: id, Group: f.Group, Lead: f.Lead, Coordinator: f.Coordinator,
		Kind: f.Kind, Status: f.Status, Text: f.Text,
	}
	if f.View == viewTable {
		t.Limit, t.Offset = pageSize, (f.Page-1)*pageSize
	}
	return t
}

// Any reports whether something is filtered.
func (f filterForm) Any() bool {
	return f.Group != "" || f.Lead != "" || f.Coordinator != "" || f.Kind != "" || f.Status != "" || f.Text != ""
}

// pairs are the form's fields for an address, with the view and page given.
func (f filterForm) pairs(view string, page int) []string {
	if view == viewTable {
		view = ""
	}
	number := ""
	if page > 1 {
		number = strconv.Itoa(page)
	}
	return []string{
		"group", f.Group, "lead", f.Lead, "coordinator", f.Coordinator, "kind", string(f.Kind),
		"status", string(f.Status), "text", f.Text, "view", view, "page", number,
	}
}
