package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/text"
)

// units are the words of the digits, and powers those that multiply what stands before them.
var (
	units = map[string]int{
		"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
		"tám": 8, "chín": 9,
	}
	powers = map[string]int{"mươi": 10, "trăm": 100, "nghìn": 1000, "ngàn": 1000, "triệu": 1_000_000}
)

// afterSpelled are the words behind number words by which these are no number of things ("một số", "một phần", "hai mươi lần").
var afterSpelled = strings.Fields(`số phần nửa trong vài ít mấy tá vạn tỷ tỉ phẩy rưỡi đến tới hoặc hay bước lần bậc chục`)

var (
	spelledRun = regexp.MustCompile(`(?i)(?:(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|` +
		`triệu|linh|lẻ)(?: |$))+`)
	spelledBound = regexp.MustCompile(`(?i)(?:ít nhất|tối thiểu|không quá|tối đa|thêm) $`)
	spelledPart  = regexp.MustCompile(`(?i)(một|hai|ba|bốn) phần (tư|năm|mười) (tổng số|số) `)
	spelledHalf  = regexp.MustCompile(`(?i)một nửa (tổng số|số) `)
	inWords      = regexp.MustCompile(
		`(\d) \((?i:(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|linh|lẻ|phần| )+)\)`)
)

// inDigits writes the number words of a figure in digits: "ít nhất một trạm y tế", "hai mươi lăm nghìn lao động", "ba phần tư số hộ",
// "02 (hai) mô hình".
func inDigits(s string) string {
	s = inWords.ReplaceAllString(s, "$1")
	s = spelledHalf.ReplaceAllString(s, "50% $1 ")
	s = spelledPart.ReplaceAllStringFunc(s, partInDigits)
	var out strings.Builder
	from := 0
	for _, m := range spelledRun.FindAllStringIndex(s, -1) {
		if m[0] > 0 && !strings.ContainsRune(" (", rune(s[m[0]-1])) {
			continue // the end of another word
		}
		out.WriteString(s[from:m[0]] + runInDigits(s[:m[0]], s[m[0]:m[1]], s[m[1]:]))
		from = m[1]
	}
	return out.String() + s[from:]
}

// partInDigits writes "ba phần tư số" as the share that it is.
func partInDigits(found string) string {
	m := spelledPart.FindStringSubmatch(found)
	part := units[text.Exact(m[1])] * 100 / map[string]int{"tư": 4, "năm": 5, "mười": 10}[text.Exact(m[2])]
	return strconv.Itoa(part) + "% " + m[3] + " "
}

// runInDigits writes a run of number words in digits where it is a number for sure: of several words with a power ("hai mươi"), or one
// behind a bound. What stands before and behind it tells.
func runInDigits(before, run, after string) string {
	words := strings.Fields(text.Exact(run))
	if last := len(words) - 1; last > 0 && words[last] == "năm" {
		return run // of years
	}
	value, ok := valueOf(words)
	next, _, _ := strings.Cut(after, " ")
	if len(words) == 1 && !countsAlone(words[0], text.Exact(next)) {
		return run
	}
	bound := len(words) == 1 && spelledBound.MatchString(before)
	if !ok || next == "" || slices.Contains(afterSpelled, text.Exact(next)) || len(words) == 1 && !bound {
		return run
	}
	return strconv.Itoa(value) + " "
}

// countsAlone: a word is a number by itself. "Tư" is only the last of one, and "năm" before a number or a time is a year.
func countsAlone(own, next string) bool {
	if own == "năm" {
		times := []string{"học", "nay", "sau", "trước", "tiếp", "đầu", "cuối", "qua"}
		return next != "" && !isDigit(next[0]) && !slices.Contains(times, next)
	}
	return own != "tư" && own != "mốt" && own != "lăm" && own != "nhăm"
}

// valueOf adds up the words of a number. The first is a digit or ten, and several hold a power, or count no one thing.
func valueOf(words []string) (value int, ok bool) {
	total, group, digit := 0, 0, 0
	if words[0] == "không" { // "cho không hai mươi bộ sách"
		return 0, false
	}
	for i, w := range words {
		power, multiplies := powers[w]
		switch {
		case w == "mười" && digit == 0:
			group, ok = group+10, true
		case units[w] > 0 && digit == 0:
			digit = units[w]
		case w == "linh" || w == "lẻ" || w == "không":
			ok = ok && digit == 0
		case multiplies && i > 0 && power < 1000:
			group, digit, ok = group+digit*power, 0, true
		case multiplies && i > 0:
			total, group, digit, ok = total+(group+digit)*power, 0, 0, true
		default:
			return 0, false
		}
	}
	return total + group + digit, ok || len(words) == 1 && units[words[0]] > 0
}
