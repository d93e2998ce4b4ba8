package intake

import (
	"cmp"
	"slices"
	"strings"

	"dondoc/internal/docread"
)

// An annex is what the tables after a document's prose list as work.
type annex struct {
	groups []Group
	tasks  []Task
}

// Limits of an annex that does not assign the programme: how many rows it has at most, and how many duties the prose gives out for
// each at least. A longer one is a programme by itself, whatever else the document asks.
const (
	mostMinor  = 10
	minorShare = 2
)

// readAssigning reads the prose: beside the rows of an annex, or as what assigns, without an annex or with a minor one, which it
// takes out of the draft.
func (p *parser) readAssigning(d *Draft, prose *outline) (*body, annex) {
	rows := annex{d.Groups, d.Tasks}
	if len(rows.tasks) > mostMinor {
		return p.readProse(d, prose), annex{}
	}
	p.receivers = p.addresseesIn(prose.preamble)
	if isSureOf(p.receivers) {
		p.addressees = p.receivers
	}
	p.asked = cmp.Or(p.askedIn(prose), p.ownerOf(d.Document))
	d.Groups, d.Tasks = nil, nil
	b := p.readProse(d, prose)
	if b.annexed = len(rows.tasks) > 0; !b.annexed || b.outweighs(d, rows) {
		return b, rows
	}
	p.addressees, p.receivers, p.asked = nil, nil, nil
	d.Groups, d.Tasks = rows.groups, rows.tasks
	return p.readProse(d, prose), annex{}
}

// outweighs: the prose gives out more than twice as many tasks as the rows of an annex: three projects beside forty duties of bodies
// are further work, and do not stand for it.
func (b *body) outweighs(d *Draft, rows annex) bool {
	alone := &Draft{Document: d.Document}
	b.promote(alone)
	return len(alone.Tasks) > minorShare*len(rows.tasks)
}

// putBack adds the rows behind what the prose assigns, and says so. Groups that both number alike get a number of their own.
func (a annex) putBack(d *Draft) {
	if len(a.tasks) == 0 {
		return
	}
	told := docread.Warning{Key: "intake.minor_annex", Args: []any{len(a.tasks), len(d.Tasks)}, Place: a.tasks[0].Place}
	d.Warnings = append(slices.Clone(d.Warnings), told)
	renamed := map[string]*string{}
	for _, g := range a.groups {
		if slices.ContainsFunc(d.Groups, func(own Group) bool { return own.No == g.No }) {
			own := "PL." + g.No
			renamed[g.No], g.No = &own, own
		}
		d.Groups = append(d.Groups, g)
	}
	for _, t := range a.tasks {
		if t.Group != nil && renamed[*t.Group] != nil {
			t.Group = renamed[*t.Group]
		}
		d.Tasks = append(d.Tasks, t)
	}
}

// Limits of an annex of tasks that was not read as a table: how many lines under its title say what it is, and how many it has at
// least, for a form or a note is short.
const (
	annexTitle  = 5
	longestNote = 40
)

// unreadAnnex is where an annex of tasks stands whose lines are no table, nil for none: what the prose says of each task may lack
// what stands there.
func (o *outline) unreadAnnex() *docread.Place {
	for i, q := range o.closing {
		if !isAppendixTitle(q.Text) {
			continue
		}
		lines := o.closing[i+1:]
		if next := slices.IndexFunc(lines, func(q docread.Paragraph) bool { return isAppendixTitle(q.Text) }); next >= 0 {
			lines = lines[:next]
		}
		if len(lines) >= longestNote && slices.ContainsFunc(lines[:annexTitle], isTaskList) {
			return &q.Place
		}
	}
	return nil
}

// isTaskList: a title of a list of tasks, the note on what it is attached to may stand behind it.
func isTaskList(q docread.Paragraph) bool {
	title, _, _ := strings.Cut(q.Text, "(")
	return isCapitals(title) && has(wordsOf(title), "nhiem vu", "phan cong", "danh muc cong viec", "danh muc hoat dong")
}

// doubtUnread doubts what the prose says of its tasks beside an annex of tasks that was not read.
func (d *Draft) doubtUnread(annex *docread.Place) {
	if annex == nil {
		return
	}
	d.Warnings = append(slices.Clone(d.Warnings), docread.Warning{Key: "intake.unread_annex", Place: *annex})
	for i := range d.Tasks {
		for _, field := range taskFields[1:] {
			d.Tasks[i].weaken(field, sureRival, "intake.doubt_unread_annex", "")
		}
	}
}
