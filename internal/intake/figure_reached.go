package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/text"
)

// reaching are the words between an indicator and its value.
var reaching = []string{"dat muc", "dat", "la", "chiem", "gap", "con", "xuong", "len", "o muc", "duy tri", "vuot qua", "vuot", "dap ung"}

// homographs are words of one syllable that only their accents tell from one of reaching: "lắp đặt", "lá", "con", "lén".
var homographs = map[string]string{"dat": "đạt", "la": "là", "gap": "gấp", "con": "còn", "len": "lên", "xuong": "xuống"}

// reachingAt counts the words of reaching at i.
func reachingAt(clause string, words []word, i int) (int, bool) {
	n, ok := atAny(words, i, reaching)
	own, same := homographs[words[i].fold]
	return n, ok && (!same || text.Exact(clause[words[i].start:words[i].end]) == own)
}

// growing are those that belong to the indicator: they say what is measured.
var growing = []string{
	"tang binh quan", "giam binh quan", "tang them", "giam them", "cat giam", "keo giam", "tang", "giam",
	"binh quan moi nam", "binh quan hang nam", "binh quan nam", "moi nam", "hang nam",
}

// reachedFigure reads a value after a verb of reaching or of growth.
func reachedFigure(clause string, words []word, from int) (figure, bool) {
	for i := len(words) - 1; i >= from; i-- {
		n, ok := reachingAt(clause, words, i)
		kept := 0
		if !ok {
			n, ok = atAny(words, i, growing)
			kept = n
		}
		if !ok || i+n >= len(words) || inBrackets(clause, words[i].start) {
			continue
		}
		f, ok := valueAt(clause, words, i+n)
		if !ok || (kept > 0 || words[i].fold == "dap") && !isShare(f.unit) ||
			f.unit == "" && !startsWith(words[from:], "so", "chi so", "he so", "diem") {
			continue // "tăng 3 bậc", "giảm 5 thủ tục" do not say from what
		}
		if kept == 1 && words[i].fold == "giam" && f.op == "<" && i > from {
			kept = 0 // "giảm dưới 8%" says the level
		}
		if kept > 0 && areVerbs(clause, words[from:i+kept]) {
			return f.ofShare(clause, words, from, i+kept)
		}
		if kept > 0 && i > from && f.sharesObject(clause, words, from) { // "góp phần bảo vệ môi trường, giảm 8% lượng khí thải"
			return f.ofShare(clause, words, i, i+kept)
		}
		end := i + kept - turning(words, i)
		if n := boundBefore(words[from:end]); n > 0 && f.op == "=" { // "tối thiểu đạt 25%"
			f.op, _ = comparedAt(words, end-n)
			end -= n
		}
		f.indicator, f.year = indicatorOf(clause, words[from:end])
		if f.indicator != "" && !isShare(f.unit) && startsWith(words[i:], "duy tri") && areVerbs(clause, words[from:end]) {
			continue // "bảo đảm duy trì 9 khu vực": it is said behind the number of what
		}
		if words[i].fold == "vuot" && has(words[from:i], "khong") {
			f.op, f.indicator = "<=", withoutNo(f.indicator)
		}
		f.level = slices.Contains([]string{"con", "xuong", "len"}, words[i].fold)
		return f.reached(), true
	}
	return figure{}, false
}

// reached completes a value that is reached: the year behind its unit, and what it is of where nothing stands before the verb.
func (f figure) reached() figure {
	if f.year == "" {
		f.unit, f.year = cutYear(f.unit)
	}
	if noun, rate := cutRate(f.unit); rate && f.indicator == "" { // "đạt 16 bác sĩ trên 10.000 dân"
		f.indicator, f.unit = capitalised(f.unit), noun
	}
	of, _, _ := strings.Cut(f.text, "(")
	if of = strings.Trim(of, " ,."); f.indicator == "" && len(wordsOf(of)) > maxShared { // "đạt 100% xã có nhà văn hóa"
		of, f.year = cutYear(of)
		f.indicator, f.text = capitalised(of), ""
	}
	return f.dated() // "đạt 95% dân số năm 2026 và tiến tới …"
}

// sharesObject: behind a share of growth in a clause of work stands what is to grow.
func (f figure) sharesObject(clause string, words []word, from int) bool {
	_, verb := acting.at(clause, words, from)
	of := wordsOf(f.text)
	return verb && len(of) > maxShared && !startsWith(of, "so voi")
}

// maxShared is how many words may only say of what a share is ("đạt 95% dự toán được giao").
const maxShared = 4

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
	scale := colon > 0 && isDigit(clause[colon-1]) && beginsWithDigit(clause[colon+1:]) // of a map
	if colon < 0 || scale || !statesValue(clause[colon+1:]) || inBrackets(clause, colon) {
		return figure{}, false
	}
	end := from
	for end < len(words) && words[end].start < colon {
		end++
	}
	op, rest := comparisonIn(clause[colon+1:])
	value, n := number(rest)
	if n == 0 || end > from && end-from < minIndicator {
		return figure{}, false // where nothing stands before the colon, what was named before is meant
	}
	f := figure{op: op, value: value}
	rest = rest[n:]
	if high, tail, ok := rangeEnd(rest); ok && high > value {
		f.high, f.op, rest = high, opRange, tail
	}
	f, ok := f.measured(rest)
	if end == from && (f.guessed != "" || strings.Trim(f.text, " .,") != "") {
		return figure{}, false // "Đến năm 2030: 85% hộ …"
	}
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
