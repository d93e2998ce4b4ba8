package org

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"dondoc/internal/text"
)

// Papers shorten the names of the units that every agency of a kind has, and explain it nowhere: "Phòng VH-XH", "Chi cục TT&BVTV",
// "TTPTQĐ tỉnh". units.txt has these names in full, one a line, after the decrees and circulars on what departments, districts and
// communes consist of. It serves for short forms only: a name in full needs no list.
//
//go:embed units.txt
var unitsText string

var usualUnits = sync.OnceValue(func() []entry {
	var all []entry
	for line := range strings.Lines(unitsText) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			all = append(all, entry{Known{Name: line}, wordsOf(line)})
		}
	}
	return all
})

// minSpelled is how many words of a name its short form stands for at least, in whole or by a letter: fewer fit too much.
const minSpelled = 3

// minWhole is how many letters a word has that stands for the kind of unit too ("TTPTQĐ").
const minWhole = 4

// spelledOut reads a name that nobody knows as the one that its words and initials stand for, where there is only one. That it is the
// same stays a doubt.
func (s *scanner) spelledOut(m Mention) Mention {
	if m.Class || m.ID != "" || m.Doubt != DoubtUnknown || len(m.Name) > maxShortName {
		return m
	}
	words := scan(m.Name)
	if !slices.ContainsFunc(words, func(w word) bool { return isInitials(m.Name, w) }) {
		return m
	}
	known, found := s.r.standsFor(m.Name, words)
	if !found {
		return m
	}
	m.ID, m.Name, m.Doubt = known.ID, known.Name, DoubtInitials
	return m
}

// maxShortName is the longest name that is looked up by its initials, in bytes.
const maxShortName = 80

// isInitials reports a word of capitals that is no abbreviation of the general language.
func isInitials(s string, w word) bool {
	own := s[w.start:w.end]
	return !w.abbr && isCapitals(own) && w.fold == oneSound(text.Fold(own))
}

// standsFor finds the one name that words and initials stand for, with the words behind it that tell of which place it is.
func (r *Resolver) standsFor(s string, words []word) (known Known, found bool) {
	for _, names := range [][]entry{r.names, usualUnits()} {
		for _, e := range names {
			n, ok := e.shortens(s, words)
			if !ok || n == 1 && len(words[0].fold) < minWhole {
				continue
			}
			one := e.known
			if n < len(words) {
				one = Known{Name: one.Name + " " + spell(s, words[n:])}
			}
			if found && text.Fold(one.Name) != text.Fold(known.Name) {
				return Known{}, false
			}
			if !found {
				known, found = one, true
			}
		}
	}
	return known, found
}

// shortens reports that words shorten a name, and counts those that do; only words of a place may follow.
func (e entry) shortens(s string, words []word) (n int, ok bool) {
	if e.known.Class {
		return 0, false
	}
	at, letters := 0, 0
	for at < len(e.words) {
		switch {
		case n == len(words):
			return 0, false
		case words[n].fold == e.words[at]:
			n, at = n+1, at+1
		case e.words[at] == "va":
			at++
		case words[n].fold == "va":
			n++
		default:
			to := e.initialed(s, words[n], at)
			if to == at {
				return 0, false
			}
			n, at, letters = n+1, to, letters+to-at
		}
	}
	return n, letters > 0 && len(e.words) >= minSpelled && isPlaceBehind(words[n:])
}

// initialed is the word of the name behind those that the letters of a word stand for, at itself for none.
func (e entry) initialed(s string, w word, at int) int {
	if !isInitials(s, w) {
		return at
	}
	i := at
	for k := range len(w.fold) {
		for i < len(e.words) && e.words[i] == "va" && w.fold[k] != 'v' {
			i++
		}
		if i >= len(e.words) || e.words[i][0] != w.fold[k] {
			return at
		}
		i++
	}
	return i
}

// isPlaceBehind: nothing, or a kind of place, with or without its name, or a number among offices of a kind.
func isPlaceBehind(rest []word) bool {
	if len(rest) == 0 {
		return true
	}
	branch := hasWords(rest, 0, "khu", "vuc") || rest[0].fold == "so" && len(rest) == 2 && isNumber(rest[1].fold)
	return rest[0].sep == 0 && (branch || placeKind(rest[0].fold) > 0)
}
