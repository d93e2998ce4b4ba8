package web

import (
	"crypto/rand"
	"net/http"
	"slices"

	"dondoc/internal/assignment"
	"dondoc/internal/discussion"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// discussionPage is what people say about a task.
type discussionPage struct {
	frame

	Task    task.Task
	Threads []threadView
	New     *remarkForm // nil where the visitor has no part in the task
	Watch   watchView
	Problem string // why a remark was refused
	Minutes int    // a remark can be edited for so long
}

// threadView is a remark with its answers.
type threadView struct {
	First   remarkView
	Answers []remarkView
	Answer  *remarkForm // nil where the visitor may not answer
}

// remarkView is a remark, ready to show.
type remarkView struct {
	ID, Author, At, About string
	Words                 string
	Mentions              []string
	Edited, Withdrawn     string // when, in words; empty: it was not
	Version               int
	Mine, Editable        bool
	Typed                 string // the words in the form of an edit
	Open                  bool   // that form is unfolded, because what was typed was refused
}

// remarkForm is the form of a remark or an answer.
type remarkForm struct {
	ID, URL, Form, Parent string
	Words                 string
	About                 []option // what it can be about; one: no question
	Chosen                string
	People                []personView // with a part in the task
	Others                []option     // everybody else who may read
	Other                 string
	Open                  bool // an answer is unfolded
}

// remarkPart is a remark with what its template needs of the page, formPart its form.
type remarkPart struct {
	frame
	remarkView
}

type formPart struct {
	frame
	remarkForm
}

// Remark joins a remark with its page.
func (f frame) Remark(r remarkView) remarkPart { return remarkPart{f, r} }

// Form joins the form of a remark with its page.
func (f frame) Form(r *remarkForm) formPart { return formPart{f, *r} }

// personView is somebody who can be mentioned.
type personView struct {
	ID, Name string
	Chosen   bool
}

func (s *Site) showDiscussion(w http.ResponseWriter, v *visit) error {
	return s.renderDiscussion(w, v, v.PathValue("task"), nil)
}

// refusedRemark is what was typed and why it was not taken.
type refusedRemark struct {
	err   error
	draft discussion.Draft
	edits string // the remark whose edit it was; empty: a new one
}

func (s *Site) renderDiscussion(w http.ResponseWriter, v *visit, id string, refused *refusedRemark) error {
	view, err := s.Discussions.Show(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	f, err := s.belowTask(v, v.Print.T("discussion.title", view.Task.Ref), view.Task)
	if err != nil {
		return err
	}
	page := discussionPage{
		frame: f, Task: view.Task, Watch: f.watch(view.Watching, "/tasks/"+id+"/watch"), Minutes: v.Tenant.Settings.RemarkMinutes,
	}
	page.fill(view, d)
	if refused == nil {
		return s.render(w, v, http.StatusOK, "discussion/show", page)
	}
	kind := errs.KindOf(refused.err)
	s.logFailure(v, kind, refused.err)
	page.keep(*refused)
	return s.render(w, v, statusOf(kind), "discussion/show", page)
}

func (p *discussionPage) fill(view discussion.View, d *org.Directory) {
	about := map[string]string{"": p.T("discussion.whole_task")}
	for _, duty := range view.Duties {
		about[duty.ID] = p.unitLink(duty.Unit, d).Content
	}
	form := p.form(view, about)
	for _, t := range view.Threads {
		one := threadView{First: p.remark(t.Remark, view, about)}
		for _, answer := range t.Answers {
			one.Answers = append(one.Answers, p.remark(answer, view, about))
		}
		if form != nil && t.WithdrawnAt.IsZero() && slices.Contains(view.May, t.Assignment) {
			one.Answer = form.answering(t.Remark)
		}
		p.Threads = append(p.Threads, one)
	}
	p.New = form
}

func (p *discussionPage) remark(r discussion.Remark, view discussion.View, about map[string]string) remarkView {
	v := remarkView{
		ID: r.ID, Author: r.AuthorName, At: p.At(r.At), About: about[r.Assignment], Words: r.Words, Version: r.Version,
		Mine: r.Author == p.visit.Actor.User && r.WithdrawnAt.IsZero(), Editable: view.Editable[r.ID], Typed: r.Words,
	}
	for _, m := range r.Mentions {
		v.Mentions = append(v.Mentions, m.Name)
	}
	if !r.EditedAt.IsZero() {
		v.Edited = p.T("discussion.edited", p.At(r.EditedAt))
	}
	if !r.WithdrawnAt.IsZero() {
		v.Withdrawn = p.T("discussion.withdrawn_at", p.At(r.WithdrawnAt))
	}
	return v
}

// form asks for a new remark, nil where the visitor has no part in the task.
func (p *discussionPage) form(view discussion.View, about map[string]string) *remarkForm {
	if view.May == nil {
		return nil
	}
	form := remarkForm{ID: "new", URL: "/tasks/" + p.Task.ID + "/remarks", Form: rand.Text()}
	for _, id := range view.May {
		form.About = append(form.About, option{id, about[id]})
	}
	for _, u := range view.People {
		switch {
		case u.ID == p.visit.Actor.User:
		case view.Around[u.ID]:
			form.People = append(form.People, personView{ID: u.ID, Name: u.Name})
		default:
			form.Others = append(form.Others, option{u.ID, u.Name})
		}
	}
	return &form
}

// answering is the form of an answer: about the same, and to whoever made the remark.
func (f remarkForm) answering(r discussion.Remark) *remarkForm {
	f.ID, f.Parent, f.Form, f.About = r.ID, r.ID, rand.Text(), nil
	f.People = slices.Clone(f.People)
	for i, person := range f.People {
		f.People[i].Chosen = person.ID == r.Author
	}
	return &f
}

// keep puts what was typed back into its form, with why it was refused.
func (p *discussionPage) keep(r refusedRemark) {
	p.Problem = p.visit.Print.Error(r.err)
	if p.New != nil && r.edits == "" && r.draft.Parent == "" {
		p.New.keep(r.draft)
	}
	for i := range p.Threads {
		t := &p.Threads[i]
		if t.Answer != nil && r.edits == "" && r.draft.Parent == t.First.ID {
			t.Answer.keep(r.draft)
		}
		t.First.keepEdit(r)
		for j := range t.Answers {
			t.Answers[j].keepEdit(r)
		}
	}
}

func (r *remarkView) keepEdit(refused refusedRemark) {
	if refused.edits == r.ID {
		r.Typed, r.Open = refused.draft.Words, true
	}
}

func (f *remarkForm) keep(d discussion.Draft) {
	f.Words, f.Form, f.Chosen, f.Open = d.Words, d.Form, d.Assignment, true
	for i, person := range f.People {
		f.People[i].Chosen = slices.Contains(d.Mentions, person.ID)
	}
	for _, other := range f.Others {
		if slices.Contains(d.Mentions, other.Value) {
			f.Other = other.Value
		}
	}
}

// writeRemark makes the remark a form words.
func (s *Site) writeRemark(w http.ResponseWriter, v *visit) error {
	d := discussion.Draft{
		Task: v.PathValue("task"), Assignment: v.PostFormValue("about"), Parent: v.PostFormValue("parent"),
		Words: v.PostFormValue("words"), Form: v.PostFormValue("form"),
		Mentions: slices.DeleteFunc(v.PostForm["mention"], func(id string) bool { return id == "" }),
	}
	made, err := s.Discussions.Write(v.Context(), v.Actor, d)
	if err == nil {
		s.tell(v, "discussion.done")
		return s.goTo(w, v, discussionURL(d.Task, made.ID))
	}
	return s.refuseRemark(w, v, d.Task, refusedRemark{err: err, draft: d})
}

// refuseRemark shows the page again for what the person can mend.
func (s *Site) refuseRemark(w http.ResponseWriter, v *visit, id string, r refusedRemark) error {
	if slices.Contains([]errs.Kind{errs.Invalid, errs.Refused, errs.Conflict, errs.TooLarge}, errs.KindOf(r.err)) {
		return s.renderDiscussion(w, v, id, &r)
	}
	return r.err
}

func discussionURL(task, remark string) string {
	return "/tasks/" + task + "/discussion#" + remark
}

// editRemark changes the words of the visitor's own remark.
func (s *Site) editRemark(w http.ResponseWriter, v *visit) error {
	words := v.PostFormValue("words")
	return s.onRemark(w, v, "discussion.done_edit", words, func(id string, version int) error {
		return s.Discussions.Edit(v.Context(), v.Actor, id, version, words)
	})
}

// withdrawRemark takes the visitor's own remark back.
func (s *Site) withdrawRemark(w http.ResponseWriter, v *visit) error {
	return s.onRemark(w, v, "discussion.done_withdraw", "", func(id string, version int) error {
		return s.Discussions.Withdraw(v.Context(), v.Actor, id, version)
	})
}

func (s *Site) onRemark(w http.ResponseWriter, v *visit, done, typed string, do func(id string, version int) error) error {
	version, err := formVersion(v)
	if err != nil {
		return err
	}
	id := v.PathValue("remark")
	of, err := s.Discussions.Remark(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	if err := do(id, version); err != nil {
		return s.refuseRemark(w, v, of.Task, refusedRemark{err, discussion.Draft{Words: typed}, id})
	}
	s.tell(v, done)
	return s.goTo(w, v, discussionURL(of.Task, id))
}

// mentionsPage is what mentions the visitor.
type mentionsPage struct {
	frame

	Items []mentionView
	Total int
	Rows  pager
}

// mentionView is a remark that mentions the visitor.
type mentionView struct {
	ID, Author, At, Words, Ref, Content, Number string
	Unread                                      bool
	Withdrawn                                   bool
}

// mentionRows is how many mentions a page shows.
const mentionRows = 30

func (s *Site) listMentions(w http.ResponseWriter, v *visit) error {
	page := mentionsPage{frame: v.frame("discussion.mentions").below(crumb{v.Print.T("watch.title"), "/watching"})}
	at := page.pageNumber("page")
	mine, err := s.Discussions.Mine(v.Context(), v.Actor, assignment.Page{Limit: mentionRows, Offset: (at - 1) * mentionRows})
	if err != nil {
		return err
	}
	page.Total = mine.Count.All
	page.Rows.cut(at, mine.Count.All, mentionRows, page.numbered("/mentions"))
	for _, m := range mine.Rows {
		page.Items = append(page.Items, mentionView{
			ID: m.ID, Author: m.AuthorName, At: page.At(m.At), Words: m.Words, Ref: m.Ref, Content: m.Content, Number: m.Number,
			Unread: m.ReadAt.IsZero(), Withdrawn: !m.WithdrawnAt.IsZero(),
		})
	}
	return s.render(w, v, http.StatusOK, "discussion/mentions", page)
}

// readMention marks a mention as read and leads to the remark.
func (s *Site) readMention(w http.ResponseWriter, v *visit) error {
	r, err := s.Discussions.Read(v.Context(), v.Actor, v.PathValue("remark"))
	if err != nil {
		return err
	}
	return s.goTo(w, v, discussionURL(r.Task, r.ID))
}

// workMentions are the remarks that speak to the visitor and were not read.
func (s *Site) workMentions(v *visit, f frame) ([]workGroup, error) {
	mine, err := s.Discussions.Mine(v.Context(), v.Actor, assignment.Page{Limit: mentionRows})
	if err != nil {
		return nil, err
	}
	g := workGroup{Key: "mentions", Title: f.T("discussion.mentions"), Icon: "at", Total: mine.Count.Unread, All: f.To("/mentions")}
	for _, m := range mine.Rows {
		if m.ReadAt.IsZero() {
			g.Items = append(g.Items, workItem{
				URL: f.To("/mentions"), Ref: m.Ref, Number: m.Number, Content: m.Content, Note: m.AuthorName + ": " + m.Words,
			})
		}
	}
	return []workGroup{g}, nil
}
