package intake

import (
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// SecretMark looks for a mark of a state secret: a line, cell, header or
// footer that consists of the mark alone, in any case, spelling or decoration, or
// of "Độ mật:" and the mark. The word in prose ("bí mật") is no mark. A marked
// document is refused and leaves nothing behind (domain.md §3, rule 20).
func SecretMark(d *docread.Document) (mark string, found bool) {
	for p := range d.Paragraphs {
		if mark = secretMark(p.Text); mark != "" {
			return mark, true
		}
	}
	return "", false
}

// maxMark is longer than any decorated mark, in bytes, so that prose costs nothing.
const maxMark = 120

func secretMark(s string) string {
	if len(s) > maxMark {
		return ""
	}
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, text.Exact(s))
	letters = strings.TrimPrefix(letters, "độmật")
	switch letters {
	case "mật":
		return "Mật"
	case "tốimật", "toimat":
		return "Tối mật"
	case "tuyệtmật", "tuyetmat":
		return "Tuyệt mật"
	}
	return ""
}
