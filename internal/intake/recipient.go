package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/org"
	"dondoc/internal/text"
)

// recipientsAround reads who receives what is due in the sentence around a
// deadline: "gửi (báo cáo) về Sở X", "báo cáo Thủ tướng Chính phủ". The issuer
// receives by right and is not named.
func (p *parser) recipientsAround(c *Check, s string, start, end int) []string {
	from := 0
	for _, sentence := range sentencesOf(s) {
		if from+len(sentence) > start {
			stop := from + len(sentence)
			return p.recipientsOf(c, s[from:max(stop, end)])
		}
		from += len(sentence)
	}
	return nil
}

// recipientsOf reads who receives what a sentence speaks of, and doubts a name nobody knows and a class: which of them is meant the
// sender alone knows.
func (p *parser) recipientsOf(c *Check, sentence string) []string {
	found := p.recipientsIn(sentence)
	for _, m := range found {
		if m.Doubt == org.DoubtUnknown {
			c.note("deadline", sureGuess, m.Doubt, m.Text)
		}
		if m.Class || p.issuer == "" && startsWith(wordsOf(text.Expand(m.Name)), commanding...) { // who may be the issuer
			c.note("deadline", sureGuess, "intake.doubt_recipient_unread", m.Text)
		}
	}
	return p.withoutIssuer(found)
}

// commanding are the authorities whose documents order others, so that an unknown issuer may be the one of them who receives.
var commanding = []string{"bo chinh tri", "ban bi thu", "thu tuong", "pho thu tuong", "chinh phu", "uy ban nhan dan", "chu tich", "tinh uy"}

// sendingWords lead from "gửi" or "báo cáo" to who receives it.
var sendingWords = []string{"ve", "cho", "den", "toi", "len", "qua"}

// handing are the verbs of handing over whose receiver "cho" leads to: "bàn giao hồ sơ cho Ban X".
var handing = []string{"ban giao", "cung cap", "thong tin", "thong bao", "chuyen"}

// maxSent is how many words of what is sent may stand between the verb and its receiver.
const maxSent = 32

// maxSendings is how many words of a sentence that may lead to a receiver are tried.
const maxSendings = 64

// maxReceivers is how many words those may take to whom something is sent: they are read behind each word that may lead to them.
const maxReceivers = 120

func (p *parser) recipientsIn(s string) []org.Mention {
	words := wordsOf(s)
	tries := 0
	for i := range words {
		n, reports := atAny(words, i, []string{"gui", "bao cao"})
		if reports && isReportMade(words, i) {
			continue
		}
		n2, hands := atAny(words, i, handing)
		if !reports && !hands {
			continue
		}
		n += n2
		for j := i + n; j < min(len(words), i+n+maxSent); j++ {
			led := slices.Contains(sendingWords, words[j-1].fold) || j == i+n && words[i].fold == "gui"
			turned := j == i+n && words[i].fold == "chuyen"
			given := hands && (words[j-1].fold == "cho" || turned)
			if !given && !(reports && (j == i+n || led || isResult(words, i+n, j))) {
				continue
			}
			if tries++; tries > maxSendings {
				return nil
			}
			if who := p.recipientsAt(s, words, j, led || turned); len(who) > 0 && !(turned && isMoved(s[words[j].start:], who)) {
				return who
			}
		}
	}
	return nil
}

// isMoved: the bodies behind "chuyển" are what is moved or changed itself ("chuyển Trung tâm A về Sở B quản lý").
func isMoved(s string, who []org.Mention) bool {
	rest, _ := behindReceivers(s, who)
	goes := []string{"ve", "sang"}
	return startsWith(wordsOf(rest), append(goes, "thanh", "tu", "den", "toi")...) ||
		slices.ContainsFunc(who, func(m org.Mention) bool { return has(wordsOf(m.Text), goes...) })
}

// isReportMade: behind a verb of drafting the report is what is written, and the body is whom it is written to by
// another, later ("dự thảo báo cáo Bộ X, trình Chủ tịch …").
func isReportMade(words []word, i int) bool {
	before := words[max(0, i-2):i]
	return words[i].fold == "bao" && (has(before, "du thao", "xay dung", "soan thao", "hoan thien", "chuan bi", "tham dinh", "noi dung") ||
		len(before) > 0 && (before[len(before)-1].fold == "lap" || before[len(before)-1].fold == "mau"))
}

// isResult: between the verb and j only "kết quả thực hiện" or the like stands.
func isResult(words []word, from, j int) bool {
	n, ok := atAny(words, from, []string{"ket qua thuc hien", "ket qua trien khai", "tinh hinh thuc hien", "ket qua", "tinh hinh"})
	return ok && from+n == j
}

// recipientEnds are the words that end the name of a receiver.
var recipientEnds = verbsOf("trước, trong, chậm nhất, muộn nhất, để, vào, qua, theo, khi, sau, " +
	"tổng hợp, xem xét, định kỳ, kết quả, hằng, hàng, xử lý, vận động")

// recipientsAt reads the receivers at a word. A name nobody knows counts only where a word of sending leads to it.
func (p *parser) recipientsAt(s string, words []word, j int, led bool) []org.Mention {
	if far := j + maxReceivers; far < len(words) {
		s, words = s[:words[far].start], words[:far]
	}
	start := words[j].start
	limit := sentenceEnd(s, start)
	for i := j + 1; i < len(words) && words[i].start < limit; i++ {
		if recipientEnds.endsName(s, words, i) && !inBrackets(s[start:], words[i].start-start) {
			limit = words[i].start
		}
	}
	rest := strings.TrimRight(s[start:limit], " ,")
	found, end := p.names.Leading(rest, len(rest))
	found = append(found, p.recipientsBehind(rest[end:])...)
	return slices.DeleteFunc(found, func(m org.Mention) bool {
		unknown := m.Doubt != "" && m.Doubt != org.DoubtSpelling
		known := led || startsWith(wordsOf(m.Text), leaders...)
		named := isProperName(m.Text) || isOfLevel(m.Text)
		return m.Class && !(led && (isQuantified(m.Text) || isOfState(m.Text))) || !m.Class && unknown && (!known || !named)
	})
}

// isOfLevel: a body is called by its level alone, as one that stands once at each is: "Công an thành phố".
func isOfLevel(s string) bool {
	words := wordsOf(s)
	n := len(words)
	for _, place := range places {
		k := len(strings.Fields(place))
		if n > k && unicode.IsUpper(firstRune(s)) && startsWith(words[n-k:], place) {
			return true
		}
	}
	return false
}

// leaders are the offices to whose holders, called by name, reports are made.
var leaders = []string{"thu tuong", "pho thu tuong", "bo truong", "chu tich", "pho chu tich", "dong chi"}

// recipientsBehind reads those who are named behind a bracket that says what the one before it receives: "Bộ A (đối với khu
// công nghiệp) và Bộ B (đối với cụm công nghiệp)".
func (p *parser) recipientsBehind(rest string) []org.Mention {
	inner, behind, closed := strings.Cut(rest, ")")
	if !closed || !strings.HasPrefix(strings.TrimLeft(inner, " "), "(") {
		return nil
	}
	behind = strings.TrimLeft(behind, " ,")
	behind, _ = strings.CutPrefix(behind, "và ")
	found, end := p.names.Leading(behind, len(behind))
	if len(found) == 0 || !isSureOf(found) {
		return nil
	}
	return append(found, p.recipientsBehind(behind[end:])...)
}

// isProperName: a name with a capital beyond its first word.
func isProperName(s string) bool {
	capitals := 0
	for _, w := range wordsOf(s) {
		capitals += btoi(unicode.IsUpper(firstRune(s[w.start:])))
	}
	return capitals > 1
}

// withoutHead cuts off a name that it is the head or the standing organ of the body: both act for it.
func withoutHead(name string) string {
	name = text.Fold(text.Expand(name))
	for _, head := range []string{"chu tich ", "pho chu tich ", "ban thuong vu ", "thuong truc "} {
		name = strings.TrimPrefix(name, head)
	}
	return name
}

// principal is the body that an office gives notice for: conclusions that "Văn phòng UBND tỉnh" notifies are those of the
// committee's chair.
func principal(issuer string) string {
	return strings.TrimPrefix(issuer, "van phong ")
}

// withoutIssuer drops the document's issuer, or whom an office gives notice for, and its head ("UBND tỉnh", "Chủ tịch UBND tỉnh").
func (p *parser) withoutIssuer(found []org.Mention) []string {
	issuer := withoutHead(p.issuer)
	var who []string
	for _, m := range found {
		name := withoutHead(m.Name)
		ministers := name == "thu tuong "+issuer || name == "bo truong "+issuer
		if issuer != "" && strings.HasPrefix(principal(issuer)+" ", name+" ") || ministers {
			continue
		}
		who = append(who, m.Label())
	}
	return who
}
