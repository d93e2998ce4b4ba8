package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// letterLines brings the texts around the items into the lines they were
// printed in: the motto of the republic is taken out, and a paragraph that ran
// several lines together is split where capitals begin or end, before a
// number and after a date. An addressee ("- VPUB: CVP, các PCVP;") stays as it is.
func letterLines(ps []docread.Paragraph) []docread.Paragraph {
	var lines []docread.Paragraph
	for _, q := range ps {
		var parts []string
		for cell := range strings.SplitSeq(q.Text, " | ") { // the halves of a letterhead or a signature block
			if strings.HasPrefix(cell, "- ") {
				parts = append(parts, cell)
			} else {
				parts = append(parts, splitLetter(dropMotto(cell))...)
			}
		}
		for i, s := range parts {
			one := q
			one.Text, one.Spaced = s, q.Spaced || i > 0
			lines = append(lines, one)
		}
	}
	return lines
}

// The motto stands beside the issuer and, where columns got lost, on its line.
var motto = []string{"cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc"}

func dropMotto(s string) string {
	words := wordsOf(s)
	for i := range words {
		n, ok := atAny(words, i, motto)
		if !ok || n == len(words) {
			continue
		}
		before, after := s[:words[i].start], ""
		if i+n < len(words) {
			after = s[words[i+n].start:]
		}
		return dropMotto(strings.Trim(before+" "+after, " -_"))
	}
	return strings.Trim(s, " -_")
}

// minRun is how many words in capitals make a line of their own inside a paragraph.
const minRun = 2

// splitLetter cuts a paragraph into its runs of capitals and of other words. A
// paragraph that is a sentence with some words in capitals stays whole.
func splitLetter(s string) []string {
	if m := filledNumber.FindString(s); m != "" {
		s = joinedNumber(m) + s[len(m):]
	}
	runs := runsOfCase(s)
	if len(runs) < 2 || (!isCapitals(runs[0]) || isAbbreviation(runs[0])) && !opensNumber(runs[0]) && !ownNumber.MatchString(runs[0]) {
		return splitTitles(s)
	}
	var lines []string
	for _, r := range runs {
		lines = append(lines, splitTitles(r)...)
	}
	return lines
}

// filledNumber is a line's own number with blanks where it was filled in: "Số: 12 / KH - UBND".
var filledNumber = regexp.MustCompile(`^Số:? ?\d+ ?/ ?\p{Lu}+ ?- ?\p{Lu}+`)

func opensNumber(s string) bool {
	words := wordsOf(s)
	return startsWith(words, "so") && len(citationsIn(s)) > 0
}

// runsOfCase groups the words by whether they are capitals. Figures and marks
// go with the run around them, and so do single words.
func runsOfCase(s string) []string {
	fields := strings.Fields(s)
	caps := make([]bool, len(fields))
	for i, f := range fields {
		caps[i] = isCapitals(f) && !(i > 0 && !caps[i-1] && isAbbreviation(f)) || !hasLetter(f) && i > 0 && caps[i-1]
	}
	var runs []string
	from := 0
	for i := 1; i <= len(fields); i++ {
		if i < len(fields) && (caps[i] == caps[from] || caps[i] && !longRun(fields, caps, i) ||
			!caps[i] && caps[from] && i+1 < len(fields) && caps[i+1] && len(fields[i]) < 4) {
			continue
		}
		runs = append(runs, strings.Join(fields[from:i], " "))
		from = i
	}
	return runs
}

// isAbbreviation: capitals without a vowel ("TNHH", "MTV") are no heading inside a sentence.
func isAbbreviation(s string) bool {
	return isCapitals(s) && !strings.ContainsAny(text.Fold(s), "aeiouy")
}

func longRun(fields []string, caps []bool, from int) bool {
	n := 0
	for i := from; i < len(fields) && caps[i]; i++ {
		n += btoi(hasLetter(fields[i]))
	}
	return n >= minRun
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// maxOffices is how many bytes a line has at most that holds several offices: each of its words is looked at with all behind it.
const maxOffices = 1000

// splitTitles cuts a line before whoever signs for whom, after the document's
// number, and behind its type.
func splitTitles(s string) []string {
	var lines []string
	words := wordsOf(s)
	from := 0
	cut := func(at int) {
		if line := strings.Trim(s[from:at], " -_"); line != "" {
			lines = append(lines, line)
			from = at
		}
	}
	if opensNumber(s) {
		c := citationsIn(s)[0]
		if end := strings.Index(s, c.Number[strings.LastIndexByte(c.Number, '/'):]); end > 0 {
			cut(end + len(c.Number[strings.LastIndexByte(c.Number, '/'):]))
		}
	}
	capitals := isCapitals(s)
	signs := capitals && isSigningFor(s)
	for i := 1; i < len(words) && capitals && len(s) <= maxOffices; i++ {
		rest := s[words[i].start:]
		office := strings.HasPrefix(rest, "PHÓ ") || signs && isHeadTitle(rest) && words[i-1].fold != "pho"
		if isSigningFor(rest) || office && !isSigningPrefix(words[i-1].fold) {
			cut(words[i].start)
		}
	}
	if t, end := leadingType(s[from:]); capitals && t != "" {
		cut(from + end)
	}
	cut(len(s))
	return lines
}

func isSigningPrefix(fold string) bool {
	return slices.Contains([]string{"kt", "tm", "tl", "tuq", "q"}, fold)
}

// leadingType knows a type of document that a line in capitals begins with,
// before "V/v", "Về" or the act that its title begins with, and where the line goes on.
func leadingType(s string) (string, int) {
	words := wordsOf(s)
	for _, t := range documentTypes {
		n, ok := at(words, 0, text.Fold(t))
		if !ok || n == len(words) || !isCapitals(s[:words[n-1].end]) {
			continue
		}
		if _, ok := atAny(words, n, []string{"v v", "ve viec", "ve", "ban hanh", "phe duyet", "sua doi", "thong qua", "quy dinh"}); ok {
			return t, words[n-1].end
		}
	}
	return "", 0
}

// mostlyCapitals allows for fonts that store some capitals as small letters ("ủY BAN NHÂN DÂN").
func mostlyCapitals(s string) bool {
	upper, letters := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
			upper += btoi(unicode.IsUpper(r))
		}
	}
	return letters > 0 && 10*upper >= 6*letters
}
