package web

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/intake"
	"dondoc/internal/programme"
	"dondoc/internal/text"
)

// excerptLine is a block of the source text around an item: Own says that the item was read from it.
type excerptLine struct {
	Line int
	Own  bool
	Runs []textRun
}

// textRun is a stretch of a text, marked where it is the words in question.
type textRun struct {
	Text string
	Mark bool
}

// excerptContext is how many blocks are shown before and after an item's own.
const excerptContext = 2

// excerpt shows where an item stands in the source, with the words in question marked. Words that its own text has
// not, such as a lead that the line above names for all that follow, are looked for around it.
func excerpt(u intake.Upload, at programme.Place, words ...string) []excerptLine {
	if at.FirstBlock < 0 {
		return nil
	}
	first := max(0, at.FirstBlock-excerptContext)
	around := u.Blocks[first:min(at.LastBlock+excerptContext+1, len(u.Blocks))]
	own := span{at.FirstBlock - first, at.LastBlock + 1 - first}
	marks := marksIn(around, own, words)
	var lines []excerptLine
	for i, b := range around {
		if strings.TrimSpace(b.Text) == "" {
			continue
		}
		lines = append(lines, excerptLine{Line: b.Place.Line, Own: own.start <= i && i < own.end, Runs: runs(b.Text, marks[i])})
	}
	return lines
}

// marksIn finds each of the words in the item's own blocks, or else in all of them.
func marksIn(blocks []programme.Block, own span, words []string) [][]span {
	marks := make([][]span, len(blocks))
	for _, w := range words {
		found, offset := find(blocks[own.start:own.end], w), own.start
		if !slices.ContainsFunc(found, func(s []span) bool { return len(s) > 0 }) {
			found, offset = find(blocks, w), 0
		}
		for i, spans := range found {
			marks[offset+i] = merged(append(marks[offset+i], spans...))
		}
	}
	return marks
}

// span is a stretch of a text, in bytes.
type span struct{ start, end int }

// sourceWord is one of a block as it is compared: without accents, case and punctuation.
type sourceWord struct {
	block int
	span  span
	fold  string
}

// find looks for words in blocks, where they may run over from one to the next, and returns the stretches of each
// block that they take.
func find(blocks []programme.Block, words string) [][]span {
	marks := make([][]span, len(blocks))
	wanted := sourceWords(0, words)
	if len(wanted) == 0 {
		return marks
	}
	var all []sourceWord
	for i, b := range blocks {
		all = append(all, sourceWords(i, b.Text)...)
	}
	for i := 0; i+len(wanted) <= len(all); i++ {
		if !sameWords(all[i:i+len(wanted)], wanted) {
			continue
		}
		for _, t := range all[i : i+len(wanted)] {
			marks[t.block] = joined(marks[t.block], t.span)
		}
		i += len(wanted) - 1
	}
	return marks
}

// joined adds a span, making one of two that only a space or a mark of punctuation parts.
func joined(spans []span, next span) []span {
	if n := len(spans); n > 0 && next.start-spans[n-1].end <= len("…, ") {
		spans[n-1].end = next.end
		return spans
	}
	return append(spans, next)
}

// merged puts spans in order and makes one of those that meet.
func merged(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	var all []span
	for _, s := range spans {
		if n := len(all); n > 0 && s.start <= all[n-1].end {
			all[n-1].end = max(all[n-1].end, s.end)
			continue
		}
		all = append(all, s)
	}
	return all
}

func sameWords(a, b []sourceWord) bool {
	for i := range b {
		if a[i].fold != b[i].fold {
			return false
		}
	}
	return true
}

// tokens cuts a text at spaces and takes the punctuation off each word's ends.
func sourceWords(block int, s string) []sourceWord {
	var all []sourceWord
	for start := 0; start < len(s); {
		end := strings.IndexFunc(s[start:], unicode.IsSpace)
		if end < 0 {
			end = len(s) - start
		}
		word := s[start : start+end]
		left := len(word) - len(strings.TrimLeftFunc(word, isPunctuation))
		if bare := strings.TrimFunc(word, isPunctuation); bare != "" {
			at := start + left
			all = append(all, sourceWord{block, span{at, at + len(bare)}, text.Fold(bare)})
		}
		start += end + 1
		for start < len(s) && s[start]&0xC0 == 0x80 { // a space of several bytes
			start++
		}
	}
	return all
}

func isPunctuation(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' && !unicode.IsMark(r)
}

// longRun is how much of an unmarked stretch is shown, in bytes; the rest is cut out of its middle.
const longRun = 600

func runs(s string, marks []span) []textRun {
	var all []textRun
	at := 0
	for _, m := range marks {
		if m.start > at {
			all = append(all, textRun{Text: shortened(s[at:m.start])})
		}
		all = append(all, textRun{s[m.start:m.end], true})
		at = m.end
	}
	if at < len(s) {
		all = append(all, textRun{Text: shortened(s[at:])})
	}
	return all
}

// shortened leaves the middle of a long text out, at spaces.
func shortened(s string) string {
	if len(s) <= longRun {
		return s
	}
	head, tail := strings.LastIndexByte(s[:longRun/2], ' '), strings.IndexByte(s[len(s)-longRun/2:], ' ')
	if head < 0 || tail < 0 {
		return s
	}
	return s[:head] + " […]" + s[len(s)-longRun/2+tail:]
}
