package calendar

import "dondoc/internal/text"

// Numbers in words. Without their accents they are other words ("sáu" and "sau", "tư" and "từ"), so they count
// only as they are written.
var (
	spelledDigits = [...]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}
	spelledUnits  = map[string]int{"mốt": 1, "tư": 4, "lăm": 5}
)

const ten = "mười"

// count reads a number in figures or words, and how many tokens it takes; noNumber for none.
func (r *reader) count(i int) (n, size int) {
	if n := r.number(i); n != noNumber {
		return n, 1
	}
	digit := r.digit(i)
	switch {
	case r.spelt(i) == ten:
		return tens(1, r, i+1)
	case digit > 1 && r.spelt(i+1) == "mươi":
		return tens(digit, r, i+2)
	case digit > 0:
		return digit, 1
	}
	return noNumber, 0
}

// tens adds the unit at i, if there is one, to so many tens; i is the token after them.
func tens(n int, r *reader, i int) (value, size int) {
	words := 1 + boolInt(n > 1)
	unit := max(r.digit(i), 0)
	if unit == 5 && r.spelt(i) == "năm" {
		unit = 0 // "mười năm": ten years; fifteen is "mười lăm"
	}
	return 10*n + unit, words + boolInt(unit > 0)
}

// digit is the value of a word for one figure, noNumber for none.
func (r *reader) digit(i int) int {
	w := r.spelt(i)
	if n, ok := spelledUnits[w]; ok {
		return n
	}
	for n, d := range spelledDigits {
		if w == d && n > 0 {
			return n
		}
	}
	return noNumber
}

// spelt is the token as it is written, in small letters.
func (r *reader) spelt(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return text.Exact(r.src[r.tokens[i].start:r.tokens[i].end])
}
