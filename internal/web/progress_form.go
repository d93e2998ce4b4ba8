package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"dondoc/internal/errs"
	"dondoc/internal/progress"
)

// reportPage is the form of one assignment's report for one period.
type reportPage struct {
	frame

	Task    taskLink
	Duty    string // address of the assignment
	Line    reportLine
	Form    *reportForm // nil where the visitor may not report
	Problem string
}

func (s *Site) showReport(w http.ResponseWriter, v *visit) error {
	page, err := s.reportPage(v)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "progress/show", *page)
}

func (s *Site) reportPage(v *visit) (*reportPage, error) {
	id := v.PathValue("assignment")
	h, err := s.Progress.Form(v.Context(), v.Actor, id, v.PathValue("period"))
	if err != nil {
		return nil, err
	}
	f := v.frame("progress.title")
	duty := f.To("/assignments/" + id)
	f = f.below(crumb{f.T("nav.work"), f.To("/work")}, crumb{f.T("assignment.title", h.Task.Ref), duty})
	h.Next = h.Lines[0].Period.Key()
	page := &reportPage{frame: f, Task: taskLink{h.Task.Ref, h.Task.Content, duty}, Duty: duty, Line: f.reportLines(h, nil)[0]}
	page.Form, page.Line.Form = page.Line.Form, nil
	return page, nil
}

// typed reads a report's fields.
func typed(v *visit, suffix string) progress.Typed {
	field := func(name string) string { return v.PostFormValue(name + suffix) }
	return progress.Typed{
		Percent: field("percent"), Stage: field("stage"), Done: field("done"), Difficulties: field("difficulties"),
		Proposals: field("proposals"),
	}
}

// formEntry is what a form sends about one assignment; a number that is none is that of no version.
func formEntry(v *visit, id, period, suffix string) progress.Entry {
	var no int
	if _, err := fmt.Sscanf(v.PostFormValue("no"+suffix), "%d", &no); err != nil {
		no = 0
	}
	return progress.Entry{Assignment: id, Period: period, No: no, Typed: typed(v, suffix)}
}

// writeReport keeps the draft, or sends the report. Files are sent, never kept with a draft.
func (s *Site) writeReport(w http.ResponseWriter, v *visit) error {
	files, err := s.readHanding(v, v.PathValue("assignment"))
	e := formEntry(v, v.PathValue("assignment"), v.PathValue("period"), "")
	saving := v.PostFormValue("do") == "save"
	switch {
	case err != nil:
		drain(v)
	case saving:
		err = errors.Join(s.Progress.Save(v.Context(), v.Actor, e), s.Deliverables.Drop(files...))
	default:
		_, err = s.Progress.Submit(v.Context(), v.Actor, e, files...)
	}
	switch {
	case saving && v.PostFormValue("quiet") != "":
		return s.answerQuietly(w, v, err)
	case err != nil && refusable(err):
		return s.refuseReport(w, v, e, err)
	case err != nil:
		return err
	case saving:
		s.tell(v, "progress.saved")
		return s.goTo(w, v, v.URL.Path)
	default:
		s.tell(v, "progress.done.submit")
		return s.goTo(w, v, "/assignments/"+e.Assignment+"#reports")
	}
}

// refusable are the kinds of refusal that a form shows beside what was typed.
func refusable(err error) bool {
	return slices.Contains([]errs.Kind{errs.Invalid, errs.Refused, errs.Conflict, errs.TooLarge}, errs.KindOf(err)) ||
		errs.Is(err, errs.Forbidden, "progress.own_report")
}

// answerQuietly tells a script what became of a draft, in a line for the page.
func (s *Site) answerQuietly(w http.ResponseWriter, v *visit, err error) error {
	status, line := http.StatusOK, v.Print.T("progress.saved_at", v.frame("progress.title").At(s.Now()))
	if err != nil {
		s.logFailure(v, errs.KindOf(err), err)
		status, line = statusOf(errs.KindOf(err)), v.Print.Error(err)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, err = w.Write([]byte(line)) //nolint:gosec // plain text, and nosniff forbids to take it for a page
	return err
}

// refuseReport shows the form with what was typed and why it was refused, whatever happened meanwhile.
func (s *Site) refuseReport(w http.ResponseWriter, v *visit, e progress.Entry, refusal error) error {
	page, err := s.reportPage(v)
	if err != nil {
		return err
	}
	kind := errs.KindOf(refusal)
	s.logFailure(v, kind, refusal)
	if page.Form == nil {
		page.Form = &reportForm{
			URL: v.URL.Path, ID: e.Assignment, No: len(page.Line.Versions) + 1, Stages: page.stageOptions(), Max: progress.MaxWords,
		}
	}
	page.Problem, page.Form.Typed = v.Print.Error(refusal), e.Typed
	return s.render(w, v, statusOf(kind), "progress/show", *page)
}

// reportFile is a file that came with a report.
func (s *Site) reportFile(v *visit) (held heldFile, err error) {
	no, err := strconv.Atoi(v.PathValue("file"))
	if err != nil {
		return held, errs.New(errs.NotFound, "web.no_page")
	}
	r, err := s.Progress.Report(v.Context(), v.Actor, v.PathValue("report"))
	if err != nil {
		return held, err
	}
	if held.File, err = r.File(no); err != nil {
		return held, err
	}
	f := v.frameTitled(held.Name)
	held.at = reportFileURL(r, no)
	held.over = taskLink{
		Content: f.T("work.report_on", f.periodName(r.Period)), URL: f.To("/assignments/" + r.Assignment + "/reports/" + r.Period.Key()),
	}
	held.crumbs = []crumb{{f.T("deliverable.duty"), f.To("/assignments/" + r.Assignment)}, {held.over.Content, held.over.URL}}
	return held, nil
}

func reportFileURL(r progress.Report, no int) string {
	return "/report-files/" + r.ID + "/" + strconv.Itoa(no)
}
