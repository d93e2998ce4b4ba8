// Package text knows how Vietnamese is written: its normal form, the keys under which it is searched,
// sorted and compared, and the general abbreviations of administrative prose.
//
// It knows nothing of the product: names of organisations, deadline phrases and the structure of
// documents belong to the rooms that read them. Every function is pure and safe for concurrent use.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Normal returns the form in which text is kept: NFC, valid UTF-8, white space of any kind (line breaks,
// no-break spaces) as one space, trimmed, without invisible characters, an accent that stands alone after
// a space joined to its letter, and the Icelandic Ð and ð, which old keyboards give for it, as Đ and đ.
func Normal(s string) string {
	s = strings.TrimFunc(s, isSpace) // so that a line that is only indented is plain
	if isPlain(s) {
		return s
	}
	// Joining an accent may leave another beside it, so tidying comes before composing.
	return norm.NFC.String(tidy(norm.NFD.String(visible(s)), true))
}

// visible drops what nobody sees and replaces broken bytes, so that normalising sees accents beside their letters.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if isInvisible(r) {
			return -1
		}
		return usual(r)
	}, strings.ToValidUTF8(s, string(utf8.RuneError)))
}

// tidy makes runs of white space one space and trims. With join, an accent after white space is put on the
// letter before it: word processors and scanners leave "thi ̣xã" for "thị xã".
func tidy(s string, join bool) string {
	var b strings.Builder
	b.Grow(len(s))
	space, letter := false, false
	for _, r := range s {
		switch {
		case isSpace(r):
			space = true
			continue
		case isAccent(r) && space && join && letter:
			b.WriteRune(r)
			continue
		case space && b.Len() > 0:
			b.WriteByte(' ')
		}
		space = false
		letter = unicode.IsLetter(r) || letter && isAccent(r)
		b.WriteRune(r)
	}
	return b.String()
}

// isPlain reports whether s is what Normal would return unchanged, as nearly all text is: ASCII and
// composed Latin letters and marks with single spaces between.
func isPlain(s string) bool {
	last := ' '
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if r < ' ' || r == 0x7f || r == ' ' && last == ' ' {
				return false
			}
		case isMark(r):
		case latinFold(r) == 0 || usual(r) != r:
			return false
		}
		last = r
	}
	return s == "" || last != ' '
}

// isMark takes dashes, quotation marks, bullet and ellipsis: Unicode decomposes none of them and none has a case.
func isMark(r rune) bool { return '\u2012' <= r && r <= '\u2026' }

// isSpace takes separators and control characters alike: tabs, page breaks and the vertical tab that
// word processors write for a line break all part words.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7F
	}
	return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Z, r)
}

// isInvisible reports format characters: zero-width spaces and joiners, byte order marks, soft hyphens,
// marks of writing direction.
func isInvisible(r rune) bool { return unicode.Is(unicode.Cf, r) }

// isAccent reports the combining marks that Vietnamese letters are composed with (U+0300–U+036F).
func isAccent(r rune) bool { return r >= 0x0300 && r <= 0x036F }

// usual gives the character that is typed for one which looks alike: a hyphen that does not break parts a document's
// number ("86/QĐ‑UBND") as any other.
func usual(r rune) rune {
	switch r {
	case '\u2010', '\u2011':
		return '-'
	case 'Ð':
		return 'Đ'
	case 'ð':
		return 'đ'
	}
	return r
}
