package org

import "strings"

// A sort keeps unlike kinds of bodies in classes of their own: "các sở, ngành,
// trường đại học" are two classes.
type sort byte

const (
	noSort      sort = iota
	authority        // sở, ban, ngành, bộ …
	institution      // trường, viện, doanh nghiệp …
	neutral          // cơ quan, đơn vị, địa phương …
)

// classNouns are the first words of the kinds of bodies that classes are made of.
var classNouns = map[string]sort{
	"so": authority, "ban": authority, "nganh": authority, "bo": authority, "cap": authority,
	"truong": institution, "vien": institution, "doanh": institution, "tap": institution, "benh": institution, "hop": institution,
	"co": neutral, "don": neutral, "dia": neutral, "to": neutral, "ca": neutral, "doan": neutral, "hoi": neutral,
	"huyen": neutral, "xa": neutral, "phuong": neutral, "thi": neutral, "thanh": neutral, "quan": neutral, "chu": neutral,
	"nha": neutral, "ho": neutral, "bao": neutral, "chinh": neutral,
}

// countedNouns are further kinds of bodies, which make a class only when they
// are counted ("các ngân hàng thương mại"): alone they begin names.
var countedNouns = map[string]sort{
	"tinh": neutral, "uy ban": authority, "cuc": authority, "vu": authority, "phong": authority, "hiep hoi": neutral,
	"ngan hang": institution, "trung tam": institution, "cong ty": institution, "tong cong": institution, "chi nhanh": institution,
	"nha khoa": neutral, "nha may": institution, "bao dai": neutral, "thon": neutral, "vuon quoc": institution, "ban lang": neutral,
	"quy tin": institution, "quan khu": authority,
	"khoa": institution, "bo mon": institution, "dai bieu": neutral,
	"to dan": neutral, "to bao": neutral, "hat kiem": neutral, "don bien": neutral, "tram": neutral, "chi bo": neutral, "chi doan": neutral,
	"khu pho": neutral, "khu dan": neutral, "tieu khu": neutral, "xom": neutral, "khom": neutral, "buon": neutral,
	"doi": neutral, "khu vuc": neutral, "dang uy": authority, "dang bo": neutral, "cap uy": neutral,
	"luc luong": neutral,
	"to chuyen": neutral, "to van": neutral, "to dai": neutral, "doan dai": neutral, // "các Tổ đại biểu và đại biểu"
}

// secondWords are what a two-word noun must go on with, so that "cá nhân" is one and "cá" is not.
var secondWords = map[string]string{
	"truong": "dai|cao|trung|hoc|pho|", "vien": "nghien|", "doanh": "nghiep", "tap": "doan", "benh": "vien", "hop": "tac",
	"co": "quan|so", "don": "vi", "dia": "phuong", "to": "chuc", "ca": "nhan", "doan": "the", "thi": "xa|tran",
	"thanh": "pho|vien", "chu": "dau", "quan": "|tren|thuoc", "nha": "dau|thau|cung|tai", "ho": "gia|kinh", "bao": "dai", "chinh": "quyen",
}

func (s *scanner) nounAt(i int) sort {
	if i >= len(s.words) || s.words[i].abbr || s.isAccentedOtherwise(s.words[i]) {
		return noSort
	}
	kind := classNouns[s.words[i].fold]
	second, two := secondWords[s.words[i].fold]
	if !two && i+1 < len(s.words) && s.words[i+1].sep == 0 && isCommonWord(s.words[i].fold, s.words[i+1].fold) {
		return noSort
	}
	if kind == noSort || !two {
		return kind
	}
	if s.isThing(i) {
		return noSort
	}
	for want := range strings.SplitSeq(second, "|") {
		if i+1 < len(s.words) && s.words[i+1].fold == want || want == "" && s.endsAt(i+1) {
			return kind
		}
	}
	return noSort
}

// countedAt knows a kind of body after a word of counting.
func (s *scanner) countedAt(i int) sort {
	if kind := s.nounAt(i); kind != noSort || i >= len(s.words) {
		return kind
	}
	if kind, ok := countedNouns[s.words[i].fold]; ok && !s.isAccentedOtherwise(s.words[i]) {
		return kind
	}
	if s.areOwners(i) || s.words[i].fold == "ban" { // "các bản": not "ban"
		return neutral
	}
	if i+1 < len(s.words) {
		return countedNouns[s.words[i].fold+" "+s.words[i+1].fold]
	}
	return noSort
}

// areOwners knows those who are called by what is theirs ("các chủ rừng", "các chủ hồ chứa"), and leaves out the other words
// that begin so.
func (s *scanner) areOwners(i int) bool {
	if s.words[i].fold != "chu" || i+1 >= len(s.words) || s.words[i+1].sep != 0 {
		return false
	}
	switch s.words[i+1].fold {
	case "truong", "de", "ky", "nghia", "dong", "yeu", "tri", "tich", "luc", "quan", "the", "nhat", "tam", "thuyet", "nhiem":
		return false
	}
	return true
}

// isThing knows what begins like a body and is none: "cơ sở dữ liệu", "hợp tác trong nước".
func (s *scanner) isThing(i int) bool {
	return hasWords(s.words, i, "co", "so", "du", "lieu") || hasWords(s.words, i, "co", "so", "ha", "tang") ||
		hasWords(s.words, i, "co", "so", "vat", "chat") || hasWords(s.words, i, "chinh", "quyen", "dien", "tu") ||
		hasWords(s.words, i, "chinh", "quyen", "so") ||
		hasWords(s.words, i, "hop", "tac") && !hasWords(s.words, i, "hop", "tac", "xa")
}

// quantifierAt returns how many words of "các", "một số" … stand at i.
func (s *scanner) quantifierAt(i int) int {
	switch {
	case hasWords(s.words, i, "tat", "ca", "cac"), hasWords(s.words, i, "toan", "the", "cac"), hasWords(s.words, i, "toan", "bo", "cac"):
		return 3
	case hasWords(s.words, i, "mot", "so"), hasWords(s.words, i, "toan", "the"):
		return 2
	case hasWords(s.words, i, "cac"), hasWords(s.words, i, "nhung"),
		hasWords(s.words, i, "moi") && strings.EqualFold(s.text[s.words[i].start:s.words[i].end], "mọi"):
		return 1
	}
	return 0
}

// classAt returns how many words open a class at i: a quantifier before a noun
// of bodies, committees "các …", or a noun by itself where it cannot be a name's head.
func (s *scanner) classAt(i int) int {
	if n := s.quantifierAt(i); n > 0 && s.countedAt(i+n) != noSort {
		return n
	}
	n := s.headAt(i)
	if n > 0 && s.listsPlaces(i+n) {
		return n // "UBND xã, phường", "Công an xã, phường"
	}
	if n > 0 && isCommittee(s.words[i:i+n]) {
		if q := s.quantifierAt(i + n); q > 0 && s.words[i+n].sep == 0 && s.zoneAt(i+n+q) == 0 {
			return n + q
		}
		if hasWords(s.words, i+n, "cap") && i+n+1 < len(s.words) && s.words[i+n+1].sep == 0 {
			return n // "UBND cấp xã"
		}
	}
	kind := s.nounAt(i)
	if kind == noSort || s.prose && !s.nouns || i < len(s.words) && s.words[i].capital && !s.listsNouns(i) || s.placeAt(i) > 0 {
		return 0
	}
	return 1
}

// listsPlaces reports two kinds of places at i without a name: "xã, phường", "huyện, thị xã", "quận, huyện có liên quan".
func (s *scanner) listsPlaces(i int) bool {
	n := s.placeWords(i)
	j := i + n
	if n == 0 || s.words[i].sep != 0 || j >= len(s.words) || s.words[j].sep != ',' && !isLink(s.words[j].fold) {
		return false
	}
	j += btoi(isLink(s.words[j].fold))
	m := s.placeWords(j)
	return m > 0 && (s.endsAt(j+m) || !s.words[j+m].capital)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// listsNouns tells "Bộ, ngành" and "Đơn vị liên quan" from "Bộ Y tế": a
// capital at the beginning is a noun's when it goes on as a class does.
func (s *scanner) listsNouns(i int) bool {
	if n := s.headAt(i); n > 0 {
		return i+n < len(s.words) && s.words[i+n].sep == ',' && s.nounAt(i+n) != noSort && !s.words[i+n].capital
	}
	return i == 0 || s.words[i].sep != 0
}

// isBranches: "Ban ngành" is the second and third of "sở, ban, ngành", whatever its capital.
func (s *scanner) isBranches(i int) bool {
	return hasWords(s.words, i, "ban", "nganh") && s.words[i+1].sep == 0 && !s.words[i+1].capital
}

// class reads a class of organisations to the end of its qualifier.
func (s *scanner) class() (Mention, bool) {
	open := s.classAt(s.at)
	if open == 0 {
		return Mention{}, false
	}
	kind := s.countedAt(s.at + open)
	if kind == noSort {
		kind = s.nounAt(s.at)
	}
	end := s.classEnd(s.at+open, kind)
	m := Mention{Class: true, Name: s.spellClass(end)}
	if s.sharesOwners(end) {
		m.Doubt = DoubtOwner
	}
	if s.headAt(s.at) == 0 || s.nounAt(s.at) != noSort {
		m.Name = lowerFirst(m.Name)
	}
	return s.takeKnown(end, m), true
}

// maxQualifier is how many words of a sentence may qualify a class before they are held to be the sentence's own.
const maxQualifier = 5

// classEnd finds the end of a class of the kind. A cell ends it with a mark; in
// a sentence "liên quan" does too, and so does a tail too long for a qualifier.
func (s *scanner) classEnd(end int, kind sort) int {
	sure := end + 1
	for end < len(s.words) && !s.leavesClass(end, kind) {
		end++
		if s.isQualifier(end - 1) {
			sure = end
		}
		if s.prose && s.words[end-1].fold == "quan" && s.words[end-2].fold == "lien" {
			return end + s.levelsBehind(end)
		}
	}
	if s.prose && end > sure+maxQualifier {
		return sure
	}
	return end
}

// isQualifier: the words that classes of organisations are told apart by.
func (s *scanner) isQualifier(i int) bool {
	if s.nounAt(i) != noSort || i > 0 && s.nounAt(i-1) != noSort {
		return true
	}
	switch s.words[i].fold {
	case "tinh", "huyen", "xa", "uong", "lien", "quan", "khac":
		return true
	}
	return false
}

// leavesClass reports whether a class of the kind ends before i. The trio "sở,
// ban, ngành" is whole by itself; what comes after it is another class.
func (s *scanner) leavesClass(i int, kind sort) bool {
	w := s.words[i]
	if w.sep == ':' && kind == institution && s.bareGrade(i) {
		return false // "Các trường: đại học, cao đẳng"
	}
	if w.sep == ';' || w.sep == ':' {
		return true
	}
	switch {
	case hasWords(s.words, i-1, "bao", "dai"):
		return false
	case hasWords(s.words, i, "gom") && s.words[i-1].fold != "bao", hasWords(s.words, i, "bao", "gom") && w.sep != ',':
		return true // who is of it; behind a comma the sentence may go on with them, which is doubted
	}
	next := i
	if isLink(w.fold) {
		next++
	} else if w.sep != ',' {
		return false
	}
	if next == len(s.words) {
		return true // "&" may end a text
	}
	noun := s.nounAt(next)
	switch {
	case s.ownsToo(next):
		return false
	case s.stressAt(next) > 0:
		return true
	case hasWords(s.words, next, "chinh", "quyen"): // of a place, beside bodies of any kind
		return kind != authority || next == i || s.isRelatedBefore(i) || !s.isRelatedAfter(next+4)
	case s.isOtherHouse(i, next, kind), s.countsAgain(next), s.isOtherParty(next, kind), s.isToldApartBefore(i, kind):
		return true
	case s.ofCommittees() && s.isPlainBody(next): // a committee is of a place, and these are of none
		return true
	case s.isRelatedBefore(i) && noun != noSort && !s.nounsEndAt(next):
		return true
	case s.quantifierAt(next) > 0 || s.headAt(next) > 0 && !s.isBranches(next) || s.placeAt(next) > 0 || s.positionAt(next) > 0:
		return true
	case kind == authority && noun == institution:
		return true
	case kind == institution && isSchooling(s.words[next].fold):
		return false
	case s.prose && noun == noSort:
		return s.placeWords(next) == 0 || placeKind(s.words[i-1].fold) == 0 // "các phường, xã, đặc khu"
	}
	return noun == neutral && s.trioBefore(i) && !s.endsWithPlaces(next) && !(s.words[i-1].fold == "nganh" && s.isMassBody(next))
}

// isMassBody: the trio and the mass organisations are one class: "các sở, ban, ngành, đoàn thể tỉnh".
func (s *scanner) isMassBody(i int) bool { return hasWords(s.words, i, "doan", "the") }

// ofCommittees: the class is of committees of places: "UBND các tỉnh".
func (s *scanner) ofCommittees() bool {
	n := s.headAt(s.at)
	return n > 0 && isCommittee(s.words[s.at:s.at+n])
}

// isOtherParty: in a list a kind of trader stands beside firms ("doanh nghiệp, nhà đầu tư"), and firms beside their associations.
func (s *scanner) isOtherParty(i int, kind sort) bool {
	first := s.words[s.at].fold
	if !s.prose && i > 1 && hasWords(s.words, i-2, "hiep", "hoi") && s.words[i].sep == ',' {
		return s.nounAt(i) == institution
	}
	return !s.prose && s.nounAt(i) == neutral && s.words[i].fold == "nha" && (kind == institution || first == "nha")
}

// isPlainBody: the word names a body of no place, which has no committee: "…, cơ quan, tổ chức có liên quan", "…, báo, đài".
func (s *scanner) isPlainBody(i int) bool {
	return hasWords(s.words, i, "bao", "dai") || hasWords(s.words, i, "co", "quan") || hasWords(s.words, i, "don", "vi") ||
		hasWords(s.words, i, "to", "chuc")
}

// endsWithPlaces: the whole of the localities ends the class: "các sở, ban, ngành, địa phương".
func (s *scanner) endsWithPlaces(i int) bool {
	return hasWords(s.words, i, "dia", "phuong") && s.endsAt(i+2)
}

// takesPlaces: a class that ends at i goes on with the localities.
func (s *scanner) takesPlaces(i int) bool {
	if i >= len(s.words) || s.words[i].sep == ';' || s.words[i].sep == ':' {
		return false
	}
	next := i + btoi(isLink(s.words[i].fold))
	return s.endsWithPlaces(next) || s.isMassBody(next) && s.words[i-1].fold == "nganh"
}

// isOtherHouse: behind a kind of institution whose level is said stands another kind: "các bệnh viện tuyến tỉnh, trung tâm y
// tế khu vực".
func (s *scanner) isOtherHouse(i, next int, kind sort) bool {
	if s.prose || kind != institution || s.countedAt(next) != institution || i < 1 {
		return false
	}
	switch s.words[i-1].fold {
	case "tinh", "huyen", "xa", "phuong", "uong", "vuc":
		return s.words[next].fold != s.words[s.at].fold
	}
	return false
}

// ownsToo reports a further owner of a cell's class at i: a body of the same kind as the one it is of ("đơn vị thuộc Bộ A,
// Bộ B"). It may as well stand for itself, which is a doubt.
func (s *scanner) ownsToo(i int) bool {
	n := s.headAt(i)
	if s.prose || n == 0 {
		return false
	}
	for j := s.at; j+1+n < i; j++ {
		if s.words[j].fold == "thuoc" && s.headAt(j+1) == n && s.words[j+1].fold == s.words[i].fold && !s.endsAt(j+1+n) {
			return true
		}
	}
	return false
}

// sharesOwners reports that a class up to end has an owner that may stand for itself.
func (s *scanner) sharesOwners(end int) bool {
	for i := s.at + 1; i < end; i++ {
		if (s.words[i].sep == ',' || isLink(s.words[i-1].fold)) && s.ownsToo(i) {
			return true
		}
	}
	return false
}

// countsAgain: behind a comma the class's own noun comes again and is told apart otherwise: "các tổ chức chính trị - xã hội, tổ chức
// thành viên của Mặt trận" are two classes.
func (s *scanner) countsAgain(i int) bool {
	first := s.at + s.quantifierAt(s.at)
	return s.words[i].sep == ',' && first > s.at && first+2 < i && s.nounAt(i) == neutral && i+2 < len(s.words) &&
		s.words[i].fold == s.words[first].fold && s.words[i+1].fold == s.words[first+1].fold
}

// isRelatedBefore: "liên quan" stands right before i. It closes a class, and one behind it that is told apart in its own way is
// another: "các cơ quan liên quan và địa phương có rừng".
func (s *scanner) isRelatedBefore(i int) bool {
	return i > s.at+2 && hasWords(s.words, i-2, "lien", "quan")
}

// nounsEndAt: from i on there are only kinds of bodies, up to the end of a part: nothing tells them apart.
func (s *scanner) nounsEndAt(i int) bool {
	_, two := secondWords[s.words[i].fold]
	return s.endsAt(i + 1 + btoi(two))
}

// isRelatedAfter: "liên quan" stands at i, and is said of all that it ends: "các bộ, ngành và chính quyền địa phương liên quan".
func (s *scanner) isRelatedAfter(i int) bool {
	return hasWords(s.words, i, "lien", "quan") || hasWords(s.words, i, "co", "lien", "quan")
}

func (s *scanner) trioBefore(i int) bool {
	for j := s.at; j+2 < i; j++ {
		if hasWords(s.words, j, "so", "ban", "nganh") {
			return true
		}
	}
	return false
}

// bareGrade reports a grade of schools without a proper name at i: "đại học," but not "Đại học Hồng Đức".
func (s *scanner) bareGrade(i int) bool {
	return i+2 < len(s.words) && isSchooling(s.words[i].fold) && s.words[i+1].sep == 0 && s.words[i+2].sep == ','
}

// isSchooling: the grades that schools are told apart by, in a list without their noun.
func isSchooling(fold string) bool {
	switch fold {
	case "dai", "cao", "trung", "tieu", "mam":
		return true
	}
	return false
}

// spellClass spells a class out, but not the clause that says which bodies
// belong to it ("… là chủ quản CSDLQG"): what is short there names no body.
func (s *scanner) spellClass(end int) string {
	for i := s.at + 1; i < end; i++ {
		if f := s.words[i].fold; (f == "la" || f == "duoc") && s.words[i].sep == 0 {
			clause := s.text[s.words[i].start:s.words[end-1].end]
			return spell(s.text, s.words[s.at:i]) + " " + clause
		}
	}
	return strings.ReplaceAll(spell(s.text, s.words[s.at:end]), ": ", " ")
}
