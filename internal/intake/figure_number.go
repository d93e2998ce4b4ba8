package intake

import (
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
