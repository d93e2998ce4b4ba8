package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/org"
	"dondoc/internal/text"
)

// under is whom the items under a heading are for, and those of them that give work: a heading may list its bodies as
// items of their own ("Giao các sở gồm: - Sở A (…); - Sở B (…). Có trách nhiệm: a) … b) …").
func (p *parser) under(it *item, above *subject) (*subject, []*item) {
	if s, rest := p.listedUnder(it); s != nil {
		return s, rest
	}
	own := p.holderOf(it, above)
	if own != nil {
		from := 0
		if own != above {
			from = own.endIn(it.head)
		}
		if to := p.delegateIn(it.head, from); to != "" {
			return p.delegated(own, to), it.children
		}
		if own == above {
			own = p.together(it.head, own).withThose(it.head)
		}
		if n := len(it.rest); n > 0 && startsWith(wordsOf(it.rest[n-1].Text), "chu tri", "phoi hop") {
			own = p.together(it.rest[n-1].Text, own)
		}
	}
	return own, it.children
}

// withThose: a heading says only that its holder leads with others ("b) Chủ trì, phối hợp với:"), and each item begins with whom.
func (s *subject) withThose(heading string) *subject {
	switch text.Fold(strings.TrimRight(heading, " :;,.")) {
	case "chu tri, phoi hop", "chu tri, phoi hop voi", "chu tri phoi hop voi", "chu tri phoi hop":
		own := *s
		own.withEach = true
		return &own
	}
	return s
}

// together adds those with whom the line over items says that their holder does all of them: "- Chủ trì, phối hợp với các
// sở, ngành tham mưu:", or a heading that says nothing else: "a) Chủ trì, phối hợp với các sở, ngành".
func (p *parser) together(line string, holder *subject) *subject {
	words := wordsOf(line[:runeBoundary(line, maxHeading)])
	i := index(words[:min(len(words), maxToDelegate)], 0, "phoi hop")
	if i < 0 || len(holder.coordinators) > 0 || !strings.HasSuffix(line, ":") && len(p.partnersOf(line)) == 0 {
		return holder
	}
	found, phrase := p.coordinatorsIn(line, wordsOf(line), i)
	if len(found) == 0 {
		return holder
	}
	both := *holder
	both.coordinators, both.coordinatePhrase = found, phrase
	return &both
}

// delegated is whom a heading has somebody direct ("Đề nghị UBND tỉnh chỉ đạo Công an tỉnh:", "b) Chỉ đạo Sở X:" under a
// committee): the items are their work, unless the document means who directs. To direct is a party committee's own work.
func (p *parser) delegated(own *subject, to string) *subject {
	if slices.ContainsFunc(own.leads, func(m org.Mention) bool { return isOfParty(m.Name) }) {
		passed := *own
		passed.rival = to
		return &passed
	}
	return &subject{leads: p.names.List(to), leadPhrase: to, sure: sureExact, rival: own.leadPhrase}
}

// listedUnder reads the bodies that the first items under a heading name and nothing else, where items of another kind follow
// that say what they do. It gives nil where there are none.
func (p *parser) listedUnder(it *item) (*subject, []*item) {
	own, n := &subject{sure: sureExact, end: len(it.head)}, 0
	for _, c := range it.children {
		found := p.namedBy(c)
		if c.rank != it.children[0].rank || found == nil {
			break
		}
		if !isSureOf(found) {
			own.sure = sureGuess
		}
		own.leads = append(own.leads, found...)
		n++
	}
	if n < 2 || n == len(it.children) || it.children[n].rank == it.children[0].rank {
		return nil, nil
	}
	own.leadPhrase = strings.Trim(it.children[0].head, " .;:")
	return own, it.children[n:]
}

// namedBy reads an item that is a body, with what a bracket says of it, nil for any other.
func (p *parser) namedBy(it *item) []org.Mention {
	names, _, _ := strings.Cut(it.head, "(")
	found, whole := p.names.Covering(strings.Trim(names, " .;:"))
	if len(it.children) > 0 || !whole || !canAct(found) || !endsName(found) {
		return nil
	}
	return found
}

// goesOnWith are the words by which a class goes on with what makes it one ("được giao quản lý …", "đang thi công …").
var goesOnWith = []string{"duoc", "dang", "co tai san", "co lien quan"}

// headedByClass reads a heading of one class that is told at length, with verbs: "Các cơ quan, đơn vị được giao quản lý, sử
// dụng tài sản".
func (p *parser) headedByClass(it *item) *subject {
	head := strings.TrimRight(it.head, " .:;")
	words := wordsOf(head)
	if len(it.children) == 0 || len(head) > maxHeading || !startsWith(words, "cac") && !startsWith(words, "nhung") ||
		strings.Contains(head, ". ") || strings.Contains(head, ";") {
		return nil
	}
	for i := 2; i < len(words); i++ {
		if _, ok := atAny(words, i, goesOnWith); !ok {
			continue
		}
		found, whole := p.names.Covering(strings.TrimRight(head[:words[i].start], " ,"))
		if whole && slices.IndexFunc(found, func(m org.Mention) bool { return !m.Class }) < 0 && isSureOf(found) {
			first := words[0].end
			m := org.Mention{Name: strings.ToLower(head[:first]) + head[first:], Text: head, End: len(head), Class: true}
			return &subject{leads: []org.Mention{m}, leadPhrase: head, end: len(it.head), sure: sureSpelling}
		}
	}
	return nil
}

// dutiful are the nouns of those who may have duties and that nobody knows for bodies: a school year, a stage or a programme has
// "tasks" too.
var dutiful = []string{
	"doi tuong", "nguoi", "to chuc", "ca nhan", "thanh vien", "chu the", "chu ho", "chu so huu", "chu dau tu", "chu phuong tien",
	"chu rung",
	"ho gia dinh", "ho dan", "gia dinh", "nhan dan", "cu tri", "hoc sinh", "hoc vien", "sinh vien", "giao vien", "giang vien", "nha giao",
	"phu huynh", "can bo", "cong chuc", "vien chuc", "nhan vien", "chien si", "dang vien", "doan vien", "hoi vien", "bao cao vien",
	"cong tac vien", "tinh nguyen vien", "giam khao", "trong tai", "thi sinh", "don vi", "co quan", "co so", "doanh nghiep", "nha thau",
	"nha dau tu", "tieu ban", "bo phan", "to truong", "doi truong", "truong doan", "doan kiem tra", "doan cong tac",
}

// headedByDuty reads a heading that gives its duties to whoever it names, of a kind that nobody knows for a body: "Trách nhiệm
// của đối tượng kiểm kê:". It is a class, and doubted.
func (p *parser) headedByDuty(it *item) *subject {
	head, _, _ := strings.Cut(strings.TrimRight(it.head, " .:;"), " (")
	words := wordsOf(head)
	n, ok := atAny(words, 0, []string{"trach nhiem cua", "nhiem vu cua"})
	if !ok || n == len(words) || len(it.children) == 0 || len(head) > maxHeading || strings.ContainsAny(head, ".;:") {
		return nil
	}
	quantity, _ := atAny(words, n, []string{"cac", "nhung", "moi", "tung"})
	if _, ok := atAny(words, n+quantity, dutiful); !ok {
		return nil
	}
	who := head[words[n].start:]
	kind := org.Mention{Name: who, Text: who, End: len(who), Class: true}
	s := &subject{leads: []org.Mention{kind}, leadPhrase: who, end: len(it.head), sure: sureGuess}
	if unicode.IsUpper(firstRune(who)) || p.isTitleOver(it, s) {
		return nil
	}
	return s
}

// charges are the words by which a sentence comes to what it asks of its subject, and nothing else.
var charges = []string{"co trach nhiem", "chiu trach nhiem", "co nghia vu", "phai"}

func isCharged(words []word, i int) bool {
	_, ok := atAny(words, i, charges)
	return ok
}

// tellWhich looks whether the word behind a class at the end of the subject tells which of them are meant, and gives the word at
// which the sentence goes on.
func (s *subject) tellWhich(text string, words []word, i int) int {
	switch last := s.leads[len(s.leads)-1]; {
	case last.Class && words[i].fold == "duoc":
		if i = s.toCharge(text, words, i); !isCharged(words, i) {
			s.sure = sureSpelling
		}
	case isBareClass(last) && goesOnAsClass(text, words, i):
		s.sure = sureSpelling
	}
	return i
}

// maxWhich is how many words tell which of a class are meant, before what is asked of them.
const maxWhich = 24

// toCharge takes into the name of a class what tells which of them are meant, from the word that follows it to what is asked of
// them: "Các tổ chức, cá nhân được cấp giấy phép có trách nhiệm …". It gives the word at which the sentence goes on, the one
// it was given where it asks nothing of them or names others before.
func (s *subject) toCharge(text string, words []word, from int) int {
	for i := from + 1; i < min(len(words), from+maxWhich); i++ {
		gap := text[words[i-1].end:words[i].start]
		if strings.ContainsAny(gap, ".;:") || words[i].fold == "cac" && strings.Contains(gap, ",") {
			return from
		}
		if !isCharged(words, i) {
			continue
		}
		end := words[i-1].end
		which := text[s.end:end]
		s.leads, s.leadPhrase, s.end = slices.Clone(s.leads), s.leadPhrase+which, end
		last := &s.leads[len(s.leads)-1]
		last.Name, last.Text, last.End = last.Name+which, last.Text+which, last.End+len(which)
		return i
	}
	return from
}
