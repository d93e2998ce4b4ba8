package intake

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"dondoc/internal/access"
	"dondoc/internal/calendar"
	"dondoc/internal/errs"
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

// isBesideNamed leaves out what only states figures, unless it has a time.
func (c *chapter) isBesideNamed(a assignment) bool {
	if (a.Deadline == nil || a.Deadline.Kind == calendar.None) && strings.ContainsAny(a.Content, "0123456789") {
		return false
	}
	return c.named[a.item.stands()]
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

// Take makes tasks of what was left out, and of standing duties; they stand where the document says them. A target that was left out
// is one again. Their doubts remain.
func (s *Service) Take(ctx context.Context, a access.Actor, id string, version int, spots []Spot) (Upload, error) {
	if len(spots) == 0 {
		return Upload{}, errs.New(errs.Invalid, "intake.take_none")
	}
	act, err := takeActOf(spots)
	if err != nil {
		return Upload{}, err
	}
	return s.move(ctx, a, id, version, act, func(r *rearranging) error {
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

// takeActOf names what is done with the items. Tasks and targets are different acts in the audit, and one request is one act.
func takeActOf(spots []Spot) (act string, err error) {
	targets := 0
	for _, spot := range spots {
		targets += btoi(spot.Kind == ItemLeftTarget)
	}
	switch targets {
	case 0:
		return takeAct, nil
	case len(spots):
		return takeTargetAct, nil
	default:
		return "", errs.New(errs.Invalid, "intake.take_mixed")
	}
}

// NewTask is a task that was not read at all, as a person types it.
type NewTask struct {
	Correction

	Ref string // how the document numbers it, empty where it does not
}

// Add puts a task into the draft behind the last one of its group.
func (s *Service) Add(ctx context.Context, a access.Actor, id string, version int, n NewTask) (Upload, error) {
	if err := n.validate(); err != nil {
		return Upload{}, err
	}
	if n.Ref = strings.TrimSpace(n.Ref); len(n.Ref) > maxPhrase {
		return Upload{}, errs.New(errs.Invalid, "intake.phrase_long", maxPhrase)
	}
	return s.move(ctx, a, id, version, addAct, func(r *rearranging) error { return r.add(n) })
}

// Beside are the items left out under the heading that the n-th (from 0) stands under, itself among them; none where it stands under
// no heading.
func (d *Draft) Beside(n int) []Spot {
	if n < 0 || n >= len(d.LeftOut) || d.LeftOut[n].Under == nil {
		return nil
	}
	var all []Spot
	for i, l := range d.LeftOut {
		if l.Under != nil && l.Under.Is(*d.LeftOut[n].Under) {
			all = append(all, Spot{ItemLeftOut, i})
		}
	}
	return all
}

// The acts that change which tasks and targets a draft has, as the audit names them.
const (
	leaveAct       = "intake.leave_out"
	takeAct        = "intake.take"
	addAct         = "intake.add"
	regroupAct     = "intake.regroup"
	leaveTargetAct = "intake.leave_target"
	takeTargetAct  = "intake.take_target"
	addTargetAct   = "intake.add_target"
)

// Moved is an item that went from one list of a draft to another.
type Moved struct {
	From Spot            `json:"from"` // no kind: it was in none
	To   Spot            `json:"to"`
	Item json.RawMessage `json:"item,omitempty"` // as it was
}

// IsMove reports that an act changed which tasks or targets the draft has, and not what it says of one.
func (s Settlement) IsMove() bool { return len(s.Moved) > 0 }

// Item names what an act was about as a person knows it: by its number, or its first words where it has none.
func (s Settlement) Item() string {
	if s.Ref != "" || len(s.Moved) == 0 {
		return s.Ref
	}
	var said struct {
		Content string `json:"content"` // of a task
		What    string `json:"what"`    // of a duty
	}
	if err := json.Unmarshal(s.Moved[0].Item, &said); err != nil {
		return ""
	}
	return firstWords(said.Content + said.What)
}

// firstWords are the first words of a text, in quotation marks.
func firstWords(s string) string {
	const words = 8
	all := wordsOf(s)
	if len(all) <= words {
		return "“" + s + "”"
	}
	return "“" + s[:all[words-1].end] + " …”"
}

// Named is a task with its number, if it has one, and its first words.
func (t Task) Named() string { return strings.TrimSpace(t.Ref + " " + firstWords(t.Content)) }

// Called names a task as a person knows it: by its number, or its first words where it has none.
func (t Task) Called() string { return cmp.Or(t.Ref, firstWords(t.Content)) }
