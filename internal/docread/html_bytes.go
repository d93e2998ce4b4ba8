package docread

import (
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// toUTF8 decodes by the declared character set, unless the bytes are UTF-8
// already, whatever is declared; or unless more words come of them by a code for
// Vietnamese, which pages typed in old fonts do not declare.
func toUTF8(data []byte) []byte {
	if utf8.Valid(data) {
		return data
	}
	encoding, _, sure := charset.DetermineEncoding(data, "")
	declared, err := encoding.NewDecoder().Bytes(data)
	if err != nil || sure && utf16Order(data) != nil {
		return declared
	}
	sample := string(data[:min(len(data), maxSample)])
	best := tallyOf(string(declared[:min(len(declared), maxSample)])).score()
	if t := tallyOf(fromWindows1258(sample)).score(); t > best+sureMargin {
		declared, best = []byte(fromWindows1258(string(data))), t
	}
	for _, c := range [...]code{codeTCVN3, codeVNI} {
		if tallyOf(c.find(fromWindows1252(sample))).score() > best+sureMargin {
			return []byte(fromWindows1252(string(data))) // the letters are found in the page's texts
		}
	}
	return declared
}

// findHTMLLetters brings the texts of a page that was typed in an old font to Unicode.
func (d *Document) findHTMLLetters(root *html.Node) {
	var texts []*string
	for n := range root.Descendants() {
		if n.Type == html.TextNode && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style {
			texts = append(texts, &n.Data)
		}
	}
	f := &letterFinder{}
	f.find(texts)
	d.tellFound(f, false)
}
