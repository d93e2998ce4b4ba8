package intake

import (
	"slices"
	"strings"
)

// boundedFigure reads a value that only a word of comparison leads to: a share of what is before it, or
// a number of what is after it.
func boundedFigure(clause string, words []word, from int) (figure, bool) {
	for i := from; i < len(words); i++ {
		if !isBound(words, i) || inBrackets(clause, words[i].start) || isAge(words, i) {
			continue
		}
		f, ok := valueAt(clause, words, i)
		if !ok {
			f, ok = countAt(clause, words, i)
		}
		if !ok {
			continue
		}
		if strings.HasPrefix(f.unit, "%") && i > from {
			return f.ofShare(clause, words, from, i)
		}
		if !strings.HasPrefix(f.unit, "%") {
			return f.ofThings(clause, words, from, i)
		}
	}
	return figure{}, false
}

// isAge: a bound of years of life or of a hotel's stars tells of whom a sentence speaks ("trẻ dưới 1 tuổi được tiêm"), where it
// goes on.
func isAge(words []word, i int) bool {
	k := countWord(words, i) + 1
	ofPeople := i > 0 && slices.Contains([]string{"em", "tre", "nguoi"}, words[i-1].fold)
	if k >= len(words) {
		return false
	}
	return words[k].fold == "tuoi" && (k+1 < len(words) || ofPeople) || words[k].fold == "sao" && k+3 < len(words)
}

// ofThings names what is counted: the words after the number. Where it has a measure of its own ("68 năm") or says for
// how many ("tạo việc làm mới cho trên 40.000 lao động"), and words stand before it, these are the indicator.
func (f figure) ofThings(clause string, words []word, from, i int) (figure, bool) {
	f.many = i > from && words[i-1].fold == "cho"
	if strings.Contains(f.unit, "/") && i == from { // "dưới 7 gam/ngày vào năm 2030": of what was named before
		f.unit, f.year = cutYear(f.unit)
		return f, f.year != ""
	}
	if measure, _, more := strings.Cut(f.unit, " "); more && isPlainMeasure(measure) && areMaking(clause, words[from:i]) {
		f.indicator, f.year = indicatorOf(clause, words[from:i]) // "Trồng mới trên 300 ha rừng"
		f = f.ofObject(behindCount(clause, words, i))
		return f, true
	}
	if (f.many || isMeasure(f.unit) || strings.Contains(f.unit, "/") || startsWith(wordsOf(f.unit), "diem phan tram")) &&
		i-from-btoi(f.many) >= minIndicator && !areVerbs(clause, words[from:i]) {
		f.indicator, f.year = indicatorOf(clause, words[from:i])
		return f, true
	}
	rest, more := strings.CutSuffix(strings.TrimRight(strings.TrimSpace(behindCount(clause, words, i)), " ,"), " trở lên")
	if more {
		f.op = ">="
	}
	rest, f.year = cutYear(rest)
	if _, mean := atAny(words, from, means); mean { // "mỗi năm nhận từ 500 bản sách"
		doing, _ := indicatorOf(clause, words[from:i])
		rest = doing + " " + rest
	}
	f.indicator = capitalised(rest)
	return f, len(wordsOf(f.indicator)) >= minIndicator
}
