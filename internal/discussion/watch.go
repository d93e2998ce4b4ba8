package discussion

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// SubjectKind is what can be watched.
type SubjectKind string

// What can be watched.
const (
	Task      SubjectKind = "task"
	Programme SubjectKind = "programme"
)

// WatchChoice is that a user chose to watch something, or chose not to. The
// choice about a task goes before that about its programme, and both before the
// default: who has a part in a duty watches its task.
type WatchChoice struct {
	User    string
	Kind    SubjectKind
	Subject string
	On      bool
}

// Watching says whether somebody watches a task, and why.
type Watching struct {
	On  bool
	Why Reason
}

// Reason is why somebody watches a task, or does not.
type Reason string

// The reasons, each stronger than the next.
const (
	ByTask      Reason = "task"      // chosen for the task
	ByProgramme Reason = "programme" // chosen for the programme
	ByPart      Reason = "part"      // their post, or their organisation, has a part in a duty
	ByNothing   Reason = "nothing"
)

// decide is the rule: the narrower choice first, then the default.
func decide(choices []WatchChoice, user string, part bool) Watching {
	w := Watching{part, ByNothing}
	if part {
		w.Why = ByPart
	}
	for _, c := range choices {
		switch {
		case c.User != user:
		case c.Kind == Task:
			return Watching{c.On, ByTask}
		default:
			w = Watching{c.On, ByProgramme}
		}
	}
	return w
}

// WatchedTask is a task somebody watches, with what is new about it.
type WatchedTask struct {
	Task    string
	Ref     string
	Content string
	Number  string // of the programme's document
	Seen    int64  // number of the newest entry of its record they have seen
	Newest  int64  // number of the newest entry
	Unread  int    // entries of others since
}

// WatchCount is how many tasks somebody watches.
type WatchCount struct{ All, Unread int }

// Watch chooses to watch a task or a programme, or not to. It is no act on the
// programme, so the record does not hold it.
func (s *Service) Watch(ctx context.Context, a access.Actor, kind SubjectKind, id string, on bool) error {
	return s.keep(ctx, a, func(t Tx) error {
		switch kind {
		case Task:
			if _, err := t.Task(id); err != nil {
				return err
			}
			newest, err := newestEntry(t, id)
			if err == nil && on { // what happened before is not news
				err = t.SeeTask(a.User, id, newest)
			}
			if err != nil {
				return err
			}
		case Programme:
			if _, err := t.Programme(id); err != nil {
				return err
			}
		default:
			return errs.New(errs.Invalid, "discussion.no_subject")
		}
		return t.PutChoice(WatchChoice{a.User, kind, id, on})
	})
}

// See marks that the actor has seen the entries of a task up to a number. One
// beyond the newest is cut to it: nobody has seen what is to come.
func (s *Service) See(ctx context.Context, a access.Actor, id string, seq int64) error {
	return s.keep(ctx, a, func(t Tx) error {
		newest, err := newestEntry(t, id)
		if err != nil {
			return err
		}
		return t.SeeTask(a.User, id, min(seq, newest))
	})
}

// Watched is a page of what somebody watches.
type Watched struct {
	Tasks []WatchedTask
	Count WatchCount
}

// Watched lists the tasks the actor watches, those with something new first.
func (s *Service) Watched(ctx context.Context, a access.Actor, p assignment.Page) (Watched, error) {
	return own(ctx, s, a, func(t Tx) (w Watched, err error) {
		owner, err := t.Tenant()
		if err != nil {
			return w, err
		}
		handed := assignment.HandedSince(owner.Settings, s.today())
		if w.Count, err = t.CountWatched(a.User, s.today(), handed); err != nil {
			return w, err
		}
		w.Tasks, err = t.WatchedTasks(a.User, s.today(), handed, p)
		return w, err
	})
}

// OfTask says whether the actor watches a task.
func (s *Service) OfTask(ctx context.Context, a access.Actor, id string) (Watching, error) {
	return read(ctx, s, a, func(t Tx) (Watching, error) {
		about, err := t.Task(id)
		if err != nil {
			return Watching{}, err
		}
		return watching(t, a, about, s.today())
	})
}

// OfProgramme says whether the actor chose to watch a programme.
func (s *Service) OfProgramme(ctx context.Context, a access.Actor, id string) (Watching, error) {
	return read(ctx, s, a, func(t Tx) (Watching, error) {
		choices, err := t.Choices("", id)
		return decide(choices, a.User, false), err
	})
}

func watching(t Tx, a access.Actor, about task.Task, day calendar.Day) (Watching, error) {
	if a.User == "" {
		return Watching{false, ByNothing}, nil
	}
	choices, err := t.Choices(about.ID, about.Programme)
	if err != nil {
		return Watching{}, err
	}
	parts, err := partsIn(t, about, day)
	if err != nil {
		return Watching{}, err
	}
	return decide(choices, a.User, parts.has(a.User, a.Grants)), nil
}

// Watcher is somebody who would want to know what happens to a task.
type Watcher struct {
	User identity.User
	Why  Reason
}

// Watchers lists who watches a task on a day, by name: for whoever tells people.
func Watchers(t Tx, id string, day calendar.Day) ([]Watcher, error) {
	about, err := t.Task(id)
	if err != nil {
		return nil, err
	}
	choices, err := t.Choices(id, about.Programme)
	if err != nil {
		return nil, err
	}
	parts, err := partsIn(t, about, day)
	if err != nil {
		return nil, err
	}
	users, err := t.Users()
	var all []Watcher
	for _, u := range users {
		if w := decide(choices, u.ID, parts.has(u.ID, u.Grants)); w.On && mayRead(u) {
			all = append(all, Watcher{u, w.Why})
		}
	}
	return all, err
}

// Watchers lists who watches a task today.
func (s *Service) Watchers(ctx context.Context, a access.Actor, id string) ([]Watcher, error) {
	return read(ctx, s, a, func(t Tx) ([]Watcher, error) { return Watchers(t, id, s.today()) })
}

// parts are the duties of a task with who holds them.
type parts struct {
	duties       []duty
	handed       []string // organisations that handed a duty on lately, with all above them
	coordinators []string // organisations the document names one by one, or their heirs, with all above them
}

type duty struct {
	unit   []string // with all above it
	post   bool     // a post is in charge
	holder string   // user who has the post on the day
}

// partsIn reads who has a part in a task by default. A class among the
// coordinators is not counted: a document that names all departments would make
// everybody a watcher of everything.
func partsIn(t Tx, about task.Task, day calendar.Day) (parts, error) {
	var p parts
	named := about
	named.Roles = slices.DeleteFunc(slices.Clone(about.Roles), func(r task.Role) bool { return r.Class })
	standings, err := assignment.Standings(t, named, day)
	if err != nil {
		return p, err
	}
	if p.handed, err = handed(t, standings, day); err != nil {
		return p, err
	}
	for _, s := range standings {
		p.coordinators = s.Relation.Coordinators
		if s.Assignment.ID == "" {
			continue
		}
		one := duty{unit: s.Relation.Unit, post: s.Assignment.Post != ""}
		if one.post {
			post, err := t.Post(s.Assignment.Post)
			if err != nil {
				return p, err
			}
			one.holder = post.HolderOn(day)
		}
		p.duties = append(p.duties, one)
	}
	return p, nil
}

// handed are the organisations that had a duty until lately: both sides of a transfer are told (domain rule 9).
func handed(t Tx, standings []assignment.Standing, day calendar.Day) (ids []string, err error) {
	owner, err := t.Tenant()
	if err != nil {
		return nil, err
	}
	units, err := t.Tree()
	if err != nil {
		return nil, err
	}
	tree, since := org.NewTree(units), assignment.HandedSince(owner.Settings, day)
	for _, s := range standings {
		if s.Assignment.ID == "" {
			continue
		}
		tenures, err := t.Tenures(s.Assignment.ID)
		if err != nil {
			return nil, err
		}
		for _, v := range tenures {
			if !v.To.IsZero() && !v.To.Before(since) {
				ids = append(ids, tree.Branch(v.Unit)...)
			}
		}
	}
	return ids, nil
}

// has reports whether a user has a part: as leader of the organisation, as the
// holder of the post in charge, as its officer where no post is, or as officer
// or leader of a coordinating organisation or of one that handed a duty on.
func (p parts) has(user string, grants []access.Grant) bool {
	return slices.ContainsFunc(grants, func(g access.Grant) bool {
		if g.Org == "" || g.Role != access.Officer && g.Role != access.Leader {
			return false
		}
		told := slices.Contains(p.coordinators, g.Org) || slices.Contains(p.handed, g.Org)
		return told || slices.ContainsFunc(p.duties, func(d duty) bool {
			return slices.Contains(d.unit, g.Org) && (g.Role == access.Leader || !d.post || d.holder == user)
		})
	})
}

// newestEntry is the number of the newest entry of a task's record, 0 if it has none.
func newestEntry(t Tx, id string) (int64, error) {
	entries, err := t.AuditEntries(audit.Filter{Subject: audit.Subject{Kind: "task", ID: id}, Limit: 1})
	if err != nil || len(entries) == 0 {
		return 0, err
	}
	return entries[0].Seq, nil
}
