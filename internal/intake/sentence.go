package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/org"
)

// A subject is who a sentence is about: "… chủ trì, phối hợp với …".
type subject struct {
	leads, coordinators          []org.Mention
	leadPhrase, coordinatePhrase string
	end                          int     // where the sentence goes on, bytes
	sure                         float64 // how sure it is that the sentence speaks to them
}

// ordering are the words by which an authority hands out work. The subject follows them.
var ordering = []string{"giao cho", "giao", "yeu cau", "kinh de nghi", "de nghi", "phan cong", "khuyen khich", "uy quyen cho"}

// assigning are the words after a subject that make a sentence an assignment whatever its name is.
var assigning = phrasesOf([]string{
	"chu tri", "phoi hop", "chiu trach nhiem", "co trach nhiem", "co nhiem vu", "can cu", "tham muu", "theo chuc nang",
	"theo nhiem vu", "lam dau moi",
	"la co quan", "la dau moi",
})

// acting are the verbs of administrative prose. They end a name: no
// organisation's name goes on with one in small letters, but for the bodies in
// verbBodies.
var acting = phrasesOf([]string{
	"chu dong", "thuong xuyen", "tiep tuc", "khan truong", "day manh", "tang cuong", "lanh dao", "ra soat", "duoc giao",
	"dinh ky", "trien khai",
	"huong dan", "xay dung", "to chuc", "nghien cuu", "de xuat", "ban hanh", "don doc", "tap trung", "chi dao", "quan triet",
	"tuyen truyen",
	"thuc hien", "bao cao", "kiem tra", "giam sat", "bo tri", "bao dam", "dam bao", "phat dong", "phat huy", "tham gia",
	"tong hop", "theo doi",
	"cung cap", "xac dinh", "hoan thanh", "hoan thien", "lap", "trinh", "gui", "phe duyet", "tham dinh", "cap nhat", "cong bo", "uu tien",
	"tien hanh", "kip thoi", "som", "phai", "can", "co ke hoach", "co giai phap", "co van ban", "co bao cao", "co phuong an", "thong nhat",
	"dieu hanh", "thao go", "xu ly", "giai quyet", "xem xet", "ho tro", "khuyen khich", "van dong", "dong vien", "kien toan", "thu hut",
	"huy dong", "nang cao", "doi moi", "ap dung", "ung dung", "lam viec", "trao doi", "thuc day", "chuan bi", "day nhanh", "mo them",
	"tich cuc", "nghiem tuc", "tham van", "van hanh", "quan tam", "luu y", "chu trong", "dua", "tien phong", "gop phan",
	"giup", "la luc luong",
	"theo", "trong pham vi", "trong qua trinh", "tren co so", "cu the hoa", "long ghep", "de", "thanh lap", "dang ky",
	"khai thac", "chia se",
})

// qualifying are verbs that tell which organisations are meant.
var qualifying = []string{"duoc giao nhiem vu", "duoc giao chu tri", "duoc phan cong"}

// verbBodies are bodies whose names begin with a verb after their kind ("Ban Chỉ
// đạo", "Hội đồng phối hợp", "Trung tâm hỗ trợ"), so that the verb ends no name.
var verbBodies = []string{"ban", "trung tam", "quy", "hoi dong", "to", "hoi", "phong", "van phong", "cac"}

// isVerb reports that a word of a sentence is a verb that follows its subject:
// in small letters, and not part of a body's name.
func isVerb(s string, words []word, i int, verbs phrases) bool {
	if _, ok := verbs.at(words, i); !ok || unicode.IsUpper(firstRune(s[words[i].start:])) || isNounHere(s, words, i) {
		return false
	}
	if i > 0 && strings.ToLower(s[words[i-1].start:words[i-1].end]) == "viện" {
		return false
	}
	for _, b := range verbBodies {
		n := strings.Count(b, " ") + 1
		if i < n {
			continue
		}
		if _, ok := at(words, i-n, b); ok && (b == "cac" || unicode.IsUpper(firstRune(s[words[i-n].start:]))) &&
			strings.TrimSpace(s[words[i-1].end:words[i].start]) == "" {
			return false
		}
	}
	return true
}

// isNounHere: "tổ chức" is a noun in a list of them ("doanh nghiệp, tổ chức, cơ sở").
func isNounHere(s string, words []word, i int) bool {
	if _, ok := at(words, i, "to chuc"); !ok {
		return false
	}
	listed := i > 0 && strings.Contains(s[words[i-1].end:words[i].start], ",")
	goes := i+2 < len(words) && strings.HasPrefix(s[words[i+1].end:words[i+2].start], ",")
	return listed && goes || i+2 < len(words) && (words[i+2].fold == "chinh" || words[i+2].fold == "xa") // "chính trị", "xã hội"
}

// maxSubject is how many words may name the subject of a sentence.
const maxSubject = 60

// subjectIn reads the organisations a sentence is about, nil when it begins
// with none: at its beginning, after a word of ordering, after the colon of a
// topic ("2. Về dự án X: giao Sở Y …"), or after an opening clause ("Trong quá
// trình …, các sở … đề xuất").
func (p *parser) subjectIn(s string, words []word) *subject {
	if found := p.subjectBeforeColon(s, words); found != nil {
		return found
	}
	tried := -1
	for _, i := range openings(s, words) {
		if i <= tried {
			continue
		}
		tried = i
		if found := p.subjectAt(s, words, i); found != nil {
			if !isTopic(s[:words[i].start]) {
				found.sure = min(found.sure, sureGuess)
			}
			return found
		}
		if found := p.subjectInside(s, words, i); found != nil {
			return found
		}
	}
	return nil
}

// subjectBeforeColon reads "Sở X: …" and "Giao Sở X: …".
func (p *parser) subjectBeforeColon(s string, words []word) *subject {
	colon := strings.IndexByte(s, ':')
	if colon < 0 || colon > maxHeading || len(words) == 0 || openHeadBefore(s[:colon]) {
		return nil
	}
	from := orderAt(s, words, 0)
	if from >= len(words) || words[from].start > colon {
		return nil
	}
	phrase := s[words[from].start:colon]
	found, whole := p.names.Covering(phrase)
	if !whole || !canAct(found) || !isQuantifiedAll(found) {
		return nil
	}
	own := &subject{leads: found, leadPhrase: strings.TrimSpace(phrase), end: colon + 1, sure: sureExact}
	return p.withCoordinators(s, words, from, own)
}

// isTopic reports that before the subject stands nothing, a word of ordering, or
// a topic that a colon closes. After a whole sentence it is less sure who the item is for.
func isTopic(before string) bool {
	before = strings.TrimRight(before, " ")
	return !strings.Contains(before, ". ") && !strings.Contains(before, ";") || strings.HasSuffix(before, ":")
}

// openings are the words a subject may begin at.
func openings(s string, words []word) []int {
	var at []int
	for i := range words {
		if i > 0 && !opensPart(s, words, i) {
			continue
		}
		start := i
		if n := orderAt(s, words, i); n > 0 {
			at = append(at, start+n)
			continue
		}
		if n, ok := atAny(words, i, []string{"doi voi"}); ok && i == 0 {
			start += n
		}
		at = append(at, start)
	}
	return at
}

// orderAt returns how many words of ordering stand at i. "Giao" has no accent, unlike "giáo dục", and is no
// part of "giao thông", "giao dịch".
func orderAt(s string, words []word, i int) int {
	n, ok := atAny(words, i, ordering)
	if !ok {
		return 0
	}
	if words[i].fold != "giao" {
		return n
	}
	if raw := s[words[i].start:words[i].end]; len(raw) != len("giao") || len(words) > i+1 && isGiaoNoun(words[i+1].fold) {
		return 0
	}
	return n
}

func isGiaoNoun(next string) bool {
	switch next {
	case "thong", "dich", "luu", "thuong", "dat", "uoc", "ban", "thoa", "tiep":
		return true
	}
	return false
}

// opensPart: the word follows a colon, and the text before it is a topic, or it
// orders something after a mark.
func opensPart(s string, words []word, i int) bool {
	gap := s[words[i-1].end:words[i].start]
	if strings.Contains(gap, ":") {
		return true
	}
	return orderAt(s, words, i) > 0 && (strings.ContainsAny(gap, ";.") || strings.Contains(gap, ",") && words[i].fold == "giao")
}

// subjectAt reads the subject that begins at a word.
func (p *parser) subjectAt(s string, words []word, from int) *subject {
	if from >= len(words) {
		return nil
	}
	ordered := from > 0 && isOrdered(words, from)
	start := words[from].start
	best := (*subject)(nil)
	tries := 0
	for i := from + 1; i < min(len(words), from+maxSubject) && tries < 4; i++ {
		assigns := isVerb(s, words, i, assigning)
		if !assigns && !isVerb(s, words, i, acting) {
			continue
		}
		if n, ok := atAny(words, i, qualifying); ok { // "các cơ quan được giao nhiệm vụ": still who, not what
			i += n
		}
		if i == len(words) {
			break
		}
		tries++
		limit := len(strings.TrimRight(s[:words[i].start], " ,:–-"))
		found, whole := p.names.Covering(s[start:max(limit, start)])
		if !whole || !canAct(found) {
			continue
		}
		own := &subject{leads: found, leadPhrase: s[start:limit], end: limit, sure: sureExact}
		if isSureOf(found) {
			return p.withCoordinators(s, words, i, own)
		}
		if best == nil && (assigns || ordered || endsName(found)) {
			best = p.withCoordinators(s, words, i, own)
		}
	}
	if best == nil {
		best = p.leadingAt(s, start, ordered)
	}
	return best
}

func isOrdered(words []word, from int) bool {
	for _, o := range ordering {
		n := strings.Count(o, " ") + 1
		if from < n {
			continue
		}
		if _, ok := at(words, from-n, o); ok {
			return true
		}
	}
	return false
}

func isSureOf(found []org.Mention) bool {
	return !slices.ContainsFunc(found, func(m org.Mention) bool { return m.Doubt != "" && m.Doubt != org.DoubtSpelling })
}

// endsName: unknown names that begin with a kind of body count where the verb follows at once.
func endsName(found []org.Mention) bool {
	return len(found) == 1 && !found[0].Class && len(wordsOf(found[0].Text)) <= 10
}

// maxClass is how many words a class is named with; a longer one took in the sentence.
const maxClass = 18

// canAct leaves out what only looks like organisations: fields of work ("các
// ngành, lĩnh vực"), nouns of the sentence in small letters, and "Tổ chức" where it is the verb.
func canAct(found []org.Mention) bool {
	return !slices.ContainsFunc(found, func(m org.Mention) bool {
		if !m.Class {
			return m.Doubt != "" && !unicode.IsUpper(firstRune(m.Text))
		}
		if lower := strings.ToLower(m.Text); strings.HasPrefix(lower, "tổ chức") && !strings.HasPrefix(lower, "tổ chức,") {
			return true
		}
		if words := wordsOf(m.Text); len(words) == 2 && words[0].fold != "doanh" && !isQuantified(m.Text) {
			return true // "cơ quan", "đơn vị" by themselves are words of the sentence
		}
		return len(wordsOf(m.Text)) > maxClass || !isQuantified(m.Text) && !opensActors(m.Text) || has(wordsOf(m.Text), "linh vuc")
	})
}

// isQuantified: "các …", "mọi …", or the committees and offices "của các".
func isQuantified(s string) bool {
	words := wordsOf(s)
	return has(words[:min(len(words), 8)], "cac", "nhung", "moi", "mot so", "tat ca", "toan the", "tung") ||
		unicode.IsUpper(firstRune(s)) && strings.Contains(strings.ToLower(s), "cùng cấp")
}

// actors are the nouns that stand for a class without "các", spelled with
// their accents: without them they are many other words.
var actors = []string{
	"doanh nghiệp", "cơ quan", "đơn vị", "địa phương", "cơ sở giáo dục", "cơ sở đào tạo", "cơ sở y tế", "cơ sở sản xuất",
	"cơ sở kinh doanh",
	"hợp tác xã", "trường đại học", "trường cao đẳng", "thủ trưởng", "chủ tịch", "người đứng đầu", "bộ, ngành", "sở, ban",
	"sở, ngành", "ubnd", "chủ đầu tư",
}

func opensActors(s string) bool {
	lower := strings.ToLower(s)
	return slices.ContainsFunc(actors, func(a string) bool { return strings.HasPrefix(lower, a) })
}

// leadingAt reads known names that a sentence begins with, whatever follows them.
func (p *parser) leadingAt(s string, start int, ordered bool) *subject {
	found, end := p.names.Leading(s[start:], len(s)-start)
	found = slices.DeleteFunc(found, func(m org.Mention) bool { return m.Doubt != "" && m.Doubt != org.DoubtSpelling })
	if len(found) == 0 || !canAct(found) || !goesOn(s[start+end:]) {
		return nil
	}
	sure := sureGrammar
	if ordered {
		sure = sureExact
	}
	return &subject{leads: found, leadPhrase: strings.TrimSpace(s[start : start+end]), end: start + end, sure: sure}
}

// goesOn tells a subject from a remark: a sentence follows it, not another mark.
func goesOn(rest string) bool {
	rest = strings.TrimPrefix(rest, ":")
	return strings.HasPrefix(rest, " ") && len(wordsOf(rest)) > 1
}

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
	if _, ok := atAny(words, from, adverbials); !ok {
		return nil
	}
	for i := from + 1; i < len(words); i++ {
		if !strings.Contains(s[words[i-1].end:words[i].start], ",") {
			continue
		}
		stop := -1
		for j := i + 1; j < min(len(words), i+maxSubject) && stop < 0; j++ {
			if isVerb(s, words, j, assigning) || isVerb(s, words, j, acting) {
				stop = j
			}
		}
		if stop < 0 {
			return nil
		}
		limit := words[stop].start
		found, whole := p.names.Covering(s[words[i].start:limit])
		if !whole || !canAct(found) || !isSureOf(found) && !endsName(found) ||
			strings.HasSuffix(strings.TrimSpace(s[:limit]), ",") || !isWhole(found) {
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

// isWhole: a class that is only a noun ("đơn vị") is a word of the sentence, not its subject.
func isWhole(found []org.Mention) bool {
	return !slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class && len(wordsOf(m.Text)) < 3 })
}

// withCoordinators adds who is named after "phối hợp với" right behind the subject.
func (p *parser) withCoordinators(s string, words []word, verb int, own *subject) *subject {
	own.coordinators, own.coordinatePhrase = p.coordinatorsIn(s, words, verb)
	return own
}

// coordinatorsIn reads the lists after "phối hợp (chặt chẽ) (với)" from a word on.
func (p *parser) coordinatorsIn(s string, words []word, from int) (all []org.Mention, phrase string) {
	for i := from; i < len(words); i++ {
		n, ok := at(words, i, "phoi hop")
		if !ok {
			continue
		}
		i += n
		for {
			k, ok := atAny(words, i, []string{"chat che", "thuong xuyen", "cung voi", "cung", "voi", "va", "dong bo", "hieu qua"})
			if !ok || strings.ContainsAny(s[words[i-1].end:words[i].start], ".;") {
				break
			}
			i += k
		}
		if i >= len(words) {
			break
		}
		found, text := p.listAt(s, words, i)
		for _, m := range found {
			if !slices.ContainsFunc(all, func(o org.Mention) bool { return o.Name == m.Name }) {
				all = append(all, m)
			}
		}
		if phrase == "" {
			phrase = text
		}
	}
	return all, phrase
}

// listAt reads the organisations that begin at a word, to the verb or mark that ends the list.
func (p *parser) listAt(s string, words []word, from int) ([]org.Mention, string) {
	start := words[from].start
	limit := len(s)
	for i := from + 1; i < len(words); i++ {
		if isVerb(s, words, i, assigning) || isVerb(s, words, i, acting) || isVerb(s, words, i, listEnds) {
			limit = words[i].start
			break
		}
	}
	limit = min(limit, sentenceEnd(s, start))
	if found, whole := p.names.Covering(strings.TrimRight(s[start:limit], " ,;:")); whole && isSureOf(found) {
		return found, strings.TrimRight(s[start:limit], " ,;:")
	}
	found, end := p.names.Naming(s[start:], limit-start)
	return found, strings.TrimSpace(s[start : start+end])
}

// listEnds are words after a list of organisations that are no verbs.
var listEnds = phrasesOf([]string{
	"trong viec", "trong cong tac", "trong", "nham", "ve", "tai", "gan ket", "duoi", "khi", "den", "vao", "va cac don vi truc thuoc",
})

// sentenceEnd finds the full stop, colon or semicolon that ends a clause.
func sentenceEnd(s string, from int) int {
	for i := from; i < len(s); i++ {
		switch {
		case s[i] == ';' || s[i] == ':' && !openHeadBefore(s[from:i]):
			return i
		case s[i] == '.' && (i+1 == len(s) || s[i+1] == ' ') && !isShort(s[:i]):
			return i
		}
	}
	return len(s)
}

// openHeadBefore: the colon of "các sở: …" opens a list.
func openHeadBefore(s string) bool {
	words := wordsOf(s)
	return has(words[max(0, len(words)-4):], "cac")
}

// isShort: "TP." and "TX." end no sentence.
func isShort(before string) bool {
	return strings.HasSuffix(before, "TP") || strings.HasSuffix(before, "TX") || strings.HasSuffix(before, "Tp")
}
