package intake

import "strings"

// aimOver reads the aim that stands as the title of what is to be done for it: "2. Trồng mới trên 500 ha rừng:" over
// the work of each body.
func (p *parser) aimOver(it *item) []Target {
	if len(it.children) == 0 && len(it.rest) == 0 {
		return nil
	}
	title := strings.TrimRight(it.head, " .:;")
	if _, cited := citationIn(title); cited || len(sentencesOf(title)) > 1 {
		return nil
	}
	found := p.targetsSaid(title, it.period, "", titleFigure)
	for i := range found {
		p.periodByYear(&found[i])
	}
	return found
}

// titleFigure reads a figure of a title: one that is compared, reached or a share, or how many known things are to be made.
func titleFigure(clause string, words []word, from int) (figure, bool) {
	if f, ok := strivenFigure(clause, words, from); ok {
		return f, !isCharge(f.indicator)
	}
	i := from
	for i < len(words) && !isDigits(words[i].fold) {
		i++
	}
	if i == from || i == len(words) || !areMaking(clause, words[from:i]) {
		return figure{}, false
	}
	f, ok := countAt(clause, words, i)
	if !ok || f.guessed != "" || isTime(f.unit) || isPartOfNumber(clause, words, i) {
		return figure{}, false
	}
	f.guessed = "value"
	f.indicator, f.year = indicatorOf(clause, words[from:i])
	f = f.ofObject(clause[words[countWord(words, i)].end:])
	return f, len(wordsOf(f.indicator)) > minIndicator
}

// making are verbs by which things come to be: what they count is reached, where others count what is gone through.
var making = verbsOf(`hoàn thành, hoàn thiện, thành lập, xây dựng, xây mới, trồng, trồng mới, phát triển, khởi công, khánh thành, đầu tư,
	lắp đặt, di dời, thu hút, đào tạo, giải quyết, tạo, xóa, cải tạo, nâng cấp, mở mới`)

// areMaking: the words are verbs, and one of them makes something.
func areMaking(s string, words []word) bool {
	makes := false
	for i := 0; i < len(words); {
		n, ok := making.at(s, words, i)
		makes = makes || ok
		if !ok {
			if n, ok = acting.at(s, words, i); !ok {
				n, ok = atAny(words, i, []string{"moi", "them", "it nhat", "toi thieu", "khoang", "tren"})
			}
		}
		if !ok {
			return false
		}
		i += n
	}
	return makes
}
