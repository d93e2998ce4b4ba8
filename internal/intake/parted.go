package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/docread"
)

// How a text shows that its lines are wrapped and that empty lines part its paragraphs: this share of the width is a full line; at least
// so many full lines go on in the next one; and of the lines that end a sentence short of it, at least as many, the share has an empty line
// or an item behind.
const (
	fullLine   = 0.8
	minParted  = 5
	mostParted = 0.9
)

// joinSentences joins the lines of a wrapped text whose paragraphs empty lines part where a sentence happens to end at the end of a
// line: the next one is of the same paragraph. Elsewhere a line behind a full stop is a paragraph of its own.
func joinSentences(lines []docread.Paragraph) []docread.Paragraph {
	width := widthOf(lines)
	if width < wrapped/2 || width > unwrapped/2 || !isParted(lines, width) {
		return lines
	}
	var out []docread.Paragraph
	for i, p := range lines {
		if n := len(out); n > 0 && endsFull(lines[i-1].Text, width) && isNextLine(lines[i-1], p) {
			out[n-1].Text += " " + p.Text
			out[n-1].Place.LineEnd = max(p.Place.Line, p.Place.LineEnd)
			continue
		}
		out = append(out, p)
	}
	return out
}

// widthOf is the length in letters that nine of ten lines keep to.
func widthOf(lines []docread.Paragraph) int {
	if len(lines) == 0 {
		return 0
	}
	var lengths []int
	for _, p := range lines {
		lengths = append(lengths, utf8.RuneCountInString(p.Text))
	}
	slices.Sort(lengths)
	return lengths[len(lengths)*9/10]
}

func isParted(lines []docread.Paragraph, width int) bool {
	ends, parted, goOn := 0, 0, 0
	for i, p := range lines[:max(0, len(lines)-1)] {
		next := lines[i+1]
		goOn += btoi(isFull(p.Text, width) && !next.Spaced && unicode.IsLower(firstRune(next.Text)))
		if strings.HasSuffix(p.Text, ".") && len(wordsOf(p.Text)) > 1 && !isFull(p.Text, width) {
			ends++
			parted += btoi(!isNextLine(p, next))
		}
	}
	return goOn >= minParted && ends >= minParted && float64(parted) >= mostParted*float64(ends)
}

// isNextLine: a line without a label stands right under another.
func isNextLine(before, p docread.Paragraph) bool {
	_, r, _ := labelOf(p.Text)
	return !p.Spaced && p.Level == 0 && r == rankNone && unicode.IsUpper(firstRune(p.Text)) &&
		before.Place.Line > 0 && p.Place.Line == max(before.Place.Line, before.Place.LineEnd)+1
}

func isFull(s string, width int) bool {
	return float64(utf8.RuneCountInString(s)) >= fullLine*float64(width)
}

func endsFull(s string, width int) bool { return strings.HasSuffix(s, ".") && isFull(s, width) }
