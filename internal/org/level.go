package org

import (
	"slices"
	"strings"

	"dondoc/internal/text"
)

// levelled are the bodies that exist at every level, by the words their names begin with: mass organisations and what people set up
// for a purpose.
var levelled = []string{
	"mat tran", "uy ban mat tran", "hoi", "doan thanh nien", "lien doan", "lien hiep", "ban", "van phong ban", "van phong uy ban",
}

// atLevels joins the names of a list to its last one where that stands for a body at each level: "Mặt trận Tổ quốc Việt Nam, Hội Nông dân
// các cấp" is one class, and no national body. A semicolon, a class and a body of one place end what the level is of.
func (s *scanner) atLevels(found []Mention, m Mention) ([]Mention, Mention) {
	if n := len(found); n > 0 && m.Class && !found[n-1].Class && strings.Trim(s.text[found[n-1].End:m.Start], " ") == "/" {
		return found[:n-1], s.eitherOf(found[n-1], m) // "Sở A/Sở B tỉnh, thành phố"
	}
	if !m.Class || !strings.HasSuffix(text.Fold(m.Text), " cac cap") {
		return found, m
	}
	for n := len(found); n > 0 && isLevelled(found[n-1]); n = len(found) {
		before := found[n-1]
		gap := s.text[before.End:m.Start]
		if mark := strings.Trim(gap, " "); mark != "," && mark != "và" && mark != ", và" {
			break
		}
		m.Start, m.Text = before.Start, s.text[before.Start:m.End]
		m.Name, m.Doubt = before.Name+gap+m.Name, DoubtUnknown
		found = found[:n-1]
	}
	return found, m
}

// ofEachPlace are the bodies of which every place has one, by the words their names begin with.
var ofEachPlace = []string{
	"cong an", "mat tran", "uy ban mat tran", "hoi", "doan thanh nien", "lien doan", "lien hiep", "lien minh", "tram y te",
	"ban chi huy quan su",
}

// oneOfEach makes a class of such a body whose name ends with the level of all its places: "Công an cấp xã".
func oneOfEach(m Mention) Mention {
	if m.Class || m.Doubt != DoubtUnknown {
		return m
	}
	words := scan(m.Text)
	n := len(words)
	if n < 3 || words[n-2].fold != "cap" || placeKind(words[n-1].fold) != 1 || hasWords(words, 0, "hoi", "dong") {
		return m
	}
	m.Class = slices.ContainsFunc(ofEachPlace, func(kind string) bool { return hasWords(words, 0, strings.Fields(kind)...) })
	return m
}

// eitherOf joins two names that a stroke parts, of which each place has the one or the other: one class.
func (s *scanner) eitherOf(a, b Mention) Mention {
	b.Name = a.Name + "/" + b.Name
	b.Start, b.Text = a.Start, s.text[a.Start:b.End]
	return b
}

func isLevelled(m Mention) bool {
	if m.Class {
		return false
	}
	words := scan(m.Text)
	if placeKind(words[len(words)-1].fold) == 1 { // "Ban Dân tộc tỉnh" is of one place
		return false
	}
	for _, kind := range levelled {
		if hasWords(words, 0, strings.Fields(kind)...) {
			return !hasWords(words, 0, "hoi", "dong")
		}
	}
	return false
}

// levelsAt counts the words of two levels or more that a name is told to exist at ("cấp tỉnh, cấp xã"), 0 for fewer.
func (s *scanner) levelsAt(i int) int {
	n, levels := 0, 0
	for {
		next := i + n
		if levels > 0 && next < len(s.words) && isLink(s.words[next].fold) {
			next++
		}
		if !hasWords(s.words, next, "cap") || next+1 >= len(s.words) || levels == 0 && s.words[next].sep != 0 || s.words[next].sep == ';' {
			break
		}
		k := placeKind(s.words[next+1].fold)
		if k == 0 || next+k >= len(s.words) {
			break
		}
		n, levels = next+1+k-i, levels+1
	}
	return n * btoi(levels > 1)
}
