package docread

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// maxTags bounds the elements of a page, which the parser holds all at once, some 800 bytes each.
const maxTags = 250_000

// readHTML reads a web page or a document saved as one. Scripts, styles and note
// marks are no text; notes and page headers go into Headers, what is not shown and deleted text into Aside.
func readHTML(data []byte) (*Document, error) {
	if bytes.Count(data, []byte("<")) > maxTags {
		return nil, errs.New(errs.TooLarge, "docread.too_many", maxTags)
	}
	root, err := html.Parse(bytes.NewReader(toUTF8(data)))
	if err != nil {
		return nil, errs.Wrap(err, errs.Invalid, "docread.damaged")
	}
	d := &Document{}
	d.findHTMLLetters(root)
	h := &htmlReader{doc: d, styles: readStyles(root)}
	h.to = flow{paragraph: h.addBody, table: d.addFlowTable}
	h.walk(root)
	h.flush()
	d.readRemarks(root)
	if h.pieces > maxPieces {
		return nil, errs.New(errs.TooLarge, "docread.too_many", maxPieces)
	}
	return d, nil
}

// An htmlReader walks a page. Text gathers in line until a block ends it.
type htmlReader struct {
	doc    *Document
	to     flow
	line   strings.Builder // as written
	title  strings.Builder // the same with the capitals of its style
	struck strings.Builder // what is struck out of it
	level  int             // of the heading around
	label  string          // of the list item around, until its first line takes it
	lists  outline         // the numbered lists around
	spaced bool
	pieces int
	styles styleSheet
	look   look // of the element around
	all    bool // what is not shown is read as if it were
}

// child reads a part of the page into another flow.
func (h *htmlReader) child(to flow, n *html.Node) {
	c := &htmlReader{doc: h.doc, to: to, pieces: h.pieces, styles: h.styles, look: h.look, all: h.all}
	c.children(n)
	c.flush()
	h.pieces = c.pieces
}

func (h *htmlReader) addBody(p Paragraph) {
	if p.Text == "" {
		h.spaced = true
		h.doc.leaveStruck(p)
		return
	}
	p.Spaced, h.spaced = p.Spaced || h.spaced, false
	h.doc.addLines(p)
}

// flush ends the paragraph that is being gathered.
func (h *htmlReader) flush() {
	s, struck := h.gathered(), h.leftOut()
	if s == "" {
		if struck {
			h.label = ""
			h.to.paragraph(Paragraph{Struck: true})
		}
		return
	}
	if h.label != "" {
		s, h.label = h.label+" "+s, ""
	}
	h.pieces++
	if h.pieces <= maxPieces {
		h.to.paragraph(Paragraph{Text: s, Level: h.level, Struck: struck})
	}
}

func (h *htmlReader) write(s string) {
	if h.look.struck && !h.all {
		h.struck.WriteString(s)
		s = roomOf(s)
	}
	h.line.WriteString(s)
	h.title.WriteString(h.look.shown(s))
}

// gathered takes what is in line. Capitals by style are those of titles: a text in them would lose its names and tasks.
func (h *htmlReader) gathered() string {
	s := normalLines(h.line.String())
	if isTitle(s) {
		s = normalLines(h.title.String())
	}
	h.line.Reset()
	h.title.Reset()
	return s
}

// leftOut puts what is struck out of the paragraph into Aside, and reports whether that says something.
func (h *htmlReader) leftOut() bool {
	s := text.Normal(h.struck.String())
	h.struck.Reset()
	h.doc.addAside(s, false)
	return s != ""
}

const maxTitleWords = 15

// isTitle reports that a paragraph is short and no sign closes it.
func isTitle(s string) bool {
	return s != "" && !strings.ContainsAny(s[len(s)-1:], ".;,") && len(strings.Fields(s)) <= maxTitleWords
}

func (h *htmlReader) children(n *html.Node) {
	for c := range n.ChildNodes() {
		h.walk(c)
	}
}

// walk reads one node. The parser bounds how deep nodes nest.
func (h *htmlReader) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		h.write(oneLine(n.Data))
		return
	case html.ElementNode:
	case html.DocumentNode:
		h.children(n)
		return
	default:
		return
	}
	h.within(n, func() { h.open(n) })
}

// open reads an element by its kind.
func (h *htmlReader) open(n *html.Node) {
	switch n.DataAtom {
	case atom.Title:
		h.doc.Title = text.Normal(textOf(n))
	case atom.Script, atom.Style:
	case atom.Noscript, atom.Template, atom.Select, atom.Textarea, atom.Svg:
		if h.all {
			h.element(n)
		} else {
			h.readUnseen(n)
		}
	case atom.Br:
		h.write("\n")
	case atom.Table:
		h.flush()
		h.table(n)
	case atom.Ol, atom.Ul:
		h.flush()
		h.list(n)
	default:
		h.element(n)
	}
}

// element reads what stands in the flow: a block ends the paragraph before and after it.
func (h *htmlReader) element(n *html.Node) {
	switch {
	case isNoteMark(n):
		return
	case isAside(n):
		h.child(flow{paragraph: h.doc.addHeader, table: h.doc.addHeaderTable}, n)
		return
	}
	if !isBlock(n.DataAtom) {
		h.children(n)
		return
	}
	h.flush()
	if n.DataAtom == atom.P && isBlank([]byte(textOf(n))) {
		h.to.paragraph(Paragraph{})
	}
	outer := h.level
	if level, ok := headingLevel(n.DataAtom); ok {
		h.level = level
	}
	h.children(n)
	h.flush()
	h.level = outer
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Center, atom.Section, atom.Article,
		atom.Header, atom.Footer, atom.Main, atom.Nav, atom.Aside, atom.Blockquote, atom.Pre, atom.Dl, atom.Dt, atom.Dd, atom.Hr,
		atom.Td, atom.Th, atom.Tr, atom.Option, atom.Optgroup,
		atom.Form, atom.Fieldset, atom.Figure, atom.Figcaption, atom.Address, atom.Body, atom.Html, atom.Head, atom.Caption:
		return true
	default:
		return false
	}
}

func headingLevel(a atom.Atom) (int, bool) {
	for i, h := range [...]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6} {
		if a == h {
			return i + 1, true
		}
	}
	return 0, false
}

func htmlAttr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// oneLine makes the line ends of the source spaces; only <br> breaks a line.
func oneLine(s string) string {
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s)
}

// isNoteMark knows the marks of foot- and endnotes: a link within the page whose text is a number or a sign.
func isNoteMark(n *html.Node) bool {
	if n.DataAtom != atom.A || !strings.HasPrefix(htmlAttr(n, "href"), "#") {
		return false
	}
	mark := strings.TrimSpace(textOf(n))
	return len(mark) <= 6 && strings.Trim(mark, "[]()*0123456789ivxIVX") == ""
}

// isAside knows the blocks in which word processors save page headers, footers and notes.
func isAside(n *html.Node) bool {
	id, title := htmlAttr(n, "id"), htmlAttr(n, "title")
	if n.DataAtom != atom.Div {
		return false
	}
	return title == "header" || title == "footer" || strings.HasPrefix(id, "sdfootnote") || strings.HasPrefix(id, "sdendnote") ||
		strings.HasPrefix(id, "ftn") || strings.HasPrefix(id, "edn") || strings.Contains(htmlAttr(n, "style"), "mso-element:footnote")
}
