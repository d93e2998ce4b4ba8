package web

import (
	"strconv"

	"dondoc/internal/calendar"
	"dondoc/internal/programme"
	"dondoc/internal/reporting"
	"dondoc/internal/task"
)

// taskResult is the part of the programme page that filters change: the same
// selection as a table, a board or a calendar.
type taskResult struct {
	View           string
	Views          []navItem
	Total          int
	Figures        []figure // of the selection, whatever status is chosen
	Filtered       bool
	ClearURL       string
	Sections       []section // table: rows under their group
	Columns        []column  // board: rows under their status
	Months         []month   // calendar: rows under the month of their last day
	Undated        []taskItem
	Previous, Next string // addresses of the table's neighbouring pages
}

// section is a group with its rows on this page.
type section struct {
	No, Title string
	Rows      []taskItem
}

// column is a status with its rows.
type column struct {
	Chip chip
	Rows []taskItem
}

// month is a calendar month with what is due in it, and its days as weeks.
type month struct {
	First calendar.Day
	Label string
	Weeks [][]dayCell
	Rows  []taskItem
}

// dayCell is a day of a month's grid; zero outside the month.
type dayCell struct {
	Day   calendar.Day
	Today bool // the day the page is computed for
	Rows  []taskItem
}

// taskItem is a task's row with what a page adds to it.
type taskItem struct {
	reporting.TaskRow

	URL  string
	Due  string // the last day, written; empty for none
	Chip chip
}

func (f frame) items(rows []reporting.TaskRow) []taskItem {
	items := make([]taskItem, len(rows))
	for i, r := range rows {
		r.Leads, r.Coordinators = f.Plain(r.Leads), f.Plain(r.Coordinators)
		items[i] = taskItem{r, f.To("/tasks/" + r.ID), f.Date(r.Last), f.Status(r.Status)}
	}
	return items
}

// result arranges the selection for the view asked for.
func (pf programmeFrame) result(list reporting.TaskList, form filterForm, groups []programme.Group) taskResult {
	address := "/programmes/" + pf.Programme.ID
	r := taskResult{
		View: form.View, Total: list.Total, Filtered: form.Any(), ClearURL: pf.To(address, "view", form.View),
		Views: pf.views(address, form), Figures: pf.figures(list.Counts, address, form.pairs(form.View, 1)...),
	}
	switch form.View {
	case viewBoard:
		r.Columns = pf.columns(list.Rows)
	case viewCalendar:
		months, undated := reporting.Months(list.Rows)
		r.Undated = pf.items(undated)
		for _, m := range months {
			r.Months = append(r.Months, pf.month(m))
		}
	default:
		r.Sections = sections(pf.items(list.Rows), groups)
		r.page(pf.frame, address, form)
	}
	return r
}

func (f frame) views(address string, form filterForm) []navItem {
	var items []navItem
	for _, v := range []struct{ view, icon string }{
		{viewTable, "list-details"}, {viewBoard, "layout-kanban"}, {viewCalendar, "calendar-event"},
	} {
		items = append(items, navItem{
			f.T("programme.view." + v.view), f.To(address, form.pairs(v.view, 1)...), v.icon, form.View == v.view, true,
		})
	}
	return items
}

// page adds the addresses of the neighbouring pages of a long table.
func (r *taskResult) page(f frame, address string, form filterForm) {
	if form.Page > 1 {
		r.Previous = f.To(address, form.pairs(form.View, form.Page-1)...)
	}
	if form.Page*pageSize < r.Total {
		r.Next = f.To(address, form.pairs(form.View, form.Page+1)...)
	}
}

// sections puts rows, which come in document order, under their groups.
func sections(items []taskItem, groups []programme.Group) []section {
	titles := make(map[string]programme.Group, len(groups))
	for _, g := range groups {
		titles[g.ID] = g
	}
	var all []section
	last := ""
	for i, item := range items {
		if g := titles[item.Group]; i == 0 || item.Group != last {
			all = append(all, section{No: g.No, Title: g.Title})
		}
		last = item.Group
		all[len(all)-1].Rows = append(all[len(all)-1].Rows, item)
	}
	for i, one := range all {
		// A group that is itself the task would be said twice.
		if len(one.Rows) == 1 && one.Rows[0].Ref == one.No {
			all[i].Title = ""
		}
	}
	return all
}

// columns puts rows under the statuses that occur.
func (f frame) columns(rows []reporting.TaskRow) []column {
	by := map[task.Status][]reporting.TaskRow{}
	for _, r := range rows {
		by[r.Status] = append(by[r.Status], r)
	}
	var all []column
	for _, s := range task.Statuses() {
		if len(by[s]) > 0 {
			all = append(all, column{f.Status(s), f.items(by[s])})
		}
	}
	return all
}

// month lays the days out in weeks that begin on Monday.
func (f frame) month(m reporting.Month) month {
	label := f.T("calendar.month", strconv.Itoa(int(m.First.Month())), strconv.Itoa(m.First.Year()))
	view := month{First: m.First, Label: label, Rows: f.items(m.Rows)}
	by := map[calendar.Day][]taskItem{}
	for _, item := range view.Rows {
		by[item.Last] = append(by[item.Last], item)
	}
	week := make([]dayCell, 0, 7)
	for range (int(m.First.Weekday()) + 6) % 7 {
		week = append(week, dayCell{})
	}
	for d := m.First; d.Month() == m.First.Month(); d = d.AddDays(1) {
		week = append(week, dayCell{d, d == f.Day, by[d]})
		if len(week) == 7 {
			view.Weeks, week = append(view.Weeks, week), nil
		}
	}
	if len(week) > 0 {
		view.Weeks = append(view.Weeks, append(week, make([]dayCell, 7-len(week))...))
	}
	return view
}
