package intake

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/docread"
)

// Pieces of work may be counted with a word before the number: "Hoạt động 1: Tổ chức hội thi", "Nhiệm vụ 2. …", or, with what is
// done on labelled lines under it, "Hoạt động 1" alone.

// countedWork matches the word and number at the beginning of a line, and the mark behind them.
var countedWork = regexp.MustCompile(
	`^(Hoạt động|Nhiệm vụ|Nội dung|Giải pháp|Công việc|Nhóm nhiệm vụ|Nhóm giải pháp|Hợp phần|Dự án|Tiểu dự án|Chuyên đề)` +
		` (?:số )?(\d{1,2})(?:\s*[:.–-]\s*|\s*$)`)

// countedLabel parts "Hoạt động 1: Tổ chức hội thi"; a number alone stays the title.
func countedLabel(s string) (noun, number, title string) {
	m := countedWork.FindStringSubmatch(s)
	if m == nil {
		return "", "", s
	}
	title = strings.TrimSpace(s[len(m[0]):])
	if title == "" {
		return m[1], m[2], s
	}
	if !unicode.IsUpper(firstRune(title)) {
		return "", "", s // a sentence about it
	}
	return m[1], m[2], title
}

// isCountedName: the word and its number alone, which say nothing that could be done.
func isCountedName(s string) bool {
	s = strings.TrimRight(s, " .:")
	_, number, title := countedLabel(s)
	return number != "" && title == s
}

// A countedList is the lines that one word and its numbers open.
type countedList struct {
	lines       []int
	above, rank rank
	works       int // how many of them are work
}

// countedIn gives the lines that a word and a number open, by index, and their rank: below the label that stands before the first
// of them. One alone is no list, and a list of which most only name a subject is what a report is to hold.
func countedIn(lines []docread.Paragraph) map[int]rank {
	opened := map[int]rank{}
	for _, l := range countedLists(lines) {
		if len(l.lines) > 1 && 2*l.works > len(l.lines) {
			for _, i := range l.lines {
				opened[i] = l.rank
			}
		}
	}
	return opened
}

func countedLists(lines []docread.Paragraph) (all []*countedList) {
	above := rankNone
	lists := map[string]*countedList{}
	for i, p := range lines {
		if _, r, _ := labelOf(p.Text); r != rankNone {
			if r < rankBracket {
				above = r
			}
			continue
		}
		noun, number, title := countedLabel(p.Text)
		n, _ := strconv.Atoi(number)
		l := lists[noun]
		switch {
		case n == 1:
			l = &countedList{above: above, rank: belowRank(above)}
			lists[noun], all = l, append(all, l)
		case n == 0 || l == nil || n != len(l.lines)+1:
			continue
		}
		l.lines, above = append(l.lines, i), l.rank
		if l.isWork(lines, i, title) {
			l.works++
		}
	}
	return all
}

// isWork: the title says what to do, or lines under it do.
func (l *countedList) isWork(lines []docread.Paragraph, i int, title string) bool {
	words := wordsOf(title)
	if beginsWithVerb(title, words, 0) || tellsWhoActs(title, words) {
		return true
	}
	if i+1 == len(lines) {
		return false
	}
	_, under, _ := labelOf(lines[i+1].Text)
	return under > l.above || isFieldLine(lines[i+1].Text)
}

// tellsWhoActs: a body's kind opens the title, and a verb comes behind it. "Số lượng …" is no "Sở".
func tellsWhoActs(title string, words []word) bool {
	if !startsWith(words, letterheadKinds...) || strings.HasPrefix(title, "Số ") {
		return false
	}
	for i := 1; i < len(words); i++ {
		if isVerbAt(title, words, i) {
			return true
		}
	}
	return false
}

// belowRank is the rank of the items right under a label.
func belowRank(above rank) rank {
	switch {
	case above < rankInner:
		return rankInner
	case above < rankNumber:
		return rankNumber
	case above < rankLetter:
		return min(above+1, rankLetter-1)
	}
	return rankBracket
}
