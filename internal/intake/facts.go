package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/calendar"
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
	ps := letterLines(withoutSeal(slices.Concat(o.preamble, o.closing)))
	f, inTitle := Facts{Implements: []string{}, Amends: []string{}, Cited: []Citation{}}, false
	i := slices.IndexFunc(ps, func(q docread.Paragraph) bool { return typeOf(q.Text) != "" && !strings.HasSuffix(q.Text, ":") })
	if i >= 0 {
		f.Type, f.Title = typeOf(ps[i].Text), p.titleAfter(ps, i+1)
	} else if f.Type, f.Title = letterOf(ps); f.Type == "" {
		f.Type, f.Title = titledType(ps)
		inTitle = f.Type != ""
	}
	f.readNumber(ps)
	issuer, sure := p.issuerOf(ps, casingOf(o))
	f.Issuer = issuer
	if f.SignerTitle, f.Signer = signerOf(ps); f.Signer == "" {
		f.SignerTitle, f.Signer = signerOf(besideAddressees(ps))
	}
	f.Effective = effectiveOf(slices.Concat(o.preamble, o.articles(), o.closing))
	if f.IssuedOn.IsZero() {
		f.IssuedOn = adoptedOn(o)
	}
	if f.Title = p.withoutIssuerAtEnd(f.Title, f.Issuer); isCapitals(f.Title) {
		f.Title = casingOf(o).sentence(f.Title)
	}
	f.markDoubts()
	if inTitle {
		f.Doubts = append(f.Doubts, "type")
	}
	if !sure && f.Issuer != "" {
		f.Doubts = append(f.Doubts, "issuer")
	}
	return f
}

// withoutSeal drops the note that a copy has in place of the signature: "(đã ký) Nguyễn Văn Mẫu".
func withoutSeal(ps []docread.Paragraph) []docread.Paragraph {
	ps = slices.Clone(ps)
	for i, q := range ps {
		if lower := strings.ToLower(q.Text); strings.HasPrefix(lower, "(đã ký)") {
			ps[i].Text = strings.TrimSpace(q.Text[len("(đã ký)"):])
		}
	}
	return slices.DeleteFunc(ps, func(q docread.Paragraph) bool { return q.Text == "" })
}

// letterOf knows an official letter, which bears no type: its abstract begins with "V/v" and stands above whom it is
// addressed to (Decree 30/2020/NĐ-CP, annex I).
func letterOf(ps []docread.Paragraph) (kind, title string) {
	for i, q := range ps {
		words := wordsOf(q.Text)
		if startsWith(words, "kinh gui") {
			break
		}
		if n, ok := atAny(words, 0, []string{"v v"}); ok && n < len(words) {
			title = capitalised(q.Text[words[n].start:])
			if i+1 < len(ps) && !ps[i+1].Spaced && unicode.IsLower(firstRune(ps[i+1].Text)) {
				title += " " + ps[i+1].Text
			}
		}
		if title != "" {
			kind = "Công văn"
		}
	}
	return kind, title
}

// titledType reads the type off a title in one line, as pages that publish a document print it: "Giấy mời dự Lễ …". It
// opens the text, and no mark ends it.
func titledType(ps []docread.Paragraph) (kind, title string) {
	if len(ps) == 0 || isSentence(ps[0].Text) {
		return "", ""
	}
	for _, t := range documentTypes {
		if rest, ok := strings.CutPrefix(ps[0].Text, t+" "); ok && len(t) > len(kind) {
			kind, title = t, capitalised(strings.TrimSpace(rest))
		}
	}
	return kind, title
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

// titleAfter joins the lines of the abstract under the type, to the empty line
// after them, the issuer's name or the grounds.
func (p *parser) titleAfter(ps []docread.Paragraph, from int) string {
	var lines []string
	if from < len(ps) && startsWith(wordsOf(ps[from].Text), "cua") { // "QUYẾT ĐỊNH của Ủy ban …"
		for from++; from < len(ps) && !startsWith(wordsOf(ps[from].Text), "v v", "ve"); from++ {
			if opensGrounds(ps[from].Text) {
				return ""
			}
		}
	}
	for i := from; i < len(ps) && (i == from || !ps[i].Spaced || unicode.IsLower(firstRune(ps[i].Text))); i++ {
		if isRule(ps[i].Text) || i > from && (isSentence(ps[i].Text) || opensGrounds(ps[i].Text) || p.bodyName(ps[i].Text) != "") {
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

// isSentence: a title has no mark at its end.
func isSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, ":") || strings.HasSuffix(s, ";")
}

// opensGrounds: what a document rests on, or the words by which it decides.
func opensGrounds(s string) bool {
	words := wordsOf(s)
	if startsWith(words, "can cu", "xet de nghi", "theo de nghi", "tren co so", "dieu 1") || opensCarriedOut(s, words) {
		return true
	}
	return strings.HasSuffix(s, ":") && typeOf(strings.Trim(s, " :")) != "" || startsWith(words, "quyet nghi")
}

// opensCarriedOut: the sentence by which a document says which one it carries out, "Thực hiện Kế hoạch số …". A title
// goes on with these words in its own case: in capitals, or with a small letter.
func opensCarriedOut(s string, words []word) bool {
	n, ok := atAny(words, 0, []string{"trien khai thuc hien", "thuc hien", "trien khai"})
	return ok && unicode.IsUpper(firstRune(s)) && !isCapitals(s[:words[n-1].end]) &&
		slices.ContainsFunc(documentTypes, func(t string) bool { _, named := at(words, n, text.Fold(t)); return named })
}

// isRule: a line of dashes or underscores.
func isRule(s string) bool { return strings.Trim(s, "-_=*—– ") == "" }

// readNumber takes the number and date of the letterhead, or else of "(Ban
// hành kèm theo Quyết định số … ngày …)".
func (f *Facts) readNumber(ps []docread.Paragraph) {
	for i, q := range ps {
		words := wordsOf(q.Text)
		if n := numberWord(q.Text, words); n > 0 && f.Number == "" && n < len(words) {
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

// numberWord returns how many words lead to the document's own number: "Số", "Nghị quyết số". "Sở" is none.
func numberWord(s string, words []word) int {
	from := 0
	for _, t := range documentTypes {
		if n, ok := at(words, 0, text.Fold(t)); ok {
			from = n
		}
	}
	if n, ok := at(words, from, "so"); ok && len(words) < 12 && strings.ToLower(s[words[from].start:words[from].end]) != "sở" {
		return from + n
	}
	return 0
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
	return signedAsHead(ps)
}

// besideAddressees takes the right one of two columns that a text printed on the same lines: "Nơi nhận: TM. ỦY BAN NHÂN
// DÂN", "- Sở Y tế; CHỦ TỊCH", "- Lưu: VT. Nguyễn Văn Mẫu".
func besideAddressees(ps []docread.Paragraph) []docread.Paragraph {
	from := slices.IndexFunc(ps, func(q docread.Paragraph) bool { return isAddressees(q.Text) })
	if from < 0 {
		return nil
	}
	var right []docread.Paragraph
	for _, q := range ps[from:] {
		if isAddressees(q.Text) || strings.HasPrefix(q.Text, "-") {
			q.Text = rightOf(q.Text)
		}
		if q.Text != "" {
			right = append(right, q)
		}
	}
	return right
}

// rightOf is what stands behind a mark of an addressee's line and is capitals or a person's name, empty for nothing.
func rightOf(s string) string {
	for i, r := range s {
		if !strings.ContainsRune(":;,.", r) || strings.HasSuffix(s[:i], "TM") {
			continue
		}
		rest := strings.TrimSpace(s[i+1:])
		if !strings.ContainsAny(rest[max(0, len(rest)-1):], ":;,.") && (isCapitals(rest) || isPersonName(rest)) {
			return rest
		}
	}
	return ""
}

// signedAsHead reads a signature block without "TM.": the head of the body signs in that quality.
func signedAsHead(ps []docread.Paragraph) (title, name string) {
	for i := len(ps) - 1; i > 0; i-- {
		if !isPersonName(ps[i].Text) {
			continue
		}
		for j := i - 1; j >= max(0, i-3); j-- {
			if isHeadTitle(ps[j].Text) {
				return signerTitle(ps[j].Text), ps[i].Text
			}
		}
	}
	return "", ""
}

// isHeadTitle: an office in capitals and nothing else.
func isHeadTitle(s string) bool {
	words := wordsOf(s)
	return isCapitals(s) && len(words) <= 8 && startsWith(words,
		"hieu truong", "pho hieu truong", "chi cuc truong", "pho cuc truong", "chi huy truong", "tong bien tap",
		"chu tich", "pho chu tich", "thu tuong", "pho thu tuong", "bo truong", "thu truong", "giam doc", "pho giam doc",
		"chanh van phong", "pho chanh van phong", "chu nhiem", "pho chu nhiem", "truong ban", "pho truong ban",
		"tong thu ky", "vien truong", "cuc truong", "tong giam doc", "bi thu", "pho bi thu", "chanh an", "tong bi thu")
}

// slashed are the marks of signing for somebody that are written with a stroke in place of the full stop.
var slashed = regexp.MustCompile(`^(?:T/M|K/T|T/L|TM/|KT/|TL/|TUQ/)\.? `)

// isSigningFor: TM. (for the body), KT. (in place of), TL. (by order), TUQ. (by mandate), Q. (acting).
func isSigningFor(s string) bool {
	if slashed.MatchString(s) && isCapitals(s) {
		return true
	}
	switch before, _, found := strings.Cut(s, "."); {
	case !found || !isCapitals(s):
		return false
	default:
		return slices.Contains([]string{"TM", "KT", "TL", "TUQ", "Q", "T/M", "K/T"}, strings.TrimSpace(before))
	}
}

func afterAbbreviation(s string) string {
	if mark := slashed.FindString(s); mark != "" {
		s = s[len(mark):]
	} else if isSigningFor(s) {
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

// isPersonName: two to six words that begin with a capital and go on in small letters. A name in capitals
// cannot be told from a heading.
func isPersonName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > maxPersonName || isCapitals(s) {
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
		if has(words[i:], "ngay thong qua", "ngay duoc thong qua") {
			return "from_adoption"
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
	year, err := strconv.Atoi(titledYear(f.Title))
	if err != nil || year < issued {
		return issued
	}
	return year
}

// titledYear is the one year that a title speaks of, empty for none or several.
func titledYear(title string) string {
	words := wordsOf(title)
	found := ""
	for i := 1; i < len(words); i++ {
		if words[i-1].fold != "nam" || !isYear(words[i].fold) || i > 2 && words[i-3].fold == "thang" {
			continue
		}
		if found != "" && words[i].fold != found {
			return ""
		}
		found = words[i].fold
	}
	return found
}

// articles are the paragraphs of the document's articles, where these count its items.
func (o *outline) articles() []docread.Paragraph {
	var all []docread.Paragraph
	o.walk(func(it *item) {
		if root := it.root(); root.rank == rankArticle {
			all = append(all, docread.Paragraph{Text: it.text, Place: it.place})
		}
	})
	return all
}

// maxToDay is how many words may name the session between "thông qua" and its day.
const maxToDay = 12

// adoptedOn is the day a resolution was adopted, where its letterhead has no date.
func adoptedOn(o *outline) calendar.Day {
	for _, q := range slices.Concat(o.closing, o.articles()) {
		words := wordsOf(q.Text)
		for i := index(words, 0, "thong qua"); i >= 0; i = index(words, i+1, "thong qua") {
			if k := index(words, i, "ngay"); k >= 0 && k < i+maxToDay {
				if day, ok := dateAfter(q.Text[words[k].end:]); ok {
					return day
				}
			}
		}
	}
	return calendar.Day{}
}

// withoutIssuerAtEnd drops the issuer's name where it ran on behind the title.
func (p *parser) withoutIssuerAtEnd(title, issuer string) string {
	folded, name := text.Fold(title), text.Fold(issuer)
	if issuer == "" || !strings.HasSuffix(folded, " "+name) {
		return title
	}
	words, own := wordsOf(title), wordsOf(issuer)
	return strings.TrimSpace(title[:words[len(words)-len(own)].start])
}
