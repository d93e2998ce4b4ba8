package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// number reads a Vietnamese number at the start of s: full stops group
// thousands, a comma is the decimal mark, and so is the full stop behind a zero ("0.5"), which has no thousands. It returns
// the bytes it takes.
func number(s string) (value float64, n int) {
	digits := make([]byte, 0, 12)
	decimal := false
	for n < len(s) {
		c := s[n]
		switch {
		case isDigit(c):
			digits = append(digits, c)
		case c == '.' && !decimal && isThousands(s[n+1:]):
		case (c == ',' || c == '.' && string(digits) == "0") && !decimal && n > 0 && n+1 < len(s) && isDigit(s[n+1]):
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

// signedNumber reads the number at a place of a clause, below zero where a minus is joined to it: "ít nhất -95 triệu tấn".
func signedNumber(clause string, at int) (value float64, n int) {
	value, n = number(clause[at:])
	before, minus := strings.CutSuffix(clause[:at], "-")
	if minus && strings.HasSuffix(before, " ") && strings.TrimSpace(before) != "" {
		return -value, n
	}
	return value, n
}

// spelled are the numbers in words that a text writes behind a bound, or repeats in brackets behind their digits.
var spelled = map[string]string{
	"một": "1", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9", "mười": "10",
}

// afterSpelled are the words behind a number word that go on with the number, or by which it is none.
var afterSpelled = strings.Fields(`số phần nửa trong vài ít mấy mươi mốt tư lăm nhăm bẩy chục tá trăm nghìn ngàn vạn triệu tỷ tỉ
	linh lẻ phẩy rưỡi đến tới hoặc hay`)

var (
	spelledBound = regexp.MustCompile(`(?i)(ít nhất|tối thiểu|không quá|tối đa) (một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) (\p{L}+)`)
	inWords      = regexp.MustCompile(
		`(\d) \((?i:(?:không|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|linh|lẻ|phần| )+)\)`)
)

// inDigits writes the number words of a figure in digits: "ít nhất một trạm y tế", "02 (hai) mô hình". Some of a thing and a part
// of it are no numbers ("ít nhất một số", "một phần"). A number of several words stays as it is ("mười lăm", "ba đến năm").
func inDigits(s string) string {
	s = inWords.ReplaceAllString(s, "$1")
	return spelledBound.ReplaceAllStringFunc(s, func(found string) string {
		m := spelledBound.FindStringSubmatch(found)
		if _, number := spelled[strings.ToLower(m[3])]; number || slices.Contains(afterSpelled, strings.ToLower(m[3])) {
			return found
		}
		return m[1] + " " + spelled[strings.ToLower(m[2])] + " " + m[3]
	})
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
		if i >= len(s) || !isDigit(s[i]) {
			return false
		}
	}
	return len(s) == 3 || !isDigit(s[3])
}
