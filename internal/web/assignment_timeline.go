package web

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/calendar"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/task"
)

// timelinePage is everything that happened to a task, in one list.
type timelinePage struct {
	frame

	Task    task.Task
	Kind    assignment.EventKind
	Unit    string
	Order   string
	Kinds   []option
	Units   []option
	Orders  []option
	Events  []eventView
	Total   int
	Rows    pager
	History string // address of the fields one by one
}

// eventView is an act in words.
type eventView struct {
	Seq                  int64
	Chip                 chip
	What, Unit, Who, At  string
	Reason               string
	Notes                []fact
	Changes              []valueChange
	WhoURL, AssignmentID string
}

// valueChange is a field before and after an act.
type valueChange struct{ Field, From, To string }

// timelineRows is how many events a page shows, newestRows how many the pages of a task and a duty do.
const (
	timelineRows = 50
	newestRows   = 5
)

const oldestFirst = "oldest"

func (s *Site) showTimeline(w http.ResponseWriter, v *visit) error {
	view, err := s.Tasks.Show(v.Context(), v.Actor, v.PathValue("task"))
	if err != nil {
		return err
	}
	f, err := s.belowTask(v, v.Print.T("timeline.title", view.Task.Ref), view.Task)
	if err != nil {
		return err
	}
	q := v.URL.Query()
	page := timelinePage{
		frame: f, Task: view.Task, Kind: assignment.EventKind(q.Get("kind")), Unit: q.Get("unit"), Order: q.Get("order"),
		History: f.To("/tasks/" + view.Task.ID + "/history"),
	}
	at := f.pageNumber("page")
	filter := assignment.EventFilter{Kind: page.Kind, Unit: page.Unit, OldestFirst: page.Order == oldestFirst}
	line, err := s.Assignments.Timeline(v.Context(), v.Actor, view.Task.ID, filter,
		assignment.Page{Limit: timelineRows, Offset: (at - 1) * timelineRows})
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	page.fill(line, d)
	page.Rows.cut(at, line.Total, timelineRows, func(n int) string {
		return f.To(f.Path, "kind", string(page.Kind), "unit", page.Unit, "order", page.Order, "page", strconv.Itoa(n))
	})
	return s.render(w, v, http.StatusOK, "assignment/timeline", page)
}

// fill puts the events and the choices into words.
func (p *timelinePage) fill(line assignment.Timeline, d *org.Directory) {
	p.Events, p.Total = p.events(line, d), line.Total
	p.Kinds = append(p.Kinds, option{"", p.T("programme.filter_all")})
	for _, kind := range assignment.EventKinds() {
		p.Kinds = append(p.Kinds, option{string(kind), p.T("timeline.kind." + string(kind))})
	}
	p.Units = append(p.Units, option{"", p.T("programme.filter_all")})
	for _, id := range line.Units {
		p.Units = append(p.Units, option{id, p.unitLink(id, d).Content})
	}
	p.Orders = []option{{"", p.T("timeline.newest_first")}, {oldestFirst, p.T("timeline.oldest_first")}}
}

// belowTask begins a page that hangs below the page of a task.
func (s *Site) belowTask(v *visit, title string, t task.Task) (frame, error) {
	p, err := s.Programmes.Programme(v.Context(), v.Actor, t.Programme)
	return v.frameTitled(title).belowTask(t, p), err
}

func (f frame) belowTask(t task.Task, p programme.Programme) frame {
	return f.below(
		crumb{f.T("programme.list_title"), f.To("/programmes")},
		crumb{p.Document.Number, f.To("/programmes/" + p.ID)},
		crumb{f.T("task.title", t.Ref), f.To("/tasks/" + t.ID)},
	)
}

// newest are the last things that happened to a task, or to one duty of it, whose
// page has said which organisation has it.
func (s *Site) newest(v *visit, taskID, assignmentID string, d *org.Directory) ([]eventView, error) {
	line, err := s.Assignments.Timeline(v.Context(), v.Actor, taskID, assignment.EventFilter{Assignment: assignmentID},
		assignment.Page{Limit: newestRows})
	events := v.frameTitled("").events(line, d)
	for i := range events {
		if assignmentID != "" {
			events[i].Unit = ""
		}
	}
	return events, err
}

// recorded puts what the record of a task holds in the visitor's language.
type recorded struct {
	words

	names map[string]string // people and posts by id
}

func (f frame) events(line assignment.Timeline, d *org.Directory) []eventView {
	r := recorded{words{f, d}, line.Names}
	views := make([]eventView, len(line.Events))
	for i, e := range line.Events {
		views[i] = r.event(e)
	}
	return views
}

func (f recorded) event(e assignment.Event) eventView {
	said := e.Said
	v := eventView{
		Seq: e.Entry.Seq, Chip: f.eventChip(e.Kind()), What: f.act(e), Who: e.Entry.ActorName, At: f.At(e.Entry.At),
		Unit: f.unitThen(e), Reason: said.Reason, AssignmentID: said.Assignment,
	}
	for _, name := range slices.Sorted(maps.Keys(said.Notes)) {
		if text := f.note(e, name); text != "" {
			v.Notes = append(v.Notes, fact{f.label(e, name), text})
		}
	}
	for _, c := range assignment.FieldChanges([]assignment.Event{e}) {
		v.Changes = append(v.Changes, valueChange{f.label(e, c.Field), f.fieldValue(e, c.Field, c.From), f.fieldValue(e, c.Field, c.To)})
	}
	if said.Changes == nil && said.Notes == nil {
		v.Notes = f.rest(e)
	}
	return v
}

// act names what was done, with the kind of request it spoke of.
func (f recorded) act(e assignment.Event) string {
	what := f.known("audit.act.", e.Entry.Act)
	if e.Said.Kind != assignment.NoRequest {
		what += ": " + f.T("assignment.request."+string(e.Said.Kind))
	}
	return what
}

// unitThen names the organisation that had the duty, as it was called then.
func (f recorded) unitThen(e assignment.Event) string {
	u, _ := f.orgs.Unit(e.Said.Unit)
	return u.NameOn(calendar.DayOf(e.Entry.At))
}

// rest are the details of an entry that is of another form than an act on a duty.
func (f recorded) rest(e assignment.Event) []fact {
	if e.Said.Assignment != "" || e.Said.Reason != "" {
		return nil
	}
	return f.details(e.Entry.Detail)
}

// room is the room that did it.
func room(e assignment.Event) string {
	name, _, _ := strings.Cut(e.Entry.Act, ".")
	return name
}

// label names a field or a note: by its room, as one of an assignment, or as the audit does.
func (f recorded) label(e assignment.Event, name string) string {
	for _, prefix := range []string{room(e) + ".label.", "assignment.label.", room(e) + ".field.", "audit.detail."} {
		if said := f.known(prefix, name); said != name {
			return said
		}
	}
	return name
}

// unsaid are notes that are identifiers, of use to the program alone.
func unsaid(name string) bool {
	return slices.Contains([]string{"request", "cause", "remark", "form", "plan", "inspection", "product"}, name)
}

// note writes what the record says besides.
func (f recorded) note(e assignment.Event, name string) string {
	if unsaid(name) {
		return ""
	}
	switch value := e.Said.Notes[name].(type) {
	case string:
		return f.fieldValue(e, name, value)
	case float64: // any number of JSON
		return f.fieldValue(e, name, strconv.FormatFloat(value, 'f', -1, 64))
	case []any:
		var parts []string
		for _, one := range value {
			parts = append(parts, f.fieldValue(e, name, fmt.Sprint(one)))
		}
		return strings.Join(parts, "; ")
	default:
		return f.say(value)
	}
}

// recordedDay is how the record writes a day.
var recordedDay = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// fieldValue writes a field's value: a person, a post, a day, a word of the field's own vocabulary, an organisation, or
// what was recorded.
func (f recorded) fieldValue(e assignment.Event, name, value string) string {
	if value == "" {
		return ""
	}
	if known, ok := f.names[value]; ok {
		return known
	}
	if recordedDay.MatchString(value) {
		if day, err := calendar.ParseDay(value); err == nil {
			return f.Date(day)
		}
	}
	if said := f.reportNote(name, value); said != "" {
		return said
	}
	switch name {
	case "percent":
		return value + "%"
	case "rhythm":
		return f.known("calendar.every.", value)
	case "lapsed_request":
		return f.known("assignment.request.", value)
	case "lapsed_by":
		return f.known("assignment.act.", value)
	}
	for _, prefix := range []string{room(e) + "." + name + ".", "assignment." + name + "."} {
		if said := f.known(prefix, value); said != value {
			return said
		}
	}
	return f.value(value)
}

// eventChip is the kind of an event.
func (f frame) eventChip(kind assignment.EventKind) chip {
	icons := map[assignment.EventKind]string{
		assignment.Assigning: "clipboard-list", assignment.Completion: "circle-check", assignment.Requesting: "help-circle",
		assignment.Reporting: "report", assignment.Products: "package", assignment.Planning: "calendar-event",
		assignment.Directing: "speakerphone", assignment.Inspecting: "search", assignment.Discussing: "message",
		assignment.Sourcing: "file-text",
	}
	return chip{"open", icons[kind], f.T("timeline.kind." + string(kind))}
}
