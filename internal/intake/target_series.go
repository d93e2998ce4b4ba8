package intake

import (
	"regexp"
	"strings"
)

// A telling is what the clauses of a text have said so far.
type telling struct {
	targets []Target
	before  string // the indicator of the last target, without its place or group
	topic   string // what stood before a colon for the clauses behind it
	run     []int  // of the same indicator without a time: the year behind the last of them is theirs too
	costs   bool
	fresh   bool   // the statement begins a sentence
	grows   string // by what verb a share of something grows or shrinks in the sentence so far
}

// A stated is a figure with the words that state it, and what a bracket says of its parts or of whom else it is.
type stated struct {
	figure

	text  string
	words []word
	parts []figure
	aside string
}

// statedIn reads the figure of a statement from a word on.
func statedIn(s string, n int, read reader) (st stated, ok bool) {
	st.text = s
	if plain, inside, ok := cutFiguredBracket(s); ok {
		st.text, st.aside = plain, inside
	}
	st.words = wordsOf(st.text)
	st.figure, ok = read(st.text, st.words, n)
	plain, inside, bracketed := cutParts(st.text)
	if !bracketed || st.aside != "" {
		return st, ok
	}
	whole := wordsOf(plain)
	if f, said := read(plain, whole, min(n, len(whole))); said {
		if parts, shared := f.parts(inside); shared {
			return stated{figure: f, text: plain, words: whole, parts: parts}, true
		}
	}
	return st, ok
}

// further are the figures of the parts, and of whom else the bracket says one, by what the figure is about.
func (st stated) further(about string) []figure {
	var all []figure
	for _, part := range asides(st.aside, st.year) {
		all = append(all, part.under(about))
	}
	for _, part := range st.parts {
		part.indicator = about + ": " + part.indicator
		all = append(all, part)
	}
	return all
}

// tell reads a statement about a time.
func (p *parser) tell(told *telling, s string, n int, now scope, read reader) {
	s = withoutTotal(withoutKeeping(inDigits(s)))
	st, ok := statedIn(s, n, read)
	f, words := p.withDay(st.figure, st.text), st.words
	if !ok || isReached(s, wordsOf(s), p.isLater(now)) || isOnlyPossible(words) || p.isPast(now, f) || told.isUnnamed(f, words[n:]) {
		return
	}
	if told.costs = isCost(words[n:], f, told.costs) || isShareOfCost(st.text); told.costs {
		return
	}
	if f.indicator == "" && f.year == "" && startsWith(words[n:], "gap", "con") && len(told.targets) > 0 {
		now = told.targets[len(told.targets)-1].dated(now)
	}
	told.shrink(&f, st.text, words, n)
	series := f.indicator == "" || isGroup(f.indicator) || told.topic != ""
	named, compares := told.before, comparesGrowth(wordsOf(f.indicator))
	where := told.name(&f)
	if f.indicator == "" {
		return
	}
	told.add(f, where, now, series)
	base := told.before
	st.figure = f
	for _, one := range st.further(base) {
		told.add(one, "", now, true)
	}
	if told.before = base; compares && named != "" {
		told.before = named // a further comparison is of the same
	}
}

// isUnnamed: a place among others begins a sentence of its own, which does not say in what ("Nhóm 10 tỉnh dẫn đầu cả nước.").
func (told *telling) isUnnamed(f figure, words []word) bool {
	return f.op == opRank && f.indicator == "" && told.fresh && len(told.targets) > 0 && startsWith(words, furtherRanks...)
}

// shrink says of a share behind "và" that it grows or shrinks as the one before does: "Giảm 30% số vụ cháy và 50% diện tích bị cháy".
func (told *telling) shrink(f *figure, s string, words []word, n int) {
	switch k, grows := atAny(words, n, shrinking); {
	case grows && isShare(f.unit) && n+k < len(words):
		told.grows = s[words[n].start:words[n+k-1].end]
	case told.grows != "" && n > 0 && words[n-1].fold == "va" && isShare(f.unit) && (isDigits(words[n].fold) || isBound(words, n)):
		*f = f.under(capitalised(told.grows))
	default:
		told.grows = ""
	}
}

// withoutKeeping drops the end of a statement that says how long what is reached is kept: "… và duy trì đến năm 2030".
func withoutKeeping(s string) string {
	i := strings.Index(s, " và duy trì")
	if i < 0 || !startsWith(wordsOf(s[i:]), "va duy tri den", "va duy tri o muc do den", "va duy tri muc do den") {
		return s
	}
	return s[:i]
}

// withoutTotal drops of how many things some are: "40/99 xã đạt chuẩn" counts 40.
func withoutTotal(s string) string {
	for _, m := range ofTotal.FindAllStringSubmatchIndex(s, -1) {
		words := wordsOf(s[m[3]:runeBoundary(s, min(len(s), m[3]+40))])
		if _, ok := atAny(words, 0, countedThings); ok {
			return s[:m[2]] + s[m[3]:]
		}
	}
	return s
}

// ofTotal matches of how many things some are, and the space behind.
var ofTotal = regexp.MustCompile(`(?:^| )\d[\d.]*(/\d[\d.]*) `)

// name completes what a figure is about by what was said before, and returns the place or group that it is for.
func (told *telling) name(f *figure) (where string) {
	if isGroup(f.indicator) {
		where, f.indicator = f.indicator, ""
	}
	own := f.indicator
	if len(wordsOf(own)) == 1 && !isCapitals(own) && f.op != opRank {
		own = "" // no indicator is one word, but for an abbreviation
	}
	if own == "" && (!isShare(f.unit) || f.level) {
		told.before = withoutGrowth(told.before)
		if !isShare(f.unit) {
			f.doubtRate(told.before)
		}
	}
	if f.indicator = withBefore(own, told.before); told.topic != "" && own != "" {
		f.indicator = told.topic + " " + uncapitalised(own)
	}
	if text := strings.Trim(f.text, " ,."); where == "" && isGroup(text) {
		where, f.year = cutYear(text)
	}
	return where
}

// doubtRate asks about how many there are to be of something that was named as a share ("tỷ lệ … đạt 98%, đạt 5.000 em").
func (f *figure) doubtRate(named string) {
	counts := f.unit != "" && f.op != opRank && !strings.Contains(f.unit, "/") && !strings.Contains(f.unit, " trên ")
	if counts && f.guessed == "" && startsWith(wordsOf(named), rates...) {
		f.guessed = "value"
	}
}

// withoutGrowth drops of an indicator that it grows or shrinks, for its level: "doanh thu tăng 12%, đạt 3 tỷ đồng".
func withoutGrowth(indicator string) string {
	for _, grows := range [...]string{" tăng thêm", " giảm thêm", " tăng", " giảm"} {
		if level, ok := strings.CutSuffix(indicator, grows); ok {
			return level
		}
	}
	return indicator
}

// add keeps a target. A year behind one of a series is that of those before it that have none.
func (told *telling) add(f figure, where string, now scope, series bool) {
	told.before = f.indicator
	if where != "" {
		f.indicator += " " + uncapitalised(where)
	}
	t := f.target(now)
	if where == "" {
		told.before = t.Indicator
	}
	if !series {
		told.run = nil
	}
	told.targets = append(told.targets, t)
	if t.Period == "" {
		told.run = append(told.run, len(told.targets)-1)
		return
	}
	if f.year != "" {
		for _, i := range told.run {
			told.targets[i].Period = f.year
			told.targets[i].settled("period")
		}
	}
	told.run = nil
}

// isGroup: the words begin a place or a group that a figure is for ("đạt 60% ở khu vực thành thị và 40% ở nông thôn").
func isGroup(s string) bool {
	return startsWith(wordsOf(s[:runeBoundary(s, 40)]), "o khu vuc", "o vung", "o nong thon", "o thanh thi", "o do thi", "o mien nui",
		"o cac xa", "o cap", "doi voi", "tai khu vuc", "tai cac")
}

// groups begin the words in a bracket that say of whom else a value holds.
var groups = []string{
	"khu vuc", "vung", "nong thon", "thanh thi", "thanh pho", "do thi", "mien nui", "dong bang", "doi voi", "rieng", "nam gioi", "nu",
	"cap", "tuyen", "trong do",
}

// cutFiguredBracket takes the first bracket with a share for a place or a group out of a statement: "giảm còn 8% (khu vực miền
// núi dưới 25%) vào năm 2025".
func cutFiguredBracket(s string) (plain, inside string, ok bool) {
	for from := 0; ; {
		open := strings.IndexByte(s[from:], '(')
		if open < 0 {
			return s, "", false
		}
		open += from
		end := strings.IndexByte(s[open:], ')')
		if end < 0 {
			return s, "", false
		}
		inside = s[open+1 : open+end]
		if strings.Contains(inside, "%") && startsWith(wordsOf(inside), groups...) {
			return strings.TrimRight(s[:open], " ") + s[open+end+1:], inside, true
		}
		from = open + end
	}
}

// asides reads the shares of a bracket, which are for the year of the figure that it stands behind.
func asides(inside, year string) []figure {
	var all []figure
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(inside, " và ", ";"), func(r rune) bool { return r == ';' }) {
		words := wordsOf(part)
		n := leadIn(words)
		f, ok := strivenFigure(part, words, n)
		if ok && isShare(f.unit) && startsWith(words, groups...) {
			f.year = year
			all = append(all, f)
		}
	}
	return all
}

// under names a figure of a place or a group by what is measured.
func (f figure) under(indicator string) figure {
	f.indicator = indicator + " " + uncapitalised(f.indicator)
	return f
}
