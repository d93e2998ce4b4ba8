package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Exact returns the index text that keeps accents: NFC, lower case, white space as one space, and the tone
// mark of oa, oe and uy where the older style puts it ("hòa", "khỏe", "thúy"), so that "Hoá" is "hóa" and
// "Uỷ" is "ủy". It is a key, not a spelling to show.
func Exact(s string) string {
	runes := []rune(strings.Map(unicode.ToLower, Normal(s)))
	for i := 0; i+1 < len(runes); i++ {
		placeTone(runes, i)
	}
	return norm.NFC.String(string(runes))
}

// placeTone moves the tone of a vowel pair at i. An open syllable carries it on the first vowel, a closed
// one on the second in both styles ("hoàn", "huỳnh"); after q the u is a consonant ("quý").
func placeTone(runes []rune, i int) {
	first, tone1 := splitTone(runes[i])
	second, tone2 := splitTone(runes[i+1])
	if tone1 != none && tone2 != none || tone1 == tone2 || !isMovable(first, second) {
		return
	}
	tone := max(tone1, tone2)
	open := i+2 == len(runes) || !unicode.IsLetter(runes[i+2])
	if open && !(i > 0 && runes[i-1] == 'q') {
		runes[i], runes[i+1] = withTone(first, tone), second
		return
	}
	runes[i], runes[i+1] = first, withTone(second, tone)
}

func isMovable(first, second rune) bool {
	return first == 'o' && (second == 'a' || second == 'e') || first == 'u' && second == 'y'
}

// A tone is an index into the rows of toned; none is the level tone, which is not written.
type tone int

const none tone = 0

// toned lists the vowels whose mark can move, level tone first, then the five written tones.
var toned = [...][6]rune{
	{'a', 'á', 'à', 'ả', 'ã', 'ạ'},
	{'e', 'é', 'è', 'ẻ', 'ẽ', 'ẹ'},
	{'o', 'ó', 'ò', 'ỏ', 'õ', 'ọ'},
	{'u', 'ú', 'ù', 'ủ', 'ũ', 'ụ'},
	{'y', 'ý', 'ỳ', 'ỷ', 'ỹ', 'ỵ'},
}

func splitTone(r rune) (rune, tone) {
	for _, row := range toned {
		for t, v := range row {
			if v == r {
				return row[0], tone(t)
			}
		}
	}
	return r, none
}

func withTone(vowel rune, t tone) rune {
	for _, row := range toned {
		if row[0] == vowel {
			return row[t]
		}
	}
	return vowel
}
