package org

import (
	"slices"
	"strings"
)

// A list may name places of several kinds at once and leave out which is of which: "Ủy ban nhân dân các tỉnh, thành phố: Hà Nội,
// Quảng Ninh".

// cities are the cities of the rank of a province (resolutions of the National Assembly up to 175/2024/QH15), folded. Any other
// unit of that rank is a province.
var cities = []string{"ha noi", "hai phong", "da nang", "can tho", "ho chi minh", "hue"}

// committeesAt counts the words of a committee with two or more kinds of places before a colon and the names of some, and reports
// that these are provinces and cities of their rank.
func (s *scanner) committeesAt(i int) (n int, provinces bool) {
	n = s.headAt(i)
	if n == 0 || !isCommittee(s.words[i:i+n]) {
		return 0, false
	}
	n += s.quantifierAt(i + n)
	kinds := 0
	for at := i + n; at < len(s.words); kinds++ {
		at += btoi(kinds > 0 && isLink(s.words[at].fold))
		k := s.placeWords(at)
		if k == 0 || kinds > 0 && at == i+n && s.words[at].sep != ',' {
			break
		}
		provinces = provinces || s.words[at].fold == "tinh"
		at += k
		n = at - i
	}
	at := i + n
	return n * btoi(kinds > 1 && at < len(s.words) && s.words[at].sep == ':' && s.words[at].capital), provinces
}

// ofSomeKind reads a further place of a list of several kinds. Its own kind is known of provinces, and a doubt of others.
func (s *scanner) ofSomeKind() (Mention, bool) {
	if len(s.committee) == 0 || s.words[s.at].sep == ';' || !s.words[s.at].capital {
		s.committee = nil
		return Mention{}, false
	}
	end := s.placeAt(s.at)
	named := end > 0
	if !named && s.starts(s.at) {
		s.committee = nil
		return Mention{}, false
	}
	for end = max(end, s.at+1); !named && end < len(s.words) && s.words[end].sep == 0 && s.words[end].capital; {
		end++
	}
	if !s.endsAt(end) {
		s.committee = nil
		return Mention{}, false
	}
	place, doubt := spell(s.text, s.words[s.at:end]), ""
	switch {
	case named:
		place = lowerFirst(place)
	case !s.provinces:
		doubt = DoubtPlace
	case slices.Contains(cities, foldOf(s.words[s.at:end])):
		place = "thành phố " + place
	default:
		place = "tỉnh " + place
	}
	return s.takeKnown(end, Mention{Name: spellHead(s.committee) + " " + place, Doubt: doubt}), true
}

func foldOf(words []word) string {
	folds := make([]string, len(words))
	for i, w := range words {
		folds[i] = w.fold
	}
	return strings.Join(folds, " ")
}
