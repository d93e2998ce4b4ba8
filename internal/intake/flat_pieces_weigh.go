package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/docread"
)

// What speaks against a cell.
const (
	againstAll    = 1000 // it cannot be
	againstStrong = 6
	againstMuch   = 4
	againstSome   = 2
	againstLittle = 1
)

// arrange parts the lines of a row into cells, and tells how much speaks against it.
func (t *pieced) arrange(r piecedRow) (flatRow, int) {
	out := flatRow{cells: make([][]docread.Paragraph, len(t.cols)+1), place: r.number.Place}
	out.cells[0] = []docread.Paragraph{r.number}
	if r.title {
		at := t.column(colContent)
		for _, p := range r.parts[0] {
			out.cells[at] = append(out.cells[at], p.Paragraph)
		}
		return out, 0
	}
	t.before = make([]string, len(t.cols))
	cost := 0
	for i, part := range r.parts {
		t.memo = map[pieceSpan]int{}
		var ends []int
		ends, cost = t.best(part, i > 0, i+1 < len(r.parts))
		from := 0
		for c, to := range ends {
			for _, p := range part[from:to] {
				out.cells[c+1] = append(out.cells[c+1], p.Paragraph)
				t.before[c] = strings.TrimSpace(t.before[c] + " " + p.Text)
			}
			from = to
		}
	}
	for c, name := range t.cols {
		if slices.Contains(bodyColumns, name) {
			out.cells[c+1] = t.partedBodies(out.cells[c+1])
		}
	}
	return out, cost
}

// best is where the columns end in the lines of a part for which the least speaks against them, by dynamic programming over
// columns and the lines at which a cell may begin.
func (t *pieced) best(part []piece, again, goesOn bool) (ends []int, cost int) {
	starts := t.starts(part, again)
	costs, from := make([][]int, len(t.cols)+1), make([][]int, len(t.cols)+1)
	for c := range costs {
		costs[c], from[c] = make([]int, len(starts)), make([]int, len(starts))
		for i := range costs[c] {
			costs[c][i] = againstAll * (c + btoi(i > 0))
		}
	}
	for c := range t.cols {
		for to := range starts {
			if t.isSpent() {
				return make([]int, len(t.cols)), againstAll
			}
			best, at := againstAll*len(t.cols), 0
			for i := 0; i <= to; i++ {
				if costs[c][i] >= best {
					continue
				}
				if n := costs[c][i] + t.against(c, part, starts[i], starts[to], again, goesOn); n < best {
					best, at = n, i
				}
			}
			costs[c+1][to], from[c+1][to] = best, at
		}
	}
	at := len(starts) - 1
	cost = costs[len(t.cols)][at]
	ends = make([]int, len(t.cols))
	for c := len(t.cols); c > 0; c-- {
		ends[c-1] = starts[at]
		at = from[c][at]
	}
	return ends, cost
}

// starts are the pieces at which a cell may begin, and the end. On a next page each line may go on with another column.
func (t *pieced) starts(part []piece, again bool) []int {
	out := []int{}
	for i, p := range part {
		if i == 0 || p.same || again && len(part) <= maxPieceTail || !p.small || t.isTime(p.Text) {
			out = append(out, i)
		}
	}
	return append(out, len(part))
}

// against is what speaks against pieces being a cell of a column.
func (t *pieced) against(c int, part []piece, from, to int, again, goesOn bool) int {
	span := pieceSpan{c, from, to}
	if n, ok := t.memo[span]; ok || t.isSpent() {
		return n
	}
	var text strings.Builder
	text.WriteString(t.before[c] + " ")
	for _, p := range part[from:to] {
		text.WriteString(p.Text + " ")
	}
	whole := strings.TrimSpace(text.String())
	t.work += 1 + len(whole)/64
	n := beginning(part, from, to, again, goesOn) + breaks(part[from:to]) + t.holding(t.cols[c], whole, to-from, goesOn)
	n += t.addition(c, part[from:to]) + t.overflow(c, part[from:to])
	t.memo[span] = n
	return n
}

// maxPieceEnd is how many bytes of a text tell how it ends.
const maxPieceEnd = 60

// addition is what speaks against more text in a column, or none: its cell was whole, work was not, of a time the first lines are
// none.
func (t *pieced) addition(c int, pieces []piece) int {
	before := t.before[c]
	content, open := t.cols[c] == colContent, asksForMore(before[max(0, len(before)-maxPieceEnd):])
	switch {
	case before == "":
		return againstMuch * btoi(t.cols[c] == colDeadline && t.opensLate(pieces))
	case len(pieces) == 0:
		return againstLittle * btoi(open || content && !strings.HasSuffix(before, "."))
	case t.isTime(before), !content && !open && t.isBodies(before):
		return againstSome
	}
	return againstLittle * btoi(!content && !open)
}

// overflow counts lines longer than those of the column.
func (t *pieced) overflow(c int, pieces []piece) int {
	n := 0
	for _, p := range pieces {
		n += btoi(t.widths != nil && t.widths[c] > 0 && utf8.RuneCountInString(p.Text) > t.widths[c]+1)
	}
	return min(n, againstMuch)
}

// opensLate: the time begins with a capital behind lines that are none.
func (t *pieced) opensLate(pieces []piece) bool {
	if len(pieces) == 0 || len(pieces) > maxPieceTime {
		return false
	}
	s := pieces[0].Text
	for _, p := range pieces[1:] {
		if unicode.IsUpper(firstRune(p.Text)) && t.isTime(p.Text) && !t.opensAsTime(s) {
			return true
		}
		s += " " + p.Text
	}
	return false
}

// opensAsTime: a time whose first word says so; others hold one ("Báo cáo hằng năm").
func (t *pieced) opensAsTime(s string) bool {
	return t.isTime(s) && startsWith(wordsOf(s), opensTime...)
}

// opensTime are words that a cell of a time begins with.
var opensTime = []string{
	"tu", "den", "truoc", "sau", "trong", "ngay", "thang", "quy", "nam", "hang", "dinh ky", "thuong xuyen",
	"giai doan", "cham nhat", "hoan thanh", "khi",
}

// beginning is what speaks against a cell that begins at a piece: a small letter, a line before it that asks for more.
func beginning(part []piece, from, to int, again, goesOn bool) int {
	if from == to || from == 0 {
		return 0
	}
	n := 0
	if part[from].small && !again {
		n = againstMuch
	}
	before := part[from-1]
	if before.named || !goesOn && before.open { // at the end of a page each column may end in the middle of a list
		n += againstMuch
	}
	return n + againstLittle*btoi(part[from].same)
}

// asksForMore: a line that ends in the middle of a list, a phrase or a name.
func asksForMore(s string) bool {
	words := wordsOf(s)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return strings.HasSuffix(s, ",") || wantsMore[strings.ToLower(s[last.start:last.end])] || breaksName(s)
}

// breaksName: a line that ends with "Bộ" or "Sở", and the rest of the name stands on the next.
func breaksName(s string) bool {
	words := wordsOf(s)
	return len(words) > 0 && opensName[words[len(words)-1].fold] && unicode.IsUpper(firstRune(s[words[len(words)-1].start:]))
}

var opensName = wordSet("bo so ban uy vien cuc tong hoi")

// wantsMore are words that no cell ends with, by their marks: "cho" asks for more, "chỗ" does not.
var wantsMore = wordSet("các của và với cho trong về theo tại những một từ đến hoặc trình có cơ đơn liên tổ")

// breaks counts the pieces in a cell that could begin another; a whole list of bodies could more than others.
func breaks(pieces []piece) int {
	n := 0
	for _, p := range pieces[min(1, len(pieces)):] {
		n += p.begin
	}
	return n
}

// bodyColumns hold bodies and nothing else.
var bodyColumns = []role{colLead, colCoordinating, colBoth, colExamine, colParticipate, colMonitor}

// holding is what speaks against a text of so many pieces in a column.
func (t *pieced) holding(name role, s string, pieces int, goesOn bool) int {
	if s == "" {
		return againstEmpty(name)
	}
	switch {
	case name == colContent:
		return againstStrong * btoi(t.isBodies(s) || t.opensAsTime(s))
	case name == colDeadline, name == colStart:
		return t.againstTime(s, pieces)
	case slices.Contains(bodyColumns, name):
		return t.againstBodies(s, goesOn)
	case name == colProduct:
		return againstMuch*btoi(t.isBodies(s) || t.opensAsTime(s)) + againstLittle*btoi(t.namesFirst(s))
	default:
		return 0
	}
}

// partedBodies joins the lines of a cell of bodies: where a line begins with a capital, and the lines before and from it on are
// bodies, another one begins there without a mark.
func (t *pieced) partedBodies(lines []docread.Paragraph) []docread.Paragraph {
	if len(lines) < 2 {
		return lines
	}
	one, before := lines[0], lines[0].Text // the bodies since the last mark
	for i, p := range lines[1:] {
		var rest strings.Builder
		for _, q := range lines[i+1:] {
			rest.WriteString(q.Text + " ")
		}
		if unicode.IsUpper(firstRune(p.Text)) && !asksForMore(before) && t.isBodies(before) && t.isBodies(rest.String()) {
			one.Text, before = one.Text+"; "+p.Text, p.Text
			continue
		}
		one.Text, before = one.Text+" "+p.Text, before+" "+p.Text
	}
	return []docread.Paragraph{one}
}

func againstEmpty(name role) int {
	switch name {
	case colContent:
		return againstStrong
	case colLead, colDeadline:
		return againstMuch
	case colCoordinating:
		return againstSome
	case colProduct, colOther:
		return againstLittle
	default:
		return 0
	}
}

func (t *pieced) againstTime(s string, pieces int) int {
	switch {
	case pieces > maxPieceTime:
		return againstAll
	case !t.isTime(s):
		return againstMuch
	case len(wordsOf(s)) > maxFlatTime:
		return againstSome
	}
	return 0
}

// againstBodies: a list that breaks off at the end of a page names a body at least.
func (t *pieced) againstBodies(s string, goesOn bool) int {
	if t.isBodies(s) {
		return 0
	}
	if len(s) > maxPieceBodies {
		return againstMuch
	}
	words := wordsOf(s)
	switch {
	case len(words) > 0 && beginsWithVerb(s, words, 0) || t.isTime(s):
		return againstStrong
	case len(words) > 0 && startsWith(words, "co quan", "don vi", "cac co quan", "cac don vi"):
		return 0
	case t.namesFirst(s):
		return againstSome - btoi(goesOn)
	}
	return againstMuch
}
