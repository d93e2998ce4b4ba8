package intake

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/target"
	"dondoc/internal/text"
)

// aimsBeside reads the figures that the sentences of the introduction and of the tasks strive for, where no part on goals
// says them.
func (p *parser) aimsBeside(d *Draft, o *outline, b *body) []Target {
	var found []Target
	for _, q := range unbroken(o.preamble) {
		for _, t := range p.aimsIn(q.Text) {
			t.Place = q.Place
			found = append(found, t)
		}
	}
	introduced, worked := len(found), b.works()
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
			if kind == partOther && !worked[it.path] {
				return
			}
			over, below := p.aimOver(it), it.text
			if len(over) > 0 {
				below = oneLine(strings.TrimPrefix(it.paragraphs(), it.head))
			}
			for _, t := range append(over, p.aimsIn(below)...) {
				t.Ref, t.Section, t.Place = it.path, root.path, it.place
				p.periodByHeading(&t, it.period)
				if !repeats(found[:introduced], t) {
					found = append(found, t)
				}
			}
		})
	}
	return found
}

// unbroken joins the lines of an introduction that a format without paragraphs breaks: one that begins small goes on with the line
// before, which no mark ends.
func unbroken(lines []docread.Paragraph) []docread.Paragraph {
	var all []docread.Paragraph
	for _, q := range lines {
		last := len(all) - 1
		if last >= 0 && len(all[last].Text) < maxClause && unicode.IsLower(firstRune(q.Text)) &&
			!strings.ContainsAny(all[last].Text[max(0, len(all[last].Text)-1):], ".;:") {
			all[last].Text += " " + q.Text
			all[last].Place.LineEnd = max(q.Place.Line, q.Place.LineEnd)
			continue
		}
		all = append(all, q)
	}
	return all
}

// repeats: one of the targets has the same words, figure and time.
func repeats(said []Target, t Target) bool {
	return slices.ContainsFunc(said, func(o Target) bool {
		return sameFigure(o, t) && o.Period == t.Period && text.Fold(o.Indicator) == text.Fold(t.Indicator)
	})
}

// periodByHeading gives a target without a time the one of the heading that it stands under, as a doubt.
func (p *parser) periodByHeading(t *Target, s scope) {
	if t.Period != "" || s.to == "" {
		return
	}
	t.Period = s.period(target.Measure(t.Measure))
	t.settled("period")
	t.note("period", sureGuess, doubtPeriodTitle, t.Indicator)
}

// works gives the paths of the items that may be work, and of what stands right over them.
func (b *body) works() map[string]bool {
	worked := map[string]bool{}
	for _, c := range append(slices.Clone(b.chapters), b.duties...) {
		for _, a := range c.found {
			worked[a.item.path] = true
			if a.item.parent != nil {
				worked[a.item.parent.path] = true
			}
		}
	}
	return worked
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
		for _, t := range p.targetsSaid(strings.TrimRight(s[a.from:a.to], " ;.,:"), a.when, a.object, a.read) {
			p.periodByYear(&t)
			if a.guessed {
				t.note("value", sureGuess, "intake.doubt_value_guessed", t.Indicator)
			}
			found = append(found, t)
		}
	}
	return found
}

// An aim is the stretch of a text that says what is aimed at.
type aim struct {
	from, to int
	object   string // what the verb before is about
	when     scope  // that stands right before it
	read     reader
	guessed  bool // the sentence cites another document, whose aim it may be
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
	if len(sentence) > 2*maxClause {
		return aim{}, false
	}
	words := wordsOf(sentence)
	i, read := aimAt(sentence, words)
	if i < 0 {
		return aim{}, false
	}
	before := sentence[:words[i].start]
	_, cited := citationIn(before)
	if cited && !isApart(before) {
		return aim{}, false
	}
	own := sentence[words[i].start:]
	ordered := withoutOrder(own)
	return aim{
		from: words[i].start, to: words[i].start + len(ordered), object: objectIn(before), read: read,
		when: timeBefore(words[:i]), guessed: cited,
		open: ordered == own && strings.HasSuffix(own, ";") && (i == 0 || startsWith(words[i:], "phan dau")),
	}, true
}

// isApart: a comma parts what is aimed at from what is carried out: "Thực hiện Nghị quyết số 5/NQ-CP, (với mục tiêu) giảm …".
func isApart(before string) bool {
	words := wordsOf(before)
	if n := len(words) - 2; n > 0 && (words[n+1].fold == "tieu" || words[n+1].fold == "dam" || words[n+1].fold == "bao") {
		before = before[:words[n].start]
	}
	before = strings.TrimSuffix(strings.TrimRight(before, " "), " với")
	return strings.HasSuffix(before, ",") || strings.HasSuffix(before, ";")
}

// timeBefore is the year or the years that end what stands before an aim ("các chỉ tiêu năm 2026, trong đó phấn đấu …"), or that begin
// its sentence.
func timeBefore(words []word) scope {
	for _, tail := range []string{"trong do", "va", "dong thoi"} {
		if n := len(words) - strings.Count(tail, " ") - 1; n > 0 {
			if _, ok := at(words, n, tail); ok {
				words = words[:n]
			}
		}
	}
	for n := max(0, len(words)-maxTimeBefore); n < len(words); n++ {
		if n > 1 && words[n-1].fold == "voi" {
			return scope{} // of what is compared
		}
		if s, k := scopeOf(words[n:]); k > 0 && n+k == len(words) {
			return s
		}
	}
	when, _ := scopeOf(words)
	return when
}

// maxTimeBefore is how many words of a time may stand before an aim.
const maxTimeBefore = 5

// aimAt finds the word at which a sentence begins to say what it aims at, and how its figure is read: behind "phấn đấu" any
// that is compared or reached, behind "để" and "nhằm" one that is reached. A sentence that begins with a share of
// something, or by how much it is to grow or shrink, is one itself. It returns -1 for none.
func aimAt(s string, words []word) (int, reader) {
	when, n := scopeOf(words)
	done, work := doneShare(s, words, n)
	work = work && !isCharge(done.indicator)
	if i := index(words, 0, "phan dau"); i > n && !work {
		return i, wantedFigure
	} else if i >= 0 && i <= n {
		return 0, wantedFigure // a time at the beginning is the aim's
	}
	switch {
	case work:
		return 0, doneFigure
	case len(words) > 2 && startsWith(words, "muc tieu") && strings.Contains(s, ":"):
		return 2, doneFigure
	case opensLevel(s, words, when, n):
		return 0, havingFigure
	case isMeanOfYear(words):
		return 0, yearlyFigure
	}
	if i := ensuredAt(s, words); i > 0 {
		return i, doneFigure
	}
	if i := namedAim(s, words); i >= 0 {
		return i, aimedFigure
	}
	if i := workAt(s, words); i > 0 {
		return i, doneFigure
	}
	if i := raisedAt(s, words); i > 0 {
		return i, strivenFigure
	}
	for i := 0; i+1 < len(words); i++ {
		if !isPurpose(s, words[i]) || i > 0 && words[i-1].fold == "khong" {
			continue
		}
		own := words[:min(len(words), i+maxPurpose)]
		f, ok := reachedFigure(s, own, i+1)
		if !ok || !isShare(f.unit) {
			continue
		}
		if k := shrunkAt(s, own, i+1); k > 0 {
			return k, doneFigure
		}
		return i + 1, reachedFigure
	}
	return -1, nil
}

// opensLevel: a sentence begins with what there shall be: "Có ít nhất 02 vườn ươm …", "Đến năm 2030, tỷ lệ hộ … đạt 95%".
func opensLevel(s string, words []word, when scope, n int) bool {
	if n >= len(words) {
		return false
	}
	if text.Exact(s[words[n].start:words[n].end]) == "có" {
		if f, ok := leadingShare(s, words, n); ok {
			return !isState(f.indicator)
		}
		f, ok := countAt(s, words, n+1)
		return ok && isBound(words, n+1) && !isPeriod(f.unit) && !isPaper(f.unit)
	}
	if when.to == "" || words[0].fold != "den" {
		return false
	}
	f, ok := reachedFigure(s, words, n)
	return ok && isShare(f.unit) && startsWith(words[n:], append([]string{"dat"}, rates...)...)
}

// isState: behind "có" a share is one of what is amiss: it tells how things are.
func isState(of string) bool {
	return has(wordsOf(of), "chua", "xuong cap", "khong dat", "con thieu", "hu hong", "vi pham")
}

// havingFigure reads what strivenFigure does. What part there is of something without a bound or a time may be how things are.
func havingFigure(clause string, words []word, from int) (figure, bool) {
	f, ok := strivenFigure(clause, words, from)
	if from < len(words) && words[from].fold == "co" && isShare(f.unit) && f.op == "=" && f.value < 100 && f.year == "" && f.guessed == "" {
		f.guessed = "value"
	}
	return f, ok
}

// rates are what an indicator begins with that is a share or a speed.
var rates = []string{"ty le", "ti le", "ty trong", "ti trong", "toc do", "muc do"}

// yearlyFigure reads how many things are to be made each year: "mỗi năm trồng 40 ha rừng".
func yearlyFigure(clause string, words []word, from int) (figure, bool) {
	n, ok := atAny(words, from, means)
	if !ok {
		return figure{}, false
	}
	f, ok := makingFigure(clause, words, from+n)
	f.indicator = capitalised(clause[words[from].start:words[from+n-1].end] + " " + uncapitalised(f.indicator))
	return f, ok
}

// withoutOrder cuts the words off an introduction by which somebody orders what follows: "…, Chủ tịch UBND tỉnh yêu cầu".
func withoutOrder(s string) string {
	words := wordsOf(s)
	i := index(words, 0, "yeu cau", "chi dao", "de nghi", "chi thi")
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
	for _, lead := range [...]string{" bảo đảm", " đảm bảo", " mục tiêu", " đạt", " với"} {
		before = strings.TrimRight(strings.TrimSuffix(before, lead), " ,")
	}
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
