package calendar

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/text"
)

// token is a word, a number or a mark of a phrase, folded, with its place in the original.
type token struct {
	start, end int    // bytes of the phrase
	word       string // folded; of a mark the mark itself, every dash as "-"
	n          int    // value of a number, -1 for what is none
	caps       bool   // a word written all in capitals, as in a document's number
}

const noNumber = -1

// maxDigits keeps a number inside int; a longer run of digits is no date.
const maxDigits = 6

// scan cuts a phrase into tokens. Accents, invisible characters, white space and the asterisks of marked-up
// text are not tokens.
func scan(s string) []token {
	folded := make([]byte, 0, len(s))
	tokens := make([]token, 0, len(s)/4+1)
	ends := make([]int, 0, len(s)/4+1)
	var last class
	for i, r := range s {
		f := text.FoldRune(r)
		c := classOf(f)
		end := i + utf8.RuneLen(max(r, 0))
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(s[i:])
			end = i + size
		}
		switch {
		case c == joined && last != blank && len(tokens) > 0:
			tokens[len(tokens)-1].end = end
			continue
		case c == blank || c == joined:
			last = blank
			continue
		case c == mark || c != last:
			tokens = append(tokens, token{start: i, n: noNumber, caps: c == letters})
			ends = append(ends, 0)
		}
		last = c
		folded = utf8.AppendRune(folded, dash(f))
		t := &tokens[len(tokens)-1]
		t.end, ends[len(ends)-1] = end, len(folded)
		t.caps = t.caps && !unicode.IsLower(r)
	}
	return named(tokens, ends, string(folded))
}

// named gives each token its word, a piece of the folded text, and numbers their value.
func named(tokens []token, ends []int, folded string) []token {
	start := 0
	for i := range tokens {
		t := &tokens[i]
		t.word = folded[start:ends[i]]
		start = ends[i]
		if isDigit(rune(t.word[0])) && len(t.word) <= maxDigits {
			t.n = number(t.word)
		}
	}
	return tokens
}

func number(digits string) (n int) {
	for _, c := range []byte(digits) {
		n = 10*n + int(c-'0')
	}
	return n
}

// class sorts folded runes by how they make tokens.
type class uint8

const (
	blank class = iota
	letters
	digits
	mark
	joined // belongs to the rune before it
)

func classOf(folded rune) class {
	switch {
	case folded < 0:
		return joined
	case isDigit(folded):
		return digits
	case unicode.IsLetter(folded):
		return letters
	case folded == '*' || unicode.IsSpace(folded) || unicode.IsControl(folded) || unicode.Is(unicode.Z, folded):
		return blank
	}
	return mark
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func dash(r rune) rune {
	if r > utf8.RuneSelf && (unicode.Is(unicode.Pd, r) || r == '−') {
		return '-'
	}
	return r
}

// reader looks at the tokens of a phrase; places past the end are empty.
type reader struct {
	src    string
	tokens []token
	prose  bool // sentences, not a phrase: a comma ends what an event is named by
}

func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.tokens) {
		return ""
	}
	return r.tokens[i].word
}

func (r *reader) number(i int) int {
	if i < 0 || i >= len(r.tokens) {
		return noNumber
	}
	return r.tokens[i].n
}

// is reports whether the words stand at i in this order.
func (r *reader) is(i int, words ...string) bool {
	for k, w := range words {
		if r.word(i+k) != w {
			return false
		}
	}
	return true
}

// oneOf reports whether one of the words stands at i.
func (r *reader) oneOf(i int, words ...string) bool {
	return slices.Contains(words, r.word(i))
}

// capital reports a word that begins with a capital.
func (r *reader) capital(i int) bool {
	if r.word(i) == "" {
		return false
	}
	first, _ := utf8.DecodeRuneInString(r.src[r.tokens[i].start:])
	return unicode.IsUpper(first)
}

// text returns the original of the tokens from start up to end.
func (r *reader) text(start, end int) string {
	if start >= end {
		return ""
	}
	return r.src[r.tokens[start].start:r.tokens[end-1].end]
}
