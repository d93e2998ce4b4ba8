package intake

import (
	"strconv"
	"strings"

	"dondoc/internal/target"
)

// targetsOf reads the quantified aims of an item and what stands under it.
func (p *parser) targetsOf(top *item, section string) []Target {
	var targets []Target
	top.walk(func(it *item) {
		targets = append(targets, p.targetsIn(it, section)...)
	})
	return targets
}

// targetsIn reads the clauses of one item in turn: a clause may set the scope
// for those after it, and leave its indicator to the one before ("đến năm 2030 đạt 97%").
func (p *parser) targetsIn(it *item, section string) []Target {
	var targets []Target
	if len(it.children) > 0 && !strings.ContainsAny(it.text, ";%") { // a heading
		targets = p.aimOver(it)
	} else {
		targets = p.targetsSaid(it.belowTitle(), it.period, "", figureOf)
	}
	for i := range targets {
		targets[i].Ref, targets[i].Section, targets[i].Place = it.path, section, it.place
	}
	return targets
}

// A reader finds the figure that a clause states from a word on.
type reader func(clause string, words []word, from int) (figure, bool)

// maxClause is how many bytes a clause may have that states a figure: reading one takes time that grows faster than it.
const maxClause = 3000

// targetsSaid reads the clauses of a text about a time. What they leave out of their indicator is that of the clause
// before, or what was said before them all.
func (p *parser) targetsSaid(s string, when scope, indicator string, read reader) []Target {
	told := telling{before: indicator}
	after, sentence := when, when // of an exception, where its clause ends; of those in a sentence, where that ends
	for _, c := range clausesOf(s, read) {
		if len(c.text) > maxClause {
			continue
		}
		words := wordsOf(c.text)
		if !c.within {
			after = sentence
		}
		if told.fresh = c.fresh; c.fresh {
			told.topic, told.run, told.grows = "", nil, ""
		}
		linked := linkIn(words)
		own, n := scopeOf(words[linked:])
		n += linked
		now := after
		if n > 0 {
			now = narrower(now, own)
		}
		if !startsWith(words, "rieng") {
			after = now
		}
		if !c.within {
			sentence = after
		}
		if isMeanOfYear(words[n:]) && len(told.targets) > 0 {
			now = told.targets[len(told.targets)-1].span(now)
		}
		n += leadIn(words[n:])
		stated := len(told.targets)
		for _, one := range statementsOf(c.text, words, n) {
			p.tell(&told, one, n, now, read)
		}
		for i := stated; i < len(told.targets); i++ {
			told.targets[i].Phrase = strings.TrimSpace(c.text)
		}
		if c.opens && len(told.targets) == stated && len(c.text) <= maxHeading && startsWith(words, topics...) {
			told.topic = strings.TrimSpace(c.text)
		}
	}
	for i := range told.targets {
		p.periodByTitle(&told.targets[i])
	}
	return told.targets
}

// topics are what an indicator begins with that stands before a colon for several ("Cơ cấu cây trồng: …").
var topics = []string{"ty le", "ti le", "co cau", "ty trong", "dien tich", "san luong", "nang suat", "so luong"}

// withBefore completes an indicator that the clause leaves out, or of which it says only how it grows, with the one before.
func withBefore(own, before string) string {
	words := wordsOf(own)
	switch _, mean := atAny(words, 0, growing); {
	case own == "":
		return before
	case mean && before != "" && comparesGrowth(words):
		return level(before) + " " + uncapitalised(own)
	case mean && before != "" && areVerbs(own, words) && strings.HasSuffix(before, strings.ToLower(own)):
		return before
	case mean && before != "" && areVerbs(own, words):
		return before + " " + strings.ToLower(own)
	}
	return own
}

// comparesGrowth: the words say only with what it is compared how something grows: "tăng so với năm 2026".
func comparesGrowth(words []word) bool {
	_, grows := atAny(words, 0, growing)
	return grows && has(words[:min(len(words), 4)], "so voi")
}

// level is an indicator without how it grows, and with what that is compared.
func level(indicator string) string {
	grown, _, _ := strings.Cut(indicator, " so với ")
	if own := withoutGrowth(grown); own != grown {
		return own
	}
	return withoutGrowth(indicator)
}

// linkIn counts the words that only join a sentence to the one before.
func linkIn(words []word) int {
	n, _ := atAny(words, 0, []string{
		"ngoai ra", "ben canh do", "cung voi do", "mat khac", "hon nua", "qua do", "theo do", "cung thoi gian do",
	})
	return n
}

// leadIn counts the words that only say that a clause is an aim, or a part of the one before.
func leadIn(words []word) int {
	n, _ := atAny(words, 0, []string{
		"trong do phan dau", "trong do", "va phan dau", "va", "phan dau", "dong thoi phan dau", "dong thoi", "tung buoc",
	})
	return n
}

// periodByTitle gives a target without a time the one that the document's title speaks of: its only year plainly,
// its period as a doubt, for a document of several years may mean each of them.
func (p *parser) periodByTitle(t *Target) {
	if t.Period != "" || p.titled.to == "" {
		return
	}
	t.Period = p.titled.period(target.Measure(t.Measure))
	t.settled("period")
	if p.titled.from != "" {
		t.note("period", sureGuess, doubtPeriodTitle, t.Indicator)
	}
}

// isPast: what a clause states of a year before the document's is no target, whatever the verb.
func (p *parser) isPast(s scope, f figure) bool {
	year := s.to
	if f.year != "" {
		year = f.year
	}
	return s.from == "" && year != "" && year < strconv.Itoa(p.firstYear())
}

// isLater: a time that the text speaks of begins behind the year of the document.
func (p *parser) isLater(s scope) bool {
	return s.to > strconv.Itoa(p.firstYear()) && p.firstYear() > 0
}

// firstYear is the first that the document can aim at: that of its issue, or else the one its title speaks of, 0 where that is
// only how far it reaches ("đến năm 2030").
func (p *parser) firstYear() int {
	switch issued := p.times.Issued.Year(); {
	case issued > 0:
		return min(issued, p.times.Year)
	case p.reaches:
		return 0
	}
	return p.times.Year
}

// isReached: what has been reached is no target, nor is what is estimated, unless it is foreseen for a later year; in brackets it only
// stands beside one ("… 60% (năm 2025 ước đạt 52%)").
func isReached(clause string, words []word, foreseen bool) bool {
	i := index(words, 0, "da dat", "uoc dat", "hien dat", "hien nay dat", "den nay da", "dat duoc ket qua", "ket qua dat")
	if i > 0 && words[i].fold == "hien" && words[i-1].fold == "thuc" { // "do trạm y tế thực hiện đạt 50%"
		return false
	}
	if i < 0 || inBrackets(clause, words[i].start) || foreseen && words[i].fold == "uoc" {
		return false
	}
	and := index(words, i, "va tang", "va giam", "va nang", "va phan dau") // "giữ diện tích đã đạt được và nâng …"
	return and < 0
}

// isOnlyPossible: "có thể tăng lên 25%" says what may be, not what is aimed at, and "… dưới 30% có thể điều chỉnh" of whom it is said.
func isOnlyPossible(words []word) bool {
	return has(words, "co the tang", "co the giam", "co the dat", "co the len", "co the dieu chinh", "co the ap dung", "co the vuot")
}

// target gives the figure its measure and period.
func (f figure) target(s scope) Target {
	t := Target{Indicator: f.indicator, Op: f.op, Value: &f.value, Unit: f.unit}
	switch {
	case f.op == opRank:
		t.Text = f.text
	case f.op == opYes:
		t.Value, t.Text = nil, f.text
	case f.op == opRange:
		t.Value, t.Low, t.High = nil, &f.value, &f.high
	}
	if f.guessed != "" {
		t.note(f.guessed, sureGuess, "intake.doubt_value_guessed", f.indicator)
	}
	if own, ok := spanIn(f.indicator); ok {
		s = own
		t.Indicator = withoutSpan(f.indicator)
	}
	m, sure := measureOf(f, s)
	t.Measure = string(m)
	t.note("value", sureExact, "", "")
	if !sure {
		t.note("measure", sureGuess, "intake.doubt_measure", f.indicator)
	}
	if f.year == "" && s.to == "" {
		f.year = yearInside(t.Indicator)
	}
	if f.year != "" {
		s = scope{to: f.year}
	}
	if t.Period = s.period(m); t.Period == "" {
		t.note("period", sureMissing, "intake.doubt_no_period", f.indicator)
	}
	return t
}

// yearInside is the one year that the words of an indicator name, of which what grows in it is said ("doanh thu năm 2026 tăng"); empty
// for none, and for a year that it is compared with.
func yearInside(indicator string) string {
	words := wordsOf(indicator)
	planned := startsWith(words, "ke hoach", "du toan", "chi tieu") // a share of what is planned for a year is due in it
	year := ""
	for i := 1; i+1 < len(words); i++ {
		if words[i].fold != "nam" || !isYear(words[i+1].fold) {
			continue
		}
		if _, compared := at(words, i-1, "voi"); compared || year != "" || i+2 == len(words) {
			return ""
		}
		if _, grows := atAny(words, i+2, []string{"tang", "giam", "dat"}); grows || planned {
			year = words[i+1].fold
		}
	}
	return year
}

// measureOf tells what a figure measures (domain.md §1). A total that the text
// gives for a period, of something that does not plainly add up over it, may be the
// sum or the last year's: it stays unspecified.
func measureOf(f figure, s scope) (m target.Measure, sure bool) {
	words := wordsOf(f.indicator)
	switch {
	case has(words, "binh quan hang nam", "binh quan moi nam", "binh quan nam") && isShare(f.unit):
		return target.AverageAnnualGrowth, true
	case f.unit == "%/năm" && has(words, "tang", "giam", "toc do"):
		return target.AverageAnnualGrowth, true
	case f.yearly || has(words, "moi nam", "hang nam", "binh quan nam") || strings.HasSuffix(f.unit, "/năm"):
		return target.EachYear, true
	case has(words, "viec lam") && has(words, "tao", "giai quyet"): // jobs are counted as they are made, also up to one year
		return target.Cumulative, s.from != ""
	case f.year != "" || s.from == "":
		return target.LevelAtEnd, true
	case has(words, "thanh lap moi", "huy dong", "luy ke", "tong von", "tang them", "lam moi", "xay moi", "trong moi"):
		return target.Cumulative, true
	case f.many, has(words, "tong"):
		return target.UnspecifiedTotal, false
	}
	return target.LevelAtEnd, true
}
