package docread

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/text"
)

// maxBarCell bounds a cell of a bar table, in lines: a bar without its like is no table.
const maxBarCell = 400

// maxBarRow bounds a row of a bar table, in cells: trying every length of one takes the square of it.
const maxBarRow = 200

// readBarTable reads a table printed with bars: a "|" alone on a line opens a
// row and closes each cell, an empty line after one ends the table. Lines
// inside a cell are only wrapped.
func readBarTable(lines []line) (*Table, int) {
	contents, next := barContents(lines)
	if len(contents) < 2 {
		return nil, 0
	}
	width := barWidth(contents)
	return makeBarTable(barRows(contents, width), width), next
}

// barContents splits at the bars: each content is what stands between two of them.
func barContents(lines []line) (contents [][]line, next int) {
	if lines[0].text != "|" {
		return nil, 0
	}
	var content []line
	last := 0 // the last bar
	for i := 1; i < len(lines) && len(content) < maxBarCell; i++ {
		switch {
		case lines[i].text != "|":
			content = append(content, lines[i])
			continue
		default:
			contents = append(contents, trimBlank(content))
			content, last = nil, i
		}
		if i+1 == len(lines) || lines[i+1].blank() && !lines[i+1].emptied {
			return contents, i + 1
		}
	}
	return contents, last + 1 // what comes after the last bar is no cell; to begin anew at each bar would take forever
}

func trimBlank(lines []line) []line {
	for len(lines) > 0 && lines[0].blank() {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].blank() {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// barRows cuts the contents into rows. Between two rows stands an empty
// content that is no cell, and it looks like an empty cell; so the cut is the
// one with the fewest rows of an unusual width.
func barRows(contents [][]line, width int) [][][]line {
	longest := min(2*width+2, maxBarRow)
	cost := make([]int, len(contents)+2) // of the contents from i on
	size := make([]int, len(contents)+2) // of the row that begins at i
	for i := len(contents) - 1; i >= 0; i-- {
		cost[i] = 1 << 40
		filled, two := 0, false
		for n := 1; n <= longest && i+n <= len(contents); n++ {
			end := i + n
			if last := contents[end-1]; len(last) > 0 {
				filled++
				two = two || filled > width || n > 1 && len(contents[end-2]) == 0 && isOrdinal(last[0].text)
			}
			if end < len(contents) && (len(contents[end]) > 0 || end+1 == len(contents)) {
				continue
			}
			after := min(end+1, len(contents))
			if c := barCost(contents[i:end], width, two) + cost[after]; c < cost[i] {
				cost[i], size[i] = c, n
			}
		}
	}
	var rows [][][]line
	for i := 0; i < len(contents); {
		n := size[i]
		if n == 0 { // no cut leads to the end: the rest is one row
			n = len(contents) - i
		}
		rows = append(rows, contents[i:i+n])
		i += n + 1
	}
	return rows
}

// barCost weighs a row: one of the table's width is best, a title that takes
// the row comes next, a row that begins with an empty cell is unlikely. A row of more cells than that is two where it has
// more texts, too, or a number behind an empty cell.
func barCost(cells [][]line, width int, two bool) int {
	cost := 0
	switch n := len(cells); {
	case n == width:
	case n > width && two:
		cost = 1 << 20
	case n == 1 && len(cells[0]) > 0, n == 2 && len(cells[1]) > 0:
		cost = 2
	default:
		cost = 6 + 2*max(n-width, width-n)
	}
	if len(cells[0]) == 0 {
		cost++
	}
	return cost
}

// maxSpanned is how many columns may be merged over most rows of a table.
const maxSpanned = 3

// barWidth is the commonest number of contents without an empty one between; the larger one of equals. Headings may be
// more: cells merged over several rows are printed in the first alone.
func barWidth(contents [][]line) int {
	counts, best, run, heads := map[int]int{}, 1, 0, 0
	for i := 0; i <= len(contents); i++ {
		if i < len(contents) && len(contents[i]) > 0 {
			run++
			continue
		}
		if run > 2 || run == 2 && best <= 2 {
			counts[run]++
			if counts[run] > counts[best] || counts[run] == counts[best] && run > best {
				best = run
			}
		}
		if heads == 0 {
			heads = run
		}
		run = 0
	}
	if heads > best && heads <= best+maxSpanned {
		return heads
	}
	return best
}

func makeBarTable(rows [][][]line, width int) *Table {
	t := &Table{Cols: width}
	numbered := numbersFirst(rows, width)
	paragraphs := unwrap
	if t.isLayout(len(rows)) {
		paragraphs = layLines
	}
	for _, cells := range rows {
		cells = dropSpare(cells, width)
		r := makeWrappedRow(cells, width, paragraphs)
		if n := len(t.Rows); n > 0 && width <= maxFilled {
			r.fill(t.Rows[n-1], width, numbered && len(cells) < width && !isOrdinal(cellText(cells[0])))
		}
		t.Rows = append(t.Rows, r)
	}
	t.Place = Place{Line: t.Rows[0].Place.Line, LineEnd: t.Rows[len(t.Rows)-1].Place.LineEnd}
	return t
}

// dropSpare drops empty cells of a row that has more than the table's width: such a row divided the grid more finely.
func dropSpare(cells [][]line, width int) [][]line {
	for len(cells) > width {
		i := slices.IndexFunc(cells, func(c []line) bool { return len(c) == 0 })
		if i < 0 {
			break
		}
		cells = slices.Concat(cells[:i], cells[i+1:])
	}
	return cells
}

// numbersFirst reports that the first column of a table counts its rows.
func numbersFirst(rows [][][]line, width int) bool {
	full, counted := 0, 0
	for _, cells := range rows {
		switch {
		case len(cells) <= 2 || width <= 2:
		case isOrdinal(cellText(cells[0])):
			full++
			counted++
		case len(cells) == width:
			full++
		}
	}
	return counted*2 > full
}

func cellText(lines []line) string {
	if len(lines) == 0 {
		return ""
	}
	return lines[0].text
}

// maxFilled bounds the columns of a table whose short rows are filled: each is in every row.
const maxFilled = 32

// fill gives a row that has fewer cells than its table those of the row above: cells merged over several rows are printed in the
// first alone, and an empty one is printed. Without its number the row begins with the second column; the others that miss are
// taken to be the last. A title behind its number takes nothing.
func (r *Row) fill(above Row, width int, unnumbered bool) {
	n := len(r.Cells)
	switch {
	case unnumbered && (n == width-1 || n > 1 && len(above.Cells) == width):
		r.Cells[n-1].ColSpan = 1
		for i := range r.Cells {
			r.Cells[i].Col++
		}
		r.Cells = append([]Cell{mergedFrom(above.Cells[0])}, r.Cells...)
	case n < 3, isOrdinal(r.Cells[0].Text()) && !slices.ContainsFunc(r.Cells[2:], func(c Cell) bool { return c.Text() != "" }):
		return // a title
	}
	for col := len(r.Cells); col < width && col < len(above.Cells) && len(above.Cells) == width; col++ {
		r.Cells = append(r.Cells, mergedFrom(above.Cells[col]))
		r.Partial = true
	}
}

func mergedFrom(c Cell) Cell {
	return Cell{Col: c.Col, ColSpan: 1, RowSpan: 1, Paragraphs: c.Paragraphs, Merged: true}
}

// makeWrappedRow makes cells whose lines are wrapped text. A single cell takes
// the row, a title after a number the rest of it.
func makeWrappedRow(cells [][]line, width int, paragraphs func([]line) []Paragraph) Row {
	r := Row{}
	for i, lines := range cells {
		c := Cell{Col: i, ColSpan: 1, RowSpan: 1, Paragraphs: paragraphs(lines)}
		if n := len(lines); n > 0 {
			if r.Place.Line == 0 {
				r.Place.Line = lines[0].no
			}
			r.Place.LineEnd = lines[n-1].no
		}
		r.Cells = append(r.Cells, c)
	}
	if n := len(cells); n < 3 && n < width {
		r.Cells[n-1].ColSpan = width - n + 1
	}
	return r
}

// unwrapping is paragraphs whose last one may go on. Joined line by line as strings, a paragraph of many lines would be
// copied with each.
type unwrapping struct {
	done []Paragraph
	last strings.Builder
}

func (u *unwrapping) begin(l line, spaced bool) {
	u.last.Reset()
	u.last.WriteString(l.text)
	u.done = append(u.done, Paragraph{Text: l.text, Place: Place{Line: l.no, LineEnd: l.no}, Spaced: spaced})
}

func (u *unwrapping) join(l line) {
	u.last.WriteString(" " + l.text)
	p := &u.done[len(u.done)-1]
	p.Text, p.Place.LineEnd = u.last.String(), l.no
}

// unwrap joins wrapped lines to paragraphs: an empty line or a rule of dashes
// ends one, and so does an item of a list after a closed line or one with room left. Lines of which one
// is longer than anybody wraps at are paragraphs as they stand.
func unwrap(lines []line) []Paragraph {
	var u unwrapping
	open, spaced := false, false
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.text))
	}
	listed := listedInBrackets(lines)
	head := letterheadLength(lines)
	for _, p := range layLines(lines[:head]) {
		u.last.Reset()
		u.last.WriteString(p.Text)
		u.done = append(u.done, p)
	}
	for i, l := range lines[head:] {
		n := len(u.done)
		switch {
		case l.blank() || isRule(l.text):
			open, spaced = false, true
		case open && isMark(u.last.String()):
			u.join(l) // a mark that was wrapped off its text
		case open && width <= widestWrap && !(lines[head+i-1].titled && (l.follows() || l.standsAlone())) &&
			!listed[head+i] && !isAnnexHead(l.text) && !isAnnexHead(lines[head+i-1].text) &&
			!opensItem(u.done[n-1].Text, l.text) && !isNextItem(u.done[n-1].Text, lines[head+i-1].text, l.text, width) &&
			!(isMark(l.text) && lines[head+i-1].isEnded()) &&
			!(len(lines) >= unparted && (l.hadRoom(lines[head+i-1].text, width) || l.endsTitle(lines[head+i-1].text))):
			u.join(l)
		default:
			u.begin(l, spaced && n > 0)
			open, spaced = !l.broken, false
		}
	}
	return u.done
}

// unparted is from how many lines on a flow is more than a paragraph: a text whose paragraphs no empty lines part.
const unparted = 6

// hadRoom: a line begins an item or a sentence, and its first words had room on the line before, which nobody therefore
// wrapped.
func (l line) hadRoom(before string, width int) bool {
	begins, rest, _ := strings.Cut(l.text, " ")
	if isMark(begins) {
		word, _, _ := strings.Cut(rest, " ")
		begins += " " + word
	} else if rest = l.text; !strings.ContainsAny(before[len(before)-1:], ".;:") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(first) && utf8.RuneCountInString(before+" "+begins) <= width
}

// isEnded: behind a line that a sign closes, or a title of its own, a mark alone on its line opens an item.
func (l line) isEnded() bool {
	return l.titled || l.text != "" && strings.ContainsAny(l.text[len(l.text)-1:], ".;:/")
}

// endsTitle: a line in small letters begins a sentence or a note under one in capitals.
func (l line) endsTitle(before string) bool {
	first, size := utf8.DecodeRuneInString(l.text)
	rest, _ := utf8.DecodeRuneInString(l.text[size:])
	return before == strings.ToUpper(before) && before != strings.ToLower(before) &&
		(first == '(' || unicode.IsUpper(first)) && unicode.IsLower(rest)
}

// isMark: the mark of an item.
func isMark(mark string) bool {
	return mark == "-" || mark == "+" || isOrdinal(mark) && strings.ContainsAny(mark[len(mark)-1:], ".)")
}

// letterheadLength is how many lines a letterhead has that opens a flow of lines without empty ones between, 0 for none: it
// has the motto of the republic, and ends before whom the document is addressed to, what it rests on, its first item or
// its first line of full length.
func letterheadLength(lines []line) int {
	const most = 14
	framed, width := false, widthOf(lines)
	for i, l := range lines[:min(len(lines), most)] {
		folded := text.Fold(l.text)
		mark, _, _ := strings.Cut(folded, " ")
		full := 4*utf8.RuneCountInString(l.text) > 3*width && l.text != strings.ToUpper(l.text)
		if full || isMark(mark) || strings.HasPrefix(folded, "kinh gui") || strings.HasPrefix(folded, "can cu") {
			if framed {
				return i
			}
			return 0
		}
		framed = framed || strings.HasPrefix(folded, "cong hoa xa hoi chu nghia viet nam") || folded == partyMotto
	}
	return 0
}

// widestWrap is the widest line in letters that text is wrapped at.
const widestWrap = 200

// follows: a line under a title of its own begins with a capital, a letter that counts or the mark of a list, in another
// type.
func (l line) follows() bool {
	first, size := utf8.DecodeRuneInString(l.text)
	return !l.titled && (unicode.IsUpper(first) || strings.HasPrefix(l.text[size:], ")") ||
		strings.ContainsRune("-–+*•", first) && strings.HasPrefix(l.text[size:], " "))
}

// standsAlone: a line under a title of its own begins a further body or office of a letterhead or a signature block, all in
// capitals; a title that goes on does not begin so.
func (l line) standsAlone() bool {
	first, _, _ := strings.Cut(text.Fold(l.text), " ")
	switch first {
	case "truong", "so", "bo", "uy", "hoi", "ban", "phong", "benh", "vien", "cuc", "chi", "trung", "khoa", "pho",
		"kt", "k", "hieu", "giam", "chu", "van":
		return l.titled && l.text == strings.ToUpper(l.text)
	}
	return false
}

// layLines makes paragraphs of the lines of a letterhead or a signature block,
// where the lines are set by hand: only emphasis that goes on, a small letter, and
// a number after its colon tell of wrapping.
func layLines(lines []line) []Paragraph {
	var u unwrapping
	open := false
	for _, l := range lines {
		if l.blank() || isRule(l.text) {
			open = false
			continue
		}
		first, _ := utf8.DecodeRuneInString(l.text)
		n := len(u.done)
		if n > 0 && (open || unicode.IsLower(first) || unicode.IsDigit(first) && strings.HasSuffix(u.done[n-1].Text, ":")) {
			u.join(l)
		} else {
			u.begin(l, false)
		}
		open = l.goesOn
	}
	return u.done
}

// opensItem reports that a line begins an item of a list: it has its mark, and
// the line before is closed. Without the second sign a wrapped "2026 - 2030" would be torn.
func opensItem(before, l string) bool {
	mark, rest, found := strings.Cut(l, " ")
	if !found || rest == "" || !strings.ContainsAny(before[len(before)-1:], ".;:,/") {
		return false
	}
	return mark == "*" || mark == "–" || mark == "~" || mark == "_" || isMark(mark)
}

// annexHead is the line that opens an annex; its title stands under it.
var annexHead = regexp.MustCompile(`^(?:Phụ lục|PHỤ LỤC)(?: (?:[IVX]+|\d{1,2}))?$`)

func isAnnexHead(s string) bool { return annexHead.MatchString(s) }

// listedInBrackets gives the lines that open the items of a list counted in brackets, by index: "(1) Sở A …" behind a colon, and
// "(2) Sở B …" behind the end of the first. A number in a sentence may stand at the beginning of a wrapped line too, but not each of
// them.
func listedInBrackets(lines []line) map[int]bool {
	listed := map[int]bool{}
	var run []int
	last := 0 // number of the last of the run; one may have been lost
	for i := 1; i < len(lines); i++ {
		before := lines[i-1].text
		n := inBrackets(lines[i].text)
		switch {
		case n == 0 || before == "":
		case n == 1 && strings.HasSuffix(before, ":"):
			run, last = append(run[:0], i), n
		case len(run) > 0 && (n == last+1 || n == last+2) && strings.ContainsAny(before[len(before)-1:], ".;"):
			run, last = append(run, i), n
			for _, at := range run {
				listed[at] = true
			}
		default:
			run = run[:0]
		}
	}
	return listed
}

// inBrackets is the number in brackets that a line begins with before a capital, 0 for none: "(2) ", "(ii) ".
func inBrackets(s string) int {
	number, rest, found := strings.Cut(strings.TrimPrefix(s, "("), ") ")
	first, _ := utf8.DecodeRuneInString(rest)
	if !found || !strings.HasPrefix(s, "(") || !unicode.IsUpper(first) {
		return 0
	}
	for n := 1; n <= maxRomans; n++ {
		if number == strings.ToLower(roman(n)) {
			return n
		}
	}
	n, err := strconv.Atoi(number)
	if err != nil || n > 99 {
		return 0
	}
	return n
}

// maxRomans is how far lists count in small Roman numbers.
const maxRomans = 15

// maxWrapWidth is the longest line, in letters, that an editor wraps text to.
const maxWrapWidth = 120

// isNextItem reports that a line begins with the mark and capital of the list's item before it, although no sign closes
// that one: its last line was not wrapped, because this one's beginning had room on it or it is longer than editors
// wrap lines.
func isNextItem(item, before, l string, width int) bool {
	mark, rest, found := strings.Cut(l, " ")
	first, _ := utf8.DecodeRuneInString(rest)
	if !found || !strings.HasPrefix(item, mark+" ") || mark != "-" && mark != "+" || !unicode.IsUpper(first) {
		return false
	}
	word, _, _ := strings.Cut(rest, " ")
	long := utf8.RuneCountInString(before)
	return long > maxWrapWidth || long+utf8.RuneCountInString(" "+mark+" "+word) <= width
}

// isRule: a line that only draws.
func isRule(s string) bool { return len(s) >= 3 && strings.Trim(s, "-_=*─━¯") == "" }
