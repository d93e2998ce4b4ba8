package intake

import (
	"regexp"
	"slices"
	"strings"
)

// aimOver reads the aim that stands as the title of what is to be done for it: "2. Trồng mới trên 500 ha rừng:" over
// the work of each body.
func (p *parser) aimOver(it *item) []Target {
	if len(it.children) == 0 && len(it.rest) == 0 {
		return nil
	}
	title := strings.TrimRight(it.head, " .:;")
	if has(wordsOf(title), "chi tieu", "muc tieu", "nhiem vu") {
		return nil // how many follow
	}
	if _, cited := citationIn(title); cited || len(sentencesOf(title)) > 1 {
		return nil
	}
	if index(wordsOf(title), 0, "phan dau") > 0 {
		return p.aimsIn(title) // behind the work that is to be done
	}
	found := p.targetsSaid(title, it.period, "", titleFigure)
	for i := range found {
		p.periodByYear(&found[i])
	}
	return found
}

// titleFigure reads a figure of a title, but for a share of money or of votes.
func titleFigure(clause string, words []word, from int) (figure, bool) {
	f, ok := wantedFigure(clause, words, from)
	return f, ok && !isCharge(f.indicator)
}

// wantedFigure reads a figure that is compared, reached or a share, or how many known things are to be made.
func wantedFigure(clause string, words []word, from int) (figure, bool) {
	for _, read := range []reader{givenFigure, strivenFigure, doneShare} {
		if f, ok := read(clause, words, from); ok {
			return f, true
		}
	}
	return makingFigure(clause, words, from)
}

// givenFigure reads the value in brackets of an aim that somebody else has set: "vượt mục tiêu tăng trưởng Chính phủ giao (9%)".
func givenFigure(clause string, words []word, from int) (figure, bool) {
	m := givenAim.FindStringSubmatchIndex(clause)
	if m == nil || from >= len(words) || m[0] < words[from].start {
		return figure{}, false
	}
	value, n := number(clause[m[4]:])
	f := figure{op: "=", value: value, unit: "%", guessed: "value"}
	f.indicator = capitalised(strings.TrimSpace(clause[m[2]:m[3]]))
	if f.indicator == "" {
		before := words[from:]
		for len(before) > 0 && before[len(before)-1].end > m[0] {
			before = before[:len(before)-1]
		}
		for len(before) > 0 && slices.Contains([]string{"dat", "va", "vuot", "hoan", "thanh"}, before[len(before)-1].fold) {
			before = before[:len(before)-1]
		}
		f.indicator, f.year = indicatorOf(clause, before)
	}
	return f, n > 0 && len(wordsOf(f.indicator)) >= minIndicator
}

// givenAim matches an aim, who has set it and its value.
var givenAim = regexp.MustCompile(
	`(?:mục tiêu|chỉ tiêu) ([^,;.()]*?)(?:(?:được|do) )?(?:Thủ tướng )?` +
		`(?:Chính phủ|Trung ương|Quốc hội|[Cc]ấp trên|[Tt]ỉnh|[Tt]hành phố) giao \((\d[\d,]*) ?%\)`)

// makingFigure reads how many known things are to be made.
func makingFigure(clause string, words []word, from int) (figure, bool) {
	i := from
	for i < len(words) && !isDigits(words[i].fold) {
		i++
	}
	if i == from || i == len(words) || !areMaking(clause, words[from:i]) {
		return figure{}, false
	}
	f, ok := countAt(clause, words, i)
	if !ok || f.guessed != "" || isPeriod(f.unit) || isPaper(f.unit) || f.op != opRange && isPartOfNumber(clause, words, i) {
		return figure{}, false
	}
	f.guessed = "value"
	f.indicator, f.year = indicatorOf(clause, words[from:i])
	f = f.ofObject(behindCount(clause, words, i))
	return f, len(wordsOf(f.indicator)) >= minIndicator
}

// isPaper: what is counted is a document or a piece of work, a product and no aim.
func isPaper(unit string) bool {
	return startsWith(wordsOf(unit), "nhiem vu", "de an", "bao cao", "hoi nghi", "chuong trinh", "chuyen de", "ho so", "cuoc")
}

// isPeriod: the unit is one of time.
func isPeriod(unit string) bool {
	words := wordsOf(unit)
	return len(words) > 0 && slices.Contains([]string{"ngay", "thang", "gio", "phut", "tuan"}, words[0].fold)
}

// making are verbs by which things come to be: what they count is reached, where others count what is gone through.
var making = verbsOf(`hoàn thành, hoàn thiện, hình thành, thành lập, xây dựng, xây mới, trồng, trồng mới, phát triển, khởi công,
	khánh thành, đầu tư, lắp đặt, di dời, sử dụng, có thêm, thu hút, đào tạo, giải quyết, tạo, xóa, cải tạo, nâng cấp, mở mới, đón,
	đón và phục vụ, phục vụ, cắt giảm, giảm, đơn giản hóa, bãi bỏ, bàn giao, số hóa, thu gom, đưa vào khai thác, đưa vào sử dụng`)

// areMaking: the words are verbs, and one of them makes something.
func areMaking(s string, words []word) bool {
	makes := false
	for i := 0; i < len(words); {
		n, ok := making.at(s, words, i)
		makes = makes || ok
		if !ok {
			if n, ok = acting.at(s, words, i); !ok {
				n, ok = atAny(words, i, []string{"moi", "them", "it nhat", "toi thieu", "khoang", "tren", "duoc", "chi tiet", "viec"})
			}
		}
		if !ok {
			return false
		}
		i += n
	}
	return makes
}
