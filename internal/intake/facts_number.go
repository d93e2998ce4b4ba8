package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/calendar"
	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// readNumber takes the number and date of the letterhead, or else of "(Ban
// hành kèm theo Quyết định số … ngày …)".
func (f *Facts) readNumber(ps []docread.Paragraph) {
	for i, q := range ps {
		words := wordsOf(q.Text)
		other := i > 0 && strings.HasSuffix(text.Fold(ps[i-1].Text), "theo quyet dinh") // the issuer's name goes on
		if n := numberWord(q.Text, words); n > 0 && f.Number == "" && n < len(words) && !other {
			if c, ok := citationIn(joinedNumber(q.Text[words[n].start:])); ok {
				f.Number = c.Number
			}
		}
		if f.IssuedOn.IsZero() && len(words) < 16 {
			most := maxPlace
			if startsWith(words, "so") {
				most += maxPlace // two columns on one line: "Số: 12/QĐ-BYT Hà Nội, ngày …"
			}
			if k := index(words, 0, "ngay"); k > 0 && k < most && !strings.HasPrefix(q.Text, "(") && capitalisedOrComma(q.Text) {
				f.IssuedOn, _ = dateAfter(q.Text[words[k].end:])
			}
		}
		if _, ok := atAny(words, 0, []string{"ban hanh kem theo", "kem theo"}); ok {
			f.readAttachment(joinOpen(ps[i:]))
		}
	}
}

// maxPlace is how many words a line may have before its day: a place, or the number.
const maxPlace = 6

// joinedNumber takes the blanks out of a number that was filled in by hand or stamp: "2449 -CV/ĐU", "12 / KH - UBND".
func joinedNumber(s string) string {
	return strings.NewReplacer(" / ", "/", " /", "/", "/ ", "/", " - ", "-", " -", "-", "- ", "-").Replace(s)
}

// isNumberSpoilt: what stands before the stroke of the number is no count of documents, as where a picture was read.
func (f *Facts) isNumberSpoilt() bool {
	count, _, found := strings.Cut(f.Number, "/")
	count, _, _ = strings.Cut(count, "-") // "12-KH/TU"
	return found && strings.Trim(count, "0123456789") != ""
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
