package intake

import (
	"slices"
	"strings"

	"dondoc/internal/text"
)

// none begin what there is to be none of, and limited what is not to be above a number.
var (
	none = []string{
		"khong de xay ra", "khong de phat sinh", "khong de ton", "khong de co", "khong con", "khong co", "khong xay ra", "khong phat sinh",
	}
	limited = []string{"khong de xay ra", "khong de phat sinh", "khong de"}
)

// countedIfAny are the things that a document counts where there are any, and wants none of.
var countedIfAny = append([]string{
	"vu", "truong hop", "don thu", "diem nong", "nha tam", "ho ngheo", "o dich", "diem den", "diem un tac", "don khieu nai", "vu viec",
	"van ban", "ca tu vong", "ca mac",
}, countedThings...)

// noneFigure reads that there is to be none of something that is counted: "không có hồ sơ quá hạn". That it is an aim is a guess.
func noneFigure(clause string, words []word, from int) (figure, bool) {
	n, ok := atAny(words, from, none)
	if !ok {
		return figure{}, false
	}
	of := words[from+n:]
	k, counted := atAny(of, 0, countedIfAny)
	numbered := slices.ContainsFunc(of, func(w word) bool { return isDigits(w.fold) && !isYear(w.fold) })
	if !counted || numbered || len(of) == k || has(of, "nao") {
		return figure{}, false
	}
	f := figure{op: "=", unit: clause[of[0].start:of[k-1].end], guessed: "value"}
	f.indicator, f.year = indicatorOf(clause, of)
	return f, len(wordsOf(f.indicator)) > minIndicator
}

// limitFigure reads above what something is not to be: "không để xảy ra cháy lớn quá 10 ha". How long something may take is no aim.
func limitFigure(clause string, words []word, from int) (figure, bool) {
	n, ok := atAny(words, from, limited)
	if !ok {
		return figure{}, false
	}
	for i := from + n + 1; i+1 < len(words); i++ {
		above := text.Exact(clause[words[i].start:words[i].end])
		if above != "quá" && above != "trên" && above != "vượt" || !isDigits(words[i+1].fold) {
			continue
		}
		f, ok := valueAt(clause, words, i+1)
		f.op = "<="
		end := i - btoi(above == "quá" && words[i-1].fold == "vuot")
		f.indicator, f.year = indicatorOf(clause, words[from+n:end])
		return f, ok && !isPeriod(f.unit) && len(wordsOf(f.indicator)) >= minIndicator
	}
	return figure{}, false
}

// maxStatus is how many words a clause has at most that says what something is to be.
const maxStatus = 25

// statusFigure reads what no figure says: that something is to have a standard or a title by a year ("xã đạt chuẩn nông thôn mới vào năm
// 2029"), or that schooling is to be universal. That it is an aim is a guess.
func statusFigure(clause string, words []word, from int) (figure, bool) {
	if len(words)-from > maxStatus || from >= len(words) {
		return figure{}, false
	}
	rest, year := cutYear(strings.TrimRight(clause[words[from].start:], " ,.;"))
	own := wordsOf(rest)
	dated := year != "" || from > 0 && isYear(words[from-1].fold)
	i := index(own, 0, "dat chuan", "duoc cong nhan", "dat tinh", "dat huyen", "dat xa", "dat phuong", "dat muc tieu")
	if universal := startsWith(own, "hoan thanh pho cap", "co ban hoan thanh pho cap"); universal {
		i, dated = 0, true
	}
	if i < 0 || !dated || slices.ContainsFunc(own, func(w word) bool { return isDigits(w.fold) }) {
		return figure{}, false
	}
	f := figure{op: opYes, text: rest[own[i].start:], indicator: capitalised(rest), year: year, guessed: "value"}
	return f, len(own)-i > minIndicator
}
