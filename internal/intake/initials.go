package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// bodyHeads are the kinds of body that documents shorten to their head and initials.
var bodyHeads = []string{"phong", "ban", "khoa", "trung tam", "so", "hoi", "vien", "cuc", "chi cuc", "van phong", "doi", "to"}

// initialedIn finds the bodies that a document writes by their head and initials and explains nowhere, where it writes one
// name in full that has them: "Phòng VH-XH" is its "Phòng Văn hóa - Xã hội". That it is the same body stays a doubt.
func initialedIn(doc *docread.Document, names *org.Resolver) []org.Known {
	texts := kindsOf(textsOf(doc))
	var found []org.Known
	for _, short := range initialsIn(texts, names) {
		var full []string
		for _, t := range texts {
			full = append(full, spelledAs(t, short)...)
		}
		slices.Sort(full)
		full = slices.CompactFunc(full, strings.EqualFold)
		if len(full) != 1 {
			continue
		}
		if known, ok := bodyNamed(full[0], names); ok {
			known.Aliases, known.Stranger = []string{short.text}, true
			found = append(found, known)
		}
	}
	return found
}

// A worded text is split into words once: every name in initials asks the kinds of body in all texts.
type worded struct {
	text  string
	words []word
	kinds []kindOfBody
}

// kindOfBody is where the n words of a kind of body stand.
type kindOfBody struct{ i, n int }

// kindsOf finds the kinds of body in texts.
func kindsOf(texts []string) []worded {
	all := make([]worded, len(texts))
	for t, s := range texts {
		all[t] = worded{text: s, words: wordsOf(s)}
		for i := range all[t].words {
			if n := headAt(s, all[t].words, i); n > 0 {
				all[t].kinds = append(all[t].kinds, kindOfBody{i, n})
			}
		}
	}
	return all
}

// An initialed name is a head and the folded first letters of the words behind it.
type initialed struct{ text, head, letters string }

// initialsIn collects the names written by initials that nobody knows.
func initialsIn(texts []worded, names *org.Resolver) []initialed {
	var all []initialed
	for _, t := range texts {
		s, words := t.text, t.words
		for i := range words {
			short, ok := initialsAt(s, words, i)
			if !ok {
				short, ok = allInitialsAt(s, words, i)
			}
			if !ok || text.Expand(short.text) != short.text || slices.Contains(all, short) {
				continue // nobody's, or what everybody shortens so
			}
			if _, known := names.Exactly(short.text); !known {
				all = append(all, short)
			}
		}
	}
	return all
}

// initialsAt reads a head and the capitals behind it, which "-" and "&" may part.
func initialsAt(s string, words []word, i int) (initialed, bool) {
	n := headAt(s, words, i)
	short := initialed{}
	end := i + n
	for n > 0 && end < len(words) && isCapitals(s[words[end].start:words[end].end]) && isJoined(s, words, end, end > i+n) {
		short.letters += words[end].fold
		end++
	}
	if len(short.letters) < 2 {
		return initialed{}, false
	}
	short.text, short.head = s[words[i].start:words[end-1].end], headOf(words, i, n)
	return short, true
}

// minInitials is how many letters initials have that stand for the kind of body, too.
const minInitials = 4

// enoughCapitals is how many bytes in capitals show that a text is written in them: each of its words is asked for.
const enoughCapitals = 1000

// allInitialsAt reads a word that is the initials of a name with its kind ("TTPVHCC"), in a text that is not all capitals. It
// is no syllable, for it has none of their vowels.
func allInitialsAt(s string, words []word, i int) (initialed, bool) {
	own := s[words[i].start:words[i].end]
	if len(own) < minInitials || !isCapitals(own) || strings.ContainsAny(words[i].fold, "aeiou") ||
		len(words) > 1 && isCapitals(s[:runeBoundary(s, enoughCapitals)]) {
		return initialed{}, false
	}
	return initialed{text: own, letters: words[i].fold}, true
}

// headAt counts the words of a kind of body at i, with a capital and not all in capitals; 0 for none.
func headAt(s string, words []word, i int) int {
	if !unicode.IsUpper(firstRune(s[words[i].start:])) {
		return 0
	}
	n, ok := atAny(words, i, bodyHeads)
	if !ok || isCapitals(s[words[i].start:words[i+n-1].end]) {
		return 0
	}
	return n
}

func headOf(words []word, i, n int) string {
	var head []string
	for _, w := range words[i : i+n] {
		head = append(head, w.fold)
	}
	return strings.Join(head, " ")
}

// isJoined reports that only the marks of one name stand before a word: a space, or also "-", "&" and a comma.
func isJoined(s string, words []word, i int, marks bool) bool {
	gap := strings.TrimSpace(s[words[i-1].end:words[i].start])
	return gap == "" || marks && (gap == "-" || gap == "–" || gap == "&" || gap == ",")
}

// spelledAs finds the names in a text that begin with a head and have these first letters.
func spelledAs(in worded, short initialed) (full []string) {
	s, words := in.text, in.words
	for _, h := range in.kinds {
		i, n := h.i, h.n
		if short.head != "" && headOf(words, i, n) != short.head {
			continue
		}
		end, rest := i+n, short.letters
		if short.head == "" { // its initials come first
			var ok bool
			if rest, ok = strings.CutPrefix(rest, firstLetters(words[i:i+n])); !ok {
				continue
			}
		}
		for rest != "" && end < len(words) && isJoined(s, words, end, end > i+n) {
			if words[end].fold == "va" && rest[0] != 'v' {
				end++
				continue
			}
			if text.Fold(s[words[end].start:words[end].end])[0] != rest[0] || isCapitals(s[words[end].start:words[end].end]) {
				break
			}
			end, rest = end+1, rest[1:]
		}
		if rest == "" && endsBody(s, words, end) && unicode.IsUpper(firstRune(s[words[i+n].start:])) {
			full = append(full, s[words[i].start:words[end-1].end])
		}
	}
	return full
}

func firstLetters(words []word) string {
	var letters strings.Builder
	for _, w := range words {
		letters.WriteString(w.fold[:1])
	}
	return letters.String()
}

// endsBody: at the end of a text, a mark, a conjunction or a verb a name is whole.
func endsBody(s string, words []word, i int) bool {
	return i >= len(words) || strings.TrimSpace(s[words[i-1].end:words[i].start]) != "" || words[i].fold == "va" || isVerbAt(s, words, i)
}
