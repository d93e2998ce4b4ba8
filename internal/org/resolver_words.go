package org

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/text"
)

// A word of a text that may name organisations. An abbreviation gives the
// words it stands for, all with its place, so that "Sở NN&PTNT" and the full
// name are the same words.
type word struct {
	fold       string
	show       string // as it is spelled out; empty for a word that an earlier one shows
	start, end int    // bytes
	sep        byte   // what separates it from the word before: ',' ';' ':' or 0
	capital    bool
	abbr       bool // stands inside an abbreviation, after its first word
}

// scan cuts a text into words.
func scan(s string) []word {
	words := make([]word, 0, len(s)/5+1) // a syllable and its space have five bytes or more, nearly always
	sep := byte(0)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '&' && sep == 0 && len(words) > 0 {
			words = append(words, word{fold: "va", show: "và", start: i, end: i + size})
			i += size
			continue
		}
		if n := initialsAt(s[i:], words); n > 0 && strings.TrimSpace(s[words[len(words)-1].end:i]) == "" {
			sep, i = afterInitials(s[i+n:]), i+n
			continue
		}
		if !isNameRune(r) {
			sep = separator(sep, r)
			i += size
			continue
		}
		if n := office(s[i:], size); n > 0 {
			words = append(words, word{fold: "phong", show: "Phòng", start: i, end: i + n, sep: sep, capital: true})
			sep, i = 0, i+n
			continue
		}
		n := chunk(s[i:])
		words = appendChunk(words, s, i, i+n, sep)
		sep, i = 0, i+n
	}
	return words
}

// initialsAt measures a bracket of one short form, which repeats the name of the words it stands behind: "Ban Quản lý dự án (BQLDA)",
// "Hội Liên hiệp Phụ nữ (LHPN) tỉnh". It returns 0 for anything else: other letters are another body's, or a mark.
func initialsAt(s string, words []word) int {
	rest, open := strings.CutPrefix(s, "(")
	if !open {
		return 0
	}
	short, _, closed := strings.Cut(rest[:min(len(rest), maxShort)], ")")
	letters := withoutJoints.Replace(short)
	if !closed || !isCapitals(letters) || !areInitials(text.Fold(letters), words) {
		return 0
	}
	return len("(") + len(short) + len(")")
}

// withoutJoints drops the marks between the letters of a short form.
var withoutJoints = strings.NewReplacer("&", "", "-", "")

// areInitials reports that letters are first letters, in their order, of the words since the last mark. Words may be left out.
func areInitials(letters string, words []word) bool {
	from := len(words)
	for from > 0 && (from == len(words) || words[from].sep == 0) {
		from--
	}
	for _, w := range words[from:] {
		if letters != "" && w.fold[0] == letters[0] {
			letters = letters[1:]
		}
	}
	return letters == ""
}

// afterInitials is what a bracket of initials parts: a name in small letters goes on behind it, one with a capital is another.
func afterInitials(rest string) byte {
	if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " ")); unicode.IsUpper(first) {
		return ','
	}
	return 0
}

// office measures "P." where it stands for "Phòng": before an abbreviation ("P. CNTT"). Before a name it may be
// a ward's. It returns 0 for anything else.
func office(s string, size int) int {
	rest, ok := strings.CutPrefix(s, "P.")
	if !ok || size != 1 {
		return 0
	}
	rest = strings.TrimLeft(rest, " ")
	end := strings.IndexFunc(rest, func(r rune) bool { return !isNameRune(r) })
	if end < 0 {
		end = len(rest)
	}
	if !isCapitals(rest[:end]) {
		return 0
	}
	return len("P.")
}

func isNameRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// separator keeps the strongest of the marks between two words: ";" over ":" over ",".
func separator(old byte, r rune) byte {
	switch {
	case r == ';' || r == '\n' || r == '+':
		return ';'
	case r == ':' && old != ';':
		return ':'
	case (r == ',' || r == '(' || r == ')' || r == '/') && old == 0:
		return ','
	}
	return old
}

// maxShort is the longest abbreviation with marks in it, in bytes.
const maxShort = 24

// chunk measures the longest abbreviation with marks in it ("VH,TT&DL", "TP."),
// or else the run of letters, at the start of s.
func chunk(s string) int {
	run := strings.IndexFunc(s, func(r rune) bool { return !isNameRune(r) })
	if run < 0 {
		return len(s)
	}
	if n := joinedShort(s, run); n > 0 {
		return n
	}
	marked := s[:min(len(s), max(run, maxShort))] // no further, or a long text costs its square
	long := strings.IndexFunc(marked, func(r rune) bool { return !isNameRune(r) && !strings.ContainsRune("&,-", r) })
	if long < 0 {
		long = len(marked)
	}
	long = len(strings.TrimRight(s[:long], ",-&"))
	if long <= run || !isMarkedShort(s[:long], run) || text.Expand(s[:long]) == s[:long] {
		return run
	}
	return long
}

// isMarkedShort: "&" joins one abbreviation, and so does a dash behind letters that stand for nothing alone ("KH-TC").
func isMarkedShort(s string, run int) bool {
	return strings.Contains(s, "&") || s[run] == '-' && isCapitals(s[:run]) && text.Expand(s[:run]) == s[:run]
}

// joinedShort measures an abbreviation whose "&" is written out: "KH và ĐT", "NN và PTNT". It returns 0 for none.
func joinedShort(s string, run int) int {
	rest, ok := strings.CutPrefix(s[run:], " và ")
	if !ok || run > maxShort || !isCapitals(s[:run]) {
		return 0
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return !isNameRune(r) })
	if end < 0 {
		end = len(rest)
	}
	short := s[:run] + "&" + rest[:end]
	if end == 0 || end > maxShort || !isCapitals(rest[:end]) || text.Expand(short) == short {
		return 0
	}
	return run + len(" và ") + end
}

// isCapitals reports two letters or more, all of them large.
func isCapitals(s string) bool {
	return utf8.RuneCountInString(s) > 1 && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsUpper(r) })
}

func appendChunk(words []word, s string, start, end int, sep byte) []word {
	raw := s[start:end]
	first, _ := utf8.DecodeRuneInString(raw)
	capital := unicode.IsUpper(first)
	full := expansion(raw)
	later := false
	for f := range strings.FieldsSeq(text.Fold(full)) {
		w := word{fold: oneSound(strings.Trim(f, ",-")), start: start, end: end, capital: capital, abbr: later}
		if !later {
			w.sep, w.show = sep, shown(raw, full)
		}
		later = true
		if w.fold != "" {
			words = append(words, w)
		}
	}
	return words
}

// oneSound writes c for a k that stands for the same sound: before a, o and u and at the end of a syllable. Names from other languages
// are spelled either way: "Bắc Kạn" and "Bắc Cạn", "Đắk Lắk" and "Đắc Lắc". Initials have no vowel and stay.
func oneSound(fold string) string {
	if strings.IndexByte(fold, 'k') < 0 || !strings.ContainsAny(fold, "aeiouy") {
		return fold
	}
	letters := []byte(fold)
	for i, c := range letters {
		if c == 'k' && (i+1 == len(letters) || strings.IndexByte("aou", letters[i+1]) >= 0) {
			letters[i] = 'c'
		}
	}
	return string(letters)
}

// expansion spells out an abbreviation, and leaves any other word.
func expansion(raw string) string {
	if utf8.RuneCountInString(raw) < 2 || !hasCapital(raw) {
		return raw
	}
	return text.Expand(strings.Replace(raw, " và ", "&", 1))
}

func hasCapital(s string) bool { return strings.ContainsFunc(s, unicode.IsUpper) }

// shown is how a name spells the word: committees keep their short form, the
// kinds of places stay small, other abbreviations begin with a capital.
func shown(raw, full string) string {
	if raw == full {
		return raw
	}
	switch text.Fold(raw) {
	case "ubnd", "hdnd":
		return strings.ToUpper(raw)
	case "tp", "tx":
		return full
	}
	first, size := utf8.DecodeRuneInString(full)
	return string(unicode.ToUpper(first)) + full[size:]
}

// spell writes the words out with the text's own marks between them.
func spell(s string, words []word) string {
	var b strings.Builder
	last := -1
	for _, w := range words {
		if w.abbr {
			continue
		}
		if last >= 0 {
			b.WriteString(between(withoutInitials(s[last:w.start])))
		}
		b.WriteString(w.show)
		last = w.end
	}
	return b.String()
}

// withoutInitials drops the short form in brackets from what stands between two words.
func withoutInitials(marks string) string {
	open, end := strings.IndexByte(marks, '('), strings.IndexByte(marks, ')')
	if open < 0 || end < open {
		return marks
	}
	return marks[:open] + marks[end+1:]
}

// between keeps the commas and dashes of a name and makes the space around
// them regular; "TP." loses its full stop.
func between(marks string) string {
	mark := strings.Trim(marks, ". \t\n\u00a0")
	switch {
	case mark == "":
		return " "
	case mark == "(":
		return " ("
	case strings.Trim(mark, "-–") == "" && mark != marks:
		return " - "
	case strings.Trim(mark, "-–/") == "":
		return mark
	}
	return mark + " "
}

// hasWords reports whether the folded words stand at i.
func hasWords(words []word, i int, want ...string) bool {
	if i+len(want) > len(words) {
		return false
	}
	return slices.EqualFunc(words[i:i+len(want)], want, func(w word, f string) bool { return w.fold == f })
}
