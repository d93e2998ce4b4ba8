package web

import (
	"fmt"
	"slices"
	"strconv"

	"dondoc/internal/assignment"
	"dondoc/internal/progress"
)

// reportLine is one period of an assignment's reports.
type reportLine struct {
	Key, Period string
	Times       string // until when it is in time and taken
	Chip        chip
	Versions    []versionView
	Form        *reportForm // what the visitor may write now
	URL         string      // of the form
	Verdict     *verdictForm
}

// versionView is a report that was submitted, with what became of it.
type versionView struct {
	No                                     int
	Measure, Done, Difficulties, Proposals string
	Chip                                   chip
	Submitted                              string
	Late                                   string
	Approved                               string
	Answer                                 string
	Files                                  []fileView
}

// reportForm asks for one report. Field names end with the suffix where a page has several.
type reportForm struct {
	URL     string
	Suffix  string
	ID      string // of the assignment
	No      int
	Typed   progress.Typed
	Stages  []option
	Saved   string // by whom the draft was kept, and when
	Problem string
	Max     int // characters of a text
}

// Accept are the files that may come with a report, for a browser.
func (f *reportForm) Accept() string { return accepted() }

// verdictForm asks for a verdict on one report.
type verdictForm struct {
	Report  string // id and version
	Choices []verdictChoice
	Return  string
}

// verdictChoice is a button.
type verdictChoice struct {
	Verdict, Label string
	Primary        bool
}

// periodName names a period, with its days: it is not the calendar's.
func (f frame) periodName(p progress.Period) string {
	from, to := f.Date(p.From), f.Date(p.To)
	year, month := strconv.Itoa(p.To.Year()), int(p.To.Month()) // a year is no number to be grouped
	switch p.Rhythm {
	case assignment.Weekly:
		return f.T("progress.period.week", from, to)
	case assignment.Quarterly:
		return f.T("progress.period.quarter", (month-1)/3+1, year, from, to)
	case assignment.HalfYear:
		if month <= 6 {
			return f.T("progress.period.first_half", year, from, to)
		}
		return f.T("progress.period.second_half", year, from, to)
	case assignment.Yearly:
		return f.T("progress.period.year", year, from, to)
	default:
		return f.T("progress.period.month", month, year, from, to)
	}
}

func (f frame) windowWords(w progress.Window) string {
	return f.T("progress.window", f.Date(w.Timely), f.Date(w.Open))
}

// standingChip says where a period's report stands; a refused one asks for its correction.
func (f frame) standingChip(l progress.Line) chip {
	last := l.Last()
	if last.No > 0 && !last.Stands() {
		return chip{"late", "arrow-back-up", f.T("progress.state." + string(last.State))}
	}
	switch l.Standing {
	case progress.InTime:
		return chip{"done", "circle-check", f.T("progress.standing.in_time")}
	case progress.Late:
		return chip{"soon", "clock-exclamation", f.T("progress.late_days", l.DaysLate)}
	case progress.Missing:
		return chip{"late", "alert-triangle", f.T("progress.missing_days", l.DaysLate)}
	case progress.Due:
		return chip{"soon", "clock", f.T("progress.standing.due")}
	default:
		return chip{"open", "clock", f.T("progress.standing.expected")}
	}
}

func (f frame) reportChip(s progress.State) chip {
	text := f.T("progress.state." + string(s))
	switch s {
	case progress.Received:
		return chip{"done", "circle-check", text}
	case progress.AwaitingLeader, progress.AwaitingAssigner:
		return chip{"open", "hourglass", text}
	default:
		return chip{"late", "arrow-back-up", text}
	}
}

func (f frame) version(r progress.Report) versionView {
	view := versionView{
		No: r.No, Measure: f.measure(r.Content), Done: r.Content.Done, Difficulties: r.Content.Difficulties,
		Proposals: r.Content.Proposals, Chip: f.reportChip(r.State),
		Submitted: f.T("progress.submitted_by", r.AuthorName, f.At(r.SubmittedAt)),
	}
	for _, file := range r.Files {
		one := f.fileVersion(file, reportFileURL(r, file.No))
		one.Chips, one.About = f.fileChips(file), f.size(file.Size)
		view.Files = append(view.Files, one)
	}
	if n := r.DaysLate(); n > 0 {
		view.Late = f.T("progress.late_days", n)
	}
	if r.ApproverName != "" {
		view.Approved = f.T("progress.approved_by", r.ApproverName, f.At(r.ApprovedAt))
	}
	if r.DeciderName != "" {
		view.Answer = f.T("assignment.decided_by", r.DeciderName, f.At(r.DecidedAt))
		if r.Reason != "" {
			view.Answer += ": " + r.Reason
		}
	}
	return view
}

// reportNote writes what the record says of a report; nothing for other notes.
func (f frame) reportNote(name, value string) string {
	switch name {
	case "period":
		if p, err := progress.ParsePeriod(value, f.visit.Tenant.Settings); err == nil {
			return f.periodName(p)
		}
	case "stage":
		if slices.Contains(progress.Stages(), progress.Stage(value)) {
			return f.T("progress.stage." + value)
		}
	}
	return ""
}

// measure is the percentage, the stage, or both.
func (f frame) measure(c progress.Content) string {
	switch {
	case c.Percent == progress.NoPercent:
		return f.T("progress.stage." + string(c.Stage))
	case c.Stage == "":
		return f.T("web.percent", c.Percent)
	default:
		return f.T("web.percent", c.Percent) + " · " + f.T("progress.stage."+string(c.Stage))
	}
}

func (f frame) stageOptions() []option {
	options := []option{{"", ""}}
	for _, s := range progress.Stages() {
		options = append(options, option{string(s), f.T("progress.stage." + string(s))})
	}
	return options
}

// reportURL is the form of an assignment's report for a period.
func (f frame) reportURL(id, key string) string { return "/assignments/" + id + "/reports/" + key }

// newForm is the form of a period's next report with the unit's draft in it.
// FileHelp says which files may come with a report.
func (f frame) FileHelp() string { return f.T("progress.help.files", f.size(f.visit.FileLimit)) }

func (f frame) newForm(id string, l progress.Line) *reportForm {
	form := &reportForm{
		URL: f.reportURL(id, l.Period.Key()), ID: id, No: l.No(), Typed: l.Draft.Typed, Stages: f.stageOptions(), Max: progress.MaxWords,
	}
	if l.Draft.ByName != "" {
		form.Saved = f.T("progress.draft_by", l.Draft.ByName, f.At(l.Draft.SavedAt))
	} else if last := l.Last(); last.No > 0 && !last.Stands() {
		form.Typed = typedAgain(last.Content)
	}
	return form
}

// typedAgain begins a correction with what was refused.
func typedAgain(c progress.Content) progress.Typed {
	t := progress.Typed{Stage: string(c.Stage), Done: c.Done, Difficulties: c.Difficulties, Proposals: c.Proposals}
	if c.Percent != progress.NoPercent {
		t.Percent = strconv.Itoa(c.Percent)
	}
	return t
}

// verdicts are the buttons of somebody who may make these moves, on a report in its state.
func (f frame) verdicts(r progress.Report, possible []assignment.Move) *verdictForm {
	var offered []progress.Verdict
	may := func(a assignment.Act) bool { return slices.Contains(possible, assignment.Move{Act: a}) }
	own := f.visit.Actor.User == r.Author || f.visit.Actor.User == r.Approver
	switch {
	case own:
	case r.State == progress.AwaitingLeader && may(assignment.ApproveReport):
		offered = []progress.Verdict{progress.Approve, progress.SendBack}
	case r.State == progress.AwaitingAssigner && may(assignment.ReceiveReport):
		offered = []progress.Verdict{progress.Receive, progress.Return}
	}
	if offered == nil {
		return nil
	}
	return &verdictForm{Report: reportValue(r), Choices: f.verdictChoices(offered...), Return: f.Path}
}

func reportValue(r progress.Report) string { return fmt.Sprintf("%s:%d", r.ID, r.Version) }

func (f frame) verdictChoices(all ...progress.Verdict) []verdictChoice {
	choices := make([]verdictChoice, len(all))
	for i, v := range all {
		choices[i] = verdictChoice{string(v), f.T("progress.do." + string(v)), i == 0}
	}
	return choices
}

// reportsOf are the reports on an assignment, for its page.
func (s *Site) reportsOf(v *visit, f frame, id string, possible []assignment.Move) ([]reportLine, error) {
	h, err := s.Progress.History(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	return f.reportLines(h, possible), nil
}

// reportLines are an assignment's reports, the newest period first; the form of the one that is next is open.
func (f frame) reportLines(h progress.History, possible []assignment.Move) []reportLine {
	var lines []reportLine
	for _, l := range h.Lines {
		view := reportLine{
			Key: l.Period.Key(), Period: f.periodName(l.Period), Times: f.windowWords(l.Window), Chip: f.standingChip(l),
		}
		for _, r := range l.Versions {
			view.Versions = append(view.Versions, f.version(r))
		}
		if last := l.Last(); last.No > 0 {
			view.Verdict = f.verdicts(last, possible)
		}
		switch {
		case l.May && view.Key == h.Next:
			view.Form = f.newForm(h.Assignment.ID, l)
		case l.May:
			view.URL = f.reportURL(h.Assignment.ID, view.Key)
		}
		lines = append(lines, view)
	}
	return lines
}

// reportPart is a form or a line of a page for a template that knows no page.
type reportPart struct {
	Page frame
	Form *reportForm
	Line reportLine
}

// verdictPart is the same for a verdict.
type verdictPart struct {
	Page frame
	Form *verdictForm
}

// WithReport gives a form the page's words.
func (f frame) WithReport(form *reportForm) reportPart { return reportPart{Page: f, Form: form} }

// WithLine gives a line the page's words.
func (f frame) WithLine(l reportLine) reportPart { return reportPart{Page: f, Line: l} }

// WithVerdict gives a verdict's form the page's words.
func (f frame) WithVerdict(form *verdictForm) verdictPart { return verdictPart{f, form} }
