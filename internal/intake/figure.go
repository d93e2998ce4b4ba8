package intake

import (
	"slices"
	"strings"
	"unicode"
)

// A figure is an indicator with its value as a clause states it.
type figure struct {
	indicator   string
	op          string
	value, high float64 // high: of a range
	unit        string
	text        string // of a rank
	year        string // that the indicator itself names
	guessed     string // the field that a person should check
	many        bool   // the value says for how many something is done ("đào tạo nghề cho 500 lao động")
}

// The operators of a target that are not comparisons.
const (
	opRange = "range"
	opRank  = "rank"
	opYes   = "yes"
)

// reaching are the words between an indicator and its value.
var reaching = []string{"dat", "la", "chiem", "gap", "con", "xuong", "len", "o muc", "duy tri", "vuot qua", "vuot"}

// growing are those that belong to the indicator: they say what is measured.
var growing = []string{
	"tang binh quan", "giam binh quan", "tang them", "giam them", "tang", "giam",
	"binh quan moi nam", "binh quan hang nam", "binh quan nam", "moi nam", "hang nam",
}

// figureOf reads "INDICATOR đạt (trên) VALUE UNIT", "VALUE% INDICATOR", "INDICATOR tối thiểu VALUE%", "Xây dựng ít nhất
// VALUE UNIT …" or "thuộc nhóm N … về INDICATOR" from a word of the clause on.
func figureOf(clause string, words []word, from int) (figure, bool) {
	for _, read := range []func(string, []word, int) (figure, bool){
		statedFigure, rankedFigure, reachedFigure, leadingShare, boundedFigure, countedFigure, leadingCount,
	} {
		if f, ok := read(clause, words, from); ok {
			return f, true
		}
	}
	return figure{}, false
}

// reachedFigure reads a value after a verb of reaching or of growth.
func reachedFigure(clause string, words []word, from int) (figure, bool) {
	for i := len(words) - 1; i >= from; i-- {
		n, ok := atAny(words, i, reaching)
		kept := 0
		if !ok {
			n, ok = atAny(words, i, growing)
			kept = n
		}
		if !ok || i+n >= len(words) || inBrackets(clause, words[i].start) {
			continue
		}
		f, ok := valueAt(clause, words, i+n)
		if !ok || kept > 0 && !strings.HasPrefix(f.unit, "%") ||
			f.unit == "" && !startsWith(words[from:], "so", "chi so", "he so", "diem") {
			continue // "tăng 3 bậc", "giảm 5 thủ tục" do not say from what
		}
		if kept > 0 && areVerbs(clause, words[from:i+kept]) {
			return f.ofShare(clause, words, from, i+kept)
		}
		f.indicator, f.year = indicatorOf(clause, words[from:i+kept-turning(words, i)])
		if words[i].fold == "vuot" && has(words[from:i], "khong") {
			f.op, f.indicator = "<=", withoutNo(f.indicator)
		}
		if f.year == "" {
			f.unit, f.year = cutYear(f.unit)
		}
		if f.year == "" { // "đạt 95% dân số năm 2026 và tiến tới …"
			of, _, _ := strings.Cut(f.text, " và ")
			_, f.year = cutYear(strings.TrimRight(of, " ,"))
		}
		return f, true
	}
	return figure{}, false
}

// maxTurn is how many words a clause takes to say from which value something turns to another.
const maxTurn = 8

// turning counts the words before "còn", "xuống" or "lên" that only say how the level behind it is reached: "giảm
// (xuống)", "giảm từ 12%".
func turning(words []word, i int) int {
	if !slices.Contains([]string{"con", "xuong", "len"}, words[i].fold) {
		return 0
	}
	for k := i - 1; k > max(0, i-maxTurn); k-- {
		if turns := words[k].fold == "giam" || words[k].fold == "tang"; turns && (k+1 >= i-1 || words[k+1].fold == "tu") {
			return i - k
		}
	}
	return 0
}

// statedFigure reads "INDICATOR: ≥ VALUE UNIT".
func statedFigure(clause string, words []word, from int) (figure, bool) {
	colon := strings.LastIndexByte(clause, ':')
	if colon < 0 || !statesValue(clause[colon+1:]) || inBrackets(clause, colon) {
		return figure{}, false
	}
	end := from
	for end < len(words) && words[end].start < colon {
		end++
	}
	op, rest := comparisonIn(clause[colon+1:])
	value, n := number(rest)
	if n == 0 || end-from < minIndicator {
		return figure{}, false
	}
	f := figure{op: op, value: value}
	rest = rest[n:]
	if high, tail, ok := rangeEnd(rest); ok && high > value {
		f.high, f.op, rest = high, opRange, tail
	}
	f, ok := f.measured(rest)
	f.text = ""
	f.indicator, f.year = indicatorOf(clause, words[from:end])
	return f, ok
}

// statesValue: a sign of comparison or a number follows at once.
func statesValue(s string) bool {
	r := firstRune(strings.TrimSpace(s))
	return strings.ContainsRune("≥≤<>=", r) || unicode.IsDigit(r)
}

// withoutNo cuts "Không để" off an indicator that must not exceed its value.
func withoutNo(indicator string) string {
	words := wordsOf(indicator)
	if n, ok := atAny(words, 0, []string{"khong de", "khong cho", "khong"}); ok && n < len(words) {
		return capitalised(indicator[words[n].start:])
	}
	return strings.TrimSuffix(indicator, " không")
}

// cutYear takes "vào năm 2028" off the end of a text. What a figure is compared with ("gấp 2 lần năm 2025") stays.
func cutYear(s string) (rest, year string) {
	words := wordsOf(s)
	n := len(words)
	if n < 2 || words[n-2].fold != "nam" || !isYear(words[n-1].fold) || has(words, "lan", "so voi") {
		return s, ""
	}
	at := n - 2
	if at > 0 && slices.Contains([]string{"vao", "den", "trong", "toi", "cua"}, words[at-1].fold) {
		at--
	}
	return strings.TrimRight(s[:words[at].start], " ,("), words[n-1].fold
}

// ranks are the words that lead to a place among others.
var ranks = []string{
	"thuoc nhom", "trong nhom", "vao nhom", "thuoc top", "trong top", "vao top", "top", "thuoc tot",
	"xep hang thu", "dung hang thu", "xep thu", "dung thu", "vi tri thu", "hang thu", "xep hang", "thu hang",
}

// rankedFigure reads "(INDICATOR) thuộc nhóm 10 tỉnh dẫn đầu (về INDICATOR)". The place among others is kept in words.
func rankedFigure(clause string, words []word, from int) (figure, bool) {
	for i := from; i < len(words); i++ {
		n, ok := atAny(words, i, ranks)
		if !ok || i+n >= len(words) || !isDigits(words[i+n].fold) || inBrackets(clause, words[i].start) {
			continue // "trong nhóm dẫn đầu" is no figure
		}
		f := figure{op: opRank, text: strings.TrimSpace(clause[words[i+n-1].start:])}
		f.indicator, f.year = indicatorOf(clause, withoutLead(words[from:i]))
		if about := index(words, i+n, "ve"); about >= 0 && about+1 < len(words) && len(wordsOf(f.indicator)) < minIndicator {
			f.text = strings.TrimSpace(clause[words[i+n-1].start:words[about].start])
			f.indicator = capitalised(strings.TrimRight(clause[words[about+1].start:], " ,"))
		}
		return f, len(wordsOf(f.indicator)) >= minIndicator
	}
	return figure{}, false
}

// minIndicator is how many words an indicator has at least.
const minIndicator = 2

// withoutLead drops the verbs of a clause that names its indicator later.
func withoutLead(words []word) []word {
	for len(words) > 0 {
		n, ok := atAny(words, 0, []string{"phan dau", "tiep tuc", "duy tri", "dat"})
		if !ok {
			break
		}
		words = words[n:]
	}
	for n := len(words); n > 0 && slices.Contains([]string{"nam", "xep", "hang", "thu", "dung"}, words[n-1].fold); n-- {
		words = words[:n-1]
	}
	return words
}

// boundedFigure reads a value that only a word of comparison leads to: a share of what is before it, or
// a number of what is after it.
func boundedFigure(clause string, words []word, from int) (figure, bool) {
	for i := from; i < len(words); i++ {
		if !isBound(words, i) || inBrackets(clause, words[i].start) || isAge(words, i) {
			continue
		}
		f, ok := valueAt(clause, words, i)
		if !ok {
			f, ok = countAt(clause, words, i)
		}
		if !ok {
			continue
		}
		if strings.HasPrefix(f.unit, "%") && i > from {
			return f.ofShare(clause, words, from, i)
		}
		if !strings.HasPrefix(f.unit, "%") {
			return f.ofThings(clause, words, from, i)
		}
	}
	return figure{}, false
}

// isAge: a bound of years of life tells of whom a sentence speaks ("trẻ dưới 1 tuổi được tiêm"), where it goes on.
func isAge(words []word, i int) bool {
	k := countWord(words, i) + 1
	ofPeople := i > 0 && slices.Contains([]string{"em", "tre", "nguoi"}, words[i-1].fold)
	return k < len(words) && words[k].fold == "tuoi" && (k+1 < len(words) || ofPeople)
}

// ofThings names what is counted: the words after the number. Where it has a measure of its own ("68 năm") or says for
// how many ("tạo việc làm mới cho trên 40.000 lao động"), and words stand before it, these are the indicator.
func (f figure) ofThings(clause string, words []word, from, i int) (figure, bool) {
	f.many = i > from && words[i-1].fold == "cho"
	if (f.many || isMeasure(f.unit) || strings.Contains(f.unit, "/") || startsWith(wordsOf(f.unit), "diem phan tram")) &&
		i-from-btoi(f.many) >= minIndicator {
		f.indicator, f.year = indicatorOf(clause, words[from:i])
		return f, true
	}
	rest, year := cutYear(strings.TrimRight(strings.TrimSpace(clause[words[countWord(words, i)].end:]), " ,"))
	f.indicator, f.year = capitalised(rest), year
	return f, len(wordsOf(f.indicator)) >= minIndicator
}

// ofShare names what a share is of: the words before it, or, where these are only what is to be done, those behind it:
// "Bố trí tối thiểu 2% tổng chi ngân sách". Whether something grows or shrinks is said of it.
func (f figure) ofShare(clause string, words []word, from, i int) (figure, bool) {
	f.indicator, f.year = indicatorOf(clause, words[from:i])
	of := strings.Trim(f.text, " ,.")
	if !areVerbs(clause, words[from:i]) || len(wordsOf(of)) < minIndicator {
		return f, f.indicator != ""
	}
	of, f.year = cutYear(of)
	if _, ok := atAny(words, from, growing); ok {
		of = f.indicator + " " + of
	}
	f.indicator, f.text = capitalised(of), ""
	return f, true
}

// areVerbs reports words that are nothing but verbs of doing or of growth.
func areVerbs(s string, words []word) bool {
	i := 0
	for i < len(words) {
		n, ok := acting.at(s, words, i)
		if !ok {
			n, ok = atAny(words, i, growing)
		}
		if !ok {
			return false
		}
		i += n
	}
	return i > 0
}

// inBrackets: a figure in brackets explains another.
func inBrackets(s string, at int) bool {
	return strings.Count(s[:at], "(") > strings.Count(s[:at], ")")
}

// leadingShare reads "100% hồ sơ …", after a verb of doing at most.
func leadingShare(clause string, words []word, from int) (figure, bool) {
	doing := []string{"va co", "trong do co", "trong do", "va", "phan dau co", "phan dau", "bao dam", "dam bao", "hoan thanh", "co",
		"dat", "tren", "it nhat", "toi thieu"}
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
	rest := strings.TrimSpace(f.text)
	f.text = ""
	if before, after, more := strings.Cut(rest, " trở lên "); more && f.op != opRange { // "70% số hộ trở lên tham gia"
		f.op, rest = ">=", before+" "+after
	}
	rest, f.year = cutYear(strings.TrimRight(rest, " ,"))
	f.indicator = capitalised(rest)
	return f, len(wordsOf(rest)) > 1 || rest == "" && f.year != "" // "100% vào năm 2027": of what was named before
}

func isComparisonAt(words []word, i int) bool {
	_, after := comparedAt(words, i)
	return after > i
}

// comparedAt reads a comparison at a word, and returns where the number begins.
func comparedAt(words []word, i int) (op string, next int) {
	for _, c := range comparisons {
		if n, ok := at(words, i, c.phrase); ok {
			return c.op, i + n
		}
	}
	return "=", i
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
	value, n := number(rest)
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
	if strings.HasPrefix(f.unit, "%") {
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
	if after, ok := strings.CutPrefix(rest, "%"); ok {
		if strings.HasPrefix(after, "/năm") {
			return "%/năm"
		}
		return "%"
	}
	unit := strings.TrimSpace(rest[:unitEnd(rest)])
	if len(strings.Fields(unit)) > 4 {
		return ""
	}
	return unit
}

// unitEnd is the mark that ends the words of a unit; a point inside a number ("giường/10.000 dân") is none.
func unitEnd(s string) int {
	for i := range len(s) {
		if strings.IndexByte(",.;(", s[i]) >= 0 && !(s[i] == '.' && i > 0 && isDigits(s[i-1:i]) && isThousands(s[i+1:])) {
			return i
		}
	}
	return len(s)
}

// indicatorOf cuts the indicator out of the words before "đạt". A year at its
// end says when ("Thu nhập bình quân đầu người (đến) năm 2025").
func indicatorOf(clause string, words []word) (indicator, year string) {
	if n, ok := at(words, 0, "trong do"); ok {
		words = words[n:]
	}
	for _, tail := range []string{"phan dau", "duy tri", "tang len", "cung", "se", "phai", "cho"} {
		n := strings.Count(tail, " ") + 1
		if len(words) > n {
			if _, ok := at(words, len(words)-n, tail); ok {
				words = words[:len(words)-n]
			}
		}
	}
	if len(words) == 0 {
		return "", ""
	}
	indicator, year = cutYear(clause[words[0].start:words[len(words)-1].end])
	return capitalised(indicator), year
}
