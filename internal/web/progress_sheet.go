package web

import (
	"net/http"

	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/progress"
)

// sheetPage is what an agency owes for a period, all on one page.
type sheetPage struct {
	frame

	Unit        taskLink
	URL         string // of the page, without its query
	Key, Period string
	Periods     []option
	Times       string
	Rows        []sheetRow
	Writable    int // rows the visitor may report on
	Problem     string
	Max         int
}

// sheetRow is one duty.
type sheetRow struct {
	taskLink

	ID       string
	Due      string
	Chip     chip
	Form     *reportForm   // what the visitor may write; nil: nothing
	Sent     []versionView // the newest only
	Receive  bool          // it must be taken up first
	HandedOn bool
	Version  int    // of the duty, for taking it up
	Problem  string // why this row was refused
}

func (s *Site) showSheet(w http.ResponseWriter, v *visit) error {
	page, err := s.sheetPage(v)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "progress/sheet", *page)
}

// agency is the organisation of the address.
func (s *Site) agency(v *visit) (org.Unit, *org.Directory, error) {
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return org.Unit{}, nil, err
	}
	unit, ok := d.Unit(v.PathValue("org"))
	if !ok {
		return unit, d, errs.New(errs.NotFound, "org.unknown")
	}
	return unit, d, nil
}

func (s *Site) sheetPage(v *visit) (*sheetPage, error) {
	unit, d, err := s.agency(v)
	if err != nil {
		return nil, err
	}
	sheet, err := s.Progress.Sheet(v.Context(), v.Actor, unit.ID, v.FormValue("period"))
	if err != nil {
		return nil, err
	}
	f := v.frame("progress.sheet")
	f = f.below(crumb{f.T("org.list_title"), f.To("/organisations")}, crumb{unit.NameOn(v.Day), f.orgURL(unit.ID)})
	page := &sheetPage{
		frame: f, Unit: f.unitLink(unit.ID, d), URL: sheetURL(unit.ID), Key: sheet.Period.Key(), Period: f.periodName(sheet.Period),
		Periods: s.periodOptions(f, sheet.Period), Times: f.windowWords(sheet.Window), Max: progress.MaxWords,
	}
	for _, row := range sheet.Rows {
		view := f.sheetRow(row, sheet.Ours)
		if view.Form != nil {
			page.Writable++
		}
		page.Rows = append(page.Rows, view)
	}
	return page, nil
}

func sheetURL(unit string) string { return "/organisations/" + unit + "/reports" }

func (f frame) sheetRow(row progress.Row, ours bool) sheetRow {
	a := row.Assignment
	view := sheetRow{
		taskLink: taskLink{row.Ref, row.Content, f.To("/assignments/" + a.ID)}, ID: a.ID, Version: a.Version,
		Chip: f.standingChip(row.Line), Receive: ours && row.Owed && a.ReceivedOn.IsZero(), HandedOn: row.HandedOn,
	}
	if !a.Due.IsZero() {
		view.Due = f.T("work.due", f.weekdayDate(a.Due))
	}
	if last := row.Last(); last.No > 0 {
		view.Sent = append(view.Sent, f.version(last))
	}
	if row.May {
		view.Form = f.newForm(a.ID, row.Line)
		view.Form.Suffix = "-" + a.ID
	}
	return view
}

// WithRow gives a row's form the page's words.
func (f frame) WithRow(r sheetRow) reportPart { return reportPart{Page: f, Form: r.Form} }

// writeSheet keeps drafts, or sends what was filled in: what is right goes, what
// is wrong stays with its reason.
func (s *Site) writeSheet(w http.ResponseWriter, v *visit) error {
	unit, _, err := s.agency(v)
	if err != nil {
		return err
	}
	entries := sheetEntries(v)
	saving := v.PostFormValue("do") == "save"
	refusals, done, err := s.writeEntries(v, entries, saving)
	switch {
	case err != nil:
		return err
	case saving && v.PostFormValue("quiet") != "":
		return s.answerQuietly(w, v, first(refusals))
	case done == 0 && len(refusals) == 0:
		return s.refuseSheet(w, v, nil, errs.New(errs.Invalid, "progress.nothing_typed"), 0)
	case len(refusals) > 0:
		return s.refuseSheet(w, v, refusals, first(refusals), done)
	case saving:
		s.tell(v, "progress.saved")
	default:
		s.tell(v, "progress.done.submit_all", done)
	}
	return s.goTo(w, v, v.frame("progress.sheet").To(sheetURL(unit.ID), "period", v.PostFormValue("period")))
}

// sheetEntries are the rows of the form that something was typed in; a draft may become empty.
func sheetEntries(v *visit) (entries []progress.Entry) {
	for _, id := range v.PostForm["row"] {
		e := formEntry(v, id, v.PostFormValue("period"), "-"+id)
		if !e.Typed.Empty() || v.PostFormValue("do") == "save" {
			entries = append(entries, e)
		}
	}
	return entries
}

// entryRefusal is why one row was refused.
type entryRefusal struct {
	entry progress.Entry
	cause error
}

func first(refusals []entryRefusal) error {
	if len(refusals) == 0 {
		return nil
	}
	return refusals[0].cause
}

func (s *Site) writeEntries(v *visit, entries []progress.Entry, saving bool) (refusals []entryRefusal, done int, err error) {
	for _, e := range entries {
		var err error
		if saving {
			err = s.Progress.Save(v.Context(), v.Actor, e)
		} else {
			_, err = s.Progress.Submit(v.Context(), v.Actor, e)
		}
		switch {
		case err == nil:
			done++
		case refusable(err):
			s.logFailure(v, errs.KindOf(err), err)
			refusals = append(refusals, entryRefusal{e, err})
		default:
			return refusals, done, err
		}
	}
	return refusals, done, nil
}

// refuseSheet shows the page as it is now, with what was typed in the rows that were refused.
func (s *Site) refuseSheet(w http.ResponseWriter, v *visit, refusals []entryRefusal, refusal error, done int) error {
	page, err := s.sheetPage(v)
	if err != nil {
		return err
	}
	page.Problem = v.Print.Error(refusal)
	if len(refusals) > 0 {
		page.Problem = page.T("progress.some_rows_refused", done, len(refusals))
	}
	for _, r := range refusals {
		for i := range page.Rows {
			if page.Rows[i].ID == r.entry.Assignment {
				page.keepRow(&page.Rows[i], r, v.Print.Error(r.cause))
			}
		}
	}
	return s.render(w, v, statusOf(errs.KindOf(refusal)), "progress/sheet", *page)
}

// keepRow puts what was typed back into a row, also into one that is not to be written any more: words are not lost.
func (p *sheetPage) keepRow(row *sheetRow, r entryRefusal, why string) {
	row.Problem = why
	if row.Form == nil {
		row.Form = &reportForm{ID: row.ID, Suffix: "-" + row.ID, No: r.entry.No, Stages: p.stageOptions(), Max: progress.MaxWords}
	}
	row.Form.Typed = r.entry.Typed
}
