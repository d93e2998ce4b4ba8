package text

import (
	"strings"
	"unicode"
)

// Tokens splits s into its words, accents kept: runs of letters, marks and digits.
func Tokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
}
