package intake

import (
	"slices"
	"strings"

	"dondoc/internal/org"
	"dondoc/internal/text"
)

// recipientsAround reads who receives what is due in the sentence around a
// deadline: "gửi (báo cáo) về Sở X", "báo cáo Thủ tướng Chính phủ". The issuer
// receives by right and is not named.
func (p *parser) recipientsAround(s string, start, end int) []string {
	from := 0
	for _, c := range sentencesOf(s) {
		if from+len(c) > start {
			stop := from + len(c)
			return p.recipientsIn(s[from:max(stop, end)])
		}
		from += len(c)
	}
	return nil
}

// sendingWords lead from "gửi" or "báo cáo" to who receives it.
var sendingWords = []string{"ve", "cho", "den", "toi", "len", "qua"}

// maxSent is how many words of what is sent may stand between the verb and its receiver.
const maxSent = 16

func (p *parser) recipientsIn(s string) []string {
	words := wordsOf(s)
	for i := range words {
		n, ok := atAny(words, i, []string{"gui", "bao cao"})
		if !ok {
			continue
		}
		for j := i + n; j < min(len(words), i+n+maxSent); j++ {
			led := slices.Contains(sendingWords, words[j-1].fold)
			after := j == i+n || led || isResult(words, i+n, j)
			if !after {
				continue
			}
			if who := p.recipientsAt(s, words, j); len(who) > 0 {
				return p.withoutIssuer(who)
			}
		}
	}
	return nil
}

// isResult: between the verb and j only "kết quả thực hiện" or the like stands.
func isResult(words []word, from, j int) bool {
	n, ok := atAny(words, from, []string{"ket qua thuc hien", "ket qua trien khai", "tinh hinh thuc hien", "ket qua", "tinh hinh"})
	return ok && from+n == j
}

func (p *parser) recipientsAt(s string, words []word, j int) []org.Mention {
	found, _ := p.names.Leading(s[words[j].start:sentenceEnd(s, words[j].start)], len(s))
	return slices.DeleteFunc(found, func(m org.Mention) bool { return m.Class || m.Doubt != "" && m.Doubt != org.DoubtSpelling })
}

// withoutIssuer drops the document's issuer and its head ("UBND tỉnh", "Chủ tịch UBND tỉnh").
func (p *parser) withoutIssuer(found []org.Mention) []string {
	issuer := text.Fold(text.Expand(p.issuer))
	var who []string
	for _, m := range found {
		name := text.Fold(text.Expand(m.Name))
		name = strings.TrimPrefix(name, "chu tich ")
		if issuer != "" && strings.HasPrefix(issuer+" ", name+" ") {
			continue
		}
		who = append(who, m.Label())
	}
	return who
}
