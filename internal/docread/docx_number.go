package docread

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
)

// maxLevels is the number of levels a list has (ECMA-376, part 1, 17.9.3).
const maxLevels = 9

// numbering renders automatic numbers, which stand nowhere in the text.
type numbering struct {
	lists    map[string]*list     // by list id
	abstract map[string]*abstract // by abstract list id
}

// A list uses an abstract list, with its own start values. Each restarts the count once, at the list's first paragraph of its
// level; whichever list comes next goes on from there, as Word counts and as LibreOffice writes what it saves for Word.
type list struct {
	abstract string
	start    map[int]int
	begun    [maxLevels]bool
}

// An abstract list says how the levels look. All lists of one count on together.
type abstract struct {
	levels   [maxLevels]listLevel
	counters counters
	link     string // the style that the levels are defined by instead
}

type listLevel struct {
	start   int
	format  string
	text    string // "%1.%2."
	restart int    // the level, from 1, whose step restarts this one; 0 for never
	style   string // paragraphs of this style are on this level
}

// counters holds the last number of each level, and whether one was given.
type counters struct {
	value [maxLevels]int
	given [maxLevels]bool
}

func (w *docxReader) readNumbering() error {
	w.numbers = numbering{lists: map[string]*list{}, abstract: map[string]*abstract{}}
	x, ok, err := w.of("numbering")
	if !ok || err != nil {
		return err
	}
	if _, err := x.root(); err != nil {
		return err
	}
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNum":
			return w.numbers.readAbstract(x, attr(e, "abstractNumId"))
		case "num":
			return w.numbers.readList(x, attr(e, "numId"))
		}
		return x.skip()
	})
}

func (n *numbering) readAbstract(x *xmlReader, id string) error {
	a := &abstract{}
	n.abstract[id] = a
	return x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "lvl":
			level, ok := levelOf(attr(e, "ilvl"))
			if !ok {
				return x.skip()
			}
			a.levels[level].restart = level
			return a.levels[level].read(x)
		case "numStyleLink":
			a.link = attr(e, "val")
		}
		return x.skip()
	})
}

func levelOf(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n < maxLevels
}

func (l *listLevel) read(x *xmlReader) error {
	l.format, l.start = "decimal", 0
	return x.each(func(e xml.StartElement) error {
		val := attr(e, "val")
		switch e.Name.Local {
		case "start":
			l.start, _ = strconv.Atoi(val)
		case "numFmt":
			l.format = val
		case "lvlText":
			l.text = val
		case "lvlRestart":
			l.restart, _ = strconv.Atoi(val)
		case "pStyle":
			l.style = val
		}
		return x.skip()
	})
}

func (n *numbering) readList(x *xmlReader, id string) error {
	l := &list{start: map[int]int{}}
	err := x.each(func(e xml.StartElement) error {
		switch e.Name.Local {
		case "abstractNumId":
			l.abstract = attr(e, "val")
		case "lvlOverride":
			return l.readOverride(x, attr(e, "ilvl"))
		}
		return x.skip()
	})
	n.lists[id] = l
	return err
}

func (l *list) readOverride(x *xmlReader, level string) error {
	return x.each(func(e xml.StartElement) error {
		at, ok := levelOf(level)
		if start, err := strconv.Atoi(attr(e, "val")); ok && err == nil && e.Name.Local == "startOverride" {
			l.start[at] = start
		}
		return x.skip()
	})
}

// label counts a paragraph on and renders its number, "" where the list has none.
func (w *docxReader) label(ref listRef) string {
	l, a := w.numbers.lists[ref.id], w.numbers.abstractOf(ref.id)
	if a == nil || ref.level < 0 || ref.level >= maxLevels {
		return ""
	}
	if linked := w.numbers.abstractOf(w.styles[a.link].list.id); a.link != "" && linked != nil {
		a = linked
	}
	a.counters.step(a, l, ref.level)
	return a.counters.render(a, ref.level)
}

// abstractOf is the abstract list of a list, nil where the file has none.
func (n *numbering) abstractOf(id string) *abstract {
	l := n.lists[id]
	if l == nil {
		return nil
	}
	return n.abstract[l.abstract]
}

// step counts one paragraph of a list on a level; the levels below it begin again.
func (c *counters) step(a *abstract, l *list, level int) {
	first, own := l.start[level]
	if !own {
		first = a.levels[level].start
	}
	if c.given[level] && (!own || l.begun[level]) {
		c.value[level]++
	} else {
		c.value[level], c.given[level] = first, true
	}
	l.begun[level] = true
	for below := level + 1; below < maxLevels; below++ {
		if r := a.levels[below].restart; r > 0 && level < r {
			c.given[below] = false
		}
	}
}

// render writes the level's text with the numbers of the levels it names.
func (c *counters) render(a *abstract, level int) string {
	l := a.levels[level]
	if l.format == "bullet" {
		return bullet(l.text)
	}
	var b strings.Builder
	for i := 0; i < len(l.text); i++ {
		at := -1
		if l.text[i] == '%' && i+1 < len(l.text) {
			at = int(l.text[i+1]) - '1'
		}
		if at < 0 || at >= maxLevels {
			b.WriteByte(l.text[i])
			continue
		}
		value := c.value[at]
		if !c.given[at] {
			value = a.levels[at].start
		}
		b.WriteString(formatNumber(value, a.levels[at].format))
		i++
	}
	return b.String()
}

// bullet renders the mark of an unnumbered list. Marks of symbol fonts lie in
// the private use area and mean nothing outside their font.
func bullet(mark string) string {
	if mark == "" || strings.ContainsFunc(mark, func(r rune) bool { return unicode.Is(unicode.Co, r) || unicode.IsLetter(r) }) {
		return "-"
	}
	return mark
}

func formatNumber(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return strings.ToUpper(letter(n))
	case "lowerLetter":
		return letter(n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// letter is Word's a … z, aa, bb …; bounded, because the repetition is.
func letter(n int) string {
	if n < 1 || n > 26*8 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), 1+(n-1)/26)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	values := [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := [...]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}
	var b strings.Builder
	for i, v := range values {
		for ; n >= v; n -= v {
			b.WriteString(signs[i])
		}
	}
	return b.String()
}
