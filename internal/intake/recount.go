package intake

import (
	"regexp"
	"strconv"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/docread"
)

// counted is the number of an item with its full stop, uncounted a number that lost it or one or two signs in a number's place.
var (
	counted   = regexp.MustCompile(`^(\d{1,2})\.\s`)
	uncounted = regexp.MustCompile(`^(?:(\d{1,2})|(\S{1,2})\.)\s+`)
)

// dirty are the specks that a reading of pictures makes signs of before a number ("__3. ").
var dirty = regexp.MustCompile(`^[_~'’|.,;]{1,3}(\d{1,2}\.\s)`)

// cleaned takes those specks away.
func cleaned(lines []docread.Paragraph) []docread.Paragraph {
	for i, p := range lines {
		lines[i].Text = dirty.ReplaceAllString(p.Text, "$1")
	}
	return lines
}

// recount restores the numbers of a list that a reading of pictures spoilt, where the ones before and after leave no doubt:
// "4. …", "Š. …", "6. …" and "1 …", "2. …".
func recount(lines []docread.Paragraph) []docread.Paragraph {
	next := nextCounted(lines)
	before := 0
	for i, p := range lines {
		if n := countedAs(p.Text); n != 0 {
			before = max(n, 0)
			continue
		}
		m := uncounted.FindStringSubmatchIndex(p.Text)
		if m == nil || next[i] != before+2 || !unicode.IsUpper(firstRune(p.Text[m[1]:])) {
			continue
		}
		if digits := m[2] >= 0; digits && p.Text[m[2]:m[3]] != strconv.Itoa(before+1) || !digits && !isSpoilt(p.Text[m[4]:m[5]], before) {
			continue
		}
		before++
		lines[i].Text = strconv.Itoa(before) + ". " + p.Text[m[1]:]
	}
	return lines
}

// isSpoilt: the signs are no mark of a list, and a number stood before them.
func isSpoilt(signs string, before int) bool {
	first, size := utf8.DecodeRuneInString(signs)
	letter := size == len(signs) && first < utf8.RuneSelf && unicode.IsLetter(first)
	return before > 0 && !letter && !unicode.IsDigit(first) && labelRank(signs) != rankRoman
}

// countedAs is the number that a line counts, -1 where it begins a part and the count anew, 0 for neither.
func countedAs(s string) int {
	if m := counted.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	if _, r, _ := labelOf(s); r == rankRoman || r == rankArticle {
		return -1
	}
	return 0
}

// nextCounted is, for every line, the number that the next line which has one counts.
func nextCounted(lines []docread.Paragraph) []int {
	next, n := make([]int, len(lines)), 0
	for i := len(lines) - 1; i >= 0; i-- {
		next[i] = n
		if own := countedAs(lines[i].Text); own != 0 {
			n = own
		}
	}
	return next
}
