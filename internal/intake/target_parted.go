package intake

import (
	"regexp"
	"slices"
	"strings"
)

// partSplit parts what stands in a bracket, and partLead are the words before.
var (
	partSplit = regexp.MustCompile(`[;,] | và `)
	partLead  = regexp.MustCompile(`(?i)^(?:trong đó|bao gồm|gồm)(?: có)?:? `)
)

// noPart are the words that a bracket begins with which compares a figure, or says when it was or how it grows.
var noPart = []string{
	"nam", "hien", "tang", "giam", "dat", "uoc", "so", "den", "tu", "binh quan", "tuong duong", "tuong ung", "vuot", "cao hon", "thap hon",
	"ke hoach", "trung binh", "moi", "chiem", "con", "tong", "toi thieu", "toi da", "la", "bang", "co", "da",
}

// cutParts takes the first bracket with figures out of a statement, which may say how much of it each of several has: "58 trạm (Sen:
// 25 trạm, Súng: 33 trạm)".
func cutParts(s string) (plain, inside string, ok bool) {
	open := strings.IndexByte(s, '(')
	if open < 0 {
		return s, "", false
	}
	end := strings.IndexByte(s[open:], ')')
	if end < 0 || !strings.ContainsAny(s[open:open+end], "0123456789") {
		return s, "", false
	}
	return strings.TrimRight(s[:open], " ") + s[open+end+1:], s[open+1 : open+end], true
}

// parts reads what a bracket says of the parts of a figure: each has a name, and a number of the same unit. Where money comes from is
// no target.
func (f figure) parts(inside string) (all []figure, ok bool) {
	own := partLead.ReplaceAllString(inside, "")
	for _, s := range partSplit.Split(own, -1) {
		part, ok := f.part(strings.TrimSpace(s))
		if !ok {
			return nil, false
		}
		all = append(all, part)
	}
	if len(all) < 2 && !startsWith(wordsOf(inside), "trong do") {
		return nil, false
	}
	return slices.DeleteFunc(all, figure.isSource), true
}

// isSource: the figure says how much money comes from where.
func (f figure) isSource() bool {
	n, ok := atAny(wordsOf(f.indicator), 0, funding)
	return ok && n > 1 && isMoney(f.unit)
}

// part reads "Sen: 25 trạm" and "05 trường mầm non".
func (f figure) part(s string) (figure, bool) {
	words := wordsOf(s)
	i := slices.IndexFunc(words, func(w word) bool { return isDigits(w.fold) })
	for i > 0 && isBound(words, i-1) {
		i--
	}
	if i < 0 || startsWith(words, noPart...) {
		return figure{}, false
	}
	part, ok := valueAt(s, words, i)
	name := strings.TrimRight(s[:words[i].start], " :")
	more, same := sameUnit(f.unit, part.unit)
	if !ok || !same || name != "" && more != "" || hasYear(name) || strings.Trim(part.text, " ,.") != "" {
		return figure{}, false
	}
	part.indicator, part.unit, part.year, part.guessed = name+more, f.unit, f.year, f.guessed
	return part, part.indicator != ""
}

// sameUnit: a unit begins with the first word of another, and more is what it says beyond: the "mầm non" of "trường mầm non".
func sameUnit(unit, own string) (more string, ok bool) {
	if isShare(unit) || isShare(own) {
		return "", unit == own
	}
	a, b := wordsOf(unit), wordsOf(own)
	n := 0
	for n < min(len(a), len(b)) && a[n].fold == b[n].fold {
		n++
	}
	if n == 0 || n == len(b) {
		return "", n > 0
	}
	return own[b[n].start:], true
}
