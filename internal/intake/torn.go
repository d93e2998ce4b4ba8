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
		if r.isEmpty() || r.isTotal() {
			continue
		}
		if len(whole) > 0 {
			last := &whole[len(whole)-1]
			r.repeat(last)
			switch {
			case numbered && r.isPart(*last):
				r.part = true
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

// isTotal: a row that adds up the others is none of them.
func (r row) isTotal() bool {
	words := wordsOf(r.cells[colContent])
	if r.number != "" || len(words) == 0 || len(words) > 3 {
		return false
	}
	_, ok := atAny(words, 0, []string{"tong cong", "tong so", "cong", "tong"})
	return ok && !r.inCharge()
}

// repeat fills in the cells that only refer to those above: "nt", "như trên".
func (r *row) repeat(above *row) {
	for _, name := range taskRoles {
		if s := r.cells[name]; isDitto(s) && above.cells[name] != "" {
			r.cells[name] = above.cells[name]
		}
	}
}

func isDitto(s string) bool {
	switch strings.Join(foldsOf(s), " ") {
	case "nt", "nhu tren", "tuong tu", "nhu dong tren":
		return true
	}
	return s == `"` || s == "''" || s == "//" || s == "”"
}

// isNumbered reports that most rows of a table have a number. Rows of one text, as rests and sums are, do not count.
func isNumbered(rows []row) bool {
	n, of := 0, 0
	for _, r := range rows {
		if r.number != "" || r.isTask() || len(r.values) > 0 {
			of++
			n += btoi(r.number != "")
		}
	}
	return n*2 > of
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

// isPart reports an unnumbered row that has a value where the one above has one, and words of its own: it is a part of
// that indicator, and no rest of it.
func (r row) isPart(above row) bool {
	if r.number != "" || r.title || r.again || len(r.values) == 0 || len(above.values) == 0 {
		return false
	}
	content := r.cells[colContent]
	begins := strings.HasPrefix(content, "-") || strings.HasPrefix(content, "+") || !beginsInside(content)
	return content != "" && begins && r.values[0].head == above.values[0].head && !endsOpen(above.cells[colContent])
}

// beginsInside: a small letter, a mark or bracket, or a figure that counts nothing does not begin a task.
func beginsInside(s string) bool {
	first := firstRune(s)
	if unicode.IsDigit(first) {
		_, rank, _ := labelOf(s)
		return rank == rankNone
	}
	return !unicode.IsUpper(first)
}

// endsOpen: a sentence that ends in a comma, a semicolon, a colon or a word that leads to another goes on.
func endsOpen(s string) bool {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ",;:") {
		return s != ""
	}
	words := wordsOf(s)
	return len(words) > 0 && words[len(words)-1].end == len(s) && slices.Contains(leadingOn, strings.ToLower(s[words[len(words)-1].start:]))
}

// leadingOn are words that no sentence ends with, in their accents: without them they are others.
var leadingOn = []string{
	"của", "và", "với", "cho", "về", "các", "những", "trong", "theo", "tại", "để", "từ", "đến", "do", "bằng", "là", "hoặc", "khi", "trên",
}

// extend adds the further cells of a row whose number and content are merged with this one's.
func (r *row) extend(next row) {
	for _, name := range taskRoles {
		if s := next.cells[name]; name != colContent && !contains(r.cells[name], s) {
			r.cells[name] = joined(r.cells[name], s, "; ")
		}
	}
	r.values = append(r.values, next.values...)
	r.time = joined(r.time, next.time, "; ")
	r.place.LineEnd = max(r.place.LineEnd, next.place.LineEnd)
}

// mend joins the rest of a torn row, leaving out what the first part says already.
func (r *row) mend(next row) {
	for _, name := range taskRoles {
		s := next.cells[name]
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
	for _, name := range taskRoles {
		s := r.cells[name]
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
