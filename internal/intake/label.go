package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A rank orders the labels of Vietnamese administrative prose: an item holds those of a higher rank.
type rank int

const (
	rankNone    rank = iota
	rankArticle      // "Điều 1."
	rankPart         // "A."
	rankRoman        // "II."
	rankInner        // "A." inside "II."
	rankNumber       // "4."
	rankDecimal      // "4.1."
	_                // "4.1.1.": each level of points is one rank deeper
	_
	_
	_
	rankLetter
	rankBracket // "(1)"
	rankOpened  // no label, but labelled lines of its own
	rankDash
	rankPlus
)

// labelOf cuts a label off: "II. ", "Mục II. ", "4. ", "4.1. ", "4.1.a. ", "a) ", "(1) ", "- ", "+ ", "Điều 5. ".
func labelOf(s string) (label string, r rank, rest string) {
	for _, read := range []func(string) (string, rank, string){markLabel, articleLabel, sectionLabel, bracketLabel} {
		if label, r, rest = read(s); r != rankNone {
			return label, r, rest
		}
	}
	return countLabel(s)
}

// markLabel reads the marks of a list. They count nothing, so the label is empty.
func markLabel(s string) (label string, r rank, rest string) {
	mark, size := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("-–—+•●▪○*~_", mark) || len(s) <= size {
		return "", rankNone, s
	}
	if (mark == '~' || mark == '_') && s[size] != ' ' { // what a reading of pictures makes of a dash
		return "", rankNone, s
	}
	rest = strings.TrimSpace(s[size:])
	if mark == '+' || mark == '○' || mark == '▪' {
		return "", rankPlus, rest
	}
	return "", rankDash, rest
}

// articleLabel reads "Điều 5." and "Điều 5:".
func articleLabel(s string) (label string, r rank, rest string) {
	after, ok := strings.CutPrefix(s, "Điều ")
	if !ok {
		if after, ok = strings.CutPrefix(s, "ĐIỀU "); !ok {
			return "", rankNone, s
		}
	}
	n := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsDigit(r) })
	if n < 1 || n > 3 || !strings.ContainsAny(after[n:n+1], ".:") {
		return "", rankNone, s
	}
	return after[:n], rankArticle, strings.TrimSpace(after[n+1:])
}

// bracketLabel reads "(1) ", "(a) " and "(ii) ".
func bracketLabel(s string) (label string, r rank, rest string) {
	end := strings.IndexByte(s, ')')
	if !strings.HasPrefix(s, "(") || end < 2 || end > 6 {
		return "", rankNone, s
	}
	label = s[1:end]
	kind := labelRank(label)
	counts := (kind == rankNumber || kind == rankLetter) && len(label) <= 3 && !strings.ContainsRune(label, '.')
	if !counts && !isSmallRoman(label) {
		return "", rankNone, s
	}
	return label, rankBracket, strings.TrimLeft(s[end+1:], ". ")
}

func isSmallRoman(label string) bool { return label != "" && strings.Trim(label, "ivx") == "" }

// sections are the words before the number of a part or section, which say what it counts and not what it is about.
var sections = []string{"Mục ", "MỤC ", "Phần ", "PHẦN ", "Chương ", "CHƯƠNG "}

// sectionLabel reads "Mục II. ", "PHẦN I: " and "Chương I. ": a Roman number or capital letter with a title behind it.
func sectionLabel(s string) (label string, r rank, rest string) {
	for _, word := range sections {
		after, ok := strings.CutPrefix(s, word)
		if !ok {
			continue
		}
		if before, title, found := strings.Cut(after, ":"); found && labelRank(before) == rankRoman {
			after = before + "." + title
		}
		if label, r, rest := countLabel(after); (r == rankRoman || r == rankPart) && unicode.IsUpper(firstRune(rest)) {
			return label, r, rest
		}
	}
	return "", rankNone, s
}

// countLabel reads numbers and letters that a mark closes: a full stop, a bracket, "/ ", or a dash before a word ("I- Mục tiêu").
func countLabel(s string) (label string, r rank, rest string) {
	end := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '.' })
	if end < 0 && strings.HasSuffix(s, ".") {
		end = len(s) // a number whose text stands on the next line
	}
	if end <= 0 || end > 12 {
		return "", rankNone, s
	}
	head, rest := s[:end], s[end:]
	label = strings.Trim(head, ".")
	closed := strings.HasSuffix(head, ".") || strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, "/ ") || closedByDash(rest) ||
		strings.HasPrefix(rest, " ") && strings.ContainsRune(head, '.')
	if r = labelRank(label); r == rankNone || isYear(label) || !closed || !strings.HasSuffix(head, ".") && isUnitText(rest) {
		return "", rankNone, s
	}
	return label, r, strings.TrimLeft(rest, ")/-–. ")
}

// closedByDash: "- " and "– " after a number count it, "5-7 ngày" is a span.
func closedByDash(rest string) bool {
	return strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "– ")
}

// isUnitText: figures that a sentence goes on with ("1.500 tỷ đồng", "3.5 ha") are no label: no capital follows.
func isUnitText(rest string) bool {
	r := firstRune(strings.TrimLeft(rest, ")/-–. "))
	return strings.HasPrefix(rest, " ") && (unicode.IsLower(r) || r == '%')
}

func labelRank(label string) rank {
	switch {
	case label == "":
		return rankNone
	case strings.Trim(label, "IVXLC") == "" && len(label) <= 6, strings.Trim(label, "IVXivx") == "" && isMixedCase(label):
		return rankRoman
	case strings.Trim(label, "0123456789.") == "" && len(label) <= 9:
		return min(rankNumber+rank(strings.Count(label, ".")), rankLetter-1)
	case isNumberUnder(label):
		return min(rankInner+rank(strings.Count(label, ".")), rankLetter-1)
	case isLetterUnder(label):
		return rankLetter
	case utf8.RuneCountInString(label) == 1 && unicode.IsLower(firstRune(label)):
		return rankLetter
	case utf8.RuneCountInString(label) == 1 && unicode.IsLetter(firstRune(label)):
		return rankPart
	}
	return rankNone
}

// isNumberUnder: a number with the Roman one that it stands under ("III.1.2").
func isNumberUnder(label string) bool {
	part, under, found := strings.Cut(label, ".")
	return found && part != "" && len(part) <= 6 && strings.Trim(part, "IVXLC") == "" && under != "" && len(under) <= 9 &&
		strings.Trim(under, "0123456789.") == "" && under[0] != '.'
}

// isLetterUnder: a letter with the number that it stands under ("2.1.a").
func isLetterUnder(label string) bool {
	i := strings.LastIndexByte(label, '.')
	return i > 0 && strings.Trim(label[:i], "0123456789.") == "" && label[0] != '.' &&
		utf8.RuneCountInString(label[i+1:]) == 1 && unicode.IsLower(firstRune(label[i+1:]))
}

// isMixedCase: legacy fonts of capitals store some letters small ("iV").
func isMixedCase(s string) bool { return s != strings.ToUpper(s) && s != strings.ToLower(s) }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
