package intake

import (
	"slices"
	"strings"

	"dondoc/internal/org"
)

// adverbials are the beginnings of clauses that say when, why or on what
// grounds, before a sentence comes to its subject.
var adverbials = []string{
	"trong qua trinh", "tren co so", "can cu", "de", "neu", "voi vai tro", "voi tu cach", "theo", "trong pham vi", "khi",
	"doi voi", "ngoai ra",
	"dinh ky", "hang nam", "hang quy", "hang thang", "truoc ngay", "sau khi", "nham", "trong thoi gian", "trong nam",
	"trong quy", "trong thang",
	"tu nam", "den nam", "ke tu", "cung voi", "ben canh", "thuc hien", "truong hop", "dong thoi", "sau",
}

// subjectInside tries the beginning of every later part for a list that ends at
// a verb: "nếu thấy cần sửa đổi …, các sở … chủ động đề xuất".
func (p *parser) subjectInside(s string, words []word, from int) *subject {
	if _, ok := atAny(words, from, adverbials); !ok && !p.opensWithTime(s, words, from) {
		return nil
	}
	for i, lists := from+1, 0; i < len(words) && lists < maxPartnerLists; i++ {
		if !strings.Contains(s[words[i-1].end:words[i].start], ",") {
			continue
		}
		if end := p.pastPartners(s, words, i); end > i {
			i, lists = end-1, lists+1
			continue
		}
		if n := orderAt(s, words, i); n > 0 {
			if found := p.subjectAt(s, words, i+n); found != nil {
				return found
			}
		}
		if p.isReceived(s, words, i) {
			continue
		}
		stop := -1
		for j := i + 1; j < min(len(words), i+maxSubject) && stop < 0; j++ {
			if isVerbAt(s, words, j) {
				stop = j
			}
		}
		if stop < 0 {
			return nil
		}
		limit := words[stop].start
		found, whole := p.names.Covering(s[words[i].start:limit])
		if !whole || !canAct(found) || !isSureOf(found) && !endsName(found) ||
			strings.HasSuffix(strings.TrimSpace(s[:limit]), ",") || !isWhole(found) || !isQuantifiedAll(found) {
			continue
		}
		own := &subject{leads: found, leadPhrase: strings.TrimSpace(s[words[i].start:limit]), end: limit, sure: sureGuess}
		if isSureOf(found) {
			own.sure = sureGrammar
		}
		return p.withCoordinators(s, words, stop, own)
	}
	return nil
}

// maxOpeningTime is how long the time is that a sentence begins with, in bytes.
const maxOpeningTime = 60

// opensWithTime: up to its first comma the sentence says when: "Trong 6 tháng đầu năm 2024, …", "Năm 2024, …".
func (p *parser) opensWithTime(s string, words []word, from int) bool {
	if from >= len(words) {
		return false
	}
	rest := s[words[from].start:]
	comma := strings.IndexByte(rest[:min(len(rest), maxOpeningTime)], ',')
	return comma > 0 && isWhen(rest[:comma], p.times)
}

// isReceived: the word goes on with a list of those who receive something ("gửi về Bộ A, Bộ B để tổng hợp"). One who then acts
// ("gửi về Bộ A, Bộ B chủ trì thẩm định") is no receiver.
func (p *parser) isReceived(s string, words []word, i int) bool {
	const far = 20
	for j := i + 1; j < min(len(words), i+maxSubject); j++ {
		if isVerbAt(s, words, j) {
			if words[j].fold != "de" {
				return false
			}
			break
		}
	}
	for j := i - 2; j >= max(0, i-far); j-- {
		if n, ok := atAny(words, j, []string{"gui ve", "gui den", "gui toi", "gui", "bao cao"}); ok && j+n < i {
			found, whole := p.names.Covering(s[words[j+n].start:words[i-1].end])
			return whole && len(found) > 0
		}
	}
	return false
}

// isWhole: a class that is only a noun ("đơn vị") is a word of the sentence, not its subject.
func isWhole(found []org.Mention) bool {
	return !slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class && len(wordsOf(m.Text)) < 3 })
}
