package intake

import (
	"cmp"
	"slices"
	"strings"

	"dondoc/internal/org"
)

// withCoordinators adds who is named after "phối hợp với" right behind the subject.
func (p *parser) withCoordinators(s string, words []word, verb int, own *subject) *subject {
	own.coordinators, own.coordinatePhrase = p.coordinatorsIn(s, words, verb)
	if len(own.coordinators) == 0 {
		own.coordinators, own.coordinatePhrase = p.helpersIn(s, words, verb)
	}
	return own
}

// helpersIn reads whom a clause of their own names as those who help: "Sở A chủ trì, các ngành phối hợp".
func (p *parser) helpersIn(s string, words []word, from int) (found []org.Mention, phrase string) {
	lead, ok := at(words, from, "chu tri")
	for i := from + lead; ok && i < len(words); i++ {
		i = index(words, i, "phoi hop")
		if i < 0 {
			break
		}
		if !closesHelp(s, words, i+2) {
			continue
		}
		phrase = strings.Trim(s[words[from+lead-1].end:words[i].start], " ,;–-")
		if found, whole := p.names.Covering(strings.TrimPrefix(phrase, "có ")); whole && canAct(found) {
			return found, phrase
		}
	}
	return nil, ""
}

// closesHelp: nobody is named behind "phối hợp", the clause ends or says what for.
func closesHelp(s string, words []word, i int) bool {
	if i >= len(words) || strings.ContainsAny(s[words[i-1].end:words[i].start], ",.;):") {
		return true
	}
	_, ok := acting.at(s, words, i)
	return ok
}

// withWords lead from "phối hợp" to whom it names.
var withWords = []string{"chat che", "thuong xuyen", "cung voi", "cung", "voi", "va", "dong bo", "hieu qua", "ho tro", "giup"}

// coordinatorsIn reads the lists after "phối hợp (chặt chẽ) (với)" from a word on.
func (p *parser) coordinatorsIn(s string, words []word, from int) (all []org.Mention, phrase string) {
	for i := from; i < len(words); i++ {
		i = index(words, i, together...)
		if i < 0 {
			break
		}
		if isOtherWork(s, words, i) || directedAt(s, words, i) > 0 {
			continue
		}
		var with bool
		if i, with = afterWith(s, words, togetherEnd(words, i)); i >= len(words) {
			break
		}
		if !with && beginsWithVerb(s, words, i) { // they work together, with nobody else; "với Thống kê tỉnh" names a body
			continue
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

// together opens a list of those with whom somebody works. "phối với" is how haste writes "phối hợp với".
var together = []string{"phoi hop", "phoi voi", "chu tri cung", "chu tri lam viec voi", "thong nhat voi", "cung voi"}

// togetherEnd is the word behind such an opening, up to its "với".
func togetherEnd(words []word, i int) int {
	n, _ := atAny(words, i, together)
	if words[i+n-1].fold == "voi" || words[i+n-1].fold == "cung" {
		n--
	}
	return i + n
}

// isOtherWork: "chủ trì cung cấp" and "phân phối với" are no work together, nor is what somebody is not to do. "Cùng với" opens a step of
// its own, or is about what comes along.
func isOtherWork(s string, words []word, i int) bool {
	raw := func(w word) string { return strings.ToLower(s[w.start:w.end]) }
	switch {
	case i > 0 && raw(words[i-1]) == "không":
		return true
	case words[i].fold == "chu":
		return words[i+2].fold == "cung" && !isTogether(s, words[i+2])
	case words[i].fold == "cung":
		return !isTogether(s, words[i]) || i == 0 || !strings.Contains(s[words[i-1].end:words[i].start], ";")
	case words[i+1].fold == "voi":
		return raw(words[i]) != "phối" || i > 0 && words[i-1].fold == "phan"
	}
	return false
}

// mayOnlyAgree: the sentence names those to come to terms with ("thống nhất với Bộ A về …", "chủ trì, làm việc với UBND tỉnh B"), or
// to help ("phối hợp, hỗ trợ địa phương khắc phục …"): they may have no part in the work.
func mayOnlyAgree(s, phrase string) bool {
	before, _, found := strings.Cut(s, phrase)
	if phrase == "" || !found {
		return false
	}
	words := wordsOf(before)
	tail := words[max(0, len(words)-3):]
	return has(wordsOf(s), "thong nhat voi", "chu tri lam viec voi") || !has(tail, "voi") && has(tail, "ho tro", "giup")
}

// directedAt is the word at which the sentence's subject directs others to work together, with whom it does not work itself: "chỉ đạo các
// trạm y tế phối hợp với các trường …". Where a sentence begins so, whoever leads may be the one directed. -1 for none.
func directedAt(s string, words []word, help int) int {
	for i := help - 1; i > 0; i-- {
		if _, how := atAny(words, i, manners); strings.TrimSpace(s[words[i].end:words[i+1].start]) != "" ||
			isVerbAt(s, words, i) && i < help-1 && !how {
			return -1
		}
		if _, directs := atAny(words, i-1, []string{"chi dao", "tham muu"}); directs {
			if namesDirected(words[i+1 : help]) {
				return i - 1
			}
			return -1
		}
	}
	return -1
}

// namesDirected: between "chỉ đạo" and "phối hợp" stands a party, and no "và" which joins the second to the first ("chỉ đạo các trạm
// và phối hợp với …"). How one directs is no party: "chỉ đạo sát sao".
func namesDirected(between []word) bool {
	for n := len(between); n > 0; n = len(between) {
		k := 0
		for _, how := range manners {
			if m := strings.Count(how, " ") + 1; m <= n {
				if _, ok := at(between, n-m, how); ok {
					k = m
				}
			}
		}
		if k == 0 {
			return n > 1 && between[0].fold != "va" && between[n-1].fold != "va"
		}
		between = between[:n-k]
	}
	return false
}

// manners are adverbs that say how one directs or helps.
var manners = []string{
	"sat sao", "quyet liet", "chat che", "chu dong", "tap trung", "thuong xuyen", "kip thoi", "dong bo", "manh me", "toan dien", "cu the",
	"tich cuc", "khan truong", "tang cuong", "thong nhat", "truc tiep", "nghiem tuc", "nghiem", "sau sat", "tot",
}

// afterWith skips the words between "phối hợp" and whom it names, and reports whether "với" is one of them.
func afterWith(s string, words []word, i int) (int, bool) {
	with := false
	for {
		k, ok := atAny(words, i, withWords)
		if !ok || strings.ContainsAny(s[words[i-1].end:words[i].start], ".;") || words[i].fold == "cung" && !isTogether(s, words[i]) {
			return i, with
		}
		i += k
		with = with || words[i-1].fold == "voi"
	}
}

// withLater is the word behind the "với" that comes some words later in the clause ("phối hợp chặt chẽ, kết nối với Công an xã"), and
// whether one does.
func withLater(s string, words []word, from int) (int, bool) {
	const far = 8
	for i := from; i < min(len(words), from+far); i++ {
		if strings.ContainsAny(s[words[i-1].end:words[i].start], ".;:") {
			return i, false
		}
		if words[i].fold == "voi" {
			return i + 1, true
		}
	}
	return from, false
}

// isTogether: "cùng" is together, "cung" opens "cung cấp".
func isTogether(s string, w word) bool { return strings.ToLower(s[w.start:w.end]) != "cung" }

// unreadPartner is what stands after a "phối hợp với" whose list could not be read, or bodies after a "với" that comes later;
// empty for none.
func (p *parser) unreadPartner(s string) string {
	words := wordsOf(s)
	for i := index(words, 0, "phoi hop", "phoi voi"); i >= 0; i = index(words, i+1, "phoi hop", "phoi voi") {
		j, with := afterWith(s, words, togetherEnd(words, i))
		if with && j < len(words) && directedAt(s, words, i) >= 0 {
			return s[words[j].start:words[min(len(words), j+6)-1].end]
		}
		later := false
		if !with {
			j, later = withLater(s, words, i+2)
		}
		if j >= len(words) || !with && !later && words[j].fold != "cac" {
			continue
		}
		if found, _ := p.listAt(s, words, j); (len(found) > 0) == later {
			return s[words[j].start:words[min(len(words), j+6)-1].end]
		}
	}
	return ""
}

// nounsBehind open a further class behind a list.
var nounsBehind = []string{
	"va cac", "va he thong", "cung cac", "va chinh quyen", "va co quan", "va don vi", "va dia phuong", "va doanh nghiep", "va nha truong",
	"va nguoi dan",
}

// classBehind is what goes on right behind a list as a further class would ("Sở X và các chủ hồ chứa …") and was not
// read as one; empty for nothing.
func classBehind(s, list string) string {
	at := strings.Index(s, list)
	if list == "" || at < 0 {
		return ""
	}
	rest := s[at+len(list):]
	words := wordsOf(rest)
	if !startsWith(words, nounsBehind...) && !(startsWith(words, "cac") && strings.HasPrefix(strings.TrimLeft(rest, " "), ",")) {
		return ""
	}
	return rest[words[0].start:words[min(len(words), 5)-1].end]
}

// traders are bare nouns for classes that trades tell apart.
var (
	traders = []string{"cac cong ty", "cac doanh nghiep", "cac to chuc", "cac co so", "cac ho"}
	trades  = []string{"cung cap", "kinh doanh", "san xuat", "hoat dong", "khai thac", "truc thuoc", "thuoc", "dong tren"}
)

// withinBodies lead from a class to the body that it is a part of.
var withinBodies = []string{
	"trong tieu ban", "trong ban chi dao", "trong to cong tac", "trong doan", "trong hoi dong", "trong co quan", "trong don vi",
	"trong va ngoai",
}

// classGoesOn is what may still tell which bodies a class is that ends a list: what they are about ("các sở chuyên ngành về
// hạ tầng"), of which body they are ("các thành viên trong tiểu ban"), who is of it ("các đơn vị, bao gồm …"), what was done to
// them ("đơn vị được chọn"), or, behind a bare noun, what they do for a living ("các công ty cung cấp dịch vụ"). Empty for nothing.
func classGoesOn(s, list string) string {
	at := strings.Index(s, list)
	if list == "" || at < 0 {
		return ""
	}
	rest := s[at+len(list):]
	words := wordsOf(rest)
	if len(words) < 2 {
		return ""
	}
	gap := strings.Trim(rest[:words[0].start], " (,")
	if _, parts := atAny(words, 0, []string{"gom", "bao gom"}); parts && gap == "" {
		return rest[words[0].start:words[min(len(words), 6)-1].end]
	}
	if strings.TrimSpace(rest[:words[0].start]) != "" {
		return ""
	}
	if _, within := atAny(words, 0, withinBodies); within || words[0].fold == "duoc" {
		return rest[words[0].start:words[min(len(words), 4)-1].end]
	}
	_, trade := atAny(words, 0, trades)
	nouns := wordsOf(list)
	if _, bare := atAny(nouns, max(0, len(nouns)-3), traders); trade && bare || words[0].fold == "ve" && len(nouns) > 3 {
		return rest[words[0].start:words[min(len(words), 6)-1].end]
	}
	return ""
}

// jointClasses is the second of two classes that may be one: "các sở, ngành, địa phương liên quan" is read as two or as one
// by whoever wrote it. Empty for none.
func jointClasses(found []org.Mention, content string) string {
	for i := 1; i < len(found); i++ {
		a, b := found[i-1], found[i]
		if !a.Class || !b.Class || strings.Contains(a.Text, "liên quan") {
			continue
		}
		words := wordsOf(b.Text)
		_, general := atAny(words, 0, []string{"dia phuong", "cac dia phuong", "cac cap", "don vi lien quan", "co quan lien quan"})
		if general && (strings.Contains(content, a.Text+", "+b.Text) || strings.Contains(content, a.Text+" và "+b.Text)) {
			return b.Text
		}
	}
	return ""
}

// bracketed drops what a bracket only says of the name before it ("UBND huyện A (chủ đầu tư)"), and keeps
// what it lists of it ("các sở (Tài chính, Xây dựng)").
func bracketed(s string, found []org.Mention) []org.Mention {
	return slices.DeleteFunc(found, func(m org.Mention) bool {
		at := strings.Index(s, "("+m.Text+")")
		return m.Class && at >= 0 && !isQuantified(m.Text)
	})
}

// isMereHelp: a clause that only says of its subject that it helps ("các thôn có trách nhiệm phối hợp").
func isMereHelp(rest string) bool {
	words := wordsOf(rest)
	i := 0
	if n, ok := at(words, 0, "co trach nhiem"); ok {
		i = n
	}
	n, ok := at(words, i, "phoi hop")
	if !ok {
		return false
	}
	i += n
	for i < len(words) {
		k, ok := atAny(words, i, []string{"chat che", "cung", "trien khai", "thuc hien", "to chuc"})
		if !ok {
			return false
		}
		i += k
	}
	return true
}

// maxBodies is how many words a list of bodies may have: a text may begin one at each of its words.
const maxBodies = 600

// listAt reads the organisations that begin at a word, to the verb or mark that ends the list.
func (p *parser) listAt(s string, words []word, from int) ([]org.Mention, string) {
	if far := from + maxBodies; far < len(words) {
		s, words = s[:words[far].start], words[:far]
	}
	start := words[from].start
	limit, where := len(s), 0
	for i := from + 1; i < len(words); i++ {
		if n, ok := at(words, i, "trong va ngoai"); ok { // "các trường trong và ngoài tỉnh": it tells which
			where = cmp.Or(where, words[i].start)
			i += n - 1
			continue
		}
		ends := listEnds.endsName(s, words, i) && !tellsField(words, i)
		if isVerbAt(s, words, i) || ends || behindLevel(s, words, i) {
			limit = words[i].start
			break
		}
	}
	limit = closedByRelated(s, words, from, min(limit, sentenceEnd(s, start)))
	if found, whole := p.names.Covering(strings.TrimRight(s[start:limit], " ,;:")); whole && isSureOf(found) {
		return bracketed(s, found), strings.TrimRight(s[start:limit], " ,;:")
	}
	found, end := p.names.Naming(s[start:], limit-start)
	if len(found) == 0 && where > 0 && where < limit {
		found, end = p.names.Naming(s[start:where], where-start)
	}
	return bracketed(s, found), strings.TrimSpace(s[start : start+end])
}

// tellsField: "về" goes on with a class that cannot be told without its field: "các sở chuyên ngành về hạ tầng".
func tellsField(words []word, i int) bool {
	return words[i].fold == "ve" && i > 1 && has(words[i-2:i], "chuyen nganh", "chuyen mon", "nha nuoc")
}

// closedByRelated moves the end of a list up to its "liên quan", with the level behind it, where neither a mark nor another body
// follows: it closes a list in a sentence, whatever verb comes then.
func closedByRelated(s string, words []word, from, limit int) int {
	for i := from; i+2 < len(words) && words[i+2].start < limit; i++ {
		if _, ok := at(words, i, "lien quan"); !ok {
			continue
		}
		level, _ := atAny(words, i+2, org.RelatedLevels)
		next := i + 2 + level
		if next == len(words) {
			return limit
		}
		end, then := words[next-1].end, words[next]
		if strings.TrimSpace(s[end:then.start]) == "" && then.fold != "va" && then.fold != "tren" && then.fold != "thuoc" {
			return min(end, limit)
		}
	}
	return limit
}

// listEnds are words after a list of organisations that are no verbs.
var listEnds = verbsOf("trong việc, trong công tác, trong, nhằm, về, tại, gắn kết, dưới, khi, đến, vào, và các đơn vị trực thuộc")

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

// clauseOfHelp is the sentence that parts a lead ("chủ trì") from those who help ("phối hợp", "giúp"), empty for none: where its
// lead could not be read, neither could its helpers.
func clauseOfHelp(content string) string {
	for sentence := range strings.SplitSeq(content, ". ") {
		if words := wordsOf(sentence); has(words, "chu tri") && has(words, "phoi hop", "giup", "ho tro") {
			return strings.TrimSpace(sentence)
		}
	}
	return ""
}
