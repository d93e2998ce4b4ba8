package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/errs"
	"dondoc/internal/i18n"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// auditPage is a page of the record, newest first.
type auditPage struct {
	frame

	Filter   auditFilter
	Acts     []option
	Subjects []string
	Entries  []entryView
	Older    string   // address of the next page; empty on the last
	CheckURL string   // address that verifies the chain
	Checked  *verdict // set when that was asked
}

// auditFilter is the filter as the address holds it.
type auditFilter struct {
	Act, Actor, Kind, ID string
	Before               int64 // entries older than this number; 0: from the newest
}

// entryView is an act, ready to show.
type entryView struct {
	Seq            int64
	At             string
	Who, WhoURL    string // the address lists this person's acts; empty for the command line
	Act            string
	Subject        string
	SubjectURL     string // empty where no page shows it
	SameSubjectURL string // what was done to the same thing
	Facts          []fact
}

// verdict is what a verification of the chain found.
type verdict struct {
	Whole bool
	Text  string
}

// auditRows is how many entries a page shows.
const auditRows = 50

// acts are what the filter offers: everything the record can hold, by its name for people.
func (f frame) acts(c *i18n.Catalogues) []option {
	const prefix = "audit.act."
	var all []option
	for _, key := range c.Keys(f.Lang) {
		if act, is := strings.CutPrefix(key, prefix); is {
			all = append(all, option{act, f.T(key)})
		}
	}
	slices.SortFunc(all, func(a, b option) int { return strings.Compare(text.Fold(a.Label), text.Fold(b.Label)) })
	return all
}

// auditSubjects are the kinds of things acts are about.
func auditSubjects() []string {
	return []string{"programme", "task", "assignment", "plan", "inspection", "period", "intake", "user", "post", "org"}
}

func (s *Site) listAudit(w http.ResponseWriter, v *visit) error {
	form, err := readAuditFilter(v)
	if err != nil {
		return err
	}
	entries, err := s.Audit.List(v.Context(), v.Actor, form.filter())
	if err != nil {
		return err
	}
	d, err := s.Orgs.Directory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	f := v.frame("audit.title").below()
	page := auditPage{frame: f, Filter: form, Acts: f.acts(s.Catalogues), Subjects: auditSubjects(), CheckURL: f.To("/audit", "check", "1")}
	if len(entries) > auditRows {
		entries = entries[:auditRows]
		page.Older = form.url(f, entries[auditRows-1].Seq)
	}
	for _, e := range entries {
		page.Entries = append(page.Entries, words{f, d}.entry(e))
	}
	if v.URL.Query().Get("check") != "" {
		if page.Checked, err = s.verifyAudit(v, f); err != nil {
			return err
		}
	}
	return s.render(w, v, http.StatusOK, "audit/list", page)
}

func readAuditFilter(v *visit) (auditFilter, error) {
	q := v.URL.Query()
	form := auditFilter{Act: q.Get("act"), Actor: q.Get("actor"), Kind: q.Get("kind"), ID: q.Get("id")}
	if typed := q.Get("before"); typed != "" {
		before, err := strconv.ParseInt(typed, 10, 64)
		if err != nil || before < 1 {
			return form, errs.New(errs.Invalid, "web.bad_page", typed)
		}
		form.Before = before
	}
	return form, nil
}

// filter asks for one entry more than a page shows, to know whether there are older ones.
func (f auditFilter) filter() audit.Filter {
	return audit.Filter{
		Subject: audit.Subject{Kind: f.Kind, ID: f.ID}, Actor: f.Actor, Act: f.Act, Before: f.Before, Limit: auditRows + 1,
	}
}

// url is the page under the same filter that begins below the entry.
func (f auditFilter) url(frame frame, before int64) string {
	number := ""
	if before > 0 {
		number = strconv.FormatInt(before, 10)
	}
	return frame.To("/audit", "act", f.Act, "actor", f.Actor, "kind", f.Kind, "id", f.ID, "before", number)
}

// Any reports whether something is filtered.
func (f auditFilter) Any() bool { return f.Act != "" || f.Actor != "" || f.Kind != "" || f.ID != "" }

// verifyAudit walks the chain. A broken one is no failure of the page: it is
// what the page is there to say.
func (s *Site) verifyAudit(v *visit, f frame) (*verdict, error) {
	n, err := s.Audit.Check(v.Context(), v.Actor)
	if broken, ok := errors.AsType[*audit.BrokenError](err); ok {
		s.Log.ErrorContext(v.Context(), "audit chain broken", "error", err)
		return &verdict{Text: f.T("audit.broken", broken.Seq)}, nil
	}
	if err != nil {
		return nil, err
	}
	return &verdict{Whole: true, Text: f.T("audit.whole", n)}, nil
}

// words puts what the record holds in the visitor's language; organisations get their names.
type words struct {
	frame

	orgs *org.Directory
}

func (f words) entry(e audit.Entry) entryView {
	view := entryView{
		Seq: e.Seq, At: f.At(e.At), Who: e.ActorName, Act: f.T("audit.act." + e.Act),
		Facts: f.facts(e), SubjectURL: f.subjectURL(e.Subject),
	}
	if e.Actor != "" {
		view.WhoURL = f.To("/audit", "actor", e.Actor)
	}
	if e.Subject.Kind != "" {
		view.Subject = f.T("audit.subject." + e.Subject.Kind)
	}
	if e.Subject.ID != "" {
		view.SameSubjectURL = f.To("/audit", "kind", e.Subject.Kind, "id", e.Subject.ID)
	}
	return view
}

// subjectURL is the page of the thing an act is about, where the visitor may open one.
func (f frame) subjectURL(s audit.Subject) string {
	switch {
	case s.ID == "":
		return ""
	case s.Kind == "programme":
		return f.To("/programmes/" + s.ID)
	case s.Kind == "inspection":
		return f.To("/inspections/" + s.ID)
	case s.Kind == "task":
		return f.To("/tasks/" + s.ID)
	case s.Kind == "assignment":
		return f.To("/assignments/" + s.ID)
	case s.Kind == "plan":
		return f.To("/plans/" + s.ID)
	case s.Kind == "org":
		return f.orgURL(s.ID)
	case s.Kind == "intake" && f.Can("intake.upload"):
		return f.To("/imports/" + s.ID)
	case s.Kind == "user" && f.Can("identity.manage"):
		return f.To("/users/" + s.ID)
	default:
		return ""
	}
}

// facts are what an entry says: an act on a duty in the words of the timeline.
func (f words) facts(e audit.Entry) []fact {
	var act assignment.Detail
	if json.Unmarshal(e.Detail, &act) != nil || act.Assignment == "" {
		return f.details(e.Detail)
	}
	v := recorded{words: f}.event(assignment.Event{Entry: e, Said: act})
	all := []fact{{f.T("audit.detail.unit"), v.Unit}, {f.T("audit.detail.reason"), v.Reason}}
	if act.Kind != assignment.NoRequest {
		all = append(all, fact{f.T("audit.detail.kind"), f.T("assignment.request." + string(act.Kind))})
	}
	all = append(all, v.Notes...)
	for _, c := range v.Changes {
		all = append(all, fact{c.Field, f.T("audit.change", orDash(c.From), orDash(c.To))})
	}
	return said(append(all, fact{f.T("audit.detail.version"), f.T("web.number", act.Version)}))
}

// details are the fields of an act's JSON object in words. A field or value the
// catalogues do not name is shown as recorded, so that nothing on record is hidden.
func (f words) details(raw json.RawMessage) []fact {
	var fields map[string]any
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	if err := d.Decode(&fields); err != nil {
		return nil // null: the act says everything
	}
	before, _ := fields["before"].(map[string]any)
	after, _ := fields["after"].(map[string]any)
	var facts []fact
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if text := f.say(fields[name]); text != "" && (before == nil || name != "before" && name != "after") {
			facts = append(facts, fact{f.known("audit.detail.", name), text})
		}
	}
	return append(facts, f.changes(before, after)...)
}

// changes are the fields of a thing that differ before and after an act.
func (f words) changes(before, after map[string]any) []fact {
	var facts []fact
	for _, name := range slices.Sorted(maps.Keys(after)) {
		was, is := f.say(before[name]), f.say(after[name])
		if was != is && !slices.Contains([]string{"confidence", "doubt_notes"}, name) {
			facts = append(facts, fact{f.field(name), f.T("audit.change", orDash(was), orDash(is))})
		}
	}
	return facts
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// known is the message of the prefix and name, or the name where there is none.
func (f frame) known(prefix, name string) string {
	if said := f.T(prefix + name); said != prefix+name {
		return said
	}
	return name
}

// say writes a JSON value.
func (f words) say(value any) string {
	switch value := value.(type) {
	case nil:
		return ""
	case string:
		return f.value(value)
	case bool:
		return f.T("audit.value." + strconv.FormatBool(value))
	case []any:
		return f.sayAll(value)
	case map[string]any:
		var parts []any
		for _, name := range slices.Sorted(maps.Keys(value)) {
			parts = append(parts, value[name])
		}
		return f.sayAll(parts)
	default:
		return fmt.Sprint(value)
	}
}

func (f words) sayAll(values []any) string {
	var said []string
	for _, v := range values {
		if text := f.say(v); text != "" {
			said = append(said, text)
		}
	}
	return strings.Join(said, "; ")
}

// value names a word of our own vocabulary; anything else is shown as recorded.
func (f words) value(word string) string {
	for _, prefix := range []string{"audit.value.", "access.role.", "intake.difference.", "task.field."} {
		if said := f.known(prefix, word); said != word {
			return said
		}
	}
	if u, ok := f.orgs.Unit(word); ok {
		return u.Name()
	}
	return word
}
