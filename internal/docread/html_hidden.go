package docread

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dondoc/internal/text"
)

// What a page holds and does not show is no text of the document, but may hold a
// mark of secrecy. aria-hidden is not looked at: it hides from readers of
// screens, not from the eye.

// A look is what the style of an element says of how its text is seen, and whether.
type look struct {
	gone       bool // takes no room either
	hidden     bool
	white      bool // the letters
	background bool // some colour that is not white is behind the letters
	capitals   bool // small letters are shown as capitals
	struck     bool // a line goes through the text
}

// look reads the declarations of a style, laid over what was said before.
func (l look) with(declarations string) look {
	for declaration := range strings.SplitSeq(strings.ToLower(declarations), ";") {
		name, value, _ := strings.Cut(declaration, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		switch strings.TrimSpace(name) {
		case "display":
			l.gone = l.gone || value == "none"
		case "visibility":
			l.hidden = l.hidden || value == "hidden" || value == "collapse"
		case "mso-hide":
			l.gone = l.gone || value == "all"
		case "text-decoration", "text-decoration-line":
			l.struck = l.struck || strings.Contains(value, "line-through") // what an element strikes out, none in it takes back
		case "text-transform":
			l.capitals = value == "uppercase"
		case "opacity", "font-size":
			l.hidden = l.hidden || isNothing(value)
		case "color":
			l.white = isWhite(value)
		case "background", "background-color":
			l.background = value != "" && value != "none" && value != "transparent" &&
				value != "inherit" && value != "initial" && !isWhite(value)
		}
	}
	return l
}

// shown is a text as it is seen in this look.
func (l look) shown(s string) string {
	if l.capitals {
		return strings.ToUpper(s)
	}
	return s
}

// isNothing: "0", "0px", "0.0em".
func isNothing(value string) bool {
	digits := strings.TrimRight(value, "abcdefghijklmnopqrstuvwxyz%")
	return digits != "" && strings.Trim(digits, "0.") == ""
}

func isWhite(value string) bool {
	switch strings.ReplaceAll(value, " ", "") {
	case "white", "#fff", "#ffff", "#ffffff", "#ffffffff", "rgb(255,255,255)", "rgba(255,255,255,1)", "transparent":
		return true
	}
	return false
}

// A styleSheet holds what rules declare of "tag", ".class", "tag.class" and "#id".
type styleSheet map[string][]string

// Bounds of a style sheet: every element is compared with the rules of its names.
const (
	maxSelectors = 2000
	maxRules     = 16 // of one selector
)

// readStyles reads the rules of the page's style sheets that say something of what is
// seen. Selectors that depend on the elements around are left out; sheets for other media count too.
func readStyles(root *html.Node) styleSheet {
	sheet := styleSheet{}
	for n := range root.Descendants() {
		if n.DataAtom != atom.Style || n.Type != html.ElementNode {
			continue
		}
		for block := range strings.SplitSeq(textOf(n), "}") {
			open := strings.LastIndexByte(block, '{')
			if open < 0 || (look{}).with(block[open+1:]) == (look{}) {
				continue
			}
			selectors := block[strings.LastIndexByte(block[:open], '{')+1 : open]
			if end := strings.LastIndex(selectors, "*/"); end >= 0 {
				selectors = selectors[end+2:]
			}
			for selector := range strings.SplitSeq(selectors, ",") {
				sheet.add(strings.TrimSpace(selector), block[open+1:])
			}
		}
	}
	return sheet
}

func (s styleSheet) add(selector, declarations string) {
	if selector != "" && !strings.ContainsAny(selector, " >+~:[*@\t\n") && len(s) < maxSelectors && len(s[selector]) < maxRules {
		s[selector] = append(s[selector], declarations)
	}
}

// lookOf is the look of an element within one.
func (h *htmlReader) lookOf(n *html.Node) look {
	l := h.look
	l.struck = l.struck || n.DataAtom == atom.S || n.DataAtom == atom.Strike || n.DataAtom == atom.Del
	names := []string{n.Data}
	if len(h.styles) > 0 {
		for class := range strings.FieldsSeq(htmlAttr(n, "class")) {
			names = append(names, "."+class, n.Data+"."+class)
		}
		names = append(names, "#"+htmlAttr(n, "id"))
	}
	for _, name := range names {
		for _, declarations := range h.styles[name] {
			l = l.with(declarations)
		}
	}
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			l.gone = true
		case "bgcolor":
			l.background = !isWhite(strings.ToLower(a.Val))
		case "color":
			l.white = isWhite(strings.ToLower(a.Val))
		case "style":
			l = l.with(a.Val)
		}
	}
	return l
}

// within reads an element in its look, or puts it into Aside where it is not seen.
func (h *htmlReader) within(n *html.Node, read func()) {
	around := h.look
	if h.look = h.lookOf(n); h.look.unseen() && !h.all {
		h.readUnseen(n)
	} else {
		read()
	}
	h.look = around
}

// unseen reports that the text of an element with this look is not seen on paper.
func (l look) unseen() bool { return l.gone || l.hidden || l.white && !l.background }

// readUnseen puts what is not shown into Aside, line by line as it would be shown.
func (h *htmlReader) readUnseen(n *html.Node) {
	aside := flow{
		paragraph: func(p Paragraph) { h.doc.addAside(p.Text, false) },
		table:     func(t *Table, _ bool) { t.each(func(p *Paragraph) { h.doc.addAside(p.Text, false) }) },
	}
	c := &htmlReader{doc: h.doc, to: aside, pieces: h.pieces, all: true}
	c.open(n)
	c.flush()
	h.pieces = c.pieces
}

// addAside adds the lines of a text that is not shown.
func (d *Document) addAside(s string, drawn bool) {
	for line := range strings.SplitSeq(s, "\n") {
		if line = text.Normal(line); line != "" && len(d.Aside) < maxPieces {
			d.Aside = append(d.Aside, Aside{Text: line, Drawn: drawn})
		}
	}
}

// readRemarks puts comments and what attributes hold into Aside: descriptions of
// pictures, fields of forms, what the head of the page says of it, pages within the page.
func (d *Document) readRemarks(root *html.Node) {
	for n := range root.Descendants() {
		switch n.Type {
		case html.CommentNode:
			d.addAside(dropTags(n.Data), false)
		case html.ElementNode:
			for _, a := range n.Attr {
				switch a.Key {
				case "alt", "title", "aria-label":
					d.addAside(a.Val, true)
				case "content", "value", "placeholder", "summary", "label":
					d.addAside(strings.NewReplacer(",", "\n", ";", "\n").Replace(a.Val), false)
				case "srcdoc":
					d.addAside(dropTags(a.Val), false)
				}
			}
			if n.DataAtom == atom.Style {
				d.readGenerated(textOf(n))
			}
		default: // text is read in the flow
		}
	}
}

// readGenerated takes the texts that a style sheet puts before and after elements.
func (d *Document) readGenerated(css string) {
	for rest := css; ; {
		_, after, found := strings.Cut(rest, "content:")
		if !found {
			return
		}
		value, _, _ := strings.Cut(after, "}")
		value, _, _ = strings.Cut(value, ";")
		d.addAside(strings.Trim(strings.TrimSpace(value), `"'`), true)
		rest = after
	}
}

// dropTags makes each tag a line's end.
func dropTags(s string) string {
	var b strings.Builder
	for s != "" {
		before, rest, found := strings.Cut(s, "<")
		b.WriteString(before)
		if !found {
			break
		}
		b.WriteByte('\n')
		_, s, _ = strings.Cut(rest, ">")
	}
	return b.String()
}
