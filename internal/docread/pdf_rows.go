package docread

import (
	"cmp"
	"math"
	"slices"
)

// Rows of a table are parted where no line of any column stands. Of the ways to do
// that the best is sought: each row has one number, and its cells are set
// against one another as all rows' are, with their middles on one height or with
// their first lines.

// A lineSpan is a stretch of words in one line of a table, and the columns over which it goes.
type lineSpan struct {
	words    []word
	box      Box
	from, to int
}

// A band is lines between two heights at which the table could be cut.
type band struct {
	spans []lineSpan
	box   Box
	ruled bool // a line is drawn between it and the band before
}

// alignment tells how the cells of a row stand against one another.
type alignment int

const (
	alignMiddle alignment = iota
	alignTop
)

// A columnPart is the part of a table that one page holds.
type columnPart struct {
	columnTable
	page    int // from 1
	rows    []lineRow
	rules   []Box // drawn across
	heading Row   // the first row on the pages before; without cells where the table begins here
}

func (t *columnPart) goesOn() bool { return t.heading.Cells != nil }

// read reads the rows; nil where nothing is left of the table.
func (t *columnPart) read(page Page) *ruledTable {
	for _, rule := range page.lines() {
		if rule.height() <= thin && rule.width() > t.edges[1]-t.edges[0] {
			t.rules = append(t.rules, rule)
		}
	}
	bands := t.bands()
	if bands = t.trim(bands); len(bands) == 0 {
		return nil
	}
	whole := joinBands(bands).box
	if bands = t.dropHeading(bands); len(bands) == 0 {
		return nil
	}
	middle, top := t.part(bands, alignMiddle), t.part(bands, alignTop)
	cuts := middle
	if top.cost < middle.cost {
		cuts = top
	}
	out := &ruledTable{Table: Table{Cols: len(t.edges) - 1}, columns: t.edges}
	for i, from := range cuts.starts {
		to := len(bands)
		if i+1 < len(cuts.starts) {
			to = cuts.starts[i+1]
		}
		all := joinBands(bands[from:to])
		row := t.row(all)
		if i == 0 && !t.goesOn() && all.numbers() == 0 && row.filled() < leastColumns-1 {
			continue // a title over the table
		}
		if len(out.Rows) == 0 {
			if out.box = whole; i > 0 {
				out.box.Top = bands[from].box.Top
			}
		}
		out.Rows = append(out.Rows, row)
	}
	if len(out.Rows) == 0 {
		return nil
	}
	return out
}

// dropHeading drops the heading where a page repeats it.
func (t *columnPart) dropHeading(bands []band) []band {
	for n := 1; t.goesOn() && n < len(bands) && n <= maxHead; n++ {
		if sameTexts(t.row(joinBands(bands[:n])), t.heading) {
			return bands[n:]
		}
	}
	return bands
}

// filled counts the cells that say something.
func (r Row) filled() int {
	n := 0
	for _, c := range r.Cells {
		if len(c.Paragraphs) > 0 {
			n++
		}
	}
	return n
}

// bands cuts the rows wherever no word stands, and at the lines drawn across.
func (t *columnPart) bands() []band {
	var all []band
	for _, r := range t.rows {
		b := band{spans: t.spans(r), box: r.box}
		if n := len(all); n > 0 && all[n-1].box.Bottom > r.box.Top+0.5 {
			all[n-1] = joinBands([]band{all[n-1], b})
			continue
		}
		if n := len(all); n > 0 {
			b.ruled = slices.ContainsFunc(t.rules, func(rule Box) bool {
				return rule.midY() > all[n-1].box.midY() && rule.midY() < b.box.midY()
			})
		}
		all = append(all, b)
	}
	return all
}

func joinBands(bands []band) band {
	out := bands[0]
	out.spans = slices.Clone(out.spans)
	for _, b := range bands[1:] {
		out.spans, out.box = append(out.spans, b.spans...), out.box.join(b.box)
	}
	return out
}

// spans parts a row at the gutters. Words that are no farther apart than words are go over one.
func (t *columnPart) spans(r lineRow) []lineSpan {
	var all []lineSpan
	for _, w := range r.words {
		col := t.columnAt(w.box.midX())
		if n := len(all); n > 0 {
			last := &all[n-1]
			if col == last.to || w.box.Left-last.box.Right < t.gap {
				last.words, last.box, last.to = append(last.words, w), last.box.join(w.box), max(last.to, col)
				continue
			}
		}
		all = append(all, lineSpan{words: []word{w}, box: w.box, from: col, to: col})
	}
	return all
}

func (t *columnPart) columnAt(x float64) int {
	col := 0
	for col+2 < len(t.edges) && x >= t.edges[col+1] {
		col++
	}
	return col
}

// numbers counts the numbers of rows in a band; a label of their column is one.
func (b band) numbers() int {
	n, label := 0, 0
	for _, s := range b.spans {
		switch {
		case s.from != 0:
		case isOrdinal(s.words[0].text):
			n++
		case s.to == 0 && isLabelWord(s.words[0].text):
			label = 1
		}
	}
	return n + label
}

// isTitle reports that a band holds nothing but text that goes over gutters.
func (b band) isTitle() bool {
	return !slices.ContainsFunc(b.spans, func(s lineSpan) bool { return s.from == s.to })
}

// trim drops what stands away from the table: over its first number and under its last one
// the rows lie close together. A table that goes on begins with the page.
func (t *columnPart) trim(bands []band) []band {
	first := slices.IndexFunc(bands, func(b band) bool { return b.numbers() > 0 })
	if first < 0 {
		if !t.goesOn() {
			return nil
		}
		first = 0
	}
	last := first
	for i, b := range bands {
		if b.numbers() > 0 {
			last = i
		}
	}
	for last+1 < len(bands) && bands[last+1].box.Top-bands[last].box.Bottom < t.size {
		last++
	}
	for !t.goesOn() && first > 0 && bands[first].box.Top-bands[first-1].box.Bottom < t.size && !bands[first-1].isTitle() {
		first--
	}
	if t.goesOn() {
		first = 0
	}
	return bands[first : last+1]
}

// A parting says at which bands rows start, and how far it is from what rows look like.
type parting struct {
	starts []int
	cost   float64
}

// maxRowBands bounds the bands of a row: a page has fewer lines.
const maxRowBands = 120

// part finds the best parting into rows.
func (t *columnPart) part(bands []band, align alignment) parting {
	cost := make([]float64, len(bands)+1) // of the bands up to one
	start := make([]int, len(bands)+1)    // of the row that ends there
	for to := 1; to <= len(bands); to++ {
		cost[to] = math.Inf(1)
		for from := to - 1; from >= 0 && to-from <= maxRowBands; from-- {
			if c := cost[from] + t.rowCost(bands, from, to, align); c < cost[to] {
				cost[to], start[to] = c, from
			}
			if bands[from].ruled {
				break
			}
		}
	}
	p := parting{cost: cost[len(bands)]}
	for to := len(bands); to > 0; to = start[to] {
		p.starts = append(p.starts, start[to])
	}
	slices.Reverse(p.starts)
	return p
}

// Costs of a row, in letters' sizes: that it has no number or several, and that it is one at all.
const (
	costUnnumbered = 4.0
	costNumber     = 40.0
	costRow        = 0.05
)

// rowCost weighs some bands as one row. The first row may be the rest of one that
// the page before began; the last one may go on, and stands at the top then.
func (t *columnPart) rowCost(bands []band, from, to int, align alignment) float64 {
	row := joinBands(bands[from:to])
	cost := costRow
	switch n := row.numbers(); {
	case n > 1:
		cost += costNumber * float64(n-1)
	case n == 0 && t.isRest(bands[:from]):
		return cost // nothing says how the piece of a row is set
	case n == 0 && !row.isTitle() && !(bands[from].ruled && (to == len(bands) || bands[to].ruled)):
		cost += costUnnumbered
	}
	off := t.misfit(row, align)
	if to == len(bands) {
		off = min(off, t.misfit(row, alignTop))
	}
	return cost + off
}

// isRest reports that what comes after some bands may be the rest of a row that
// the page before began: it is the first of the page, or only the heading stands over it.
func (t *columnPart) isRest(before []band) bool {
	if !t.goesOn() {
		return len(before) == 0
	}
	for _, b := range before {
		for _, s := range b.spans {
			if s.from == 0 && isOrdinal(s.words[0].text) {
				return false
			}
		}
	}
	return true
}

// misfit is how far the cells of a row are from standing as aligned, in letters' sizes.
func (t *columnPart) misfit(row band, align alignment) float64 {
	cells := make([]Box, len(t.edges))
	for _, s := range row.spans {
		if cells[s.from] == (Box{}) {
			cells[s.from] = s.box
		}
		cells[s.from] = cells[s.from].join(s.box)
	}
	off := 0.0
	for _, c := range cells {
		switch {
		case c == Box{}:
		case align == alignTop:
			off += c.Top - row.box.Top
		default:
			off += math.Abs(c.midY() - row.box.midY())
		}
	}
	return off / t.size
}

// row makes the cells. Columns over which some line goes are one cell; a title takes the empty ones after it too.
func (t *columnPart) row(b band) Row {
	last := len(t.edges) - 2
	joined := make([]bool, last+1) // with the column before
	filled := make([]bool, last+1)
	for _, s := range b.spans {
		for col := s.from; col <= s.to; col++ {
			filled[col] = true
			joined[col] = joined[col] || col > s.from
		}
	}
	if spans := slices.Contains(joined, true); spans {
		for col := last; col > 0 && !filled[col]; col-- {
			joined[col] = true
		}
	}
	r := Row{Place: Place{Page: t.page}}
	for col := 0; col <= last; col++ {
		if n := len(r.Cells); joined[col] && n > 0 {
			r.Cells[n-1].ColSpan++
			continue
		}
		r.Cells = append(r.Cells, Cell{Col: col, ColSpan: 1, RowSpan: 1})
	}
	for i := range r.Cells {
		c := &r.Cells[i]
		var words []word
		for _, s := range b.spans {
			if s.from >= c.Col && s.from < c.Col+c.ColSpan {
				words = append(words, s.words...)
			}
		}
		slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.box.Top, b.box.Top) })
		c.Paragraphs = cellParagraphs(words, t.page)
	}
	return r
}
