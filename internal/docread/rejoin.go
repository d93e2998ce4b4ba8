package docread

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Some exports put spaces between the letters of words that the document printed in several runs: "Đ ế n năm", "thự c
// hiện". Where a document has such words, their letters are put together again, and a warning says so.

// minTorn is how many words must be torn before any is joined: letters stand alone in whole documents, too.
const minTorn = 3

// rejoin joins the torn words of all paragraphs.
func (d *Document) rejoin() {
	torn := 0
	d.each(func(p *Paragraph) { torn += countTorn(p.Text) })
	if torn < minTorn {
		return
	}
	v, joined := newVocabulary(), 0
	d.each(func(p *Paragraph) { v.learn(p.Text) })
	d.each(func(p *Paragraph) {
		s, n := v.join(p.Text)
		p.Text, joined = s, joined+n
	})
	if joined > 0 {
		d.Warnings = append(d.Warnings, Warning{Key: "docread.torn_words", Args: []any{joined}})
	}
}

// each calls do for every paragraph of the blocks, which it may change.
func (d *Document) each(do func(*Paragraph)) {
	for _, b := range d.Blocks {
		if b.Paragraph != nil {
			do(b.Paragraph)
		} else {
			b.Table.each(do)
		}
	}
}

// A shard is what stands between two spaces: letters, with marks before and after them.
type shard struct{ before, letters, after string }

func shardOf(s string) shard {
	from := strings.IndexFunc(s, unicode.IsLetter)
	if from < 0 {
		return shard{before: s}
	}
	rest := s[from:]
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(rest)
	}
	if strings.ContainsFunc(rest[n:], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) ||
		strings.ContainsFunc(s[:from], unicode.IsDigit) {
		return shard{before: s} // a number, an address: nothing to join
	}
	return shard{before: s[:from], letters: rest[:n], after: rest[n:]}
}

// isFragment: up to three letters, none of them a vowel, begin or end a syllable and are none. Capitals may abbreviate.
func (p shard) isFragment() bool {
	short := p.letters != "" && len(p.letters) <= 4 && utf8.RuneCountInString(p.letters) <= 3
	return short && p.letters != strings.ToUpper(p.letters) && !hasVowel(p.letters)
}

// hasVowel: any letter but a consonant; vowels have marks, consonants none.
func hasVowel(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return !strings.ContainsRune("bcdđfghjklmnpqrstvwxz", unicode.ToLower(r)) })
}

// countTorn counts the fragments of a text that make a syllable with the shard beside them.
func countTorn(s string) int {
	fields := strings.Fields(s)
	n := 0
	for i := range fields {
		own := shardOf(fields[i])
		if !own.isFragment() {
			continue
		}
		if i > 0 {
			if p := shardOf(fields[i-1]); p.letters != "" && p.after == "" && own.before == "" && isSyllable(p.letters+own.letters) {
				n++
				continue
			}
		}
		if i+1 < len(fields) {
			if p := shardOf(fields[i+1]); p.before == "" && own.after == "" && isSyllable(own.letters+p.letters) {
				n++
			}
		}
	}
	return n
}

// A vocabulary is the words of a document's whole paragraphs, and what was found out about others.
type vocabulary struct {
	known     map[string]bool
	syllables map[string]bool // a text repeats its words, torn or not
}

func newVocabulary() vocabulary {
	return vocabulary{known: map[string]bool{}, syllables: map[string]bool{}}
}

// learn takes the words of a paragraph in which nothing stands by itself that is a part of a word.
func (v vocabulary) learn(s string) {
	var words []string
	for f := range strings.FieldsSeq(s) {
		p := shardOf(f)
		if v.costAlone(p) > 0 {
			return
		}
		words = append(words, strings.ToLower(p.letters))
	}
	for _, w := range words {
		v.known[w] = true
	}
}

func (v vocabulary) isSyllable(word string) bool {
	is, found := v.syllables[word]
	if !found {
		is = isSyllable(word)
		v.syllables[word] = is
	}
	return is
}

// The costs of a word: what is no syllable is a shard of one, a letter alone is mostly one too, and a word that the
// document does not have elsewhere is less likely. Joining two shards costs least, but is not for nothing.
const (
	costFragment = 10
	costCapital  = 5 // capitals without a vowel: they may count something, or abbreviate
	costLetter   = 3
	costJoint    = 0.45
	costUnknown  = 0.5
)

// maxSyllable is how many letters a syllable has at most ("nghiêng").
const maxSyllable = 7

// join puts the torn words of a text together, in the cheapest way, and counts them.
func (v vocabulary) join(s string) (string, int) {
	fields := strings.Fields(s)
	shards, loose := make([]shard, len(fields)), false
	for i, f := range fields {
		shards[i] = shardOf(f)
		loose = loose || v.costAlone(shards[i]) > 0
	}
	if !loose {
		return s, 0
	}
	cost := make([]float64, len(fields)+1)
	size := make([]int, len(fields))
	for i := len(fields) - 1; i >= 0; i-- {
		cost[i], size[i] = v.costAlone(shards[i])+v.costNew(shards[i].letters)+cost[i+1], 1
		for n := 2; n <= maxSyllable && i+n <= len(fields); n++ {
			word, open := wordOf(shards[i : i+n])
			if !open {
				break
			}
			if c := costJoint*float64(n-1) + v.costNew(word) + cost[i+n]; c < cost[i] && v.mayBe(word, shards[i:i+n]) {
				cost[i], size[i] = c, n
			}
		}
	}
	words, joined := []string{}, 0
	for i := 0; i < len(fields); i += size[i] {
		words = append(words, strings.Join(fields[i:i+size[i]], ""))
		if size[i] > 1 {
			joined++
		}
	}
	return strings.Join(words, " "), joined
}

// wordOf joins letters with nothing between them, and reports whether they may be part of one syllable.
func wordOf(shards []shard) (word string, open bool) {
	var joined strings.Builder
	for i, p := range shards {
		if p.letters == "" || i > 0 && p.before != "" || i+1 < len(shards) && p.after != "" {
			return "", false
		}
		joined.WriteString(p.letters)
	}
	word = joined.String()
	return word, utf8.RuneCountInString(word) <= maxSyllable
}

// mayBe: the shards make a syllable, and one of them is letters that are no word, or one alone.
func (v vocabulary) mayBe(word string, shards []shard) bool {
	return !isMixed(word) && v.isSyllable(word) && slices.ContainsFunc(shards, func(p shard) bool {
		return utf8.RuneCountInString(p.letters) == 1 || !v.isSyllable(p.letters)
	})
}

// isMixed: a capital behind a small letter begins another word.
func isMixed(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	rest := word[size:]
	return rest != strings.ToLower(rest) && (unicode.IsLower(first) || rest != strings.ToUpper(rest))
}

// costNew weighs a word that the whole paragraphs do not have.
func (v vocabulary) costNew(word string) float64 {
	if word == "" || v.known[strings.ToLower(word)] {
		return 0
	}
	if _, size := utf8.DecodeRuneInString(word); hasVowel(word[:size]) {
		return 2 * costUnknown // few words begin with a vowel
	}
	return costUnknown
}

// costAlone weighs a shard that stands by itself.
func (v vocabulary) costAlone(p shard) float64 {
	one := utf8.RuneCountInString(p.letters) == 1
	switch {
	case p.letters == "":
		return 0
	case one && strings.ContainsAny(p.letters, "yýởôổủYÝỞÔỔỦ"):
		return 0 // words of one letter
	case p.letters == strings.ToUpper(p.letters) && !hasVowel(p.letters):
		return costCapital
	case one && hasVowel(p.letters):
		return costLetter
	case p.isFragment():
		return costFragment
	case !v.isSyllable(p.letters) && p.letters != strings.ToUpper(p.letters):
		return costLetter // of another language, or torn
	}
	return 0
}
