package intake

import (
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/docread"
)

// openTitles gives the parts of a text their items back that lost their numbers when it was copied: the titles in them, and under
// each the paragraphs up to the next. A part whose paragraphs do not begin with a title, or of which another lacks its end
// mark, stays as it is.
func (o *outline) openTitles() {
	for _, part := range o.top.children {
		if part.rank < rankNumber && len(part.children) == 0 && isUnderTitles(part.rest) {
			part.openTitles()
			o.size += len(part.children)
		}
	}
}

// isUnderTitles: the paragraphs stand under titles, the first under the first, and all others end as sentences do.
func isUnderTitles(ps []docread.Paragraph) bool {
	if len(ps) < 2 || !isTitleBefore(ps, 0) {
		return false
	}
	for i, q := range ps {
		if !endsSentence(q.Text) && !isTitleBefore(ps, i) {
			return false
		}
	}
	return true
}

// isTitleBefore: a short line that no mark ends, before a sentence.
func isTitleBefore(ps []docread.Paragraph, i int) bool {
	return i+1 < len(ps) && !endsSentence(ps[i].Text) && endsSentence(ps[i+1].Text) && ps[i+1].Spaced &&
		unicode.IsUpper(firstRune(ps[i].Text)) && unicode.IsUpper(firstRune(ps[i+1].Text)) &&
		len(wordsOf(ps[i].Text)) <= maxSpacedTitle
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " ”\"")
	return s != "" && strings.ContainsAny(s[len(s)-1:], ".;:,/!?")
}

func (it *item) openTitles() {
	rest := it.rest
	it.rest = nil
	for i, q := range rest {
		if !isTitleBefore(rest, i) {
			it.children[len(it.children)-1].rest = append(it.children[len(it.children)-1].rest, q)
			continue
		}
		label := strconv.Itoa(len(it.children) + 1)
		it.children = append(it.children, &item{
			label: label, path: pathUnder(it, label), rank: rankNumber, head: q.Text, place: q.Place, parent: it, lost: true,
		})
	}
}
