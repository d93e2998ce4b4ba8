package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/docread"
	"dondoc/internal/org"
	"dondoc/internal/text"
)

// ordering are the words by which an authority hands out work. The subject follows them.
var ordering = []string{
	"giao cho", "giao", "yeu cau", "kinh de nghi", "tran trong de nghi", "de nghi", "phan cong", "khuyen khich", "uy quyen cho",
}

// asking are those of them that a body may also be told to say to others.
var asking = []string{"yeu cau", "de nghi", "khuyen khich"}

// orderAt returns how many words of ordering stand at i. What was ordered ("đã giao") is background. "Giao" has no accent,
// unlike "giáo dục", and is no part of "giao thông", "giao dịch".
func orderAt(s string, words []word, i int) int {
	n, ok := atAny(words, i, ordering)
	if !ok || i >= len(words) || capitalInside(s, words[i:i+n]) ||
		i > 0 && (words[i-1].fold == "duoc" || s[words[i-1].start:words[i-1].end] == "đã") {
		return 0
	}
	if words[i].fold != "giao" {
		return n
	}
	if raw := s[words[i].start:words[i].end]; len(raw) != len("giao") || len(words) > i+1 && isGiaoNoun(s, words[i+1]) ||
		endsGiaoNoun(s, words, i) {
		return 0
	}
	return n
}

// endsGiaoNoun: "giao" ends a noun or a verb that begins with the word before it ("Bộ Ngoại giao", "bàn giao").
func endsGiaoNoun(s string, words []word, i int) bool {
	if i == 0 || strings.TrimSpace(s[words[i-1].end:words[i].start]) != "" {
		return false
	}
	switch strings.ToLower(s[words[i-1].start:words[i-1].end]) {
	case "ngoại", "bàn", "chuyển":
		return true
	}
	return false
}

// consents are the words before an order that only say that it is agreed on ("Thống nhất giao Sở X …").
var consents = []string{"thong nhat", "dong y", "chap thuan", "nhat tri", "tiep tuc", "truoc mat", "nay", "dong thoi", "rieng", "trong do"}

// consentAt counts the words of consent at i, where an order follows them.
func consentAt(s string, words []word, i int) int {
	n, ok := atAny(words, i, consents)
	if !ok || orderAt(s, words, i+n) == 0 {
		return 0
	}
	return n
}

// isGiaoNoun: the word goes on with "giao" as one noun or verb; a capital begins the name of a body ("Giao Ban Quản lý …").
func isGiaoNoun(s string, next word) bool {
	if unicode.IsUpper(firstRune(s[next.start:])) {
		return false
	}
	switch next.fold {
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
	return (orderAt(s, words, i) > 0 || consentAt(s, words, i) > 0) &&
		(strings.ContainsAny(gap, ";.(") || strings.Contains(gap, ",") && words[i].fold == "giao")
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

// whomTheyOrder reads on where the organisations found hand the work out themselves ("Hội đồng nhân dân
// tỉnh giao Ủy ban nhân dân tỉnh …"): the work is of those they name. An authority that orders nobody by
// name has no part in it, and gives nil. Others may ask for something as part of their own work.
func (p *parser) whomTheyOrder(s string, words []word, found *subject) *subject {
	i := slices.IndexFunc(words, func(w word) bool { return w.start >= found.end })
	if i < 0 {
		return found
	}
	n := orderAt(s, words, i)
	if n == 0 {
		return found
	}
	n += comradeAt(s, words, i+n)
	if !p.commands(found.leads) {
		if words[i].fold == "de" { // to propose is work too
			return found
		}
		found.sure = min(found.sure, sureGuess)
	}
	if next := p.subjectAt(s, words, i+n); next != nil {
		next.sure = min(next.sure, found.sure)
		return next
	}
	if p.commands(found.leads) {
		return nil
	}
	return found
}

// askedIn reads whom the introduction asks to do what follows ("… yêu cầu Thủ trưởng các sở … thực hiện những
// nhiệm vụ sau:"). Where an item names somebody itself, that counts.
func (p *parser) askedIn(o *outline) *subject {
	s := withoutDefinitions(lastSentenceOf(o.preamble))
	if !strings.HasSuffix(s, ":") {
		return nil
	}
	return p.askedBy(s)
}

// askedBy reads whom the last order of a sentence is for.
func (p *parser) askedBy(s string) *subject {
	words := wordsOf(s)
	for i := range slices.Backward(words) {
		n := orderAt(s, words, i)
		if n == 0 {
			continue
		}
		n += comradeAt(s, words, i+n)
		if found := p.subjectAt(s, words, i+n); found != nil {
			return &subject{leads: found.leads, leadPhrase: found.leadPhrase, sure: sureSpelling}
		}
		if i+n == len(words) {
			continue
		}
		last := words[withoutDuty(words, i+n, len(words))-1]
		phrase := strings.TrimRight(s[words[i+n].start:last.end], " :") // "… yêu cầu Chủ tịch UBND các xã:"
		if found, whole := p.names.Covering(phrase); whole && isSureOf(found) && canAct(found) {
			return &subject{leads: found, leadPhrase: phrase, sure: sureSpelling}
		}
		found, end := p.names.Leading(phrase, len(phrase))
		if len(found) > 0 && isSureOf(found) && canAct(found) && isPlacedAt(phrase[end:]) {
			return &subject{leads: found, leadPhrase: phrase[:end], sure: sureGuess}
		}
	}
	return nil
}

// definition is the bracket that says how a document calls somebody from there on.
var definition = regexp.MustCompile(`\s*\(sau đây (?:gọi|viết)[^()]*\)`)

func withoutDefinitions(s string) string { return definition.ReplaceAllString(s, "") }

// isPlacedAt: behind a class of authorities the text says which places are meant ("… các tỉnh từ Hà Tĩnh đến Lâm Đồng, trong đó
// trọng tâm là …").
func isPlacedAt(rest string) bool {
	words := wordsOf(rest)
	return len(words) > 1 && (words[0].fold == "tu" && unicode.IsUpper(firstRune(rest[words[1].start:])) || startsWith(words, "trong do"))
}

// lastSentenceOf joins the last lines of a text up to the mark that ends what is before them: a text file may break its
// lines by width.
func lastSentenceOf(ps []docread.Paragraph) string {
	s := ""
	for _, q := range slices.Backward(ps) {
		line := strings.TrimSpace(q.Text)
		if s != "" && (line == "" || strings.ContainsAny(line[len(line)-1:], ".;:/")) {
			break
		}
		s = strings.TrimSpace(line + " " + s)
		if q.Spaced || len(s) > maxIntroduction {
			break
		}
	}
	return s
}

// maxIntroduction is how long the sentence before a list of tasks may be, in bytes.
const maxIntroduction = 4 << 10

// authorities are the beginnings of the names of those who hand out work: the
// organs of power and their heads.
var authorities = []string{
	"uy ban nhan dan", "hoi dong nhan dan", "chu tich", "thu tuong", "pho thu tuong", "chinh phu", "quoc hoi", "bo chinh tri", "ban bi thu",
	"ban thuong vu", "thuong truc", "tinh uy", "thanh uy", "dang uy",
	"bo truong", "tong giam doc", "giam doc", "hieu truong", "uy ban thuong vu",
}

// commands reports that one organisation is named and it is an authority, or the document's issuer.
func (p *parser) commands(found []org.Mention) bool {
	if len(found) != 1 || found[0].Class {
		return false
	}
	name := text.Fold(text.Expand(found[0].Name))
	issues := p.issuer != "" && strings.HasPrefix(text.Fold(text.Expand(p.issuer))+" ", name+" ") // an office that gives notice, too
	return issues || len(p.withoutIssuer(found)) == 0 ||
		slices.ContainsFunc(authorities, func(a string) bool { return strings.HasPrefix(name, a) })
}

// maxPersonName is how many words the name of a person has.
const maxPersonName = 5

// comradeAt counts the words that name a person before the office that acts: "đồng chí", "ông", "bà", and
// the name up to its comma.
func comradeAt(s string, words []word, i int) int {
	n, ok := atAny(words, i, []string{"cac dong chi", "dong chi", "d c"})
	if !ok && i < len(words) {
		switch strings.ToLower(s[words[i].start:words[i].end]) {
		case "ông", "bà":
			n, ok = 1, true
		}
	}
	if !ok {
		return 0
	}
	for j := i + n; j < min(len(words), i+n+maxPersonName) && unicode.IsUpper(firstRune(s[words[j].start:])); j++ {
		if j+1 < len(words) && strings.ContainsAny(s[words[j].end:words[j+1].start], ",–-") {
			return j + 1 - i
		}
	}
	return n
}

// passiveWork are the verbs behind whom a text does work ("… do Sở X thực hiện").
var passiveWork = verbsOf("chủ trì, thực hiện, đảm nhiệm, phụ trách, chịu trách nhiệm, làm đầu mối, tổ chức thực hiện, triển khai")

// passiveIn reads "do Sở X (chủ trì) thực hiện", but not of what somebody only takes part in.
func (p *parser) passiveIn(s string, words []word) *subject {
	from := 0
	if startsWith(words, "tham gia", "tham du", "cu dai dien", "cu can bo") { // what others lead, up to the clause's end
		from = sentenceEnd(s, 0)
	}
	for i, w := range words {
		if w.start < from || s[w.start:w.end] != "do" || i+1 >= len(words) {
			continue
		}
		for j := i + 2; j < min(len(words), i+1+maxSubject); j++ {
			if !passiveWork.endsName(s, words, j) {
				continue
			}
			phrase := strings.TrimRight(s[words[i+1].start:words[j].start], " ,")
			found, whole := p.names.Covering(phrase)
			if !whole || !canAct(found) || !isQuantifiedAll(found) {
				break
			}
			own := &subject{leads: found, leadPhrase: phrase, end: words[j].start, sure: sureGrammar}
			if !closesClause(s, words, j) {
				own.sure = sureRival
			}
			return p.withCoordinators(s, words, j, own)
		}
	}
	return nil
}

// closesClause: behind a passive verb the clause ends, or goes on with whom, when or how. Another verb
// would make it a remark on something in the sentence ("dữ liệu do Sở X chủ trì thu thập").
func closesClause(s string, words []word, verb int) bool {
	n, _ := passiveWork.at(s, words, verb)
	if verb+n >= len(words) || strings.ContainsAny(s[words[verb+n-1].end:words[verb+n].start], ",.;)") {
		return true
	}
	_, ok := atAny(words, verb+n, []string{
		"phoi hop", "trong", "truoc", "tu", "hoan thanh", "xong", "theo", "dinh ky", "thuong xuyen", "va",
	})
	return ok
}

// inBracketsAs finds a duty in a bracket behind a name.
var inBracketsAs = regexp.MustCompile(`\((?:cơ quan |đơn vị |đầu mối )?(chủ trì|phối hợp)\)`)

// markedInBrackets reads a list whose parts are told in brackets: "Sở A (chủ trì), Sở B (phối hợp) rà soát …".
func (p *parser) markedInBrackets(s string) *subject {
	lead := inBracketsAs.FindStringSubmatchIndex(s)
	if lead == nil || lead[0] > maxHeading || s[lead[2]:lead[3]] != "chủ trì" {
		return nil
	}
	first, end := lead[0], lead[1]
	for _, m := range inBracketsAs.FindAllStringSubmatchIndex(s, -1) {
		if s[m[2]:m[3]] == "phối hợp" {
			end = m[1]
		}
	}
	words := wordsOf(s[:end])
	from := orderAt(s, words, 0)
	if words[from].start > first { // nobody is named before the bracket
		return nil
	}
	leads, coordinators := p.bodiesIn(s[words[from].start:end], &Check{})
	if !canAct(leads) || len(leads) == 0 {
		return nil
	}
	return &subject{
		leads: leads, leadPhrase: strings.TrimSpace(s[words[from].start:first]), coordinators: coordinators,
		coordinatePhrase: strings.TrimSpace(s[lead[1]:end]), end: end, sure: sureGrammar,
	}
}

// secondSubject finds a known body behind a mark that a verb follows: the sentence may give it a part of its own
// ("Sở Y tế báo cáo, Sở Tài chính thẩm định"). Those it names otherwise are none. A name begins with a capital: most
// commas are passed over without asking the dictionary.
func (p *parser) secondSubject(s string, from int, named []org.Mention) string {
	words := wordsOf(s)
	tries := 0
	for i := 1; i < len(words); i++ {
		rest := s[words[i].start:]
		mark := strings.TrimSpace(s[words[i-1].end:words[i].start])
		if words[i].start < from || !unicode.IsUpper(firstRune(rest)) || mark != "," && mark != ";" && mark != "." {
			continue
		}
		if tries++; tries > maxSecond {
			break
		}
		found, end := p.names.Leading(rest, runeBoundary(rest, maxHeading))
		if len(found) == 0 || found[0].Class || !isSureOf(found) ||
			slices.ContainsFunc(named, func(m org.Mention) bool { return m.Name == found[0].Name }) {
			continue
		}
		at := words[i].start + end
		next := slices.IndexFunc(words, func(w word) bool { return w.start >= at })
		if next > 0 && strings.TrimSpace(s[at:words[next].start]) == "" && isVerbAt(s, words, next) {
			return s[words[i].start:at]
		}
	}
	return ""
}

// maxSecond is at how many marks of a paragraph a second subject is looked for.
const maxSecond = 20

// delegateIn finds whom an order passes the work on to: "Chỉ đạo Sở X …", "… chỉ đạo Công an tỉnh …".
// Empty where nobody is named, or only a class of those under the one who is ordered.
func (p *parser) delegateIn(s string, from int) string {
	rest := behindDirecting(s, from)
	found, end := p.names.Leading(rest, len(rest))
	if len(found) == 0 || found[0].Class || !isSureOf(found[:1]) {
		return ""
	}
	return strings.TrimSpace(rest[:end])
}

// behindDirecting is what stands behind a "chỉ đạo" that comes soon after a byte.
func behindDirecting(s string, from int) string {
	words := wordsOf(s)
	i := slices.IndexFunc(words, func(w word) bool { return w.start >= from })
	if i < 0 {
		return ""
	}
	i = index(words[:min(len(words), i+maxToDelegate)], i, "chi dao")
	if i < 0 || i+2 >= len(words) {
		return ""
	}
	return s[words[i+2].start:]
}

// directedClass is the class of authorities side by side, which are nobody's own units, that are told what to do: "chỉ đạo các sở, ban,
// ngành rà soát …". Empty for none.
func directedClass(s string, from int) string {
	const far = 12
	rest := behindDirecting(s, from)
	words := wordsOf(rest[:runeBoundary(rest, maxHeading)])
	n, several := at(words, 0, "cac")
	k, side := atAny(words, n, []string{"so ban nganh", "so nganh", "bo nganh", "nganh"})
	if !several || !side || !hasVerb(rest, words, n+k, min(len(words), far)) {
		return ""
	}
	return rest[:words[n+k-1].end]
}

// maxToDelegate is how many words stand between a subject and whom it passes the work on to.
const maxToDelegate = 6
