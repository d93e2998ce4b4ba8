package docread

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fonts of before Unicode draw Vietnamese over the Latin letters of a Western
// code page, so a file holds "®Þnh" and the font makes it "định". The font's name
// says which code it is: ".Vn…" draws TCVN 5712:1993 (TCVN3), "VNI-…" draws VNI.
// Where text lost its font, or a font its text, legacy_find.go tells by the
// words. The capital fonts of TCVN3 (".VnTimeH") draw small letters as capitals;
// what is stored small stays so, save within a word of capitals.

// A code is how the letters of a text are written.
type code int

// The codes of before Unicode for Vietnamese that are known here.
const (
	codeUnicode code = iota
	codeTCVN3
	codeVNI
)

// decode reads what was written in the code.
func (c code) decode(s string) string {
	switch c {
	case codeTCVN3:
		return decodeTCVN3(s)
	case codeVNI:
		return decodeVNI(s)
	default:
		return s
	}
}

// codeOfFont is the code that a font draws by its name.
func codeOfFont(name string) code {
	switch {
	case strings.HasPrefix(name, ".Vn"):
		return codeTCVN3
	case strings.HasPrefix(strings.ToUpper(name), "VNI-"):
		return codeVNI
	}
	return codeUnicode
}

// tcvn3 lists the letters at U+00A1 … U+00FE, a space where there is none.
const tcvn3 = "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ"

var tcvn3Letters = []rune(tcvn3)

// decodeTCVN3 replaces the look-alikes letter by letter. Text that holds a
// Vietnamese letter of Unicode was typed anew over the old font and is kept.
func decodeTCVN3(s string) string {
	if isUnicodeVietnamese(s) {
		return s
	}
	decoded := []rune(s)
	for i, r := range decoded {
		if at := int(r) - 0xA1; at >= 0 && at < len(tcvn3Letters) && tcvn3Letters[at] != ' ' {
			decoded[i] = tcvn3Letters[at]
		}
	}
	raiseCapitals(decoded)
	return string(decoded)
}

// raiseCapitals makes the accented letters within a word of capitals capitals:
// TCVN3 has no code for most of them, only a font that draws small ones so.
func raiseCapitals(s []rune) {
	isUpper := func(i int) bool { return i >= 0 && i < len(s) && unicode.IsUpper(s[i]) }
	isLetter := func(i int) bool { return i >= 0 && i < len(s) && unicode.IsLetter(s[i]) }
	for i, r := range s {
		if r > unicode.MaxASCII && unicode.IsLower(r) && isUpper(i-1) && (isUpper(i+1) || !isLetter(i+1) && isUpper(i-2)) {
			s[i] = unicode.ToUpper(r)
		}
	}
}

func isUnicodeVietnamese(s string) bool { return strings.ContainsFunc(s, isUnicodeOnly) }

// isUnicodeOnly knows the letters of Vietnamese that no Western code page has, and accents that stand beside their letters.
func isUnicodeOnly(r rune) bool {
	return r >= 0x1EA0 && r <= 0x1EF9 || r >= 0x0300 && r <= 0x036F || r > 0xFF && strings.ContainsRune("ĂăĐđĨĩŨũƠơƯư", r)
}

// vniLetters are the letters that VNI writes with one character.
var vniLetters = strings.NewReplacer("ô", "ơ", "Ô", "Ơ", "ö", "ư", "Ö", "Ư", "ñ", "đ", "Ñ", "Đ", "î", "ỵ", "Î", "Ỵ",
	"æ", "ỉ", "Æ", "Ỉ", "ó", "ĩ", "Ó", "Ĩ", "ò", "ị", "Ò", "Ị")

// vniMark gives the accents that a character of VNI puts on the vowel before it, as combining characters.
func vniMark(r rune) string {
	const circumflex, breve = "\u0302", "\u0306"
	switch r {
	case 'â':
		return circumflex
	case 'ê':
		return breve
	}
	for i, set := range [...]string{"øùûõï", "àáåãä", "èéúüë"} {
		if at := strings.IndexRune(set, r); at >= 0 { // each sign of a set takes two bytes
			return [...]string{"", circumflex, breve}[i] + [...]string{"\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}[at/2]
		}
	}
	return ""
}

// decodeVNI puts the marks that VNI writes after a vowel on it.
func decodeVNI(s string) string {
	if isUnicodeVietnamese(s) {
		return s
	}
	var b strings.Builder
	vowel := false
	for _, r := range s {
		if mark := vniMark(unicode.ToLower(r)); vowel && mark != "" {
			b.WriteString(mark)
			vowel = false
			continue
		}
		vowel = strings.ContainsRune("aeouyAEOUYôÔöÖ", r)
		b.WriteString(vniLetters.Replace(string(r)))
	}
	return norm.NFC.String(b.String())
}
