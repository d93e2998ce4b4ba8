package web

import (
	"net/http"
	"strconv"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// exportDesk gives exactly what the desk lists under the same address, all
// pages, as a table for a spreadsheet.
func (s *Site) exportDesk(w http.ResponseWriter, v *visit) error {
	form, err := readDesk(v)
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	if _, ok := d.Unit(v.PathValue("org")); !ok {
		return errs.New(errs.NotFound, "org.unknown")
	}
	listed, err := s.Assignments.List(v.Context(), v.Actor, form.filter(v.PathValue("org"), v.Day), assignment.Page{})
	if err != nil {
		return err
	}
	f := v.frame("desk.title")
	rows := append([][]string{f.csvHead()}, f.csvLines(listed.Rows, d)...)
	return sendTable(w, "nhiem-vu-"+f.Day.String()+".csv", rows)
}

func (f frame) csvHead() (head []string) {
	for _, key := range []string{
		"task.ref", "desk.column.number", "desk.content", "desk.unit", "desk.column.work", "desk.column.claim", "desk.column.time",
		"assignment.label.due", "assignment.label.original", "assignment.label.received_on", "assignment.label.submitted_on",
		"assignment.label.accepted_on", "assignment.label.percent", "assignment.label.extensions", "assignment.label.returns",
	} {
		head = append(head, f.T(key))
	}
	return head
}

func (f frame) csvLines(rows []assignment.Row, d *org.Directory) (lines [][]string) {
	for _, row := range rows {
		a := row.Assignment
		line := []string{
			row.Ref, row.Number, row.Content, f.unitLink(a.Unit, d).Content, f.T("assignment.work." + string(a.State.Work)),
			f.T("assignment.confirmation." + string(a.State.Confirmation)), f.timeChip(a).Text,
		}
		for _, day := range []calendar.Day{a.Due, a.Original, a.ReceivedOn, a.SubmittedOn, a.AcceptedOn} {
			line = append(line, day.String())
		}
		lines = append(lines, append(line, strconv.Itoa(a.Percent), strconv.Itoa(a.Extensions), strconv.Itoa(a.Returns)))
	}
	return lines
}
