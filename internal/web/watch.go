package web

import (
	"net/http"
	"strconv"

	"dondoc/internal/assignment"
	"dondoc/internal/discussion"
	"dondoc/internal/errs"
)

// watchView says whether the visitor watches something, with the form that changes it.
type watchView struct {
	URL, Return, Why, Do string
	On                   bool
}

func (f frame) watch(w discussion.Watching, address string) watchView {
	v := watchView{URL: address, Return: f.Here(), On: w.On, Do: f.T("watch.do")}
	switch {
	case w.On:
		v.Why, v.Do = f.T("watch.why."+string(w.Why)), f.T("watch.stop")
	case w.Why == discussion.ByNothing:
		v.Why = f.T("watch.not")
	default:
		v.Why = f.T("watch.stopped")
	}
	return v
}

// watchTask chooses to watch a task, or not to.
func (s *Site) watchTask(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("task")
	return s.choose(w, v, discussion.Task, id, "/tasks/"+id)
}

// watchProgramme chooses to watch all tasks of a programme, or not to.
func (s *Site) watchProgramme(w http.ResponseWriter, v *visit) error {
	id := v.PathValue("programme")
	return s.choose(w, v, discussion.Programme, id, "/programmes/"+id)
}

func (s *Site) choose(w http.ResponseWriter, v *visit, kind discussion.SubjectKind, id, page string) error {
	on := v.PostFormValue("on") == "1"
	if err := s.Discussions.Watch(v.Context(), v.Actor, kind, id, on); err != nil {
		return err
	}
	done := "watch.done_stop"
	if on {
		done = "watch.done"
	}
	s.tell(v, done)
	if back := localPath(v.PostFormValue("return")); back != "/" {
		page = back
	}
	return s.goTo(w, v, page)
}

// watchingPage is what the visitor watches, with what is new.
type watchingPage struct {
	frame

	Items    []watchedView
	Total    int
	Unread   int
	Mentions int // unread
	Rows     pager
}

// watchedView is a task the visitor watches.
type watchedView struct {
	taskLink

	Number string
	See    string // address that marks what is new as seen and shows it
	Newest int64
	Unread int
	News   []eventView
}

// watchedRows is how many tasks a page shows.
const watchedRows = 20

func (s *Site) listWatched(w http.ResponseWriter, v *visit) error {
	page := watchingPage{frame: v.frame("watch.title").below()}
	at := page.pageNumber("page")
	watched, err := s.Discussions.Watched(v.Context(), v.Actor, assignment.Page{Limit: watchedRows, Offset: (at - 1) * watchedRows})
	if err != nil {
		return err
	}
	mine, err := s.Discussions.Mine(v.Context(), v.Actor, assignment.Page{Limit: 1})
	if err != nil {
		return err
	}
	page.Total, page.Unread, page.Mentions = watched.Count.All, watched.Count.Unread, mine.Count.Unread
	page.Rows.cut(at, page.Total, watchedRows, page.numbered("/watching"))
	if err := s.fillWatched(v, &page, watched.Tasks); err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "discussion/watching", page)
}

// fillWatched tells what is new about each task, the newest of it.
func (s *Site) fillWatched(v *visit, page *watchingPage, tasks []discussion.WatchedTask) error {
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	for _, t := range tasks {
		one := watchedView{
			taskLink: taskLink{t.Ref, t.Content, page.To("/tasks/" + t.Task)}, Number: t.Number, Newest: t.Newest, Unread: t.Unread,
			See: "/tasks/" + t.Task + "/see",
		}
		if t.Unread > 0 {
			newest, err := s.newest(v, t.Task, "", d)
			if err != nil {
				return err
			}
			for _, e := range newest {
				if e.Seq > t.Seen {
					one.News = append(one.News, e)
				}
			}
		}
		page.Items = append(page.Items, one)
	}
	return nil
}

// seeTask marks what is new about a task as seen and shows the task's timeline,
// where it is on top. The number comes from the page the visitor saw: what
// happened since stays new.
func (s *Site) seeTask(w http.ResponseWriter, v *visit) error {
	seq, err := strconv.ParseInt(v.PostFormValue("seq"), 10, 64)
	if err != nil || seq < 0 {
		return errs.New(errs.Invalid, "web.bad_form")
	}
	id := v.PathValue("task")
	if err := s.Discussions.See(v.Context(), v.Actor, id, seq); err != nil {
		return err
	}
	if v.PostFormValue("stay") != "" {
		return s.goTo(w, v, "/watching")
	}
	return s.goTo(w, v, "/tasks/"+id+"/timeline")
}

// numbered gives the address of each page of a list without a filter.
func (f frame) numbered(path string) func(int) string {
	return func(n int) string { return f.To(path, "page", strconv.Itoa(n)) }
}
