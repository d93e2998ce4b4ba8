package discussion_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"dondoc/internal/access"
	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/discussion"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/task"
)

// watchers are who watches a task, by the rule; the list of each of them must say the same.
func (r *room) watchers(of string) (logins []string) {
	r.t.Helper()
	all, err := r.Watchers(context.Background(), r.as("viewer"), of)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, w := range all {
		logins = append(logins, w.User.ID)
	}
	for login, a := range r.people {
		if login == "nobody" {
			continue
		}
		listed := slices.ContainsFunc(r.watched(login).Tasks, func(w discussion.WatchedTask) bool { return w.Task == of })
		if listed != slices.Contains(logins, login) {
			r.t.Errorf("%s watches %s: %v by the rule, %v by the list", login, of, !listed, listed)
		}
		if w, err := r.OfTask(context.Background(), a, of); err != nil || w.On != listed {
			r.t.Errorf("%s, %s: %+v, %v", login, of, w, err)
		}
	}
	slices.Sort(logins)
	return logins
}

func (r *room) watched(who string) discussion.Watched {
	r.t.Helper()
	w, err := r.Watched(context.Background(), r.as(who), assignment.Page{})
	if err != nil {
		r.t.Fatal(err)
	}
	if w.Count.All != len(w.Tasks) {
		r.t.Errorf("%s: %d tasks, counted %d", who, len(w.Tasks), w.Count.All)
	}
	return w
}

func (r *room) watch(who string, kind discussion.SubjectKind, id string, on bool) {
	r.t.Helper()
	if err := r.Watch(context.Background(), r.as(who), kind, id, on); err != nil {
		r.t.Fatal(err)
	}
}

func TestWhoWatchesByDefault(t *testing.T) {
	each(t, func(r *room) {
		r.same("given", []string{"head-a", "head-b", "officer-a", "officer-b"}, r.watchers("1"))
		r.same("not given yet: its coordinators", []string{"head-b", "officer-b"}, r.watchers("2"))

		// With a post in charge, its holder and the head; the other officers no longer.
		r.user("second-a", access.Grant{Role: access.Officer, Org: "a"})
		r.must(func(t filling) error {
			if err := t.InsertPost(assignment.Post{ID: "post", Unit: "a", Title: "Phòng 1", Version: 1}); err != nil {
				return err
			}
			if err := t.SetHolder("post", 1, assignment.Holder{User: "second-a", From: calendar.DayOf(r.now)}); err != nil {
				return err
			}
			v, err := t.Assignment("duty")
			if err != nil {
				return err
			}
			v.Post = "post"
			return t.UpdateAssignment(v)
		})
		r.same("by post", []string{"head-a", "head-b", "officer-b", "second-a"}, r.watchers("1"))

		// b was merged into c: what a document of then gave b to coordinate is c's.
		r.must(func(t filling) error {
			return t.InsertSuccession(org.Succession{
				ID: "s", Predecessor: "b", Heir: "c", Kind: org.Merge, On: calendar.DayOf(r.now), Certainty: org.High,
			})
		})
		r.same("the heir's", []string{"head-a", "head-c", "officer-c", "second-a"}, r.watchers("1"))
	})
}

// Who handed a duty on goes on watching it for a while (domain rule 9).
func TestTheOldUnitWatchesForAWhile(t *testing.T) {
	each(t, func(r *room) {
		today := calendar.DayOf(r.now)
		r.must(func(t filling) error {
			v, err := t.Assignment("duty")
			if err != nil {
				return err
			}
			if err := t.InsertTenure("duty", assignment.Tenure{Unit: "a", From: today}); err != nil {
				return err
			}
			if err := t.EndTenure("duty", today); err != nil {
				return err
			}
			v.Unit = "c"
			return errors.Join(t.InsertTenure("duty", assignment.Tenure{Unit: "c", From: today}), t.UpdateAssignment(v))
		})
		r.same("both", []string{"head-a", "head-b", "head-c", "officer-a", "officer-b", "officer-c"}, r.watchers("1"))
		r.now = r.now.AddDate(0, 0, 15)
		r.same("the new one", []string{"head-b", "head-c", "officer-b", "officer-c"}, r.watchers("1"))
	})
}

// "các sở, ban, ngành" among the coordinators makes nobody a watcher.
func TestAClassDoesNotWatch(t *testing.T) {
	each(t, func(r *room) {
		r.must(func(t filling) error {
			return t.ReplaceRoles("1", 1, task.Coordinator, []task.Role{{Kind: task.Coordinator, Name: "các sở", Class: true}})
		})
		r.same("watchers", []string{"head-a", "officer-a"}, r.watchers("1"))
	})
}

func TestChoicesGoBeforeTheDefault(t *testing.T) {
	each(t, func(r *room) {
		r.watch("viewer", discussion.Programme, "p", true)
		r.watch("officer-c", discussion.Task, "2", true)
		r.watch("head-b", discussion.Programme, "p", false)
		r.watch("officer-a", discussion.Task, "1", false)
		r.same("1", []string{"head-a", "officer-b", "viewer"}, r.watchers("1"))
		r.same("2", []string{"officer-b", "officer-c", "viewer"}, r.watchers("2"))

		r.watch("head-b", discussion.Task, "1", true) // the narrower choice goes first
		r.watch("viewer", discussion.Task, "2", false)
		r.same("1", []string{"head-a", "head-b", "officer-b", "viewer"}, r.watchers("1"))
		r.same("2", []string{"officer-b", "officer-c"}, r.watchers("2"))
		ctx := context.Background()
		r.refused("no such task", errs.NotFound, "task.unknown", r.Watch(ctx, r.as("viewer"), discussion.Task, "none", true))
		r.refused("no such programme", errs.NotFound, "programme.unknown", r.Watch(ctx, r.as("viewer"), discussion.Programme, "none", true))
		r.refused("something else", errs.Invalid, "discussion.no_subject", r.Watch(ctx, r.as("viewer"), "org", "a", true))
		r.refused("no account", errs.Unauthenticated, "access.signed_out", r.Watch(ctx, access.Operator(r.tenant, "x"), discussion.Task, "1", true))
	})
}

func (r *room) see(who string, seq int64) {
	r.t.Helper()
	if err := r.See(context.Background(), r.as(who), "1", seq); err != nil {
		r.t.Fatal(err)
	}
}

func TestWhatIsNewSinceLastSeen(t *testing.T) {
	each(t, func(r *room) {
		r.happens("2", "office")
		r.happens("1", "head-b") // one's own act is no news
		unread := func(who string) (all []string) {
			for _, w := range r.watched(who).Tasks {
				all = append(all, w.Task+":"+string(rune('0'+w.Unread)))
			}
			return all
		}
		r.same("the newest first", []string{"1:1", "2:1"}, unread("head-b"))
		r.see("head-b", r.show("head-b", "1").Newest)
		r.same("the new first", []string{"2:1", "1:0"}, unread("head-b"))
		r.happens("1", "office")
		r.see("head-b", 1)
		r.same("it does not go back", []string{"1:1", "2:1"}, unread("head-b"))
		r.see("head-b", 1<<40)
		r.happens("1", "office")
		r.same("nobody has seen what is to come", []string{"1:1", "2:1"}, unread("head-b"))
		r.watch("viewer", discussion.Task, "1", true)
		r.same("what happened before one watched is no news", []string{"1:0"}, unread("viewer"))
		r.same("count", discussion.WatchCount{All: 2, Unread: 2}, r.watched("head-b").Count)
	})
}
