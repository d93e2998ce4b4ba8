package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/calendar"
	"dondoc/internal/org"
)

// The lists of communes and offices say each thing in a short sentence of its own: what, who, when ("Quét chợ Vân. Đoàn Thanh niên
// xã chủ trì, trưởng thôn phối hợp. Xong trước 30/4."). The sentence on who may be a name alone, and the names are often of posts.

// Limits of a short item: how many words it has, and each name in it.
const (
	longestShort = 60
	maxHolder    = 10
)

// holderPosts are posts that lists of communes name without the body that they are of, beside those that a heading names.
var holderPosts = []string{
	"bi thu", "chu tich", "truong thon", "truong ban", "truong xom", "truong khu", "to truong", "nguoi dung dau", "ke toan",
}

// shortlyNamed reads the sentence of a short item that only says who does what the first one asks for, nil where none does. It is a
// guess: nothing but the order of the sentences says so.
func (p *parser) shortlyNamed(it *item) *subject {
	sentences := sentencesOf(it.text)
	if len(it.words) > longestShort || len(sentences) < 2 || orderAt(it.text, it.words, 0) > 0 {
		return nil
	}
	var found *subject
	for i, sentence := range sentences[1:] {
		who := p.holdersIn(sentence)
		switch {
		case who == nil:
		case found == nil && strings.HasSuffix(sentences[i], "."):
			found = who
		case found != nil && len(who.leads) > 0:
			found.coordinators = slices.Concat(found.coordinators, who.leads, who.coordinators)
			found.coordinatePhrase = strings.Trim(sentence, " .;")
		}
	}
	return found
}

// holdersIn reads whom a short sentence begins with: bodies or posts, up to a verb, a time or its end, and behind a comma those who
// help.
func (p *parser) holdersIn(sentence string) *subject {
	s := strings.Trim(sentence, " .;")
	words := wordsOf(s)
	from := orderAt(s, words, 0)
	from += comradeAt(s, words, from)
	cooperative := startsWith(words, "hop tac xa") // begins like the verb
	if from >= len(words) || beginsWithVerb(s, words, from) && !cooperative || !strings.Contains(s, ", ") && isWhen(s, p.times) {
		return nil
	}
	own := &subject{sure: sureGuess, helpGuessed: true, end: len(sentence)}
	for end := from + 1; end <= min(len(words), from+2*maxHolder) && own.leads == nil; end++ {
		if end < len(words) && !isVerbAt(s, words, end) && !p.timeAt(s, words, end) && !strings.HasPrefix(s[words[end-1].end:], " (") {
			continue
		}
		phrase := strings.TrimRight(s[words[from].start:words[end-1].end], " ,")
		own.leads, own.leadPhrase = p.holders(phrase, from > 0), phrase
	}
	if own.leads == nil {
		return nil
	}
	p.helpersAtEnd(own, s)
	return own
}

// timeAt: behind a comma at a word a time begins.
func (p *parser) timeAt(s string, words []word, i int) bool {
	if !strings.Contains(s[words[i-1].end:words[i].start], ",") {
		return false
	}
	clause, _, _ := strings.Cut(s[words[i].start:], ",")
	return isWhen(clause, p.times)
}

// isWhen: a short text is a time.
func isWhen(s string, times calendar.Context) bool {
	_, ok := whenOf(s, times)
	return ok
}

func whenOf(s string, times calendar.Context) (calendar.Deadline, bool) {
	d := calendar.Parse(s, times)
	return d, d.Kind != calendar.None && d.Kind != calendar.Unresolved && len(wordsOf(s)) <= maxHolder && !describes(s)
}

// whenAlone reads the sentence of a short item that is a time, or says no more than that it is done then ("Quý III.", "Làm từ 15/4
// đến hết 31/10.").
func whenAlone(content string, times calendar.Context) (calendar.Deadline, bool) {
	if len(wordsOf(content)) > longestShort {
		return calendar.Deadline{}, false
	}
	for _, sentence := range slices.Backward(sentencesOf(content)) {
		s := strings.Trim(sentence, " .;")
		for _, done := range []string{"Làm ", "Xong ", "Thực hiện "} {
			s = strings.TrimPrefix(s, done)
		}
		if d, ok := whenOf(s, times); ok {
			return d, true
		}
	}
	return calendar.Deadline{}, false
}

// ofState are words that make a short sentence say how things are ("Trạm xây năm nọ đã xuống cấp"), and people or places that begin like
// a kind of body.
var ofState = wordSet("đã còn có là đang hiện")

// describes: a short text says how things are, and names neither whom nor when.
func describes(s string) bool {
	words := wordsOf(s)
	return slices.ContainsFunc(words, func(w word) bool { return ofState[s[w.start:w.end]] }) || has(words, "hoat dong") ||
		startsWith(words, "doi ngu", "hoi truong", "hoi nghi")
}

// citesYear matches a figure that is no number of a team or a ward.
var citesYear = regexp.MustCompile(`\d{4}`)

// holders are the bodies or posts that a phrase consists of, nil where it is anything else.
func (p *parser) holders(phrase string, ordered bool) []org.Mention {
	if describes(phrase) || citesYear.MatchString(phrase) {
		return nil
	}
	found, whole := p.names.Covering(phrase)
	if !whole {
		found = p.names.List(phrase)
	}
	found = slices.Clone(found)
	for i, m := range found {
		if isNamedCooperative(m) {
			found[i].Class, found[i].Name, found[i].Doubt = false, m.Text, org.DoubtUnknown
		}
	}
	if len(found) == 0 || slices.ContainsFunc(found, func(m org.Mention) bool { return !isHolder(m, ordered) }) {
		return nil
	}
	return found
}

// isHolder: a body that is known, a class of them, a kind of body with its name, or a post.
func isHolder(m org.Mention, ordered bool) bool {
	words := wordsOf(m.Text)
	n, _ := atAny(words, 0, []string{"cac"})
	_, post := atAny(words, n, holderPosts)
	if _, named := atAny(words, n, posts); post || named {
		return len(words) <= maxHolder
	}
	if m.Doubt == "" || m.Doubt == org.DoubtSpelling {
		return canAct([]org.Mention{m})
	}
	return len(words) > 1 && len(words) <= maxHolder && (ordered || unicode.IsUpper(firstRune(m.Text))) && startsWith(words, shortKinds...)
}

// isNamedCooperative: "Hợp tác xã" and its name, where the kind alone is a class.
func isNamedCooperative(m org.Mention) bool {
	words := wordsOf(m.Text)
	return m.Class && strings.HasPrefix(m.Text, "Hợp tác xã ") && len(words) > 3 && unicode.IsUpper(firstRune(m.Text[words[3].start:]))
}

// shortKinds are the kinds of bodies that a commune's list names.
var shortKinds = slices.Concat(letterheadKinds, []string{
	"to cong nghe", "to bao ve", "to tu quan", "to hoa giai", "hop tac xa", "tram", "doi",
})

// helpersAtEnd adds those whom the last clause of a sentence has help: "Sở A chủ trì, Sở B phối hợp".
func (p *parser) helpersAtEnd(own *subject, s string) {
	rest, helps := strings.CutSuffix(s, " phối hợp")
	i := strings.LastIndex(rest, ", ")
	if !helps || i < len(own.leadPhrase) {
		return
	}
	if help := p.holders(strings.TrimSpace(rest[i+1:]), true); help != nil {
		own.coordinators, own.coordinatePhrase = help, strings.TrimSpace(rest[i+1:])
	}
}
