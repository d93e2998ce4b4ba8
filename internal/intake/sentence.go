package intake

import (
	"cmp"
	"regexp"
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
	rival                        string  // whom else the text might mean
	helpGuessed                  bool    // that the coordinators are some is a guess
	withEach                     bool    // whom an item begins with is with whom the lead does it
}

// maxSubject is how many words may name the subject of a sentence: a request to the bodies of a province names twenty of them.
const maxSubject = 160

// subjectIn reads the organisations a sentence is about, nil when it names none: at
// its beginning, after a word of ordering, after the colon of a topic ("2. Về dự án
// X: giao Sở Y …"), after an opening clause ("Trong quá trình …, các sở … đề
// xuất"), or behind the work ("… do Sở Y thực hiện").
func (p *parser) subjectIn(s string, words []word) *subject {
	if found := p.activeIn(s, words); found != nil {
		return found
	}
	if found := p.passiveIn(s, words); found != nil {
		return found
	}
	if found := p.bracketedIn(s); found != nil {
		return found
	}
	return p.strangerAt(s, words)
}

// strangerAt reads a name that nobody knows before a verb that nobody knows: a proper name at the beginning of the
// sentence. It ends behind its last capital, which is a guess.
func (p *parser) strangerAt(s string, words []word) *subject {
	limit := strings.IndexAny(s, ",;.:(")
	if limit < 0 {
		limit = len(s)
	}
	found, _ := p.names.Leading(s[:limit], limit)
	if len(found) != 1 || found[0].Doubt != org.DoubtUnknown || found[0].Start > 0 || !isProperName(found[0].Text) {
		return nil
	}
	last := 0
	for i, w := range words {
		if w.end <= found[0].End && unicode.IsUpper(firstRune(s[w.start:])) {
			last = i
		}
	}
	last = min(last+1, len(words)-1) // most names end with a word of two syllables
	if last+1 >= len(words) || words[last].end > found[0].End {
		return nil
	}
	name := s[:words[last].end]
	return &subject{leads: p.names.List(name), leadPhrase: name, end: len(name), sure: sureGuess}
}

func (p *parser) activeIn(s string, words []word) *subject {
	if found := p.askedOfAddressees(s, words); found != nil {
		return found
	}
	if found := p.markedInBrackets(s); found != nil {
		return found
	}
	if found := p.subjectBeforeColon(s, words); found != nil {
		return found
	}
	tried, told := -1, (*subject)(nil)
	for _, i := range openings(s, words) {
		if i <= tried {
			continue
		}
		tried = i
		if found := p.subjectAt(s, words, i); found != nil {
			if found = p.whomTheyOrder(s, words, found); found == nil {
				continue
			}
			if strings.HasPrefix(s[found.end:], " đã ") { // what it did; whom the order is for may stand behind it
				told = cmp.Or(told, found)
				continue
			}
			return p.orSpokenOf(s, words, i, found)
		}
		if found := p.commandedIn(s, words, i); found != nil {
			return found
		}
		if found := p.subjectInside(s, words, i); found != nil {
			return found
		}
	}
	if told != nil {
		told.sure = min(told.sure, sureGuess)
		return told
	}
	if startsWith(words, "doi voi") { // what the sentence speaks of first is none that acts: it is a topic
		return p.subjectInside(s, words, 0)
	}
	return nil
}

// orSpokenOf is the subject found at a word, or another behind it where the sentence only speaks of the first: it opens with
// "đối với", and tells at length who is meant.
func (p *parser) orSpokenOf(s string, words []word, i int, found *subject) *subject {
	loose := slices.ContainsFunc(found.leads, func(m org.Mention) bool { return looseTail(m) != "" })
	spokenOf := i == 2 && startsWith(words, "doi voi") && loose
	if spokenOf {
		if inside := p.subjectInside(s, words, 0); inside != nil {
			return inside
		}
	}
	if spokenOf || !isTopic(s[:words[i].start]) {
		found.sure = min(found.sure, sureGuess)
	}
	return found
}

// withoutHonorific takes "Đồng chí" off the office of a person whom nobody knows.
func withoutHonorific(found []org.Mention) []org.Mention {
	if len(found) != 1 || found[0].Doubt != org.DoubtUnknown {
		return found
	}
	one := found[0]
	words := wordsOf(one.Text)
	n, ok := atAny(words, 0, []string{"cac dong chi", "dong chi"})
	if !ok || n == len(words) {
		return found
	}
	one.Start += words[n].start
	one.Text = one.Text[words[n].start:]
	one.Name = one.Text
	return []org.Mention{one}
}

// isPerson: the words name a person, with the office that they have ("Ông Lê Văn Mẫu - Trưởng đoàn").
func isPerson(phrase string) bool {
	const most = 14
	words := wordsOf(phrase)
	n, ok := atAny(words, 0, []string{"ong", "ba", "dong chi"})
	if !ok || len(words) < n+2 || len(words) > most || !slices.Contains([]string{"Ông", "Bà", "Đồng"}, phrase[:words[0].end]) {
		return false
	}
	for i := n; i < n+2; i++ {
		if !unicode.IsUpper(firstRune(phrase[words[i].start:])) {
			return false
		}
	}
	return true
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
		if n := consentAt(s, words, i); n > 0 {
			start += n
		}
		if n := orderAt(s, words, start); n > 0 {
			at = append(at, start+n+comradeAt(s, words, start+n))
			continue
		}
		if n, ok := atAny(words, i, []string{"doi voi"}); ok && i == 0 {
			start += n
		}
		start += comradeAt(s, words, start)
		at = append(at, start)
	}
	return at
}

// subjectAt reads the subject that begins at a word.
func (p *parser) subjectAt(s string, words []word, from int) *subject {
	if from >= len(words) || beginsWithVerb(s, words, from) || isBeside(s, words, from) {
		return nil
	}
	if letter := p.addressed(s, words, from); letter != nil {
		return letter
	}
	ordered := from > 0 && isOrdered(words, from)
	start := words[from].start
	best := (*subject)(nil)
	acted := false // best ends at a verb that a name may hold
	tries := 0
	for i := from + 1; i < min(len(words), from+maxSubject) && tries < 4; i++ {
		assigns := assigning.endsName(s, words, i)
		opens := opensBehindName(s, words, i, ordered)
		urges := urgesBehindName(s, words, i)
		if !assigns && !opens && !urges && !actsAt(s, words, i) {
			continue
		}
		i += qualifiedBy(s, words, i) // "các cơ quan được giao nhiệm vụ": still who, not what
		if i == len(words) {
			break
		}
		if !assigns && ofRelative(s, words[i-1]) {
			continue
		}
		tries++
		limit, open := endOfList(s[:words[i].start])
		found, whole := p.names.Covering(s[start:max(limit, start)])
		if !whole || !canAct(found) || runsTogether(s[start:], found) || opens && !urges && !found[len(found)-1].Class && !ordered {
			continue
		}
		own := &subject{leads: found, leadPhrase: s[start:limit], end: limit, sure: sureUnless(open || opens || urges)}
		i = own.tellWhich(s, words, i)
		if isSureOf(found) {
			return p.withCoordinators(s, words, i, own)
		}
		if assigns && acted && !strings.ContainsAny(s[best.end:limit], ",;.:") { // "Phòng Quản lý xây dựng chủ trì"
			best, acted = nil, false
		}
		if best == nil && (assigns || ordered || endsName(found)) {
			best, acted = p.withCoordinators(s, words, i, own), !assigns && !urges
		}
	}
	if best == nil {
		best = p.leadingAt(s, start, ordered)
	}
	return best
}

// sureUnless is how sure a subject is, less where its end was guessed.
func sureUnless(guessed bool) float64 {
	if guessed {
		return sureSpelling
	}
	return sureExact
}

// actsAt: at a word the subject may end, for what it does or orders follows.
func actsAt(s string, words []word, i int) bool {
	return acting.endsName(s, words, i) || orderAt(s, words, i) > 0 || behindLevel(s, words, i) || behindRelated(s, words, i)
}

// endOfList is where a list of names ends before a verb, and whether dots leave it open ("Hội Nông dân, Thành Đoàn… phát
// động").
func endOfList(s string) (end int, open bool) {
	s = withoutWhen(strings.TrimRight(s, " ,:–-"))
	closed := strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(s, "..."), "…"), " ,")
	return len(closed), closed != s
}

// whenWords stand between a subject and its verb, and say when it acts, or that it must.
var whenWords = []string{" ngay sau khi", " sau khi", " trước khi", " trong khi", " khi", " can"} // a scan loses the accents of "cần"

// withoutWhen leaves out the words behind a subject that a clause of time begins with: "các chủ rừng khi | tiến hành …".
func withoutWhen(s string) string {
	for _, when := range whenWords {
		if cut, found := strings.CutSuffix(s, when); found {
			return strings.TrimRight(cut, " ,")
		}
	}
	return strings.TrimRight(s[:len(s)-len(whenBehind.FindString(s))], " ,")
}

// whenBehind matches a last day between a subject and its verb: "Sở A trước ngày 15 tháng 11 năm 2025 trực tiếp | kiểm tra".
var whenBehind = regexp.MustCompile(
	`,? (?:trước|trong|chậm nhất|muộn nhất|đến) (?:là )?(?:hết )?(?:ngày|tháng|quý|năm) [\dIVX/.]+(?: (?:tháng|quý|năm) [\dIVX/.]+)*,?$`)

func isSureOf(found []org.Mention) bool {
	return !slices.ContainsFunc(found, func(m org.Mention) bool { return m.Doubt != "" && m.Doubt != org.DoubtSpelling })
}

// endsName: unknown names that begin with a kind of body count where the verb follows at once.
func endsName(found []org.Mention) bool {
	if len(found) == 0 || slices.ContainsFunc(found, func(m org.Mention) bool { return len(wordsOf(m.Text)) > maxName }) {
		return false
	}
	return !found[0].Class || isQuantified(found[0].Text) && (len(found) > 1 || isOneEach(found[0]))
}

// isOneEach: an office that several places have ("Trung tâm Y tế các xã, phường").
func isOneEach(m org.Mention) bool {
	words := wordsOf(m.Text)
	return m.Doubt == org.DoubtUnknown && len(words) > 0 && !isQuantified(m.Text[:words[0].end])
}

// maxName is how many words the name of one body has: those of companies list what they do.
const maxName = 18

// maxClass is how many words a class is named with; a longer one took in the sentence.
const maxClass = 18

// canAct leaves out what only looks like organisations: fields of work ("các
// ngành, lĩnh vực", "các ngành, nghề"), nouns of the sentence in small letters, and "Tổ chức" where it is the verb.
func canAct(found []org.Mention) bool {
	committees := len(found) > 0 && found[0].Class && isOfState(found[0].Text)
	return !slices.ContainsFunc(found, func(m org.Mention) bool {
		if !m.Class {
			shared := committees && m.Doubt == org.DoubtPlace // "Ủy ban nhân dân các xã, phường, đặc khu A"
			return m.Doubt != "" && !shared && !unicode.IsUpper(firstRune(m.Text))
		}
		lower := strings.ToLower(m.Text)
		if strings.HasPrefix(lower, "tổ chức") && !strings.HasPrefix(lower, "tổ chức,") && !strings.HasPrefix(lower, "tổ chức đảng") {
			return true
		}
		words := wordsOf(m.Text)
		if len(words) == 2 && words[0].fold != "doanh" && !isQuantified(m.Text) && !isTraderBeside(found, words) {
			return true // "cơ quan", "đơn vị" by themselves are words of the sentence
		}
		if isOfEachPlace(m.Text) {
			return false // its name is as long as two
		}
		acts := isQuantified(m.Text) || opensActors(m.Text) || isTraderBeside(found, words)
		return len(words) > maxClass || !acts || has(words, "linh vuc", "nganh nghe")
	})
}

// isQuantified: "các …", "mọi …", the committees and offices "của các", or names that exist "các cấp".
func isQuantified(s string) bool {
	words := wordsOf(s)
	words = words[:min(len(words), 8)]
	return has(words, "cac", "nhung", "moi", "mot so", "tat ca", "toan the", "tung") ||
		countsPlaces(words) ||
		unicode.IsUpper(firstRune(s)) && (strings.Contains(strings.ToLower(s), "cùng cấp") || strings.HasSuffix(s, " các cấp"))
}

// countsPlaces: "Ủy ban nhân dân 11 phường".
func countsPlaces(words []word) bool {
	for i := range words {
		if _, ok := atAny(words, i, places); ok && i > 0 && isDigits(words[i-1].fold) {
			return true
		}
	}
	return false
}

// actors are the nouns that stand for a class without "các", spelled with
// their accents: without them they are many other words.
var actors = []string{
	"doanh nghiệp", "cơ quan", "đơn vị", "địa phương", "cơ sở giáo dục", "cơ sở đào tạo", "cơ sở y tế", "cơ sở sản xuất",
	"cơ sở kinh doanh",
	"hợp tác xã", "trường đại học", "trường cao đẳng", "thủ trưởng", "chủ tịch", "người đứng đầu", "bộ, ngành", "sở, ban",
	"sở, ngành", "ubnd", "ủy ban nhân dân", "hội đồng nhân dân", "hđnd", "chủ đầu tư",
}

func opensActors(s string) bool {
	lower := strings.ToLower(s)
	return slices.ContainsFunc(actors, func(a string) bool { return strings.HasPrefix(lower, a) })
}

// isTraderBeside: a kind of trader acts beside firms: "doanh nghiệp, nhà đầu tư".
func isTraderBeside(found []org.Mention, words []word) bool {
	_, trader := atAny(words, 0, []string{"nha dau tu", "nha thau", "nha cung cap", "nha cung ung"})
	return trader && startsWith(wordsOf(found[0].Text), "doanh nghiep", "cac doanh nghiep")
}

// leadingAt reads known names that a sentence begins with, whatever follows them.
func (p *parser) leadingAt(s string, start int, ordered bool) *subject {
	found, _ := p.names.Leading(s[start:], sentenceEnd(s, start)-start)
	if i := slices.IndexFunc(found, func(m org.Mention) bool { return m.Doubt != "" && m.Doubt != org.DoubtSpelling }); i >= 0 {
		found = found[:i] // behind a name nobody knows the list may have ended
	}
	if len(found) == 0 || !canAct(found) {
		return nil
	}
	end := found[len(found)-1].End
	if !goesOn(s[start+end:]) {
		return nil
	}
	sure := sureGrammar
	switch {
	case strings.HasPrefix(s[start+end:], ":") && found[len(found)-1].Class, // which ones may stand behind the colon
		nameGoesOn(s[start+end:]):
		sure = sureGuess
	case ordered:
		sure = sureExact
	}
	return &subject{leads: found, leadPhrase: strings.TrimSpace(s[start : start+end]), end: start + end, sure: sure}
}

// nameGoesOn: behind a known name a capital or a place stands without a mark, so that the name may be longer.
func nameGoesOn(rest string) bool {
	words := wordsOf(rest)
	if len(words) == 0 || strings.TrimSpace(rest[:words[0].start]) != "" {
		return false
	}
	_, place := atAny(words, 0, []string{"tinh", "thanh pho", "huyen", "xa", "phuong", "dac khu", "thi xa", "khu vuc", "chi nhanh"})
	return place || unicode.IsUpper(firstRune(rest[words[0].start:]))
}

// isBareClass: "các cơ quan" and nothing that says which.
func isBareClass(m org.Mention) bool { return m.Class && len(wordsOf(m.Text)) <= 3 }

// adverbs stand before the verb of a sentence, and so end its subject.
var adverbs = verbsOf(`tiếp tục, chủ động, khẩn trương, có trách nhiệm, chịu trách nhiệm, tích cực, thường xuyên, kịp thời, phải, cần,
	tập trung, nghiêm túc, phối hợp, chủ trì`)

// maxQualifying is how many words a clause has that tells which bodies are meant.
const maxQualifying = 6

// goesOnAsClass: the verb behind "các cơ quan" may only tell which ("các cơ quan trình dự án tiếp tục quán
// triệt …"): an adverb comes soon after, without a mark.
func goesOnAsClass(s string, words []word, verb int) bool {
	if _, ok := adverbs.at(s, words, verb); ok {
		return false
	}
	for i := verb + 1; i < min(len(words), verb+maxQualifying); i++ {
		if strings.ContainsAny(s[words[i-1].end:words[i].start], ",;.:") {
			return false
		}
		if _, ok := adverbs.at(s, words, i); ok {
			return true
		}
	}
	return false
}

// goesOn tells a subject from a remark: a sentence follows it, not another mark.
func goesOn(rest string) bool {
	rest = strings.TrimPrefix(rest, ":")
	return strings.HasPrefix(rest, " ") && len(wordsOf(rest)) > 1
}
