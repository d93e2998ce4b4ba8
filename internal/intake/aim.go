package intake

import (
	"slices"
	"strconv"
	"strings"

	"dondoc/internal/text"
)

// aimsBeside reads the figures that the sentences of the introduction and of the tasks strive for, where no part on goals
// says them.
func (p *parser) aimsBeside(d *Draft, o *outline) []Target {
	var found []Target
	for _, q := range o.preamble {
		for _, t := range p.aimsIn(q.Text) {
			t.Place = q.Place
			found = append(found, t)
		}
	}
	for _, root := range o.top.children {
		kind := partIn(d.Document.Type, root)
		if kind == partGoals {
			continue
		}
		root.walk(func(it *item) {
			if it.parent != nil && it.parent.announces("chi tieu") {
				found = append(found, p.targetsIn(it, root.path)...)
				return
			}
			if kind == partOther {
				return
			}
			over, below := p.aimOver(it), it.text
			if len(over) > 0 {
				below = oneLine(strings.TrimPrefix(it.paragraphs(), it.head))
			}
			for _, t := range append(over, p.aimsIn(below)...) {
				t.Ref, t.Section, t.Place = it.path, root.path, it.place
				found = append(found, t)
			}
		})
	}
	return found
}

// aimsInRows reads what the rows of an appendix strive for.
func (p *parser) aimsInRows(d *Draft) []Target {
	var found []Target
	for _, t := range d.Tasks {
		own := slices.DeleteFunc(aimsOf(t.Content), func(a aim) bool { return isOfObject(t.Content, a) })
		for _, x := range p.targetsOfAims(t.Content, own) {
			x.Ref, x.Place = t.Ref, t.Place
			if _, dated := scopeIn(wordsOf(x.Phrase)); !dated && x.Period != "" {
				x.note("period", sureGuess, doubtPeriodTitle, x.Indicator)
			}
			found = append(found, x)
		}
	}
	return found
}

// isOfObject: behind a verb and its object "phấn đấu" without a comma tells of the object ("Kiểm tra các xã phấn đấu đạt …"), not of
// the work.
func isOfObject(s string, a aim) bool {
	sentences := sentencesOf(s[:a.from])
	if len(sentences) == 0 || !startsWith(wordsOf(s[a.from:a.to]), "phan dau") {
		return false
	}
	before := strings.TrimRight(sentences[len(sentences)-1], " ")
	words := wordsOf(before)
	_, verb := acting.at(before, words, 0)
	return verb && strings.IndexByte(",;:.", before[len(before)-1]) < 0 && !areVerbs(before, words)
}

// aimsIn reads the sentences of a text that say what shall be reached: "…, phấn đấu thu ngân sách đạt trên 55% dự toán",
// "… giải pháp để tăng trưởng quý II đạt từ 10% trở lên". One that tells of another document's aim is not this one's.
func (p *parser) aimsIn(s string) []Target { return p.targetsOfAims(s, aimsOf(s)) }

func (p *parser) targetsOfAims(s string, aims []aim) []Target {
	var found []Target
	for _, a := range aims {
		for _, t := range p.targetsSaid(strings.TrimRight(s[a.from:a.to], " ;.,:"), scope{}, a.object, a.read) {
			p.periodByYear(&t)
			found = append(found, t)
		}
	}
	return found
}

// An aim is the stretch of a text that says what is aimed at.
type aim struct {
	from, to int
	object   string // what the verb before is about
	read     reader
	open     bool // the next sentence may go on with it
}

// aimsOf finds the aims of a text: each is the end of a sentence, and of what is strived for the sentences behind that a
// semicolon joins to it tell more ("Phấn đấu … đạt 95%; tỷ lệ … dưới 10%").
func aimsOf(s string) []aim {
	var all []aim
	at := 0
	for _, sentence := range sentencesOf(s) {
		a, ok := aimOf(sentence)
		last := len(all) - 1
		switch {
		case last >= 0 && all[last].open && all[last].to == at && (!ok || strings.TrimSpace(sentence[:a.from]) == ""):
			all[last].to = at + len(sentence)
			all[last].open = strings.HasSuffix(sentence, ";")
		case ok:
			a.from, a.to = a.from+at, a.to+at
			all = append(all, a)
		}
		at += len(sentence)
	}
	return all
}

// aimOf finds the aim of a sentence that has one of its own.
func aimOf(sentence string) (aim, bool) {
	words := wordsOf(sentence)
	i, read := aimAt(sentence, words)
	if i < 0 {
		return aim{}, false
	}
	before := sentence[:words[i].start]
	if _, cited := citationIn(before); cited {
		return aim{}, false
	}
	own := sentence[words[i].start:]
	ordered := withoutOrder(own)
	return aim{
		from: words[i].start, to: words[i].start + len(ordered), object: objectIn(before), read: read,
		open: ordered == own && strings.HasSuffix(own, ";") && (i == 0 || startsWith(words[i:], "phan dau")),
	}, true
}

// aimAt finds the word at which a sentence begins to say what it aims at, and how its figure is read: behind "phấn đấu" any
// that is compared or reached, behind "để" and "nhằm" one that is reached. A sentence that begins with a share of
// something, or by how much it is to grow or shrink, is one itself. It returns -1 for none.
func aimAt(s string, words []word) (int, reader) {
	_, n := scopeOf(words)
	if i := index(words, 0, "phan dau"); i > n {
		return i, wantedFigure
	} else if i >= 0 {
		return 0, wantedFigure // a time at the beginning is the aim's
	}
	if f, ok := doneShare(s, words, n); ok && !isCharge(f.indicator) {
		return 0, doneFigure
	}
	if i := ensuredAt(s, words); i > 0 {
		return i, doneFigure
	}
	if i := namedAim(s, words); i >= 0 {
		return i, aimedFigure
	}
	for i := 0; i+1 < len(words); i++ {
		if !isPurpose(s, words[i]) || i > 0 && words[i-1].fold == "khong" {
			continue
		}
		if f, ok := reachedFigure(s, words[:min(len(words), i+maxPurpose)], i+1); ok && strings.HasPrefix(f.unit, "%") {
			return i + 1, reachedFigure
		}
	}
	return -1, nil
}

// ensuredAt is the word behind "bảo đảm" where a share follows ("…, bảo đảm cắt giảm ít nhất 30% thời gian"), 0 for none.
func ensuredAt(s string, words []word) int {
	for i := 1; i+2 < len(words); i++ {
		n, ok := atAny(words, i, []string{"bao dam", "dam bao"})
		if !ok {
			continue
		}
		if f, ok := doneShare(s, words, i+n); ok && !isCharge(f.indicator) {
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

// openingShare reads "(Ít nhất) 100% hộ …" and "Giảm 50% số vụ …".
func openingShare(clause string, words []word, from int) (figure, bool) {
	if n, grows := atAny(words, from, []string{"cat giam", "giam", "tang"}); grows {
		f, ok := valueAt(clause, words, from+n)
		if !ok || !strings.HasPrefix(f.unit, "%") {
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

// isCharge: the share is one of money or of votes, a condition of something ("… thì"), or one that was reached ("đã …").
func isCharge(of string) bool {
	words := wordsOf(of)
	if n, ok := atAny(words, 0, growing); ok {
		words = words[n:]
	}
	_, charged := atAny(words, 0, dues)
	return charged || strings.Contains(of, " thì ") || strings.Contains(of, " đã ")
}

// namedAim is the word behind "mục tiêu" where its figure follows at once ("bảo đảm mục tiêu 16 triệu ha đất …"), -1 for none.
func namedAim(s string, words []word) int {
	i := index(words, 0, "muc tieu", "chi tieu")
	if i < 0 || i+2 >= len(words) {
		return -1
	}
	if when, _ := scopeOf(words[i:]); when.to != "" { // "đạt mục tiêu đến năm 2030 tỷ lệ hộ …"
		return i
	}
	if _, ok := measuredFigure(s, words, i+2); !ok {
		return -1
	}
	return i + 2
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

// aimedFigure reads what measuredFigure does, or a rate that is reached.
func aimedFigure(clause string, words []word, from int) (figure, bool) {
	if f, ok := measuredFigure(clause, words, from); ok {
		return f, ok
	}
	f, ok := reachedFigure(clause, words, from)
	return f, ok && strings.HasPrefix(f.unit, "%")
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
	for _, read := range []reader{statedFigure, rankedFigure, openingShare, reachedFigure, leadingShare, boundedFigure} {
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

// withoutOrder cuts the words off an introduction by which somebody orders what follows: "…, Chủ tịch UBND tỉnh yêu cầu".
func withoutOrder(s string) string {
	words := wordsOf(s)
	i := index(words, 0, "yeu cau", "chi dao", "de nghi")
	if i <= 0 {
		return s
	}
	if comma := strings.LastIndexByte(s[:words[i].start], ','); comma > 0 {
		return s[:comma]
	}
	return s
}

// objectIn is what the last verb before an aim is about: "giải ngân vốn đầu tư công" of "Chỉ đạo giải ngân vốn đầu tư công,".
func objectIn(before string) string {
	before = strings.TrimRight(before, " ,")
	words := wordsOf(before)
	for i := len(words) - minIndicator; i >= 0; i-- {
		if n, ok := acting.at(before, words, i); ok && i+n+1 < len(words) {
			return capitalised(before[words[i].start:])
		}
	}
	return ""
}

// periodByYear gives an aim that names a part of a year without the year the one that such phrases mean.
func (p *parser) periodByYear(t *Target) {
	words := wordsOf(t.Phrase)
	if t.Period == "" && p.times.Year > 0 && (has(words, "dau nam", "cuoi nam", "nam nay", "trong nam") || namesPartOfYear(words)) {
		t.Period = strconv.Itoa(p.times.Year)
		t.settled("period")
	}
}

// namesPartOfYear: a quarter or a month with its number, not "quy định" or "chiến thắng".
func namesPartOfYear(words []word) bool {
	for i := 1; i < len(words); i++ {
		number := words[i].fold
		if quarter := words[i-1].fold == "quy" && strings.Trim(number, "iv1234") == ""; quarter ||
			words[i-1].fold == "thang" && isDigits(number) {
			return true
		}
	}
	return false
}
