package web

import (
	"encoding/csv"
	"mime"
	"net/http"
	"strconv"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/task"
)

// historyPage is what was changed, field by field: of one duty, or of a whole task.
type historyPage struct {
	frame

	Task     task.Task
	Of       taskLink // the duty's organisation; empty for the whole task
	Field    string
	Fields   []option
	Changes  []fieldView
	Total    int
	Rows     pager
	Export   string
	Timeline string
}

// fieldView is one change of one field.
type fieldView struct {
	valueChange

	Seq                         int64
	At, Who, What, Unit, Reason string
}

// historyRows is how many changes a page shows.
const historyRows = 100

// fieldHistory is what was changed of a task or one of its duties, ready to show or to export.
type fieldHistory struct {
	task    task.Task
	of      assignment.Assignment // zero for the whole task
	changes []assignment.FieldChange
	record  recorded
}

func (s *Site) showAssignmentHistory(w http.ResponseWriter, v *visit) error {
	return s.withHistory(v, func(h fieldHistory) error { return s.renderHistory(w, v, h) })
}

func (s *Site) exportAssignmentHistory(w http.ResponseWriter, v *visit) error {
	return s.withHistory(v, func(h fieldHistory) error { return s.exportHistory(w, v, h) })
}

// withHistory reads what the address names: a duty, or a whole task.
func (s *Site) withHistory(v *visit, do func(fieldHistory) error) error {
	h, id := fieldHistory{}, v.PathValue("task")
	if duty := v.PathValue("assignment"); duty != "" {
		view, err := s.Assignments.Show(v.Context(), v.Actor, duty)
		if err != nil {
			return err
		}
		h.of, id = view.Assignment, view.Assignment.Task
	}
	view, err := s.Tasks.Show(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	line, err := s.Assignments.Timeline(v.Context(), v.Actor, id, assignment.EventFilter{Assignment: h.of.ID}, assignment.Page{})
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	h.task, h.changes = view.Task, assignment.FieldChanges(line.Events)
	h.record = recorded{words{v.frameTitled(""), d}, line.Names}
	return do(h)
}

func (s *Site) renderHistory(w http.ResponseWriter, v *visit, h fieldHistory) error {
	f, err := s.belowTask(v, v.Print.T("history.title", h.task.Ref), h.task)
	if err != nil {
		return err
	}
	page := historyPage{
		frame: f, Task: h.task, Field: v.URL.Query().Get("field"), Export: f.Path + ".csv",
		Timeline: f.To("/tasks/" + h.task.ID + "/timeline"),
	}
	if h.of.ID != "" {
		page.Of = taskLink{Content: f.unitLink(h.of.Unit, h.record.orgs).Content, URL: f.To("/assignments/" + h.of.ID)}
	}
	page.fill(h)
	return s.render(w, v, http.StatusOK, "assignment/history", page)
}

// fill chooses the field and the page.
func (p *historyPage) fill(h fieldHistory) {
	p.Fields = []option{{"", p.T("programme.filter_all")}}
	offered := map[string]bool{}
	var chosen []assignment.FieldChange
	for _, c := range h.changes {
		if !offered[c.Field] {
			offered[c.Field] = true
			p.Fields = append(p.Fields, option{c.Field, h.record.label(c.Event, c.Field)})
		}
		if p.Field == "" || p.Field == c.Field {
			chosen = append(chosen, c)
		}
	}
	p.Total = len(chosen)
	first, last := p.Rows.cut(p.pageNumber("page"), p.Total, historyRows, func(n int) string {
		return p.To(p.Path, "field", p.Field, "page", strconv.Itoa(n))
	})
	for _, c := range chosen[first:last] {
		p.Changes = append(p.Changes, h.record.fieldView(c))
	}
}

func (f recorded) fieldView(c assignment.FieldChange) fieldView {
	return fieldView{
		valueChange: valueChange{f.label(c.Event, c.Field), f.fieldValue(c.Event, c.Field, c.From), f.fieldValue(c.Event, c.Field, c.To)},
		Seq:         c.Entry.Seq, At: f.At(c.Entry.At), Who: c.Entry.ActorName, What: f.act(c.Event), Unit: f.unitThen(c.Event),
		Reason: c.Said.Reason,
	}
}

// exportHistory writes the changes as a table for a spreadsheet, each with its
// place in the chained record: the number and the hash of its entry, which
// "dondoc doctor" verifies.
func (s *Site) exportHistory(w http.ResponseWriter, v *visit, h fieldHistory) error {
	name := "lich-su-" + strings.ReplaceAll(h.task.Ref, ".", "-") + ".csv"
	var head []string
	for _, column := range []string{"seq", "hash", "at", "task", "unit", "field", "from", "to", "who", "act", "reason"} {
		head = append(head, v.Print.T("history.column."+column))
	}
	rows := [][]string{head}
	for _, c := range h.changes {
		one := h.record.fieldView(c)
		rows = append(rows, []string{
			strconv.FormatInt(c.Entry.Seq, 10), c.Entry.Hash, calendar.Local(c.Entry.At).Format("2006-01-02 15:04:05"), h.task.Ref,
			one.Unit, one.Field, one.From, one.To, one.Who, one.What, one.Reason,
		})
	}
	return sendTable(w, name, rows)
}

// sendTable sends rows as CSV that a spreadsheet opens: with a byte order mark,
// without which it takes Vietnamese for Latin-1, and with nothing it would run.
func sendTable(w http.ResponseWriter, name string, rows [][]string) error {
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	h.Set("Cache-Control", "private, no-store")
	if _, err := w.Write([]byte("\ufeff")); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	for _, row := range rows {
		for i, cell := range row {
			row[i] = inert(cell)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// inert keeps a spreadsheet from taking a cell for a formula.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
