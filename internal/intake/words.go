package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/text"
)

// A word is a folded word and where it stands in its text, in bytes.
type word struct {
	fold       string
	start, end int
}

// wordsOf cuts a text into words of letters and digits.
func wordsOf(s string) []word {
	words := make([]word, 0, len(s)/5+1)
	var folds strings.Builder // one buffer: the folds are slices of it
	folds.Grow(len(s))
	open, from := false, 0
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			open = false
			continue
		}
		if open && isGlued(words[len(words)-1].fold, s, i) {
			open = false
		}
		if !open {
			words = append(words, word{start: i})
			open, from = true, folds.Len()
		}
		if f := text.FoldRune(r); f >= 0 {
			folds.WriteRune(f)
		}
		last := &words[len(words)-1]
		last.fold, last.end = folds.String()[from:], i+utf8.RuneLen(r)
	}
	return slices.DeleteFunc(words, func(w word) bool { return w.fold == "" })
}

// measures are what stands behind a number without a space ("500ha").
var measures = []string{"ha", "km", "m2", "m3", "kg", "mw", "cm", "tấn"}

// isGlued: at i a measure begins behind a word of digits.
func isGlued(before, s string, i int) bool {
	if i == 0 || !isDigits(s[i-1:i]) || isDigits(s[i:i+1]) || !isDigits(before) {
		return false
	}
	for _, m := range measures {
		if len(s) >= i+len(m) && strings.EqualFold(s[i:i+len(m)], m) {
			r := firstRune(s[i+len(m):])
			return !unicode.IsLetter(r) && !unicode.IsDigit(r)
		}
	}
	return false
}

// at reports whether the folded words of a phrase stand at i, and returns how many they are.
func at(words []word, i int, phrase string) (int, bool) {
	n := 0
	for phrase != "" {
		want, rest, _ := strings.Cut(phrase, " ")
		if i+n >= len(words) || words[i+n].fold != want {
			return 0, false
		}
		n, phrase = n+1, rest
	}
	return n, true
}

// atAny tries phrases in order.
func atAny(words []word, i int, phrases []string) (int, bool) {
	for _, p := range phrases {
		if n, ok := at(words, i, p); ok {
			return n, true
		}
	}
	return 0, false
}

// index finds the first of the phrases from a word on, -1 for none.
func index(words []word, from int, phrases ...string) int {
	for i := from; i < len(words); i++ {
		if _, ok := atAny(words, i, phrases); ok {
			return i
		}
	}
	return -1
}

// has reports whether a folded text holds one of the phrases as whole words.
func has(words []word, phrases ...string) bool { return index(words, 0, phrases...) >= 0 }

func capitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

func uncapitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

// isCapitals reports a text written in capitals only.
func isCapitals(s string) bool {
	letters := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		letters = letters || unicode.IsUpper(r)
	}
	return letters
}
