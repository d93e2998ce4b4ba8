package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/docread"
)

// A table in pieces is a flat one whose lines are pieces of cells: text taken out of a printed page keeps neither columns nor cells. Its
// rows begin with their numbers, and each row is parted at the lines where the least speaks against it: a cell of bodies names
// bodies, a time is one, work is neither, and no cell begins in the middle of a sentence. All that is read so is doubted.
type pieced struct {
	*flat
	cols    []role // of the columns behind the number
	rows    []piecedRow
	widths  []int // of the longest lines of the columns, in letters; nil before they are measured
	memo    map[pieceSpan]int
	work    int // what was spent on cells, see maxPieceWork
	answers map[question]bool
	last    map[rank]int // the last number of each rank
	before  []string     // what the columns hold of the row at hand before its page ended
}

// A piecedRow is the lines of a row, part by part where the table goes over pages. A title has no parts but the first.
type piecedRow struct {
	number docread.Paragraph
	title  bool
	parts  [][]piece
}

// A piece is a line, or the end of one that may be a cell of its own.
type piece struct {
	docread.Paragraph
	same  bool // it stands on the line of the piece before it
	at    int  // the block
	small bool // it begins with a small letter
	open  bool // it ends in the middle of a list, a phrase or a name
	named bool // it ends in the middle of a name
	begin int  // what speaks for a cell that begins here, against one that goes on
}

type pieceSpan struct{ col, from, to int }

// Limits on a table: more lines in a row, or more rows, are no table of tasks.
const (
	maxPieces      = 120
	maxPieceTail   = 40      // lines of a row on its next page
	maxPieceWork   = 500_000 // a cell weighed counts one, and one more for each 64 bytes: 300 rows take three quarters of it
	maxPieceParts  = 4       // pages of a row
	maxPieceTime   = 8       // lines of a time: each may be one word
	maxPieceBodies = 400     // bytes of a cell of bodies
	maxPieceLine   = 250     // bytes of a line that holds two cells
)

// maxMissing is how many numbers may be missing before one that stands alone.
const maxMissing = 10

// readPieces makes a table of lines behind the headings, which fill the first n blocks. It gives the number of its blocks, 0 where
// most rows do not come together.
func (f *flat) readPieces(blocks []docread.Block, n int) (docread.Table, int) {
	t := &pieced{flat: f, answers: map[question]bool{}, last: map[rank]int{}}
	if len(f.cols) == 0 || f.cols[0] != colNumber {
		return docread.Table{}, 0
	}
	t.cols = f.cols[1:]
	end := t.split(blocks, n)
	table := docread.Table{Cols: len(f.cols), Place: f.heads[0].Place}
	table.Rows = append(table.Rows, gridRow(headRow(f.heads), false))
	t.measure()
	poor := 0
	for _, r := range t.rows {
		row, cost := t.arrange(r)
		poor += btoi(cost > againstStrong)
		table.Rows = append(table.Rows, gridRow(row, false))
		if t.isSpent() {
			break
		}
	}
	if t.isSpent() || len(t.rows) < minFlatRows || 3*poor > len(t.rows) {
		return docread.Table{}, 0
	}
	return table, end
}

// measure takes the longest lines of each column from the rows that make sense without it.
func (t *pieced) measure() {
	widths := make([]int, len(t.cols))
	for _, r := range t.rows {
		row, cost := t.arrange(r)
		if t.isSpent() {
			return
		}
		if cost > againstSome || r.title {
			continue
		}
		for c, cell := range row.cells[1:] {
			for _, p := range cell {
				widths[c] = max(widths[c], utf8.RuneCountInString(p.Text))
			}
		}
	}
	t.widths = widths
}

func headRow(heads []docread.Paragraph) flatRow {
	row := flatRow{place: heads[0].Place}
	for _, p := range heads {
		row.cells = append(row.cells, []docread.Paragraph{p})
	}
	return row
}

// split parts the blocks behind the first n, the headings, into rows, and gives where the table ends. The headings are printed
// again on each page.
func (t *pieced) split(blocks []docread.Block, n int) int {
	i := n
	for i < len(blocks) && blocks[i].Paragraph != nil && !t.isSpent() {
		p := *blocks[i].Paragraph
		if isAddressees(p.Text) || opensSignature(p.Text) || isAppendixTitle(p.Text) {
			break
		}
		if sameLines(blocks[:n], blocks[i:]) {
			i += n
			t.turn()
			continue
		}
		if !t.open(p, i) && !t.add(p, i) {
			break
		}
		i++
	}
	return t.close(i)
}

// close leaves what stands behind the table out of its last row: that ends where the least speaks against it, with a time where
// that is the last column.
func (t *pieced) close(end int) int {
	if len(t.rows) == 0 || t.rows[len(t.rows)-1].title {
		return end
	}
	last := &t.rows[len(t.rows)-1]
	before, part := last.parts[:len(last.parts)-1], last.parts[len(last.parts)-1]
	least, at := againstStrong, 0
	for n := 1; n <= len(part) && !t.isSpent(); n++ {
		if t.cols[len(t.cols)-1] == colDeadline && !t.endsInTime(part[:n]) {
			continue
		}
		if cost := t.costOf(before, part[:n]); cost < least {
			least, at = cost, n
		}
	}
	if at == 0 {
		return end
	}
	for at < len(part) && !unicode.IsUpper(firstRune(part[at].Text)) && t.costOf(before, part[:at+1]) <= least {
		at++
	}
	last.parts = append(slices.Clone(before), part[:at])
	return part[at-1].at + 1
}

// costOf is what speaks against a row of these parts.
func (t *pieced) costOf(before [][]piece, part []piece) int {
	_, cost := t.arrange(piecedRow{parts: append(slices.Clone(before), part)})
	return cost
}

func sameLines(a, b []docread.Block) bool {
	if len(b) < len(a) {
		return false
	}
	for i := range a {
		if a[i].Paragraph == nil || b[i].Paragraph == nil || a[i].Paragraph.Text != b[i].Paragraph.Text {
			return false
		}
	}
	return true
}

// turn begins the part of a row that stands on the next page. No row takes many pages.
func (t *pieced) turn() {
	last := len(t.rows) - 1
	if last < 0 || t.rows[last].title {
		return
	}
	r := &t.rows[last]
	if len(r.parts) == maxPieceParts {
		t.work = maxPieceWork
		return
	}
	r.parts = append(r.parts, nil)
}

// isSpent: the table has taken all the work that one may, or is none.
func (t *pieced) isSpent() bool { return t.work >= maxPieceWork }

// pieceNumber: "1.", "12", "2.3. Xây dựng", and of titles "II. Hoàn thiện", "A.".
var pieceNumber = regexp.MustCompile(`^(\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-Z])(?:[.)]\s*|\s+|$)`)

// open begins a row where a line has the next number, or the first of a level.
func (t *pieced) open(p docread.Paragraph, at int) bool {
	m := pieceNumber.FindStringSubmatch(p.Text)
	if m == nil {
		return false
	}
	rest := strings.TrimSpace(p.Text[len(m[0]):])
	title := !unicode.IsDigit(firstRune(m[1]))
	if rest != "" && unicode.IsLower(firstRune(rest)) || !t.follows(m[1], rest == "" && len(m[0]) > len(m[1])) {
		return false
	}
	number := p
	number.Text = m[1]
	t.rows = append(t.rows, piecedRow{number: number, title: title, parts: [][]piece{nil}})
	t.last[labelRank(m[1])] = pieceValue(m[1])
	if rest != "" {
		p.Text = rest
		t.add(p, at)
	}
	return true
}

// follows: the number is the one behind the last of its level, or begins a level. A full stop and nothing else behind it shows a
// number although some before it are missing.
func (t *pieced) follows(number string, bare bool) bool {
	n := pieceValue(number)
	above, opened := t.last[labelRank(number)]
	if !opened {
		return n == 1
	}
	last := t.rows[len(t.rows)-1]
	begins := n == 1 && (last.title || strings.HasPrefix(number, last.number.Text+"."))
	return begins || n == above+1 || bare && n > above && n <= above+maxMissing
}

// pieceValue is the last figure of a number, Roman and letters too.
func pieceValue(number string) int {
	if i := strings.LastIndexByte(number, '.'); i >= 0 {
		number = number[i+1:]
	}
	if n, err := strconv.Atoi(number); err == nil {
		return n
	}
	if labelRank(number) == rankRoman {
		return romanValue(number)
	}
	return int(number[0]-'A') + 1
}

// romanValue of "XIV" is 14.
func romanValue(s string) int {
	values, sum := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50}, 0
	for i, r := range s {
		if i+1 < len(s) && values[r] < values[rune(s[i+1])] {
			sum -= values[r]
		} else {
			sum += values[r]
		}
	}
	return sum
}

// add puts a line into the row at hand; false where there is none, or it is too long.
func (t *pieced) add(p docread.Paragraph, at int) bool {
	if len(t.rows) == 0 {
		return false
	}
	r := &t.rows[len(t.rows)-1]
	part := &r.parts[len(r.parts)-1]
	if len(*part) >= maxPieces {
		return false
	}
	head, tail := t.cut(p.Text)
	p.Text = head
	*part = t.append(*part, piece{Paragraph: p, at: at})
	if tail != "" {
		p.Text = tail
		*part = t.append(*part, piece{Paragraph: p, at: at, same: true})
	}
	return true
}

func (t *pieced) append(part []piece, p piece) []piece {
	p.small, p.named = unicode.IsLower(firstRune(p.Text)), breaksName(p.Text)
	p.open = p.named || asksForMore(p.Text)
	if len(part) > 0 {
		switch before := part[len(part)-1]; {
		case p.small:
			p.begin = againstLittle * btoi(strings.HasSuffix(before.Text, "."))
		case !p.same && !before.open && unicode.IsUpper(firstRune(p.Text)):
			p.begin = againstLittle + btoi(t.isBodies(p.Text))
		}
	}
	return append(part, p)
}

// cut parts a line whose end may be a cell: bodies, or a time, with a capital before it.
func (t *pieced) cut(s string) (head, tail string) {
	if len(s) > maxPieceLine {
		return s, ""
	}
	for i, r := range s {
		if i > 0 && s[i-1] == ' ' && unicode.IsUpper(r) && strings.ContainsRune(s[i:], ' ') && (t.isBodies(s[i:]) || t.isTime(s[i:])) {
			return s[:i-1], s[i:]
		}
	}
	return s, ""
}

// A question about a text: what it holds.
type question struct {
	about role
	text  string
}

// ask answers a question once: columns and both passes ask the same. No cell of bodies or of a time is long.
func (t *pieced) ask(about role, s string, answer func(string) bool) bool {
	if len(s) > maxPieceBodies {
		return false
	}
	q := question{about, s}
	yes, known := t.answers[q]
	if !known {
		yes = answer(s)
		t.answers[q] = yes
	}
	return yes
}

func (t *pieced) isBodies(s string) bool {
	return t.ask(colLead, strings.Trim(s, " -–;.,"), sense{names: t.names}.isBodies)
}

func (t *pieced) isTime(s string) bool {
	return t.ask(colDeadline, s, func(s string) bool { return len(wordsOf(s)) <= 2*maxFlatTime && isTime(s) })
}

// namesFirst: a body stands at the beginning.
func (t *pieced) namesFirst(s string) bool {
	return t.ask(colOther, s, func(s string) bool {
		found, _ := t.names.Leading(s, len(s))
		return len(found) > 0
	})
}

// endsInTime: the last lines are one time.
func (t *pieced) endsInTime(part []piece) bool {
	s := ""
	for i := len(part) - 1; i >= max(0, len(part)-maxPieceTime); i-- {
		if s = strings.TrimSpace(part[i].Text + " " + s); t.isTime(s) {
			return true
		}
	}
	return false
}
