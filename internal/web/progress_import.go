package web

import (
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/errs"
	"dondoc/internal/i18n"
	"dondoc/internal/progress"
	"dondoc/internal/sheet"
)

// The columns of a spreadsheet of reports. The first three are out of sight:
// they say which duty, period and version a row is for.
const (
	columnID = iota
	columnPeriod
	columnNo
	columnRef
	columnTask
	columnDue
	columnPercent
	columnStage
	columnDone
	columnDifficulties
	columnProposals
	columns
)

// hiddenTitles tell a sheet of ours from another one.
func hiddenTitles() []string { return []string{"dondoc:assignment", "dondoc:period", "dondoc:no"} }

// sheetLimit bounds a spreadsheet of reports, and a page of them, in bytes.
const sheetLimit = 4 << 20

// checkPage says for each row of a spreadsheet what will become of it, before anything is written.
type checkPage struct {
	frame

	Unit    taskLink
	URL     string
	Key     string // of the period of the rows that will be written
	Period  string
	Rows    []checkRow
	Good    []reportForm // what will be sent
	Refused int
	Empty   int
	Problem string // of the file
	Do      string // the button: what will happen
}

// checkRow is the result of one line.
type checkRow struct {
	Line    int
	Ref     string
	Task    string
	Measure string
	Chip    chip
	Problem string
}

// exportSheet gives the rows the visitor may report on, with what is kept of them.
func (s *Site) exportSheet(w http.ResponseWriter, v *visit) error {
	page, err := s.sheetPage(v)
	if err != nil {
		return err
	}
	data, err := sheet.Write(page.table())
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	h.Set("Content-Disposition", `attachment; filename="bao-cao-`+page.Key+`.xlsx"`)
	h.Set("Cache-Control", "private, no-store")
	_, err = w.Write(data) //nolint:gosec // a workbook to be saved, and nosniff forbids to take it for a page
	return err
}

func (p *sheetPage) table() sheet.Table {
	var stages []string
	for _, o := range p.stageOptions()[1:] {
		stages = append(stages, o.Label)
	}
	hidden := hiddenTitles()
	t := sheet.Table{Name: p.T("progress.title"), Columns: []sheet.Column{
		{Title: hidden[0], Hidden: true}, {Title: hidden[1], Hidden: true}, {Title: hidden[2], Hidden: true},
		{Title: p.T("progress.column.ref"), Width: 10}, {Title: p.T("progress.column.task"), Width: 50},
		{Title: p.T("assignment.label.due"), Width: 20}, {Title: p.T("progress.field.percent"), Width: 14, Input: true},
		{Title: p.T("progress.field.stage"), Width: 18, Input: true, Choices: stages},
		{Title: p.T("progress.field.done"), Width: 50, Input: true}, {Title: p.T("progress.field.difficulties"), Width: 35, Input: true},
		{Title: p.T("progress.field.proposals"), Width: 35, Input: true},
	}}
	for _, row := range p.Rows {
		if row.Form == nil {
			continue
		}
		typed := row.Form.Typed
		t.Rows = append(t.Rows, []string{
			row.ID, p.Key, strconv.Itoa(row.Form.No), row.Ref, row.Content, row.Due, typed.Percent, p.stageWord(typed.Stage),
			typed.Done, typed.Difficulties, typed.Proposals,
		})
	}
	return t
}

func (f frame) stageWord(stage string) string {
	if stage == "" {
		return ""
	}
	return f.known("progress.stage.", stage)
}

// checkSheet reads a spreadsheet that was filled in and says what would become of each row.
func (s *Site) checkSheet(w http.ResponseWriter, v *visit) error {
	unit, d, err := s.agency(v)
	if err != nil {
		return err
	}
	f := v.frame("progress.check")
	f = f.below(crumb{unit.NameOn(v.Day), f.orgURL(unit.ID)}, crumb{f.T("progress.sheet"), f.To(sheetURL(unit.ID))})
	page := &checkPage{frame: f, Unit: f.unitLink(unit.ID, d), URL: sheetURL(unit.ID)}
	status := http.StatusOK
	rows, err := sheetRows(v)
	switch {
	case err != nil && refusable(err):
		s.logFailure(v, errs.KindOf(err), err)
		page.Problem, status = v.Print.Error(err), statusOf(errs.KindOf(err))
	case err != nil:
		return err
	default:
		if err := s.checkRows(v, page, rows); err != nil {
			return err
		}
	}
	return s.render(w, v, status, "progress/check", *page)
}

// sheetRows reads the uploaded file. What is no sheet of reports is refused.
func sheetRows(v *visit) ([]sheet.Row, error) {
	file, _, err := v.FormFile("file")
	if err != nil {
		return nil, badForm(err)
	}
	defer file.Close()
	data, err := io.ReadAll(file)
	if err != nil {
		return nil, badForm(err)
	}
	titles, rows, err := sheet.Read(data, columns)
	if err == nil && (len(titles) < columnRef || !slices.Equal(titles[:columnRef], hiddenTitles())) {
		err = errs.New(errs.Invalid, "progress.foreign_sheet")
	}
	return rows, err
}

// checkRows asks the room about each row that something was filled in.
func (s *Site) checkRows(v *visit, page *checkPage, rows []sheet.Row) error {
	entries := make([]progress.Entry, len(rows))
	refusals := make([]error, len(rows))
	seen, period := map[string]int{}, ""
	var asked []progress.Entry
	var at []int
	for i, row := range rows {
		entries[i] = s.rowEntry(row)
		if refusals[i] = rowFault(row, entries[i], seen[entries[i].Assignment], period); refusals[i] != nil || entries[i].Typed.Empty() {
			continue
		}
		seen[entries[i].Assignment], period = row.Line, entries[i].Period
		asked, at = append(asked, entries[i]), append(at, i)
	}
	answers, err := s.Progress.Check(v.Context(), v.Actor, asked)
	if err != nil {
		return err
	}
	for n, i := range at {
		refusals[i] = answers[n]
	}
	for i, row := range rows {
		page.add(row, entries[i], refusals[i])
	}
	page.Do = page.T("progress.apply", len(page.Good))
	return nil
}

// rowFault is what is wrong with a row before anybody asks what it says; earlier is the line that had the same
// duty, period that of the rows before.
func rowFault(row sheet.Row, e progress.Entry, earlier int, period string) error {
	switch {
	case row.Formula != "":
		return errs.New(errs.Invalid, "progress.formula", row.Formula)
	case !typeable(strings.Join(row.Cells, "")):
		return errs.New(errs.Invalid, "web.bad_text")
	case e.Typed.Empty():
		return nil
	case e.Assignment == "" || e.No == 0:
		return errs.New(errs.Invalid, "progress.no_id")
	case earlier > 0:
		return errs.New(errs.Invalid, "progress.twice", earlier)
	case period != "" && e.Period != period:
		return errs.New(errs.Invalid, "progress.other_period")
	}
	return nil
}

func (s *Site) rowEntry(row sheet.Row) progress.Entry {
	cell := func(i int) string { return strings.TrimSpace(row.Cells[i]) }
	no, err := strconv.Atoi(cell(columnNo))
	if err != nil {
		no = 0
	}
	return progress.Entry{Assignment: cell(columnID), Period: cell(columnPeriod), No: no, Typed: progress.Typed{
		Percent: cell(columnPercent), Stage: s.stageCode(cell(columnStage)), Done: cell(columnDone),
		Difficulties: cell(columnDifficulties), Proposals: cell(columnProposals),
	}}
}

// stageCode reads a stage in either language; anything else stays, to be refused with its name.
func (s *Site) stageCode(word string) string {
	for _, language := range []i18n.Language{i18n.Vietnamese, i18n.English} {
		printer := s.Catalogues.Printer(language)
		for _, stage := range progress.Stages() {
			if strings.EqualFold(printer.T("progress.stage."+string(stage)), word) {
				return string(stage)
			}
		}
	}
	return word
}

func (p *checkPage) add(row sheet.Row, e progress.Entry, refusal error) {
	view := checkRow{Line: row.Line, Ref: row.Cells[columnRef], Task: row.Cells[columnTask], Measure: e.Typed.Percent}
	if e.Typed.Stage != "" {
		view.Measure += " " + p.stageWord(e.Typed.Stage)
	}
	switch {
	case refusal != nil:
		p.Refused++
		view.Problem, view.Chip = p.visit.Print.Error(refusal), chip{"late", "x", p.T("progress.row_refused")}
	case e.Typed.Empty():
		p.Empty++
		return
	default:
		view.Chip = chip{"done", "circle-check", p.T("progress.row_good")}
		p.Good = append(p.Good, reportForm{Suffix: "-" + e.Assignment, ID: e.Assignment, No: e.No, Typed: e.Typed})
		p.Key = e.Period
	}
	p.Rows = append(p.Rows, view)
}

// Counts is what the page found, in words.
func (p checkPage) Counts() string {
	return p.T("progress.counts", len(p.Good), p.Refused, p.Empty)
}
