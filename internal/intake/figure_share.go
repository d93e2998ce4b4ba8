package intake

import (
	"strings"
)

// ofShare names what a share is of: the words before it, or, where these are only what is to be done, those behind it:
// "Bố trí tối thiểu 2% tổng chi ngân sách". Whether something grows or shrinks is said of it.
func (f figure) ofShare(clause string, words []word, from, i int) (figure, bool) {
	f.indicator, f.year = indicatorOf(clause, words[from:i])
	of := strings.Trim(f.text, " ,.")
	if strings.HasPrefix(f.text, ",") {
		of = ""
	}
	if strings.HasPrefix(of, "so với") && f.indicator != "" { // "giải ngân tăng 20% so với năm 2026"
		f.indicator, f.text = f.indicator+" "+of, ""
		return f, true
	}
	if !areVerbs(clause, words[from:i]) || len(wordsOf(of)) < minIndicator {
		return f.dated(), f.indicator != ""
	}
	of, f.year = cutYear(of)
	if _, ok := atAny(words, from, growing); ok {
		of = f.indicator + " " + of
	}
	f.indicator, f.text = capitalised(of), ""
	return f, true
}

// dated takes the year behind a share that nothing before it dates: "dưới 4% vào năm 2027 (và dưới 3% …)".
func (f figure) dated() figure {
	if f.year == "" {
		of, _, _ := strings.Cut(f.text, " và ")
		_, f.year = cutYear(strings.TrimRight(of, " ,"))
	}
	return f
}

// areVerbs reports words that are nothing but verbs of doing or of growth.
func areVerbs(s string, words []word) bool {
	i := 0
	for i < len(words) {
		n, ok := atAny(words, i, growing)
		if !ok {
			n, ok = acting.at(s, words, i)
		}
		if !ok {
			return false
		}
		i += n
	}
	return i > 0
}

// leadingShare reads "100% hồ sơ …", after a verb of doing at most.
func leadingShare(clause string, words []word, from int) (figure, bool) {
	yearly := 0
	if n, ok := atAny(words, from, []string{"hang nam co", "moi nam co", "hang nam phai co"}); ok {
		yearly, from = n, from+n
	}
	doing := []string{"va co", "trong do co", "trong do", "va", "phan dau co", "phan dau", "bao dam", "dam bao", "hoan thanh", "co",
		"dat", "tren", "it nhat", "toi thieu"}
	dated := from > 0 && from <= len(words) && isYear(words[from-1].fold)
	if n, ok := atAny(words, from, doing); ok {
		if from+n < len(words) && !isComparisonAt(words, from) {
			from += n
		}
	}
	if from >= len(words) {
		return figure{}, false
	}
	f, ok := valueAt(clause, words, from)
	if !ok || f.unit != "%" {
		return figure{}, false
	}
	rest := strings.TrimSpace(f.text)
	f.text, f.yearly = "", yearly > 0
	if strings.HasPrefix(rest, ",") {
		rest = "" // what follows is said of something else
	}
	before, after, more := strings.Cut(rest, " trở lên ") // "70% số hộ trở lên tham gia", not "cơ sở từ 3 sao trở lên"
	if more && f.op != opRange && !strings.ContainsAny(before, "0123456789") {
		f.op, rest = ">=", before+" "+after
	}
	rest, f.year = cutYear(strings.TrimRight(rest, " ,"))
	f.indicator = capitalised(rest)
	return f, len(wordsOf(rest)) > 1 || rest == "" && (f.year != "" || dated) // "(năm 2027) 100%": of what was named before
}
