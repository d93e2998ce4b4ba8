package intake

import (
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// A casing knows how the words of a document are written where they are not in
// capitals, each with the word beside it.
type casing struct{ pairs map[string]map[string]int }

// casingOf learns from the texts that are no headings.
func casingOf(o *outline) casing {
	c := casing{pairs: map[string]map[string]int{}}
	learn := func(ps []docread.Paragraph) {
		for _, q := range ps {
			if !mostlyCapitals(q.Text) {
				c.learn(q.Text)
			}
		}
	}
	learn(o.preamble)
	learn(o.closing)
	o.walk(func(it *item) {
		if !mostlyCapitals(it.head) {
			c.learn(it.head)
		}
		learn(it.rest)
	})
	return c
}

func (c casing) learn(s string) {
	fields := strings.Fields(s)
	for i := 1; i < len(fields); i++ {
		if strings.ContainsAny(fields[i-1][len(fields[i-1])-1:], ".:;?!") {
			continue // a capital there only begins a sentence
		}
		word := bare(fields[i])
		c.count(bare(fields[i-1])+" <"+strings.ToLower(word), word)
		if i+1 < len(fields) {
			c.count(strings.ToLower(word)+"> "+bare(fields[i+1]), word)
		}
	}
}

func (c casing) count(key, form string) {
	key = strings.ToLower(key)
	if c.pairs[key] == nil {
		c.pairs[key] = map[string]int{}
	}
	c.pairs[key][form]++
}

func bare(s string) string { return strings.TrimFunc(s, func(r rune) bool { return !isWordRune(r) }) }

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// sentence writes a title in capitals as a sentence: each word as the text
// writes it beside the same neighbour, in small letters where it does not.
func (c casing) sentence(title string) string {
	fields := strings.Fields(text.Normal(title))
	for i, f := range fields {
		word := bare(f)
		if strings.ContainsFunc(word, unicode.IsDigit) || strings.ContainsRune(word, '/') || word == "" {
			continue
		}
		form := strings.ToLower(word)
		best := 0
		try := func(key string) {
			for shape, n := range c.pairs[strings.ToLower(key)] {
				if n > best || n == best && shape < form {
					form, best = shape, n
				}
			}
		}
		if i > 0 {
			try(bare(fields[i-1]) + " <" + word)
		}
		if i+1 < len(fields) {
			try(word + "> " + bare(fields[i+1]))
		}
		fields[i] = strings.Replace(f, word, form, 1)
	}
	return capitalised(strings.Join(fields, " "))
}
