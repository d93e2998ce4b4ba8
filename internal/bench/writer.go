package bench

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"dondoc/internal/calendar"
	"dondoc/internal/deliverable"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/programme"
	"dondoc/internal/search"
	"dondoc/internal/target"
	"dondoc/internal/task"
	"dondoc/internal/text"
)

// Parts of a programme besides its tasks, in the proportions of the reference decision.
const (
	groupsOf       = 10
	targetsOf      = 15
	dutiesOf       = 5
	differencesOf  = 5
	openProgrammes = 50 // one programme in so many still waits for decisions on its differences
	cells          = 2  // of a row: number and content; who, what and when (fewer than in a document, to fill faster)
)

// clauses are the lengths of sentences: most are short, a few very long, as in the reference decision.
func clauses() []int { return []int{1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 6} }

// writer makes up programmes.
type writer struct {
	rand  *rand.Rand
	units []org.Unit
	share *rand.Zipf // which unit: a few carry much of the work
	newID func() string

	verbs, objects, places, purposes, kinds, classes, undated []string
	clauses                                                   []int
}

func newWriter(r *rand.Rand, units []org.Unit, newID func() string) *writer {
	last := uint64(len(units) - 1) //nolint:gosec // Fill refuses a tenant without organisations
	return &writer{
		rand: r, units: units, share: rand.NewZipf(r, 1.1, 10, last), newID: newID,
		verbs: verbs(), objects: objects(), places: places(), purposes: purposes(), kinds: kinds(), classes: classes(),
		undated: undated(), clauses: clauses(),
	}
}

func pick[T any](w *writer, from []T) T { return from[w.rand.IntN(len(from))] }

func (w *writer) clause() string {
	return pick(w, w.verbs) + " " + pick(w, w.objects) + pick(w, w.places) + pick(w, w.purposes)
}

// sentence is as long as the content of a task: 50 to 700 letters, 190 in the middle.
func (w *writer) sentence() string {
	parts := make([]string, pick(w, w.clauses))
	for i := range parts {
		parts[i] = w.clause()
	}
	return strings.Join(parts, "; ") + "."
}

// plan makes up the n-th programme (from 0).
func (w *writer) plan(n, tasks int, at time.Time) plan {
	p := plan{programme: w.programme(n, at)}
	p.index("programme", p.programme.ID, p.programme.Title, p.programme.Document.Number)
	for i := range groupsOf {
		p.groups = append(p.groups, programme.Group{
			ID: w.newID(), No: roman(i + 1), Title: "Nhóm nhiệm vụ về " + pick(w, w.objects), Ordinal: i, Edition: 1,
		})
	}
	for i := range tasks {
		w.addTask(&p, i, tasks)
	}
	for i := range targetsOf {
		w.addTarget(&p, i)
	}
	for i := range dutiesOf {
		w.addDuty(&p, i)
	}
	for i := range min(differencesOf, tasks) {
		w.addDifference(&p, i, n%openProgrammes == 0)
	}
	return p
}

func roman(n int) string {
	return []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"}[n]
}

// programme says in number and title that nobody issued it.
func (w *writer) programme(n int, at time.Time) programme.Programme {
	number := fmt.Sprintf("%d/QĐ-MẪU", n+1)
	issued := calendar.NewDay(2021, 1, 1).AddDays(w.rand.IntN(5 * 365))
	title := "Chương trình hành động (mẫu): " + w.clause()
	return programme.Programme{
		ID: w.newID(), Title: title, Edition: 1, Retrospective: n%4 == 0, RestDay: calendar.Keep,
		ConfirmedAt: at, ConfirmedBy: "Dữ liệu mẫu", Sample: true,
		Document: programme.Document{
			ID: w.newID(), Type: "Quyết định", Number: number, NumberKey: text.Number(number), IssuedOn: issued,
			Issuer: "Cơ quan mẫu", Title: "Ban hành " + title, Signer: "Người ký (mẫu)", SignerTitle: "Chủ tịch",
			Effective: "from_signing", File: programme.File{Name: "mau.txt", Format: "txt"},
		},
	}
}

// addTask adds the i-th row with its cells in the source text, its products and its entry in the search index.
func (w *writer) addTask(p *plan, i, of int) {
	leads, coordinators := w.holders(task.Lead, 1+w.rand.IntN(10)/9), w.holders(task.Coordinator, 1+w.rand.IntN(3))
	if w.rand.IntN(3) > 0 {
		coordinators = append(coordinators, task.Role{Kind: task.Coordinator, Name: pick(w, w.classes), Class: true})
	}
	group := i * groupsOf / of
	d := w.deadline(p.programme.Document.IssuedOn)
	v := task.Task{
		ID: w.newID(), Programme: p.programme.ID, Edition: 1, Group: p.groups[group].ID, Source: task.Appendix, Listed: true,
		Ref: fmt.Sprintf("%s.%d", p.groups[group].No, i+1), Ordinal: i, Content: w.sentence(),
		LeadPhrase: namesOf(leads), CoordinatingPhrase: namesOf(coordinators), Roles: append(leads, coordinators...),
		Deadlines: []task.Deadline{d}, Version: 1,
		Place: programme.Place{
			FirstBlock: i * cells, LastBlock: i*cells + cells - 1, Line: i*cells + 1, LineEnd: (i + 1) * cells, Table: 1, Row: i + 2,
		},
	}
	if w.rand.IntN(50) == 0 {
		v.Doubts = []string{"deadline"}
	}
	v.ProductPhrase = w.addProducts(p, v.ID)
	p.tasks = append(p.tasks, v)
	p.addRow(v, d.Phrase)
	p.index("task", v.ID, v.Content, v.Ref, v.LeadPhrase, v.CoordinatingPhrase, v.ProductPhrase, d.Phrase)
}

// holders draws n different organisations.
func (w *writer) holders(kind task.RoleKind, n int) []task.Role {
	var roles []task.Role
	drawn := map[string]bool{}
	for range n {
		u := w.units[w.share.Uint64()]
		if !drawn[u.ID] {
			roles = append(roles, task.Role{Kind: kind, Name: u.Name(), Org: u.ID})
		}
		drawn[u.ID] = true
	}
	return roles
}

func namesOf(roles []task.Role) string {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = r.Name
	}
	return strings.Join(names, ", ")
}

// deadline is a phrase read by the product's own grammar.
func (w *writer) deadline(issued calendar.Day) task.Deadline {
	year := issued.Year() + w.rand.IntN(5)
	phrase := pick(w, w.undated)
	switch w.rand.IntN(8) {
	case 0, 1:
		phrase = fmt.Sprintf("Quý %s/%d", roman(1+w.rand.IntN(4)), year)
	case 2:
		phrase = fmt.Sprintf("Trước ngày %d/%d/%d", 1+w.rand.IntN(28), 1+w.rand.IntN(12), year)
	case 3:
		phrase = fmt.Sprintf("Trước tháng %d/%d", 1+w.rand.IntN(12), year)
	}
	return calendar.Parse(phrase, calendar.Context{Year: year, Issued: issued}).WithPolicy(calendar.Keep, nil)
}

func (w *writer) addProducts(p *plan, of string) (phrase string) {
	var names []string
	for i := range 1 + w.rand.IntN(4) {
		name := pick(w, w.kinds)
		names = append(names, name)
		p.products = append(p.products, deliverable.Deliverable{ID: w.newID(), Task: of, Ordinal: i, Name: name})
	}
	return strings.Join(names, ", ")
}

// addRow adds the cells a task was read from.
func (p *plan) addRow(v task.Task, phrase string) {
	rest := strings.Join([]string{v.LeadPhrase, v.CoordinatingPhrase, v.ProductPhrase, phrase}, "; ")
	for i, cell := range []string{v.Ref + " " + v.Content, rest} {
		at := v.Place
		at.FirstBlock, at.Line, at.Cell = len(p.blocks), v.Place.Line+i, i+1
		at.LastBlock, at.LineEnd = at.FirstBlock, at.Line
		p.blocks = append(p.blocks, programme.Block{Ordinal: len(p.blocks), Kind: "cell", Text: cell, Place: at})
	}
}

func (w *writer) addTarget(p *plan, i int) {
	v := target.Target{
		ID: w.newID(), Ref: fmt.Sprintf("I.%d", i+1), Section: "I", Ordinal: i, Indicator: "Tỷ lệ " + pick(w, w.objects), Op: ">=",
		Value: strconv.Itoa(w.rand.IntN(100)), Unit: "%", Period: "2025", Measure: target.LevelAtEnd, Phrase: w.clause(),
	}
	p.targets = append(p.targets, v)
	p.index("target", v.ID, v.Indicator, v.Value, v.Unit, v.Period, v.Phrase)
}

func (w *writer) addDuty(p *plan, i int) {
	d := programme.Duty{
		ID: w.newID(), Ref: fmt.Sprintf("III.%d", i+1), What: w.sentence(), Who: []string{"*" + pick(w, w.classes)}, Ordinal: i,
	}
	p.duties = append(p.duties, d)
	p.index("duty", d.ID, d.What, d.Ref)
}

func (w *writer) addDifference(p *plan, i int, open bool) {
	d := intake.Difference{
		ID: w.newID(), Programme: p.programme.ID, Ordinal: i, Kind: intake.AppendixOnly, AppendixTask: p.tasks[i].ID, Version: 1,
		Decision: intake.TakeAppendix, DecidedBy: p.programme.ConfirmedBy, DecidedAt: p.programme.ConfirmedAt,
	}
	if open {
		d.Decision, d.DecidedBy, d.DecidedAt = intake.Undecided, "", time.Time{}
	}
	p.differences = append(p.differences, d)
}

func (p *plan) index(kind, id, title string, words ...string) {
	e := search.Entry{Kind: kind, ID: id, Title: title, Body: strings.Join(words, " "), Scope: p.programme.ID}
	p.entries = append(p.entries, e.Index())
}
