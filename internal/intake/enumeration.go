package intake

import (
	"regexp"
	"slices"
	"strings"

	"dondoc/internal/calendar"
)

// enumerates reports an item that names the parts of one thing in the items under it ("Lập hồ sơ, gồm: + Đơn đề nghị; +
// Biên bản."), or whom or what its work is about: these give nothing to do.
func (p *parser) enumerates(it *item) bool {
	if it.listsDocuments() {
		return true
	}
	objects := announcesObjects(it.head)
	if !objects && !announcesParts(it.lastOwn()) || len(it.rest) > 0 && !it.isTopicOverOrder() || p.headedBy(it) != nil {
		return false
	}
	for _, c := range it.children {
		if len(c.children) > 0 || c.assigns() || isVerbAt(c.text, c.words, 0) || objects && (c.givesWork() || p.actsIn(c)) ||
			!objects && (p.subjectIn(c.text, c.words) != nil || p.namedBy(c) != nil) {
			return false
		}
	}
	return true
}

// isTopicOverOrder: the heading only says what the one sentence under it is about, which announces the list: "1.1. Báo cáo tháng:",
// "Yêu cầu các sở báo cáo số liệu, bao gồm:".
func (it *item) isTopicOverOrder() bool {
	return len(it.rest) == 1 && strings.HasSuffix(it.head, ":") && len(wordsOf(it.head)) <= maxTitle
}

// documentNouns are what a line of a list of documents begins with.
var documentNouns = []string{
	"nghi quyet", "quyet dinh", "chi thi", "ket luan", "luat", "bo luat", "nghi dinh", "thong tu", "ke hoach", "van ban", "cong van",
	"cong dien", "chuong trinh", "huong dan", "thong bao", "quy dinh", "phap lenh", "y kien chi dao", "chi dao", "dieu",
}

// citesNumber matches the number of a document: "45-CV/TU", "1/2024/QH15", "24/TTg".
var citesNumber = regexp.MustCompile(` \d{1,5}[-/](?:[^ ,;]*[-/])?\p{Lu}`)

// listsDocuments: an order whose objects are the documents under it, each by its number ("Thực hiện nghiêm các quy định:", "- Luật
// Đất đai số 1/2024/QH15; - Nghị định số 2/2025/NĐ-CP …").
func (it *item) listsDocuments() bool {
	if len(it.rest) > 0 || len(it.children) == 0 || !strings.HasSuffix(it.head, ":") || !beginsWithVerb(it.head, wordsOf(it.head), 0) {
		return false
	}
	return !slices.ContainsFunc(it.children, func(c *item) bool {
		n, _ := atAny(c.words, 0, []string{"cac"})
		_, document := atAny(c.words, n, documentNouns)
		return !document || !citesNumber.MatchString(c.text) || len(c.children) > 0 || c.assigns() || orderAt(c.text, c.words, n) > 0
	})
}

// listsObjects: under an order stands what it is about, and no further work.
func (it *item) listsObjects() bool { return announcesObjects(it.head) || it.listsDocuments() }

// concerned matches the end of a sentence that announces whom or what its work is about.
var concerned = regexp.MustCompile(` (?:đối tượng|trường hợp|loại hình)(?: [^,.;:]{0,24})? (?:như|sau|sau đây|gồm):$`)

// announcesObjects: an order whose objects follow ("Rà soát các hộ theo những nhóm đối tượng sau:").
func announcesObjects(head string) bool {
	head = strings.TrimSpace(head)
	return concerned.MatchString(head) && beginsWithVerb(head, wordsOf(head), 0)
}

// actsIn: an authority by name opens the item and does something, so that it is no object.
func (p *parser) actsIn(it *item) bool {
	s := p.subjectAt(it.text, it.words, 0)
	return s != nil && s.sure > sureGuess && isSureOf(s.leads) && !isClasses(s.leads)
}

// givesWork: what is announced as an object is told to do something, or by when.
func (it *item) givesWork() bool {
	return strings.Contains(it.text, ":") || it.saysTime() || orderAt(it.text, it.words, 0) > 0 ||
		has(it.words, "phai", "co trach nhiem", "chiu trach nhiem", "chu tri")
}

// manner matches the end of a sentence that announces in which manner an order is carried out.
var manner = regexp.MustCompile(
	` theo (?:các |những )?(?:hướng|định hướng|nguyên tắc|phương châm|phương án|phương thức|hình thức|cách|trình tự|tinh thần)(?: sau)?:$`)

// tellsHow: the items under an order with times of its own only say in which manner it is carried out ("Sắp xếp … trước ngày 30/6.
// Việc sắp xếp thực hiện theo hướng: - …"). One that names who acts, or gives work to somebody, is work of its own.
func (it *item) tellsHow() bool {
	order := strings.TrimSpace(it.paragraphs())
	if !manner.MatchString(order) || !beginsWithVerb(it.head, wordsOf(it.head), 0) ||
		len(calendar.Find(order, calendar.Context{Year: anyYear})) == 0 {
		return false
	}
	return !slices.ContainsFunc(it.children, func(c *item) bool {
		return beginsWithBody(c.head, wordsOf(c.head)) || c.assigns() || c.saysTime()
	})
}

// beginsWithBody: a kind of body or a class opens the line, or a word that gives work to one.
func beginsWithBody(s string, words []word) bool {
	if _, assigned := assigning.at(s, words, 0); assigned {
		return true
	}
	return !beginsWithVerb(s, words, 0) &&
		(startsWith(words, letterheadKinds...) || startsWith(words, "cac", "moi", "doi voi") || opensActors(s))
}

// announcesParts: what ends with "gồm:" goes on with the parts of what it names.
func announcesParts(head string) bool {
	head, ok := strings.CutSuffix(strings.TrimSpace(head), ":")
	return ok && (strings.HasSuffix(head, " gồm") || strings.HasSuffix(head, " gồm có"))
}

// withList is the item with the list under it as its own text.
func (it *item) withList() *item {
	one := *it
	one.text, one.rest, one.children = oneLine(it.whole()), nil, nil
	one.words = wordsOf(one.text)
	one.place.LineEnd = max(one.place.LineEnd, it.end())
	return &one
}
