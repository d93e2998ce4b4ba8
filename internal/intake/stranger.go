package intake

import (
	"strings"
	"unicode"

	"dondoc/internal/org"
)

// maxStrangers is how many words may name those before a colon whom no dictionary knows.
const maxStrangers = 40

// notBodies open what stands before a colon in a part on organisation and is nobody.
var notBodies = []string{
	"ve", "kinh phi", "nguon", "von", "cong tac", "thoi gian", "tien do", "che do", "noi dung", "nhiem vu", "giai phap",
	"muc", "luu y", "ghi chu", "cu the", "trong do", "viec", "doi voi", "linh vuc", "du an", "de an", "chuong trinh",
	"ke hoach", "dieu kien", "to chuc thuc hien", "bao cao", "khen thuong", "dia diem", "thanh phan", "hinh thuc",
	"phuong thuc", "yeu cau", "buoc", "giai doan", "dot", "quy", "nam", "thang", "phuong cham", "nguyen tac", "quan diem",
	"can cu", "co so phap ly", "doi tuong", "pham vi", "tai lieu", "ket qua", "san pham", "chi tieu", "so luong",
	"thanh tich", "ho so", "quy trinh", "trinh tu", "thu tuc", "cach", "phuong phap", "khau hieu", "chu de",
}

// strangersIn reads who stands before a colon, at the beginning of an item or over it, where the other items name bodies in that place:
// they act, whoever they are ("Hệ thống truyền thanh cơ sở: Tăng cường …"). A work that nobody was found for would be lost.
func (p *parser) strangersIn(it *item) *subject {
	phrase, end := it.beforeColon()
	words := wordsOf(phrase)
	if len(words) == 0 || len(words) > maxStrangers || startsWith(words, notBodies...) ||
		!unicode.IsUpper(firstRune(phrase)) || opensWithWork(phrase) || hasVerb(phrase, words, 1, len(words)) || !p.isAmongBodies(it) {
		return nil
	}
	found := p.names.List(phrase)
	for i := range found {
		if found[i].Doubt == "" && found[i].ID == "" {
			found[i].Doubt = org.DoubtUnknown
		}
	}
	return &subject{leads: found, leadPhrase: phrase, end: end, sure: sureGuess}
}

// beforeColon is what stands before the colon of an item's first line, where nothing or a work follows, and where that ends.
func (it *item) beforeColon() (phrase string, end int) {
	name, rest, found := strings.Cut(it.head, ":")
	if rest = strings.TrimSpace(rest); !found || rest != "" && !opensWithWork(rest) || rest == "" && len(it.children)+len(it.rest) == 0 {
		return "", 0
	}
	return strings.TrimSpace(name), len(name) + 1
}

// isAmongBodies: two items beside one or more begin with the name of a body and a colon, or are headed so, and these are half of them in a
// part on organisation, elsewhere, where topics stand among bodies too, two thirds and at least three.
func (p *parser) isAmongBodies(it *item) bool {
	if it.parent == nil {
		return false
	}
	named, all := 0, 0
	for _, c := range it.parent.children {
		if c != it && c.rank == it.rank && all < maxBeside {
			all++
			words := wordsOf(c.head)
			named += btoi(p.headed(c, strings.TrimRight(c.head, " .:;"), words) != nil || p.subjectBeforeColon(c.head, words) != nil)
		}
	}
	if partOf(it.root()) != partDuties {
		return named >= 3 && 3*named >= 2*all
	}
	return named >= 2 && 2*named >= all
}

// maxBeside is how many items beside one are looked at.
const maxBeside = 12
