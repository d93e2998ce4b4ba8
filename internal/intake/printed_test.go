package intake

import (
	"fmt"
	"html"
	"strings"
	"testing"

	"dondoc/internal/docread"
)

// A printed table is a grid of cells, to be written in any format. A cell with
// rows or cols over 1 covers the cells below it and beside it, which are left out.
type printed struct {
	above []string // paragraphs over the table
	rows  [][]printedCell
}

type printedCell struct {
	text       string // paragraphs are parted by line feeds
	rows, cols int    // 0: one
}

func plain(texts ...string) []printedCell {
	row := make([]printedCell, len(texts))
	for i, s := range texts {
		row[i] = printedCell{text: s}
	}
	return row
}

func (c printedCell) width() int  { return max(c.cols, 1) }
func (c printedCell) height() int { return max(c.rows, 1) }

// A format writes tables as a file of its kind.
type format struct {
	name  string
	spans bool // can say that cells are merged
	write func(t *testing.T, tables []printed) []byte
}

var formats = []format{
	{"a.html", true, writeHTML},
	{"a.docx", true, writeDocx},
	{"a.md", false, writeMarkdown},
	{"a.txt", false, writeText},
}

func writeHTML(_ *testing.T, tables []printed) []byte {
	var b strings.Builder
	b.WriteString("<html><head><meta charset=utf-8></head><body>\n")
	for _, t := range tables {
		for _, p := range t.above {
			fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
		}
		b.WriteString("<table border=1>\n")
		for _, row := range t.rows {
			b.WriteString("<tr>")
			for _, c := range row {
				inner := "<p>" + strings.ReplaceAll(html.EscapeString(c.text), "\n", "</p><p>") + "</p>"
				fmt.Fprintf(&b, "<td rowspan=%d colspan=%d>%s</td>", c.height(), c.width(), inner)
			}
			b.WriteString("</tr>\n")
		}
		b.WriteString("</table>\n")
	}
	b.WriteString("</body></html>")
	return []byte(b.String())
}

func writeDocx(t *testing.T, tables []printed) []byte {
	var b strings.Builder
	for _, tab := range tables {
		for _, p := range tab.above {
			b.WriteString(wp(p))
		}
		b.WriteString(`<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr>`)
		for _, row := range gridOf(tab.rows) {
			b.WriteString("<w:tr>")
			for _, c := range row {
				merge := ""
				if c.below {
					merge = "<w:vMerge/>"
				} else if c.height() > 1 {
					merge = `<w:vMerge w:val="restart"/>`
				}
				fmt.Fprintf(&b, `<w:tc><w:tcPr><w:gridSpan w:val="%d"/>%s</w:tcPr>`, c.width(), merge)
				for p := range strings.SplitSeq(c.text, "\n") {
					b.WriteString(wp(p))
				}
				b.WriteString("</w:tc>")
			}
			b.WriteString("</w:tr>")
		}
		b.WriteString("</w:tbl>")
	}
	return docxWith(t, b.String(), nil)
}

func wp(s string) string { return "<w:p><w:r><w:t>" + html.EscapeString(s) + "</w:t></w:r></w:p>" }

// A gridCell is a cell at its place; below marks the rest of one that began in a row above.
type gridCell struct {
	printedCell
	below bool
}

// gridOf fills in the cells that merged ones leave out of the rows under them.
func gridOf(rows [][]printedCell) [][]gridCell {
	over := map[int]gridCell{} // by first column: what reaches down, with the rows left
	grid := make([][]gridCell, len(rows))
	for i, row := range rows {
		col := 0
		reach := func() {
			for c, ok := over[col]; ok; c, ok = over[col] {
				c.rows--
				grid[i] = append(grid[i], gridCell{printedCell{cols: c.cols}, true})
				if over[col] = c; c.rows <= 1 {
					delete(over, col)
				}
				col += c.width()
			}
		}
		for _, c := range row {
			reach()
			grid[i] = append(grid[i], gridCell{printedCell: c})
			if c.rows > 1 {
				over[col] = gridCell{printedCell: c}
			}
			col += c.width()
		}
		reach()
	}
	return grid
}

// writeMarkdown prints merged cells as converters do: the text in the first cell, the others empty.
func writeMarkdown(_ *testing.T, tables []printed) []byte {
	var b strings.Builder
	for _, t := range tables {
		for _, p := range t.above {
			fmt.Fprintf(&b, "%s\n\n", p)
		}
		for i, row := range gridOf(t.rows) {
			n := 0
			for _, c := range row {
				b.WriteString("| " + strings.ReplaceAll(c.text, "\n", "<br>") + " " + strings.Repeat("| ", c.width()-1))
				n += c.width()
			}
			b.WriteString("|\n")
			if i == 0 {
				b.WriteString(strings.Repeat("|---", n) + "|\n")
			}
		}
		b.WriteString("\n")
	}
	return []byte(b.String())
}

// writeText prints one cell on each line and an empty line after each row. It
// can print neither empty cells nor the halves of merged ones.
func writeText(_ *testing.T, tables []printed) []byte {
	var b strings.Builder
	for _, t := range tables {
		for _, p := range t.above {
			fmt.Fprintf(&b, "%s\n\n", p)
		}
		for _, row := range t.rows {
			for _, c := range row {
				b.WriteString(strings.ReplaceAll(c.text, "\n", " ") + "\n")
			}
			b.WriteString("\n")
		}
	}
	return []byte(b.String())
}

// read writes the tables as a file and reads them back.
func (f format) read(t *testing.T, tables []printed) *docread.Document {
	t.Helper()
	doc, err := docread.Read(f.name, strings.NewReader(string(f.write(t, tables))), 0)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
