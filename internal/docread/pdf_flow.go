package docread

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/text"
)

// A piece is a line or a table of a page, in the order from top to bottom.
type piece struct {
	line  *textLine
	table *ruledTable
	side  int // of a line between two columns: 0 none, 1 left, 2 right
}

func (p piece) top() float64 {
	if p.table != nil {
		return p.table.box.Top
	}
	return p.line.box.Top
}

// layOut turns pages into the blocks of a document: running heads and page
// numbers go, notes move aside, tables go on over page ends, lines become paragraphs.
func layOut(d *Document, pages []Page) {
	sheets := make([][]piece, len(pages))
	for i := range pages {
		pages[i].placeStamps(d, i+1)
		if !pages[i].recognised && pages[i].takeStrokes() {
			d.warnStruck(Place{Page: i + 1})
			d.addAside(pages[i].struckText(), false)
		}
		sheets[i] = pages[i].pieces(i + 1)
	}
	dropFurniture(d, pages, sheets)
	for _, page := range findColumns(pages, sheets) {
		d.Warnings = append(d.Warnings, Warning{Key: "docread.unruled_table", Place: Place{Page: page}})
	}
	w := &pdfWriter{doc: d, pages: pages, margins: marginsOf(sheets, pages)}
	for _, sheet := range sheets {
		for _, p := range sheet {
			w.add(p)
		}
	}
	w.endParagraph()
	w.endTable()
}

// pieces reads a page: tables first, then the lines outside them.
func (p Page) pieces(page int) []piece {
	words := p.words()
	var out []piece
	for _, r := range p.rulings() {
		t := r.table(words, page)
		if t == nil || t.Cols < 2 {
			continue
		}
		words = slices.DeleteFunc(words, func(w word) bool {
			x, y := w.box.midX(), w.box.midY()
			return r.box.Left <= x && x <= r.box.Right && r.box.Top <= y && y <= r.box.Bottom
		})
		out = append(out, piece{table: t})
	}
	for _, l := range linesOf(words, page) {
		out = append(out, piece{line: &l})
	}
	slices.SortStableFunc(out, func(a, b piece) int { return cmp.Compare(a.top(), b.top()) })
	return sideBySide(out)
}

// sideBySide orders lines that stand beside one another, as letterheads and
// signature blocks do: first all of the left column, then the right one.
func sideBySide(in []piece) []piece {
	var out []piece
	for i := 0; i < len(in); {
		n, gutter := columnsAt(in[i:])
		if n == 0 {
			out = append(out, in[i])
			i++
			continue
		}
		n += leftUnder(in[i:], n, gutter)
		block := slices.Clone(in[i : i+n])
		for j := range block {
			block[j].side = 2
			if block[j].line.box.midX() < gutter {
				block[j].side = 1
			}
		}
		slices.SortStableFunc(block, func(a, b piece) int { return cmp.Compare(a.side, b.side) })
		out = append(out, block...)
		i += n
	}
	return out
}

// columnsAt measures a block of two columns that begins here: how many lines,
// and where the gap between them is. The block ends with its last pair of lines side by side.
func columnsAt(in []piece) (n int, gutter float64) {
	if len(in) < 2 || !areBeside(in[0], in[1]) {
		return 0, 0
	}
	left, right := in[0].line.box, in[1].line.box
	if left.Left > right.Left {
		left, right = right, left
	}
	from, to := left.Right, right.Left
	for i := 0; i < len(in) && in[i].line != nil; i++ {
		box := in[i].line.box
		switch {
		case box.Right <= to+1 && box.midX() < (from+to)/2:
			from = max(from, box.Right)
		case box.Left >= from-1 && box.midX() > (from+to)/2:
			to = min(to, box.Left)
		default:
			return n, (from + to) / 2
		}
		if i > 0 && areBeside(in[i-1], in[i]) {
			n, gutter = i+1, (from+to)/2
		}
	}
	return n, gutter
}

// leftUnder counts the lines behind a block of n that go on with its left column: right under it, and centred as it is or
// beginning where it does. The subject of a letter ("V/v …") is longer than what stands beside it, and so are its receivers.
func leftUnder(in []piece, n int, gutter float64) int {
	var last *textLine
	for _, p := range in[:n] {
		if p.line.box.midX() < gutter {
			last = p.line
		}
	}
	more := 0
	for _, p := range in[n:] {
		if last == nil || p.line == nil || p.line.box.Right > gutter || isSpaced(*last, *p.line) ||
			math.Abs(p.line.box.midX()-last.box.midX()) > last.size()/2 && !(isReceiver(*last) && p.line.beginsAt(last.box.Left)) {
			break
		}
		last, more = p.line, more+1
	}
	return more
}

// isReceiver: "- Như trên;" at the head of a line.
func isReceiver(l textLine) bool { return l.words[0].text == "-" && len(l.words) > 1 }

// areBeside reports that two lines stand in two columns. Where their lines are not on one height they are as far apart as
// columns are, for the short last line of a paragraph stands to the left of its first one too.
func areBeside(a, b piece) bool {
	if a.line == nil || b.line == nil {
		return false
	}
	x, y := a.line.box, b.line.box
	near, apart := 0.3*min(x.height(), y.height()), gapWidth*max(x.height(), y.height())
	if math.Abs(x.midY()-y.midY()) < 1 {
		apart = 0
	}
	return x.Top < y.Bottom+near && x.Bottom+near > y.Top && (x.Right+apart < y.Left || y.Right+apart < x.Left)
}

// margins are where the lines of a page of some width begin and end.
type margins struct{ left, right float64 }

// marginsOf measures, for each width of page, where its lines begin and end.
func marginsOf(sheets [][]piece, pages []Page) map[int]margins {
	lines, tables := map[int][]Box{}, map[int]float64{}
	for i, sheet := range sheets {
		key := int(pages[i].Width)
		for _, p := range sheet {
			switch {
			case p.table != nil:
				tables[key] = max(tables[key], p.table.box.Right)
			case p.side == 0:
				lines[key] = append(lines[key], p.line.box)
			}
		}
	}
	found := map[int]margins{}
	for key, boxes := range lines {
		found[key] = marginsAround(boxes)
		if m := found[key]; len(boxes) < fewLines && tables[key] > m.right {
			found[key] = margins{m.left, tables[key]}
		}
	}
	return found
}

// fewLines is how many lines may all be short: titles over tables. The tables then tell how wide the text is.
const fewLines = 8

func marginsAround(lines []Box) margins {
	right := -sharedBy(lines, func(b Box) float64 { return -b.Right })
	var wrapped []Box // lines behind full ones go on with them, mostly
	full := math.Inf(1)
	for i, l := range lines {
		if l.Right <= right-l.height() {
			continue
		}
		full = min(full, l.Left)
		if i+1 < len(lines) {
			wrapped = append(wrapped, lines[i+1])
		}
	}
	if len(wrapped) == 0 {
		wrapped = lines
	}
	// No full line begins left of the margin: where each paragraph has one line, what follows a long title is indented.
	return margins{left: min(full, sharedBy(wrapped, func(b Box) float64 { return b.Left })), right: right}
}

// sharedBy gives the least place that a twentieth of the lines do not fall short of, or rather the least that a tenth
// of them have, if there is one: what stands out to the left is a list of receivers, or a number.
func sharedBy(lines []Box, at func(Box) float64) float64 {
	places := make([]float64, len(lines))
	for i, l := range lines {
		places[i] = at(l)
	}
	slices.Sort(places)
	for from, to := 0, 0; from < len(places); from++ {
		for to < len(places) && places[to]-places[from] < 1.5 {
			to++
		}
		if to-from > 1 && (to-from)*10 >= len(places) {
			return places[from]
		}
	}
	return places[len(places)/20]
}

// A pdfWriter puts lines together to paragraphs and tables to tables.
type pdfWriter struct {
	doc     *Document
	pages   []Page
	margins map[int]margins
	open    []textLine // of the paragraph
	side    int
	spaced  bool        // it stands apart from what is before it
	table   *ruledTable // that the next page may go on with
}

func (w *pdfWriter) add(p piece) {
	if p.table != nil {
		w.endParagraph()
		if w.table != nil && p.table.goesOn(w.table) && p.table.Rows[0].Place.Page > w.table.lastPage() {
			w.table.append(p.table)
			return
		}
		w.endTable()
		w.table = p.table
		return
	}
	w.endTable()
	l := *p.line
	if len(w.open) > 0 && (p.side != w.side || p.side != 0 || !w.continues(l)) {
		spaced := p.side != w.side || isSpaced(w.open[len(w.open)-1], l)
		w.endParagraph()
		w.spaced = spaced
	}
	w.open, w.side = append(w.open, l), p.side
}

func (t *ruledTable) lastPage() int { return t.Rows[len(t.Rows)-1].Place.Page }

// continues reports that a line goes on with the paragraph: the line before
// is full (the next word had no room) and this one begins at the margin, or where the paragraph's other lines do.
func (w *pdfWriter) continues(l textLine) bool {
	last := w.open[len(w.open)-1]
	if last.page == l.page && !isSpaced(last, l) && rangeBegun.MatchString(last.text()) && rangeEnded.MatchString(l.text()) {
		return true
	}
	m := w.margins[int(w.pages[l.page-1].Width)]
	size := last.size()
	if s := l.size(); s > size*1.15 || s < size*0.85 {
		return false
	}
	if isSpaced(last, l) || opensItem(last.text(), l.text()) || last.isBefore(l) || opensReceivers(l) {
		return false
	}
	room := m.right - last.box.Right
	if room > l.words[0].box.width()+size*0.35 {
		return false
	}
	atMargin := l.box.Left < m.left+size*0.4
	return atMargin || l.beginsAt(last.box.Left) && len(w.open) > 1 || len(w.open) == 1 && last.hangs(l)
}

// opensReceivers: "Nơi nhận:" alone on its line.
func opensReceivers(l textLine) bool {
	return strings.TrimRight(text.Fold(l.text()), " :.") == "noi nhan"
}

// Two lines part the years of a period ("giai đoạn 2026" and "- 2030"), wherever a centred title has room for them.
var (
	rangeBegun = regexp.MustCompile(`\b\d{4}$`)
	rangeEnded = regexp.MustCompile(`^[-–] ?\d{4}\b`)
)

func (l textLine) beginsAt(x float64) bool { return l.box.Left-x < 2 && x-l.box.Left < 2 }

// isBefore reports that the next line is an item's first one though this one closes nothing, as titles do: its number
// stands at another place than this line, or before a heading in capitals, and is none that this line refers to ("theo
// điểm", "a) khoản 2").
func (l textLine) isBefore(next textLine) bool {
	mark, rest, found := strings.Cut(next.text(), " ")
	if !found || mark == "-" || mark == "+" || !isMark(mark) || next.beginsAt(l.box.Left) && rest != strings.ToUpper(rest) {
		return false
	}
	return !refersOn.MatchString(text.Fold(l.text()))
}

// refersOn are the words behind which a number goes on with a sentence.
var refersOn = regexp.MustCompile(`(?:,|\b(?:diem|khoan|muc|dieu|so|phan|luc|chuong|ngay|thang|nam|quy|tu|den|va|hoac|cac|tai|theo))$`)

// hangs reports that the next line begins under the first word behind the mark of an item.
func (l textLine) hangs(next textLine) bool {
	return len(l.words) > 1 && isMark(l.words[0].text) && next.beginsAt(l.words[1].box.Left)
}

// isSpaced reports that more than the usual distance of lines lies between two, on one page.
func isSpaced(a, b textLine) bool {
	return a.page == b.page && b.box.Bottom-a.box.Bottom > 1.9*max(a.size(), b.size())
}

func (w *pdfWriter) endParagraph() {
	if len(w.open) == 0 {
		return
	}
	p := Paragraph{Text: joinLines(w.open), Spaced: w.spaced, Place: Place{Page: w.open[0].page}}
	w.open, w.spaced = nil, false
	if !isRule(p.Text) {
		w.doc.addFlow(p)
	}
}

func (w *pdfWriter) endTable() {
	if w.table == nil {
		return
	}
	w.table.Place.Page = w.table.Rows[0].Place.Page
	w.doc.addFlowTable(&w.table.Table, false)
	for _, t := range w.table.inner {
		w.doc.addFlowTable(t, false)
	}
	w.table = nil
}

// dropFurniture takes page numbers off, and moves running heads, footers and notes to the headers.
func dropFurniture(d *Document, pages []Page, sheets [][]piece) {
	running, numbers := runningLines(pages, sheets), findPageNumbers(pages, sheets)
	said := map[string]bool{}
	for i, sheet := range sheets {
		note := noteStart(pages[i], sheet)
		sheets[i] = slices.DeleteFunc(sheet, func(p piece) bool {
			if p.line == nil {
				return false
			}
			s := p.line.text()
			switch key := runningKey(s); {
			case numbers[p.line]:
				return true
			case isMargin(pages[i], *p.line) && running[key] && !isPageNumber(s):
				if !said[key] {
					said[key] = true
					d.addHeader(Paragraph{Text: s})
				}
				return true
			case p.line.box.Top > note:
				d.addHeader(Paragraph{Text: s})
				return true
			}
			return false
		})
	}
}

// isMargin: running heads and page numbers stand in the upper or lower tenth of a page.
func isMargin(p Page, l textLine) bool {
	return l.box.Bottom < p.Height*0.1 || l.box.Top > p.Height*0.9
}

// runningKey is a line without its figures, which count pages.
func runningKey(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, text.Fold(s))
}

// runningLines finds what stands in the margins of at least three pages and a third of them, or of both of two.
func runningLines(pages []Page, sheets [][]piece) map[string]bool {
	counts, texts := map[string]int{}, map[string]int{}
	for i, sheet := range sheets {
		said := map[string]bool{}
		for _, p := range sheet {
			if p.line == nil || !isMargin(pages[i], *p.line) {
				continue
			}
			key, s := runningKey(p.line.text()), p.line.text()
			if !said[key] {
				counts[key]++
			}
			if !said[s] && isEdge(pages[i], *p.line) {
				texts[s]++
			}
			said[key], said[s] = true, true
		}
	}
	running := map[string]bool{}
	for key, n := range counts {
		running[key] = n >= 3 && n*3 >= len(pages)
	}
	for s, n := range texts {
		if n == 2 && len(pages) == 2 {
			running[runningKey(s)] = true
		}
	}
	return running
}

// isEdge: within the least margins that papers have (20 mm of 297, Decree 30/2020/NĐ-CP, appendix I), where no text begins.
func isEdge(p Page, l textLine) bool {
	return l.box.Bottom < p.Height*0.067 || l.box.Top > p.Height*0.933
}

// noteStart gives the height below which a page holds notes: under a short
// line alone at the left, in smaller letters. Below the page where there are none.
func noteStart(p Page, sheet []piece) float64 {
	start := p.Height + 1
	for _, rule := range p.lines() {
		if rule.height() > thin || rule.width() > p.Width*0.5 || rule.Top < p.Height*0.4 || rule.Left > p.Width*0.3 {
			continue
		}
		if areNotes(p, sheet, rule.Top) {
			start = min(start, rule.Top-1)
		}
	}
	return start
}

// areNotes reports that everything below a height is lines smaller than the page's.
func areNotes(p Page, sheet []piece, from float64) bool {
	usual := median(p.Glyphs, func(g Glyph) float64 { return g.Box.height() })
	found := false
	for _, pc := range sheet {
		if pc.top() < from {
			continue
		}
		if pc.table != nil || pc.line.size() > usual*0.95 && !isPageNumber(pc.line.text()) {
			return false
		}
		found = true
	}
	return found
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
