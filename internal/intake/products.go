package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/calendar"
)

// productKinds are the words that a product's name begins with, folded: the
// types of documents (Decree 30/2020/NĐ-CP, art. 7, and legal acts) and the
// things that programmes have made. A mark before anything else belongs to the
// name ("Cơ chế, chính sách").
var productKinds = []string{
	"ke hoach", "chuong trinh", "de an", "du an", "quyet dinh", "bao cao", "nghi quyet", "nghi dinh", "thong tu", "to trinh", "van ban",
	"huong dan", "quy che", "quy dinh", "quy hoach", "quy trinh", "cong van", "chi thi", "ho so", "phuong an", "danh muc",
	"hoi nghi", "hoi thao",
	"du thao", "luat", "phap lenh", "thong bao", "bien ban", "de cuong", "he thong", "nen tang", "co so du lieu", "phan mem", "mo hinh",
	"tai lieu", "bo tieu chi", "ban tin", "chien luoc", "giai phap", "cong cu", "tieu chuan", "quy chuan", "thoa thuan", "bo chi so",
	"de tai", "nhiem vu", "hop dong", "ket luan", "thong cao", "so tay", "cam nang", "ban do", "trang thong tin", "cong thong tin",
	"chuyen de", "lop tap huan", "khoa dao tao", "hoi thi", "cuoc thi", "phong su", "ung dung", "bo tai lieu", "bo du lieu",
	"tin bai", "bai viet", "danh sach", "bang tong hop", "bang bieu", "bang ke", "an pham",
	"chien dich", "chuyen muc", "to roi", "pa no", "video", "buoi",
}

// productsOf splits a list of products: at semicolons, and a bare list of kinds
// also at commas, strokes, "và" and "hoặc" before a kind. A sentence with a verb
// is one product whatever it lists ("Các chương trình, kế hoạch được ban hành"). An ellipsis
// that leaves the list open is dropped.
func productsOf(phrase string) []string {
	products := []string{}
	for _, part := range itemsOf(withJoinedWords(phrase)) {
		for _, s := range splitBeforeKinds(part) {
			s = strings.Trim(s, " ,.…;/")
			if strings.ContainsFunc(s, unicode.IsLetter) && !slices.Contains(products, s) { // a dash says that there is none
				products = append(products, s)
			}
		}
	}
	return products
}

// withJoinedWords closes the dash of a word from another language that is spelled with spaces ("các - bon").
func withJoinedWords(phrase string) string { return spacedWord.ReplaceAllString(phrase, "$1-$2") }

var spacedWord = regexp.MustCompile(`(?i)((?:^|[\s"“(])(?:các|cac|mít|áp|pa|ô)) [-–] ((?:bon|tinh|phích|nô|tô)(?:$|[\s.,;:)”"]))`)

// itemsOf splits at semicolons, and at the dashes of a list that begins with one.
func itemsOf(phrase string) []string {
	phrase = strings.TrimSpace(phrase)
	for _, dash := range [...]string{"- ", "– ", "+ "} {
		if rest, ok := strings.CutPrefix(phrase, dash); ok {
			phrase = partAtDashes(rest, " "+dash)
		}
	}
	return strings.Split(phrase, ";")
}

// partAtDashes makes the dashes that open items semicolons. Where semicolons close the items, a dash behind none is of a name
// ("- Vụ A; - Vụ B - C; - Vụ D"), but before the name of a product.
func partAtDashes(list, dash string) string {
	closed := strings.Contains(list, ";"+dash)
	var b strings.Builder
	for {
		before, after, found := strings.Cut(list, dash)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if closed && !isClosedItem(before) && !opensProduct(after) {
			b.WriteString(dash)
		} else {
			b.WriteByte(';')
		}
		list = after
	}
}

// maxKind is how many bytes of a text are looked at for the kind of product that it begins with.
const maxKind = 120

func opensProduct(s string) bool { return beginsKind(wordsOf(s[:min(len(s), maxKind)]), 0) }

func isClosedItem(s string) bool { return strings.HasSuffix(s, ";") || isSentence(s) }

func splitBeforeKinds(phrase string) []string {
	words := wordsOf(phrase)
	if !beginsKind(words, 0) || has(words, "duoc", "hoan thanh") {
		return []string{phrase}
	}
	var parts []string
	from, about := 0, topic{}
	for i := 1; i < len(words); i++ {
		about = about.orNext(words, i)
		end := words[i-1].end
		gap := phrase[end:words[i].start]
		joint := strings.ContainsAny(gap, ",/+")
		if i > 1 && (words[i-1].fold == "va" || words[i-1].fold == "hoac") {
			joint, end = strings.TrimSpace(gap) == "", words[i-2].end
		}
		if joint && end > from && beginsKind(words, i) && !goesOnWithKind(phrase, about, words, i) {
			parts = append(parts, phrase[from:end])
			from, about = words[i].start, topic{}
		}
	}
	return append(parts, phrase[from:])
}

// beginsKind reports a kind of product at a word, after "các" or a number.
func beginsKind(words []word, i int) bool {
	if n, ok := atAny(words, i, []string{"cac", "nhung", "mot so", "bo"}); ok {
		if _, whole := atAny(words, i, productKinds); !whole {
			i += n
		}
	}
	_, ok := atAny(words, i, productKinds)
	return ok
}

// goesOnWithKind: the kind at a word is part of the product before it.
func goesOnWithKind(phrase string, about topic, words []word, i int) bool {
	return about.repeats(words, i) || isQualifiedKind(phrase, words, i) || isOfDirection(phrase, words, i)
}

// isQualifiedKind reports a kind in small letters after "và" where the list has
// run on beyond bare kinds: it qualifies what stands before ("nền tảng địa chỉ số và bản đồ số").
func isQualifiedKind(phrase string, words []word, i int) bool {
	if words[i-1].fold != "va" || firstRune(phrase[words[i].start:]) != unicode.ToLower(firstRune(phrase[words[i].start:])) {
		return false
	}
	return i > 1 && !endsInKind(words[:i-1])
}

// A topic is the kind of paper behind the last "về" of a product: it says what the product is about.
type topic []word

// orNext is the topic that begins at a word, or else the one before it.
func (t topic) orNext(words []word, i int) topic {
	if words[i-1].fold != "ve" {
		return t
	}
	if n, ok := atAny(words, i, productKinds); ok {
		return words[i : i+n]
	}
	return t
}

// repeats: the topic comes again at a word, for another thing that the product is about: "Cơ sở dữ liệu về quy hoạch vùng, quy
// hoạch tỉnh".
func (t topic) repeats(words []word, i int) bool {
	n := len(t)
	return n > 0 && n <= len(words)-i && slices.EqualFunc(t, words[i:i+n], func(a, b word) bool { return a.fold == b.fold })
}

// mayPart: the product holds a kind that may be one more product: its topic again ("Báo cáo về kế hoạch A, kế hoạch B"), or a
// guidance with an object of its own ("tài liệu tuyên truyền, hướng dẫn kỹ thuật").
func mayPart(s string, words []word) bool {
	var about topic
	for i := 1; i < len(words); i++ {
		about = about.orNext(words, i)
		guides := isOfDirection(s, words, i) && guidesSomething(s, words, i+2)
		if strings.Contains(s[words[i-1].end:words[i].start], ",") && (guides || about.repeats(words, i)) {
			return true
		}
	}
	return false
}

// guidesSomething: behind "hướng dẫn" goes on what it is about, unless the papers before it direct too ("văn bản chỉ đạo, hướng dẫn
// thực hiện").
func guidesSomething(s string, words []word, i int) bool {
	directs := has(words[i-4:i-2], "chi dao", "don doc")
	return !directs && i < len(words) && strings.TrimSpace(s[words[i-1].end:words[i].start]) == ""
}

// isOfDirection: "hướng dẫn" in small letters behind papers of another act says what they are for: "văn bản chỉ đạo, hướng dẫn".
func isOfDirection(phrase string, words []word, i int) bool {
	_, guides := at(words, i, "huong dan")
	if !guides || i < 4 || !strings.HasPrefix(phrase[words[i].start:], "h") {
		return false
	}
	_, paper := atAny(words, i-4, []string{"van ban", "cong van", "tai lieu"})
	n, act := acting.at(phrase, words, i-2)
	return paper && act && n == 2
}

func endsInKind(words []word) bool {
	for _, k := range productKinds {
		n := strings.Count(k, " ") + 1
		if len(words) >= n {
			if _, ok := at(words, len(words)-n, k); ok {
				return true
			}
		}
	}
	return false
}

// listsUnknown reports a list of short parts of which none is a known kind: it may be one product's name or several. A
// pair of two words each is mostly one ("Cơ chế, chính sách").
func listsUnknown(s string, words []word) bool {
	const short = 5
	if beginsKind(words, 0) || strings.ContainsAny(s, "(:") {
		return false
	}
	parts := strings.Split(s, ",")
	pair := len(parts) == 2 && len(words) <= 4
	return len(parts) > 1 && !pair && !slices.ContainsFunc(parts, func(part string) bool { return len(wordsOf(part)) > short })
}

// products reads a cell of products. A comma before a capital that begins no
// known kind may part two products, and so may one in a list of unknown kinds: a person should look.
func (c *Check) products(phrase string) []string {
	found := productsOf(phrase)
	sure, commas := sureExact, splitAtCommas(phrase)
	for _, f := range found {
		words := wordsOf(f)
		split := strings.Contains(f, ", ") && commas[f]
		if !has(words, "duoc") && (capitalAfterComma(f) && beginsKind(words, 0) || listsUnknown(f, words) || split && endsShort(f)) ||
			commas[f] && strings.Contains(f, ", các ") || goesOnWithWork(f, words) || mayPart(f, words) {
			sure = sureSpelling
		}
	}
	words := wordsOf(phrase)
	if _, deed := acting.at(phrase, words, 0); deed && len(found) > 1 && !beginsKind(words, 0) {
		sure = sureSpelling // one deed with its objects, or a product each
	}
	if phrase != "" {
		c.note("products", sure, "intake.doubt_products", phrase)
	}
	return found
}

// goesOnWithWork: behind "và" stands a verb, so that what follows is no part of the product: "tài liệu hội nghị và bảo đảm hậu cần".
func goesOnWithWork(s string, words []word) bool {
	for i := 1; i+1 < len(words); i++ {
		if words[i].fold == "va" && !beginsKind(words, i+1) && beginsWithVerb(s, words, i+1) && beginsKind(words, 0) {
			return true
		}
	}
	return false
}

// splitAtCommas are the products that a comma parts from another; semicolons part surely.
func splitAtCommas(phrase string) map[string]bool {
	out := map[string]bool{}
	for piece := range strings.SplitSeq(phrase, ";") {
		if own := productsOf(piece); len(own) > 1 {
			for _, f := range own {
				out[f] = true
			}
		}
	}
	return out
}

// endsShort: of a list that was split the last part is a few words that begin no known kind: it may qualify the product before it
// or be one more ("Hướng dẫn, Báo cáo tổng kết, quyết toán kinh phí").
func endsShort(s string) bool {
	const short = 5
	return len(wordsOf(s[strings.LastIndex(s, ", "):])) <= short && strings.Count(s, ", ") == 1
}

func capitalAfterComma(s string) bool {
	for rest := s; ; {
		_, after, found := strings.Cut(rest, ", ")
		if !found {
			return false
		}
		if unicode.IsUpper(firstRune(after)) {
			return true
		}
		rest = after
	}
}

// deadlineOf reads a deadline cell, with the agency that the product is sent to first.
func (p *parser) deadlineOf(phrase string) Deadline {
	return Deadline{Deadline: calendar.Parse(phrase, p.times), SendTo: p.sendTo(phrase)}
}

// sendTo names who receives the product where the phrase says "gửi" somebody.
func (p *parser) sendTo(phrase string) []string {
	words := wordsOf(phrase)
	i := index(words, 0, "gui")
	if i < 0 || i+1 >= len(words) {
		return nil
	}
	rest := phrase[words[i].end:]
	limit := len(rest)
	if stop := index(words, i+1, "de tong hop", "truoc", "trong", "cham nhat", "theo doi", "de"); stop > 0 {
		limit = words[stop].start - words[i].end
	}
	var who []string
	found, _ := p.names.Leading(rest, limit)
	if len(found) == 0 { // "gửi danh sách về Phòng X"
		found = p.recipientsIn(phrase)
	}
	for _, m := range found {
		who = append(who, m.Label())
	}
	return who
}

// linkDependencies finds the rows that feed another: "để tổng hợp chung vào nhiệm vụ IV.1".
func linkDependencies(tasks []Task) {
	byRef := map[string]int{}
	for i, t := range tasks {
		byRef[t.Ref] = i
	}
	for _, t := range tasks {
		ref, ok := feeds(t.Deadline.Phrase)
		if !ok {
			ref, ok = feeds(t.Content)
		}
		if to, known := byRef[ref]; ok && known && tasks[to].Ref != t.Ref && !slices.Contains(tasks[to].DependsOn, t.Ref) {
			tasks[to].DependsOn = append(tasks[to].DependsOn, t.Ref)
		}
	}
}

// feeds returns the ref after "tổng hợp … vào nhiệm vụ (số)".
func feeds(phrase string) (ref string, ok bool) {
	words := wordsOf(phrase)
	i := index(words, 0, "tong hop")
	if i < 0 {
		return "", false
	}
	i = index(words, i, "vao nhiem vu")
	if i < 0 || i+3 >= len(words) {
		return "", false
	}
	i += 3
	if n, ok := atAny(words, i, []string{"so"}); ok && i+n < len(words) {
		i += n
	}
	rest := phrase[words[i].start:]
	end := strings.IndexAny(rest, " ,;")
	if end < 0 {
		end = len(rest)
	}
	return strings.TrimRight(rest[:end], "."), true
}
