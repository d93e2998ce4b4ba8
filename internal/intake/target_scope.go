package intake

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/target"
)

// A scope is the time that targets after a heading like "Giai đoạn 2021 - 2025:" are meant for.
type scope struct{ from, to string }

func (s scope) period(m target.Measure) string {
	if s.from != "" && m != target.LevelAtEnd {
		return s.from + "-" + s.to
	}
	return s.to
}

// narrower keeps a period when a clause only names its last year again
// ("Giai đoạn 2021 - 2025: Đến năm 2025, …").
func narrower(old, s scope) scope {
	if s.from == "" && (s.to == "" || old.to == s.to) {
		return old
	}
	return s
}

// scopeOf reads "giai đoạn 2021 - 2025" or "(phấn đấu) đến năm 2025" at the
// beginning of a clause, and returns how many words it takes.
func scopeOf(words []word) (scope, int) {
	i := 0
	if n, ok := atAny(words, 0, []string{
		"dat muc tieu", "dam bao muc tieu", "bao dam muc tieu", "muc tieu",
		"phan dau", "du kien", "bao dam", "dam bao", "trong do", "rieng", "va", "tam nhin",
	}); ok {
		i = n
	}
	if s, n := stageAt(words, i); n > 0 {
		return s, i + n
	}
	if n, ok := at(words, i, "tu nam"); ok && i+n+2 < len(words) && isYear(words[i+n].fold) && startsWith(words[i+n+1:], "tro di") {
		return scope{to: words[i+n].fold}, i + n + 3 // from then on it holds, and so in that year first
	}
	if s, n := dateAt(words, i); n > 0 {
		return s, n
	}
	n, ok := atAny(words, i, []string{"den het nam", "den cuoi nam", "den nam", "toi nam", "het nam", "cuoi nam", "trong nam", "nam"})
	if ok && i+n < len(words) && isYear(words[i+n].fold) {
		return scope{to: words[i+n].fold}, i + n + 1
	}
	return scope{}, partOfYear(words, i)
}

// dateAt reads a day, a month or a quarter with its year ("đến ngày 31/01/2027", "đến hết quý III năm 2026"), and where it ends.
func dateAt(words []word, i int) (scope, int) {
	n, ok := atAny(words, i, []string{"den het", "den cuoi", "den", "het", "trong", "truoc"})
	at := i + n
	if !ok || at >= len(words) || !slices.Contains([]string{"ngay", "thang", "quy"}, words[at].fold) {
		return scope{}, 0
	}
	for at++; at < min(len(words), i+maxDate); at++ {
		switch w := words[at].fold; {
		case isYear(w) && isNumeral(words[at-1].fold):
			return scope{to: w}, at + 1
		case !isNumeral(w) && w != "thang" && w != "nam":
			return scope{}, 0
		case w == "nam" && at+1 < len(words) && isYear(words[at+1].fold):
			return scope{to: words[at+1].fold}, at + 2
		}
	}
	return scope{}, 0
}

// maxDate is how many words a date takes.
const maxDate = 8

// isNumeral: a number in digits, or that of a quarter.
func isNumeral(w string) bool { return isDigits(w) || strings.Trim(w, "iv") == "" }

// stageAt reads "giai đoạn 2021 - 2025", which may be numbered ("Giai đoạn 2 (2029 - 2031)"), or "5 năm 2021 - 2025", and how many
// words it takes.
func stageAt(words []word, i int) (scope, int) {
	if s, ok := yearsAt(words, i); ok {
		return s, 4
	}
	n, ok := atAny(words, i, []string{"trong giai doan", "giai doan", "thoi ky", "nhiem ky"})
	if at := i + n; ok && at < len(words) && isStageNumber(words[at].fold) {
		n++
	}
	if !ok || i+n+1 >= len(words) || !isYear(words[i+n].fold) || !isYear(words[i+n+1].fold) {
		return scope{}, 0
	}
	return scope{from: words[i+n].fold, to: words[i+n+1].fold}, n + 2
}

// yearsAt reads a number of years and the first and last of just so many: "5 năm 2021 - 2025".
func yearsAt(words []word, i int) (scope, bool) {
	if i+3 >= len(words) || words[i+1].fold != "nam" || !isYear(words[i+2].fold) || !isYear(words[i+3].fold) {
		return scope{}, false
	}
	n, err := strconv.Atoi(words[i].fold)
	from, _ := strconv.Atoi(words[i+2].fold)
	to, _ := strconv.Atoi(words[i+3].fold)
	return scope{from: words[i+2].fold, to: words[i+3].fold}, err == nil && n > 1 && to-from == n-1
}

func isStageNumber(w string) bool { return strings.Trim(w, "iv") == "" || len(w) == 1 && isDigits(w) }

// partOfYear measures "(đến) hết quý I" and "trong 6 tháng đầu năm", which leave the year to what is above; 0 for none.
func partOfYear(words []word, i int) int {
	n, ok := atAny(words, i, []string{"den het", "het", "den cuoi", "cuoi", "trong", "den"})
	if !ok {
		return 0
	}
	at := i + n
	switch {
	case at+1 < len(words) && words[at].fold == "quy" && strings.Trim(words[at+1].fold, "iv1234") == "":
		return at + 2
	case at+3 < len(words) && isDigits(words[at].fold) && words[at+1].fold == "thang" && words[at+3].fold == "nam":
		return at + 4
	}
	return 0
}

// scopeIn finds the time that a heading speaks of, anywhere in it.
func scopeIn(words []word) (scope, bool) {
	for i := range words {
		if words[i].fold == "nam" && (i > 1 && words[i-2].fold == "thang" || i > 0 && words[i-1].fold == "voi") {
			continue // of a date, or what is compared with
		}
		if s, n := scopeOf(words[i:]); n > 0 && s.to != "" {
			return s, true
		}
	}
	return scope{}, false
}

// withoutVision cuts off a title how far it looks beyond its time: "… giai đoạn 2021 - 2030, tầm nhìn đến năm 2045".
func withoutVision(title string) string {
	words := wordsOf(title)
	if i := index(words, 0, "tam nhin", "dinh huong den"); i > 0 {
		return title[:words[i].start]
	}
	return title
}

func isYear(w string) bool {
	return len(w) == 4 && (w[0] == '2' || w[:2] == "19") && strings.Trim(w, "0123456789") == ""
}

// spanIn finds the period that an indicator itself names: "Tổng vốn đầu tư giai đoạn 2026 - 2030".
func spanIn(indicator string) (scope, bool) {
	s, ok := scopeIn(wordsOf(withoutBrackets(indicator)))
	return s, ok && s.from != ""
}

// withoutSpan cuts a period off the end of an indicator, which is measured in any.
func withoutSpan(indicator string) string {
	words := wordsOf(indicator)
	i := len(words) - 4
	if i < minIndicator {
		return indicator
	}
	if _, n := scopeOf(words[i:]); n != 4 {
		return indicator
	}
	if words[i-1].fold == "trong" {
		i--
	}
	return strings.TrimRight(indicator[:words[i].start], " ,")
}

// dated is the year that a target is for, or else the given scope.
func (t Target) dated(or scope) scope {
	if isYear(t.Period) {
		return scope{to: t.Period}
	}
	return or
}

// span is the period that a target is for, or else the given scope.
func (t Target) span(or scope) scope {
	if from, to, ok := strings.Cut(t.Period, "-"); ok {
		return scope{from: from, to: to}
	}
	if s, ok := spanIn(t.Phrase); ok {
		return s
	}
	return or
}
