package intake

import (
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
	now := it.period
	indicator := ""
	if len(it.children) > 0 && !strings.ContainsAny(it.text, ";%") {
		return nil // a heading
	}
	after := now // an exception: where its clause ends
	for _, clause := range clausesOf(it.belowTitle()) {
		words := wordsOf(clause)
		s, n := scopeOf(words)
		if now = after; n > 0 {
			now = narrower(now, s)
		}
		if !startsWith(words, "rieng") {
			after = now
		}
		f, ok := figureOf(clause, words, n)
		if !ok || isReached(clause, words) || p.isPast(now, f) {
			continue
		}
		if _, mean := atAny(wordsOf(f.indicator), 0, growing); mean && indicator != "" && areVerbs(f.indicator, wordsOf(f.indicator)) {
			f.indicator = indicator + " " + strings.ToLower(f.indicator)
		}
		if f.indicator == "" {
			f.indicator = indicator
		}
		if f.indicator == "" {
			continue
		}
		indicator = f.indicator
		t := f.target(now)
		t.Ref, t.Section, t.Phrase, t.Place = it.path, section, strings.TrimSpace(clause), it.place
		p.periodByTitle(&t)
		targets = append(targets, t)
	}
	return targets
}

// periodByTitle gives a target without a time the one that the document's title speaks of: its only year plainly,
// its period as a doubt, for a document of several years may mean each of them.
func (p *parser) periodByTitle(t *Target) {
	if t.Period != "" {
		return
	}
	if p.titled.from == "" && p.titled.to != "" {
		t.settled("period")
	}
	t.Period = p.titled.period(target.Measure(t.Measure))
}

// clausesOf splits at semicolons, full stops, the colon of a scope and before "trong đó". Points and commas inside numbers do not split.
func clausesOf(s string) []string {
	var clauses []string
	from := 0
	for i := range len(s) {
		end := s[i] == ';' || s[i] == ':' && !statesValue(s[i+1:]) || s[i] == '.' && (i+1 == len(s) || s[i+1] == ' ')
		if end || strings.HasPrefix(s[i:], ", trong đó ") || s[i] == ',' && opensMean(s[i:]) ||
			(s[i] == ',' || s[i] == ' ') && opensShare(s[from:i], s[i:]) {
			clauses = append(clauses, s[from:i])
			from = i + 1
		}
	}
	return append(clauses, s[from:])
}

// opensShare: behind a share a further one stands in the same sentence: "95% cơ sở …, 70% chương trình …", "90% công chức và
// 70% viên chức", "… trong đó có 5%".
func opensShare(before, rest string) bool {
	if !strings.Contains(before, "%") {
		return false
	}
	for _, link := range [...]string{", ", " và có ", " và ", " trong đó có ", " trong đó "} {
		after, ok := strings.CutPrefix(rest, link)
		if !ok {
			continue
		}
		if words := wordsOf(after[:runeBoundary(after, 60)]); opensYear(words) {
			return link == ", "
		}
		_, after = comparisonIn(after)
		if _, n := number(after); n > 0 && strings.HasPrefix(after[n:], "%") {
			return true
		}
	}
	return false
}

// opensYear: a further year begins, for which the same or something else is to be reached: "…, (riêng) năm 2027 đạt 40%".
func opensYear(words []word) bool {
	n, _ := at(words, 0, "rieng")
	s, _ := scopeOf(words[n:])
	return s.to != ""
}

// opensMean: behind a total its mean for a year stands: "12.000 ha rừng, bình quân mỗi năm 2.400 ha".
func opensMean(rest string) bool {
	after, ok := strings.CutPrefix(rest, ", bình quân ")
	words := wordsOf(after[:runeBoundary(after, 40)])
	n, _ := atAny(words, 0, []string{"moi nam", "hang nam", "nam"})
	return ok && n > 0 && n < len(words) && isDigits(words[n].fold)
}

// narrower keeps a period when a clause only names its last year again
// ("Giai đoạn 2021 - 2025: Đến năm 2025, …").
func narrower(old, s scope) scope {
	if s.from == "" && old.to == s.to {
		return old
	}
	return s
}

// scopeOf reads "giai đoạn 2021 - 2025" or "(phấn đấu) đến năm 2025" at the
// beginning of a clause, and returns how many words it takes.
func scopeOf(words []word) (scope, int) {
	i := 0
	if n, ok := atAny(words, 0, []string{"phan dau", "trong do", "rieng"}); ok {
		i = n
	}
	if n, ok := atAny(words, i, []string{"trong giai doan", "giai doan", "thoi ky"}); ok && i+n+1 < len(words) {
		from, to := words[i+n].fold, words[i+n+1].fold
		if isYear(from) && isYear(to) {
			return scope{from: from, to: to}, i + n + 2
		}
	}
	if n, ok := atAny(words, i, []string{"den het thang", "den cuoi thang", "den thang", "trong thang"}); ok && i+n+1 < len(words) {
		at := i + n + 1
		at += btoi(words[at].fold == "nam" && at+1 < len(words))
		if isDigits(words[i+n].fold) && isYear(words[at].fold) {
			return scope{to: words[at].fold}, at + 1
		}
	}
	n, ok := atAny(words, i, []string{"den het nam", "den nam", "het nam", "trong nam", "nam"})
	if ok && i+n < len(words) && isYear(words[i+n].fold) {
		return scope{to: words[i+n].fold}, i + n + 1
	}
	return scope{}, 0
}

// scopeIn finds the time that a heading speaks of, anywhere in it.
func scopeIn(words []word) (scope, bool) {
	for i := range words {
		if s, n := scopeOf(words[i:]); n > 0 {
			return s, true
		}
	}
	return scope{}, false
}

func isYear(w string) bool {
	return len(w) == 4 && (w[0] == '2' || w[:2] == "19") && strings.Trim(w, "0123456789") == ""
}

// isPast: what a clause states of a year before the document's is no target, whatever the verb.
func (p *parser) isPast(s scope, f figure) bool {
	year := s.to
	if f.year != "" {
		year = f.year
	}
	return s.from == "" && year != "" && p.times.Year > 0 && year < strconv.Itoa(p.times.Year)
}

// isReached: what has been reached is no target; in brackets it only stands beside one ("… 60% (năm 2025 ước đạt 52%)").
func isReached(clause string, words []word) bool {
	i := index(words, 0, "da dat", "uoc dat", "hien dat", "hien nay dat", "den nay da", "dat duoc ket qua", "ket qua dat")
	return i >= 0 && !inBrackets(clause, words[i].start)
}

// target gives the figure its measure and period.
func (f figure) target(s scope) Target {
	t := Target{Indicator: f.indicator, Op: f.op, Value: &f.value, Unit: f.unit}
	switch {
	case f.op == opRank:
		t.Value, t.Text = nil, f.text
		t.note("value", sureGuess, "intake.doubt_no_value", f.text)
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
	if f.year != "" {
		s = scope{to: f.year}
	}
	if t.Period = s.period(m); t.Period == "" {
		t.note("period", sureMissing, "intake.doubt_no_period", f.indicator)
	}
	return t
}

// spanIn finds the period that an indicator itself names: "Tổng vốn đầu tư giai đoạn 2026 - 2030".
func spanIn(indicator string) (scope, bool) {
	s, ok := scopeIn(wordsOf(indicator))
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

// measureOf tells what a figure measures (domain.md §1). A total that the text
// gives for a period, of something that does not plainly add up over it, may be the
// sum or the last year's: it stays unspecified.
func measureOf(f figure, s scope) (m target.Measure, sure bool) {
	words := wordsOf(f.indicator)
	switch {
	case has(words, "binh quan hang nam", "binh quan moi nam", "binh quan nam"):
		return target.AverageAnnualGrowth, true
	case f.unit == "%/năm" && has(words, "tang", "giam", "toc do"):
		return target.AverageAnnualGrowth, true
	case has(words, "moi nam", "hang nam") || strings.HasSuffix(f.unit, "/năm"):
		return target.EachYear, true
	case has(words, "viec lam") && has(words, "tao", "giai quyet"): // jobs are counted as they are made, also up to one year
		return target.Cumulative, s.from != ""
	case f.year != "" || s.from == "":
		return target.LevelAtEnd, true
	case has(words, "thanh lap moi", "huy dong", "luy ke", "tong von", "tang them", "lam moi", "xay moi"):
		return target.Cumulative, true
	case f.many, has(words, "tong"):
		return target.UnspecifiedTotal, false
	}
	return target.LevelAtEnd, true
}
