package docread

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An outline remembers how far the numbered lists of a page have counted, the outermost first. Word processors save a list
// that paragraphs interrupt as several; the later ones stand in lists without items for the levels above, and do not always
// say which number they begin with.
type outline struct {
	depth  int // of the list that is being read
	levels []outlineLevel
}

type outlineLevel struct {
	kind  string // of its numbers, as type has it
	value int    // of its last item, 0 before the first
	said  bool   // this list has an item of its own
}

// enter begins a list within those around.
func (o *outline) enter(n *html.Node) {
	kind := htmlAttr(n, "type")
	if !o.goesOn(n, kind) {
		o.levels = append(o.levels[:min(o.depth, len(o.levels))], outlineLevel{kind: kind})
	}
	level := &o.levels[o.depth]
	level.said = false
	if start, err := strconv.Atoi(htmlAttr(n, "start")); err == nil {
		level.value = start - 1
	}
	o.depth++
}

func (o *outline) leave() { o.depth-- }

// goesOn reports that a list counts on from the last one of its depth: it begins with the list of a lower level, or stands
// so in one of a higher level.
func (o *outline) goesOn(n *html.Node, kind string) bool {
	if o.depth >= len(o.levels) || o.levels[o.depth].kind != kind {
		return false
	}
	if o.depth == 0 {
		first := firstElement(n)
		return first != nil && first.DataAtom == atom.Ol
	}
	above := o.levels[o.depth-1]
	return !above.said && above.value > 0
}

func firstElement(n *html.Node) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// count takes an item of the list that is being read, with the value it may give itself; lists below it begin anew.
func (o *outline) count(item *html.Node) {
	level := &o.levels[o.depth-1]
	level.value, level.said = level.value+1, true
	if own, err := strconv.Atoi(htmlAttr(item, "value")); err == nil {
		level.value = own
	}
	o.levels = o.levels[:o.depth]
}

// label is the mark of the item just counted. Pages do not say what stands around a number: a point stands in a document
// (Decree 30/2020/NĐ-CP, appendix I), a bracket behind a small letter, and before a figure under a figure the one above it.
func (o *outline) label() string {
	level := o.levels[o.depth-1]
	format := listFormat(level.kind)
	number := formatNumber(level.value, format)
	if format == "lowerLetter" {
		return number + ")"
	}
	for i := o.depth - 2; i >= max(0, o.depth-maxLevels) && format == "decimal" && o.levels[i].isFigure(); i-- {
		number = strconv.Itoa(o.levels[i].value) + "." + number
	}
	return number + "."
}

// isFigure: the list has counted an item, in figures.
func (l outlineLevel) isFigure() bool { return l.value > 0 && listFormat(l.kind) == "decimal" }

func listFormat(kind string) string {
	switch kind {
	case "a":
		return "lowerLetter"
	case "A":
		return "upperLetter"
	case "i":
		return "lowerRoman"
	case "I":
		return "upperRoman"
	}
	return "decimal"
}

// list reads the items of a list with their marks.
func (h *htmlReader) list(n *html.Node) {
	numbered := n.DataAtom == atom.Ol
	if numbered {
		h.lists.enter(n)
		defer h.lists.leave()
	}
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Li {
			h.walk(c)
			continue
		}
		h.label = "-"
		if numbered {
			h.lists.count(c)
			h.label = h.lists.label()
		}
		h.within(c, func() {
			h.element(c)
			h.endItem(n, c)
		})
		h.label = ""
	}
}

// endItem hands on the number of an item without text: word processors number the rows of a table so.
func (h *htmlReader) endItem(list, item *html.Node) {
	if h.label != "" && list.DataAtom == atom.Ol && h.to.number != nil && !h.all && !holds(item, atom.Img, atom.Svg, atom.Table) {
		h.to.number(Paragraph{Text: h.label})
	}
}
