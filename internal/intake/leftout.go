package intake

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// What may be work and is no task of a draft is not lost: it stands beside the tasks, and a person takes it. A task that is none
// goes the other way.

// Why an item is no task of the draft: keys of the reason in words.
const (
	LeftUnnamed  = "intake.left_unnamed"   // nothing says whose it is
	LeftToAll    = "intake.left_to_all"    // it speaks to all, in a document that gives work to certain bodies
	LeftByPerson = "intake.left_by_person" // a person said that it is none
)

// mayBeWork: what the document makes no task may be one in the eyes of who knows it, where it says what is to be done, or stands
// beside what somebody is to do: its own body may be called by a name that nobody knows.
func (c *chapter) mayBeWork(a assignment) bool {
	return !a.isNoWork() && (len(a.Leads) > 0 || opensWithWork(a.Content) || c.isBesideNamed(a))
}

func (c *chapter) isBesideNamed(a assignment) bool {
	return slices.ContainsFunc(c.found, func(other assignment) bool {
		return other.item.parent == a.item.parent && other.item.rank == a.item.rank && len(other.Leads) > 0
	})
}

// leftOut is an item that is no task, with the reason.
func (c *chapter) leftOut(a assignment) LeftOut {
	why, under := LeftUnnamed, c.group()
	if len(a.Leads) > 0 {
		why = LeftToAll
	}
	if a.topic != "" {
		g := a.group()
		under = &g
	}
	left := LeftOut{Task: a.task(nil), Under: under, Why: why}
	if under != nil {
		left.Group = &under.No
	}
	return left
}

// LeaveOut takes task n (from 0) out of the tasks: the person says that it is none. What differs between it and the prose is
// decided with it.
func (s *Service) LeaveOut(ctx context.Context, a access.Actor, id string, version, n int) (Upload, error) {
	return s.move(ctx, a, id, version, leaveAct, func(r *rearranging) error { return r.leaveOut(n) })
}

// Take makes tasks of what was left out, and of standing duties; they stand where the document says them. Their doubts remain.
func (s *Service) Take(ctx context.Context, a access.Actor, id string, version int, spots []Spot) (Upload, error) {
	if len(spots) == 0 {
		return Upload{}, errs.New(errs.Invalid, "intake.take_none")
	}
	return s.move(ctx, a, id, version, takeAct, func(r *rearranging) error {
		inOrder := slices.SortedFunc(slices.Values(spots), func(x, y Spot) int {
			return cmp.Or(strings.Compare(string(x.Kind), string(y.Kind)), x.N-y.N)
		})
		gone := map[ItemKind]int{} // an item that is taken moves up those behind it
		for _, spot := range slices.Compact(inOrder) {
			if err := r.take(Spot{spot.Kind, spot.N - gone[spot.Kind]}); err != nil {
				return err
			}
			gone[spot.Kind]++
		}
		return nil
	})
}

// Add puts a task into the draft that was not read at all. Ref is how the document numbers it, empty where it does not.
func (s *Service) Add(ctx context.Context, a access.Actor, id string, version int, ref string, c Correction) (Upload, error) {
	if err := c.validate(); err != nil {
		return Upload{}, err
	}
	if ref = strings.TrimSpace(ref); len(ref) > maxPhrase {
		return Upload{}, errs.New(errs.Invalid, "intake.phrase_long", maxPhrase)
	}
	return s.move(ctx, a, id, version, addAct, func(r *rearranging) error { return r.add(ref, c) })
}

// The acts that change which tasks a draft has, as the audit names them.
const (
	leaveAct = "intake.leave_out"
	takeAct  = "intake.take"
	addAct   = "intake.add"
)

// Moved is an item that went from one list of a draft to another.
type Moved struct {
	From Spot            `json:"from"` // no kind: it was in none
	To   Spot            `json:"to"`
	Item json.RawMessage `json:"item,omitempty"` // as it was
}

// IsMove reports that an act changed which tasks the draft has, and not what it says of one.
func (s Settlement) IsMove() bool { return len(s.Moved) > 0 }

// A rearranging is an act that changes which tasks a draft has.
type rearranging struct {
	*Upload

	names *org.Resolver
	made  *Settlement
	refs  []string              // of the items moved
	first map[docread.Place]int // block of a place; finding one looks at every block
}

// move changes which tasks an open draft has, so that it can be taken back.
func (s *Service) move(ctx context.Context, a access.Actor, id string, version int, act string,
	change func(*rearranging) error,
) (Upload, error) {
	return s.edit(ctx, a, id, version, func(t Tx, u *Upload) error {
		names, err := s.names(t)
		if err != nil {
			return err
		}
		d := &u.Draft
		made := Settlement{Act: act, By: a.Name, At: s.Now(), Groups: slices.Clone(d.Groups), Differences: slices.Clone(d.Reconciliation)}
		r := &rearranging{Upload: u, names: names, made: &made, first: map[docread.Place]int{}}
		if err := change(r); err != nil {
			return err
		}
		if len(d.Tasks) > maxItems {
			return errs.New(errs.TooLarge, "intake.too_many", maxItems)
		}
		if made.Count = len(made.Moved); made.Count == 1 {
			made.Ref = r.refs[0]
		}
		d.Settled = lastOf(append(d.Settled, made))
		return audit.Append(t, s.Now(), a, act, u.subject(), map[string]any{"rows": r.refs})
	})
}

func (r *rearranging) leaveOut(n int) error {
	d := &r.Draft
	if n < 0 || n >= len(d.Tasks) {
		return errs.New(errs.NotFound, "intake.row_unknown")
	}
	t := d.Tasks[n]
	left := LeftOut{Task: t, Why: LeftByPerson, Under: d.groupOf(t)}
	to := Spot{ItemLeftOut, r.before(left.Task, len(d.LeftOut), func(i int) Task { return d.LeftOut[i].Task })}
	if err := r.record(Spot{ItemTask, n}, to, t, t.Ref); err != nil {
		return err
	}
	d.Tasks, d.LeftOut = slices.Delete(d.Tasks, n, n+1), slices.Insert(d.LeftOut, to.N, left)
	d.dropEmpty(left.Under)
	d.dropDifferences(t.Ref)
	return nil
}

func (r *rearranging) take(spot Spot) error {
	item, _, ref := r.Draft.at(spot)
	if item == nil {
		return errs.New(errs.NotFound, "intake.left_unknown")
	}
	var t Task
	switch item := item.(type) {
	case *LeftOut:
		t = item.Task
		r.open(item.Under)
	case *Obligation:
		t = r.taskOf(*item)
	default:
		return errs.New(errs.Invalid, "intake.left_unknown")
	}
	to := Spot{ItemTask, r.place(t)}
	if err := r.record(spot, to, item, ref); err != nil {
		return err
	}
	r.Draft.remove(spot)
	r.Draft.Tasks = slices.Insert(r.Draft.Tasks, to.N, t)
	return nil
}

func (r *rearranging) add(ref string, c Correction) error {
	d := &r.Draft
	t := Task{Ref: ref}
	c.apply(&t, r.names, d.Document)
	r.made.Moved = append(r.made.Moved, Moved{To: Spot{ItemTask, len(d.Tasks)}})
	r.refs = append(r.refs, ref)
	d.Tasks = append(d.Tasks, t)
	return nil
}

// taskOf reads a standing duty as a task: who holds it leads.
func (r *rearranging) taskOf(o Obligation) Task {
	t := Task{
		Ref: o.Ref, Content: o.What, Leads: o.Who, Coordinators: []string{}, Products: []string{}, Place: o.Place, Check: o.Check.clone(),
		SourceLines: linesOf(o.Place), Deadline: Deadline{Deadline: calendar.Deadline{Kind: calendar.None}},
	}
	if t.Leads == nil {
		t.Leads = []string{}
	}
	t.Check.rename("who", "leads")
	found := calendar.Find(o.What, calendar.Context{Issued: r.Draft.Document.IssuedOn})
	if len(found) == 0 {
		t.Check.deadline(t.Deadline.Deadline)
		return t
	}
	t.Deadline.Deadline = found[0].Deadline
	t.note("deadline", sureGuess, "intake.doubt_deadline_prose", t.Deadline.Phrase)
	return t
}

// rename makes what is noted of one field a note of another.
func (c *Check) rename(from, to string) {
	for i, field := range c.Doubts {
		if field == from {
			c.Doubts[i] = to
		}
	}
	for i, n := range c.DoubtNotes {
		if n.Field == from {
			c.DoubtNotes[i].Field = to
		}
	}
	if sure, ok := c.Confidence[from]; ok {
		c.Confidence[to] = sure
		delete(c.Confidence, from)
	}
}

// record keeps what an item was and where it goes.
func (r *rearranging) record(from, to Spot, item any, ref string) error {
	raw, err := json.Marshal(item)
	r.made.Moved = append(r.made.Moved, Moved{from, to, raw})
	r.refs = append(r.refs, ref)
	return err
}

// place is where among the tasks one stands by its place in the document.
func (r *rearranging) place(t Task) int {
	return r.before(t, len(r.Draft.Tasks), func(i int) Task { return r.Draft.Tasks[i] })
}

// before is the number of the first of n items that stands behind t in the document; of those that a person typed nobody knows.
func (r *rearranging) before(t Task, n int, at func(int) Task) int {
	own := r.block(t.Place)
	if own < 0 {
		return n
	}
	for i := range n {
		if r.block(at(i).Place) > own {
			return i
		}
	}
	return n
}

// block is the first block of a place, -1 for none.
func (r *rearranging) block(p docread.Place) int {
	n, known := r.first[p]
	if !known {
		n = r.Locate(p).FirstBlock
		r.first[p] = n
	}
	return n
}

// open puts a group back among the groups where it is none of them.
func (r *rearranging) open(g *Group) {
	d := &r.Draft
	if g == nil || slices.ContainsFunc(d.Groups, func(o Group) bool { return o.No == g.No }) {
		return
	}
	own := r.block(g.Place)
	at := slices.IndexFunc(d.Groups, func(o Group) bool { return r.block(o.Place) > own })
	if at < 0 {
		at = len(d.Groups)
	}
	d.Groups = slices.Insert(d.Groups, at, *g)
}

// groupOf is the group a task stands under, nil for none.
func (d *Draft) groupOf(t Task) *Group {
	if t.Group == nil {
		return nil
	}
	i := slices.IndexFunc(d.Groups, func(g Group) bool { return g.No == *t.Group })
	if i < 0 {
		return nil
	}
	return new(d.Groups[i])
}

// dropEmpty takes a group away whose last task is gone, unless it is one itself.
func (d *Draft) dropEmpty(g *Group) {
	if g == nil || g.IsTask || slices.ContainsFunc(d.Tasks, func(t Task) bool { return t.Group != nil && *t.Group == g.No }) {
		return
	}
	d.Groups = slices.DeleteFunc(d.Groups, func(o Group) bool { return o.No == g.No })
}

// dropDifferences forgets what a row that is no task any more says otherwise than the prose.
func (d *Draft) dropDifferences(ref string) {
	if slices.ContainsFunc(d.Tasks, func(t Task) bool { return t.Ref == ref }) {
		return
	}
	d.Reconciliation = slices.DeleteFunc(d.Reconciliation, func(x Disagreement) bool {
		return x.Appendix == ref && x.Kind != GroupTitleDiffers
	})
}

// remove takes an item out of its list.
func (d *Draft) remove(s Spot) {
	switch s.Kind {
	case ItemTask:
		d.Tasks = slices.Delete(d.Tasks, s.N, s.N+1)
	case ItemLeftOut:
		d.LeftOut = slices.Delete(d.LeftOut, s.N, s.N+1)
	case ItemObligation:
		d.Obligations = slices.Delete(d.Obligations, s.N, s.N+1)
	case ItemDocument, ItemTarget, ItemAmendment, ItemBodyTask: // nothing goes from there or to there
	}
}

// putBack undoes an act that moved items, the last first.
func (d *Draft) putBack(made Settlement) error {
	for _, m := range slices.Backward(made.Moved) {
		if item, _, _ := d.at(m.To); item == nil {
			return errs.New(errs.Invalid, "intake.nothing_to_undo")
		}
		d.remove(m.To)
		if err := d.insert(m); err != nil {
			return err
		}
	}
	if made.IsMove() {
		d.Groups, d.Reconciliation = append([]Group{}, made.Groups...), append([]Disagreement{}, made.Differences...)
	}
	return nil
}

// insert puts an item back where it was.
func (d *Draft) insert(m Moved) error {
	switch n := m.From.N; m.From.Kind {
	case ItemTask:
		return insertRaw(&d.Tasks, n, m.Item)
	case ItemLeftOut:
		return insertRaw(&d.LeftOut, n, m.Item)
	case ItemObligation:
		return insertRaw(&d.Obligations, n, m.Item)
	case ItemDocument, ItemTarget, ItemAmendment, ItemBodyTask: // nothing goes from there or to there
	}
	return nil
}

func insertRaw[T any](list *[]T, n int, raw json.RawMessage) error {
	var item T
	if err := json.Unmarshal(raw, &item); err != nil {
		return err
	}
	*list = slices.Insert(*list, min(n, len(*list)), item)
	return nil
}
