package intake

import (
	"regexp"
	"slices"
	"strings"

	"dondoc/internal/docread"
	"dondoc/internal/org"
)

// addresseesIn reads the bodies that a letter is addressed to in one line: "Kính gửi: Bộ X, Bộ Y". Nil where a list follows.
func (p *parser) addresseesIn(ps []docread.Paragraph) []org.Mention {
	for _, q := range ps {
		words := wordsOf(q.Text)
		n, ok := at(words, 0, "kinh gui")
		if !ok {
			continue
		}
		if n == len(words) {
			return nil
		}
		found, whole := p.names.Covering(strings.TrimRight(q.Text[words[n].start:], " .;"))
		if !whole {
			return nil
		}
		return found
	}
	return nil
}

// asAddressed spells out a class that the letter is addressed to where the text calls it by its kind alone: "các Sở Y tế", behind "Kính
// gửi: Sở Y tế các tỉnh, thành phố".
func (p *parser) asAddressed(s *subject) *subject {
	own := *s
	for i, m := range s.leads {
		kind := strings.TrimPrefix(strings.ToLower(m.Text), "các ")
		for _, a := range p.receivers {
			if a.Class && kind != "" && strings.HasPrefix(strings.ToLower(a.Text), kind+" các ") {
				own.leads = slices.Clone(own.leads)
				own.leads[i] = a
			}
		}
	}
	return &own
}

// politeNouns are what a letter calls whom it is addressed to, behind "quý".
var politeNouns = []string{"bo", "so", "co quan", "uy ban", "cong ty", "don vi", "ban", "cuc", "tong cuc", "truong", "hoi", "vien", "tinh"}

// addressed reads "quý Bộ" at a word as those whom the letter is addressed to, nil where nothing of the kind stands there or
// they are not known.
func (p *parser) addressed(s string, words []word, i int) *subject {
	if len(p.addressees) == 0 || i+1 >= len(words) || strings.ToLower(s[words[i].start:words[i].end]) != "quý" {
		return nil
	}
	n, ok := atAny(words, i+1, politeNouns)
	if !ok {
		return nil
	}
	end := words[i+n].end
	return &subject{leads: p.addressees, leadPhrase: s[words[i].start:end], end: end, sure: sureSpelling}
}

// askedOfAddressees reads an order to those whom the letter is addressed to, whoever gives it: "Phó Thủ tướng yêu cầu quý Bộ …".
func (p *parser) askedOfAddressees(s string, words []word) *subject {
	if len(p.addressees) == 0 {
		return nil
	}
	for i := range words {
		n := orderAt(s, words, i)
		if n == 0 {
			continue
		}
		if found := p.addressed(s, words, i+n); found != nil && !isTold(s[:words[i].start]) {
			return found
		}
	}
	return nil
}

// issued says that somebody sent a document out.
var issued = regexp.MustCompile(`(?:có|gửi|ban hành) (?:văn bản|công văn|thông báo|công điện|chỉ thị) số `)

// maxTold is how many bytes the words may take that tell of an earlier document.
const maxTold = 600

// isTold: the order behind this is what an earlier document said ("Văn phòng có văn bản số 5/TB-VP thông báo Phó Thủ tướng yêu
// cầu …"). Behind a comma it is one of the letter's own ("Sở X có văn bản số 7/SX báo cáo, đề nghị …").
func isTold(before string) bool {
	before = before[runeBoundary(before, max(0, len(before)-maxTold)):]
	before = before[strings.LastIndex(before, ". ")+1:]
	if strings.HasSuffix(strings.TrimRight(before, " "), " và") {
		return false
	}
	return !strings.HasSuffix(strings.TrimRight(before, " "), ",") && issued.MatchString(before)
}
