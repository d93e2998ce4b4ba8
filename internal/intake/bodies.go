package intake

import (
	"slices"
	"strings"
	"unicode"

	"dondoc/internal/org"
)

// Most cells of bodies only list them. Some say what each has to do: "Sở A chủ
// trì, phối hợp với Sở B", "Chủ trì: Sở A; phối hợp: Sở B", "Sở A (chủ trì), Sở B
// (phối hợp)", "Sở A thúc đẩy, theo dõi". A mark is such a word.
type mark struct {
	start, end int // bytes
	coordinate bool
	ahead      bool // it tells of the bodies before it
}

// A stretch is a piece of a cell between marks, with what the marks make of it.
type stretch struct {
	text       string
	coordinate bool
	unsaid     bool // no mark tells of it
}

// bodiesIn reads a cell of bodies: those in charge and those who coordinate.
func (p *parser) bodiesIn(cell string, c *Check) (leads, coordinators []org.Mention) {
	for _, s := range stretchesOf(strings.Join(itemsOf(cell), "; ")) {
		found := p.bodiesOf(s.text)
		if s.unsaid && len(found) > 0 {
			c.note("leads", sureGuess, "intake.doubt_unsaid_role", s.text)
			c.note("coordinators", sureGuess, "intake.doubt_unsaid_role", s.text)
		}
		if s.coordinate {
			coordinators = append(coordinators, found...)
		} else {
			leads = append(leads, found...)
		}
	}
	return leads, coordinators
}

// stretchesOf cuts a cell at its marks.
func stretchesOf(cell string) []stretch {
	marks := marksIn(cell)
	if len(marks) == 0 {
		return []stretch{{text: cell}}
	}
	var all []stretch
	from, before := 0, (*mark)(nil)
	for i := range marks {
		all = append(all, stretchBetween(cell[from:marks[i].start], before, &marks[i]))
		from, before = marks[i].end, &marks[i]
	}
	return append(all, stretchBetween(cell[from:], before, nil))
}

// stretchBetween is the stretch between two marks, either nil at the cell's end.
func stretchBetween(s string, before, after *mark) stretch {
	switch {
	case after != nil && after.ahead:
		return stretch{text: s, coordinate: after.coordinate}
	case before != nil && !before.ahead:
		return stretch{text: s, coordinate: before.coordinate}
	}
	return stretch{text: s, unsaid: strings.ContainsFunc(s, unicode.IsLetter)}
}

// marksIn finds the words of leading and coordinating. Where they qualify a
// class ("cơ quan được giao chủ trì") they are part of its name.
func marksIn(cell string) []mark {
	words := wordsOf(cell)
	var marks []mark
	from := 0 // the word after the last mark
	for i := 0; i < len(words); i++ {
		_, lead := at(words, i, "chu tri")
		_, coordinate := at(words, i, "phoi hop")
		if !lead && !coordinate {
			continue
		}
		m := mark{start: words[i].start, end: words[i+1].end, coordinate: coordinate}
		label := strings.HasPrefix(strings.TrimLeft(cell[m.end:], " "), ":")
		noun := from + leadingNoun(words[from:i])
		bracketed := noun > 0 && strings.HasSuffix(strings.TrimRight(cell[words[noun-1].end:words[noun].start], " "), "(")
		if !label && !bracketed && i > from && qualifies(words[from:i]) {
			continue
		}
		if label || bracketed { // "Cơ quan phối hợp: …", "Sở A (cơ quan chủ trì)"
			m.start = words[noun].start
		}
		with, toOthers := atAny(words, i+2, []string{"voi", "cung voi", "cung"})
		if toOthers {
			m.end = words[i+1+with].end
		}
		m.ahead = !label && !toOthers && i > from
		marks = append(marks, m)
		from, i = i+2+with, i+1+with
	}
	return marks
}

// leadingNoun counts the words before the label's own: in "…; Cơ quan phối hợp:" the noun belongs to the label.
func leadingNoun(before []word) int {
	for _, noun := range []string{"co quan don vi", "co quan", "don vi"} {
		n := strings.Count(noun, " ") + 1
		if len(before) >= n {
			if _, ok := at(before, len(before)-n, noun); ok {
				return len(before) - n
			}
		}
	}
	return len(before)
}

// qualifies reports that the words before a mark make it part of a class's name.
func qualifies(before []word) bool {
	last := before[max(0, len(before)-3):]
	return has(last, "duoc giao", "duoc phan cong", "giao") || leadingNoun(before) < len(before)
}

// doing are the other words of duty that follow names in a cell. Names of
// bodies hold none of them in small letters.
var doing = []string{
	"thuc hien", "tham muu", "thuc day", "theo doi", "bao cao", "tong hop", "huong dan", "don doc", "chiu trach nhiem", "co trach nhiem",
	"ra soat", "trien khai", "chi dao", "lam dau moi", "lam co quan", "cong bo", "la co quan", "la dau moi",
}

// bodiesOf lists the bodies of a stretch. Where a part of it goes on with what
// they have to do, only what stands before counts, if it is names and nothing else.
func (p *parser) bodiesOf(s string) []org.Mention {
	parts := strings.Split(s, ";")
	if !slices.ContainsFunc(parts, func(part string) bool { return cutAtDuty(part) != part }) {
		return p.names.List(trimMarks(s))
	}
	var all []org.Mention
	for _, part := range parts {
		names := strings.Trim(cutAtDuty(part), " ,.:-–(")
		if names == "" {
			continue
		}
		ahead := p.names.List(names)
		if len(ahead) == 0 || slices.ContainsFunc(ahead, func(m org.Mention) bool { return m.Doubt == org.DoubtUnknown }) {
			ahead = p.names.List(part)
		}
		all = append(all, ahead...)
	}
	return all
}

// trimMarks drops the marks around a list, and the brackets that have no other half left.
func trimMarks(s string) string {
	s = strings.TrimRight(strings.TrimLeft(s, " ,.:;-–()"), " ,.:;-–(")
	for strings.HasSuffix(s, ")") && strings.Count(s, ")") > strings.Count(s, "(") {
		s = strings.TrimRight(s[:len(s)-1], " ,.:;-–(")
	}
	return s
}

// directedIn is whom a cell says that the lead directs ("Bộ A chỉ đạo Cục B thực hiện"), empty for nobody or those under it.
func directedIn(cell string) string {
	rest := strings.TrimPrefix(cell, cutAtDuty(cell))
	words := wordsOf(rest)
	if !startsWith(words, "chi dao") || len(words) < 3 || words[2].fold == "cac" {
		return ""
	}
	return strings.TrimSpace(cutAtDuty(rest[words[2].start:]))
}

// toldApart: the words before a duty end with a class that is told apart by what it was given to do: "các đơn vị được giao
// thực hiện …".
func toldApart(s string, before []word) bool {
	const furthest = 12
	for i := len(before) - 1; i > 0 && i > len(before)-furthest; i-- {
		if strings.ContainsAny(s[before[i-1].end:before[i].start], ",;") {
			return false
		}
		_, given := atAny(before, i, []string{"duoc giao", "duoc phan cong"})
		if given && has(before[max(0, i-3):i], "co quan", "don vi", "to chuc", "dia phuong", "ca nhan") {
			return true
		}
	}
	return false
}

// cutAtDuty cuts a text before its first word of duty in small letters.
func cutAtDuty(s string) string {
	words := wordsOf(s)
	for i := range words {
		if i > 0 && slices.Contains([]string{"ban", "to", "dong", "phan"}, words[i-1].fold) {
			continue // "Ban chỉ đạo chuyển đổi số", "Hội đồng chỉ đạo thi", "Bộ phận tổng hợp"
		}
		if _, ok := atAny(words, i, doing); ok && unicode.IsLower(firstRune(s[words[i].start:])) && !toldApart(s, words[:i]) {
			return s[:words[i].start]
		}
	}
	return s
}
