package intake

import (
	"cmp"
	"slices"

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

// takeMinor takes the rows out of a draft whose prose gives out more than twice as much by name: three projects in an annex
// beside forty duties of bodies are further work, and do not stand for it. It is empty where the rows are the programme.
func (b *body) takeMinor(d *Draft) annex {
	duties := 0
	for _, cs := range [][]chapter{b.chapters, b.duties} {
		for _, c := range cs {
			for _, a := range c.found {
				duties += btoi(len(a.Leads) > 0)
			}
		}
	}
	if len(d.Tasks) == 0 || len(d.Tasks) > mostMinor || duties <= minorShare*len(d.Tasks) {
		return annex{}
	}
	rows := annex{d.Groups, d.Tasks}
	d.Groups, d.Tasks = nil, nil
	return rows
}

// readAssigning reads the prose: beside the rows of an annex, or as what assigns, without an annex or with a minor one, which it
// takes out of the draft.
func (p *parser) readAssigning(d *Draft, prose *outline) (*body, annex) {
	minor := annex{}
	if len(d.Tasks) > 0 {
		b := p.readProse(d, prose)
		if minor = b.takeMinor(d); len(d.Tasks) > 0 {
			return b, minor
		}
	}
	p.addressees = p.addresseesIn(prose.preamble)
	p.asked = cmp.Or(p.askedIn(prose), p.ownerOf(d.Document))
	b := p.readProse(d, prose)
	b.annexed = len(minor.tasks) > 0
	return b, minor
}

// putBack adds the rows behind what the prose assigns.
func (a annex) putBack(d *Draft) {
	d.Groups, d.Tasks = append(d.Groups, a.groups...), append(d.Tasks, a.tasks...)
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

// isTaskList: a title of a list of tasks.
func isTaskList(q docread.Paragraph) bool {
	return isCapitals(q.Text) && has(wordsOf(q.Text), "nhiem vu", "phan cong", "danh muc cong viec", "danh muc hoat dong")
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
