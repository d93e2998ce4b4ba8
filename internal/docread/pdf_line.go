package docread

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/text"
)

// A word is what stands between spaces; its box is its letters'.
type word struct {
	text     string
	box      Box
	opened   bool // the file has a space before it
	finished bool // the file has a space behind it
	struck   bool // a line is drawn through it
}

// A textLine is words on one height, from left to right, without a gap as wide as a column.
type textLine struct {
	words []word
	box   Box
	page  int // from 1
}

func (l textLine) text() string {
	texts := make([]string, len(l.words))
	for i, w := range l.words {
		texts[i] = w.text
	}
	return text.Normal(strings.Join(texts, " "))
}

// size is the height of the line's letters: that of most of its words.
func (l textLine) size() float64 {
	return median(l.words, func(w word) float64 { return w.box.height() })
}

func median[T any](items []T, of func(T) float64) float64 {
	if len(items) == 0 {
		return 0
	}
	values := make([]float64, len(items))
	for i, it := range items {
		values[i] = of(it)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// words puts the glyphs of a page together. A space, a jump back, up or down, and a gap end a word.
func (p Page) words() []word {
	var words []word
	var b strings.Builder
	var box, last, space Box
	opened, struck := false, false
	end := func(finished bool) {
		if s := text.Normal(b.String()); s != "" {
			words = append(words, word{text: s, box: box, opened: opened, finished: finished, struck: struck})
		}
		b.Reset()
	}
	for _, g := range p.Glyphs {
		c := seenAs(g.Char)
		if c == ' ' || g.Box.height() <= 0 {
			end(g.Box.width() > 0 && !isApart(last, g.Box))
			space = g.Box
			continue
		}
		if b.Len() > 0 && (isApart(last, g.Box) || g.struck != struck) {
			end(false)
		}
		if b.Len() == 0 {
			box, opened, struck = g.Box, isRightBefore(space, g.Box), g.struck
		}
		b.WriteRune(c)
		box, last = box.join(g.Box), g.Box
	}
	end(false)
	return words
}

// isRightBefore reports that a space lies right before a letter. What the engine adds for a gap has no width and lies at the letter.
func isRightBefore(space, letter Box) bool {
	before := (letter.Left - space.Left) / letter.height()
	return before > 0.1 && before < 0.4
}

// seenAs maps what the engine says of a character to what is printed: it marks
// a hyphen at a line's end with a control character. Spaces of every kind part words.
func seenAs(c rune) rune {
	switch {
	case c == 2 || c == 0xFFFE || c == 0xAD || c == 0x2010 || c == 0x2011:
		return '-'
	case unicode.IsSpace(c) || unicode.IsControl(c):
		return ' '
	}
	return symbolSeen(c)
}

// isApart reports that two glyphs do not belong to one word: a raised mark stands apart too, and what is written before a
// letter that the file has already, because it is of another font.
func isApart(a, b Box) bool {
	h := max(a.height(), b.height())
	return b.Left-a.Right > h*0.18 || a.Left-b.Left > h*0.5 || b.width() > 0 && b.midX() < a.Left ||
		b.midY()-a.midY() > h*0.35 || a.midY()-b.midY() > h*0.35 || min(a.height(), b.height()) < h*markSize
}

// markSize is the share of the letters' size below which a raised figure is a note's mark.
const markSize = 0.75

// linesOf arranges words into lines. Words belong to one line when their
// middles are on one height; a gap as wide as three letters' heights parts columns.
func linesOf(words []word, page int) []textLine {
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.box.Bottom, b.box.Bottom) })
	var rows [][]word
	for _, w := range words {
		if n := len(rows); n > 0 && sameHeight(rows[n-1], w) {
			rows[n-1] = append(rows[n-1], w)
			continue
		}
		rows = append(rows, []word{w})
	}
	var lines []textLine
	for _, row := range lowerMarks(rows) {
		slices.SortStableFunc(row, func(a, b word) int { return cmp.Compare(a.box.Left, b.box.Left) })
		lines = append(lines, cutAtGaps(dropMarks(joinTorn(row)), page)...)
	}
	return dropStruck(lines)
}

// lowerMarks puts the marks of notes that stand so high that they have a row of their own into the row that they belong to.
func lowerMarks(rows [][]word) [][]word {
	var kept [][]word
	for i, row := range rows {
		if i+1 < len(rows) && areMarks(row, rows[i+1][0].box) {
			rows[i+1] = append(rows[i+1], row...)
			continue
		}
		kept = append(kept, row)
	}
	return kept
}

// areMarks reports that a row holds nothing but small figures that reach down into the row of a word below.
func areMarks(row []word, below Box) bool {
	return !slices.ContainsFunc(row, func(w word) bool {
		return w.box.height() >= below.height()*markSize || w.box.Bottom < below.Top+below.height()*0.25 || !isNoteSign(w.text)
	})
}

func isNoteSign(s string) bool { return strings.Trim(s, "0123456789*()[]") == "" }

// joinTorn puts the pieces of a word together that the file holds apart: where its font lacks letters, those of another
// font are written after the rest of the line ("h ng" and then, in the gap, "à"). The engine takes such gaps for spaces.
func joinTorn(row []word) []word {
	var joined []word
	for _, w := range row {
		if n := len(joined); n > 0 && joined[n-1].touches(w) {
			last := &joined[n-1]
			last.text, last.box, last.finished = text.Normal(last.text+w.text), last.box.join(w.box), w.finished
			continue
		}
		joined = append(joined, w)
	}
	return joined
}

// touches reports that the next word on the line follows w without a gap. Kerning moves letters into one another a
// little; what lies deeper in w is printed upon it. No space stands before a sign that closes.
func (w word) touches(next word) bool {
	gap := (next.box.Left - w.box.Right) / w.box.height()
	spaced := w.finished || next.opened
	return w.struck == next.struck && !isApart(w.box, next.box) && gap > -0.3 && (!spaced && gap < tornGap || gap < 0.03 && next.closes())
}

// tornGap is the widest gap within a word, in shares of the letters' height, where the file has no space: lines set to both
// margins are spread a little where the font changes. The narrowest spaces are twice as wide.
const tornGap = 0.15

// closes reports that a word is only signs before which no space stands.
func (w word) closes() bool { return strings.Trim(w.text, ".,;:)") == "" }

func sameHeight(row []word, w word) bool {
	last := row[len(row)-1].box
	h := max(last.height(), w.box.height())
	return w.box.midY()-last.midY() < h*0.45 && last.midY()-w.box.midY() < h*0.45
}

// dropMarks drops the raised figures of notes, which are no part of a word. After a unit they are its power.
func dropMarks(row []word) []word {
	size := median(row, func(w word) float64 { return w.box.height() })
	var kept []word
	for _, w := range row {
		raised := len(kept) > 0 && w.box.height() < size*markSize && isNoteSign(w.text)
		switch {
		case raised && isUnit(kept[len(kept)-1].text):
			kept[len(kept)-1].text += w.text
		case raised:
			kept[len(kept)-1].box.Right = max(kept[len(kept)-1].box.Right, w.box.Right)
		case len(kept) > 0 && w.closes() && w.box.Left-kept[len(kept)-1].box.Right < size*0.03:
			last := &kept[len(kept)-1]
			last.text, last.box = last.text+w.text, last.box.join(w.box)
		case len(kept) > 0 && w.box.Left-kept[len(kept)-1].box.Right < size*0.1 && wasTorn(kept[len(kept)-1], w):
			last := &kept[len(kept)-1]
			last.text, last.box = last.text+w.text, last.box.join(w.box)
		default:
			kept = append(kept, w)
		}
	}
	return kept
}

// wasTorn reports that a small or raised glyph alone parted two pieces of a word.
func wasTorn(a, b word) bool { return a.box.height() != b.box.height() && a.box.Right > b.box.Left-0.5 }

func isUnit(s string) bool {
	switch s {
	case "m", "km", "cm", "dm", "mm", "m/":
		return true
	}
	return false
}

// gapWidth is how many heights of letters columns stand apart at least.
const gapWidth = 2

// cutAtGaps parts a row of words where columns are set apart. Behind the mark of an item stands a tabulator, of half
// an inch as programs set it by themselves, or of more.
func cutAtGaps(row []word, page int) []textLine {
	var lines []textLine
	for i, w := range row {
		wide := gapWidth * w.box.height()
		if i == 1 && isMark(row[0].text) {
			wide *= 4
		}
		if i > 0 && beginsMotto(row[i:]) {
			wide = mottoGap * w.box.height()
		}
		if i == 0 || w.box.Left-row[i-1].box.Right > wide {
			lines = append(lines, textLine{box: w.box, page: page})
		}
		last := &lines[len(lines)-1]
		last.words, last.box = append(last.words, w), last.box.join(w.box)
	}
	return lines
}

// mottoGap is how many heights of letters the head line of the republic or of the party stands apart at least from the name
// beside it, where both fill their columns of the letterhead: twice as far as words do.
const mottoGap = 0.6

func beginsMotto(row []word) bool {
	if len(row) < 3 {
		return false
	}
	switch text.Fold(row[0].text + " " + row[1].text + " " + row[2].text) {
	case "cong hoa xa", "dang cong san":
		return true
	}
	return false
}

// joinLines joins the lines of a paragraph. After a hyphen between letters or
// figures nothing was left out; a dash with a space before it is one between words.
func joinLines(lines []textLine) string {
	s := ""
	for _, l := range lines {
		s = joinWraps(s, l.text())
	}
	return s
}

func joinWraps(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	if before, found := strings.CutSuffix(a, "-"); found && before != "" && !strings.HasSuffix(before, " ") {
		return a + b
	}
	return a + " " + b
}
