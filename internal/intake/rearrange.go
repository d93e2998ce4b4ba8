package intake

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/org"
	"dondoc/internal/programme"
)

// A rearranging is an act that changes which tasks and targets a draft has.
type rearranging struct {
	*Upload

	names *org.Resolver
	made  *Settlement
	refs  []string              // of the items moved
	first map[docread.Place]int // block of a place; finding one looks at every block
	// detail is what the audit keeps beside the numbers of the items.
	detail map[string]any
}

// move changes which tasks and targets an open draft has, so that it can be taken back.
func (s *Service) move(ctx context.Context, a access.Actor, id string, version int, act string,
	change func(*rearranging) error,
) (Upload, error) {
	return s.edit(ctx, a, id, version, func(t Tx, u *Upload) error { return s.rearrange(t, a, u, act, change) })
}

func (s *Service) rearrange(t Tx, a access.Actor, u *Upload, act string, change func(*rearranging) error) error {
	names, err := s.names(t)
	if err != nil {
		return err
	}
	d := &u.Draft
	made := Settlement{Act: act, By: a.Name, At: s.Now(), Groups: slices.Clone(d.Groups), Differences: slices.Clone(d.Reconciliation)}
	r := &rearranging{Upload: u, names: names, made: &made, first: map[docread.Place]int{}, detail: map[string]any{}}
	before := d.links()
	if err := change(r); err != nil {
		return err
	}
	made.Kept = d.relink(before)
	if len(d.Tasks) > maxItems {
		return errs.New(errs.TooLarge, "intake.too_many", maxItems)
	}
	if made.Count = len(made.Moved); made.Count == 1 {
		made.Ref = r.refs[0]
	}
	d.Settled = lastOf(append(d.Settled, made))
	r.detail["rows"] = r.refs
	return audit.Append(t, s.Now(), a, act, u.subject(), r.detail)
}

func (r *rearranging) leaveOut(n int) error {
	d := &r.Draft
	if n < 0 || n >= len(d.Tasks) {
		return errs.New(errs.NotFound, "intake.row_unknown")
	}
	t := d.Tasks[n]
	left := LeftOut{Task: t, Why: LeftByPerson}
	if g := d.GroupOf(t); g != nil {
		left.Under = new(*g)
	}
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
	case *LeftTarget:
		return r.takeTarget(spot.N)
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

func (r *rearranging) add(n NewTask) error {
	d := &r.Draft
	t := Task{Ref: n.Ref}
	n.apply(&t, r.names, d.Document)
	if slices.ContainsFunc(d.Tasks, func(o Task) bool { return o.isTyped() && o.Ref == t.Ref && o.Content == t.Content }) {
		return errs.New(errs.Conflict, "intake.added_already") // sent twice
	}
	if n.Group != nil {
		if err := d.putUnder(&t, *n.Group); err != nil {
			return err
		}
	}
	to := Spot{ItemTask, d.endOfGroup(d.GroupOf(t))}
	if err := r.record(Spot{}, to, t, t.Ref); err != nil {
		return err
	}
	d.Tasks = slices.Insert(d.Tasks, to.N, t)
	return nil
}

// regroups reports that task n is to stand under another group than it does.
func (d *Draft) regroups(n int, key *string) bool {
	if key == nil || n < 0 || n >= len(d.Tasks) {
		return false
	}
	own := d.GroupOf(d.Tasks[n])
	return *key == "" && own != nil || *key != "" && (own == nil || own.Key() != *key)
}

// regroup corrects task n and puts it behind the last one of another group.
func (r *rearranging) regroup(n int, c Correction) error {
	d := &r.Draft
	was := d.Tasks[n]
	t := was
	c.apply(&t, r.names, d.Document)
	if err := d.putUnder(&t, *c.Group); err != nil {
		return err
	}
	left := d.GroupOf(was)
	if left != nil {
		left = new(*left)
	}
	d.Tasks = slices.Delete(d.Tasks, n, n+1)
	to := Spot{ItemTask, d.endOfGroup(d.GroupOf(t))}
	if err := r.record(Spot{ItemTask, n}, to, was, was.Ref); err != nil {
		return err
	}
	d.Tasks = slices.Insert(d.Tasks, to.N, t)
	d.dropEmpty(left)
	r.detail["before"], r.detail["after"] = was, t
	return nil
}

// putUnder puts a task under the group that a key names, empty for none.
func (d *Draft) putUnder(t *Task, key string) error {
	t.Group, t.GroupAt = nil, docread.Place{}
	if key == "" {
		return nil
	}
	i := slices.IndexFunc(d.Groups, func(g Group) bool { return g.Key() == key })
	if i < 0 {
		return errs.New(errs.Invalid, "intake.group_unknown")
	}
	t.Group, t.GroupAt = new(d.Groups[i].No), d.Groups[i].Place
	return nil
}

// endOfGroup is the number behind the last task of a group, nil for those of none. Of a group without tasks it is the one of the first
// task of the groups behind it.
func (d *Draft) endOfGroup(g *Group) int {
	for i, t := range slices.Backward(d.Tasks) {
		if own := d.GroupOf(t); g == nil && own == nil || g != nil && own != nil && own.Is(*g) {
			return i + 1
		}
	}
	if g == nil {
		return len(d.Tasks)
	}
	behind := d.Groups[slices.IndexFunc(d.Groups, g.Is)+1:]
	i := slices.IndexFunc(d.Tasks, func(t Task) bool { own := d.GroupOf(t); return own != nil && slices.ContainsFunc(behind, own.Is) })
	if i < 0 {
		return len(d.Tasks)
	}
	return i
}

// isTyped: a person typed the task, so that the document has no place of it.
func (t *Task) isTyped() bool { return t.Place == docread.Place{} }

// isPut: a person put the task where it stands: they typed it, or moved it to its group.
func (t *Task) isPut() bool { return t.isTyped() || t.GroupAt != docread.Place{} }

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
	if len(t.Leads) == 0 {
		t.note("leads", sureMissing, "intake.doubt_no_lead", "")
	}
	t.dateIn(o.What, calendar.Context{Issued: r.Draft.Document.IssuedOn})
	return t
}

// dateIn reads the times that a sentence names, each with a doubt.
func (t *Task) dateIn(s string, times calendar.Context) {
	found := calendar.Find(s, times)
	d, often := rhythmIn(s, times)
	switch {
	case len(found) > 0:
		d = found[0].Deadline
		for _, f := range found[1:] {
			d.Also = append(d.Also, f.Deadline)
		}
	case !often:
		t.note("deadline", sureMissing, "intake.doubt_no_deadline", "")
		return
	}
	t.Deadline.Deadline = d
	t.Check.deadline(d)
	t.note("deadline", sureGuess, "intake.doubt_deadline_prose", d.Phrase)
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

// place is where among the tasks one stands by its place in the document, or by its group.
func (r *rearranging) place(t Task) int {
	if t.isPut() {
		return r.Draft.endOfGroup(r.Draft.GroupOf(t))
	}
	return r.before(t, len(r.Draft.Tasks), func(i int) Task { return r.Draft.Tasks[i] })
}

// before is the number of the first of n items that stands behind t in the document; of those that a person typed nobody knows.
func (r *rearranging) before(t Task, n int, at func(int) Task) int {
	own := r.block(t.Place)
	if own < 0 {
		return n
	}
	for i := range n {
		other := at(i)
		if first := r.block(other.Place); first > own || first == own && r.offset(other, own) > r.offset(t, own) {
			return i
		}
	}
	return n
}

// offset is where in its block an item is said, as far as its first words are the block's.
func (r *rearranging) offset(t Task, block int) int {
	const opening = 40 // bytes
	i := slices.IndexFunc(r.Blocks, func(b programme.Block) bool { return b.Ordinal == block })
	if i < 0 {
		return 0
	}
	return strings.Index(r.Blocks[i].Text, t.Content[:runeBoundary(t.Content, opening)])
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
	if g == nil || slices.ContainsFunc(d.Groups, g.Is) {
		return
	}
	own := r.block(g.Place)
	at := slices.IndexFunc(d.Groups, func(o Group) bool { return r.block(o.Place) > own })
	if at < 0 {
		at = len(d.Groups)
	}
	d.Groups = slices.Insert(d.Groups, at, *g)
}

// GroupOf is the group a task stands under, nil for none: the one whose heading a person chose, or the last one with its number that
// stands before it, for a document may use a number twice.
func (d *Draft) GroupOf(t Task) *Group {
	var found *Group
	for i := range d.Groups {
		g := &d.Groups[i]
		if t.Group != nil && g.Is(Group{No: *t.Group, Place: t.GroupAt}) {
			return g
		}
		if t.Group != nil && g.No == *t.Group && (found == nil || !isBehind(g.Place, t.Place)) {
			found = g
		}
	}
	return found
}

// isBehind: a place stands behind another of the same table, or of the prose.
func isBehind(a, b docread.Place) bool {
	return a.Table == b.Table && (a.Row > b.Row || a.Row == b.Row && a.Paragraph > b.Paragraph)
}

// dropEmpty takes a group away whose last task is gone, unless it is one itself.
func (d *Draft) dropEmpty(g *Group) {
	if g == nil || g.IsTask || slices.ContainsFunc(d.Tasks, func(t Task) bool { own := d.GroupOf(t); return own != nil && own.Is(*g) }) {
		return
	}
	d.Groups = slices.DeleteFunc(d.Groups, g.Is)
	d.Reconciliation = slices.DeleteFunc(d.Reconciliation, func(x Disagreement) bool {
		return x.Appendix == g.No && x.Kind == GroupTitleDiffers
	})
}

// Key names a group in a form.
func (g Group) Key() string { return digest(g.No, fmt.Sprint(g.Place)) }

// Is reports the same group: a document may use a number twice.
func (g Group) Is(o Group) bool { return g.No == o.No && g.Place == o.Place }

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
	case ItemTarget:
		d.Targets = slices.Delete(d.Targets, s.N, s.N+1)
	case ItemLeftTarget:
		d.LeftTargets = slices.Delete(d.LeftTargets, s.N, s.N+1)
	case ItemDocument, ItemAmendment, ItemBodyTask: // nothing goes from there or to there
	}
}

// putBack undoes an act that moved items, the last first.
func (d *Draft) putBack(made Settlement) error {
	for _, m := range slices.Backward(made.Moved) {
		if item, _, _ := d.at(m.To); item == nil {
			return errs.New(errs.Invalid, "intake.nothing_to_undo")
		}
		if m.From == (Spot{}) && m.To.Kind == ItemTarget {
			d.shiftLeft(d.among(m.To.N), -1)
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
	case ItemTarget:
		return insertRaw(&d.Targets, n, m.Item)
	case ItemLeftTarget:
		return insertRaw(&d.LeftTargets, n, m.Item)
	case ItemDocument, ItemAmendment, ItemBodyTask: // nothing goes from there or to there
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
