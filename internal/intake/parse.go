package intake

import (
	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/errs"
	"dondoc/internal/org"
)

// Options are what the caller knows about the document and the file does not say.
type Options struct {
	Year int // that phrases without a year mean; 0: the year of issue
}

// A parser reads one document.
type parser struct {
	names *org.Resolver
	times calendar.Context
}

// maxItems is how many rows, or items of prose, a document may have. The
// largest programmes have a few hundred; the limit bounds the comparing of both.
const maxItems = 5000

// Parse reads the neutral tree of a document into a draft. It is pure: the same
// tree and names give the same draft. A document that assigns nothing is
// refused with intake.no_programme, one of more than maxItems with intake.too_many.
func Parse(doc *docread.Document, names *org.Resolver, opts Options) (*Draft, error) {
	prose := outlineOf(doc)
	sections, rows := sectionsOf(doc)
	if max(prose.size, rows) > maxItems {
		return nil, errs.New(errs.TooLarge, "intake.too_many", maxItems)
	}
	p := &parser{names: names}
	d := &Draft{Document: p.factsOf(prose), Warnings: doc.Warnings}
	p.times = calendar.Context{Year: opts.Year, Issued: d.Document.IssuedOn}
	if p.times.Year == 0 {
		p.times.Year = d.Document.IssuedOn.Year()
	}
	d.Groups, d.Tasks = p.tasksOf(sections)
	p.readProse(d, prose)
	if len(d.Tasks) == 0 {
		promote(d)
	}
	if len(d.Tasks) == 0 {
		return nil, errs.New(errs.Invalid, "intake.no_programme")
	}
	d.Document.Cited = citationsOf(prose, d)
	return d, nil
}

// readProse reads the parts of the outline by what their titles say they are,
// and sets the assignments beside the appendix.
func (p *parser) readProse(d *Draft, prose *outline) {
	d.BodyTasks, d.Targets, d.Obligations = []BodyTask{}, []Target{}, []Obligation{}
	var chapters []chapter
	for _, root := range prose.top.children {
		switch partOf(root) {
		case partTasks:
			cs := chaptersOf(root)
			for i := range cs {
				p.readChapter(d, &cs[i])
			}
			chapters = append(chapters, cs...)
		case partGoals:
			d.Targets = append(d.Targets, p.targetsOf(root, root.path)...)
		case partDuties:
			d.Obligations = append(d.Obligations, p.dutiesOf(root)...)
		case partOther:
		}
	}
	d.Reconciliation = []Disagreement{}
	if len(d.Tasks) > 0 {
		links := matchChapters(chapters, d)
		d.Reconciliation = reconcile(chapters, links, d)
	}
}

// promote makes the assignments of the prose the tasks of a document without an appendix.
func promote(d *Draft) {
	for _, b := range d.BodyTasks {
		t := Task{
			Ref: b.Path, Content: b.Content, Place: b.Place, Check: b.Check,
			LeadPhrase: b.LeadPhrase, Leads: b.Leads, CoordinatingPhrase: b.CoordinatingPhrase, Coordinators: b.Coordinators,
			Products: []string{}, Deadline: Deadline{Deadline: calendar.Deadline{Kind: calendar.None}},
		}
		if b.Deadline != nil {
			t.Deadline = *b.Deadline
		}
		if b.Place.Line > 0 {
			t.SourceLines = []int{b.Place.Line, b.Place.LineEnd}
		}
		d.Tasks = append(d.Tasks, t)
	}
	d.BodyTasks = []BodyTask{}
}
