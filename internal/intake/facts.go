package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// documentTypes are the types of administrative acts (Decree 30/2020/NĐ-CP, art. 7, and legal
// acts), as they are spelled.
var documentTypes = []string{
	"Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án",
	"Đề án", "Dự án", "Báo cáo", "Tờ trình", "Công điện", "Kết luận", "Luật", "Pháp lệnh", "Nghị định", "Thông tư",
	"Chương trình hành động", "Chương trình công tác", "Kế hoạch công tác", "Kế hoạch hành động", "Giấy mời",
	"Biên bản", "Thông cáo",
}

// typeOf knows a heading that is a type of document and nothing else.
func typeOf(s string) string {
	if !isCapitals(s) {
		return ""
	}
	folded := text.Fold(s)
	for _, t := range documentTypes {
		if text.Fold(t) == folded {
			return t
		}
	}
	return ""
}

// factsOf reads what the document says about itself from the texts before and
// after its items: the heading, the letterhead or the note under a programme's
// title that names its decision, and the signature block.
func (p *parser) factsOf(o *outline) Facts {
	stated, ps := propertiesOf(o.preamble)
	ps = letterLines(withoutSeal(slices.Concat(ps, o.closing)))
	f, inTitle := Facts{Implements: []string{}, Amends: []string{}, Cited: []Citation{}}, false
	i := slices.IndexFunc(ps, func(q docread.Paragraph) bool { return typeOf(q.Text) != "" && !strings.HasSuffix(q.Text, ":") })
	if i >= 0 && (stated.kind() == "" || typeOf(ps[i].Text) == stated.kind()) {
		f.Type, f.Title = typeOf(ps[i].Text), p.titleAfter(ps, i+1)
		if kind, title := decidedAbove(ps[:i]); kind != "" {
			f.Type, inTitle = kind, true
			f.Title = cmp.Or(title, f.Title)
		}
	} else if f.Type, f.Title = letterOf(ps); f.Type == "" {
		f.Type, f.Title = titledType(ps)
		if f.Type == "" && isLetter(ps) {
			f.Type = letter
		}
		inTitle = f.Type != ""
	}
	f.readNumber(ps)
	learnt := casingOf(o)
	issuer, sure := p.issuerOf(ps, learnt)
	if title, council := councilBehind(f.Title); issuer == "" && council != "" {
		f.Title = title
		issuer, sure = p.spelledBody(council, learnt)
	}
	f.Issuer = issuer
	if f.SignerTitle, f.Signer = signerOf(ps); f.Signer == "" {
		f.SignerTitle, f.Signer = signerOf(besideAddressees(ps))
	}
	if f.Signer == "" {
		if f.Signer = signedAlone(ps); f.Signer != "" {
			f.Doubts = append(f.Doubts, "signer")
		}
	}
	f.readMention(p, ps)
	f.readProperties(p, stated)
	f.Effective = effectiveOf(slices.Concat(o.preamble, o.articles(), o.closing))
	if f.IssuedOn.IsZero() {
		f.IssuedOn = adoptedOn(o)
	}
	if f.Title = p.withoutIssuerAtEnd(f.Title, f.Issuer); isCapitals(f.Title) {
		f.Title = learnt.sentence(f.Title)
	}
	f.markDoubts()
	if inTitle {
		f.Doubts = append(f.Doubts, "type")
	}
	if f.isNumberSpoilt() {
		f.Doubts = append(f.Doubts, "number")
	}
	if !sure && f.Issuer != "" {
		f.Doubts = append(f.Doubts, "issuer")
	}
	slices.Sort(f.Doubts)
	f.Doubts = slices.Compact(f.Doubts)
	return f
}

// decidedAbove reads a decision whose own heading got lost: the word by which it decides stands above the programme that
// it issues, and its abstract above its grounds.
func decidedAbove(ps []docread.Paragraph) (kind, title string) {
	for _, q := range ps {
		if s, ok := strings.CutSuffix(q.Text, ":"); ok && typeOf(strings.TrimSpace(s)) != "" {
			return typeOf(strings.TrimSpace(s)), title
		}
		if title == "" && startsWith(wordsOf(q.Text), "ban hanh", "phe duyet", "ve viec") {
			title = q.Text
		}
	}
	return "", ""
}

// markDoubts names what the document should have said.
func (f *Facts) markDoubts() {
	for _, missing := range [...]struct {
		field string
		empty bool
	}{
		{"type", f.Type == ""}, {"number", f.Number == ""}, {"issued_on", f.IssuedOn.IsZero()}, {"issuer", f.Issuer == ""},
		{"title", f.Title == ""}, {"signer", f.Signer == ""},
	} {
		if missing.empty {
			f.Doubts = append(f.Doubts, missing.field)
		}
	}
}

// yearOf is the year that phrases without one mean: the one year its title
// speaks of ("Chương trình công tác năm 2025"), or that of issue.
func yearOf(f Facts) int {
	issued := f.IssuedOn.Year()
	year, err := strconv.Atoi(titledYear(f.Title))
	if err != nil || year < issued {
		return issued
	}
	return year
}
