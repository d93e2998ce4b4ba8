package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"dondoc/internal/docread"
)

// minSentence is how many words a paragraph has that may assign something.
const minSentence = 8

// openUnnumbered makes items of the paragraphs of a document that numbers nothing, as official letters and short
// notices do: behind the sentence that introduces them, or else behind the title, to the addressees.
func (o *outline) openUnnumbered() {
	if o.size > 0 {
		return
	}
	end := o.bodyEnd()
	from := o.introduced(end)
	var last *item
	for _, p := range o.preamble[from:end] {
		if _, r, rest := labelOf(p.Text); r == rankDash {
			p.Text, last = rest, nil
		}
		switch {
		case last != nil && isBroken(last.head, p):
			last.goOn(p)
		case opensUnnumbered(p.Text):
			last = o.addUnnumbered(p)
		default:
			last = nil
		}
	}
	o.markExhortations()
	if o.size > 0 {
		o.closing = append(o.preamble[end:len(o.preamble):len(o.preamble)], o.closing...)
		o.preamble = o.preamble[:from]
	}
}

// markExhortations marks the sentences at the end of a letter that speak of all of it, as a numbered document's last one does.
func (o *outline) markExhortations() {
	all := o.top.children
	for n := len(all); n > 1 && isExhortation(all[n-1].head); n-- {
		all[n-1].concluding = true
	}
}

// exhorting are the words of a sentence that asks to heed a document and gives no work of its own: "… quan tâm, nghiêm
// túc triển khai thực hiện các nội dung trên, bảo đảm hiệu quả".
var exhorting = []string{
	"trien khai", "to chuc", "thuc hien", "quan triet", "quan tam", "chi dao", "phoi hop", "biet", "theo doi",
	"nghiem tuc", "khan truong", "kip thoi", "chu dong", "tich cuc", "dong bo", "day du", "hieu qua", "chat luong", "bao dam", "dam bao",
	"dung tien do", "tien do", "theo dung quy dinh", "theo quy dinh", "dung quy dinh", "theo ke hoach", "va", "de", "co",
	"cac noi dung", "noi dung", "nhiem vu duoc giao", "nhiem vu", "neu tren", "tren", "cong van nay", "van ban nay", "ke hoach nay",
	"chi thi nay", "cong dien nay", "thong bao nay", "chuong trinh nay", "quyet dinh nay", "huong dan nay",
}

// isExhortation: an order whose words behind those it is given to only exhort.
func isExhortation(s string) bool {
	words := wordsOf(s)
	end := len(words)
	for n := -1; n != 0; end -= n {
		n = exhortationBefore(words, end)
	}
	for i := range end {
		if n := orderAt(s, words, i); n > 0 {
			return i+n <= end && end < len(words) && !hasVerb(s, words, i+n, end)
		}
	}
	return false
}

// isForAll: the text says whom to tell of difficulties, and besides only exhorts: it holds for all of the document and is no work
// of its own.
func isForAll(s string) bool {
	sentences := sentencesOf(s)
	return slices.ContainsFunc(sentences, isOnDifficulties) && !slices.ContainsFunc(sentences, func(one string) bool {
		return !isOnDifficulties(one) && !isExhortation(strings.TrimRight(one, " ./"))
	})
}

// maxToDifficulty is how many words into the sentence that says whom to tell of difficulties they are named.
const maxToDifficulty = 24

// isOnDifficulties: "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan báo cáo về Sở A để …".
func isOnDifficulties(s string) bool {
	words := wordsOf(s)
	opened := startsWith(words, "trong qua trinh") || startsWith(words, "qua trinh")
	i := index(words[:min(len(words), maxToDifficulty)], 0, "kho khan", "vuong mac", "bat cap")
	told := has(words[max(i, 0):], "bao cao", "phan anh", "kien nghi", "de xuat", "thong tin", "lien he", "trao doi", "gui")
	return opened && i > 0 && told && !has(words[i:], "truoc ngay")
}

// hasVerb reports a verb among the words from one up to another.
func hasVerb(s string, words []word, from, to int) bool {
	for i := from; i < to; i++ {
		if isVerbAt(s, words, i) {
			return true
		}
	}
	return false
}

// exhortationBefore counts the words that exhort before a word, 0 for none.
func exhortationBefore(words []word, end int) int {
	for _, e := range exhorting {
		if n := strings.Count(e, " ") + 1; n <= end {
			if _, ok := at(words[:end], end-n, e); ok {
				return n
			}
		}
	}
	return 0
}

// bodyEnd is the paragraph at which the addressees or the signature begin.
func (o *outline) bodyEnd() int {
	for i, p := range o.preamble {
		if isAddressees(p.Text) || isFarewell(p.Text) || opensSignature(p.Text) {
			return i
		}
	}
	return len(o.preamble)
}

// introduced is the paragraph behind the last one that announces others, or behind the last line of the heading. Dashes under
// one that announces work are what it announces.
func (o *outline) introduced(end int) int {
	from, announced := 0, false
	for i, p := range o.preamble[:end] {
		_, r, _ := labelOf(p.Text)
		switch {
		case announced && r == rankDash:
		case isCapitals(p.Text), typeOf(p.Text) != "", opensGrounds(p.Text), r != rankNone, isOfLetterhead(p.Text):
			from = i + 1
		case strings.HasSuffix(strings.TrimSpace(p.Text), ":"):
			from, announced = i+1, announcesWork(p.Text)
		}
	}
	return from
}

// ownNumber is the beginning of the line with a letter's own number, whatever ran on behind it.
var ownNumber = regexp.MustCompile(`^Số:?\s*\d*\s*/`)

// isOfLetterhead: the line of the number, of place and day, or of whom a letter is addressed to.
func isOfLetterhead(s string) bool {
	words := wordsOf(s)
	return ownNumber.MatchString(s) || startsWith(words, "kinh gui") || isPlaceAndDay(s, words)
}

// isPlaceAndDay: "Hà Nội, ngày 26 tháng 4 năm 2027" and nothing else.
func isPlaceAndDay(s string, words []word) bool {
	const short, place = 12, 6
	k := index(words, 0, "ngay")
	if k <= 0 || k > place || len(words) > short || !unicode.IsUpper(firstRune(s)) ||
		strings.TrimSpace(s[words[k-1].end:words[k].start]) != "," {
		return false
	}
	_, dated := dateAfter(s[words[k].end:])
	return dated
}

// announcesWork: a sentence with an order, and no list of addressees ("Kính gửi: - Sở A; - Sở B").
func announcesWork(s string) bool {
	words := wordsOf(s)
	if len(words) < minSentence || startsWith(words, "kinh gui") {
		return false
	}
	for i := range words {
		if orderAt(s, words, i) > 0 {
			return true
		}
	}
	return false
}

func opensUnnumbered(s string) bool {
	return unicode.IsUpper(firstRune(s)) && len(wordsOf(s)) >= minSentence && !strings.HasSuffix(strings.TrimSpace(s), ":")
}

func (o *outline) addUnnumbered(p docread.Paragraph) *item {
	o.size++
	label := strconv.Itoa(o.size)
	it := &item{label: label, path: label, rank: rankNumber, head: p.Text, place: p.Place, loose: true}
	o.top.children = append(o.top.children, it)
	return it
}
