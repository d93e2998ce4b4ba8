package intake

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/docread"
	"dondoc/internal/text"
)

// An item is a numbered piece of the prose with what stands under it.
type item struct {
	path     string // "II.4.b.7"
	label    string // "II", "4", "b"; of dashes their number among their like
	rank     rank
	text     string   // without its label
	more     []string // the paragraphs that go on with it, joined at the end
	words    []word
	place    docread.Place
	children []*item
	counts   [rankPlus + 1]int // children by rank
}

// A rank orders the labels of Vietnamese administrative prose: an item holds those of a higher rank.
type rank int

const (
	rankNone    rank = iota
	rankPart         // "A."
	rankRoman        // "II."
	rankNumber       // "4."
	rankDecimal      // "4.1.", and deeper ones above it
	rankLetter  rank = iota + 4
	rankDash
	rankPlus
)

// An outline is the document's prose: what stands before the first item, and the items.
type outline struct {
	preamble []docread.Paragraph
	top      item                // holds the first items
	size     int                 // how many items there are
	closing  []docread.Paragraph // after the items: signatures, appendix titles
}

// outlineOf arranges the paragraphs outside tables by their labels. Items begin
// with the first Roman or capital letter label; an unlabelled paragraph goes on
// with the item before it, until a signature or the title of an appendix ends them.
func outlineOf(doc *docread.Document) *outline {
	o := &outline{}
	var stack []*item
	closed := false
	for _, b := range doc.Blocks {
		if b.Paragraph == nil {
			continue
		}
		p := *b.Paragraph
		it := itemOf(p)
		closed = closed || len(stack) > 0 && (isAppendixTitle(p.Text) || isSigningFor(p.Text))
		switch {
		case closed:
			o.closing = append(o.closing, p)
		case len(stack) == 0 && (it == nil || it.rank > rankRoman):
			o.preamble = append(o.preamble, p)
		case it == nil:
			stack[len(stack)-1].goOn(p)
		default:
			stack = o.hang(stack, it)
		}
	}
	o.walk((*item).finish)
	return o
}

// hang puts an item under the nearest one of a lower rank.
func (o *outline) hang(stack []*item, it *item) []*item {
	for len(stack) > 0 && stack[len(stack)-1].rank >= it.rank {
		stack = stack[:len(stack)-1]
	}
	parent := &o.top
	if len(stack) > 0 {
		parent = stack[len(stack)-1]
	}
	parent.counts[it.rank]++
	if it.label == "" {
		it.label = strconv.Itoa(parent.counts[it.rank])
	}
	it.path = it.label
	if parent.path != "" {
		it.path = parent.path + "." + it.label
	}
	parent.children = append(parent.children, it)
	o.size++
	return append(stack, it)
}

// goOn adds a paragraph without a label.
func (it *item) goOn(p docread.Paragraph) {
	it.more = append(it.more, p.Text)
	it.place.LineEnd = max(it.place.LineEnd, p.Place.LineEnd)
}

func (it *item) finish() {
	if len(it.more) > 0 {
		it.text = strings.TrimSpace(it.text + " " + strings.Join(it.more, " "))
		it.more = nil
	}
	it.words = wordsOf(it.text)
}

// walk visits every item in document order.
func (o *outline) walk(visit func(*item)) {
	for _, root := range o.top.children {
		root.walk(visit)
	}
}

func (it *item) walk(visit func(*item)) {
	visit(it)
	for _, c := range it.children {
		c.walk(visit)
	}
}

// itemOf reads the label of a paragraph, nil when it has none.
func itemOf(p docread.Paragraph) *item {
	label, r, rest := labelOf(p.Text)
	if r == rankNone {
		return nil
	}
	return &item{label: label, rank: r, text: rest, place: p.Place}
}

// labelOf cuts a label off: "II. ", "4. ", "4.1. ", "a) ", "- ", "+ ".
func labelOf(s string) (label string, r rank, rest string) {
	if mark, size := utf8.DecodeRuneInString(s); strings.ContainsRune("-–+•*", mark) && len(s) > size {
		rest = strings.TrimSpace(s[size:])
		if mark == '+' {
			return "", rankPlus, rest
		}
		return "", rankDash, rest
	}
	end := strings.IndexFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) && c != '.' })
	if end <= 0 || end > 12 {
		return "", rankNone, s
	}
	head, rest := s[:end], s[end:]
	closed := strings.HasSuffix(head, ".") || strings.HasPrefix(rest, ")") || strings.HasPrefix(rest, "/ ")
	label = strings.Trim(head, ".")
	if r = labelRank(label); r == rankNone || !closed {
		return "", rankNone, s
	}
	return label, r, strings.TrimLeft(rest, ")/. ")
}

func labelRank(label string) rank {
	switch {
	case label == "":
		return rankNone
	case strings.Trim(label, "IVXLC") == "" && len(label) <= 6:
		return rankRoman
	case strings.Trim(label, "0123456789.") == "" && len(label) <= 9:
		return min(rankNumber+rank(strings.Count(label, ".")), rankLetter-1)
	case utf8.RuneCountInString(label) == 1 && unicode.IsLower(firstRune(label)):
		return rankLetter
	case utf8.RuneCountInString(label) == 1:
		return rankPart
	}
	return rankNone
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func isAppendixTitle(s string) bool {
	return isCapitals(s) && strings.HasPrefix(text.Fold(s), "phu luc")
}
