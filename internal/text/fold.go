package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the search key of s: without accents, đ as d, lower case, white space as one space,
// punctuation kept. Both tone styles and text typed without accents meet in it (domain.md §6).
func Fold(s string) string {
	if folded, ok := foldLatin(s); ok {
		return folded
	}
	s = norm.NFD.String(strings.Map(unicode.ToLower, visible(s)))
	return tidy(strings.Map(foldAny, s), false)
}

// FoldRune folds one rune as Fold does; an accent or an invisible character becomes -1. A reader that must
// keep its place in the original text folds with it rune by rune.
func FoldRune(r rune) rune {
	if r < utf8.RuneSelf {
		return lowerASCII(r)
	}
	if f := latinFold(r); f != 0 {
		return f
	}
	if isInvisible(r) {
		return -1
	}
	return foldAny(r)
}

// foldLatin is Fold for text of ASCII, Latin letters, marks and loose accents only, nearly all there is. It reports
// false where decomposing the whole text is needed.
func foldLatin(s string) (string, bool) {
	var out strings.Builder
	out.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			r = lowerASCII(r)
		case isAccent(r):
			continue
		default:
			if f := latinFold(r); f != 0 {
				r = f
			} else if !isSpace(r) && !isMark(r) {
				return "", false
			}
		}
		if isSpace(r) {
			space = true
			continue
		}
		if space && out.Len() > 0 {
			out.WriteByte(' ')
		}
		space = false
		out.WriteRune(r)
	}
	return out.String(), true
}

func lowerASCII(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		r += 'a' - 'A'
	}
	return r
}

// foldAny folds one rune of decomposed text; accents become nothing. Decomposing may give capitals
// (the Kelvin sign gives K), so it lowers again.
func foldAny(r rune) rune {
	switch {
	case r == 'đ' || r == 'Đ':
		return 'd'
	case isAccent(r):
		return -1
	}
	return unicode.ToLower(r)
}

// latinFold looks a letter of the Latin blocks up, 0 when it is not there or is more than a letter with accents.
func latinFold(r rune) rune {
	switch {
	case r >= 0xC0 && r < 0x250:
		return latin[r-0xC0]
	case r >= 0x1E00 && r < 0x1F00:
		return latin[0x190+r-0x1E00]
	}
	return 0
}

// latin holds the folds of U+00C0–U+024F, then of U+1E00–U+1EFF, which together have every Vietnamese letter.
var latin = makeLatin()

func makeLatin() (table [0x290]rune) {
	for i := range table {
		r := rune(i) + 0xC0
		if i >= 0x190 {
			r = rune(i) - 0x190 + 0x1E00
		}
		letters := []rune(strings.Map(foldAny, norm.NFD.String(string(unicode.ToLower(usual(r))))))
		if len(letters) == 1 && unicode.IsLetter(letters[0]) {
			table[i] = letters[0]
		}
	}
	return table
}

// Words returns the runs of [0-9a-z]+ in the fold of s: the terms of an index or a query.
func Words(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !isWord(r) })
}

func isWord(r rune) bool { return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' }

// Number returns the key under which a document's number is compared: "625 /QĐ-UBND", "625/QD-UBND" and
// "Số: 0625/QÐ–UBND" have one key, "625/qd-ubnd". Leading zeros of the ordinal do not count.
func Number(s string) string {
	key := strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == ':' || unicode.IsMark(r):
			return -1
		case unicode.Is(unicode.Pd, r) || r == '−':
			return '-'
		}
		return r
	}, Fold(s))
	digits := strings.TrimLeft(strings.TrimPrefix(key, "so"), "0")
	if digits != "" && digits[0] >= '0' && digits[0] <= '9' {
		return digits
	}
	return key
}
