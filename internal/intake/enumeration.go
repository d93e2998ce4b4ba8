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
	if p.listsDocuments(it) {
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

// obeying are the verbs of an order to heed documents. One to issue or to finish them makes each of them work of its own.
var obeying = []string{"thuc hien", "quan triet", "tuan thu", "chap hanh", "trien khai"}

// obeysAt: an order to heed something stands at a word, or behind the adverbs there ("Tiếp tục thực hiện nghiêm …").
func obeysAt(words []word, i int) bool {
	how := slices.Concat(manners, []string{"tiep tuc", "to chuc", "nghien cuu", "hoc tap", "pho bien"})
	for n, ok := atAny(words, i, how); ok; n, ok = atAny(words, i, how) {
		i += n
	}
	_, obeys := atAny(words, i, obeying)
	return obeys
}

// listsDocuments: an order whose objects are the documents under it, each by its number ("Thực hiện nghiêm các quy định:", "- Luật
// Đất đai số 1/2024/QH15; - Nghị định số 2/2025/NĐ-CP …"). One that has a time or somebody of its own is work.
func (p *parser) listsDocuments(it *item) bool {
	if len(it.rest) > 0 || len(it.children) == 0 || !strings.HasSuffix(it.head, ":") || !p.obeys(it.head) {
		return false
	}
	return !slices.ContainsFunc(it.children, func(c *item) bool {
		return !c.citesDocument() || c.saysTime() || p.givesAway(c) || worksBehind(c.text)
	})
}

// ofContents open a clause that says what a document is about.
var ofContents = []string{
	"quy dinh", "huong dan", "sua doi", "bo sung", "thay the", "ban hanh", "phe duyet", "thong qua", "trien khai thi hanh",
}

// worksBehind: behind the name of a document stands what is to be done about it: "Luật A số 31/2024/QH15, hoàn thiện quy trình B".
func worksBehind(s string) bool {
	name, rest, found := strings.Cut(s, ", ")
	words := wordsOf(name)
	return found && opensWithWork(rest) && !startsWith(wordsOf(rest), ofContents...) && !hasVerb(name, words, 1, len(words))
}

// obeys: an order to heed something opens a sentence, or stands behind its subject.
func (p *parser) obeys(s string) bool {
	words := wordsOf(s)
	if obeysAt(words, 0) {
		return true
	}
	own := p.subjectAt(s, words, orderAt(s, words, 0))
	return own != nil && own.end <= len(s) && obeysAt(wordsOf(s[own.end:]), 0)
}

// citesDocument: the item begins with a document, and has its number.
func (it *item) citesDocument() bool {
	n, _ := atAny(it.words, 0, []string{"cac"})
	_, document := atAny(it.words, n, documentNouns)
	return document && citesNumber.MatchString(it.text) && len(it.children) == 0
}

// givesAway: a document in a list is somebody's work: "… do Sở A chủ trì", "…: Sở B hoàn thành", "…, Sở C tham mưu".
func (p *parser) givesAway(it *item) bool {
	_, told, colon := strings.Cut(it.text, ":")
	if colon && !startsWith(wordsOf(told), "so") || it.assigns() || has(it.words, "chu tri", "chiu trach nhiem", "phu trach") ||
		p.passiveIn(it.text, it.words) != nil || p.secondSubject(it.text, 0, nil) != "" {
		return true
	}
	for i := 1; i < len(it.words); i++ {
		if orderAt(it.text, it.words, i) > 0 {
			return true
		}
	}
	return p.actsBehindComma(it.text)
}

// actsBehindComma: one of the first clauses behind a comma has a subject.
func (p *parser) actsBehindComma(s string) bool {
	clauses := strings.SplitN(s, ", ", maxSecond)
	return slices.ContainsFunc(clauses[1:], func(clause string) bool {
		words := wordsOf(clause)
		return beginsWithBody(clause, words) && p.subjectAt(clause, words, 0) != nil
	})
}

// listsObjects: under an order stands what it is about, and no further work.
func (p *parser) listsObjects(it *item) bool {
	return announcesObjects(it.head) || p.listsDocuments(it)
}

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
