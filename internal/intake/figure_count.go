package intake

import (
	"slices"
	"strings"

	"dondoc/internal/text"
)

// countedFigure reads the one number of a clause that nothing leads to: "giải quyết việc làm cho 20.000 lao động". That it
// is the aim is a guess.
func countedFigure(clause string, words []word, from int) (figure, bool) {
	bound := boundApart(words[from:])
	at, numbers := -1, 0
	for i := from + 1; i < len(words) && !(at >= 0 && isOwner(words, i)); i++ {
		if isDigits(words[i].fold) && !isYear(words[i].fold) && !inBrackets(clause, words[i].start) &&
			!isPartOfNumber(clause, words, i) && (!isEdition(clause, words, i) || bound != "" && words[i-1].fold == "cua") &&
			!endsRange(clause, words, at, i) && !isSpan(words, i) && !isGrade(words, i) && !isCondition(words, i) &&
			!isRateOf(clause, words, i) {
			at = i
			numbers++
		}
	}
	if numbers != 1 || isNamed(clause, words, at) || isAge(words, at) || words[at-1].fold == "tu" && isAge(words, at-1) {
		return figure{}, false
	}
	f, ok := valueAt(clause, words, at)
	if !ok {
		f, ok = countAt(clause, words, at)
	}
	if !ok || f.unit == "" || startsWith(wordsOf(f.unit), "bac") { // "tăng 2 bậc" does not say from where
		return figure{}, false
	}
	if isShare(f.unit) && areVerbs(clause, words[from:at]) {
		f.guessed = "value"
		return f.ofShare(clause, words, from, at)
	}
	if bound != "" && f.op == "=" {
		f.op = bound
	}
	f.guessed, f.many = "value", words[at-1].fold == "cho"
	f.indicator, f.year = indicatorOf(clause, words[from:at])
	_, ok = acting.at(clause, words, from)
	if !ok {
		_, ok = making.at(clause, words, from)
	}
	switch {
	case isHaving(words, at-1) && !isShare(f.unit): // "toàn tỉnh có 2.500 doanh nghiệp"
		f.indicator = havingMore(words, at-1)
		f = f.ofObject(behindCount(clause, words, at))
		f.indicator = capitalised(f.indicator)
		return f, len(wordsOf(f.indicator)) >= minIndicator
	case f.many && isShare(f.unit): // "Tập huấn cho 100% công chức"
		f.indicator += " cho"
		f = f.ofObject(behindCount(clause, words, at))
	case ok && !f.many: // "Xây dựng mới 06 tuyến phố …"
		f = f.ofObject(behindCount(clause, words, at))
		if things := thingsIn(f.unit); len(wordsOf(f.indicator)) < minIndicator && things != "" {
			f.indicator += " " + things // "Đón 6 triệu lượt khách"
			return f, true
		}
	}
	named := len(wordsOf(f.indicator))
	return f, named > minIndicator || named == minIndicator && (isShare(f.unit) || ok && isMeasure(f.unit))
}

// thingsIn is what a unit counts behind how many thousands of it: the "lượt khách" of "triệu lượt khách"; empty for money and
// measures.
func thingsIn(unit string) string {
	words := wordsOf(unit)
	if len(words) < 3 || isMoney(unit) || !slices.Contains([]string{"nghin", "trieu", "ty"}, words[0].fold) {
		return ""
	}
	return unit[words[1].start:]
}

// isGrade: "hạng 4 sao", "đạt 3 sao" behind another number says of what grade those are that it counts.
func isGrade(words []word, i int) bool {
	return i > 1 && i+1 < len(words) && words[i+1].fold == "sao" && isCounted(words, i)
}

// isOwner: behind "của" the number and those after it only tell of how many something is.
func isOwner(words []word, i int) bool { return isDigits(words[i].fold) && words[i-1].fold == "cua" }

// isHaving: the word ends "có" or "có thêm".
func isHaving(words []word, i int) bool {
	return words[i].fold == "co" || words[i].fold == "them" && i > 0 && words[i-1].fold == "co"
}

// havingMore keeps of "có thêm" that what is counted is added to what there is.
func havingMore(words []word, i int) string {
	if words[i].fold == "them" && isHaving(words, i) {
		return "có thêm"
	}
	return ""
}

// boundApart is the operator of a bound that stands before the noun and not before its number: "thu thập ít nhất ý kiến của 5
// doanh nghiệp"; empty for none.
func boundApart(words []word) string {
	i := index(words, 0, "it nhat", "toi thieu")
	if i < 0 || i+2 >= len(words) || isDigits(words[i+2].fold) {
		return ""
	}
	return ">="
}

// ofObject completes what is to be done with what is counted: "Xây dựng mới" with "tuyến phố đi bộ", "Trồng mới" with the
// "rừng" of "500 ha rừng".
func (f figure) ofObject(rest string) figure {
	rest = strings.TrimSpace(rest)
	if measure, _, more := strings.Cut(f.unit, " "); more && isPlainMeasure(measure) {
		f.unit = measure // "500 ha rừng"
	}
	if isMeasure(f.unit) || f.unit == "%" {
		rest = strings.TrimSpace(strings.TrimPrefix(rest, f.unit))
	}
	rest, year := cutYear(strings.TrimRight(rest, " ,."))
	if f.year == "" {
		f.year = year
	}
	f.indicator = strings.TrimSpace(f.indicator + " " + rest)
	return f
}

// objectFigure reads how many known things or what share something is to be done with, where it goes on to say what they are to
// be: "Có 12 xã đạt chuẩn", "Phát triển 40 sản phẩm đạt từ 3 sao trở lên", "Xóa 100% nhà tạm". That it is the aim is a guess.
func objectFigure(clause string, words []word, from int) (figure, bool) {
	i := from
	for i < len(words) && !isDigits(words[i].fold) && !isComparisonAt(words, i) {
		i++
	}
	if i == from || i == len(words) || !areVerbs(clause, words[from:i]) && !areMaking(clause, words[from:i]) && !isHaving(words, i-1) {
		return figure{}, false
	}
	f, ok := countAt(clause, words, i)
	if !ok || f.guessed != "" || len(wordsOf(f.unit)) == 0 || isMeasure(f.unit) || isPartOfNumber(clause, words, i) {
		return figure{}, false
	}
	if n := index(words, i, "dat"); n < 0 {
		return figure{}, false
	}
	f.guessed = "value"
	rest, year := cutYear(strings.TrimRight(strings.TrimSpace(behindCount(clause, words, i)), " ,."))
	f.indicator, f.year = capitalised(strings.TrimSpace(havingMore(words, i-1)+" "+rest)), year
	return f, len(wordsOf(rest)) > minIndicator
}

// leadingCount reads a number of things at the beginning of a clause, which says of them what they are to be: "50 trường
// đạt chuẩn quốc gia". That it is the aim is a guess.
func leadingCount(clause string, words []word, from int) (figure, bool) {
	if from >= len(words) || !isDigits(words[from].fold) {
		return figure{}, false
	}
	f, ok := countAt(clause, words, from)
	if !ok || f.guessed != "" || isPartOfNumber(clause, words, from) {
		return figure{}, false // no noun that is counted
	}
	rest, year := cutYear(strings.TrimRight(strings.TrimSpace(behindCount(clause, words, from)), " ,."))
	f.guessed, f.indicator, f.year = "value", capitalised(rest), year
	return f, len(wordsOf(rest)) > minIndicator
}

// endsRange: the number is the upper end of one that begins at an earlier word ("20.000 - 25.000", "20.000 đến 25.000").
func endsRange(clause string, words []word, from, i int) bool {
	if from < 0 {
		return false
	}
	_, n := number(clause[words[from].start:])
	if words[from].start+n > words[i].start {
		return false // the thousands of the same number
	}
	between := strings.TrimSpace(clause[words[from].start+n : words[i].start])
	return between == "-" || between == "–" || between == "đến"
}

func isDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// isPartOfNumber: the words of "20.000" are two, and the second is no number by itself; neither is that of "57-NQ/TW".
func isPartOfNumber(clause string, words []word, i int) bool {
	before, after := clause[:words[i].start], clause[words[i].end:]
	grouped := i > 0 && words[i-1].end == words[i].start-1 && isDigits(words[i-1].fold) &&
		strings.HasSuffix(strings.TrimRight(before, ".,"), words[i-1].fold)
	listed := strings.HasSuffix(before, "(") && strings.HasPrefix(after, ")")                               // "(3)" counts a list
	scale := strings.HasSuffix(before, "1:") || strings.HasPrefix(after, ":") && beginsWithDigit(after[1:]) // of a map
	return grouped || listed || scale ||
		strings.HasPrefix(after, "-") || strings.HasPrefix(after, "/") || strings.HasSuffix(before, "/") || strings.HasSuffix(before, "-")
}

// isEdition: the number behind an abbreviation is of its edition ("TCVN 4.0"), and one behind "của" only tells how many
// something is of.
func isEdition(clause string, words []word, i int) bool {
	for i > 0 && words[i-1].end == words[i].start-1 && isDigits(words[i-1].fold) {
		i--
	}
	if i == 0 {
		return false
	}
	before := clause[words[i-1].start:words[i-1].end]
	return words[i-1].fold == "cua" || len(words[i-1].fold) > 1 && isCapitals(before)
}

// isSpan: the number says how many years a period has: "5 năm 2026 - 2030", or how long something takes: "trong 12 ngày".
func isSpan(words []word, i int) bool {
	if i > 0 && i+1 < len(words) && slices.Contains([]string{"trong", "sau", "qua", "suot"}, words[i-1].fold) &&
		slices.Contains([]string{"gio", "ngay", "tuan", "thang", "nam"}, words[i+1].fold) {
		return true
	}
	return i+2 < len(words) && words[i+1].fold == "nam" && isYear(words[i+2].fold)
}

// isNamed: the number of an act, a point, a stage or a day counts nothing. One behind "mỗi năm" is no year's.
func isNamed(clause string, words []word, i int) bool {
	if i > 1 && words[i-1].fold == "nam" && slices.Contains([]string{"moi", "hang", "quan", "mot"}, words[i-2].fold) {
		return false
	}
	if i > 1 && slices.Contains(actKinds, words[i-2].fold+" "+words[i-1].fold) || i+1 < len(words) && words[i+1].fold == "cap" {
		return true // "Nghị quyết 35 về …", "chính quyền 2 cấp"
	}
	bounding := []string{"do sau", "do cao", "ban kinh", "cu ly", "muc do", "cap do"} // a region, or the number is a grade
	if i > 1 && slices.Contains(bounding, words[i-2].fold+" "+words[i-1].fold) {
		return true
	}
	if i > 0 && words[i-1].fold == "so" { // "cơ sở 82%"
		return text.Exact(strings.ToLower(clause[words[i-1].start:words[i-1].end])) == "số"
	}
	return i > 0 && slices.Contains([]string{
		"de", "an", "dieu", "khoan", "muc", "diem", "chuong", "ngay", "thang", "quy", "nam", "thu",
		"cap", "khoa", "doan", "ky", "phan", "loai", "nhom",
	}, words[i-1].fold)
}

// actKinds are the acts that a number behind them tells.
var actKinds = []string{
	"nghi quyet", "nghi dinh", "quyet dinh", "chi thi", "ket luan", "thong tu", "cong dien", "chuong trinh", "ke hoach", "thong bao",
}

func isBound(words []word, i int) bool {
	for _, c := range comparisons {
		if n, ok := at(words, i, c.phrase); ok && i+n < len(words) && isDigits(words[i+n].fold) && !isInvesting(words, i) {
			return c.phrase != "khoang" || i > 0
		}
	}
	return false
}

// countWord is the word of the number that a comparison leads to, or its last where points part it.
func countWord(words []word, i int) int {
	for k := i; k+2 < len(words) && k < i+3; k++ {
		if isDigits(words[k].fold) && words[k+1].fold == "den" && isDigits(words[k+2].fold) {
			i = k + 2
		}
	}
	for i < len(words)-1 && !isDigits(words[i].fold) {
		i++
	}
	for i < len(words)-1 && isDigits(words[i+1].fold) && words[i+1].start == words[i].end+1 {
		i++
	}
	return i
}

// behindCount is what stands behind the number that a comparison leads to, or behind the end of its range.
func behindCount(clause string, words []word, i int) string {
	behind := clause[words[countWord(words, i)].end:]
	if _, tail, ok := rangeEnd(behind); ok && !strings.HasPrefix(strings.TrimSpace(behind), "đến") {
		return tail
	}
	return behind
}

// countAt reads a number of things: the unit is the noun it counts.
func countAt(clause string, words []word, i int) (figure, bool) {
	f := figure{op: "="}
	f.op, i = comparedAt(words, i)
	if i+2 >= len(words) || isYear(words[i].fold) {
		return figure{}, false
	}
	value, n := signedNumber(clause, words[i].start)
	if n == 0 {
		return figure{}, false
	}
	if after := strings.TrimLeft(clause[words[i].start+n:], " "); strings.HasPrefix(after, "%") {
		return figure{}, false
	}
	f.value = value
	if high, next, ok := countedTo(clause, words, i); ok && high > value {
		f.high, f.op, i = high, opRange, next
	}
	for i+3 < len(words) && isDigits(words[i+1].fold) && words[i+1].start < words[i].start+n+1 {
		i++ // the thousands of the number
	}
	f.unit, f.guessed = nounAfter(clause, words[i+1:])
	return f, !strings.ContainsAny(f.unit, ",.;(")
}

// countedTo reads the upper end of "từ 03 đến 05 mô hình" and "40 - 50 tổ chức", and where its number stands.
func countedTo(clause string, words []word, i int) (high float64, at int, ok bool) {
	if i+2 < len(words) && isDigits(words[i+1].fold) && !isYear(words[i+1].fold) && endsRange(clause, words, i, i+1) {
		high, n := number(clause[words[i+1].start:])
		return high, i + 1, n > 0
	}
	if i+3 >= len(words) || words[i+1].fold != "den" || !isDigits(words[i+2].fold) || isYear(words[i+2].fold) {
		return 0, i, false
	}
	high, n := number(clause[words[i+2].start:])
	return high, i + 2, n > 0
}

// nounAfter takes the noun that a number counts: a known one, or else the first two words, which may be half of it.
func nounAfter(clause string, words []word) (noun, guessed string) {
	if len(words) > 1 && slices.Contains([]string{"nghin", "trieu", "ty"}, words[0].fold) &&
		(isPlainMeasure(words[1].fold) || isMoney(words[1].fold) || slices.Contains(countedThings, words[1].fold)) {
		return clause[words[0].start:words[1].end], "" // "triệu ha", "nghìn tấn", "triệu lượt"
	}
	if len(words) > 2 && slices.Contains([]string{"nghin", "trieu"}, words[0].fold) &&
		slices.Contains(countedThings, words[1].fold+" "+words[2].fold) {
		return clause[words[0].start:words[2].end], "" // "triệu lao động"
	}
	for n := min(len(words), 3); n > 0; n-- {
		for _, known := range countedThings {
			if k, ok := at(words, 0, known); ok && k == n {
				return clause[words[0].start:words[n-1].end], ""
			}
		}
	}
	if first := clause[words[0].start:words[0].end]; len(words[0].fold) > 1 && isCapitals(first) {
		return first, "" // an abbreviation is a whole noun
	}
	return clause[words[0].start:words[min(len(words), 2)-1].end], "unit"
}

// countedThings are the nouns that programmes count, and the measures of things.
var countedThings = []string{
	"khu cong nghiep", "cum cong nghiep", "hop tac xa", "san giao dich", "tap du lieu", "bo du lieu", "co so du lieu",
	"doanh nghiep", "san pham", "mo hinh", "du an", "de an", "lao dong", "hoc sinh", "can bo", "nhiem vu", "co so", "to chuc",
	"don vi", "trung tam", "thu tuc", "dich vu", "nen tang", "he thong", "kich ban", "thanh pho", "phuong xa",
	"bao cao", "chuong trinh", "hoi nghi", "cuoc thi", "de tai", "chuyen de", "ho so", "ho gia", "truong hoc", "benh vien", "phong hoc",
	"chuyen gia", "ky su", "nghin luot", "luot khach", "can nha", "can ho", "ung dung", "giai phap", "sang che", "bac si", "giuong benh",
	"nguoi", "xa", "phuong", "huyen", "tinh", "km", "ha", "ho", "tan", "lop",
	"tuyen", "can", "bac", "diem", "cuoc", "luot", "thon", "truong", "tram",
}

// isPlainMeasure: a measure of one word, behind which stands what is measured.
func isPlainMeasure(unit string) bool {
	return slices.Contains([]string{"km", "ha", "tấn", "m2", "mw", "kg", "cm"}, strings.ToLower(unit))
}

// isMeasure: a unit that measures, and counts no things.
func isMeasure(unit string) bool {
	words := wordsOf(unit)
	return len(words) > 0 && slices.Contains([]string{
		"km", "ha", "tan", "nam", "tuoi", "usd", "trieu", "ty", "nghin", "dong", "lan", "ngay", "gio", "m2", "mw", "kg", "cm",
		"phut", "dem",
	}, words[0].fold)
}
