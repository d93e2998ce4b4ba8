package intake

import (
	"slices"
	"strings"

	"dondoc/internal/org"
)

// directing are the words by which whoever leads has others do the work or a part of it.
var directing = []string{"chi dao", "truc tiep chi dao", "lanh dao chi dao", "lanh dao va chi dao"}

// maxToDirected is how far behind a subject, in bytes, those whom it directs are read.
const maxToDirected = 400

// directedBy are the bodies that the sentence's subject is to direct: "Bộ A chỉ đạo Cục B rà soát …". They take part in its work.
func (p *parser) directedBy(s *subject, content string) []org.Mention {
	rest := s.behind(content)
	rest = rest[:runeBoundary(rest, min(len(rest), maxToDirected))]
	words := wordsOf(rest)
	n, directs := atAny(words, 0, directing)
	if !directs || n >= len(words) || isVerbAt(rest, words, n) {
		return nil
	}
	found, _ := p.listAt(rest, words, n)
	if slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class && strings.ContainsAny(m.Text, "0123456789") }) {
		return nil // the class took in what they do: "nhà thầu thi công 3 ca"
	}
	return found
}
