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
	names  *org.Resolver
	times  calendar.Context
	issuer string // of the document
	titled scope  // the time the title speaks of
	// reaches: the title says up to when the document reaches.
	reaches bool
	// asked: whom the introduction of a document without an appendix asks to do all that follows, or whose own work it lists
	asked *subject
	// addressees are whom a letter is addressed to, and may call "quý Bộ"; receivers are they and those of whom that is not sure.
	addressees, receivers []org.Mention
}

// maxItems is how many rows, or items of prose, a document may have. The
// largest programmes have a few hundred; the limit bounds the comparing of both.
const maxItems = 5000

// Parse reads the neutral tree of a document into a draft. It is pure: the same
// tree and names give the same draft. A document that assigns nothing, and is none
// whose parts or tables on goals state targets, is refused with intake.no_programme, or intake.lost_table where it has a table that
// cannot be read; one of more than maxItems with intake.too_many.
func Parse(doc *docread.Document, names *org.Resolver, opts Options) (*Draft, error) {
	doc, lost := restored(doc, names)
	prose := outlineOf(doc)
	names = names.With(shortenedIn(doc, names))
	names = names.With(legendIn(doc, names))
	names = names.With(initialedIn(doc, names))
	runs := runsOf(doc, names)
	sections, rows := sectionsOf(runs)
	if max(prose.size, rows) > maxItems {
		return nil, errs.New(errs.TooLarge, "intake.too_many", maxItems)
	}
	p := &parser{names: names}
	d := &Draft{Document: p.factsOf(prose), Warnings: doc.Warnings}
	p.issuer = d.Document.Issuer
	p.times = calendar.Context{Year: opts.Year, Issued: d.Document.IssuedOn}
	title := withoutVision(d.Document.Title)
	if p.titled = (scope{to: titledYear(title)}); p.titled.to == "" {
		p.titled, _ = scopeIn(wordsOf(title))
	}
	p.reaches = has(wordsOf(d.Document.Title), "den nam")
	if p.times.Year == 0 {
		p.times.Year = yearOf(d.Document)
	}
	d.Groups, d.Tasks = p.tasksOf(sections)
	body, minor := p.readAssigning(d, prose, runs)
	d.Targets = mergeTargets(p.tableTargets(runs), d.Targets)
	goals := len(d.Targets) > 0 && d.Document.Type != ""
	d.Targets = mergeTargets(d.Targets, p.aimsBeside(d, prose, body))
	d.Targets = mergeTargets(d.Targets, p.aimsInRows(d))
	p.readAmendments(d, prose, body)
	if len(d.Tasks) == 0 && len(d.Amendments) == 0 {
		body.promote(d)
		d.doubtNamedProducts()
		if rows == 0 && lost == nil {
			d.doubtUnread(prose.unreadAnnex())
		}
	}
	minor.putBack(d)
	d.meanEachProvince()
	d.nameAsPrinted(doc)
	if len(d.Tasks) == 0 && len(d.Amendments) == 0 && !goals {
		return nil, refusal(lost)
	}
	d.Document.Cited = citationsOf(prose, d)
	doubtRecognised(d, doc)
	doubtLost(d, lost)
	return d, nil
}

// refusal says why nothing was found: there is no programme, or its table has lost its cells.
func refusal(lost *docread.Place) error {
	if lost != nil {
		return errs.New(errs.Invalid, "intake.lost_table")
	}
	return errs.New(errs.Invalid, "intake.no_programme")
}
