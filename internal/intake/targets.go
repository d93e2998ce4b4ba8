package intake

import (
	"strconv"
	"strings"

	"dondoc/internal/target"
)

// A scope is the time that targets after a heading like "Giai đoạn 2021 - 2025:" are meant for.
type scope struct{ from, to string }

func (s scope) period(m target.Measure) string {
	if s.from != "" && m != target.LevelAtEnd {
		return s.from + "-" + s.to
	}
	return s.to
}

// targetsOf reads the quantified aims of an item and what stands under it.
func (p *parser) targetsOf(top *item, section string) []Target {
	var targets []Target
	top.walk(func(it *item) {
		targets = append(targets, p.targetsIn(it, section)...)
	})
	return targets
}

// targetsIn reads the clauses of one item in turn: a clause may set the scope
// for those after it, and leave its indicator to the one before ("đến năm 2030 đạt 97%").
func (p *parser) targetsIn(it *item, section string) []Target {
	var targets []Target
	now := it.period
	indicator := ""
	if len(it.children) > 0 && !strings.ContainsAny(it.text, ";%") {
		return nil // a heading
	}
	for _, clause := range clausesOf(it.text) {
		words := wordsOf(clause)
		s, n := scopeOf(words)
		if n > 0 {
			now = narrower(now, s)
		}
		f, ok := figureOf(clause, words, n)
		if !ok || isReached(words) {
			continue
		}
		if f.indicator == "" {
			f.indicator = indicator
		}
		if f.indicator == "" {
			continue
		}
		indicator = f.indicator
		t := f.target(now)
		t.Ref, t.Section, t.Phrase, t.Place = it.path, section, strings.TrimSpace(clause), it.place
		targets = append(targets, t)
	}
	return targets
}

// clausesOf splits at semicolons, full stops and the colon of a scope. Points and commas inside numbers do not split.
func clausesOf(s string) []string {
	var clauses []string
	from := 0
	for i := range len(s) {
		end := s[i] == ';' || s[i] == ':' || s[i] == '.' && (i+1 == len(s) || s[i+1] == ' ')
		if end {
			clauses = append(clauses, s[from:i])
			from = i + 1
		}
	}
	return append(clauses, s[from:])
}

// narrower keeps a period when a clause only names its last year again
// ("Giai đoạn 2021 - 2025: Đến năm 2025, …").
func narrower(old, s scope) scope {
	if s.from == "" && old.to == s.to {
		return old
	}
	return s
}

// scopeOf reads "giai đoạn 2021 - 2025" or "(phấn đấu) đến năm 2025" at the
// beginning of a clause, and returns how many words it takes.
func scopeOf(words []word) (scope, int) {
	i := 0
	if n, ok := atAny(words, 0, []string{"phan dau", "trong do"}); ok {
		i = n
	}
	if n, ok := atAny(words, i, []string{"trong giai doan", "giai doan", "thoi ky"}); ok && i+n+1 < len(words) {
		from, to := words[i+n].fold, words[i+n+1].fold
		if isYear(from) && isYear(to) {
			return scope{from: from, to: to}, i + n + 2
		}
	}
	if n, ok := atAny(words, i, []string{"den het nam", "den nam", "trong nam", "nam"}); ok && i+n < len(words) && isYear(words[i+n].fold) {
		return scope{to: words[i+n].fold}, i + n + 1
	}
	return scope{}, 0
}

// scopeIn finds the time that a heading speaks of, anywhere in it.
func scopeIn(words []word) (scope, bool) {
	for i := range words {
		if s, n := scopeOf(words[i:]); n > 0 {
			return s, true
		}
	}
	return scope{}, false
}

func isYear(w string) bool {
	return len(w) == 4 && (w[0] == '2' || w[:2] == "19") && strings.Trim(w, "0123456789") == ""
}

// A figure is an indicator with its value as a clause states it.
type figure struct {
	indicator string
	op        string
	value     float64
	unit      string
	year      string // that the indicator itself names
}

// reaching are the words between an indicator and its value.
var reaching = []string{"dat", "la", "chiem", "gap", "con", "o muc", "duy tri"}

// figureOf reads "INDICATOR đạt (trên) VALUE UNIT", "VALUE% INDICATOR",
// "INDICATOR tối thiểu VALUE%" or "Xây dựng ít nhất VALUE UNIT …" from a word of the clause on.
func figureOf(clause string, words []word, from int) (figure, bool) {
	for i := len(words) - 1; i >= from; i-- {
		n, ok := atAny(words, i, reaching)
		if !ok || i+n >= len(words) || inBrackets(clause, words[i].start) {
			continue
		}
		if f, ok := valueAt(clause, words, i+n); ok {
			f.indicator, f.year = indicatorOf(clause, words[from:i])
			if words[i].fold == "gap" {
				f.unit = strings.TrimSpace(f.unit)
			}
			return f, true
		}
	}
	if f, ok := leadingShare(clause, words, from); ok {
		return f, true
	}
	return boundedFigure(clause, words, from)
}

// boundedFigure reads a value that only a word of comparison leads to: a share of what is before it, or
// a number of what is after it.
func boundedFigure(clause string, words []word, from int) (figure, bool) {
	for i := from; i < len(words); i++ {
		if !isBound(words, i) || inBrackets(clause, words[i].start) {
			continue
		}
		f, ok := valueAt(clause, words, i)
		if !ok {
			f, ok = countAt(clause, words, i)
		}
		if !ok {
			continue
		}
		if f.unit == "%" && i > from {
			f.indicator, f.year = indicatorOf(clause, words[from:i])
			return f, f.indicator != ""
		}
		if f.unit != "%" {
			f.indicator = capitalised(strings.TrimRight(strings.TrimSpace(clause[words[countWord(words, i)].end:]), " ,"))
			return f, len(wordsOf(f.indicator)) > 1
		}
	}
	return figure{}, false
}

func isBound(words []word, i int) bool {
	for _, c := range comparisons {
		if n, ok := at(words, i, c.phrase); ok && i+n < len(words) && strings.Trim(words[i+n].fold, "0123456789") == "" {
			return c.phrase != "khoang" || i > 0
		}
	}
	return false
}

// countWord is the word of the number that a comparison leads to.
func countWord(words []word, i int) int {
	for i < len(words)-1 && strings.Trim(words[i].fold, "0123456789") != "" {
		i++
	}
	return i
}

// countAt reads a number of things: the unit is the noun it counts.
func countAt(clause string, words []word, i int) (figure, bool) {
	f := figure{op: "="}
	for _, c := range comparisons {
		if n, ok := at(words, i, c.phrase); ok {
			f.op, i = c.op, i+n
			break
		}
	}
	if i+2 >= len(words) || isYear(words[i].fold) {
		return figure{}, false
	}
	value, n := number(clause[words[i].start:])
	if n == 0 {
		return figure{}, false
	}
	f.value, f.unit = value, clause[words[i+1].start:words[i+2].end]
	return f, !strings.ContainsAny(f.unit, ",.;(")
}

// inBrackets: a figure in brackets explains another.
func inBrackets(s string, at int) bool {
	return strings.Count(s[:at], "(") > strings.Count(s[:at], ")")
}

// isReached: what has been reached is no target.
func isReached(words []word) bool {
	return has(words, "da dat", "uoc dat", "hien dat", "hien nay dat", "den nay da", "dat duoc ket qua", "ket qua dat")
}

// leadingShare reads "100% hồ sơ …", after a verb of doing at most.
func leadingShare(clause string, words []word, from int) (figure, bool) {
	doing := []string{"phan dau co", "phan dau", "bao dam", "dam bao", "hoan thanh", "co", "dat", "tren", "it nhat", "toi thieu"}
	if n, ok := atAny(words, from, doing); ok {
		if from+n < len(words) && !isComparisonAt(words, from) {
			from += n
		}
	}
	if from >= len(words) {
		return figure{}, false
	}
	f, ok := valueAt(clause, words, from)
	if !ok || f.unit != "%" {
		return figure{}, false
	}
	end := strings.IndexByte(clause[words[from].start:], '%') + words[from].start + 1
	rest := strings.TrimSpace(clause[end:])
	f.indicator = capitalised(strings.TrimRight(rest, " ,"))
	return f, len(wordsOf(rest)) > 1
}

func isComparisonAt(words []word, i int) bool {
	for _, c := range comparisons {
		if _, ok := at(words, i, c.phrase); ok {
			return true
		}
	}
	return false
}

// valueAt reads a number with its comparison and unit at a word.
func valueAt(clause string, words []word, i int) (figure, bool) {
	f := figure{op: "="}
	for _, c := range comparisons {
		if n, ok := at(words, i, c.phrase); ok {
			f.op, i = c.op, i+n
			break
		}
	}
	if i >= len(words) {
		return figure{}, false
	}
	start := words[i].start
	value, n := number(clause[start:])
	if n == 0 {
		return figure{}, false
	}
	f.value = value
	f.unit = unitOf(clause[start+n:])
	return f, f.unit != ""
}

// A comparison is how a text says that a value is a bound.
type comparison struct{ phrase, op string }

var comparisons = [...]comparison{
	{"toi thieu", ">="}, {"it nhat", ">="}, {"tu", ">="}, {"tren", ">"}, {"hon", ">"}, {"khoang", "="},
	{"toi da", "<="}, {"khong qua", "<="}, {"duoi", "<"},
}

// number reads a Vietnamese number at the start of s: full stops group
// thousands, a comma is the decimal mark. It returns the bytes it takes.
func number(s string) (value float64, n int) {
	digits := make([]byte, 0, 12)
	decimal := false
	for n < len(s) {
		c := s[n]
		switch {
		case c >= '0' && c <= '9':
			digits = append(digits, c)
		case c == '.' && !decimal && isThousands(s[n+1:]):
		case c == ',' && !decimal && n > 0 && n+1 < len(s) && s[n+1] >= '0' && s[n+1] <= '9':
			digits, decimal = append(digits, '.'), true
		default:
			value, err := strconv.ParseFloat(string(digits), 64)
			return value, n * btoi(err == nil)
		}
		n++
	}
	value, err := strconv.ParseFloat(string(digits), 64)
	return value, n * btoi(err == nil)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// isThousands: exactly three digits, then no digit.
func isThousands(s string) bool {
	for i := range 3 {
		if i >= len(s) || s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) == 3 || s[3] < '0' || s[3] > '9'
}

// unitOf takes the words after a number, up to the mark that ends the clause's figure.
func unitOf(rest string) string {
	rest = strings.TrimLeft(rest[:runeBoundary(rest, 120)], " ")
	if strings.HasPrefix(rest, "%") {
		return "%"
	}
	if end := strings.IndexAny(rest, ",.;("); end >= 0 {
		rest = rest[:end]
	}
	unit := strings.TrimSpace(rest)
	if len(strings.Fields(unit)) > 4 {
		return ""
	}
	return unit
}

// indicatorOf cuts the indicator out of the words before "đạt". A year at its
// end says when ("Thu nhập bình quân đầu người năm 2025").
func indicatorOf(clause string, words []word) (indicator, year string) {
	if n := len(words); n >= 2 && words[n-2].fold == "nam" && isYear(words[n-1].fold) {
		words, year = words[:n-2], words[n-1].fold
	}
	for _, tail := range []string{"phan dau", "duy tri", "tang len", "cung", "se", "phai"} {
		n := strings.Count(tail, " ") + 1
		if len(words) > n {
			if _, ok := at(words, len(words)-n, tail); ok {
				words = words[:len(words)-n]
			}
		}
	}
	if len(words) == 0 {
		return "", year
	}
	return capitalised(clause[words[0].start:words[len(words)-1].end]), year
}

// target gives the figure its measure and period.
func (f figure) target(s scope) Target {
	t := Target{Indicator: f.indicator, Op: f.op, Value: &f.value, Unit: f.unit}
	m, sure := measureOf(f, s)
	t.Measure = string(m)
	t.note("value", sureExact, "", "")
	if !sure {
		t.note("measure", sureGuess, "intake.doubt_measure", f.indicator)
	}
	if f.year != "" {
		s = scope{to: f.year}
	}
	if t.Period = s.period(m); t.Period == "" {
		t.note("period", sureMissing, "intake.doubt_no_period", f.indicator)
	}
	return t
}

// measureOf tells what a figure measures (domain.md §1). A total that the text
// gives for a period, of something that does not plainly add up over it, may be the
// sum or the last year's: it stays unspecified.
func measureOf(f figure, s scope) (m target.Measure, sure bool) {
	words := wordsOf(f.indicator)
	switch {
	case has(words, "binh quan hang nam", "binh quan moi nam", "binh quan nam"):
		return target.AverageAnnualGrowth, true
	case has(words, "moi nam", "hang nam"):
		return target.EachYear, true
	case f.year != "" || s.from == "":
		return target.LevelAtEnd, true
	case has(words, "thanh lap moi", "huy dong", "luy ke", "tong von", "tang them", "lam moi", "xay moi"):
		return target.Cumulative, true
	case has(words, "tong"):
		return target.UnspecifiedTotal, false
	}
	return target.LevelAtEnd, true
}
