package intake

import (
	"maps"
	"slices"

	"dondoc/internal/docread"
)

// A task that needs the result of one which is left out has lost a link. A doubt says so, and goes when that one is a task again: the
// refs that a task needs are kept, and a confirmed programme has the links whose both ends are tasks.

// doubtLinkLost says that a task whose result this one needs is left out; its text is the number of that one.
const doubtLinkLost = "intake.doubt_link_lost"

// linkField is the field of a task that the doubt is about.
const linkField = "depends_on"

// links are what the tasks of a draft need of each other before an act.
type links struct {
	refs map[string]bool  // of all tasks
	ends map[linkEnd]bool // tasks that need others
	kept []Kept           // these tasks, with their checks
}

// linkEnd tells a task that needs others from the rest, wherever it stands.
type linkEnd struct {
	ref   string
	place docread.Place
}

func (d *Draft) links() links {
	l := links{map[string]bool{}, map[linkEnd]bool{}, nil}
	for i, t := range d.Tasks {
		l.refs[t.Ref] = true
		if len(t.DependsOn) > 0 {
			l.ends[linkEnd{t.Ref, t.Place}] = true
			l.kept = append(l.kept, Kept{Spot: Spot{ItemTask, i}, Check: new(t.Check.clone())})
		}
	}
	return l
}

// relink notes the links that an act cut and takes the notes of those off that hold again. It returns the checks as they were, nothing
// where none has changed.
func (d *Draft) relink(before links) []Kept {
	now, changed := d.links(), false
	for i := range d.Tasks {
		t := &d.Tasks[i]
		came := !before.ends[linkEnd{t.Ref, t.Place}]
		for _, ref := range t.DependsOn {
			if now.refs[ref] {
				changed = t.mendLink(ref) || changed
			} else if came || before.refs[ref] {
				changed = t.cutLink(ref) || changed
			}
		}
	}
	if !changed {
		return nil
	}
	return before.kept
}

func isLostLink(n DoubtNote, ref string) bool { return n.Key == doubtLinkLost && n.Text == ref }

func (c *Check) hasLost(ref string) bool {
	return slices.ContainsFunc(c.DoubtNotes, func(n DoubtNote) bool { return isLostLink(n, ref) })
}

func (c *Check) cutLink(ref string) bool {
	if c.hasLost(ref) {
		return false
	}
	c.note(linkField, sureMissing, doubtLinkLost, ref)
	return true
}

func (c *Check) mendLink(ref string) bool {
	if !c.hasLost(ref) {
		return false
	}
	c.Confidence = maps.Clone(c.Confidence)
	c.dropIf(linkField, func(n DoubtNote) bool { return isLostLink(n, ref) })
	if !slices.Contains(c.Doubts, linkField) {
		delete(c.Confidence, linkField)
	}
	return true
}
