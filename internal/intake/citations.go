package intake

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dondoc/internal/calendar"
	"dondoc/internal/text"
)

// citationsOf collects the documents that the preamble rests on and the items
// mention; the first mention of a number counts. The document's own number is none.
func citationsOf(o *outline, d *Draft) []Citation {
	c := &collector{own: text.Number(d.Document.Number), seen: map[string]bool{}, out: []Citation{}}
	d.Document.Implements = c.implemented(d.Document.Title)
	for _, p := range o.preamble {
		if len(d.Document.Implements) == 0 && opensCarriedOut(p.Text, wordsOf(p.Text)) {
			d.Document.Implements = c.implemented(p.Text)
		}
	}
	for _, p := range o.preamble {
		c.preamble(p.Text, d.Document.Implements)
	}
	o.walk(func(it *item) { c.mentioned(it.text, it.path) })
	for _, t := range d.Tasks {
		c.mentioned(t.Content, t.Ref)
	}
	return c.out
}

type collector struct {
	own  string
	seen map[string]bool
	out  []Citation
}

// implemented takes the numbers after "thực hiện" in the title, or in the sentence that opens with it.
func (c *collector) implemented(s string) []string {
	numbers := []string{}
	words := wordsOf(s)
	if i := index(words, 0, "thuc hien", "trien khai"); i >= 0 {
		for _, x := range citationsIn(beforeMatter(s[words[i].start:])) {
			numbers = append(numbers, x.Number)
		}
	}
	return numbers
}

// preamble gives each citation its role by how its paragraph begins.
func (c *collector) preamble(s string, implements []string) {
	role := CitedMentioned
	words := wordsOf(s[:min(len(s), 60)])
	switch {
	case len(words) == 0:
		return
	case startsWith(words, "can cu"):
		role = CitedLegalBasis
		c.laws(s)
	case startsWith(words, "theo de nghi", "xet de nghi"):
		role = CitedProposal
	}
	for _, x := range citationsIn(s) {
		x.Role = role
		if slices.ContainsFunc(implements, func(n string) bool { return text.Number(n) == text.Number(x.Number) }) {
			x.Role = CitedImplements
		}
		c.add(x)
	}
}

func startsWith(words []word, phrases ...string) bool {
	_, ok := atAny(words, 0, phrases)
	return ok
}

// laws takes the parts of "Căn cứ …; …" that have no number: acts cited by title and date.
func (c *collector) laws(s string) {
	for part := range strings.SplitSeq(s, ";") {
		words := wordsOf(part)
		from := 0
		if n, ok := at(words, 0, "can cu"); ok {
			from = n
		}
		day := index(words, from, "ngay")
		if day <= from || len(citationsIn(part)) > 0 {
			continue
		}
		date, ok := dateAfter(part[words[day].end:])
		if !ok {
			continue
		}
		title := strings.Trim(part[words[from].start:words[day].start], " ,")
		c.add(Citation{Title: title, Date: date, Role: CitedLegalBasis})
	}
}

func (c *collector) mentioned(s, where string) {
	for _, x := range citationsIn(s) {
		x.Role, x.Where = CitedMentioned, where
		c.add(x)
	}
}

func (c *collector) add(x Citation) {
	key := text.Number(x.Number)
	if key == "" {
		key = text.Fold(x.Title)
	}
	if key == c.own || c.seen[key] {
		return
	}
	c.seen[key] = true
	c.out = append(c.out, x)
}

// citationIn returns the first citation of a text.
func citationIn(s string) (Citation, bool) {
	all := citationsIn(s)
	if len(all) == 0 {
		return Citation{}, false
	}
	return all[0], true
}

// citationsIn finds document numbers with the dates that follow them.
func citationsIn(s string) []Citation {
	var all []Citation
	for from := 0; ; {
		slash := strings.IndexByte(s[from:], '/')
		if slash < 0 {
			return all
		}
		slash += from
		start, end := numberAround(s, slash)
		from = max(end, slash+1)
		if !isDocumentNumber(s[start:end]) {
			continue
		}
		c := Citation{Number: strings.ReplaceAll(s[start:end], " ", "")}
		rest := s[end:]
		if words := wordsOf(rest[:runeBoundary(rest, 40)]); len(words) > 0 && words[0].fold == "ngay" {
			c.Date, _ = dateAfter(rest[words[0].end:])
		}
		all = append(all, c)
	}
}

func runeBoundary(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// maxNumber is how many bytes a document's number takes on either side of a slash at most.
const maxNumber = 80

// numberAround widens a slash to the whole number, over a space before the slash ("625 /QĐ-UBND").
func numberAround(s string, slash int) (start, end int) {
	left := strings.TrimRight(s[:slash], " ")
	start = len(left)
	for start > max(0, slash-maxNumber) {
		r, size := utf8.DecodeLastRuneInString(left[:start])
		if !isNumberRune(r) {
			break
		}
		start -= size
	}
	end = slash + 1
	for end < min(len(s), slash+maxNumber) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !isNumberRune(r) {
			break
		}
		end += size
	}
	return start, start + len(strings.TrimRight(s[start:end], "-/.,"))
}

func isNumberRune(r rune) bool {
	return unicode.IsDigit(r) || unicode.IsLetter(r) || r == '-' || r == '/' || r == '&'
}

// isDocumentNumber: digits first, then a code of at least two capitals: "05-NQ/TU", "20/2021/NQ-HĐND".
func isDocumentNumber(s string) bool {
	if s == "" || !isDigit(s[0]) {
		return false
	}
	capitals := 0
	for _, r := range s {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2
}

// dateAfter reads "25/10/2021" or "25 tháng 10 năm 2021" at the start of s, after spaces.
func dateAfter(s string) (calendar.Day, bool) {
	var parts [3]int
	for i := range parts {
		s = strings.TrimLeft(s, " /-.")
		for _, w := range []string{"tháng", "năm"} {
			s = strings.TrimLeft(strings.TrimPrefix(s, w), " ")
		}
		end := 0
		for end < len(s) && isDigit(s[end]) {
			end++
		}
		n, err := strconv.Atoi(s[:end])
		if err != nil || end > 4 {
			return calendar.Day{}, false
		}
		parts[i], s = n, s[end:]
	}
	day := calendar.NewDay(parts[2], time.Month(parts[1]), parts[0])
	if day.DayOfMonth() != parts[0] || int(day.Month()) != parts[1] || parts[2] < 1900 {
		return calendar.Day{}, false
	}
	return day, true
}
