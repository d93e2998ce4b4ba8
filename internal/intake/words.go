package intake

import (
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
	start, from := -1, 0 // of the open word, in s and in folds
	finish := func(end int) {
		if fold := folds.String()[from:]; start >= 0 && fold != "" {
			words = append(words, word{fold: fold, start: start, end: end})
		}
		start = -1
	}
	for i, r := range s {
		switch {
		case !isOfWord(r):
			finish(i)
			continue
		case start >= 0 && isGlued(folds.String()[from:], s, i):
			finish(i)
		}
		if start < 0 {
			start, from = i, folds.Len()
		}
		if f := text.FoldRune(r); f >= 0 {
			folds.WriteRune(f)
		}
	}
	finish(len(s))
	return words
}

func isOfWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// measures are what stands behind a number without a space ("500ha").
var measures = []string{"ha", "km", "m2", "m3", "kg", "mw", "cm", "tấn"}

// isGlued: at i a measure begins behind a word of digits.
func isGlued(before, s string, i int) bool {
	if i == 0 || !isDigit(s[i-1]) || isDigit(s[i]) || !isDigits(before) {
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
	for ; phrase != ""; n++ {
		if i+n >= len(words) {
			return 0, false
		}
		rest, ok := strings.CutPrefix(phrase, words[i+n].fold)
		if !ok || rest != "" && rest[0] != ' ' {
			return 0, false
		}
		phrase = strings.TrimPrefix(rest, " ")
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
