package intake

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/docread"
)

// listLetters are the letters that count points, in the order of Vietnamese lists (Decree 30/2020/NĐ-CP, annex I).
var listLetters = []rune("abcdđeghiklmnopqrstuvxy")

// figuresLike are the letters of a list that a reading of pictures takes for a figure.
var figuresLike = map[rune]string{'g': "689", 'o': "0", 's': "5", 'l': "1", 'i': "1", 'b': "6"}

// reletter restores the letters of a list that a reading of pictures spoilt, in a text that is one: "b) …", "©) …", "đ) …" and
// "e) …", "8) …" before the list's end.
func reletter(lines []docread.Paragraph) []docread.Paragraph {
	before := -1 // the place of the letter before in listLetters
	for i, p := range lines {
		mark, rest, ok := markBefore(p.Text)
		next := before + 1
		switch {
		case ok && placeOfLetter(mark) >= 0:
			before = placeOfLetter(mark)
		case ok && before >= 0 && next < len(listLetters) && isSpoiltLetter(mark, listLetters[next]) && listGoesOn(lines[i+1:], next):
			before = next
			lines[i].Text = string(listLetters[next]) + ")" + rest
		case countedAs(p.Text) != 0, ok && unicode.IsDigit(firstRune(mark)):
			before = -1
		}
	}
	return lines
}

// markBefore cuts off the sign or two before a closing bracket that a line begins with.
func markBefore(s string) (mark, rest string, ok bool) {
	const most = 2 * utf8.UTFMax
	end := strings.IndexByte(s[:min(len(s), most+1)], ')')
	if end < 1 || utf8.RuneCountInString(s[:end]) > 2 || !strings.HasPrefix(s[end+1:], " ") {
		return "", "", false
	}
	return s[:end], s[end+1:], true
}

// placeOfLetter is where a mark stands in listLetters, -1 for none.
func placeOfLetter(mark string) int {
	if r, size := utf8.DecodeRuneInString(mark); size == len(mark) {
		for i, l := range listLetters {
			if l == r {
				return i
			}
		}
	}
	return -1
}

// isSpoiltLetter: the mark is neither a letter nor a number of a list, or a figure that looks like the letter.
func isSpoiltLetter(mark string, letter rune) bool {
	first, size := utf8.DecodeRuneInString(mark)
	if unicode.IsDigit(first) {
		return size == len(mark) && strings.ContainsRune(figuresLike[letter], first)
	}
	latin := first < utf8.RuneSelf && unicode.IsLetter(first)
	return !latin && !strings.ContainsRune("(-–+•*“\"‘'", first) && labelRank(mark) != rankRoman
}

// listGoesOn: the next line that counts has the letter behind the one at a place of listLetters, or the one after that; or it
// ends the list.
func listGoesOn(lines []docread.Paragraph, at int) bool {
	const far = 100 // lines of one point
	for _, p := range lines[:min(len(lines), far)] {
		if countedAs(p.Text) != 0 {
			return true
		}
		mark, _, ok := markBefore(p.Text)
		if _, err := strconv.Atoi(mark); ok && err == nil {
			return false
		}
		if n := placeOfLetter(mark); ok && n >= 0 {
			return n == at+1 || n == at+2
		}
	}
	return true
}
