package discussion

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/task"
)

// View is what is said about a task, as the reader sees it now.
type View struct {
	Task     task.Task
	Duties   []assignment.Assignment
	Threads  []Thread
	May      []string        // what the reader may remark on: "" the task as a whole, and ids of its duties
	People   []identity.User // who can be mentioned, by name
	Around   map[string]bool // those of them who have a part in the task
	Watching Watching
	Newest   int64 // number of the newest entry of the task's record
	Editable map[string]bool
}

// Thread is a remark with its answers, the oldest first.
type Thread struct {
	Remark
	Answers []Remark
}

func (s *Service) today() calendar.Day { return calendar.DayOf(s.Now()) }

// Show returns the discussion of a task.
func (s *Service) Show(ctx context.Context, a access.Actor, id string) (View, error) {
	return read(ctx, s, a, func(t Tx) (v View, err error) {
		if v.Task, err = t.Task(id); err != nil {
			return v, err
		}
		remarks, err := t.Remarks(id)
		if err != nil {
			return v, err
		}
		v.Threads = threads(remarks)
		if err := s.editable(t, a, &v, remarks); err != nil {
			return v, err
		}
		if v.Watching, err = watching(t, a, v.Task, s.today()); err != nil {
			return v, err
		}
		if v.Newest, err = newestEntry(t, id); err != nil {
			return v, err
		}
		return v, v.around(t, a, s.today())
	})
}

// threads puts answers under what they answer.
func threads(remarks []Remark) []Thread {
	at := map[string]int{}
	var all []Thread
	for _, r := range remarks {
		if r.Parent == "" {
			at[r.ID] = len(all)
			all = append(all, Thread{Remark: r})
		}
	}
	for _, r := range remarks {
		if i, ok := at[r.Parent]; ok {
			all[i].Answers = append(all[i].Answers, r)
		}
	}
	return all
}

// editable marks the remarks whose words the reader may still change.
func (s *Service) editable(t Tx, a access.Actor, v *View, remarks []Remark) error {
	owner, err := t.Tenant()
	if err != nil {
		return err
	}
	v.Editable = map[string]bool{}
	for _, r := range remarks {
		v.Editable[r.ID] = r.Editable(a.User, s.Now(), owner.Settings.RemarkMinutes)
	}
	return nil
}

// around fills who has a part, and what the reader may remark on.
func (v *View) around(t Tx, a access.Actor, day calendar.Day) error {
	standings, err := assignment.Standings(t, v.Task, day)
	if err != nil {
		return err
	}
	for _, s := range standings {
		if s.Assignment.ID != "" {
			v.Duties = append(v.Duties, s.Assignment)
		}
		if !takesPart(a, s.Relation) {
			continue
		}
		if v.May == nil {
			v.May = []string{""}
		}
		if s.Assignment.ID != "" {
			v.May = append(v.May, s.Assignment.ID)
		}
	}
	users, err := t.Users()
	v.Around = map[string]bool{}
	for _, u := range users {
		if !mayRead(u) {
			continue
		}
		v.People = append(v.People, u)
		v.Around[u.ID] = slices.ContainsFunc(standings, func(s assignment.Standing) bool {
			return takesPart(u.Actor(a.Tenant), s.Relation)
		})
	}
	return err
}

// takesPart reports whether somebody may remark on a duty: the state machine's answer, which holds in every state.
func takesPart(a access.Actor, r assignment.Relation) bool {
	_, err := assignment.Start().Step(assignment.Move{Act: assignment.Remark}, assignment.PartiesOf(a, r))
	return err == nil
}

// mayRemark refuses somebody without a part in any duty of the task.
func mayRemark(t Tx, a access.Actor, id string, day calendar.Day) error {
	about, err := t.Task(id)
	if err != nil {
		return err
	}
	standings, err := assignment.Standings(t, about, day)
	if err != nil {
		return err
	}
	for _, s := range standings {
		if takesPart(a, s.Relation) {
			return nil
		}
	}
	return errs.New(errs.Forbidden, "discussion.not_yours")
}

// Remark finds one by id.
func (s *Service) Remark(ctx context.Context, a access.Actor, id string) (Remark, error) {
	return read(ctx, s, a, func(t Tx) (Remark, error) { return t.Remark(id) })
}

// Mentions is a page of what mentions a user.
type Mentions struct {
	Rows  []MentionRow
	Count MentionCount
}

// Mine lists the remarks that mention the actor, the unread first.
func (s *Service) Mine(ctx context.Context, a access.Actor, p assignment.Page) (Mentions, error) {
	return own(ctx, s, a, func(t Tx) (m Mentions, err error) {
		if m.Count, err = t.CountMentions(a.User); err != nil {
			return m, err
		}
		m.Rows, err = t.MentionsOf(a.User, p)
		return m, err
	})
}

// Read marks that the actor has read a remark that mentions them, and returns it.
func (s *Service) Read(ctx context.Context, a access.Actor, id string) (r Remark, err error) {
	err = s.keep(ctx, a, func(t Tx) error {
		if r, err = t.Remark(id); err != nil {
			return err
		}
		return t.ReadMention(id, a.User, s.Now().UTC())
	})
	return r, err
}
