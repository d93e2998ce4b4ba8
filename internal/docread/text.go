package docread

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/errs"
	"dondoc/internal/text"
)

// A line is one line of a text file.
type line struct {
	no       int    // from 1
	text     string // normal form, markers dropped
	indented bool
	indent   int  // spaces before it
	right    int  // where it ends, in letters from the left edge
	broken   bool // two spaces at the end: Markdown's line break
	level    int  // of a Markdown heading, 0 for none
	goesOn   bool // its emphasis is open at its end
	titled   bool // all of it is in one strong emphasis
	emptied  bool // blank only because its markup held nothing
	page     int  // from 1, as form feeds count them
}

func (l line) blank() bool { return l.text == "" }

// readText reads text: paragraphs, one a line, and the printings of tables that
// occur in such files.
func readText(data []byte) (*Document, error) {
	d := &Document{}
	lines, err := d.splitLines(data)
	if err != nil {
		return nil, err
	}
	lines = dropPageNumbers(withoutMarkup(dropPageBreaks(lines)))
	spaced, width := false, widthOf(lines)
	for i := 0; i < len(lines); {
		if lines[i].blank() {
			spaced = true
			i++
			continue
		}
		if t, n := readTable(lines[i:]); n > 0 {
			d.addFlowTable(t, t.isFrame() && t.filledCols() <= 2 && len(t.Rows) <= maxFrameRows)
			i += n
		} else {
			d.addParagraph(lines[i], spaced || i > 0 && lines[i].beginsBehind(lines[i-1], width))
			i++
		}
		spaced = false
	}
	return d, nil
}

// withoutMarkup takes the emphasis of Markdown off the lines of a text that has it: one that rules off the headings of its
// tables as Markdown does, or that has whole lines in stars.
func withoutMarkup(lines []line) []line {
	const enough = 2
	marked := 0
	for _, l := range lines {
		starred := len(l.text) > 2 && l.text[0] == '*' && l.text[1] != ' ' && strings.HasSuffix(l.text, "*")
		if starred || isPipeRow(l.text) && strings.Contains(l.text, "---") {
			marked++
		}
	}
	if marked < enough {
		return lines
	}
	for i := range lines {
		lines[i].text = text.Normal(dropEmphasis(lines[i].text))
	}
	return lines
}

// widthOf is where most lines of a wrapped text end: nine of ten end before it.
func widthOf(lines []line) int {
	var ends []int
	for _, l := range lines {
		if !l.blank() {
			ends = append(ends, l.right)
		}
	}
	if len(ends) == 0 {
		return 0
	}
	slices.Sort(ends)
	return ends[len(ends)*9/10]
}

// beginsBehind reports a paragraph that is only set off by its indent: it begins further right than the line before, which
// left room for more words.
func (l line) beginsBehind(before line, width int) bool {
	const deeper, room = 3, 0.75
	return l.indent >= before.indent+deeper && !before.blank() && width <= widestWrap && float64(before.right) < room*float64(width)
}

func (d *Document) addParagraph(l line, spaced bool) {
	place := Place{Line: l.no, LineEnd: l.no, Paragraph: len(d.Blocks) + 1}
	d.Blocks = append(d.Blocks, Block{Paragraph: &Paragraph{Text: l.text, Place: place, Spaced: spaced}})
}

// addTable numbers the table and takes over the torn rows as warnings.
func (d *Document) addTable(t *Table) {
	d.tables++
	t.number(d.tables)
	for _, r := range t.Rows {
		if slices.ContainsFunc(r.Cells, func(c Cell) bool { return c.Struck }) {
			d.warnStruck(r.Place)
		}
		if n := r.width(); n != t.Cols && len(r.Cells) > 2 {
			d.Warnings = append(d.Warnings, Warning{Key: "docread.torn_row", Args: []any{n, t.Cols}, Place: r.Place})
		}
	}
	d.Blocks = append(d.Blocks, Block{Table: t})
}

// width is the number of grid columns the row's cells take.
func (r Row) width() int {
	n := 0
	for _, c := range r.Cells {
		n += c.ColSpan
	}
	return n
}

// number writes table, row and cell into every place of the table.
func (t *Table) number(no int) {
	t.Place.Table = no
	for i := range t.Rows {
		row := &t.Rows[i]
		row.Place.Table, row.Place.Row = no, i+1
		for j := range row.Cells {
			for k := range row.Cells[j].Paragraphs {
				p := &row.Cells[j].Paragraphs[k].Place
				p.Table, p.Row, p.Cell = no, i+1, j+1
			}
		}
	}
}

// maxLine bounds a line, in bytes: it becomes a paragraph, and reading one takes
// many times its length. The longest document known to us is shorter as a whole.
const maxLine = 1 << 20

// splitLines splits at line feeds, in Unicode. Bytes that are of no code known
// here are refused with their line and byte. What could be more paragraphs and cells than
// any document has is refused before it is taken apart.
func (d *Document) splitLines(data []byte) ([]line, error) {
	data, other := fromUTF16(data)
	if bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("|")) >= maxPieces {
		return nil, errs.New(errs.TooLarge, "docread.too_many", maxPieces)
	}
	raw := make([]string, 0, bytes.Count(data, []byte("\n"))+1)
	for rest := range bytes.Lines(data) {
		rest = bytes.TrimSuffix(rest, []byte("\n"))
		if len(rest) > maxLine {
			return nil, errs.New(errs.TooLarge, "docread.long_line", len(raw)+1, maxLine>>10)
		}
		raw = append(raw, string(rest))
	}
	if err := d.toUnicode(raw, other); err != nil {
		return nil, err
	}
	lines, page := make([]line, len(raw)), 1
	for i, s := range raw {
		page += strings.Count(s, "\f")
		lines[i] = makeLine(i+1, s)
		lines[i].page = page
	}
	return lines, nil
}

func makeLine(no int, raw string) line {
	indented := strings.HasPrefix(raw, "\t") || strings.HasPrefix(raw, "    ")
	broken := strings.HasSuffix(strings.TrimRight(raw, "\r"), "  ")
	indent := len(raw) - len(strings.TrimLeft(raw, " \f"))
	right := utf8.RuneCountInString(strings.TrimRight(raw, " \r"))
	return line{no: no, text: text.Normal(dropBookmarks(raw)), indented: indented, indent: indent, right: right, broken: broken}
}

// middle is how many spaces before a line show that it stands in the middle of a page.
const middle = 15

// dropPageNumbers drops the lines in the middle of a page that count its pages ("2", "- 3 -"): the text goes on behind
// them.
func dropPageNumbers(lines []line) []line {
	kept := lines[:0]
	last := 0
	for _, l := range lines {
		n, ok := l.number()
		if l.indent > middle && ok && n > last && n <= last+2 {
			last = n
			continue
		}
		kept = append(kept, l)
	}
	return kept
}

// pageBreak is the line by which a reading of pages says that one begins: "===== Trang 3 =====", "--- PAGE BREAK ---"; or the head
// of each page of the official gazette (Decree 34/2016/NĐ-CP publishes acts there): "CÔNG BÁO/Số 271/Ngày 12-05-2026".
var pageBreak = regexp.MustCompile(`(?i)^(?:[-=_*~#]{2,}\s*(?:page break|(?:trang|page)\s*\d+)\s*[-=_*~#]{2,}|` +
	`công báo/số [\d+ ]+/ngày [\d-]+)$`)

// The lines that a signing program stamps upon a page: who signed, for whom and when.
var (
	stampLine = regexp.MustCompile(`^(?:Ký bởi|Người ký|Email|Cơ quan|Tổ chức|Chức vụ|Ngày ký|Thời gian ký)\s*:`)
	stampEnd  = regexp.MustCompile(`^(?:Ngày ký|Thời gian ký)\s*:`)
)

// stampAt counts the lines of a stamp at the head of lines, 0 for none: it opens with who signed and ends with when.
func stampAt(lines []line) int {
	const most = 6
	if !strings.HasPrefix(lines[0].text, "Ký bởi") && !strings.HasPrefix(lines[0].text, "Người ký") {
		return 0
	}
	for n := 0; n < min(len(lines), most) && stampLine.MatchString(lines[n].text); n++ {
		if stampEnd.MatchString(lines[n].text) {
			return n + 1
		}
	}
	return 0
}

// An edge of pages that form feeds show: their head or foot, and by how much the numbers there fall short of the page. The title's
// page may not count.
type edge struct {
	foot  bool
	short int
}

// edgeAt tells which edge a line that holds only a number stands at.
func edgeAt(lines []line, i int) (e edge, n int, ok bool) {
	l := lines[i]
	n, ok = l.number()
	if e.short = l.page - n; !ok || e.short != 0 && e.short != 1 {
		return e, n, false
	}
	behind := skipBlank(lines, i+1)
	e.foot = behind < len(lines) && lines[behind].page > l.page
	return e, n, e.foot || i > 0 && lines[i-1].page < l.page
}

// number is what a line counts that holds nothing else.
func (l line) number() (int, bool) {
	n, err := strconv.Atoi(strings.Trim(l.text, "-– "))
	return n, err == nil
}

// pageNumbers finds the lines that count pages: most pages bear such a one at the same edge. Of two pages one is enough that an
// empty line sets apart.
func pageNumbers(lines []line) map[int]bool {
	pages, bearing, found := 1, map[edge]int{}, map[int]edge{}
	for i := range lines {
		pages = lines[i].page
		if e, _, ok := edgeAt(lines, i); ok {
			found[i] = e
			bearing[e]++
		}
	}
	numbers := map[int]bool{}
	for i, e := range found {
		most := bearing[e] > 1 && 2*bearing[e] >= pages || pages == 2 && bearing[e] == 1 && standsApart(lines, i, e)
		numbers[i] = most && !asksForNumber(lines, i) && !numbersRow(lines, i, pages == 2)
	}
	return numbers
}

// standsApart: an empty line is between the number and the text of its page.
func standsApart(lines []line, i int, e edge) bool {
	if e.foot {
		return i > 0 && lines[i-1].blank()
	}
	return i+1 < len(lines) && lines[i+1].blank()
}

// askingForNumber are the words that a number follows.
var askingForNumber = regexp.MustCompile(
	`(?i)(?:^|\s)(?:là|gồm|đạt|có|thêm|hơn|khoảng|trên|dưới|đến|từ|số|thứ|mục|điều|khoản|điểm|phần|tối thiểu|tối đa)$`)

func asksForNumber(lines []line, i int) bool {
	i--
	for i >= 0 && lines[i].blank() {
		i--
	}
	return i >= 0 && askingForNumber.MatchString(lines[i].text)
}

// numbersRow: the next line that is a number goes on counting, and so does this one after that before, where both must not
// count pages themselves.
func numbersRow(lines []line, i int, few bool) bool {
	n, _ := lines[i].number()
	before, behind := -1, -1
	for j := i - 1; j >= 0 && before < 0 && lines[j].page >= lines[i].page-1; j-- {
		if m, ok := lines[j].number(); ok {
			before = m
		}
	}
	for j := i + 1; j < len(lines) && behind < 0 && lines[j].page == lines[i].page; j++ {
		if m, ok := lines[j].number(); ok {
			behind = m
		}
	}
	return before != n && behind == n+1 || few && before == n-1 && before > 0
}

// dropPageBreaks drops such lines, stamps of signing, and the page's number under one or at either end of a page that a form feed
// shows; where the text goes on behind them, with the empty lines around them.
func dropPageBreaks(lines []line) []line {
	kept := make([]line, 0, len(lines))
	numbers := pageNumbers(lines)
	for i := 0; i < len(lines); i++ {
		stamped := stampAt(lines[i:])
		if stamped == 0 && !numbers[i] && !pageBreak.MatchString(lines[i].text) {
			kept = append(kept, lines[i])
			continue
		}
		behind := skipBlank(lines, i+max(stamped, 1))
		if behind < len(lines) && strings.Trim(lines[behind].text, "0123456789") == "" {
			behind = skipBlank(lines, behind+1)
		}
		for len(kept) > 0 && kept[len(kept)-1].blank() && behind < len(lines) {
			kept = kept[:len(kept)-1]
		}
		if n := len(kept); n > 0 && behind < len(lines) && !lines[behind].carriesOn(kept[n-1]) {
			kept = append(kept, line{no: lines[i].no})
		}
		i = behind - 1
	}
	return kept
}

// carriesOn: a line begins with a small letter, or the one before it is not closed. No annex goes on with what is before it.
func (l line) carriesOn(before line) bool {
	if isAnnexHead(l.text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(l.text)
	counts := strings.ContainsAny(l.text[:min(3, len(l.text))], ").") // "a) …"
	closed := strings.ContainsAny(before.text[len(before.text)-1:], ".;:!?/")
	return unicode.IsLower(first) && !counts || !closed
}

// dropBookmarks removes the "[bookmark: …]" markers that some text exports leave.
func dropBookmarks(s string) string {
	for {
		i := strings.Index(s, "[bookmark:")
		if i < 0 {
			return s
		}
		end := strings.IndexByte(s[i:], ']')
		if end < 0 {
			return s
		}
		s = s[:i] + s[i+end+1:]
	}
}
