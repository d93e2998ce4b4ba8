package intake

import (
	"slices"

	"dondoc/internal/docread"
)

// sureRecognised is what is left of a field's confidence where its text was
// recognised from a picture: whatever else speaks for it, a person compares it.
const sureRecognised = 0.75

// The fields of the kinds of item that a text can be misread in.
var (
	factFields       = []string{"type", "number", "issued_on", "issuer", "title", "signer", "signer_title"}
	taskFields       = []string{"content", "leads", "coordinators", "products", "deadline"}
	bodyTaskFields   = []string{"content", "leads", "coordinators", "deadline"}
	targetFields     = []string{"indicator", "value", "unit", "period"}
	obligationFields = []string{"who", "what"}
	amendmentFields  = []string{"act", "what", "from", "to"}
)

// doubtRecognised weakens every field that was read from recognised text. The facts stand all over a
// document, so one recognised page puts them in doubt.
func doubtRecognised(d *Draft, doc *docread.Document) {
	if !doc.Recognised {
		return
	}
	for _, field := range factFields {
		if !slices.Contains(d.Document.Doubts, field) {
			d.Document.Doubts = append(d.Document.Doubts, field)
		}
	}
	pages := recognisedPages(doc)
	for _, it := range d.items() {
		if it.place.Recognised || pages[it.place.Page] {
			for _, field := range fieldsOfKind(it.Kind) {
				it.check.weaken(field, sureRecognised, "intake.doubt_recognised", "")
			}
		}
	}
}

func fieldsOfKind(kind ItemKind) []string {
	switch kind {
	case ItemTask:
		return taskFields
	case ItemBodyTask:
		return bodyTaskFields
	case ItemTarget:
		return targetFields
	case ItemObligation:
		return obligationFields
	case ItemAmendment:
		return amendmentFields
	default:
		return nil
	}
}

// recognisedPages are the pages with recognised text. An item's place names the page it begins on, and an
// item may go on to the next.
func recognisedPages(doc *docread.Document) map[int]bool {
	pages := map[int]bool{}
	mark := func(p docread.Place) {
		if p.Recognised {
			pages[p.Page], pages[p.Page-1] = true, true
		}
	}
	for _, b := range doc.Blocks {
		if b.Paragraph != nil {
			mark(b.Paragraph.Place)
			continue
		}
		for _, row := range b.Table.Rows {
			mark(row.Place)
		}
	}
	return pages
}
