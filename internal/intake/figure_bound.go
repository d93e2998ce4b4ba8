package intake

import (
	"slices"
	"strings"
)

// boundedFigure reads a value that only a word of comparison leads to: a share of what is before it, or
// a number of what is after it.
func boundedFigure(clause string, words []word, from int) (figure, bool) {
	for i := from; i < len(words); i++ {
		if !isBound(words, i) || inBrackets(clause, words[i].start) ||
			isAge(words, i) || isBase(clause, words, i) || isCondition(words, countWord(words, i)) {
			continue
		}
		f, ok := valueAt(clause, words, i)
		if !ok {
			f, ok = countAt(clause, words, i)
		}
		if !ok {
			continue
		}
		if isShare(f.unit) && i > from {
			return f.ofShare(clause, words, from, i)
		}
		if !isShare(f.unit) {
			return f.ofThings(clause, words, from, i)
		}
	}
	return figure{}, false
}

// yearAtOnce is the year that a text begins with ("vào năm 2028"), empty for none.
func yearAtOnce(s string) string {
	words := wordsOf(s[:runeBoundary(s, 40)])
	n, ok := atAny(words, 0, []string{"vao nam", "den nam", "trong nam", "nam"})
	if !ok || n >= len(words) || !isYear(words[n].fold) || !strings.HasPrefix(s, " ") {
		return ""
	}
	return words[n].fold
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

// isBase: "trên 1.000 trẻ" behind a rate is what it counts on, where its value follows ("tỷ suất tử vong trên 1.000 trẻ dưới 9").
func isBase(clause string, words []word, i int) bool {
	if words[i].fold != "tren" || !has(words[:i], "ty suat", "ty so", "ty le") {
		return false
	}
	value, n := number(clause[words[i+1].start:])
	return (value == 1000 || value == 10_000 || value == 100_000) && strings.ContainsAny(clause[words[i+1].start+n:], "0123456789")
}

// isCondition: the number bounds of whom a sentence speaks, who then must do something: "cơ sở phát thải từ 90 tấn trở lên phải …".
func isCondition(words []word, i int) bool {
	end := index(words[:min(len(words), i+maxListed)], i, "tro len", "tro xuong")
	return end > 0 && end+2 < len(words) && slices.Contains([]string{"phai", "duoc", "thi", "co"}, words[end+2].fold) &&
		i > 1 && words[i-1].fold == "tu" && words[i-2].fold != "co" && words[i-2].fold != "dat"
}

// ofThings names what is counted: the words after the number. Where it has a measure of its own ("68 năm") or says for
// how many ("tạo việc làm mới cho trên 40.000 lao động"), and words stand before it, these are the indicator.
func (f figure) ofThings(clause string, words []word, from, i int) (figure, bool) {
	f.many = i > from && words[i-1].fold == "cho"
	if year := yearAtOnce(behindCount(clause, words, i)); year != "" { // "giảm xuống dưới 9 vào năm 2028"
		f.unit, f.guessed = "", ""
		f.indicator, _ = indicatorOf(clause, words[from:i])
		f.year = year
		return f, true
	}
	if strings.Contains(f.unit, "/") && i == from { // "dưới 7 gam/ngày vào năm 2030": of what was named before
		f.unit, f.year = cutYear(f.unit)
		return f, f.year != ""
	}
	if measure, _, _ := strings.Cut(f.unit, " "); isPlainMeasure(measure) && areMaking(clause, words[from:i]) {
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
