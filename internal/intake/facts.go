package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// documentTypes are the types of administrative acts (Decree 30/2020/NĐ-CP, art. 7, and legal
// acts), as they are spelled.
var documentTypes = []string{
	"Nghị quyết", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án",
	"Đề án", "Dự án", "Báo cáo", "Tờ trình", "Công điện", "Kết luận", "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Chương trình hành động",
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
	ps := slices.Concat(o.preamble, o.closing)
	f := Facts{Implements: []string{}, Amends: []string{}, Cited: []Citation{}}
	i := slices.IndexFunc(ps, func(q docread.Paragraph) bool { return typeOf(q.Text) != "" })
	if i >= 0 {
		f.Type, f.Title = typeOf(ps[i].Text), titleAfter(ps, i+1)
	}
	f.readNumber(ps)
	f.Issuer = p.issuerOf(ps)
	f.SignerTitle, f.Signer = signerOf(ps)
	f.Effective = effectiveOf(ps)
	f.markDoubts()
	return f
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

// titleAfter joins the lines of the abstract under the type, to the empty line after them.
func titleAfter(ps []docread.Paragraph, from int) string {
	var lines []string
	for i := from; i < len(ps) && (i == from || !ps[i].Spaced); i++ {
		if isRule(ps[i].Text) {
			break
		}
		lines = append(lines, ps[i].Text)
	}
	title := strings.Join(lines, " ")
	words := wordsOf(title)
	if n, ok := atAny(words, 0, []string{"ve viec", "v v"}); ok && n < len(words) {
		title = title[words[n].start:]
	}
	return capitalised(title)
}

// isRule: a line of dashes or underscores.
func isRule(s string) bool { return strings.Trim(s, "-_=*—– ") == "" }

// readNumber takes the number and date of the letterhead, or else of "(Ban
// hành kèm theo Quyết định số … ngày …)".
func (f *Facts) readNumber(ps []docread.Paragraph) {
	for i, q := range ps {
		words := wordsOf(q.Text)
		if n, ok := at(words, 0, "so"); ok && f.Number == "" && n < len(words) {
			if c, ok := citationIn(q.Text); ok {
				f.Number = c.Number
			}
		}
		if f.IssuedOn.IsZero() && len(words) < 16 {
			if k := index(words, 0, "ngay"); k > 0 && k < 6 && !strings.HasPrefix(q.Text, "(") && capitalisedOrComma(q.Text) {
				f.IssuedOn, _ = dateAfter(q.Text[words[k].end:])
			}
		}
		if _, ok := atAny(words, 0, []string{"ban hanh kem theo", "kem theo"}); ok {
			f.readAttachment(joinOpen(ps[i:]))
		}
	}
}

// capitalisedOrComma: a line of place and date begins with the place and a comma.
func capitalisedOrComma(s string) bool {
	return unicode.IsUpper(firstRune(s)) && strings.Contains(s, ",")
}

func (f *Facts) readAttachment(note string) {
	c, ok := citationIn(note)
	if !ok {
		return
	}
	if f.Number == "" {
		f.Number = c.Number
	}
	if f.IssuedOn.IsZero() && text.Number(f.Number) == text.Number(c.Number) {
		f.IssuedOn = c.Date
	}
}

// joinOpen joins lines until the parenthesis that the first one opens closes.
func joinOpen(ps []docread.Paragraph) string {
	joined := ""
	for _, q := range ps[:min(len(ps), 4)] {
		joined = strings.TrimSpace(joined + " " + q.Text)
		if strings.Contains(joined, ")") {
			break
		}
	}
	return joined
}

// maxLetterhead is how many paragraphs from the top the issuer may stand.
const maxLetterhead = 40

// issuerOf finds who issued the document: the line in capitals before the
// first "Căn cứ", or else the letterhead's.
func (p *parser) issuerOf(ps []docread.Paragraph) string {
	basis := slices.IndexFunc(ps, func(q docread.Paragraph) bool { return strings.HasPrefix(text.Fold(q.Text), "can cu") })
	for i := basis - 1; i >= 0 && i >= basis-2; i-- {
		if name := p.bodyName(ps[i].Text); name != "" {
			return name
		}
	}
	for i, q := range ps[:min(len(ps), maxLetterhead)] {
		joined := q.Text
		if i+1 < len(ps) && isCapitals(ps[i+1].Text) && !ps[i+1].Spaced {
			joined += " " + ps[i+1].Text
		}
		if name := p.bodyName(joined); name != "" {
			return name
		}
	}
	return ""
}

// bodyName spells a body's name in capitals as it is written in a sentence; empty where the text is none.
func (p *parser) bodyName(s string) string {
	if !isCapitals(s) || len(wordsOf(s)) > 16 || strings.HasSuffix(s, ":") {
		return ""
	}
	found := p.names.List(s)
	if len(found) != 1 || found[0].Class || len(found[0].Text) < len(strings.TrimRight(s, " .")) {
		return ""
	}
	if m := found[0]; !isCapitals(m.Name) {
		return expandCommittee(m.Name)
	}
	if words := wordsOf(s); !has(words[:1], "uy", "hoi", "ban", "bo", "so", "chinh", "thu", "van", "tinh", "thanh", "huyen") {
		return ""
	}
	return lowerCapitals(s)
}

func expandCommittee(name string) string { return capitalised(text.Expand(name)) }

// lowerCapitals writes a name in capitals as in a sentence: the kind of body
// begins with one capital, the name of a place has one on every word.
func lowerCapitals(s string) string {
	fields := strings.Fields(strings.Map(unicode.ToLower, text.Normal(s)))
	proper := false
	for i, w := range fields {
		if i == 0 || proper {
			fields[i] = capitalised(w)
		}
		switch text.Fold(w) {
		case "tinh", "pho", "huyen", "xa", "phuong", "quan", "tran":
			proper = true
			fields[i] = w
		case "ban":
			fields[i] = w
		}
	}
	return capitalised(strings.Join(fields, " "))
}

// signerOf reads the signature block: the line that says for whom ("TM. …",
// "KT. …"), titles in capitals, and the name.
func signerOf(ps []docread.Paragraph) (title, name string) {
	for i, q := range ps {
		if !isSigningFor(q.Text) {
			continue
		}
		title = afterAbbreviation(q.Text)
		for _, next := range ps[i+1 : min(len(ps), i+8)] {
			switch {
			case isCapitals(next.Text):
				title = afterAbbreviation(next.Text)
			case isPersonName(next.Text):
				return signerTitle(title), next.Text
			}
		}
	}
	return "", ""
}

// isSigningFor: TM. (for the body), KT. (in place of), TL. (by order), TUQ. (by mandate), Q. (acting).
func isSigningFor(s string) bool {
	switch before, _, found := strings.Cut(s, "."); {
	case !found || !isCapitals(s):
		return false
	default:
		return slices.Contains([]string{"TM", "KT", "TL", "TUQ", "Q", "T/M", "K/T"}, strings.TrimSpace(before))
	}
}

func afterAbbreviation(s string) string {
	if isSigningFor(s) {
		_, s, _ = strings.Cut(s, ".")
	}
	return strings.TrimSpace(s)
}

// signerTitle writes "PHÓ CHỦ TỊCH" as "Phó Chủ tịch".
func signerTitle(s string) string {
	lower := strings.Map(unicode.ToLower, s)
	if rest, ok := strings.CutPrefix(lower, "phó "); ok {
		return "Phó " + capitalised(rest)
	}
	return capitalised(lower)
}

// isPersonName: two to six words that begin with a capital and go on in small letters.
func isPersonName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 6 {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		return !unicode.IsUpper(firstRune(w)) || strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' })
	})
}

// effectiveOf reads from when the document is in force.
func effectiveOf(ps []docread.Paragraph) string {
	for _, q := range ps {
		words := wordsOf(q.Text)
		i := index(words, 0, "co hieu luc")
		if i < 0 {
			continue
		}
		if has(words[i:], "ngay ky") {
			return "from_signing"
		}
		if k := index(words, i, "ngay"); k >= 0 {
			if day, ok := dateAfter(q.Text[words[k].end:]); ok {
				return day.String()
			}
		}
	}
	return ""
}

// yearOf is the year that phrases without one mean: the one year its title
// speaks of ("Chương trình công tác năm 2025"), or that of issue.
func yearOf(f Facts) int {
	issued := f.IssuedOn.Year()
	words := wordsOf(f.Title)
	found := 0
	for i := 1; i < len(words); i++ {
		if words[i-1].fold != "nam" || !isYear(words[i].fold) || i > 2 && words[i-3].fold == "thang" {
			continue
		}
		year, err := strconv.Atoi(words[i].fold)
		if err != nil || found != 0 && year != found {
			return issued
		}
		found = year
	}
	if found == 0 || found < issued {
		return issued
	}
	return found
}
