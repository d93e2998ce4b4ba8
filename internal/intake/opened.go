package intake

import (
	"maps"
	"slices"
	"unicode"

	"dondoc/internal/docread"
)

// Items may go without a number: a title alone on its line with labelled lines
// under it ("Xây dựng bến cảng / Chủ trì: … / Tiến độ: …"), a heading that the
// format marks as one, or a time over the items that are due then.

// openedIn gives the paragraphs without a label that open an item, by index, and their rank.
func openedIn(lines []docread.Paragraph) map[int]rank {
	opened := headingsIn(lines)
	if opened == nil {
		opened = titledIn(lines)
	}
	maps.Copy(opened, countedIn(lines))
	for i := range lines {
		if under := timeOver(lines, i); under != rankNone {
			opened[i] = under - 1
		}
	}
	return opened
}

// timeOver is the rank of the items that a heading which is a time stands over ("THÁNG 3"), rankNone for any other line
// and for the end of a sentence.
func timeOver(lines []docread.Paragraph, i int) rank {
	s := lines[i].Text
	if i+1 == len(lines) || !unicode.IsUpper(firstRune(s)) || isSentence(s) || timeTitle(s) == "" ||
		i > 0 && isBroken(lines[i-1].Text, lines[i]) {
		return rankNone
	}
	_, own, _ := labelOf(s)
	_, under, _ := labelOf(lines[i+1].Text)
	if own != rankNone || under < rankNumber {
		return rankNone
	}
	return under
}

// titledIn gives the titles with labelled lines under them.
func titledIn(lines []docread.Paragraph) map[int]rank {
	opened := map[int]rank{}
	var run []int
	flush := func() {
		if len(run) > 1 { // one alone is the text of the item above it
			for _, i := range run {
				opened[i] = rankOpened
			}
		}
		run = run[:0]
	}
	for i, p := range lines {
		if _, r, _ := labelOf(p.Text); r != rankNone && !isFieldLine(p.Text) {
			flush()
			continue
		}
		if opensFields(lines, i) {
			run = append(run, i)
		}
	}
	flush()
	return opened
}

// opensFields: a line without label or field, with a labelled line right under it.
func opensFields(lines []docread.Paragraph, i int) bool {
	_, r, _ := labelOf(lines[i].Text)
	if i > 0 && isBroken(lines[i-1].Text, lines[i]) {
		return false // the end of the line before it
	}
	return r == rankNone && !isFieldLine(lines[i].Text) && i+1 < len(lines) && isFieldLine(lines[i+1].Text)
}

// isFieldLine: a line that a label opens which says who, when or what comes of it.
func isFieldLine(s string) bool {
	if _, r, rest := labelOf(s); r >= rankDash {
		s = rest
	}
	before, fields := fieldsOf(s)
	return before == "" && slices.ContainsFunc(fields, field.assigns)
}

// minHeadings is how many headings without numbers make them a document's order.
const minHeadings = 2

// headingsIn ranks marked headings where a document numbers none of its parts:
// the highest ones as Roman numbers would be, those under them as numbers.
func headingsIn(lines []docread.Paragraph) map[int]rank {
	levels := map[int][]int{}
	for i, p := range lines {
		_, r, _ := labelOf(p.Text)
		switch {
		case r == rankRoman, r == rankPart, r == rankArticle:
			return nil
		case r == rankNone && p.Level > 0 && typeOf(p.Text) == "" && !isCapitals(p.Text):
			levels[p.Level] = append(levels[p.Level], i)
		}
	}
	opened := map[int]rank{}
	next := rankRoman
	for level := 1; level <= maxLevel; level++ {
		if len(opened) == 0 && len(levels[level]) < minHeadings {
			continue // the document's own title
		}
		for _, i := range levels[level] {
			opened[i] = next
		}
		if len(levels[level]) > 0 {
			next = min(max(next+1, rankNumber), rankLetter-1)
		}
	}
	if len(opened) == 0 {
		return nil
	}
	return opened
}

// maxLevel is how deep formats mark headings.
const maxLevel = 9
