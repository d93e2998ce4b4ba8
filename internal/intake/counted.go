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

// countedIn gives the lines that a word and a number open, by index, and their rank: below the label that stands before the first
// of them. One alone is no list.
func countedIn(lines []docread.Paragraph) map[int]rank {
	opened := map[int]rank{}
	above := rankNone
	type list struct {
		first, count int
		rank         rank
	}
	lists := map[string]list{}
	for i, p := range lines {
		if _, r, _ := labelOf(p.Text); r != rankNone {
			if r < rankBracket {
				above = r
			}
			continue
		}
		noun, number, _ := countedLabel(p.Text)
		n, _ := strconv.Atoi(number)
		l := lists[noun]
		switch {
		case n == 1:
			l = list{first: i, rank: belowRank(above)}
		case n == 0 || n != l.count+1:
			continue
		default:
			opened[l.first], opened[i] = l.rank, l.rank
		}
		l.count, above = n, l.rank
		lists[noun] = l
	}
	return opened
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
