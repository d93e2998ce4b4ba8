package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/programme"
)

// assignmentPage is the duty of one organisation, what happened to it, and what
// the visitor may do now.
type assignmentPage struct {
	frame
	directionSections

	Programme   programme.Programme
	Assignment  assignment.Assignment
	Task        taskLink
	Unit        taskLink // the organisation
	Plan        taskLink // where the organisation plans it
	Chips       []chip
	Facts       []fact
	Waits       []waitView
	Requests    []requestView
	Submissions []submissionView
	Causes      []causeView
	Reports     []reportLine // by period, the newest first
	Former      []fact       // organisations that had it before, with their time
	Acts        []actForm    // what the visitor may do, the likeliest first
	Problem     string       // why an act was refused
	Expected    []string     // products the task owes
	Products    []productView
	Locked      bool // the last return left the products as they are
	Newer       []historyEntry
	Newest      []eventView // the last things that happened to it

	handing handing
}

// waitView is a task this one depends on.
type waitView struct {
	taskLink

	Chip chip
}

// requestView is a request with what became of it.
type requestView struct {
	Kind, Reason, Wanted, Asked string
	Chip                        chip
	Answer                      string
}

// submissionView is a claim of completion with what became of it.
type submissionView struct {
	No                    int
	Words, Stated, Author string
	Sent                  string // by whom and when it left the unit; empty: not yet
	Chip                  chip
	Answer                string
	Disputed              []string
	Backdated             string // why the office counts an earlier day
}

// causeView is a confirmed cause of lateness.
type causeView struct {
	Kind, Words, Evidence, By string
	Chip                      chip // whether it stands or another replaced it
}

func (s *Site) showAssignment(w http.ResponseWriter, v *visit) error {
	page, err := s.assignmentPage(v, v.PathValue("assignment"))
	if err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "assignment/show", *page)
}

// backToAssignment answers the address of an act when it is only looked at: somebody reloads a refused form, or signs in
// again after it.
func (s *Site) backToAssignment(w http.ResponseWriter, v *visit) error {
	return s.goTo(w, v, "/assignments/"+v.PathValue("assignment"))
}

func (s *Site) assignmentPage(v *visit, id string) (*assignmentPage, error) {
	view, err := s.Assignments.Show(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	p, err := s.Programmes.Programme(v.Context(), v.Actor, view.Assignment.Programme)
	if err != nil {
		return nil, err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return nil, err
	}
	f := v.frameTitled(v.Print.T("assignment.title", view.Task.Ref)).withDay()
	f = f.below(
		crumb{f.T("programme.list_title"), f.To("/programmes")},
		crumb{p.Document.Number, f.To("/programmes/" + p.ID)},
		crumb{f.T("task.title", view.Task.Ref), f.To("/tasks/" + view.Task.ID)},
	)
	expected, err := s.Deliverables.List(v.Context(), v.Actor, view.Task.ID)
	if err != nil {
		return nil, err
	}
	products, err := s.Deliverables.Of(v.Context(), v.Actor, id)
	if err != nil {
		return nil, err
	}
	page := &assignmentPage{
		frame: f, Programme: p, Assignment: view.Assignment,
		Task: taskLink{view.Task.Ref, view.Task.Content, f.To("/tasks/" + view.Task.ID)},
		Unit: f.unitLink(view.Assignment.Unit, d), Chips: f.assignmentChips(view.Assignment),
	}
	for _, one := range expected {
		page.Expected = append(page.Expected, one.Name)
	}
	page.handing = handing{expected, s.Deliverables.Limit(), s.NewID()}
	page.Products = f.products(products, expected, view.Assignment)
	page.fill(view, d)
	if page.Reports, err = s.reportsOf(v, f, id, view.Possible); err != nil {
		return nil, err
	}
	if page.Plan, err = s.planLink(v, view.Assignment); err != nil {
		return nil, err
	}
	if page.directionSections, err = s.directionSections(v, f, view.Assignment, d); err != nil {
		return nil, err
	}
	silent, err := s.silences(v, f)
	if err != nil {
		return nil, err
	}
	page.Chips = append(page.Chips, silent(view.Assignment.ID)...)
	page.Newest, err = s.newest(v, view.Task.ID, view.Assignment.ID, d)
	return page, err
}

// fill puts what is on record into words.
func (p *assignmentPage) fill(view assignment.View, d *org.Directory) {
	p.Facts = p.assignmentFacts(view)
	p.Locked = !view.Unlocked.Product
	var waitsFor []string
	for _, one := range view.Waits {
		p.Waits = append(p.Waits, p.wait(one))
		if !one.Done {
			waitsFor = append(waitsFor, one.Ref)
		}
	}
	if len(waitsFor) > 0 { // in time or not, why it cannot be finished alone stands beside it
		p.Chips = append(p.Chips, chip{"soon", "hourglass", p.T("assignment.waiting_for", strings.Join(waitsFor, ", "))})
	}
	for _, one := range view.Requests {
		p.Requests = append(p.Requests, p.request(one, d))
	}
	for _, one := range view.Submissions {
		p.Submissions = append(p.Submissions, p.submission(one))
	}
	for i, one := range slices.Backward(view.Causes) {
		p.Causes = append(p.Causes, p.cause(one, i == len(view.Causes)-1))
	}
	for _, one := range view.Tenures {
		if !one.To.IsZero() {
			p.Former = append(p.Former, fact{p.unitLink(one.Unit, d).Content, p.T("assignment.held", p.Date(one.From), p.Date(one.To))})
		}
	}
	p.Acts = p.actForms(view, d)
}

// unitLink names an organisation as of the page's day.
func (f frame) unitLink(id string, d *org.Directory) taskLink {
	u, ok := d.Unit(id)
	if !ok {
		return taskLink{}
	}
	return taskLink{Content: u.NameOn(f.Day), URL: f.orgURL(id)}
}

// assignmentFacts are the days and the person in charge; what is not known is left out.
func (f frame) assignmentFacts(view assignment.View) []fact {
	a := view.Assignment
	all := []fact{
		{f.T("assignment.label.due"), f.weekdayDate(a.Due)},
		{f.T("assignment.label.original"), f.changed(a.Original, a.Due)},
		{f.T("assignment.label.by_original"), f.byOriginal(a)},
		{f.T("assignment.label.rhythm"), f.rhythm(a.Rhythm)},
		{f.T("assignment.label.post"), view.Post.Title},
		{f.T("assignment.label.active_from"), f.Date(a.ActiveFrom)},
		{f.T("assignment.label.received_on"), f.Date(a.ReceivedOn)},
		{f.T("assignment.label.submitted_on"), f.Date(a.SubmittedOn)},
		{f.T("assignment.label.accepted_on"), f.Date(a.AcceptedOn)},
	}
	if a.Percent > 0 {
		all = append(all, fact{f.T("assignment.label.percent"), f.T("web.percent", a.Percent)})
	}
	if a.Extensions > 0 {
		all = append(all, fact{f.T("assignment.label.extensions"), f.T("web.number", a.Extensions)})
	}
	if a.Returns > 0 {
		all = append(all, fact{f.T("assignment.label.returns"), f.T("web.number", a.Returns)})
	}
	return said(all)
}

// said leaves out the facts nothing is known of.
func said(all []fact) []fact {
	var known []fact
	for _, one := range all {
		if one.Value != "" {
			known = append(known, one)
		}
	}
	return known
}

// changed is the first day where an extension moved it.
func (f frame) changed(original, due calendar.Day) string {
	if original == due {
		return ""
	}
	return f.weekdayDate(original)
}

// byOriginal judges the duty by the day first given, where an extension moved it: both figures exist (domain rule 8).
func (f frame) byOriginal(a assignment.Assignment) string {
	if a.Original == a.Due {
		return ""
	}
	switch t := a.OriginalTimelinessOn(f.Day); t {
	case assignment.Late:
		return f.T("assignment.late_days", a.SubmittedOn.Sub(a.Original))
	case assignment.Overdue:
		return f.T("assignment.overdue_days", f.Day.Sub(a.Original))
	default:
		return f.T("assignment.time." + string(t))
	}
}

func (f frame) rhythm(r assignment.Rhythm) string {
	if r == assignment.NoRhythm {
		return ""
	}
	return f.T("calendar.every." + string(r))
}

func (f frame) wait(one assignment.Wait) waitView {
	view := waitView{taskLink: taskLink{one.Ref, one.Content, f.To("/tasks/" + one.Task)}}
	if one.Done {
		view.Chip = chip{"done", "circle-check", f.T("assignment.wait_done")}
		return view
	}
	view.Chip = chip{"soon", "hourglass", f.T("assignment.wait_open")}
	return view
}

func (f frame) request(r assignment.Request, d *org.Directory) requestView {
	view := requestView{
		Kind: f.T("assignment.request." + string(r.Kind)), Reason: r.Reason,
		Asked: f.T("assignment.asked_by", r.AuthorName, f.At(r.At)), Chip: f.requestChip(r.State),
	}
	switch {
	case !r.WantedDay.IsZero():
		view.Wanted = f.T("assignment.wanted_day", f.Date(r.WantedDay))
	case r.WantedUnit != "":
		view.Wanted = f.T("assignment.wanted_unit", f.unitLink(r.WantedUnit, d).Content)
	}
	if r.State != assignment.RequestPending {
		view.Answer = f.requestAnswer(r)
	}
	return view
}

// requestAnswer says who ended a request, when and why.
func (f frame) requestAnswer(r assignment.Request) string {
	who := f.T("assignment.decided_by", r.DeciderName, f.At(r.DecidedAt))
	switch {
	case r.State == assignment.RequestLapsed:
		return who + ": " + f.T("assignment.lapsed_by", f.T("assignment.act."+r.Answer))
	case !r.GrantedDay.IsZero():
		who += ": " + f.T("assignment.granted_day", f.Date(r.GrantedDay))
	}
	if r.Answer != "" {
		who += ". " + r.Answer
	}
	return who
}

func (f frame) requestChip(s assignment.RequestState) chip {
	text := f.T("assignment.request_state." + string(s))
	switch s {
	case assignment.RequestPending:
		return chip{"soon", "hourglass", text}
	case assignment.RequestGranted:
		return chip{"done", "circle-check", text}
	case assignment.RequestRefused:
		return chip{"late", "x", text}
	default:
		return chip{"undated", "circle-dashed", text}
	}
}

func (f frame) submission(s assignment.Submission) submissionView {
	view := submissionView{
		No: s.No, Words: s.Words, Stated: f.Date(s.Stated), Chip: f.submissionChip(s.State), Backdated: s.BackdateReason,
		Author: f.T("assignment.written_by", s.AuthorName, f.At(s.WrittenAt)),
	}
	if !s.SentOn.IsZero() {
		view.Sent = f.T("assignment.approved_by", s.ApproverName, f.At(s.SentAt))
	}
	if s.DeciderName != "" {
		view.Answer = f.T("assignment.decided_by", s.DeciderName, f.At(s.DecidedAt))
		switch {
		case s.State == assignment.SubmissionLapsed:
			view.Answer += ": " + f.T("assignment.lapsed_by", f.T("assignment.act."+s.Reason))
		case s.Reason != "":
			view.Answer += ": " + s.Reason
		}
	}
	for _, part := range s.Disputed {
		view.Disputed = append(view.Disputed, f.T("assignment.disputed."+part))
	}
	return view
}

func (f frame) submissionChip(s assignment.SubmissionState) chip {
	text := f.T("assignment.submission_state." + string(s))
	switch s {
	case assignment.SubmissionAccepted:
		return chip{"done", "circle-check", text}
	case assignment.SubmissionAwaitingLeader, assignment.SubmissionAwaitingAssigner:
		return chip{"open", "hourglass", text}
	case assignment.SubmissionReturned, assignment.SubmissionSentBack, assignment.SubmissionReopened:
		return chip{"soon", "arrow-back-up", text}
	default:
		return chip{"undated", "circle-dashed", text}
	}
}

// cause words a confirmed cause: the newest stands, and replaces those before it.
func (f frame) cause(c assignment.Cause, newest bool) causeView {
	kind := "assignment.cause_own"
	if c.Objective {
		kind = "assignment.cause_objective"
	}
	stands := chip{"undated", "history", f.T("assignment.cause_replaced")}
	if newest {
		stands = chip{"done", "circle-check", f.T("assignment.cause_stands")}
	}
	return causeView{f.T(kind), c.Words, c.Evidence, f.T("assignment.decided_by", c.ByName, f.At(c.At)), stands}
}

// refuseAct shows the assignment as it is now, with why the act was refused, what
// others did in between, and what was typed.
func (s *Site) refuseAct(w http.ResponseWriter, v *visit, act assignment.Act, refusal error) error {
	page, err := s.assignmentPage(v, v.PathValue("assignment"))
	if err != nil {
		return err
	}
	kind := errs.KindOf(refusal)
	s.logFailure(v, kind, refusal)
	page.Problem = v.Print.Error(refusal)
	keepTyped(page.Acts, v, string(act))
	if stale, ok := errors.AsType[*assignment.StaleError](refusal); ok {
		page.Newer = page.history(stale.Newer)
	}
	return s.render(w, v, statusOf(kind), "assignment/show", *page)
}
