package docread

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dondoc/internal/text"
)

// Text of an old code is found by its words: "QuyÕt ®Þnh" holds no syllable of
// Vietnamese, and two once it is decoded. A text is judged in stretches between
// words that only Unicode can write, so one that mixes codes is read as it is;
// where a stretch is too short to tell ("cã" is a word in either code), what the
// rest of the document was written in decides.

// How sure a stretch must be of its code: so many more syllables than in any
// other reading, and so many for each word that is none.
const (
	sureMargin = 3
	sureShare  = 4
)

// A document's own code decides where it has at least so many sure syllables,
// and so many times the words that only Unicode can write.
const (
	ownLeast = 10
	ownTimes = 10
)

// maxJudged is how much of a stretch is judged, in bytes.
const maxJudged = 8 << 10

// heldHyphen stands for a soft hyphen until the code of its text is known: in
// TCVN3 it is the letter ư, in Unicode nothing.
const heldHyphen = '\uE0AD'

// A letterFinder finds the codes of the texts of one document.
type letterFinder struct {
	own     code // what short stretches are read as
	unsure  []string
	changed bool
}

// find brings the texts of a document to Unicode, in place. The zero finder is ready.
func (f *letterFinder) find(texts []*string) {
	if !slices.ContainsFunc(texts, func(s *string) bool { return strings.ContainsFunc(*s, isForeign) }) {
		return
	}
	f.own = ownCode(texts)
	read := map[*string]bool{} // cells that are merged share their texts
	for _, s := range texts {
		if !read[s] && !isASCII(*s) {
			*s = f.read(*s)
		}
		read[s] = true
	}
}

// tellFound notes what was found out: that letters were changed, and readings that may hold a mark of secrecy.
func (d *Document) tellFound(f *letterFinder, recoded bool) {
	for _, s := range f.unsure {
		d.Aside = append(d.Aside, Aside{Text: text.Normal(s)})
	}
	warned := slices.ContainsFunc(d.Warnings, func(w Warning) bool { return w.Key == "docread.legacy_font" })
	if (f.changed || recoded) && !warned {
		d.Warnings = append(d.Warnings, Warning{Key: "docread.legacy_font"})
	}
}

// findLetters brings what the fonts of a document did not tell of to Unicode.
func (d *Document) findLetters() {
	f := &letterFinder{}
	f.find(d.texts())
	for _, s := range d.texts() {
		if strings.Contains(*s, string(heldHyphen)) {
			*s = cmp.Or(text.Normal(strings.ReplaceAll(*s, string(heldHyphen), "")), "-") // a paragraph is never empty
		}
	}
	d.tellFound(f, false)
}

// texts gives the texts of a document for changing them: those of the flow first.
func (d *Document) texts() []*string {
	var all []*string
	for i := range d.Blocks {
		if p := d.Blocks[i].Paragraph; p != nil {
			all = append(all, &p.Text)
		} else {
			for _, r := range d.Blocks[i].Table.Rows {
				for _, c := range r.Cells {
					for k := range c.Paragraphs {
						all = append(all, &c.Paragraphs[k].Text)
					}
				}
			}
		}
	}
	for i := range d.Headers {
		all = append(all, &d.Headers[i].Text)
	}
	for i := range d.Aside {
		all = append(all, &d.Aside[i].Text)
	}
	return append(all, &d.Title)
}

// isForeign knows the signs of Western code pages that Vietnamese in Unicode
// has no use for within words. Without one no text is held to be of an old code.
func isForeign(r rune) bool {
	return r > 0xA0 && r <= 0xFF && !strings.ContainsRune("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý", r) || r == heldHyphen
}

// ownCode is the old code that the document is written in, if it is.
func ownCode(texts []*string) code {
	var sure [codeVNI + 1]int
	for _, s := range texts {
		for _, stretch := range stretches(*s) {
			if isUnicodeText(stretch) {
				sure[codeUnicode] += len(strings.Fields(stretch))
			} else if c, reading, ok := judge(stretch); ok {
				sure[c] += tallyOf(reading).good
			}
		}
	}
	for _, c := range [...]code{codeTCVN3, codeVNI} {
		if sure[c] >= ownLeast && sure[c] >= ownTimes*sure[codeUnicode] && sure[c] > sure[codeTCVN3+codeVNI-c] {
			return c
		}
	}
	return codeUnicode
}

// stretches cuts a text between words that only Unicode can write and others.
func stretches(s string) []string {
	var all []string
	begin, was := 0, false
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexAny(s[at:], " \t\n\u00A0"); i >= 0 {
			end = at + i + 1
		}
		if is := isUnicodeText(s[at:end]); is != was {
			if at > begin {
				all = append(all, s[begin:at])
			}
			begin, was = at, is
		}
		at = end
	}
	return append(all, s[begin:])
}

// isUnicodeText reports letters that only Unicode has. A Đ after a small letter
// may be the Ð that is normally taken for it, which in TCVN3 is é.
func isUnicodeText(s string) bool {
	before := rune(0)
	for _, r := range s {
		if isUnicodeOnly(r) && (r != 'Đ' || !unicode.IsLower(before)) {
			return true
		}
		before = r
	}
	return false
}

// judge gives the reading with the most syllables, and whether it is sure. Equal readings leave the text as it is.
func judge(stretch string) (best code, reading string, sure bool) {
	if !strings.ContainsFunc(stretch, isForeign) {
		return codeUnicode, stretch, false
	}
	sample := stretch[:min(len(stretch), maxJudged)]
	top, second := tallyOf(sample), tally{bad: 1 << 30}
	for _, c := range [...]code{codeTCVN3, codeVNI} {
		switch t := tallyOf(c.find(sample)); {
		case t.score() > top.score():
			best, top, second = c, t, top
		case t.score() > second.score():
			second = t
		}
	}
	sure = best != codeUnicode && top.good >= sureMargin && top.score()-second.score() >= sureMargin && top.good >= sureShare*top.bad
	if reading = stretch; best != codeUnicode {
		reading = best.findMixed(stretch)
	}
	return best, reading, sure
}

// read brings one text to Unicode as far as it is sure.
func (f *letterFinder) read(s string) string {
	if f.own == codeUnicode && !strings.ContainsFunc(s, isForeign) {
		return s
	}
	mixed := isUnicodeText(s)
	var read, perhaps strings.Builder
	for _, stretch := range stretches(s) {
		if isUnicodeText(stretch) || isASCII(stretch) {
			read.WriteString(stretch)
			perhaps.WriteString(stretch)
			continue
		}
		best, reading, sure := judge(stretch)
		if !sure && f.own != codeUnicode && !mixed {
			sample := stretch[:min(len(stretch), maxJudged)]
			if own := f.own.find(sample); tallyOf(own).score() >= tallyOf(sample).score() {
				best, reading, sure = f.own, f.own.findMixed(stretch), true
			}
		}
		perhaps.WriteString(reading)
		if best != codeUnicode && sure {
			f.changed = f.changed || reading != stretch
			read.WriteString(reading)
		} else {
			read.WriteString(stretch)
		}
	}
	if perhaps.String() != read.String() {
		f.unsure = append(f.unsure, perhaps.String())
	}
	return read.String()
}

// find decodes a stretch whose font is not known, word by word.
func (c code) find(stretch string) string { return eachWord(stretch, c.findWord) }

// findMixed takes a word that is none in this code for one of the other, where it is one there.
func (c code) findMixed(stretch string) string {
	other := codeTCVN3 + codeVNI - c
	return eachWord(stretch, func(word string) string {
		decoded := c.findWord(word)
		if t := tallyOf(decoded); t.bad > 0 && t.good == 0 {
			if second := other.findWord(word); tallyOf(second).score() > max(0, tallyOf(word).score()) {
				return second
			}
		}
		return decoded
	})
}

// eachWord replaces what stands between spaces.
func eachWord(s string, replace func(string) string) string {
	var b strings.Builder
	for s != "" {
		n := strings.IndexFunc(s, unicode.IsSpace)
		if n < 0 {
			n = len(s)
		}
		if n > 0 {
			b.WriteString(replace(s[:n]))
		}
		rest := strings.TrimLeftFunc(s[n:], unicode.IsSpace)
		b.WriteString(s[n : len(s)-len(rest)])
		s = rest
	}
	return b.String()
}

// findWord decodes a word. A sign that stands alone is no letter, but for "«": ô is a word.
func (c code) findWord(word string) string {
	switch {
	case c == codeTCVN3 && word == "«":
		return "ô"
	case isASCII(word) && !strings.Contains(word, "-"):
		return word
	}
	decoded := c.decodeWord(word)
	if !strings.ContainsFunc(word, unicode.IsLetter) && (utf8.RuneCountInString(word) == 1 || !isSyllable(decoded)) {
		return word
	}
	return decoded
}

// maxWord bounds the words in which each hyphen is tried.
const maxWord = 64

// decodeWord gives a word of TCVN3 its ư back where it was taken for a soft
// hyphen, and that for a hyphen: "®-îc" is "được". A hyphen between syllables stays.
func (c code) decodeWord(word string) string {
	if c != codeTCVN3 {
		return c.decode(word)
	}
	signs := []rune(strings.NewReplacer(string(heldHyphen), "\u00AD", "Đ", "Ð").Replace(word))
	if len(signs) > maxWord {
		return c.decode(string(signs))
	}
	for i, r := range signs {
		if r != '-' || !isBeside(signs, i, isSign) || isBeside(signs, i, unicode.IsDigit) {
			continue
		}
		kept := syllablesOf(c.decode(string(signs)))
		signs[i] = '\u00AD'
		if !isSyllable(c.decode(string(partAround(signs, i)))) || syllablesOf(c.decode(string(signs))) <= kept {
			signs[i] = '-' // two abbreviations are no syllable together: "CTr-UBND"
		}
	}
	return c.decode(string(signs))
}

// partAround is the part of a word between signs that are no letters in which a place stands.
func partAround(signs []rune, i int) []rune {
	begin, end := i, i+1
	for begin > 0 && isSign(signs[begin-1]) {
		begin--
	}
	for end < len(signs) && isSign(signs[end]) {
		end++
	}
	return signs[begin:end]
}

func isSign(r rune) bool { return unicode.IsLetter(r) || isForeign(r) }

// isBeside reports that a sign of some kind stands before or after a place.
func isBeside(signs []rune, i int, is func(rune) bool) bool {
	return i > 0 && is(signs[i-1]) || i+1 < len(signs) && is(signs[i+1])
}

// syllablesOf weighs the parts of a word between signs: each that is a syllable,
// less each that is none. "u" alone is far less often a word than the rest of "ưu".
func syllablesOf(word string) int {
	n := 0
	for _, part := range strings.FieldsFunc(norm.NFC.String(word), isNoLetter) {
		if isSyllable(part) && part != "u" || isAbbreviation(part) && len(part) > 1 {
			n++
		} else {
			n--
		}
	}
	return n
}
