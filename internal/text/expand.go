package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Expand spells out the general abbreviations in s, the longest first, at word boundaries; the rest of s
// is kept byte for byte. Short forms inside a document's number ("625/QĐ-UBND") stay. The short forms
// named in keep stay too ("UBND" in the name of an organisation).
func Expand(s string, keep ...string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		if startsShort(s, i) {
			if a, n := longest(s[i:]); n > 0 && !slices.Contains(keep, a.Short) {
				b.WriteString(s[done:i])
				b.WriteString(a.Full)
				if needsSpace(s, i+n) {
					b.WriteByte(' ')
				}
				i += n
				done = i
				continue
			}
		}
		i += size
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// byLetter holds the abbreviations by the letter they begin with.
var byLetter = func() map[rune][]Abbreviation {
	all := map[rune][]Abbreviation{}
	for _, a := range abbreviations {
		all[letterKey(a.Short)] = append(all[letterKey(a.Short)], a)
	}
	return all
}()

// longest finds the longest abbreviation at the start of s and its length there in bytes, 0 for none.
func longest(s string) (best Abbreviation, n int) {
	for _, a := range byLetter[letterKey(s)] {
		if m := matchShort(s, a); m > n && endsShort(s, m, a.Short) {
			best, n = a, m
		}
	}
	return best, n
}

// matchShort returns how many bytes of s are the short form of a, 0 when it is not there.
func matchShort(s string, a Abbreviation) int {
	i := 0
	for _, want := range a.Short {
		if want == '&' {
			n := matchAnd(s[i:])
			if n == 0 {
				return 0
			}
			i += n
			continue
		}
		got, size := utf8.DecodeRuneInString(s[i:])
		if !sameLetter(got, want, a.Capitals) {
			return 0
		}
		i += size
	}
	return i
}

// matchAnd takes "&", " & " and " và ", as in "KH & ĐT" and "KH và ĐT".
func matchAnd(s string) int {
	for _, and := range [...]string{"&", " & ", " và ", " VÀ ", " va "} {
		if strings.HasPrefix(s, and) {
			return len(and)
		}
	}
	return 0
}

func sameLetter(got, want rune, capitals bool) bool {
	if got == want {
		return true
	}
	got = usual(got)
	if capitals {
		return got == want || got == 'D' && want == 'Đ'
	}
	return foldLetter(got) == foldLetter(want)
}

// foldLetter folds a letter to its key. Of the accented letters only đ, ă, â, ê, ô, ơ, ư occur in short
// forms, and of these only Đ and Ư do.
func foldLetter(r rune) rune {
	switch r = unicode.ToLower(r); r {
	case 'đ':
		return 'd'
	case 'ư':
		return 'u'
	}
	return r
}

func letterKey(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return foldLetter(usual(r))
}

// startsShort reports whether a short form may begin at i: a letter that continues neither a word nor a
// code such as "QĐ-UBND".
func startsShort(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	if !unicode.IsLetter(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	return i == 0 || !joins(before)
}

// endsShort reports whether a short form of n bytes ends there. One that ends in a full stop may touch the
// next word ("TP.Thanh Hóa").
func endsShort(s string, n int, short string) bool {
	if n == len(s) || strings.HasSuffix(short, ".") {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s[n:])
	return !joins(after)
}

func joins(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune("/-&_", r)
}

// needsSpace keeps "TP.Thanh Hóa" from becoming "thành phốThanh Hóa".
func needsSpace(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return i < len(s) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
