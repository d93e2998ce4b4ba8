package intake

import (
	"slices"
	"strings"
)

// A portion is what stands in a clause between commas.
type portion struct {
	text   string
	start  int  // in its clause, bytes
	joined bool // by "và"
	states bool // a figure of its own
	leads  bool // its figure stands before what it is about
}

// partsOf takes a clause apart where behind a figure something else states one of its own: "tuổi thọ đạt 75 tuổi, thời gian
// sống khỏe đạt 68 năm". A portion without a figure goes with the one before where that begins with its figure ("100% cán
// bộ, công chức được tập huấn"), and otherwise with the one behind.
func partsOf(clause string, read reader) []string {
	all := portionsOf(clause, read)
	var parts []string
	from, last := 0, -1
	emit := func(to int) {
		if from < to {
			end := all[to-1].start + len(all[to-1].text)
			parts = append(parts, clause[all[from].start:end])
		}
		from, last = to, -1
	}
	for i, s := range all {
		switch {
		case !s.states:
			continue
		case last >= 0 && all[last].leads && predicates(all[last:i+1]):
			continue
		case last >= 0 && all[last].leads:
			emit(i)
		case last >= 0:
			emit(nextApart(all, last, i))
		}
		last = i
	}
	emit(len(all))
	return parts
}

// predicates: the first portion leads with a share of several things, and the last says of them all how many of something they are to
// have: "100% thôn, bản, tổ dân phố có tối thiểu 1 bảng tin".
func predicates(listed []portion) bool {
	last := len(listed) - 1
	return saysHowMany(listed[last].text) &&
		!slices.ContainsFunc(listed[:last], func(s portion) bool {
			return hasPredicate(wordsOf(s.text)) || s.states && !strings.Contains(s.text, "%")
		})
}

// saysHowMany: a noun, and how many of something it is to have: "tổ dân phố có tối thiểu 1 bảng tin". A verb at the beginning, another
// whole ("mỗi xã", "toàn tỉnh") or a share has a figure of its own.
func saysHowMany(s string) bool {
	words := wordsOf(s)
	_, verb := acting.at(s, words, 0)
	i := index(words, 0, "co")
	if verb || i <= 0 || strings.Contains(s, "%") || startsWith(words, topics...) || startsWith(words, "moi", "toan", "ca tinh") {
		return false
	}
	return i+1 < len(words) && !isComparisonAt(words, 0) && (isDigits(words[i+1].fold) || isComparisonAt(words, i+1))
}

// nextApart is the first portion behind one that "và" does not join to it, up to a last one.
func nextApart(all []portion, from, last int) int {
	for i := from + 1; i < last; i++ {
		if !all[i].joined {
			return i
		}
	}
	return last
}

// portionsOf cuts a clause at the commas outside brackets, and at the "và" behind a figure, unless a number follows: that
// counts a further thing with the same verb.
func portionsOf(clause string, read reader) []portion {
	var all []portion
	parts := startsWith(wordsOf(clause[:runeBoundary(clause, 40)]), "trong do")
	open, from := 0, 0
	cut := func(to, next int, joined bool) {
		s := portion{text: clause[from:to], start: from, joined: joined}
		f, ok := ownFigure(s.text, read)
		s.states = ok || parts && isPlainMeasure(f.unit) && endsWithFigure(s.text)
		s.leads = ok && figureLeads(s.text)
		all, from = append(all, s), next
	}
	joined := false
	for i := range len(clause) {
		switch {
		case clause[i] == '(':
			open++
		case clause[i] == ')':
			open--
		case open > 0 || i < from:
		case strings.HasPrefix(clause[i:], ", ") && !beginsWithDigit(clause[i+2:]):
			cut(i, i+2, joined)
			joined = false
		case strings.HasPrefix(clause[i:], " và ") && endsWithFigure(clause[from:i]) && !beginsWithDigit(clause[i+len(" và "):]):
			cut(i, i+len(" và "), joined)
			joined = true
		}
	}
	cut(len(clause), len(clause), joined)
	return all
}

// ownFigure reads the figure of a portion that says itself what it is about. One that is only counted needs a verb.
func ownFigure(s string, read reader) (figure, bool) {
	if len(s) > maxClause {
		return figure{}, false
	}
	words := wordsOf(s)
	n := openingOf(words)
	f, ok := read(s, words, n)
	if !ok || f.op == opYes {
		return figure{}, false
	}
	if f.indicator == "" { // "…, đạt 12 tỷ đồng" says further of what was named before
		return f, (f.year != "" || f.op == opRank || startsWith(words[n:], "dat", "gap", "con"))
	}
	measured := isMeasure(f.unit) && startsWith(words[n:], quantities...)
	if f.guessed == "value" && !isShare(f.unit) && !measured {
		_, ok = acting.at(s, words, n)
	}
	return f, ok
}

// quantities are what an indicator begins with that is measured.
var quantities = append([]string{
	"doanh thu", "kim ngach", "thu nhap", "tong thu", "tong san luong", "tong gia tri", "gia tri", "cong suat", "tong dien tich", "tong so",
	"tong von", "von", "tuoi tho", "tong chieu dai", "chieu dai",
}, topics...)

// openingOf counts the words before what a portion is about: what joins it to the one before, its time, and that it is aimed at.
func openingOf(words []word) int {
	n := linkIn(words)
	_, when := scopeOf(words[n:])
	n += when
	return n + leadIn(words[n:])
}

// maxBehind is how many words may stand behind a number that ends what is said: its unit, and of what a share is.
const maxBehind = 3

// figureLeads: what the figure is about stands behind it.
func figureLeads(s string) bool {
	words := wordsOf(s)
	n := openingOf(words)
	if n < len(words) && (isDigits(words[n].fold) || isComparisonAt(words, n)) {
		return true
	}
	for i := len(words) - 1; i >= max(0, len(words)-1-maxBehind); i-- {
		if isDigits(words[i].fold) {
			return false
		}
	}
	return true
}

// endsWithFigure: a number with its unit ends the text.
func endsWithFigure(s string) bool {
	words := wordsOf(s[runeBoundary(s, max(0, len(s)-40)):])
	for i := len(words) - 1; i >= max(0, len(words)-1-maxBehind); i-- {
		if isDigits(words[i].fold) {
			return true
		}
	}
	return false
}

func beginsWithDigit(s string) bool { return s != "" && isDigit(s[0]) }
