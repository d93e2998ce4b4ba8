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
		if kind := partIn(d.Document.Type, root); kind != partTasks && kind != partDuties {
			continue
		}
		root.walk(func(it *item) {
			for _, t := range p.aimsIn(it.text) {
				t.Ref, t.Section, t.Place = it.path, root.path, it.place
				found = append(found, t)
			}
		})
	}
	return found
}

// aimsIn reads the sentences of a text that say what shall be reached: "…, phấn đấu thu ngân sách đạt trên 55% dự toán",
// "… giải pháp để tăng trưởng quý II đạt từ 10% trở lên". One that tells of another document's aim is not this one's.
func (p *parser) aimsIn(s string) []Target {
	var found []Target
	for _, sentence := range sentencesOf(s) {
		words := wordsOf(sentence)
		i, read := aimAt(sentence, words)
		if i < 0 {
			continue
		}
		before := sentence[:words[i].start]
		if _, cited := citationIn(before); cited {
			continue
		}
		aim := strings.TrimRight(withoutOrder(sentence[words[i].start:]), " ;.,:")
		for _, t := range p.targetsSaid(aim, scope{}, objectIn(before), read) {
			p.periodByYear(&t)
			found = append(found, t)
		}
	}
	return found
}

// aimAt finds the word at which a sentence begins to say what it aims at, and how its figure is read: behind "phấn đấu" any
// that is compared or reached, behind "để" and "nhằm" one that is reached. It returns -1 for none.
func aimAt(s string, words []word) (int, reader) {
	if i := index(words, 0, "phan dau"); i >= 0 {
		return i, strivenFigure
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
	for _, read := range []reader{statedFigure, rankedFigure, reachedFigure, leadingShare, boundedFigure} {
		f, ok := read(clause, words, from)
		if !ok {
			continue
		}
		unit := wordsOf(f.unit)
		return f, len(unit) == 0 || !slices.Contains([]string{"ngay", "thang", "gio", "phut", "tuan"}, unit[0].fold)
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
	if t.Period == "" && p.times.Year > 0 && has(words, "quy", "thang", "dau nam", "cuoi nam", "nam nay", "trong nam") {
		t.Period = strconv.Itoa(p.times.Year)
		t.settled("period")
	}
}
