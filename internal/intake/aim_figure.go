package intake

import (
	"regexp"
	"slices"
	"strings"

	"dondoc/internal/text"
)

// workAt is the word behind a comma or "và" at which a further piece of work says of what share it is done ("…, bàn giao 100% mặt
// bằng"), 0 for none.
func workAt(s string, words []word) int {
	for i := 1; i < len(words); i++ {
		between := s[words[i-1].end:words[i].start]
		joined := between == ", " || between == " " && (words[i-1].fold == "va" || words[i-1].fold == "thoi")
		own := words[i].fold
		if !joined || isDigits(own) || own == "tang" || own == "giam" || own == "bao" || own == "dam" || inBrackets(s, words[i].start) {
			continue
		}
		if f, ok := doneShare(s, words, i); ok && !isCharge(f.indicator) {
			return i
		}
	}
	return 0
}

// ensuredAt is the word behind "bảo đảm" where a share follows ("…, bảo đảm cắt giảm ít nhất 30% thời gian"), 0 for none.
func ensuredAt(s string, words []word) int {
	for i := 1; i+2 < len(words); i++ {
		n, ok := atAny(words, i, []string{"bao dam", "dam bao"})
		if !ok {
			continue
		}
		f, ok := doneShare(s, words, i+n)
		if !ok && startsWith(words[i+n:], rates...) {
			f, ok = reachedFigure(s, words, i+n)
			ok = ok && isShare(f.unit)
		}
		if ok && !isCharge(f.indicator) {
			return i + n
		}
	}
	return 0
}

// doneShare reads a share at a word, or behind the verbs that say what is done with it: "Số hóa 100% hồ sơ".
func doneShare(clause string, words []word, from int) (figure, bool) {
	if f, ok := openingShare(clause, words, from); ok {
		return f, ok
	}
	i := from
	for i < min(len(words), from+maxDone) && !isDigits(words[i].fold) && !isComparisonAt(words, i) {
		// "hoàn thành cắt giảm 50% thời gian"
		if _, grows := atAny(words, i, shrinking); grows && i > from && areVerbs(clause, words[from:i]) {
			return openingShare(clause, words, i)
		}
		i++
	}
	if i == from || i >= len(words) || !areMaking(clause, words[from:i]) && !areVerbs(clause, words[from:i]) {
		return figure{}, false
	}
	return openingShare(clause, words, i)
}

// maxDone is how many words may say what is done before a share.
const maxDone = 8

// doneFigure reads a share with which something is done, or what strivenFigure does.
func doneFigure(clause string, words []word, from int) (figure, bool) {
	if f, ok := doneShare(clause, words, from); ok {
		return f, ok
	}
	return strivenFigure(clause, words, from)
}

// shrinking are the verbs by which a share of something comes or goes.
var shrinking = []string{"cat giam", "keo giam", "giam", "tang"}

// openingShare reads "(Ít nhất) 100% hộ …" and "Giảm 50% số vụ …".
func openingShare(clause string, words []word, from int) (figure, bool) {
	if n, grows := atAny(words, from, shrinking); grows {
		f, ok := valueAt(clause, words, from+n)
		if !ok || !isShare(f.unit) {
			return figure{}, false
		}
		return f.ofShare(clause, words, from, from+n)
	}
	if from >= len(words) || !isDigits(words[from].fold) && !isComparisonAt(words, from) {
		return figure{}, false
	}
	return leadingShare(clause, words, from)
}

// dues are what a share is taken of by a rule, not as an aim: "hỗ trợ 50% chi phí", "giảm 30% tiền thuê đất".
var dues = []string{
	"kinh phi", "von", "chi phi", "tong chi phi", "muc luong", "luong", "thue", "tien", "phi", "le phi", "gia", "gia tri", "tong muc",
	"muc", "so tien", "muc dong", "hoc phi", "so phieu", "tong so phieu", "lai suat", "ngan sach", "nguon von", "nguon kinh phi",
	"y kien", "dai bieu", "thanh vien", "so voi",
}

// judged matches what is said of a share that was reached, or that is a condition of something.
var judged = regexp.MustCompile(` (?:thì|đã|là quá|là rất|là còn) | (?:\d+ năm|những năm|thời gian|vừa) qua(?: |[,.;]|$)`)

// isCharge: the share is one of money or of votes, a condition of something ("… thì"), or one that was reached ("đã …").
func isCharge(of string) bool {
	words := wordsOf(of)
	if n, ok := atAny(words, 0, growing); ok {
		words = words[n:]
	}
	_, charged := atAny(words, 0, dues)
	return charged || judged.MatchString(of)
}

// namedAim is the word behind "mục tiêu" where its figure follows before a comma ("bảo đảm mục tiêu 16 triệu ha đất …", "với mục tiêu
// giảm ít nhất 5% số vụ"), -1 for none. Several aims, and a national one, name a programme.
func namedAim(s string, words []word) int {
	for i := index(words, 0, "muc tieu", "chi tieu"); i >= 0 && i+2 < len(words); i = index(words, i+1, "muc tieu", "chi tieu") {
		if when, _ := scopeOf(words[i:]); when.to != "" { // "đạt mục tiêu đến năm 2030 tỷ lệ hộ …"
			return i
		}
		if i > 0 && slices.Contains([]string{"cac", "nhung", "so"}, words[i-1].fold) || startsWith(words[i+2:], "quoc gia") {
			continue
		}
		own, part := portionAt(s, words, i+2)
		if _, ok := aimedFigure(own, part, i+2); ok {
			return i + 2
		}
	}
	return -1
}

// portionAt cuts a text at the first comma behind a word.
func portionAt(s string, words []word, i int) (string, []word) {
	end := strings.Index(s[words[i].start:], ", ")
	if end < 0 {
		return s, words
	}
	end += words[i].start
	n := i
	for n < len(words) && words[n].start < end {
		n++
	}
	return s[:end], words[:n]
}

// measuredFigure reads a share or a measure that a text begins with.
func measuredFigure(clause string, words []word, from int) (figure, bool) {
	if f, ok := leadingShare(clause, words, from); ok {
		return f, ok
	}
	if from >= len(words) || !isDigits(words[from].fold) && !isComparisonAt(words, from) {
		return figure{}, false
	}
	f, ok := countAt(clause, words, from)
	if !ok || f.guessed != "" || !isMeasure(f.unit) {
		return figure{}, false
	}
	f = f.ofObject(behindCount(clause, words, from))
	f.indicator = capitalised(f.indicator)
	return f, f.indicator != ""
}

// aimedFigure reads what measuredFigure does, what is strived for, or what is made.
func aimedFigure(clause string, words []word, from int) (figure, bool) {
	if f, ok := measuredFigure(clause, words, from); ok {
		return f, ok
	}
	if f, ok := doneFigure(clause, words, from); ok {
		return f, ok
	}
	return makingFigure(clause, words, from)
}

// maxPurpose is how many words of a sentence may say what something is done for.
const maxPurpose = 60

// isPurpose: "để" and "nhằm", not "đe" or "nhầm".
func isPurpose(s string, w word) bool {
	if w.fold != "de" && w.fold != "nham" {
		return false
	}
	own := text.Exact(s[w.start:w.end])
	return own == "để" || own == "nhằm"
}

// strivenFigure reads a figure that is compared, reached, a share or a place among others. A bare number may be a time or
// how many are to do something.
func strivenFigure(clause string, words []word, from int) (figure, bool) {
	for _, read := range []reader{limitFigure, statedFigure, rankedFigure, openingShare, reachedFigure, leadingShare, boundedFigure} {
		f, ok := read(clause, words, from)
		if !ok {
			continue
		}
		return f, !isPeriod(f.unit)
	}
	if startsWith(words[min(from, len(words)):], "ty le", "ti le", "ty trong", "toc do", "muc do") { // "Tỷ lệ hộ có nhà đạt chuẩn 80%"
		return countedFigure(clause, words, from)
	}
	return figure{}, false
}
