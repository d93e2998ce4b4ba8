package org

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/text"
)

// heads are the words that names of Vietnamese bodies begin with, folded. Most
// are also common words, so they count only with a capital, or where a list begins.
var heads = makeHeads(
	"bo", "bo chi huy", "bo tu lenh", "so", "ban", "cuc", "chi cuc", "tong cuc", "vu", "uy ban", "uy ban nhan dan",
	"hoi dong nhan dan", "hoi dong", "cong an", "quan khu", "hoi", "lien hiep", "lien doan", "lien minh", "hiep hoi",
	"mat tran to quoc", "mat tran", "doan", "tinh doan", "thanh doan", "huyen doan", "tong cong ty", "cong ty", "tap doan",
	"truong", "hoc vien", "vien", "vien kiem sat", "toa an", "van phong", "dai", "bao", "thong tan xa", "tap chi",
	"trung tam", "tinh uy", "thanh uy", "huyen uy", "thi uy", "quan uy", "dang uy", "dang bo", "dang doan",
	"thanh tra", "kiem toan", "ngan hang", "bao hiem xa hoi", "kho bac", "thue", "hai quan", "chi nhanh", "quy",
	"benh vien", "quoc hoi", "chinh phu", "thu tuong", "nha xuat ban", "bao tang", "thu vien", "hat kiem lam",
	"buu dien", "dien luc", "khu quan ly", "chanh van phong", "giam doc", "chu tich", "pho chu tich", "truong ban",
	"khu bao ton", "vuon quoc gia", "pho thu tuong",
	"khoa", "bo mon", "thong ke tinh", "thong ke thanh pho",
	"vnpt", "viettel", "mobifone", "evn", // the groups whose branches are called by their brand
	"phong", "to cong tac", "to dai bieu", "to dang", "to bao ve", "to cong nghe", "to dan pho", "tram", "tram y te",
	"to kiem tra", "to giam sat", "to giup viec", "to xung kich", "to bien tap", "to thanh tra", "to ra soat", "chi bo",
	"trung uong hoi", "trung uong doan", "don bien phong",
	"to chuyen mon", "to van phong", "to tu van", // of a school (Circular 32/2020/TT-BGDĐT, art. 14, 15)
)

func makeHeads(names ...string) map[string][][]string {
	m := map[string][][]string{}
	for _, n := range names {
		words := strings.Fields(n)
		m[words[0]] = append(m[words[0]], words)
	}
	return m
}

// longHead is how many words a head has that is nothing else in small letters either ("ủy ban nhân dân").
const longHead = 3

// accents are heads and kinds of places of one syllable that other words are, too, once their accents are left out: "Bản
// Chang", "Lâm Viên".
var accents = map[string]string{
	"ban": "ban", "vien": "viện", "doan": "đoàn", "bao": "báo", "vu": "vụ", "truong": "trường",
	"doi": "đội", "tinh": "tỉnh", "huyen": "huyện", "xa": "xã", "phuong": "phường", "quan": "quận",
}

// isAccentedOtherwise: the word is spelled with accents, and not with those of the head. Without any it may be the head in a
// text that lost them.
func (s *scanner) isAccentedOtherwise(w word) bool {
	want, known := accents[w.fold]
	if !known {
		return false
	}
	own := text.Exact(strings.ToLower(s.text[w.start:w.end]))
	return own != text.Exact(want) && own != w.fold
}

// headAt returns how many words of a head stand at i, 0 for none.
func (s *scanner) headAt(i int) int {
	if i >= len(s.words) || s.words[i].abbr {
		return 0
	}
	longest := s.kindAt(i)
	if longest == 1 && s.isAccentedOtherwise(s.words[i]) {
		return 0
	}
	if !s.words[i].capital && (i > 0 || s.prose) && longest < longHead && !s.goesOnSmall(i, longest) {
		return 0
	}
	if longest == 1 && s.isWord(i) {
		return 0
	}
	return longest
}

// isWord: what looks like a head is the first syllable of another word. "Phòng, chống" is one though a comma stands inside.
func (s *scanner) isWord(i int) bool {
	if i+1 >= len(s.words) {
		return false
	}
	prevention := s.words[i].fold == "phong" && s.words[i+1].sep == ',' && !s.words[i+1].capital
	return (s.words[i+1].sep == 0 || prevention) && isCommonWord(s.words[i].fold, s.words[i+1].fold)
}

// goesOnSmall: in a list a kind of body in small letters, right behind its link or comma and before a proper name, begins
// one too: "Khoa Luật và phòng Đào tạo".
func (s *scanner) goesOnSmall(i, n int) bool {
	if n == 0 || i == 0 || i+n >= len(s.words) || s.words[i].sep != ',' && !isLink(s.words[i-1].fold) {
		return false
	}
	next := s.words[i+n]
	switch s.words[i].fold {
	case "trung", "truong": // letters that stand for a field are of a kind of them: "các trường THPT, trung tâm GDTX"
		return next.capital && next.sep == 0 && placeKind(next.fold) == 0 && (i+n+1 == len(s.words) || !s.words[i+n+1].abbr)
	case "phong", "khoa", "ban", "vien", "chi", "cong", "so":
		return next.capital && next.sep == 0 && placeKind(next.fold) == 0
	}
	return false
}

// isCommonWord knows the two-syllable words whose first syllable only looks like a head.
func isCommonWord(first, second string) bool {
	switch first + " " + second {
	case "ban hanh", "ban do", "bao cao", "bao dam", "bao ton", "bao ve", "bao quan", "bao tri", "bao duong", "bao ho", "bao mat",
		"khoa hoc", "khoa giao", "hoi nghi", "hoi nhap", "hoi thao", "bo may", "bo sung", "bo tri",
		"phong chong", "phong chay", "phong ngua", "phong benh", "phong dich", "phong tranh", "phong trao",
		"so huu", "hoi cho", "hoi vien", "doan vien", "doi ngu",
		"cuc bo", "vu mua", "bo luat",
		"doan ket", "truong hop", "vien tro", "quy dat", "quy hoach", "quy dinh", "quy trinh", "quy che", "vu viec", "so hoa",
		"so lieu", "so luong":
		return true
	}
	return false
}

// placeKind returns how many words the kind of place that begins with the word has, 0 for none.
func placeKind(fold string) int {
	switch fold {
	case "tinh", "huyen", "xa", "phuong", "quan":
		return 1
	case "thanh", "thi", "dac": // thành phố, thị xã, thị trấn, đặc khu
		return 2
	}
	return 0
}

// placeAt returns where the place that begins at i ends, 0 when none does: its kind and a name in capitals.
func (s *scanner) placeAt(i int) int {
	if i >= len(s.words) {
		return 0
	}
	kind := placeKind(s.words[i].fold)
	if kind == 1 && s.isAccentedOtherwise(s.words[i]) {
		return 0
	}
	if kind == 2 && !hasWords(s.words, i, "thanh", "pho") && !hasWords(s.words, i, "thi", "xa") &&
		!hasWords(s.words, i, "thi", "tran") && !hasWords(s.words, i, "dac", "khu") || kind == 0 {
		return 0
	}
	end := i + kind
	if n := s.headAt(end); n > 0 && s.words[end].sep == 0 && s.endsAt(end+n) && s.words[end+n-1].capital {
		return end + n // a place that is called like a body: "phường Trung Tâm"
	}
	for end < len(s.words) && s.words[end].sep == 0 && (s.words[end].capital || isNumber(s.words[end].fold)) &&
		(s.headAt(end) == 0 || s.isSecondSyllable(end, i+kind) || s.isFirstSyllable(end, i+kind)) {
		end++
	}
	if end == i+kind {
		return 0
	}
	return end
}

// isFirstSyllable: the name of a place begins like a body that no other name stands right before ("phường Trường Vinh").
func (s *scanner) isFirstSyllable(i, name int) bool {
	if i != name || s.headAt(i) != 1 || !s.nounEndsAt(i+2) || i+1 >= len(s.words) || !s.words[i+1].capital || s.words[i+1].sep != 0 {
		return false
	}
	switch s.words[i].fold {
	case "truong", "vien", "hoi", "doan", "dai", "quy", "bao":
		return true
	}
	return false
}

// isSecondSyllable: places have names of two syllables, of which the second may look like a head ("Hải Phòng").
func (s *scanner) isSecondSyllable(i, name int) bool {
	return i == name+1 && s.headAt(i) == 1 && len(s.words[name].fold) > 1 && !isNumber(s.words[name].fold) && s.nounEndsAt(i+1)
}

// nounEndsAt: no capital goes on with a name at i, but for one that a dash joins ("Trường Xuân - Đà Lạt").
func (s *scanner) nounEndsAt(i int) bool {
	if i >= len(s.words) || s.words[i].sep != 0 || !s.words[i].capital {
		return true
	}
	return strings.Trim(s.before(i), " ") != ""
}

func isNumber(w string) bool { return strings.Trim(w, "0123456789") == "" }

// place reads a place that stands for its committee: as a further part of a
// list of committees, or alone, which is a doubt.
func (s *scanner) place() (Mention, bool) {
	end := s.placeAt(s.at)
	if end == 0 {
		return Mention{}, false
	}
	name := lowerFirst(spell(s.text, s.words[s.at:end]))
	if len(s.head) > 1 {
		committee := s.head
		if placeKind(committee[len(committee)-1].fold) > 0 {
			committee = committee[:len(committee)-1]
		}
		return s.takeKnown(end, Mention{Name: spellHead(committee) + " " + name}), true
	}
	return s.takeKnown(end, Mention{Name: "UBND " + name, Doubt: DoubtPlace}), true
}

// samePlace reads a further place that leaves its kind out, behind a committee that has it: "UBND huyện A, B". The
// place may be of another kind, which is a doubt.
func (s *scanner) samePlace() (Mention, bool) {
	if len(s.kind) == 0 || len(s.head) < longHead || s.open || s.words[s.at].sep == ';' || !s.words[s.at].capital || s.starts(s.at) {
		return Mention{}, false
	}
	end := s.at + 1
	for end < len(s.words) && s.words[end].sep == 0 && s.words[end].capital && s.headAt(end) == 0 {
		end++
	}
	if !s.endsAt(end) {
		return Mention{}, false
	}
	name := spellHead(s.head) + " " + spellHead(s.kind) + " " + spell(s.text, s.words[s.at:end])
	return s.takeKnown(end, Mention{Name: name, Doubt: DoubtPlace}), true
}

// takeKnown takes a name made by the grammar, with the identity of the known organisation of that name.
func (s *scanner) takeKnown(end int, m Mention) Mention {
	if i, ok := s.r.exact[strings.Join(wordsOf(m.Name), " ")]; ok {
		m.ID, m.Name, m.Class = s.r.names[i].known.ID, s.r.names[i].known.Name, s.r.names[i].known.Class
	}
	return s.take(end, m)
}

// named reads a name by its head. A committee and its place are sure; any other
// name runs to where another mention begins, because names hold commas and "và".
func (s *scanner) named() (Mention, bool) {
	n := s.headAt(s.at)
	if n == 0 {
		return Mention{}, false
	}
	if s.committeeOfPlace(s.at) {
		kind := s.at + n
		end := s.placeAt(kind)
		s.share(s.at, wordsOf(s.text[s.words[s.at].start:s.words[end-1].end]))
		s.kind = s.words[kind : kind+placeKind(s.words[kind].fold)]
		return s.takeKnown(end, Mention{}), true
	}
	if end := s.countedPlaces(s.at + n); end > 0 && s.words[s.at+n].sep == 0 {
		return s.take(end, Mention{Class: true}), true
	}
	end := s.at + n
	for end < len(s.words) && (!s.breaks(end) || s.isBareHead(end)) {
		if s.isEverywhere(end) {
			return s.take(s.classEnd(end+1, neutral), Mention{Class: true, Doubt: DoubtUnknown}), true
		}
		if s.listsPlaces(end) {
			return s.take(s.placesEnd(end), Mention{Class: true, Doubt: DoubtUnknown}), true
		}
		if levels := s.levelsAt(end); levels > 0 {
			return s.take(end+levels, Mention{Class: true, Doubt: DoubtUnknown}), true
		}
		if s.isSameLevel(end) { // "Liên đoàn Lao động cùng cấp": one at each level
			return s.take(end+2, Mention{Class: true}), true
		}
		end++
	}
	return s.take(end, Mention{Doubt: DoubtUnknown}), true
}

// countedPlaces is the end of the numbers of places behind the name of an office that each of them has ("Ủy ban nhân dân 11 phường, 3 xã"),
// 0 where none stand there or their names follow.
func (s *scanner) countedPlaces(i int) int {
	end, closed := 0, false
	for n := s.countAt(i); n > 0; n = s.countAt(i) {
		end, closed = i+n, s.listsPlaces(i+1)
		i = end + btoi(end < len(s.words) && isLink(s.words[end].fold))
	}
	if end == 0 || !closed && !s.endsAt(end) || strings.IndexAny(strings.TrimLeft(s.text[s.words[end-1].end:], " "), ":(") == 0 {
		return 0
	}
	return end
}

// countAt is how many words a number of places takes at a word: "11 phường", "05 xã, thị trấn".
func (s *scanner) countAt(i int) int {
	if i+1 >= len(s.words) || strings.Trim(s.words[i].fold, "0123456789") != "" || s.words[i+1].sep != 0 || s.words[i].sep > ',' {
		return 0
	}
	if s.listsPlaces(i + 1) {
		return s.placesEnd(i+1) - i
	}
	if n := placeKind(s.words[i+1].fold); n > 0 && i+1+n <= len(s.words) {
		return 1 + n
	}
	return 0
}

// isBareHead: a kind of body alone before "và" names nobody, so that the name goes on: "Báo và Đài Phát thanh tỉnh".
func (s *scanner) isBareHead(end int) bool {
	w := s.words[s.at]
	return end == s.at+1 && isLink(s.words[end].fold) && s.words[end].sep == 0 && (w.fold == "bao" || w.fold == "dai" || w.fold == "ban")
}

// isSameLevel knows "cùng cấp" by its accents: "cung cấp" is to supply.
func (s *scanner) isSameLevel(i int) bool {
	return hasWords(s.words, i, "cung", "cap") && strings.EqualFold(s.text[s.words[i].start:s.words[i].end], "cùng")
}

func (s *scanner) committeeOfPlace(i int) bool {
	n := s.headAt(i)
	return n > 0 && isCommittee(s.words[i:i+n]) && s.placeAt(i+n) > 0
}

// isCommittee: people's committees and councils, party committees.
func isCommittee(head []word) bool {
	last := head[len(head)-1].fold
	return last == "dan" && len(head) == 4 || last == "uy" && len(head) == 2
}

// breaks reports whether a name cannot run over i, because a new part begins there.
func (s *scanner) breaks(i int) bool {
	w := s.words[i]
	switch {
	case w.sep == ';' || w.sep == ':':
		return true
	case isLink(w.fold) && !s.isSameLevel(i):
		return i+1 < len(s.words) && s.starts(i+1)
	case w.sep == ',':
		return s.starts(i) || s.quantifierAt(i) > 0 // no name goes on with ", các"
	}
	return false
}

// starts reports whether a mention begins at i.
func (s *scanner) starts(i int) bool {
	if s.headAt(i) > 0 || s.positionAt(i) > 0 || s.placeAt(i) > 0 || s.classAt(i) > 0 {
		return true
	}
	at := s.at
	s.at = i
	e, _, _ := s.longest(0)
	s.at = at
	return e != nil
}

// openHead reads "Các sở:" and "UBND các huyện:", whose parts follow without their head.
func (s *scanner) openHead() bool {
	i := s.at
	if n, provinces := s.committeesAt(i); n > 0 {
		s.committee, s.provinces, s.open, s.at = s.words[i:i+s.headAt(i)], provinces, false, i+n
		return true
	}
	if n := s.headAt(i); n > 0 && isCommittee(s.words[i:i+n]) && hasWords(s.words, i+n, "cac") {
		kind := s.placeWords(i + n + 1)
		if kind > 0 && s.words[i+n+1].fold == "tinh" && s.isRegion(i+n+1+kind) {
			return false // "UBND các tỉnh Tây Nguyên"
		}
		return s.openAt(i+n+1+max(kind, 1), append(s.words[i:i+n:i+n], s.words[i+n+1:min(i+n+1+max(kind, 1), len(s.words))]...))
	}
	if n := s.localitiesAt(i); n > 0 {
		s.head, s.open, s.at = nil, false, i+n
		s.bare = true
		return true
	}
	if !hasWords(s.words, i, "cac") || i+1 >= len(s.words) {
		return false
	}
	if s.words[i+1].fold == "so" || s.words[i+1].fold == "bo" {
		return s.openAt(i+2, s.words[i+1:i+2])
	}
	if n := s.kindAt(i + 1); n > 0 && !s.bareGrade(i+1+n) { // "các Tập đoàn: …", "các trường: …"
		return s.openAt(i+1+n, s.words[i+1:i+1+n])
	}
	if n := s.sharedKindAt(i + 1); n > 0 {
		return s.openAt(i+1+n, s.words[i+1:i+1+n])
	}
	return false
}

// maxKind is how many words name a kind of bodies whose names follow.
const maxKind = 3

// sharedKindAt counts the words of a kind of bodies between "các" and the names without it that follow behind a colon ("các
// thôn: Khe Lẹt, Nà Hốc"), or of places without one. Bodies of any kind ("các đơn vị: …") have names of their own.
func (s *scanner) sharedKindAt(i int) int {
	kind := s.countedAt(i)
	if kind == noSort || s.isAnyBody(i) {
		return 0
	}
	if n := s.placeWords(i); n > 0 && i+n < len(s.words) && s.words[i+n].sep == 0 && s.namePlaces(i+n) && !s.namesRegions(i, i+n) {
		return n // "các tỉnh Nghệ An, Cao Bằng"
	}
	for n := 1; n <= maxKind && i+n < len(s.words); n++ {
		if next := s.words[i+n]; next.sep != 0 {
			return n * btoi(next.sep == ':' && next.capital && !s.starts(i+n))
		}
	}
	return 0
}

// spellHead writes a shared head, whose words need not stand together in the text.
func spellHead(head []word) string {
	var shows []string
	for _, w := range head {
		if w.show != "" && !w.abbr {
			shows = append(shows, w.show)
		}
	}
	return strings.Join(shows, " ")
}

// kindAt is headAt in any case: after "các" a kind of body needs no capital.
func (s *scanner) kindAt(i int) int {
	longest := 0
	for _, h := range heads[s.words[i].fold] {
		if len(h) > longest && hasWords(s.words, i, h...) {
			longest = len(h)
		}
	}
	return longest
}

// openAt opens a head for the parts that begin at i: after a colon, or at
// once where proper names follow a kind of place ("UBND các huyện Thọ Xuân, Triệu Sơn") or "các Bộ".
func (s *scanner) openAt(i int, head []word) bool {
	if i >= len(s.words) || len(head) == 0 {
		return false
	}
	named := placeKind(head[len(head)-1].fold) > 0 || len(head) > 1 && placeKind(head[len(head)-2].fold) == 2 ||
		len(head) == 1 && head[0].fold == "bo" // of each ministry there is one, of each department one in every province
	if s.words[i].sep != ':' && !(named && s.words[i].sep == 0 && s.words[i].capital && s.headAt(i) == 0) {
		return false
	}
	shared := append([]word{}, head...)
	shared[0].show = upperFirst(shared[0].show)
	s.head, s.open, s.at = shared, true, i
	return true
}

func lowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}

func upperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// twice reports a head that is printed two times ("Sở Sở Công Thương").
func (s *scanner) twice() bool {
	n := s.headAt(s.at)
	return n == 1 && s.at+2 < len(s.words) && s.words[s.at+1].sep == 0 &&
		s.words[s.at+1].fold == s.words[s.at].fold && s.words[s.at+1].capital &&
		!isCommonWord(s.words[s.at+1].fold, s.words[s.at+2].fold) // "Khoa Khoa học dữ liệu"
}
