// Package secrecy owns finding the mark of a state secret in a document that was
// read. It does not own what happens to a marked one: who takes a document in
// refuses it and keeps nothing of it.
package secrecy

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// Mark looks for a mark of a state secret. It is a line, cell, header or
// footer that consists of the mark alone, in any case, spelling or decoration,
// perhaps with "Độ mật:" before it or a degree of urgency behind it; or a stamp:
// the mark in capitals on a line of other things, as where two columns were
// printed side by side. The word in prose ("bí mật") is no mark. A marked
// document is refused and leaves nothing behind (domain.md §3, rule 20), so a
// title that names a degree in capitals is rather refused than taken. The file's
// properties, drawings and texts that are not shown count like the others.
func Mark(d *docread.Document) (mark string, found bool) {
	for p := range d.Paragraphs {
		if mark = secretMark(p.Text); mark != "" {
			return mark, true
		}
	}
	for _, a := range d.Aside {
		if mark = asideMark(a); mark != "" {
			return mark, true
		}
	}
	mark = secretMark(d.Title)
	return mark, mark != ""
}

// drawnForm is what a picture of a stamp is called, as folded letters.
var drawnForm = regexp.MustCompile(`^(?:hinhanh|hinh|anh)?(?:con)?dau(?:chi)?(?:do)?(tuyetmat|toimat|mat)$`)

// asideMark finds a mark besides the text. A drawing is no prose: its watermark
// may be "MAT" without accents, its description "con dấu mật".
func asideMark(a docread.Aside) string {
	mark := secretMark(a.Text)
	if mark != "" || !a.Drawn || !mayHoldMark(a.Text) {
		return mark
	}
	only := onlyLetters(text.Normal(norm.NFKC.String(a.Text)))
	if only == "MAT" {
		return Secret
	}
	if found := drawnForm.FindStringSubmatch(text.Fold(only)); found != nil {
		return degreeOf(found[1], text.Exact(only))
	}
	return ""
}

// Marked looks for a mark in what was read, and in the lines of a text file.
func Marked(d *docread.Document, content []byte) bool {
	_, found := Mark(d)
	return found || (d.Format == "txt" || d.Format == "md") && secretLine(content)
}

// secretLine looks for a mark on the lines of a text file as they are: a reader
// joins lines to paragraphs and drops what is markup to it.
func secretLine(content []byte) bool {
	for l := range bytes.Lines(content) {
		if secretMark(string(l)) != "" {
			return true
		}
	}
	return false
}

// The marks by degree (Law 117/2025/QH15).
const (
	Secret       = "Mật"
	TopSecret    = "Tối mật"   //nolint:gosec // words on a stamp, no credentials
	UtmostSecret = "Tuyệt mật" //nolint:gosec // as above
)

// maxMark is how many letters a line with a stamp may have: what is longer is
// prose. Decoration does not count.
const maxMark = 120

func secretMark(s string) string {
	if !mayHoldMark(s) {
		return ""
	}
	s = text.Normal(norm.NFKC.String(s))
	if mark := wholeMark(s); mark != "" {
		return mark
	}
	return stamp(strings.FieldsFunc(s, partsWords))
}

// mayHoldMark spares nearly every line the work of reading it: one with a mark
// has the letters m, a, t in a row, whatever their accents, and few others.
func mayHoldMark(s string) bool {
	const word = "mat"
	letters, matched := 0, 0
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		if letters++; letters > maxMark {
			return false
		}
		switch r = text.FoldRune(halfWidth(r)); {
		case matched == len(word): // found; the others are only counted
		case r == rune(word[matched]):
			matched++
		case r == rune(word[0]):
			matched = 1
		default:
			matched = 0
		}
	}
	return matched == len(word)
}

// halfWidth gives the usual letter for the one as wide as a Chinese character.
func halfWidth(r rune) rune {
	if r > 0xFF00 && r < 0xFF5F {
		return r - 0xFEE0
	}
	return r
}

// wholeForm is a mark with what may stand around it, as folded letters: the
// field it is the value of, urgency, the copy's number.
var wholeForm = regexp.MustCompile(
	`^(?:(?:muc|cap)?domat|dau(?:chi)?(?:do)?mat|loai|tailieu)?(tuyetmat|toimat|mat)(?:hoatoc(?:hengio)?|thuongkhan|khan)?(?:banso)?$`)

// wholeMark reads a text that is a mark as a whole.
func wholeMark(s string) string {
	only := onlyLetters(text.Exact(s))
	found := wholeForm.FindStringSubmatch(text.Fold(only))
	if found == nil {
		return ""
	}
	mark := degreeOf(found[1], only)
	if mark == Secret && strings.HasPrefix(only, "tàiliệu") && !isCapital(s) {
		return ""
	}
	return mark
}

func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}

// degreeOf is the mark of a folded name. "Mật" needs its accents in the letters
// it was read from: without them it is another word; the longer marks do not.
func degreeOf(folded, letters string) string {
	switch {
	case folded == "tuyetmat":
		return UtmostSecret
	case folded == "toimat":
		return TopSecret
	case strings.Contains(letters, "mật"):
		return Secret
	}
	return ""
}

// stamp finds a mark in capitals among other words.
func stamp(words []string) string {
	at := func(i int) string {
		if i < 0 || i >= len(words) {
			return ""
		}
		return words[i]
	}
	for i, w := range words {
		before := at(i - 1)
		switch {
		case w != "MẬT":
		case before == "TỐI" && at(i-2) != "ĐỘ":
			return TopSecret
		case before == "TUYỆT" && at(i-2) != "ĐỘ":
			return UtmostSecret
		case standsAlone(before, at(i+1)):
			return Secret
		}
	}
	return ""
}

// standsAlone tells the stamp from a word of a title in capitals ("BÍ MẬT",
// "MẬT ĐỘ") and from a text that speaks of the stamp ("dấu MẬT").
func standsAlone(before, after string) bool {
	if isCapital(after) || slices.Contains([]string{"dấu", "độ", "chữ", "và", "hoặc"}, before) {
		return false
	}
	return !isCapital(before) || before == "BẢN" // VĂN BẢN MẬT
}

// isCapital reports a word, or a text, of capitals. A number such as
// "12/QĐ-UBND" is none, nor is a single letter.
func isCapital(s string) bool {
	return utf8.RuneCountInString(s) > 1 && strings.ToUpper(s) == s && !strings.ContainsFunc(s, unicode.IsDigit)
}

// partsWords are spaces and the signs of markup and sentences; not those within a document's number.
func partsWords(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune(`<>|[](){}*_"“”'.,:;`, r)
}
