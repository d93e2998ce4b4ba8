package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/progress"
)

// boardPage is the reports of a period: what waits for the visitor's verdict,
// and which agency has submitted.
type boardPage struct {
	frame

	Key, Period string
	Periods     []option
	Times       string
	Locked      bool
	Reopen      *reopenForm
	Piles       []reportPile
	Tallies     []tallyView
	Problem     string
	Problems    []string // of single reports
	Reason      string
}

// reopenForm lets the office open a locked period again.
type reopenForm struct {
	URL           string
	No            int
	Until, Reason string
}

// reportPile is what waits for the same verdict.
type reportPile struct {
	Title   string
	Items   []pileItem
	Choices []verdictChoice
}

// pileItem is a report that waits.
type pileItem struct {
	versionView

	Value, Ref, Task, Unit, Period, URL string
	Checked                             bool
}

// tallyView is an agency's line.
type tallyView struct {
	progress.Tally

	Name, URL string
}

func (s *Site) showBoard(w http.ResponseWriter, v *visit) error {
	page, err := s.boardPage(v)
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "progress/board", *page)
}

func (s *Site) boardPage(v *visit) (*boardPage, error) {
	b, err := s.Progress.Board(v.Context(), v.Actor, v.FormValue("period"))
	if err != nil {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	waiting, err := s.Progress.Waiting(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	f := v.frame("progress.board").below()
	page := &boardPage{
		frame: f, Key: b.Period.Key(), Period: f.periodName(b.Period), Periods: s.periodOptions(f, b.Period),
		Times: f.windowWords(b.Window), Locked: b.Locked, Piles: f.piles(waiting, d),
	}
	if b.Locked && f.Can("progress.reopen") {
		page.Reopen = &reopenForm{URL: "/reports/" + page.Key + "/reopen", No: b.Reopens + 1}
	}
	for _, t := range b.Tallies {
		page.Tallies = append(page.Tallies, tallyView{
			t, f.unitLink(t.Unit, d).Content, f.To("/organisations/"+t.Unit+"/reports", "period", page.Key),
		})
	}
	return page, nil
}

// offeredPeriods is how many periods of a rhythm are offered.
const offeredPeriods = 4

// periodOptions are the last periods of each rhythm, and the one that is shown.
func (s *Site) periodOptions(f frame, shown progress.Period) []option {
	set := f.visit.Tenant.Settings
	var options []option
	there := false
	for _, r := range assignment.Rhythms() {
		p := progress.PeriodOf(r, f.Today, set)
		for range offeredPeriods {
			there = there || p == shown
			options = append(options, option{p.Key(), f.periodName(p)})
			p = p.Previous(set)
		}
	}
	if !there {
		options = append([]option{{shown.Key(), f.periodName(shown)}}, options...)
	}
	return options
}

// piles sort what waits by the verdict it needs.
func (f frame) piles(waiting []progress.WaitingReport, d *org.Directory) []reportPile {
	approve := reportPile{Title: f.T("progress.to_approve"), Choices: f.verdictChoices(progress.Approve, progress.SendBack)}
	receive := reportPile{Title: f.T("progress.to_receive"), Choices: f.verdictChoices(progress.Receive, progress.Return)}
	for _, w := range waiting {
		r := w.Report
		item := pileItem{
			versionView: f.version(r), Value: reportValue(r), Ref: w.Ref, Task: w.Content, Unit: f.unitLink(r.Unit, d).Content,
			Period: f.periodName(r.Period), URL: f.To("/assignments/" + r.Assignment),
		}
		if r.State == progress.AwaitingLeader {
			approve.Items = append(approve.Items, item)
		} else {
			receive.Items = append(receive.Items, item)
		}
	}
	var piles []reportPile
	for _, p := range []reportPile{approve, receive} {
		if len(p.Items) > 0 {
			piles = append(piles, p)
		}
	}
	return piles
}

// decideReports gives one verdict on all the reports that were chosen.
func (s *Site) decideReports(w http.ResponseWriter, v *visit) error {
	verdict := progress.Verdict(v.PostFormValue("verdict"))
	chosen := v.PostForm["report"]
	if len(chosen) == 0 {
		return s.refuseVerdicts(w, v, errs.New(errs.Invalid, "progress.none_chosen"), nil)
	}
	var refusals []error
	for _, value := range chosen {
		id, version, _ := strings.Cut(value, ":")
		n, err := strconv.Atoi(version)
		if err != nil {
			return errs.New(errs.Invalid, "web.bad_form")
		}
		r, err := s.Progress.Decide(v.Context(), v.Actor, progress.Ref{ID: id, Version: n}, verdict, v.PostFormValue("reason"))
		switch {
		case err == nil:
		case !refusable(err):
			return err
		default:
			s.logFailure(v, errs.KindOf(err), err)
			refusals = append(refusals, &verdictError{r.Period, r.AuthorName, err})
		}
	}
	if refusals != nil {
		return s.refuseVerdicts(w, v, errors.Join(refusals...), refusals)
	}
	s.tell(v, "progress.done."+string(verdict), len(chosen))
	return s.goTo(w, v, backToReports(v))
}

// verdictError is why one of several reports got no verdict.
type verdictError struct {
	period progress.Period
	author string
	cause  error
}

func (e *verdictError) Error() string { return e.cause.Error() }
func (e *verdictError) Unwrap() error { return e.cause }

// backToReports leads back to the page the form stood on.
func backToReports(v *visit) string {
	if back := localPath(v.PostFormValue("return")); back != "/" {
		return back
	}
	return "/reports"
}

// refuseVerdicts shows what waits again, with what was chosen and typed.
func (s *Site) refuseVerdicts(w http.ResponseWriter, v *visit, refusal error, each []error) error {
	page, err := s.boardPage(v)
	if err != nil {
		return err
	}
	page.Problem, page.Reason = v.Print.Error(refusal), v.PostFormValue("reason")
	if done := len(v.PostForm["report"]) - len(each); len(each) > 0 {
		page.Problem = page.T("progress.some_refused", done, len(each))
	}
	for _, e := range each {
		one, _ := errors.AsType[*verdictError](e)
		who := ""
		if one.author != "" {
			who = page.periodName(one.period) + ", " + one.author + ": "
		}
		page.Problems = append(page.Problems, who+v.Print.Error(one.cause))
	}
	for i := range page.Piles {
		for j, item := range page.Piles[i].Items {
			page.Piles[i].Items[j].Checked = slices.Contains(v.PostForm["report"], item.Value)
		}
	}
	return s.render(w, v, statusOf(errs.KindOf(refusal)), "progress/board", *page)
}

func (s *Site) reopenPeriod(w http.ResponseWriter, v *visit) error {
	key, reason := v.PathValue("period"), v.PostFormValue("reason")
	until, err := formDay(v, "until")
	no, _ := strconv.Atoi(v.PostFormValue("no"))
	if err == nil {
		err = s.Progress.Reopen(v.Context(), v.Actor, key, no, until, reason)
	}
	switch {
	case err == nil:
		s.tell(v, "progress.done.reopen", v.frame("progress.board").Date(until))
		return s.goTo(w, v, v.frame("progress.board").To("/reports", "period", key))
	case !refusable(err):
		return err
	}
	v.Form.Set("period", key)
	page, again := s.boardPage(v)
	if again != nil {
		return again
	}
	page.Problem = v.Print.Error(err)
	if page.Reopen != nil {
		page.Reopen.Until, page.Reopen.Reason = v.PostFormValue("until"), reason
	}
	return s.render(w, v, statusOf(errs.KindOf(err)), "progress/board", *page)
}
