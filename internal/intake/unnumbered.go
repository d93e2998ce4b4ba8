package intake

import (
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/docread"
)

// minSentence is how many words a paragraph has that may assign something.
const minSentence = 8

// openUnnumbered makes items of the paragraphs of a document that numbers nothing, as official letters and short
// notices do: behind the sentence that introduces them, or else behind the title, to the addressees.
func (o *outline) openUnnumbered() {
	if o.size > 0 {
		return
	}
	end := o.bodyEnd()
	from := o.introduced(end)
	var last *item
	for _, p := range o.preamble[from:end] {
		switch {
		case last != nil && isBroken(last.head, p):
			last.goOn(p)
		case opensUnnumbered(p.Text):
			last = o.addUnnumbered(p)
		default:
			last = nil
		}
	}
	if o.size > 0 {
		o.closing = append(o.preamble[end:len(o.preamble):len(o.preamble)], o.closing...)
		o.preamble = o.preamble[:from]
	}
}

// bodyEnd is the paragraph at which the addressees or the signature begin.
func (o *outline) bodyEnd() int {
	for i, p := range o.preamble {
		if isAddressees(p.Text) || isFarewell(p.Text) || opensSignature(p.Text) {
			return i
		}
	}
	return len(o.preamble)
}

// introduced is the paragraph behind the last one that announces others, or behind the last line of the heading.
func (o *outline) introduced(end int) int {
	from := 0
	for i, p := range o.preamble[:end] {
		_, r, _ := labelOf(p.Text)
		switch {
		case isCapitals(p.Text), typeOf(p.Text) != "", opensGrounds(p.Text), r != rankNone:
			from = i + 1
		case strings.HasSuffix(strings.TrimSpace(p.Text), ":"):
			from = i + 1
		}
	}
	return from
}

func opensUnnumbered(s string) bool {
	return unicode.IsUpper(firstRune(s)) && len(wordsOf(s)) >= minSentence && !strings.HasSuffix(strings.TrimSpace(s), ":")
}

func (o *outline) addUnnumbered(p docread.Paragraph) *item {
	o.size++
	label := strconv.Itoa(o.size)
	it := &item{label: label, path: label, rank: rankNumber, head: p.Text, place: p.Place, loose: true}
	o.top.children = append(o.top.children, it)
	return it
}
