package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"dondoc/internal/docread"
)

// numbered is a document that a text names by type, number and mostly its day: "Công điện số 114/CĐ-TTg ngày 19/7/2025".
var numbered = regexp.MustCompile(`(?:^|[\s(])(` + typesPattern + `)\s+(?:số:?\s*)?(\d\S*/\S*\p{Lu}[^\s,;.)]*)`)

// attachedTo is numbered, or one whose number is still to be filled in: "Kế hoạch số:     /KH-UBND".
var attachedTo = regexp.MustCompile(`(?:^|[\s(])(` + typesPattern + `)\s+(?:số:?)?[\s.…_]*(\d*\S*/\S*\p{Lu}[^\s,;.)]*)`)

// typesPattern matches the name of a type, the longest first.
var typesPattern = func() string {
	types := slices.Clone(documentTypes)
	slices.SortFunc(types, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return strings.Join(types, "|")
}()

// issuing is what somebody does with a document, behind its name and before the document's.
var issuing = regexp.MustCompile(`^(.*?)\s+(?:(?:vừa|đã)\s+)?(?:ký ban hành|ban hành|ký|có)\s+$`)

// dateline is how a news page opens its first sentence: "(baolamson.vn) - ".
var dateline = regexp.MustCompile(`^\([^()]{1,40}\)\s*[-–]\s*`)

// leadingDay is a day that a sentence opens with.
var leadingDay = regexp.MustCompile(`^Ngày\s+(\d[\d/.-]*),?\s+`)

// readMention takes what the letterhead does not say from the text that names the document: the note on what it is
// attached to ("Kèm theo Nghị quyết … của Chính phủ"), or the sentence by which a page that publishes it says who issued it
// ("Thủ tướng Chính phủ vừa ký Công điện số …"). What a page says of a document is doubted.
func (f *Facts) readMention(p *parser, ps []docread.Paragraph) {
	const top = 12
	for i, q := range ps[:min(len(ps), top)] {
		s, attached := q.Text, startsWith(wordsOf(q.Text), "kem theo", "ban hanh kem theo")
		named := numbered
		if attached {
			s, named = joinOpen(ps[i:]), attachedTo
		}
		m := named.FindStringSubmatchIndex(s)
		switch {
		case m == nil:
		case attached:
			f.readAnnexNote(p, ps[:i], s, m)
			return
		case i <= 1 && !attached && f.Number == "" && f.Issuer == "" && (i == 0 || isHeadline(ps[0].Text)):
			f.readReport(p, s, m)
			return
		}
	}
}

// isHeadline: the line is the title of a page: short, and no sentence.
func isHeadline(line string) bool {
	return len(wordsOf(line)) <= maxTitle && typeOf(line) == "" && !strings.HasSuffix(strings.TrimSpace(line), ".")
}

// readAnnexNote takes from the note of an annex that stands alone what it says of the document it belongs to: m are the places of
// the type and number in it. Its title is the document's where the note says what that is about, or else the annex's own.
func (f *Facts) readAnnexNote(p *parser, above []docread.Paragraph, s string, m []int) {
	f.Type = cmp.Or(f.Type, s[m[2]:m[3]])
	f.Issuer = cmp.Or(f.Issuer, p.issuerBehind(s[m[1]:]))
	if day, behind, found := strings.Cut(s[m[1]:], "ngày "); f.IssuedOn.IsZero() && found && strings.TrimSpace(day) == "" {
		f.IssuedOn, _ = dateAfter(behind)
	}
	if f.Title != "" || len(above) == 0 || !isAppendixTitle(above[0].Text) {
		return
	}
	_, about, found := strings.Cut(s[m[1]:], "về việc ")
	if !found {
		about = p.titleAfter(above, 1)
	}
	f.Title = capitalised(strings.Trim(about, " .)"))
	f.Doubts = append(f.Doubts, "title")
}

// readReport reads the sentence that opens a page about a document: m are the places of the type and number in it.
func (f *Facts) readReport(p *parser, s string, m []int) {
	before, day := dateline.ReplaceAllString(s[:m[2]], ""), leadingDay.FindStringSubmatch(s)
	if day != nil {
		before = strings.TrimPrefix(before, day[0])
	}
	subject := issuing.FindStringSubmatch(before)
	if subject == nil {
		return
	}
	issuer, signer := p.issuerAndHead(subject[1])
	if issuer == "" {
		return
	}
	f.Type, f.Issuer, f.Signer = s[m[2]:m[3]], issuer, cmp.Or(f.Signer, signer)
	if c, ok := citationIn(s[m[4]:]); ok {
		f.Number, f.IssuedOn = c.Number, c.Date
	}
	if f.IssuedOn.IsZero() && day != nil {
		f.IssuedOn, _ = dateAfter(day[1])
	}
	f.Doubts = append(f.Doubts, "type", "number", "issued_on", "issuer", "signer")
}

// issuerAndHead parts a body and the name of the person who signs for it: "Thủ tướng Chính phủ Phạm Minh Chính".
func (p *parser) issuerAndHead(s string) (issuer, signer string) {
	words := wordsOf(s)
	for n := len(words); n > 0 && n >= len(words)-maxPersonName; n-- {
		body, rest := s[:words[n-1].end], strings.TrimSpace(s[words[n-1].end:])
		if name := p.namedIssuer(body); name != "" && (rest == "" || isPersonName(rest)) {
			return name, rest
		}
	}
	return "", ""
}

// issuerBehind is the body behind "của" that issued the document a note names.
func (p *parser) issuerBehind(s string) string {
	_, name, found := strings.Cut(s, "của ")
	if !found {
		return ""
	}
	if end := strings.IndexAny(name, ",;)"); end >= 0 {
		name = name[:end]
	}
	name, _, _ = strings.Cut(name, " về việc ")
	return withoutOffice(p.namedIssuer(strings.TrimSpace(name)))
}

// namedIssuer is a text that names one body, which may issue documents, and nothing else; empty for any other.
func (p *parser) namedIssuer(s string) string {
	if !startsWith(wordsOf(s), letterheadKinds...) && !startsWith(wordsOf(s), "bo truong", "giam doc") {
		return ""
	}
	found := p.names.List(s)
	if len(found) != 1 || found[0].Class || found[0].Doubt != "" || len(found[0].Text) < len(s) {
		return ""
	}
	return expandCommittee(s)
}
