package intake

import (
	"cmp"
	"slices"
	"strings"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// properties are what a site that publishes a document states of it above its text, by folded labels: "Số hiệu: …".
type properties map[string]string

// propertyLabels are the labels that such sites use, folded.
var propertyLabels = []string{
	"so hieu", "so ky hieu", "so hieu van ban", "loai van ban", "noi ban hanh", "co quan ban hanh", "don vi ban hanh", "nguoi ky",
	"ngay ban hanh", "ngay hieu luc", "ngay co hieu luc", "ngay cong bao", "so cong bao", "tinh trang", "tinh trang hieu luc",
	"ngay dang", "linh vuc", "trich yeu",
}

// propertiesOf parts the properties from the text below them; what stands above them is the site's, not the document's. They
// stand together above all of the document: a line or two that happen to bear such a label are none.
func propertiesOf(ps []docread.Paragraph) (properties, []docread.Paragraph) {
	const enough, top, apart = 4, 60, 3
	known, last := properties{}, 0
	for i, q := range ps[:min(len(ps), top)] {
		if beginsDocument(q.Text) || len(known) > 0 && i-last > apart {
			break
		}
		label, value, found := strings.Cut(q.Text, ":")
		if label = text.Fold(strings.TrimSpace(label)); found && slices.Contains(propertyLabels, label) {
			known[label], last = strings.TrimSpace(value), i
		}
	}
	if len(known) < enough || known.first("so hieu", "so ky hieu", "so hieu van ban") == "" {
		return nil, ps
	}
	return known, ps[last+1:]
}

// beginsDocument: the line is of a letterhead, or the type.
func beginsDocument(line string) bool {
	folded := text.Fold(line)
	return typeOf(line) != "" || strings.Contains(folded, "cong hoa xa hoi chu nghia") || strings.HasPrefix(folded, "so:")
}

func (ps properties) first(labels ...string) string {
	for _, l := range labels {
		if ps[l] != "" {
			return ps[l]
		}
	}
	return ""
}

// kind is the type that the properties state, as it is spelled, empty where they state none.
func (ps properties) kind() string {
	stated := ps["loai van ban"]
	return cmp.Or(typeOf(strings.ToUpper(stated)), letterType(stated))
}

// readProperties takes what the document itself does not say from the properties. What a site says of it is doubted.
func (f *Facts) readProperties(p *parser, ps properties) {
	take := func(field string, have *string, stated string) {
		if *have == "" && stated != "" {
			*have = stated
			f.Doubts = append(f.Doubts, field)
		}
	}
	take("type", &f.Type, ps.kind())
	if c, ok := citationIn(ps.first("so hieu", "so ky hieu", "so hieu van ban")); ok {
		take("number", &f.Number, c.Number)
	}
	take("issuer", &f.Issuer, p.namedIssuer(ps.first("noi ban hanh", "co quan ban hanh", "don vi ban hanh")))
	if name := ps["nguoi ky"]; isPersonName(name) {
		take("signer", &f.Signer, name)
	}
	if day, ok := dateAfter(ps["ngay ban hanh"]); ok && f.IssuedOn != day { // a line of place and day may be the site's own
		f.IssuedOn = day
		f.Doubts = append(f.Doubts, "issued_on")
	}
}

// letterType: an official letter bears no type, and sites call it so.
func letterType(stated string) string {
	if text.Fold(stated) == "cong van" {
		return letter
	}
	return ""
}
