package docread

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A written syllable of Vietnamese is an onset, a rime and at most one tone
// mark. Few of the words that wrong letters make are syllables, which tells in
// what code a text was written. Both lists are of the written language as
// dictionaries have it; names of other languages ("Đắk Lắk") are not meant to fit.
const (
	onsets = "  b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x "
	rimes  = " a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây" +
		" e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu" +
		" o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on ong oong op ot" +
		" ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêt uêu uơ uơn" +
		" uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uyn uynh uyp uyt uyu" +
		" ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y ynh "
)

// isSyllable reports that a word is a syllable, whatever its case and wherever its tone mark stands.
func isSyllable(word string) bool {
	letters, tone, ok := splitTone(word)
	if !ok || letters == "" || len(letters) > 16 {
		return false
	}
	for n := range letters + "." {
		onset, rime := letters[:min(n, len(letters))], letters[min(n, len(letters)):]
		if isListed(onsets, onset) && isListed(rimes, rime) {
			return tone == toneAcute || tone == toneDot || !strings.ContainsAny(rime[len(rime)-1:], "ptc") && !strings.HasSuffix(rime, "ch")
		}
	}
	return false
}

// isListed finds a word in a list parted by spaces. No onset stands before many a rime.
func isListed(list, word string) bool { return strings.Contains(list, " "+word+" ") }

const (
	toneGrave = '\u0300'
	toneAcute = '\u0301'
	toneTilde = '\u0303'
	toneHook  = '\u0309'
	toneDot   = '\u0323'
)

// splitTone parts a word in small letters from its tone mark, 0 for none; two marks belong to no syllable.
func splitTone(word string) (letters string, tone rune, ok bool) {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(word)) {
		switch r {
		case toneGrave, toneAcute, toneTilde, toneHook, toneDot:
			if tone != 0 {
				return "", 0, false
			}
			tone = r
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String()), tone, true
}

// A tally counts the words of a text that have letters beyond ASCII: those that are syllables, and the others.
type tally struct{ good, bad int }

func (t tally) score() int { return t.good - t.bad }

// tallyOf counts the words of a text. Signs of a code that are no letters in
// Unicode part words there, and an abbreviation such as "HĐND" says nothing.
func tallyOf(s string) tally {
	var t tally
	for _, word := range strings.FieldsFunc(s, isNoLetter) {
		switch {
		case isASCII(word) || isAbbreviation(word):
		case isSyllable(word):
			t.good++
		default:
			t.bad++
		}
	}
	return t
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) }

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// isAbbreviation: capitals without a vowel between them, and letters alone that are none.
func isAbbreviation(word string) bool {
	return word == strings.ToUpper(word) && !strings.ContainsAny(norm.NFD.String(word), "AEIOUY")
}
