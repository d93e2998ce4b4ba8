package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// letter is the type of a document that says whom it is addressed to, and no type.
const letter = "Công văn"

// isLetter: whom it is addressed to stands above its text.
func isLetter(ps []docread.Paragraph) bool {
	return slices.ContainsFunc(ps, func(q docread.Paragraph) bool { return startsWith(wordsOf(q.Text), "kinh gui") })
}

// letterOf knows an official letter, which bears no type: its abstract begins with "V/v" and stands above whom it is
// addressed to (Decree 30/2020/NĐ-CP, annex I).
func letterOf(ps []docread.Paragraph) (kind, title string) {
	for i, q := range ps {
		words := wordsOf(q.Text)
		if startsWith(words, "kinh gui") {
			break
		}
		if n, ok := atAny(words, 0, []string{"v v", "ve viec"}); ok && n < len(words) {
			title = capitalised(q.Text[words[n].start:])
			for j := i + 1; j < min(len(ps), i+maxAbstract) && goesOnAbstract(title, ps[j:]); j++ {
				title += " " + ps[j].Text
			}
		}
		if title != "" {
			kind = letter
		}
	}
	return kind, title
}

// Bounds of the abstract of a letter: lines, and bytes of one that begins with a capital. It stands in the narrow column of the
// letterhead.
const (
	maxAbstract     = 12
	maxAbstractLine = 90
)

// goesOnAbstract: a line of the letterhead goes on with the abstract above it. It may begin with a name ("Chủ tịch UBND tỉnh")
// or a number; whom the letter is addressed to, where and when it was written and what is in capitals are other lines.
func goesOnAbstract(title string, ps []docread.Paragraph) bool {
	q := ps[0]
	if isSentence(title) || isRule(q.Text) || startsWith(wordsOf(q.Text), "kinh gui") || datedLine.MatchString(q.Text) {
		return false
	}
	if breaksOff(title) {
		return true
	}
	if unicode.IsLower(firstRune(q.Text)) {
		return true
	}
	if isSentence(q.Text) && (len(ps) == 1 || !startsWith(wordsOf(ps[1].Text), "kinh gui")) {
		return false
	}
	if unicode.IsDigit(firstRune(q.Text)) {
		return !q.Spaced // "178/2026/NĐ-CP ngày …"
	}
	return !q.Spaced && !isCapitals(q.Text) && len(q.Text) <= maxAbstractLine && !opensGrounds(q.Text)
}

// open are words that no title ends with.
var open = wordSet("duoc cua cac nhung va ve trong theo cho voi tai do")

// breaksOff: a line breaks off amid the title: "V/v thực hiện các nhiệm vụ được", "Kết luận của".
func breaksOff(title string) bool {
	words := wordsOf(title)
	n := len(words)
	return n > 1 && open[words[n-1].fold] && words[n-1].end == len(strings.TrimSpace(title))
}

// datedLine is where and when a document was written, or when alone: "Lam Sơn, ngày 5 tháng 6 năm 2026".
var datedLine = regexp.MustCompile(`^(?:[^,]*, ?)?ngày\s*\d{0,2}\s*tháng`)

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

// titleAfter joins the lines of the abstract under the type, to the empty line
// after them, the issuer's name or the grounds.
func (p *parser) titleAfter(ps []docread.Paragraph, from int) string {
	var lines []string
	if from < len(ps) && startsWith(wordsOf(ps[from].Text), "cua") && !tellsWhatFor(ps[from].Text) { // "QUYẾT ĐỊNH của Ủy ban …"
		for from++; from < len(ps) && !startsWith(wordsOf(ps[from].Text), "v v", "ve"); from++ {
			if opensGrounds(ps[from].Text) {
				return ""
			}
		}
	}
	for i := from; i < len(ps); i++ {
		goesOn := i > from && breaksOff(lines[len(lines)-1])
		if i > from && !goesOn && ps[i].Spaced && !unicode.IsLower(firstRune(ps[i].Text)) {
			break
		}
		if isRule(ps[i].Text) || i > from && !goesOn && p.endsTitle(ps[i].Text) {
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

// tellsWhatFor: the line that names the issuer under the type goes on with what the document is for: "của Ban Thường vụ Tỉnh ủy thực hiện
// Nghị quyết …".
func tellsWhatFor(line string) bool {
	return index(wordsOf(line), 3, "thuc hien", "ve", "trien khai") > 0
}

// endsTitle: a sentence, an annex, the note on what it is attached to, the grounds or the issuer begins.
func (p *parser) endsTitle(s string) bool {
	attached := startsWith(wordsOf(s), "kem theo", "ban hanh kem theo")
	return attached || isSentence(s) || isAppendixTitle(s) || opensGrounds(s) ||
		p.bodyName(s) != "" || isCapitals(s) && p.bodyName(withoutOffice(s)) != ""
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
func isRule(s string) bool { return strings.Trim(s, "-_=*—–─━¯ ") == "" }

// titledYear is the one year that a title speaks of, empty for none or several.
func titledYear(title string) string {
	words := wordsOf(title)
	found := ""
	for i := 1; i < len(words); i++ {
		if !isYear(words[i].fold) || words[i-1].fold != "nam" && !isCalledYear(title, words, i) || i > 2 && words[i-3].fold == "thang" {
			continue
		}
		if i+1 < len(words) && isYear(words[i+1].fold) {
			return "" // "5 năm 2026 - 2030", "năm 2026, 2027"
		}
		if found != "" && words[i].fold != found {
			return ""
		}
		found = words[i].fold
	}
	return found
}

// isCalledYear: the year has a name: "Năm An toàn giao thông 2026".
func isCalledYear(s string, words []word, i int) bool {
	const longest = 8
	for k := i - 2; k >= max(0, i-longest); k-- {
		if strings.HasPrefix(s[words[k].start:], "Năm ") && unicode.IsUpper(firstRune(s[words[k+1].start:])) {
			return strings.TrimSpace(s[words[i-1].end:words[i].start]) == ""
		}
	}
	return false
}

// withoutIssuerAtEnd drops the issuer's name where it ran on behind the title.
func (p *parser) withoutIssuerAtEnd(title, issuer string) string {
	folded, name := text.Fold(title), text.Fold(issuer)
	if issuer == "" || !strings.HasSuffix(folded, " "+name) {
		return title
	}
	words, own := wordsOf(title), wordsOf(issuer)
	if k := len(words) - len(own) - 1; k >= 0 && words[k].fold == "cua" { // "CHƯƠNG TRÌNH GIÁM SÁT … CỦA HỘI ĐỒNG NHÂN DÂN …"
		return title
	}
	return strings.TrimSpace(title[:words[len(words)-len(own)].start])
}
