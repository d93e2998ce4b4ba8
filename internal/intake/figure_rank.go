package intake

import (
	"slices"
	"strings"

	"dondoc/internal/text"
)

// ranks are the words that lead to a place among others.
var ranks = []string{
	"thuoc nhom", "trong nhom", "vao nhom", "thuoc top", "trong top", "vao top", "top", "thuoc tot",
	"xep hang tu thu", "xep tu thu", "dung tu thu", "tu thu hang",
	"xep hang thu", "dung hang thu", "xep thu", "dung thu", "vi tri thu", "hang thu", "xep hang", "thu hang",
}

// furtherRanks lead to a further place in the same sentence: "… và nhóm 60 nước dẫn đầu thế giới".
var furtherRanks = []string{"nhom", "top"}

// rankedFigure reads "(INDICATOR) thuộc nhóm 10 tỉnh dẫn đầu (về INDICATOR)": the number is the lowest place that will do, and
// the words keep among whom.
func rankedFigure(clause string, words []word, from int) (figure, bool) {
	for i := from; i < len(words); i++ {
		n, ok := rankAt(words, i)
		if k, further := atAny(words, i, furtherRanks); further && i == from {
			n, ok = k, isFurther(words, i) || ranksFirst(words[min(i+k+1, len(words)):])
		}
		if !ok || i+n >= len(words) || !isDigits(words[i+n].fold) || inBrackets(clause, words[i].start) {
			continue // "trong nhóm dẫn đầu" is no figure
		}
		if k := subjectCount(clause, words, from, i); k >= 0 {
			if strings.HasPrefix(strings.TrimLeft(clause[words[k].end:], " "), "%") {
				return figure{}, false
			}
			f, ok := leadingCount(clause, words, k)
			return f, ok && boundBefore(words[from:k]) == 0 && (k == from || !isComparisonAt(words, k-1))
		}
		place, _ := number(clause[words[i+n].start:])
		f := figure{op: opRank, value: place, unit: rankUnit(clause, words[i+n+1:]), text: strings.TrimSpace(clause[words[i+n-1].start:])}
		if f.unit == "bậc" || startsWith(words[i+n+1:], "sao") {
			continue // "tăng thứ hạng 2 bậc" does not say from where, "xếp hạng 3 sao" tells a grade
		}
		f.indicator, f.year = indicatorOf(clause, withoutLead(clause, words[from:i]))
		later := len(wordsOf(f.indicator)) < minIndicator || becoming.MatchString(f.indicator) // it is named behind the place
		if about := index(words, i+n, "ve"); later && about >= 0 && about+1 < len(words) {
			f.text = strings.TrimSpace(clause[words[i+n-1].start:words[about].start])
			var named string
			about, _, _ := strings.Cut(clause[words[about+1].start:], " (năm ")
			named, f.year = cutYear(strings.TrimRight(about, " ,."))
			f.indicator = capitalised(named)
		}
		f.text, _, _ = strings.Cut(f.text, " theo đánh giá ")
		if rest, year := cutYear(f.text); year != "" {
			f.text, f.year = strings.TrimRight(rest, " ,"), year
		}
		return f, f.indicator == "" || len(wordsOf(f.indicator)) >= minIndicator
	}
	return figure{}, false
}

// subjectCount is the word of a number that counts what has a place: "có (ít nhất) 2 trường nằm trong nhóm 100", -1 for none. Neither
// the number of an act or an edition nor a value that an indicator has counts it.
func subjectCount(clause string, words []word, from, to int) int {
	k := from
	for k < to && (!isDigits(words[k].fold) || isYear(words[k].fold)) {
		k++
	}
	if k+1 >= to || isNamed(clause, words, k) || isEdition(clause, words, k) || isPartOfNumber(clause, words, k) ||
		has(words[k+2:to], "chi so") {
		return -1
	}
	before := withoutLead(clause, words[from:k])
	before = before[:len(before)-boundBefore(before)]
	if len(before) == 0 || before[len(before)-1].fold == "co" || areVerbs(clause, before) {
		return k
	}
	return -1
}

// rankAt counts the words that lead to a place at i; "nằm trong (số) 15 tỉnh" does only where it says that they lead.
func rankAt(words []word, i int) (int, bool) {
	n, ok := atAny(words, i, []string{"xep hang trong so", "xep hang trong", "nam trong so", "nam trong"})
	if !ok {
		return atAny(words, i, ranks)
	}
	return n, ranksFirst(words[min(i+n+1, len(words)):])
}

// isFurther: "và" joins the place to the one before it.
func isFurther(words []word, i int) bool { return i > 0 && words[i-1].fold == "va" }

// ranksFirst: soon the words say that those among whom a place is are the first.
func ranksFirst(words []word) bool {
	return has(words[:min(len(words), maxRanked-1)], "dan dau", "dung dau", "cao nhat", "tot nhat", "hang dau", "ca nuoc", "toan quoc")
}

// maxRanked bounds the words between a place and what says that it is one of the first.
const maxRanked = 8

// withoutLead drops the verbs of a clause that names its indicator later.
func withoutLead(clause string, words []word) []word {
	for len(words) > 0 {
		n, ok := atAny(words, 0, []string{"phan dau", "tiep tuc", "duy tri", "dat"})
		if !ok {
			break
		}
		words = words[n:]
	}
	for n := len(words); n > 0; n-- {
		last := text.Exact(clause[words[n-1].start:words[n-1].end])
		if !slices.Contains([]string{"nằm", "xếp", "hạng", "thứ", "đứng"}, last) { // "Việt Nam" ends with none
			break
		}
		words = words[:n-1]
	}
	return words
}

// rankUnit is whom the places are counted among ("địa phương", "tỉnh"), empty where the clause goes on with another word.
func rankUnit(clause string, words []word) string {
	if len(words) == 0 {
		return ""
	}
	unit, guessed := nounAfter(clause, words)
	if n, ok := atAny(words, 0, []string{"dia phuong", "quoc gia", "co quan", "nuoc", "truong dai hoc"}); ok {
		return clause[words[0].start:words[n-1].end]
	}
	if guessed != "" {
		return ""
	}
	return unit
}
