package intake

import (
	"slices"
	"strings"
	"unicode"
)

// A row that a page end tore in two comes as two rows: the second has no
// number, and only what did not fit the first. joinTorn puts such rows together
// and drops empty ones. What was joined is remembered, because only a person
// knows whether a cell really went on.
func joinTorn(rows []row) []row {
	numbered := isNumbered(rows)
	titled := slices.ContainsFunc(rows, func(r row) bool { return r.number != "" && !r.isTask() && len(r.values) == 0 })
	var whole []row
	for _, r := range rows {
		if r.isEmpty() {
			continue
		}
		if len(whole) > 0 {
			last := &whole[len(whole)-1]
			switch {
			case r.again:
				last.extend(r)
				continue
			case numbered && r.number == "" && !r.title && last.goesOnWith(r, titled):
				last.mend(r)
				continue
			case last.isTask():
				r.returnRemnant(last)
			}
		}
		whole = append(whole, r)
	}
	return whole
}

// isNumbered reports that most rows of a table have a number.
func isNumbered(rows []row) bool {
	n := 0
	for _, r := range rows {
		n += btoi(r.number != "")
	}
	return n*2 > len(rows)
}

// goesOnWith reports that an unnumbered row is the rest of this one: it begins
// in the middle of a sentence, or this one ends there, or it holds a text alone where groups have numbers.
func (r *row) goesOnWith(next row, titled bool) bool {
	content := next.cells[colContent]
	switch {
	case r.title || !r.isTask() && len(r.values) == 0:
		return false
	case next.shared:
		return !next.inCharge()
	case content == "" || beginsInside(content) || endsOpen(r.cells[colContent]):
		return true
	}
	return titled && !next.inCharge()
}

// beginsInside: a small letter, or a mark or bracket, does not begin a task.
func beginsInside(s string) bool {
	first := firstRune(s)
	return !unicode.IsUpper(first) && !unicode.IsDigit(first)
}

// endsOpen: a sentence that ends in a comma, a semicolon or a colon goes on.
func endsOpen(s string) bool { return s != "" && strings.ContainsAny(s[len(s)-1:], ",;:") }

// extend adds the further cells of a row whose number and content are merged with this one's.
func (r *row) extend(next row) {
	for name, s := range next.cells {
		if name != colContent && !contains(r.cells[name], s) {
			r.cells[name] = joined(r.cells[name], s, "; ")
		}
	}
	r.years, r.values = append(r.years, next.years...), append(r.values, next.values...)
	r.place.LineEnd = max(r.place.LineEnd, next.place.LineEnd)
}

// mend joins the rest of a torn row, leaving out what the first part says already.
func (r *row) mend(next row) {
	for name, s := range next.cells {
		if s == "" {
			continue
		}
		r.torn = append(r.torn, name)
		if !contains(r.cells[name], s) {
			r.cells[name] = joined(r.cells[name], s, " ")
		}
	}
	for i, v := range next.values {
		if i < len(r.values) && r.values[i].head == v.head {
			r.values[i].text = joined(r.values[i].text, v.text, " ")
			r.torn = append(r.torn, colValue)
		}
	}
	r.place.LineEnd = max(r.place.LineEnd, next.place.LineEnd)
}

// repeated is the share of wording from which a rest only repeats what the first part ends with.
const repeated = 0.6

// contains reports that a text says another one already, misprints aside.
func contains(whole, part string) bool {
	if whole == "" || part == "" {
		return part == ""
	}
	if own := shinglesOf(part); len(own) > 0 && len(part) < len(whole) {
		return own.contained(shinglesOf(whole)) >= repeated
	}
	return strings.HasSuffix(strings.Join(foldsOf(whole), " "), strings.Join(foldsOf(part), " "))
}

func foldsOf(s string) []string {
	words := wordsOf(s)
	folds := make([]string, len(words))
	for i, w := range words {
		folds[i] = w.fold
	}
	return folds
}

// returnRemnant gives the rest of a torn cell back to the row above it, when it
// got into a group's row: a heading has no cell that begins in the middle.
func (r *row) returnRemnant(above *row) {
	if rank := labelRank(r.number); rank != rankRoman && rank != rankPart || r.inCharge() {
		return
	}
	for name, s := range r.cells {
		if name == colContent || s == "" || !unicode.IsLower(firstRune(s)) {
			continue
		}
		if !contains(above.cells[name], s) {
			above.cells[name] = joined(above.cells[name], s, " ")
		}
		above.torn = append(above.torn, name)
		delete(r.cells, name)
	}
}
