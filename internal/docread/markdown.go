package docread

import (
	"strings"

	"dondoc/internal/text"
)

// readMarkdown reads the plain Markdown that documents are kept in: wrapped
// paragraphs between empty lines, headings with "#", emphasis, and tables with
// bars or pipes.
func readMarkdown(data []byte) (*Document, error) {
	d := &Document{}
	lines, err := d.splitLines(data)
	if err != nil {
		return nil, err
	}
	lines = dropPageBreaks(lines)
	open := false
	for i := range lines {
		open = lines[i].plain(open)
	}
	lines = partBarTables(lines)
	for i := 0; i < len(lines); {
		if lines[i].blank() {
			i++
			continue
		}
		if t, n := readTable(lines[i:]); n > 0 {
			// Under the first row of pipes stands something, or it is no heading.
			headless := lines[i].text == "|" || len(t.Rows) == 1 || t.isFrame()
			d.addFlowTable(t, headless && t.isLayout(len(t.Rows)))
			i += n
			continue
		}
		n := flowLength(lines[i:])
		for _, p := range unwrap(lines[i : i+n]) {
			p.Level, p.Spaced = lines[i].level, p.Spaced || i == 0 || lines[i-1].blank()
			d.addFlow(p)
		}
		i += n
	}
	return d, nil
}

// isFrame knows a letterhead by the motto of the republic or of the party, and a signature block by the list of addressees beside it.
func (t *Table) isFrame() bool {
	framed := false
	t.each(func(p *Paragraph) {
		folded := text.Fold(p.Text)
		motto := strings.Contains(folded, "cong hoa xa hoi chu nghia viet nam") || folded == partyMotto
		framed = framed || motto || strings.HasPrefix(folded, "noi nhan")
	})
	return framed
}

// isLayout takes a small table of two columns for a letterhead or a signature
// block: nothing in the text says whether its borders are drawn. A column without a word only keeps them apart.
func (t *Table) isLayout(rows int) bool { return rows <= maxLayoutRows && t.filledCols() <= 2 }

// maxLayoutRows is how many rows a letterhead or a signature block has at most, maxFrameRows how many where the motto or the
// addressees show that it is one.
const (
	maxLayoutRows = 3
	maxFrameRows  = 6
)

// filledCols is how many columns hold text.
func (t *Table) filledCols() int {
	filled := map[int]bool{}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if c.Text() != "" {
				filled[c.Col] = true
			}
		}
	}
	return len(filled)
}

// flowLength counts the lines up to an empty one, a heading or a table.
func flowLength(lines []line) int {
	n := 1
	for n < len(lines) && lines[0].level == 0 && lines[n].level == 0 &&
		!lines[n].blank() && lines[n].text != "|" && !isPipeRow(lines[n].text) {
		n++
	}
	return n
}

// plain takes the markup of Markdown off a line, in a span of emphasis that may
// be open, and reports whether one is open at its end. No span goes over an empty line or a bar.
func (l *line) plain(open bool) bool {
	if mark, rest, found := strings.Cut(l.text, " "); found && len(mark) <= 6 && strings.Trim(mark, "#") == "" {
		l.level, l.text = len(mark), rest
	}
	if isEmptyElement(l.text) || isFence(l.text) {
		l.text = ""
	}
	if l.blank() || l.text == "|" || isRule(l.text) {
		return false
	}
	if isEmptyEmphasis(l.text) {
		l.text, l.emptied = "", true
		return open
	}
	l.titled = !open && strings.HasPrefix(l.text, "**") && strings.HasSuffix(l.text, "**") && emphases(l.text) == 2
	l.goesOn = open != (emphases(l.text)%2 == 1)
	l.text = text.Normal(dropEmphasis(l.text))
	l.emptied = l.blank()
	return l.goesOn
}

// isEmptyEmphasis: emphasis around spaces only ("* *").
func isEmptyEmphasis(s string) bool { return strings.Count(s, "*") > 1 && strings.Trim(s, "* ") == "" }

// isFence: the mark around a text that is kept as it is, alone or with the name of its language. Its end may stand by itself, where
// the beginning was not kept.
func isFence(s string) bool {
	language, found := strings.CutPrefix(s, "```")
	return found && !strings.ContainsAny(language, "` ")
}

// isEmptyElement: an element of HTML with nothing in it, which stands for what was not kept ("<table id="1"> </table>").
func isEmptyElement(s string) bool {
	if !strings.HasPrefix(s, "<") || !strings.HasSuffix(s, ">") {
		return false
	}
	opening, rest, _ := strings.Cut(s[1:], ">")
	name, _, _ := strings.Cut(opening, " ")
	return name != "" && strings.TrimSpace(rest) == "</"+name+">"
}

// dropEmphasis drops the stars of emphasis. A star between spaces, and one that
// begins a line before a space, is a sign of the text.
func dropEmphasis(s string) string {
	if !strings.ContainsAny(s, `*\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte(`*_#[]()-+.!\`+"`", s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case s[i] != '*' || isLoneStar(s, i):
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// emphases counts the runs of stars that open or close emphasis.
func emphases(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] == '*' && (i == 0 || s[i-1] != '*') && !isLoneStar(s, i) {
			n++
		}
	}
	return n
}

func isLoneStar(s string, i int) bool {
	return (i == 0 || s[i-1] == ' ') && i+1 < len(s) && s[i+1] == ' '
}
