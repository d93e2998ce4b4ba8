package assignment

import (
	"context"
	"slices"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
	"dondoc/internal/identity"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// maxTitle is the longest title of a post, in bytes.
const maxTitle = 400

// Posts lists an organisation's posts by title.
func (s *Service) Posts(ctx context.Context, a access.Actor, unit string) ([]Post, error) {
	return read(ctx, s, a, func(t Tx) ([]Post, error) { return t.Posts(unit) })
}

// CreatePost makes a vacant post in an organisation.
func (s *Service) CreatePost(ctx context.Context, a access.Actor, unit, title string) (Post, error) {
	p := Post{ID: s.NewID(), Unit: unit, Title: text.Normal(title), Version: 1}
	if p.Title == "" || len(p.Title) > maxTitle {
		return Post{}, errs.New(errs.Invalid, "assignment.post_title", maxTitle)
	}
	err := s.writePosts(ctx, a, func(t Tx, tree org.Tree) error {
		if _, err := t.Unit(unit); err != nil {
			return err
		}
		if err := access.CheckFor(a, access.AssignmentPost, tree.Branch(unit)); err != nil {
			return err
		}
		if err := t.InsertPost(p); err != nil {
			return err
		}
		return s.recordPost(t, a, "assignment.create_post", p.ID, map[string]any{"unit": unit, "title": p.Title})
	})
	return p, err
}

func (s *Service) writePosts(ctx context.Context, a access.Actor, do func(Tx, org.Tree) error) error {
	if err := access.Check(a, access.AssignmentPost); err != nil {
		return err
	}
	return s.Store.Write(ctx, a.Tenant, func(t Tx) error {
		units, err := t.Tree()
		if err != nil {
			return err
		}
		return do(t, org.NewTree(units))
	})
}

func (s *Service) recordPost(t Tx, a access.Actor, act, post string, detail map[string]any) error {
	return audit.Append(t, s.Now(), a, act, audit.Subject{Kind: "post", ID: post}, detail)
}

// postOf finds a post the actor may arrange.
func postOf(t Tx, a access.Actor, tree org.Tree, id string) (Post, error) {
	p, err := t.Post(id)
	if err != nil {
		return p, err
	}
	return p, access.CheckFor(a, access.AssignmentPost, tree.Branch(p.Unit))
}

// SetHolder gives a post to a person from a day on, who inherits its
// assignments at once; an empty user leaves it vacant. The person must be
// officer or leader of the post's organisation or of one above it: a post gives
// duties, not rights.
func (s *Service) SetHolder(ctx context.Context, a access.Actor, post string, version int, user string, from calendar.Day) error {
	if from.IsZero() {
		from = s.today()
	}
	return s.writePosts(ctx, a, func(t Tx, tree org.Tree) error {
		p, err := postOf(t, a, tree, post)
		if err != nil {
			return err
		}
		if err := holdable(t, tree, p, user, from); err != nil {
			return err
		}
		if err := t.SetHolder(post, version, Holder{User: user, From: from}); err != nil {
			return err
		}
		detail := map[string]any{"unit": p.Unit, "title": p.Title, "holder": Change{p.HolderOn(from), user}, "from": from.String()}
		return s.recordPost(t, a, "assignment.set_holder", post, detail)
	})
}

// holdable refuses a change before the last one, and a person without a part in the organisation.
func holdable(t Tx, tree org.Tree, p Post, user string, from calendar.Day) error {
	if n := len(p.Holders); n > 0 {
		if last := p.Holders[n-1]; from.Before(last.From) || !last.To.IsZero() && !from.After(last.To) {
			return errs.New(errs.Invalid, "assignment.holder_before", last.From.Format())
		}
	}
	if user == "" {
		return nil
	}
	u, err := t.User(user)
	if err != nil {
		return err
	}
	if !mayHold(u, tree.Branch(p.Unit)) {
		return errs.New(errs.Refused, "assignment.holder_outside", u.Name)
	}
	return nil
}

// mayHold reports whether somebody is officer or leader of an organisation; branch is it and all above it.
func mayHold(u identity.User, branch []string) bool {
	return !u.Disabled && slices.ContainsFunc(u.Grants, func(g access.Grant) bool {
		return (g.Role == access.Officer || g.Role == access.Leader) && slices.Contains(branch, g.Org)
	})
}

// Staff is an organisation's posts, how much each has to do, and who can hold one.
type Staff struct {
	Posts   []Post
	Open    map[string]int    // open duties by post
	Names   map[string]string // of people, by user id
	Holders []identity.User   // who can hold one, by name
	MayPost bool              // the reader may order these posts
}

// Staff returns an organisation's posts.
func (s *Service) Staff(ctx context.Context, a access.Actor, unit string) (Staff, error) {
	return read(ctx, s, a, func(t Tx) (Staff, error) {
		v := Staff{Open: map[string]int{}, Names: map[string]string{}}
		units, err := t.Tree()
		if err != nil {
			return v, err
		}
		if v.Posts, err = t.Posts(unit); err != nil {
			return v, err
		}
		for _, p := range v.Posts {
			if v.Open[p.ID], err = t.CountAssignments(Filter{Post: p.ID, OpenOnly: true}); err != nil {
				return v, err
			}
		}
		users, err := t.Users()
		branch := org.NewTree(units).Branch(unit)
		v.MayPost = access.CheckFor(a, access.AssignmentPost, branch) == nil
		v.name(users, branch)
		return v, err
	})
}

func (v *Staff) name(users []identity.User, branch []string) {
	for _, u := range users {
		v.Names[u.ID] = u.Name
		if mayHold(u, branch) {
			v.Holders = append(v.Holders, u)
		}
	}
}

// AssignPost puts a post of the assignment's organisation in charge; an empty
// post takes it away.
func (s *Service) AssignPost(ctx context.Context, a access.Actor, ref Ref, post string) (is Assignment, err error) {
	err = s.writePosts(ctx, a, func(t Tx, tree org.Tree) error {
		was, err := t.Assignment(ref.ID)
		if err != nil {
			return err
		}
		if err := access.CheckFor(a, access.AssignmentPost, tree.Branch(was.Unit)); err != nil {
			return err
		}
		if ref.Version != was.Version {
			return stale(t, was, ref.Version)
		}
		is, err = s.charge(t, a, was, post)
		return err
	})
	return is, err
}

// charge moves an assignment to a post and records it.
func (s *Service) charge(t Tx, a access.Actor, was Assignment, post string) (Assignment, error) {
	is := was
	is.Post = post
	if post != "" {
		p, err := t.Post(post)
		if err != nil {
			return is, err
		}
		if p.Unit != was.Unit {
			return is, errs.New(errs.Refused, "assignment.post_outside", p.Title)
		}
	}
	c := Turn{Was: was, Is: is, Now: s.Now(), t: t, actor: a, ref: Ref{was.ID, was.Version}, move: Move{Act: AssignPost}}
	return c.End()
}
