package intake

import (
	"regexp"
	"slices"
	"strings"

	"dondoc/internal/text"
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
	level       bool   // to which what was named before grows or shrinks
	yearly      bool   // of each year
	many        bool   // the value says for how many something is done ("đào tạo nghề cho 500 lao động")
}

// The operators of a target that are not comparisons.
const (
	opRange = "range"
	opRank  = "rank"
	opYes   = "yes"
)

// figureOf reads "INDICATOR đạt (trên) VALUE UNIT", "VALUE% INDICATOR", "INDICATOR tối thiểu VALUE%", "Xây dựng ít nhất
// VALUE UNIT …" or "thuộc nhóm N … về INDICATOR" from a word of the clause on.
func figureOf(clause string, words []word, from int) (figure, bool) {
	for _, read := range []func(string, []word, int) (figure, bool){
		limitFigure, statedFigure, rankedFigure, objectFigure, reachedFigure, leadingShare, boundedFigure, countedFigure, leadingCount,
		noneFigure, statusFigure,
	} {
		if f, ok := read(clause, words, from); ok {
			return f, true
		}
	}
	return figure{}, false
}

// dueBehind is the day, month or quarter up to which a figure is reached: "…, hoàn thành trước 30/11/2025", "… trước ngày 31 tháng 12
// năm 2026". One that "đến" alone leads to may be up to when something is counted.
var dueBehind = regexp.MustCompile(
	`(?:, (?:hoàn thành|xong) (?:trước|trong|vào|đến|chậm nhất)(?: hết)?| (?:trước|trong|vào|chậm nhất|đến hết))(?: ngày| tháng| quý)? ` +
		`(?:[\dIV]{1,3}(?:[/-]\d{1,2})?[/-]|[\dIV]{1,3} (?:tháng \d{1,2} )?năm )(\d{4})$`)

// endsArisen matches what is said of a thing that there was by a day ("hồ sơ tiếp nhận trước ngày …"), which is no day that it is due.
var endsArisen = regexp.MustCompile(`(?:phát sinh|tiếp nhận|tồn đọng|ổn định)$`)

// dayInside matches a day within a text that dueBehind does at its end, but for one by which something is to be done.
var dayInside = regexp.MustCompile(` (?:trước|trong|vào|đến hết)(?: ngày| tháng| quý)? ` +
	`(?:[\dIV]{1,3}(?:[/-]\d{1,2})?[/-]|[\dIV]{1,3} (?:tháng \d{1,2} )?năm )(\d{4})`)

// withDay gives an indicator back the day that was taken for its time and lies before the document: it tells of what is counted.
func (p *parser) withDay(f figure, s string) figure {
	m := dayInside.FindStringSubmatchIndex(s)
	if m == nil || f.indicator == "" || s[m[2]:m[3]] != f.year || !p.isPast(scope{}, f) {
		return f
	}
	words := wordsOf(f.indicator)
	before := s[:m[0]]
	if len(words) == 0 || strings.HasSuffix(before, " hoàn thành") || strings.HasSuffix(before, " xong") ||
		!strings.HasSuffix(before, f.indicator[words[len(words)-1].start:]) {
		return f
	}
	f.indicator, f.year = f.indicator+s[m[0]:m[1]], ""
	if f.guessed == "" {
		f.guessed = "value"
	}
	return f
}

// cutYear takes "vào năm 2028" off the end of a text. What a figure is compared with ("gấp 2 lần năm 2025") stays.
func cutYear(s string) (rest, year string) {
	if m := dueBehind.FindStringSubmatchIndex(s); m != nil {
		if endsArisen.MatchString(s[:m[0]]) {
			return s, ""
		}
		return s[:m[0]], s[m[2]:m[3]]
	}
	words := wordsOf(s)
	n := len(words)
	if n < 2 || words[n-2].fold != "nam" || !isYear(words[n-1].fold) || has(words, "lan", "so voi") {
		return s, ""
	}
	at := n - 2
	if at > 0 && slices.Contains([]string{"vao", "den", "trong", "toi", "cua"}, words[at-1].fold) {
		at--
	}
	if at > 0 && text.Exact(s[words[at-1].start:words[at-1].end]) == "cả" { // "tăng trưởng cả năm 2027"
		at--
	}
	if at > 2 && words[at-2].fold == "khong" && words[at-1].fold == "qua" { // "không quá năm 2027"
		at -= 2
	}
	return strings.TrimRight(s[:words[at].start], " ,("), words[n-1].fold
}

// minIndicator is how many words an indicator has at least.
const minIndicator = 2

// inBrackets: a figure in brackets explains another.
func inBrackets(s string, at int) bool {
	return strings.Count(s[:at], "(") > strings.Count(s[:at], ")")
}

// indicatorOf cuts the indicator out of the words before "đạt". A year at its
// end says when ("Thu nhập bình quân đầu người (đến) năm 2025").
func indicatorOf(clause string, words []word) (indicator, year string) {
	if n, ok := at(words, 0, "trong do"); ok {
		words = words[n:]
	}
	for _, tail := range []string{"phấn đấu", "duy trì", "tăng lên", "cũng", "sẽ", "phải", "cho", "xuống", "khoảng", "ước"} {
		from := len(words) - strings.Count(tail, " ") - 1
		if from > 0 && text.Exact(strings.ToLower(clause[words[from].start:words[len(words)-1].end])) == tail { // "chợ" is no "cho"
			words = words[:from]
		}
	}
	if len(words) == 0 {
		return "", ""
	}
	indicator, year = cutYear(clause[words[0].start:closing(clause, words[len(words)-1].end)])
	after := strings.TrimLeft(clause[words[len(words)-1].end:], " ")
	if with := behindPredicate(indicator); with != "" && !strings.HasPrefix(after, ",") {
		indicator = with
	}
	return capitalised(indicator), year
}

// becoming are the verbs of a sentence that says what a place is to be.
var becoming = regexp.MustCompile(`(?i)(?:^| )(?:là|trở thành) `)

// behindPredicate is what stands behind the "với" of a sentence that is complete before it ("Lam Sơn là tỉnh khá của vùng, với thu
// nhập bình quân …"), empty for none. Elsewhere the "với" only says more of the indicator before it.
func behindPredicate(s string) string {
	before, with, ok := strings.Cut(s, ", với ")
	if !ok || strings.Contains(with, ",") || len(wordsOf(with)) < minIndicator || !becoming.MatchString(before) {
		return ""
	}
	if words := wordsOf(before); startsWith(words, topics...) || startsWith(words, "so", "chi so") {
		return ""
	}
	return with
}
