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
	words := make([]word, 0, len(s)/6)
	key := make([]byte, 0, len(s)) // one buffer: the folds are slices of it
	type span struct{ from, to, start, end int }
	spans := make([]span, 0, len(s)/6)
	open := false
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			open = false
			continue
		}
		if !open {
			spans = append(spans, span{from: len(key), start: i})
			open = true
		}
		if f := text.FoldRune(r); f >= 0 {
			key = utf8.AppendRune(key, f)
		}
		last := &spans[len(spans)-1]
		last.to, last.end = len(key), i+utf8.RuneLen(r)
		if r == utf8.RuneError {
			last.end = i + 1
		}
	}
	folds := string(key)
	for _, p := range spans {
		if p.to > p.from {
			words = append(words, word{fold: folds[p.from:p.to], start: p.start, end: p.end})
		}
	}
	return words
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

// phrases holds folded phrases by their first word, so that most words are told apart at once.
type phrases map[string][]string

func phrasesOf(lists ...[]string) phrases {
	all := phrases{}
	for _, list := range lists {
		for _, s := range list {
			first, _, _ := strings.Cut(s, " ")
			all[first] = append(all[first], s)
		}
	}
	return all
}

// at returns how many words of one of the phrases stand at i.
func (p phrases) at(words []word, i int) (int, bool) {
	if i >= len(words) {
		return 0, false
	}
	return atAny(words, i, p[words[i].fold])
}
