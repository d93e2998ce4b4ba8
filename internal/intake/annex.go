package intake

import (
	"slices"
	"strings"

	"dondoc/internal/docread"
)

// An annex is what the tables of a document list as work beside its prose.
type annex struct {
	groups []Group
	tasks  []Task
	behind int  // the paragraph before the first table, 0 for none
	inset  bool // they stand inside the prose
}

// Limits of an annex that does not assign the programme: how many rows it has at most, and how many duties the prose gives out for
// each at least. A longer one is a programme by itself, whatever else the document asks.
const (
	mostMinor  = 10
	minorShare = 2
)

// readAssigning reads the prose: beside the rows of an annex, or as what assigns, without an annex, with a minor one or with a
// table inside the prose, whose rows it takes out of the draft.
func (p *parser) readAssigning(d *Draft, prose *outline, runs []run) (*body, annex) {
	rows := annex{groups: d.Groups, tasks: d.Tasks, behind: paragraphBefore(runs)}
	rows.inset = rows.behind > 0 && prose.goesBeyond(rows.behind) && p.goesOn(d, prose, rows.behind)
	if len(rows.tasks) > mostMinor && !rows.inset {
		return p.readProse(d, prose), annex{}
	}
	p.receivers = p.addresseesIn(prose.preamble)
	if isSureOf(p.receivers) {
		p.addressees = p.receivers
	}
	if p.asked = p.askedIn(prose); p.asked == nil {
		if p.asked = p.ownerOf(d.Document); p.asked != nil {
			prose.fallIn(d.Document.Title)
		}
	} else {
		prose.markAsked()
	}
	d.Groups, d.Tasks = nil, nil
	b := p.readProse(d, prose)
	if b.annexed = len(rows.tasks) > 0; !b.annexed || rows.inset || b.outweighs(d, rows) {
		return b, rows
	}
	p.addressees, p.receivers, p.asked = nil, nil, nil
	d.Groups, d.Tasks = rows.groups, rows.tasks
	return p.readProse(d, prose), annex{}
}

// leastBehind is how many duties go on behind a table that stands inside the prose, at least: one may be the report on its rows.
const leastBehind = 2

// paragraphBefore is the paragraph before the first table of work, 0 for none.
func paragraphBefore(runs []run) int {
	for _, r := range runs {
		if r.layout.sheet == sheetTasks && len(r.rows) > 0 {
			return r.behind
		}
	}
	return 0
}

// goesOn: behind a table the parts on tasks go on with duties by name, and no row says what the prose says. The table then is one
// of the things that the document asks for ("3. Giao các đơn vị thực hiện nhiệm vụ theo bảng sau: …").
func (p *parser) goesOn(d *Draft, prose *outline, behind int) bool {
	trial := *d
	p.readProse(&trial, prose)
	if len(trial.BodyTasks)*len(d.Tasks) > maxCompared {
		return false
	}
	rows := make([]shingles, len(d.Tasks))
	for i, t := range d.Tasks {
		rows[i] = shinglesOf(t.Content)
	}
	beyond := 0
	for _, t := range trial.BodyTasks {
		if len(t.Appendix) > 0 || shinglesOf(t.Content).isAmong(rows) {
			return false
		}
		beyond += btoi(t.Place.Paragraph > behind)
	}
	return beyond >= leastBehind
}

// goesBeyond: an item stands behind a paragraph.
func (o *outline) goesBeyond(paragraph int) bool {
	n := len(o.top.children)
	return n > 0 && o.top.children[n-1].lastPlace() > paragraph
}

// lastPlace is the paragraph of the last item under an item.
func (it *item) lastPlace() int {
	for len(it.children) > 0 {
		it = it.children[len(it.children)-1]
	}
	return it.place.Paragraph
}

// outweighs: the prose gives out more than twice as many tasks as the rows of an annex: three projects beside forty duties of bodies
// are further work, and do not stand for it. Of papers that are to be issued and that the prose says nothing of, more than as many are
// enough.
func (b *body) outweighs(d *Draft, rows annex) bool {
	alone := &Draft{Document: d.Document}
	b.promote(alone)
	if rows.listsPapers() && !rows.isSaidIn(alone.Tasks) {
		return len(alone.Tasks) > len(rows.tasks)
	}
	return len(alone.Tasks) > minorShare*len(rows.tasks)
}

// listsPapers: nearly all rows name a paper that is to be issued, and nothing else that is to be done.
func (a annex) listsPapers() bool {
	papers := 0
	for _, t := range a.tasks {
		papers += btoi(beginsKind(wordsOf(t.Content), 0))
	}
	return 4*papers >= 3*len(a.tasks)
}

// isSaidIn: one of the tasks of the prose says what a row says.
func (a annex) isSaidIn(tasks []Task) bool {
	if len(tasks)*len(a.tasks) > maxCompared {
		return true
	}
	rows := make([]shingles, len(a.tasks))
	for i, t := range a.tasks {
		rows[i] = shinglesOf(t.Content)
	}
	return slices.ContainsFunc(tasks, func(t Task) bool {
		own := shinglesOf(t.Content)
		return own.isAmong(rows) || slices.ContainsFunc(rows, func(r shingles) bool { return r.isAmong([]shingles{own}) })
	})
}

// putBack adds the rows where they stand among what the prose assigns, and says so. Groups that both number alike get a number
// of their own, and the rows that a duty announces ("… theo bảng sau:") are under it.
func (a annex) putBack(d *Draft) {
	if len(a.tasks) == 0 {
		return
	}
	key := "intake.minor_annex"
	if a.inset {
		key = "intake.inset_table"
	}
	a.number(d.Groups)
	i, announced := a.among(d.Tasks)
	if announced {
		a.goUnder(d, d.Tasks[i])
		d.Tasks = slices.Delete(d.Tasks, i, i+1)
	}
	told := docread.Warning{Key: key, Args: []any{len(a.tasks), len(d.Tasks)}, Place: a.tasks[0].Place}
	d.Warnings = append(slices.Clone(d.Warnings), told)
	d.Groups, d.Tasks = append(d.Groups, a.groups...), slices.Insert(d.Tasks, i, a.tasks...)
}

// number gives groups that the prose numbers alike a number of their own.
func (a annex) number(taken []Group) {
	renamed := map[string]*string{}
	for i, g := range a.groups {
		if slices.ContainsFunc(taken, func(own Group) bool { return own.No == g.No }) {
			own := "PL." + g.No
			renamed[g.No], a.groups[i].No = &own, own
		}
	}
	for i, t := range a.tasks {
		if t.Group == nil || renamed[*t.Group] == nil {
			continue
		}
		a.tasks[i].Group = renamed[*t.Group]
		if t.Ref == *t.Group || strings.HasPrefix(t.Ref, *t.Group+".") {
			a.tasks[i].Ref = "PL." + t.Ref
		}
	}
}

// among finds the task of the prose before which the rows stand, and whether it is the duty that announces them.
func (a annex) among(tasks []Task) (i int, announced bool) {
	for i, t := range tasks {
		if at := t.Place.Paragraph; at >= a.behind {
			announced := a.inset && at == a.behind && strings.HasSuffix(t.Content, ":")
			if announced || at > a.behind {
				return i, announced
			}
		}
	}
	return len(tasks), false
}

// goUnder makes a duty that announces the rows their group, and those who have it the leads of rows that name none.
func (a annex) goUnder(d *Draft, duty Task) {
	for i := range a.tasks {
		if t := &a.tasks[i]; len(t.Leads) == 0 && len(duty.Leads) > 0 {
			t.Leads, t.LeadPhrase = duty.Leads, duty.LeadPhrase
			t.note("leads", sureGuess, "intake.doubt_unsaid_role", duty.LeadPhrase)
		}
	}
	if len(a.groups) > 0 {
		return
	}
	d.Groups = append(d.Groups, Group{No: duty.Ref, Title: strings.TrimRight(duty.Content, " :"), Place: duty.Place})
	for i := range a.tasks {
		a.tasks[i].Group, a.tasks[i].Ref = &duty.Ref, underPath(duty.Ref, a.tasks[i].Ref)
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
