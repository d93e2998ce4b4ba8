package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/org"
)

// holderAbove is whom the headings over a chapter assign everything under them to.
func (p *parser) holderAbove(it *item) *subject {
	if it.parent == nil {
		return nil
	}
	return p.holderOf(it.parent, p.holderAbove(it.parent))
}

// holderOf finds whom the items under a heading are assigned to: the
// organisations that the heading consists of, those its fields or its opening
// sentence name, or else those above.
func (p *parser) holderOf(it *item, above *subject) *subject {
	if s := p.headedBy(it); s != nil && !p.isTitleOver(it, s) {
		if own := p.orderedUnder(it); own != nil {
			return own
		}
		return s
	}
	if s := p.fieldSubject(it); s != nil && len(s.leads) > 0 {
		return s
	}
	if s := p.headedByClass(it); s != nil {
		return s
	}
	if s := p.headedByDuty(it); s != nil && above == nil {
		return s
	}
	if len(it.children) == 0 {
		return above
	}
	if s := p.headedLikeOthers(it); s != nil {
		return s
	}
	last := it.lastOwn()
	s := cmp.Or(p.announcedIn(last), p.placeCharged(last))
	if s == nil && it.announcesTasks() {
		return cmp.Or(p.toldBefore(last), above)
	}
	if s == nil || !strings.HasSuffix(last, ":") && (len(it.rest) > 0 || s.sure <= sureGuess) {
		return above
	}
	if above != nil && p.isPassing(last) {
		own := *above
		own.rival = s.leadPhrase
		return &own
	}
	if !decides(last, s) {
		return s.orLonger(last)
	}
	return cmp.Or(p.askedBy(last), above)
}

// isPassing: a heading names a body only as who leads what it is about ("Thực hiện các dự án do Bộ A chủ trì:"): under the name of
// another the items are rather that one's.
func (p *parser) isPassing(heading string) bool {
	words := wordsOf(heading)
	return p.activeIn(heading, words) == nil && p.passiveIn(heading, words) != nil
}

// orLonger doubts a class of bodies that a heading without a sentence goes on behind: "Thủ trưởng các cơ quan tham mưu, quản lý nhà
// nước thuộc Bộ" may all be its name.
func (s *subject) orLonger(heading string) *subject {
	n := len(s.leads)
	if n == 0 || !s.leads[n-1].Class || s.end > len(heading) || strings.HasSuffix(heading, ":") || len(sentencesOf(heading)) > 1 {
		return s
	}
	words := wordsOf(heading[s.end:])
	if _, duty := atAny(words, 0, []string{"co trach nhiem", "chiu trach nhiem", "can", "phai", "thuc hien"}); duty || len(words) == 0 {
		return s
	}
	longer := *s
	longer.sure, longer.rival = min(s.sure, sureRival), strings.TrimSpace(heading[s.end:])
	return &longer
}

// toldBefore is whom the heading asks for something before the sentence that announces tasks: "… và yêu cầu UBND tỉnh chỉ đạo thực hiện
// kế hoạch. Cụ thể cần thực hiện các nhiệm vụ sau:". That the tasks are theirs is a guess.
func (p *parser) toldBefore(heading string) *subject {
	if len(sentencesOf(heading)) < 2 {
		return nil
	}
	s := p.askedBy(heading)
	if s != nil {
		s.sure = sureGuess
	}
	return s
}

// maxOpener is how many words a line has that only opens a list ("Cụ thể:", "Trong đó cụ thể như sau:").
const maxOpener = 6

// lastOwn is the last paragraph of a heading, with the one before it where it only opens the list.
func (it *item) lastOwn() string {
	n := len(it.rest)
	if n == 0 {
		return it.head
	}
	last, before := it.rest[n-1].Text, it.head
	if n > 1 {
		before = it.rest[n-2].Text
	}
	words := wordsOf(last)
	opens := len(words) <= maxOpener && strings.HasSuffix(last, ":") && startsWith(words, "cu the", "trong do", "nhu sau")
	if !opens {
		return last
	}
	return before + " " + last
}

// orderedUnder reads whom the last paragraph under a body's name gives the items behind it: "Trong đó giao Giám đốc Sở A chỉ
// đạo thực hiện:".
func (p *parser) orderedUnder(it *item) *subject {
	if len(it.children) == 0 || len(it.rest) == 0 {
		return nil
	}
	last := it.rest[len(it.rest)-1].Text
	words := wordsOf(last)
	from := consentAt(last, words, 0)
	if !strings.HasSuffix(last, ":") || orderAt(last, words, from) == 0 {
		return nil
	}
	return p.speaksTo(last)
}

// decides: a sentence says what its subject resolved, not what it is to do: "Hội đồng nhân dân tỉnh thống nhất các nội
// dung sau:".
func decides(sentence string, s *subject) bool {
	if s.end > len(sentence) {
		return false
	}
	words := wordsOf(sentence[s.end:])
	n, _ := atAny(words, 0, []string{"co ban", "hoan toan", "da"})
	_, ok := atAny(words, n, []string{"thong nhat", "thong qua", "nhat tri", "tan thanh", "quyet nghi", "quyet dinh"})
	return ok
}

// isTitleOver: a heading that only names a class ("Nhiệm vụ của các sở, ngành, địa phương") is the title of a list in which
// bodies have items of their own: it gives nobody the others.
func (p *parser) isTitleOver(it *item, s *subject) bool {
	return !slices.ContainsFunc(s.leads, func(m org.Mention) bool { return !m.Class }) &&
		slices.ContainsFunc(it.children, func(c *item) bool { return p.headedBy(c) != nil })
}

// announcedIn reads whom the last sentence of a heading assigns what follows to, or else the heading as a whole.
func (p *parser) announcedIn(head string) *subject {
	if all := sentencesOf(head); len(all) > 1 {
		last := strings.TrimSpace(all[len(all)-1])
		if s := p.subjectIn(last, wordsOf(last)); s != nil {
			return s
		}
	}
	return p.subjectIn(head, wordsOf(head))
}

// places are the kinds of places that stand for their authorities where one of them is charged with something.
var places = []string{"thanh pho", "tinh", "huyen", "quan", "thi xa", "dac khu", "phuong", "xa"}

// placeCharged is the place whose authorities a sentence that announces a list charges with it: "Thời gian tới,
// huyện A cần thực hiện tốt các nhiệm vụ sau:".
func (p *parser) placeCharged(s string) *subject {
	for _, charge := range []string{" cần ", " phải "} {
		before, _, found := strings.Cut(s, charge)
		place := strings.TrimSpace(before[strings.LastIndexAny(before, ",;.")+1:])
		words := wordsOf(place)
		n, ok := atAny(words, 0, places)
		if found && ok && n < len(words) && isProperName(place[words[n].start:]) {
			m := org.Mention{Name: place, Text: place, End: len(place), Doubt: org.DoubtUnknown}
			return &subject{leads: []org.Mention{m}, leadPhrase: place, sure: sureGuess}
		}
	}
	return nil
}

// headedBy reads a heading that only lists organisations: "3. Sở Y tế", "Giao Sở X:", "Đối với các huyện",
// "Sở X phối hợp với Sở Y:".
func (p *parser) headedBy(it *item) *subject {
	head := strings.TrimRight(it.head, " .:;")
	head = strings.TrimSuffix(strings.TrimSuffix(head, " phải"), " cần") // "Các bộ, ngành cần:"
	head = withoutGround(withoutExamples(head))
	words := wordsOf(head)
	if s := p.headedByPost(it, head, words); s != nil {
		return s
	}
	if i := index(words, 0, "chu tri phoi hop", "phoi hop"); i > 0 {
		return p.headedTogether(it, head, words, i)
	}
	if s := p.headed(it, head, words); s != nil {
		return s
	}
	if name, inner, ok := strings.Cut(head, " ("); ok && strings.HasSuffix(head, ")") { // "Phòng Đào tạo (đồng chí A phụ trách)"
		if s := p.headedByListed(it, strings.TrimSuffix(inner, ")")); s != nil {
			return s
		}
		return p.headed(it, name, wordsOf(name))
	}
	if name, other, ok := strings.Cut(head, " - "); ok && namesStanding(other) {
		return p.headed(it, name, wordsOf(name))
	}
	if len(it.children)+len(it.rest) > 0 && strings.HasSuffix(it.head, ":") {
		return p.strangersIn(it)
	}
	return nil
}

// withoutExamples leaves out what only stresses or exemplifies some of those whom a heading names: "Chủ tịch Ủy ban nhân dân các tỉnh,
// trong đó trọng tâm là các tỉnh: A, B", "Các chủ rừng là tổ chức (các Ban quản lý, các Công ty…)".
func withoutExamples(head string) string {
	head, _, _ = strings.Cut(head, ", trong đó ")
	if name, inner, ok := strings.Cut(head, " ("); ok && (strings.HasSuffix(inner, "…)") || strings.HasSuffix(inner, "...)")) {
		return name
	}
	return head
}

// rights open the words of a heading that say by which right those whom it names act.
var rights = []string{
	"can cu chuc nang", "can cu nhiem vu", "theo chuc nang", "theo nhiem vu", "trong pham vi chuc nang", "trong pham vi nhiem vu",
}

// withoutGround leaves out by which right those act whom a heading names: "Các bộ, cơ quan căn cứ chức năng, nhiệm vụ được giao".
func withoutGround(head string) string {
	if len(head) > maxHeading {
		return head
	}
	words := wordsOf(head)
	for i := 2; i < len(words); i++ {
		if _, ok := atAny(words, i, rights); ok {
			return strings.TrimRight(head[:words[i].start], " ,")
		}
	}
	return head
}

// headedByListed takes those whom a bracket behind a class lists: "Các cơ quan quản lý ngành (gồm các Sở: A, B)".
func (p *parser) headedByListed(it *item, inner string) *subject {
	words := wordsOf(inner)
	n, ok := atAny(words, 0, []string{"gom co", "gom", "bao gom"})
	if !ok || n == len(words) {
		return nil
	}
	phrase := inner[words[n].start:]
	found, whole := p.names.Covering(phrase)
	if !whole || !isSureOf(found) || slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class }) {
		return nil
	}
	return &subject{leads: found, leadPhrase: phrase, end: len(it.head), sure: sureExact}
}

// posts are those whom a heading names by what they are in charge of.
var posts = []string{
	"can bo", "cong chuc", "vien chuc", "chuyen vien", "pho chu tich", "pho giam doc", "pho hieu truong", "pho truong phong",
	"pho truong ban", "pho bi thu", "uy vien", "lanh dao",
}

// maxPost is how many words a post has before what its holder is in charge of ("Phó Chủ tịch Ủy ban nhân dân xã").
const maxPost = 10

// headedByPost reads a heading that is a post with what its holder is in charge of: "Các Phó Chủ tịch phụ trách lĩnh vực A, B".
// Whoever holds the part above keeps it.
func (p *parser) headedByPost(it *item, head string, words []word) *subject {
	n, counted := atAny(words, 0, []string{"cac"})
	post, ok := atAny(words, n, posts)
	charge := index(words[:min(len(words), maxPost)], n, "phu trach")
	if !ok || charge < n+post || len(it.children)+len(it.rest) == 0 || len(head) > maxHeading || strings.ContainsAny(head, ";:") {
		return nil
	}
	if !p.isInCharge(head, words, n+post, charge) || index(words, charge+1, "phu trach") > 0 || p.holderAbove(it) != nil {
		return nil
	}
	m := org.Mention{Name: head, Text: head, End: len(head), Class: counted, Doubt: org.DoubtUnknown}
	if counted {
		m.Name = strings.ToLower(head[:words[0].end]) + head[words[0].end:]
	}
	return &subject{leads: []org.Mention{m}, leadPhrase: head, end: len(it.head), sure: sureExact}
}

// isInCharge: from the end of a post to "phụ trách" stands nothing but its body, and behind it no verb. "Lãnh đạo" alone may be
// one: "Lãnh đạo, chỉ đạo các trạm phụ trách tiêm chủng".
func (p *parser) isInCharge(head string, words []word, from, charge int) bool {
	body := head[words[from-1].end:words[charge].start]
	behind := charge + 2
	_, passive := atAny(words, behind, []string{"duoc", "phai"})
	if strings.Contains(body, ",") || passive || isVerbAt(head, words, behind) {
		return false
	}
	for i := from; i < charge; i++ {
		if isVerbAt(head, words, i) {
			return false
		}
	}
	if words[from-1].fold != "dao" || from > 2 {
		return true
	}
	found, whole := p.names.Covering(strings.TrimSpace(body))
	return whole && !slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class })
}

// namesStanding: behind a dash stands what a body is in a further quality: "Sở A - Cơ quan thường trực Ban Chỉ đạo".
func namesStanding(s string) bool {
	_, ok := atAny(wordsOf(s), 0, []string{"co quan thuong truc", "don vi thuong truc", "co quan dau moi", "don vi dau moi",
		"co quan chu tri", "don vi chu tri", "thuong truc"})
	return ok
}

// headedLikeOthers takes the heading of an item for a name that nobody knows, where it looks like one and most of the
// list's headings are names.
func (p *parser) headedLikeOthers(it *item) *subject {
	head := strings.TrimRight(it.head, " .:;")
	if it.parent == nil || len(it.rest) > 0 || !isProperName(head) && !isQuantified(head) || len(head) > maxHeading {
		return nil
	}
	headed := 0
	for _, other := range it.parent.children {
		headed += btoi(other.rank == it.rank && p.headedBy(other) != nil)
	}
	if headed < 2 || 2*headed <= len(it.parent.children) {
		return nil
	}
	return &subject{leads: p.names.List(head), leadPhrase: head, end: len(it.head), sure: sureGuess}
}

// headedTogether reads a heading of those in charge and, from a word on, those they work with.
func (p *parser) headedTogether(it *item, head string, words []word, from int) *subject {
	lead := strings.TrimRight(head[:words[from].start], " ,")
	own := p.headed(it, lead, words[:from])
	found, phrase := p.coordinatorsIn(head, words, from)
	if own == nil || len(found) == 0 || strings.Trim(head[strings.Index(head, phrase)+len(phrase):], " ,.;:)") != "" {
		return nil
	}
	own.coordinators, own.coordinatePhrase = found, phrase
	return own
}

func (p *parser) headed(it *item, head string, words []word) *subject {
	from := 0
	if n, ok := atAny(words, 0, []string{"doi voi", "trach nhiem cua", "nhiem vu cua"}); ok {
		from = n
	}
	ordered := orderAt(head, words, from) > 0
	if n, ok := atAny(words, from, ordering); ok {
		from += n
	}
	to := withoutDuty(words, from, len(words))
	from += p.organisationWord(head, words, from)
	if from >= to {
		return nil
	}
	for i := from + 1; i < to; i++ {
		if isVerbAt(head, words, i) {
			return nil
		}
	}
	phrase := head[words[from].start:closing(head, words[to-1].end)]
	found, whole := p.names.Covering(phrase)
	if !whole && ordered && isStranger(it, phrase) {
		return &subject{leads: p.names.List(phrase), leadPhrase: phrase, end: len(it.head), sure: sureGuess}
	}
	if !whole || len(phrase) > maxHeading && !isList(found) || !canAct(found) ||
		!isQuantifiedAll(found) && partOf(it.root()) != partDuties {
		return nil
	}
	return &subject{leads: found, leadPhrase: phrase, end: len(it.head), sure: sureExact}
}

// isStranger: what stands behind a word of ordering, over items, is a proper name, whoever bears it ("Đề nghị Trung ương Hội A").
func isStranger(it *item, phrase string) bool {
	return len(it.children)+len(it.rest) > 0 && len(phrase) <= maxHeading && !isCapitals(phrase) &&
		unicode.IsUpper(firstRune(phrase)) && isProperName(phrase) &&
		(startsWith(wordsOf(phrase), letterheadKinds...) || startsWith(wordsOf(phrase), "trung uong"))
}

// minList is how many bodies by name make a heading a list of them, however long it is.
const minList = 4

func isList(found []org.Mention) bool {
	return len(found) >= minList && isSureOf(found) && !slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class })
}

// organisationWord counts the words of "Tổ chức" before the name of a body, where it is the noun: "Tổ chức Đoàn Thanh niên".
func (p *parser) organisationWord(head string, words []word, from int) int {
	n, ok := at(words, from, "to chuc")
	if !ok || from+n >= len(words) {
		return 0
	}
	found, whole := p.names.Covering(strings.TrimRight(head[words[from+n].start:], " .:;"))
	if !whole || !isSureOf(found) || slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class }) {
		return 0
	}
	return n
}

// charging are the words behind a list of bodies that only say that they are charged, or how they are to act.
var charging = []string{
	"chu tri", "co trach nhiem", "chiu trach nhiem", "thuc hien", "co nhiem vu", "tap trung", "khan truong", "tiep tuc", "chu dong",
	"tich cuc", "kip thoi", "nghiem tuc", "phai", "trien khai", "tap trung chi dao",
}

// withoutDuty leaves out the words at the end of a list of bodies that charge them ("… có trách nhiệm", "… tập trung thực hiện").
func withoutDuty(words []word, from, to int) int {
	for i := 0; i < len(charging); i++ {
		n := strings.Count(charging[i], " ") + 1
		if to-n <= from {
			continue
		}
		if _, ok := at(words, to-n, charging[i]); ok {
			i, to = -1, to-n
		}
	}
	return to
}

// isQuantifiedAll: outside the part on organisation "Doanh nghiệp số" is a subject matter, "Các doanh nghiệp
// số" are bodies. The first quantifier of a list counts all of it.
func isQuantifiedAll(found []org.Mention) bool {
	return len(found) > 0 && found[0].Class && isQuantified(found[0].Text) ||
		!slices.ContainsFunc(found, func(m org.Mention) bool { return m.Class && !isQuantified(m.Text) && !isOfState(m.Text) })
}

// eachPlace matches two kinds of places side by side at the end of a name.
var eachPlace = regexp.MustCompile(
	`(?i) (?:tỉnh|huyện|quận|xã|phường),? (?:và )?(?:thành phố|thị xã|huyện|xã|phường|thị trấn|đặc khu)(?: trực thuộc trung ương)?$`)

// isOfEachPlace: a body that each place has, by its name: "Sở Y tế tỉnh, thành phố".
func isOfEachPlace(class string) bool {
	return unicode.IsUpper(firstRune(class)) && eachPlace.MatchString(class)
}

// stateClasses are what the classes begin with that are bodies of the state and nothing else.
var stateClasses = []string{"ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "bộ, ngành", "sở, ban", "sở, ngành"}

// isOfState: the committees and councils of a level, and the kinds of authorities side by side, are bodies and nothing else,
// counted or not ("Ủy ban nhân dân xã, phường", "Sở, ban, ngành liên quan").
func isOfState(class string) bool {
	lower := strings.ToLower(class)
	return isOfEachPlace(class) || slices.ContainsFunc(stateClasses, func(kind string) bool { return strings.HasPrefix(lower, kind) })
}

// root is the top item over one.
func (it *item) root() *item {
	for it.parent != nil {
		it = it.parent
	}
	return it
}

// closing takes the bracket that closes right after a byte.
func closing(s string, end int) int {
	if strings.HasPrefix(s[end:], ")") {
		return end + 1
	}
	return end
}
