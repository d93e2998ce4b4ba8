package intake

import "strings"

// raising are the verbs by which a level is brought to another one.
var raising = verbsOf("nâng, nâng cao, nâng dần, kéo giảm, giảm, hạ, đưa, duy trì, giữ, giữ vững")

// leveled are what an indicator begins with that has a level.
var leveled = append([]string{"tong so", "so luong", "do che phu", "do bao phu"}, rates...)

// raisedAt is the word behind a verb of raising where a level follows with the figure that it is brought to: "…, nâng tỷ lệ hộ dùng
// nước sạch lên 95%"; 0 for none.
func raisedAt(s string, words []word) int {
	if strings.Contains(s, " đã ") {
		return 0 // how it was raised
	}
	for i := range words {
		n, ok := raising.at(s, words, i)
		if !ok || i > 0 && !opensAnew(s, words, i) || i+n >= len(words) || !startsWith(words[i+n:], leveled...) {
			continue
		}
		own, part := portionAt(s, words, i+n)
		f, ok := reachedFigure(own, part, i+n)
		if ok && !isCharge(f.indicator) && !isPeriod(f.unit) && !isReached(own, wordsOf(own), false) {
			return i + n
		}
	}
	return 0
}

// opensAnew: a comma, a colon or "và" parts a word from the one before, or "để" leads to it.
func opensAnew(s string, words []word, i int) bool {
	between := s[words[i-1].end:words[i].start]
	return between != " " && !strings.Contains(between, "(") || words[i-1].fold == "va" || isPurpose(s, words[i-1])
}

// shrunkAt is the first word behind a comma from one on at which something is to grow or shrink by a share, 0 for none.
func shrunkAt(s string, words []word, from int) int {
	for i := from + 1; i < len(words); i++ {
		if _, grows := atAny(words, i, shrinking); !grows || s[words[i-1].end:words[i].start] != ", " {
			continue
		}
		if f, ok := openingShare(s, words, i); ok && !isCharge(f.indicator) {
			return i
		}
	}
	return 0
}
