package intake

import (
	"slices"
	"strings"

	"dondoc/internal/target"
)

// read reads the cell of a value: "≥ 30", "40 - 50", "20% - 50%", "≤ 3 Đông Nam
// Á", "Đạt mức trung bình". Several figures in one cell stay words.
func (t *Target) read(cell string) {
	if place, ok := placeIn(cell); ok {
		t.Value, t.Text, t.Op = &place, strings.TrimSpace(cell), opRank
		t.note("value", sureExact, "", "")
		return
	}
	op, rest := comparisonIn(cell)
	first, n := number(rest)
	second, tail, ranged := rangeEnd(rest[n:])
	switch {
	case n == 0 || strings.Contains(strings.Trim(tail, "; "), ";"):
		t.Text, t.Op = strings.TrimSpace(cell), "yes"
		if has(wordsOf(t.Unit), "thu bac", "thu hang", "xep hang", "hang") {
			t.Op = "rank"
		}
		if n > 0 {
			t.note("value", sureGuess, "intake.doubt_several_values", cell)
		}
		return
	case ranged:
		t.Low, t.High, t.Op = &first, &second, "range"
	default:
		t.Value, t.Op = &first, op
	}
	t.note("value", sureExact, "", "")
	t.readTail(strings.TrimSpace(tail))
}

// placeIn reads a place among others: "Nhóm 10 tỉnh dẫn đầu", "thứ 9 toàn quốc".
func placeIn(cell string) (float64, bool) {
	words := wordsOf(cell)
	if n, ok := atAny(words, 0, []string{"nhom", "top", "thu hang", "thu", "hang"}); ok && n < len(words) && isDigits(words[n].fold) {
		place, _ := number(cell[words[n].start:])
		return place, true
	}
	return 0, false
}

// readTail takes the unit after a figure, where the table has none. Further words are for a person.
func (t *Target) readTail(tail string) {
	if rest, ok := strings.CutPrefix(tail, "%"); ok {
		if t.Unit == "" {
			t.Unit = "%"
		}
		tail = strings.TrimSpace(rest)
	} else if t.Unit == "" && len(wordsOf(tail)) <= 3 {
		t.Unit, tail = tail, ""
	}
	if tail == "" || strings.EqualFold(tail, t.Unit) {
		return
	}
	t.Text = tail
	t.note("value", sureSpelling, "intake.doubt_value_goes_on", tail)
}

// A sign is a comparison written as one.
var signs = [...]comparison{{"≥", ">="}, {">=", ">="}, {"≤", "<="}, {"<=", "<="}, {">", ">"}, {"<", "<"}, {"=", "="}, {"~", "="}}

// comparisonIn cuts a sign or words of comparison off the beginning of a cell.
func comparisonIn(cell string) (op, rest string) {
	rest = strings.TrimSpace(cell)
	words := wordsOf(rest)
	for _, lead := range []string{"phan dau", "duy tri", "giu vung", "giu on dinh", "dat"} {
		if n, ok := at(words, 0, lead); ok && n < len(words) {
			rest = strings.TrimSpace(rest[words[n].start-words[0].start:])
			words = wordsOf(rest)
		}
	}
	for _, s := range signs {
		if after, ok := strings.CutPrefix(rest, s.phrase); ok {
			return s.op, strings.TrimSpace(after)
		}
	}
	for _, c := range comparisons {
		if n, ok := at(words, 0, c.phrase); ok && n < len(words) {
			return c.op, rest[words[n].start:]
		}
	}
	return "=", rest
}

// rangeEnd reads "- 50" or "đến 50" after a figure, whose sign may be repeated.
func rangeEnd(s string) (high float64, tail string, ok bool) {
	rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(s), "%"))
	for _, dash := range [...]string{"-", "–", "đến"} {
		after, found := strings.CutPrefix(rest, dash)
		if !found {
			continue
		}
		after = strings.TrimSpace(after)
		if high, n := number(after); n > 0 {
			return high, after[n:], true
		}
	}
	return 0, s, false
}

// lastPeriod reads the time that the heading of a value names: its last year, or the years it spans.
func lastPeriod(s string) string {
	words := wordsOf(s)
	for i, w := range slices.Backward(words) {
		if isYear(w.fold) {
			return periodIn(s[words[max(0, i-btoi(i > 0 && isYear(words[i-1].fold)))].start:w.end])
		}
	}
	return ""
}

// periodIn reads the time that a heading or a group's title sets for its
// targets: the last period or year it names, since a caption names the past first.
func periodIn(s string) string {
	words := wordsOf(s)
	for i, w := range slices.Backward(words) {
		if !isYear(w.fold) {
			continue
		}
		if i > 0 && isYear(words[i-1].fold) && len(strings.TrimSpace(s[words[i-1].end:w.start])) <= len("–") {
			return words[i-1].fold + "-" + w.fold
		}
		if i == 0 || words[i-1].fold == "nam" && !has(words[max(0, i-4):i], "thang", "ngay") {
			return w.fold
		}
	}
	return ""
}

// measure tells what the figure measures, by the words of the indicator.
func (t *Target) measure() {
	words := wordsOf(t.Indicator)
	perYear := strings.Contains(t.Unit, "/năm")
	growing := has(words, "tang trung binh", "tang binh quan", "tang truong binh quan") ||
		has(words, "toc do tang") && (perYear || strings.Contains(t.Period, "-"))
	switch {
	case growing && (perYear || strings.HasPrefix(t.Unit, "%")):
		t.Measure = string(target.AverageAnnualGrowth)
	case has(words, "moi nam", "hang nam") || perYear:
		t.Measure = string(target.EachYear)
	case strings.Contains(t.Period, "-") && has(words, "tong", "luy ke", "huy dong"),
		has(words, "them", "thanh lap", "moi duoc", "moi dua", "xay moi", "lam moi", "trong moi", "mo moi"):
		t.Measure = string(target.Cumulative)
	default:
		t.Measure = string(target.LevelAtEnd)
	}
}
