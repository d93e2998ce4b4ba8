package web

import (
	"net/http"
	"slices"
	"strings"

	"dondoc/internal/audit"
	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/task"
)

// taskPage is everything known about one task.
type taskPage struct {
	frame

	Programme  programme.Programme
	Group      programme.Group
	Task       task.Task
	Chip       chip
	Roles      []roleGroup
	Products   []deliverable.Deliverable
	Deadlines  []deadlineView
	Doubts     []string
	DependsOn  []taskLink
	Dependants []taskLink
	Same       []taskLink  // what the document's other text says about it
	Duties     []dutyLine  // what organisations were given of it
	Newest     []eventView // the last things that happened
	Watch      watchView
	Lines      []sourceLine
}

// dutyLine is the duty of one organisation, short.
type dutyLine struct {
	Unit, URL, Due string
	Chips          []chip
}

// taskLink is another task, short.
type taskLink struct {
	Ref, Content, URL string
}

// roleGroup is everybody with one part in the task.
type roleGroup struct {
	Label   string
	Phrase  string // verbatim, where the document's cell was kept
	Holders []holder
}

// holder is an organisation or class, and who carries its work on the page's day.
type holder struct {
	Name, URL string
	Class     bool
	Heirs     []heirGroup
	Ended     bool // ended without a single heir
}

// heirGroup is the successors of whom the same is said: the seven wards of a
// city are one line, not seven.
type heirGroup struct {
	heirView // what is said of all of them, without a name

	Names []heirView
}

// heirGroups puts heirs together whose date, scope, basis and certainty are the same.
func heirGroups(heirs []heirView) []heirGroup {
	var all []heirGroup
	for _, h := range heirs {
		said := heirView{Since: h.Since, Scope: h.Scope, Basis: h.Basis, Certainty: h.Certainty}
		i := slices.IndexFunc(all, func(g heirGroup) bool { return g.heirView == said })
		if i < 0 {
			all, i = append(all, heirGroup{heirView: said}), len(all)
		}
		all[i].Names = append(all[i].Names, h)
	}
	return all
}

// heirView is a successor with how sure that is.
type heirView struct {
	Name, URL string
	Since     string
	Scope     string
	Basis     string
	Certainty org.Certainty
}

// historyEntry is an act on the task.
type historyEntry struct {
	At, Who, What string
}

func (s *Site) showTask(w http.ResponseWriter, v *visit) error {
	view, err := s.Tasks.Show(v.Context(), v.Actor, v.PathValue("task"))
	if err != nil {
		return err
	}
	p, err := s.Programmes.Programme(v.Context(), v.Actor, view.Task.Programme)
	if err != nil {
		return err
	}
	page := taskPage{frame: v.taskFrame(view.Task, p), Programme: p, Task: view.Task}
	page.describe(view, s.Working)
	if err := s.fillTask(v, &page); err != nil {
		return err
	}
	return s.render(w, v, http.StatusOK, "task/show", page)
}

func (v *visit) taskFrame(t task.Task, p programme.Programme) frame {
	f := v.frameTitled(v.Print.T("task.title", t.Ref)).withDay()
	return f.below(
		crumb{f.T("programme.list_title"), f.To("/programmes")},
		crumb{p.Document.Number, f.To("/programmes/" + p.ID)},
	)
}

// describe fills what follows from the task alone.
func (p *taskPage) describe(view task.View, working *calendar.Calendar) {
	clock := p.visit.clock()
	clock.Retrospective = p.Programme.Retrospective
	p.Chip = p.Status(task.ScheduleOf(view.Task.Deadlines, clock))
	for _, d := range view.Task.Deadlines {
		one := p.deadline(d, clock)
		one.RestDay = p.restDay(d, p.Programme.RestDay, working)
		p.Deadlines = append(p.Deadlines, one)
	}
	for _, field := range view.Task.Doubts {
		p.Doubts = append(p.Doubts, p.doubt(field))
	}
	p.DependsOn, p.Dependants = p.links(view.DependsOn), p.links(view.Dependants)
	p.Same = p.links(append(view.Covers, view.CoveredBy...))
}

// fillTask reads what stands in other rooms.
func (s *Site) fillTask(v *visit, p *taskPage) error {
	groups, err := s.Programmes.Groups(v.Context(), v.Actor, p.Programme.ID)
	if err != nil {
		return err
	}
	for _, g := range groups {
		if g.ID == p.Task.Group {
			p.Group = g
		}
	}
	if p.Products, err = s.Deliverables.List(v.Context(), v.Actor, p.Task.ID); err != nil {
		return err
	}
	directory, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	p.Roles = p.roles(p.Task, directory)
	given, err := s.Assignments.OfTask(v.Context(), v.Actor, p.Task.ID)
	if err != nil {
		return err
	}
	silent, err := s.silences(v, p.frame)
	if err != nil {
		return err
	}
	for _, a := range given {
		p.Duties = append(p.Duties, dutyLine{
			Unit: p.unitLink(a.Unit, directory).Content, URL: p.To("/assignments/" + a.ID), Due: p.weekdayDate(a.Due),
			Chips: append(p.assignmentChips(a), silent(a.ID)...),
		})
	}
	if p.Newest, err = s.newest(v, p.Task.ID, "", directory); err != nil {
		return err
	}
	watching, err := s.Discussions.OfTask(v.Context(), v.Actor, p.Task.ID)
	if err != nil {
		return err
	}
	p.Watch = p.watch(watching, "/tasks/"+p.Task.ID+"/watch")
	return s.fillSource(v, p)
}

// contextBlocks is how much of the text is shown before and after a task's own lines.
const contextBlocks = 2

func (s *Site) fillSource(v *visit, p *taskPage) error {
	place := p.Task.Place
	blocks, err := s.Programmes.Blocks(v.Context(), v.Actor, p.Programme.ID,
		max(0, place.FirstBlock-contextBlocks), place.LastBlock+contextBlocks)
	for _, b := range blocks {
		marked := b.Ordinal >= place.FirstBlock && b.Ordinal <= place.LastBlock
		p.Lines = append(p.Lines, sourceLine{Block: b, Marked: marked})
	}
	return err
}

func (f frame) links(tasks []task.Task) []taskLink {
	links := make([]taskLink, len(tasks))
	for i, t := range tasks {
		links[i] = taskLink{t.Ref, t.Content, f.To("/tasks/" + t.ID)}
	}
	return links
}

// roleKinds is the order pages show the parts in.
func roleKinds() []task.RoleKind {
	return []task.RoleKind{
		task.Lead, task.Coordinator, task.Supervisor, task.Recipient, task.Submitter,
		task.Examiner, task.Participant, task.Monitor, task.Reporter,
	}
}

func (f frame) roles(t task.Task, d *org.Directory) []roleGroup {
	var all []roleGroup
	for _, kind := range roleKinds() {
		g := roleGroup{Label: f.T("task.role." + string(kind))}
		switch kind {
		case task.Lead:
			g.Phrase = t.LeadPhrase
		case task.Coordinator:
			g.Phrase = t.CoordinatingPhrase
		default: // the document names the holders of the others one by one
		}
		for _, r := range t.Roles {
			if r.Kind == kind {
				g.Holders = append(g.Holders, f.holder(r, d))
			}
		}
		if len(g.Holders) > 0 {
			all = append(all, g)
		}
	}
	return all
}

// holder keeps the name the document gives and adds who succeeded it by the page's day.
func (f frame) holder(r task.Role, d *org.Directory) holder {
	h := holder{Name: strings.TrimPrefix(r.Name, "*"), Class: r.Class}
	if r.Org == "" {
		return h
	}
	h.URL = f.To("/organisations/" + r.Org)
	var heirs []heirView
	for _, heir := range d.Heirs(r.Org, f.Day) {
		switch {
		case len(heir.Via) == 0:
		case heir.Unit == "":
			h.Ended = true
		default:
			heirs = append(heirs, f.heir(heir, d))
		}
	}
	h.Heirs = heirGroups(heirs)
	return h
}

func (f frame) heir(heir org.Heir, d *org.Directory) heirView {
	last := heir.Via[len(heir.Via)-1]
	v := heirView{
		URL: f.To("/organisations/" + heir.Unit), Since: f.Date(last.On), Scope: last.Scope, Basis: last.Basis,
		Certainty: leastCertain(heir.Via),
	}
	if u, ok := d.Unit(heir.Unit); ok {
		v.Name = u.NameOn(f.Day)
	}
	return v
}

// leastCertain bounds a chain of successions.
func leastCertain(via []org.Succession) org.Certainty {
	least := org.High
	for _, s := range via {
		if s.Certainty == org.Unknown || least == org.Unknown {
			least = org.Unknown
		} else if s.Certainty == org.Medium {
			least = org.Medium
		}
	}
	return least
}

func (f frame) history(entries []audit.Entry) []historyEntry {
	all := make([]historyEntry, len(entries))
	for i, e := range entries {
		all[i] = historyEntry{f.At(e.At), e.ActorName, f.T("audit.act." + e.Act)}
	}
	return all
}

// doubt names the field a person should check.
func (f frame) doubt(field string) string { return f.T("task.field." + field) }
