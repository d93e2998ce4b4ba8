package intake

import (
	"strings"
)

func isComparisonAt(words []word, i int) bool {
	_, after := comparedAt(words, i)
	return after > i
}

// comparedAt reads a comparison at a word, or several ("khoảng trên"), and returns where the number begins.
func comparedAt(words []word, i int) (op string, next int) {
	op = "="
	for {
		n := 0
		for _, c := range comparisons {
			k, ok := at(words, i, c.phrase)
			if !ok || isInvesting(words, i) {
				continue
			}
			if n = k; c.op != "=" {
				op = c.op
			}
			break
		}
		if n == 0 {
			return op, i
		}
		i += n
	}
}

// isInvesting: the "tư" of "đầu tư 15%" is no "từ".
func isInvesting(words []word, i int) bool {
	return words[i].fold == "tu" && i > 0 && words[i-1].fold == "dau"
}

// boundBefore counts the words of a comparison that end a run of words and hold for the value behind their verb.
func boundBefore(words []word) int {
	for _, c := range [...]string{"toi thieu", "it nhat", "toi da"} {
		if n := len(words) - 2; n > 0 {
			if k, ok := at(words, n, c); ok {
				return k
			}
		}
	}
	return 0
}

// A comparison is how a text says that a value is a bound.
type comparison struct{ phrase, op string }

var comparisons = [...]comparison{
	{"toi thieu", ">="}, {"it nhat", ">="}, {"tu", ">="}, {"tren", ">"}, {"hon", ">"}, {"khoang", "="},
	{"toi da", "<="}, {"khong qua", "<="}, {"khong vuot qua", "<="}, {"duoi", "<"},
}

// valueAt reads a number or a range with its comparison and unit at a word. What follows a share is kept in text.
func valueAt(clause string, words []word, i int) (figure, bool) {
	f := figure{}
	f.op, i = comparedAt(words, i)
	if i < len(words) && f.op == "=" && has(words[i:i+1], "dat") {
		f.op, i = comparedAt(words, i+1)
	}
	if i >= len(words) {
		return figure{}, false
	}
	rest := clause[words[i].start:]
	value, n := signedNumber(clause, words[i].start)
	if n == 0 {
		return figure{}, false
	}
	f.value, rest = value, rest[n:]
	if high, tail, ok := rangeEnd(rest); ok && high > value {
		f.high, f.op, rest = high, opRange, tail
	}
	return f.measured(rest)
}

// measured takes the unit that follows a number, and "trở lên" after it. A number right before the end has none.
func (f figure) measured(rest string) (figure, bool) {
	f.unit = unitOf(rest)
	if f.unit == "" {
		f.guessed = "unit"
		return f, strings.Trim(rest, " .") == "" // "Chỉ số … đạt 12"
	}
	after := strings.TrimLeft(rest, " ")
	if isShare(f.unit) {
		f.text = strings.TrimPrefix(after, f.unit)
	}
	for _, b := range [...]struct{ phrase, op string }{{"trở lên", ">="}, {"trở xuống", "<="}} {
		unit, found := strings.CutSuffix(f.unit, b.phrase)
		text, open := strings.CutPrefix(strings.TrimLeft(f.text, " "), b.phrase)
		if (found || open) && f.op != opRange {
			f.op = b.op
		}
		f.unit, f.text = strings.TrimSpace(unit), text
	}
	return f, f.unit != ""
}

// unitOf takes the words after a number, up to the mark that ends the clause's figure.
func unitOf(rest string) string {
	rest = strings.TrimLeft(rest[:runeBoundary(rest, 120)], " ")
	if strings.HasPrefix(rest, "‰") {
		return "‰"
	}
	if after, ok := strings.CutPrefix(rest, "%"); ok {
		if strings.HasPrefix(after, "/năm") {
			return "%/năm"
		}
		return "%"
	}
	unit := strings.TrimSpace(rest[:unitEnd(rest)])
	noun, _ := cutRate(unit)
	if len(strings.Fields(noun)) > 4 {
		if measure, _, _ := strings.Cut(noun, " "); isPlainMeasure(measure) {
			return measure // "cm đối với học sinh nam …"
		}
		return ""
	}
	return unit
}

// isShare: the unit is a part of a hundred or of a thousand.
func isShare(unit string) bool { return strings.HasPrefix(unit, "%") || unit == "‰" }

// cutRate parts "bác sĩ trên 10.000 dân" before the number that the things are counted on.
func cutRate(unit string) (noun string, ok bool) {
	for _, link := range [...]string{" trên ", "/"} {
		noun, rate, found := strings.Cut(unit, link)
		if _, n := number(rate); found && (n > 0 || startsWith(wordsOf(rate), "nghin dan", "van dan", "trieu dan")) {
			return noun, true
		}
	}
	return unit, false
}

// unitEnd is the mark that ends the words of a unit; a point inside a number ("giường/10.000 dân") is none. "và" before a
// further number ends them too.
func unitEnd(s string) int {
	for i := range len(s) {
		if rest, ok := strings.CutPrefix(s[i:], " và "); ok && rest != "" && isDigits(rest[:1]) {
			return i
		}
		if strings.IndexByte(",.;(", s[i]) >= 0 && !(s[i] == '.' && i > 0 && isDigits(s[i-1:i]) && isThousands(s[i+1:])) {
			return i
		}
	}
	return len(s)
}
